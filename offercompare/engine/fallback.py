"""What is earned after losing a job (fallback F of MODEL 4)."""

from __future__ import annotations

from typing import Literal

from offercompare.engine.figure import Figure
from offercompare.model import Comparison, Offer, Person
from offercompare.translation import tr

Source = Literal["entered", "current_pay", "walk_away_pay", "base"]


def own_fallback(person: Person) -> tuple[Source, float] | None:
    """Yearly pay before tax in the reporting currency, with where it comes from; None: each offer's own base."""
    found: tuple[tuple[Source, float | None], ...] = (
        ("entered", person.fallback_pay),
        ("current_pay", person.current_pay),
        ("walk_away_pay", person.walk_away_pay),
    )
    return next(((source, value) for source, value in found if value is not None), None)


def fallback_pay(offer: Offer, comparison: Comparison, rate: float) -> Figure:
    """Yearly pay after losing a job: entered, else current pay, else the walk-away pay, else this offer's base.

    ``rate`` is reporting units per unit of the offer's currency. Never taken from the other offers, so that adding one
    moves no other (MODEL 4).
    """
    source, value = own_fallback(comparison.person) or ("base", (offer.base or 0.0) * rate)
    how = {
        "entered": tr("entered"),
        "current_pay": tr("current pay"),
        "walk_away_pay": tr("walk-away pay"),
        "base": tr("the base of this offer, as no pay of yours is entered"),
    }
    return Figure(tr("Pay after losing the job"), value, "money", how[source], currency=comparison.currency)
