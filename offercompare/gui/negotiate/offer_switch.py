"""The switch of offers: one button for each, in as many lines as they need."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QSizePolicy, QWidget

from offercompare.gui.forms.flow import FlowLayout
from offercompare.gui.over_time.wording import Mark
from offercompare.translation import tr


class OfferSwitch(QWidget):
    """Arrow keys go from one offer to the next. Signal: ``chosen(offer id)`` by the person."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Offer to negotiate"))
        self._row = FlowLayout(self, 6, 6)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._group = QButtonGroup(self)
        self.buttons: dict[str, QPushButton] = {}
        self._marks: tuple[Mark, ...] = ()

    def show_offers(self, marks: Sequence[Mark], chosen: str) -> None:
        """Show other offers, or another one as chosen."""
        if tuple(marks) != self._marks:
            self._marks = tuple(marks)
            self._fill()
        if chosen in self.buttons:
            self.buttons[chosen].setChecked(True)
        for key, button in self.buttons.items():
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if key == chosen else Qt.FocusPolicy.ClickFocus)
        self.setVisible(len(marks) > 1)

    def _fill(self) -> None:
        for button in self.buttons.values():
            self._group.removeButton(button)
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = {mark.id: self._button(mark) for mark in self._marks}
        self.updateGeometry()

    def _button(self, mark: Mark) -> QPushButton:
        button = _Choice(mark.name.replace("&", "&&"), self)
        button.setObjectName("choice")
        button.setCheckable(True)
        button.setAccessibleName(mark.name)
        button.clicked.connect(lambda: self.chosen.emit(mark.id))
        self._group.addButton(button)
        self._row.addWidget(button)
        button.show()
        return button

    def step(self, button: QPushButton, steps: int) -> None:
        """Choose the neighbour of a button."""
        keys = list(self.buttons)
        at = next(number for number, key in enumerate(keys) if self.buttons[key] is button) + steps
        if 0 <= at < len(keys):
            self.chosen.emit(keys[at])
            self.buttons[keys[at]].setFocus()


class _Choice(QPushButton):
    def __init__(self, text: str, owner: OfferSwitch) -> None:
        super().__init__(text, owner)
        self._owner = owner

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if steps is None:
            super().keyPressEvent(event)
        else:
            self._owner.step(self, steps)
