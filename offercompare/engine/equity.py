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
    """A grant or a refresher with its card; no card where its worth is unknown."""

    label: str
    grant: Grant
    card: GrantCard | None


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


def equity_pay(offer: Offer, comparison: Comparison) -> EquityPay:
    """The equity of an offer at expected value over the horizon."""
    settings = comparison.settings
    terms = Terms(
        offer,
        comparison.currency_of(offer),
        settings.horizon_years,
        comparison.stay_years,
        float(settings.equity_window_years),
        settings.discount_rate,
        assumption.drift(offer, settings.discount_rate),
    )
    if not offer.grants and offer.refreshers is None:
        return EquityPay((), (), (0.0,) * terms.horizon, _marked(offer), ())
    found = _valued(terms)
    if terms.stay_years >= terms.horizon:
        return found
    # The letter does not know how long the person stays.
    whole = _valued(replace(terms, stay_years=float(terms.horizon)))
    return replace(found, headline_by_year=whole.headline_by_year)


def _valued(terms: Terms) -> EquityPay:
    return _private(terms) if assumption.is_private(terms.offer) else _listed(terms)


def _marked(offer: Offer) -> tuple[str, ...]:
    return tuple(part for part in ("grants", "refreshers") if part in offer.is_unknown and not getattr(offer, part))


def _listed(terms: Terms) -> EquityPay:
    worths = [public_shares.worth(grant, terms) for grant in terms.offer.grants]
    refreshed = [(grant, public_shares.worth(grant, terms)) for grant in _refresher_grants(terms)]
    return _sum_up(terms, worths, refreshed, public_shares.warnings(terms.offer))


def _private(terms: Terms) -> EquityPay:
    described = private_company.describe(terms.offer)
    company = described.company

    def worth(grant: Grant) -> Worth | None:
        return private_shares.worth(grant, company, terms) if company is not None else None

    worths = [worth(grant) for grant in terms.offer.grants]
    refreshed = [(grant, worth(grant)) for grant in _refresher_grants(terms)]
    return _sum_up(terms, worths, refreshed, described.warnings)


def _sum_up(
    terms: Terms,
    worths: list[Worth | None],
    refreshed: list[tuple[Grant, Worth | None]],
    warnings: tuple[str, ...],
) -> EquityPay:
    granted = list(zip(terms.offer.grants, worths, strict=True))
    payments, held, headline = [], [], [0.0] * terms.horizon
    # The base case taxes expected private payoffs as wages (MODEL 6.5); the spread of listed ISO is no wage (7a).
    private = assumption.is_private(terms.offer)
    for number, (grant, worth) in enumerate([*granted, *refreshed], start=1):
        label = tr("Grant {number}", number=number) if number <= len(granted) else tr("Refresher")
        held.append(Held(label, grant, None if worth is None else worth.card(_unvested(grant, terms))))
        for vest in vests(grant, terms, terms.horizon) if worth is not None else ():
            assert worth is not None
            amount, present = worth.vest(vest)
            named = amount.named(f"{label}: {amount.label}")
            payments.append(Payment(vest.year, named, present, private or grant.kind != "iso", private))
            headline[vest.year] += vest.share * (worth.card(0.0).headline or 0.0)
    unknown = [*_marked(terms.offer)]
    if any(worth is None for worth in worths):
        unknown.append("grants")
    if any(worth is None for _, worth in refreshed):
        unknown.append("refreshers")
    cards = tuple(each.card or GrantCard(each.grant.kind, None, None) for each in held[: len(granted)])
    missing = tuple(dict.fromkeys(unknown))
    return EquityPay(tuple(payments), cards, tuple(headline), missing, _noted(terms, warnings), tuple(held))


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
    if not assumption.is_private(terms.offer) and any(grant.kind == "iso" for grant in terms.offer.grants):
        notes.append(
            tr("ISO: no wage tax is counted on the spread; alternative minimum tax may be due and is not counted.")
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
