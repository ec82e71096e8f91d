"""The company's side of the shares: the listed company, or the private one with its terms and odds."""

from __future__ import annotations

from collections.abc import Callable

from offercompare.engine import assumption
from offercompare.gui.forms.field import Assumed, Field, Owner, Section
from offercompare.model import Comparison
from offercompare.reference import defaults
from offercompare.translation import tr

Assumes = Callable[[Owner, Comparison], Assumed | None]


def company_sections() -> tuple[Section, ...]:
    """What the shares are of, each section shown where it applies."""
    return (_listed(), _private(), _leaving(), _odds())


def _figure(name: str) -> Assumes:
    def assumed(_: Owner, __: Comparison) -> Assumed:
        default = defaults.default(name)
        return Assumed(default.value, default.source)

    return assumed


def _is_private(offer: Owner) -> bool:
    return assumption.is_private(offer)


def _is_listed(offer: Owner) -> bool:
    return not _is_private(offer)


def _listed() -> Section:
    def volatility(offer: Owner, _: Comparison) -> Assumed:
        default = defaults.volatility(offer.company_type)
        return Assumed(default.value, default.source)

    def drift(_: Owner, comparison: Comparison) -> Assumed:
        return Assumed(comparison.settings.discount_rate, tr("the discount rate, so that a share is worth its price"))

    def at_grant(offer: Owner, _: Comparison) -> Assumed | None:
        now = offer.equity.price_now
        return None if now is None else Assumed(now, tr("today's price"))

    return Section(
        tr("The listed company"),
        (
            Field(
                "equity.price_now",
                tr("Share price now"),
                "number",
                tr("Needed where a grant is a number of shares."),
                unit="{currency}",
                evidence=True,
                absent=tr("not entered"),
            ),
            Field(
                "equity.price_at_grant",
                tr("Share price at grant"),
                "number",
                tr("The price that turns the promised value into shares."),
                unit="{currency}",
                evidence=True,
                absent=tr("not entered"),
                assumed=at_grant,
            ),
            Field(
                "equity.volatility",
                tr("Volatility"),
                "percent",
                tr("How much the price swings in a year; 65 % for a small or new issue."),
                unit=tr("a year"),
                assumed=volatility,
            ),
            Field(
                "equity.drift",
                tr("Expected growth"),
                "percent",
                tr("Your own view of the share price."),
                unit=tr("a year"),
                assumed=drift,
            ),
            Field(
                "equity.beta",
                tr("Beta"),
                "number",
                tr("How far the share moves when the market moves by 1."),
                assumed=_figure("beta"),
            ),
        ),
        shown=_is_listed,
    )


def _private() -> Section:
    ask = tr("not entered")
    return Section(
        tr("The private company"),
        (
            Field(
                "equity.preferred_price",
                tr("Investor price"),
                "number",
                tr("Price per share of the last round (preferred price)."),
                unit="{currency}",
                evidence=True,
                absent=ask,
            ),
            Field(
                "equity.fmv_409a",
                tr("409A value"),
                "number",
                tr("Fair market value of a common share."),
                unit="{currency}",
                evidence=True,
                absent=ask,
            ),
            Field(
                "equity.fully_diluted",
                tr("Fully diluted shares"),
                "number",
                tr("All shares, options and pools; or give the valuation or your part instead."),
                evidence=True,
                absent=ask,
            ),
            Field(
                "equity.valuation",
                tr("or valuation"),
                "amount",
                tr("Of the whole company after the last round."),
                unit="{currency}",
                evidence=True,
                absent=ask,
            ),
            Field(
                "equity.ownership",
                tr("or your part"),
                "percent",
                tr("What the first grant is of the company."),
                unit=tr("of the company"),
                evidence=True,
                absent=ask,
            ),
            Field(
                "equity.total_raised",
                tr("Money raised"),
                "amount",
                tr("All investors' money so far: they get it back first."),
                unit="{currency}",
                evidence=True,
                absent=tr("estimated"),
            ),
        ),
        shown=_is_private,
    )


