"""What moves the lead: sizes by closed form where nothing is left to chance, ends within bounds, any comparison."""

from __future__ import annotations

from math import exp, log
from typing import Any

import pytest
import strategies
from builders import a_comparison, a_grant, a_startup, a_sure_offer, an_offer
from hypothesis import HealthCheck, assume, given, settings

from offercompare.engine import evaluate
from offercompare.engine.deciding.inputs import GUESSED_SWING, SWING, TENTH, Input, of_offer, of_person, put
from offercompare.engine.deciding.tornado import LEAST_WIDTH, tornado
from offercompare.engine.deciding.what_if import FEWER, WhatIf
from offercompare.engine.decision import Bar
from offercompare.engine.simulation.streams import Draws
from offercompare.model import Comparison, Offer

WEIGHTS = {"pay": 60, "growth": 40}
WIDTH = log(400 / 80)
"""Of the pay scale, in logarithms."""


def sure(key: str, base: float, growth: int = 2, **changes: Any) -> Offer:
    return a_sure_offer(key, base=base, **{"levels": {"growth": growth}, **changes})


def two(first: dict[str, Any] | None = None, second: dict[str, Any] | None = None, **changes: Any) -> Comparison:
    """Harbor leads on pay; nothing is left to chance."""
    offers = (
        sure("harbor", **{"base": 150_000.0, **(first or {})}),
        sure("northwind", **{"base": 120_000.0, **(second or {})}),
    )
    return a_comparison(*offers, *changes.pop("more", ()), **{"weights": WEIGHTS, **changes})


def bars(comparison: Comparison) -> dict[tuple[str | None, str], Bar]:
    found = tornado(WhatIf(evaluate(comparison), Draws()))
    assert len({(bar.offer, bar.what) for bar in found}) == len(found)
    return {(bar.offer, bar.what): bar for bar in found}


def points(factor: float) -> float:
    """How far pay moves the total when it is multiplied."""
    return 0.6 * 100 * log(factor) / WIDTH


def inputs_of(offer: Offer, **changes: Any) -> dict[str, Input]:
    comparison = a_comparison(offer, an_offer("other"), **changes)
    return {found.path: found for found in of_offer(offer, comparison, True, True, True)}


def test_pay_moves_the_lead_by_its_logarithm() -> None:
    found = bars(two())
    harbor, northwind = found["harbor", "base"], found["northwind", "base"]
    assert (harbor.value, harbor.low_value, harbor.high_value) == (150_000.0, 120_000.0, 180_000.0)
    assert (harbor.low, harbor.high) == (pytest.approx(points(0.8)), pytest.approx(points(1.2)))
    assert (northwind.low, northwind.high) == (pytest.approx(-points(0.8)), pytest.approx(-points(1.2)))
    assert (harbor.against, northwind.against) == ("northwind", "northwind")


def test_beyond_the_scale_nothing_moves() -> None:
    found = bars(two({"base": 390_000.0}))["harbor", "base"]
    assert found.high == pytest.approx(points(400 / 390))


def test_a_score_moves_the_lead_by_its_spread() -> None:
    comparison = two({"base": 300_000.0}, {"growth": 4})
    sd = evaluate(comparison).offer("northwind").scores["growth"].sd
    assert sd == 12.0
    found = bars(comparison)
    harbor, northwind = found["harbor", "scores.growth"], found["northwind", "scores.growth"]
    assert (harbor.low, harbor.high) == (pytest.approx(-0.4 * 12), pytest.approx(0.4 * 12))
    # 90 and a standard deviation above it: no score is above 100.
    assert (northwind.value, northwind.low_value, northwind.high_value) == (90.0, 78.0, 100.0)
    assert (northwind.low, northwind.high) == (pytest.approx(0.4 * 12), pytest.approx(-0.4 * 10))


def test_what_changes_the_leader_is_marked() -> None:
    found = bars(two())
    assert found["harbor", "base"].leader_low == "harbor"
    assert not found["harbor", "base"].changes_leader
    closer = bars(two(second={"base": 140_000.0}))
    low, high = closer["harbor", "base"], closer["northwind", "base"]
    assert (low.leader_low, low.leader_high, low.changes_leader) == ("northwind", "harbor", True)
    assert (high.leader_low, high.leader_high, high.changes_leader) == ("harbor", "northwind", True)


