"""The nearest single change of each kind: at it two are level, just beyond it another leads, short of it none does."""

from __future__ import annotations

from math import exp, log
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from offercompare.engine import evaluate
from offercompare.engine.deciding.amount_flips import base_flip, haircut_flip, sign_on_flip, worth_less
from offercompare.engine.deciding.counter_offers import counter_offers
from offercompare.engine.deciding.entered import entered
from offercompare.engine.deciding.flips import flips
from offercompare.engine.deciding.price_flips import index_flip, other_way_of_counting
from offercompare.engine.deciding.stay_flip import stay_flip
from offercompare.engine.deciding.turns import Found
from offercompare.engine.deciding.what_if import WhatIf
from offercompare.engine.decision import Flip
from offercompare.engine.evaluation import Evaluation
from offercompare.engine.leaving import stayed
from offercompare.engine.simulation.streams import Draws
from offercompare.model import Comparison
from tests.builders import a_comparison, a_grant, a_startup, a_sure_offer, an_offer
from tests.engine.deciding.everyday import everyday_offers

NO_INTEREST = {"discount_rate": 0.0}
ON_PAY = {"pay": 1}
STILL = {"price_now": 50.0, "volatility": 0.0}
SAN_FRANCISCO, NEW_YORK = "San Francisco, CA, US", "New York, NY, US"


def trying(comparison: Comparison) -> WhatIf:
    return WhatIf(evaluate(comparison), Draws())


def sure_pair(first: dict[str, Any] | None = None, second: dict[str, Any] | None = None, **changes: Any) -> WhatIf:
    """100 000 and 120 000 a year for certain, four years, money of every year worth the same; pay alone counts."""
    offers = a_sure_offer(**(first or {})), a_sure_offer("northwind", **{"base": 120_000.0, **(second or {})})
    return trying(a_comparison(*offers, **{"settings": NO_INTEREST, "weights": ON_PAY, **changes}))


def flip(found: Found | None) -> Flip:
    assert found is not None
    return found.flip


def test_the_base_of_the_leader_may_fall_and_that_of_another_must_rise() -> None:
    tried = sure_pair()
    down, up = flip(base_flip(tried, "northwind")), flip(base_flip(tried, "harbor"))
    assert (down.kind, down.what, down.start, down.leader) == ("base", "northwind", 120_000.0, "harbor")
    assert (up.kind, up.what, up.start, up.leader) == ("base", "harbor", 100_000.0, "harbor")
    assert (down.to, up.to) == (pytest.approx(100_000, abs=0.02), pytest.approx(120_000, abs=0.02))


def test_a_sign_on_makes_up_for_four_years() -> None:
    tried = sure_pair({"sign_on": [{"amount": 30_000.0}]}, {"sign_on": [{"amount": 90_000.0}]})
    up = flip(sign_on_flip(tried, "harbor"))
    assert (up.kind, up.what, up.start, up.leader) == ("sign_on", "harbor", 30_000.0, "harbor")
    assert up.to == pytest.approx(170_000, abs=0.1)
    assert sign_on_flip(tried, "northwind") is None


def test_the_leader_passes_the_next_one_not_the_last() -> None:
    tried = trying(
        a_comparison(
            a_sure_offer("first", base=150_000.0),
            a_sure_offer("second", base=130_000.0),
            a_sure_offer("third", base=90_000.0),
            weights=ON_PAY,
        )
    )
    found = flips(tried)
    bases = [(each.what, each.to, each.leader) for each in found if each.kind == "base"]
    assert bases == [
        ("first", pytest.approx(130_000, abs=0.02), "second"),
        ("second", pytest.approx(150_000, abs=0.02), "second"),
        ("third", pytest.approx(150_000, abs=0.02), "third"),
    ]


