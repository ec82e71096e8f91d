"""What life costs where each offer is: prices and housing against home, and the rent, as rows."""

from __future__ import annotations

from dataclasses import replace

from offercompare.engine import Evaluated, Figure
from offercompare.engine.net_pay import monthly_rent
from offercompare.engine.place import PlaceIndex
from offercompare.report.sheet import Sheet
from offercompare.report.table import Cell, Row, Section
from offercompare.report.words import line
from offercompare.translation import tr

_LONGEST_NOTE = 400


def place_section(sheet: Sheet) -> Section | None:
    """What the places cost against home; None where nothing is known."""
    rows = price_rows(sheet)
    return Section("place", tr("Place"), tr("what life costs there"), tuple(rows)) if rows else None


def price_rows(sheet: Sheet) -> list[Row]:
    """Prices and housing with home = 100, and the rent of a month; a row that nobody has a figure for is left out."""
    return [row for row in every_price_row(sheet) if any(cell.state != "empty" for cell in row.cells)]


def every_price_row(sheet: Sheet) -> list[Row]:
    """The same rows whether or not there are figures: on screen nothing comes or goes while one types a place."""
    return [
        sheet.row("place.prices", tr("Prices, home = 100"), lambda each: _prices(sheet, each.pay.index)),
        sheet.row("place.housing", tr("Housing, home = 100"), lambda each: _housing(sheet, each.pay.index)),
        sheet.row("place.rent", tr("Rent a month"), lambda each: _rent(sheet, each)),
    ]


def _prices(sheet: Sheet, index: PlaceIndex | None) -> Cell:
    if index is None:
        return Cell("–", "empty", note=tr("No price level is known for this place or for home."))
    note = _note(index.source, index.note)
    return _index(sheet, index.relative, note, estimate=index.approximate)


def _housing(sheet: Sheet, index: PlaceIndex | None) -> Cell:
    figure = index.housing if index is not None else None
    if figure is None:
        return Cell("–", "empty", note=tr("No housing index is known that compares this place with home."))
    return _index(sheet, figure, _note(figure.source), estimate=False)


def _index(sheet: Sheet, figure: Figure, note: str, *, estimate: bool) -> Cell:
    text = sheet.numerals.number(figure.known)
    return Cell(text, estimate=estimate, note=note, value=figure.known, figure=figure)


def _rent(sheet: Sheet, each: Evaluated) -> Cell:
    """The person's own rent, else the published one, which is an estimate."""
    month = monthly_rent(each.offer, sheet.evaluation.comparison)
    if month is None:
        return Cell("–", "empty", note=tr("No rent is published for this place: enter one."))
    cell = sheet.sum_of(month.known)
    if cell.state == "hidden" or each.offer.rent is not None:
        return replace(cell, figure=month)
    published = next((figure for figure in month.walk() if figure.source and figure.unit == "money"), month)
    note = _note(published.label, published.source, published.how)
    return replace(cell, estimate=True, note=note, figure=month)


def _note(*parts: str) -> str:
    return line(". ".join(part.rstrip(".") for part in parts if part), _LONGEST_NOTE)
