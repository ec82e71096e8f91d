"""A place falls under its nation, its state or region, then its county and city."""

from __future__ import annotations

import csv

import pytest

from offercompare import resources
from offercompare.reference import database, places, tax_tables
from offercompare.reference.jurisdictions import jurisdictions, may_lack_local_tax

BOROUGHS = ("Brooklyn", "Queens", "Manhattan", "The Bronx", "Staten Island", "Harlem", "New York")


def localities() -> list[dict[str, str]]:
    return list(csv.DictReader(resources.text("data/tax/us_localities.csv").splitlines()))


@pytest.mark.parametrize(
    ("label", "expected"),
    [
        ("Seattle, WA, US", ("US", "US-WA")),
        ("Austin, TX, US", ("US", "US-TX")),
        ("Washington, DC, US", ("US", "US-DC")),
        ("Yonkers, NY, US", ("US", "US-NY", "US-NY-YON")),
        ("Buffalo, NY, US", ("US", "US-NY")),
        ("Philadelphia, PA, US", ("US", "US-PA", "US-PA-PHL")),
        ("Pittsburgh, PA, US", ("US", "US-PA", "US-PA-PGH")),
        ("Detroit, MI, US", ("US", "US-MI", "US-MI-DET")),
        ("Ann Arbor, MI, US", ("US", "US-MI")),
        ("Baltimore, MD, US", ("US", "US-MD", "US-MD-BALTIMORECITY")),
        ("Towson, MD, US", ("US", "US-MD", "US-MD-BALTIMORE")),
        ("Bethesda, MD, US", ("US", "US-MD", "US-MD-MONTGOMERY")),
        ("Indianapolis, IN, US", ("US", "US-IN", "US-IN-MARION")),
        ("Carmel, IN, US", ("US", "US-IN", "US-IN-HAMILTON")),
        ("South Bend, IN, US", ("US", "US-IN", "US-IN-STJOSEPH")),
        ("Columbus, OH, US", ("US", "US-OH", "US-OH-COLUMBUS")),
        ("Columbus, GA, US", ("US", "US-GA")),
        ("Kansas City, MO, US", ("US", "US-MO", "US-MO-KC")),
        ("Kansas City, KS, US", ("US", "US-KS")),
        ("St. Louis, MO, US", ("US", "US-MO", "US-MO-STL")),
        ("Clayton, MO, US", ("US", "US-MO")),
        ("Louisville, KY, US", ("US", "US-KY", "US-KY-LOU")),
        ("Portland, OR, US", ("US", "US-OR", "US-OR-MULT", "US-OR-METRO")),
        ("Hillsboro, OR, US", ("US", "US-OR", "US-OR-METRO")),
        ("Denver, CO, US", ("US", "US-CO", "US-CO-DEN")),
        ("San Juan, PR", ("PR",)),
        ("London, England, GB", ("GB",)),
        ("Cardiff, Wales, GB", ("GB",)),
        ("Edinburgh, Scotland, GB", ("GB", "GB-SCT")),
        ("Toronto, ON, CA", ("CA", "CA-ON")),
        ("Montréal, QC, CA", ("CA", "CA-QC")),
        ("Zürich, CH", ("CH", "CH-Zurich")),
        ("Munich, DE", ("DE",)),
        ("Singapore, SG", ("SG",)),
    ],
)
def test_a_place_falls_under(label: str, expected: tuple[str, ...]) -> None:
    place = places.find(label)
    assert place is not None
    assert jurisdictions(place) == expected


@pytest.mark.parametrize("borough", BOROUGHS)
def test_every_borough_is_new_york_city(borough: str) -> None:
    place = places.find(f"{borough}, NY, US")
    assert place is not None
    assert jurisdictions(place) == ("US", "US-NY", "US-NY-NYC")


def test_each_district_of_a_taxed_city_is_taxed_as_the_city() -> None:
    rows = database.rows(
        "SELECT district.geoname_id AS part, district.district_of AS whole FROM place AS district"
        " WHERE district.country_code = 'US' AND district.district_of IS NOT NULL"
    )
    apart = []
    for row in rows:
        part, whole = places.by_id(row["part"]), places.by_id(row["whole"])
        if part and whole and jurisdictions(part) != jurisdictions(whole):
            apart.append((part.label, whole.label))
    assert apart == []


def test_towns_of_which_nothing_is_known_are_told_apart_from_those_without_tax() -> None:
    def lacks(label: str) -> bool:
        place = places.find(label)
        assert place is not None
        return may_lack_local_tax(place)

    assert lacks("King of Prussia, PA, US")
    assert lacks("Beavercreek, OH, US")
    assert not lacks("Pittsburgh, PA, US")
    assert not lacks("Seattle, WA, US")
    assert not lacks("London, England, GB")


def test_every_rule_names_one_state_and_a_city_or_a_county_that_exists() -> None:
    fips = {row["county_fips"] for row in database.rows("SELECT DISTINCT county_fips FROM place")}
    states = {row["admin"] for row in database.rows("SELECT DISTINCT admin FROM place WHERE country_code = 'US'")}
    for row in localities():
        assert row["jurisdiction"].startswith(f"US-{row['state']}-")
        assert row["state"] in states
        assert bool(row["city"]) != bool(row["county"])
        assert row["source"]
        if row["city"]:
            place = places.find(f"{row['city']}, {row['state']}, US")
            assert place is not None, row
            assert place.name == row["city"], row
        else:
            assert row["county"].isdigit()
            assert len(row["county"]) == 5
    # Counties too small for a city of the table may stand in the file; most have one.
    counties = {row["county"] for row in localities() if row["county"]}
    assert len(counties & fips) > 50


def test_every_rule_leads_to_a_table_and_every_local_table_to_a_rule() -> None:
    ruled = {row["jurisdiction"] for row in localities()}
    tables = {
        row["jurisdiction"]
        for year in tax_tables.years("US")
        for row in csv.DictReader(resources.text(f"data/tax/US-{year}.csv").splitlines())
        if row["level"] == "local"
    }
    assert ruled == tables
