"""The steps of one tax in the order of the law: income, deductions, rates, credits (resources/data/tax/README.md)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from offercompare.engine.figure import Figure
from offercompare.reference.tax_tables import Role, Step, Tax
from offercompare.translation import tr

Quantities = dict[str, float]
Options = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Growth:
    """How far amounts have grown since the table's year: 1.025 a year; what the law fixes stays (MODEL 7a)."""

    factor: float = 1.0

    def at(self, step: Step, x: float) -> float:
        """The value of a step whose bounds and amounts have grown alike."""
        if step.fixed or self.factor == 1.0:
            return step.schedule.at(x)
        value = step.schedule.at(x / self.factor)
        return value if step.role == "scale" else value * self.factor


@dataclass(frozen=True, slots=True)
class Steps:
    """The steps of a tax that hold for one person, by role; ``after`` are credits, additions and refunds in order."""

    income: tuple[Step, ...]
    deduction: tuple[Step, ...]
    tax: tuple[Step, ...]
    after: tuple[Step, ...]
    is_levied: bool
    """Whether the tax falls on this person at all: a student loan that nobody took is no tax of 0."""


@dataclass(frozen=True)
class GrownTax:
    """A tax of a table, with the growth of its amounts since the table's year."""

    tax: Tax
    growth: Growth
    currency: str
    _held: dict[Options, Steps] = field(default_factory=dict, compare=False, repr=False)

    def steps_for(self, options: Options) -> Steps:
        """The steps that hold with these answers; found once."""
        if options not in self._held:
            self._held[options] = _steps(self.tax, dict(options))
        return self._held[options]


def _steps(tax: Tax, options: Mapping[str, str]) -> Steps:
    holding = [step for step in tax.steps if _holds(step.when, options)]

    def of(*roles: Role) -> tuple[Step, ...]:
        return tuple(step for step in holding if step.role in roles)

    is_levied = bool(of("tax")) or not any(step.role == "tax" for step in tax.steps)
    return Steps(of("income"), of("deduction"), of("tax"), of("credit", "addition", "refund"), is_levied)


def _holds(when: str, options: Mapping[str, str]) -> bool:
    if not when:
        return True
    name, _, value = when.partition("=")
    return options.get(name, "") in value.split("|")


def run(
    each: GrownTax,
    known: Quantities,
    options: Options,
    start: str,
    instead: Figure | None,
    said: list[Figure] | None = None,
) -> Quantities:
    """All quantities after the steps of the law; ``instead`` is a deduction that takes the place of the table's.

    ``said`` takes each step as a figure.
    """
    steps, found = each.steps_for(options), dict(known)

    def value(step: Step) -> float:
        amount = value_of(step, each, found)
        if said is not None:
            said.append(shown(step, each, found, amount))
        return amount

    found["income"] = sum(map(value, steps.income)) if steps.income else known[start]
    found["deduction"] = sum(map(value, steps.deduction)) if instead is None else instead.known
    found["taxable"] = max(found["income"] - found["deduction"], 0.0)
    found["tax"] = sum(map(value, steps.tax))
    for step in steps.after:
        amount = value(step)
        left = found["tax"] + (amount if step.role == "addition" else -amount)
        found["tax"] = left if step.role == "refund" else max(left, 0.0)
    return found


def trail(each: GrownTax, known: Quantities, options: Options, start: str, instead: Figure | None) -> list[Figure]:
    """The taxed income and every step as figures."""
    steps: list[Figure] = [instead] if instead is not None else []
    found = run(each, known, options, start, instead, steps)
    return [Figure(tr("Taxed income"), found["taxable"], "money", currency=each.currency), *steps]


def value_of(step: Step, each: GrownTax, found: Quantities) -> float:
    """One step's value at the quantity that it depends on."""
    value = each.growth.at(step, found[step.on])
    if step.scale is not None:
        value *= each.growth.at(step.scale, found[step.scale.on])
    if step.cap is not None:
        value = min(value, each.growth.at(step.cap, found[step.cap.on]))
    if step.floor is not None:
        value = max(value, each.growth.at(step.floor, found[step.floor.on]))
    return value


def shown(step: Step, each: GrownTax, found: Quantities, value: float) -> Figure:
    """One step as a figure, with the quantity that it depends on."""
    how = tr("by the table") if each.growth.factor == 1.0 or step.fixed else tr("by the table, amounts grown")
    return Figure(step.label, value, "money", how, _depends_on(step, each, found), step.source, each.currency)


def _depends_on(step: Step, each: GrownTax, found: Quantities) -> tuple[Figure, ...]:
    """The quantity that the step depends on; what is the same for everybody depends on nothing."""
    if step.on == "one":
        return ()
    if step.on == "children":
        return (Figure(_quantity(step.on), found[step.on]),)
    return (Figure(_quantity(step.on), found[step.on], "money", currency=each.currency),)


def _quantity(name: str) -> str:
    """What a quantity of the tables is called."""
    return {
        "wages": tr("Wages"),
        "own_wages": tr("Own wages"),
        "partner_wages": tr("Partner's wages"),
        "lesser_wages": tr("The lower of both wages"),
        "agi": tr("Wages less own contributions"),
        "lead": tr("What this person earns more"),
        "pension": tr("Own pension part"),
        "children": tr("Children"),
        "payroll": tr("Social contributions"),
        "own_payroll": tr("Own social contributions"),
        "partner_payroll": tr("Partner's social contributions"),
        "income": tr("Income"),
        "taxable": tr("Taxed income"),
        "tax": tr("Tax so far"),
        "federal_deduction": tr("The nation's deduction"),
        "federal_taxable": tr("Income taxed by the nation"),
        "federal_tax": tr("The nation's income tax"),
        "state_income": tr("Income by the state's law"),
        "state_taxable": tr("Income taxed by the state"),
        "state_tax": tr("The state's income tax"),
    }.get(name, name)
