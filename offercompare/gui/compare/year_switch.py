"""Year 1, 2, 3, … or the average: which year the money rows show."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QMenu, QToolButton, QWidget

from offercompare.gui import theme
from offercompare.gui.compare.rows import AVERAGE
from offercompare.translation import tr

TITLE_ROOM = 60.0
"""What the title of the section needs beside the switch, in pixels at the usual text size."""


class YearSwitch(QWidget):
    """A button for each year; where they do not fit beside the title, one button with a menu.

    Signal: ``chosen(year)``, counted from 1, or AVERAGE.
    """

    chosen = Signal(int)

    def __init__(self, years: int, chosen: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(2, 0, 2, 0)
        self._row.setSpacing(0)
        self._row.addStretch(1)
        self._group = QButtonGroup(self)
        for year in (*range(1, years + 1), AVERAGE):
            button = self._button(year_text(year) if year <= 1 else str(year))
            button.setAccessibleName(tr("Average of all years") if year == AVERAGE else year_text(year))
            button.setCheckable(True)
            button.setChecked(year == chosen)
            self._group.addButton(button, year)
        self._group.idClicked.connect(self.chosen)
        self._one = self._only_button(years, chosen)
        self._fold(False)

    def _button(self, text: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setObjectName("year")
        button.setFont(theme.font(8.75))
        self._row.addWidget(button)
        return button

    def _only_button(self, years: int, chosen: int) -> QToolButton:
        button = self._button(f"{year_text(chosen)} ▾")
        button.setAccessibleName(tr("Year shown: {year}", year=year_text(chosen)))
        menu = QMenu(button)
        for year in (*range(1, years + 1), AVERAGE):
            action = menu.addAction(year_text(year))
            action.setCheckable(True)
            action.setChecked(year == chosen)
            action.triggered.connect(lambda _=False, year=year: self.chosen.emit(year))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMenu(menu)
        button.setArrowType(Qt.ArrowType.NoArrow)
        return button

    def _fold(self, folded: bool) -> None:
        self._is_folded = folded
        self._one.setVisible(folded)
        for button in self._group.buttons():
            button.setVisible(not folded)

    def _wide(self) -> int:
        buttons = self._group.buttons()
        for button in buttons:
            button.ensurePolished()
        return sum(button.sizeHint().width() for button in buttons) + 4

    def sizeHint(self) -> QSize:
        """What is taken at the right of the cell."""
        wide = self._one.sizeHint().width() + 4 if self._is_folded else self._wide()
        return QSize(wide, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold(self._wide() > self.width() - TITLE_ROOM * theme.text_scale())


def year_text(year: int) -> str:
    """ "Year 2", or "Average"."""
    return tr("Average") if year == AVERAGE else tr("Year {year}", year=year)
