"""Cash of an offer in every path: raises, payouts, losing the job, the next one (MODEL 3, 4)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor

import numpy as np

from offercompare.engine import assumption
from offercompare.engine.cash import MONTHS, bonus_target, clawed_back, match, repaid_at_once
from offercompare.engine.cash_lines import Lines, lines
from offercompare.engine.fallback import fallback_pay
from offercompare.engine.figure import Figure
from offercompare.engine.simulation.employment import Employment
from offercompare.engine.simulation.kept import Kept
from offercompare.engine.simulation.paths import Marks, Paths
from offercompare.engine.simulation.streams import Draws
from offercompare.engine.unknown_cash import is_given
from offercompare.model import Comparison, Offer


@dataclass(frozen=True, slots=True, eq=False)
class CashPaths:
    """Per year, in the reporting currency: all cash before tax, and what of it is taxed as wages; each of shape (N,).

    ``after`` is the yearly wage once the job is lost (fallback F of MODEL 4).
    """

    total: Sequence[Paths]
    wages: Sequence[Paths]
    after: Figure


def cash_paths(
    offer: Offer,
    comparison: Comparison,
    stay_years: float,
    rate: float,
    held: Employment,
    draws: Draws,
    kept: Kept | None = None,
) -> CashPaths:
    """The cash of each year of the horizon; ``rate`` is reporting units per unit of the offer's currency."""
    kept = kept or Kept()
    settings, gap_years = comparison.settings, comparison.person.gap_years
    fallback = fallback_pay(offer, comparison, rate)
    currency = comparison.currency_of(offer)
    matched = match(offer, Figure("", 1.0, "money", currency=currency)).value or 0.0
    drawn = offer.stream, settings.seed, settings.horizon_years, settings.paths
    terms = held, stay_years, gap_years, settings.horizon_years
    times = kept.found("times", terms, lambda: _times(*terms))
    target = bonus_target(offer, currency).value or 0.0 if is_given(offer, "bonus") else 0.0
    maker = _Maker(offer, stay_years, rate, times, fallback.known, currency, matched, target)
    # The target is no part of it, so that a change of it leaves the payouts.
    terms_of_payout = is_given(offer, "bonus"), offer.bonus and (offer.bonus.payout, offer.bonus.payout_sd)
    payouts = kept.found(
        "payouts", (*drawn, *terms_of_payout, offer.assumptions), lambda: _payouts(offer, comparison, draws)
    )
    raises = offer.raise_, offer.raise_sd, offer.assumptions
    growth = kept.found("growth", (*drawn, *raises), lambda: _growth(offer, comparison, draws))
    bases = _bases(offer, settings.horizon_years, rate, growth)
    added = _lines(offer, currency, settings.horizon_years)
    years = [maker.year(number, bases, payouts, each) for number, each in enumerate(added)]
    return CashPaths([total for total, _ in years], [wages for _, wages in years], fallback)


def _lines(offer: Offer, currency: str, horizon: int) -> list[Lines]:
    """Benefits less costs of each year; the same in all where none comes once."""
    if all(line.year is None for line in (*offer.benefits, *offer.costs)):
        return [lines(offer, currency, 0)] * horizon
    return [lines(offer, currency, number) for number in range(horizon)]


def _growth(offer: Offer, comparison: Comparison, draws: Draws) -> Paths:
    """One merit level per path: what base grows by each year (MODEL 3)."""
    settings = comparison.settings
    mean, spread = assumption.raise_rate(offer).figure.known, assumption.raise_sd(offer).figure.known
    drawn = np.zeros(settings.paths)
    if spread:
        drawn = draws.normals(settings.seed, offer.stream, "raise", 1, settings.paths)[0]
    growth: Paths = 1 + np.maximum(mean + spread * drawn, 0.0)
    return growth


def _bases(offer: Offer, horizon: int, rate: float, growth: Paths) -> list[Paths]:
    """Full-year base of each year, a promotion in its year (MODEL 3)."""
    bases = [np.full(growth.shape, (offer.base or 0.0) * rate)]
    for year in range(2, horizon + 1):
        grown = bases[-1] * growth
        if offer.promotion is not None and offer.promotion.year == year:
            grown *= 1 + offer.promotion.uplift
        bases.append(grown)
    return bases


def _payouts(offer: Offer, comparison: Comparison, draws: Draws) -> Paths | None:
    """What is paid of the target in each year, shape (H, N); None without a bonus."""
    if not is_given(offer, "bonus"):
        return None
    settings = comparison.settings
    mean, spread = assumption.bonus_payout(offer).figure.known, assumption.payout_sd(offer).figure.known
    shape = settings.horizon_years, settings.paths
    if not spread:
        return np.full(shape, max(mean, 0.0))
    paid: Paths = spread * draws.normals(settings.seed, offer.stream, "payout", *shape)
    paid += mean
    return np.maximum(paid, 0.0, out=paid)


