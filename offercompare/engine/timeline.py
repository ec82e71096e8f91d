"""Pay adding up month by month: what is kept if one leaves then, who is ahead, where lines cross (MODEL 4, 5)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from offercompare.engine.cash import MONTHS
from offercompare.engine.equity import payments
from offercompare.engine.leaving import owed_back, stayed
from offercompare.engine.pay import Pay, PayYear, pay
from offercompare.engine.ranking import TIE
from offercompare.model import Comparison, Offer
from offercompare.model.vocabulary import RANKED_STATUSES


@dataclass(frozen=True, slots=True)
class Line:
    """What of an offer's pay is kept by who leaves after 0, 1, 2, … months; in the reporting currency.

    Cash of the months worked, equity vested until then at expected value, less what of the sign-on is owed back; on
    the money basis of the settings. ``kept`` is empty where it is unknown; ``unknown`` then says why.
    """

    offer: str
    kept: tuple[float, ...]
    unknown: str = ""


@dataclass(frozen=True, slots=True)
class Crossing:
    """From ``month`` on (not a whole one) leaving ``ahead`` has paid more than leaving ``behind``."""

    month: float
    ahead: str
    behind: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """The lines of all ranked offers, the leader of each month from 1 (None: level or unknown), and the crossings."""

    lines: tuple[Line, ...]
    leaders: tuple[str | None, ...]
    crossings: tuple[Crossing, ...]


def timeline(comparison: Comparison, in_home_money: bool = False, before: Mapping[str, Line] | None = None) -> Timeline:
    """The timeline of a comparison; lines in ``before`` are taken as they are."""
    ranked = [offer for offer in comparison.offers if offer.status in RANKED_STATUSES]
    kept = before or {}
    lines = tuple(kept.get(offer.id) or line(offer, comparison, in_home_money) for offer in ranked)
    known = [each for each in lines if each.kept]
    months = range(1, MONTHS * comparison.settings.horizon_years + 1)
    return Timeline(lines, tuple(_leader(known, month) for month in months), tuple(_crossings(known)))


def line(offer: Offer, comparison: Comparison, in_home_money: bool = False) -> Line:
    """What is kept of one offer, month by month, if the person would stay throughout."""
    horizon = comparison.settings.horizon_years
    through = stayed(comparison, float(horizon))
    paid = pay(offer, through)
    after_tax = comparison.settings.money_basis == "after_tax"
    first = paid.years[0].net.after_tax if after_tax else paid.years[0].total
    if first.value is None:
        return Line(offer.id, (), first.how)
    worth = paid.home_factor if in_home_money else 1.0
    if worth is None:
        return Line(offer.id, (), paid.years[0].net.after_tax_home.how)
    months = range(MONTHS * horizon + 1)
    equity = [_equity_kept(offer, comparison, paid, month, after_tax) for month in months]
    rate = paid.rate.known
    kept = (_cash_kept(paid, month, after_tax) - owed_back(offer, month) * rate + equity[month] for month in months)
    return Line(offer.id, tuple(value * worth for value in kept))


def _cash_kept(paid: Pay, month: int, after_tax: bool) -> float:
    """Cash until then: a sign-on at the start of its year, all else month by month, each with its part of the tax."""
    total = 0.0
    for number, year in enumerate(paid.years):
        part = min(max(month / MONTHS - number, 0.0), 1.0)
        if part > 0:
            at_once, monthly = _cash_of(year, after_tax)
            total += at_once + monthly * part
    return total


def _cash_of(year: PayYear, after_tax: bool) -> tuple[float, float]:
    """What is paid at the start of a year, and over it."""
    sign_on = year.parts["sign_on"].value or 0.0
    cash = year.total.known - (year.parts["equity"].value or 0.0)
    wages = year.taxed.wages - year.taxed.equity
    tax = -year.net.tax.known - year.net.on_equity if after_tax else 0.0
    at_once = sign_on - (tax * sign_on / wages if wages > 0 else 0.0)
    return at_once, cash - tax - at_once


def _equity_kept(offer: Offer, comparison: Comparison, paid: Pay, month: int, after_tax: bool) -> float:
    """Equity vested until then at what it is expected to pay if one leaves, less its part of the year's tax."""
    if month == 0 or not (offer.grants or offer.refreshers):
        return 0.0
    total = 0.0
    for payment in payments(offer, stayed(comparison, month / MONTHS), paid.rule.method == "rate"):
        year = paid.years[payment.year]
        taxed = after_tax and payment.is_wage and year.taxed.equity > 0
        total += payment.amount.known * (1 - year.net.on_equity / year.taxed.equity if taxed else 1.0)
    return total * paid.rate.known


def _leader(lines: Sequence[Line], month: int) -> str | None:
    if not lines:
        return None
    best = max(lines, key=lambda each: each.kept[month])
    level = [each for each in lines if best.kept[month] - each.kept[month] <= TIE]
    return best.offer if len(level) == 1 else None


def _crossings(lines: Sequence[Line]) -> list[Crossing]:
    """Where one line overtakes another, in order of time."""
    found = []
    for number, one in enumerate(lines):
        for other in lines[number + 1 :]:
            found += _between(one, other)
    return sorted(found, key=lambda crossing: crossing.month)


def _between(one: Line, other: Line) -> list[Crossing]:
    found, ahead = [], 0.0
    for month in range(1, len(one.kept)):
        gap = one.kept[month] - other.kept[month]
        if abs(gap) <= TIE:
            continue
        if ahead and (gap > 0) != (ahead > 0):
            before = one.kept[month - 1] - other.kept[month - 1]
            at = month - 1 + before / (before - gap)
            winner, loser = (one, other) if gap > 0 else (other, one)
            found.append(Crossing(at, winner.offer, loser.offer))
        ahead = gap
    return found
