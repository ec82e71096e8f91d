"""The cards of one open offer: money, make-whole, other asks, questions, and the text that comes of the ticks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from offercompare.engine import Evaluation, Figure
from offercompare.engine.decision import CounterOffer
from offercompare.engine.make_whole import MakeWhole, make_whole
from offercompare.gui.negotiate.asks_card import AsksCard
from offercompare.gui.negotiate.choices import Choices, Tick, asking
from offercompare.gui.negotiate.leader_asks import LeaderAsks
from offercompare.gui.negotiate.text_card import TextCard
from offercompare.gui.negotiate.tick_cards import MakeWholeCard, TicksCard
from offercompare.gui.negotiate.told import (
    Told,
    cautions,
    counter_of,
    loss_ticks,
    make_whole_lead,
    others_to_name,
    question_ticks,
    questions_note,
    sum_text,
    told_on_pay,
    told_overall,
    way_to,
)
from offercompare.model import Offer
from offercompare.numerals import Numerals
from offercompare.report.ask_words import AskRow, basis, own_note
from offercompare.report.negotiation_text import Discretion, negotiation_text
from offercompare.report.other_ask_words import OtherAsk, other_asks, time_until
from offercompare.report.upper_end_words import market_words, unusual
from offercompare.translation import tr


class OfferCards(QObject):
    """Remembers what was ticked for each offer. ``asks``, ``whole``, ``others``, ``questions``, ``text`` are the cards.

    Signals: ``editor_wanted(offer id, kind, what)``, ``opened(figure)`` for its trail, ``refresh_wanted`` where an
    answer came that the page waits for, or another part of it is to be seen.
    """

    editor_wanted = Signal(str, str, str)
    opened = Signal(object)
    refresh_wanted = Signal()

    def __init__(self, numerals: Numerals, today: Callable[[], date], parent: QWidget) -> None:
        super().__init__(parent)
        self._numerals, self._today = numerals, today
        self.asks, self.whole = AsksCard(numerals, parent), MakeWholeCard(parent)
        self.others = TicksCard(tr("What else to ask for"), parent)
        self.questions = TicksCard(tr("Questions to put"), parent)
        self.text = TextCard(parent)
        self.leader_asks = LeaderAsks(self)
        self.is_overall_open = False
        self._choices: dict[str, Choices] = {}
        self._offer: Offer | None = None
        self._evaluation: Evaluation | None = None
        self._day = today()
        self._discretion: Discretion | None = None
        self._told = Told("", "")
        self._made: MakeWhole | None = None
        self._others: tuple[OtherAsk, ...] = ()
        self._questions: tuple[Tick, ...] = ()
        self._join()

    def _join(self) -> None:
        self.asks.ticked.connect(lambda ask, on: self.choose(self.choices.ticked(ask, on)))
        self.asks.amount_typed.connect(lambda ask, amount: self.choose(self.choices.with_amount(ask, amount)))
        self.asks.overall_wanted.connect(self._open_overall)
        self.asks.field_wanted.connect(lambda field: self._go("field", field))
        self.whole.ticked.connect(lambda key, on: self._change("losses", _with(self.choices.losses, key, on)))
        self.whole.asked.connect(lambda on: self._change("make_whole", on))
        self.whole.kind_chosen.connect(lambda kind: self._change("make_whole_as", kind))
        self.whole.opened.connect(self.opened)
        self.others.ticked.connect(lambda key, on: self._change("others", _with(self.choices.others, key, on)))
        self.questions.ticked.connect(lambda key, on: self._change("questions", _with(self.choices.questions, key, on)))
        self.questions.link_wanted.connect(lambda field: self._go(*way_to(field)))
        self.text.written.connect(self._write)
        self.text.names_wanted.connect(lambda on: self._change("names_other", on))
        self.text.amount_wanted.connect(lambda on: self._change("names_amount", on))
        self.text.other_chosen.connect(lambda key: self._change("names", key))
        self.leader_asks.found.connect(lambda _: self.refresh_wanted.emit())

    @property
    def cards(self) -> tuple[QWidget, ...]:
        """All of them, but for the text."""
        return self.asks, self.whole, self.others, self.questions

    @property
    def choices(self) -> Choices:
        """What is ticked for the offer that is shown."""
        return self._choices.get(self._offer.id, Choices()) if self._offer is not None else Choices()

    def start_over(self) -> None:
        """Another document: nothing ticked, nothing under way."""
        self._choices, self.is_overall_open, self._offer = {}, False, None
        self.leader_asks.stop()

    def take_over(self, before: OfferCards) -> None:
        """Go on where others were."""
        self._choices, self.is_overall_open = dict(before._choices), before.is_overall_open

    # Showing ------------------------------------------------------------------------------------------

    def hide(self) -> None:
        """There is no open offer to show."""
        self._offer = None
        for card in (*self.cards, self.text):
            card.hide()

    def show_offer(self, evaluation: Evaluation, offer: Offer) -> None:
        """Show what can be asked for of an open offer."""
        told = self._read(evaluation, offer)
        for card in (self.asks, self.text):
            card.show()
        counter = counter_of(evaluation, offer.id, "pay") or self._of_leader(evaluation, offer)
        self._told = told_on_pay(evaluation, counter, offer, told)
        overall = told_overall(evaluation, offer, told)
        self.asks.show_overall(overall, is_known=bool(overall), is_open=self.is_overall_open)
        self._show_choices(evaluation, offer)

    def _read(self, evaluation: Evaluation, offer: Offer) -> Discretion:
        """Take over an offer and what hangs on the comparison alone: new results of the same one change none of it."""
        today, told = self._today(), self._discretion
        before = self._evaluation.comparison if self._evaluation is not None else None
        is_same = before is evaluation.comparison and self._offer is offer and self._day == today
        self._evaluation, self._offer, self._day = evaluation, offer, today
        if told is None or not is_same:
            told = self._discretion = Discretion(offer, evaluation.comparison, self._numerals)
            self._made = make_whole(evaluation, offer, today)
            self._others = other_asks(evaluation, offer.id, today, self._numerals)
        return told

    def _of_leader(self, evaluation: Evaluation, offer: Offer) -> CounterOffer | None:
        """The leader against the one that comes next, as soon as it is found."""
        verdict = evaluation.verdict
        if verdict is None or verdict.leader != offer.id or verdict.runner_up is None or not evaluation.is_decided:
            return None
        self.leader_asks.want(evaluation)
        return self.leader_asks.known(evaluation)

    def choose(self, choices: Choices) -> None:
        """Something was ticked or typed: the lines and the text say so."""
        if self._offer is not None and self._evaluation is not None:
            self._choices[self._offer.id] = choices
            self._show_choices(self._evaluation, self._offer)

    def _write(self, text: str | None) -> None:
        """The person changed the text, or wants it as ticked: nothing else is other for it."""
        if self._offer is not None and self._evaluation is not None:
            self._choices[self._offer.id] = replace(self.choices, written=text)
            self._show_text(self._evaluation, self._offer)

    def _change(self, field: str, value: Any) -> None:
        self.choose(replace(self.choices, **{field: value}))

    def _show_choices(self, evaluation: Evaluation, offer: Offer) -> None:
        choices, numerals, comparison = self.choices, self._numerals, evaluation.comparison
        found, told = dict(self._told.found), self._told
        decision = evaluation.decision
        is_old = decision is not None and not decision.is_of(comparison, evaluation.simulation)
        note = tr("Calculating…") if is_old else tr("on pay, {basis}", basis=basis(comparison))
        self.asks.show_words(told.lead, told.how, note)
        currency = comparison.currency_of(offer)
        self.asks.show_rows(self._noted(told, offer), choices.amounts, choices.asks, frozenset(found), currency)
        base = choices.amounts.get("base", found.get("base", offer.base))
        self.asks.show_market(market_words(offer, comparison, base, numerals))
        self._show_whole(offer)
        reasons = [Tick(each.key, each.name, each.reason, each.key in choices.others) for each in self._others]
        self.others.show_ticks(reasons)
        self._questions = question_ticks(evaluation, offer, choices, numerals)
        done = "" if self._questions else tr("Nothing is open about this offer.")
        self.questions.show_ticks(self._questions, done, questions_note(evaluation, offer))
        self._show_text(evaluation, offer)

    def _noted(self, told: Told, offer: Offer) -> tuple[AskRow, ...]:
        """The rows, each with a word where an amount is hardly to be had, or is not what the text says."""
        assert self._discretion is not None
        told_to, numerals = self._discretion.comparison, self._numerals
        own, found, noted = self.choices.amounts, dict(told.found), []
        for row in told.rows:
            amount = own.get(row.ask, found.get(row.ask))
            beyond = "" if amount is None else unusual(row.ask, amount, offer, told_to, numerals)
            notes = (row.note, beyond, own_note(row.ask, own.get(row.ask), offer, self._discretion))
            noted.append(replace(row, note=" ".join(filter(None, notes))))
        return tuple(noted)

    def _show_whole(self, offer: Offer) -> None:
        made, choices = self._made, self.choices
        ticks = () if made is None else loss_ticks(made, choices, self._numerals)
        self.whole.show_ticks(ticks, make_whole_lead(made, offer), tr("before tax") if ticks else "")
        text = "" if made is None else sum_text(made, choices, self._numerals)
        reason = tr("The text asks for the sum, rounded up; it names no part of it and not your employer.")
        can_ask = made is not None and made.asked(choices.losses) is not None
        self.whole.show_sum(
            text, self.lost(), reason, on=choices.make_whole, kind=choices.make_whole_as, can_ask=can_ask
        )

    def lost(self) -> Figure | None:
        """The sum of what leaving costs as far as it counts; None without a current job."""
        return None if self._made is None else self._made.total(self.choices.losses)

    def _show_text(self, evaluation: Evaluation, offer: Offer) -> None:
        choices, comparison = self.choices, evaluation.comparison
        others = others_to_name(comparison, offer)
        keys = [key for key, _ in others]
        names = choices.names if choices.names in keys else keys[0] if keys else ""
        asked = asking(
            replace(choices, names=names),
            dict(self._told.found),
            self._made,
            frozenset(each.key for each in self._others),
            {tick.key: tick.name for tick in self._questions if tick.can_tick},
            time_until(offer, comparison, self._day),
        )
        self.text.show_others(others, names, names=choices.names_other, amount=choices.names_amount)
        made = negotiation_text(offer, comparison, asked, self._numerals, self._discretion)
        assert self._discretion is not None
        warned = cautions(self._told, choices, offer, self._discretion)
        self.text.show_text(made, choices.written, self._discretion, warned)

    def _open_overall(self, is_open: bool) -> None:
        self.is_overall_open = is_open
        self.refresh_wanted.emit()

    def _go(self, kind: str, what: str) -> None:
        if self._offer is not None:
            self.editor_wanted.emit(self._offer.id, kind, what)


def _with(keys: frozenset[Any], key: str, on: bool) -> frozenset[Any]:
    """A set of keys with one more or one less."""
    return keys | {key} if on else keys - {key}
