"""Cards of things to tick: make-whole with its parts, other asks, questions."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QWidget

from offercompare.engine import Figure
from offercompare.gui.negotiate.choices import Tick
from offercompare.gui.negotiate.lines import TickLine, Words
from offercompare.gui.over_time.cards import Card
from offercompare.gui.risk.cards import wrap_note
from offercompare.gui.risk.exit_panel import FigureButton
from offercompare.gui.segments import Segments
from offercompare.translation import tr


class TicksCard(Card):
    """Signals: ``ticked(key, bool)`` by the person, ``link_wanted(key)``."""

    ticked = Signal(str, bool)
    link_wanted = Signal(str)

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(title, parent)
        wrap_note(self)
        self.lead = Words("", self)
        self.lead.hide()
        self.column.addWidget(self.lead)
        self.lines: dict[str, TickLine] = {}
        self._named: tuple[tuple[str, str], ...] = ()

    def show_ticks(self, ticks: Sequence[Tick], lead: str = "", note: str = "") -> None:
        """Show other lines; with nothing at all to say the card is hidden."""
        named = tuple((tick.key, tick.name) for tick in ticks)
        if named != self._named:
            self._named = named
            self._fill(ticks)
        for tick in ticks:
            self.lines[tick.key].show_line(tick.reason, tick.on, tick.link, can_tick=tick.can_tick)
        self.lead.say(lead)
        self.note.setText(note)
        self.setVisible(bool(ticks or lead))

    def _fill(self, ticks: Sequence[Tick]) -> None:
        for line in self.lines.values():
            self.column.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.lines = {tick.key: self._line(tick) for tick in ticks}

    def _line(self, tick: Tick) -> TickLine:
        line = TickLine(tick.name, self)
        line.ticked.connect(lambda on: self.ticked.emit(tick.key, on))
        line.link_wanted.connect(lambda: self.link_wanted.emit(tick.key))
        self.column.insertWidget(self.column.count() - self._below(), line)
        return line

    def _below(self) -> int:
        """How many widgets stand below the ticks."""
        return 0


class MakeWholeCard(TicksCard):
    """What leaving costs, part by part, with the sum to ask for. Signals: ``asked(bool)``, ``kind_chosen(kind)``,
    ``opened(figure)``."""

    asked = Signal(bool)
    kind_chosen = Signal(str)
    opened = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(tr("What leaving your job costs you"), parent)
        self.sum = FigureButton(self, strong=True)
        self.sum.opened.connect(self.opened)
        self.ask = TickLine(tr("Ask to be made whole"), self)
        self.ask.ticked.connect(self.asked)
        group = QActionGroup(self)
        self.actions_: dict[str, QAction] = {}
        for key, name in (("sign_on", tr("As a sign-on")), ("grant", tr("As a grant"))):
            action = QAction(name, self)
            action.setObjectName(key)
            action.setCheckable(True)
            group.addAction(action)
            self.actions_[key] = action
        self.how = Segments(list(self.actions_.values()), tr("How to be made whole"), self)
        self.how.chosen.connect(self.kind_chosen)
        self.column.addWidget(self.sum)
        self.column.addWidget(self.ask)
        row = QHBoxLayout()
        row.addWidget(self.how)
        row.addStretch(1)
        self.column.addLayout(row)

    def _below(self) -> int:
        return 3

    def show_sum(
        self, text: str, figure: Figure | None, reason: str, *, on: bool, kind: str, can_ask: bool = True
    ) -> None:
        """The sum, whether it is asked for, and in which form; no text hides these."""
        self.sum.show_figure(tr("Lost by leaving"), text, figure)
        self.ask.show_line(reason, on)
        self.ask.box.setEnabled(can_ask)
        self.actions_[kind].setChecked(True)
        for widget in (self.sum, self.ask, self.how):
            widget.setVisible(bool(text))
        self.how.setEnabled(on and can_ask)
