"""What is kept from one decision to the next: it saves trials and may never show in a result."""

from __future__ import annotations

from typing import Any

import pytest
from builders import a_comparison, a_grant, a_startup, an_offer

from offercompare.engine import evaluate
from offercompare.engine.deciding import what_if
from offercompare.engine.deciding.decide import decide
from offercompare.engine.decision import Decision
from offercompare.engine.simulation.offer_paths import sure_equivalent
from offercompare.engine.simulation.streams import Draws
from offercompare.model import Comparison

LEVELS = {"growth": 2, "startup_risk": 2}


def three(**changes: Any) -> Comparison:
    return a_comparison(
        an_offer("harbor", bonus={"target": 0.1}, levels=LEVELS, **changes),
        a_startup(levels=LEVELS),
        an_offer("northwind", base=125_000.0, place="New York, NY, US", grants=[a_grant()], levels=LEVELS),
        weights={"pay": 4, "growth": 3, "cost_of_living": 2, "startup_risk": 2},
        person={"current_pay": 90_000.0, "walk_away_pay": 60_000.0, "delighted_pay": 300_000.0},
        settings={"paths": 4_000},
    )


def decision(comparison: Comparison, draws: Draws) -> Decision:
    *_, found = decide(evaluate(comparison), draws)
    return found


@pytest.fixture
def simulated(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of the offers that are simulated for a decision, one for each trial."""
    found: list[str] = []

    def counted(offer: Any, *rest: Any) -> float | None:
        found.append(offer.id)
        return sure_equivalent(offer, *rest)

    monkeypatch.setattr(what_if, "sure_equivalent", counted)
    return found


def test_the_same_comparison_again_is_not_simulated_again(simulated: list[str]) -> None:
    draws = Draws()
    first = decision(three(), draws)
    assert simulated
    simulated.clear()
    assert decision(three(), draws) == first
    assert simulated == []


EDITS: list[dict[str, Any]] = [
    {"base": 101_000.0},
    {"grants": [a_grant().parts()]},
    {"levels": {"growth": 4, "startup_risk": 1}},
    {"status": "declined"},
    {"overrides": {"pay": 40.0}},
    {"price_index": 140.0},
]


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: next(iter(edit)))
def test_after_an_edit_a_decision_is_that_of_fresh_draws(edit: dict[str, Any]) -> None:
    draws, comparison = Draws(), three()
    decision(comparison, draws)
    edited = comparison.changed({"offers": (comparison.offers[0].changed(edit), *comparison.offers[1:])})
    assert decision(edited, draws) == decision(edited, Draws())
    assert decision(comparison, draws) == decision(comparison, Draws())


@pytest.mark.parametrize(
    "changes",
    [
        {"person": {"savings": 50_000.0}},
        {"person": {"home": "New York, NY, US"}},
        {"settings": {"horizon_years": 3}},
        {"settings": {"seed": 7}},
        {"assumptions": {"default": {"layoff_hazard": 0.2}}},
        {"weights": {"pay": 1, "growth": 1}},
    ],
    ids=lambda changes: next(iter(next(iter(changes.values())))),
)
def test_after_an_edit_of_what_offers_share_too(changes: dict[str, Any]) -> None:
    draws, comparison = Draws(), three()
    decision(comparison, draws)
    parts = comparison.parts()
    blocks = {
        key: parts[key].changed(value) if key in ("person", "settings") else value for key, value in changes.items()
    }
    edited = comparison.changed(blocks)
    assert decision(edited, draws) == decision(edited, Draws())


def test_an_edit_of_one_offer_leaves_the_trials_of_a_third_one(simulated: list[str]) -> None:
    draws, comparison = Draws(), three()
    decision(comparison, draws)
    first = list(simulated)
    simulated.clear()
    edited = comparison.offers[0].changed({"base": 100_500.0})
    decision(comparison.changed({"offers": (edited, *comparison.offers[1:])}), draws)
    assert 0 < len(simulated) < 0.6 * len(first)
    assert simulated.count("northwind") < 0.3 * max(first.count("northwind"), 1)
