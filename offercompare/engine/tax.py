"""The tax of a household in one year from tax tables: lines with their trail, summed by level (MODEL 7a).

The order is that of the law: social contributions, the nation's income tax on the standard deduction, state, city, and
last the nation's again where state and local taxes are deducted instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from offercompare.engine.figure import Figure, Later
from offercompare.engine.tax_steps import GrownTax, Options, Quantities, run, shown, trail, value_of
from offercompare.reference.tax_tables import LEVELS, Level, Step
from offercompare.translation import tr

# State tax may ask for federal tax, local tax for the state's.
_ORDER: tuple[Level, ...] = ("payroll", "federal", "state", "state_payroll", "local")


@dataclass(frozen=True, slots=True)
class Household:
    """Who is taxed: yearly wages of both earners, own pre-tax contributions, and what else the tables ask for.

    ``pension`` is the own part of pay that goes into a pension, a fraction. ``salt`` takes the larger of the standard
    deduction and state and local tax. ``options`` answers the conditions of steps: ("student_loan", "plan_2");
    ``amounts`` are further quantities that the tables of a country ask for: ("premium", 6_000.0).
    """

    own_wages: float
    partner_wages: float = 0.0
    contributions: float = 0.0
    pension: float = 0.0
    children: int = 0
    salt: bool = False
    options: tuple[tuple[str, str], ...] = ()
    amounts: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class TaxLine:
    """One tax of a household: its level, its amount in the table's currency, and how that was made."""

    level: Level
    label: str
    amount: float
    currency: str
    how: str
    inputs: Sequence[Figure]
    source: str = ""
    is_itemised: bool = False
    """Whether state and local tax took the place of the standard deduction."""

    @property
    def figure(self) -> Figure:
        """The amount with its trail."""
        return Figure(self.label, self.amount, "money", self.how, self.inputs, self.source, self.currency)


@dataclass(slots=True)
class _Bill:
    """What has been calculated so far; ``known`` are the quantities that later steps may ask for."""

    known: Quantities
    options: Options
    apart: Mapping[tuple[str, str], GrownTax] = field(default_factory=dict)
    """What spouses pay where they are taxed apart, by jurisdiction and name of the household's tax."""
    lines: list[TaxLine] = field(default_factory=list)


def household_tax(taxes: Iterable[GrownTax], household: Household) -> tuple[TaxLine, ...]:
    """All taxes of the household, in the order of ``LEVELS`` as the law builds them on each other."""
    wages = household.own_wages + household.partner_wages
    known = {
        "one": 1.0,
        "wages": wages,
        "own_wages": household.own_wages,
        "partner_wages": household.partner_wages,
        "lesser_wages": min(household.own_wages, household.partner_wages),
        # Own contributions lower the own wage alone: without this job there is none that they could lower.
        "agi": max(household.own_wages - household.contributions, 0.0) + household.partner_wages,
        "pension": household.own_wages * household.pension,
        "children": float(household.children),
        "payroll": 0.0,
        "own_payroll": 0.0,
        "partner_payroll": 0.0,
        "federal_deduction": 0.0,
        "federal_taxable": 0.0,
        "federal_tax": 0.0,
        "state_income": 0.0,
        "state_taxable": 0.0,
        "state_tax": 0.0,
        **dict(household.amounts),
    }
    taxes = tuple(taxes)
    apart = {(each.tax.jurisdiction, each.tax.label): each for each in taxes if each.tax.per == "spouse"}
    bill = _Bill(known, household.options, apart)
    by_level: dict[Level, list[GrownTax]] = {level: [] for level in LEVELS}
    for each in taxes:
        if each.tax.per != "spouse" and each.steps_for(household.options).is_levied:
            by_level[each.tax.level].append(each)
    for level in _ORDER:
        for each in by_level[level]:
            bill.lines.extend(_lines(each, household, bill))
    if household.salt:
        _deduct_state_and_local(by_level["federal"], bill)
    return tuple(bill.lines)


def _lines(each: GrownTax, household: Household, bill: _Bill) -> Iterable[TaxLine]:
    if each.tax.per == "household":
        yield _household_line(each, household, bill)
    else:
        yield from _person_lines(each, household, bill)


def _person_lines(each: GrownTax, household: Household, bill: _Bill) -> Iterable[TaxLine]:
    earners: tuple[tuple[Literal["own", "partner"], float, float], ...] = (
        ("own", household.own_wages, household.contributions),
        ("partner", household.partner_wages, 0.0),
    )
    for who, wages, contributions in earners:
        if wages or who == "own":
            yield _person_line(each, who, wages, contributions, bill)