@pytest.mark.parametrize(("kind", "changes"), [("base", {"base": 24_000.0}), ("sign_on", {"base": 24_000.0})])
def test_what_the_solver_reaches_is_a_flip(kind: Any, changes: dict[str, Any]) -> None:
    """However much more than now it is: five times the base, or sixteen times it as a sign-on."""
    tried = sure_pair(changes, person={"walk_away_pay": 20_000.0})
    found = flip(base_flip(tried, "harbor") if kind == "base" else sign_on_flip(tried, "harbor"))
    asked = next(each for each in counter_offers(tried) if each.on == "overall").asked(kind).amount
    assert asked is not None
    assert found.to == pytest.approx(asked, abs=0.02)
    assert asked > 4 * changes["base"]


def test_no_amount_beyond_the_scale_is_a_flip() -> None:
    weights, high, low = {"pay": 1, "growth": 1}, {"growth": 100.0}, {"growth": 0.0}
    assert base_flip(sure_pair({"overrides": low}, {"overrides": high}, weights=weights), "harbor") is None


def test_a_sign_on_that_was_not_offered_starts_at_0() -> None:
    up = flip(sign_on_flip(sure_pair(), "harbor"))
    assert up.start == 0.0
    assert up.to == pytest.approx(80_000, abs=0.1)


def test_no_sign_on_is_lower_than_none() -> None:
    assert sign_on_flip(sure_pair(), "northwind") is None
    assert sign_on_flip(sure_pair(second={"sign_on": [{"amount": 10_000.0}]}), "northwind") is None
    near = sure_pair(second={"base": 99_000.0, "sign_on": [{"amount": 10_000.0}]})
    assert flip(sign_on_flip(near, "northwind")).to == pytest.approx(4_000, abs=0.1)


def test_the_currency_is_that_of_the_offer() -> None:
    tried = sure_pair({"currency": "EUR", "base": 75_000.0}, fx={"EUR": 1.25})
    assert flip(base_flip(tried, "harbor")).to == pytest.approx(96_000, abs=0.02)


def test_pay_set_by_hand_does_not_move() -> None:
    tried = sure_pair({"overrides": {"pay": 10.0}})
    assert base_flip(tried, "harbor") is None
    assert sign_on_flip(tried, "harbor") is None


def test_a_must_have_on_the_base_is_met_or_missed_before_the_points_turn() -> None:
    must = [{"fact": "base", "at_least": 110_000.0}]
    tried = sure_pair({"base": 112_000.0}, must_haves=must)
    down = flip(base_flip(tried, "northwind"))
    assert (down.to, down.leader) == (pytest.approx(112_000, abs=0.02), "harbor")
    floor = sure_pair({"base": 105_000.0}, {"base": 108_000.0, "bonus": {"target": 0.1}}, must_haves=must)
    assert flip(base_flip(floor, "harbor")).to == 110_000.0


def test_a_leader_that_alone_meets_a_must_have_leads_until_it_misses_it() -> None:
    only = sure_pair(
        {"base": 90_000.0, "overrides": {"growth": 90.0}},
        {"overrides": {"growth": 10.0}},
        weights={"pay": 1, "growth": 1},
        must_haves=[{"criterion": "pay", "at_least": 20.0}],
    )
    assert only.now.leader == "northwind"
    down = flip(base_flip(only, "northwind"))
    assert (down.to, down.leader) == (pytest.approx(80_000 * 5**0.2, abs=0.02), "harbor")


def test_how_much_less_the_equity_of_the_leader_must_be_worth() -> None:
    tried = sure_pair(second={"base": 90_000.0, "grants": [a_grant(value=160_000.0)], "equity": STILL})
    found = flip(haircut_flip(tried))
    assert (found.kind, found.what, found.start, found.leader) == ("equity_haircut", "northwind", 0.0, "harbor")
    assert found.to == pytest.approx(0.75, abs=1e-4)


@pytest.mark.parametrize(
    "second",
    [{}, {"grants": [a_grant(value=160_000.0)], "equity": STILL}],
    ids=["without equity", "ahead without it"],
)
def test_no_haircut_changes_what_does_not_hang_on_equity(second: dict[str, Any]) -> None:
    assert haircut_flip(sure_pair(second=second)) is None


