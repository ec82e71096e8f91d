"""Tax on whole arrays beside the law asked wage by wage (MODEL 7a)."""

from __future__ import annotations

import numpy as np
import pytest

from offercompare.engine.simulation.paths import Paths
from offercompare.engine.simulation.tax_curve import tax_curves
from offercompare.engine.tax_rule import OwnRate, TaxRule
from offercompare.engine.taxation import home_rule
from offercompare.model import Comparison

PLACES = {
    "Austin, TX, US": "USD",
    "New York, NY, US": "USD",
    "San Francisco, CA, US": "USD",
    "Portland, OR, US": "USD",
    "Munich, Bavaria, DE": "EUR",
    "London, England, GB": "GBP",
    "Toronto, ON, CA": "CAD",
}


def rule_of(home: str, **tax: object) -> TaxRule:
    person = {"home": home, "tax": {"year": 2026, **tax}}
    return home_rule(Comparison.model_validate({"currency": PLACES[home], "person": person}))


def wages(count: int) -> Paths:
    """Wages as simulated ones are: around a middle, some of part of a year, some very high."""
    random = np.random.Generator(np.random.PCG64(3))
    drawn = random.lognormal(11.9, 0.5, count)
    drawn[: count // 20] *= random.random(count // 20)
    return drawn


@pytest.mark.parametrize("home", PLACES)
@pytest.mark.parametrize("count", [500, 10_000])
def test_it_is_the_law_s_bill(home: str, count: int):
    rule, drawn = rule_of(home), wages(count)
    exact = np.array([rule.amount(0, float(wage)) for wage in drawn[::10]])
    off = np.abs(tax_curves(rule).on(0, drawn)[::10] - exact)
    assert off.mean() < 2e-5 * drawn.mean()
    # A step of the law met in a cell of the table is spread over the cell.
    assert np.quantile(off, 0.99) < 2e-4 * drawn.mean()


@pytest.mark.parametrize("home", PLACES)
@pytest.mark.parametrize("wage", [0.0, 0.5, 83_217.31, 4e6])
def test_it_is_exact_where_all_wages_are_the_same(home: str, wage: float):
    rule = rule_of(home)
    assert (tax_curves(rule).on(2, np.full(10, wage)) == rule.amount(2, wage)).all()


def test_joint_tax_is_what_the_job_adds():
    rule = rule_of("San Francisco, CA, US", filing_status="joint", partner_income=90_000.0)
    drawn = wages(2_000)
    exact = np.array([rule.amount(1, float(wage)) for wage in drawn[::50]])
    assert tax_curves(rule).on(1, drawn)[::50] == pytest.approx(exact, rel=1e-3, abs=20.0)


def test_more_wages_bear_more_tax():
    rule = rule_of("New York, NY, US")
    taxed = tax_curves(rule).on(0, np.linspace(0, 900_000, 20_001))
    assert (np.diff(taxed) > -1.0).all()


def test_an_own_rate_takes_its_part():
    rule = OwnRate("rate", 0.31, 2026, "USD")
    assert tax_curves(rule).on(0, np.array([0.0, 100.0])) == pytest.approx([0.0, 31.0])


def test_no_wages_no_tax():
    assert tax_curves(rule_of("Austin, TX, US")).on(0, np.zeros(0)).size == 0
