"""Cash when jobs are lost: fallback, gap, severance, clawback, sign-ons, in every path (MODEL 3, 4)."""

from __future__ import annotations

from math import exp
from typing import Any

import numpy as np
import pytest
from builders import a_comparison, a_sure_offer, an_offer

from offercompare.engine.outcome import AS_IT_COMES, Scenario
from offercompare.engine.simulation.cash_paths import CashPaths, cash_paths
from offercompare.engine.simulation.employment import employment
from offercompare.engine.simulation.streams import Draws
from offercompare.model import Offer

PATHS = 50_000


def cash(offer: Offer, scenario: Scenario = AS_IT_COMES, **person: Any) -> CashPaths:
    comparison = a_comparison(offer, person={"current_pay": 60_000.0} | person, settings={"paths": PATHS})
    draws = Draws()
    held = employment(offer, comparison, comparison.stay_years, draws, scenario)
    return cash_paths(offer, comparison, comparison.stay_years, 1.0, held, draws)


def totals(found: CashPaths) -> list[float]:
    """Each year's cash where every path is the same."""
    assert all(np.ptp(year) < 1e-6 for year in found.total)
    return [float(year[0]) for year in found.total]


LAID_OFF = Scenario(laid_off_at=1.5)


@pytest.mark.parametrize(
    ("offer", "person", "expected"),
    [
        # Half a year of base, a quarter without pay, the fallback.
        ({}, {}, [100_000, 50_000 + 15_000, 60_000, 60_000]),
        ({}, {"gap_years": 0.0}, [100_000, 50_000 + 30_000, 60_000, 60_000]),
        ({}, {"gap_years": 1.0}, [100_000, 50_000, 30_000, 60_000]),
        ({}, {"fallback_pay": 80_000.0}, [100_000, 50_000 + 20_000, 80_000, 80_000]),
        ({}, {"current_pay": None}, [100_000, 50_000 + 20_000, 80_000, 80_000]),
        ({}, {"current_pay": None, "walk_away_pay": None}, [100_000, 50_000 + 25_000, 100_000, 100_000]),
        ({"severance_months": 3.0}, {}, [100_000, 90_000, 60_000, 60_000]),
        ({"notice_months": 6.0}, {}, [100_000, 115_000, 60_000, 60_000]),
        ({"benefits": [{"amount": 8_000.0}]}, {}, [108_000, 69_000, 60_000, 60_000]),
        ({"sign_on": [{"amount": 10_000.0}, {"amount": 5_000.0, "year": 3}]}, {}, [110_000, 65_000, 60_000, 60_000]),
    ],
)
def test_who_is_laid_off_in_the_middle_of_year_2(offer: dict[str, Any], person: dict[str, Any], expected: list[float]):
    assert totals(cash(a_sure_offer(**offer), LAID_OFF, **person)) == pytest.approx(expected)


def test_a_layoff_claws_nothing_back():
    signed = a_sure_offer(sign_on=[{"amount": 10_000.0}], clawback={"months": 24, "rule": "full"})
    assert totals(cash(signed, LAID_OFF))[0] == 110_000
    assert totals(cash(signed, stay_years=1.5)) == pytest.approx([110_000, 90_000, 100_000, 100_000])


def test_a_planned_departure_goes_on_at_the_last_base_at_once():
    offer = a_sure_offer(**{"raise": 0.1, "bonus": {"target": 0.2, "payout": 1.0, "payout_sd": 0.0}})
    assert totals(cash(offer, stay_years=1.5)) == pytest.approx([120_000, 66_000 + 55_000, 110_000, 110_000])


def test_layoffs_come_at_their_hazard():
    found = cash(a_sure_offer(layoff_hazard=0.3), gap_years=0.0, fallback_pay=0.0)
    employed = (exp(-0.3 * 0) - exp(-0.3)) / 0.3
    assert float(found.total[0].mean()) == pytest.approx(100_000 * employed, rel=0.01)


def test_payouts_and_raises_spread_as_entered():
    offer = an_offer(
        **{
            "layoff_hazard": 0.0,
            "raise": 0.05,
            "raise_sd": 0.02,
            "bonus": {"target": 1.0, "payout": 1.0, "payout_sd": 0.2},
        }
    )
    found = cash(offer)
    payout, raised = found.total[0] / 100_000 - 1, found.wages[1]
    assert (payout.mean(), payout.std()) == pytest.approx((1.0, 0.2), abs=0.005)
    assert float(raised.mean()) == pytest.approx(105_000 * 2, rel=0.005)
    one, other = found.total[0] / 100_000, found.total[1] / 100_000
    assert abs(np.corrcoef(one, other)[0, 1]) < 0.02


def test_a_raise_is_one_level_for_all_years_and_never_a_cut():
    found = cash(an_offer(**{"layoff_hazard": 0.0, "raise": 0.0, "raise_sd": 0.05}))
    second, third = found.total[1] / found.total[0], found.total[2] / found.total[1]
    assert second == pytest.approx(third)
    assert second.min() == 1.0
