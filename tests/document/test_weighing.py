"""Moving one weight: 100 in all, pinned ones where they are, the others in proportion."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offercompare.document.weighing import DIGITS, in_percent, moved, with_left_out

KEYS = ("pay", "cost_of_living", "startup_risk", "growth", "production", "flexibility", "skills", "people")
weights = st.dictionaries(st.sampled_from(KEYS), st.floats(0, 1e9), min_size=1).filter(
    lambda found: sum(found.values()) > 1e-6
)
STEP = 10.0**-DIGITS


@st.composite
def moves(draw: st.DrawFn) -> tuple[dict[str, float], str, float, set[str]]:
    shares = in_percent(draw(weights))
    keys = sorted(shares)
    return shares, draw(st.sampled_from(keys)), draw(st.floats(-10, 110)), draw(st.sets(st.sampled_from(keys)))


@given(moves())
def test_shares_stay_at_a_hundred_and_above_nothing(move: tuple[dict[str, float], str, float, set[str]]) -> None:
    after = moved(*move)
    assert after.keys() == move[0].keys()
    assert sum(after.values()) == pytest.approx(100, abs=len(after) * STEP)
    assert all(share >= 0 for share in after.values())


@given(moves())
def test_pinned_ones_stay_to_the_digit(move: tuple[dict[str, float], str, float, set[str]]) -> None:
    shares, key, _, pinned = move
    after = moved(*move)
    assert {name: after[name] for name in pinned - {key}} == {name: shares[name] for name in pinned - {key}}


@given(moves())
def test_the_others_keep_their_proportions(move: tuple[dict[str, float], str, float, set[str]]) -> None:
    shares, key, _, pinned = move
    after = moved(*move)
    free = [name for name in shares if name != key and name not in pinned]
    before_sum, after_sum = sum(shares[name] for name in free), sum(after[name] for name in free)
    for name in free:
        expected = shares[name] / before_sum if before_sum else 1 / len(free)
        assert after[name] == pytest.approx(expected * after_sum, abs=len(shares) * STEP)


@given(moves())
def test_the_moved_one_goes_where_there_is_room(move: tuple[dict[str, float], str, float, set[str]]) -> None:
    shares, key, to, pinned = move
    held = sum(shares[name] for name in pinned - {key})
    if len(pinned - {key}) < len(shares) - 1:
        assert moved(*move)[key] == pytest.approx(min(max(to, 0), max(100 - held, 0)), abs=2 * STEP)


CASES: dict[str, tuple[dict[str, float], str, float, set[str], dict[str, float]]] = {
    "up": ({"a": 50, "b": 30, "c": 20}, "a", 75, set(), {"a": 75, "b": 15, "c": 10}),
    "to nothing": ({"a": 50, "b": 30, "c": 20}, "a", 0, set(), {"a": 0, "b": 60, "c": 40}),
    "to all": ({"a": 50, "b": 30, "c": 20}, "a", 100, set(), {"a": 100, "b": 0, "c": 0}),
    "back from all": ({"a": 100, "b": 0, "c": 0}, "a", 60, set(), {"a": 60, "b": 20, "c": 20}),
    "beside a pinned one": ({"a": 50, "b": 30, "c": 20}, "a", 60, {"b"}, {"a": 60, "b": 30, "c": 10}),
    "no further than the pinned": ({"a": 50, "b": 30, "c": 20}, "a", 90, {"b"}, {"a": 70, "b": 30, "c": 0}),
    "nothing free": ({"a": 50, "b": 30, "c": 20}, "a", 90, {"b", "c"}, {"a": 50, "b": 30, "c": 20}),
    "pinned itself": ({"a": 50, "b": 50}, "a", 60, {"a"}, {"a": 60, "b": 40}),
    "alone": ({"a": 100}, "a", 30, set(), {"a": 100}),
    "the others a hair above all": ({"a": 0, "b": 100.000001}, "a", 5, {"b"}, {"a": 0, "b": 100.000001}),
}


@pytest.mark.parametrize("case", CASES)
def test_moved(case: str) -> None:
    shares, key, to, pinned, after = CASES[case]
    assert moved(shares, key, to, pinned) == pytest.approx(after)
    assert min(moved(shares, key, to, pinned).values()) >= 0


@given(weights)
def test_percent_of_weights_of_any_size(given: dict[str, float]) -> None:
    shares = in_percent(given)
    assert sum(shares.values()) == pytest.approx(100, abs=len(shares) * STEP)
    total = sum(given.values())
    assert shares == pytest.approx({key: 100 * weight / total for key, weight in given.items()}, abs=STEP)


def test_a_criterion_that_does_not_count_now_keeps_its_share():
    before = {"pay": 30.0, "growth": 50.0, "cost_of_living": 20.0}
    weights = with_left_out({"pay": 75.0, "growth": 25.0}, before, ["cost_of_living"])
    assert weights == {"pay": 60.0, "growth": 20.0, "cost_of_living": 20.0}
    assert with_left_out({"pay": 100.0}, {"pay": 1.0}, ["cost_of_living"]) == {"pay": 100.0}
    assert with_left_out({"pay": 100.0}, {"cost_of_living": 5.0}, ["cost_of_living"]) == {"pay": 100.0}
