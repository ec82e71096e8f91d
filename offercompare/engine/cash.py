"""Cash of an offer year by year, in the offer's own currency (MODEL 3, 4 with a planned stay)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import ceil

from offercompare.engine import assumption
from offercompare.engine.cash_lines import benefits, costs, negative, none_agreed, part_of_year
from offercompare.engine.figure import Figure, known_sum
from offercompare.engine.health_cost import health_warnings
from offercompare.engine.unknown_cash import is_given, is_unknown, unknown_parts
from offercompare.model import Offer, SignOn
from offercompare.translation import tr

MONTHS = 12
PARTS = ("base", "bonus", "sign_on", "match", "benefits", "costs", "fallback", "clawback")


@dataclass(frozen=True, slots=True)
class CashYear:
    """One year's cash by part; costs and clawback are negative, an unknown part has no value.

    ``repaid_at_once`` is what of the year's own sign-on is repaid in the same year: it was never income (MODEL 7a).
    ``benefits_in_cash`` is what of ``benefits`` is money that one can spend; the rest is in kind. ``taxed_benefits`` is
    what of it is paid out like wages; the gain of a purchase plan is not taxed now (MODEL 7a).
    """

    base: Figure
    bonus: Figure
    sign_on: Figure
    match: Figure
    benefits: Figure
    costs: Figure
    fallback: Figure
    clawback: Figure
    repaid_at_once: float = 0.0
    benefits_in_cash: float = 0.0
    taxed_benefits: float = 0.0

    def parts(self) -> tuple[Figure, ...]:
        """The parts in the order of ``PARTS``."""
        return tuple(getattr(self, name) for name in PARTS)


@dataclass(frozen=True, slots=True)
class Cash:
    """The cash of an offer: its years, which parts are unknown, and the defaults that were used."""

    years: tuple[CashYear, ...]
    unknown_parts: tuple[str, ...]
    warnings: tuple[str, ...]


def cash(offer: Offer, currency: str, stay_years: float, horizon: int) -> Cash:
    """The cash of each year of the horizon at expected payout, raise and planned stay."""
    raise_, payout = assumption.raise_rate(offer), assumption.bonus_payout(offer)
    bases = _bases(offer, raise_.figure, currency, horizon)
    years = tuple(_year(offer, bases, payout.figure, currency, stay_years, year) for year in range(horizon))
    return Cash(years, unknown_parts(offer), _warnings(offer, raise_, payout))


def guaranteed(year: CashYear) -> Figure:
    """What of a year's cash the letter promises whatever the year brings; the bonus and equity are conditional."""
    parts = (year.base, year.match, year.benefits, year.costs, year.sign_on, year.clawback)
    total = known_sum(tr("Guaranteed"), parts, year.base.currency, tr("sum of the known parts"))
    return replace(total, value=None, how=tr("base is unknown")) if year.base.value is None else total


def protected_pay(offer: Offer, currency: str) -> Figure | None:
    """Severance and paid notice of base, what a layoff pays; None where neither is entered."""
    months = [
        Figure(label, value, "months", tr("entered"))
        for label, value in ((tr("Severance"), offer.severance_months), (tr("Notice"), offer.notice_months))
        if value is not None
    ]
    if not months:
        return None
    base = Figure(tr("Base"), offer.base, "money", tr("entered"), currency=currency)
    value = None if offer.base is None else offer.base / MONTHS * sum(part.known for part in months)
    how = tr("base / 12 × months")
    return Figure(tr("Paid if laid off"), value, "money", how, (base, *months), currency=currency)


def _warnings(offer: Offer, raise_: assumption.Assumed, payout: assumption.Assumed) -> tuple[str, ...]:
    found = [raise_.warning, assumption.layoff_hazard(offer).warning]
    if offer.bonus is not None:
        found.append(payout.warning)
    if offer.sign_on:
        found.append(assumption.clawback(offer)[2])
    if offer.base == 0:
        found.append(tr("base is 0: bonus and match come to nothing."))
    return (*(warning for warning in found if warning), *health_warnings(offer))


