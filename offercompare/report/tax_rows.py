"""The tax of year 1 by level, as each place takes it."""

from __future__ import annotations

from collections.abc import Callable

from offercompare.engine import Evaluated
from offercompare.engine.tax_rule import YearOneTax, year_one_tax
from offercompare.reference.tax_tables import Level
from offercompare.report.sheet import Sheet
from offercompare.report.table import Cell, Row, Section
from offercompare.translation import tr


def tax_section(sheet: Sheet) -> Section | None:
    """What the wages of year 1 bear, level by level, and at what rates; None where no offer's tax is known."""
    taxes = {each.offer.id: tax for each in sheet.offers if (tax := _tax(each)) is not None}
    if not taxes:
        return None

    def row(key: str, label: str, cell: Callable[[Evaluated, YearOneTax], Cell], strong: bool = False) -> Row:
        cells = (
            cell(each, taxes[each.offer.id]) if each.offer.id in taxes else _unknown(each) for each in sheet.offers
        )
        return Row(f"tax.{key}", label, tuple(cells), strong)

    def of_level(level: Level) -> Callable[[Evaluated, YearOneTax], Cell]:
        return lambda _, tax: sheet.sum_of(tax.by_level[level]) if level in tax.by_level else Cell("–", "empty")

    levels = [row(level, label, of_level(level)) for level, label in _levels() if _is_levied(level, taxes)]
    percent = sheet.numerals.percent
    rows = (
        row("wages", tr("Taxed pay"), lambda each, _: sheet.sum_of(each.pay.years[0].taxed.wages)),
        *levels,
        row("total", tr("Tax"), lambda _, tax: sheet.sum_of(tax.total.known), strong=True),
        row("effective", tr("Effective rate"), lambda _, tax: _rate(tax.effective_rate, percent)),
        row("marginal", tr("Rate on the next unit"), lambda _, tax: _rate(tax.marginal_rate, percent)),
    )
    return Section("tax", tr("Tax of year 1"), sheet.evaluation.comparison.currency, rows)


def _levels() -> tuple[tuple[Level, str], ...]:
    return (
        ("federal", tr("National income tax")),
        ("payroll", tr("Social contributions")),
        ("state", tr("State income tax")),
        ("state_payroll", tr("State payroll premiums")),
        ("local", tr("Local tax")),
    )


def _is_levied(level: Level, taxes: dict[str, YearOneTax]) -> bool:
    return any(tax.by_level.get(level) for tax in taxes.values())


def _tax(each: Evaluated) -> YearOneTax | None:
    first = each.pay.years[0]
    return None if first.net.tax.value is None else year_one_tax(each.pay.rule, first.taxed.wages)


def _unknown(each: Evaluated) -> Cell:
    return Cell(tr("unknown"), "unknown", note=each.pay.years[0].net.tax.how)


def _rate(rate: float | None, percent: Callable[[float], str]) -> Cell:
    return Cell("–", "empty") if rate is None else Cell(percent(rate), value=rate)
