"""What one grant is worth: the terms all grants of an offer share, and the card of one grant (MODEL 6.8)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from offercompare.engine.figure import Figure
from offercompare.engine.vesting import SAME_DAY, YearVest, months_between, tranches, vests_by_year
from offercompare.model import Grant, Offer


@dataclass(frozen=True, slots=True)
class GrantCard:
    """One grant fully vested (MODEL 6.8); amounts in the offer's currency, None where unknown."""

    kind: str
    headline: float | None
    expected: float | None
    ownership: float | None = None
    at_409a: float | None = None
    median: float | None = None
    p_zero: float | None = None
    exercise_cost: float | None = None
    break_even_exit: float | None = None
    unvested_at_horizon: float = 0.0


@dataclass(frozen=True, slots=True)
class Terms:
    """What every grant of one offer shares: currency, horizon, stay, window and rates."""

    offer: Offer
    currency: str
    horizon: int
    stay_years: float
    window: float
    discount_rate: float
    drift: Figure


class Worth(Protocol):
    """Values what vests: one for listed shares, one for private ones, by grant."""

    def vest(self, vest: YearVest) -> tuple[Figure, float]:
        """The amount of a vest and its present value."""
        ...

    def card(self, unvested: float) -> GrantCard:
        """The grant fully vested."""
        ...


def begins_month(grant: Grant, offer: Offer) -> float | None:
    """When the plan's clock began, in months from the start of year 1; None where the dates are not known."""
    if grant.unvested_from is None:
        return 12.0 * (grant.grant_year - 1)
    if offer.start_date is None:
        return None
    return 12.0 * (grant.grant_year - 1) - months_between(offer.start_date, grant.unvested_from)


def vests(grant: Grant, terms: Terms, years: int) -> tuple[YearVest, ...]:
    """What vests in each of the first ``years`` years while the person stays."""
    begins = begins_month(grant, terms.offer)
    if begins is None:
        return ()
    return vests_by_year(grant.vesting, begins, terms.stay_years * 12, years)


def share_to_come(grant: Grant, offer: Offer) -> float | None:
    """The share of a grant that is still to vest as year 1 begins; None where the dates are not known."""
    begins = begins_month(grant, offer)
    if begins is None:
        return None
    return sum(tranche.share for tranche in tranches(grant.vesting) if begins + tranche.month > SAME_DAY)
