"""Ranks, dominance and brackets on plain scores."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offercompare.engine import ranking

HALF = {"pay": 0.5, "growth": 0.5}


@pytest.mark.parametrize(
    ("totals", "ranks"),
    [
        ({"a": 3.0, "b": 2.0, "c": 1.0}, [1, 2, 3]),
        ({"a": 3.0, "b": 3.0, "c": 1.0}, [1, 1, 3]),
        ({"a": 1.0, "b": 3.0, "c": 3.0}, [3, 1, 1]),
        ({"a": 3.0, "b": 3.0 + 1e-12, "c": 3.0}, [1, 1, 1]),
        ({"a": 1.0}, [1]),
    ],
)
def test_ties_share_the_lowest_rank(totals: dict[str, float], ranks: list[int]):
    assert list(ranking.ranks(totals).values()) == ranks


@pytest.mark.parametrize(
    ("above", "below", "how"),
    [
        ((60, 60), (50, 60), "strict"),
        ((60, 60), (60, 60), None),
        ((60, 60), (50, 70), None),
        ((80, 50), (50, 56), "practical"),
        ((80, 50), (50, 57), None),
        ((66, 50), (50, 56), "practical"),
        ((65, 50), (50, 56), None),
    ],
)
def test_dominance(above: tuple[float, float], below: tuple[float, float], how: str | None):
    scores = {"a": dict(zip(HALF, above, strict=True)), "b": dict(zip(HALF, below, strict=True))}
    found = [each for each in ranking.dominated(scores, HALF) if each.by == "a"]
    assert [each.practical for each in found] == ([] if how is None else [how == "practical"])


def test_what_weighs_nothing_does_not_save_an_offer():
    scores = {"a": {"pay": 60, "growth": 0}, "b": {"pay": 50, "growth": 100}}
    found = ranking.dominated(scores, {"pay": 1.0, "growth": 0.0})
    assert [(each.id, each.by, each.practical) for each in found] == [("b", "a", False)]


def test_with_all_weight_on_one_the_rest_share_equally():
    scores = {"a": {"pay": 60, "growth": 0, "people": 0}, "b": {"pay": 40, "growth": 60, "people": 40}}
    weights = {"pay": 1.0, "growth": 0.0, "people": 0.0}
    found = ranking.stability(scores, weights, "a")
    # Lead at t: t x 20 - (1 - t) x 50.
    assert (found["pay"].low, found["pay"].overtaken_below) == (pytest.approx(5 / 7), "b")
    assert found["growth"].high == pytest.approx(20 / 80)
    assert ranking.stability({"a": {"pay": 1}}, {"pay": 1.0}, "a")["pay"].low == 0.0


def test_a_leader_that_is_tied_is_overtaken_at_once():
    scores = {"a": {"pay": 60, "growth": 40}, "b": {"pay": 40, "growth": 60}}
    bracket = ranking.stability(scores, HALF, "a")["pay"]
    assert (bracket.low, bracket.overtaken_below, bracket.high) == (pytest.approx(0.5), "b", 1.0)


def test_shares_of_nothing_are_none():
    assert ranking.shares({"pay": 0.0}) == {}


KEYS = ("pay", "growth", "production", "people")
points = st.floats(0, 100).map(lambda value: round(value, 3))
score_sheets = st.lists(st.fixed_dictionaries(dict.fromkeys(KEYS, points)), min_size=2, max_size=4).map(
    lambda rows: {f"offer {number}": row for number, row in enumerate(rows)}
)
weightings = st.fixed_dictionaries(dict.fromkeys(KEYS, st.integers(0, 20))).filter(lambda given: any(given.values()))


def moved(weights: dict[str, float], key: str, to: float) -> dict[str, float]:
    rest = sum(value for other, value in weights.items() if other != key)
    others = {other: value / rest if rest > 1e-9 else 1 / 3 for other, value in weights.items() if other != key}
    return {other: (1 - to) * share for other, share in others.items()} | {key: to}


@given(score_sheets, weightings)
def test_brackets_hold_the_weight_and_end_where_the_overtaker_ties(
    scores: dict[str, dict[str, float]], weights: dict[str, float]
):
    weights = ranking.shares(weights)
    totals = {offer: ranking.total(row, weights) for offer, row in scores.items()}
    leader = max(totals, key=lambda offer: totals[offer])
    for key, bracket in ranking.stability(scores, weights, leader).items():
        assert 0 <= bracket.low <= bracket.weight + 1e-9
        assert bracket.weight - 1e-9 <= bracket.high <= 1
        for end, overtaker in ((bracket.low, bracket.overtaken_below), (bracket.high, bracket.overtaken_above)):
            there = moved(weights, key, end)
            at_end = {offer: ranking.total(row, there) for offer, row in scores.items()}
            assert at_end[leader] >= max(at_end.values()) - 1e-6
            if overtaker is not None:
                assert at_end[overtaker] == pytest.approx(at_end[leader], abs=1e-6)


@given(score_sheets, weightings)
def test_who_is_dominated_outright_never_leads(scores: dict[str, dict[str, float]], weights: dict[str, float]):
    weights = ranking.shares(weights)
    totals = {offer: ranking.total(row, weights) for offer, row in scores.items()}
    for each in ranking.dominated(scores, weights):
        assert totals[each.by] >= totals[each.id] - 1e-9
