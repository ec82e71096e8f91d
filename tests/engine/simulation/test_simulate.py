"""The whole simulation: MODEL 16 checks 6 to 8, MODEL 8's contract, and what is said of each offer."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from builders import a_comparison, a_grant, a_startup, a_sure_offer, an_offer
from hypothesis import given
from hypothesis import strategies as st

from offercompare.engine import evaluate, preview
from offercompare.engine.outcome import Outcome, Scenario, Simulation
from offercompare.engine.simulation.simulate import simulate
from offercompare.engine.simulation.streams import Draws
from offercompare.model import Comparison, Offer

LISTED = {"price_now": 50.0}


def a_mix(**settings: Any) -> Comparison:
    """A listed offer with all that is drawn, a startup, and a plain one."""
    listed = an_offer("listed", bonus={"target": 0.15}, grants=[a_grant()], equity=LISTED, refreshers={"yearly": 2e4})
    return a_comparison(listed, a_startup(), an_offer("plain", base=120_000.0), settings=settings)


def run(comparison: Comparison, **options: Any) -> Simulation:
    found = simulate(comparison, **options)
    assert found is not None
    return found


def levels(simulation: Simulation) -> dict[str, bytes]:
    return {each.offer: each.levels.tobytes() for each in simulation.outcomes if each.levels is not None}


# Check 6: determinism --------------------------------------------------------------


def test_the_same_seed_gives_the_same_bytes():
    assert levels(run(a_mix())) == levels(run(a_mix())) == levels(run(a_mix(), draws=Draws(most_bytes=1)))
    assert levels(run(a_mix())) != levels(run(a_mix(seed=2)))


@pytest.mark.parametrize("basis", ["before_tax", "after_tax"])
def test_others_are_unchanged_when_one_is_edited_added_or_removed(basis: str):
    comparison = a_mix(money_basis=basis)
    before, offers = levels(run(comparison)), comparison.offers
    changed = offers[0].changed({"base": 150_000.0, "layoff_hazard": 0.0, "equity": {"price_now": 20.0, "beta": 0.0}})
    for edited in ((changed, *offers[1:]), (*offers, an_offer("added")), offers[1:], offers[::-1]):
        after = levels(run(comparison.changed({"offers": edited})))
        assert all(after[key] == before[key] for key in after.keys() & before.keys() - {"listed"})


def test_an_edit_changes_no_draw_of_the_offer_itself():
    one = run(a_comparison(an_offer(grants=[a_grant()], equity=LISTED)))
    more = run(a_comparison(an_offer(grants=[a_grant(value=200_000.0)], equity=LISTED)))
    none = run(a_comparison(an_offer(equity=LISTED)))
    shares = [found.outcomes[0].levels for found in (none, one, more)]
    assert (shares[2] - shares[0]) == pytest.approx(2 * (shares[1] - shares[0]), rel=1e-6, abs=1e-6)


def test_a_copy_on_other_terms_shares_the_fates_of_the_first():
    first = an_offer("first", bonus={"target": 0.15}, grants=[a_grant()], equity=LISTED)
    copy = first.changed({"id": "copy", "draws_of": "first"})
    better = copy.changed({"id": "better", "base": 105_000.0})
    found = run(a_comparison(first, copy, better, an_offer("other")))
    same, again = found.outcomes[0].levels, found.outcomes[1].levels
    assert same is not None
    assert np.array_equal(same, again)
    assert (found.pairwise["better"]["first"], found.pairwise["first"]["copy"]) == (1.0, 0.0)
    alone = run(a_comparison(copy, an_offer("other"))).outcomes[0].levels
    assert np.array_equal(same, alone)


def test_a_longer_horizon_keeps_the_earlier_years():
    draws = Draws()
    few, many = (draws.normals(1, "a", "payout", rows, 1_000) for rows in (3, 5))
    assert np.array_equal(many[:3], few)
    assert np.array_equal(draws.events(1, "a", 3, 1_000)[:1], draws.events(1, "a", 1, 1_000))


def test_draws_are_kept_and_forgotten_by_size():
    roomy, narrow = Draws(), Draws(most_bytes=3 * 8_000)
    for draws in (roomy, narrow):
        first = draws.normals(1, "a", "raise", 1, 1_000)
        for key in "bcdef":
            draws.normals(1, key, "raise", 1, 1_000)
        again = draws.normals(1, "a", "raise", 1, 1_000)
        assert (again is first) == (draws is roomy)
        assert np.array_equal(again, first)
    assert narrow.bytes_kept <= 3 * 8_000


def test_outcomes_of_untouched_offers_are_taken_over():
    comparison = a_mix()
    before = run(comparison)
    edited = (*comparison.offers[:2], comparison.offers[2].changed({"base": 130_000.0}))
    after = run(comparison.changed({"offers": edited}), before=before)
    assert [one is other for one, other in zip(before.outcomes, after.outcomes, strict=True)] == [True, True, False]
    assert after == run(after.comparison)
    later = run(comparison.changed({"settings": comparison.settings.changed({"seed": 5})}), before=before)
    assert not any(one is other for one, other in zip(before.outcomes, later.outcomes, strict=True))


def test_it_stops_when_told_to():
    asked: list[tuple[int, int]] = []

    def keep_on(done: int, total: int) -> bool:
        asked.append((done, total))
        return done < 2

    assert simulate(a_mix(), keep_on=keep_on) is None
    assert asked == [(1, 3), (2, 3)]


# Check 7: scaling --------------------------------------------------------------


@pytest.mark.parametrize("factor", [0.5, 3.0])
def test_all_money_times_a_factor_is_all_results_times_it(factor: float):
    def scaled(k: float) -> Comparison:
        equity = {"preferred_price": 5.0 * k, "fully_diluted": 20e6, "total_raised": 40e6 * k}
        startup = a_startup(base=1e5 * k, grants=[{"kind": "iso", "shares": 10_000.0, "strike": k}], equity=equity)
        listed = an_offer("listed", base=1.2e5 * k, grants=[a_grant(value=1e5 * k)], equity=LISTED)
        person = {"savings": 3e4 * k, "current_pay": 7e4 * k, "walk_away_pay": 5e4 * k, "delighted_pay": 4e5 * k}
        return a_comparison(startup, listed, person=person)

    one, other = run(scaled(1.0)), run(scaled(factor))
    for before, after in zip(one.outcomes, other.outcomes, strict=True):
        for name in ("mean", "p10", "p50", "p90", "certainty_equivalent", "standard_error", "after_horizon"):
            assert getattr(after, name).known == pytest.approx(factor * getattr(before, name).known, rel=1e-9)
        assert after.p_zero_equity == before.p_zero_equity
    assert one.pairwise == other.pairwise


def test_the_order_of_offers_changes_no_result():
    comparison = a_mix()
    there, back = run(comparison), run(comparison.changed({"offers": comparison.offers[::-1]}))
    assert {key: dict(row) for key, row in there.pairwise.items()} == back.pairwise
    assert there.against.keys() == back.against.keys()
    assert all(there.against[key].p_highest == pytest.approx(back.against[key].p_highest) for key in there.against)


# Check 8: irrelevant offers --------------------------------------------------------------


@given(st.floats(20_000, 95_000), st.integers(0, 4))
def test_a_worse_offer_changes_no_score_and_no_order(base: float, level: int):
    comparison = a_mix()
    before = evaluate(comparison)
    worse = an_offer("worse", base=base, levels=dict.fromkeys(("growth", "production"), level))
    after = evaluate(comparison.changed({"offers": (*comparison.offers, worse)}))
    for each in before.offers:
        same = after.offer(each.offer.id)
        assert {key: score.value for key, score in same.scores.items()} == {
            key: score.value for key, score in each.scores.items()
        }
    others = [each for each in after.offers if each.offer.id != "worse"]
    order = sorted(others, key=lambda each: each.rank or 0)
    assert [each.offer.id for each in order] == [
        each.offer.id for each in sorted(before.offers, key=lambda each: each.rank or 0)
    ]


# Without chance --------------------------------------------------------------

SURE = {"layoff_hazard": 0.0, "raise_sd": 0.0, "raise": 0.03}


@pytest.mark.parametrize("stay", [None, 1.0, 1.6, 2.5, 9.0])
@pytest.mark.parametrize("basis", ["before_tax", "after_tax"])
@pytest.mark.parametrize("cost_of_living_as", ["factor", "pay"])
def test_with_nothing_left_to_chance_it_is_the_base_case(stay: float | None, basis: str, cost_of_living_as: str):
    rich = a_sure_offer(
        **SURE,
        bonus={"target": 0.15, "payout": 0.9, "payout_sd": 0.0},
        sign_on=[{"amount": 30_000.0}, {"year": 2, "amount": 10_000.0}],
        clawback={"months": 24, "rule": "prorated"},
        match={"rate": 0.5, "up_to": 0.06},
        benefits=[{"amount": 3_000.0, "in_kind": False}, {"amount": 2_000.0, "year": 2, "in_kind": False}],
        costs=[{"amount": 1_200.0}],
        grants=[a_grant(), a_grant(grant_year=2), {"kind": "iso", "shares": 1_000.0, "strike": 5.0}],
        refreshers={"yearly": 20_000.0, "first_year": 1},
        equity={"price_now": 10.0, "price_at_grant": 8.0, "volatility": 0.0, "drift": 0.07},
        extra_salaries=1,
        promotion={"year": 3, "uplift": 0.1},
    )
    foreign = a_sure_offer("munich", place="Munich, Bavaria, DE", currency="EUR", **SURE)
    comparison = a_comparison(
        rich,
        foreign,
        fx={"EUR": 1.2},
        person={"home": "New York, NY, US", "stay_years": stay, "tax": {"year": 2026}, "savings": 5_000.0},
        settings={"money_basis": basis, "cost_of_living_as": cost_of_living_as},
    )
    for each in evaluate(comparison).offers:
        assert each.outcome is not None
        expected = each.pay.annual_equivalent.known
        for figure in (each.outcome.mean, each.outcome.p10, each.outcome.p90, each.outcome.certainty_equivalent):
            assert figure.known == pytest.approx(expected, rel=1e-9)
        assert each.outcome.standard_error.known == pytest.approx(0.0, abs=1e-6)


# What is said --------------------------------------------------------------


def outcome_of(offer: Offer, **changes: Any) -> Outcome:
    found = evaluate(a_comparison(offer, **changes)).offers[0].outcome
    assert found is not None
    return found


def test_figures_are_in_order_and_caution_costs():
    found = outcome_of(an_offer(grants=[a_grant()], equity=LISTED | {"volatility": 0.6}))
    assert found.p10.known < found.p50.known < found.p90.known
    assert found.certainty_equivalent.known < found.mean.known
    error = found.standard_error.known
    assert found.levels is not None
    assert error == pytest.approx(found.levels.std() / found.levels.size**0.5)


def test_more_aversion_to_risk_makes_a_spread_worth_less():
    offer = an_offer(grants=[a_grant()], equity=LISTED | {"volatility": 0.6})
    worth = [outcome_of(offer, person={"risk_aversion": gamma}).certainty_equivalent.known for gamma in (0, 1, 2, 4)]
    assert worth == sorted(worth, reverse=True)
    assert worth[0] == pytest.approx(outcome_of(offer).mean.known)


@pytest.mark.parametrize(
    ("offer", "changes", "why"),
    [
        (an_offer(base=None), {}, "base is unknown"),
        (an_offer(currency="XXX"), {}, "unknown, enter a rate"),
        (an_offer(place="Xyzzy"), {"settings": {"money_basis": "after_tax"}}, "a tax rate of your own"),
        (an_offer(place=None), {"settings": {"cost_of_living_as": "pay"}}, "the place is unknown"),
    ],
)
def test_what_cannot_be_simulated_says_why(offer: Offer, changes: dict[str, Any], why: str):
    found = outcome_of(offer, **changes)
    assert not found.is_known
    assert found.mean.value is None
    assert why in found.mean.how


def test_chances_of_nothing():
    assert outcome_of(an_offer()).p_zero_equity is None
    assert outcome_of(an_offer(grants=[a_grant()])).p_zero_equity == pytest.approx(0.015, abs=0.01)
    unknown = outcome_of(a_startup(equity={"fully_diluted": None}))
    assert (unknown.p_zero_equity, unknown.grants[0].p_zero, unknown.grants[0].mean.value) == (None, None, None)
    two = [{"kind": "iso", "shares": 100.0, "strike": 1.0}, {"kind": "rsu", "shares": 100.0}]
    both = outcome_of(a_startup(grants=two))
    assert both.p_zero_equity is not None
    assert both.p_zero_equity == both.grants[1].p_zero < (both.grants[0].p_zero or 0.0)


def test_ruin_is_said():
    found = outcome_of(a_sure_offer(base=0.0, layoff_hazard=0.5), person={"fallback_pay": 0.0})
    assert found.floored == 1.0
    assert any("nothing is left" in warning for warning in found.warnings)


def test_pairs_and_regret():
    found = run(a_mix())
    keys = [each.offer for each in found.outcomes]
    for row in keys:
        for column in keys:
            if row != column:
                assert found.pairwise[row][column] + found.pairwise[column][row] == pytest.approx(1.0)
    against = found.against
    assert sum(each.p_highest for each in against.values()) == pytest.approx(1.0)
    assert sum(each.p_lowest for each in against.values()) == pytest.approx(1.0)
    means = {each.offer: each.mean.known for each in found.outcomes}
    years = (1 - 1.04**-4) / 0.04 * 1.04**0.5
    missed = {key: each.regret_mean.known / years + means[key] for key, each in against.items()}
    assert max(missed.values()) == pytest.approx(min(missed.values()))
    assert all(each.regret_mean.known >= 0 and each.regret_p90.known >= 0 for each in against.values())


def test_level_offers_share_what_they_win():
    found = run(a_comparison(a_sure_offer("a"), a_sure_offer("b")))
    assert found.pairwise == {"a": {"b": 0.0}, "b": {"a": 0.0}}
    assert found.against["a"].p_highest == found.against["a"].p_lowest == 0.5


def test_declined_offers_are_simulated_but_not_compared():
    found = run(a_comparison(an_offer("a"), an_offer("b"), an_offer("c", status="declined")))
    assert [each.is_known for each in found.outcomes] == [True, True, True]
    assert found.pairwise.keys() == found.against.keys() == {"a", "b"}


def test_every_figure_tells_what_it_rests_on():
    labels = {figure.label for figure in outcome_of(a_startup(bonus={"target": 0.1})).certainty_equivalent.walk()}
    assert {"Mean", "Savings", "Yearly raise", "Spread of the payout", "Layoff per year", "Exit per year"} <= labels


# Scenarios --------------------------------------------------------------


def test_shares_that_halve_take_half_of_the_grant_away():
    offer = a_sure_offer(grants=[a_grant()], equity=LISTED)
    comparison, draws = a_comparison(offer), Draws()
    without = run(a_comparison(a_sure_offer())).outcomes[0].mean.known
    plain = run(comparison, draws=draws).outcomes[0].mean.known
    halved = run(comparison, draws=draws, scenario=Scenario(share_price=0.5)).outcomes[0].mean.known
    assert halved - without == pytest.approx((plain - without) / 2)


def test_scenarios_move_what_they_are_about_and_nothing_else():
    comparison = a_mix()
    plain = {each.offer: each.mean.known for each in run(comparison).outcomes}
    moved = {
        "fails": Scenario(fails_at=1.5),
        "exit": Scenario(exit_value=500e6, exit_at=2.0),
        "laid off": Scenario(laid_off_at=1.5),
        "leave": Scenario(stay_years=1.0),
    }
    found = {
        name: {each.offer: each.mean.known for each in run(comparison, scenario=scenario).outcomes}
        for name, scenario in moved.items()
    }
    assert found["fails"]["listed"] == plain["listed"] == found["exit"]["listed"]
    assert found["fails"]["nimbus"] < plain["nimbus"] < found["exit"]["nimbus"]
    assert all(found["laid off"][key] < plain[key] for key in plain)
    assert found["leave"]["listed"] < plain["listed"]


# The quick layer --------------------------------------------------------------


def test_the_quick_layer_has_money_and_waits_for_pay_scores():
    quick = preview(a_mix())
    assert not quick.is_simulated
    assert quick.simulation is None
    assert all(each.pay.average.value is not None for each in quick.offers)
    assert all(each.scores["pay"].value is None for each in quick.offers)
    whole = evaluate(a_mix())
    assert whole.is_simulated
    edited = whole.comparison.offers[0].changed({"base": 500_000.0})
    after = preview(whole.comparison.changed({"offers": (edited, *whole.comparison.offers[1:])}), whole)
    assert not after.is_simulated
    assert after.offers[0].scores["pay"].value == whole.offers[0].scores["pay"].value
    assert preview(whole.comparison.changed({"weights": {"pay": 1.0}}), whole).is_simulated
