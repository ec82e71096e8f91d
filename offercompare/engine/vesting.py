"""Which part of a grant vests when (MODEL 5). Times are months since year 1 of the comparison began."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from math import ceil

from offercompare.model import Vesting

STEP_MONTHS = {"monthly": 1, "quarterly": 3, "semi_annual": 6, "annual": 12}
# A planned stay of 1.6 years is 19.2 months; a tranche on the very day of leaving still counts.
SAME_DAY = 1e-9


@dataclass(frozen=True, slots=True)
class Tranche:
    """``share`` of the grant vests ``month`` months after the plan began."""

    month: float
    share: float


@dataclass(frozen=True, slots=True)
class YearVest:
    """What vests in one year of the comparison: index of the year, share of the grant, mean time in years."""

    year: int
    share: float
    time: float


@cache
def _plan(by_year: tuple[float, ...], cadence: str, cliff_months: int) -> tuple[Tranche, ...]:
    step = STEP_MONTHS[cadence]
    shares: dict[int, float] = {}
    for year, fraction in enumerate(by_year):
        for month in range(step, 13, step):
            due = max(12 * year + month, cliff_months)
            shares[due] = shares.get(due, 0.0) + fraction * step / 12
    return tuple(Tranche(month, share) for month, share in sorted(shares.items()) if share > 0)


def tranches(vesting: Vesting) -> tuple[Tranche, ...]:
    """Every tranche of the plan in order; what lies before the cliff vests on it."""
    return _plan(vesting.by_year, vesting.cadence, vesting.cliff_months)


def months_between(start: date, end: date) -> float:
    """Calendar months from ``start`` to ``end``, days as parts of a mean month."""
    whole = (end.year - start.year) * 12 + end.month - start.month
    return whole + (end.day - start.day) / (365.25 / 12)


def vested_share(vesting: Vesting, months: float) -> float:
    """The share of the grant vested after ``months`` of service."""
    return sum(tranche.share for tranche in tranches(vesting) if tranche.month <= months + SAME_DAY)


def vests_by_year(vesting: Vesting, begins_month: float, leaves_month: float, years: int) -> tuple[YearVest, ...]:
    """What vests in each of the first ``years`` years of a plan that began at ``begins_month``.

    ``begins_month`` is negative for a plan that began before year 1: then only tranches after its start count.
    Nothing after ``leaves_month`` counts.
    """
    stays_for = min(leaves_month, 12.0 * years)
    return tuple(_mean_vest(*dated) for dated in _dated(vesting, begins_month, stays_for).items())


def dated_by_year(vesting: Vesting, begins_month: float, years: int) -> dict[int, list[Tranche]]:
    """The tranches of each of the first ``years`` years, dated from the start of year 1, in order."""
    return _dated(vesting, begins_month, 12.0 * years)


def _dated(vesting: Vesting, begins_month: float, last_month: float) -> dict[int, list[Tranche]]:
    dated: dict[int, list[Tranche]] = {}
    for tranche in tranches(vesting):
        month = begins_month + tranche.month
        if SAME_DAY < month <= last_month + SAME_DAY:
            dated.setdefault(ceil((month - SAME_DAY) / 12) - 1, []).append(Tranche(month, tranche.share))
    return dated


def _mean_vest(year: int, parts: list[Tranche]) -> YearVest:
    share = sum(part.share for part in parts)
    return YearVest(year, share, sum(part.month * part.share for part in parts) / share / 12)
