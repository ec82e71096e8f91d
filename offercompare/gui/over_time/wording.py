"""How the view words amounts, months and offers; no Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from offercompare.engine import Evaluation
from offercompare.model import Comparison
from offercompare.model.vocabulary import RANKED_STATUSES
from offercompare.numerals import Numerals
from offercompare.report.sheet import in_columns
from offercompare.report.words import offer_name, town
from offercompare.translation import tr, trn

MONTHS = 12
MILLION, THOUSAND = 1e6, 1e3


@dataclass(frozen=True, slots=True)
class Mark:
    """An offer as charts show it: its name, and what its colour is told by."""

    id: str
    name: str
    number: int
    is_current: bool


def marks(evaluation: Evaluation, names: Mapping[str, str] | None = None) -> tuple[Mark, ...]:
    """The offers that can still be taken, in the order and colours of the comparison: the current job first.

    ``names`` are what a report calls them, by id.
    """
    others = [each.offer.id for each in evaluation.offers if each.offer.status != "current"]
    ordered = in_columns(evaluation)
    return tuple(
        Mark(
            each.offer.id,
            (names or {}).get(each.offer.id) or offer_name(each.offer),
            others.index(each.offer.id) if each.offer.id in others else 0,
            each.offer.status == "current",
        )
        for each in ordered
        if each.offer.status in RANKED_STATUSES
    )


def rough(value: float, numerals: Numerals, decimals: int = 1) -> str:
    """An amount for a label: "406k", "1.3m"."""
    return numerals.covered(_rough(value, numerals, decimals))


def _rough(value: float, numerals: Numerals, decimals: int) -> str:
    if abs(value) >= MILLION - THOUSAND / 2:
        return tr("{number}m", number=numerals.short(round(value / MILLION, decimals), decimals))
    if abs(value) >= THOUSAND:
        return numerals.thousands(value)
    return numerals.number(value)


def on_axis(value: float, numerals: Numerals) -> str:
    """A round amount beside an axis, exact: "0", "250k", "1.25m"; an axis of hidden amounts has no numbers."""
    if numerals.amounts_hidden:
        return ""
    for unit, text in ((MILLION, "{number}m"), (THOUSAND, "{number}k")):
        if abs(value) >= unit:
            return tr(text, number=numerals.short(value / unit, 3))
    return numerals.short(value, 0)


def months_text(count: int) -> str:
    """ "1 month", "18 months"."""
    return trn("{count} month", "{count} months", count)


def basis(comparison: Comparison) -> str:
    """Whether the lines are before or after tax."""
    return tr("after tax") if comparison.settings.money_basis == "after_tax" else tr("before tax")


def home_money(comparison: Comparison) -> str:
    """ "In Austin money"; without a home: "In home money"."""
    home = comparison.person.home
    return tr("In {home} money", home=town(home)) if home else tr("In home money")


def planned_months(comparison: Comparison) -> float:
    """The planned stay in months, as far as the horizon goes."""
    return min(comparison.stay_years, comparison.settings.horizon_years) * MONTHS
