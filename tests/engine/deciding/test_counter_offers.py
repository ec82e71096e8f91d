"""What it takes to tie: the asked amount makes both level, and what is out of reach says so."""

from __future__ import annotations

from dataclasses import replace
from math import log
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from offercompare.engine import evaluate
from offercompare.engine.deciding.counter_offers import counter_offers, solve_for
from offercompare.engine.deciding.entered import entered
from offercompare.engine.deciding.what_if import WhatIf
from offercompare.engine.decision import Asked, CounterOffer, On
from offercompare.engine.evaluation import Evaluation
from offercompare.engine.simulation.streams import Draws
from offercompare.model import Comparison
from tests.builders import a_comparison, a_grant, a_startup, a_sure_offer, an_offer
from tests.engine.deciding.everyday import everyday_offers

NO_INTEREST = {"discount_rate": 0.0}
HALF_PAY = {"pay": 1, "growth": 1}


def trying(comparison: Comparison) -> WhatIf:
    return WhatIf(evaluate(comparison), Draws())


def sure_pair(first: dict[str, Any] | None = None, second: dict[str, Any] | None = None, **changes: Any) -> Comparison:
    """100 000 and 120 000 a year for certain, four years, money of every year worth the same; alike on all else."""
    offers = a_sure_offer(**(first or {})), a_sure_offer("northwind", **{"base": 120_000.0, **(second or {})})
    return a_comparison(*offers, **{"settings": NO_INTEREST, **changes})


def asked(comparison: Comparison, ask: Any, on: On = "pay", offer: str = "harbor", target: str = "northwind") -> Asked:
    return solve_for(trying(comparison), offer, target, on).asked(ask)


STILL_SHARES = {"price_now": 50.0, "volatility": 0.0}
CLOSED: list[tuple[str, dict[str, Any], str, float, float]] = [
    ("a base as high", {}, "base", 100_000.0, 120_000.0),
    ("of the bonus a part is paid", {"bonus": {"target": 0.25, "payout": 0.8, "payout_sd": 0.0}}, "base", 1e5, 1e5),
    ("a bonus in money stays", {"bonus": {"amount": 1e4, "payout": 1.0, "payout_sd": 0.0}}, "base", 1e5, 110_000.0),
    ("four years of it at once", {}, "sign_on", 0.0, 80_000.0),
    ("the whole of it, not the raise", {"sign_on": [{"amount": 30_000.0}]}, "sign_on", 30_000.0, 80_000.0),
    ("two parts in year 1 are one", {"sign_on": [{"amount": 2e4}, {"amount": 1e4}]}, "sign_on", 3e4, 80_000.0),
    ("year 2 stays", {"sign_on": [{"amount": 1e4, "year": 2}]}, "sign_on", 0.0, 70_000.0),
    ("a new grant", {"equity": STILL_SHARES}, "grant_value", 0.0, 80_000.0),
    ("a larger grant", {"equity": STILL_SHARES, "grants": [a_grant(value=6e4)]}, "grant_value", 6e4, 80_000.0),
    (
        "the second grant stays",
        {"equity": STILL_SHARES, "grants": [a_grant(value=1e4), a_grant(value=2e4)]},
        "grant_value",
        1e4,
        60_000.0,
    ),
    ("shares", {"equity": STILL_SHARES, "grants": [{"kind": "rsu", "shares": 400.0}]}, "shares", 400.0, 1_600.0),
    ("in money", {"equity": STILL_SHARES, "grants": [{"kind": "rsu", "shares": 400.0}]}, "grant_value", 2e4, 8e4),
]


@pytest.mark.parametrize(("name", "changes", "ask", "now", "amount"), CLOSED, ids=[each[0] for each in CLOSED])
def test_certain_pay_is_asked_for_in_closed_form(
    name: str, changes: dict[str, Any], ask: str, now: float, amount: float
) -> None:
    found = asked(sure_pair(changes), ask)
    assert found.now == pytest.approx(now)
    assert found.amount == pytest.approx(amount, abs=0.02)


