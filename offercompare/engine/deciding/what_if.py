"""What the ranking would be if an offer said something else: pay anew on the same draws (MODEL 12.7, 12.8)."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from math import exp, log
from operator import attrgetter

from offercompare.engine.deciding.root import Curve
from offercompare.engine.deciding.tried_before import tried_before
from offercompare.engine.decision import Ask
from offercompare.engine.evaluation import Evaluated, Evaluation
from offercompare.engine.must_have import fails
from offercompare.engine.pay_score import PayAnchors, anchors, cost_of_living_score
from offercompare.engine.place import place_index
from offercompare.engine.rubric_score import rubric_score
from offercompare.engine.scores import answers_of
from offercompare.engine.simulation.offer_paths import sure_equivalent
from offercompare.engine.simulation.streams import Draws
from offercompare.model import Comparison, Offer
from offercompare.model.vocabulary import RANKED_STATUSES, RUBRIC_CRITERIA

KeepOn = Callable[[], bool]
FEWER = 2_000
"""So many of the simulated cases tell how far a change moves a total; where the lead is close all of them are asked."""
NEAR = 0.25
"""Points by which the fewer cases may be off."""
_RISK = ("startup_risk",)
_SCALES_PAY = ("walk_away_pay", "delighted_pay", "current_pay")
_answered = attrgetter(
    *("levels", "answers", "overrides", "evidence", "remote", "company_type", "stage", "industry", "assumptions")
)


class StoppedError(Exception):
    """Somebody wanted the analysis to end: the comparison has changed."""


@dataclass(frozen=True, slots=True)
class Standing:
    """Totals by offer id of the ranked offers, which of them may lead, and who does: the highest, by id where level."""

    totals: Mapping[str, float]
    may_lead: Collection[str]
    leader: str

    def gap(self, first: str, second: str) -> float:
        """By how many points the first total is above the second."""
        return self.totals[first] - self.totals[second]


class WhatIf:
    """Tries changed offers in the place of those of an evaluation; anchors and weights stay as they are.

    ``evaluation`` is simulated, with a leader. ``keep_on`` is asked before each trial: no raises ``StoppedError``.

    A trial costs what the change touches. What was made for an offer as it was first tried and as it was tried last is
    kept by part: who is still there, cash, its tax, the price of the share, exits, each grant. A larger grant alone
    leaves all but that grant and the tax on it; a higher base leaves all but cash and the tax. On the same draws all of
    it stays for the next decision, as far as it says something about the pay of an offer that did not change.

    ``curves`` keeps what was asked about one amount of one offer: what it takes to lead and to tie is one search.
    """

    def __init__(self, evaluation: Evaluation, draws: Draws, keep_on: KeepOn = lambda: True) -> None:
        self.evaluation, self._draws, self._keep_on = evaluation, draws, keep_on
        self._ranked = [each for each in evaluation.offers if each.rank is not None]
        self._overall = {each.offer.id: each.overall.known for each in self._ranked}
        self._fails = {each.offer.id: bool(each.fails) for each in self._ranked}
        self._before = tried_before(draws, self.comparison)
        self._fewer: dict[int, WhatIf] = {}
        self.curves: dict[tuple[str, Ask], Curve] = {}
        self.now = self._standing(self._overall, self._fails)

    @property
    def comparison(self) -> Comparison:
        """The context in which offers are simulated."""
        return self.evaluation.comparison

    @property
    def draws(self) -> Draws:
        """The random numbers of every trial."""
        return self._draws

    @property
    def ranked(self) -> tuple[Evaluated, ...]:
        """The offers that are ranked, in the order of the comparison."""
        return tuple(self._ranked)

    def sure(self, offer: Offer, comparison: Comparison | None = None) -> float | None:
        """The certainty equivalent of a changed offer as yearly pay, reporting currency; None where unknown.

        With ``comparison`` for another person or under other settings.
        """
        return self._sure(offer, comparison or self.comparison)

    def _sure(self, offer: Offer, comparison: Comparison) -> float | None:
        if not self._keep_on():
            raise StoppedError
        before = self._before.of(self.evaluation.offer(offer.id).offer)

        def made() -> float | None:
            return sure_equivalent(offer, comparison, self._draws, self._before.kept(before.offer))

        return before.sure(offer, (self.comparison, comparison), made)

    def pay_score(self, sure: float) -> float:
        """The score of a yearly pay, not clipped: below 0 and above 100 beyond the anchors (MODEL 10.2)."""
        return _scored(sure, self._anchors)

    def pay_at(self, score: float) -> float:
        """The yearly pay that has a score: the inverse of ``pay_score``."""
        low, high = self._anchors
        return low * exp(score / 100 * log(high / low))

    @property
    def _anchors(self) -> tuple[float, float]:
        return _ends(self.evaluation.anchors)

    def _anchors_of(self, comparison: Comparison) -> tuple[float, float]:
        """The scale of pay for another person; that of the evaluation where nothing of it is another's."""
        now, other = self.comparison.person, comparison.person
        if all(getattr(now, name) == getattr(other, name) for name in _SCALES_PAY):
            return self._anchors
        return _ends(anchors(comparison, [each.pay for each in _competing(self.evaluation)]))

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
        total, failed = self._total(offer, self._changed_scores(offer))
        return self._with({offer.id: total}, {offer.id: failed})

    def elsewhere(self, comparison: Comparison, only: Collection[str] | None = None) -> Standing:
        """The ranking with the pay of every offer made anew for another person or under other settings.

        Offers and weights stay those of the evaluation; so does how the cost of living counts. The scale of pay moves
        with what of it is the person's. With ``only``, the offers that are not among these keep their totals.
        """
        found, scale = {}, self._anchors_of(comparison)
        for each in self._ranked:
            if only is not None and each.offer.id not in only:
                continue
            scores = {} if "pay" in each.offer.overrides else _pay_score(self._sure(each.offer, comparison), scale)
            found[each.offer.id] = self._total(each.offer, scores)
        return self._with(
            {key: total for key, (total, _) in found.items()}, {key: bad for key, (_, bad) in found.items()}
        )

    def on_fewer(self, paths: int) -> WhatIf:
        """The same on the first ``paths`` of the same draws; itself where there are no more.

        What a change makes of the certainty equivalent there is taken of the one on all paths, so that an offer without
        change has the total that it has in the evaluation.
        """
        if self.evaluation.comparison.settings.paths <= paths:
            return self
        if paths not in self._fewer:
            self._fewer[paths] = _OnFewer(self.evaluation, self._before.first_draws(self._draws), self._keep_on, paths)
        return self._fewer[paths]

    def _total(self, offer: Offer, changed: Mapping[str, float | None]) -> tuple[float, bool]:
        """The total of an offer, and whether it fails a must-have."""
        now, weights = self.evaluation.offer(offer.id), self.evaluation.weights
        scores = {key: each.value for key, each in now.scores.items()} | dict(changed)
        total = sum(weight * (scores[key] or 0.0) for key, weight in weights.items())
        return total, bool(fails(offer, self.evaluation.comparison, now.pay, scores))

    def _changed_scores(self, offer: Offer) -> dict[str, float | None]:
        comparison, now = self.evaluation.comparison, self.evaluation.offer(offer.id).offer
        found: dict[str, float | None] = {}
        if "pay" not in offer.overrides:
            found |= _pay_score(self.sure(offer), self._anchors)
        if (offer.place, offer.price_index, offer.remote) != (now.place, now.price_index, now.remote):
            placed = cost_of_living_score(place_index(offer, comparison), comparison)
            found["cost_of_living"] = None if placed is None else placed.figure.value
        if answers_of(offer) != answers_of(now):
            # Hazards count in startup risk alone.
            same = _answered(offer) == _answered(now)
            found |= {key: rubric_score(offer, key).figure.value for key in (_RISK if same else RUBRIC_CRITERIA)}
        return found | offer.overrides

    def _with(self, totals: Mapping[str, float], failed: Mapping[str, bool]) -> Standing:
        return self._standing(self._overall | dict(totals), self._fails | dict(failed))

    def _standing(self, totals: Mapping[str, float], failed: Mapping[str, bool]) -> Standing:
        may_lead = [key for key in totals if not failed[key]] or list(totals)
        return Standing(totals, may_lead, min(may_lead, key=lambda key: (-round(totals[key], 9), key)))


