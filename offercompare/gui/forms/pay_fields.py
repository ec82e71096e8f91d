"""The fields of pay."""

from __future__ import annotations

from typing import Any

from offercompare.engine import usual as figures
from offercompare.gui.forms import choices
from offercompare.gui.forms.field import Assumed, Field, Group, Listing, Section
from offercompare.gui.forms.field_kinds import (
    choice,
    currency,
    number,
    one_amount,
    percent,
    usual,
    whole,
    yearly_amount,
)
from offercompare.model import Comparison, Offer
from offercompare.reference import currencies, defaults, places
from offercompare.translation import tr


def pay_group() -> Group:
    """The page on pay."""
    return Group("Pay", tr("Pay"), (_salary(), _raises(), _bonus(), _sign_on(), _retirement()))


def _salary() -> Section:
    return Section(
        tr("Salary"),
        (
            currency(
                "currency",
                tr("Currency"),
                tr("Of every amount of this offer."),
                assumed=lambda offer, comparison: Assumed(comparison.currency, tr("the comparison's own")),
                hint=_other_currency,
            ),
            yearly_amount(
                "base",
                tr("Base"),
                tr("Yearly base before tax, as in 215k; ? where you do not know, ~ before a guess."),
                evidence=True,
            ),
            whole(
                "extra_salaries",
                tr("Extra salaries"),
                tr("A 13th or 14th monthly salary on top of base, each a twelfth of it; empty where base has them."),
                tr("a year"),
                empty=0,
                absent=tr("none"),
            ),
        ),
    )


def _other_currency(offer: Offer, comparison: Comparison) -> str:
    """A question where the place of an offer without a currency of its own counts in another than the comparison."""
    found = places.find(offer.place) if offer.place and not offer.currency else None
    local = currencies.currency_of(found.country_code) if found else None
    if found is None or local is None or local.code == comparison.currency:
        return ""
    return tr("Prices in {place} are in {code}: is this pay in {code}?", place=found.name, code=local.code)


def _raises() -> Section:
    def block(offer: Offer) -> dict[str, Any]:
        return {"year": 2, "uplift": figures.number(offer, "promotion_uplift")}

    usually = defaults.default("promotion_uplift")
    percents = 100 * float(usually.value)
    return Section(
        tr("Raises"),
        (
            percent(
                "raise",
                tr("Yearly raise"),
                tr("What base grows by each year."),
                evidence=True,
                assumed=usual("raise"),
            ),
            percent(
                "raise_sd",
                tr("Raise varies by"),
                tr("How far a year's raise lies from that figure in two of three cases."),
                assumed=usual("raise_sd"),
            ),
            whole(
                "promotion.year",
                tr("Promotion in year"),
                tr("The year at whose start you expect it, counted from 1."),
                absent=tr("none"),
                block=block,
            ),
            percent(
                "promotion.uplift",
                tr("Raise at promotion"),
                tr(
                    "What base grows by when promoted; {percent:g} % is usual ({source}).",
                    percent=percents,
                    source=usually.source,
                ),
                shown=lambda offer: offer.promotion is not None,
                block=block,
            ),
        ),
    )


def _bonus() -> Section:
    def has_bonus(offer: Offer) -> bool:
        return offer.bonus is not None

    return Section(
        tr("Bonus"),
        (
            percent(
                "bonus.target",
                tr("Bonus target"),
                tr("What a year in which all goals are met pays, as a part of base."),
                tr("of base"),
                evidence=True,
                absent=tr("none"),
            ),
            yearly_amount(
                "bonus.amount",
                tr("or bonus amount"),
                tr("A yearly amount instead of a percentage; it goes before the target and grows with base."),
                evidence=True,
                absent=tr("none"),
            ),
            percent(
                "bonus.payout",
                tr("Expected payout"),
                tr("How much of the target is really paid in a usual year."),
                tr("of target"),
                assumed=usual("payout"),
                shown=has_bonus,
            ),
            percent(
                "bonus.payout_sd",
                tr("Payout varies by"),
                tr("How far a year's payout lies from that figure in two of three cases."),
                tr("of target"),
                assumed=usual("payout_sd"),
                shown=has_bonus,
            ),
        ),
    )


def _sign_on() -> Section:
    def block(offer: Offer) -> dict[str, Any]:
        rule = figures.figure(offer, "clawback_rule").value
        return {"months": int(figures.number(offer, "clawback_months")), "rule": rule}

    def stands(offer: Offer) -> bool:
        return bool(offer.sign_on) or offer.clawback is not None

    return Section(
        tr("Sign-on"),
        (
            Listing(
                "sign_on",
                tr("Payments"),
                tr("Paid once, at the start of a year, for signing."),
                tr("Payment"),
                (
                    one_amount("amount", tr("Amount"), tr("Before tax."), empty=0.0, absent=tr("amount")),
                    whole("year", tr("Year"), tr("Year of the comparison, counted from 1.")),
                ),
                lambda offer: {"year": len(offer.sign_on) + 1, "amount": 0.0},
                evidence=True,
            ),
            choice(
                "clawback.rule",
                tr("If you leave early"),
                tr("The clawback: what of the payment goes back to the company when you leave before its time is up."),
                choices.clawback_rules(),
                evidence=True,
                noted="clawback",
                block=block,
                assumed=usual("clawback_rule"),
                shown=stands,
            ),
            whole(
                "clawback.months",
                tr("Within"),
                tr("Months after which nothing goes back."),
                tr("months"),
                block=block,
                assumed=usual("clawback_months"),
                shown=stands,
            ),
        ),
    )


def _retirement() -> Section:
    def has_match(offer: Offer) -> bool:
        return offer.match is not None

    return Section(
        tr("Retirement"),
        (
            percent(
                "match.rate",
                tr("Retirement match"),
                tr("What the company adds to each unit you pay in: 50 % is half of it."),
                tr("of your part"),
                evidence=True,
                noted="match",
                absent=tr("none"),
                block={"rate": 0.0, "up_to": 0.0},
            ),
            percent(
                "match.up_to",
                tr("Match up to"),
                tr("The part of base up to which the company matches."),
                tr("of base"),
                empty=0.0,
                shown=has_match,
            ),
            percent(
                "match.employee",
                tr("You pay in"),
                tr("The part of base that you would pay in."),
                tr("of base"),
                assumed=lambda offer, _: Assumed(offer.match.up_to, tr("all that is matched")) if offer.match else None,
                shown=has_match,
            ),
        ),
    )


def severance_fields() -> tuple[Field, ...]:
    """What is paid when the company ends the job."""
    return (
        number(
            "severance_months",
            tr("Severance"),
            tr("Months of base paid after a layoff."),
            tr("months"),
            evidence=True,
            absent=tr("none"),
        ),
        number(
            "notice_months",
            tr("Paid notice"),
            tr("Months between being told and the last day on the payroll: paid, whether you work in them or not."),
            tr("months"),
            evidence=True,
            absent=tr("none"),
        ),
    )
