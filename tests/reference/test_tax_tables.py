"""The tax tables keep to their format (resources/data/tax/README.md), and the reader reads it so."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from itertools import groupby
from typing import get_args

import pytest

from offercompare import resources
from offercompare.reference import tax_tables
from offercompare.reference.tax_tables import LEVELS, Filing, Per, Role

FILES = sorted(path.name for path in resources.path("data/tax").glob("??-*.csv"))
FIRST = ["jurisdiction", "level", "tax", "per", "filing", "step", "role", "on"]
COLUMNS = [*FIRST, "from", "amount", "rate", "by", "fixed", "when", "source", "confirmed_by"]
FILINGS = get_args(Filing)
Row = dict[str, str]


def rows(name: str) -> list[Row]:
    text = resources.text(f"data/tax/{name}")
    return list(csv.DictReader(line for line in text.splitlines() if line and not line.startswith("#")))


def quantities() -> set[str]:
    """The words for ``on`` that the format's description names."""
    text = resources.text("data/tax/README.md")
    return set(re.findall(r"`([a-z_]+)`", text[text.index("Quantities for `on`") :])) - {"on"}


def levied(name: str) -> list[Row]:
    return [row for row in rows(name) if row["level"]]


def applies(row: Row, filing: str) -> bool:
    return row["filing"] == "any" or filing in row["filing"].split("|")


@pytest.mark.parametrize("name", FILES)
class TestEachFile:
    def test_its_columns_are_those_of_the_format(self, name: str) -> None:
        assert list(rows(name)[0]) == COLUMNS

    def test_its_jurisdictions_belong_to_its_country_and_are_in_order(self, name: str) -> None:
        found = [row["jurisdiction"] for row in rows(name)]
        assert {jurisdiction.partition("-")[0] for jurisdiction in found} == {name[:2]}
        together = [jurisdiction for jurisdiction, _ in groupby(found)]
        assert len(together) == len(set(together))

    def test_every_row_names_its_source(self, name: str) -> None:
        assert [row for row in rows(name) if not row["source"].strip()] == []
        # Elsewhere some rows hold no figure: what a fund or a person's own contract says.
        if name.startswith("US"):
            assert [row for row in rows(name) if not row["confirmed_by"].strip()] == []

    def test_its_words_are_known(self, name: str) -> None:
        known = quantities()
        for row in levied(name):
            assert row["level"] in LEVELS, row
            assert row["per"] in get_args(Per), row
            assert row["filing"] == "any" or set(row["filing"].split("|")) <= set(FILINGS), row
            assert row["role"] in get_args(Role), row
            assert row["on"] in known, row
            assert row["fixed"] in ("", "yes"), row
            assert not row["when"] or "=" in row["when"], row
            assert row["tax"], row
            assert row["step"], row

    def test_its_numbers_are_numbers(self, name: str) -> None:
        for row in levied(name):
            for column in ("from", "amount", "rate", "by"):
                if row[column]:
                    float(row[column])

    def test_what_levies_nothing_says_nothing_else(self, name: str) -> None:
        for row in rows(name):
            if not row["level"]:
                assert [column for column in COLUMNS[2:14] if row[column]] == [], row

    @pytest.mark.parametrize("filing", FILINGS)
    def test_segments_of_a_step_rise_and_agree(self, name: str, filing: str) -> None:
        """The reader takes a step's quantity and the rest from its first row, so that all rows must say the same."""
        steps: defaultdict[tuple[str, ...], list[Row]] = defaultdict(list)
        for row in levied(name):
            if applies(row, filing):
                key = ("jurisdiction", "level", "tax", "per", "step", "role", "when")
                steps[tuple(row[column] for column in key)].append(row)
        for name_of_step, mine in steps.items():
            starts = [float(row["from"] or 0) for row in mine]
            assert starts == sorted(set(starts)), name_of_step
            assert len({(row["on"], row["fixed"]) for row in mine}) == 1, name_of_step

    def test_a_bound_has_a_step_of_its_name(self, name: str) -> None:
        named = {
            (row["jurisdiction"], row["tax"], row["step"])
            for row in levied(name)
            if row["role"] not in tax_tables.BOUNDS
        }
        for row in levied(name):
            assert (row["jurisdiction"], row["tax"], row["step"]) in named, row


def test_a_table_is_what_its_jurisdiction_levies_on_a_status() -> None:
    single, joint = (tax_tables.table("US", 2026, filing) for filing in ("single", "joint"))
    assert single is not None
    assert joint is not None
    assert [tax.label for tax in single.taxes] == [tax.label for tax in joint.taxes]
    first = [next(step for step in table.taxes[0].steps if step.role == "deduction") for table in (single, joint)]
    deductions = [step.schedule.at(1) for step in first]
    assert deductions == [16_100, 32_200]


def test_a_state_that_levies_nothing_has_an_empty_table_and_an_unknown_one_none() -> None:
    texas = tax_tables.table("US-TX", 2026, "single")
    assert texas is not None
    assert texas.taxes == ()
    assert tax_tables.table("US-ZZ", 2026, "single") is None
    assert tax_tables.table("ZZ", 2026, "single") is None


def test_a_year_without_a_table_takes_the_last_one_before_it() -> None:
    found = tax_tables.latest("US", 2031, "single")
    assert found is not None
    assert found.year == 2026
    county = tax_tables.latest("US-MD-MONTGOMERY", 2026, "single")
    assert county is not None
    assert county.year == 2025
    assert tax_tables.latest("US", 2024, "single") is None


def test_a_states_premiums_stand_beside_the_row_that_says_it_has_no_income_tax() -> None:
    washington = tax_tables.table("US-WA", 2026, "single")
    assert washington is not None
    assert {tax.level for tax in washington.taxes} == {"state_payroll"}
