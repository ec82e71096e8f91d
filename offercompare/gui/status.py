"""The assumptions on which every number on screen rests, in a few words each."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from offercompare.engine import Evaluation
from offercompare.engine.tax_rule import ByPlace
from offercompare.numerals import Numerals
from offercompare.reference import tax_tables
from offercompare.reference.editions import Edition
from offercompare.report.edition_words import old_data, old_note
from offercompare.report.words import filing_word
from offercompare.translation import tr, trn


def assumptions(evaluation: Evaluation, numerals: Numerals, today: date) -> tuple[str, ...]:
    """Short notes for the status line; first what is old on ``today``, so that it is never among those cut off."""
    comparison = evaluation.comparison
    settings = comparison.settings
    old = old_data(evaluation, today)
    parts = [old_note(old)] if old else []
    parts += [_tax(evaluation, old), tr("Amounts in {currency}", currency=comparison.currency)]
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


def _tax(evaluation: Evaluation, old: Sequence[Edition]) -> str:
    """Year, country and filing of the tax that counts: "Tax 2026 · US · single"."""
    person = evaluation.comparison.person.tax
    if evaluation.comparison.settings.money_basis == "before_tax":
        return tr("Before tax")
    rules = [rule for each in evaluation.offers if isinstance(rule := each.pay.rule, ByPlace)]
    countries = sorted({rule.jurisdictions[0] for rule in rules})
    if not countries:
        return tr("After tax")
    parts = [tr("Tax {year}", year=rules[0].year), *_grown(rules[0].year, countries, old)]
    return " · ".join((*parts, ", ".join(countries), filing_word(person.filing_status)))


def _grown(year: int, countries: Sequence[str], old: Sequence[Edition]) -> tuple[str, ...]:
    """That amounts of earlier tables are grown; which tables is left to the note on what is old, where there is one."""
    newest = min(tax_tables.years(country)[-1] for country in countries)
    if newest >= year:
        return ()
    if any(each.kind == "tax" for each in old):
        return (tr("amounts grown"),)
    return (tr("tables of {newest}, amounts grown", newest=newest),)
