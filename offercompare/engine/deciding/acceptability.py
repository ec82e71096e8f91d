"""How often each offer is first over sampled weights and scores: SMAA-2 (MODEL 12.5)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from offercompare.engine.deciding.samples import SAMPLES, score_samples, weight_samples
from offercompare.engine.decision import Acceptability
from offercompare.engine.evaluation import Evaluated, Evaluation
from offercompare.engine.simulation.paths import Marks, Paths
from offercompare.engine.simulation.streams import Draws

MOST_SAMPLED = 100
"""Above this many offers, each against each in every sample would take minutes."""
# Totals are compared as they are printed: to 1e-9, as in the ranking.
_DIGITS = 9
# So many totals at once stay in a processor's cache, and are too few for numpy to wake other threads, which would wait
# for a processor that is busy elsewhere.
_CACHED = 20_000


def acceptability(evaluation: Evaluation, draws: Draws) -> Acceptability | None:
    """Rank shares, central weights and pairwise shares of the ranked offers.

    ``evaluation`` is simulated. None with fewer than two ranked offers, or more than ``MOST_SAMPLED``.
    """
    ranked = ranked_offers(evaluation)
    if not 2 <= len(ranked) <= MOST_SAMPLED:
        return None
    settings = evaluation.comparison.settings
    wanted = settings.acceptability
    criteria = [key for key, weight in evaluation.weights.items() if weight > 0]
    weights = weight_samples(evaluation.weights, wanted.mode, wanted.strength, settings.seed)
    scores = score_samples(evaluation, ranked, criteria, draws)
    return _named(compared(scores, weights, may_lead(ranked)), [each.offer.id for each in ranked], criteria, evaluation)


def ranked_offers(evaluation: Evaluation) -> list[Evaluated]:
    """The offers that have a rank, in their order."""
    return [each for each in evaluation.offers if each.rank is not None]


def may_lead(offers: Sequence[Evaluated]) -> Marks:
    """Which of them may lead: those that fail no must-have, all where each fails one (MODEL 15)."""
    passes = np.array([not each.fails for each in offers], dtype=bool)
    return passes if passes.any() else ~passes


@dataclass(frozen=True, slots=True)
class Compared:
    """Offers over all samples, as arrays with a row for each offer.

    ``shares`` (offers, ranks); ``leads`` (offers); ``central`` (offers, criteria) and ``central_share`` (offers) are
    NaN where an offer is never first; ``ahead`` (offers, offers): row above column.
    """

    shares: Paths
    leads: Paths
    central: Paths
    central_share: Paths
    ahead: Paths


def compared(scores: Paths, weights: Paths, leading: Marks) -> Compared:
    """``scores`` (samples or 1, offers, criteria), ``weights`` (samples, criteria), which offers may lead (offers)."""
    reached = totals(scores, weights)
    shares, ahead = _rank_shares(reached)
    first = firsts(reached)
    central = _central(first, weights)
    return Compared(
        shares=shares,
        leads=led(reached, leading),
        central=central,
        central_share=_central_shares(scores, central),
        ahead=ahead,
    )


def totals(scores: Paths, weights: Paths) -> Paths:
    """The weighted sums, shape (offers, samples); arguments as for ``compared``."""
    found, part = (np.zeros((scores.shape[1], len(weights))) for _ in range(2))
    for each, weight in zip(scores.T, weights.T, strict=True):
        found += np.multiply(each, weight, out=part)
    return np.round(found, _DIGITS, out=found)


def firsts(reached: Paths) -> Paths:
    """How much of the first place each offer has in each sample: 1, or a share of it where several are level."""
    level = reached == reached.max(axis=0)
    found: Paths = level / np.count_nonzero(level, axis=0)
    return found


def led(reached: Paths, leading: Marks) -> Paths:
    """The share of samples in which each offer is first of those that may lead; 0 for those that may not."""
    found = np.zeros(len(reached))
    found[leading] = firsts(reached[leading]).mean(axis=1)
    return found


def _rank_shares(reached: Paths) -> tuple[Paths, Paths]:
    """The share of samples in each rank, and in which the row is above the column."""
    offers, samples = reached.shape
    shares, ahead = np.empty((offers, offers)), np.empty((offers, offers))
    for number, own in enumerate(reached):
        ahead[number] = np.count_nonzero(own > reached, axis=1) / samples
        above = np.count_nonzero(reached > own, axis=0)
        level = np.count_nonzero(reached == own, axis=0)
        # Level offers have each of their ranks in equal parts: from the first of them on, no more after the last.
        part = 1.0 / level
        begun = np.bincount(above, part, offers + 1) - np.bincount(above + level, part, offers + 1)
        shares[number] = np.cumsum(begun)[:offers] / samples
    return np.clip(shares, 0.0, 1.0), ahead


def _central(first: Paths, weights: Paths) -> Paths:
    held = first.sum(axis=1, keepdims=True)
    never = np.full((len(first), weights.shape[1]), np.nan)
    found: Paths = np.divide(np.einsum("on,nc->oc", first, weights), held, out=never, where=held > 0)
    return found


def _central_shares(scores: Paths, central: Paths) -> Paths:
    """The share of score samples in which each offer is first at its own central weights."""
    offers, criteria = central.shape
    own, by_criterion = np.arange(offers), scores.T
    block, found = max(_CACHED // offers**2, 1), np.zeros(offers)
    for start in range(0, len(scores), block):
        part = by_criterion[:, :, start : start + block]
        under = (central @ part.reshape(criteria, -1)).reshape(offers, *part.shape[1:])
        level = np.round(under, _DIGITS, out=under) == under.max(axis=1, keepdims=True)
        found += (level[own, own] / np.maximum(np.count_nonzero(level, axis=1), 1)).sum(axis=1)
    found /= len(scores)
    found[np.isnan(central).any(axis=1)] = np.nan
    return found


def _named(found: Compared, ids: Sequence[str], criteria: Sequence[str], evaluation: Evaluation) -> Acceptability:
    """The same by offer id and criterion."""

    def known(value: float) -> float | None:
        return None if np.isnan(value) else float(value)

    return Acceptability(
        mode=evaluation.comparison.settings.acceptability.mode,
        samples=SAMPLES,
        shares={key: tuple(map(float, row)) for key, row in zip(ids, found.shares, strict=True)},
        leads=dict(zip(ids, map(float, found.leads), strict=True)),
        central={
            key: None if np.isnan(row).any() else dict(zip(criteria, map(float, row), strict=True))
            for key, row in zip(ids, found.central, strict=True)
        },
        central_share=dict(zip(ids, map(known, found.central_share), strict=True)),
        pairwise={
            key: {other: float(share) for other, share in zip(ids, row, strict=True) if other != key}
            for key, row in zip(ids, found.ahead, strict=True)
        },
    )
