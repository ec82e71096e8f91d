"""What grants of a listed company pay: each vest sold at once at its price in the path (MODEL 5, 6.6)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from offercompare.engine.cash import MONTHS
from offercompare.engine.grant_worth import begins_month
from offercompare.engine.outcome import Scenario
from offercompare.engine.present_value import discount
from offercompare.engine.public_shares import ListedWorth
from offercompare.engine.simulation.employment import Employment
from offercompare.engine.simulation.flow import Flow
from offercompare.engine.simulation.paths import Paths
from offercompare.engine.simulation.share_price import SharePrice
from offercompare.engine.vesting import SAME_DAY, Tranche, dated_by_year


@dataclass(frozen=True, slots=True, eq=False)
class ListedPaths:
    """Pays out the grants of one offer; ``rate`` is reporting units per unit of its currency."""

    price: SharePrice
    held: Employment
    rate: float
    discount_rate: float
    scenario: Scenario
    taxed_whole: bool

    def flows(self, number: int, worth: ListedWorth, horizon: int) -> Iterator[Flow]:
        """What the grant with this number pays in each year of the horizon."""
        begins = begins_month(worth.grant, worth.terms.offer)
        assert begins is not None
        untaxed = worth.grant.kind == "iso" and not self.taxed_whole
        for year, tranches in dated_by_year(worth.grant.vesting, begins, horizon).items():
            for where, amount, now in self._vests(worth, tranches):
                yield Flow(number, year, where, amount, now, "free" if untaxed else "wages")

    def _vests(self, worth: ListedWorth, tranches: list[Tranche]) -> Iterator[tuple[np.ndarray | None, Paths, Paths]]:
        """All tranches of a year are paid at their mean time; who leaves between them has that of the earlier ones."""
        reached = self._reached(tranches)
        if reached is None:
            yield (None, *self._paid(worth, tranches, None))
            return
        for count in range(1, len(tranches) + 1):
            where = np.flatnonzero(reached == count)
            if where.size:
                yield (where, *self._paid(worth, tranches[:count], where))

    def _reached(self, tranches: list[Tranche]) -> np.ndarray | None:
        """How many tranches each path stays for; None where all stay for all."""
        served = self.held.leaves * MONTHS + SAME_DAY
        dates = np.array([tranche.month for tranche in tranches])
        if served.min() >= dates[-1]:
            return None
        return np.searchsorted(dates, served, side="right")

    def _paid(self, worth: ListedWorth, tranches: list[Tranche], where: np.ndarray | None) -> tuple[Paths, Paths]:
        share = sum(tranche.share for tranche in tranches)
        time = sum(tranche.month * tranche.share for tranche in tranches) / share / MONTHS
        amount = self._unit_value(worth, time, where) * (worth.units * share * self.rate)
        return amount, amount * discount(self.discount_rate, time)

    def _unit_value(self, worth: ListedWorth, time: float, where: np.ndarray | None) -> Paths:
        value = self._price(time, where) * worth.price
        # A later grant is worth its amount on the day it is made, one of today falls with the share.
        value *= 1 / self._price(worth.clock, where) if worth.clock > 0 else self.scenario.share_price
        return np.maximum(value - (worth.grant.strike or 0.0), 0.0) if worth.grant.is_option else value

    def _price(self, time: float, where: np.ndarray | None) -> Paths:
        return self.price.at(time) if where is None else self.price.in_paths(time, where)
