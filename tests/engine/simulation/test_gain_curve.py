"""Tax on long-term gains of the United States, by hand and beside wages (MODEL 6.7, 7a)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from builders import a_comparison, a_startup
from hypothesis import given
from hypothesis import strategies as st

from offercompare.engine.outcome import AS_IT_COMES
from offercompare.engine.present_value import annual_equivalent
from offercompare.engine.simulation import offer_paths
from offercompare.engine.simulation.employment import employment
from offercompare.engine.simulation.gain_curve import gain_curves
from offercompare.engine.simulation.offer_paths import outcome
from offercompare.engine.simulation.paths import Paths
from offercompare.engine.simulation.streams import Draws
from offercompare.engine.tax_rule import TaxRule
from offercompare.engine.taxation import home_rule
from offercompare.model import Comparison

TEXAS, CALIFORNIA = "Austin, TX, US", "San Francisco, CA, US"


def rule_of(home: str = TEXAS, currency: str = "USD", **tax: Any) -> TaxRule:
    person = {"home": home, "tax": {"year": 2026, **tax}}
    fx = {"fx": {"USD": 0.5}} if currency != "USD" else {}
    return home_rule(Comparison.model_validate({"currency": currency, "person": person, **fx}))


def on_gain(rule: TaxRule, wages: float, gain: float, number: int = 0) -> float:
    curves = gain_curves(rule)
    assert curves is not None
    return float(curves.on(number, np.array([wages]), np.array([gain]))[0])


# By hand -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tax", "wages", "gain", "due"),
    [
        # 83 900 taxed as wages; the gain lies between 49 450 and 545 500.
        ({}, 100_000, 10_000, 1_500),
        # 461 600 at 15 %, 38 400 at 20 %; 3.8 % of the 400 000 above 200 000 of income.
        ({}, 100_000, 500_000, 69_240 + 7_680 + 15_200),
        # The gain alone, less than is deducted and free; then 434 450 at 15 %, 300 000 at 3.8 %.
        ({}, 0, 10_000, 0),
        ({}, 0, 65_550, 0),
        ({}, 0, 500_000, 65_167.50 + 11_400),
        # 6 100 of the deduction are left after wages of 10 000: 43 900 + 5 550 are free.
        ({}, 10_000, 60_000, 0.15 * (53_900 - 49_450)),
        # Between 49 450 and 50 400 of income the law takes 12 %, as of wages.
        ({}, 66_000, 400, 48),
        # All of it above 200 000 bears 3.8 %, yet no more than the gain.
        ({}, 300_000, 10_000, 1_880),
        # 67 800 as wages, 31 100 of the gain free.
        ({"filing_status": "joint", "partner_income": 0.0}, 100_000, 40_000, 1_335),
        # With the partner's 157 800 as wages: 455 900 at 15 %, 44 100 at 20 %, 440 000 at 3.8 %.
        ({"filing_status": "joint", "partner_income": 90_000.0}, 100_000, 500_000, 68_385 + 8_820 + 16_720),
        ({"filing_status": "joint", "partner_income": 50_000.0}, 0, 100_000, 0.15 * (117_800 - 98_900)),
        ({"filing_status": "head_of_household"}, 60_000, 50_000, 0.15 * (85_850 - 66_200)),
        # Own contributions lower the wages that the gain lies on; what exceeds these does not lower the gain.
        ({"pre_tax_contributions": 10_000.0}, 60_000, 20_000, 0.15 * (53_900 - 49_450)),
        ({"pre_tax_contributions": 10_000.0}, 0, 70_000, 0.15 * (53_900 - 49_450)),
        ({"year": 2025}, 50_000, 20_000, 0.15 * (54_250 - 48_350)),
    ],
)
def test_federal_tax_on_top_of_wages(tax: dict[str, Any], wages: float, gain: float, due: float):
    assert on_gain(rule_of(**tax), wages, gain) == pytest.approx(due)


def test_amounts_grow_after_the_last_table_the_law_s_own_do_not():
    grown = 1.025**2
    assert on_gain(rule_of(), 0, 65_550 * grown, 2) == pytest.approx(0, abs=0.01)
    assert on_gain(rule_of(), 0, 65_550 * grown + 1_000, 2) == pytest.approx(150)
    assert on_gain(rule_of(), 300_000, 1_000, 2) == pytest.approx(188)


@pytest.mark.parametrize(
    ("home", "elsewhere"),
    [
        # 94 294 lie in the bracket of 9.3 %; the payroll levy of 1.3 % falls on wages.
        (CALIFORNIA, 930.0),
        # 3.07 % of income; the wage tax of the city falls on wages.
        ("Philadelphia, PA, US", 307.0),
        ("Columbus, OH, US", 275.0),
        (TEXAS, 0.0),
    ],
)
def test_the_state_taxes_a_gain_as_income(home: str, elsewhere: float):
    assert on_gain(rule_of(home), 100_000, 10_000) == pytest.approx(1_500 + elsewhere, abs=0.5)


def test_state_and_city_take_what_so_much_more_in_wages_would_bear():
    rule = rule_of("New York, NY, US")
    less, more = rule.bill(0, 150_000).by_level, rule.bill(0, 400_000).by_level
    elsewhere = sum(more[level] - less[level] for level in ("state", "local"))
    federal = on_gain(rule_of(), 150_000, 250_000)
    assert on_gain(rule, 150_000, 250_000) == pytest.approx(federal + elsewhere, abs=10)


def test_state_tax_on_the_gain_lowers_what_is_taxed_as_wages():
    rule = rule_of(CALIFORNIA, deduction="larger_of_standard_and_salt")
    # 9.3 % of the gain is deducted from wages that bear 32 %.
    assert on_gain(rule, 250_000, 1_000) == pytest.approx(150 + 38 + 93 - 0.32 * 93, abs=1)
    # Above 606 333 of income no more than 10 000 may be deducted: the standard deduction is larger.
    standard = rule_of(CALIFORNIA)
    with_gain = on_gain(rule, 300_000, 1e6) + rule.amount(0, 300_000)
    assert with_gain == pytest.approx(on_gain(standard, 300_000, 1e6) + standard.amount(0, 300_000), abs=30)


def test_another_currency_is_that_of_the_tables_converted():
    assert on_gain(rule_of(currency="EUR"), 50_000, 250_000) == pytest.approx(92_120 / 2)


@pytest.mark.parametrize(
    ("home", "tax"),
    [
        (TEXAS, {"method": "rate", "rate": 0.3}),
        (TEXAS, {"method": "none"}),
        ("London, England, GB", {}),
        ("Munich, Bavaria, DE", {}),
    ],
)
def test_elsewhere_and_at_one_s_own_rate_gains_are_taxed_as_wages(home: str, tax: dict[str, Any]):
    assert gain_curves(rule_of(home, **tax)) is None


@given(
    filing=st.sampled_from(["single", "joint", "head_of_household"]),
    partner=st.floats(0, 500_000),
    wages=st.floats(0, 2e6),
    number=st.integers(0, 9),
)
def test_it_rises_with_the_gain_and_stays_below_the_tax_on_wages(
    filing: str, partner: float, wages: float, number: int
):
    rule = rule_of(filing_status=filing, partner_income=partner)
    curves, gain = gain_curves(rule), np.concatenate(([0.0], np.geomspace(10, 1e7, 60)))
    assert curves is not None
    due = curves.on(number, np.full(gain.size, wages), gain)
    assert due[0] == pytest.approx(0, abs=0.01)
    assert (np.diff(due) >= -0.01).all()
    as_wages = np.array([rule.amount(number, wages + each) for each in gain]) - rule.amount(number, wages)
    assert (due <= as_wages + 0.01).all()


# The simulation ------------------------------------------------------------------------------------------------------


def simulated(monkeypatch: pytest.MonkeyPatch, *, as_wages: bool, **changes: Any) -> tuple[Paths, Paths]:
    """The level of every path, and for how long shares bought on leaving were held until an exit, else 0."""
    equity = {"failure_hazard": 0.05, "exit_hazard": 0.15, "exercise_if_leaving": True} | changes.pop("equity", {})
    offer = a_startup(equity=equity, layoff_hazard=0.05, **changes.pop("offer", {}))
    person = {"stay_years": 2.0, "tax": {"year": 2026, **changes.pop("tax", {})}}
    comparison = a_comparison(offer, person=person, settings={"money_basis": "after_tax", "paths": 4_000} | changes)
    draws = Draws()
    with monkeypatch.context() as patched:
        if as_wages:
            patched.setattr(offer_paths, "gain_curves", lambda rule: None)
        levels = outcome(offer, comparison, draws, AS_IT_COMES).levels
    assert levels is not None
    held = employment(offer, comparison, comparison.stay_years, draws, AS_IT_COMES)
    late = held.exits & (held.event > held.leaves + 0.25)
    return levels, np.where(late, held.event, held.leaves) - held.leaves


def test_only_what_was_held_for_over_a_year_bears_less(monkeypatch: pytest.MonkeyPatch):
    gains, held = simulated(monkeypatch, as_wages=False)
    wages, _ = simulated(monkeypatch, as_wages=True)
    more, long = gains - wages, held > 1
    assert np.count_nonzero(long) > 200
    assert np.count_nonzero((held > 0) & ~long) > 20
    # The strike is 1: an exit that pays less leaves no gain, and no tax either way.
    assert (more[long] > -1e-6).all()
    assert np.median(more[long]) > 100
    assert (more[held == 0] == 0).all()
    assert more[~long] == pytest.approx(0, abs=1)


def test_without_exercise_or_before_tax_or_elsewhere_nothing_moves(monkeypatch: pytest.MonkeyPatch):
    for changes in (
        {"equity": {"exercise_if_leaving": False}},
        {"money_basis": "before_tax"},
        {"tax": {"method": "rate", "rate": 0.3}},
        {"offer": {"place": "London, England, GB"}},
    ):
        gains, _ = simulated(monkeypatch, as_wages=False, **changes)
        wages, _ = simulated(monkeypatch, as_wages=True, **changes)
        assert (gains == wages).all()


@pytest.mark.parametrize(("exit_at", "year"), [(1.9, None), (3.5, 3), (7.0, 3)])
def test_what_the_law_takes_less_counts_when_the_shares_are_sold(
    monkeypatch: pytest.MonkeyPatch, exit_at: float, year: int | None
):
    """2 500 options exercised after a year, sold at 9.5 beside 100 000 from the next job, after the horizon too."""
    rule = rule_of()
    equity = {"rounds_left": 0, "exit_multiple_sd": 0.0, "exercise_if_leaving": True}
    offer = a_startup(equity=equity, layoff_hazard=0.0, raise_sd=0.0)
    person = {"stay_years": 1.0, "tax": {"year": 2026}}
    comparison = a_comparison(offer, person=person, settings={"money_basis": "after_tax", "paths": 1_000})
    scenario = replace(AS_IT_COMES, exit_at=exit_at)
    gains = outcome(offer, comparison, Draws(), scenario).levels
    monkeypatch.setattr(offer_paths, "gain_curves", lambda rule: None)
    wages = outcome(offer, comparison, Draws(), scenario).levels
    assert gains is not None
    assert wages is not None
    less = 0.0
    if year is not None:
        less = rule.amount(year, 121_250) - rule.amount(year, 100_000) - 0.15 * 21_250
    settings = comparison.settings
    level = annual_equivalent(1.0, settings.discount_rate, settings.horizon_years)
    assert settings.horizon_years == 4
    assert gains - wages == pytest.approx(less * level * (1 + settings.discount_rate) ** -exit_at, abs=0.01)