def _ends(scale: PayAnchors | None) -> tuple[float, float]:
    assert scale is not None
    return scale.scored_low.known, scale.scored_high.known


def _scored(sure: float, scale: tuple[float, float]) -> float:
    low, high = scale
    return 100 * log(sure / low) / log(high / low) if sure > 0 else -1.0


def _pay_score(sure: float | None, scale: tuple[float, float]) -> dict[str, float | None]:
    return {"pay": None if sure is None else min(max(_scored(sure, scale), 0.0), 100.0)}


def _competing(evaluation: Evaluation) -> list[Evaluated]:
    """The offers on whose pay a scale is proposed, as in the evaluation."""
    found = [each for each in evaluation.offers if each.offer.status in RANKED_STATUSES]
    return found or list(evaluation.offers)


class _OnFewer(WhatIf):
    """Trials on the first paths alone."""

    def __init__(self, evaluation: Evaluation, draws: Draws, keep_on: KeepOn, paths: int) -> None:
        self._paths = paths
        self._short = self._shortened(evaluation.comparison)
        self._now: dict[str, float | None] = {}
        super().__init__(evaluation, draws, keep_on)

    @property
    def comparison(self) -> Comparison:
        """The context in which offers are simulated."""
        return self._short

    def _shortened(self, comparison: Comparison) -> Comparison:
        return comparison.model_copy(update={"settings": comparison.settings.model_copy(update={"paths": self._paths})})

    def _here(self, comparison: Comparison) -> Comparison:
        return comparison if comparison is self._short else self._shortened(comparison)

    def _sure(self, offer: Offer, comparison: Comparison) -> float | None:
        now = self.evaluation.offer(offer.id)
        if offer.id not in self._now:
            self._now[offer.id] = super()._sure(now.offer, self._short)
        known = now.outcome.certainty_equivalent.value if now.outcome is not None else None
        before, after = self._now[offer.id], super()._sure(offer, self._here(comparison))
        if known is None or before is None or after is None:
            return after
        # The score is a logarithm: a ratio moves it as far from wherever it stands.
        return known * (after / before) if before > 0 and after > 0 else known + after - before