def test_the_change_a_year_is_what_the_gap_was_whatever_is_asked() -> None:
    found = solve_for(trying(sure_pair()), "harbor", "northwind", "pay")
    assert found.gap == pytest.approx(20_000)
    assert [each.yearly_net for each in found.asks] == [pytest.approx(20_000)] * 3


def test_it_is_asked_for_in_the_currency_of_the_offer() -> None:
    found = asked(sure_pair({"currency": "EUR", "base": 75_000.0}, fx={"EUR": 1.25}), "base")
    assert found.amount == pytest.approx(96_000, abs=0.02)
    assert found.yearly_net == pytest.approx(26_250)


def test_after_tax_at_an_own_rate_the_same_base_ties_and_less_is_left() -> None:
    person = {"tax": {"method": "rate", "rate": 0.4}}
    comparison = sure_pair(person=person, settings={**NO_INTEREST, "money_basis": "after_tax"})
    found = asked(comparison, "base")
    assert found.amount == pytest.approx(120_000, abs=0.02)
    assert found.yearly_net == pytest.approx(12_000)


def test_an_offer_that_is_ahead_on_pay_could_say_less() -> None:
    found = solve_for(trying(sure_pair()), "northwind", "harbor", "pay")
    assert found.gap == pytest.approx(-20_000)
    assert found.asked("base").amount == pytest.approx(100_000, abs=0.02)
    assert found.asked("base").yearly_net == pytest.approx(-20_000)


def test_where_not_even_nothing_brings_it_down_the_lead_that_stays_is_said() -> None:
    comparison = sure_pair(second={"sign_on": [{"amount": 10_000.0}]})
    found = asked(comparison, "sign_on", offer="northwind", target="harbor")
    assert (found.now, found.amount) == (10_000.0, None)
    assert found.reach == pytest.approx(20_000)
    assert found.why


def test_on_overall_the_pay_score_makes_up_for_the_rest() -> None:
    """Scores 80 000 to 400 000; growth 50 against 70, both half of all: pay has to score 20 more than the other's."""
    comparison = sure_pair({"overrides": {"growth": 50.0}}, {"overrides": {"growth": 70.0}}, weights=HALF_PAY)
    found = solve_for(trying(comparison), "harbor", "northwind", "overall")
    amount = 120_000 * 5**0.2
    assert found.asked("base").amount == pytest.approx(amount, abs=0.02)
    assert found.asked("sign_on").amount == pytest.approx(4 * (amount - 100_000), abs=0.1)
    assert found.asked("base").yearly_net == pytest.approx(amount - 100_000)
    assert found.gap == pytest.approx(10 + 50 * log(1.2) / log(5))


def test_the_amount_ties_in_the_whole_calculation() -> None:
    comparison = a_comparison(
        an_offer(bonus={"target": 0.1}, grants=[a_grant()]),
        a_startup(base=140_000.0, sign_on=[{"amount": 20_000.0}]),
        person={"tax": {"year": 2026}},
        settings={"money_basis": "after_tax"},
        weights=HALF_PAY,
    )
    evaluation = evaluate(comparison)
    for found in counter_offers(WhatIf(evaluation, Draws())):
        for each in found.asks:
            assert each.amount is not None
            assert_level(evaluation, found, each)


def assert_level(evaluation: Evaluation, found: CounterOffer, each: Asked) -> None:
    """The comparison with the amount in it, calculated anew, has both level: within a unit of currency."""
    assert each.amount is not None
    changed = entered(evaluation.offer(found.offer).offer, each.ask, each.amount)
    offers = [changed if offer.id == changed.id else offer for offer in evaluation.comparison.offers]
    after = evaluate(evaluation.comparison.changed({"offers": offers}), evaluation)
    pair = [known(after, key) for key in (found.offer, found.to_tie_with)]
    if found.on == "pay":
        assert abs(pair[0] - pair[1]) <= 1
    else:
        totals = [after.offer(key).overall.known for key in (found.offer, found.to_tie_with)]
        assert abs(totals[0] - totals[1]) <= worth_of_a_unit(after, pair[0])


