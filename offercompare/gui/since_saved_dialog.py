"""What changed since the last save: which versions, who led and leads, and every figure that differs."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLabel,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from offercompare.gui import theme
from offercompare.gui.room import begin_size
from offercompare.numerals import Numerals
from offercompare.report.since_saved import SinceSaved
from offercompare.report.since_saved_words import change_rows, headings, leaders, sentences_of
from offercompare.translation import tr

SIZE = QSize(760, 520)
_TEXT_COLUMNS = 2


class SinceSavedDialog(QDialog):
    """Shows the list; where it ``asks``, it is accepted by "Save" and rejected by "Cancel"."""

    def __init__(
        self, found: SinceSaved, currency: str, numerals: Numerals, asks: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, not asks)
        self.setWindowTitle(tr("What changed since the last save"))
        self.setSizeGripEnabled(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        self.head = self._label(leaders(found))
        self.head.setFont(theme.font(13, strong=True))
        self.head.setVisible(bool(self.head.text()))
        self.words = self._label(" ".join(sentences_of(found)))
        column.addWidget(self.head)
        column.addWidget(self.words)
        self.table = _ChangesTable(found, numerals, self)
        column.addWidget(self.table, 1)
        self.hint = self._label(
            tr("Amounts are in {currency} a year. The file is as it was until you save.", currency=currency)
        )
        self.hint.setObjectName("muted")
        column.addWidget(self.hint)
        column.addWidget(self._buttons(asks))
        self.resize(begin_size(self, SIZE))
        self.table.setFocus()

    def _label(self, text: str) -> QLabel:
        label = QLabel(text, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        return label

    def _buttons(self, asks: bool) -> QDialogButtonBox:
        kinds = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(kinds.Save | kinds.Cancel if asks else kinds.Close, self)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        if asks:
            buttons.button(kinds.Save).setText(tr("Save with the figures of now"))
        return buttons


class _ChangesTable(QTableWidget):
    """One figure a row, the most telling first; columns share the width."""

    def __init__(self, found: SinceSaved, numerals: Numerals, parent: QWidget) -> None:
        titles, rows = headings(), change_rows(found, numerals)
        super().__init__(parent)
        self.setObjectName("money")
        self.setAccessibleName(tr("Figures that differ"))
        self.setRowCount(len(rows))
        self.setColumnCount(len(titles))
        self.setHorizontalHeaderLabels(titles)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionsClickable(False)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        for number, row in enumerate(rows):
            texts = (row.offer, row.figure, row.before, row.now, row.change)
            for column, text in enumerate(texts):
                self.setItem(number, column, self._item(text, column))
            spoken = tr("{offer}, {figure}: {before} then, {now} now", offer=row.offer, figure=row.figure,
                        before=row.before, now=row.now)  # fmt: skip
            self.item(number, 0).setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
        for column in range(len(titles)):
            self.horizontalHeaderItem(column).setTextAlignment(_side(column))

    def _item(self, text: str, column: int) -> QTableWidgetItem:
        item = QTableWidgetItem(text)
        item.setTextAlignment(_side(column))
        item.setToolTip(text)
        return item

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Figures get what they need, words share the rest."""
        super().resizeEvent(event)
        header, columns = self.horizontalHeader(), range(self.columnCount())
        needed = [max(self.sizeHintForColumn(column), header.sectionSizeHint(column)) for column in columns]
        spare = max(self.viewport().width() - sum(needed), 0)
        for column, width in zip(columns, needed, strict=True):
            self.setColumnWidth(column, width + spare // self.columnCount())


def _side(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignLeft if column < _TEXT_COLUMNS else Qt.AlignmentFlag.AlignRight
    return side | Qt.AlignmentFlag.AlignVCenter