def _leaving() -> Section:
    return Section(
        tr("When you leave, and terms"),
        (
            Field(
                "equity.exercise_window_years",
                tr("Exercise window"),
                "number",
                tr("How long vested options can be exercised after leaving."),
                unit=tr("years"),
                evidence=True,
                assumed=_figure("exercise_window_years"),
            ),
            Field(
                "equity.exercise_if_leaving",
                tr("Exercise when leaving"),
                "flag",
                tr("Whether you would pay to keep vested options."),
                assumed=_figure("exercise_if_leaving"),
            ),
            Field(
                "equity.keep_after_leaving",
                tr("Keep shares after leaving"),
                "flag",
                tr("Whether vested shares that pay out at an exit stay yours."),
                evidence=True,
                assumed=_figure("keep_after_leaving"),
            ),
            Field(
                "equity.expiry_years",
                tr("Shares expire after"),
                "number",
                tr("Years after which shares without an exit lapse."),
                unit=tr("years"),
                evidence=True,
                assumed=_figure("expiry_years"),
            ),
            Field(
                "equity.acceleration",
                tr("Vests at a sale"),
                "percent",
                tr("What of the unvested part vests when the company is sold."),
                unit=tr("of the unvested"),
                evidence=True,
                absent=tr("none"),
            ),
            Field(
                "equity.liquidation_multiple",
                tr("Liquidation preference"),
                "number",
                tr("How many times their money investors get before others."),
                unit="×",
                evidence=True,
                assumed=_figure("liquidation_multiple"),
            ),
            Field(
                "equity.participating",
                tr("Participating"),
                "flag",
                tr("Whether investors also share in what is left."),
                evidence=True,
                assumed=_figure("participating"),
            ),
            Field(
                "equity.participation_cap",
                tr("Participation up to"),
                "number",
                tr("Times the money raised at which sharing ends."),
                unit="×",
                evidence=True,
                absent=tr("no cap"),
                shown=lambda offer: bool(offer.equity.participating) or offer.equity.participation_cap is not None,
            ),
        ),
        shown=_is_private,
    )


def _odds() -> Section:
    def by_stage(name: str) -> Assumes:
        def assumed(offer: Owner, _: Comparison) -> Assumed:
            default = defaults.private_company(offer.company_type, offer.stage)
            return Assumed(getattr(default, name), default.source)

        return assumed

    def rounds(offer: Owner, _: Comparison) -> Assumed:
        default = defaults.private_company(offer.company_type, offer.stage)
        return Assumed(len(default.dilution), tr("usual for the stage"))

    def dilution(offer: Owner, _: Comparison) -> Assumed | None:
        default = defaults.private_company(offer.company_type, offer.stage)
        return Assumed(default.dilution[0], tr("the next round, Carta")) if default.dilution else None

    yearly = tr("a year")
    return Section(
        tr("Odds and exit"),
        (
            Field(
                "equity.failure_hazard",
                tr("Failure"),
                "percent",
                tr("Chance that the company fails."),
                unit=yearly,
                assumed=by_stage("failure_hazard"),
            ),
            Field(
                "equity.exit_hazard",
                tr("Exit"),
                "percent",
                tr("Chance of a sale or a listing."),
                unit=yearly,
                assumed=by_stage("exit_hazard"),
            ),
            Field(
                "equity.exit_multiple",
                tr("Exit multiple"),
                "number",
                tr("The middle outcome of an exit, in times of today's valuation."),
                unit="×",
                assumed=by_stage("exit_multiple"),
            ),
            Field(
                "equity.exit_multiple_sd",
                tr("Spread of the multiple"),
                "number",
                tr("Standard deviation of its logarithm: 0 is certain."),
                assumed=by_stage("exit_multiple_sd"),
            ),
            Field(
                "equity.exit_value",
                tr("or exit value"),
                "amount",
                tr("One value of the company at exit, instead of the multiple."),
                unit="{currency}",
                absent=tr("by multiple"),
            ),
            Field(
                "equity.preferred_share",
                tr("Investors' part"),
                "percent",
                tr("Preferred shares of all shares."),
                evidence=True,
                assumed=by_stage("preferred_share"),
            ),
            Field("equity.rounds_left", tr("Rounds to come"), "whole", tr("Before an exit."), assumed=rounds),
            Field(
                "equity.dilution",
                tr("Sold in each round"),
                "percent",
                tr("The part of the company that new investors take."),
                assumed=dilution,
            ),
            Field(
                "equity.illiquidity_discount",
                tr("Discount"),
                "percent",
                tr("Taken off for shares that cannot be sold."),
                assumed=_figure("illiquidity_discount"),
            ),
        ),
        shown=_is_private,
    )
