"""The rates on long-term gains in the United States keep to their format, and the reader reads them so."""

from __future__ import annotations

import csv
from typing import get_args

import pytest

from offercompare import resources
from offercompare.reference import tax_tables, us_gains
from offercompare.reference.tax_tables import Filing

ROWS = list(csv.DictReader(resources.text("data/tax/us_gains.csv").splitlines()))
COLUMNS = ["year", "filing", "tax", "on", "from", "rate_added", "fixed", "source", "confirmed_by"]


def test_its_columns_and_words_are_those_of_the_format():
    assert list(ROWS[0]) == COLUMNS
    assert {row["on"] for row in ROWS} == {"taxable", "income"}
    assert {row["fixed"] for row in ROWS} == {"", "yes"}
    described = resources.text("data/tax/README.md")
    described = described[described.index("## Long-term gains") :]
    assert [name for name in COLUMNS if name not in described] == []


def test_every_row_names_its_source_and_what_backs_it():
    assert [row for row in ROWS if not row["source"].strip() or not row["confirmed_by"].strip()] == []


def test_each_year_with_tables_has_every_filing_status():
    found = {(int(row["year"]), row["filing"]) for row in ROWS}
    assert found == {(year, filing) for year in tax_tables.years("US") for filing in get_args(Filing)}


@pytest.mark.parametrize("year", tax_tables.years("US"))
@pytest.mark.parametrize("filing", get_args(Filing))
def test_the_rates_are_those_of_the_code(year: int, filing: str):
    rates = us_gains.latest(year, filing)
    assert rates is not None
    assert [each.rate for each in rates.on_taxable] == [0.15, 0.05]
    assert [each.fixed for each in rates.on_taxable] == [False, False]
    (surtax,) = rates.on_income
    assert (surtax.start, surtax.rate, surtax.fixed) == (250_000 if filing == "joint" else 200_000, 0.038, True)


def test_later_years_take_the_last_and_earlier_ones_have_none():
    newest = us_gains.latest(2031, "single")
    assert newest is not None
    assert newest.year == tax_tables.years("US")[-1]
    assert us_gains.latest(2024, "single") is None
