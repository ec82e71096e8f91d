"""Weights from trade-offs between two offers: what to ask next, and what the answers say (MODEL 12.1).

Before any answer all weights that sum to 1 are alike likely, over the criteria that weigh something now: the answers
are to speak, not the weights that stand there. What weighs nothing stays out, as in the sampling of MODEL 12.5.
An answer keeps what it says of the offers as they then were.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import combinations

import numpy as np

from offercompare.engine.deciding.acceptability import MOST_SAMPLED, led, may_lead, ranked_offers, totals
from offercompare.engine.deciding.agreeing_weights import agreeing, holding
from offercompare.engine.deciding.samples import SAMPLES, score_samples, weight_samples
from offercompare.engine.decision import CLEAR
from offercompare.engine.evaluation import Evaluated, Evaluation
from offercompare.engine.pay_score import sure_pay
from offercompare.engine.ranking import TIE
from offercompare.engine.simulation.paths import Paths
from offercompare.engine.simulation.streams import Draws
from offercompare.model.weighing import TradeOff, TradeOffReply

PAY = "pay"
MOST_QUESTIONS = 7
LEAST_SPLIT = 0.02
"""A pair on which fewer of the weights than this are on one side is not asked: the answer is known from the others."""
AS_EVEN = 0.05
"""Pairs whose split is within this of the most even one tell about as much: the plainest of them is asked."""
ENTERS = 0.1
"""A difference below this part of the largest one of its pair, both weighted, hardly enters the answer."""


@dataclass(frozen=True, slots=True)
class Change:
    """The score of a criterion with the second offer, and with the first one instead."""

    criterion: str
    start: float
    to: float

    @property
    def by(self) -> float:
        """How much higher it is with the first, below 0 where lower; points."""
        return self.to - self.start


@dataclass(frozen=True, slots=True)
class TradeOffQuestion:
    """Whether one would rather have ``first``, which pays less, than ``second``.

    ``costs`` is by how much its sure pay is less in a year: the difference of the certainty equivalents, by which pay
    is scored; reporting currency, on the money basis, in home money where cost of living counts as pay. None where pay
    weighs nothing, and where a pay score is set by hand: then no amount stands behind it, and pay is among the changes.
    ``buys`` and ``gives_up``: what else is better and what is worse with ``first``; pay first, then what moves the
    totals most under the weights that are left. ``differences``: scores of ``first`` less those of ``second`` on all
    criteria that weigh.
    """

    first: str
    second: str
    differences: Mapping[str, float]
    costs: float | None
    buys: tuple[Change, ...]
    gives_up: tuple[Change, ...]

    def answered(self, answer: TradeOffReply) -> TradeOff:
        """The answer as it is kept."""
        return TradeOff(first=self.first, second=self.second, differences=dict(self.differences), answer=answer)


@dataclass(frozen=True, slots=True)
class FoundWeights:
    """What the answers leave: the mean of the weights that agree with them, and what they then say of the offers.

    ``weights`` sum to 1 over the criteria that weigh now. ``kept`` is how many samples the mean rests on.
    ``contradictory`` are the places of the answers that cannot hold beside the others: those others are the most that
    can hold together, the latest where there is a choice. ``leader`` has the highest total under ``weights``;
    ``first_place`` is the share of samples in which it leads. Both are None with fewer than two ranked offers.
    """

    weights: Mapping[str, float]
    kept: int
    contradictory: tuple[int, ...]
    leader: str | None
    first_place: float | None


def next_trade_off(evaluation: Evaluation, answered: Sequence[TradeOff], draws: Draws) -> TradeOffQuestion | None:
    """The pair of ranked offers on which the weights that are left are most evenly divided; of pairs that divide them
    nearly as evenly the one that differs in the fewest criteria, which is easier to answer.

    None where nothing is worth asking: after seven answers, where the leader is clear, or where no pair not yet
    answered divides them. ``evaluation`` is simulated. Of more than a hundred offers the highest now are asked about.
    """
    offers = _contenders(evaluation)
    if len(offers) < 2 or len(answered) >= MOST_QUESTIONS:
        return None
    left = _left(evaluation, answered, draws)
    found = _found(left, evaluation, draws)
    if found.first_place is not None and found.first_place >= CLEAR:
        return None
    asked = {frozenset((each.first, each.second)) for each in answered}
    pairs = [pair for pair in combinations(offers, 2) if frozenset(each.offer.id for each in pair) not in asked]
    return _most_even(pairs, left)


def weights_from(evaluation: Evaluation, answered: Sequence[TradeOff], draws: Draws) -> FoundWeights:
    """The mean of the weights that agree with the answers; ``evaluation`` is simulated.

    Without weights, and with no samples, where nothing that weighs can count in this comparison.
    """
    if not evaluation.weights:
        return FoundWeights({}, 0, (), None, None)
    return _found(_left(evaluation, answered, draws), evaluation, draws)


@dataclass(frozen=True, slots=True)
class _Left:
    """The weights that agree with the answers, shape (samples, criteria), and which answers had to be left out."""

    criteria: tuple[str, ...]
    weights: Paths
    contradictory: tuple[int, ...]


def _left(evaluation: Evaluation, answered: Sequence[TradeOff], draws: Draws) -> _Left:
    seed = evaluation.comparison.settings.seed
    weighing = tuple(key for key, weight in evaluation.weights.items() if weight > 0)
    # An answer may rest on a criterion that no longer weighs; its weight is drawn with the others, then left out.
    gone = sorted({key for each in answered for key in each.differences} - set(weighing))
    criteria = (*weighing, *gone)
    places = [number for number, each in enumerate(answered) if each.answer != "cannot_say"]
    rows = np.array([_row(answered[number], criteria) for number in places]).reshape(-1, len(criteria))
    holds = list(holding(rows))
    weights = _agreeing(criteria, rows[holds], seed, draws)[:, : len(weighing)]
    contradictory = tuple(number for place, number in enumerate(places) if place not in holds)
    return _Left(weighing, weights / weights.sum(axis=1, keepdims=True), contradictory)


def _contenders(evaluation: Evaluation) -> list[Evaluated]:
    """The ranked offers, in their order; of very many those with the highest ranks now."""
    offers = ranked_offers(evaluation)
    highest = sorted(offers, key=lambda each: (each.rank, each.offer.id))[:MOST_SAMPLED]
    kept = {each.offer.id for each in highest}
    return [each for each in offers if each.offer.id in kept]


def _agreeing(criteria: Sequence[str], answers: Paths, seed: int, draws: Draws) -> Paths:
    """Once for the same answers: the next question and the weights both rest on them."""

    def walked(drawn: np.random.Generator) -> Paths:
        return agreeing(answers, weight_samples(dict.fromkeys(criteria, 1.0), "any", 1.0, seed), drawn)

    said = blake2b(repr(criteria).encode() + answers.tobytes(), digest_size=16).hexdigest()
    return draws.drawn(seed, f"agreeing/{said}", "weights", len(criteria), SAMPLES, walked)


def _row(answer: TradeOff, criteria: Sequence[str]) -> list[float]:
    """The differences in favour of the offer that one would rather have."""
    sign = 1.0 if answer.answer == "yes" else -1.0
    return [sign * answer.differences.get(key, 0.0) for key in criteria]


def _found(left: _Left, evaluation: Evaluation, draws: Draws) -> FoundWeights:
    mean = left.weights.mean(axis=0)
    mean /= mean.sum()
    weights = dict(zip(left.criteria, map(float, mean), strict=True))
    offers = _contenders(evaluation)
    leader, first_place = None, None
    if len(offers) > 1:
        leader, first_place = _leader(offers, left, mean, evaluation, draws)
    return FoundWeights(weights, len(left.weights), left.contradictory, leader, first_place)


def _leader(
    offers: Sequence[Evaluated], left: _Left, mean: Paths, evaluation: Evaluation, draws: Draws
) -> tuple[str, float]:
    """Who leads under the mean weights, by id where level, and its share of first places."""
    leading = may_lead(offers)
    central = np.array([[[each.scores[key].figure.known for key in left.criteria] for each in offers]])
    reached = totals(central, mean[np.newaxis])[:, 0]
    first = min(map(int, np.flatnonzero(leading)), key=lambda number: (-reached[number], offers[number].offer.id))
    scores = score_samples(evaluation, offers, left.criteria, draws)
    # Fewer weights than scores stand beside them in turns.
    beside = left.weights[np.arange(SAMPLES) % len(left.weights)]
    return offers[first].offer.id, float(led(totals(scores, beside), leading)[first])


def _most_even(pairs: Sequence[tuple[Evaluated, Evaluated]], left: _Left) -> TradeOffQuestion | None:
    """The question on the pair that halves the weights best, or nearly so in fewer criteria, the first of several.

    None where none divides them.
    """
    if not pairs:
        return None
    gaps = np.array([[_gap(*pair, key) for key in left.criteria] for pair in pairs])
    split = np.array([_split(left.weights @ gap) for gap in gaps])
    if split.max() < LEAST_SPLIT:
        return None
    even = np.flatnonzero((split >= split.max() - AS_EVEN) & (split >= LEAST_SPLIT))
    weighed = np.abs(gaps) * left.weights.mean(axis=0)
    entering = np.count_nonzero(weighed >= ENTERS * weighed.max(axis=1, keepdims=True), axis=1)
    plainest = min(map(int, even), key=lambda number: (entering[number], -split[number]))
    return _question(*pairs[plainest], left)


def _split(ahead: Paths) -> float:
    """The smaller of the two shares of samples in which one side is ahead."""
    return float(min(np.count_nonzero(ahead > TIE), np.count_nonzero(ahead < -TIE)) / ahead.size)


def _gap(one: Evaluated, other: Evaluated, criterion: str) -> float:
    return one.scores[criterion].figure.known - other.scores[criterion].figure.known


def _question(one: Evaluated, other: Evaluated, left: _Left) -> TradeOffQuestion:
    weighs_pay = PAY in left.criteria
    first, second = _lower_paid_first(one, other) if weighs_pay else (one, other)
    costs = _costs(first, second) if weighs_pay else None
    changes = [Change(key, second.scores[key].figure.known, first.scores[key].figure.known) for key in left.criteria]
    mean = dict(zip(left.criteria, map(float, left.weights.mean(axis=0)), strict=True))
    told = set() if costs is None else {PAY}
    named = sorted(
        (each for each in changes if each.criterion not in told),
        key=lambda each: (each.criterion != PAY, -mean[each.criterion] * abs(each.by)),
    )
    return TradeOffQuestion(
        first=first.offer.id,
        second=second.offer.id,
        differences={each.criterion: each.by for each in changes},
        costs=costs,
        buys=tuple(each for each in named if each.by > TIE),
        gives_up=tuple(each for each in named if each.by < -TIE),
    )


def _lower_paid_first(one: Evaluated, other: Evaluated) -> tuple[Evaluated, Evaluated]:
    """First the one that costs pay: by its score, by the amount where scores are level."""
    gap = _gap(one, other, PAY)
    if abs(gap) <= TIE:
        gap = -(_costs(one, other) or 0.0)
    return (one, other) if gap <= 0 else (other, one)


def _costs(first: Evaluated, second: Evaluated) -> float | None:
    """By how much the sure pay of ``first`` is less in a year; below 0 where it is more."""
    less, more = sure_pay(first.outcome).value, sure_pay(second.outcome).value
    by_hand = any(PAY in each.offer.overrides for each in (first, second))
    return None if by_hand or less is None or more is None else more - less
