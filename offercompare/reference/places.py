"""Cities of the world: found while typing, found again by the label that a file holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from offercompare.reference import database
from offercompare.reference.folding import fold

# No city's name is longer; what is cut off a hostile text could match nothing.
_LONGEST_TEXT = 120
_MOST_WORDS = 12
_TERRITORIES = frozenset({"PR", "GU", "VI", "MP", "AS"})


@dataclass(frozen=True)
class Place:
    """A city of GeoNames, with the areas that its prices, rents and wages are published for.

    ``admin`` is the postal code of the state or province in the US and Canada, else the area's name, empty where the
    country has no areas. ``metro_code`` is the US core-based statistical area (``metro_kind`` metro or micro).
    ``region`` names an area with a price level of its own inside the country, ``rent_city`` a city with a known rent.
    """

    geoname_id: int
    name: str
    admin: str
    admin_name: str
    country_code: str
    country_name: str
    population: int
    latitude: float
    longitude: float
    time_zone: str
    metro_code: str | None = None
    metro_name: str | None = None
    metro_kind: str | None = None
    county_fips: str | None = None
    hud_area_code: str | None = None
    region: str | None = None
    rent_city: str | None = None

    @property
    def label(self) -> str:
        """How the place stands in a file: "San Francisco, CA, US", "Zürich, Zurich, CH", "Singapore, SG"."""
        return ", ".join(part for part in (self.name, self.admin, self.country_code) if part)


def search(text: str, limit: int = 10) -> tuple[Place, ...]:
    """Up to ``limit`` places that ``text`` may be the beginning of, the likeliest first.

    ``text`` is part of a name, of a word in it, or of another name ("Bangalore"), and may go on with parts of the
    area or the country ("san fr ca", "paris france"). Names come before words inside names, more people before fewer,
    districts of a city after cities. No text finds nothing.
    """
    words = fold(text[:_LONGEST_TEXT]).split()[:_MOST_WORDS]
    found: dict[int, None] = {}
    for named in range(len(words), 0, -1):
        if len(found) >= limit:
            break
        if named == len(words) or len(words[-1]) > 1:
            found.update(dict.fromkeys(_beginning_with(" ".join(words[:named]), words[named:], limit)))
    return _by_ids(tuple(found)[: max(limit, 0)])


@lru_cache(maxsize=1_024)
def find(label: str) -> Place | None:
    """The place of a label as a file holds it, whatever its case and accents, else None.

    The country may be a code or a name; without the area ("Zürich, CH") the most populous city of that name is meant;
    without the country, a state or province by its postal code ("Austin, TX"); a name alone is the most populous
    place that is so called.
    """
    parts = [fold(part) for part in label[:_LONGEST_TEXT].split(",")]
    if len(parts) < 2:
        return _called(parts[0])
    for name, admin, country in _readings(parts):
        found = _named(name, admin, country)
        if found is not None:
            return found
    return None


def by_id(geoname_id: int) -> Place | None:
    """The place with this GeoNames number, or None."""
    return next(iter(_by_ids((geoname_id,))), None)


def country_code(text: str) -> str | None:
    """The ISO 3166 code of a country given by code or by name ("de", "Germany", "UK"), or None."""
    return _country_codes().get(fold(text))


def _beginning_with(name: str, area_words: list[str], limit: int) -> list[int]:
    """The numbers of the places with ``name`` at the start of a key and each of ``area_words`` in their area.

    A key that is typed in full counts ten times its people (three times for another name), so that Bath comes before
    Bathinda, but not San in Mali before San Diego.
    """
    where = " AND area.words LIKE ?" * len(area_words)
    join = (
        " JOIN place ON place.geoname_id = place_key.place"
        " JOIN area ON area.country_code = place.country_code AND area.admin = place.admin"
    )
    rows = database.rows(
        "SELECT place_key.place AS id, MIN(kind != 0 AND NOT (kind = 2 AND key = ?)) AS later,"
        " MAX(weight * CASE WHEN key != ? THEN 1 WHEN kind = 0 THEN 10 WHEN kind = 2 THEN 3 ELSE 1 END) AS worth"
        f" FROM place_key{join if area_words else ''} WHERE key >= ? AND key < ?{where}"
        " GROUP BY place_key.place ORDER BY later, worth DESC, id LIMIT ?",
        *(name, name, name, name + "\U0010ffff"),
        *(f"% {word}%" for word in area_words),
        min(max(limit, 0), 1000),
    )
    return [row["id"] for row in rows]


def _readings(parts: list[str]) -> Iterator[tuple[str, str | None, str]]:
    """Each (name, area, country) that a label's parts can mean, likeliest first; a comma may belong to the name."""
    last = parts[-1]
    country = _country_codes().get(last)
    if country is not None:
        if len(parts) > 2:
            yield " ".join(parts[:-2]), parts[-2], country
            if country == "US" and parts[-2].upper() in _TERRITORIES:
                yield " ".join(parts[:-2]), None, parts[-2].upper()
        yield " ".join(parts[:-1]), None, country
    if len(last) == 2:
        for home in ("US", "CA"):
            yield " ".join(parts[:-1]), last, home


def _called(name: str) -> Place | None:
    """The most populous place of this name in the world; a name goes before another name."""
    row = database.row(
        "SELECT place.geoname_id AS id FROM place_key JOIN place ON place.geoname_id = place_key.place"
        " WHERE key = ? AND kind != 1 ORDER BY kind, population DESC, id LIMIT 1",
        name,
    )
    return by_id(row["id"]) if row is not None else None


def _named(name: str, admin: str | None, country: str) -> Place | None:
    """The place so named in this area; a name before another name, no area before any, then the most populous."""
    rows = database.rows(
        "SELECT place.geoname_id AS id, place.admin, place.admin_name FROM place_key"
        " JOIN place ON place.geoname_id = place_key.place WHERE key = ? AND kind != 1 AND country_code = ?"
        " ORDER BY kind, CASE WHEN ? IS NULL THEN place.admin != '' END, population DESC, id",
        *(name, country, admin),
    )
    fitting = (row["id"] for row in rows if admin is None or admin in (fold(row["admin"]), fold(row["admin_name"])))
    return next((by_id(found) for found in fitting), None)


def _by_ids(ids: tuple[int, ...]) -> tuple[Place, ...]:
    """The places with these numbers, in this order; a number of no place is left out."""
    rows = database.rows(
        "SELECT place.*, country_name, metro_name FROM place JOIN countries USING (country_code)"
        f" LEFT JOIN metro USING (metro_code) WHERE geoname_id IN ({', '.join('?' * len(ids))})",
        *ids,
    )
    found = {row["geoname_id"]: _place(row) for row in rows}
    return tuple(found[number] for number in ids if number in found)


def _place(row: dict[str, Any]) -> Place:
    return Place(**{name: row[name] for name in Place.__dataclass_fields__})


@cache
def _country_codes() -> dict[str, str]:
    """Every folded name and code of a country, with its code; a code goes before a name."""
    codes: dict[str, str] = {}
    for row in database.rows("SELECT * FROM countries"):
        names = [row["country_name"], *(row["other_names"] or "").split(";")]
        codes.update({fold(name): row["country_code"] for name in names if name})
        codes[fold(row["country_code"])] = row["country_code"]
    return codes