def _bases(offer: Offer, raise_: Figure, currency: str, horizon: int) -> tuple[Figure, ...]:
    """Full-year base of each year, as if employed throughout."""
    first = Figure(tr("Base, year {year}", year=1), offer.base, "money", tr("entered"), currency=currency)
    # The letter's base is that of year 1, promotion or not (MODEL 3).
    bases = [first]
    for year in range(2, horizon + 1):
        before = bases[-1]
        value = None if before.value is None else before.value * (1 + max(0.0, raise_.known))
        grown = Figure(
            tr("Base, year {year}", year=year),
            value,
            "money",
            tr("base of the year before × (1 + raise)"),
            (before, raise_),
            currency=currency,
        )
        bases.append(_promoted(offer, grown, year))
    return tuple(bases)


def with_extra_salaries(offer: Offer, base: Figure) -> Figure:
    """The year's base pay with a 13th or 14th monthly salary: base / 12 for each."""
    if not offer.extra_salaries:
        return base
    monthly = tr("{count} × base / 12", count=offer.extra_salaries)
    extra = None if base.value is None else base.value * offer.extra_salaries / MONTHS
    parts = (
        base.named(tr("Base")),
        Figure(tr("Extra monthly salaries"), extra, "money", monthly, (base,), currency=base.currency),
    )
    total = known_sum(base.label, parts, base.currency, tr("sum"))
    return replace(total, value=None, how=tr("base is unknown")) if base.value is None else total


def _promoted(offer: Offer, base: Figure, year: int) -> Figure:
    if offer.promotion is None or offer.promotion.year != year:
        return base
    uplift = Figure(tr("Promotion uplift"), offer.promotion.uplift, "fraction", tr("entered"))
    value = None if base.value is None else base.value * (1 + offer.promotion.uplift)
    return Figure(base.label, value, "money", tr("× (1 + uplift)"), (base, uplift), currency=base.currency)


def _year(
    offer: Offer, bases: tuple[Figure, ...], payout: Figure, currency: str, stay_years: float, year: int
) -> CashYear:
    base, there = bases[year], _employed(stay_years, year)
    extras = benefits(offer, currency, there, year)
    return CashYear(
        base=part_of_year(with_extra_salaries(offer, base), there),
        bonus=part_of_year(_bonus(offer, base, payout), there),
        sign_on=_sign_on(offer, currency, stay_years, year),
        match=part_of_year(match(offer, base), there),
        benefits=extras.figure,
        costs=costs(offer, currency, there, year),
        fallback=_next_job(offer, bases, stay_years, there, currency),
        clawback=clawed_back(offer, currency, stay_years, year),
        repaid_at_once=repaid_at_once(offer, currency, stay_years, year),
        benefits_in_cash=extras.in_cash,
        taxed_benefits=extras.taxed,
    )


def _employed(stay_years: float, year: int) -> float:
    """The part of the year before a planned departure (occ of MODEL 4)."""
    return min(max(stay_years - year, 0.0), 1.0)


def _bonus(offer: Offer, base: Figure, payout: Figure) -> Figure:
    label, currency = tr("Bonus"), base.currency
    if not is_given(offer, "bonus"):
        return none_agreed(label, currency, is_unknown(offer, "bonus"))
    assert offer.bonus is not None
    if base.value is None:
        return Figure(label, None, "money", tr("base is unknown"), currency=currency)
    target = bonus_target(offer, currency)
    return Figure(
        label,
        base.value * target.known * payout.known,
        "money",
        tr("base × target × payout"),
        (base, target, payout),
        currency=currency,
    )


def bonus_target(offer: Offer, currency: str) -> Figure:
    """An amount becomes a fraction of base, so that it grows with base (MODEL 3)."""
    assert offer.bonus is not None
    if offer.bonus.amount is None:
        return Figure(tr("Bonus target"), offer.bonus.target, "fraction", tr("entered"))
    value = offer.bonus.amount / offer.base if offer.base else 0.0
    amount = Figure(tr("Bonus at target"), offer.bonus.amount, "money", tr("entered"), currency=currency)
    return Figure(tr("Bonus target"), value, "fraction", tr("amount / base of year 1"), (amount,))


