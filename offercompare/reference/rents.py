"""What a flat costs in a place, where it is published (MODEL 7a)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from offercompare.reference import database
from offercompare.reference.places import Place
from offercompare.translation import tr


@dataclass(frozen=True)
class Rent:
    """A published rent: ``amount`` of ``currency`` a month for a flat of so many bedrooms, in ``area``.

    ``year`` is that of the figure, ``source`` names publisher and year, ``note`` says what the figure stands for and
    where it is that of another area.
    """

    amount: float
    currency: str
    year: int
    bedrooms: int
    area: str
    source: str
    note: str = ""


@cache
def rent(place: Place) -> Rent | None:
    """HUD's two-bedroom rent in the US, Eurostat's one-bedroom rent in the European cities surveyed, None elsewhere."""
    return _hud(place) if place.country_code == "US" else _eurostat(place)


def _hud(place: Place) -> Rent | None:
    """Of the city's own HUD area, else of the largest one of its metro, else of its county outside metros."""
    own = database.row(_HUD_AREA, place.hud_area_code)
    metro = database.row("SELECT hud_area_code FROM metro WHERE metro_code = ?", place.metro_code)
    county = f"NCNTY{place.county_fips}N{place.county_fips}"
    found = own or database.row(_HUD_AREA, metro["hud_area_code"] if metro else None)
    found = found or database.row(_HUD_AREA, county)
    if found is None:
        return None
    note = tr("Two bedrooms with utilities; 40 of 100 who moved in lately pay less, so many flats cost more.")
    if own is None:
        elsewhere = tr("No rent is published for {place} alone: this is {area}.", place=place.name, area=found["area"])
        note = f"{elsewhere} {note}"
    year = found["fiscal_year"]
    return Rent(found["rent_2br"], "USD", year, 2, found["area"], f"HUD FY{year}", note)


_HUD_AREA = "SELECT area, fiscal_year, rent_2br FROM us_rent WHERE hud_area_code = ?"


def _eurostat(place: Place) -> Rent | None:
    found = database.row(
        "SELECT city_name, currency_code, rent_per_month, year FROM city_rent_europe"
        " WHERE country_code = ? AND city_name = ? ORDER BY year DESC LIMIT 1",
        place.country_code,
        place.rent_city,
    )
    if found is None:
        return None
    note = tr("One bedroom, as surveyed in the better districts: a typical tenant pays less.")
    source = f"Eurostat {found['year']}"
    return Rent(found["rent_per_month"], found["currency_code"], found["year"], 1, found["city_name"], source, note)
