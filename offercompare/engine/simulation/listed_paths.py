"""What grants of a listed company pay: each vest sold at once at its price in the path (MODEL 5, 6.6)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

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
from offercompare.model import Grant

Dates = tuple[Tranche, ...]


@dataclass(frozen=True, slots=True, eq=False)
class Vest:
    """What vests in one year: the share of the grant and its mean time.

    ``stays`` is 1 for who is there for all of it, else 0; None where everybody is.
    ``leavers`` are the paths that leave between two tranches, each with a share, a time and a discount of its own.
    """

    share: float
    time: float
    stays: Paths | None
    leavers: NDArray[np.intp]
    their_share: Paths
    their_time: Paths
    their_discount: Paths


@dataclass(frozen=True, slots=True, eq=False)
class Vests:
    """Who is there for what vests: grants that vest on the same days share it, whatever their price."""

    held: Employment
    discount_rate: float
    _kept: dict[Dates, Vest] = field(default_factory=dict)
    _dates: dict[tuple[object, ...], dict[int, Dates]] = field(default_factory=dict)

    def dates(self, grant: Grant, begins: float, horizon: int) -> dict[int, Dates]:
        """The tranches of each year of the horizon."""
        plan = grant.vesting
        wanted = plan.by_year, plan.cadence, plan.cliff_months, begins, horizon
        if wanted not in self._dates:
            found = dated_by_year(plan, begins, horizon)
            self._dates[wanted] = {year: tuple(dated) for year, dated in found.items()}
        return self._dates[wanted]

    def on(self, dated: Dates) -> Vest:
        """What vests on these days, all of one year."""
        if dated not in self._kept:
            self._kept[dated] = self._made(dated)
        return self._kept[dated]

    def _made(self, dated: Dates) -> Vest:
        months = np.array([tranche.month for tranche in dated])
        shares = np.array([tranche.share for tranche in dated])
        vested = np.cumsum(shares)
        times = np.cumsum(months * shares) / vested / MONTHS
        served = self.held.leaves * MONTHS + SAME_DAY
        stays = served >= months[-1]
        leavers = np.flatnonzero(~stays & (served >= months[0]))
        # Who leaves between two tranches is paid the earlier ones, at their own mean time.
        last = np.searchsorted(months, served[leavers], side="right") - 1
        theirs = times[last]
        return Vest(
            share=float(vested[-1]),
            time=float(times[-1]),
            stays=None if stays.all() else stays.astype(float),
            leavers=leavers,
            their_share=vested[last],
            their_time=theirs,
            their_discount=(1 + self.discount_rate) ** -theirs,
        )


@dataclass(frozen=True, slots=True, eq=False)
class ListedPaths:
    """Pays out the grants of one offer; ``rate`` is reporting units per unit of its currency."""

    price: SharePrice
    vests: Vests
    rate: float
    scenario: Scenario
    taxed_whole: bool
    _of_leavers: dict[tuple[int, Dates], Paths] = field(default_factory=dict)

    def flows(self, number: int, worths: Sequence[ListedWorth], horizon: int) -> Iterator[Flow]:
        """What a grant pays in each year of the horizon; several grants under one ``number`` are added up."""
        vesting: dict[tuple[int, Dates], list[ListedWorth]] = {}
        for worth in worths:
            begins = begins_month(worth.grant, worth.terms.offer)
            assert begins is not None
            for year, dated in self.vests.dates(worth.grant, begins, horizon).items():
                vesting.setdefault((year, dated), []).append(worth)
        for (year, dated), together in vesting.items():
            yield from self._of_year(number, year, dated, together)

    def _of_year(self, number: int, year: int, dated: Dates, worths: list[ListedWorth]) -> Iterator[Flow]:
        vest = self.vests.on(dated)
        kind: Kind = "free" if worths[0].grant.kind == "iso" and not self.taxed_whole else "wages"
        amount = self._value(worths, self.price.at(vest.time), None)
        amount *= self.rate * vest.share
        if vest.stays is not None:
            amount *= vest.stays
        yield Flow(number, year, None, amount, amount * discount(self.vests.discount_rate, vest.time), kind)
        if vest.leavers.size:
            amount = self._value(worths, self._price_of_leavers(year, dated), vest.leavers)
            amount *= self.rate * vest.their_share
            yield Flow(number, year, vest.leavers, amount, amount * vest.their_discount, kind)

    def _price_of_leavers(self, year: int, dated: Dates) -> Paths:
        if (year, dated) not in self._of_leavers:
            vest = self.vests.on(dated)
            self._of_leavers[year, dated] = self.price.of_year(year, vest.their_time, vest.leavers)
        return self._of_leavers[year, dated]

    def _value(self, worths: list[ListedWorth], price: Paths, where: NDArray[np.intp] | None) -> Paths:
        """What whole grants are worth at ``price``, in the offer's currency; a new array."""
        first = worths[0]
        if first.grant.is_option:
            value = price * (self._units(first, where) * first.price)
            value -= first.units * (first.grant.strike or 0.0)
            return np.maximum(value, 0.0, out=value)
        return price * sum(self._units(worth, where) * worth.price for worth in worths)

    def _units(self, worth: ListedWorth, where: NDArray[np.intp] | None) -> Paths | float:
        """How many units at today's price: a later grant is worth its amount on the day it is made."""
        if worth.clock == 0:
            return worth.units * self.scenario.share_price
        then = self.price.inverse_at(worth.clock)
        return (then if where is None else then[where]) * worth.units
