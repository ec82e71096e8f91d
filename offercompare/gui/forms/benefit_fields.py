"""The fields of benefits and costs: lines with usual ones to start from, the purchase plan, the health plan."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from offercompare.engine.health_cost import health_cost
from offercompare.gui.forms.field import Field, Group, Listing, Owner, Section
from offercompare.gui.forms.field_kinds import choice, one_amount, percent, text, whole, yearly_amount
from offercompare.model import Comparison
from offercompare.numerals import Numerals
from offercompare.translation import tr

Preset = tuple[str, Mapping[str, Any]]


def benefits_group() -> Group:
    """The page on benefits and costs."""
    return Group("Benefits and costs", tr("Benefits and costs"), (_benefits(), _purchase_plan(), _costs(), _health()))


def _benefits() -> Section:
    paid_out = choice(
        "in_kind",
        tr("How"),
        tr("Money paid out to you counts as cash that you can spend; what is in kind does not."),
        ((True, tr("in kind")), (False, tr("paid out"))),
        empty=True,
    )
    listing = Listing(
        "benefits",
        tr("What the company gives besides pay"),
        tr(
            "Count what you would pay for yourself otherwise, at what it would cost you. Without a year it comes every"
            " year. A monthly amount may be typed as 50 × 12."
        ),
        tr("Benefit"),
        (*_line_fields(), paid_out),
        lambda _: {"label": "", "amount": 0.0},
        _benefit_presets(),
        (
            (tr("Share purchase plan (ESPP)"), "espp.contribution"),
            (tr("Health savings account (HSA)"), "health.employer_hsa"),
        ),
        evidence=True,
    )
    return Section(tr("Benefits"), (listing,))


def _costs() -> Section:
    listing = Listing(
        "costs",
        tr("What the job costs you"),
        tr(
            "What you would pay only because of this job; rent at the place of work has a field of its own. Without a"
            " year it comes every year. A monthly amount may be typed as 900 × 12."
        ),
        tr("Cost"),
        _line_fields(),
        lambda _: {"label": "", "amount": 0.0},
        _cost_presets(),
        ((tr("Health premium, own share"), "health.premium"),),
        evidence=True,
    )
    return Section(tr("Costs"), (listing,))


def _line_fields() -> tuple[Field, ...]:
    return (
        text("label", tr("What for"), tr("A name of your own."), absent=tr("What for")),
        one_amount("amount", tr("Amount"), tr("A year; once, where a year is named."), empty=0.0, absent=tr("amount")),
        whole(
            "year",
            tr("Only in year"),
            tr("The one year in which it comes, counted from 1; empty for every year."),
            absent=tr("every year"),
        ),
    )


def _benefit_presets() -> tuple[Preset, ...]:
    yearly = (tr("Health premium paid by the company"), tr("Gym"), tr("Phone and internet"), tr("Meals"))
    more = (tr("Learning budget"), tr("Commuter pass"), tr("Child care"), tr("Company car"))
    first_year: dict[str, Any] = {"year": 1}
    return (
        *_lines(*yearly, *more),
        *_lines(tr("Stipend, paid out"), tr("Home office allowance, paid out"), in_kind=False),
        *_lines(tr("Relocation paid by the company"), **first_year),
        *_lines(tr("Relocation allowance, paid out"), in_kind=False, **first_year),
    )


def _cost_presets() -> tuple[Preset, ...]:
    first_year: dict[str, Any] = {"year": 1}
    return (
        *_lines(tr("Commute pass"), tr("Parking"), tr("Fuel and tolls"), tr("Travel to the office")),
        *_lines(tr("Second flat"), tr("Child care"), tr("Professional fees")),
        *_lines(tr("Relocation, own share"), tr("Equipment of my own"), **first_year),
    )


def _lines(*labels: str, **values: Any) -> tuple[Preset, ...]:
    return tuple((label, {"label": label, **values}) for label in labels)


def _purchase_plan() -> Section:
    block = {"contribution": 0.0, "discount": 0.15}
    return Section(
        tr("Share purchase plan"),
        (
            yearly_amount(
                "espp.contribution",
                tr("You pay in"),
                tr("An employee share purchase plan (ESPP) sells you shares below their price; they are sold at once."),
                evidence=True,
                noted="espp",
                absent=tr("none"),
                block=block,
            ),
            percent(
                "espp.discount",
                tr("Discount"),
                tr("What the plan takes off the share price; most give 15 %."),
                shown=lambda offer: offer.espp is not None,
                block=block,
            ),
        ),
    )


def _health() -> Section:
    return Section(
        tr("Health plan"),
        (
            yearly_amount(
                "health.premium",
                tr("Premium, own share"),
                tr("What is taken from your pay for the insurance; the company's share is a benefit."),
                evidence=True,
                absent=tr("none"),
            ),
            yearly_amount(
                "health.deductible",
                tr("Deductible"),
                tr("What you pay for care in a year before the plan pays anything."),
                evidence=True,
                absent=tr("none"),
            ),
            percent(
                "health.coinsurance",
                tr("Coinsurance"),
                tr("Your part of the cost of care beyond the deductible."),
                tr("of the rest"),
                evidence=True,
                absent=tr("none"),
            ),
            yearly_amount(
                "health.out_of_pocket_max",
                tr("Out-of-pocket maximum"),
                tr("The most you pay for care in a year, the deductible included and the premium not."),
                evidence=True,
                absent=tr("no limit"),
            ),
            yearly_amount(
                "health.expected_care",
                tr("Care you expect"),
                tr("What your care would cost in a year before the plan pays; enter the same for every offer."),
            ),
            yearly_amount(
                "health.employer_hsa",
                tr("Company pays into HSA"),
                tr("What the company pays into your health savings account; counts as a benefit in kind."),
                evidence=True,
                absent=tr("none"),
            ),
        ),
        result=_health_result,
    )


def _health_result(offer: Owner, comparison: Comparison, numerals: Numerals) -> str:
    currency = comparison.currency_of(offer)
    cost = health_cost(offer, currency)
    if cost is None or cost.value is None:
        return ""
    parts = ", ".join(f"{part.label.lower()} {numerals.money(part.known)}" for part in cost.inputs)
    total = numerals.money(cost.value, currency)
    return tr("Costs you {total} a year: {parts}.", total=total, parts=parts)