def test_a_third_offer_has_a_bar_only_where_it_comes_to_lead() -> None:
    found = bars(two(more=(sure("quarry", 110_000.0),)))
    assert not [offer for offer, _ in found if offer == "quarry"]
    closer = bars(two(more=(sure("quarry", 140_000.0),)))
    third = closer["quarry", "base"]
    assert (third.against, third.leader_high, third.changes_leader) == ("quarry", "quarry", True)
    assert (third.low, third.high) == (pytest.approx(-points(0.8)), pytest.approx(-points(1.2)))
    assert closer["harbor", "base"].against == "quarry" or closer["northwind", "base"].against == "northwind"


def test_the_widest_comes_first_and_what_moves_nothing_is_left_out() -> None:
    costs = {"costs": [{"label": "Parking", "amount": 60.0}, {"label": "Commute", "amount": 6_000.0}]}
    found = tornado(WhatIf(evaluate(two(costs)), Draws()))
    assert [bar.width for bar in found] == sorted((bar.width for bar in found), reverse=True)
    assert all(bar.width >= LEAST_WIDTH for bar in found)
    named = {bar.what for bar in found}
    assert "costs.1.amount" in named
    assert "costs.0.amount" not in named


@pytest.mark.parametrize(
    ("evidence", "swing"),
    [
        ({}, SWING),
        ({"sign_on": "guess"}, GUESSED_SWING),
        ({"sign_on.0.amount": "guess"}, GUESSED_SWING),
        ({"sign_on": "verbal", "base": "guess", "sign": "guess"}, SWING),
    ],
)
def test_a_guess_swings_further(evidence: dict[str, str], swing: float) -> None:
    found = inputs_of(sure("harbor", 150_000.0, sign_on=[{"amount": 30_000.0}], evidence=evidence))
    each = found["sign_on.0.amount"]
    assert (each.low, each.high) == (pytest.approx(30_000 * (1 - swing)), pytest.approx(30_000 * (1 + swing)))


def test_what_is_no_money_swings_no_further_for_a_guess() -> None:
    found = inputs_of(an_offer("harbor", evidence={"layoff_hazard": "guess"}))["layoff_hazard"]
    assert (found.low, found.high) == (pytest.approx(0.048), pytest.approx(0.072))


def test_what_has_a_spread_of_its_own_goes_from_its_tenth_to_its_ninetieth_percentile() -> None:
    cash = {"raise": 0.03, "raise_sd": 0.02, "bonus": {"target": 0.1, "payout": 0.4, "payout_sd": 0.5}}
    found = inputs_of(a_startup("nimbus", equity={"exit_multiple": 2.0, "exit_multiple_sd": 0.8}, **cash))
    raised, paid, multiple = found["raise"], found["bonus.payout"], found["equity.exit_multiple"]
    assert (raised.low, raised.high) == (pytest.approx(0.03 - TENTH * 0.02), pytest.approx(0.03 + TENTH * 0.02))
    # Nobody pays a bonus back.
    assert (paid.low, paid.high) == (0.0, pytest.approx(0.4 + TENTH * 0.5))
    factor = exp(TENTH * 0.8)
    assert (multiple.low, multiple.high) == (pytest.approx(2 / factor), pytest.approx(2 * factor))


def test_what_is_left_empty_counts_with_what_stands_in_for_it() -> None:
    listed, startup = inputs_of(an_offer("harbor", grants=[a_grant()])), inputs_of(a_startup("nimbus"))
    assert {"equity.volatility", "equity.drift", "equity.beta"} <= set(listed)
    assert listed["equity.drift"].value == 0.04
    expected = {"exit_multiple", "exit_multiple_sd", "failure_hazard", "exit_hazard", "preferred_share"}
    expected |= {"preferred_price", "fully_diluted", "total_raised", "exercise_window_years"}
    assert {f"equity.{name}" for name in expected} <= set(startup)
    assert "equity.volatility" not in startup
    assert "equity.exit_hazard" not in listed
    entered = inputs_of(a_startup("nimbus", equity={"exit_value": 4e8}))
    assert "equity.exit_value" in entered
    assert "equity.exit_multiple" not in entered


@pytest.mark.parametrize(
    ("equity", "named"),
    [
        ({"valuation": 1e8}, {"preferred_price", "fully_diluted"}),
        ({"preferred_price": None, "valuation": 1e8}, {"valuation", "fully_diluted"}),
        ({"fully_diluted": None, "valuation": 1e8}, {"preferred_price", "valuation"}),
        ({"fully_diluted": None, "ownership": 0.001}, {"preferred_price", "ownership"}),
    ],
)
def test_a_company_is_as_large_as_what_says_so(equity: dict[str, Any], named: set[str]) -> None:
    found = {path.removeprefix("equity.") for path in inputs_of(a_startup("nimbus", equity=equity))}
    assert found & {"preferred_price", "fully_diluted", "valuation", "ownership"} == named


