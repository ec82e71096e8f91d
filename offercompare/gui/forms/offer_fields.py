"""The fields of an offer, page by page."""

from __future__ import annotations

from functools import cache

from offercompare.gui.forms import choices
from offercompare.gui.forms.equity_fields import equity_group
from offercompare.gui.forms.field import Assumed, Field, Group, Listing, Owner, Section
from offercompare.model import Comparison, Offer
from offercompare.reference import defaults
from offercompare.translation import tr


@cache
def offer_groups() -> tuple[Group, ...]:
    """Every page of the offer editor; Factors has cards of its own."""
    return (_company(), _place_and_time(), _pay(), _benefits(), equity_group(), _factors(), _tax(), _notes())


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


def _place_and_time() -> Group:
    return Group("Place and time", tr("Place and time"), (_where(), _when(), _hours()))


def _where() -> Section:
    return Section(
        tr("Where"),
        (
            Field(
                "place",
                tr("Place"),
                "place",
                tr("For its prices and tax; a place that is not in the list needs a price index of your own below."),
                absent=tr("City, such as Austin"),
            ),
            Field(
                "price_index",
                tr("Own price index"),
                "number",
                tr("What life costs there when home is 100; goes before the bundled figure."),
                unit=tr("home = 100"),
                absent=tr("bundled figure"),
            ),
            Field(
                "remote.policy",
                tr("Working arrangement"),
                "choice",
                tr("Remote work counts at home: home prices, home tax, no commute."),
                choices.policies(),
                empty="on_site",
            ),
            Field(
                "remote.office_days",
                tr("Office days"),
                "number",
                tr("Days a week in the office."),
                unit=tr("a week"),
                evidence=True,
                assumed=_office_days,
                absent=tr("not entered"),
                shown=lambda offer: offer.remote.policy != "remote" or offer.remote.office_days is not None,
            ),
            Field(
                "remote.pay_basis",
                tr("Pay depends on place"),
                "choice",
                tr("Whether pay changes when you move."),
                choices.pay_bases(),
                evidence=True,
            ),
            Field(
                "permit_sponsored",
                tr("Work permit sponsored"),
                "flag",
                tr("Whether the company applies for a permit for you."),
                evidence=True,
            ),
        ),
    )


def _office_days(offer: Owner, _: Comparison) -> Assumed | None:
    return Assumed(5.0, tr("on site is every day")) if offer.remote.policy == "on_site" else None


def _when() -> Section:
    return Section(
        tr("When"),
        (
            Field("deadline", tr("Answer by"), "date", tr("The day the offer ends."), evidence=True, absent=tr("none")),
            Field("start_date", tr("Start"), "date", tr("The first day of work."), evidence=True, absent=tr("not set")),
        ),
    )


def _hours() -> Section:
    entered = tr("not entered")
    return Section(
        tr("Hours and living"),
        (
            Field(
                "hours_per_week",
                tr("Hours of work"),
                "number",
                tr("As people there really work; gives the pay per hour."),
                unit=tr("a week"),
                evidence=True,
                absent=entered,
            ),
            Field(
                "pto_days",
                tr("Days off"),
                "number",
                tr("Paid days off a year, without public holidays."),
                unit=tr("a year"),
                evidence=True,
                absent=entered,
            ),
            Field(
                "commute_minutes",
                tr("Commute"),
                "number",
                tr("Minutes from door to door, one way."),
                unit=tr("minutes"),
                absent=entered,
            ),
            Field(
                "rent",
                tr("Rent there"),
                "amount",
                tr("What a home of yours would cost a month; shows what is left after rent."),
                unit=tr("{currency} a month"),
                evidence=True,
                absent=entered,
            ),
        ),
    )


def _pay() -> Group:
    return Group("Pay", tr("Pay"), (_salary(), _bonus(), _sign_on(), _retirement()))


def _salary() -> Section:
    return Section(
        tr("Salary"),
        (
            Field(
                "currency",
                tr("Currency"),
                "currency",
                tr("Of every amount of this offer."),
                assumed=lambda offer, comparison: Assumed(comparison.currency, tr("the comparison's own")),
            ),
            Field(
                "base",
                tr("Base"),
                "amount",
                tr("Yearly base before tax, as in 215k; ? where you do not know, ~ before a guess."),
                unit=tr("{currency} a year"),
                evidence=True,
                absent=tr("not entered"),
            ),
            Field(
                "raise",
                tr("Yearly raise"),
                "percent",
                tr("What base grows by each year."),
                evidence=True,
                assumed=lambda offer, _: _assumed(defaults.default("raise")),
            ),
            Field(
                "promotion.year",
                tr("Promotion in year"),
                "whole",
                tr("The year at whose start you expect it, counted from 1."),
                absent=tr("none"),
                block={"year": 2, "uplift": defaults.number("promotion_uplift")},
            ),
            Field(
                "promotion.uplift",
                tr("Raise at promotion"),
                "percent",
                tr("What base grows by when promoted; 8.5 % is a usual figure (Mercer 2025)."),
                shown=lambda offer: offer.promotion is not None,
                block={"year": 2, "uplift": defaults.number("promotion_uplift")},
            ),
        ),
    )


