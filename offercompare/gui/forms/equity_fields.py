"""The fields of equity: grants, refreshers, and the company's side of the shares."""

from __future__ import annotations

from offercompare.gui.forms import choices
from offercompare.gui.forms.company_equity_fields import company_sections
from offercompare.gui.forms.field import Field, Group, Listing, Owner, Section
from offercompare.gui.forms.field_kinds import amount, choice, day, one_amount, price, whole, yearly_amount
from offercompare.model import Grant, Offer
from offercompare.model.vocabulary import LISTED_COMPANIES
from offercompare.reference import places
from offercompare.translation import tr


def equity_group() -> Group:
    """The page on equity."""
    grants = Section(tr("Grants"), (_grants(),))
    return Group("Equity", tr("Equity"), (grants, _refreshers(), *company_sections()))


def _grants() -> Listing:
    def has_strike(grant: Grant) -> bool:
        return grant.is_option or grant.strike is not None

    return Listing(
        "grants",
        tr("What is promised"),
        tr("Each grant by its number of shares or by its value."),
        tr("Grant"),
        (
            choice(
                "kind",
                tr("Kind"),
                tr(
                    "RSU: shares that are yours as they vest. Double trigger: vested shares come only at a sale or"
                    " listing. Option: a right to buy at the strike price; an ISO is taxed more kindly than an NSO."
                ),
                choices.grant_kinds(),
                empty="rsu",
            ),
            amount("shares", tr("Shares"), tr("The number of shares or options."), absent=tr("by value")),
            one_amount(
                "value",
                tr("or value"),
                tr("The value the letter names; for private shares at the last round's price."),
                absent=tr("by shares"),
            ),
            price(
                "strike",
                tr("Strike price"),
                tr("What you pay for each share when you exercise an option."),
                shown=has_strike,
            ),
            *vesting_fields("vesting"),
            whole(
                "grant_year",
                tr("Granted in year"),
                tr("The year of the comparison at whose start it is granted, usually 1."),
                empty=1,
            ),
            day(
                "unvested_from",
                tr("Unvested from"),
                tr("At your current job: the day the comparison begins; only what vests later counts."),
                absent=tr("none"),
            ),
        ),
        lambda offer: {
            "kind": "rsu" if offer.company_type in LISTED_COMPANIES else choices.option_kind(_country(offer)),
            "vesting": choices.vestings()[1][0],
        },
        wide=True,
        evidence=True,
    )


def _country(offer: Offer) -> str | None:
    """The country of the office; None where there is none or its place is not known."""
    place = places.find(offer.place) if offer.place and not offer.is_remote else None
    return place.country_code if place else None


def vesting_fields(path: str) -> tuple[Field, ...]:
    """A common plan, and its parts for a plan of one's own."""
    return (
        choice(
            path,
            tr("Vesting"),
            tr("When the shares become yours: a usual plan, which can be changed below."),
            choices.vestings(),
            empty=(),
        ),
        Field(
            f"{path}.by_year",
            tr("Percent each year"),
            "fractions",
            tr("For as many years as it vests, summing to 100: 25 25 25 25."),
            unit="%",
        ),
        choice(f"{path}.cadence", tr("Vests"), tr("How often within a year."), choices.cadences(), empty="quarterly"),
        whole(
            f"{path}.cliff_months",
            tr("Cliff"),
            tr("A first time in which nothing vests: who leaves before gets none, then all that would have vested."),
            tr("months"),
            empty=0,
            absent=tr("none"),
        ),
    )


def _refreshers() -> Section:
    def given(offer: Owner) -> bool:
        return bool(offer.refreshers is not None)

    return Section(
        tr("Refreshers"),
        (
            yearly_amount(
                "refreshers.yearly",
                tr("Grant each year"),
                tr("A refresher is a further grant to those who stay: the value you expect every year."),
                evidence=True,
                noted="refreshers",
                absent=tr("none"),
                block={"yearly": 0.0},
            ),
            whole(
                "refreshers.first_year",
                tr("First in year"),
                tr("Counted from 1; most begin in year 2."),
                empty=2,
                shown=given,
            ),
            *(field.where(given) for field in vesting_fields("refreshers.vesting")),
        ),
    )
