"""The assumptions on which every number on screen rests, in a few words each."""

from __future__ import annotations

from offercompare.engine import Evaluation
from offercompare.engine.tax_rule import ByPlace
from offercompare.numerals import Numerals
from offercompare.reference import tax_tables
from offercompare.report.words import filing_word
from offercompare.translation import tr, trn


def assumptions(evaluation: Evaluation, numerals: Numerals) -> tuple[str, ...]:
    """Short notes for the status line."""
    comparison = evaluation.comparison
    settings = comparison.settings
    parts = [_tax(evaluation), tr("Amounts in {currency}", currency=comparison.currency)]
    if comparison.person.home:
        parts.append(tr("Home {place}", place=comparison.person.home.removesuffix(", US")))
    sources = {each.pay.index.source for each in evaluation.offers if each.pay.index is not None}
    prices = sorted(source for source in sources if source not in (tr("home"), tr("own figure")))
    if prices:
        parts.append(tr("Prices {sources}", sources=", ".join(prices)))
    stay = comparison.stay_years
    if stay != settings.horizon_years:
        parts.append(tr("Stay {years} years", years=numerals.short(stay, 2)))
    years = trn("{count} year", "{count} years", settings.horizon_years)
    parts.append(tr("{years} at {rate}", years=years, rate=numerals.percent(settings.discount_rate)))
    parts.append(tr("Equity at its expected value, not its headline"))
    return tuple(parts)


def _tax(evaluation: Evaluation) -> str:
    """Year, country and filing of the tax that counts: "Tax 2026 · US · single"."""
    person = evaluation.comparison.person.tax
    if evaluation.comparison.settings.money_basis == "before_tax":
        return tr("Before tax")
    rules = [rule for each in evaluation.offers if isinstance(rule := each.pay.rule, ByPlace)]
    countries = ", ".join(sorted({rule.jurisdictions[0] for rule in rules}))
    if not countries:
        return tr("After tax")
    filing = filing_word(person.filing_status)
    newest = tax_tables.newest_year()
    if rules[0].year > newest:
        said = tr("Tax {year} · tables of {newest}, amounts grown · {countries} · {filing}")
        return said.format(year=rules[0].year, newest=newest, countries=countries, filing=filing)
    return tr("Tax {year} · {countries} · {filing}", year=rules[0].year, countries=countries, filing=filing)
