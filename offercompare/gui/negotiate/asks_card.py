"""What to ask for so that an offer ties with another: on pay, and, for oneself, over all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from offercompare.engine.decision import Ask
from offercompare.gui import theme
from offercompare.gui.negotiate.lines import TEXT, AskLine, TickBox, Words
from offercompare.gui.over_time.cards import Card
from offercompare.gui.risk.cards import wrap_note
from offercompare.numerals import Numerals
from offercompare.report.ask_words import AskRow
from offercompare.report.upper_end_words import MarketWords
from offercompare.translation import tr

NARROW = 620
"""Width, at the designed text size, below which the parts of a line stand one below the other."""


class AsksCard(Card):
    """Signals: ``ticked(ask, bool)``, ``amount_typed(ask, amount or None)``, ``overall_wanted(bool)``,
    ``field_wanted(field)`` where the market lacks something.
    """

    ticked = Signal(str, bool)
    amount_typed = Signal(str, object)
    overall_wanted = Signal(bool)
    field_wanted = Signal(str)

    def __init__(self, numerals: Numerals, parent: QWidget) -> None:
        super().__init__(tr("What to ask for"), parent)
        wrap_note(self)
        self._numerals, self._market_field = numerals, ""
        self.lead, self.how = Words("", self, points=TEXT), Words("", self, name="muted")
        self.column.addWidget(self.lead)
        self.column.addWidget(self.how)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        self.column.addLayout(self._rows)
        self.lines: dict[Ask, AskLine] = {}
        self.market = Words("", self, name="muted")
        self.market_link = QPushButton(self)
        self.market_link.setObjectName("link")
        self.market_link.clicked.connect(lambda: self.field_wanted.emit(self._market_field))
        self.column.addWidget(self.market)
        self.column.addWidget(self.market_link)
        self.overall = TickBox(tr("What it would take for you"), self)
        self.overall.setFont(theme.font(TEXT))
        self.overall.setAccessibleDescription(tr("Shows what would make it tie over all. Never part of the text."))
        self.overall.clicked.connect(self.overall_wanted)
        self.column.addWidget(self.overall)
        self.overall_lines = Words("", self, points=TEXT)
        self.column.addWidget(self.overall_lines)

    def show_words(self, lead: str, how: str, note: str) -> None:
        """How the pay stands, what the rows say, and the words beside the title."""
        self.lead.say(lead)
        self.how.say(how)
        self.note.setText(note)

    def show_rows(
        self,
        rows: Sequence[AskRow],
        own: Mapping[Ask, float],
        ticked: frozenset[Ask],
        raises: frozenset[Ask],
        currency: str,
    ) -> None:
        """Show the asks on pay, with the person's own amounts, in the offer's ``currency``.

        ``raises``: where the one found is more than now.
        """
        keys = [row.ask for row in rows]
        if keys != list(self.lines):
            self._fill(keys)
        for row in rows:
            self.lines[row.ask].currency = currency
            self.lines[row.ask].show_row(row, own.get(row.ask), row.ask in ticked, is_raise=row.ask in raises)
        self._arrange()

    def _fill(self, keys: Sequence[Ask]) -> None:
        for line in self.lines.values():
            self._rows.removeWidget(line)
            line.hide()
            line.deleteLater()
        self.lines = {key: self._line(key) for key in keys}

    def _line(self, ask: Ask) -> AskLine:
        line = AskLine(ask, self._numerals, self)
        line.ticked.connect(lambda on: self.ticked.emit(ask, on))
        line.amount_typed.connect(lambda amount: self.amount_typed.emit(ask, amount))
        self._rows.addWidget(line)
        return line

    def show_market(self, market: MarketWords) -> None:
        """The upper end of wages, and what to enter where it is not known."""
        self.market.say("\n".join(market.lines))
        self._market_field = market.field
        is_place = market.field == "place"
        self.market_link.setText(tr("Enter the place ›") if is_place else tr("Choose the occupation ›"))
        self.market_link.setVisible(bool(market.field))

    def show_overall(self, lines: Sequence[str], *, is_known: bool, is_open: bool) -> None:
        """What would make it tie over all, while the switch is on."""
        self.overall.setVisible(is_known)
        self.overall.setChecked(is_open)
        self.overall_lines.say("\n".join(lines) if is_known and is_open else "")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        narrow = self.width() < NARROW * theme.text_scale()
        widest = max((line.box.sizeHint().width() for line in self.lines.values()), default=0)
        for line in self.lines.values():
            line.set_widths(widest, narrow=narrow)
