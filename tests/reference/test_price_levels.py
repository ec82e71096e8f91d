"""A place's price level, where it comes from and how it came about."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from offercompare.reference import database, places
from offercompare.reference.places import Place
from offercompare.reference.price_levels import PriceLevel, price_level

BANK = "World Bank 2025"


def place(label: str) -> Place:
    found = places.find(label)
    assert found is not None, label
    return found


def level(label: str) -> PriceLevel:
    found = price_level(place(label))
    assert found is not None, label
    return found


@pytest.mark.parametrize(
    ("label", "index", "source"),
    [
        ("San Francisco, CA, US", 115.61, "BEA 2024"),
        ("Palo Alto, CA, US", 110.42, "BEA 2024"),
        ("New York, NY, US", 112.56, "BEA 2024"),
        ("Brooklyn, NY, US", 112.56, "BEA 2024"),
        ("Austin, TX, US", 98.07, "BEA 2024"),
        ("Seattle, WA, US", 111.13, "BEA 2024"),
        ("Roswell, NM, US", 85.90, "BEA 2024"),
        ("Zürich, Zurich, CH", 128.17, BANK),
        ("Geneva, Geneva, CH", 128.17 * (0.75 + 0.25 * 2550 / 2150), f"{BANK} × Eurostat 2025"),
        ("Munich, Bavaria, DE", 81.23 * (0.75 + 0.25 * 1650 / 1500), f"{BANK} × Eurostat 2025"),
        ("Hamburg, DE", 81.23, BANK),
        ("Paris, FR", 82.77, BANK),
        ("London, England, GB", 92.37 * 1.072, f"{BANK} × ONS 2016"),
        ("Canary Wharf, GB", 92.37 * 1.072, f"{BANK} × ONS 2016"),
        ("Manchester, GB", 92.37 * 0.988, f"{BANK} × ONS 2016"),
        ("Edinburgh, GB", 92.37 * 1.004, f"{BANK} × ONS 2016"),
        ("Belfast, GB", 92.37 * 0.976, f"{BANK} × ONS 2016"),
        ("Toronto, ON, CA", 90.16 * 1.07, f"{BANK} × Statistics Canada 2019"),
        ("Montréal, QC, CA", 90.16 * 0.93, f"{BANK} × Statistics Canada 2019"),
        ("Tokyo, JP", 69.05 * 1.042, f"{BANK} × Statistics Bureau of Japan 2025"),
        ("Bengaluru, IN", 22.72, BANK),
        ("San Juan, PR", 89.69, "World Bank 2021"),
    ],
)
def test_well_known_places(label: str, index: float, source: str) -> None:
    found = level(label)
    assert found.index == pytest.approx(index, abs=0.006)
    assert found.source == source
    assert found.year == int(source.split(" ×")[0][-4:])


def test_a_metro_keeps_housing_apart() -> None:
    found = level("San Francisco, CA, US")
    assert found.housing == pytest.approx(194.718)
    assert [step.value for step in found.chain] == [found.index, found.housing]
    assert (found.approximate, found.country_average, found.note) == (False, False, "")


def test_a_suburb_has_its_metros_level() -> None:
    assert level("Palo Alto, CA, US") == level("San Jose, CA, US")
    assert level("Brooklyn, NY, US") == level("New York, NY, US")


def test_a_town_outside_metros_has_its_states_other_part() -> None:
    town = place("Roswell, NM, US")
    assert town.metro_kind == "micro"
    assert "New Mexico outside its metropolitan areas" in level(town.label).note


def test_a_town_of_unknown_county_has_its_states_average() -> None:
    found = level("Belton, MO, US")
    assert found.approximate
    assert "average of Missouri" in found.note
    rural_new_jersey = replace(place("Newark, NJ, US"), metro_code=None, metro_kind="none")
    assert price_level(rural_new_jersey) is not None


def test_a_countrys_average_is_called_so() -> None:
    found = level("Paris, FR")
    assert (found.country_average, found.approximate, found.housing) == (True, False, None)
    assert "average of France" in found.note


def test_a_composed_level_is_approximate_and_shows_its_steps() -> None:
    munich = level("Munich, DE")
    assert (munich.approximate, munich.country_average) == (True, False)
    assert [step.value for step in munich.chain] == [81.23, 1650, 1500, 0.25]
    assert munich.chain[0].value * (1 - 0.25 + 0.25 * 1650 / 1500) == munich.index
    london = level("London, GB")
    assert [step.value for step in london.chain] == [92.37, 107.2]
    assert "leaves rents out" in london.note


def test_the_housing_share_is_the_callers() -> None:
    munich = place("Munich, DE")
    none, half = price_level(munich, housing_share=0), price_level(munich, housing_share=0.5)
    assert none is not None
    assert half is not None
    assert none.index == 81.23
    assert half.index == pytest.approx(81.23 * 1.05)


def test_an_old_figure_says_its_year() -> None:
    assert "2021" in level("San Juan, PR").note
    assert "2025" not in level("Paris, FR").note


def test_an_unknown_country_is_unknown() -> None:
    assert price_level(place("Taipei, TW")) is None


def test_every_place_has_a_sensible_level_or_none() -> None:
    areas = database.rows(
        "SELECT MIN(geoname_id) AS id FROM place"
        " GROUP BY country_code, admin, metro_code, metro_kind, region, rent_city"
    )
    for row in areas:
        found = places.by_id(row["id"])
        assert found is not None
        known = price_level(found)
        if known is None:
            assert found.country_code != "US"
            continue
        assert math.isfinite(known.index)
        assert 10 < known.index < 200, found.label
        assert known.chain
        assert known.note or not (known.approximate or known.country_average)


@pytest.mark.parametrize(
    ("label", "housing", "base"),
    [
        ("San Francisco, CA, US", 194.72, "US"),
        ("Roswell, NM, US", 53.17, "US"),
        ("Toronto, ON, CA", 114, "CA"),
        ("Vancouver, BC, CA", 105, "CA"),
        ("Tokyo, JP", 129.8, "JP"),
    ],
)
def test_housing_on_the_scale_of_its_country(label: str, housing: float, base: str) -> None:
    found = level(label)
    assert (found.housing, found.housing_base) == (pytest.approx(housing, abs=0.06), base)
    assert found.housing_step is not None
    assert found.housing_step.value == found.housing


@pytest.mark.parametrize("label", ["London, GB", "Munich, DE", "Paris, FR", "Bengaluru, IN"])
def test_without_rents_there_is_no_housing(label: str) -> None:
    """The British regions leave rents out; a country's level of all prices says nothing of its housing."""
    found = level(label)
    assert (found.housing, found.housing_base, found.housing_step) == (None, "", None)
