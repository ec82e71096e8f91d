"""What a person holds in a private company who leaves at the planned stay, and what is unknown or odd about it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from offercompare.engine.assumption import is_private
from offercompare.engine.cash import MONTHS
from offercompare.engine.equity import Worths, terms_of, worths
from offercompare.engine.figure import Figure
from offercompare.engine.grant_worth import begins_month
from offercompare.engine.leaving import stayed, vested_parts
from offercompare.engine.private_company import PrivateCompany, describe
from offercompare.engine.private_shares import PrivateWorth
from offercompare.model import Comparison, Grant, Offer
from offercompare.model.vocabulary import RANKED_STATUSES
from offercompare.translation import tr

Oddity = Literal[
    "above_company",
    "above_common",
    "no_exit",
    "strike_above_price",
    "out_of_reach",
    "preference_estimated",
    "discounted",
]
HARDLY_EVER = 0.001


@dataclass(frozen=True, slots=True)
class Holding:
    """One grant, or all refreshers (``number`` None), as held by who leaves at the planned stay.

    ``granted`` is the whole grant in shares, ``vested`` what of it has vested from year 1 on until then. ``strike`` is
    0 for RSU. ``exercise_cost`` is the cash to keep vested options, in the offer's currency; None without options.
    """

    number: int | None
    label: str
    kind: str
    granted: float
    vested: Figure
    strike: float
    exercise_cost: Figure | None

    @property
    def is_option(self) -> bool:
        """Whether there is something to exercise."""
        return self.exercise_cost is not None

    @property
    def shares(self) -> float:
        """Shares vested by the planned stay."""
        return self.vested.known


@dataclass(frozen=True, slots=True)
class Open:
    """What has to be known first: the field of the offer, and the grant where it is about one."""

    field: str
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Caution:
    """Something that makes the figures odd, at a field of the offer; ``label`` names the grant it is about."""

    oddity: Oddity
    field: str
    label: str = ""
    amount: float = 0.0


@dataclass(frozen=True, slots=True)
class Stake:
    """A person's part of a private company; ``company`` is None where its price or share count is unknown."""

    offer: Offer
    currency: str
    stay_years: float
    company: PrivateCompany | None
    holdings: tuple[Holding, ...]
    questions: tuple[Open, ...]
    cautions: tuple[Caution, ...]

    @property
    def known_company(self) -> PrivateCompany:
        """The company; ValueError where it is unknown."""
        if self.company is None:
            raise ValueError(f"{self.offer.id}: the company's price or share count is unknown")
        return self.company

    @property
    def rounds_left(self) -> int:
        """Rounds that may still come before an exit."""
        return len(self.known_company.dilution)

    @property
    def valuation(self) -> float:
        """Today's valuation: preferred price × fully diluted shares."""
        return self.known_company.preferred_price * self.known_company.fully_diluted


def stakes(comparison: Comparison) -> tuple[Stake, ...]:
    """The stakes of all offers that can be taken and have private shares, in the order of the file."""
    return tuple(
        stake(offer, comparison)
        for offer in comparison.offers
        if offer.status in RANKED_STATUSES and has_private_shares(offer)
    )


def has_private_shares(offer: Offer) -> bool:
    """Whether the offer has grants or refreshers of a private company."""
    refreshed = offer.refreshers is not None and offer.refreshers.yearly > 0
    return is_private(offer) and bool(offer.grants or refreshed)


def stake(offer: Offer, comparison: Comparison) -> Stake:
    """What the person holds of this offer's company; the offer must have private shares."""
    company = describe(offer).company
    found = worths(terms_of(offer, stayed(comparison, float(comparison.settings.horizon_years))))
    held = _Held(offer, comparison.currency_of(offer), comparison.stay_years * MONTHS)
    holdings = (*held.granted(found), *held.refreshed(found)) if company is not None else ()
    return Stake(
        offer,
        held.currency,
        comparison.stay_years,
        company,
        holdings,
        tuple(_questions(offer, company)),
        tuple(_cautions(offer, company, holdings)) if company is not None else (),
    )