def _household_line(each: GrownTax, household: Household, bill: _Bill) -> TaxLine:
    line, found = _line(each, bill.known, bill.options, "agi")
    apart = bill.apart.get((each.tax.jurisdiction, each.tax.label))
    if apart is not None:
        line = _lower(line, _person_lines(apart, household, bill))
    if each.tax.level == "payroll":
        bill.known["payroll"] += line.amount
    if each.tax.level == "federal":
        bill.known["federal_tax"] += line.amount
        bill.known["federal_taxable"] = bill.known["federal_taxable"] or found["taxable"]
        bill.known["federal_deduction"] = bill.known["federal_deduction"] or found["deduction"]
    if each.tax.level == "state":
        bill.known["state_tax"] += line.amount
        bill.known["state_taxable"] = bill.known["state_taxable"] or found["taxable"]
        bill.known["state_income"] = bill.known["state_income"] or found["income"]
    return line


def _lower(together: TaxLine, apart: Iterable[TaxLine]) -> TaxLine:
    """What a couple pays where it may be taxed together or each spouse on their own wages."""
    spouses = tuple(apart)
    amount = sum(line.amount for line in spouses)
    if amount >= together.amount:
        return together
    how = tr("each spouse on their own wages, which is less than together")
    return replace(together, amount=amount, how=how, inputs=Later(lambda: [line.figure for line in spouses]))


def _person_line(
    each: GrownTax, who: Literal["own", "partner"], wages: float, contributions: float, bill: _Bill
) -> TaxLine:
    pension = bill.known["pension"] if who == "own" else 0.0
    agi = max(wages - contributions, 0.0)
    # The other's: what is left of the household's.
    known = {**bill.known, "wages": wages, "agi": agi, "lead": 2 * agi - bill.known["agi"], "pension": pension}
    line, _ = _line(each, known, bill.options, "agi" if each.tax.per == "spouse" else "wages")
    if each.tax.level == "payroll":
        bill.known[f"{who}_payroll"] += line.amount
        bill.known["payroll"] += line.amount
    return replace(line, label=tr("{tax}, partner", tax=line.label)) if who == "partner" else line


def _line(
    each: GrownTax, known: Quantities, options: Options, start: str, instead: Figure | None = None
) -> tuple[TaxLine, Quantities]:
    """The tax and the quantities found on the way; its trail is made when it is asked for."""
    known = dict(known)
    found = run(each, known, options, start, instead)
    inputs = Later(lambda: trail(each, known, options, start, instead))
    line = TaxLine(
        each.tax.level,
        each.tax.label,
        found["tax"],
        each.currency,
        tr("the law's steps in order"),
        inputs,
        is_itemised=instead is not None,
    )
    return line, found


def _deduct_state_and_local(federal: list[GrownTax], bill: _Bill) -> None:
    """Federal tax again with state and local tax as the deduction, where that is larger (MODEL 7a)."""
    paid = sum(line.amount for line in bill.lines if line.level in ("state", "local"))
    for each in federal:
        cap = next((step for step in each.tax.steps if step.role == "state_and_local"), None)
        if cap is None:
            continue
        deduction = _capped(cap, each, bill, paid)
        if deduction.known > bill.known["federal_deduction"]:
            line, _ = _line(each, bill.known, bill.options, "agi", deduction)
            bill.lines = [line if before.label == each.tax.label else before for before in bill.lines]


def _capped(cap: Step, each: GrownTax, bill: _Bill, paid: float) -> Figure:
    limit = shown(cap, each, bill.known, value_of(cap, each, bill.known))
    taxes = Figure(tr("State and local tax"), paid, "money", currency=each.currency)
    how = tr("state and local tax, at most the cap")
    return Figure(cap.label, min(paid, limit.known), "money", how, (taxes, limit), cap.source, each.currency)


def totals(lines: Iterable[TaxLine]) -> dict[Level, float]:
    """The sum of each level."""
    sums = dict.fromkeys(LEVELS, 0.0)
    for line in lines:
        sums[line.level] += line.amount
    return sums


def less(with_job: Iterable[TaxLine], without: Iterable[TaxLine]) -> tuple[TaxLine, ...]:
    """The tax that a job adds to its household's, line by line; what it does not touch is left out."""
    before = {(line.level, line.label): line for line in without}
    lines = []
    for line in with_job:
        other = before.get((line.level, line.label))
        if other is None:
            lines.append(line)
        elif line.amount != other.amount:
            how = tr("the household's tax with this job less without it")
            gone = other.figure
            label = tr("{tax}, without this job", tax=gone.label)
            without_job = replace(gone, label=label, value=-gone.known)
            inputs = (line.figure.named(tr("{tax}, with this job", tax=line.label)), without_job)
            lines.append(replace(line, amount=line.amount - other.amount, how=how, inputs=inputs))
    return tuple(lines)
