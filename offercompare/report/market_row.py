"""Where base pay stands among the wages of its occupation and place, as a row."""

from __future__ import annotations

from offercompare.engine import Evaluated
from offercompare.engine.market import Filed, Market, market, why_unknown
from offercompare.report.sheet import Sheet, hidden
from offercompare.report.table import Cell, Row
from offercompare.translation import tr


def market_row(sheet: Sheet) -> Row | None:
    """The percentile of each offer's base pay; None where it is known of no offer."""
    comparison = sheet.evaluation.comparison
    found = {each.offer.id: market(each.offer, comparison) for each in sheet.offers}
    if not any(found.values()):
        return None

    def cell(each: Evaluated) -> Cell:
        known = found[each.offer.id]
        if known is None:
            return Cell("–", "empty", note=why_unknown(each.offer, comparison))
        # With the published wages a percentile tells the amount.
        return hidden() if sheet.numerals.amounts_hidden else _known(sheet, known)

    return sheet.row("market", tr("Base in local market"), cell)


def _known(sheet: Sheet, known: Market) -> Cell:
    value = known.percentile.known
    return Cell(_text(known, value), note=_note(sheet, known), value=value, figure=known.percentile)


def _text(known: Market, value: float) -> str:
    shown = ordinal(round(value))
    if known.is_below:
        return tr("below {ordinal} percentile", ordinal=shown)
    if known.beyond:
        return tr("above {ordinal} percentile", ordinal=shown)
    return tr("{ordinal} percentile", ordinal=shown)


def ordinal(number: int) -> str:
    """A whole number as an English ordinal: "82nd", "11th"."""
    last = 0 if number % 100 in (11, 12, 13) else number % 10
    ending = {1: "st", 2: "nd", 3: "rd"}.get(last, "th")
    return f"{number}{ending}"


def _note(sheet: Sheet, known: Market) -> str:
    """The sample, then what is guessed, then what applications offered; names are left out where they are hidden."""
    if sheet.options.hide_names:
        return tr("Wages of {area}, {source}.", area=known.sample.area, source=known.source)
    among = tr(
        "Among {occupation}, {area}, {source}; without shares and bonus.",
        occupation=known.sample.occupation.name,
        area=known.sample.area,
        source=known.source,
    )
    return " ".join(part for part in (among, known.note, *(_filed(sheet, each) for each in known.filed)) if part)


def _filed(sheet: Sheet, filed: Filed) -> str:
    low, middle, high = filed.quartiles
    if low is None or middle is None or high is None:
        return ""
    currency = sheet.evaluation.comparison.currency
    return tr(
        "{source}, {of}: median {median}, middle half {low} to {high}, {count} applications.",
        source=filed.source,
        of=filed.of,
        median=sheet.numerals.money(middle, currency),
        low=sheet.numerals.money(low),
        high=sheet.numerals.money(high),
        count=sheet.numerals.number(filed.n),
    )