def known(evaluation: Evaluation, offer: str) -> float:
    found = evaluation.offer(offer).outcome
    assert found is not None
    return found.certainty_equivalent.known


def worth_of_a_unit(evaluation: Evaluation, sure: float) -> float:
    """How many points one unit of currency a year makes at this pay."""
    scale = evaluation.anchors
    assert scale is not None
    return evaluation.weights["pay"] * 100 / log(scale.scored_high.known / scale.scored_low.known) / sure


@st.composite
def comparisons(draw: st.DrawFn) -> Comparison:
    return a_comparison(
        draw(everyday_offers("harbor")),
        draw(everyday_offers("northwind")),
        person={
            "walk_away_pay": draw(st.sampled_from([30_000.0, 70_000.0])),
            "savings": draw(st.sampled_from([None, 60_000.0])),
            "tax": {"year": 2026},
            "stay_years": draw(st.sampled_from([None, 1.5])),
        },
        settings={
            "money_basis": draw(st.sampled_from(["before_tax", "after_tax"])),
            "cost_of_living_as": draw(st.sampled_from(["factor", "pay"])),
            "horizon_years": draw(st.integers(1, 5)),
        },
        weights={"pay": draw(st.integers(1, 4)), "growth": draw(st.integers(0, 4)), "cost_of_living": 1},
    )


@settings(max_examples=200, deadline=None)
@given(comparisons(), st.booleans(), st.sampled_from(["overall", "pay"]))
def test_the_asked_amount_makes_any_two_offers_level(comparison: Comparison, swapped: bool, on: On) -> None:
    evaluation = evaluate(comparison)
    pair = ("northwind", "harbor") if swapped else ("harbor", "northwind")
    found = solve_for(WhatIf(evaluation, Draws()), *pair, on)
    for each in found.asks:
        if each.amount is not None:
            assert_level(evaluation, found, each)
        else:
            assert_out_of_reach(evaluation, found, each)


def assert_out_of_reach(evaluation: Evaluation, found: CounterOffer, each: Asked) -> None:
    """A reason, and a gap of the sign that it has now, no further away; none of it where the scale says nothing."""
    assert each.why
    assert each.reach is not None
    assert found.gap is not None
    if "beyond the scale" in each.why:
        assert not 0 < evaluation.offer(found.offer).scores["pay"].figure.known < 100
    elif found.gap > 0:
        assert -found.gap - 1e-9 <= each.reach < 0
    else:
        assert 0 < each.reach <= -found.gap + 1e-9


def test_the_leader_is_asked_nothing_and_each_open_offer_twice() -> None:
    comparison = a_comparison(
        an_offer(),
        an_offer("northwind", base=150_000.0),
        an_offer("acme", status="accepted"),
        an_offer("now", status="current"),
        an_offer("gone", status="declined"),
    )
    found = counter_offers(trying(comparison))
    assert [(each.offer, each.to_tie_with, each.on) for each in found] == [
        ("harbor", "northwind", "overall"),
        ("harbor", "northwind", "pay"),
    ]
    assert [each.ask for each in found[0].asks] == ["base", "sign_on", "grant_value"]


def test_any_two_can_be_asked_for_the_current_job_too() -> None:
    comparison = sure_pair({"status": "current"})
    assert counter_offers(trying(comparison)) == ()
    assert asked(comparison, "base").amount == pytest.approx(120_000, abs=0.02)


def test_what_was_asked_before_is_not_asked_again() -> None:
    comparison = a_comparison(an_offer(grants=[a_grant()]), an_offer("northwind", base=150_000.0))
    tried = trying(comparison)
    first = counter_offers(tried)
    tried.sure = lambda offer: pytest.fail(f"{offer.id} was tried again")  # type: ignore[method-assign]
    assert counter_offers(tried) == first


