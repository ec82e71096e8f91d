"""Which tax a job's pay bears: by the tables of its place, at the person's own rate, or none (MODEL 7a).

Amounts in and out are in the reporting currency; tables are calculated in the currency of their place.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from offercompare.engine.figure import Figure, Later
from offercompare.engine.german_tax import german_tax
from offercompare.engine.tax import Household, TaxLine, household_tax, less, totals
from offercompare.engine.tax_steps import GrownTax, Growth
from offercompare.model import PersonTax
from offercompare.model.vocabulary import TaxMethod
from offercompare.reference import tax_tables
from offercompare.reference.tax_tables import LEVELS, Level
from offercompare.translation import tr

# A step of the law met exactly is no rate: it is spread over as much as this.
_STEP = 1_000.0
# Its wage tax is a flow of the ministry's own, not a table.
GERMANY = "DE"
# Where the law rounds to whole units of currency, the next one alone tells no rate.
_WHOLE_UNITS = frozenset({GERMANY})


@dataclass(frozen=True, slots=True)
class Bill:
    """The tax on one year's wages: by level, and in all with its trail; positive is what the person pays."""

    by_level: Mapping[Level, float]
    total: Figure
    deduction: str = ""


class Billed(Protocol):
    """An amount that depends on a year's wages."""

    def amount(self, number: int, wages: float) -> float:
        """The amount at ``wages`` in the year with this index from 0; both in the reporting currency."""
        ...


class TaxRule(Billed, Protocol):
    """How a job is taxed: the method of FORMAT 2, its warnings, and the bill of a year.

    ``unknown`` is the question to the person where no figure can be given, else empty; then nothing may be asked.
    ``year`` is that of the tables for year 1.
    """

    @property
    def method(self) -> TaxMethod: ...
    @property
    def year(self) -> int: ...
    @property
    def unknown(self) -> str: ...
    @property
    def warnings(self) -> tuple[str, ...]: ...

    def __hash__(self) -> int: ...

    def bill(self, number: int, wages: float) -> Bill:
        """The tax on ``wages`` in the year with this index from 0; ``amount`` is the same without a trail."""
        ...


@dataclass(frozen=True, slots=True)
class Unknown:
    """No figure can be given: ``unknown`` says what to do."""

    year: int
    unknown: str
    method: TaxMethod = "place"
    warnings: tuple[str, ...] = ()

    def bill(self, number: int, wages: float) -> Bill:
        """Not to be asked."""
        raise ValueError(self.unknown)

    def amount(self, number: int, wages: float) -> float:
        """Not to be asked."""
        raise ValueError(self.unknown)


@dataclass(frozen=True, slots=True)
class OwnRate:
    """The person's own effective rate, or 0 where no tax is due."""

    method: TaxMethod
    rate: float
    year: int
    currency: str
    warnings: tuple[str, ...] = ()
    unknown: str = ""

    def bill(self, number: int, wages: float) -> Bill:
        """The same share of every unit; it is not known which level takes it."""
        rate = Figure(tr("Own tax rate"), self.rate, "fraction", tr("entered"))
        wages_figure = Figure(tr("Taxed pay"), wages, "money", currency=self.currency)
        how = tr("taxed pay × rate") if self.method == "rate" else tr("no tax is due, you said")
        amount, inputs = self.amount(number, wages), (wages_figure, rate)
        by_level = dict.fromkeys(LEVELS, 0.0) if self.method == "none" else {}
        return Bill(by_level, Figure(_label(number), amount, "money", how, inputs, currency=self.currency))

    def amount(self, number: int, wages: float) -> float:
        """Wages times the rate."""
        return wages * self.rate


