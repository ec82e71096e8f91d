"""The row and the results of base pay in its local market."""

from __future__ import annotations

from typing import Any

import pytest

from offercompare.engine import evaluate
from offercompare.model import Offer
from offercompare.numerals import ENGLISH
from offercompare.report.market_row import market_row, ordinal
from offercompare.report.results import results
from offercompare.report.sheet import sheet_of
from offercompare.report.table import Cell, Options, Row
from tests.builders import a_comparison, an_offer


def a_developer(key: str = "harbor", base: float = 219_595.0, **changes: Any) -> Offer:
    plain: dict[str, Any] = {"place": "San Jose, CA, US", "occupation": "15-1252", "title": "Senior ML Engineer"}
    return an_offer(key, **{**plain, "base": base, **changes})


def row(*offers: Offer, **options: Any) -> Row | None:
    return market_row(sheet_of(evaluate(a_comparison(*offers)), Options(**options), ENGLISH))


def cells(*offers: Offer, **options: Any) -> tuple[Cell, ...]:
    found = row(*offers, **options)
    assert found is not None
    return found.cells


def test_each_cell_says_percentile_and_sample() -> None:
    (cell,) = cells(a_developer(company="Databricks"))
    assert (cell.text, cell.value) == ("62nd percentile", 62.5)
    assert cell.figure is not None
    assert "Among Software Developers, San Jose metro, BLS OEWS May 2025; without shares and bonus." in cell.note
    assert "ML Engineer, senior, United States: median USD\u00a0199,534, middle half 165,000 to 225,000" in cell.note
    assert "573 applications" in cell.note
    assert "Databricks, Inc." in cell.note


def test_beyond_what_is_published_it_says_so() -> None:
    low, high = cells(a_developer(base=90_000.0), a_developer("nimbus", base=400_000.0))
    assert (low.text, high.text) == ("below 10th percentile", "above 90th percentile")


def test_where_it_is_unknown_it_says_why() -> None:
    _, munich = cells(a_developer(), a_developer("munich", place="Munich, DE"))
    assert (munich.text, munich.state) == ("–", "empty")
    assert "published for cities of the United States" in munich.note
    assert row(a_developer(place="Munich, DE")) is None


def test_hidden_names_and_amounts_stay_hidden() -> None:
    (nameless,) = cells(a_developer(company="Databricks"), hide_names=True)
    assert nameless.note == "Wages of San Jose metro, BLS OEWS May 2025."
    (hidden,) = cells(a_developer(), hide_amounts=True)
    assert (hidden.state, hidden.value, hidden.note) == ("hidden", None, "")


@pytest.mark.parametrize(
    ("number", "text"),
    [(1, "1st"), (2, "2nd"), (3, "3rd"), (10, "10th"), (11, "11th"), (12, "12th"), (13, "13th"), (82, "82nd")],
)
def test_ordinals(number: int, text: str) -> None:
    assert ordinal(number) == text


def test_the_results_carry_it() -> None:
    comparison = a_comparison(a_developer(), a_developer("munich", place="Munich, DE"))
    known, unknown = results(evaluate(comparison), (), with_trail=True)["offers"]
    market = known["market"]
    assert (market["percentile"], market["of"]) == (62.5, "base pay, 15-1252, San Jose metro")
    assert (market["source"], market["beyond"], market["note"]) == ("BLS OEWS May 2025", False, "")
    assert market["h1b"][1] == {
        "of": "ML Engineer, senior, United States",
        "n": 573,
        "p25": 165000,
        "p50": 199534,
        "p75": 225000,
        "source": "US DOL H-1B FY2025",
    }
    assert known["trail"]["market.percentile"]["value"] == 62.5
    assert unknown["market"] is None
    assert any(warning.startswith("No market percentile: No wages are known") for warning in unknown["warnings"])
