"""Weights taken over with how they were found: one step, one undo."""

from __future__ import annotations

from typing import Any

import pytest
from builders import a_comparison
from hypothesis import given
from hypothesis import strategies as st

from offercompare.document import weighed
from offercompare.document.edits import Edit
from offercompare.document.open_document import OpenDocument
from offercompare.engine.weight_ranges import scales, stale
from offercompare.errors import InputError
from offercompare.model.weighing import TradeOff

SCALES = {"pay": (80_000.0, 400_000.0), "cost_of_living": (150.0, 70.0)}
ANSWER = TradeOff(first="harbor", second="northwind", differences={"pay": -10.0, "growth": 30.0}, answer="yes")


def opened(**changes: Any) -> OpenDocument:
    return OpenDocument(a_comparison(**changes), simulates_later=True)


def applied(document: OpenDocument, edit: Edit) -> None:
    before = document.comparison
    document.apply(edit, "weights")
    document.undo()
    assert document.comparison == before
    document.redo()


def test_answers_are_kept_with_the_weights_they_left() -> None:
    document = opened()
    applied(document, weighed.take_trade_offs(document.evaluation, {"pay": 0.25, "growth": 0.75}, (ANSWER,)))
    held = document.comparison.weighed
    assert document.comparison.weights == {"pay": 25.0, "growth": 75.0}
    assert held is not None
    assert (held.way, held.trade_offs, held.scales) == ("questions", (ANSWER,), SCALES)


def test_swings_become_weights_in_proportion() -> None:
    document = opened()
    applied(document, weighed.take_swings(document.evaluation, {"pay": 100.0, "growth": 60.0, "people": 0.0}))
    held = document.comparison.weighed
    assert document.comparison.weights == {"pay": 62.5, "growth": 37.5, "people": 0.0}
    assert held is not None
    assert (held.way, held.swings) == ("swings", {"pay": 100.0, "growth": 60.0, "people": 0.0})


@given(st.dictionaries(st.sampled_from(("pay", "growth", "people")), st.floats(1, 100), min_size=1))
def test_swings_sum_to_a_hundred(swings: dict[str, float]) -> None:
    document = opened()
    document.apply(weighed.take_swings(document.evaluation, swings), "swings")
    weights = document.comparison.weights
    assert weights is not None
    assert sum(weights.values()) == pytest.approx(100, abs=1e-5)
    for key, swing in swings.items():
        assert weights[key] == pytest.approx(100 * swing / sum(swings.values()), abs=1e-5)


def test_what_does_not_count_now_keeps_its_weight() -> None:
    document = opened(weights={"pay": 80.0, "cost_of_living": 20.0}, settings={"cost_of_living_as": "pay"})
    document.apply(weighed.take_swings(document.evaluation, {"pay": 100.0, "growth": 100.0}), "swings")
    assert document.comparison.weights == {"pay": 40.0, "growth": 40.0, "cost_of_living": 20.0}


def test_typing_notes_the_scales_and_keeps_what_was_answered() -> None:
    document = opened(weighed={"way": "questions", "trade_offs": [ANSWER], "scales": {"pay": (1.0, 2.0)}})
    applied(document, weighed.move_weight(document.evaluation, "pay", 0.5))
    held, weights = document.comparison.weighed, document.comparison.weights
    assert weights is not None
    assert held is not None
    assert weights["pay"] == 50
    assert sum(weights.values()) == pytest.approx(100)
    assert (held.way, held.trade_offs, held.scales) == ("typed", (ANSWER,), SCALES)


def test_keeping_ends_the_warning_and_moves_no_weight() -> None:
    weights = {"pay": 60.0, "growth": 40.0}
    document = opened(weights=weights, weighed={"way": "swings", "scales": {"pay": (1.0, 2.0)}})
    assert stale(document.evaluation)
    applied(document, weighed.keep_scales(document.evaluation))
    assert not stale(document.evaluation)
    assert document.comparison.weights == weights
    assert document.comparison.weighed is not None
    assert document.comparison.weighed.way == "swings"


def test_back_to_defaults_forgets_how() -> None:
    document = opened(weights={"pay": 1.0}, weighed={"way": "swings", "swings": {"pay": 100.0}})
    applied(document, weighed.back_to_defaults())
    assert document.comparison.weights is None
    assert document.comparison.weighed is None


@pytest.mark.parametrize("ends", [(500_000.0, 600_000.0), (10_000.0, 20_000.0)])
def test_both_ends_of_the_pay_scale_move_at_once(ends: tuple[float, float]) -> None:
    document = opened()
    applied(document, weighed.set_pay_scale(*ends))
    assert scales(document.evaluation)["pay"] == ends


def test_a_pay_scale_that_falls_is_refused() -> None:
    document = opened()
    with pytest.raises(InputError):
        document.apply(weighed.set_pay_scale(200_000.0, 100_000.0), "pay scale")


def test_a_gut_ranking_is_noted_and_taken_away() -> None:
    document = opened()
    applied(document, weighed.note_gut_ranking(("northwind", "harbor")))
    assert document.comparison.gut_ranking == ("northwind", "harbor")
    applied(document, weighed.note_gut_ranking(()))
    assert document.comparison.gut_ranking == ()