def test_a_haircut_takes_its_part_of_everything_and_leaves_the_company() -> None:
    told = a_startup(
        grants=[{"kind": "iso", "shares": 10_000.0, "strike": 1.0}, a_grant(value=8_000.0)],
        refreshers={"yearly": 1_000.0},
        equity={"fully_diluted": None, "ownership": 0.001},
    )
    less = worth_less(told, 0.25)
    assert (less.grants[0].shares, less.grants[0].strike, less.grants[1].value) == (7_500.0, 1.0, 6_000.0)
    assert less.refreshers is not None
    assert (less.refreshers.yearly, less.equity.fully_diluted) == (750.0, pytest.approx(10e6))


def by_place(index: float, other: float = 100.0, **changes: Any) -> WhatIf:
    """The same pay twice, of which one has the better growth; growth, prices and pay are a third each."""
    weights = {"pay": 1, "cost_of_living": 1, "growth": 1}
    dear = {"place": SAN_FRANCISCO, "price_index": index, "base": 200_000.0, "overrides": {"growth": 90.0}}
    cheap = {"place": NEW_YORK, "price_index": other, "base": 200_000.0, "overrides": {"growth": 60.0}}
    return sure_pair(dear, cheap, **{"weights": weights, **changes})


def test_a_place_may_be_so_much_dearer_for_the_leader_or_must_be_cheaper_for_another() -> None:
    """The leader is 30 points of growth ahead: its place may score 30 fewer points."""
    tried = by_place(100.0)
    up, down = flip(index_flip(tried, "harbor")), flip(index_flip(tried, "northwind"))
    thirty = exp(0.3 * log(150 / 70))
    assert (up.start, up.leader, up.to) == (100.0, "northwind", pytest.approx(100 * thirty))
    assert (down.start, down.leader, down.to) == (100.0, "northwind", pytest.approx(100 / thirty))


def test_prices_inside_pay_act_by_what_pay_is_worth_at_home() -> None:
    tried = by_place(100.0, settings={**NO_INTEREST, "cost_of_living_as": "pay"}, weights={"pay": 1, "growth": 1})
    assert flip(index_flip(tried, "harbor")).to == pytest.approx(100 * 5**0.3, rel=1e-4)


def test_own_anchors_of_prices_count() -> None:
    tried = by_place(100.0, anchors={"cost_of_living": [50.0, 200.0]})
    assert flip(index_flip(tried, "harbor")).to == pytest.approx(100 * 4**0.3)


def test_home_is_100_by_what_an_index_is() -> None:
    tried = sure_pair(weights={"pay": 1, "cost_of_living": 1})
    assert index_flip(tried, "harbor") is None
    assert index_flip(tried, "northwind") is None


def test_prices_that_turn_nothing_are_not_told() -> None:
    assert index_flip(by_place(100.0, weights={"pay": 1, "growth": 1}), "harbor") is None
    assert index_flip(by_place(149.0, other=149.0), "harbor") is None


def test_counting_prices_inside_pay_may_turn_the_lead() -> None:
    """More money, but less of it at home: prices count for little as a factor and in full inside pay."""
    weights = {"pay": 20, "cost_of_living": 1}
    tried = sure_pair(
        {"base": 150_000.0, "place": SAN_FRANCISCO, "price_index": 150.0},
        {"base": 120_000.0, "place": NEW_YORK, "price_index": 90.0},
        weights=weights,
    )
    assert tried.now.leader == "harbor"
    found = flip(other_way_of_counting(tried))
    assert (found.kind, found.start, found.to, found.leader) == ("cost_of_living_as", "factor", "pay", "northwind")
    assert other_way_of_counting(sure_pair()) is None


