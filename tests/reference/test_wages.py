"""Wages by occupation and place, filings by title and employer, and what a job title means."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offercompare.reference import database, places
from offercompare.reference.filings import (
    FilingSample,
    employer_filings,
    employer_key,
    occupation_filings,
    title_filings,
)
from offercompare.reference.occupations import Occupation, TitleMeaning, meaning, occupation, occupations
from offercompare.reference.places import Place
from offercompare.reference.wages import WageSample, wages


def place(label: str) -> Place:
    found = places.find(label)
    assert found is not None, label
    return found


def occupied(code: str) -> Occupation:
    found = occupation(code)
    assert found is not None, code
    return found


def sample(code: str, label: str) -> WageSample:
    found = wages(occupied(code), place(label))
    assert found is not None
    return found


def meant(title: str) -> TitleMeaning:
    found = meaning(title)
    assert found is not None, title
    return found


# Occupations and titles ---------------------------------------------------------------------------------------------


def test_occupations_stand_in_order_for_a_chooser() -> None:
    found = occupations()
    assert len(found) == 21
    assert [each.code for each in found] == sorted(each.code for each in found)
    assert Occupation("15-2051", "Data Scientists") in found


@pytest.mark.parametrize("text", ["15-2051", " 15-2051.00 ", "152051", "data scientists", "Data Scientists"])
def test_an_occupation_is_known_by_code_or_name(text: str) -> None:
    assert occupied(text).code == "15-2051"


@pytest.mark.parametrize("text", ["", "15-9999", "ML engineer", "00-0000"])
def test_other_text_is_no_occupation(text: str) -> None:
    assert occupation(text) is None


@pytest.mark.parametrize(
    ("title", "code", "key", "level"),
    [
        ("Senior ML Engineer", "15-2051", "mlEng", "senior"),
        ("Machine Learning Engineer", "15-2051", "mlEng", "base"),
        ("Staff Software Engineer, Machine Learning", "15-2051", "mlEng", "staff_plus"),
        ("Sr. Staff ML Engineer", "15-2051", "mlEng", "staff_plus"),
        ("Data Scientist II", "15-2051", None, "base"),
        ("Research Scientist, NLP", "15-1221", None, "base"),
        ("Applied Scientist", "15-1221", None, "base"),
        ("Lead Data Engineer", "15-1243", "dataEng", "lead"),
        ("VP, Data Engineering", "15-1243", "dataEng", "all"),
        ("MLOps Engineer", "15-1252", None, "base"),
        ("ML Platform Engineer", "15-1252", None, "base"),
        ("Full-Stack Developer", "15-1252", "fullstack", "base"),
        ("Software Engineer", "15-1252", None, "base"),
        ("Member of Technical Staff", "15-1252", None, "base"),
        ("Technical Product Manager, ML", None, "techProductMgr", "base"),
        ("Engineering Manager, Machine Learning", "11-3021", None, "base"),
        ("Head of AI", "11-3021", None, "director_plus"),
    ],
)
def test_a_title_means_an_occupation_and_a_level(title: str, code: str | None, key: str | None, level: str) -> None:
    found = meant(title)
    assert (found.occupation.code if found.occupation else None, found.title_key, found.level) == (code, key, level)


@pytest.mark.parametrize("title", ["", "Chef", "Html wizard", "MLB pitcher"])
def test_a_title_of_another_trade_means_nothing(title: str) -> None:
    assert meaning(title) is None


@given(st.text(max_size=300))
def test_any_text_may_stand_as_title_or_company(text: str) -> None:
    meaning(text)
    occupation(text)
    assert employer_key(employer_key(text)) == employer_key(text)


# Wages --------------------------------------------------------------------------------------------------------------


def test_a_metro_has_its_own_wages() -> None:
    found = sample("15-1252", "San Jose, CA, US")
    assert found.percentiles == ((10, 138420), (25, 173650), (50, 213110), (75, 226080), (90, 289150))
    assert (found.area, found.area_kind, found.employment) == ("San Jose metro", "metro", 87350)
    assert (found.source, found.note) == ("BLS OEWS May 2025", "")
    assert sample("15-1252", "Palo Alto, CA, US") == found


def test_an_occupation_too_rare_in_a_metro_has_its_states_wages() -> None:
    found = sample("15-1221", "Fresno, CA, US")
    assert (found.area, found.area_kind) == ("California", "state")
    assert "Fresno: these are of all California" in found.note


def test_a_town_outside_metros_has_its_states_wages() -> None:
    found = sample("15-1252", "Roswell, NM, US")
    assert (found.area_kind, dict(found.percentiles)[50]) == ("state", 124520)


def test_an_occupation_too_rare_in_a_state_has_the_nations_wages() -> None:
    found = sample("15-1221", "Anchorage, AK, US")
    assert (found.area_kind, dict(found.percentiles)[50]) == ("nation", 140300)
    assert "all United States" in found.note


@pytest.mark.parametrize("label", ["Munich, DE", "Toronto, ON, CA", "San Juan, PR"])
def test_outside_the_us_nothing_is_published(label: str) -> None:
    assert wages(occupied("15-2051"), place(label)) is None
    assert title_filings(meant("ML Engineer"), place(label)) == ()
    assert occupation_filings(occupied("15-2051"), place(label)) is None


def test_every_metro_has_wages_of_every_occupation_that_rise() -> None:
    metros = database.rows(
        "SELECT MIN(geoname_id) AS id FROM place WHERE country_code = 'US' GROUP BY metro_code, admin"
    )
    for row in metros:
        found = places.by_id(row["id"])
        assert found is not None
        for each in occupations():
            known = wages(each, found)
            assert known is not None
            amounts = [amount for _, amount in known.percentiles]
            assert amounts == sorted(amounts)
            assert 20_000 < amounts[0] <= amounts[-1] < 500_000


# Filings ------------------------------------------------------------------------------------------------------------


def test_a_title_is_counted_in_the_metro_and_at_its_level_in_the_nation() -> None:
    here, nation = title_filings(meant("Senior ML Engineer"), place("San Jose, CA, US"))
    assert here == FilingSample(
        "ML Engineer, any level, San Jose metro", 824, ((25, 180000), (50, 211285.5), (75, 240407))
    )
    assert (nation.of, nation.level, nation.n) == ("ML Engineer, senior, United States", "senior", 573)
    assert dict(nation.percentiles) == {25: 165000, 50: 199534, 75: 225000}


def test_a_level_that_is_not_counted_is_any_level() -> None:
    (nation,) = title_filings(replace(meant("ML Engineer"), level="director_plus"), place("Roswell, NM, US"))
    assert (nation.of, nation.n) == ("ML Engineer, any level, United States", 2448)


def test_a_title_that_is_not_counted_is_its_occupation() -> None:
    (here,) = title_filings(meant("Data Scientist"), place("San Jose, CA, US"))
    assert here.of == "Data Scientists, San Jose metro"
    assert here.percentiles == ((10, 133862), (25, 156792), (50, 183438), (75, 211566), (90, 240173))
    assert title_filings(meant("Data Scientist"), place("Roswell, NM, US")) == ()
    nowhere = replace(place("San Jose, CA, US"), metro_code=None, metro_name=None)
    assert title_filings(meant("Data Scientist"), nowhere) == ()


@pytest.mark.parametrize(
    ("company", "filer", "count"),
    [
        ("Databricks", "Databricks, Inc.", 161),
        ("NVIDIA", "NVIDIA Corporation", 668),
        ("meta platforms, inc.", "Meta", 3640),
        ("OpenAI", "OpenAI OpCo, LLC", 30),
        ("Uber", "Uber Technologies, Inc.", 480),
        ("The Bank of New York Mellon", "The Bank of New York Mellon", 43),
        ("McKinsey & Company", "McKinsey & Company, Inc. United States", None),
        ("Visa", "Visa Technology & Operations LLC", None),
    ],
)
def test_an_employer_is_known_by_its_name(company: str, filer: str, count: int | None) -> None:
    found = employer_filings(company, occupied("15-1252"))
    assert found is not None
    assert found.of == f"Software Developers, {filer}"
    assert count in (None, found.n)


@pytest.mark.parametrize("company", ["", "Inc.", "Apple Bank", "Open", "Nimbus AI", "Amazon Robotics", "Bank of"])
def test_a_part_of_a_name_is_no_employer(company: str) -> None:
    found = employer_filings(company, occupied("15-1252"))
    assert found is None


def test_an_employer_that_places_people_says_so() -> None:
    staffing = database.row("SELECT * FROM us_employer_wages WHERE staffing = 1 AND soc_code = '15-1252'")
    assert staffing is not None
    found = employer_filings(staffing["employer_name"], occupied("15-1252"))
    assert found is not None
    assert found.staffing
