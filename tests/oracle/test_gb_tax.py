"""British tax against published examples: income tax with Scotland's, National Insurance, pensions, student loans."""

from __future__ import annotations

import csv
from itertools import pairwise
from pathlib import Path

import pytest

from offercompare.engine.tax import Household, TaxLine, household_tax
from offercompare.engine.tax_steps import GrownTax, Growth
from offercompare.reference import tax_tables

with (Path(__file__).parent / "gb_cases.csv").open(encoding="utf-8", newline="") as file:
    CASES = list(csv.DictReader(file))


def lines(
    year: int,
    wages: float,
    region: str = "GB",
    pension: float = 0.0,
    method: str = "salary_sacrifice",
    loan: str = "none",
    contributions: float = 0.0,
) -> dict[str, TaxLine]:
    """The lines of one person by their label."""
    table = tax_tables.table("GB", year, "single")
    assert table is not None
    options = (("region", region), ("pension_method", method), ("student_loan", loan))
    household = Household(own_wages=wages, pension=pension, contributions=contributions, options=options)
    found = household_tax((GrownTax(tax, Growth(), "GBP") for tax in table.taxes), household)
    assert len(found) == len({line.label for line in found})
    return {line.label: line for line in found}


def total(found: dict[str, TaxLine]) -> float:
    return sum(line.amount for line in found.values())


def test_at_least_twenty_cases_are_published() -> None:
    assert sum(case["published"] == "yes" for case in CASES) >= 20


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['year']} {case['region']} {case['wages']}")
def test_a_case_comes_out_as_published(case: dict[str, str]) -> None:
    found = lines(
        int(case["year"]),
        float(case["wages"]),
        case["region"],
        float(case["pension"]),
        case["pension_method"],
        case["student_loan"] or "none",
    )
    assert found[case["line"]].amount == pytest.approx(float(case["amount"]), abs=float(case["tolerance"]) + 1e-6), (
        case["source"]
    )


@pytest.mark.parametrize("year", [2025, 2026])
@pytest.mark.parametrize("region", ["GB", "GB-SCT"])
@pytest.mark.parametrize("method", ["salary_sacrifice", "net_pay", "relief_at_source"])
def test_more_pay_is_never_less_after_tax(year: int, region: str, method: str) -> None:
    kept = [
        wages * 0.95 - total(lines(year, wages, region, 0.05, method, "plan_2")) for wages in range(0, 300_000, 500)
    ]
    assert all(before <= after for before, after in pairwise(kept))


def test_what_is_not_levied_is_no_line() -> None:
    assert set(lines(2026, 50_000)) == {"Income tax", "National Insurance"}
    assert set(lines(2026, 50_000, loan="plan_5")) == {"Income tax", "National Insurance", "Student loan"}


def test_the_trail_shows_the_rates_of_the_region_alone() -> None:
    steps = [figure.label for figure in lines(2026, 50_000, "GB-SCT")["Income tax"].inputs]
    assert "Scottish rates" in steps
    assert "Rates" not in steps


def test_salary_given_up_is_worth_more_than_net_pay() -> None:
    given_up, net_pay = (lines(2026, 60_000, "GB", 0.1, method, "plan_2") for method in ("salary_sacrifice", "net_pay"))
    assert given_up["Income tax"].amount == net_pay["Income tax"].amount
    assert given_up["National Insurance"].amount < net_pay["National Insurance"].amount
    assert given_up["Student loan"].amount < net_pay["Student loan"].amount


def test_own_contributions_lower_income_tax_alone() -> None:
    without, with_them = lines(2026, 60_000), lines(2026, 60_000, contributions=2_000)
    assert without["Income tax"].amount - with_them["Income tax"].amount == pytest.approx(800)
    assert without["National Insurance"].amount == with_them["National Insurance"].amount
