"""What life costs in a place, United States = 100, with the way the figure came about (MODEL 7)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from offercompare.reference import database
from offercompare.reference.places import Place
from offercompare.translation import tr

# The share of spending that rent scales where a city's rent is known and no index of its region is (MODEL 7).
HOUSING_SHARE = 0.25
# A country's figure this many years older than the newest one is called old.
_OLD_AFTER_YEARS = 2
_REGION_SOURCES = {"CA": "Statistics Canada", "GB": "ONS", "JP": "Statistics Bureau of Japan"}


@dataclass(frozen=True)
class Step:
    """One figure on the way to an index: what it is, its value in the unit that the label names, who publishes it."""

    label: str
    value: float
    source: str


@dataclass(frozen=True)
class PriceLevel:
    """A price level, United States = 100.

    ``housing`` is that of housing alone, with ``housing_base`` = 100, and ``housing_step`` where it comes from; None
    where none is published. Only figures of one base compare: a country's level of all prices tells nothing of its
    housing. ``year`` is that of the main source.
    ``approximate``: put together from indices of different bases, or of a wider area. ``country_average``: the country
    alone is known. ``note`` is a sentence for the person, empty where there is nothing to add.
    """

    index: float
    housing: float | None
    source: str
    year: int
    chain: tuple[Step, ...]
    approximate: bool = False
    country_average: bool = False
    note: str = ""
    housing_base: str = ""
    housing_step: Step | None = None


def price_level(place: Place, housing_share: float = HOUSING_SHARE) -> PriceLevel | None:
    """The price level of ``place`` by the nearest area that has one, or None where nothing is known.

    ``housing_share`` (fraction) is used only where a city's rent scales its country's level.
    """
    if place.country_code == "US":
        return _metro(place) or _state_part(place) or _state(place)
    country = database.row("SELECT * FROM country_price_level WHERE country_code = ?", place.country_code)
    if country is None:
        return None
    return _region(place, country) or _rent(place, country, housing_share) or _country(place, country)


def _metro(place: Place) -> PriceLevel | None:
    found = database.row("SELECT * FROM us_metro_price_parity WHERE cbsa_code = ?", place.metro_code)
    return None if found is None else _parity(found, found["metro_name"])


def _state_part(place: Place) -> PriceLevel | None:
    """The nonmetropolitan part of the state, for a town known to lie outside every metropolitan area."""
    if place.metro_kind not in ("micro", "none"):
        return None
    found = database.row(
        "SELECT * FROM us_state_portion_price_parity WHERE state_code = ? AND portion = 'nonmetro'", place.admin
    )
    if found is None:
        return None
    area = tr("{state} outside metropolitan areas", state=place.admin_name)
    note = tr(
        "No figure is published for this town alone: this is {state} outside its metropolitan areas.",
        state=place.admin_name,
    )
    return _parity(found, area, note=note)


def _state(place: Place) -> PriceLevel | None:
    found = database.row("SELECT * FROM us_state_price_parity WHERE state_code = ?", place.admin)
    if found is None:
        return None
    note = tr("No figure is known for this town: this is the average of {state}.", state=found["state_name"])
    return _parity(found, found["state_name"], approximate=True, note=note)


def _parity(found: dict[str, Any], area: str, *, approximate: bool = False, note: str = "") -> PriceLevel:
    source = f"BEA {found['year']}"
    steps = (
        Step(tr("Price parity of {area}, all items (United States = 100)", area=area), found["rpp_all"], source),
        Step(tr("Price parity of {area}, housing (United States = 100)", area=area), found["rpp_housing"], source),
    )
    return PriceLevel(
        found["rpp_all"],
        found["rpp_housing"],
        source,
        found["year"],
        steps,
        approximate=approximate,
        note=note,
        housing_base="US",
        housing_step=steps[1],
    )


def _region(place: Place, country: dict[str, Any]) -> PriceLevel | None:
    found = database.row(
        "SELECT * FROM region_price_level WHERE country_code = ? AND area_name = ?", place.country_code, place.region
    )
    if found is None:
        return None
    rents_in = found["index_all_country100"] is not None
    value = found["index_all_country100"] if rents_in else found["index_excl_rent_country100"]
    source = f"{_REGION_SOURCES[place.country_code]} {found['year']}"
    base = _country_step(place, country)
    label = tr("{area} inside the country ({country} = 100)", area=found["area_name"], country=place.country_name)
    notes = [
        tr(
            "Approximate: the country's level times that of {area} inside it in {year}.",
            area=found["area_name"],
            year=found["year"],
        )
    ]
    if not rents_in:
        notes.append(tr("The index of the area leaves rents out."))
    level = _composed(country, base, (Step(label, value, source),), value / 100, f"{base.source} × {source}", notes)
    return _with_housing(level, place, found, source)


def _with_housing(level: PriceLevel, place: Place, found: dict[str, Any], source: str) -> PriceLevel:
    """The level of a region with its housing inside the country, where that is published."""
    inside = found["index_housing_country100"]
    if inside is None:
        return level
    label = tr("Housing in {area} ({country} = 100)", area=found["area_name"], country=place.country_name)
    step = Step(label, inside, source)
    return replace(level, housing=inside, housing_base=place.country_code, housing_step=step)


def _rent(place: Place, country: dict[str, Any], share: float) -> PriceLevel | None:
    """The country's level with its housing share scaled by rent; None where no other city gives a measure of it."""
    rents = {row["city_name"]: row for row in database.rows(_LATEST_RENTS, place.country_code)}
    city = place.rent_city
    if city is None or city not in rents or len(rents) < 2:
        return None
    own = rents[city]
    mean = sum(row["rent_per_month"] for row in rents.values()) / len(rents)
    factor = 1 - share + share * own["rent_per_month"] / mean
    source = f"Eurostat {own['year']}"
    base = _country_step(place, country)
    steps = (
        Step(_rent_label(own, city), own["rent_per_month"], source),
        Step(_rent_label(own, tr("mean of {cities}", cities=", ".join(sorted(rents)))), mean, source),
        Step(tr("Share of spending that the rent scales"), share, tr("assumption")),
    )
    notes = [
        tr(
            "Approximate: the country's level with its housing share scaled by the rent in {city}.",
            city=city,
        )
    ]
    return _composed(country, base, steps, factor, f"{base.source} × {source}", notes)


