"""The exit values worth marking, and the stretch of exit values that is worth looking at (MODEL 6.4, 6.8)."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor, inf, log10
from typing import Literal

from offercompare.engine.exit_split import terms_after
from offercompare.engine.exit_stake import Stake

PointKind = Literal["preference", "cap", "conversion", "break_even", "valuation"]
BELOW, ABOVE, FAR, SAME = 3.0, 2.0, 300.0, 1e-9
HIGH_EXIT = 0.9
ROUND = (1.0, 2.0, 5.0, 10.0)
LEAST, MOST = 1.0, 1e18


@dataclass(frozen=True, slots=True)
class Point:
    """An exit value at which something begins; ``labels`` name the grants of a break-even where there are several."""

    kind: PointKind
    value: float
    labels: tuple[str, ...] = ()


def points(stake: Stake, rounds: int = 0) -> tuple[Point, ...]:
    """Where the preference is covered, its cap reached, where preferred converts, grants break even, and today's value.

    In order of value. Grants with the same strike share a point. ValueError where the company is unknown.
    """
    company, terms = stake.known_company, terms_after(stake.known_company, rounds)
    found = [Point("valuation", stake.valuation)]
    if terms.owed > 0:
        found.append(Point("preference", terms.owed))
    later = [kink.value for kink in terms.waterfall.kinks[1:]]
    if later and terms.preferred_share > 0:
        found.append(Point("conversion", later[-1]))
        if company.preference.participating and later[0] < later[-1] * (1 - SAME):
            found.append(Point("cap", later[0]))
    options = [holding for holding in stake.holdings if holding.is_option]
    strikes = sorted({holding.strike for holding in options})
    for strike in strikes:
        labels = tuple(holding.label for holding in options if holding.strike == strike) if len(strikes) > 1 else ()
        found.append(Point("break_even", terms.waterfall.break_even(strike), labels))
    return tuple(sorted((point for point in found if 0 < point.value < inf), key=lambda point: point.value))


def reach(stake: Stake, at: float | None = None) -> tuple[float, float]:
    """The least and the largest exit value to look at, both round: all marks but those far beyond today's value.

    An exit value ``at`` beyond that is reached too: then the stretch ends at the next power of ten.
    """
    company = stake.known_company
    every = [point.value for rounds in range(stake.rounds_left + 1) for point in points(stake, rounds)]
    if company.exit_value.median > 0:
        every += [company.exit_value.median, company.exit_value.quantile(HIGH_EXIT) / ABOVE]
    near = [value for value in every if stake.valuation / FAR <= value <= stake.valuation * FAR]
    low, high = min(near) / BELOW, max(near) * ABOVE
    low, high = rounded_down(min(max(low, LEAST), MOST)), rounded_up(min(max(high, 10 * LEAST), 10 * MOST))
    return (low, high) if at is None else (_down_to(at, low), _up_to(at, high))


def _down_to(at: float, low: float) -> float:
    return low if at >= low or at < LEAST else 10.0 ** floor(log10(at))


def _up_to(at: float, high: float) -> float:
    return high if at <= high or at > 10 * MOST else 10.0 ** ceil(log10(at))


def rounded_down(value: float) -> float:
    """The largest of 1, 2 and 5 times a power of ten that is not above the value."""
    ten = 10.0 ** floor(log10(value))
    return max(part * ten for part in ROUND if part * ten <= value * (1 + SAME))


def rounded_up(value: float) -> float:
    """The smallest of 1, 2 and 5 times a power of ten that is not below the value."""
    ten = 10.0 ** floor(log10(value))
    return next(part * ten for part in ROUND if part * ten >= value * (1 - SAME))
