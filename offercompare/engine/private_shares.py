"""Grants of a private company at expected value: the closed form of MODEL 6.5."""

from __future__ import annotations

from dataclasses import dataclass

from offercompare.engine import private_company
from offercompare.engine.figure import Figure
from offercompare.engine.grant_worth import GrantCard, Terms, Worth, begins_month
from offercompare.engine.private_company import PrivateCompany
from offercompare.engine.vesting import YearVest
from offercompare.model import Grant
from offercompare.translation import tr


@dataclass(frozen=True, slots=True)
class PrivateWorth:
    """Values one grant of a private company by the closed form of MODEL 6.5."""

    grant: Grant
    company: PrivateCompany
    shares: float
    strike: float
    fmv_409a: float | None
    window: float
    discount_rate: float
    currency: str
    begins: float
    """When the plan's clock began, in years from the start of year 1."""

    def vest(self, vest: YearVest) -> tuple[Figure, float]:
        """The expected value of what vests, placed in its vest year, undiscounted."""
        shares = self.shares * vest.share
        parts = private_company.trail(self.company, self.strike, self.window, self.currency)
        chance, payoff = parts
        vested = Figure(tr("Shares vested"), shares, "shares", tr("shares × {share:.4g}", share=vest.share))
        amount = Figure(
            tr("vests in year {year}", year=vest.year + 1),
            shares * chance.known * payoff.known,
            "money",
            tr("shares × chance of an exit × expected payoff"),
            (vested, *parts),
            currency=self.currency,
        )
        discounted = self.company.discounted_exit_chance(self.window, self.discount_rate)
        return amount, shares * discounted * payoff.known

    def card(self, unvested: float) -> GrantCard:
        """The grant fully vested (MODEL 6.8)."""
        company, option = self.company, self.grant.is_option
        chance = company.exit_chance(self.window)
        return GrantCard(
            kind=self.grant.kind,
            headline=self.shares * max(company.preferred_price - self.strike, 0.0),
            expected=self.shares * chance * company.payoff(self.strike),
            ownership=self.shares / company.fully_diluted,
            at_409a=None if self.fmv_409a is None else self.shares * max(self.fmv_409a - self.strike, 0.0),
            median=self.shares * self._median_payoff(chance),
            p_zero=1 - chance * company.chance_of_payoff(self.strike),
            exercise_cost=self.shares * self.strike if option else None,
            break_even_exit=company.waterfall.break_even(self.strike),
            unvested_at_horizon=unvested,
        )

    def _median_payoff(self, chance: float) -> float:
        """Half of all futures pay no more: nothing where an exit is not even as likely as not."""
        if chance <= 0.5:
            return 0.0
        value = self.company.exit_value.quantile(1 - 0.5 / chance)
        gain = self.company.waterfall.per_share(value) - self.strike
        return max(gain, 0.0) * (1 - self.company.illiquidity)


def worth(grant: Grant, company: PrivateCompany, terms: Terms) -> Worth | None:
    """The worth of a grant; None where shares, strike or dates are unknown."""
    shares = grant.shares if grant.shares is not None else _times(grant.value, 1 / company.preferred_price)
    begins = begins_month(grant, terms.offer)
    if shares is None or (grant.is_option and grant.strike is None) or begins is None:
        return None
    strike = grant.strike if grant.is_option and grant.strike is not None else 0.0
    return PrivateWorth(
        grant,
        company,
        shares,
        strike,
        terms.offer.equity.fmv_409a,
        window(grant, company, terms),
        terms.discount_rate,
        terms.currency,
        begins / 12,
    )


def _times(amount: float | None, factor: float) -> float | None:
    return None if amount is None else amount * factor


def window(grant: Grant, company: PrivateCompany, terms: Terms) -> float:
    """Years in which an exit pays this grant (W of MODEL 6.5, 6.6)."""
    if grant.is_option:
        if company.exercise_if_leaving:
            return terms.window
        return min(terms.window, terms.stay_years + company.exercise_window)
    if grant.kind == "double_trigger_rsu":
        expires = (begins_month(grant, terms.offer) or 0.0) / 12 + company.expiry
        stays = terms.window if company.keep_after_leaving else terms.stay_years
        return max(min(terms.window, expires, stays), 0.0)
    return terms.window