def staying(stay: float | None = None, **changes: Any) -> Comparison:
    """Cash against shares that vest in the later years: the longer one stays, the more the shares are worth."""
    late = a_grant(value=200_000.0, vesting={"by_year": [0.1, 0.2, 0.3, 0.4]})
    return a_comparison(
        a_sure_offer("cash", base=121_000.0),
        a_sure_offer("shares", base=100_000.0, grants=[late], equity=STILL),
        weights=ON_PAY,
        person={"stay_years": stay},
        settings={"paths": 10_000},
        **changes,
    )


@pytest.mark.parametrize(("stay", "leader"), [(None, "cash"), (1.0, "shares")])
def test_the_lead_turns_at_the_month_at_which_it_turns_on_all_paths(stay: float | None, leader: str) -> None:
    tried = trying(staying(stay))
    found = flip(stay_flip(tried))
    assert (found.kind, found.what, found.leader) == ("stay_years", "stay_years", leader)
    assert isinstance(found.to, float)
    assert found.start == (stay or 4.0)
    towards = 1 / 12 if found.to < (stay or 4.0) else -1 / 12
    assert tried.elsewhere(stayed(tried.evaluation.comparison, found.to)).leader == leader
    nearer = found.to + towards
    assert tried.elsewhere(stayed(tried.evaluation.comparison, nearer)).leader == tried.now.leader


@pytest.mark.parametrize("stay", [None, 1.0])
def test_a_must_have_that_all_fail_changes_no_turn(stay: float | None) -> None:
    """Where each fails, each may lead (MODEL 15)."""
    nobody = staying(stay, must_haves=[{"fact": "base", "at_least": 900_000.0}])
    assert stay_flip(trying(nobody)) == stay_flip(trying(staying(stay)))


def test_no_stay_turns_what_is_alike_in_every_year() -> None:
    assert stay_flip(sure_pair()) is None


def everything() -> Comparison:
    return a_comparison(
        an_offer(bonus={"target": 0.1}, sign_on=[{"amount": 20_000.0}], levels={"growth": 3, "production": 1}),
        a_startup(base=112_000.0, place=SAN_FRANCISCO, levels={"growth": 4, "production": 3}),
        an_offer("northwind", base=125_000.0, place=NEW_YORK, grants=[a_grant()], levels={"growth": 1}),
        weights={"pay": 4, "growth": 3, "production": 2, "cost_of_living": 2, "startup_risk": 2},
    )


ORDER = ["weight", "base", "sign_on", "equity_haircut", "stay_years", "price_index", "cost_of_living_as", "question"]


def test_kinds_come_in_their_order_and_the_nearest_first() -> None:
    found = flips(trying(everything()))
    kinds = [each.kind for each in found]
    assert kinds == sorted(kinds, key=ORDER.index)
    assert len(set(kinds)) >= 4
    for kind in ("weight", "base", "price_index"):
        steps = [abs(each.to - each.start) / (1 if kind == "weight" else each.start) for each in found_of(found, kind)]
        assert steps == sorted(steps)


def found_of(found: tuple[Flip, ...], kind: str) -> list[Any]:
    return [each for each in found if each.kind == kind]


def test_beyond_every_amount_another_leads_and_short_of_it_none_does() -> None:
    tried = trying(everything())
    amounts = [each for each in flips(tried) if each.kind in ("base", "sign_on")]
    assert amounts
    for each in amounts:
        assert isinstance(each.to, float)
        assert isinstance(each.start, float)
        offer, step = tried.evaluation.offer(each.what).offer, 1.0 if each.to > each.start else -1.0
        ask: Any = each.kind
        assert tried.with_offer(entered(offer, ask, each.to + step)).leader == each.leader != tried.now.leader
        assert tried.with_offer(entered(offer, ask, each.to - step)).leader == tried.now.leader


def test_weights_are_those_of_the_evaluation() -> None:
    tried = trying(everything())
    assert tried.evaluation.flips
    found = [(each.what, each.start, each.to, each.leader) for each in flips(tried) if each.kind == "weight"]
    assert found == [(each.criterion, each.weight, each.to, each.leader) for each in tried.evaluation.flips]


