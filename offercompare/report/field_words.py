"""What the inputs of a comparison are called inside a sentence, and how their values are written.

Paths are dotted as in the offer file; the number of an entry in a list (``grants.0.value``) is left out of its name.
"""

from __future__ import annotations

from typing import Literal

from offercompare.model import Comparison
from offercompare.numerals import Numerals
from offercompare.reference import rubrics
from offercompare.report.words import word
from offercompare.translation import tr

Unit = Literal["money", "price", "percent", "times", "years", "months", "points", "number"]


def field_word(path: str, comparison: Comparison) -> str:
    """The name of an input: "exit multiple" of ``equity.exit_multiple``, the criterion of ``scores.growth``."""
    block, _, key = path.partition(".")
    if block in ("scores", "levels", "overrides"):
        return word(key, comparison)
    if block == "answers":
        found = rubrics.question(key)
        return found.text if found is not None else key
    known = _words() | _plain_words()
    plain = _without_numbers(path)
    return known.get(plain) or known.get(_shared(plain)) or _shared(plain).replace("_", " ").replace(".", ": ")


def field_unit(path: str) -> Unit:
    """The unit in which an input is written."""
    if path.partition(".")[0] in ("scores", "overrides"):
        return "points"
    plain = _without_numbers(path)
    return _UNITS.get(plain) or _UNITS.get(_shared(plain), "number")


def field_text(path: str, value: float, currency: str, numerals: Numerals) -> str:
    """The value of an input with its unit; ``currency`` is that of the offer, or of the comparison for all of them."""
    match field_unit(path):
        case "money":
            return numerals.money(value, currency)
        case "price":
            return numerals.price(value, currency)
        case "percent":
            return numerals.percent(value, 1)
        case "times":
            return tr("{number}x", number=numerals.short(value, 2))
        case "years":
            return tr("{number} years", number=numerals.short(value, 2))
        case "months":
            return tr("{number} months", number=numerals.short(value, 1))
        case "points":
            return numerals.score(value)
        case _:
            text = numerals.short(value, 0 if abs(value) >= _WHOLE_FROM else 2)
            return numerals.covered(text) if is_amount(path) else text


def is_amount(path: str) -> bool:
    """Whether the value of an input is money, which may have to stay hidden."""
    return field_unit(path) in ("money", "price") or _without_numbers(path) in _TELLING


_WHOLE_FROM = 1_000
_TELLING = frozenset({"grants.shares", "equity.fully_diluted"})
"""No money, but hidden with it: with a price known to many these tell what the equity is worth."""


def _without_numbers(path: str) -> str:
    return ".".join(part for part in path.split(".") if not part.isdigit())


def _shared(path: str) -> str:
    """What all offers share is named with or without the block it stands in."""
    block, _, rest = path.partition(".")
    return rest if block in ("person", "settings", "assumptions") and rest else path


_UNITS: dict[str, Unit] = {
    **dict.fromkeys(
        (
            "base",
            "bonus",
            "bonus.amount",
            "sign_on",
            "sign_on.amount",
            "benefits",
            "benefits.amount",
            "costs",
            "costs.amount",
            "espp.contribution",
            "health.premium",
            "health.deductible",
            "health.out_of_pocket_max",
            "health.expected_care",
            "health.employer_hsa",
            "grants.value",
            "refreshers",
            "refreshers.yearly",
            "rent",
            "equity.valuation",
            "equity.total_raised",
            "equity.exit_value",
            "current_pay",
            "fallback_pay",
            "savings",
            "walk_away_pay",
            "delighted_pay",
            "tax.partner_income",
            "tax.pre_tax_contributions",
        ),
        "money",
    ),
    **dict.fromkeys(
        ("grants.strike", "equity.price_now", "equity.price_at_grant", "equity.preferred_price", "equity.fmv_409a"),
        "price",
    ),
    **dict.fromkeys(
        (
            "raise",
            "raise_sd",
            "promotion.uplift",
            "bonus.target",
            "bonus.payout",
            "bonus.payout_sd",
            "match.rate",
            "match.up_to",
            "match.employee",
            "espp.discount",
            "health.coinsurance",
            "layoff_hazard",
            "tax.rate",
            "equity.volatility",
            "equity.drift",
            "equity.ownership",
            "equity.preferred_share",
            "equity.failure_hazard",
            "equity.exit_hazard",
            "equity.dilution",
            "equity.illiquidity_discount",
            "equity.acceleration",
            "discount_rate",
            "threshold_growth",
            "market_sd",
            "local_share",
        ),
        "percent",
    ),
    **dict.fromkeys(("equity.exit_multiple", "equity.liquidation_multiple", "equity.participation_cap"), "times"),
    **dict.fromkeys(
        (
            "equity.exercise_window_years",
            "equity.expiry_years",
            "equity.years_between_rounds",
            "stay_years",
            "gap_years",
            "horizon_years",
            "equity_window_years",
        ),
        "years",
    ),
    **dict.fromkeys(("severance_months", "notice_months", "clawback.months"), "months"),
    "price_index": "points",
}


