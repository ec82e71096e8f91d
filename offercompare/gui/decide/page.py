"""All cards of view Decide in the order in which a person reads; shows an evaluation, and dims what is of before."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from offercompare.document.open_document import OpenDocument
from offercompare.engine import Evaluation
from offercompare.engine.decision import Decision
from offercompare.gui import theme
from offercompare.gui.decide.cards import PartCard, stops
from offercompare.gui.decide.holds import holds
from offercompare.gui.decide.nearby import rank_grid, shares
from offercompare.gui.decide.part_cards import HoldsCard, LinesCard, NearbyCard, TornadoCard
from offercompare.gui.decide.reasons import reasons
from offercompare.gui.decide.swaps_card import SwapsCard
from offercompare.gui.decide.told import (
    central_lines,
    dominated_lines,
    flip_lines,
    gut_line,
    missing_link,
    no_analysis,
    verdict_words,
    worth_lines,
)
from offercompare.gui.decide.tornado import tornado
from offercompare.gui.decide.verdict_card import VerdictCard
from offercompare.gui.scrolled_view import ScrolledPage
from offercompare.gui.weighing.desk import WeighingDesk
from offercompare.gui.weighing.weights_card import WeightsCard
from offercompare.numerals import Numerals
from offercompare.report.words import offer_name
from offercompare.translation import tr

SIDE_BY_SIDE = 1000


class Page(ScrolledPage):
    """The cards of the view."""

    def __init__(self, document: OpenDocument, numerals: Numerals, weighing: WeighingDesk | None) -> None:
        super().__init__()
        self._numerals = numerals
        self._stops: list[QWidget] = []
        self._shown: dict[QWidget, tuple[object, ...]] = {}
        self.verdict = VerdictCard(self)
        self.weights = WeightsCard(document, numerals, self, weighing)
        self.nearby, self.holds = NearbyCard(self), HoldsCard(self)
        self.flips = LinesCard(tr("What would put another offer in front"), self)
        self.tornado = TornadoCard(self)
        self.worth = LinesCard(tr("What one point is worth"), self)
        self.swaps = SwapsCard(numerals, self)
        self.parts = (self.nearby, self.holds, self.flips, self.tornado, self.worth, self.swaps)
        self._pairs = [
            _pair([self.weights], [self.nearby]),
            _pair([self.holds, self.flips], [self.tornado]),
            _pair([self.worth], [self.swaps]),
        ]
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(10)
        column.addWidget(self.verdict)
        for pair in self._pairs:
            column.addLayout(pair)
        column.addStretch(1)

    def arrange(self, width: int) -> None:
        """Cards side by side where ``width`` has room, else one below the other."""
        room = width >= SIDE_BY_SIDE * (1 + (theme.text_scale() - 1) * 0.7)
        direction = QBoxLayout.Direction.LeftToRight if room else QBoxLayout.Direction.TopToBottom
        for pair in self._pairs:
            if pair.direction() != direction:
                pair.setDirection(direction)
            for at in range(pair.count()):
                # A side without cards leaves its room to the other.
                pair.setStretch(at, 0 if pair.itemAt(at).isEmpty() else 1)

    def _order_stops(self) -> None:
        """Tab goes as one reads, whenever a row was made."""
        found = [stop for card in (self.verdict, self.weights, *self.parts) for stop in stops(card)]
        if found != self._stops:
            self._stops = found
            for one, following in pairwise(found):
                QWidget.setTabOrder(one, following)

    def start_over(self) -> None:
        """Nothing that was shown or chosen about the document before goes on."""
        self.tornado.is_whole = self.verdict.is_whole = False
        self._shown = {}
        for card in self.parts:
            card.start_over()

    def _is_other(self, card: QWidget, *of: object) -> bool:
        """Whether a card shows what is made of other values than these; from now on it shows these.

        Parts of a decision come one by one: what is there already is not laid out again for each.
        """
        before = self._shown.get(card, ())
        self._shown[card] = of
        return len(before) != len(of) or any(one is not other for one, other in zip(before, of, strict=True))

    # Showing ------------------------------------------------------------------------------------------

    def show_evaluation(self, evaluation: Evaluation) -> None:
        """Show what is known; a part that is not stays as it was."""
        decision = known(evaluation)
        self._show_verdict(evaluation, decision)
        self._show_nearby(evaluation, decision)
        if self._is_other(self.holds, evaluation.offers, evaluation.stability):
            self.holds.show_holds(holds(evaluation, self._numerals), _leader(evaluation), dominated_lines(evaluation))
        self.holds.show_fresh()
        for card in (self.tornado, self.flips, self.worth):
            if not _leader(evaluation) or not card.is_filled:
                card.setVisible(bool(_leader(evaluation)))
        if decision is not None and _leader(evaluation):
            self.show_tornado(evaluation)
            self._show_flips(evaluation, decision)
            self._show_worth(evaluation, decision)
        self.swaps.show_evaluation(evaluation)
        self._order_stops()

    def _show_verdict(self, evaluation: Evaluation, decision: Decision | None) -> None:
        self.verdict.hold(decision is None or decision.flips is None)
        parts = (decision.acceptability, decision.flips, decision.counter_offers) if decision is not None else ()
        if self._is_other(self.verdict, evaluation.offers, *parts):
            said = verdict_words(evaluation, decision, self._numerals)
            self.verdict.show_words(said, gut_line(evaluation), missing_link(evaluation))
            self.verdict.show_reasons(reasons(evaluation, decision, self._numerals))

    def _show_nearby(self, evaluation: Evaluation, decision: Decision | None) -> None:
        self.nearby.show_mode(evaluation.comparison.settings.acceptability.mode)
        found = decision.acceptability if decision is not None else None
        is_out = evaluation.verdict is None or (found is None and decision is not None and decision.is_whole)
        self.nearby.setVisible(not is_out)
        if found is None or is_out:
            return
        if self._is_other(self.nearby, evaluation.offers, found):
            self.nearby.show_shares(
                shares(evaluation, found, self._numerals),
                rank_grid(evaluation, found, self._numerals),
                central_lines(evaluation, found, self._numerals),
                is_partly=not _leader(evaluation),
            )
        self.nearby.show_fresh()

    def show_tornado(self, evaluation: Evaluation) -> None:
        """Show the bars of an evaluation, the widest or all, if they are known."""
        decision = known(evaluation)
        if decision is None or decision.tornado is None:
            return
        if self._is_other(self.tornado, evaluation.offers, decision.tornado, self.tornado.is_whole):
            data = tornado(evaluation, decision.tornado, self._numerals, whole=self.tornado.is_whole)
            self.tornado.show_tornado(data, _leader(evaluation))
        self.tornado.show_fresh()

    def _show_flips(self, evaluation: Evaluation, decision: Decision) -> None:
        if decision.flips is None:
            return
        if self._is_other(self.flips, evaluation.offers, decision.flips, decision.tornado):
            lines = flip_lines(evaluation, decision.flips, self._numerals)
            none = tr("No single change that was tried puts another offer in front.")
            self.flips.show_lines(
                lines, tr("of each kind the nearest first"), no_analysis(evaluation, decision) or none
            )
        self.flips.show_fresh()

    def _show_worth(self, evaluation: Evaluation, decision: Decision) -> None:
        if decision.worth is None:
            return
        if self._is_other(self.worth, evaluation.offers, decision.worth):
            lines = worth_lines(evaluation, decision.worth, self._numerals)
            self.worth.show_lines(lines, tr("at the pay of the leader"))
        self.worth.show_fresh()

    # Waiting ------------------------------------------------------------------------------------------

    def awaited(self, evaluation: Evaluation) -> list[PartCard]:
        """The cards whose part of the decision is not there yet."""
        decision = known(evaluation)
        if evaluation.verdict is None or (decision is not None and decision.is_whole):
            return []
        parts: dict[PartCard, object] = {
            self.nearby: decision.acceptability if decision else None,
            self.tornado: decision.tornado if decision else None,
            self.flips: decision.flips if decision else None,
            self.worth: decision.worth if decision else None,
        }
        needs_leader = not _leader(evaluation)
        return [card for card, part in parts.items() if part is None and (card is self.nearby or not needs_leader)]


def known(evaluation: Evaluation) -> Decision | None:
    """What is known of the choice in this very state, in part or whole."""
    found = evaluation.decision
    is_now = found is not None and evaluation.is_simulated and found.is_of(evaluation.comparison, evaluation.simulation)
    return found if is_now else None


def _leader(evaluation: Evaluation) -> str:
    """The name of the offer that leads, empty where none does."""
    verdict = evaluation.verdict
    return offer_name(evaluation.offer(verdict.leader).offer) if verdict and verdict.leader else ""


def _pair(first: list[QWidget], second: list[QWidget]) -> QBoxLayout:
    """Two columns of cards that stand side by side where there is room."""
    pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
    pair.setSpacing(10)
    for cards in (first, second):
        column = QVBoxLayout()
        column.setSpacing(10)
        for card in cards:
            column.addWidget(card, 1 if card is cards[-1] else 0)
        pair.addLayout(column, 1)
    return pair
