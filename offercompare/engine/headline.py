"""What the letter says, for recognition only: the first layer of pay, never mixed with the others (MODEL 1)."""

from __future__ import annotations

from dataclasses import replace

from offercompare.engine.cash import MONTHS, match
from offercompare.engine.cash_lines import benefits
from offercompare.engine.equity import EquityPay
from offercompare.engine.figure import Figure
from offercompare.engine.grant_worth import GrantCard
from offercompare.model import Offer


def headline(offer: Offer, currency: str, equity: EquityPay, rate: Figure, horizon: int) -> tuple[float, ...] | None:
    """Each year as the letter says: no raises, the whole target bonus, equity at its stated price.

    None where base or exchange rate is unknown. Costs are not in a letter.
    """
    if offer.base is None or rate.value is None:
        return None
    bonus = 0.0
    if offer.bonus is not None:
        bonus = offer.bonus.amount if offer.bonus.amount is not None else offer.base * (offer.bonus.target or 0.0)
    base = Figure("", offer.base, "money", currency=currency)
    yearly = offer.base * (1 + offer.extra_salaries / MONTHS) + bonus + (match(offer, base).value or 0.0)
    said = []
    for year in range(horizon):
        signed = sum(part.amount for part in offer.sign_on if part.year == year + 1)
        extras = benefits(offer, currency, 1.0, year).figure
        said.append((yearly + signed + (extras.value or 0.0) + equity.headline_by_year[year]) * rate.value)
    return tuple(said)


def cards(equity: EquityPay, rate: Figure) -> tuple[GrantCard, ...]:
    """The cards of the grants in the reporting currency."""
    if rate.value == 1.0:
        return equity.cards
    return tuple(_converted_card(card, rate.value) for card in equity.cards)


def _converted_card(card: GrantCard, rate: float | None) -> GrantCard:
    def turned(amount: float | None) -> float | None:
        return None if amount is None or rate is None else amount * rate

    return replace(
        card,
        headline=turned(card.headline),
        expected=turned(card.expected),
        at_409a=turned(card.at_409a),
        median=turned(card.median),
        exercise_cost=turned(card.exercise_cost),
        break_even_exit=turned(card.break_even_exit),
    )
