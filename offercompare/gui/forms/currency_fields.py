"""The page of exchange rates: one field for each currency that anything in the comparison is counted in."""

from __future__ import annotations

from offercompare.engine.place import work_place
from offercompare.gui.forms.field import Assumed, Field, Group, Section
from offercompare.gui.forms.field_kinds import number
from offercompare.model import Comparison
from offercompare.reference import currencies, places, tax_tables
from offercompare.translation import tr


def rates(comparison: Comparison) -> Group:
    """The page; a bundled rate is shown with its day and may be typed over."""
    fields = tuple(_rate(code, comparison.currency) for code in foreign_currencies(comparison))
    note = tr("An own rate goes before the bundled one; clear it to return.")
    if not fields:
        note = tr("Every offer is in {currency}: no rate is needed.", currency=comparison.currency)
    return Group("Exchange rates", tr("Exchange rates"), (Section(tr("Exchange rates"), fields, note),))


def foreign_currencies(comparison: Comparison) -> tuple[str, ...]:
    """Currencies other than the reporting one, by code: of offers, of own rates, and of the tax of each place."""
    named = {comparison.currency_of(offer) for offer in comparison.offers} | set(comparison.fx)
    labels = {comparison.person.home, *(work_place(offer, comparison) for offer in comparison.offers)}
    taxed = {code for label in labels if label and (code := _tax_currency(label))}
    return tuple(sorted((named | taxed) - {comparison.currency}))


def _tax_currency(label: str) -> str:
    """The currency that a place's tax tables are written in; empty where it has none."""
    place = places.find(label)
    if place is None or not tax_tables.years(place.country_code):
        return ""
    found = currencies.currency_of(place.country_code)
    return found.code if found else ""


def _rate(code: str, to: str) -> Field:
    bundled = currencies.rate(code, to)
    known = currencies.currency(code)
    name = known.name if known else code
    missing = tr("No rate is bundled: enter your own, else what is counted in it is not known.")
    return number(
        f"fx.{code}",
        tr("1 {code} is", code=code),
        tr("Price of one {name}.", name=name) if bundled else missing,
        to,
        assumed=(lambda *_: Assumed(round(bundled.value, 6), bundled.source)) if bundled else None,
    )