def match(offer: Offer, base: Figure) -> Figure:
    """The employer's retirement match on a year's base (MODEL 3)."""
    label = tr("Retirement match")
    if offer.match is None:
        return none_agreed(label, base.currency, is_unknown(offer, "match"))
    paid_in = offer.match.up_to if offer.match.employee is None else offer.match.employee
    rate = Figure(tr("Match rate"), offer.match.rate, "fraction", tr("entered"))
    matched = Figure(
        tr("Matched part of base"), min(paid_in, offer.match.up_to), "fraction", tr("the smaller of paid in and cap")
    )
    value = None if base.value is None else base.value * rate.known * matched.known
    return Figure(
        label, value, "money", tr("base × rate × matched part"), (base, rate, matched), currency=base.currency
    )


def _sign_on(offer: Offer, currency: str, stay_years: float, year: int) -> Figure:
    label = tr("Sign-on")
    if year == 0 and is_unknown(offer, "sign_on"):
        return none_agreed(label, currency, unknown=True)
    paid = [part for part in offer.sign_on if part.year == year + 1 and stay_years > year]
    if not paid:
        return none_agreed(label, currency, unknown=False)
    name = tr("Sign-on, year {year}", year=year + 1)
    parts = [Figure(name, part.amount, "money", tr("entered"), currency=currency) for part in paid]
    return known_sum(label, parts, currency, tr("sum"))


def _next_job(offer: Offer, bases: tuple[Figure, ...], stay_years: float, there: float, currency: str) -> Figure:
    """After a planned departure the next job starts at once at the last base of this offer (MODEL 4)."""
    label = tr("Next job")
    if there == 1.0:
        return Figure(label, 0.0, "money", tr("still in this job"), currency=currency)
    last = with_extra_salaries(offer, bases[ceil(stay_years) - 1])
    away = Figure(tr("Part of the year after leaving"), 1 - there, "fraction", tr("planned stay"))
    value = None if last.value is None else last.value * (1 - there)
    return Figure(label, value, "money", tr("last base × part of the year"), (last, away), currency=currency)


def clawed_back(offer: Offer, currency: str, stay_years: float, year: int) -> Figure:
    """What of the sign-ons is repaid in a year counted from 0 by who plans to leave then; negative (MODEL 4)."""
    label = tr("Sign-on repaid")
    due = [part for part in offer.sign_on if int(stay_years) == year and stay_years > part.year - 1]
    parts = tuple(repaid for part in due if (repaid := _repaid(offer, part, stay_years, currency)).known)
    if not parts:
        return Figure(label, 0.0, "money", tr("nothing is repaid in this year"), currency=currency)
    return negative(known_sum(label, parts, currency, tr("sum")))


def repaid_at_once(offer: Offer, currency: str, stay_years: float, year: int) -> float:
    """What of it was paid in that same year."""
    if int(stay_years) != year:
        return 0.0
    due = [part for part in offer.sign_on if part.year == year + 1 and stay_years > year]
    return sum(_repaid(offer, part, stay_years, currency).known for part in due)


def _repaid(offer: Offer, sign_on: SignOn, stay_years: float, currency: str) -> Figure:
    """Each sign-on has its own clock from the start of its year (MODEL 4)."""
    months, rule, _ = assumption.clawback(offer)
    served = (stay_years - (sign_on.year - 1)) * MONTHS
    share = clawback_share(rule, months, served)
    how = tr("{rule}, {months} months, {served:.1f} served", rule=rule, months=months, served=served)
    return Figure(
        tr("Repaid of sign-on, year {year}", year=sign_on.year),
        sign_on.amount * share,
        "money",
        how,
        currency=currency,
    )


def clawback_share(rule: str, months: float, served: float) -> float:
    """The share of a sign-on that is owed back after ``served`` months (MODEL 4)."""
    if rule == "none" or months <= 0 or served >= months:
        return 0.0
    if rule == "full":
        return 1.0
    if rule == "prorated":
        return 1 - served / months
    return 1.0 if served < months / 2 else (months - served) / (months / 2)
