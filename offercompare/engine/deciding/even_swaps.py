"""Even swaps: criteria of two offers made equal for pay, one after the other, until one dominates (MODEL 12.9)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import log

from offercompare.engine.evaluation import Evaluation
from offercompare.engine.ranking import TIE, dominated

PAY = "pay"


@dataclass(frozen=True, slots=True)
class PayScale:
    """How yearly pay counts: what scores 0 and 100 (MODEL 10.2), and the weight of pay, a part of 1."""

    low: float
    high: float
    weight: float

    def change_for(self, sure: float, points: float) -> float | None:
        """The change of a yearly pay ``sure`` that moves the total by ``points`` (MODEL 12.9).

        None where pay weighs nothing, or lies beyond the scale before or after.
        """
        if self.weight <= 0 or sure <= 0:
            return None
        score = 100 * log(sure / self.low) / log(self.high / self.low)
        change = points / self.weight
        if not (0 <= score <= 100 and -TIE <= score + change <= 100 + TIE):
            return None
        return float(sure * ((self.high / self.low) ** (change / 100) - 1))


def pay_scale(evaluation: Evaluation) -> PayScale | None:
    """How pay counts in this comparison; None without anchors."""
    scale = evaluation.anchors
    if scale is None or scale.scored_low.value is None or scale.scored_high.value is None:
        return None
    return PayScale(scale.scored_low.known, scale.scored_high.known, evaluation.weights.get(PAY, 0.0))


def pay_for_points(evaluation: Evaluation, sure: float, points: float) -> float | None:
    """What must be added to a yearly pay for the total to move by ``points``; None beyond the scale."""
    scale = pay_scale(evaluation)
    return None if scale is None else scale.change_for(sure, points)


def pay_change(evaluation: Evaluation, first: str, second: str, criterion: str) -> float | None:
    """The change of the first offer's yearly pay that makes up for its score becoming that of the second.

    Reporting currency, on the basis pay is scored on; None where pay or a score is unknown, or beyond the scale.
    """
    return EvenSwaps.start(evaluation, first, second).proposed(criterion)


@dataclass(frozen=True, slots=True)
class Swap:
    """One criterion made equal, from the first offer's score to the second's, for a change of its yearly pay.

    ``proposed`` is what the model asks for it; None where it has no answer. ``change`` is what counts.
    """

    criterion: str
    score: float
    to: float
    proposed: float | None
    change: float


@dataclass(frozen=True, slots=True)
class EvenSwaps:
    """Where a sequence of swaps stands. ``scores`` are the criteria not swapped yet, by offer, without pay.

    ``sure`` is each offer's yearly pay with all swaps so far, reporting currency; None where it is unknown. Weights are
    parts of 1, of the criteria that count. The first offer is the one that changes.
    """

    first: str
    second: str
    scores: Mapping[str, Mapping[str, float]]
    sure: Mapping[str, float | None]
    weights: Mapping[str, float]
    scale: PayScale | None = None
    swaps: tuple[Swap, ...] = ()

    @staticmethod
    def start(evaluation: Evaluation, first: str, second: str) -> EvenSwaps:
        """Two offers as they are; a criterion of which a score is unknown is left out."""
        pair = [evaluation.offer(first), evaluation.offer(second)]
        weights = {key: weight for key, weight in evaluation.weights.items() if weight > 0}
        known = [key for key in weights if key != PAY and all(each.scores[key].value is not None for each in pair)]
        return EvenSwaps(
            first,
            second,
            {each.offer.id: {key: each.scores[key].figure.known for key in known} for each in pair},
            {each.offer.id: each.outcome.certainty_equivalent.value if each.outcome else None for each in pair},
            weights,
            pay_scale(evaluation),
        )

    @property
    def left(self) -> tuple[str, ...]:
        """The criteria in which the two still differ, the one that moves the total most first; pay is none of them."""
        ahead = {key: self._ahead(key) for key in self.scores[self.first]}
        differ = [key for key, gap in ahead.items() if abs(gap) > TIE]
        return tuple(sorted(differ, key=lambda key: -abs(ahead[key]) * self.weights[key]))

    def proposed(self, criterion: str) -> float | None:
        """The change of the first offer's yearly pay that makes up for this criterion becoming equal.

        None where pay is unknown or weighs nothing, or where it would leave the scale: then the person has to say.
        """
        sure = self.sure[self.first]
        if self.scale is None or sure is None or criterion not in self.scores[self.first]:
            return None
        return self.scale.change_for(sure, self.weights[criterion] * self._ahead(criterion))

    def swap(self, criterion: str, change: float | None = None) -> EvenSwaps:
        """The first offer with the second's score for a change of yearly pay: one's own, else the one proposed.

        Raises ``ValueError`` where there is neither, or no pay to change.
        """
        proposed, sure = self.proposed(criterion), self.sure[self.first]
        agreed = proposed if change is None else change
        if agreed is None or sure is None:
            raise ValueError(f"no pay is known to swap {criterion} for")
        done = Swap(
            criterion, self.scores[self.first][criterion], self.scores[self.second][criterion], proposed, agreed
        )
        return replace(
            self,
            scores={key: _without(row, criterion) for key, row in self.scores.items()},
            sure={**self.sure, self.first: sure + agreed},
            swaps=(*self.swaps, done),
        )

    @property
    def result(self) -> str | None:
        """The offer that dominates: nowhere behind in pay or what is left, and ahead in one; None while neither does.

        Pay counts by its amount, also beyond the scale; where it weighs nothing it is left out.
        """
        rows = {key: dict(row) for key, row in self.scores.items()}
        weights = {key: self.weights[key] for key in rows[self.first]}
        if self.weights.get(PAY, 0.0) > 0:
            for key, sure in self.sure.items():
                if sure is None:
                    return None
                rows[key][PAY] = sure
            weights[PAY] = self.weights[PAY]
        return next((each.by for each in dominated(rows, weights) if not each.practical), None)

    def _ahead(self, criterion: str) -> float:
        return self.scores[self.first][criterion] - self.scores[self.second][criterion]


def _without(row: Mapping[str, float], criterion: str) -> dict[str, float]:
    return {key: value for key, value in row.items() if key != criterion}
