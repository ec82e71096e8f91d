"""By when each open offer wants an answer, in words: the nearest first, what has passed, what names no day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from offercompare.model import Comparison, Offer
from offercompare.numerals import day
from offercompare.report.words import offer_name
from offercompare.translation import tr, trn

SOON_DAYS = 7
"""With so many days left or fewer a deadline stands out."""

DeadlineState = Literal["soon", "coming", "past", "none"]


@dataclass(frozen=True, slots=True)
class Deadline:
    """One open offer's deadline: ``left`` says how long, ``next`` what to do; ``on`` is empty without a day."""

    offer: str
    name: str
    state: DeadlineState
    on: str
    left: str
    next: str


def deadlines(comparison: Comparison, today: date) -> tuple[Deadline, ...]:
    """Of every open offer: those to come by their day, then those that have passed, then those without one."""
    open_ = [offer for offer in comparison.offers if offer.status == "open"]
    return tuple(_deadline(offer, today) for offer in sorted(open_, key=lambda offer: _place(offer, today)))


def _place(offer: Offer, today: date) -> tuple[int, date]:
    if offer.deadline is None:
        return 2, date.max
    return (0 if offer.deadline >= today else 1), offer.deadline


def _deadline(offer: Offer, today: date) -> Deadline:
    name = offer_name(offer)
    if offer.deadline is None:
        text = tr("Ask by when they want your answer.")
        return Deadline(offer.id, name, "none", "", tr("no deadline entered"), text)
    days = (offer.deadline - today).days
    on, left = dated(offer.deadline, today), days_left(days)
    if days < 0:
        text = tr("Ask whether it still stands, or mark it expired.")
        return Deadline(offer.id, name, "past", on, left, text)
    soon = days <= SOON_DAYS
    text = tr("Asking for more time is one of the asks below.") if soon else ""
    return Deadline(offer.id, name, "soon" if soon else "coming", on, left, text)


def days_left(days: int) -> str:
    """How far a day is from today: "today", "tomorrow", "15 days left", "3 days ago"."""
    if days == 0:
        return tr("today")
    if days == 1:
        return tr("tomorrow")
    if days < 0:
        return trn("passed {count} day ago", "passed {count} days ago", -days)
    return trn("{count} day left", "{count} days left", days)


def dated(value: date, today: date) -> str:
    """A date, with its year where that is another one."""
    return day(value) if value.year == today.year else f"{day(value)} {value.year}"
