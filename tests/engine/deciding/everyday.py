"""Hypothesis strategies for offers as they come in a letter: cash of any kind, shares or options, here and there."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from offercompare.model import Offer
from tests.builders import a_grant, a_startup, an_offer

PLACES = ("Austin, TX, US", "New York, NY, US", "San Francisco, CA, US", "Seattle, WA, US")
amounts = st.integers(40, 300).map(lambda thousands: 1_000.0 * thousands)
grants = st.one_of(
    st.just([]),
    amounts.map(lambda value: [a_grant(value=value)]),
    st.integers(10, 5_000).map(lambda shares: [{"kind": "rsu", "shares": float(shares)}]),
)


@st.composite
def everyday_offers(draw: st.DrawFn, key: str) -> Offer:
    """A listed company's offer or a startup's, with cash of any kind."""
    cash: dict[str, Any] = {
        "base": draw(amounts),
        "place": draw(st.sampled_from(PLACES)),
        "raise": draw(st.sampled_from([0.0, 0.035])),
        "bonus": draw(st.sampled_from([None, {"target": 0.15}, {"amount": 20_000.0}])),
        "sign_on": draw(st.sampled_from([[], [{"amount": 25_000.0}], [{"amount": 9_000.0, "year": 2}]])),
        "match": draw(st.sampled_from([None, {"rate": 0.5, "up_to": 0.06}])),
        "overrides": {"growth": float(draw(st.integers(0, 100)))},
        "layoff_hazard": draw(st.sampled_from([0.0, 0.06])),
    }
    if draw(st.booleans()):
        ownership = draw(st.sampled_from([{}, {"fully_diluted": None, "ownership": 0.002}]))
        own = draw(st.sampled_from([{}, {"grants": []}, {"grants": [a_grant(kind="double_trigger_rsu")]}]))
        return a_startup(key, **{**cash, **own, "equity": ownership})
    return an_offer(key, **cash, grants=draw(grants), equity={"price_now": 50.0})