@dataclass(frozen=True, slots=True, eq=False)
class _Times:
    """How one year is spent, per path: the part ``there``, in this job, and the part ``later``, in another.

    ``here`` marks who is still there as it begins, ``lost`` who loses the job in it, ``planned`` who leaves as planned.
    """

    there: Paths
    later: Paths
    here: Marks
    lost: Marks
    planned: Marks


def _times(held: Employment, stay_years: float, gap_years: float, horizon: int) -> list[_Times]:
    """Each year of the horizon: the next job comes at once after a planned end, after a gap where it was lost."""
    begins = held.leaves + gap_years
    if stay_years < horizon:
        begins = np.where(held.planned, held.leaves, begins)
    lost, last = ~held.planned, np.floor(held.leaves)
    return [
        _Times(
            _part_of_year(held.leaves, number),
            1.0 - _part_of_year(begins, number),
            held.leaves > number,
            lost & (last == number),
            held.planned,
        )
        for number in range(horizon)
    ]


@dataclass(frozen=True, slots=True, eq=False)
class _Maker:
    """Makes the years of one offer; amounts of the letter are turned into the reporting currency as they are read."""

    offer: Offer
    stay_years: float
    rate: float
    times: Sequence[_Times]
    fallback: float
    currency: str
    matched: float
    """The employer's retirement match as a part of base."""
    target: float
    """The bonus at target as a part of base."""

    def year(self, number: int, bases: list[Paths], payouts: Paths | None, added: Lines) -> tuple[Paths, Paths]:
        """All cash before tax, and the wages in it."""
        base, there = bases[number], self.times[number].there
        wages = self._paid_with_base(payouts, number) * base
        if added.taxed_yearly:
            wages += added.taxed_yearly * self.rate
        wages *= there
        untaxed = base * self.matched if self.matched else np.zeros(there.shape)
        if added.yearly != added.taxed_yearly:
            untaxed += (added.yearly - added.taxed_yearly) * self.rate
        untaxed *= there
        self._add_once(number, wages, untaxed)
        if added.once:
            here = self.times[number].here
            wages += added.taxed_once * self.rate * here
            untaxed += (added.once - added.taxed_once) * self.rate * here
        self._add_after(number, bases, wages)
        untaxed += wages
        return untaxed, wages

    @property
    def _extra(self) -> float:
        """Monthly salaries beyond twelve, as a part of base."""
        return self.offer.extra_salaries / MONTHS

    def _paid_with_base(self, payouts: Paths | None, number: int) -> Paths | float:
        """Base with extra salaries and bonus, per unit of base."""
        if payouts is None:
            return 1 + self._extra
        paid: Paths = payouts[number] * self.target
        paid += 1 + self._extra
        return paid

    def _add_once(self, number: int, wages: Paths, untaxed: Paths) -> None:
        """Sign-ons, paid to who still works there; repaid by who leaves as planned (MODEL 4)."""
        if not self.offer.sign_on:
            return
        amount = sum(part.amount for part in self.offer.sign_on if part.year == number + 1) * self.rate
        if amount:
            wages += amount * self.times[number].here
        if int(self.stay_years) != number:
            return
        back = (clawed_back(self.offer, self.currency, self.stay_years, number).value or 0.0) * self.rate
        if back:
            at_once = repaid_at_once(self.offer, self.currency, self.stay_years, number) * self.rate
            # What is repaid in the year it was paid was never income; later it is repaid gross (MODEL 7a).
            wages -= at_once * self.times[number].planned
            untaxed += (back + at_once) * self.times[number].planned

    def _add_after(self, number: int, bases: list[Paths], wages: Paths) -> None:
        """What the next job pays: as this one after a planned end, else the fallback; severance on losing the job."""
        times = self.times[number]
        if floor(self.stay_years) <= number:
            last = bases[ceil(self.stay_years) - 1] * (1 + self._extra)
            wages += times.later * np.where(times.planned, last, self.fallback)
        else:
            wages += times.later * self.fallback
        if self._severance:
            wages += bases[number] * (self._severance / MONTHS) * times.lost

    @property
    def _severance(self) -> float:
        """Months of base paid to who loses the job: severance, and notice that is paid."""
        return (self.offer.severance_months or 0.0) + (self.offer.notice_months or 0.0)


def _part_of_year(until: Paths, number: int) -> Paths:
    """The part of the year with this index from 0 that lies before a moment in years; a new array."""
    part: Paths = until - number
    np.minimum(part, 1.0, out=part)
    return np.maximum(part, 0.0, out=part)
