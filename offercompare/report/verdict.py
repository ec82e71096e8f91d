"""Who leads and how firmly, what that costs and buys, and what it hangs on: one sentence each (MODEL 12.6)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from offercompare.engine import Evaluated, Evaluation, Verdict
from offercompare.engine.decision import Strength, strength
from offercompare.numerals import Numerals
from offercompare.report.decision_words import first_places, lead_share
from offercompare.report.flip_words import apart
from offercompare.report.hangs_on import hangs_on
from offercompare.report.next_step import PAY_AND_PLACE, next_step, to_rate, unranked
from offercompare.report.price_words import price
from offercompare.report.words import condition, joined, offer_name
from offercompare.translation import tr

TIE = 1e-9
"""Points; scores are printed to this."""


def sentences(
    evaluation: Evaluation,
    numerals: Numerals,
    unnamed: frozenset[str] = frozenset(),
) -> tuple[str, ...]:
    """The verdict as far as it is calculated: who leads, how firmly, at what price, and what it hangs on.

    How firmly may be of an earlier state of the comparison: its figures are shares of samples, and the line stays calm.

    Where nothing can be ranked, what to do next. ``unnamed`` are criteria whose scores are not told.
    """
    teller = _Teller(evaluation, numerals, unnamed)
    verdict = evaluation.verdict
    told = next_step(evaluation) if verdict is None else teller.told(verdict)
    return tuple(sentence for sentence in told if sentence)


@dataclass(frozen=True, slots=True)
class _Teller:
    evaluation: Evaluation
    numerals: Numerals
    unnamed: frozenset[str]

    def told(self, verdict: Verdict) -> tuple[str, ...]:
        leader, runner_up = self._named(verdict.leader), self._named(verdict.runner_up)
        if leader is None:
            first = self._named(verdict.on_pay_and_place)
            assert first is not None
            tied = self._level_with(first, self._on_pay_and_place)
            cost = "" if tied else self._price(first, on_pay_and_place=True)
            return self._partly(first, verdict), cost, to_rate(self.evaluation), unranked(self.evaluation)
        tied = self._level_with(leader, _overall)
        if tied:
            return self._tie((leader, *tied), verdict), self._failing(leader), unranked(self.evaluation)
        cost = self._price(leader)
        lead = self._lead(leader, runner_up, verdict)
        places = first_places(self.evaluation, self.numerals)
        return lead, places, self._failing(leader), cost, self._hangs_on(), unranked(self.evaluation)

    def _price(self, leader: Evaluated, on_pay_and_place: bool = False) -> str:
        return price(leader, self.evaluation, self.numerals, self.unnamed, on_pay_and_place)

    def _hangs_on(self) -> str:
        several = len(self.evaluation.may_lead) > 1
        return hangs_on(self.evaluation, self.numerals) if several else ""

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
            each for each in self.evaluation.may_lead if each is not first and abs(points(each) - points(first)) <= TIE
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

    # Offers -------------------------------------------------------------------------------------------

    def _named(self, key: str | None) -> Evaluated | None:
        return None if key is None else self.evaluation.offer(key)

    def _ranked(self) -> list[Evaluated]:
        return [each for each in self.evaluation.offers if each.rank is not None]


def _leads(how: Strength | None) -> str:
    """How a lead is told; as a plain one while it is not known how firm it is."""
    if how == "leaning":
        return tr("Leaning to {leader}: {points} points to {runner_up}'s {others}")
    if how == "too_close":
        return tr("Too close to call: {leader} {points}, {runner_up} {others}")
    return tr("{leader} leads: {points} points to {runner_up}'s {others}")


def _overall(each: Evaluated) -> float:
    return each.overall.known
