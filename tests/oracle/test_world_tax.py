"""Tax outside the United States: published examples, the shape of the tables, and that more pay leaves more."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest

from offercompare import resources
from offercompare.engine.tax import Household, TaxLine, household_tax
from offercompare.engine.tax_steps import GrownTax, Growth
from offercompare.reference import tax_tables
from offercompare.reference.tax_tables import BOUNDS, Filing, Level, Role

COUNTRIES = ("AU", "CA", "FR", "IE", "IN", "NL", "SG")
HEADER = [
    *("jurisdiction", "level", "tax", "per", "filing", "step", "role", "on", "from", "amount", "rate", "by", "fixed"),
    *("when", "source", "confirmed_by"),
]
QUANTITIES = {
    *("wages", "agi", "income", "taxable", "tax", "own_wages", "partner_wages", "lesser_wages", "own_payroll"),
    *("partner_payroll", "federal_deduction", "federal_taxable", "federal_tax", "state_income", "state_taxable"),
    *("state_tax", "pension", "children", "one"),
}
CONDITIONS = {"region", "children", "provident_fund"}

Row = dict[str, str]


def files() -> list[tuple[str, int]]:
    return [(country, year) for country in COUNTRIES for year in tax_tables.years(country)]


def rows(country: str, year: int) -> list[Row]:
    return list(csv.DictReader(resources.text(f"data/tax/{country}-{year}.csv").splitlines()))


def bill(
    country: str, year: int, household: Household, region: str = "", filing: str = "single"
) -> tuple[TaxLine, ...]:
    """The lines of a household that lives in ``region``; the conditions that every place asks for are added."""
    taxes: list[GrownTax] = []
    for jurisdiction in filter(None, (country, region)):
        table = tax_tables.table(jurisdiction, year, filing)
        assert table is not None, jurisdiction
        taxes += (GrownTax(tax, Growth(), "EUR") for tax in table.taxes)
    asked = (("region", region or country), ("children", str(household.children)), *household.options)
    own, partner = household.own_wages, household.partner_wages
    return household_tax(taxes, Household(own, partner, children=household.children, options=asked))


# Published examples -------------------------------------------------------------------------------------------------


def cases() -> list[Row]:
    with (Path(__file__).parent / "world_cases.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def case_name(case: Row) -> str:
    said = (case["region"] or case["country"], case["year"], case["filing"], case["wages"], case["partner_wages"])
    return "-".join(filter(None, said))


@pytest.mark.parametrize("case", cases(), ids=case_name)
def test_example(case: Row) -> None:
    options = tuple((name, value) for name, _, value in (each.partition("=") for each in case["options"].split()))
    household = Household(
        own_wages=float(case["wages"]),
        partner_wages=float(case["partner_wages"] or 0),
        children=int(case["children"] or 0),
        options=options,
    )
    lines = bill(case["country"], int(case["year"]), household, case["region"], case["filing"])
    found = {line.label: line.amount for line in lines}
    for each in case["expected"].split("; "):
        label, _, amount = each.rpartition("=")
        assert found[label] == pytest.approx(float(amount), abs=float(case["tolerance"])), label


def test_every_file_has_an_example() -> None:
    assert {(case["country"], int(case["year"])) for case in cases()} == set(files())
    assert all(case["source"] for case in cases())


# Shape of the tables ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("country", "year"), files())
def test_words_are_known(country: str, year: int) -> None:
    for row in rows(country, year):
        assert list(row) == HEADER
        assert row["jurisdiction"].split("-")[0] == country
        assert row["level"] in get_args(Level)
        assert row["per"] in ("person", "household")
        assert row["filing"] == "any" or set(row["filing"].split("|")) <= set(get_args(Filing))
        assert row["role"] in get_args(Role)
        assert row["on"] in QUANTITIES
        assert row["fixed"] in ("", "yes")
        name, _, value = row["when"].partition("=")
        assert not row["when"] or (name in CONDITIONS and value)
        assert all(row[column].strip() for column in ("tax", "step", "source", "confirmed_by"))
        assert all(row[column] == "" or float(row[column]) is not None for column in ("amount", "rate", "by"))


def steps(country: str, year: int) -> Iterator[tuple[tuple[str, ...], list[Row]]]:
    grouped: dict[tuple[str, ...], list[Row]] = {}
    for row in rows(country, year):
        key = tuple(row[column] for column in ("jurisdiction", "tax", "step", "role", "filing", "when"))
        grouped.setdefault(key, []).append(row)
    yield from grouped.items()


@pytest.mark.parametrize(("country", "year"), files())
def test_bounds_rise_from_0(country: str, year: int) -> None:
    for key, segments in steps(country, year):
        bounds = [float(row["from"]) for row in segments]
        assert bounds[0] == 0, key
        assert bounds == sorted(set(bounds)), key
        assert len({row["on"] for row in segments}) == 1, key


@pytest.mark.parametrize(("country", "year"), files())
def test_scales_and_caps_have_their_step(country: str, year: int) -> None:
    found = {key for key, _ in steps(country, year)}
    named = {(key[0], key[1], key[2], key[4]) for key in found if key[3] not in BOUNDS}
    assert all((key[0], key[1], key[2], key[4]) in named for key in found if key[3] in BOUNDS)


@pytest.mark.parametrize(("country", "year"), files())
def test_a_credit_is_worth_something(country: str, year: int) -> None:
    """A credit whose every segment is 0 is a slip of the pen."""
    for key, segments in steps(country, year):
        assert any(float(row["amount"] or 0) or float(row["rate"] or 0) for row in segments), key


# More pay leaves more -----------------------------------------------------------------------------------------------

STEP = 1_000
# India: the cess is due on tax that marginal relief has set to the whole of the excess: 4 % more than the excess.
MARGINAL_RELIEF = ((1_275_000, 1_346_000), (5_075_000, 5_237_000), (10_075_000, 10_273_000), (20_075_000, 20_968_000))


def households() -> list[tuple[str, int, str, str, int, float]]:
    found: list[tuple[str, int, str, str, int, float]] = []
    for country, year in files():
        regions = sorted({row["jurisdiction"] for row in rows(country, year)} - {country}) or [""]
        together = any(row["per"] == "household" for row in rows(country, year))
        for region in regions:
            found.append((country, year, region, "single", 0, 0.0))
            if together:
                found.append((country, year, region, "joint", 2, 40_000.0))
                found.append((country, year, region, "head_of_household", 1, 0.0))
    return found


@pytest.mark.parametrize(("country", "year", "region", "filing", "children", "partner"), households())
def test_more_pay_leaves_more(country: str, year: int, region: str, filing: str, children: int, partner: float) -> None:
    options = (("provident_fund", "yes"),) if country == "SG" else ()
    scale = 40 if country == "IN" else 1
    before = 0.0
    for wages in range(STEP, 600_000 * scale, STEP * scale):
        household = Household(wages, partner, children=children, options=options)
        left = wages - sum(line.amount for line in bill(country, year, household, region, filing)) + partner
        relieved = country == "IN" and any(low < wages <= high + STEP * scale for low, high in MARGINAL_RELIEF)
        assert left >= before - (0.04 * STEP * scale + 0.01 if relieved else 0.01), wages
        before = left


@pytest.mark.parametrize(("country", "year"), files())
def test_tax_is_less_than_pay(country: str, year: int) -> None:
    regions = sorted({row["jurisdiction"] for row in rows(country, year)} - {country}) or [""]
    for region in regions:
        for wages in (0.0, 1.0, 5_000.0, 100_000.0, 10_000_000.0):
            paid = sum(line.amount for line in bill(country, year, Household(wages), region))
            assert 0 <= paid <= 0.62 * wages


def test_quebec_replaces_what_the_nation_asks() -> None:
    """Its residents pay the Quebec Pension Plan, less Employment Insurance and 16.5 % less federal tax."""
    quebec = {line.label: line.amount for line in bill("CA", 2026, Household(100_000), "CA-QC")}
    ontario = {line.label: line.amount for line in bill("CA", 2026, Household(100_000), "CA-ON")}
    assert quebec["Canada or Quebec Pension Plan"] > ontario["Canada or Quebec Pension Plan"]
    assert quebec["Employment Insurance"] < ontario["Employment Insurance"]
    assert quebec["Federal income tax"] < 0.84 * ontario["Federal income tax"]


def test_french_children_save_no_more_than_the_cap() -> None:
    def saved(wages: float, children: int, filing: str) -> float:
        without, with_them = (
            next(
                line.amount
                for line in bill("FR", 2025, Household(wages, children=number), filing=filing)
                if line.level == "federal"
            )
            for number in (0, children)
        )
        return without - with_them

    assert saved(200_000, 1, "joint") == pytest.approx(1_807)
    assert saved(300_000, 3, "joint") == pytest.approx(4 * 1_807)
    assert saved(200_000, 2, "head_of_household") == pytest.approx(4_262 + 1_807)