def test_ends_stay_within_what_a_field_may_be() -> None:
    equity = {"preferred_share": 0.9, "acceleration": 0.95, "exit_multiple": 0.0}
    found = inputs_of(a_startup("nimbus", equity=equity, bonus={"target": 4.9}, match={"rate": 5.0, "up_to": 0.05}))
    assert found["equity.acceleration"].high == 1.0
    assert 0.99 < found["equity.preferred_share"].high < 1.0
    assert found["bonus.target"].high == 5.0
    assert (found["match.rate"].low, found["match.rate"].high) == (4.0, 5.0)
    assert "equity.exit_multiple" not in found


def test_an_end_that_does_not_go_with_the_rest_is_left_out() -> None:
    terms = {"liquidation_multiple": 2.0, "participating": True, "participation_cap": 2.1}
    capped = a_startup("nimbus", equity=terms, grants=[{"kind": "iso", "shares": 200_000.0, "strike": 0.1}])
    assert put(capped, "equity.liquidation_multiple", 2.4) is None
    lower = put(capped, "equity.liquidation_multiple", 1.6)
    assert lower is not None
    assert lower.equity.liquidation_multiple == 1.6
    bar = bars(a_comparison(capped, an_offer("harbor", base=90_000.0), weights={"pay": 1}, person=NARROW))[
        "nimbus", "equity.liquidation_multiple"
    ]
    assert (bar.value, bar.low_value, bar.high_value) == (2.0, 1.6, 2.0)
    assert bar.low != 0.0
    assert (bar.high, bar.leader_high) == (0.0, "nimbus")


NARROW = {"walk_away_pay": 90_000.0, "delighted_pay": 150_000.0}


@pytest.mark.parametrize(
    ("path", "value"),
    [("base", 1.0), ("raise", 0.5), ("sign_on.0.amount", 7.0), ("grants.0.strike", 3.0), ("equity.beta", 2.0)],
)
def test_one_number_is_put_and_all_else_stays(path: str, value: float) -> None:
    offer = a_startup("nimbus", sign_on=[{"amount": 1_000.0}, {"amount": 2_000.0}], bonus={"target": 0.1})
    changed = put(offer, path, value)
    assert changed is not None
    held: Any = changed.model_dump(mode="json", by_alias=True)
    before: Any = offer.model_dump(mode="json", by_alias=True)
    inner, was = held, before
    *blocks, last = path.split(".")
    for block in blocks:
        inner, was = (each[int(block) if block.isdigit() else block] for each in (inner, was))
    assert inner[last] == value
    inner[last] = was[last]
    assert held == before


def test_places_away_from_home_may_cost_more_or_less() -> None:
    comparison = two({"place": "New York, NY, US"}, weights={"pay": 60, "growth": 30, "cost_of_living": 10})
    found = bars(comparison)
    bar = found["harbor", "price_index"]
    per_log = 0.1 * 100 / log(150 / 70)
    assert bar.low == pytest.approx(-per_log * log(0.8))
    assert ("northwind", "price_index") not in found
    assert ("harbor", "price_index") not in bars(two({"place": "New York, NY, US"}))


def test_cost_of_living_inside_pay_is_an_input_of_pay() -> None:
    inside = {"cost_of_living_as": "pay", "local_share": 0.5}
    found = bars(two({"place": "New York, NY, US"}, settings=inside))
    assert found["harbor", "price_index"].low > 0 > found["harbor", "price_index"].high
    assert found[None, "settings.local_share"].offer is None


def test_pay_that_does_not_count_has_no_bars() -> None:
    by_hand = bars(two({"overrides": {"pay": 60.0}}))
    assert {what for offer, what in by_hand if offer == "harbor"} == {"scores.growth"}
    assert ("northwind", "base") in by_hand
    unweighed = bars(two(weights={"growth": 1}, second={"growth": 1}))
    assert {what for _, what in unweighed} == {"scores.growth"}
    assert "scores.growth" not in {what for _, what in bars(two({"overrides": {"growth": 60.0}})) if _ == "harbor"}


