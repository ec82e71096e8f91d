"""Typing into a cell: a line that commits on Enter or Tab, and says beside itself what it cannot read."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QStyleOptionViewItem, QToolTip, QWidget

from offercompare.document.edits import Edit
from offercompare.errors import InputError
from offercompare.gui import theme
from offercompare.gui.compare.cell_painter import TEXT_POINTS, CellPainter, Cursor
from offercompare.gui.compare.entry import edit_for, shown_for_typing
from offercompare.gui.compare.refused_entry import refused_entry
from offercompare.gui.compare.table_model import Index, TableModel
from offercompare.gui.forms.place_edit import PlaceEdit
from offercompare.gui.forms.refusal import refusing

Take = Callable[[str, str, Edit], None]


class CellEditor(CellPainter):
    """The delegate with its editor. ``take(row key, offer id, edit)`` hands an entry to the document and raises
    ``InputError`` where that refuses it. Signal: ``left(rows, columns)`` where the keyboard goes afterwards."""

    left = Signal(int, int)

    def __init__(self, model: TableModel, cursor: Cursor, take: Take, parent: QWidget) -> None:
        super().__init__(model, cursor, parent)
        self._take = take

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        row, offer = self._model.row(index.row()), self._model.offer_at(index.column())
        line = self._place_line(parent) if row.key == "place" else QLineEdit(parent)
        line.setObjectName("cell-entry")
        line.setFont(theme.font(TEXT_POINTS))
        line.setAlignment(Qt.AlignmentFlag.AlignRight)
        line.setAccessibleName(f"{row.label}, {offer.offer.name if offer else ''}")
        line.setProperty("at", (index.row(), index.column()))
        return line

    def _place_line(self, parent: QWidget) -> PlaceEdit:
        """A line that proposes places; Enter in its list goes past our event filter and arrives as a choice."""
        line = PlaceEdit(parent)
        line.chosen.connect(lambda: self._finish(line, 1, 0))
        return line

    def _finish(self, editor: QLineEdit, rows: int, columns: int) -> None:
        if not editor.property("done") and self.commit(editor):
            self._close(editor)
            self.left.emit(rows, columns)

    def setEditorData(self, editor: QLineEdit, index: Index) -> None:
        row, offer = self._model.row(index.row()), self._model.offer_at(index.column())
        if offer is not None and not editor.isModified():
            editor.setText(shown_for_typing(row.key, offer.offer, self._model.numerals))
            editor.selectAll()

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        editor.setGeometry(option.rect.adjusted(2, 1, -2, -2))

    def setModelData(self, editor: QLineEdit, model: object, index: Index) -> None:
        """Everything goes through ``commit``; Qt's own way out of an editor has nothing left to write."""

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        if not isinstance(editor, QLineEdit):
            return super().eventFilter(editor, event)
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(editor, event)
        if event.type() == QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            # A list of places that opens, or another window in front, is no leaving of the cell.
            passing = event.reason() in (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
            if not passing and not editor.property("done"):
                self.commit(editor)
                self._close(editor)
            return False
        return super().eventFilter(editor, event)

    def _completing(self, editor: QLineEdit) -> bool:
        completer = editor.completer()
        return completer is not None and completer.popup().isVisible()

    def _key(self, editor: QLineEdit, event: QKeyEvent) -> bool:
        if self._completing(editor) and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            return False
        steps = {
            Qt.Key.Key_Return: (1, 0),
            Qt.Key.Key_Enter: (1, 0),
            Qt.Key.Key_Tab: (0, 1),
            Qt.Key.Key_Backtab: (0, -1),
        }
        step = steps.get(Qt.Key(event.key()))
        if step is not None:
            self._finish(editor, *step)
            return True
        if event.key() == Qt.Key.Key_Escape:
            self._close(editor)
            self.left.emit(0, 0)
            return True
        editor.setProperty("invalid", False)
        return False

    def commit(self, editor: QLineEdit) -> bool:
        """Hand the entry on; False, with the reason beside the cell, where it cannot be taken."""
        row, column = editor.property("at")
        offer = self._model.offer_at(column)
        if offer is None or row >= self._model.rowCount():
            return True
        key = self._model.row(row).key
        if editor.text() == shown_for_typing(key, offer.offer, self._model.numerals):
            return True
        try:
            edit = edit_for(key, offer.offer, editor.text(), self._model.numerals)
            self._take(key, offer.offer.id, refusing(edit))
        except InputError as error:
            self._refuse(editor, refused_entry(self._model.row(row), error, self._model.numerals))
            return False
        return True

    def _refuse(self, editor: QLineEdit, sentence: str) -> None:
        editor.setProperty("invalid", True)
        editor.style().unpolish(editor)
        editor.style().polish(editor)
        editor.setAccessibleDescription(sentence)
        QToolTip.showText(editor.mapToGlobal(QPoint(0, editor.height())), sentence, editor)

    def _close(self, editor: QLineEdit) -> None:
        editor.setProperty("done", True)
        QToolTip.hideText()
        self.closeEditor.emit(editor)