def _words() -> dict[str, str]:
    return {
        "base": tr("base pay"),
        "raise": tr("yearly raise"),
        "raise_sd": tr("spread of the raise"),
        "promotion": tr("promotion"),
        "promotion.year": tr("year of the promotion"),
        "promotion.uplift": tr("raise at promotion"),
        "bonus": tr("bonus"),
        "bonus.target": tr("bonus target"),
        "bonus.amount": tr("bonus"),
        "bonus.payout": tr("expected bonus payout"),
        "bonus.payout_sd": tr("spread of the bonus payout"),
        "sign_on": tr("sign-on"),
        "sign_on.amount": tr("sign-on"),
        "clawback": tr("clawback"),
        "clawback.rule": tr("clawback"),
        "clawback.months": tr("clawback period"),
        "match": tr("retirement match"),
        "match.rate": tr("retirement match"),
        "match.up_to": tr("base matched"),
        "match.employee": tr("what you pay in"),
        "benefits": tr("benefits"),
        "benefits.amount": tr("benefit"),
        "costs": tr("costs"),
        "costs.amount": tr("cost"),
        "espp": tr("share purchase plan"),
        "espp.contribution": tr("paid into the share purchase plan"),
        "espp.discount": tr("discount of the share purchase plan"),
        "health": tr("health plan"),
        "health.premium": tr("health premium"),
        "health.deductible": tr("health deductible"),
        "health.coinsurance": tr("health coinsurance"),
        "health.out_of_pocket_max": tr("most paid for health care"),
        "health.expected_care": tr("health care expected"),
        "health.employer_hsa": tr("paid into the health savings account"),
        "grants": tr("equity"),
        "grants.value": tr("grant value"),
        "grants.shares": tr("shares granted"),
        "grants.strike": tr("strike price"),
        "grants.vesting": tr("vesting"),
        "grants.vesting.cliff_months": tr("vesting cliff"),
        "grants.unvested_from": tr("start of vesting"),
        "refreshers": tr("refresh grants"),
        "refreshers.yearly": tr("refresh grants"),
        "refreshers.first_year": tr("first year of refresh grants"),
        "layoff_hazard": tr("layoffs a year"),
        "severance_months": tr("severance"),
        "notice_months": tr("paid notice"),
    }


def _plain_words() -> dict[str, str]:
    """The company's side of the shares, the place, and what all offers share."""
    return {
        "equity.price_now": tr("share price"),
        "equity.price_at_grant": tr("share price at grant"),
        "equity.volatility": tr("volatility of the share"),
        "equity.drift": tr("expected growth of the share"),
        "equity.beta": tr("beta of the share"),
        "equity.preferred_price": tr("preferred price"),
        "equity.fmv_409a": tr("409A value"),
        "equity.fully_diluted": tr("fully diluted shares"),
        "equity.valuation": tr("valuation"),
        "equity.ownership": tr("part of the company"),
        "equity.total_raised": tr("money raised"),
        "equity.preferred_share": tr("investors' part"),
        "equity.participating": tr("participating preferred shares"),
        "equity.participation_cap": tr("end of participation"),
        "equity.liquidation_multiple": tr("liquidation preference"),
        "equity.failure_hazard": tr("failure a year"),
        "equity.exit_hazard": tr("exit a year"),
        "equity.exit_multiple": tr("exit multiple"),
        "equity.exit_multiple_sd": tr("spread of the exit multiple"),
        "equity.exit_value": tr("exit value"),
        "equity.rounds_left": tr("rounds to come"),
        "equity.years_between_rounds": tr("time between rounds"),
        "equity.dilution": tr("sold in each round"),
        "equity.exercise_window_years": tr("exercise window"),
        "equity.exercise_if_leaving": tr("options exercised when leaving"),
        "equity.keep_after_leaving": tr("shares kept after leaving"),
        "equity.expiry_years": tr("expiry of the shares"),
        "equity.illiquidity_discount": tr("discount on shares that cannot be sold"),
        "equity.acceleration": tr("vesting at a sale"),
        "place": tr("place of work"),
        "price_index": tr("price index of the place"),
        "rent": tr("rent"),
        "remote.policy": tr("working arrangement"),
        "remote.office_days": tr("office days"),
        "remote.pay_basis": tr("whether pay depends on the place"),
        "hours_per_week": tr("hours a week"),
        "pto_days": tr("days off"),
        "commute_minutes": tr("commute"),
        "permit_sponsored": tr("work permit"),
        "deadline": tr("time to answer"),
        "start_date": tr("start date"),
        "company_type": tr("type of company"),
        "stage": tr("funding stage"),
        "industry": tr("industry"),
        "tax.rate": tr("tax rate"),
        "stay_years": tr("planned stay"),
        "gap_years": tr("time without a job"),
        "fallback_pay": tr("pay after losing a job"),
        "current_pay": tr("current pay"),
        "walk_away_pay": tr("walk-away pay"),
        "delighted_pay": tr("delighted pay"),
        "savings": tr("savings"),
        "risk_aversion": tr("aversion to risk"),
        "discount_rate": tr("discount rate"),
        "threshold_growth": tr("growth of tax thresholds"),
        "market_sd": tr("swing of the market"),
        "local_share": tr("share of pay spent at the place"),
        "horizon_years": tr("years compared"),
        "equity_window_years": tr("years equity is followed"),
        "tax.partner_income": tr("partner's income"),
        "tax.pre_tax_contributions": tr("contributions before tax"),
    }
