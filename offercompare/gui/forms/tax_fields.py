"""The fields of tax: the method of an offer or of the home, and what the person files, by country."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from offercompare.document.edits import value_at
from offercompare.engine.place import country
from offercompare.errors import InputError
from offercompare.gui.forms import choices
from offercompare.gui.forms.field import Assumed, Field, Owner, Section
from offercompare.gui.forms.field_kinds import amount, choice, flag, percent, whole, yearly_amount
from offercompare.model import Comparison
from offercompare.reference import places, tax_tables
from offercompare.translation import tr


def method_fields(block: str) -> tuple[Field, ...]:
    """How tax is taken off, for the block at this path; a typed rate chooses itself."""
    method, rate = f"{block}.method", f"{block}.rate"

    def rate_first(owner: Owner, value: Any) -> Mapping[str, Any]:
        if value == "rate" and value_at(owner, rate) is None:
            raise InputError(tr("Type the rate below; it is then the one that counts."))
        return {}

    def method_of_rate(owner: Owner, value: Any) -> Mapping[str, Any]:
        if value is not None:
            return {method: "rate"}
        return {method: "place"} if value_at(owner, method) == "rate" else {}

    return (
        choice(
            method,
            tr("Tax is taken off"),
            tr("By the tables of the place where they are bundled; else give a rate, or say that no tax is due."),
            choices.tax_methods(),
            empty="place",
            along=rate_first,
        ),
        percent(
            rate,
            tr("Rate of your own"),
            tr("Tax and social contributions together, as a part of pay; type it and it counts."),
            tr("of pay"),
            absent=tr("none"),
            along=method_of_rate,
        ),
    )


def person_tax_sections() -> tuple[Section, ...]:
    """What the person files, and what single countries ask for, shown where some place lies in one."""
    return (_filing(), _germany(), _united_kingdom(), _singapore(), _home())


def countries(comparison: Comparison) -> frozenset[str]:
    """The countries of the home and of every offer's place of work, by code."""
    home = places.find(comparison.person.home) if comparison.person.home else None
    found = {country(offer, comparison) for offer in comparison.offers} | {home.country_code if home else None}
    return frozenset(code for code in found if code)


def _lies_in(code: str) -> Callable[[Owner], bool]:
    return lambda comparison: code in countries(comparison)


def _filing() -> Section:
    return Section(
        tr("What you file"),
        (
            whole(
                "person.tax.year",
                tr("Tax year"),
                tr("Year 1 of the comparison is taxed by its tables; later years grow from there."),
                assumed=lambda *_: Assumed(tax_tables.newest_year(), tr("the newest tables")),
                example=tr("a year such as {year}", year=tax_tables.newest_year()),
            ),
            choice(
                "person.tax.filing_status",
                tr("You file"),
                tr("Single, jointly with a spouse, or alone with a child (head of household, United States)."),
                choices.filing_statuses(),
                empty="single",
            ),
            yearly_amount(
                "person.tax.partner_income",
                tr("Partner's income"),
                tr("Before tax; 0 where there is none. Filing jointly needs it: without it no after-tax pay is shown."),
                shown=lambda comparison: (
                    comparison.person.tax.filing_status == "joint" or comparison.person.tax.partner_income is not None
                ),
            ),
            whole(
                "person.tax.children",
                tr("Children"),
                tr("Children who count for tax: they lower it where the tables say so."),
                empty=0,
                absent=tr("none"),
            ),
            choice(
                "person.tax.deduction",
                tr("Deduction"),
                tr("The standard one, or state and local tax up to its cap where that is larger (United States)."),
                choices.deductions(),
                empty="standard",
                shown=_lies_in("US"),
            ),
            yearly_amount(
                "person.tax.pre_tax_contributions",
                tr("Paid in before tax"),
                tr("Your own retirement and health contributions: income tax leaves them out, payroll tax does not."),
                empty=0.0,
                absent=tr("none"),
            ),
        ),
    )


def _germany() -> Section:
    return Section(
        tr("Germany"),
        (
            whole(
                "person.tax.tax_class",
                tr("Tax class"),
                tr("Steuerklasse, 1 to 6, which sets what the employer keeps back; by what you file where empty."),
                absent=tr("by filing"),
            ),
            flag(
                "person.tax.church_tax",
                tr("Church tax"),
                tr("Kirchensteuer: 8 or 9 % on top of income tax for members of a church that levies it."),
                empty=False,
            ),
            choice(
                "person.tax.health_insurance",
                tr("Health insurance"),
                tr("Statutory (GKV) takes a part of pay; private (PKV) has a premium of its own."),
                choices.health_insurances(),
                empty="statutory",
            ),
            amount(
                "person.tax.health_premium",
                tr("Private premium"),
                tr("The month's whole premium, what the employer pays included."),
                tr("EUR a month"),
                shown=lambda comparison: (
                    comparison.person.tax.health_insurance == "private"
                    or comparison.person.tax.health_premium is not None
                ),
            ),
            percent(
                "person.tax.health_extra_rate",
                tr("Additional rate"),
                tr("Zusatzbeitrag: what your fund takes beyond the general rate; the average where empty."),
                tr("of pay"),
                absent=tr("the average"),
                shown=lambda comparison: comparison.person.tax.health_insurance == "statutory",
            ),
        ),
        shown=_lies_in("DE"),
    )


def _united_kingdom() -> Section:
    return Section(
        tr("United Kingdom"),
        (
            percent(
                "person.tax.pension_rate",
                tr("Pension, own part"),
                tr("What you pay into the workplace pension."),
                tr("of pay"),
                empty=0.0,
                absent=tr("none"),
            ),
            choice(
                "person.tax.pension_method",
                tr("Pension is paid"),
                tr(
                    "Salary sacrifice: before tax and National Insurance. Net pay: before tax alone. Relief at source:"
                    " out of taxed pay, with basic-rate tax added."
                ),
                choices.pension_methods(),
                empty="salary_sacrifice",
                shown=lambda comparison: comparison.person.tax.pension_rate > 0,
            ),
            choice(
                "person.tax.student_loan",
                tr("Student loan"),
                tr("The plan you repay on: a part of pay above the plan's threshold."),
                choices.student_loans(),
                absent=tr("none"),
            ),
        ),
        shown=_lies_in("GB"),
    )


def _singapore() -> Section:
    return Section(
        tr("Singapore"),
        (
            flag(
                "person.tax.provident_fund",
                tr("Pays into the CPF"),
                tr("The Central Provident Fund takes a part of pay from citizens and permanent residents only."),
                empty=False,
            ),
        ),
        shown=_lies_in("SG"),
    )


def _home() -> Section:
    note = tr("For what the two ends of the pay scale are worth after tax, and for offers that are worked from home.")
    return Section(tr("Tax at home"), method_fields("person.tax"), note)