def _bonus() -> Section:
    return Section(
        tr("Bonus"),
        (
            Field(
                "bonus.target",
                tr("Bonus target"),
                "percent",
                tr("Percent of base that a good year pays."),
                unit=tr("of base"),
                evidence=True,
                absent=tr("none"),
            ),
            Field(
                "bonus.amount",
                tr("or bonus amount"),
                "amount",
                tr("A yearly amount instead of a percentage; it goes before the target."),
                unit=tr("{currency} a year"),
                evidence=True,
                absent=tr("none"),
            ),
            Field(
                "bonus.payout",
                tr("Expected payout"),
                "percent",
                tr("How much of the target is really paid."),
                unit=tr("of target"),
                assumed=lambda offer, _: _assumed(defaults.default("payout")),
                shown=lambda offer: offer.bonus is not None,
            ),
        ),
    )


def _sign_on() -> Section:
    block = {"months": int(defaults.number("clawback_months")), "rule": defaults.word("clawback_rule")}
    stands = _has_sign_on
    return Section(
        tr("Sign-on"),
        (
            Listing(
                "sign_on",
                tr("Payments"),
                tr("Paid once, at the start of a year."),
                tr("Payment"),
                (
                    Field("year", tr("Year"), "whole", tr("Year of the comparison, counted from 1.")),
                    Field("amount", tr("Amount"), "amount", tr("Before tax."), unit="{currency}"),
                ),
                lambda offer: {"year": len(offer.sign_on) + 1, "amount": 0.0},
                evidence=True,
            ),
            Field(
                "clawback.rule",
                tr("If you leave early"),
                "choice",
                tr("What of the payment goes back."),
                choices.clawback_rules(),
                evidence=True,
                noted="clawback",
                block=block,
                assumed=lambda offer, _: _assumed(defaults.default("clawback_rule")),
                shown=stands,
            ),
            Field(
                "clawback.months",
                tr("Within"),
                "whole",
                tr("Months after which nothing goes back."),
                unit=tr("months"),
                block=block,
                assumed=lambda offer, _: _assumed(defaults.default("clawback_months")),
                shown=stands,
            ),
        ),
    )


def _has_sign_on(offer: Offer) -> bool:
    return bool(offer.sign_on) or offer.clawback is not None


def _retirement() -> Section:
    espp = {"contribution": 0.0, "discount": 0.15}
    return Section(
        tr("Retirement and share purchase"),
        (
            Field(
                "match.rate",
                tr("Retirement match"),
                "percent",
                tr("What the company adds to each unit you pay in: 50 % is half of it."),
                unit=tr("of what you pay in"),
                evidence=True,
                noted="match",
                absent=tr("none"),
                block={"rate": 0.0, "up_to": 0.0},
            ),
            Field(
                "match.up_to",
                tr("Match up to"),
                "percent",
                tr("The part of base up to which the company matches."),
                unit=tr("of base"),
                empty=0.0,
                absent=tr("not entered"),
                shown=lambda offer: offer.match is not None,
            ),
            Field(
                "match.employee",
                tr("You pay in"),
                "percent",
                tr("The part of base that you would pay in."),
                unit=tr("of base"),
                assumed=lambda offer, _: Assumed(offer.match.up_to, tr("all that is matched")) if offer.match else None,
                shown=lambda offer: offer.match is not None,
            ),
            Field(
                "espp.contribution",
                tr("Share purchase plan"),
                "amount",
                tr("What you would pay in; the shares are sold at once."),
                unit=tr("{currency} a year"),
                evidence=True,
                noted="espp",
                absent=tr("none"),
                block=espp,
            ),
            Field(
                "espp.discount",
                tr("Purchase discount"),
                "percent",
                tr("What the plan takes off the share price; most give 15 %."),
                shown=lambda offer: offer.espp is not None,
                block=espp,
            ),
        ),
    )


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
