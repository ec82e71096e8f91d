"""Offers against each other, path by path, on the same market and the same seed (MODEL 9)."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from offercompare.engine.figure import Figure
from offercompare.engine.outcome import AgainstOthers
from offercompare.engine.simulation.paths import Paths
from offercompare.engine.simulation.spread import quantiles
from offercompare.translation import tr


def pairwise(levels: Mapping[str, Paths]) -> dict[str, dict[str, float]]:
    """The share of paths in which the row's pay beats the column's; level ones count for neither."""
    return {
        row: {
            column: float(np.count_nonzero(levels[row] > levels[column])) / levels[row].size
            for column in levels
            if column != row
        }
        for row in levels
    }


def against(levels: Mapping[str, Paths], years: float, currency: str) -> dict[str, AgainstOthers]:
    """How often each pays most and least, and what one misses beside the best of each path.

    ``years`` is the present value of one unit of level yearly pay.
    """
    rows = np.stack(list(levels.values()))
    best, worst = rows.max(axis=0), rows.min(axis=0)
    highest, lowest = _shared(rows == best), _shared(rows == worst)
    return {
        key: AgainstOthers(highest[number], lowest[number], *_regret((best - rows[number]) * years, currency))
        for number, key in enumerate(levels)
    }


def _shared(marks: np.ndarray) -> list[float]:
    """The share of paths in which each row is marked; rows that are level share a path."""
    parts: list[float] = (marks / marks.sum(axis=0)).mean(axis=1).tolist()
    return parts


def _regret(missed: Paths, currency: str) -> tuple[Figure, Figure]:
    how = tr("in each case what the best-paid offer would have paid more, all years together, discounted")
    mean = Figure(tr("Missed on average"), float(missed.mean()), "money", how, currency=currency)
    tenth = Figure(
        tr("Missed in the worst tenth, at least"), quantiles(missed, (0.9,))[0], "money", how, (), "", currency
    )
    return mean, tenth
