"""A level on a rising curve, found at few places."""

from __future__ import annotations

from collections.abc import Callable
from math import exp, expm1, log, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offercompare.engine.deciding.root import MOST_PLACES, Curve

Height = Callable[[float], float]

CURVES: list[tuple[str, Height, int]] = [
    ("a line", lambda x: 0.7 * x - 5, 4),
    ("a square root", lambda x: 1_000 * sqrt(x), 9),
    ("an exponential", lambda x: exp(x / 50_000), 10),
    ("brackets of tax", lambda x: 0.8 * min(x, 90_000) + 0.6 * max(x - 90_000, 0.0), 7),
    ("one that flattens out", lambda x: -200_000 * expm1(-x / 80_000), 9),
    ("a jump", lambda x: x + (20_000 if x >= 123_456.7 else 0), 40),
]


@pytest.mark.parametrize(("name", "height", "most"), CURVES)
def test_the_place_is_found_to_the_tolerance_at_few_places(name: str, height: Height, most: int) -> None:
    curve = Curve(height, 0.01)
    found = curve.place_of(height(123_456.7), 100_000.0, 5_000.0, 400_000.0)
    assert found == pytest.approx(123_456.7, abs=0.01), name
    assert len(curve.known) <= most


def test_a_jump_over_the_level_gives_its_upper_end() -> None:
    curve = Curve(lambda x: 0.0 if x < 3.3 else 10.0, 0.01)
    found = curve.place_of(5.0, 0.0, 1.0, 20.0)
    assert found is not None
    assert 3.3 <= found <= 3.31


@pytest.mark.parametrize(("limit", "level"), [(200.0, 201.0), (0.0, -1.0)])
def test_a_level_beyond_the_limit_is_not_found_and_asked_once(limit: float, level: float) -> None:
    curve = Curve(lambda x: x, 0.01)
    assert curve.place_of(level, 100.0, 10.0, limit) is None
    asked = len(curve.known)
    assert curve.place_of(level, 100.0, 10.0, limit) is None
    assert len(curve.known) == asked


def test_what_does_not_move_is_not_searched_for_long() -> None:
    curve = Curve(lambda _: 7.0, 0.01)
    assert curve.place_of(8.0, 0.0, 1.0, 1e9) is None
    assert len(curve.known) <= 3


def test_a_second_level_uses_what_is_known() -> None:
    curve = Curve(lambda x: 1_000 * log(x), 0.01)
    curve.place_of(1_000 * log(150_000), 100_000.0, 5_000.0, 400_000.0)
    before = len(curve.known)
    found = curve.place_of(1_000 * log(140_000), 100_000.0, 5_000.0, 400_000.0)
    assert found == pytest.approx(140_000, abs=0.01)
    assert len(curve.known) - before <= 3


def test_the_level_of_the_start_is_the_start() -> None:
    curve = Curve(lambda x: 2 * x, 0.01)
    assert curve.place_of(10.0, 5.0, 1.0, 50.0) == 5.0
    assert len(curve.known) == 1


@given(
    st.lists(st.floats(0.001, 1.0), min_size=1, max_size=6),
    st.floats(0.0, 300_000.0),
    st.floats(0.0, 300_000.0),
    st.floats(1.0, 50_000.0),
)
def test_a_chain_of_lines_is_met_within_the_allowed_places(
    slopes: list[float], start: float, aim: float, step: float
) -> None:
    def height(x: float) -> float:
        return sum(slope * min(max(x - 50_000 * number, 0.0), 50_000) for number, slope in enumerate(slopes)) + x / 1e3

    curve = Curve(height, 0.01)
    found = curve.place_of(height(aim), start, step, 300_000.0 if aim > start else 0.0)
    assert found is not None
    assert abs(height(found) - height(aim)) <= 0.02
    assert len(curve.known) <= MOST_PLACES + 2
