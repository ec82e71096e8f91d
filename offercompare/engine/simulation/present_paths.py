"""Present value of each path: cash and equity less the tax that each bears, at their own times (MODEL 7, 7a)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from offercompare.engine.present_value import discount
from offercompare.engine.simulation.cash_paths import CashPaths
from offercompare.engine.simulation.employment import Employment
from offercompare.engine.simulation.flow import Flow
from offercompare.engine.simulation.gain_curve import GainCurves
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
    taxes: Sequence[Paths] | None = None,
) -> PresentPaths:
    """The present value at the yearly ``rate``; without ``curves`` before tax, without ``gains`` they are wages.

    ``taxes`` are those on the cash of each year where they are known already.
    """
    if taxes is None and curves is not None:
        taxes = cash_taxes(cash, curves)
    total = np.zeros(held.leaves.size)
    for number, paid in enumerate(cash.total):
        tax = taxes[number] if taxes is not None else None
        in_year = [flow for flow in flows if flow.year == number]
        if in_year:
            total += _equity(in_year, cash.wages[number], tax, curves, gains, number)
        left = paid - tax if tax is not None else paid.copy()
        left *= discount(rate, number + 0.5)
        total += left
    later = [flow for flow in flows if flow.year is None]
    if not later:
        return PresentPaths(total, np.zeros(total.shape))
    last = len(cash.wages) - 1
    # A wage goes on beside what an exit after the horizon pays: the last year's, or what follows the job.
    goes_on = np.where(held.leaves <= held.event, cash.after.known, cash.wages[last])
    after = _equity(later, goes_on, None, curves, gains, last)
    return PresentPaths(total + after, after)


def cash_taxes(cash: CashPaths, curves: TaxCurves) -> list[Paths]:
    """The tax on the cash of each year, equity aside."""
    return [curves.on(number, wages) for number, wages in enumerate(cash.wages)]


def _equity(
    flows: Sequence[Flow],
    wages: Paths,
    tax: Paths | None,
    curves: TaxCurves | None,
    gains: GainCurves | None,
    number: int,
) -> Paths:
    """What the flows of one year are worth now, less the tax that they add to ``tax``, that on ``wages``."""
    now = np.zeros(wages.size)
    for flow in flows:
        flow.add_to(now, flow.now)
    if curves is None:
        return now
    gained = [flow for flow in flows if flow.kind == "gain"]
    earned = [flow for flow in flows if flow.kind == "wages" or (flow.kind == "gain" and gains is None)]
    if earned:
        _take_wage_tax(now, earned, wages, tax, curves, number, len(earned) == len(flows))
    if gains is not None and gained:
        _take_gain_tax(now, gained, wages, earned, gains, number)
    return now


def _take_wage_tax(
    now: Paths, earned: Sequence[Flow], wages: Paths, tax: Paths | None, curves: TaxCurves, number: int, is_all: bool
) -> None:
    """Tax with the equity less tax without, shared among the payments by amount, each at its own time."""
    amount = _income(earned, now.size)
    present = now if is_all and all(flow.untaxed is None for flow in earned) else _present_income(earned, now.size)
    at = np.flatnonzero(amount)
    if 2 * at.size > amount.size:
        before = tax if tax is not None else curves.on(number, wages)
        due = curves.on(number, wages + amount)
        due -= before
        now -= _discounted(due, present, amount)
    elif at.size:
        before = tax[at] if tax is not None else curves.on(number, wages[at])
        due = curves.on(number, wages[at] + amount[at]) - before
        now[at] -= _discounted(due, present[at], amount[at])


def _take_gain_tax(
    now: Paths, gained: Sequence[Flow], wages: Paths, earned: Sequence[Flow], gains: GainCurves, number: int
) -> None:
    """The same for long-term gains: they lie on top of all that is earned in the year."""
    gain = _income(gained, now.size)
    at = np.flatnonzero(gain)
    if at.size:
        ordinary = wages[at] + _income(earned, now.size)[at]
        now[at] -= _discounted(gains.on(number, ordinary, gain[at]), _present_income(gained, now.size)[at], gain[at])


def _income(flows: Sequence[Flow], paths: int) -> Paths:
    amount = np.zeros(paths)
    for flow in flows:
        flow.add_to(amount, flow.income)
    return amount


def _present_income(earned: Sequence[Flow], paths: int) -> Paths:
    present = np.zeros(paths)
    for flow in earned:
        flow.add_to(present, flow.now if flow.untaxed is None else _discounted(flow.income, flow.now, flow.amount))
    return present


def _discounted(due: Paths, present: Paths, amount: Paths) -> Paths:
    """What is due along with amounts, at the time of these on average."""
    share: Paths = np.divide(present, amount, out=np.zeros(amount.shape), where=amount != 0)
    share *= due
    return share
