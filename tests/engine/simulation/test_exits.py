"""Exits and what private grants pay, against the closed forms: MODEL 16, checks 4 and 5; E7, E8, E14."""

from __future__ import annotations

from math import exp, sqrt
from typing import Any

import numpy as np
import pytest
from builders import a_comparison, a_startup

from offercompare.engine import evaluate
from offercompare.engine.equity import terms_of, worths
from offercompare.engine.outcome import AS_IT_COMES
from offercompare.engine.private_shares import PrivateWorth
from offercompare.engine.simulation.employment import Employment, employment
from offercompare.engine.simulation.exit_paths import exits, per_common_share
from offercompare.engine.simulation.private_paths import PrivatePaths
from offercompare.engine.simulation.streams import Draws
from offercompare.engine.waterfall import Preference, waterfall
from offercompare.model import Comparison, Offer

PATHS = 100_000
DEVIATIONS = 4
NO_ROUNDS = {"rounds_left": 0}


def many(offer: Offer, **changes: Any) -> Comparison:
    settings = {"paths": PATHS} | changes.pop("settings", {})
    return a_comparison(offer, settings=settings, **changes)


def held(offer: Offer, comparison: Comparison, draws: Draws | None = None) -> Employment:
    return employment(offer, comparison, comparison.stay_years, draws or Draws(), AS_IT_COMES)


def paid(offer: Offer, comparison: Comparison) -> tuple[np.ndarray, np.ndarray]:
    """What the first grant pays in every path, undiscounted, and its present value."""
    draws, settings = Draws(), comparison.settings
    employed = held(offer, comparison, draws)
    worth = worths(terms_of(offer, comparison)).granted[0][1]
    assert isinstance(worth, PrivateWorth)
    found = exits(offer, comparison, worth.company, employed, draws)
    paths = PrivatePaths(employed, found, 1.0, settings.discount_rate, settings.horizon_years, 10.0)
    amount, now = np.zeros(PATHS), np.zeros(PATHS)
    for flow in paths.flows(0, worth):
        flow.add_to(amount, flow.amount)
        flow.add_to(now, flow.now)
    return amount, now


def within(values: np.ndarray, expected: float) -> bool:
    return bool(abs(values.mean() - expected) < DEVIATIONS * values.std() / sqrt(values.size))


# 6.1 ----------------------------------------------------------------------------------------------------------------


def test_e14_exit_failure_and_neither_within_five_years():
    offer = a_startup(equity={"failure_hazard": 0.03, "exit_hazard": 0.12})
    found = held(offer, many(offer))
    soon = found.event <= 5
    assert within((soon & found.exits).astype(float), 0.4221)
    assert within((soon & ~found.exits).astype(float), 0.1055)
    assert within((~soon).astype(float), 0.4724)


@pytest.mark.parametrize(("failure", "exit_"), [(0.0, 0.1), (0.1, 0.0), (0.0, 0.0), (0.05, 0.07)])
def test_events_come_at_their_hazards_inside_the_window(failure: float, exit_: float):
    offer = a_startup(equity={"failure_hazard": failure, "exit_hazard": exit_})
    found = held(offer, many(offer))
    both = failure + exit_
    share = (1 - exp(-10 * both)) / both if both else 0.0
    assert within(found.exits.astype(float), exit_ * share) or exit_ == 0 == found.exits.sum()
    failed = np.isfinite(found.event) & ~found.exits
    assert within(failed.astype(float), failure * share) or failure == 0 == failed.sum()


def test_a_failing_company_ends_the_job_an_exit_does_not():
    offer = a_startup(layoff_hazard=0.0)
    found = held(offer, many(offer))
    failed = np.isfinite(found.event) & ~found.exits & (found.event < 4)
    assert np.array_equal(found.leaves[failed], found.event[failed])
    assert (found.leaves[~failed] == 4).all()
    assert np.array_equal(found.planned, ~failed)


