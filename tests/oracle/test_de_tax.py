"""German tax against the finance ministry's check tables and calculator, and other published examples."""

from __future__ import annotations

import csv
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from lohnsteuer_bmf import berechne_lohnsteuer_pap

from offercompare.engine.german_tax import german_tax, missing, tax_class
from offercompare.engine.german_wage_tax import YEARS
from offercompare.model import PersonTax
from offercompare.reference import tax_tables

with (Path(__file__).parent / "de_cases.csv").open(encoding="utf-8", newline="") as file:
    CASES = list(csv.DictReader(file))


def amounts(wages: float, year: int = 2026, land: str = "Hesse", growth: float = 0.0, **said: Any) -> dict[str, float]:
    """The amounts of one person by label, all social contributions added up."""
    found = german_tax(wages, PersonTax(**said), year, land, growth)
    social = sum(line.amount for line in found if line.level == "payroll")
    return {**{line.label: line.amount for line in found}, "Social contributions": social}


def kept(wages: float, **said: Any) -> float:
    return wages - sum(line.amount for line in german_tax(wages, PersonTax(**said), 2026, "Hesse"))


def test_at_least_twenty_cases_are_published() -> None:
    assert sum(case["published"] == "yes" for case in CASES) >= 20


@pytest.mark.parametrize(
    "case", CASES, ids=lambda case: f"{case['year']} {case['wages']} {case['tax_class']} {case['line']}"
)
def test_a_case_comes_out_as_published(case: dict[str, str]) -> None:
    found = amounts(
        float(case["wages"]),
        int(case["year"]),
        case["land"],
        tax_class=int(case["tax_class"]),
        children=int(case["children"]),
        church_tax=case["church_tax"] == "yes",
        health_insurance=case["health_insurance"],
        health_premium=float(case["health_premium"]) if case["health_premium"] else None,
        health_extra_rate=float(case["health_extra_rate"]) if case["health_extra_rate"] else None,
    )
    assert found[case["line"]] == pytest.approx(float(case["amount"]), abs=float(case["tolerance"]) + 1e-6), case[
        "source"
    ]


@pytest.mark.parametrize("number", range(1, 7))
@pytest.mark.parametrize("wages", [14_000, 31_000, 52_345, 88_888, 140_000, 333_333])
def test_wage_tax_is_that_of_the_packages_own_flow(number: int, wages: float) -> None:
    """It is given by the month, rounded, and does not round as the ministry does on the way: some euro a year."""
    theirs = berechne_lohnsteuer_pap(
        brutto_jahr=wages,
        steuerklasse=number,
        bundesland="Sachsen",
        mit_kirchensteuer=True,
        kinder=2,
        geburtsjahr=1990,
        kv_zusatzbeitrag=2.9,
        ist_sachsen=True,
        jahr=2026,
    )
    # A child counts half for each parent but in class III: so the package, too.
    ours = amounts(wages, land="Saxony", tax_class=number, children=2, church_tax=True)
    assert ours["Income tax"] == pytest.approx(12 * theirs["lohnsteuer_monat"], abs=1.1)
    assert ours["Solidarity surcharge"] == pytest.approx(12 * theirs["soli_monat"], abs=0.3)
    assert ours["Church tax"] == pytest.approx(12 * theirs["kirchensteuer_monat"], abs=0.3)


def test_the_law_is_known_for_every_year_with_a_table() -> None:
    assert tax_tables.years("DE") == YEARS


@pytest.mark.parametrize(
    "said", [{}, {"tax_class": 3, "children": 2}, {"tax_class": 5}, {"health_insurance": "private"}]
)
def test_more_pay_is_never_less_after_tax(said: dict[str, Any]) -> None:
    said = {"church_tax": True, "health_premium": 700.0, **said}
    found = [kept(wages, **said) for wages in range(12_000, 300_000, 500)]
    assert all(before <= after for before, after in pairwise(found))


def test_own_contributions_lower_income_tax_alone() -> None:
    without, with_them = amounts(110_000), amounts(110_000, pre_tax_contributions=3_000.0)
    assert without["Income tax"] - with_them["Income tax"] == pytest.approx(0.42 * 3_000, abs=1)
    assert without["Social contributions"] == with_them["Social contributions"]


def test_amounts_of_the_person_are_in_their_own_currency() -> None:
    person = PersonTax(pre_tax_contributions=3_300.0, health_insurance="private", health_premium=660.0)
    euro = PersonTax(pre_tax_contributions=3_000.0, health_insurance="private", health_premium=600.0)
    ours = [line.amount for line in german_tax(80_000, person, 2026, "Hesse", rate=1.1)]
    assert ours == pytest.approx([line.amount for line in german_tax(80_000, euro, 2026, "Hesse")])


def test_later_years_grow_every_amount() -> None:
    now, later = amounts(80_000, church_tax=True), amounts(80_000 * 1.05**2, 2028, growth=0.05, church_tax=True)
    assert later == pytest.approx({label: amount * 1.05**2 for label, amount in now.items()})


@pytest.mark.parametrize(
    ("said", "number"),
    [({}, 1), ({"filing_status": "joint"}, 4), ({"filing_status": "head_of_household"}, 2), ({"tax_class": 3}, 3)],
)
def test_the_tax_class_follows_the_filing_status(said: dict[str, Any], number: int) -> None:
    assert tax_class(PersonTax(**said)) == number


def test_a_private_insurance_without_its_premium_is_asked_for() -> None:
    person = PersonTax(health_insurance="private")
    assert missing(person)
    assert not missing(PersonTax())
    with pytest.raises(ValueError, match="premium"):
        german_tax(80_000, person, 2026, "Hesse")


def test_a_trail_leads_from_wages_to_the_taxed_income() -> None:
    line = next(line for line in german_tax(60_000, PersonTax(), 2026, "Hesse") if line.label == "Income tax")
    taxable, *parts = (figure.known for figure in line.inputs)
    assert taxable == sum(parts) == 46_644
