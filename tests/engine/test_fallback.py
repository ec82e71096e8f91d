"""What is earned after losing a job, and whose figure it is (MODEL 4)."""

from __future__ import annotations

from typing import Any

import pytest
from builders import a_comparison, an_offer

from offercompare.engine.fallback import fallback_pay, own_fallback


@pytest.mark.parametrize(
    ("person", "source", "pay", "how"),
    [
        ({"fallback_pay": 0.0, "current_pay": 9e4}, "entered", 0.0, "entered"),
        ({"current_pay": 9e4}, "current_pay", 9e4, "current pay"),
        ({}, "walk_away_pay", 8e4, "walk-away pay"),
    ],
)
def test_the_persons_own_figure_goes_first(person: dict[str, Any], source: str, pay: float, how: str) -> None:
    comparison = a_comparison(person=person)
    assert own_fallback(comparison.person) == (source, pay)
    found = fallback_pay(comparison.offers[0], comparison, 2.0)
    assert (found.value, found.how, found.currency) == (pay, how, "USD")


def test_without_one_it_is_the_base_of_the_offer_itself() -> None:
    comparison = a_comparison(an_offer(base=1e5), person={"walk_away_pay": None})
    assert own_fallback(comparison.person) is None
    assert fallback_pay(comparison.offers[0], comparison, 1.5).value == 1.5e5
