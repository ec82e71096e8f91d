"""Sampled weights and sampled scores: what the choice might look like if a little were otherwise (MODEL 12.5).

Streams: scores have one for each offer and criterion, weights one for each criterion, so that an offer or a criterion
that comes or goes leaves the numbers of the others as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

import numpy as np

from offercompare.engine.evaluation import Evaluated, Evaluation
from offercompare.engine.pay_score import PayAnchors
from offercompare.engine.present_value import annual_equivalent
from offercompare.engine.simulation.certainty import FLOOR
from offercompare.engine.simulation.paths import Paths
from offercompare.engine.simulation.streams import Draws, stream
from offercompare.model.vocabulary import AcceptabilityMode

SAMPLES = 10_000
FUTURES = 200
"""How many simulated futures of an offer one sample of its pay score rests on."""
# A share of the strength below this would make a weight that no floating-point number can hold.
_LEAST_SHAPE = 1e-300


def weight_samples(
    weights: Mapping[str, float], mode: AcceptabilityMode, strength: float, seed: int, samples: int = SAMPLES
) -> Paths:
    """Weights that sum to 1, shape (samples, criteria): of the criteria that weigh, in their order.

    ``strength`` is that of the mode around one's own: the higher, the nearer to them.
    """
    own = {key: weight for key, weight in weights.items() if weight > 0}
    if mode == "around":
        return _dirichlet({key: strength * weight for key, weight in own.items()}, seed, samples)
    drawn = _dirichlet(dict.fromkeys(own, 1.0), seed, samples)
    return _in_order(drawn, list(own.values())) if mode == "same_order" else drawn


def _dirichlet(shapes: Mapping[str, float], seed: int, samples: int) -> Paths:
    return _dirichlet_of(tuple(shapes.items()), seed, samples)


@lru_cache(maxsize=2)
def _dirichlet_of(shapes: tuple[tuple[str, float], ...], seed: int, samples: int) -> Paths:
    """By logarithms of gamma variables, which stay apart where the shapes are so small that the variables are 0.

    An edit of an offer leaves the weights: the latest ones are kept and cannot be written to.
    """
    logs = np.empty((samples, len(shapes)))
    for column, (key, shape) in enumerate(shapes):
        drawn = stream(seed, f"criterion/{key}", "weights")
        shape = max(shape, _LEAST_SHAPE)
        logs[:, column] = np.log(drawn.standard_gamma(shape + 1, samples))
        logs[:, column] -= drawn.standard_exponential(samples) / shape
    logs -= logs.max(axis=1, keepdims=True)
    weights: Paths = np.exp(logs)
    weights /= weights.sum(axis=1, keepdims=True)
    weights.setflags(write=False)
    return weights


def _in_order(drawn: Paths, own: Sequence[float]) -> Paths:
    """The drawn weights dealt out so that the largest falls to one's own largest; equal ones in the order drawn."""
    falling, found, taken = -np.sort(-drawn, axis=1), np.empty_like(drawn), 0
    for level in sorted(set(own), reverse=True):
        columns = [column for column, weight in enumerate(own) if weight == level]
        places = np.argsort(np.argsort(-drawn[:, columns], axis=1), axis=1)
        found[:, columns] = np.take_along_axis(falling[:, taken : taken + len(columns)], places, axis=1)
        taken += len(columns)
    return found


def score_samples(
    evaluation: Evaluation, offers: Sequence[Evaluated], criteria: Sequence[str], draws: Draws, samples: int = SAMPLES
) -> Paths:
    """Scores 0..100, shape (samples, offers, criteria), of offers whose scores on these criteria are known."""
    found = np.empty((len(criteria), len(offers), samples))
    for row, key in enumerate(criteria):
        for column, each in enumerate(offers):
            found[row, column] = _scores_of(each, key, evaluation, draws, samples)
    return found.T


def _scores_of(each: Evaluated, key: str, evaluation: Evaluation, draws: Draws, samples: int) -> Paths | float:
    score = each.scores[key]
    if key in each.offer.overrides:
        return score.figure.known
    drawn = _pay_samples(each, evaluation, draws, samples) if key == "pay" else score.figure.known
    if not score.sd:
        return drawn
    normal = draws.normals(evaluation.comparison.settings.seed, f"{each.offer.stream}/{key}", "decide", 1, samples)[0]
    found: Paths = np.clip(drawn + score.sd * normal, 0.0, 100.0)
    return found


def _pay_samples(each: Evaluated, evaluation: Evaluation, draws: Draws, samples: int) -> Paths:
    """The score of the certainty equivalent over some of the offer's futures, others in each sample."""
    settings, person = evaluation.comparison.settings, evaluation.comparison.person
    assert each.outcome is not None
    assert each.outcome.levels is not None
    assert evaluation.anchors is not None
    # Levels are yearly; the certainty equivalent is that of present values with savings beside them.
    year = annual_equivalent(1.0, settings.discount_rate, settings.horizon_years)
    sure = sure_levels(
        each.outcome.levels,
        (person.savings or 0.0) * year,
        FLOOR * year,
        person.risk_aversion,
        lambda values: draws.means_of_picks(settings.seed, values, samples, FUTURES),
    )
    return _pay_scores(sure, evaluation.anchors)


def sure_levels(
    levels: Paths, wealth: float, floor: float, aversion: float, average: Callable[[Paths], Paths]
) -> Paths:
    """Certainty equivalents of many picks from ``levels``; ``average`` turns figures by path into means by pick.

    ``wealth`` stands beside the levels, together at least ``floor``; all in the same unit.
    """
    outcomes = np.maximum(levels + wealth, floor)
    if aversion == 0:
        return average(outcomes) - wealth
    logs = np.log(outcomes)
    if aversion == 1:
        return np.exp(average(logs)) - wealth
    # Around the middle of the logarithms: powers of amounts would leave what floating point holds.
    power, middle = 1 - aversion, float(logs.min() + logs.max()) / 2
    means = average(np.exp(power * (logs - middle)))
    found: Paths = np.exp(np.log(means) / power + middle) - wealth
    return found


def _pay_scores(sure: Paths, scale: PayAnchors) -> Paths:
    """The scores of MODEL 10.2, pay that is nothing or less at 0."""
    low, high = scale.scored_low.known, scale.scored_high.known
    logs = np.log(np.clip(sure, low, high))
    found: Paths = 100 * (logs - np.log(low)) / (np.log(high) - np.log(low))
    return np.clip(found, 0.0, 100.0)
