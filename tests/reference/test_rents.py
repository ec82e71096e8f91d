"""The rent of a place, and whose rent it is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from offercompare.reference import database, places
from offercompare.reference.places import Place
from offercompare.reference.rents import Rent, rent


def place(label: str) -> Place:
    found = places.find(label)
    assert found is not None, label
    return found


def known(of: Place) -> Rent:
    found = rent(of)
    assert found is not None, of.label
    return found


@pytest.mark.parametrize(
    ("label", "amount", "area"),
    [
        ("San Francisco, CA, US", 3604, "San Francisco, CA"),
        ("Oakland, CA, US", 2912, "Oakland-Fremont, CA"),
        ("Palo Alto, CA, US", 3483, "San Jose-Sunnyvale-Santa Clara, CA"),
        ("Boston, MA, US", 2941, "Boston-Cambridge-Quincy, MA-NH"),
        ("Roswell, NM, US", 1071, "Chaves County, NM"),
    ],
)
def test_the_us_has_hud_rents_of_two_bedrooms(label: str, amount: float, area: str) -> None:
    found = known(place(label))
    assert (found.amount, found.area, found.currency) == (amount, area, "USD")
    assert (found.year, found.bedrooms, found.source) == (2026, 2, "HUD FY2026")
    assert "alone" not in found.note


@pytest.mark.parametrize(
    ("label", "amount"), [("Munich, DE", 1650), ("London, GB", 2350), ("Canary Wharf, GB", 2350), ("Geneva, CH", 2550)]
)
def test_europe_has_eurostats_newest_rents_of_one_bedroom(label: str, amount: float) -> None:
    found = known(place(label))
    assert (found.amount, found.currency, found.year, found.bedrooms) == (amount, "EUR", 2025, 1)
    assert found.source == "Eurostat 2025"


def test_a_city_without_an_area_has_the_largest_of_its_metro() -> None:
    found = known(replace(place("San Francisco, CA, US"), hud_area_code=None))
    assert (found.amount, found.area) == (2912, "Oakland-Fremont, CA")
    assert "San Francisco alone: this is Oakland-Fremont" in found.note


def test_a_town_outside_metros_has_its_countys() -> None:
    town = replace(place("Roswell, NM, US"), hud_area_code=None, metro_code=None)
    assert known(town).area == "Chaves County, NM"


@pytest.mark.parametrize("label", ["Belton, MO, US", "Hamburg, DE", "Tokyo, JP", "San Juan, PR"])
def test_elsewhere_the_rent_is_unknown(label: str) -> None:
    assert rent(place(label)) is None


def test_every_us_city_but_one_has_a_rent() -> None:
    cities = [row["id"] for row in database.rows("SELECT geoname_id AS id FROM place WHERE country_code = 'US'")]
    without = [found.label for each in cities if (found := places.by_id(each)) and rent(found) is None]
    assert without == ["Belton, MO, US"]
