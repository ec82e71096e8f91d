"""Year 1, 2, 3, … or the average: which year the money rows show."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

from offercompare.gui import theme
from offercompare.gui.compare.rows import AVERAGE
from offercompare.translation import tr


class YearSwitch(QWidget):
    """Signal: ``chosen(year)``, counted from 1, or AVERAGE."""

    chosen = Signal(int)

    def __init__(self, years: int, chosen: int, parent: QWidget) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 0, 6, 0)
        row.setSpacing(0)
        self._group = QButtonGroup(self)
        row.addStretch(1)
        for year in (*range(1, years + 1), AVERAGE):
            button = QToolButton(self)
            button.setText(
                tr("Average") if year == AVERAGE else tr("Year {year}", year=year) if year == 1 else str(year)
            )
            button.setAccessibleName(tr("Average of all years") if year == AVERAGE else tr("Year {year}", year=year))
            button.setObjectName("year")
            button.setCheckable(True)
            button.setChecked(year == chosen)
            button.setFont(theme.font(8.75))
            self._group.addButton(button, year)
            row.addWidget(button)
        self._group.idClicked.connect(self.chosen)
