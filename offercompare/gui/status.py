"""The assumptions on which every number on screen rests, in a few words each."""

from __future__ import annotations

from offercompare.engine import Evaluation
from offercompare.numerals import Numerals
from offercompare.translation import tr, trn


def assumptions(evaluation: Evaluation, numerals: Numerals) -> tuple[str, ...]:
    """Short notes for the status line."""
    comparison = evaluation.comparison
    settings = comparison.settings
    parts = [tr("Before tax"), tr("Amounts in {currency}", currency=comparison.currency)]
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
