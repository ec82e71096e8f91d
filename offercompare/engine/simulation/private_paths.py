"""What grants of a private company pay: vesting, leaving, exercise, exits (MODEL 6.5 to 6.11)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray

from offercompare.engine.cash import MONTHS
from offercompare.engine.private_shares import PrivateWorth
from offercompare.engine.simulation.employment import Employment
from offercompare.engine.simulation.exit_paths import Exits
from offercompare.engine.simulation.flow import Flow, Kind
from offercompare.engine.simulation.paths import Marks, Paths
from offercompare.engine.vesting import SAME_DAY, tranches

# Years for which shares are held before what they gain is long-term.
_LONG_TERM = 1.0
_SOLD: tuple[Kind, ...] = ("wages", "gain")


@dataclass(frozen=True, slots=True, eq=False)
class _Plan:
    """The tranches of a grant in the horizon: dates in months, what has vested and its present value after each.

    ``ends`` counts the tranches until each year's end; ``whole`` is all that is still to vest, the horizon or not.
    """

    dates: Paths
    vested: Paths
    discounted: Paths
    ends: tuple[int, ...]
    whole: float

    @staticmethod
    def of(worth: PrivateWorth, horizon: int, discount_rate: float) -> _Plan:
        dated = [(worth.begins * MONTHS + each.month, each.share) for each in tranches(worth.grant.vesting)]
        to_come = [(month, share) for month, share in dated if month > SAME_DAY]
        inside = [(month, share) for month, share in to_come if month <= horizon * MONTHS + SAME_DAY]
        dates = np.array([month for month, _ in inside])
        shares = np.array([share for _, share in inside])
        factors = (1 + discount_rate) ** -(dates / MONTHS)
        ends = np.searchsorted(dates, np.arange(horizon + 1) * MONTHS + SAME_DAY, side="right")
        return _Plan(
            dates, _running(shares), _running(shares * factors), tuple(ends), sum(share for _, share in to_come)
        )

    def count(self, years: Paths) -> NDArray[np.intp]:
        """How many tranches have vested after so many years of service."""
        return np.searchsorted(self.dates, years * MONTHS + SAME_DAY, side="right")


def _running(amounts: Paths) -> Paths:
    return np.concatenate(([0.0], np.cumsum(amounts)))


@dataclass(frozen=True, slots=True, eq=False)
class PrivatePaths:
    """Pays out the grants of one offer; ``rate`` is reporting units per unit of its currency, ``window`` is M."""

    held: Employment
    exits: Exits
    rate: float
    discount_rate: float
    horizon: int
    window: float

    def flows(self, number: int, worth: PrivateWorth) -> Iterator[Flow]:
        """What the grant with this number pays at exits, as it goes on vesting after them, and costs to exercise."""
        plan = _Plan.of(worth, self.horizon, self.discount_rate)
        at_the_exit, kept = self._paying(worth)
        yield from _Exit.of(self, number, worth, plan, at_the_exit).flows()
        if kept.any():
            yield from self._sold_later(number, worth, plan, np.flatnonzero(kept))
        if worth.grant.is_option and worth.company.exercise_if_leaving:
            yield from self._exercised(number, worth, plan)

    def _paying(self, worth: PrivateWorth) -> tuple[Marks, Marks]:
        """The exits in which a grant pays, and those in which options had been exercised on leaving (6.6, 6.7)."""
        company, when, left = worth.company, self.exits.when, self.exits.left
        none, every = np.zeros(when.size, dtype=bool), np.ones(when.size, dtype=bool)
        if worth.grant.is_option:
            in_time = when <= left + company.exercise_window
            return in_time, ~in_time if company.exercise_if_leaving else none
        if worth.grant.kind != "double_trigger_rsu":
            return every, none
        stays = every if company.keep_after_leaving else when <= left
        return stays & (when <= worth.begins + company.expiry), none

    def _sold_later(self, number: int, worth: PrivateWorth, plan: _Plan, at: NDArray[np.intp]) -> Iterator[Flow]:
        """Shares that were bought on leaving, sold at the exit: what was paid for them is no income.

        Held for over a year they make a long-term gain (7a), else wages.
        """
        exits = self.exits
        shares = worth.shares * self.rate * plan.vested[plan.count(exits.left[at])]
        amount = shares * exits.per_share[at] * (1 - worth.company.illiquidity)
        now = amount * (1 + self.discount_rate) ** -exits.when[at]
        is_long = exits.when[at] - exits.left[at] > _LONG_TERM
        for year, kind in product(self._years(exits.when[at]), _SOLD):
            here = _within(exits.when[at], year, self.horizon) & (is_long == (kind == "gain"))
            if here.any():
                paid = shares[here] * worth.strike
                yield Flow(number, year, exits.where[at[here]], amount[here], now[here], kind, paid)

    def _exercised(self, number: int, worth: PrivateWorth, plan: _Plan) -> Iterator[Flow]:
        """What it costs to keep the options of who leaves before any exit, unless one comes in time (6.7)."""
        held = self.held
        in_time = held.exits & (held.event <= held.leaves + worth.company.exercise_window)
        where = np.flatnonzero((held.event > held.leaves) & ~in_time & (held.leaves < self.window))
        leaves = held.leaves[where]
        cost = -worth.strike * worth.shares * self.rate * plan.vested[plan.count(leaves)]
        now = cost * (1 + self.discount_rate) ** -leaves
        for year in self._years(leaves):
            here = _within(leaves, year, self.horizon)
            yield Flow(number, year, where[here], cost[here], now[here], "cost")

    def _years(self, when: Paths) -> Iterator[int | None]:
        """The years in which something comes, None for after the horizon."""
        found = np.unique(np.minimum(when, self.horizon).astype(int)) if when.size else ()
        return (int(year) if year < self.horizon else None for year in found)


def _within(when: Paths, year: int | None, horizon: int) -> Marks:
    """What comes in a year of the horizon, or after it."""
    return when >= horizon if year is None else (when >= year) & (when < year + 1)


@dataclass(frozen=True, slots=True, eq=False)
class _Exit:
    """One grant in the exits that pay it: its whole gain, and how many tranches had vested then and on leaving."""

    number: int
    worth: PrivateWorth
    plan: _Plan
    terms: PrivatePaths
    where: NDArray[np.intp]
    when: Paths
    gain: Paths
    vested: NDArray[np.intp]
    by_leaving: NDArray[np.intp]

    @staticmethod
    def of(terms: PrivatePaths, number: int, worth: PrivateWorth, plan: _Plan, paying: Marks) -> _Exit:
        exits = terms.exits
        gain = np.maximum(exits.per_share[paying] - worth.strike, 0.0) * (1 - worth.company.illiquidity)
        when, left = exits.when[paying], exits.left[paying]
        by_leaving = plan.count(left)
        vested = np.minimum(plan.count(when), by_leaving)
        where, rate = exits.where[paying], terms.rate
        return _Exit(number, worth, plan, terms, where, when, gain * worth.shares * rate, vested, by_leaving)

    def flows(self) -> Iterator[Flow]:
        """By year: what has vested at the exit, and what vests after it at the exit's price (6.10)."""
        plan, terms = self.plan, self.terms
        # A grant that is yet to be made has nothing unvested that an exit could bring forward.
        brought_forward = self.worth.company.acceleration * (self.when >= self.worth.begins)
        stays = self.when <= terms.held.leaves[self.where]
        unvested = plan.whole - plan.vested[self.vested]
        at_once = self.gain * (plan.vested[self.vested] + brought_forward * unvested * stays)
        now = at_once * (1 + terms.discount_rate) ** -self.when
        goes_on = self.gain * (1 - brought_forward)
        for year in (*range(terms.horizon), None):
            here = _within(self.when, year, terms.horizon)
            amount, present = at_once * here, now * here
            if year is not None:
                first, last = (
                    np.clip(each, plan.ends[year], plan.ends[year + 1]) for each in (self.vested, self.by_leaving)
                )
                amount += goes_on * (plan.vested[last] - plan.vested[first])
                present += goes_on * (plan.discounted[last] - plan.discounted[first])
            paid = np.flatnonzero(amount)
            if paid.size:
                yield Flow(self.number, year, self.where[paid], amount[paid], present[paid])