def test_own_criteria_are_as_open_as_they_are_unanswered() -> None:
    own = {"criteria": [{"key": "commute"}], "weights": {"pay": 60, "growth": 20, "commute": 20}}
    found = bars(two({"overrides": {"commute": 70.0}}, **own))
    assert ("harbor", "scores.commute") not in found
    assert found["northwind", "scores.commute"].high == pytest.approx(-0.2 * 20)


def test_hazards_move_startup_risk_too() -> None:
    weighed = {"weights": {"startup_risk": 1}}
    offers = [
        an_offer(key, levels={"startup_risk": 3}, layoff_hazard=hazard) for key, hazard in (("a", 0.05), ("b", 0.1))
    ]
    found = bars(a_comparison(*offers, **weighed))
    assert found["a", "layoff_hazard"].low > 0 > found["a", "layoff_hazard"].high


def test_what_all_offers_share_is_tried_on_all_at_once() -> None:
    risky = an_offer("nimbus", base=170_000.0, layoff_hazard=0.3, levels={"growth": 2})
    person = {"savings": 20_000.0, "fallback_pay": 50_000.0, "risk_aversion": 3.0, "gap_years": 0.5}
    comparison = a_comparison(sure("harbor", 150_000.0), risky, weights=WEIGHTS, person=person)
    found = bars(comparison)
    for name, higher_is_good_for_the_sure in (("risk_aversion", 1), ("gap_years", 1), ("fallback_pay", -1)):
        bar = found[None, f"person.{name}"]
        assert bar.low * higher_is_good_for_the_sure < 0 < bar.high * higher_is_good_for_the_sure
    assert {each.path for each in of_person(comparison)} >= {"person.savings", "settings.discount_rate"}
    again = evaluate(comparison.changed({"person": comparison.person.changed({"gap_years": 0.6})}))
    now = evaluate(comparison)
    assert found[None, "person.gap_years"].high == pytest.approx(
        again.offer("harbor").overall.known
        - again.offer("nimbus").overall.known
        - now.offer("harbor").overall.known
        + now.offer("nimbus").overall.known
    )


@pytest.mark.parametrize("name", ["stay_years", "current_pay", "walk_away_pay", "delighted_pay"])
def test_what_is_entered_of_the_person_moves_the_lead_as_the_whole_calculation_says(name: str) -> None:
    late = a_grant(value=200_000.0, vesting={"by_year": [0.1, 0.2, 0.3, 0.4]})
    risky = an_offer("nimbus", base=140_000.0, layoff_hazard=0.3, grants=[late], levels={"growth": 2})
    person = {"current_pay": 90_000.0, "walk_away_pay": 80_000.0, "delighted_pay": 400_000.0, "stay_years": 3.0}
    comparison = a_comparison(sure("harbor", 150_000.0), risky, weights=WEIGHTS, person=person)
    now, bar = evaluate(comparison), bars(comparison)[None, f"person.{name}"]
    assert (bar.low_value, bar.high_value) == (pytest.approx(0.8 * bar.value), pytest.approx(1.2 * bar.value))
    for value, change in ((bar.low_value, bar.low), (bar.high_value, bar.high)):
        then = evaluate(comparison.changed({"person": comparison.person.changed({name: value})}))
        gaps = [each.offer("harbor").overall.known - each.offer("nimbus").overall.known for each in (then, now)]
        assert abs(change) >= LEAST_WIDTH
        assert change == pytest.approx(gaps[0] - gaps[1], abs=1e-6)


def test_the_stay_that_was_not_named_is_the_horizon_and_what_counts_nowhere_is_no_input() -> None:
    person = {"fallback_pay": 50_000.0, "current_pay": 90_000.0, "walk_away_pay": 80_000.0, "delighted_pay": 4e5}
    found = {each.path: each for each in of_person(two(person=person))}
    assert found["person.stay_years"].value == 4.0
    assert "person.current_pay" not in found
    proposed = {each.path for each in of_person(two(person=person | {"delighted_pay": None}))}
    assert "person.current_pay" in proposed
    assert "person.delighted_pay" not in proposed


def test_anchors_that_would_cross_stay_where_they_are() -> None:
    person = {"walk_away_pay": 110_000.0, "delighted_pay": 125_000.0}
    comparison = two({"base": 122_000.0}, {"base": 118_000.0}, person=person)
    bar = bars(comparison)[None, "person.walk_away_pay"]
    assert (bar.high_value, bar.high) == (110_000.0, 0.0)


