"""What grants of a listed company pay: each vest sold at once at its price in the path (MODEL 5, 6.6)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from offercompare.engine.cash import MONTHS
from offercompare.engine.grant_worth import begins_month
from offercompare.engine.outcome import Scenario
from offercompare.engine.present_value import discount
from offercompare.engine.public_shares import ListedWorth
from offercompare.engine.simulation.employment import Employment
from offercompare.engine.simulation.flow import Flow, Kind
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
        kind: Kind = "free" if worth.grant.kind == "iso" and not self.taxed_whole else "wages"
        served = self.held.leaves * MONTHS + SAME_DAY
        for year, dated in dated_by_year(worth.grant.vesting, begins, horizon).items():
            tranches = _Tranches.of(dated)
            stays = served >= tranches.months[-1]
            yield self._whole_year(number, worth, year, tranches, stays, kind)
            part = np.flatnonzero(~stays & (served >= tranches.months[0]))
            if part.size:
                yield self._part_of_year(number, worth, year, tranches, part, served[part], kind)

    def _whole_year(
        self, number: int, worth: ListedWorth, year: int, tranches: _Tranches, stays: np.ndarray, kind: Kind
    ) -> Flow:
        """Who stays for all tranches of the year: they are paid at their mean time."""
        time = float(tranches.times[-1])
        amount = self._value(worth, self.price.at(time), None)
        amount *= worth.units * self.rate * float(tranches.vested[-1])
        if not stays.all():
            amount *= stays
        return Flow(number, year, None, amount, amount * discount(self.discount_rate, time), kind)

    def _part_of_year(
        self,
        number: int,
        worth: ListedWorth,
        year: int,
        tranches: _Tranches,
        where: NDArray[np.intp],
        served: Paths,
        kind: Kind,
    ) -> Flow:
        """Who leaves between two tranches: the earlier ones are paid at their own mean time."""
        last = np.searchsorted(tranches.months, served, side="right") - 1
        times = tranches.times[last]
        amount = self._value(worth, self.price.of_year(year, times, where), where)
        amount *= worth.units * self.rate * tranches.vested[last]
        return Flow(number, year, where, amount, amount * (1 + self.discount_rate) ** -times, kind)

    def _value(self, worth: ListedWorth, price: Paths, where: NDArray[np.intp] | None) -> Paths:
        """What a unit of the grant is worth at ``price``, in the offer's currency; a new array."""
        if worth.clock > 0:
            # A later grant is worth its amount on the day it is made.
            then = self.price.at(worth.clock)
            value = price / (then if where is None else then[where])
            value *= worth.price
        else:
            value = price * (worth.price * self.scenario.share_price)
        return np.maximum(value - (worth.grant.strike or 0.0), 0.0) if worth.grant.is_option else value


@dataclass(frozen=True, slots=True, eq=False)
class _Tranches:
    """The tranches of one year: their months; and after each, what has vested in the year and at what mean time."""

    months: Paths
    vested: Paths
    times: Paths

    @staticmethod
    def of(dated: list[Tranche]) -> _Tranches:
        months = np.array([tranche.month for tranche in dated])
        shares = np.array([tranche.share for tranche in dated])
        vested = np.cumsum(shares)
        return _Tranches(months, vested, np.cumsum(months * shares) / vested / MONTHS)
