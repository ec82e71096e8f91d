"""Comparisons, offers and grants for tests: complete and dull, with the one thing changed that a test is about."""

from __future__ import annotations

from typing import Any

from offercompare.model import Comparison, Grant, Offer


def a_grant(**changes: Any) -> Grant:
    """A listed RSU grant of 100 000, even over four years, quarterly, with fields changed by their file name."""
    return Grant.model_validate({"kind": "rsu", "value": 100_000.0, **changes})


def an_offer(key: str = "harbor", **changes: Any) -> Offer:
    """A listed company's offer of 100 000 a year without raise, at home, with fields changed by their file name."""
    plain: dict[str, Any] = {
        "id": key,
        "company": key.capitalize(),
        "company_type": "public",
        "place": "Austin, TX, US",
        "currency": "USD",
        "base": 100_000.0,
        "raise": 0.0,
        "layoff_hazard": 0.06,
    }
    return Offer.model_validate({**plain, **changes})


def a_sure_offer(key: str = "harbor", **changes: Any) -> Offer:
    """An offer in which nothing is left to chance: no layoff, no spread of raises or payouts."""
    return an_offer(key, **{"layoff_hazard": 0.0, "raise_sd": 0.0, **changes})


def a_startup(key: str = "nimbus", **changes: Any) -> Offer:
    """An offer of a series B startup with 10 000 options struck at 1 on shares of 5, 20 million fully diluted."""
    equity = {"preferred_price": 5.0, "fully_diluted": 20e6, "total_raised": 40e6, **changes.pop("equity", {})}
    plain: dict[str, Any] = {
        "company_type": "startup",
        "stage": "series_b",
        "grants": [{"kind": "iso", "shares": 10_000.0, "strike": 1.0}],
        "equity": equity,
    }
    return an_offer(key, **{**plain, **changes})


def a_comparison(*offers: Offer, **changes: Any) -> Comparison:
    """Two offers, or those given, in dollars, home Austin, with fixed pay anchors, simulated on few paths.

    ``person`` and ``settings`` are added to; all else replaces.
    """
    person = {"home": "Austin, TX, US", "walk_away_pay": 80_000.0, "delighted_pay": 400_000.0}
    plain: dict[str, Any] = {
        "currency": "USD",
        "offers": offers or (an_offer(), an_offer("northwind", base=120_000.0)),
        "person": person | changes.pop("person", {}),
        "settings": {"money_basis": "before_tax", "paths": 1_000} | changes.pop("settings", {}),
    }
    return Comparison.model_validate({**plain, **changes})
