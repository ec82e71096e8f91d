"""The pay scale is proposed once and then fixed: no offer moves another one's score (MODEL 10.2)."""

from __future__ import annotations

from typing import Any

import pytest
from builders import a_comparison, an_offer
from hypothesis import given
from hypothesis import strategies as st

from offercompare.document import edits
from offercompare.document.anchoring import rounded, with_fixed_anchors
from offercompare.document.open_document import OpenDocument
from offercompare.engine import evaluate
from offercompare.model import Comparison, Offer
from offercompare.model.value import LARGEST_AMOUNT

OPEN_SCALE: dict[str, Any] = {"walk_away_pay": None, "delighted_pay": None}


def _unfixed(*offers: Offer, **person: Any) -> Comparison:
    return a_comparison(*offers, person=OPEN_SCALE | person)


def _anchors(comparison: Comparison) -> tuple[float | None, float | None]:
    return comparison.person.walk_away_pay, comparison.person.delighted_pay


LOW, HIGH = an_offer("low", base=100_000.0), an_offer("high", base=200_000.0)
FIXED: dict[str, tuple[Comparison, tuple[float | None, float | None]]] = {
    "two pays": (_unfixed(LOW, HIGH), (70_000.0, 230_000.0)),
    "pay today": (_unfixed(LOW, HIGH, current_pay=150_000.0), (120_000.0, 270_000.0)),
    "pay today, far below": (_unfixed(LOW, HIGH, current_pay=50_000.0), (40_000.0, 230_000.0)),
    "the person's own lower one": (_unfixed(LOW, HIGH, walk_away_pay=90_500.0), (90_500.0, 230_000.0)),
    "the person's own upper one": (_unfixed(LOW, HIGH, delighted_pay=300_500.0), (70_000.0, 300_500.0)),
    "whole thousands outward": (_unfixed(an_offer("odd", base=101_001.0), HIGH), (70_000.0, 230_000.0)),
    "small money": (_unfixed(an_offer("a", base=100.0), an_offer("b", base=200.0)), (70.0, 230.0)),
    "one pay": (_unfixed(LOW), (None, None)),
    "one pay and an empty offer": (_unfixed(LOW, an_offer("empty", base=None)), (None, None)),
    "one pay and nothing paid": (_unfixed(LOW, an_offer("free", base=0.0)), (None, None)),
    "one pay and a declined one": (_unfixed(LOW, an_offer("no", status="declined")), (None, None)),
    "an unknown rate": (_unfixed(LOW, an_offer("far", currency="XXX")), (None, None)),
    "the person's own lies above all pay": (_unfixed(LOW, HIGH, walk_away_pay=900_000.0), (900_000.0, 2_025_000.0)),
    "both the person's": (a_comparison(LOW, HIGH), (80_000.0, 400_000.0)),
}


@pytest.mark.parametrize("case", FIXED)
def test_the_scale(case: str) -> None:
    comparison, expected = FIXED[case]
    assert _anchors(with_fixed_anchors(comparison)) == pytest.approx(expected)


@pytest.mark.parametrize("case", FIXED)
def test_a_scale_once_fixed_stays(case: str) -> None:
    once = with_fixed_anchors(FIXED[case][0])
    assert with_fixed_anchors(once) is once or None in _anchors(once)


def test_the_second_pay_fixes_it_and_a_third_moves_no_score() -> None:
    document = OpenDocument(_unfixed(LOW))
    document.apply(edits.add_offer(HIGH), "Add")
    fixed = _anchors(document.comparison)
    assert fixed == (70_000.0, 230_000.0)
    scores = {each.offer.id: (each.scores, each.overall) for each in document.evaluation.offers}
    document.apply(edits.add_offer(an_offer("third", base=900_000.0)), "Add")
    assert _anchors(document.comparison) == fixed
    for key in ("low", "high"):
        each = document.evaluation.offer(key)
        assert (each.scores, each.overall) == scores[key]


def test_the_scale_goes_with_the_step_that_made_it() -> None:
    document = OpenDocument(_unfixed(LOW))
    document.apply(edits.add_offer(HIGH), "Add")
    document.undo()
    assert _anchors(document.comparison) == (None, None)


def test_the_largest_pay_can_be_typed() -> None:
    document = OpenDocument(_unfixed(LOW, an_offer("empty", base=None)))
    document.apply(edits.set_offer("empty", {"base": LARGEST_AMOUNT}), "Base")
    assert document.comparison.offers[1].base == LARGEST_AMOUNT
    assert _anchors(document.comparison) == (70_000.0, LARGEST_AMOUNT)


@given(st.lists(st.floats(1e-6, LARGEST_AMOUNT), min_size=2, max_size=4))
def test_any_pays_leave_a_valid_comparison_with_scores(bases: list[float]) -> None:
    offers = [an_offer(f"offer-{number}", base=base) for number, base in enumerate(bases)]
    fixed = with_fixed_anchors(_unfixed(*offers))
    assert all(each.scores["pay"].value is not None for each in evaluate(fixed).offers)


@given(st.floats(1e-3, 1e14), st.floats(1.01, 10))
def test_rounding_only_widens(low: float, factor: float) -> None:
    below, above = rounded(low, low * factor)
    assert 0 < below <= low
    assert above >= low * factor


def test_an_edit_that_touches_no_pay_fixes_no_scale() -> None:
    document = OpenDocument(_unfixed(LOW, HIGH))
    overall = [each.overall.value for each in document.evaluation.offers]
    document.apply(edits.set_value("gut_ranking", (LOW.id, HIGH.id)), "Gut ranking")
    assert _anchors(document.comparison) == (None, None)
    assert [each.overall.value for each in document.evaluation.offers] == overall
    document.apply(edits.set_offer(LOW.id, {"base": 101_000.0}), "Base")
    assert None not in _anchors(document.comparison)
