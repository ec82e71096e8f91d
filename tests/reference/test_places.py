"""Places are found while typing and by the label in a file."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offercompare.reference import database, places
from offercompare.reference.folding import fold


def labels(text: str, limit: int = 10) -> list[str]:
    return [place.label for place in places.search(text, limit)]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("san fr", "San Francisco, CA, US"),
        ("san fr ca", "San Francisco, CA, US"),
        ("San Francisco, CA, US", "San Francisco, CA, US"),
        ("SF", "San Francisco, CA, US"),
        ("zurich", "Zürich, Zurich, CH"),
        ("ZÜRI", "Zürich, Zurich, CH"),
        ("zurich ch", "Zürich, Zurich, CH"),
        ("paris", "Paris, Île-de-France, FR"),
        ("paris france", "Paris, Île-de-France, FR"),
        ("paris tx", "Paris, TX, US"),
        ("munich", "Munich, Bavaria, DE"),
        ("münchen", "Munich, Bavaria, DE"),
        ("muenchen", "Munich, Bavaria, DE"),
        ("bangalore", "Bengaluru, Karnataka, IN"),
        ("new york", "New York, NY, US"),
        ("new york city", "New York, NY, US"),
        ("nyc", "New York, NY, US"),
        ("london", "London, England, GB"),
        ("london uk", "London, England, GB"),
        ("london on", "London, ON, CA"),
        ("cambridge ma", "Cambridge, MA, US"),
        ("toronto", "Toronto, ON, CA"),
        ("st johns", "St. John's, NL, CA"),
        ("st. john's", "St. John's, NL, CA"),
        ("washington dc", "Washington, DC, US"),
        ("bath", "Bath, England, GB"),
        ("palo alto", "Palo Alto, CA, US"),
        ("singapore", "Singapore, SG"),
    ],
)
def test_search_offers_the_likeliest_first(typed: str, first: str) -> None:
    assert labels(typed)[0] == first


def test_big_cities_come_before_small_and_names_before_words_inside_names() -> None:
    berlins = places.search("berlin", 20)
    names = [place for place in berlins if fold(place.name).startswith("berlin")]
    assert list(berlins[: len(names)]) == names
    assert names[0].population == max(place.population for place in names)
    assert "San Francisco, CA, US" in labels("francisco")


def test_districts_come_after_their_city() -> None:
    found = labels("zür")
    assert found[0] == "Zürich, Zurich, CH"
    assert "Zürich (Kreis 11), Zurich, CH" in found[1:]
    in_new_york = labels("new york")
    assert in_new_york.index("New York, NY, US") < in_new_york.index("East New York, NY, US")


def test_a_limit_holds_and_no_place_comes_twice() -> None:
    found = places.search("san", 40)
    assert len(found) == len(set(found)) == 40
    assert places.search("san", 0) == places.search("san", -3) == ()


@pytest.mark.parametrize(
    "typed", ["", "   ", "'\"*%_;--", "😀", "\ud800", "\0", "x" * 100_000, "a " * 50_000, "NEAR(", "東京"]
)
def test_hostile_text_is_no_error(typed: str) -> None:
    assert isinstance(places.search(typed), tuple)
    assert places.find(typed) is None
    assert places.find(f"{typed}, {typed}, {typed}") is None


@given(st.text(max_size=40), st.integers(-5, 50))
def test_search_never_fails_and_never_exceeds_its_limit(typed: str, limit: int) -> None:
    assert len(places.search(typed, limit)) <= max(limit, 0)


@given(st.text(max_size=40))
def test_find_never_fails(label: str) -> None:
    found = places.find(label)
    assert found is None or found.label


@pytest.mark.parametrize(
    ("label", "found"),
    [
        ("San Francisco, CA, US", "San Francisco, CA, US"),
        ("san francisco,ca,us", "San Francisco, CA, US"),
        ("San Francisco, California, United States", "San Francisco, CA, US"),
        ("New York, NY, US", "New York, NY, US"),
        ("New York City, NY, US", "New York, NY, US"),
        ("Austin, TX", "Austin, TX, US"),
        ("Zürich, Zurich, CH", "Zürich, Zurich, CH"),
        ("zurich, ch", "Zürich, Zurich, CH"),
        ("München, Germany", "Munich, Bavaria, DE"),
        ("Montreal, QC, CA", "Montréal, QC, CA"),
        ("London, GB", "London, England, GB"),
        ("London, CA", "London, ON, CA"),
        ("San Juan, PR, US", "San Juan, San Juan, PR"),
        ("Singapore, SG", "Singapore, SG"),
        ("Paris", "Paris, Île-de-France, FR"),
        ("New York", "New York, NY, US"),
        ("münchen", "Munich, Bavaria, DE"),
    ],
)
def test_find_knows_a_label(label: str, found: str) -> None:
    place = places.find(label)
    assert place is not None
    assert place.label == found


@pytest.mark.parametrize(
    "label", ["Paris, XX", "Zürich, Bern, CH", "Nowhere, CA, US", ", ,", "US", "Anywhere in Europe"]
)
def test_find_guesses_nothing(label: str) -> None:
    assert places.find(label) is None


def test_every_label_finds_its_own_place_or_a_more_populous_one_of_the_same_label() -> None:
    ids = [row["id"] for row in database.rows("SELECT geoname_id AS id FROM place")]
    assert len(ids) == 21_160
    for number in ids:
        place = places.by_id(number)
        assert place is not None
        found = places.find(place.label)
        assert found is not None, place.label
        if found != place:
            assert fold(found.label) == fold(place.label)
            assert found.population >= place.population


def test_a_place_knows_its_areas() -> None:
    palo_alto = places.find("Palo Alto, CA, US")
    assert palo_alto is not None
    assert (palo_alto.metro_code, palo_alto.metro_name) == ("41940", "San Jose-Sunnyvale-Santa Clara, CA")
    assert (palo_alto.county_fips, palo_alto.country_name) == ("06085", "United States")
    munich = places.find("Munich, DE")
    assert munich is not None
    assert (munich.metro_code, munich.rent_city, munich.time_zone) == (None, "Munich", "Europe/Berlin")


@pytest.mark.parametrize(
    ("text", "code"), [("de", "DE"), ("Germany", "DE"), ("UK", "GB"), ("usa", "US"), ("Mars", None)]
)
def test_a_country_is_known_by_code_or_name(text: str, code: str | None) -> None:
    assert places.country_code(text) == code


def test_search_serves_many_threads() -> None:
    typed = ["san fr", "zürich", "london", "new york", "bangalore"] * 8
    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(labels, typed)) == [labels(each) for each in typed]


def test_nothing_is_opened_on_import() -> None:
    code = (
        "import sys; from offercompare.reference import places, price_levels, currencies, database;"
        "assert 'sqlite3' not in sys.modules; assert database._connection.cache_info().currsize == 0"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
