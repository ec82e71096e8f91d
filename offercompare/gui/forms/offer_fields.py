"""The fields of an offer, page by page."""

from __future__ import annotations

from functools import cache

from offercompare.gui.forms import choices
from offercompare.gui.forms.equity_fields import equity_group
from offercompare.gui.forms.field import Assumed, Field, Group, Listing, Owner, Section
from offercompare.gui.forms.pay_fields import pay_group
from offercompare.gui.forms.place_fields import place_group
from offercompare.model import Comparison
from offercompare.reference import defaults
from offercompare.translation import tr


@cache
def offer_groups() -> tuple[Group, ...]:
    """Every page of the offer editor; Factors has cards of its own."""
    return (_company(), place_group(), pay_group(), _benefits(), equity_group(), _factors(), _tax(), _notes())


def _factors() -> Group:
    return Group("Factors", tr("Factors"))


def _company() -> Group:
    return Group(
        "Company and role",
        tr("Company and role"),
        (
            Section(
                tr("Company and role"),
                (
                    Field("company", tr("Company"), "text", tr("The name in the header of its column."), empty=""),
                    Field("title", tr("Job title"), "text", tr("As in the letter."), empty=""),
                    Field(
                        "status",
                        tr("Status"),
                        "choice",
                        tr("Declined and expired offers are calculated but not ranked."),
                        choices.statuses(),
                        empty="open",
                    ),
                    Field(
                        "company_type",
                        tr("Type of company"),
                        "choice",
                        tr("Sets how likely layoffs and failure are, and how equity is valued."),
                        choices.company_types(),
                    ),
                    Field(
                        "stage",
                        tr("Funding stage"),
                        "choice",
                        tr("Sets the usual odds of an exit and of failure."),
                        choices.stages(),
                        shown=lambda offer: offer.company_type == "startup" or offer.stage is not None,
                    ),
                    Field(
                        "industry",
                        tr("Industry"),
                        "choice",
                        tr("Answers what this industry pays for machine learning."),
                        choices.industries(),
                    ),
                    Field(
                        "occupation",
                        tr("Occupation code"),
                        "text",
                        tr("The US code of the job for comparing base pay, such as 15-2051 for data scientists."),
                        absent=tr("none"),
                    ),
                ),
            ),
            Section(
                tr("How safe the job is"),
                (
                    Field(
                        "layoff_hazard",
                        tr("Layoffs a year"),
                        "percent",
                        tr("Chance in a year to be laid off."),
                        evidence=True,
                        assumed=_layoffs,
                    ),
                    Field(
                        "severance_months",
                        tr("Severance"),
                        "number",
                        tr("Months of base pay after a layoff."),
                        unit=tr("months"),
                        evidence=True,
                        absent=tr("none"),
                    ),
                ),
            ),
        ),
    )


def _layoffs(offer: Owner, _: Comparison) -> Assumed:
    return _assumed(defaults.layoff_hazard(offer.company_type, offer.stage))


def _assumed(default: defaults.Default) -> Assumed:
    return Assumed(default.value, default.source)


def _benefits() -> Group:
    label = Field("label", tr("What for"), "text", tr("A name of your own."), empty="", absent=tr("What for"))
    amount = Field(
        "amount",
        tr("Amount"),
        "amount",
        tr("A year."),
        unit=tr("{currency} a year"),
    )
    benefits = (
        tr("Health premium paid"),
        tr("Meals"),
        tr("Learning budget"),
        tr("Phone and internet"),
        tr("Child care"),
    )
    costs = (tr("Commute"), tr("Health premium of my own"), tr("Parking"), tr("Second home"), tr("Child care"))
    return Group(
        "Benefits and costs",
        tr("Benefits and costs"),
        (
            Section(
                tr("Benefits"),
                (
                    Listing(
                        "benefits",
                        tr("What the company pays for you"),
                        tr("Count what you would pay for yourself otherwise, at what it would cost you."),
                        tr("Benefit"),
                        (label, amount),
                        lambda offer: {"label": "", "amount": 0.0},
                        tuple((name, {"label": name}) for name in benefits),
                        evidence=True,
                    ),
                ),
            ),
            Section(
                tr("Costs"),
                (
                    Listing(
                        "costs",
                        tr("What the job costs you"),
                        tr("What you would pay only because of this job; rent has a field of its own."),
                        tr("Cost"),
                        (label, amount),
                        lambda offer: {"label": "", "amount": 0.0},
                        tuple((name, {"label": name}) for name in costs),
                        evidence=True,
                    ),
                ),
            ),
        ),
    )


def _tax() -> Group:
    return Group(
        "Tax",
        tr("Tax"),
        (
            Section(
                tr("Tax"),
                (
                    Field(
                        "tax.rate",
                        tr("Rate of your own"),
                        "percent",
                        tr("Tax and contributions together, as a part of pay; needed for a rate of your own."),
                        absent=tr("none"),
                    ),
                    Field(
                        "tax.method",
                        tr("Method"),
                        "choice",
                        tr("How tax will be taken off."),
                        choices.tax_methods(),
                        empty="place",
                    ),
                ),
                tr("Tax is not calculated yet: all pay is compared before tax. What you enter here is kept."),
            ),
        ),
    )


def _notes() -> Group:
    return Group(
        "Notes",
        tr("Notes"),
        (
            Section(
                tr("Notes"),
                (
                    Field(
                        "notes",
                        tr("Your notes"),
                        "long_text",
                        tr("For yourself: what to ask, what was said, and by whom."),
                        empty="",
                    ),
                ),
            ),
        ),
    )