# 6.5 ----------------------------------------------------------------------------------------------------------------

PREFERENCES: list[dict[str, Any]] = [
    {},
    {"participating": True},
    {"participating": True, "participation_cap": 2.0},
    {"liquidation_multiple": 2.0},
    {"preferred_share": 0.0},
    {"exit_multiple_sd": 0.0},
    {"illiquidity_discount": 0.3},
    {"exit_value": 300e6},
]


@pytest.mark.parametrize("equity", PREFERENCES)
@pytest.mark.parametrize("kind", ["iso", "rsu"])
def test_the_closed_form_is_the_mean_of_the_paths(equity: dict[str, Any], kind: str):
    stays = {"exercise_if_leaving": False, "exercise_window_years": 20.0}
    grant = {"kind": kind, "shares": 10_000.0, "strike": 1.0}
    offer = a_startup(grants=[grant], layoff_hazard=0.0, equity={"failure_hazard": 0.0, **NO_ROUNDS, **stays, **equity})
    comparison = many(offer)
    amount, now = paid(offer, comparison)
    worth = worths(terms_of(offer, comparison)).granted[0][1]
    assert isinstance(worth, PrivateWorth)
    card = worth.card(0.0)
    assert card.expected is not None
    assert within(amount, card.expected)
    assert within((amount <= 0).astype(float), card.p_zero or 0.0)
    discounted = worth.shares * worth.company.discounted_exit_chance(10.0, 0.04) * worth.company.payoff(worth.strike)
    # What vests after an early exit is paid when it vests, not at the exit.
    assert now.mean() < discounted * 1.02
    assert now.mean() > discounted * 0.9


def test_options_lapse_after_the_window_of_who_leaves():
    offer = a_startup(layoff_hazard=0.0, equity=NO_ROUNDS | {"failure_hazard": 0.0})
    comparison = many(offer, person={"stay_years": 2.0})
    amount, _ = paid(offer, comparison)
    drawn = held(offer, comparison)
    assert (amount[drawn.event > 2.25] == 0).all()
    assert (amount[(drawn.event > 2) & (drawn.event < 2.25)] > 0).any()


def test_who_exercises_on_leaving_pays_first_and_gets_the_whole_share():
    equity = NO_ROUNDS | {"failure_hazard": 0.0, "exit_multiple_sd": 0.0, "exercise_if_leaving": True}
    offer = a_startup(layoff_hazard=0.0, equity=equity)
    comparison = many(offer, person={"stay_years": 2.0})
    amount, _ = paid(offer, comparison)
    event = held(offer, comparison).event
    # 19 m preferred convert at 190 m: 9.5 a share; half of 10 000 options have vested after two years.
    in_time, later, never = (event > 2) & (event < 2.25), (event > 2.25) & np.isfinite(event), np.isinf(event)
    assert amount[in_time] == pytest.approx(5_000 * 8.5)
    assert amount[later] == pytest.approx(5_000 * 9.5 - 5_000)
    assert amount[never] == pytest.approx(-5_000)


def test_double_trigger_shares_pay_only_while_employed_and_before_they_expire():
    grant = {"kind": "double_trigger_rsu", "shares": 10_000.0}
    offer = a_startup(grants=[grant], layoff_hazard=0.0, equity=NO_ROUNDS | {"failure_hazard": 0.0})
    event = held(offer, many(offer)).event
    amount, _ = paid(offer, many(offer))
    assert (amount[event > 4] == 0).all()
    keeps = a_startup(
        grants=[grant], layoff_hazard=0.0, equity=NO_ROUNDS | {"failure_hazard": 0.0, "keep_after_leaving": True}
    )
    amount, _ = paid(keeps, many(keeps))
    assert (amount[(event > 4) & (event < 7)] > 0).any()
    assert (amount[event > 7] == 0).all()