HELD = {"growth": 50.0}
AHEAD = {"growth": 100.0}
OUT_OF_REACH: list[tuple[str, Comparison, float | None, str]] = [
    (
        "growth weighs too much",
        sure_pair({"overrides": HELD}, {"overrides": AHEAD}, weights={"pay": 1, "growth": 9}),
        0.1 * 100 * (1 - log(1.5) / log(5)) - 45,
        "delighted pay",
    ),
    (
        "pay weighs nothing",
        sure_pair({"overrides": HELD}, {"overrides": AHEAD}, weights={"growth": 1}),
        -50.0,
        "no weight",
    ),
    ("set by hand", sure_pair({"overrides": {"pay": 20.0}}, weights={"pay": 1}), None, "by hand"),
    (
        "below the scale",
        sure_pair(weights={"pay": 1}, person={"walk_away_pay": 110_000.0, "delighted_pay": 200_000.0}),
        None,
        "widen the pay anchors",
    ),
    (
        "above the scale",
        sure_pair(
            {"overrides": HELD},
            {"overrides": AHEAD},
            weights=HALF_PAY,
            person={"walk_away_pay": 50_000.0, "delighted_pay": 90_000.0},
        ),
        -25.0,
        "widen the pay anchors",
    ),
    (
        "the base is unknown",
        sure_pair({"base": None, "overrides": {"pay": 20.0}}, {"overrides": {"pay": 50.0}}, weights={"pay": 1}),
        -30.0,
        "by hand",
    ),
]


@pytest.mark.parametrize(("name", "comparison", "reach", "why"), OUT_OF_REACH, ids=[each[0] for each in OUT_OF_REACH])
def test_on_overall_what_is_out_of_reach_says_why_and_how_near_it_comes(
    name: str, comparison: Comparison, reach: float | None, why: str
) -> None:
    found = asked(comparison, "base", "overall")
    assert found.amount is None
    assert found.yearly_net is None
    assert why in found.why
    assert found.reach is not None
    if reach is not None:
        assert found.reach == pytest.approx(reach)


def test_pay_that_is_unknown_is_no_gap() -> None:
    unknown = sure_pair({"base": None, "overrides": {"pay": 20.0}}, weights={"pay": 1})
    found = solve_for(trying(unknown), "harbor", "northwind", "pay")
    assert found.gap is None
    assert [(each.amount, each.reach) for each in found.asks] == [(None, None)] * 3
    assert "base is unknown" in found.asked("sign_on").why


def test_tax_that_is_unknown_is_asked_for() -> None:
    nowhere = sure_pair(
        {"place": "Atlantis", "overrides": {"pay": 20.0}}, settings={**NO_INTEREST, "money_basis": "after_tax"}
    )
    found = solve_for(trying(nowhere), "harbor", "northwind", "pay")
    assert found.gap is None
    assert "Atlantis" in found.asked("base").why


def test_a_grant_of_unknown_worth_moves_nothing() -> None:
    comparison = a_comparison(a_startup(equity={"fully_diluted": None}), an_offer("northwind", base=150_000.0))
    found = solve_for(trying(comparison), "nimbus", "northwind", "pay")
    assert found.gap is not None
    assert found.asked("shares").amount is None
    assert found.asked("shares").reach == pytest.approx(-found.gap)
    assert "does not change" in found.asked("shares").why
    assert found.asked("base").amount is not None


def test_more_shares_are_a_larger_part_of_the_same_company() -> None:
    told = a_startup(equity={"fully_diluted": None, "ownership": 0.0005})
    counted = a_startup(equity={"fully_diluted": 20e6})
    larger = [entered(offer, "shares", 30_000.0) for offer in (told, counted)]
    assert [each.equity.fully_diluted for each in larger] == [pytest.approx(20e6)] * 2
    northwind = an_offer("northwind", base=105_000.0)
    amounts = [asked(a_comparison(each, northwind), "shares", offer="nimbus").amount for each in (told, counted)]
    assert amounts[0] is not None
    assert amounts[0] == pytest.approx(amounts[1])


