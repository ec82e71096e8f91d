"""Present value of each path: cash and equity less the tax that each bears, at their own times (MODEL 7, 7a)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from offercompare.engine.present_value import discount
from offercompare.engine.simulation.cash_paths import CashPaths
from offercompare.engine.simulation.employment import Employment
from offercompare.engine.simulation.flow import Flow, spread_out
from offercompare.engine.simulation.gain_curve import GainCurves
from offercompare.engine.simulation.kept import Kept
from offercompare.engine.simulation.paths import Paths
from offercompare.engine.simulation.tax_curve import TaxCurves


@dataclass(frozen=True, slots=True, eq=False)
class PresentPaths:
    """Per path, in the reporting currency: all of it, and what of it comes after the horizon (6.11)."""

    total: Paths
    after_horizon: Paths


def present_paths(
    cash: CashPaths,
    flows: Sequence[Flow],
    held: Employment,
    curves: TaxCurves | None,
    rate: float,
    gains: GainCurves | None = None,
    kept: Kept | None = None,
) -> PresentPaths:
    """The present value at the yearly ``rate``; without ``curves`` before tax, without ``gains`` they are wages."""
    kept, paths, horizon = kept or Kept(), held.leaves.size, len(cash.total)
    taxes = kept.found("taxes", (cash, curves), lambda: cash_taxes(cash, curves)) if curves is not None else None
    terms = flows, horizon, paths, gains is not None
    years = kept.found("equity", terms, lambda: _by_year(*terms))
    left = kept.found("left", (cash, curves, rate), lambda: _left(cash, taxes, rate))
    total = np.zeros(paths)
    for number, now in enumerate(left):
        if number in years:
            tax = taxes[number] if taxes is not None else None
            total += _equity(years[number], cash.wages[number], tax, curves, gains, number)
        total += now
    if horizon not in years:
        return PresentPaths(total, np.zeros(total.shape))
    # A wage goes on beside what an exit after the horizon pays: the last year's, or what follows the job.
    goes_on = np.where(held.leaves <= held.event, cash.after.known, cash.wages[-1])
    after = _equity(years[horizon], goes_on, None, curves, gains, horizon - 1)
    return PresentPaths(total + after, after)


def cash_taxes(cash: CashPaths, curves: TaxCurves) -> list[Paths]:
    """The tax on the cash of each year, equity aside."""
    return [curves.on(number, wages) for number, wages in enumerate(cash.wages)]


def _left(cash: CashPaths, taxes: Sequence[Paths] | None, rate: float) -> list[Paths]:
    """What the cash of each year, less the tax on it, is worth now."""
    left = [paid - tax for paid, tax in zip(cash.total, taxes, strict=True)] if taxes is not None else cash.total
    return [each * discount(rate, number + 0.5) for number, each in enumerate(left)]


@dataclass(frozen=True, slots=True, eq=False)
class _Income:
    """What is taxed alike in one year: its amount per path, and the part of it that is its present value.

    ``at`` are the paths in which there is any, None where most have some; both arrays are then of all paths.
    """

    amount: Paths
    worth: Paths
    at: NDArray[np.intp] | None


@dataclass(frozen=True, slots=True, eq=False)
class _Year:
    """The flows of one year: their present value per path, what of them is taxed as wages and what as long-term gains.

    ``beside`` is what is taxed as wages in the paths with gains.
    """

    now: Paths
    earned: _Income | None
    gained: _Income | None
    beside: Paths | float


def _by_year(flows: Sequence[Flow], horizon: int, paths: int, has_gains: bool) -> dict[int, _Year]:
    """The years in which anything flows; what comes after the horizon is the year after its last."""
    dated: dict[int, list[Flow]] = {}
    for flow in flows:
        dated.setdefault(horizon if flow.year is None else flow.year, []).append(flow)
    return {year: _year(some, paths, has_gains) for year, some in dated.items()}


def _year(flows: Sequence[Flow], paths: int, has_gains: bool) -> _Year:
    now = np.zeros(paths)
    for flow in flows:
        flow.add_to(now, flow.now)
    gains = [flow for flow in flows if flow.kind == "gain"] if has_gains else []
    earned = [flow for flow in flows if flow.kind == "wages" or (flow.kind == "gain" and not has_gains)]
    if len(flows) == len(earned) == 1 and earned[0].untaxed is None:
        return _Year(now, _alone(earned[0], paths), None, 0.0)
    is_all = len(earned) == len(flows) and all(flow.untaxed is None for flow in earned)
    amount = _income(earned, paths)
    wages = _taxed(amount, now if is_all else _present_income(earned, paths)) if earned else None
    if not gains:
        return _Year(now, wages, None, 0.0)
    gain = _income(gains, paths)
    at = np.flatnonzero(gain)
    gained = _Income(gain[at], _part(_present_income(gains, paths)[at], gain[at]), at) if at.size else None
    return _Year(now, wages, gained, amount[at])


def _alone(flow: Flow, paths: int) -> _Income | None:
    """The one flow of a year: where it reaches few paths, what it pays is known without adding up."""
    if flow.where is None or 2 * flow.amount.size > paths or not flow.amount.all():
        return _taxed(spread_out(flow, flow.amount, paths), spread_out(flow, flow.now, paths))
    return _Income(flow.amount, _part(flow.now, flow.amount), flow.where) if flow.amount.size else None


def _taxed(amount: Paths, present: Paths) -> _Income | None:
    count = np.count_nonzero(amount)
    if 2 * count > amount.size:
        return _Income(amount, _part(present, amount), None)
    at = np.flatnonzero(amount)
    return _Income(amount[at], _part(present[at], amount[at]), at) if count else None


def _equity(
    year: _Year,
    wages: Paths,
    tax: Paths | None,
    curves: TaxCurves | None,
    gains: GainCurves | None,
    number: int,
) -> Paths:
    """What the flows of one year are worth now, less the tax that they add to ``tax``, that on ``wages``."""
    now = year.now
    if curves is not None and year.earned is not None:
        now = now.copy()
        _take_wage_tax(now, year.earned, wages, tax, curves, number)
    if curves is not None and year.gained is not None and gains is not None:
        # Long-term gains lie on top of all that is earned in the year.
        now, at = now.copy(), year.gained.at
        due = gains.on(number, wages[at] + year.beside, year.gained.amount)
        due *= year.gained.worth
        now[at] -= due
    return now


def _take_wage_tax(
    now: Paths, earned: _Income, wages: Paths, tax: Paths | None, curves: TaxCurves, number: int
) -> None:
    """Tax with the equity less tax without, shared among the payments by amount, each at its own time."""
    at = earned.at
    if at is None:
        before = tax if tax is not None else curves.on(number, wages)
        due = curves.on(number, wages + earned.amount)
        due -= before
        due *= earned.worth
        now -= due
    else:
        before = tax[at] if tax is not None else curves.on(number, wages[at])
        due = curves.on(number, wages[at] + earned.amount) - before
        due *= earned.worth
        now[at] -= due


def _income(flows: Sequence[Flow], paths: int) -> Paths:
    amount = np.zeros(paths)
    for flow in flows:
        flow.add_to(amount, flow.income)
    return amount


def _present_income(earned: Sequence[Flow], paths: int) -> Paths:
    present = np.zeros(paths)
    for flow in earned:
        if flow.untaxed is None:
            flow.add_to(present, flow.now)
        else:
            share = _part(flow.now, flow.amount)
            share *= flow.income
            flow.add_to(present, share)
    return present


def _part(present: Paths, amount: Paths) -> Paths:
    """What one unit of an amount is worth now, at the time of its payments on average; 0 where there is none."""
    part: Paths = present / (amount + (amount == 0))
    return part
