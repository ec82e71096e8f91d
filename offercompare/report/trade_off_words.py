"""Trade-off questions in words, the answers, and what they leave (MODEL 12.1)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from offercompare.engine import Evaluation
from offercompare.engine.decision import CLEAR
from offercompare.model import Comparison
from offercompare.model.weighing import TradeOff
from offercompare.numerals import Numerals
from offercompare.report.risk_figures import of_100
from offercompare.report.words import joined, offer_name, town, word
from offercompare.translation import tr, trn

if TYPE_CHECKING:
    from offercompare.engine.deciding.trade_offs import Change, FoundWeights, TradeOffQuestion

LEAST_NAMED = 1.0
"""Points below which a difference is not worth naming beside larger ones."""


def trade_off(question: TradeOffQuestion, evaluation: Evaluation, numerals: Numerals) -> str:
    """A trade-off as it is asked: what the first offer costs against the second, what it buys and what it gives up."""
    comparison = evaluation.comparison
    first, second = (offer_name(evaluation.offer(key).offer) for key in (question.first, question.second))
    parts = [
        _costs(question, comparison, numerals),
        _changes(tr("buys {changes}"), question.buys, comparison, numerals),
        _changes(tr("gives up {changes}"), question.gives_up, comparison, numerals),
    ]
    said = _in_turn([part for part in parts if part])
    return tr("{first} over {second} {said}. Worth it?", first=first, second=second, said=said)


def _in_turn(parts: list[str]) -> str:
    """Parts that may hold an "and" of their own."""
    if len(parts) < 3:
        return joined(parts)
    return tr("{first}, {second}, and {third}", first=parts[0], second=parts[1], third=parts[2])


def _costs(question: TradeOffQuestion, comparison: Comparison, numerals: Numerals) -> str:
    if question.costs is None:
        return ""
    money = numerals.money(question.costs, comparison.currency)
    home = comparison.person.home
    basis = tr("after tax") if comparison.settings.money_basis == "after_tax" else tr("before tax")
    if question.at_home and home:
        basis = tr("{basis}, in {place} money", basis=basis, place=town(home))
    return tr("costs {amount} a year ({basis})", amount=money, basis=basis)


def _changes(text: str, changes: Sequence[Change], comparison: Comparison, numerals: Numerals) -> str:
    """What changes by a point or more; of nothing but smaller ones the largest."""
    named = [each for each in changes if abs(each.by) >= LEAST_NAMED] or list(changes[:1])
    said = (_change(each, comparison, numerals) for each in named)
    return text.format(changes=joined(said)) if named else ""


def _change(each: Change, comparison: Comparison, numerals: Numerals) -> str:
    decimals = 0 if numerals.number(each.start) != numerals.number(each.to) else 1
    start, to = (numerals.number(score, decimals) for score in (each.start, each.to))
    return tr("{name} {to} instead of {start}", name=word(each.criterion, comparison), to=to, start=start)


def answered(answer: TradeOff, comparison: Comparison) -> str:
    """An answer in a line: "Nimbus over Northwind: yes"."""
    names = [offer_name(offer) if (offer := comparison.offer(key)) else key for key in (answer.first, answer.second)]
    said = {"yes": tr("yes"), "no": tr("no"), "cannot_say": tr("can't say")}[answer.answer]
    return tr("{first} over {second}: {answer}", first=names[0], second=names[1], answer=said)


def contradiction(places: Sequence[int], answers: int, numerals: Numerals) -> str:
    """Which answers do not go together with the others, counted from 1; empty where all do."""
    if not places:
        return ""
    named = joined(numerals.number(place + 1) for place in places)
    if answers == 2:
        return tr("These two answers do not go together; take one back.")
    return trn(
        "Answer {named} does not go together with the others; take it back, or one of those.",
        "Answers {named} do not go together with the others; take some back.",
        len(places),
        named=named,
    )


def first_place(found: FoundWeights, evaluation: Evaluation, has_answers: bool, numerals: Numerals) -> str:
    """How often the offer that leads is first in the weights that are left; empty without two ranked offers."""
    if found.leader is None or found.first_place is None:
        return ""
    text = (
        tr("{name} is first in {cases} weightings that agree with your answers.")
        if has_answers
        else tr("Before any answer every weighting is as likely: {name} is first in {cases}.")
    )
    name = offer_name(evaluation.offer(found.leader).offer)
    return text.format(name=name, cases=of_100(found.first_place, numerals))


def enough(found: FoundWeights, answers: int) -> str:
    """Why nothing more is asked."""
    if found.first_place is not None and found.first_place >= CLEAR:
        return tr("That is enough: who leads is clear by now.")
    # Not before it is needed: numpy comes with it.
    from offercompare.engine.deciding.trade_offs import MOST_QUESTIONS

    if answers >= MOST_QUESTIONS:
        return trn("That was {count} question, the last one.", "Those were {count} questions, the last ones.", answers)
    return tr("That is enough: no two offers are left whose comparison would tell more of your weights.")
