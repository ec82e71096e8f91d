"""The frame of the weighing windows: what is asked, a body that scrolls, and buttons; it follows the document."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QScrollArea, QToolButton, QVBoxLayout, QWidget

from offercompare.document.change import Change
from offercompare.document.edits import Edit
from offercompare.document.open_document import OpenDocument
from offercompare.errors import OfferCompareError
from offercompare.gui.forms.form import Column
from offercompare.gui.forms.labels import plain_label, text_button
from offercompare.gui.room import begin_size
from offercompare.numerals import Numerals
from offercompare.translation import tr


class WeighingDialog(QDialog):
    """Nothing is in the document before its last button is pressed; Escape leaves everything as it was."""

    SIZE = QSize(640, 560)

    def __init__(
        self, title: str, asks: str, document: OpenDocument, numerals: Numerals, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.document, self.numerals = document, numerals
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 14)
        column.setSpacing(10)
        self.asks = plain_label(asks)
        self.asks.setVisible(bool(asks))
        column.addWidget(_in_column(self.asks))
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inside = Column()
        inside.setObjectName("page")
        self.body = QVBoxLayout(inside)
        self.body.setContentsMargins(2, 2, 8, 2)
        self.body.setSpacing(10)
        self._scroll.setWidget(inside)
        column.addWidget(self._scroll, 1)
        self.fault = plain_label("", "error")
        self.fault.hide()
        column.addWidget(_in_column(self.fault))
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(8)
        self._buttons.addStretch(1)
        column.addLayout(self._buttons)
        self._unsubscribe = document.subscribe(self._changed)
        self.finished.connect(lambda *_: self.close_down())
        self.resize(begin_size(self, self.SIZE))

    def add_button(self, text: str, is_primary: bool = False, is_apart: bool = False) -> QPushButton:
        """A button at the foot, at its left where it stands apart from those that close."""
        button = text_button(text, "primary" if is_primary else "")
        self._buttons.insertWidget(0 if is_apart else self._buttons.count(), button)
        return button

    def add_cancel(self) -> QPushButton:
        """The button that leaves everything as it was."""
        button = self.add_button(tr("Cancel"))
        button.clicked.connect(self.reject)
        return button

    def in_sight(self, widget: QWidget) -> None:
        """Scroll to a part that took the keyboard."""
        self._scroll.ensureWidgetVisible(widget, 0, 40)

    def take(self, edit: Edit, label: str) -> None:
        """Make the one change and close; where the document does not take it, say why and stay."""
        try:
            self.document.apply(edit, label)
        except OfferCompareError as error:
            self.say_fault(error.sentence)
            return
        self.accept()

    def say_fault(self, sentence: str) -> None:
        """Say what is in the way; nothing where ``sentence`` is empty."""
        self.fault.setText(sentence)
        self.fault.setVisible(bool(sentence))

    def _changed(self, change: Change) -> None:
        if change.another:
            self.reject()
        else:
            self.follow(change)

    def follow(self, change: Change) -> None:
        """Show what the document holds now."""

    def close_down(self) -> None:
        """Stop listening."""
        self._unsubscribe()
        self._unsubscribe = _nothing

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the keyboard and no other."""
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)


def pressed_by_enter(dialog: QDialog, event: QKeyEvent) -> bool:
    """Whether the key was Enter; then the button that has the keyboard is pressed, and nothing where none has it."""
    if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        return False
    button = dialog.focusWidget()
    if isinstance(button, QPushButton | QToolButton):
        button.click()
    return True


def _in_column(label: QWidget) -> Column:
    """A label that wraps asks for the height it has when narrow, and the window would grow; in a column it does not."""
    column = Column()
    inside = QVBoxLayout(column)
    inside.setContentsMargins(0, 0, 0, 0)
    inside.addWidget(label)
    return column


def _nothing() -> None:
    """A window that is closed has no more to end."""
