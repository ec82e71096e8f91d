"""Where the lines of an axis stand, and where labels go so that none covers another; no Qt."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, floor, log10

MOST_MARKS = 7
STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)


def ticks(low: float, high: float, most: int) -> tuple[float, ...]:
    """Round values from at or below ``low`` to at or above ``high``, at most about ``most`` of them."""
    high = max(high, low + 1.0)
    rough = (high - low) / max(most - 1, 1)
    ten = 10.0 ** floor(log10(rough))
    step = next(part * ten for part in STEPS if part * ten >= rough * (1 - 1e-9))
    first, last = floor(low / step + 1e-9), ceil(high / step - 1e-9)
    return tuple(number * step for number in range(first, last + 1))


def axis(low: float, high: float, most: int) -> tuple[tuple[float, ...], float, float]:
    """The round values inside a range that goes below 0, and up, only as far as needed, and that range.

    A range above 0 begins at a round value.
    """
    marks = ticks(low, high, most)
    first = low if low < 0 else marks[0]
    return tuple(mark for mark in marks if first <= mark <= high), first, max(high, first + 1.0)


def month_step(months: int, most: int) -> int:
    """How many months apart the marks of a time axis stand: a whole part or multiple of a year."""
    return next((step for step in (1, 2, 3, 6, 12, 24, 36, 60, 120) if months / step <= most), 240)


def spread(wanted: Sequence[float], sizes: Sequence[float], low: float, high: float) -> tuple[float, ...]:
    """Centres as near to the wanted ones as may be, so that no two of their sizes overlap, in order, within bounds.

    Where there is not room for all they follow each other closely from ``low`` on.
    """
    order = sorted(range(len(wanted)), key=lambda number: wanted[number])
    # Clusters of what touches: their members, total size, and where the first begins.
    clusters: list[tuple[list[int], float, float]] = []
    for number in order:
        members, size = [number], sizes[number]
        start = _within(wanted[number] - size / 2, size, low, high)
        while clusters and clusters[-1][2] + clusters[-1][1] > start:
            before, before_size, _ = clusters.pop()
            members, size = [*before, *members], before_size + size
            start = _within(_best_start(members, wanted, sizes), size, low, high)
        clusters.append((members, size, start))
    centres = [0.0] * len(wanted)
    for members, _, start in clusters:
        for number in members:
            centres[number] = start + sizes[number] / 2
            start += sizes[number]
    return tuple(centres)


def _within(start: float, size: float, low: float, high: float) -> float:
    return max(min(start, high - size), low)


def _best_start(members: Sequence[int], wanted: Sequence[float], sizes: Sequence[float]) -> float:
    offset, starts = 0.0, []
    for number in members:
        starts.append(wanted[number] - offset - sizes[number] / 2)
        offset += sizes[number]
    return sum(starts) / len(starts)
