"""One of the four tables that make up the comparison; what the keyboard does there is decided by their owner."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView, QWidget

from offercompare.gui.compare.table_model import TableModel

BASELINE = 1
"""The column of the current job; before it are the labels."""
MOVES = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
    Qt.Key.Key_PageUp: (-8, 0),
    Qt.Key.Key_PageDown: (8, 0),
    Qt.Key.Key_Home: (0, -1000),
    Qt.Key.Key_End: (0, 1000),
}
CORNERS = {Qt.Key.Key_Home: (-1000, -1000), Qt.Key.Key_End: (1000, 1000)}
"""With Ctrl."""

LEVELS = {"1": 0, "2": 1, "3": 2, "4": 3, "5": 4, "?": "unknown"}


class Pane(QTableView):
    """Signals: ``stepped(rows, columns)`` on a key that moves, ``opened(index)`` on Enter or a double click,
    ``cleared(index)`` on Delete, ``focused(bool)``, ``rated(index, level)`` where 1 to 5 or ? is typed on a result,
    ``untaken(index)`` where anything else is."""

    stepped = Signal(int, int)
    opened = Signal(QModelIndex)
    cleared = Signal(QModelIndex)
    focused = Signal(bool)
    rated = Signal(QModelIndex, object)
    untaken = Signal(QModelIndex)

    def __init__(self, model: TableModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        # By whole rows: none is half covered by those that stay in sight.
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(8)
        self.horizontalHeader().setMinimumSectionSize(24)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Where there is hardly any room it is as low as that, and covers nothing.
        self.setMinimumHeight(1)
        self.setAccessibleName("Offers side by side")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        shifted = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        key = Qt.Key(event.key())
        index = self.currentIndex()
        if plain and key in MOVES:
            self.stepped.emit(*MOVES[key])
        elif event.modifiers() == Qt.KeyboardModifier.ControlModifier and key in CORNERS:
            self.stepped.emit(*CORNERS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2, Qt.Key.Key_Space) and plain:
            self.opened.emit(index)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and plain:
            self.cleared.emit(index)
        elif (plain or shifted) and event.text() in LEVELS and not self._starts_typing(index):
            self.rated.emit(index, LEVELS[event.text()])
        elif (plain or shifted) and event.text().isprintable() and event.text().strip():
            self._type(index, event)
        else:
            # Not QTableView's: it would move in one pane alone or search by typing.
            event.ignore()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes to the offer beside, as it does from an entry, and out of the table after the last."""
        column, last = self.currentIndex().column(), self.model().columnCount() - 1
        if BASELINE <= column < last if forward else column > BASELINE:
            self.stepped.emit(0, 1 if forward else -1)
            return True
        return super().focusNextPrevChild(forward)

    def _starts_typing(self, index: QModelIndex) -> bool:
        return index.isValid() and bool(self.model().flags(index) & Qt.ItemFlag.ItemIsEditable)

    def _type(self, index: QModelIndex, event: QKeyEvent) -> None:
        """The key that starts an entry replaces what was there; where none starts, it is not lost in silence."""
        if not self._starts_typing(index):
            self.untaken.emit(index)
            return
        self.edit(index)
        editor = self.indexWidget(index) or self.findChild(QWidget, "cell-entry")
        if editor is not None:
            editor.setText(event.text())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            self.opened.emit(index)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focused.emit(False)
