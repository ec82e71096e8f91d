"""Totals, ranks, dominance and flips against other people's code and against worked examples E2, E3, E4."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pymcdm.methods import WSM
from skcriteria import DecisionMatrix, mkdm
from skcriteria.agg.simple import WeightedSumModel

from offercompare.engine import ranking

Rows = list[list[int]]


@st.composite
def matrices(draw: st.DrawFn) -> tuple[Rows, list[float]]:
    """Whole scores on a coarse scale, so that ties and dominance happen, and weights in sixteenths: sums are exact."""
    criteria = draw(st.integers(1, 6))
    rows = draw(st.lists(st.lists(st.integers(0, 5), min_size=criteria, max_size=criteria), min_size=2, max_size=7))
    cuts = sorted(draw(st.lists(st.integers(1, 15), min_size=criteria - 1, max_size=criteria - 1, unique=True)))
    edges = [0, *cuts, 16]
    return [[20 * points for points in row] for row in rows], [(b - a) / 16 for a, b in pairwise(edges)]


def sheet(rows: Rows) -> dict[str, dict[str, float]]:
    return {
        f"o{number}": {f"c{place}": float(points) for place, points in enumerate(row)}
        for number, row in enumerate(rows)
    }


def weighting(weights: list[float]) -> dict[str, float]:
    return {f"c{place}": weight for place, weight in enumerate(weights)}


def decision(rows: Rows, weights: list[float]) -> DecisionMatrix:
    return mkdm(np.array(rows, dtype=float), [max] * len(weights), weights=weights)


def same_order(ranks: list[int], others: list[float]) -> bool:
    """Whether two ways to number ranks agree on every pair, level ones included."""
    return all(
        (ranks[a] < ranks[b]) == (others[a] < others[b]) for a in range(len(ranks)) for b in range(len(ranks)) if a != b
    )


@given(matrices())
def test_totals_and_ranks_are_those_of_scikit_criteria(given_matrix: tuple[Rows, list[float]]):
    rows, weights = given_matrix
    result = WeightedSumModel().evaluate(decision(rows, weights))
    totals = {key: ranking.total(row, weighting(weights)) for key, row in sheet(rows).items()}
    assert list(totals.values()) == pytest.approx(list(result.e_.score))
    assert same_order(list(ranking.ranks(totals).values()), list(result.rank_))


@given(matrices())
def test_totals_and_ranks_are_those_of_pymcdm(given_matrix: tuple[Rows, list[float]]):
    rows, weights = given_matrix
    as_it_is = WSM(lambda column, cost: column)
    # Its validation warns of alternatives that are dominated; those are wanted here.
    found = as_it_is(rows, np.array(weights), np.ones(len(weights)), validation=False)
    totals = {key: ranking.total(row, weighting(weights)) for key, row in sheet(rows).items()}
    assert list(totals.values()) == pytest.approx(list(found))
    assert same_order(list(ranking.ranks(totals).values()), list(as_it_is.rank(found)))


@given(matrices())
def test_who_dominates_whom_is_as_scikit_criteria_says(given_matrix: tuple[Rows, list[float]]):
    rows, weights = given_matrix
    theirs = decision(rows, weights).dominance.dominance(strict=False).to_numpy()
    ours = {(each.by, each.id) for each in ranking.dominated(sheet(rows), weighting(weights)) if not each.practical}
    assert ours == {(f"o{above}", f"o{below}") for above, below in zip(*np.nonzero(theirs), strict=True)}


def test_e2_totals_of_three_candidates():
    weights = {"experience": 0.547, "education": 0.127, "charisma": 0.270, "age": 0.056}
    local = {
        "Tom": (0.217, 0.188, 0.743, 0.265),
        "Dick": (0.717, 0.081, 0.194, 0.672),
        "Harry": (0.066, 0.731, 0.063, 0.063),
    }
    totals = {name: ranking.total(dict(zip(weights, row, strict=True)), weights) for name, row in local.items()}
    assert list(totals.values()) == pytest.approx([0.358, 0.493, 0.149], abs=0.001)
    assert ranking.ranks(totals) == {"Tom": 2, "Dick": 1, "Harry": 3}


CARS = ("cost", "capacity", "efficiency", "fun")
CAR_SCORES = {
    name: dict(zip(CARS, row, strict=True))
    for name, row in {
        "sedan": (6.0, 3.0, 5.0, 4.0),
        "minivan": (5.0, 5.0, 3.0, 2.0),
        "suv": (4.0, 6.0, 2.0, 6.0),
    }.items()
}


@pytest.mark.parametrize(
    ("fun", "expected", "first"),
    [
        (1.0, {"sedan": 33.0, "minivan": 30.0, "suv": 32.0}, "sedan"),
        (2.0, {"sedan": 37.0, "minivan": 32.0, "suv": 38.0}, "suv"),
    ],
)
def test_e3_three_cars(fun: float, expected: dict[str, float], first: str):
    weights = dict(zip(CARS, (3.0, 2.0, 1.0, fun), strict=True))
    totals = {name: ranking.total(row, weights) for name, row in CAR_SCORES.items()}
    assert totals == expected
    assert ranking.ranks(totals)[first] == 1


def test_e3_how_far_the_weights_may_move():
    weights = ranking.shares(dict(zip(CARS, (3.0, 2.0, 1.0, 1.0), strict=True)))
    found = ranking.stability(CAR_SCORES, weights, "sedan")
    assert (found["fun"].weight, found["fun"].high) == pytest.approx((1 / 7, 0.20), abs=1e-6)
    assert found["fun"].overtaken_above == "suv"
    assert (found["cost"].weight, found["cost"].low) == pytest.approx((3 / 7, 5 / 13), abs=1e-6)
    assert found["cost"].overtaken_below == "suv"


JOBS = ("salary", "attractiveness", "commute", "school", "quality")
JOB_ROWS = {"1": (48, 8, 4, 7, 6), "2": (52, 7, 2, 7, 6), "3": (50, 8, 6, 4, 4), "4": (51, 6, 2, 5, 5)}


def strictly_dominated(rows: dict[str, tuple[int, ...]]) -> set[tuple[str, str]]:
    scores = {name: dict(zip(JOBS, map(float, row), strict=True)) for name, row in rows.items()}
    found = ranking.dominated(scores, dict.fromkeys(JOBS, 0.2))
    return {(each.by, each.id) for each in found if not each.practical}


def test_e4_one_job_dominates_another():
    assert strictly_dominated(JOB_ROWS) == {("2", "4")}


def test_e4_an_even_swap_makes_another_dominate():
    swapped = JOB_ROWS | {"1": (53, 7, 4, 7, 6)}
    assert strictly_dominated(swapped) >= {("1", "2"), ("2", "4")}
