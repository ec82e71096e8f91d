"""The sure amount that is worth as much as a spread of outcomes: constant relative risk aversion (MODEL 9)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from offercompare.engine.simulation.paths import Paths

# Wealth is taken as at least one unit of the reporting currency.
FLOOR = 1.0


@dataclass(frozen=True, slots=True)
class Certainty:
    """The certainty equivalent of present values, and the share of paths whose wealth is at the floor."""

    equivalent: float
    floored: float


def certainty(present: Paths, wealth: float, aversion: float) -> Certainty:
    """The certainty equivalent with ``wealth`` beside the present values and relative risk aversion gamma."""
    outcomes = present + wealth
    floored = float(np.count_nonzero(outcomes <= FLOOR)) / outcomes.size
    np.maximum(outcomes, FLOOR, out=outcomes)
    # Around the mean: powers of large amounts would overflow.
    mean = float(outcomes.mean())
    outcomes /= mean
    if aversion == 0:
        level = 1.0
    elif aversion == 1:
        level = float(np.exp(np.log(outcomes).mean()))
    elif aversion == 2:
        level = 1 / float(np.reciprocal(outcomes).mean())
    else:
        level = _power_mean(outcomes, 1 - aversion)
    return Certainty(level * mean - wealth, floored)


def _power_mean(outcomes: Paths, power: float) -> float:
    """By logarithms, for a high aversion raises small outcomes beyond the largest number there is."""
    logs = power * np.log(outcomes)
    top = float(logs.max())
    return float(np.exp((np.log(np.exp(logs - top).mean()) + top) / power))
