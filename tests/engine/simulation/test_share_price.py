"""Share prices against closed forms: MODEL 16, checks 1 and 2, and the worked example E13."""

from __future__ import annotations

from math import sqrt
from typing import Any

import numpy as np
import pytest
from builders import a_comparison, an_offer

from offercompare.engine.public_shares import expected_call
from offercompare.engine.simulation.share_price import SharePrice, share_price
from offercompare.engine.simulation.streams import Draws

PATHS = 100_000
DEVIATIONS = 4


def price(horizon: int = 4, market_sd: float = 0.18, seed: int = 1, **equity: Any) -> SharePrice:
    offer = an_offer(equity={"price_now": 100.0, "volatility": 0.4, "drift": 0.04, **equity})
    settings = {"paths": PATHS, "horizon_years": horizon, "market_sd": market_sd, "seed": seed}
    return share_price(offer, a_comparison(offer, settings=settings), Draws())


@pytest.mark.parametrize("part", [13 / 24, 0.625, 1.0])
@pytest.mark.parametrize("year", [0, 1, 3])
@pytest.mark.parametrize("equity", [{}, {"volatility": 0.65, "drift": -0.2}, {"beta": 0.0}, {"beta": -2.0}])
def test_the_expected_price_grows_by_the_drift(part: float, year: int, equity: dict[str, float]):
    time = year + part
    found = price(**equity).at(time)
    error = found.std() / sqrt(PATHS)
    assert abs(found.mean() - (1 + equity.get("drift", 0.04)) ** time) < DEVIATIONS * error


@pytest.mark.parametrize("strike", [60.0, 100.0, 150.0])
@pytest.mark.parametrize("years", [1.0, 3.0])
def test_the_expected_excess_over_a_strike_is_the_call(strike: float, years: float):
    excess = np.maximum(100 * price().at(years) - strike, 0.0)
    error = excess.std() / sqrt(PATHS)
    assert abs(excess.mean() - expected_call(100.0, strike, 0.04, 0.4, years)) < DEVIATIONS * error


def test_e13_mean_and_tenths_of_a_price_after_three_years():
    found = 100 * price().at(3.0)
    assert found.mean() == pytest.approx(112.486, rel=0.012)
    assert np.quantile(found, [0.1, 0.5, 0.9]) == pytest.approx([36.41, 88.48, 215.02], rel=0.015)


def test_without_volatility_the_price_is_its_drift_in_every_path():
    found = price(volatility=0.0, drift=0.07).at(2.625)
    assert np.ptp(found) == 0
    assert found[0] == pytest.approx(1.07**2.625, rel=1e-12)


def test_between_two_vests_of_a_year_the_price_moves_with_both_ends():
    moved = price()
    early, late = np.log(moved.at(2.25)), np.log(moved.at(2.75))
    assert np.corrcoef(early, np.log(moved.at(2.0)))[0, 1] > np.corrcoef(late, np.log(moved.at(2.0)))[0, 1]


@pytest.mark.parametrize(("beta", "market_sd", "expected"), [(1.0, 0.18, 0.45), (0.0, 0.18, 0.0), (5.0, 0.5, 0.95)])
def test_shares_move_with_one_market_as_far_as_beta_says(beta: float, market_sd: float, expected: float):
    draws = Draws()
    settings = {"paths": PATHS, "market_sd": market_sd}
    offers = [an_offer(key, equity={"volatility": 0.4, "beta": beta}) for key in ("one", "other")]
    comparison = a_comparison(*offers, settings=settings)
    one, other = (np.log(share_price(offer, comparison, draws).at(1.0)) for offer in offers)
    assert np.corrcoef(one, other)[0, 1] == pytest.approx(expected**2, abs=0.015)