@dataclass(frozen=True, slots=True)
class _Held:
    offer: Offer
    currency: str
    months: float

    def granted(self, found: Worths) -> Iterator[Holding]:
        for number, (grant, worth) in enumerate(found.granted):
            vested = self._vested(grant, worth) if isinstance(worth, PrivateWorth) else None
            if vested is not None and isinstance(worth, PrivateWorth):
                yield self._holding(number, found.label(number), worth, vested)

    def _vested(self, grant: Grant, worth: PrivateWorth) -> Figure | None:
        parts = vested_parts(grant, self.offer, self.months)
        if parts is None:
            return None
        whole = Figure(tr("Whole grant"), worth.shares, "shares", tr("entered, or value / preferred price"))
        part = Figure(tr("Part"), parts[0], "fraction", tr("vests from year 1 on until the planned stay"))
        return Figure(tr("Shares vested by then"), worth.shares * parts[0], "shares", tr("grant × part"), (whole, part))

    def _holding(self, number: int, label: str, worth: PrivateWorth, vested: Figure) -> Holding:
        cost = None
        if worth.grant.is_option:
            strike = Figure(tr("Strike"), worth.strike, "price", tr("entered"), currency=self.currency)
            cost = Figure(
                tr("Cash to exercise"),
                vested.known * worth.strike,
                "money",
                tr("shares × strike"),
                (vested, strike),
                currency=self.currency,
            )
        return Holding(number, label, worth.grant.kind, worth.shares, vested, worth.strike, cost)

    def refreshed(self, found: Worths) -> Iterator[Holding]:
        """All refreshers as one, where any has vested by then."""
        known = [(grant, worth) for grant, worth in found.refreshed if isinstance(worth, PrivateWorth)]
        parts = tuple(part for grant, worth in known if (part := self._vested(grant, worth)) is not None)
        shares = sum(part.known for part in parts)
        if shares > 0:
            vested = Figure(tr("Shares vested by then"), shares, "shares", tr("sum of all refreshers"), parts)
            yield Holding(None, tr("Refreshers"), "rsu", sum(worth.shares for _, worth in known), vested, 0.0, None)


def _questions(offer: Offer, company: PrivateCompany | None) -> Iterator[Open]:
    equity = offer.equity
    if company is None:
        prices = equity.preferred_price is not None or (
            equity.valuation is not None and equity.fully_diluted is not None
        )
        if not prices:
            yield Open("equity.preferred_price")
        if prices or equity.fully_diluted is None:
            yield Open("equity.fully_diluted")
    for number, grant in enumerate(offer.grants):
        if grant.shares is None and grant.value is None:
            yield Open("grants.shares", number)
        if grant.is_option and grant.strike is None:
            yield Open("grants.strike", number)
        if begins_month(grant, offer) is None:
            yield Open("start_date", number)


def _cautions(offer: Offer, company: PrivateCompany, holdings: tuple[Holding, ...]) -> Iterator[Caution]:
    held = sum(holding.granted for holding in holdings)
    if held > company.fully_diluted:
        yield Caution("above_company", "equity.fully_diluted", amount=held / company.fully_diluted)
    elif held > company.fully_diluted * (1 - company.preference.share):
        yield Caution("above_common", "equity.preferred_share", amount=company.preference.share)
    if company.exit_hazard == 0:
        yield Caution("no_exit", "equity.exit_hazard")
    for holding in holdings:
        if holding.is_option and holding.strike >= company.preferred_price:
            yield Caution("strike_above_price", "grants.strike", holding.label, company.preferred_price)
        if company.chance_of_payoff(holding.strike) < HARDLY_EVER:
            even = company.waterfall.break_even(holding.strike)
            yield Caution("out_of_reach", "grants.strike", holding.label, even)
    if offer.equity.total_raised is None:
        yield Caution("preference_estimated", "equity.total_raised", amount=company.preference.amount)
    if company.illiquidity > 0:
        yield Caution("discounted", "equity.illiquidity_discount", amount=company.illiquidity)


def beside_savings(cost: Figure, savings: float | None, rate: Figure, currency: str) -> Figure:
    """The cash to exercise, in the offer's currency, as a fraction of the savings, which are in ``currency``."""
    label = tr("Cash to exercise, beside your savings")
    if savings is None or rate.value is None or cost.value is None:
        why = tr("enter your savings in You and assumptions") if savings is None else tr("no exchange rate is known")
        return Figure(label, None, "fraction", why)
    due = Figure(cost.label, cost.value * rate.value, "money", tr("cash × rate"), (cost, rate), currency=currency)
    own = Figure(tr("Savings"), savings, "money", tr("entered"), currency=currency)
    part = due.known / savings if savings else (float("inf") if due.known else 0.0)
    return Figure(label, part, "fraction", tr("cash / savings; tax on exercising comes on top"), (due, own))
