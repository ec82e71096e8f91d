"""The company's side of the shares: the listed company, or the private one with its terms and odds."""

from __future__ import annotations

from offercompare.engine import assumption
from offercompare.engine import usual as figures
from offercompare.gui.forms import filled_words
from offercompare.gui.forms.field import Assumed, Owner, Section
from offercompare.gui.forms.field_kinds import (
    Assumes,
    flag,
    from_default,
    number,
    one_amount,
    percent,
    price,
    usual,
    whole,
)
from offercompare.model import Comparison
from offercompare.reference import defaults
from offercompare.translation import tr


def company_sections() -> tuple[Section, ...]:
    """What the shares are of, each section shown where it applies."""
    return (_listed(), _private(), _preference(), _leaving(), _odds())


def _is_private(offer: Owner) -> bool:
    return assumption.is_private(offer)


def _is_listed(offer: Owner) -> bool:
    return not _is_private(offer)


def _listed() -> Section:
    def volatility(offer: Owner, _: Comparison) -> Assumed:
        return from_default(figures.volatility(offer))

    def drift(_: Owner, comparison: Comparison) -> Assumed:
        return Assumed(comparison.settings.discount_rate, tr("the discount rate, so that a share is worth its price"))

    def at_grant(offer: Owner, _: Comparison) -> Assumed | None:
        now = offer.equity.price_now
        return None if now is None else Assumed(now, tr("today's price"))

    new_issue = 100 * defaults.number("volatility_new_issue")
    return Section(
        tr("The listed company"),
        (
            price(
                "equity.price_now",
                tr("Share price now"),
                tr("Needed where a grant is a number of shares."),
                evidence=True,
            ),
            price(
                "equity.price_at_grant",
                tr("Share price at grant"),
                tr("The price that turns the promised value into shares."),
                evidence=True,
                assumed=at_grant,
            ),
            percent(
                "equity.volatility",
                tr("Volatility"),
                tr("How much the price swings in a year; {percent:g} % for a small or new issue.", percent=new_issue),
                tr("a year"),
                assumed=volatility,
            ),
            percent(
                "equity.drift",
                tr("Expected growth"),
                tr("Your own view of the share price."),
                tr("a year"),
                assumed=drift,
            ),
            number(
                "equity.beta",
                tr("Beta"),
                tr("How far the share moves when the market moves by 1."),
                assumed=usual("beta"),
            ),
        ),
        shown=_is_listed,
        filled=filled_words.listed,
    )


def _private() -> Section:
    return Section(
        tr("The private company"),
        (
            price(
                "equity.preferred_price",
                tr("Preferred price"),
                tr("What investors paid for a share in the last round; their preferred shares are paid before yours."),
                evidence=True,
            ),
            price(
                "equity.fmv_409a",
                tr("409A value"),
                tr("The appraised value of a common share, which sets the strike price of new options (US rule 409A)."),
                evidence=True,
            ),
            number(
                "equity.fully_diluted",
                tr("Fully diluted shares"),
                tr(
                    "All shares as if every option and pool were exercised; or give the valuation or your part instead."
                ),
                evidence=True,
            ),
            one_amount(
                "equity.valuation",
                tr("or valuation"),
                tr("Of the whole company after the last round (post-money)."),
                evidence=True,
            ),
            percent(
                "equity.ownership",
                tr("or your part"),
                tr("What the first grant is of the company."),
                tr("of the company"),
                evidence=True,
            ),
        ),
        shown=_is_private,
    )


def _preference() -> Section:
    return Section(
        tr("What investors get first"),
        (
            one_amount(
                "equity.total_raised",
                tr("Money raised"),
                tr("All investors' money so far: they get it back first."),
                evidence=True,
                absent=tr("estimated"),
            ),
            number(
                "equity.liquidation_multiple",
                tr("Liquidation preference"),
                tr("How many times their money investors get at a sale before anybody else."),
                "×",
                evidence=True,
                assumed=usual("liquidation_multiple"),
            ),
            flag(
                "equity.participating",
                tr("Participating"),
                tr("Whether investors, once paid back, also share in what is left."),
                evidence=True,
                assumed=usual("participating"),
            ),
            number(
                "equity.participation_cap",
                tr("Participation up to"),
                tr("Times the money raised at which sharing ends."),
                "×",
                evidence=True,
                absent=tr("no cap"),
                shown=lambda offer: bool(offer.equity.participating) or offer.equity.participation_cap is not None,
            ),
        ),
        shown=_is_private,
    )


