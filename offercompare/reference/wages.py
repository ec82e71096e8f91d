"""What an occupation is paid where somebody works, by the Bureau of Labor Statistics (US alone)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from offercompare.reference import database
from offercompare.reference.occupations import Occupation
from offercompare.reference.places import Place
from offercompare.translation import tr

SOURCE = "BLS OEWS May 2025"
NATION = "US"
PERCENTILES = (10, 25, 50, 75, 90)

AreaKind = Literal["metro", "state", "nation"]
Points = tuple[tuple[int, float], ...]


@dataclass(frozen=True)
class WageSample:
    """The yearly wages of an occupation in an area: each published (percentile, US dollars before tax), rising.

    Wages are base pay with commissions and production bonuses; no shares, no year-end bonus. ``employment`` is how
    many hold the job there, None where not published. ``note`` says where a wider area stands in, empty elsewhere.
    """

    occupation: Occupation
    area: str
    area_kind: AreaKind
    employment: int | None
    percentiles: Points
    source: str = SOURCE
    note: str = ""


@cache
def wages(occupation: Occupation, place: Place) -> WageSample | None:
    """The wages in the place's metro, else in its state, else in the nation; None outside the US."""
    if place.country_code != "US":
        return None
    for code, kind, area in _areas(place):
        found = database.row("SELECT * FROM us_wages WHERE area = ? AND soc_code = ?", code, occupation.code)
        if found is not None and (known := points(found)):
            note = _note(occupation, place, kind, area)
            return WageSample(occupation, area, kind, found["employment"], known, note=note)
    return None


def points(row: dict[str, Any]) -> Points:
    """Each published percentile of a row of wages with its wage; above the highest wage that is published: none."""
    return tuple((each, row[f"p{each}"]) for each in PERCENTILES if row.get(f"p{each}") is not None)


def metro_label(name: str) -> str:
    """A metro by its first city: "San Francisco metro" of "San Francisco-Oakland-Fremont, CA"."""
    return tr("{city} metro", city=re.split(r"[-/,]", name, maxsplit=1)[0])


def _areas(place: Place) -> list[tuple[str, AreaKind, str]]:
    """Each (code, kind, name) from the nearest to the widest."""
    wider: list[tuple[str, AreaKind, str]] = [
        (place.admin, "state", place.admin_name),
        (NATION, "nation", tr("United States")),
    ]
    if place.metro_kind != "metro" or place.metro_code is None or place.metro_name is None:
        return wider
    return [(place.metro_code, "metro", metro_label(place.metro_name)), *wider]


def _note(occupation: Occupation, place: Place, kind: AreaKind, area: str) -> str:
    if kind == "metro":
        return ""
    return tr(
        "No wages of {occupation} are published for a metro area around {place}: these are of all {area}.",
        occupation=occupation.name,
        place=place.name,
        area=area,
    )