def test_question_r1_left_out_is_a_change_of_its_own() -> None:
    safe = a_sure_offer("safe", company_type="government", layoff_hazard=None)
    paid = a_sure_offer("paid", base=130_000.0, layoff_hazard=0.1)
    tried = trying(a_comparison(safe, paid, weights={"pay": 1, "startup_risk": 1}))
    assert tried.now.leader == "safe"
    found = [each for each in flips(tried) if each.kind == "question"]
    assert found == [Flip("question", "R1", pytest.approx(90.22, abs=0.01), None, "paid")]  # type: ignore[arg-type]


@st.composite
def three_offers(draw: st.DrawFn) -> Comparison:
    musts: list[list[dict[str, Any]]] = [
        [],
        [{"fact": "base", "at_least": 90_000.0}],
        [{"criterion": "pay", "at_least": 20.0}],
    ]
    return a_comparison(
        *(draw(everyday_offers(key)) for key in ("harbor", "nimbus", "northwind")),
        person={"walk_away_pay": 40_000.0, "tax": {"year": 2026}},
        settings={
            "money_basis": draw(st.sampled_from(["before_tax", "after_tax"])),
            "cost_of_living_as": draw(st.sampled_from(["factor", "pay"])),
        },
        weights={"pay": draw(st.integers(1, 4)), "growth": draw(st.integers(0, 4)), "cost_of_living": 1},
        must_haves=draw(st.sampled_from(musts)),
    )


@settings(max_examples=30, deadline=None)
@given(three_offers())
def test_every_flip_turns_the_whole_calculation(comparison: Comparison) -> None:
    evaluation = evaluate(comparison)
    tried = WhatIf(evaluation, Draws())
    for each in flips(tried):
        assert each.leader != tried.now.leader
        if each.kind in ("base", "sign_on", "equity_haircut", "price_index"):
            assert isinstance(each.start, float)
            assert isinstance(each.to, float)
            step = STEPS[each.kind] if each.to >= each.start and each.what != tried.now.leader else 0.0
            step = step or (STEPS[each.kind] if each.to > each.start else -STEPS[each.kind])
            assert leads_with(evaluation, each, each.to + step) == each.leader
            if abs(each.to - each.start) > 2 * abs(step):
                assert leads_with(evaluation, each, each.to - step) == tried.now.leader


STEPS = {"base": 1.0, "sign_on": 1.0, "equity_haircut": 0.001, "price_index": 0.05}


def leads_with(evaluation: Evaluation, each: Flip, to: float) -> str:
    """Who leads in the comparison with the changed offer, calculated anew."""
    offer, comparison = evaluation.offer(each.what).offer, evaluation.comparison
    changed = {
        "base": lambda: entered(offer, "base", max(to, 0.0)),
        "sign_on": lambda: entered(offer, "sign_on", max(to, 0.0)),
        "equity_haircut": lambda: worth_less(offer, min(to, 1.0)),
        "price_index": lambda: offer.changed({"price_index": to}),
    }[each.kind]()
    offers = [changed if other.id == changed.id else other for other in comparison.offers]
    return WhatIf(evaluate(comparison.changed({"offers": offers}), evaluation), Draws()).now.leader


@pytest.mark.parametrize("weights", [{"pay": 1}, {"growth": 1}])
def test_one_weight_alone_and_none_of_pay_are_no_trouble(weights: dict[str, float]) -> None:
    tried = sure_pair({"overrides": {"growth": 40.0}}, {"overrides": {"growth": 60.0}}, weights=weights)
    found = flips(tried)
    assert all(each.leader == "harbor" for each in found)
    assert any(each.kind == "base" for each in found) == ("pay" in weights)


def test_offers_that_are_alike_turn_at_once() -> None:
    tried = sure_pair({"base": 120_000.0})
    assert tried.now.leader == "harbor"
    assert flip(base_flip(tried, "northwind")).to == pytest.approx(120_000, abs=0.02)
    assert flip(base_flip(tried, "harbor")).to == pytest.approx(120_000, abs=0.02)
