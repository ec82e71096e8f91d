"""The scales that weights are found on, and which of them have changed since."""

from __future__ import annotations

from typing import Any

import pytest
from builders import a_comparison, an_offer
from hypothesis import given
from hypothesis import strategies as st

from offercompare.engine.evaluation import preview
from offercompare.engine.weight_ranges import StaleScale, scales, stale

OWN = {"key": "dog", "label": "Dog"}
WEIGHED = {"pay": (80_000.0, 400_000.0), "cost_of_living": (150.0, 70.0)}
WEIGHTS = {"pay": 60.0, "cost_of_living": 40.0}


def weighed(then: Any = WEIGHED, **changes: Any) -> Any:
    return preview(a_comparison(**{"weights": WEIGHTS, "weighed": {"way": "swings", "scales": then}, **changes}))


def test_scales_go_from_what_scores_nothing_to_what_scores_a_hundred() -> None:
    assert scales(weighed(criteria=[OWN])) == {**WEIGHED, "dog": (0.0, 100.0)}


def test_a_scale_of_prices_that_was_set() -> None:
    assert scales(weighed(anchors={"cost_of_living": (60.0, 200.0)}))["cost_of_living"] == (200.0, 60.0)


def test_cost_of_living_inside_pay_has_no_scale() -> None:
    assert set(scales(weighed(settings={"cost_of_living_as": "pay"}))) == {"pay"}


def test_no_pay_is_known() -> None:
    unknown = a_comparison(
        an_offer(base=None), person={"walk_away_pay": None, "delighted_pay": None, "current_pay": None}
    )
    assert "pay" not in scales(preview(unknown))


CASES: dict[str, tuple[dict[str, Any], tuple[StaleScale, ...]]] = {
    "nothing changed": ({}, ()),
    "pay": (
        {"person": {"delighted_pay": 500_000.0}},
        (StaleScale("pay", (80_000.0, 400_000.0), (80_000.0, 500_000.0)),),
    ),
    "prices": (
        {"anchors": {"cost_of_living": (60.0, 150.0)}},
        (StaleScale("cost_of_living", (150.0, 70.0), (150.0, 60.0)),),
    ),
    "a criterion came": ({"criteria": [OWN]}, (StaleScale("dog", None, (0.0, 100.0)),)),
    "what weighs nothing": ({"person": {"delighted_pay": 500_000.0}, "weights": {"growth": 1.0}}, ()),
    "defaults": ({"person": {"delighted_pay": 500_000.0}, "weights": None}, ()),
    "nothing noted": ({"person": {"delighted_pay": 500_000.0}, "weighed": None}, ()),
    "no scale noted": ({"person": {"delighted_pay": 500_000.0}, "weighed": {"way": "typed"}}, ()),
    "prices left out now": ({"person": {"home": None}}, ()),
}


@pytest.mark.parametrize("case", CASES)
def test_what_is_stale(case: str) -> None:
    changes, expected = CASES[case]
    assert stale(weighed(**changes)) == expected


ends = st.tuples(st.floats(1e4, 1e5), st.floats(2e5, 1e6))


@given(ends, ends)
def test_pay_is_stale_exactly_where_an_end_moved(then: tuple[float, float], now: tuple[float, float]) -> None:
    found = stale(weighed({**WEIGHED, "pay": then}, person={"walk_away_pay": now[0], "delighted_pay": now[1]}))
    moved = any(abs(one - other) > 1e-9 * max(one, other) for one, other in zip(then, now, strict=True))
    assert [each.criterion for each in found] == (["pay"] if moved else [])


@given(ends)
def test_the_scales_of_now_are_never_stale(now: tuple[float, float]) -> None:
    person = {"walk_away_pay": now[0], "delighted_pay": now[1]}
    assert stale(weighed(scales(weighed(person=person, criteria=[OWN])), person=person, criteria=[OWN])) == ()
