"""What an offer leaves open, filled with the usual figure and said so: each is named with its source (MODEL 14)."""

from __future__ import annotations

from dataclasses import dataclass

from offercompare.engine import usual
from offercompare.engine.figure import Figure, Unit
from offercompare.model import Offer
from offercompare.model.vocabulary import LISTED_COMPANIES, PRIVATE_COMPANIES
from offercompare.reference import defaults
from offercompare.translation import tr

_PRIVATE_FIELDS = ("preferred_price", "fmv_409a", "fully_diluted", "valuation", "ownership", "total_raised")


@dataclass(frozen=True, slots=True)
class Assumed:
    """A figure, typed or by default, and the warning that names the default."""

    figure: Figure
    warning: str = ""


def typed_or(
    label: str, name: str, typed: float | None, default: defaults.Default, unit: Unit = "fraction", said: str = ""
) -> Assumed:
    """The typed value, else the default with its source; ``name`` is the field's path for the warning."""
    if typed is not None:
        return Assumed(Figure(label, typed, unit, tr("entered")))
    value = float(default.value)
    shown = said or f"{value:g}"
    warning = tr("{name} missing: {value} assumed ({source}).", name=name, value=shown, source=default.source)
    return Assumed(Figure(label, value, unit, tr("assumed"), source=default.source), warning)


def raise_rate(offer: Offer) -> Assumed:
    """The yearly raise (MODEL 3)."""
    return typed_or(tr("Yearly raise"), "raise", offer.raise_, usual.figure(offer, "raise"))


def bonus_payout(offer: Offer) -> Assumed:
    """The expected payout as a fraction of target."""
    typed = offer.bonus.payout if offer.bonus else None
    return typed_or(tr("Bonus payout"), "bonus.payout", typed, usual.figure(offer, "payout"))


def raise_sd(offer: Offer) -> Assumed:
    """How far one person's merit raises differ, as a standard deviation (MODEL 3)."""
    return typed_or(tr("Spread of raises"), "raise_sd", offer.raise_sd, usual.figure(offer, "raise_sd"))


def payout_sd(offer: Offer) -> Assumed:
    """How far the payout of a year differs from the expected, as a standard deviation."""
    typed = offer.bonus.payout_sd if offer.bonus else None
    return typed_or(tr("Spread of the payout"), "bonus.payout_sd", typed, usual.figure(offer, "payout_sd"))


def beta(offer: Offer) -> Assumed:
    """How far the share moves with the market (MODEL 5)."""
    return typed_or(tr("Beta"), "equity.beta", offer.equity.beta, usual.figure(offer, "beta"), "")


def volatility(offer: Offer) -> Assumed:
    """Yearly volatility of the share price (sigma), by the company's type where none is entered."""
    return typed_or(tr("Volatility"), "equity.volatility", offer.equity.volatility, usual.volatility(offer))


def clawback(offer: Offer) -> tuple[int, str, str]:
    """Months, rule and the warning that names a default; only asked where a sign-on stands."""
    if offer.clawback is not None:
        return offer.clawback.months, offer.clawback.rule, ""
    months, rule = usual.figure(offer, "clawback_months").value, str(usual.figure(offer, "clawback_rule").value)
    said = tr("clawback missing: {months} months, {rule}, assumed.", months=months, rule=rule.replace("_", " "))
    return int(months), rule, said


def failure_hazard(offer: Offer) -> Assumed:
    """Company failures per year (lf)."""
    default, typed = usual.failure_hazard(offer), offer.equity.failure_hazard
    return typed_or(tr("Company failure per year"), "equity.failure_hazard", typed, default, "rate")


def layoff_hazard(offer: Offer) -> Assumed:
    """Layoffs per year of employment."""
    return typed_or(tr("Layoff per year"), "layoff_hazard", offer.layoff_hazard, usual.layoff_hazard(offer), "rate")


def drift(offer: Offer, discount_rate: float) -> Figure:
    """Expected yearly growth of a public share: the discount rate unless the person has a view (MODEL 5)."""
    if offer.equity.drift is not None:
        return Figure(tr("Share price growth, your view"), offer.equity.drift, "fraction", tr("entered"))
    return Figure(
        tr("Share price growth"), discount_rate, "fraction", tr("the discount rate, so that a share is worth its price")
    )


def is_private(offer: Offer) -> bool:
    """Whether the equity is that of a private company; without a type, whether it is described as such."""
    if offer.company_type in PRIVATE_COMPANIES:
        return True
    if offer.company_type in LISTED_COMPANIES or offer.equity.price_now is not None:
        return False
    return offer.stage is not None or any(getattr(offer.equity, field) is not None for field in _PRIVATE_FIELDS)
