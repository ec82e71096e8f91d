"""United States tax of a grid of households by policyengine-us, into tests/oracle/us_tax_grid.csv.

Needs the extra `oracle` (866 MB): pip install -e '.[oracle]', then python packaging/tax_oracle.py YEAR…
The file holds all years; those named are calculated again, the others kept. The test beside the file compares it
with the bundled tables, so that nobody needs the engine to run the tests.
"""

from __future__ import annotations

import csv
import sys
from itertools import product
from pathlib import Path

ROOT = Path(__file__).parent.parent
GRID = ROOT / "tests" / "oracle" / "us_tax_grid.csv"
WAGES = (40_000, 80_000, 120_000, 165_000, 220_000, 300_000, 450_000, 650_000, 1_200_000)
# Status, and what the partner earns.
HOUSEHOLDS = (("single", 0), ("joint", 0), ("joint", 90_000))
FIGURES = {
    "federal": ("income_tax",),
    "payroll": ("employee_social_security_tax", "employee_medicare_tax", "additional_medicare_tax"),
    "state_tax": ("state_income_tax",),
    "state_payroll": ("employee_state_payroll_tax",),
}
# The last part of a jurisdiction's name, and how the engine is told of it.
LOCALITIES: dict[tuple[str, str], dict[str, object]] = {
    ("NY", "NYC"): {"in_nyc": True},
    ("NY", "YON"): {"in_yonkers": True},
    ("MD", "MONTGOMERY"): {"county_str": "MONTGOMERY_COUNTY_MD"},
    ("MD", "BALTIMORECITY"): {"county_str": "BALTIMORE_CITY_MD"},
    ("MD", "ANNEARUNDEL"): {"county_str": "ANNE_ARUNDEL_COUNTY_MD"},
    ("MD", "FREDERICK"): {"county_str": "FREDERICK_COUNTY_MD"},
    ("IN", "MARION"): {"county_str": "MARION_COUNTY_IN"},
    ("IN", "STJOSEPH"): {"county_str": "ST_JOSEPH_COUNTY_IN"},
    ("OR", "MULT"): {"county_str": "MULTNOMAH_COUNTY_OR"},
    ("DE", "WIL"): {"in_wilmington": True},
}
COLUMNS = ("year", "state", "locality", "filing", "wages", "partner_wages", *FIGURES, "local")


def main(years: list[int]) -> None:
    kept = []
    if GRID.exists():
        with GRID.open(encoding="utf-8", newline="") as file:
            kept = [row for row in csv.DictReader(file) if int(row["year"]) not in years]
    rows = kept + [row for year in years for row in _calculated(year)]
    rows.sort(key=lambda row: (int(row["year"]), row["state"], row["locality"]))
    GRID.parent.mkdir(exist_ok=True)
    with GRID.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def _calculated(year: int) -> list[dict[str, object]]:
    from policyengine_us import Simulation

    places = [(state, "") for state in _states()] + list(LOCALITIES)
    cases = list(product(places, HOUSEHOLDS, WAGES))
    simulation = Simulation(situation=_situation(year, cases))
    found = {
        name: sum(simulation.calculate(variable, year, map_to="tax_unit") for variable in variables)
        for name, variables in FIGURES.items()
    }
    # The first is after credits that are paid out, but leaves out what depends on the state's own tax.
    local, gross = (
        simulation.calculate(name, year) for name in ("local_income_tax", "local_income_tax_before_refundable_credits")
    )
    found["local"] = local + (local == 0) * gross
    return [
        {
            "year": year,
            "state": state,
            "locality": locality,
            "filing": filing,
            "wages": wages,
            "partner_wages": partner,
            **{name: f"{values[number]:.2f}" for name, values in found.items() if name != "local" or locality},
        }
        for number, ((state, locality), (filing, partner), wages) in enumerate(cases)
    ]


def _states() -> list[str]:
    """The 50 states and DC."""
    with (ROOT / "resources" / "data" / "us_state_price_parity.csv").open(encoding="utf-8", newline="") as file:
        return [row["state_code"] for row in csv.DictReader(file)]


def _situation(year: int, cases: list[tuple[tuple[str, str], tuple[str, int], int]]) -> dict[str, dict[str, object]]:
    """One household a case: aged 35, wages alone (no Alaska dividend), no children, the standard deduction."""
    groups: dict[str, dict[str, object]] = {
        name: {} for name in ("people", "tax_units", "spm_units", "families", "marital_units", "households")
    }
    for number, ((state, locality), (filing, partner), wages) in enumerate(cases):
        members = [f"you{number}"]
        groups["people"][members[0]] = _person(year, wages)
        if filing == "joint":
            members.append(f"partner{number}")
            groups["people"][members[1]] = _person(year, partner)
        for name in ("spm_units", "families", "marital_units"):
            groups[name][f"{name}{number}"] = {"members": members}
        groups["tax_units"][f"tax_units{number}"] = {"members": members, "tax_unit_itemizes": {year: False}}
        groups["households"][f"households{number}"] = {
            "members": members,
            "state_code": {year: state},
            "county_str": {year: "UNKNOWN"},
            **{name: {year: value} for name, value in LOCALITIES.get((state, locality), {}).items()},
        }
    return groups


def _person(year: int, wages: int) -> dict[str, object]:
    return {"age": {year: 35}, "employment_income": {year: wages}, "ak_permanent_fund_dividend": {year: 0}}


if __name__ == "__main__":
    main([int(year) for year in sys.argv[1:]] or [2025, 2026])
