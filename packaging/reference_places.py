"""Places as the program looks them up: cities joined with metros, regions, rents, and every key they are found by."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator
from math import asin, cos, radians, sin, sqrt
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from reference_csv import FaultyTableError, Row

from offercompare.reference.folding import fold

Tables = dict[str, tuple[Row, ...]]

# A district is ranked as if it had a tenth of its people: below the cities, yet found.
DISTRICT_SHARE = 10
NEW_YORK_COUNTIES = {"36005", "36047", "36061", "36081", "36085"}
KIND_NAME, KIND_WORD, KIND_OTHER = 0, 1, 2


def places(tables: Tables) -> tuple[Row, ...]:
    """One row a city: shown name, postal code or name of its area, metro, region and rent city, ordered by id."""
    metros = {row["geoname_id"]: row for row in tables["city_metro"]}
    provinces = {row["admin1_code"]: row["postal_code"] for row in tables["canada_provinces"]}
    shown = {row["geoname_id"]: row["name"] for row in tables["city_names"] if row["kind"] == "shown"}
    rows = [_place(city, metros.get(city["geoname_id"], {}), provinces, shown) for city in tables["cities"]]
    by_id = {row["geoname_id"]: row for row in rows}
    _mark_districts(rows)
    _mark_regions(by_id, tables)
    _mark_rents(by_id, tables)
    return tuple(sorted(rows, key=lambda row: int(str(row["geoname_id"]))))


def _place(city: Row, metro: Row, provinces: dict[object, object], shown: dict[object, object]) -> Row:
    admin = city["admin1_name"]
    if city["country_code"] == "US":
        admin = city["admin1_code"]
        if metro.get("state_code") != admin:
            raise FaultyTableError(f"city_metro.csv: {city['name']} is missing or in another state")
    elif city["country_code"] == "CA":
        admin = str(provinces[city["admin1_code"]])
    name = shown.get(city["geoname_id"], city["name"])
    return {
        "geoname_id": city["geoname_id"],
        "name": str(name),
        "admin": admin or "",
        "admin_name": city["admin1_name"] or "",
        "country_code": city["country_code"],
        "population": city["population"],
        "latitude": city["latitude"],
        "longitude": city["longitude"],
        "time_zone": city["time_zone"],
        "metro_code": metro.get("cbsa_code"),
        "metro_kind": metro.get("cbsa_kind"),
        "county_fips": metro.get("county_fips"),
        "hud_area_code": metro.get("hud_area_code"),
        "district_of": None,
        "region": None,
        "rent_city": None,
    }


def _mark_districts(rows: list[Row]) -> None:
    groups: dict[object, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row["country_code"], row["admin"]].append(row)
    for group in groups.values():
        group.sort(key=lambda row: -_people(row))
        for index, row in enumerate(group):
            cities = (city for city in group[:index] if city["district_of"] is None and _is_district(row, city))
            row["district_of"] = next((city["geoname_id"] for city in cities), None)


def _is_district(row: Row, city: Row) -> bool:
    """Whether a smaller place lies inside a city; nothing in the collected figures says so outright."""
    if str(row["name"]).startswith(f"{city['name']} ("):
        return True
    if row["country_code"] == "US":
        # The Census Bureau's cities stand side by side, however near; only New York's boroughs are inside one.
        return city["name"] == "New York" and row["county_fips"] in NEW_YORK_COUNTIES
    radius = 0.2 * sqrt(_people(city) / 1000)
    return _people(row) * 3 < _people(city) and _kilometres(row, city) < radius


def _kilometres(one: Row, two: Row) -> float:
    lat1, lon1, lat2, lon2 = (
        radians(float(str(place[axis]))) for place in (one, two) for axis in ("latitude", "longitude")
    )
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * 6371 * asin(sqrt(half))


def _people(row: Row) -> int:
    return int(str(row["population"]))


def _mark_regions(by_id: dict[object, Row], tables: Tables) -> None:
    """The area of region_price_level.csv that a place lies in: told by county, by area, or by the city's own name."""
    names = {
        (row["country_code"], fold(str(row["area_name"]))): row["area_name"] for row in tables["region_price_level"]
    }
    england = {row["geoname_id"]: row["region"] for row in tables["england_city_region"]}
    for geoname_id, row in by_id.items():
        area = england.get(geoname_id) if row["country_code"] == "GB" else None
        row["region"] = names.get((row["country_code"], fold(str(area or row["admin_name"] or ""))))
    for area in tables["region_price_level"]:
        if area["area_kind"] == "city":
            _mark_city(by_id, str(area["country_code"]), str(area["area_name"]), "region")


def _mark_rents(by_id: dict[object, Row], tables: Tables) -> None:
    for city in sorted({(str(row["country_code"]), str(row["city_name"])) for row in tables["city_rent_europe"]}):
        _mark_city(by_id, *city, "rent_city")


def _mark_city(by_id: dict[object, Row], country: str, name: str, column: str) -> None:
    """Write ``name`` into the most populous city so called and into its districts; a town too small is not there."""
    alike = [r for r in by_id.values() if r["country_code"] == country and fold(str(r["name"])) == fold(name)]
    if not alike:
        return
    city = max(alike, key=_people)
    for row in by_id.values():
        if row is city or row["district_of"] == city["geoname_id"]:
            row[column] = name


def keys(rows: tuple[Row, ...], tables: Tables) -> tuple[tuple[str, int, int, int], ...]:
    """Each (key, kind, place, weight): the folded name, the name from each later word on, and the other names."""
    others: dict[object, list[str]] = defaultdict(list)
    for row in tables["city_names"]:
        if row["kind"] == "other":
            others[row["geoname_id"]].append(str(row["name"]))
    originals = {row["geoname_id"]: str(row["name"]) for row in tables["cities"]}
    found: dict[tuple[str, int, int], int] = {}
    for row in rows:
        weight = _people(row) // (DISTRICT_SHARE if row["district_of"] else 1)
        for key, kind in _place_keys(str(row["name"]), originals[row["geoname_id"]], others[row["geoname_id"]]):
            found[key, kind, int(str(row["geoname_id"]))] = weight
    return tuple(sorted((*key, weight) for key, weight in found.items()))


def _place_keys(name: str, original: str, others: list[str]) -> Iterator[tuple[str, int]]:
    for full in {fold(name), fold(original)}:
        words = full.split()
        yield full, KIND_NAME
        for start in range(1, len(words)):
            yield " ".join(words[start:]), KIND_WORD
    for other in others:
        yield fold(other), KIND_OTHER


def areas(rows: tuple[Row, ...], tables: Tables) -> tuple[tuple[str, str, str], ...]:
    """Each (country, admin, words): all words by which a person may name the area, with a space before each."""
    countries = {row["country_code"]: row for row in tables["countries"]}
    found = {(str(row["country_code"]), str(row["admin"] or ""), str(row["admin_name"] or "")) for row in rows}
    return tuple(sorted((country, admin, _words(countries[country], admin, name)) for country, admin, name in found))


def _words(country: Row, admin: str, name: str) -> str:
    parts = (admin, name, country["country_code"], country["country_name"], country["other_names"])
    return " " + " ".join(fold(str(part or "")) for part in parts)
