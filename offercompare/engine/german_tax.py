"""German tax on one person's wages: social contributions and church tax by the tables, wage tax by its own law.

Couples are taxed by tax class, so a job's tax never asks for the partner's income (MODEL 7a).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from offercompare.engine.figure import Figure, Later
from offercompare.engine.german_wage_tax import Insurance, WageTax, wage_tax
from offercompare.engine.tax import Household, TaxLine, household_tax
from offercompare.engine.tax_steps import GrownTax, Growth
from offercompare.model.comparison import PersonTax
from offercompare.reference import tax_tables
from offercompare.reference.tax_tables import Level, TaxTable
from offercompare.translation import tr

_CURRENCY = "EUR"
_CLASSES = {"single": 1, "joint": 4, "head_of_household": 2}
# The one Land where employer and employee do not bear equal parts of long-term care insurance.
_SAXONY = "Saxony"
# What the law of 2025 takes the employer to pay towards a private insurance, by whether it is in Saxony.
_EMPLOYERS = {False: 0.1005, True: 0.0955}
_STATUTORY = "health_insurance=statutory"


def missing(person: PersonTax) -> str:
    """The question without whose answer no German tax can be given, else empty."""
    if person.health_insurance == "private" and person.health_premium is None:
        return tr("Private health insurance needs its premium: enter what it costs in a month.")
    return ""


def german_tax(
    wages: float, person: PersonTax, year: int, region: str, threshold_growth: float = 0.0, rate: float = 1.0
) -> tuple[TaxLine, ...]:
    """The lines of a year's tax on ``wages`` in euro: social contributions, wage tax, surcharge, church tax.

    ``region`` is the Land as the places name it ("Bavaria"). Years after the last table take that with its amounts
    grown. ``rate`` is what a euro is worth in the currency of the person's amounts. ``ValueError`` where the premium
    of a private insurance is ``missing``, or no table is known for so early a year.
    """
    table = tax_tables.latest("DE", year, "single")
    if table is None or missing(person):
        raise ValueError(missing(person) or f"no German tax table for {year}")
    factor = (1 + threshold_growth) ** (year - table.year)
    household = _household(wages, person, region, rate)
    payroll = household_tax(_taxes(table.year, "payroll", factor), household)
    tax = _wage_tax(payroll, household, person, table, factor)
    assessed = replace(household, amounts=(("assessed_tax", tax.assessed),))
    church = household_tax(_taxes(table.year, "state"), assessed)
    return (*payroll, *_income_tax(tax, household, person, table.year), *church)


def tax_class(person: PersonTax) -> int:
    """The Steuerklasse that is entered, else that of the filing status; couples are taken to be IV and IV."""
    return person.tax_class or _CLASSES[person.filing_status]


def _household(wages: float, person: PersonTax, region: str, rate: float) -> Household:
    where = "saxony" if region == _SAXONY else "general"
    statutory = person.health_insurance == "statutory"
    return Household(
        own_wages=wages,
        contributions=person.pre_tax_contributions / rate,
        children=person.children,
        options=(
            ("health_insurance", person.health_insurance),
            ("health_extra", "average" if person.health_extra_rate is None else "own"),
            ("care" if statutory else "private_care", where),
            ("children", str(person.children)),
            ("church_tax", "yes" if person.church_tax else "no"),
            ("land", region),
        ),
        amounts=(
            ("premium", 12 * (person.health_premium or 0.0) / rate),
            ("health_extra_rate", person.health_extra_rate or 0.0),
        ),
    )


@cache
def _taxes(year: int, level: Level, factor: float = 1.0) -> tuple[GrownTax, ...]:
    table = tax_tables.table("DE", year, "single")
    assert table is not None, f"no German tax table for {year}"
    return tuple(GrownTax(tax, Growth(factor), _CURRENCY) for tax in table.taxes if tax.level == level)


def _wage_tax(
    payroll: Iterable[TaxLine], household: Household, person: PersonTax, table: TaxTable, factor: float
) -> WageTax:
    """The wage tax with all its amounts grown by ``factor``: that of pay smaller by it, larger by it."""
    paid = {line.label: line.amount / factor for line in payroll}
    wages = household.own_wages / factor
    base = _charged(table, wages)
    in_saxony = ("private_care", "saxony") in household.options
    insurance = Insurance(
        pension=paid["Pension insurance"],
        unemployment=paid["Unemployment insurance"],
        health=paid.get("Health insurance", paid.get("Private health and care insurance", 0.0)),
        care=paid.get("Long-term care insurance", 0.0),
        base=base,
        is_private=person.health_insurance == "private",
        premium=dict(household.amounts)["premium"] / factor,
        employers=base * _EMPLOYERS[in_saxony],
    )
    tax = wage_tax(wages, household.contributions / factor, tax_class(person), person.children, insurance, table.year)
    return tax.grown(factor)


def _charged(table: TaxTable, wages: float) -> float:
    """The wages up to the ceiling of health insurance, as its general rate is charged on them."""
    steps = (step for tax in table.taxes for step in tax.steps if step.role == "tax" and step.when == _STATUTORY)
    schedule = next(steps).schedule
    return schedule.at(wages) / schedule.segments[0].rate


def _income_tax(tax: WageTax, household: Household, person: PersonTax, year: int) -> tuple[TaxLine, TaxLine]:
    how = tr("wage tax of class {number} on the taxed income", number=tax_class(person))
    source = f"EStG s.32a, s.39b; BMF Programmablaufplan {year}"
    income = TaxLine(
        "federal", "Income tax", tax.tax, _CURRENCY, how, Later(lambda: _income_trail(tax, household)), source
    )
    assessed = Figure(tr("Tax with allowances for children"), tax.assessed, "money", currency=_CURRENCY)
    how = tr("5.5 % of the tax, softened above the limit up to which it is free")
    surcharge = TaxLine(
        "federal", "Solidarity surcharge", tax.surcharge, _CURRENCY, how, (assessed,), "SolZG 1995 s.3, s.4"
    )
    return income, surcharge


def _income_trail(tax: WageTax, household: Household) -> tuple[Figure, ...]:
    parts = [
        (tr("Taxed income"), tax.taxable),
        (tr("Wages"), household.own_wages),
        (tr("Own contributions"), -household.contributions),
        (tr("Allowances of the tax class"), -tax.allowances),
        (tr("Lump sum for insurance"), -tax.provision),
    ]
    return tuple(Figure(label, value, "money", currency=_CURRENCY) for label, value in parts if value)
