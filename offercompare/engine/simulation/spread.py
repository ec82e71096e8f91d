"""How outcomes are spread: quantiles, and shares by range."""

from __future__ import annotations

from collections.abc import Sequence
from math import floor

import numpy as np

from offercompare.engine.simulation.paths import Paths


def quantiles(levels: Paths, at: Sequence[float]) -> tuple[float, ...]:
    """The figures below which the parts ``at`` (0 to 1) of the paths lie; between two paths on the line."""
    last = levels.size - 1
    below = [min(floor(part * last), last) for part in at]
    sorted_there = np.partition(levels, sorted({*below, *(min(number + 1, last) for number in below)}))
    found = []
    for part, number in zip(at, below, strict=True):
        low, high = float(sorted_there[number]), float(sorted_there[min(number + 1, last)])
        found.append(low + (high - low) * (part * last - number))
    return tuple(found)


def shares(levels: Paths, edges: Sequence[float]) -> tuple[float, ...]:
    """The share of paths in each range from one edge to the next, the last edge in the last range."""
    counts, _ = np.histogram(levels, np.asarray(edges))
    return tuple(float(count) / levels.size for count in counts)
