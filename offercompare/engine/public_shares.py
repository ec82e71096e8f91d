"""Grants of a listed company at expected share prices (MODEL 5), options by the call of MODEL 6.6."""

from __future__ import annotations

from dataclasses import dataclass

from offercompare.engine import assumption
from offercompare.engine.figure import Figure
from offercompare.engine.grant_worth import GrantCard, Terms, Worth, begins_month, vests
from offercompare.engine.present_value import discount
from offercompare.engine.vesting import YearVest
from offercompare.engine.waterfall import expected_excess
from offercompare.model import Grant, Offer
from offercompare.translation import tr

# Long enough for every vesting plan a file may hold.
WHOLE_PLAN = 100


def expected_call(price: float, strike: float, growth: float, sigma: float, years: float) -> float:
    """Expected excess of a lognormal share price over ``strike`` after ``years``, undiscounted (MODEL 16, check 2)."""
    return expected_excess(price * (1 + growth) ** years, sigma * years**0.5, strike)


@dataclass(frozen=True, slots=True)
class ListedWorth:
    """Values one grant of a listed company.

    ``units`` are shares, or the granted amount itself where no price is known; ``price`` is today's price of a unit
    and ``granted_at`` the price at grant. A later grant is worth its amount when granted, from ``clock`` on.
    """

    grant: Grant
    terms: Terms
    units: float
    price: float
    granted_at: float
    clock: float
    sigma: Figure

    def vest(self, vest: YearVest) -> tuple[Figure, float]:
        """The expected value of a vest, sold at once, and its present value."""
        amount = self.units * vest.share * self._unit_value(vest.time)
        growth = self.terms.drift
        parts = [
            Figure(tr("Vested part of the grant"), vest.share, "fraction", tr("vesting schedule")),
            Figure(tr("Grant at today's price"), self.units * self.price, "money", "", currency=self.terms.currency),
            Figure(tr("Mean time of vesting"), vest.time, "years", tr("from cadence and cliff")),
            growth,
        ]
        how = tr("grant × vested part × (1 + growth) ^ time")
        if self.grant.is_option:
            parts += [self.sigma, Figure(tr("Strike"), self.grant.strike, "price", tr("entered"))]
            how = tr("shares × expected excess of the share price over the strike")
        figure = Figure(
            tr("vests in year {year}", year=vest.year + 1),
            amount,
            "money",
            how,
            tuple(parts),
            currency=self.terms.currency,
        )
        return figure, amount * discount(self.terms.discount_rate, vest.time)

    def _unit_value(self, time: float) -> float:
        waited = max(time - self.clock, 0.0)
        if self.grant.is_option:
            strike = self.grant.strike or 0.0
            return expected_call(self.price, strike, self.terms.drift.known, self.sigma.known, waited)
        return float(self.price * (1 + self.terms.drift.known) ** waited)

    def card(self, unvested: float) -> GrantCard:
        """The grant fully vested; shares of a listed company are never worth nothing here."""
        strike = self.grant.strike or 0.0 if self.grant.is_option else 0.0
        whole = Terms(
            self.terms.offer,
            self.terms.currency,
            WHOLE_PLAN,
            float(WHOLE_PLAN),
            self.terms.window,
            self.terms.discount_rate,
            self.terms.drift,
        )
        expected = sum(
            self.units * vest.share * self._unit_value(vest.time) for vest in vests(self.grant, whole, WHOLE_PLAN)
        )
        return GrantCard(
            kind=self.grant.kind,
            headline=self.units * max(self.granted_at - strike, 0.0),
            expected=expected,
            p_zero=None if self.grant.is_option else 0.0,
            exercise_cost=self.units * strike if self.grant.is_option else None,
            unvested_at_horizon=unvested,
        )


def worth(grant: Grant, terms: Terms, is_refresher: bool = False) -> Worth | None:
    """The worth of a grant; None where its value, price, strike or dates are unknown.

    A refresher of year 1 is granted at today's price, a grant of the letter at the price at grant.
    """
    begins = begins_month(grant, terms.offer)
    if begins is None or (grant.is_option and grant.strike is None):
        return None
    now, granted_at = _prices(terms.offer)
    later = begins > 0
    if now is None or granted_at is None:
        if grant.value is None or grant.is_option:
            return None
        units, now, granted_at = grant.value, 1.0, 1.0
    elif grant.shares is not None:
        units = grant.shares
    elif grant.value is not None:
        granted_at = now if later or is_refresher else granted_at
        units = grant.value / granted_at
    else:
        return None
    clock = begins / 12 if later and grant.shares is None else 0.0
    return ListedWorth(grant, terms, units, now, granted_at, clock, assumption.volatility(terms.offer).figure)


def _prices(offer: Offer) -> tuple[float | None, float | None]:
    """Today's price and the price at grant, each standing in for the other where it is missing (MODEL 5)."""
    now, then = offer.equity.price_now, offer.equity.price_at_grant
    return (now if now is not None else then), (then if then is not None else now)


def warnings(offer: Offer) -> tuple[str, ...]:
    """What is missing or assumed about the share price."""
    now, _ = _prices(offer)
    found = []
    if now is None and any(grant.is_option or grant.shares is not None for grant in offer.grants):
        found.append(tr("equity.price_now missing: the value of the shares is unknown. Enter today's price."))
    if any(grant.is_option for grant in offer.grants):
        found.append(assumption.volatility(offer).warning)
    return tuple(text for text in found if text)