_LATEST_RENTS = (
    "SELECT city_name, currency_code, rent_per_month, MAX(year) AS year FROM city_rent_europe"
    " WHERE country_code = ? GROUP BY city_name ORDER BY city_name"
)


def _rent_label(rent: dict[str, Any], whose: str) -> str:
    return tr("Rent of a one-bedroom flat, {whose} ({currency} a month)", whose=whose, currency=rent["currency_code"])


def _composed(
    country: dict[str, Any], base: Step, steps: tuple[Step, ...], factor: float, source: str, notes: list[str]
) -> PriceLevel:
    note = " ".join([*notes, *_age(country)])
    return PriceLevel(base.value * factor, None, source, country["year"], (base, *steps), approximate=True, note=note)


def _country(place: Place, country: dict[str, Any]) -> PriceLevel:
    step = _country_step(place, country)
    average = tr("An average of {country}: a single city may be dearer or cheaper.", country=place.country_name)
    note = " ".join([average, *_age(country)])
    return PriceLevel(step.value, None, step.source, country["year"], (step,), country_average=True, note=note)


def _country_step(place: Place, country: dict[str, Any]) -> Step:
    label = tr("Price level of {country} (United States = 100)", country=place.country_name)
    return Step(label, country["price_level_us100"], f"World Bank {country['year']}")


def _age(country: dict[str, Any]) -> list[str]:
    newest = database.rows("SELECT MAX(year) AS year FROM country_price_level")[0]["year"]
    if newest - country["year"] < _OLD_AFTER_YEARS:
        return []
    return [tr("The country's figure is of {year}, the newest there is.", year=country["year"])]
