"""How an offer and pay at home are taxed: where the work is done, by tables, an own rate, or not (MODEL 7a)."""

from __future__ import annotations

from functools import cache

from offercompare.engine.exchange import exchange
from offercompare.engine.german_tax import missing as german_question
from offercompare.engine.place import work_place
from offercompare.engine.tax_rule import GERMANY, ByPlace, OwnRate, TaxRule, Unknown, taxes_households, taxes_of
from offercompare.model import Comparison, Offer, OfferTax
from offercompare.model.problem import one_line
from offercompare.reference import currencies, places, tax_tables
from offercompare.reference.jurisdictions import jurisdictions, may_lack_local_tax
from offercompare.reference.places import Place
from offercompare.translation import tr

_LONGEST_PLACE = 60


def tax_rule(offer: Offer, comparison: Comparison) -> TaxRule:
    """How an offer is taxed: where the work is done; for remote work, where the person lives."""
    where, home = work_place(offer, comparison), comparison.person.home
    said: OfferTax = offer.tax
    if said.method == "place" and where == home and comparison.person.tax.method != "place":
        said = comparison.person.tax
    return _rule(said, where, comparison)


def home_rule(comparison: Comparison) -> TaxRule:
    """How pay at home is taxed: it brings the pay anchors to the basis of pay (MODEL 10.2)."""
    home = comparison.person.home
    if home is None and comparison.person.tax.method == "place":
        return Unknown(_year(comparison), tr("Enter where you live: tax and prices there are what pay is measured by."))
    return _rule(comparison.person.tax, home, comparison)


def _rule(said: OfferTax, where: str | None, comparison: Comparison) -> TaxRule:
    year = _year(comparison)
    if said.method == "none":
        warning = tr("tax.method is none: tax counts as 0, as you said.")
        return OwnRate("none", 0.0, year, comparison.currency, (warning,))
    if said.method == "rate":
        return OwnRate("rate", said.rate or 0.0, year, comparison.currency)
    return _by_place(where, year, comparison)


def _year(comparison: Comparison) -> int:
    return comparison.person.tax.year or tax_tables.newest_year()


def _by_place(where: str | None, year: int, comparison: Comparison) -> TaxRule:
    if where is None:
        return Unknown(year, tr("Tax is unknown without a place: enter the city, or a tax rate of your own."))
    place = places.find(where)
    found = jurisdictions(place) if place is not None else ()
    person, growth = comparison.person.tax, comparison.settings.threshold_growth
    if place is None:
        said = tr("{place} is not in the list of cities: enter a city that is, or a tax rate of your own.")
        return Unknown(year, said.format(place=one_line(where, _LONGEST_PLACE)))
    if taxes_of(found, year, person.filing_status, growth, "") is None:
        said = tr("No tax table is known for {place} in {year}: enter a tax rate of your own.")
        return Unknown(year, said.format(place=one_line(where, _LONGEST_PLACE), year=year))
    if person.filing_status == "joint" and person.partner_income is None and taxes_households(found[0]):
        return Unknown(year, tr("Joint tax needs your partner's income: enter it, 0 if there is none."))
    if found[0] == GERMANY and (question := german_question(person)):
        return Unknown(year, question)
    currency = _currency(found[0])
    rate, missing = exchange(comparison, currency)
    if rate.value is None:
        return Unknown(year, missing[0])
    warnings = (*missing, *_place_warnings(place, found, year, comparison))
    return ByPlace(found, person, growth, rate, currency, comparison.currency, place.admin, year, warnings)


def _place_warnings(place: Place, found: tuple[str, ...], year: int, comparison: Comparison) -> tuple[str, ...]:
    filing = comparison.person.tax.filing_status
    warnings = []
    if may_lack_local_tax(place):
        said = tr("Towns of {state} may tax wages; the tables do not tell whether {place} does.")
        warnings.append(said.format(state=place.admin, place=place.name))
    if comparison.person.tax.year is None:
        warnings.append(tr("No tax year is entered: the tables of {year} are used.", year=year))
    for each in found:
        table = tax_tables.latest(each, year, filing)
        if table is None:
            said = tr("Tax of {place}: {year} is not known, so it is not counted.")
            warnings.append(said.format(place=each, year=year))
        elif table.year < year:
            said = tr("Tax of {place}: {year} is not known, the tables of {before} are used, amounts grown.")
            warnings.append(said.format(place=each, year=year, before=table.year))
    return tuple(warnings)


@cache
def _currency(country: str) -> str:
    found = currencies.currency_of(country)
    assert found is not None, f"no currency for the tax tables of {country}"
    return found.code
