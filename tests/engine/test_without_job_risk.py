"""The ranking if the chance to lose the job counted in pay alone."""

from __future__ import annotations

from typing import Any

import pytest
from builders import a_comparison, a_startup, a_sure_offer, an_offer

from offercompare.engine import Evaluation, evaluate
from offercompare.engine.rubric_score import score_without_job_risk
from offercompare.engine.without_job_risk import WithoutJobRisk, job_risk_points, without_job_risk
from offercompare.model import Comparison

WEIGHTS = {"pay": 1, "startup_risk": 9}


def two(first: dict[str, Any] | None = None, second: dict[str, Any] | None = None, **changes: Any) -> Comparison:
    """Harbor is safe by its figures, Northwind by what the person answered."""
    offers = (
        a_sure_offer("harbor", **{"levels": {"startup_risk": 2}, **(first or {})}),
        an_offer("northwind", **{"layoff_hazard": 0.2, "levels": {"startup_risk": 3}, **(second or {})}),
    )
    return a_comparison(*offers, **{"weights": WEIGHTS, **changes})


def found(comparison: Comparison) -> tuple[Evaluation, WithoutJobRisk]:
    evaluation = evaluate(comparison)
    without = without_job_risk(evaluation)
    assert without is not None
    return evaluation, without


@pytest.mark.parametrize(
    ("changes", "score", "basis"),
    [
        ({}, 50.0, "none"),
        ({"levels": {"startup_risk": 4}}, 90.0, "quick"),
        ({"answers": {"R2": 4}}, 100.0, "rubric"),
        ({"answers": {"R2": 4, "R4": 0}, "levels": {"startup_risk": 0}}, 100 * (20 + 12 * 0.1) / 32, "rubric"),
        ({"answers": {"R2": 4}, "levels": {"startup_risk": 0}}, 10.0, "quick"),
    ],
)
def test_startup_risk_is_scored_by_what_was_answered(changes: dict[str, Any], score: float, basis: str) -> None:
    scored = score_without_job_risk(a_startup(**changes))
    assert (scored.figure.value, scored.basis) == (pytest.approx(score), basis)


def test_who_leads_may_change() -> None:
    evaluation, without = found(two())
    assert evaluation.verdict is not None
    assert evaluation.verdict.leader == "harbor"
    assert (without.leader, without.changes_leader) == ("northwind", True)
    assert without.ranks == {"harbor": 2, "northwind": 1}
    assert without.scores == {"harbor": 50.0, "northwind": 70.0}
    assert job_risk_points(evaluation.offer("harbor")) == 100.0


def test_all_else_stays_equal() -> None:
    evaluation, without = found(two())
    for each in evaluation.offers:
        others = {key: score.figure.known for key, score in each.scores.items() if key != "startup_risk"}
        total = sum(evaluation.weights[key] * value for key, value in others.items())
        expected = total + evaluation.weights["startup_risk"] * without.scores[each.offer.id]
        assert without.overall[each.offer.id] == pytest.approx(expected, rel=1e-12)


def test_a_score_set_by_hand_stands() -> None:
    evaluation, without = found(two({"overrides": {"startup_risk": 95}}))
    assert without.scores["harbor"] == 95.0
    assert without.overall["harbor"] == evaluation.offer("harbor").overall.value
    assert (without.leader, without.changes_leader) == ("harbor", False)


def test_a_criterion_that_does_not_weigh_changes_nothing() -> None:
    evaluation, without = found(two(weights={"pay": 1}))
    assert without.overall == {each.offer.id: each.overall.value for each in evaluation.offers}
    assert not without.changes_leader


def test_must_haves_are_asked_of_the_score_without_it() -> None:
    must = [{"criterion": "startup_risk", "at_most": 60}]
    _, without = found(two(must_haves=must))
    assert without.leader == "harbor"


def test_offers_that_become_level_change_nothing() -> None:
    risky, safe = ({"layoff_hazard": hazard, "levels": {"startup_risk": 3}} for hazard in (0.2, 0.0))
    evaluation, without = found(two(risky, safe, weights={"startup_risk": 1}))
    assert evaluation.verdict is not None
    assert evaluation.verdict.leader == "northwind"
    assert (without.ranks, without.changes_leader) == ({"harbor": 1, "northwind": 1}, False)


def test_nothing_leads_where_nothing_is_ranked_or_covered() -> None:
    assert without_job_risk(evaluate(a_comparison(an_offer()))) is None
    _, without = found(two({"levels": {}}, {"levels": {}}))
    assert (without.leader, without.changes_leader) == (None, False)
    assert set(without.ranks) == {"harbor", "northwind"}


def test_unknown_totals_are_none() -> None:
    comparison = two().changed({"offers": (*two().offers, an_offer("nimbus", base=None))})
    _, without = found(comparison)
    assert without.overall["nimbus"] is None
    assert "nimbus" not in without.ranks
