"""What grants of a private company pay: vesting, leaving, exercise, exits (MODEL 6.5 to 6.11)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product

import numpy as np
from numpy.typing import NDArray

from offercompare.engine.cash import MONTHS
from offercompare.engine.private_shares import PrivateWorth
from offercompare.engine.simulation.employment import Employment
from offercompare.engine.simulation.exit_paths import Exits
from offercompare.engine.simulation.flow import Flow, Kind
from offercompare.engine.simulation.kept import Kept
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
class _Year:
    """What exits pay within a year, per unit of what a whole grant gains in each; those of ``at`` pay anything.

    ``at_once`` comes at the exit and counts ``discounted`` of it now; ``later`` vests after it and counts
    ``later_discounted``, both of what ``goes_on``; None where nothing does.
    """

    year: int | None
    at: NDArray[np.intp]
    at_once: Paths
    discounted: Paths
    goes_on: Paths | None
    later: Paths
    later_discounted: Paths

    def of(self, gain: Paths) -> tuple[Paths, Paths]:
        """The amounts and their present values, by what the whole grant gains."""
        amount = gain[self.at] * self.at_once
        now = amount * self.discounted
        if self.goes_on is not None:
            goes_on = gain[self.at] * self.goes_on
            amount += goes_on * self.later
            now += goes_on * self.later_discounted
        return amount, now


@dataclass(frozen=True, slots=True, eq=False)
class _Schedule:
    """When the exits pay a grant, whatever a share is worth then.

    ``paying`` marks the exits that pay it at all, ``kept`` those before which options had been exercised on leaving.
    """

    plan: _Plan
    paying: NDArray[np.intp]
    kept: Marks
    years: tuple[_Year, ...]


@dataclass(frozen=True, slots=True, eq=False)
class PrivatePaths:
    """Pays out the grants of one offer; ``rate`` is reporting units per unit of its currency, ``window`` is M."""

    held: Employment
    exits: Exits
    rate: float
    discount_rate: float
    horizon: int
    window: float
    memory: Kept = field(default_factory=Kept)

    def flows(self, number: int, worth: PrivateWorth) -> Iterator[Flow]:
        """What the grant with this number pays at exits, as it goes on vesting after them, and costs to exercise."""
        schedule = self._schedule(number, worth)
        yield from self._at_exits(number, worth, schedule)
        if schedule.kept.any():
            yield from self._sold_later(number, worth, schedule.plan, np.flatnonzero(schedule.kept))
        if worth.grant.is_option and worth.company.exercise_if_leaving:
            yield from self._exercised(number, worth, schedule.plan)

    def _schedule(self, number: int, worth: PrivateWorth) -> _Schedule:
        company, grant = worth.company, worth.grant
        shares = company.exercise_window, company.exercise_if_leaving, company.keep_after_leaving, company.expiry
        terms = grant.vesting, grant.kind, worth.begins, company.acceleration, self.horizon, self.discount_rate
        rests_on = self.exits.times, self.held, *shares, *terms
        return self.memory.found(("schedule", number, worth.begins), rests_on, lambda: self._scheduled(worth))

    def _scheduled(self, worth: PrivateWorth) -> _Schedule:
        plan = _Plan.of(worth, self.horizon, self.discount_rate)
        at_the_exit, kept = self._paying(worth)
        paying = np.flatnonzero(at_the_exit)
        when, by_leaving = self.exits.times.when[paying], plan.count(self.exits.times.left[paying])
        vested = np.minimum(plan.count(when), by_leaving)
        # A grant that is yet to be made has nothing unvested that an exit could bring forward.
        brought_forward = worth.company.acceleration * (when >= worth.begins)
        stays = when <= self.held.leaves[self.exits.times.where[paying]]
        at_once = plan.vested[vested] + brought_forward * (plan.whole - plan.vested[vested]) * stays
        discounted = np.asarray((1 + self.discount_rate) ** -when)
        goes_on = np.asarray(1 - brought_forward, dtype=np.float64)
        years = []
        for year in (*range(self.horizon), None):
            now = at_once * _within(when, year, self.horizon)
            later = later_discounted = np.zeros(when.size)
            if year is not None:
                first, last = (np.clip(each, plan.ends[year], plan.ends[year + 1]) for each in (vested, by_leaving))
                later, later_discounted = (each[last] - each[first] for each in (plan.vested, plan.discounted))
            at = np.flatnonzero((now != 0) | (later != 0))
            on = goes_on[at] if later.any() else None
            years.append(_Year(year, at, now[at], discounted[at], on, later[at], later_discounted[at]))
        return _Schedule(plan, paying, kept, tuple(years))

    def _at_exits(self, number: int, worth: PrivateWorth, schedule: _Schedule) -> Iterator[Flow]:
        """By year: what has vested at the exit, and what vests after it at the exit's price (6.10)."""
        per_share = self.exits.per_share[schedule.paying]
        gain = np.maximum(per_share - worth.strike, 0.0) * (1 - worth.company.illiquidity)
        gain = gain * worth.shares * self.rate
        where = self.exits.times.where[schedule.paying]
        for each in schedule.years:
            if not each.at.size:
                continue
            amount, now = each.of(gain)
            paid = np.flatnonzero(amount)
            if paid.size:
                yield Flow(number, each.year, where[each.at[paid]], amount[paid], now[paid])

    def _paying(self, worth: PrivateWorth) -> tuple[Marks, Marks]:
        """The exits in which a grant pays, and those in which options had been exercised on leaving (6.6, 6.7)."""
        company, when, left = worth.company, self.exits.times.when, self.exits.times.left
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
        times = self.exits.times
        shares = worth.shares * self.rate * plan.vested[plan.count(times.left[at])]
        amount = shares * self.exits.per_share[at] * (1 - worth.company.illiquidity)
        now = amount * (1 + self.discount_rate) ** -times.when[at]
        is_long = times.when[at] - times.left[at] > _LONG_TERM
        for year, kind in product(self._years(times.when[at]), _SOLD):
            here = _within(times.when[at], year, self.horizon) & (is_long == (kind == "gain"))
            if here.any():
                paid = shares[here] * worth.strike
                yield Flow(number, year, times.where[at[here]], amount[here], now[here], kind, paid)

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
