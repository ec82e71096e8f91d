"""What the grants of an offer pay in each year at expected value, in the offer's currency (MODEL 5, 6.5)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from offercompare.engine import assumption, private_company, private_shares, public_shares
from offercompare.engine.figure import Figure
from offercompare.engine.grant_worth import GrantCard, Terms, Worth, begins_month, vests
from offercompare.engine.vesting import tranches
from offercompare.model import Comparison, Grant, Offer
from offercompare.translation import tr


@dataclass(frozen=True, slots=True)
class Payment:
    """One year's vest of one grant: its amount, and its present value at the discount rate.

    ``is_wage``: taxed as wages when it vests. ``is_locked``: cannot be sold in that year (MODEL 7a).
    """

    year: int
    amount: Figure
    present_value: float
    is_wage: bool = True
    is_locked: bool = False


@dataclass(frozen=True, slots=True)
class Held:
    """A grant or a refresher with what values it; None where its worth is unknown."""

    label: str
    grant: Grant
    worth: Worth | None

    @property
    def card(self) -> GrantCard | None:
        """The grant fully vested."""
        return self.worth.card(0.0) if self.worth is not None else None


@dataclass(frozen=True, slots=True)
class EquityPay:
    """All equity of an offer: payments in the horizon, a card per grant, what is unknown, what was assumed.

    ``held`` are all grants of the horizon, refreshers among them.
    """

    payments: tuple[Payment, ...]
    cards: tuple[GrantCard, ...]
    headline_by_year: tuple[float, ...]
    unknown_parts: tuple[str, ...]
    warnings: tuple[str, ...]
    held: tuple[Held, ...] = ()


def equity_pay(offer: Offer, comparison: Comparison, taxed_whole: bool = False) -> EquityPay:
    """The equity of an offer at expected value over the horizon.

    ``taxed_whole``: a rate of one's own takes its part of all equity, tables only of what is a wage (MODEL 7a).
    """
    terms = terms_of(offer, comparison)
    if not offer.grants and offer.refreshers is None:
        return EquityPay((), (), (0.0,) * terms.horizon, _marked(offer), ())
    found = _valued(terms, taxed_whole)
    if terms.stay_years >= terms.horizon:
        return found
    # The letter does not know how long the person stays.
    whole = replace(terms, stay_years=float(terms.horizon))
    return replace(found, headline_by_year=_headline(whole, worths(whole).every))


def payments(offer: Offer, comparison: Comparison, taxed_whole: bool = False) -> tuple[Payment, ...]:
    """What vests alone, without cards."""
    terms = terms_of(offer, comparison)
    return tuple(_payments(terms, worths(terms), taxed_whole)) if offer.grants or offer.refreshers else ()


def terms_of(offer: Offer, comparison: Comparison) -> Terms:
    """What all grants of an offer share in this comparison."""
    settings = comparison.settings
    return Terms(
        offer,
        comparison.currency_of(offer),
        settings.horizon_years,
        comparison.stay_years,
        float(settings.equity_window_years),
        settings.discount_rate,
        assumption.drift(offer, settings.discount_rate),
    )


def _marked(offer: Offer) -> tuple[str, ...]:
    return tuple(part for part in ("grants", "refreshers") if part in offer.is_unknown and not getattr(offer, part))


@dataclass(frozen=True, slots=True)
class Worths:
    """Each grant and each refresher with its worth, None where that is unknown."""

    offer: Offer
    granted: list[tuple[Grant, Worth | None]]
    refreshed: list[tuple[Grant, Worth | None]]

    @property
    def warnings(self) -> tuple[str, ...]:
        """What is missing or assumed about the shares."""
        if assumption.is_private(self.offer):
            return private_company.describe(self.offer).warnings
        return public_shares.warnings(self.offer)

    @property
    def every(self) -> list[tuple[Grant, Worth | None]]:
        return [*self.granted, *self.refreshed]

    def label(self, number: int) -> str:
        """What the grant with this index from 0 is called."""
        return tr("Grant {number}", number=number + 1) if number < len(self.granted) else tr("Refresher")


def worths(terms: Terms) -> Worths:
    """Every grant of the letter and every refresher of the horizon with its worth."""
    if assumption.is_private(terms.offer):
        company = private_company.company(terms.offer)

        def worth(grant: Grant, is_refresher: bool) -> Worth | None:
            return private_shares.worth(grant, company, terms) if company is not None else None
    else:

        def worth(grant: Grant, is_refresher: bool) -> Worth | None:
            return public_shares.worth(grant, terms, is_refresher)

    granted = [(grant, worth(grant, False)) for grant in terms.offer.grants]
    refreshed = [(grant, worth(grant, True)) for grant in _refresher_grants(terms)]
    return Worths(terms.offer, granted, refreshed)


def _payments(terms: Terms, valued: Worths, taxed_whole: bool) -> list[Payment]:
    # The base case taxes expected private payoffs as wages (MODEL 6.5); the spread of listed ISO is no wage (7a).
    private, found = assumption.is_private(terms.offer), []
    for number, (grant, worth) in enumerate(valued.every):
        for vest in vests(grant, terms, terms.horizon) if worth is not None else ():
            assert worth is not None
            amount, present = worth.vest(vest)
            named = amount.named(f"{valued.label(number)}: {amount.label}")
            is_wage = taxed_whole or private or grant.kind != "iso"
            found.append(Payment(vest.year, named, present, is_wage, private))
    return found


def _headline(terms: Terms, every: list[tuple[Grant, Worth | None]]) -> tuple[float, ...]:
    headline = [0.0] * terms.horizon
    for grant, worth in every:
        if worth is not None:
            stated = worth.card(0.0).headline or 0.0
            for vest in vests(grant, terms, terms.horizon):
                headline[vest.year] += vest.share * stated
    return tuple(headline)


def _valued(terms: Terms, taxed_whole: bool) -> EquityPay:
    found = worths(terms)
    unknown = [*_marked(terms.offer)]
    if any(worth is None for _, worth in found.granted):
        unknown.append("grants")
    if any(worth is None for _, worth in found.refreshed):
        unknown.append("refreshers")
    cards = tuple(
        GrantCard(grant.kind, None, None) if worth is None else worth.card(_unvested(grant, terms))
        for grant, worth in found.granted
    )
    return EquityPay(
        tuple(_payments(terms, found, taxed_whole)),
        cards,
        _headline(terms, found.every),
        tuple(dict.fromkeys(unknown)),
        _noted(terms, found.warnings),
        tuple(Held(found.label(number), grant, worth) for number, (grant, worth) in enumerate(found.every)),
    )


def _noted(terms: Terms, warnings: tuple[str, ...]) -> tuple[str, ...]:
    notes = list(warnings)
    for number, grant in enumerate(terms.offer.grants):
        if grant.shares is None and grant.value is None:
            notes.append(
                tr(
                    "grants[{number}]: shares or value missing: the grant's value is unknown. Ask for it.",
                    number=number,
                )
            )
        if grant.is_option and grant.strike is None:
            notes.append(
                tr("grants[{number}].strike missing: the grant's value is unknown. Ask for it.", number=number)
            )
        if grant.unvested_from is not None and terms.offer.start_date is None:
            notes.append(
                tr("start_date missing: what is unvested of grants[{number}] is unknown. Enter it.", number=number)
            )
    return tuple(notes)


def _refresher_grants(terms: Terms) -> list[Grant]:
    """A grant of the yearly amount at the start of each year from the first, while employed (MODEL 5)."""
    refreshers = terms.offer.refreshers
    if refreshers is None or refreshers.yearly == 0:
        return []
    return [
        Grant(kind="rsu", value=refreshers.yearly, vesting=refreshers.vesting, grant_year=year)
        for year in range(refreshers.first_year, terms.horizon + 1)
        if year - 1 < terms.stay_years
    ]


def _unvested(grant: Grant, terms: Terms) -> float:
    """The share of the grant that vests only after the horizon, or is left behind (MODEL 15)."""
    begins = begins_month(grant, terms.offer)
    if begins is None:
        return 0.0
    to_come = sum(tranche.share for tranche in tranches(grant.vesting) if begins + tranche.month > 0)
    left = to_come - sum(vest.share for vest in vests(grant, terms, terms.horizon))
    return left if left > 1e-9 else 0.0
