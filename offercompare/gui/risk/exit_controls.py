"""What is chosen about an exit: its value as a number, and how many of the rounds left come first."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from offercompare.gui.forms.flow import FlowLayout
from offercompare.gui.risk.exit_entry import ExitField
from offercompare.gui.segments import Segments
from offercompare.numerals import Numerals
from offercompare.translation import tr

MOST_BUTTONS = 5


class RoundsSwitch(QWidget):
    """Buttons from no round to all that are left. Signal: ``rounds_wanted(count)``."""

    rounds_wanted = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(8)
        self._row.addWidget(QLabel(tr("Rounds before it"), self))
        self._left = -1
        self._group: QActionGroup | None = None
        self.segments: Segments | None = None
        self.actions_: dict[int, QAction] = {}

    def show_rounds(self, rounds: int, left: int) -> None:
        """Stand at ``rounds`` of the ``left`` that may come; hidden where none may."""
        if left != self._left:
            self._left = left
            self._rebuild(left)
        self.setVisible(left > 0)
        nearest = min(self.actions_, key=lambda count: abs(count - rounds))
        self.actions_[nearest].setChecked(True)

    def _rebuild(self, left: int) -> None:
        if self.segments is not None and self._group is not None:
            self.segments.hide()
            self.segments.deleteLater()
            self._group.deleteLater()
        self._group = QActionGroup(self)
        counts = list(range(left + 1)) if left < MOST_BUTTONS else [*range(MOST_BUTTONS - 1), left]
        self.actions_ = {count: self._action(count, left, self._group) for count in counts}
        self.segments = Segments(tuple(self.actions_.values()), tr("Rounds before the exit"), self)
        self._row.addWidget(self.segments)

    def _action(self, count: int, left: int, group: QActionGroup) -> QAction:
        text = tr("none") if not count else (tr("all {count}", count=count) if count == left > 1 else str(count))
        action = QAction(text, group)
        action.setCheckable(True)
        action.triggered.connect(lambda: self.rounds_wanted.emit(count))
        return action


class ExitControls(QWidget):
    """Signals: ``value_wanted(value)``, ``rounds_wanted(count)``."""

    value_wanted = Signal(float)
    rounds_wanted = Signal(int)

    def __init__(self, numerals: Numerals, parent: QWidget) -> None:
        super().__init__(parent)
        flow = FlowLayout(self, gap=22)
        sold = QWidget(self)
        row = QHBoxLayout(sold)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.field = ExitField(numerals, sold)
        self._currency = QLabel(sold)
        for widget in (QLabel(tr("Sold for"), sold), self._currency, self.field):
            row.addWidget(widget)
        self.switch = RoundsSwitch(self)
        self.field.value_wanted.connect(self.value_wanted)
        self.switch.rounds_wanted.connect(self.rounds_wanted)
        flow.addWidget(sold)
        flow.addWidget(self.switch)

    def show_choice(self, value: float, currency: str, rounds: int, left: int) -> None:
        """Show what is looked at."""
        self.field.currency = currency
        self.field.show_value(value)
        self._currency.setText(currency)
        self.switch.show_rounds(rounds, left)
