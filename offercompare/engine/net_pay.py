"""What is left of a year's pay: after tax, in home money, to spend, and after rent (MODEL 7a)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from offercompare.engine.exchange import converted, exchange
from offercompare.engine.figure import Figure
from offercompare.engine.place import office_days, work_place
from offercompare.engine.tax_rule import TaxRule
from offercompare.model import Comparison, Offer
from offercompare.reference import places
from offercompare.reference.rents import rent
from offercompare.translation import tr

WEEKS = 52
MONTHS = 12
WORKDAYS = 5


@dataclass(frozen=True, slots=True)
class Taxed:
    """What the tax of a year depends on, in the reporting currency.

    ``wages`` is what is taxed now, ``equity`` the part of it that is equity; ``locked`` is equity that cannot be sold
    in the year, ``paid_out`` the benefits that are money.
    """

    wages: float
    equity: float
    locked: float
    paid_out: float


@dataclass(frozen=True, slots=True)
class NetYear:
    """One year after tax. ``tax`` is negative; ``on_equity`` is the part that the year's equity bears, positive.

    Each figure without value is unknown, and says what to do.
    """

    tax: Figure
    on_equity: float
    after_tax: Figure
    after_tax_home: Figure
    spendable: Figure


def net_year(
    number: int, parts: Mapping[str, Figure], total: Figure, taxed: Taxed, rule: TaxRule, factor: Figure | None
) -> NetYear:
    """The year with this index from 0 after the tax of ``rule``; ``factor`` turns pay into home money."""
    labels = [text.format(year=number + 1) for text in _labels()]
    if total.value is None or rule.unknown:
        why = total.how if total.value is None else rule.unknown
        unknown = [Figure(label, None, "money", why, currency=total.currency) for label in labels]
        return NetYear(unknown[0], 0.0, *unknown[1:])
    bill = rule.bill(number, taxed.wages).total
    tax = Figure(labels[0], -bill.known, "money", tr("what you pay, so negative"), (bill,), currency=total.currency)
    on_equity = bill.known - rule.amount(number, taxed.wages - taxed.equity) if taxed.equity else 0.0
    how = tr("before tax less tax")
    after = Figure(labels[1], total.value + tax.known, "money", how, (total, tax), currency=total.currency)
    at_home = Figure(labels[2], None, "money", tr("the place is unknown"), currency=total.currency)
    if factor is not None:
        how = tr("after tax × worth at home")
        at_home = Figure(labels[2], after.known * factor.known, "money", how, (after, factor), currency=total.currency)
    return NetYear(tax, on_equity, after, at_home, _spendable(labels[3], after, parts, taxed, on_equity))


def _labels() -> tuple[str, str, str, str]:
    return (
        tr("Tax, year {year}", year="{year}"),
        tr("After tax, year {year}", year="{year}"),
        tr("After tax in home money, year {year}", year="{year}"),
        tr("Spendable cash, year {year}", year="{year}"),
    )


def _spendable(label: str, after: Figure, parts: Mapping[str, Figure], taxed: Taxed, on_equity: float) -> Figure:
    """After tax, less what is no money in that year."""
    currency = after.currency
    kept = {
        tr("Equity that cannot be sold yet, less its tax"): taxed.locked - (on_equity if taxed.locked else 0.0),
        tr("Retirement match"): parts["match"].value or 0.0,
        tr("Benefits in kind"): (parts["benefits"].value or 0.0) - taxed.paid_out,
    }
    figures = [Figure(name, -value, "money", currency=currency) for name, value in kept.items() if value]
    value, how = after.known - sum(kept.values()), tr("after tax less what cannot be spent")
    return Figure(label, value, "money", how, (after, *figures), currency=currency)


# Rent and hours -----------------------------------------------------------------------------------------------------


def monthly_rent(offer: Offer, comparison: Comparison) -> Figure | None:
    """A month's rent in the reporting currency: the own figure, else the published one; None where neither is known."""
    if offer.rent is not None:
        monthly = Figure(tr("Rent a month"), offer.rent, "money", tr("entered"), currency=comparison.currency_of(offer))
    else:
        where = work_place(offer, comparison)
        place = places.find(where) if where else None
        published = rent(place) if place else None
        if published is None:
            return None
        named = tr("Rent a month, {area}", area=published.area)
        monthly = Figure(named, published.amount, "money", published.note, (), published.source, published.currency)
    rate, _ = exchange(comparison, monthly.currency)
    month = converted(monthly, rate, comparison.currency)
    return None if month.value is None else month


def yearly_rent(month: Figure | None) -> Figure | None:
    """Twelve of a month's rent; None where none is known."""
    if month is None:
        return None
    source = month.source or next((part.source for part in month.inputs if part.source), "")
    twelve = month.known * MONTHS
    return Figure(tr("Twelve rents"), twelve, "money", tr("× 12"), (month,), source, month.currency)


def after_rent(spendable: Figure, rent_figure: Figure | None) -> Figure:
    """Spendable cash less a year's rent."""
    label = tr("Left after rent, per year")
    if spendable.value is None or rent_figure is None:
        why = spendable.how if spendable.value is None else tr("no rent is known for this place: enter one")
        return Figure(label, None, "money", why, currency=spendable.currency)
    value, inputs = spendable.value - rent_figure.known, (spendable, rent_figure)
    return Figure(label, value, "money", tr("spendable less rent"), inputs, currency=spendable.currency)


def hourly(offer: Offer, after_tax: Figure) -> Figure:
    """After-tax pay per hour worked, the way to work included (MODEL 7a)."""
    label = tr("Per hour worked, after tax")
    days = office_days(offer)
    missing = [
        name
        for name, value in (
            (tr("hours a week"), offer.hours_per_week),
            (tr("days off"), offer.pto_days),
            (tr("office days"), days),
            (tr("commute"), offer.commute_minutes if days else 0.0),
        )
        if value is None
    ]
    if missing or after_tax.value is None:
        why = tr("unknown: {what}", what=", ".join(missing)) if missing else after_tax.how
        return Figure(label, None, "price", why, currency=after_tax.currency)
    hours = _hours(offer, days or 0.0)
    if hours.known <= 0:
        return Figure(label, None, "price", tr("no hours are worked"), currency=after_tax.currency)
    value = after_tax.value / hours.known
    return Figure(label, value, "price", tr("after tax / hours"), (after_tax, hours), currency=after_tax.currency)


def _hours(offer: Offer, days: float) -> Figure:
    """Hours a year at work and on the way; years of more days off than workdays have none."""
    weeks = max(WEEKS - (offer.pto_days or 0.0) / WORKDAYS, 0.0)
    work = Figure(
        tr("Hours at work a year"), (offer.hours_per_week or 0.0) * weeks, "hours", tr("hours a week × weeks")
    )
    way = Figure(
        tr("Hours on the way a year"),
        days * weeks * (offer.commute_minutes or 0.0) / 60 if days else 0.0,
        "hours",
        tr("office days × weeks × commute"),
    )
    return Figure(tr("Hours a year"), work.known + way.known, "hours", tr("sum"), (work, way))