def test_an_exit_with_acceleration_pays_the_unvested_at_once():
    grant = {"kind": "rsu", "shares": 10_000.0}
    equity = NO_ROUNDS | {"failure_hazard": 0.0, "exit_multiple_sd": 0.0}
    plain = a_startup(grants=[grant], layoff_hazard=0.0, equity=equity)
    faster = a_startup(grants=[grant], layoff_hazard=0.0, equity=equity | {"acceleration": 1.0})
    amount, now = paid(plain, many(plain))
    at_once, sooner = paid(faster, many(faster))
    assert at_once == pytest.approx(amount)
    assert sooner.mean() > now.mean()


def test_acceleration_takes_nothing_from_a_grant_made_after_the_exit():
    grant = {"kind": "rsu", "shares": 10_000.0, "grant_year": 3}
    equity = NO_ROUNDS | {"failure_hazard": 0.0, "exit_multiple_sd": 0.0}
    plain = a_startup(grants=[grant], layoff_hazard=0.0, equity=equity)
    faster = a_startup(grants=[grant], layoff_hazard=0.0, equity=equity | {"acceleration": 1.0})
    event = held(plain, many(plain)).event
    amount, quick = paid(plain, many(plain))[0], paid(faster, many(faster))[0]
    assert quick[event < 2] == pytest.approx(amount[event < 2])
    assert (quick[(event > 2) & (event < 4)] > amount[(event > 2) & (event < 4)]).all()


# 6.3, 6.4 -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "preference", [(40e6, 0.4), (80e6, 0.4, True), (40e6, 0.4, True, 120e6), (0.0, 0.4), (9e6, 0.0)]
)
def test_common_is_what_the_waterfall_says_in_every_path(preference: tuple[Any, ...]):
    shared = waterfall(20e6, Preference(*preference))
    values = np.linspace(0, 1e9, 2_001)
    common = per_common_share(shared, values)
    assert common == pytest.approx([shared.per_share(value) for value in values])
    assert (np.diff(common) >= -1e-12).all()
    assert (common * 20e6 * (1 - preference[1]) <= values + 1e-6).all()


def test_of_an_entered_exit_value_later_rounds_take_their_part():
    grant = {"kind": "rsu", "shares": 10_000.0}
    sure = {"failure_hazard": 0.0, "exit_value": 150e6, "dilution": 0.2}
    fewer = a_startup(grants=[grant], layoff_hazard=0.0, equity=sure | NO_ROUNDS)
    more = a_startup(grants=[grant], layoff_hazard=0.0, equity=sure | {"rounds_left": 3})
    assert paid(more, many(more))[0].mean() < paid(fewer, many(fewer))[0].mean()


# Bad numbers --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "equity",
    [
        {"exit_multiple_sd": 10.0},
        {"fully_diluted": 5_000.0},
        {"failure_hazard": 0.0, "exit_hazard": 0.0},
        {"preferred_share": 0.999999},
        {"exit_value": 0.0},
        {"exit_multiple": 0.0},
        {"failure_hazard": 100.0, "exit_hazard": 100.0},
        {"rounds_left": 20, "dilution": 0.9},
        {"rounds_left": 20, "dilution": 0.9, "exit_value": 1e8},
        {"rounds_left": 20, "dilution": 0.999999, "preferred_share": 0.999999},
    ],
)
def test_odd_numbers_have_defined_results(equity: dict[str, float]):
    outcome = evaluate(a_comparison(a_startup(equity=equity))).offers[0].outcome
    assert outcome is not None
    figures = (outcome.mean, outcome.p10, outcome.p50, outcome.p90, outcome.certainty_equivalent)
    assert all(np.isfinite(figure.known) for figure in figures)
    assert outcome.p_zero_equity is not None


def test_a_strike_above_any_exit_pays_nothing_and_costs_nothing():
    grant = {"kind": "nso", "shares": 10_000.0, "strike": 1e9}
    outcome = evaluate(a_comparison(a_startup(grants=[grant]))).offers[0].outcome
    assert outcome is not None
    assert outcome.p_zero_equity == 1.0
