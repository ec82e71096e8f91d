"""United States tax by the bundled tables against checked cases and against the grid of an independent engine.

``us_tax_examples.csv`` holds cases on which several sources agree; ``us_tax_grid.csv`` is made by policyengine-us
(packaging/tax_oracle.py). Where the engine and a state's own rule part, ``explained.csv`` names the rule.
"""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

import pytest

from offercompare import resources
from offercompare.engine.tax import Household, household_tax, totals
from offercompare.engine.tax_steps import GrownTax, Growth
from offercompare.reference import tax_tables
from offercompare.reference.tax_tables import Level

HERE = Path(__file__).parent
# The engines and the forms round differently along the way.
TOLERANCE = 20.0
# The grid's name of a level, where it is another: its column "state" holds the state.
COLUMN: dict[Level, str] = {
    "federal": "federal",
    "payroll": "payroll",
    "state": "state_tax",
    "state_payroll": "state_payroll",
    "local": "local",
}
KEY = ("year", "state", "locality", "filing", "wages", "partner_wages", "level")
Row = dict[str, str]


def rows(name: str) -> list[Row]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def states() -> list[str]:
    return [row["state_code"] for row in csv.DictReader(resources.text("data/us_state_price_parity.csv").splitlines())]


@cache
def taxes(state: str, locality: str, year: int, filing: str) -> tuple[GrownTax, ...]:
    tables = [tax_tables.table("US", year, filing), tax_tables.table(f"US-{state}", year, filing)]
    if locality:
        # Some counties have not published the second year.
        tables.append(tax_tables.latest(f"US-{state}-{locality}", year, filing))
    assert None not in tables
    return tuple(GrownTax(tax, Growth(), "USD") for table in tables if table is not None for tax in table.taxes)


def calculated(row: Row) -> dict[Level, float]:
    household = Household(float(row["wages"]), float(row.get("partner_wages") or 0))
    filing = row.get("filing") or row["filing_status"]
    return totals(household_tax(taxes(row["state"], row["locality"], int(row["year"]), filing), household))


@cache
def differences() -> dict[tuple[str, ...], tuple[float, float]]:
    """Every case and level of the grid that differs by more than the tolerance: ours and the engine's."""
    found = {}
    for row in rows("us_tax_grid.csv"):
        ours = calculated(row)
        for level, column in COLUMN.items():
            # A locality's rows repeat the state's tax; local tax stands in them alone.
            repeated = bool(row["locality"]) and level in ("state", "state_payroll")
            if row[column] and not repeated and abs(ours[level] - float(row[column])) > TOLERANCE:
                key = tuple(row.get(name, level) for name in KEY)
                found[key] = (ours[level], float(row[column]))
    return found


def explains(row: Row, key: tuple[str, ...]) -> bool:
    return all(row[name] in ("*", part) for name, part in zip(KEY, key, strict=True))


@pytest.mark.parametrize("row", rows("us_tax_examples.csv"), ids=lambda row: row["case_id"])
def test_every_checked_case(row: Row) -> None:
    ours = calculated(row)
    federal, fica, state = (float(row[f"tol_{name}"]) for name in ("federal", "fica", "state"))
    assert ours["federal"] == pytest.approx(float(row["federal_income_tax"]), abs=federal)
    assert ours["payroll"] == pytest.approx(float(row["fica_total"]), abs=fica)
    assert ours["state"] == pytest.approx(float(row["state_income_tax"]), abs=state)
    assert ours["local"] == pytest.approx(float(row["local_income_tax"]), abs=state)
    # Premiums of the state's payroll schemes are not in these cases.
    total = sum(ours.values()) - ours["state_payroll"]
    assert total == pytest.approx(float(row["total_tax"]), abs=federal + fica + state)
    assert float(row["wages"]) - total == pytest.approx(float(row["take_home"]), abs=federal + fica + state)


def test_the_grid_holds_every_state_in_both_years() -> None:
    cases = {(row["year"], row["state"]) for row in rows("us_tax_grid.csv")}
    assert cases == {(str(year), state) for year in (2025, 2026) for state in states()}


@pytest.mark.parametrize("level", ["federal", "payroll", "local"])
def test_nation_and_city_agree_with_the_engine_everywhere(level: Level) -> None:
    assert {key: both for key, both in differences().items() if key[-1] == level} == {}


@pytest.mark.parametrize("level", ["state", "state_payroll"])
def test_a_state_differs_from_the_engine_only_where_its_own_rule_is_named(level: Level) -> None:
    reasons = rows("explained.csv")
    unexplained = {
        key: both
        for key, both in differences().items()
        if key[-1] == level and not any(explains(row, key) for row in reasons)
    }
    assert unexplained == {}


@pytest.mark.parametrize("row", rows("explained.csv"), ids=lambda row: "-".join(row[name] for name in KEY))
def test_every_named_difference_is_there(row: Row) -> None:
    mine = [both for key, both in differences().items() if explains(row, key)]
    assert mine
    assert row["reason"]
    if row["ours"]:
        assert mine == [pytest.approx((float(row["ours"]), float(row["oracle"])), abs=1)]


@pytest.mark.parametrize("year", [2025, 2026])
@pytest.mark.parametrize("state", states())
def test_every_state_taxes_income_or_is_known_not_to(state: str, year: int) -> None:
    """Either rows of income tax, or the row with an empty level that says there is none; never both."""
    text = resources.text(f"data/tax/US-{year}.csv")
    levels = {row["level"] for row in csv.DictReader(text.splitlines()) if row["jurisdiction"] == f"US-{state}"}
    assert ("state" in levels) != ("" in levels)
    assert levels <= {"", "state", "state_payroll"}
