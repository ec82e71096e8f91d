"""Where the lines of a logarithmic axis stand, and the flags of what begins at some of its values; no Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from math import floor, log10

MOST_FLAGS = 8
SAME = 1e-9


def share_of(value: float, low: float, high: float) -> float:
    """Where a value stands between two others on a logarithmic axis, 0 to 1; beyond its ends it is the end."""
    if value <= low:
        return 0.0
    return min(log10(value / low) / log10(high / low), 1.0)


def value_at(share: float, low: float, high: float) -> float:
    """The value at a part of the axis."""
    return float(low * (high / low) ** share)


def log_ticks(low: float, high: float) -> tuple[float, ...]:
    """1, 2 and 5 times each power of ten from ``low`` to ``high``, those that stand out first: 1, then 5, then 2."""
    found: list[float] = []
    for part in (1.0, 5.0, 2.0):
        for ten in range(floor(log10(low)), floor(log10(high)) + 1):
            value = part * 10.0**ten
            if low * (1 - SAME) <= value <= high * (1 + SAME):
                found.append(value)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Flag:
    """A word beside a line: its row counted from the axis up, and whether it lies to the left of its line."""

    row: int
    is_left: bool


def flags(at: Sequence[float], widths: Sequence[float], low: float, high: float) -> tuple[Flag, ...]:
    """Rows and sides of words beside upright lines so that no word meets another or another's line.

    ``at`` ascends. In as few rows as there can be; where a word has room on neither side it takes the right one.
    """
    best: tuple[tuple[int, int], tuple[Flag, ...]] | None = None
    for sides in product((False, True), repeat=len(at)):
        spans = [
            (x - wide, x) if is_left else (x, x + wide) for x, wide, is_left in zip(at, widths, sides, strict=True)
        ]
        outside = sum(span[0] < low - SAME or span[1] > high + SAME for span in spans)
        rows = _rows(at, spans)
        if rows is None:
            continue
        found = tuple(Flag(row, is_left) for row, is_left in zip(rows, sides, strict=True))
        cost = (outside, max(rows, default=0) * MOST_FLAGS + sum(sides))
        if best is None or cost < best[0]:
            best = cost, found
    return best[1] if best else tuple(Flag(number, False) for number in range(len(at)))[::-1]


def _rows(at: Sequence[float], spans: Sequence[tuple[float, float]]) -> list[int] | None:
    """A word above every line it crosses, and two words that meet in different rows; None where that cannot be."""
    count = len(at)
    above = [
        [other for other in range(count) if other != one and spans[one][0] <= at[other] <= spans[one][1]]
        for one in range(count)
    ]
    rows: list[int] = [-1] * count
    for _ in range(count):
        ready = [one for one in range(count) if rows[one] < 0 and all(rows[other] >= 0 for other in above[one])]
        if not ready:
            return None
        one = ready[0]
        row = max((rows[other] + 1 for other in above[one]), default=0)
        while any(rows[other] == row and _meet(spans[one], spans[other]) for other in range(count)):
            row += 1
        rows[one] = row
    # A row found higher than planned may let another's line cross a word: then this choice of sides is none.
    crossed = any(
        one != other and spans[one][0] <= at[other] <= spans[one][1] and rows[one] <= rows[other]
        for one in range(count)
        for other in range(count)
    )
    return None if crossed else rows


def _meet(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return one[0] < other[1] and other[0] < one[1]
