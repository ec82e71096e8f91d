"""The fields of equity: grants, refreshers, and the company's side of the shares."""

from __future__ import annotations

from offercompare.gui.forms import choices
from offercompare.gui.forms.company_equity_fields import company_sections
from offercompare.gui.forms.field import Field, Group, Listing, Owner, Section
from offercompare.model import Grant
from offercompare.model.vocabulary import LISTED_COMPANIES
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
            Field("kind", tr("Kind"), "choice", tr("As the letter calls it."), choices.grant_kinds(), empty="rsu"),
            Field("shares", tr("Shares"), "number", tr("The number of shares or options."), absent=tr("by value")),
            Field(
                "value",
                tr("or value"),
                "amount",
                tr("The value the letter names; for private shares at the last round's price."),
                unit="{currency}",
                absent=tr("by shares"),
            ),
            Field(
                "strike",
                tr("Strike price"),
                "number",
                tr("Price per share to exercise; options alone have one."),
                unit="{currency}",
                absent=tr("not entered"),
                shown=has_strike,
            ),
            *vesting_fields("vesting"),
            Field(
                "grant_year",
                tr("Granted in year"),
                "whole",
                tr("The year of the comparison at whose start it is granted, usually 1."),
                empty=1,
            ),
            Field(
                "unvested_from",
                tr("Unvested from"),
                "date",
                tr("At your current job: the day the comparison begins; only what vests later counts."),
                absent=tr("none"),
            ),
        ),
        lambda offer: {
            "kind": "rsu" if offer.company_type in LISTED_COMPANIES else "iso",
            "vesting": choices.vestings()[1][0],
        },
        wide=True,
        evidence=True,
    )


def vesting_fields(path: str) -> tuple[Field, ...]:
    """A common plan, and its parts for a plan of one's own."""
    return (
        Field(
            path, tr("Vesting"), "choice", tr("A usual plan; below it can be changed."), choices.vestings(), empty=()
        ),
        Field(
            f"{path}.by_year",
            tr("Percent each year"),
            "fractions",
            tr("For as many years as it vests, summing to 100: 25 25 25 25."),
            unit="%",
        ),
        Field(
            f"{path}.cadence",
            tr("Vests"),
            "choice",
            tr("How often within a year."),
            choices.cadences(),
            empty="quarterly",
        ),
        Field(
            f"{path}.cliff_months",
            tr("Cliff"),
            "whole",
            tr("Nothing vests before this month; then all that would have."),
            unit=tr("months"),
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
            Field(
                "refreshers.yearly",
                tr("Grant each year"),
                "amount",
                tr("The value of the further grant you expect every year."),
                unit=tr("{currency} a year"),
                evidence=True,
                noted="refreshers",
                absent=tr("none"),
                block={"yearly": 0.0},
            ),
            Field(
                "refreshers.first_year",
                tr("First in year"),
                "whole",
                tr("Counted from 1; most begin in year 2."),
                empty=2,
                shown=given,
            ),
            Field(
                "refreshers.vesting",
                tr("Vesting"),
                "choice",
                tr("How each of them vests."),
                choices.vestings(),
                empty=(),
                shown=given,
            ),
        ),
    )
