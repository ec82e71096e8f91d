"""Criteria of one's own: what comes and goes with them, in one step."""

from __future__ import annotations

from typing import Any

import pytest

from offercompare.document import criteria
from offercompare.document.open_document import OpenDocument
from offercompare.model import Comparison, OwnCriterion
from tests.builders import a_comparison, an_offer

PARENTS = {"key": "own", "label": "Near my parents"}
DOGS = {"key": "own_2", "label": "Dogs in the office"}


def with_own(**changes: Any) -> Comparison:
    """Two criteria of one's own, of which the first weighs, is demanded, and is told of every offer."""
    plain: dict[str, Any] = {
        "criteria": [PARENTS, DOGS],
        "weights": {"pay": 60.0, "own": 30.0, "own_2": 10.0},
        "must_haves": [{"criterion": "own", "at_least": 20}, {"criterion": "pay", "at_least": 1}],
        "offers": [
            an_offer(overrides={"own": 40.0, "growth": 70.0}, evidence={"overrides.own": "guess", "base": "written"}),
            an_offer("northwind", overrides={"own": 80.0, "own_2": 5.0}),
            an_offer("plain"),
        ],
    }
    return a_comparison(**{**plain, **changes})


def test_one_is_added_behind_the_others_under_a_key_of_its_own() -> None:
    added = criteria.add("Sea")(with_own())
    assert [(each.key, each.label) for each in added.criteria] == [
        ("own", "Near my parents"),
        ("own_2", "Dogs in the office"),
        ("own_3", "Sea"),
    ]
    assert added.weights == with_own().weights


def test_a_key_is_never_that_of_another_criterion() -> None:
    assert criteria.new_key(with_own(), "pay") == "pay_2"
    assert criteria.new_key(a_comparison()) == "own"


def test_renaming_leaves_weight_and_figures() -> None:
    before, renamed = with_own(), criteria.rename("own", "Far from my parents")(with_own())
    assert renamed.criteria[0].label == "Far from my parents"
    assert renamed.changed({"criteria": before.criteria}) == before


def test_removing_takes_weight_must_have_and_figures_along() -> None:
    removed = criteria.remove("own")(with_own())
    assert [each.key for each in removed.criteria] == ["own_2"]
    assert removed.weights == {"pay": 60.0, "own_2": 10.0}
    assert [must.criterion for must in removed.must_haves] == ["pay"]
    assert [offer.overrides for offer in removed.offers] == [{"growth": 70.0}, {"own_2": 5.0}, {}]
    assert removed.offers[0].evidence == {"base": "written"}


def test_removing_is_one_step_to_undo() -> None:
    document = OpenDocument(with_own())
    before = document.comparison
    document.apply(criteria.remove("own"), "Criterion removed")
    assert document.comparison != before
    document.undo()
    assert document.comparison == before


def test_the_last_that_weighed_leaves_the_defaults() -> None:
    alone = with_own(weights={"own": 1.0}, must_haves=[])
    assert criteria.remove("own")(alone).weights is None


def test_what_the_weights_were_found_by_forgets_it() -> None:
    answers = [
        {"first": "harbor", "second": "northwind", "differences": {"pay": 5.0, "own": -40.0}, "answer": "yes"},
        {"first": "harbor", "second": "northwind", "differences": {"pay": 5.0, "own": 0.0}, "answer": "no"},
    ]
    found = {"way": "swings", "swings": {"pay": 100, "own": 50}, "scales": {"own": [0, 100]}, "trade_offs": answers}
    removed = criteria.remove("own")(with_own(weighed=found)).weighed
    assert removed is not None
    assert (removed.swings, removed.scales) == ({"pay": 100}, {})
    assert [(each.differences, each.answer) for each in removed.trade_offs] == [({"pay": 5.0}, "no")]


@pytest.mark.parametrize("key", ["gone", "pay"])
def test_one_that_is_not_there_changes_nothing(key: str) -> None:
    assert criteria.remove(key)(with_own()) == with_own()
    assert criteria.rename(key, "x")(with_own()) == with_own()


def test_all_can_be_replaced_by_what_stands_in_a_file() -> None:
    replaced = criteria.replace_all([DOGS, {"key": "own_3", "label": "Sea"}])(with_own())
    assert replaced.criteria == (OwnCriterion(**DOGS), OwnCriterion(key="own_3", label="Sea"))
    assert "own" not in (replaced.weights or {})


def test_weighing_one_keeps_the_proportions_of_the_others() -> None:
    assert criteria.weigh("own_2", 55.0)(with_own()).weights == {"pay": 30.0, "own": 15.0, "own_2": 55.0}


def test_weighing_one_begins_with_the_defaults_where_there_are_no_weights() -> None:
    weights = criteria.weigh("own", 50.0)(with_own(weights=None)).weights
    assert weights is not None
    assert (weights["own"], weights["pay"], weights["growth"]) == (50.0, 14.0, 9.0)
    assert sum(weights.values()) == pytest.approx(100)


def test_a_criterion_that_cannot_count_keeps_its_weight() -> None:
    """The share typed is that of what counts: 55 % of the 90 that are not the cost of living."""
    before = with_own(weights={"pay": 60.0, "cost_of_living": 10.0, "own": 30.0})
    weights = criteria.weigh("own_2", 55.0, {"cost_of_living"})(before).weights
    assert weights == {"pay": 27.0, "own": 13.5, "own_2": 49.5, "cost_of_living": 10.0}


def test_one_can_be_weighed_where_nothing_else_counts() -> None:
    before = with_own(weights={"cost_of_living": 10.0})
    assert criteria.weigh("own", 50.0, {"cost_of_living"})(before).weights == {"own": 100.0}
