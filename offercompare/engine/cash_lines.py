"""Benefits and costs of a year: lines that come every year or once, the purchase plan, the health plan (MODEL 3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from offercompare.engine.figure import Figure, known_sum
from offercompare.engine.health_cost import health_cost
from offercompare.engine.unknown_cash import HEALTH_COSTS, is_unknown, unknown_health
from offercompare.model import Benefit, Espp, Line, Offer
from offercompare.translation import tr


@dataclass(frozen=True, slots=True)
class _Part:
    """One amount: every year, and then in part where one leaves, or once and then whole."""

    figure: Figure
    is_once: bool = False
    is_money: bool = False
    is_taxed: bool = False

    def in_year(self, there: float) -> float:
        """What comes of it in a year of which the part ``there`` is spent in the job."""
        return self.figure.known * (1.0 if self.is_once else there)


@dataclass(frozen=True, slots=True)
class Benefits:
    """The benefits of a year, what of them is money that one can spend, and what of them is taxed like wages."""

    figure: Figure
    in_cash: float
    taxed: float


@dataclass(frozen=True, slots=True)
class Lines:
    """Benefits less costs of a year as plain amounts, and what of them is taxed: each every year whole, and once."""

    yearly: float
    once: float
    taxed_yearly: float
    taxed_once: float


def lines(offer: Offer, currency: str, year: int) -> Lines:
    """What a year counted from 0 brings to who works all of it; unknown parts are left out."""
    given, taken = _benefit_parts(offer, currency, 1.0, year), _cost_parts(offer, currency, 1.0, year)

    def added(parts: list[_Part], is_once: bool) -> float:
        return sum(part.figure.known for part in parts if part.is_once == is_once)

    taxed = [part for part in given if part.is_taxed]
    return Lines(
        added(given, False) - added(taken, False),
        added(given, True) - added(taken, True),
        added(taxed, False),
        added(taxed, True),
    )


def benefits(offer: Offer, currency: str, there: float, year: int) -> Benefits:
    """The benefits of a year counted from 0."""
    parts = _benefit_parts(offer, currency, there, year)
    unknown = is_unknown(offer, "benefits") or is_unknown(offer, "espp") or "employer_hsa" in unknown_health(offer)
    figure = _in_year(tr("Benefits"), parts, currency, there, unknown, bool(offer.benefits))
    in_cash = sum(part.in_year(there) for part in parts if part.is_money)
    return Benefits(figure, in_cash, sum(part.in_year(there) for part in parts if part.is_taxed))


def _benefit_parts(offer: Offer, currency: str, there: float, year: int) -> list[_Part]:
    parts = _lines(tr("Benefits"), offer.benefits, currency, there, year)
    if offer.espp is not None:
        parts.append(_Part(_purchase_plan(offer.espp, currency), is_money=True))
    if offer.health is not None and offer.health.employer_hsa is not None:
        label = tr("Health savings account, employer's part")
        parts.append(_Part(Figure(label, offer.health.employer_hsa, "money", tr("entered"), currency=currency)))
    return parts


def costs(offer: Offer, currency: str, there: float, year: int) -> Figure:
    """The costs of a year counted from 0, negative."""
    parts = _cost_parts(offer, currency, there, year)
    unknown = is_unknown(offer, "costs") or any(name in HEALTH_COSTS for name in unknown_health(offer))
    return negative(_in_year(tr("Costs"), parts, currency, there, unknown, bool(offer.costs)))


def _cost_parts(offer: Offer, currency: str, there: float, year: int) -> list[_Part]:
    parts = _lines(tr("Costs"), offer.costs, currency, there, year)
    health = health_cost(offer, currency)
    if health is not None:
        parts.append(_Part(health))
    return parts


def _lines(label: str, lines: Sequence[Line], currency: str, there: float, year: int) -> list[_Part]:
    """What comes in the year; a one-time line only while one is there."""
    return [
        _Part(
            Figure(line.label or label, line.amount, "money", tr("entered"), currency=currency),
            is_once=line.year is not None,
            is_money=isinstance(line, Benefit) and not line.in_kind,
            is_taxed=isinstance(line, Benefit) and not line.in_kind,
        )
        for line in lines
        if line.year is None or (line.year == year + 1 and there > 0)
    ]


def _purchase_plan(plan: Espp, currency: str) -> Figure:
    """The gain of shares sold at once: contribution × discount / (1 − discount)."""
    value = plan.contribution * plan.discount / (1 - plan.discount)
    inputs = (
        Figure(tr("Paid in"), plan.contribution, "money", tr("entered"), currency=currency),
        Figure(tr("Discount"), plan.discount, "fraction", tr("entered")),
    )
    how = tr("paid in × discount / (1 − discount)")
    return Figure(tr("Share purchase plan"), value, "money", how, inputs, currency=currency)


def _in_year(
    label: str, parts: list[_Part], currency: str, there: float, unknown: bool, in_other_years: bool
) -> Figure:
    if not parts:
        none = none_agreed(label, currency, unknown)
        return Figure(label, 0.0, "money", tr("none in this year"), currency=currency) if in_other_years else none
    yearly = [part.figure for part in parts if not part.is_once]
    once = [part.figure for part in parts if part.is_once]
    if there == 1.0 or not yearly:
        return known_sum(label, (*yearly, *once), currency, tr("sum"))
    every_year = part_of_year(known_sum(label, yearly, currency, tr("sum")), there)
    return known_sum(label, (every_year, *once), currency, tr("sum")) if once else every_year


def part_of_year(figure: Figure, there: float) -> Figure:
    """What comes of a full year's figure where one leaves after the part ``there``."""
    if there == 1.0 or figure.value is None:
        return figure
    share = Figure(tr("Part of the year before leaving"), there, "fraction", tr("planned stay"))
    value, how = figure.value * there, tr("× part of the year")
    return Figure(figure.label, value, "money", how, (figure, share), currency=figure.currency)


def negative(figure: Figure) -> Figure:
    """The same amount as what one pays."""
    if not figure.value:
        return figure
    how = tr("what you pay, so negative")
    return Figure(figure.label, -figure.value, figure.unit, how, (figure,), currency=figure.currency)


def none_agreed(label: str, currency: str, unknown: bool) -> Figure:
    """A part of pay without entry: nothing, or not known."""
    value = None if unknown else 0.0
    return Figure(label, value, "money", tr("unknown, ask") if unknown else tr("none agreed"), currency=currency)
