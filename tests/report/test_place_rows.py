"""Prices, housing and rent as rows, each with its source and whether it is an estimate."""

from __future__ import annotations

from typing import Any

import pytest
from builders import a_comparison, an_offer

from offercompare.engine import evaluate
from offercompare.numerals import ENGLISH
from offercompare.report.place_rows import price_rows
from offercompare.report.sheet import sheet_of
from offercompare.report.table import Cell, Options, Row


def rows(*offers: Any, options: Options | None = None) -> dict[str, Row]:
    sheet = sheet_of(evaluate(a_comparison(*offers)), options or Options(), ENGLISH)
    return {row.key: row for row in price_rows(sheet)}


def cell(key: str, **offer: Any) -> Cell:
    return rows(an_offer(**offer), an_offer("northwind", rent=1.0))[key].cells[0]


def test_prices_and_housing_name_their_source_and_open_their_trail():
    prices, housing = (cell(key, place="San Francisco, CA, US") for key in ("place.prices", "place.housing"))
    assert (prices.shown, housing.shown) == ("118", "162")
    assert prices.note.startswith("BEA 2024")
    assert prices.figure is not None
    assert housing.figure is not None


@pytest.mark.parametrize(
    ("place", "said"), [("Munich, DE", "Approximate"), ("Paris, FR", "An average of France"), ("London, GB", "ONS")]
)
def test_an_approximate_index_is_marked_and_says_why(place: str, said: str):
    found = cell("place.prices", place=place)
    assert found.shown.startswith("~")
    assert said in found.note


def test_housing_that_is_not_known_is_a_dash():
    found = cell("place.housing", place="Vancouver, BC, CA")
    assert (found.text, found.state) == ("–", "empty")
    assert "compares this place with home" in found.note


def test_a_published_rent_is_an_estimate_with_its_area():
    found = cell("place.rent")
    assert found.estimate
    assert "Austin-Round Rock" in found.note
    assert "HUD FY2026" in found.note


def test_a_rent_abroad_is_converted_and_names_its_city():
    found = cell("place.rent", place="Munich, DE")
    assert found.value == pytest.approx(1650 * 1.1172, rel=0.05)
    assert "Munich" in found.note
    assert "Eurostat" in found.note


def test_an_own_rent_is_no_estimate():
    found = cell("place.rent", rent=2_400.0)
    assert (found.shown, found.note) == ("2,400", "")


def test_hidden_amounts_hide_rents_but_no_indices():
    found = rows(an_offer(), options=Options(hide_amounts=True))
    assert found["place.rent"].cells[0].state == "hidden"
    assert found["place.rent"].cells[0].value is None
    assert found["place.prices"].cells[0].text == "100"


def test_rows_without_any_figure_are_left_out():
    assert rows(an_offer(place="Nowhere at all")) == {}
