"""The weights that agree with answers: which answers can hold together, and samples of what they leave (MODEL 12.1).

An answer is a row of differences, one for each criterion: weights agree where their sum with the row is above 0.
Weights are flat over all that are at least 0 and sum to 1.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations

import numpy as np

from offercompare.engine.simulation.paths import Paths

ENOUGH = 1_000
"""Fewer agreeing samples than this, and others are drawn by walks inside of what is left."""
# Steps of a walk: from points that lie as they should already, and from few or none.
_STEPS, _LONG = 100, 400
_FEW = 50
# The largest margin, as a part of the largest difference, by which answers must be able to hold to count as holding.
_LEAST_MARGIN = 1e-6
# All sets of so many answers are tried; the dialog asks seven.
_MOST_TRIED = 10
_ZERO = 1e-12


def holding(answers: Paths) -> tuple[int, ...]:
    """The rows of the largest set that can hold together, of several the one with the latest; rising.

    Beyond the latest ten, each earlier one stays if it can hold beside those that stay already.
    """
    latest = list(range(len(answers)))[::-1]
    tried, earlier = latest[:_MOST_TRIED], latest[_MOST_TRIED:]
    sets = (chosen for size in range(len(tried), 0, -1) for chosen in combinations(tried, size))
    kept = next((chosen for chosen in sets if can_hold(answers, chosen)), ())
    for row in earlier:
        if can_hold(answers, (*kept, row)):
            kept = (*kept, row)
    return tuple(sorted(kept))


def can_hold(answers: Paths, rows: Sequence[int]) -> bool:
    """Whether some weights agree with all of these rows."""
    return not len(rows) or _widest(_even(answers[list(rows)]))[1] > _LEAST_MARGIN


def agreeing(answers: Paths, flat: Paths, drawn: np.random.Generator) -> Paths:
    """Weights that agree with all answers, which can hold together: of the flat ones, or walked to if those are few."""
    even = _even(answers)
    left = flat[(flat @ even.T > 0).all(axis=1)]
    return left if len(left) >= min(ENOUGH, len(flat)) else _walked(even, left, drawn)


def _even(answers: Paths) -> Paths:
    """The same answers with a largest difference of 1 each; one without any difference says nothing and cannot hold."""
    largest = np.abs(answers).max(axis=1, keepdims=True)
    found: Paths = np.divide(answers, largest, out=np.zeros_like(answers), where=largest > 0)
    return found


def _widest(answers: Paths) -> tuple[Paths, float]:
    """The weights that agree with all answers by the widest margin, and that margin, below 0 where none agree.

    A matrix game: the answers choose against the weights. Solved as the linear programme "largest sum of y >= 0 with
    shifted y <= 1" by the simplex method under Bland's rule; the weights are its shadow prices.
    """
    rows, criteria = answers.shape
    shifted = answers.T + 2.0
    # One row for each criterion, then that of the prices; columns: answers, slacks, the limit.
    table = np.zeros((criteria + 1, rows + criteria + 1))
    table[:criteria, :rows], table[:criteria, rows:-1], table[:criteria, -1] = shifted, np.eye(criteria), 1.0
    table[-1, :rows] = -1.0
    basis = list(range(rows, rows + criteria))
    while (table[-1, :-1] < -_ZERO).any():
        entering = int(np.argmax(table[-1, :-1] < -_ZERO))
        column = table[:criteria, entering]
        ratios = np.divide(table[:criteria, -1], column, out=np.full(criteria, np.inf), where=column > _ZERO)
        leaving = min(range(criteria), key=lambda row: (ratios[row], basis[row]))
        table[leaving] /= table[leaving, entering]
        others = np.arange(criteria + 1) != leaving
        table[others] -= np.outer(table[others, entering], table[leaving])
        basis[leaving] = entering
    prices = np.maximum(table[-1, rows:-1], 0.0)
    weights: Paths = prices / prices.sum()
    return weights, float((answers @ weights).min())


def _walked(answers: Paths, left: Paths, drawn: np.random.Generator) -> Paths:
    """``ENOUGH`` weights inside of what the answers leave, each the end of a hit-and-run walk of its own.

    Each step goes to an even draw on the line through the point; lines run in any direction and, in turns, between two
    points of the other half of the walkers, so that a thin region is walked along.
    """
    limits = np.vstack([np.eye(answers.shape[1]), answers])
    points = left[drawn.integers(0, len(left), ENOUGH)] if len(left) else np.tile(_inside(answers), (ENOUGH, 1))
    halves = np.array_split(np.arange(ENOUGH), 2)
    for step in range(_STEPS if len(left) >= _FEW else _LONG):
        for own, other in (halves, halves[::-1]):
            if step % 2:
                ends = points[other][drawn.integers(0, len(other), (2, len(own)))]
                ways = ends[0] - ends[1]
            else:
                ways = drawn.standard_normal((len(own), answers.shape[1]))
                ways -= ways.mean(axis=1, keepdims=True)
            points[own] = _moved(points[own], ways, limits, drawn)
    return points


def _moved(points: Paths, ways: Paths, limits: Paths, drawn: np.random.Generator) -> Paths:
    """Each point anywhere on the line through it that stays above 0 on every limit."""
    room, slope = points @ limits.T, ways @ limits.T
    with np.errstate(divide="ignore", invalid="ignore"):
        reach = -room / slope
    back = np.where(slope > 0, reach, -np.inf).max(axis=1)
    ahead = np.where(slope < 0, reach, np.inf).min(axis=1)
    # A line between two points that are one and the same has no way to go.
    back, ahead = (np.where(np.isfinite(end), end, 0.0) for end in (back, ahead))
    far = back + (ahead - back) * drawn.random(len(points))
    moved = np.maximum(points + far[:, np.newaxis] * ways, 0.0)
    moved /= moved.sum(axis=1, keepdims=True)
    stays = (moved @ limits.T >= 0).all(axis=1, keepdims=True)
    return np.where(stays, moved, points)


def _inside(answers: Paths) -> Paths:
    """A point that agrees with all answers and gives every criterion some weight."""
    widest, margin = _widest(answers)
    # An even weight for all moves an answer by 1 at most: half of the margin stays.
    part = margin / (2 * (1 + margin))
    return (1 - part) * widest + part / len(widest)