def test_one_that_comes_level_has_not_overtaken() -> None:
    """Its id is the first, so that it is named where both are level."""
    comparison = two({"base": 150_000.0, "growth": 2}, more=(sure("apex", 125_000.0),))
    assert comparison.offers[0].id == "harbor"
    bar = bars(comparison)["apex", "base"]
    assert bar.high_value == 150_000.0
    assert WhatIf(evaluate(comparison), Draws()).with_offer(
        comparison.offers[2].changed({"base": 150_000.0})
    ).leader == ("apex")
    assert (bar.leader_high, bar.changes_leader) == ("harbor", False)


def test_fewer_paths_say_nearly_the_same() -> None:
    shares = {"grants": [a_grant()], "equity": {"volatility": 0.4}, "levels": {"growth": 3}, "layoff_hazard": 0.1}
    offers = an_offer("harbor", base=130_000.0, **shares), a_startup("nimbus", base=130_000.0, levels={"growth": 2})
    comparison = a_comparison(*offers, weights=WEIGHTS, settings={"paths": 10_000})
    evaluation = evaluate(comparison)
    assert evaluation.comparison.settings.paths > FEWER
    for bar in tornado(WhatIf(evaluation, Draws())):
        if bar.offer is None or bar.what.startswith("scores"):
            continue
        for value, change in ((bar.low_value, bar.low), (bar.high_value, bar.high)):
            changed = put(evaluation.offer(bar.offer).offer, bar.what, value)
            assert changed is not None
            standing, now = (
                WhatIf(evaluation, Draws()).with_offer(each) for each in (changed, evaluation.offer(bar.offer).offer)
            )
            leader = now.leader
            whole = standing.gap(leader, bar.against) - now.gap(leader, bar.against)
            assert change == pytest.approx(whole, rel=0.05, abs=0.15)


def test_the_same_again() -> None:
    comparison = a_comparison(
        an_offer(levels={"growth": 2}), a_startup("nimbus", levels={"growth": 2}), weights=WEIGHTS
    )
    assert bars(comparison) == bars(comparison)


def test_without_a_leader_there_is_nothing_to_move() -> None:
    uncovered = evaluate(a_comparison(a_sure_offer(), a_sure_offer("northwind", base=120_000.0), weights={"growth": 1}))
    assert uncovered.verdict is not None
    assert uncovered.verdict.leader is None
    assert tornado(WhatIf(uncovered, Draws())) == ()


def test_where_nobody_else_may_lead_the_next_by_its_total_is_what_it_is_held_against() -> None:
    must = [{"fact": "base", "at_least": 140_000.0}]
    found = bars(two(more=(sure("quarry", 90_000.0),), must_haves=must))
    assert found["harbor", "base"].against == "northwind"


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(strategies.comparisons(), strategies.offers(), strategies.offers())
def test_of_any_comparison(comparison: Comparison, first: Offer, second: Offer) -> None:
    """Whatever stands in an offer: no error, ends around the value, numbers, and leaders that are ranked."""
    given_ = {"status": "open", "base": 120_000.0, "levels": {"growth": 2}, "currency": None}
    offers = tuple(each.changed({"id": f"offer-{number}", **given_}) for number, each in enumerate((first, second)))
    settings_ = comparison.settings.changed({"money_basis": "before_tax"})
    whole = comparison.changed({"offers": offers, "weights": WEIGHTS, "settings": settings_, "must_haves": ()})
    evaluation = evaluate(whole)
    assume(evaluation.verdict is not None and evaluation.verdict.leader is not None)
    for bar in tornado(WhatIf(evaluation, Draws())):
        assert bar.low_value <= bar.value <= bar.high_value
        assert abs(bar.low) <= 200
        assert abs(bar.high) <= 200
        assert {bar.leader_low, bar.leader_high, bar.against} <= {offer.id for offer in offers}


def test_what_all_share_puts_no_one_far_behind_in_front() -> None:
    """The offers that are not asked about it would not lead either: their pay moves together."""
    far = sure("quarry", 100_000.0, growth=0)
    comparison = two({"layoff_hazard": 0.2}, {"layoff_hazard": 0.05}, more=(far,), person={"current_pay": 90_000.0})
    tried = WhatIf(evaluate(comparison), Draws())
    assert tried.now.gap("harbor", "quarry") > 18
    for found in of_person(comparison):
        for value in (found.low, found.high):
            changed = put(comparison, found.path, value)
            assert changed is not None
            whole = tried.elsewhere(changed)
            bar = bars(comparison).get((None, found.path))
            assert whole.leader != "quarry"
            assert bar is None or whole.leader in (bar.leader_low, bar.leader_high)