def _leaving() -> Section:
    return Section(
        tr("When you leave, or the company is sold"),
        (
            number(
                "equity.exercise_window_years",
                tr("Exercise window"),
                tr("How long after leaving vested options can still be bought; then they lapse."),
                tr("years"),
                evidence=True,
                assumed=usual("exercise_window_years"),
            ),
            flag(
                "equity.exercise_if_leaving",
                tr("Exercise when leaving"),
                tr("Whether you would pay the strike price to keep vested options."),
                assumed=usual("exercise_if_leaving"),
            ),
            flag(
                "equity.keep_after_leaving",
                tr("Keep shares after leaving"),
                tr("Whether vested double-trigger shares stay yours until an exit."),
                evidence=True,
                assumed=usual("keep_after_leaving"),
            ),
            number(
                "equity.expiry_years",
                tr("Shares expire after"),
                tr("Years after which double-trigger shares without an exit lapse."),
                tr("years"),
                evidence=True,
                assumed=usual("expiry_years"),
            ),
            percent(
                "equity.acceleration",
                tr("Vests at a sale"),
                tr("Acceleration: what of the unvested part vests at once when the company is sold."),
                tr("of the unvested"),
                evidence=True,
                absent=tr("none"),
            ),
        ),
        shown=_is_private,
    )


def _by_stage(name: str) -> Assumes:
    return lambda offer, _: from_default(figures.of_stage(offer, name))


def _odds() -> Section:
    yearly = tr("a year")
    return Section(
        tr("Odds and exit"),
        (
            percent(
                "equity.failure_hazard",
                tr("Failure"),
                tr("Chance that the company fails and its shares are worth nothing."),
                yearly,
                assumed=_by_stage("failure_hazard"),
            ),
            percent(
                "equity.exit_hazard",
                tr("Exit"),
                tr("Chance of a sale or a listing: before one, private shares can hardly be sold."),
                yearly,
                assumed=_by_stage("exit_hazard"),
            ),
            number(
                "equity.exit_multiple",
                tr("Exit multiple"),
                tr("The middle outcome of an exit, in times of today's valuation."),
                "×",
                assumed=_by_stage("exit_multiple"),
            ),
            number(
                "equity.exit_multiple_sd",
                tr("Spread of the multiple"),
                tr("Standard deviation of its logarithm: 0 is certain."),
                assumed=_by_stage("exit_multiple_sd"),
            ),
            one_amount(
                "equity.exit_value",
                tr("or exit value"),
                tr("One value of the company at exit, instead of the multiple."),
                absent=tr("by multiple"),
            ),
            percent(
                "equity.preferred_share",
                tr("Investors' part"),
                tr("Preferred shares, as a part of all shares."),
                evidence=True,
                assumed=_by_stage("preferred_share"),
            ),
            whole(
                "equity.rounds_left",
                tr("Rounds to come"),
                tr("Rounds of funding before an exit; each makes your part smaller."),
                assumed=_by_stage("rounds_left"),
            ),
            number(
                "equity.years_between_rounds",
                tr("Time between rounds"),
                tr("From one round of funding to the next; exits before it are not diluted by it."),
                tr("years"),
                assumed=usual("years_between_rounds"),
            ),
            percent(
                "equity.dilution",
                tr("Sold in each round"),
                tr("Dilution: the part of the company that new investors take."),
                assumed=_by_stage("dilution"),
            ),
            percent(
                "equity.illiquidity_discount",
                tr("Discount"),
                tr("Taken off for shares that cannot be sold."),
                assumed=usual("illiquidity_discount"),
            ),
        ),
        shown=_is_private,
        filled=filled_words.odds,
    )
