"""Who leads and how firmly, what that costs and buys, and what it hangs on: one sentence each (MODEL 12.6)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from offercompare.engine import Evaluated, Evaluation, Figure, Verdict
from offercompare.engine.decision import Strength, strength
from offercompare.numerals import Numerals
from offercompare.report.decision_words import first_places, lead_share
from offercompare.report.flip_words import apart
from offercompare.report.hangs_on import hangs_on
from offercompare.report.next_step import PAY_AND_PLACE, next_step, to_rate, unranked
from offercompare.report.words import condition, joined, offer_name, town, word
from offercompare.translation import tr

TIE = 1e-9
"""Points; scores are printed to this."""
LEAST_GAIN = 0.5
"""Weighted points below which a difference is not worth a sentence."""
MOST_NAMED = 2


def sentences(
    evaluation: Evaluation,
    numerals: Numerals,
    hide_amounts: bool = False,
    unnamed: frozenset[str] = frozenset(),
) -> tuple[str, ...]:
    """The verdict as far as it is calculated: who leads, how firmly, at what price, and what it hangs on.

    How firmly may be of an earlier state of the comparison: its figures are shares of samples, and the line stays calm.

    Where nothing can be ranked, what to do next. ``hide_amounts`` leaves out yearly pay, ``unnamed`` are criteria
    whose scores are not told.
    """
    teller = _Teller(evaluation, numerals, hide_amounts, unnamed)
    verdict = evaluation.verdict
    told = next_step(evaluation) if verdict is None else teller.told(verdict)
    return tuple(sentence for sentence in told if sentence)


@dataclass(frozen=True, slots=True)
class _Teller:
    evaluation: Evaluation
    numerals: Numerals
    hide_amounts: bool
    unnamed: frozenset[str]

    def told(self, verdict: Verdict) -> tuple[str, ...]:
        leader, runner_up = self._named(verdict.leader), self._named(verdict.runner_up)
        if leader is None:
            first = self._named(verdict.on_pay_and_place)
            assert first is not None
            price = (
                self._price(first, says_gains=False)
                if first not in self._level_with(first, self._on_pay_and_place)
                else ""
            )
            return self._partly(first, verdict), price, to_rate(self.evaluation), unranked(self.evaluation)
        tied = self._level_with(leader, _overall)
        if tied:
            return self._tie((leader, *tied), verdict), self._failing(leader), unranked(self.evaluation)
        price = self._price(leader)
        lead = self._lead(leader, runner_up, verdict)
        places = first_places(self.evaluation, self.numerals)
        return lead, places, self._failing(leader), price, self._hangs_on(), unranked(self.evaluation)

    def _hangs_on(self) -> str:
        several = len(self._may_lead()) > 1
        return hangs_on(self.evaluation, self.numerals, self.hide_amounts) if several else ""

    # Who leads ----------------------------------------------------------------------------------------

    def _lead(self, leader: Evaluated, runner_up: Evaluated | None, verdict: Verdict) -> str:
        if runner_up is None:
            points = self.numerals.score(_overall(leader))
            text = tr("{leader} leads with {points} points", leader=offer_name(leader.offer), points=points)
            alone = tr(", as the only one that meets every must-have") if len(self._ranked()) > 1 else ""
            return text + self._whose_weights(verdict) + alone + "."
        points, others = apart(_overall(leader), _overall(runner_up), self.numerals)
        share = lead_share(self.evaluation)
        text = _leads(None if share is None else strength(share)).format(
            leader=offer_name(leader.offer),
            points=points,
            runner_up=offer_name(runner_up.offer),
            others=others,
        )
        return text + self._whose_weights(verdict) + "."

    def _tie(self, level: tuple[Evaluated, ...], verdict: Verdict) -> str:
        names = joined(offer_name(each.offer) for each in level)
        points = self.numerals.score(_overall(level[0]))
        text = tr("{names} are level in front: {points} points each", names=names, points=points)
        return text + self._whose_weights(verdict) + "."

    def _partly(self, first: Evaluated, verdict: Verdict) -> str:
        tied = self._level_with(first, self._on_pay_and_place)
        names = joined(offer_name(each.offer) for each in (first, *tied))
        said = tr("{names} are level", names=names) if tied else tr("{name} is ahead", name=names)
        return tr("On pay and place only: {said}", said=said) + self._whose_weights(verdict) + "."

    def _whose_weights(self, verdict: Verdict) -> str:
        return tr(", with default weights, not yet yours") if verdict.default_weights else ""

    def _level_with(self, first: Evaluated, points: Callable[[Evaluated], float]) -> tuple[Evaluated, ...]:
        """The others that may lead and are as high as ``first``."""
        return tuple(
            each for each in self._may_lead() if each is not first and abs(points(each) - points(first)) <= TIE
        )

    def _on_pay_and_place(self, each: Evaluated) -> float:
        weights = {key: self.evaluation.weights.get(key, 0.0) for key in PAY_AND_PLACE}
        if not sum(weights.values()):
            weights = {"pay": 1.0}
        return sum(weight * (each.scores[key].value or 0.0) for key, weight in weights.items())

    # Must-haves ---------------------------------------------------------------------------------------

    def _failing(self, leader: Evaluated) -> str:
        """Who would lead but for a must-have, or that nobody meets them all."""
        if leader.fails:
            return tr(
                "No offer meets every must-have; {name} fails: {failed}.",
                name=offer_name(leader.offer),
                failed=self._failed(leader),
            )
        higher = [each for each in self._ranked() if each.fails and _overall(each) > _overall(leader) + TIE]
        return " ".join(
            tr("{name} scores higher but fails: {failed}.", name=offer_name(each.offer), failed=self._failed(each))
            for each in higher
        )

    def _failed(self, each: Evaluated) -> str:
        return ", ".join(condition(name, self.evaluation.comparison) for name in each.fails)

    # What it costs and buys ---------------------------------------------------------------------------

    def _price(self, leader: Evaluated, says_gains: bool = True) -> str:
        """What choosing the leader costs against the highest-paid offer, or what it gives up if that is itself."""
        pay = self._yearly()
        if pay is None:
            return ""
        top = max(self._may_lead(), key=lambda each: (pay(each).known, each is leader))
        if top is leader:
            return self._given_up(leader, pay)
        costs = tr(
            "Choosing {leader} costs {amount} against {top}",
            leader=offer_name(leader.offer),
            amount=self._amount(pay(top).known - pay(leader).known, pay),
            top=offer_name(top.offer),
        )
        gains = self._gains(leader, top) if says_gains else ()
        return (tr("{costs}, and buys {gains}", costs=costs, gains=joined(gains)) if gains else costs) + "."

    def _given_up(self, leader: Evaluated, pay: Callable[[Evaluated], Figure]) -> str:
        others = [each for each in self._may_lead() if each is not leader]
        if not others:
            return ""
        second = max(others, key=lambda each: pay(each).known)
        ahead = pay(leader).known - pay(second).known
        if ahead > TIE:
            amount = self._amount(ahead, pay)
            text = tr(
                "It also pays the most, {amount} more than {second}", amount=amount, second=offer_name(second.offer)
            )
        else:
            text = tr("It pays as much as {second}", second=offer_name(second.offer))
        rival = max(others, key=_overall)
        losses = self._gains(rival, leader)
        if not losses or self.evaluation.verdict is None or self.evaluation.verdict.leader is None:
            return text + "."
        return (
            tr(
                "{text}; against {rival} it gives up {losses}",
                text=text,
                rival=offer_name(rival.offer),
                losses=joined(losses),
            )
            + "."
        )

    def _gains(self, ahead: Evaluated, behind: Evaluated) -> tuple[str, ...]:
        """The largest weighted score gains; pay is in the amount, and so is cost of living in home money."""
        gains = []
        for key, weight in self.evaluation.weights.items():
            high, low = ahead.scores[key].value, behind.scores[key].value
            if key in self.unnamed or high is None or low is None:
                continue
            if weight * (high - low) >= LEAST_GAIN:
                gains.append((weight * (high - low), key, high, low))
        others = [gain for gain in gains if gain[1] not in PAY_AND_PLACE]
        named = sorted(others or [gain for gain in gains if gain[1] != "pay"], key=lambda gain: -gain[0])
        return tuple(self._gain(key, high, low) for _, key, high, low in named[:MOST_NAMED])

    def _gain(self, key: str, high: float, low: float) -> str:
        more, less = apart(high, low, self.numerals)
        name = word(key, self.evaluation.comparison)
        return tr("{name} {more} instead of {less}", name=name, more=more, less=less)

    def _yearly(self) -> Callable[[Evaluated], Figure] | None:
        """Yearly pay on the basis it is scored on, in home money where every place is known; None where unknown."""
        offers = self._may_lead()
        for pay in self._bases():
            if all(pay(each).value is not None for each in offers):
                return pay
        return None

    def _bases(self) -> tuple[Callable[[Evaluated], Figure], ...]:
        after_tax = self.evaluation.comparison.settings.money_basis == "after_tax"
        return (_home_average_after_tax, _average_after_tax) if after_tax else (_home_average, _average)

    def _amount(self, value: float, pay: Callable[[Evaluated], Figure]) -> str:
        comparison = self.evaluation.comparison
        amount = tr("pay") if self.hide_amounts else self.numerals.money(value, comparison.currency)
        rate = amount if self.hide_amounts else tr("{amount} a year", amount=amount)
        home = comparison.person.home
        basis = tr("after tax") if pay in (_home_average_after_tax, _average_after_tax) else tr("before tax")
        if pay in (_home_average, _home_average_after_tax) and home:
            basis = tr("{basis}, in {place} money", basis=basis, place=town(home))
        partly = any(each.pay.is_at_least for each in self._may_lead())
        known = tr("{basis}, as far as it is known", basis=basis) if partly else basis
        return f"{rate} ({known})"

    # Offers -------------------------------------------------------------------------------------------

    def _named(self, key: str | None) -> Evaluated | None:
        return None if key is None else self.evaluation.offer(key)

    def _ranked(self) -> list[Evaluated]:
        return [each for each in self.evaluation.offers if each.rank is not None]

    def _may_lead(self) -> list[Evaluated]:
        return [each for each in self._ranked() if not each.fails] or self._ranked()


def _leads(how: Strength | None) -> str:
    """How a lead is told; as a plain one while it is not known how firm it is."""
    if how == "leaning":
        return tr("Leaning to {leader}: {points} points to {runner_up}'s {others}")
    if how == "too_close":
        return tr("Too close to call: {leader} {points}, {runner_up} {others}")
    return tr("{leader} leads: {points} points to {runner_up}'s {others}")


def _overall(each: Evaluated) -> float:
    return each.overall.known


def _average_after_tax(each: Evaluated) -> Figure:
    return each.pay.after_tax_average


def _home_average_after_tax(each: Evaluated) -> Figure:
    return each.pay.after_tax_home_average


def _average(each: Evaluated) -> Figure:
    return each.pay.average


def _home_average(each: Evaluated) -> Figure:
    return each.pay.home_average
