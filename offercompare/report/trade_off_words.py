"""Trade-off questions in words, the answers, and what they leave (MODEL 12.1)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from offercompare.engine import Evaluation
from offercompare.engine.decision import CLEAR
from offercompare.engine.pay_score import sure_pay
from offercompare.model import Comparison
from offercompare.model.weighing import TradeOff
from offercompare.numerals import Numerals
from offercompare.report.risk_figures import of_100
from offercompare.report.words import joined, label, offer_name, town, word
from offercompare.translation import tr, trn

if TYPE_CHECKING:
    from offercompare.engine.deciding.trade_offs import Change, FoundWeights, TradeOffQuestion

LEAST_NAMED = 1.0
"""Points below which a difference is not worth naming beside larger ones."""
MOST_BOUGHT, MOST_GIVEN_UP = 2, 1
"""How many differences a sentence names; a question of more is hard to answer honestly."""
LEAST_SHOWN = 0.05
"""Points below which two scores are shown as the same."""


def trade_off(question: TradeOffQuestion, evaluation: Evaluation, numerals: Numerals) -> str:
    """A trade-off as it is asked: what the first offer costs against the second, and the most of what it buys and gives
    up; that there is more is said, and ``differences`` has it all."""
    comparison = evaluation.comparison
    first, second = (offer_name(evaluation.offer(key).offer) for key in (question.first, question.second))
    bought, given_up = _named(question.buys, MOST_BOUGHT), _named(question.gives_up, MOST_GIVEN_UP)
    parts = [
        _costs(question, comparison, numerals),
        _changes(tr("buys {changes}"), bought, comparison, numerals),
        _changes(tr("gives up {changes}"), given_up, comparison, numerals),
    ]
    said = _in_turn([part for part in parts if part])
    if _is_more(question, (*bought, *given_up)):
        said = tr("{said} (and more, below)", said=said)
    return tr("{first} over {second} {said}. Worth it?", first=first, second=second, said=said)


def _in_turn(parts: list[str]) -> str:
    """Parts that may hold an "and" of their own."""
    if len(parts) < 3:
        return joined(parts)
    return tr("{first}, {second}, and {third}", first=parts[0], second=parts[1], third=parts[2])


def _costs(question: TradeOffQuestion, comparison: Comparison, numerals: Numerals) -> str:
    if question.costs is None:
        return ""
    if round(question.costs) <= 0:
        return tr("pays as much")
    money = numerals.money(question.costs, comparison.currency)
    return tr("costs {amount} a year of sure pay ({basis})", amount=money, basis=_basis(comparison))


def _basis(comparison: Comparison) -> str:
    """What the money that pay is scored by is: the same in every question."""
    home, settings = comparison.person.home, comparison.settings
    basis = tr("after tax") if settings.money_basis == "after_tax" else tr("before tax")
    if settings.cost_of_living_as == "pay" and home:
        return tr("{basis}, in {place} money", basis=basis, place=town(home))
    return basis


def _named(changes: Sequence[Change], most: int) -> Sequence[Change]:
    """The first that change by a point or more; of nothing but smaller ones the first."""
    return ([each for each in changes if abs(each.by) >= LEAST_NAMED] or list(changes[:1]))[:most]


def _is_more(question: TradeOffQuestion, named: Sequence[Change]) -> bool:
    changes = (*question.buys, *question.gives_up)
    return any(abs(each.by) >= LEAST_NAMED for each in changes if each not in named)


def _changes(text: str, named: Sequence[Change], comparison: Comparison, numerals: Numerals) -> str:
    said = (_change(each, comparison, numerals) for each in named)
    return text.format(changes=joined(said)) if named else ""


def _change(each: Change, comparison: Comparison, numerals: Numerals) -> str:
    start, to = _scores(each.start, each.to, numerals)
    return tr("{name} {to} instead of {start}", name=word(each.criterion, comparison), to=to, start=start)


def _scores(one: float, other: float, numerals: Numerals) -> tuple[str, str]:
    decimals = 0 if numerals.number(one) != numerals.number(other) else 1
    return numerals.number(one, decimals), numerals.number(other, decimals)


@dataclass(frozen=True, slots=True)
class DifferenceRow:
    """One line of the whole difference: what, with the first offer, with the second, and the first less the second."""

    name: str
    first: str
    second: str
    difference: str


def differences(question: TradeOffQuestion, evaluation: Evaluation, numerals: Numerals) -> tuple[DifferenceRow, ...]:
    """The whole difference between the two offers of a question: every score that is not the same, then sure pay."""
    offers = evaluation.offer(question.first), evaluation.offer(question.second)
    rows = []
    for key, by in question.differences.items():
        if abs(by) >= LEAST_SHOWN:
            scores = tuple(each.scores[key].figure.known for each in offers)
            rows.append(_row(label(key, evaluation.comparison), scores, 0 if abs(by) >= LEAST_NAMED else 1, numerals))
    if question.costs is None:
        return tuple(rows)
    comparison = evaluation.comparison
    name = tr("Sure pay a year, {currency}, {basis}", currency=comparison.currency, basis=_basis(comparison))
    first, second = (round(sure_pay(each.outcome).known) for each in offers)
    pay = (numerals.money(first), numerals.money(second), numerals.signed_money(first - second))
    return (*rows, DifferenceRow(name, *pay))


def _row(name: str, values: tuple[float, ...], decimals: int, numerals: Numerals) -> DifferenceRow:
    """The difference is that of the numbers shown, so that they add up."""
    first, second = (round(value, decimals) for value in values)
    difference = numerals.signed(first - second, decimals)
    return DifferenceRow(name, numerals.number(first, decimals), numerals.number(second, decimals), difference)


def sure_pay_note() -> str:
    """What sure pay is."""
    return tr("Sure pay: the sure salary that is worth as much as the offer's uncertain pay. Pay is scored by it.")


def spoken(rows: Sequence[DifferenceRow]) -> str:
    """The whole difference in sentences, for a screen reader."""
    said = (tr("{name}: {first} against {second}", name=row.name, first=row.first, second=row.second) for row in rows)
    return " ".join(f"{each}." for each in said)


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
