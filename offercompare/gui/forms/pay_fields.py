"""The fields of pay."""

from __future__ import annotations

from offercompare.gui.forms import choices
from offercompare.gui.forms.field import Assumed, Field, Group, Listing, Section
from offercompare.model import Offer
from offercompare.reference import defaults
from offercompare.translation import tr


def pay_group() -> Group:
    """The page on pay."""
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


def _assumed(default: defaults.Default) -> Assumed:
    return Assumed(default.value, default.source)