def test_level_in_points_is_not_enough_where_a_must_have_is_missed() -> None:
    comparison = sure_pair(weights={"pay": 1}, must_haves=[{"fact": "base", "at_least": 130_000}])
    found = asked(comparison, "base", "overall")
    assert found.amount == pytest.approx(120_000, abs=0.02)
    assert "still miss a must-have" in found.why
    assert "base" in found.why
    on_pay = asked(comparison, "base", "pay")
    assert (on_pay.amount, on_pay.why) == (pytest.approx(120_000, abs=0.02), "")


def test_a_lead_that_no_loss_of_pay_ends() -> None:
    comparison = sure_pair({"overrides": HELD}, {"overrides": AHEAD}, weights={"pay": 1, "growth": 9})
    found = asked(comparison, "base", "overall", offer="northwind", target="harbor")
    assert found.amount is None
    assert found.reach == pytest.approx(45 - 10 * log(1.25) / log(5))
    assert "walk-away pay" in found.why


def test_a_declined_offer_can_still_be_asked_about() -> None:
    pair = sure_pair({"status": "declined"}).offers
    comparison = a_comparison(*pair, an_offer("third"), settings=NO_INTEREST, weights={"pay": 1})
    assert asked(comparison, "base", "overall").amount == pytest.approx(120_000, abs=0.02)


def test_a_total_that_is_unknown_is_no_aim() -> None:
    comparison = sure_pair(second={"base": None}, weights={"pay": 1})
    found = solve_for(trying(a_comparison(*comparison.offers, an_offer("third"))), "harbor", "northwind", "overall")
    assert found.gap is None
    assert all("Northwind" in each.why for each in found.asks)


def test_two_can_be_level_at_the_end_of_the_scale() -> None:
    """The other one is paid less than what scores 0: at what scores 0 both have nothing from pay."""
    comparison = sure_pair({"base": 40_000.0}, weights={"pay": 2, "growth": 1, "skills": 1})
    found = asked(comparison, "base", "overall", offer="northwind", target="harbor")
    assert found.amount == pytest.approx(80_000, abs=0.02)


def test_a_bonus_in_money_is_not_lost_with_the_base() -> None:
    """Without a base there is no bonus: the search ends before."""
    comparison = sure_pair(second={"base": 40_000.0, "bonus": {"amount": 150_000.0, "payout": 1.0, "payout_sd": 0.0}})
    found = asked(comparison, "base", offer="northwind", target="harbor")
    assert found.amount is None
    assert found.reach == pytest.approx(50_000, abs=0.1)


def test_the_new_grant_is_even_over_four_years_and_quarterly() -> None:
    grant = entered(an_offer(), "grant_value", 50_000.0).grants[0]
    assert grant == a_grant(value=50_000.0)
    assert (grant.vesting.by_year, grant.vesting.cadence, grant.vesting.cliff_months) == ((0.25,) * 4, "quarterly", 0)


@pytest.mark.parametrize("field", ["sign_on", "grants"])
def test_what_is_marked_unknown_has_no_amount_now(field: str) -> None:
    comparison = sure_pair({"evidence": {field: "unknown"}, "equity": STILL_SHARES})
    found = asked(comparison, "sign_on" if field == "sign_on" else "grant_value")
    assert found.now is None
    assert found.amount == pytest.approx(80_000, abs=0.1)


def test_asks_differ_by_nothing_but_the_field() -> None:
    tried = trying(sure_pair({"grants": [{"kind": "rsu", "shares": 400.0}], "equity": STILL_SHARES}))
    found = solve_for(tried, "harbor", "northwind", "pay")
    in_money, in_shares = found.asked("grant_value"), found.asked("shares")
    assert in_money.amount is not None
    expected = replace(in_money, ask="shares", now=400.0, amount=in_money.amount / 50)
    assert in_shares == expected
