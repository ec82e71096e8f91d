"""Buttons that belong together: one of them is chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

ENDS = {(True, False): "first", (False, True): "last", (True, True): "only", (False, False): "middle"}


class Segments(QWidget):
    """One button for each action, which must be checkable and exclude each other. Arrow keys go from one to the next.

    Signal: ``chosen(action id)`` where the person chose; the action is triggered too.
    """

    chosen = Signal(str)

    def __init__(self, actions: Sequence[QAction], name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.buttons = [self._button(action) for action in actions]
        for number, button in enumerate(self.buttons):
            button.setProperty("place", ENDS[number == 0, number == len(actions) - 1])
            row.addWidget(button)

    def _button(self, action: QAction) -> QToolButton:
        button = _Segment(self)
        button.setDefaultAction(action)
        text = action.text().replace("&", "")
        button.setText(text)
        button.setAccessibleName(text)
        button.setObjectName("segment")
        action.changed.connect(lambda: button.setText(text))
        action.triggered.connect(lambda: self.chosen.emit(action.objectName()))
        return button

    def step(self, button: QToolButton, steps: int) -> None:
        """Choose the neighbour of a button."""
        at = self.buttons.index(button) + steps
        if 0 <= at < len(self.buttons) and self.buttons[at].isEnabled():
            self.buttons[at].setFocus()
            self.buttons[at].defaultAction().trigger()


class _Segment(QToolButton):
    def __init__(self, owner: Segments) -> None:
        super().__init__(owner)
        self._owner = owner
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if steps is None:
            super().keyPressEvent(event)
        else:
            self._owner.step(self, steps)