@dataclass(frozen=True, slots=True)
class ByPlace:
    """The tables of a place, year by year; later years take the last table with its amounts grown."""

    jurisdictions: tuple[str, ...]
    person: PersonTax
    growth: float
    """How far amounts grow in each year after the last table."""
    rate: Figure
    """Reporting units per unit of the tables' currency."""
    currency: str
    reporting: str
    region: str
    year: int
    warnings: tuple[str, ...] = ()
    method: TaxMethod = "place"
    unknown: str = ""

    def bill(self, number: int, wages: float) -> Bill:
        """The lines of the law, added up by level."""
        lines = self._lines(number, wages)
        rate = self.rate.known
        by_level = {level: amount * rate for level, amount in totals(lines).items()}
        wages_figure = Figure(tr("Taxed pay"), wages, "money", currency=self.reporting)
        inputs = Later(lambda: (wages_figure, *(line.figure for line in lines), *self._conversion()))
        how = tr("tables of {place}, {year}", place=", ".join(self.jurisdictions), year=self.year + number)
        total = Figure(_label(number), sum(by_level.values()), "money", how, inputs, "", self.reporting)
        return Bill(by_level, total, self._deduction(lines))

    def amount(self, number: int, wages: float) -> float:
        """The sum of the lines."""
        return sum(line.amount for line in self._lines(number, wages)) * self.rate.known

    def _conversion(self) -> tuple[Figure, ...]:
        return (self.rate,) if self.currency != self.reporting else ()

    def _deduction(self, lines: tuple[TaxLine, ...]) -> str:
        itemised = any(line.level == "federal" and line.is_itemised for line in lines)
        return "state_and_local" if itemised else "standard"

    def _lines(self, number: int, wages: float) -> tuple[TaxLine, ...]:
        lines = self.household_lines(number, wages)
        if self.partner_wages <= 0:
            return lines
        return less(lines, self.household_lines(number, 0.0))

    def household_lines(self, number: int, wages: float) -> tuple[TaxLine, ...]:
        """The taxes of the whole household in the currency of the tables, with so much earned in this job."""
        person = self.person
        if self.jurisdictions[0] == GERMANY:
            own, rate = wages / self.rate.known, self.rate.known
            return german_tax(own, person, self.year + number, self.region, self.growth, rate)
        household = Household(
            own_wages=wages / self.rate.known,
            partner_wages=self.partner_wages / self.rate.known,
            contributions=person.pre_tax_contributions / self.rate.known,
            pension=person.pension_rate,
            children=person.children,
            salt=person.deduction == "larger_of_standard_and_salt",
            options=_options(person, self.jurisdictions),
        )
        return household_tax(self.taxes(number), household)

    def taxes(self, number: int) -> tuple[GrownTax, ...]:
        """What the place levies in the year with this index from 0."""
        found = taxes_of(self.jurisdictions, self.year + number, self.person.filing_status, self.growth, self.currency)
        assert found is not None
        return found

    @property
    def partner_wages(self) -> float:
        """The partner's income where a couple is taxed together; elsewhere it does not touch this job's tax."""
        together = self.person.filing_status == "joint" and taxes_households(self.jurisdictions[0])
        return self.person.partner_income or 0.0 if together else 0.0


def rounds_to_units(rule: Billed) -> float:
    """How far a bill may be off a straight line for being rounded to whole units, in the reporting currency."""
    return rule.rate.known if isinstance(rule, ByPlace) and rule.jurisdictions[0] in _WHOLE_UNITS else 0.0


def _label(number: int) -> str:
    return tr("Tax, year {year}", year=number + 1)


def _options(person: PersonTax, where: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """The answers to the conditions in the tables."""
    return (
        ("region", where[min(1, len(where) - 1)]),
        ("pension_method", person.pension_method),
        ("student_loan", person.student_loan or "none"),
        ("provident_fund", "yes" if person.provident_fund else "no"),
        ("health_insurance", person.health_insurance),
        ("children", str(person.children)),
    )


# The tax of year 1 ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class YearOneTax:
    """The tax of year 1 by level; rates are fractions, None where nothing is taxed."""

    by_level: Mapping[Level, float]
    total: Figure
    effective_rate: float | None
    marginal_rate: float
    deduction: str


def year_one_tax(rule: TaxRule, wages: float) -> YearOneTax:
    """What the year's wages bear, on average and on the next unit; not to be asked of a rule that is unknown."""
    bill = rule.bill(0, wages)
    effective = bill.total.known / wages if wages > 0 else None
    return YearOneTax(bill.by_level, bill.total, effective, _marginal_rate(rule, wages), bill.deduction)


def _marginal_rate(rule: TaxRule, wages: float) -> float:
    before = rule.amount(0, wages)
    rate = rule.amount(0, wages + 1) - before
    return rate if 0 <= rate <= 1 and not rounds_to_units(rule) else (rule.amount(0, wages + _STEP) - before) / _STEP


@cache
def taxes_households(country: str) -> bool:
    """Whether a country taxes couples together: then joint filing asks for the partner's income."""
    return any(
        tax.per == "household"
        for year in tax_tables.years(country)
        if (table := tax_tables.table(country, year, "joint")) is not None
        for tax in table.taxes
        if tax.level == "federal"
    )


@cache
def taxes_of(
    where: tuple[str, ...], year: int, filing: str, growth: float, currency: str
) -> tuple[GrownTax, ...] | None:
    """What the nation, its region and the locality levy in ``year``; None where a needed table is not known."""
    found: list[GrownTax] = []
    for depth, jurisdiction in enumerate(where):
        table = tax_tables.latest(jurisdiction, year, filing)
        if table is None:
            if depth == 0 or (depth == 1 and tax_tables.has_regions(where[0])):
                return None
            continue
        grown = Growth((1 + growth) ** (year - table.year))
        found += (GrownTax(tax, grown, currency) for tax in table.taxes)
    return tuple(found)
