"""What the ranking would be if an offer said something else: pay anew on the same draws (MODEL 12.7, 12.8)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import exp, log

from offercompare.engine.evaluation import Evaluation
from offercompare.engine.must_have import fails
from offercompare.engine.outcome import AS_IT_COMES
from offercompare.engine.pay_score import cost_of_living_score
from offercompare.engine.place import place_index
from offercompare.engine.scores import answers_of, rubric_scores
from offercompare.engine.simulation.offer_paths import outcome
from offercompare.engine.simulation.streams import Draws
from offercompare.model import Offer

KeepOn = Callable[[], bool]


class StoppedError(Exception):
    """Somebody wanted the analysis to end: the comparison has changed."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Totals by offer id of the ranked offers, and who leads: the highest that may, by id where level."""

    totals: Mapping[str, float]
    leader: str

    def gap(self, first: str, second: str) -> float:
        """By how many points the first total is above the second."""
        return self.totals[first] - self.totals[second]


class WhatIf:
    """Tries changed offers in the place of those of an evaluation; anchors and weights stay as they are.

    ``evaluation`` is simulated, with a leader. ``keep_on`` is asked before each trial: no raises ``StoppedError``.
    """

    def __init__(self, evaluation: Evaluation, draws: Draws, keep_on: KeepOn = lambda: True) -> None:
        self.evaluation, self._draws, self._keep_on = evaluation, draws, keep_on
        self._ranked = [each for each in evaluation.offers if each.rank is not None]
        self._overall = {each.offer.id: each.overall.known for each in self._ranked}
        self._fails = {each.offer.id: bool(each.fails) for each in self._ranked}
        self.now = self._standing(self._overall, self._fails)

    def sure(self, offer: Offer) -> float | None:
        """The certainty equivalent of a changed offer as yearly pay, reporting currency; None where unknown."""
        if not self._keep_on():
            raise StoppedError
        found = outcome(offer, self.evaluation.comparison, self._draws, AS_IT_COMES)
        return found.certainty_equivalent.value

    def pay_score(self, sure: float) -> float:
        """The score of a yearly pay, not clipped: below 0 and above 100 beyond the anchors (MODEL 10.2)."""
        low, high = self._anchors
        return 100 * log(sure / low) / log(high / low) if sure > 0 else -1.0

    def pay_at(self, score: float) -> float:
        """The yearly pay that has a score: the inverse of ``pay_score``."""
        low, high = self._anchors
        return low * exp(score / 100 * log(high / low))

    @property
    def _anchors(self) -> tuple[float, float]:
        scale = self.evaluation.anchors
        assert scale is not None
        return scale.scored_low.known, scale.scored_high.known

    def with_score(self, offer: str, criterion: str, score: float) -> Standing:
        """The ranking with one score of one offer at another value."""
        now = self.evaluation.offer(offer)
        weight = self.evaluation.weights.get(criterion, 0.0)
        change = weight * (score - now.scores[criterion].figure.known)
        values = {key: each.value for key, each in now.scores.items()} | {criterion: score}
        failed = fails(now.offer, self.evaluation.comparison, now.pay, values)
        return self._with({offer: self._overall[offer] + change}, {offer: bool(failed)})

    def with_offer(self, offer: Offer) -> Standing:
        """The ranking with this offer instead of the one of its id; its pay and all its scores are made anew."""
        now = self.evaluation.offer(offer.id)
        scores: dict[str, float | None] = {key: each.value for key, each in now.scores.items()}
        scores |= self._changed_scores(offer)
        weights = self.evaluation.weights
        total = sum(weight * (scores[key] or 0.0) for key, weight in weights.items())
        failed = fails(offer, self.evaluation.comparison, now.pay, scores)
        return self._with({offer.id: total}, {offer.id: bool(failed)})

    def _changed_scores(self, offer: Offer) -> dict[str, float | None]:
        comparison, now = self.evaluation.comparison, self.evaluation.offer(offer.id)
        found: dict[str, float | None] = {}
        if "pay" not in offer.overrides:
            sure = self.sure(offer)
            found["pay"] = None if sure is None else min(max(self.pay_score(sure), 0.0), 100.0)
        if "cost_of_living" not in offer.overrides:
            placed = cost_of_living_score(place_index(offer, comparison), comparison)
            found["cost_of_living"] = None if placed is None else placed.figure.value
        if answers_of(offer) != answers_of(now.offer):
            found |= {key: score.value for key, score in rubric_scores(offer).items()}
        return found | offer.overrides

    def _with(self, totals: Mapping[str, float], failed: Mapping[str, bool]) -> Standing:
        return self._standing(self._overall | dict(totals), self._fails | dict(failed))

    def _standing(self, totals: Mapping[str, float], failed: Mapping[str, bool]) -> Standing:
        may_lead = [key for key in totals if not failed[key]] or list(totals)
        return Standing(totals, min(may_lead, key=lambda key: (-round(totals[key], 9), key)))
