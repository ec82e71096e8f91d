"""Certainty equivalents against closed forms: MODEL 9, 16 check 3, worked examples E6 and E13."""

from __future__ import annotations

from math import exp, inf

import numpy as np
import pytest

from offercompare.engine.simulation.certainty import certainty
from offercompare.engine.simulation.paths import Paths


def lognormal(mean: float, sd: float) -> Paths:
    return np.exp(mean + sd * np.random.Generator(np.random.PCG64(7)).standard_normal(400_000))


@pytest.mark.parametrize("gamma", [0.0, 0.5, 1.0, 2.0, 4.0])
@pytest.mark.parametrize("sd", [0.1, 0.5])
def test_a_lognormal_is_worth_its_closed_form(gamma: float, sd: float):
    found = certainty(lognormal(13.0, sd), 0.0, gamma)
    assert found.equivalent == pytest.approx(exp(13.0 + (1 - gamma) * sd**2 / 2), rel=0.005)
    assert found.floored == 0


def test_e13():
    assert certainty(lognormal(np.log(1e6), 0.5), 0.0, 2.0).equivalent == pytest.approx(882_497, rel=0.003)


@pytest.mark.parametrize(
    ("chance", "high", "low", "expected"),
    [(8, 1000.0, 600.0, 911.87), (7, 1200.0, 600.0, 998.38), (5, 2000.0, 300.0, 962.30)],
)
def test_e6_prospects_under_a_square_root(chance: int, high: float, low: float, expected: float):
    outcomes = np.array([high] * chance + [low] * (10 - chance))
    assert certainty(outcomes, 0.0, 0.5).equivalent == pytest.approx(expected, abs=0.005)


def test_e6_under_the_logarithm():
    assert certainty(np.array([1200.0] * 7 + [600.0] * 3), 0.0, 1.0).equivalent == pytest.approx(974.70, abs=0.005)


def test_wealth_beside_it_makes_risk_smaller():
    outcomes = lognormal(12.0, 0.8)
    poor, rich = certainty(outcomes, 0.0, 2.0).equivalent, certainty(outcomes, 1e6, 2.0).equivalent
    assert poor < rich < outcomes.mean()


@pytest.mark.parametrize("gamma", [0.0, 0.3, 1.0, 2.0, 4.0, 20.0])
@pytest.mark.parametrize("scale", [1e-3, 1.0, 1e12])
def test_a_sure_amount_is_worth_itself(gamma: float, scale: float):
    found = certainty(np.full(1_000, 100_000.0 * scale), 40_000.0, gamma)
    assert found.equivalent == pytest.approx(100_000.0 * scale, rel=1e-9)


@pytest.mark.parametrize("gamma", [0.5, 1.0, 2.0, 20.0])
def test_ruin_is_floored_at_one_unit_and_counted(gamma: float):
    outcomes = np.array([-50_000.0, *([100_000.0] * 999)])
    found = certainty(outcomes, 0.0, gamma)
    assert found.floored == 0.001
    assert 0 < found.equivalent < inf


def test_its_input_stays_as_it_was():
    outcomes = lognormal(12.0, 0.3)
    before = outcomes.copy()
    certainty(outcomes, 0.0, 2.0)
    assert np.array_equal(outcomes, before)
