"""Which trade-off is asked next, and what the answers say of the weights (MODEL 12.1)."""

from __future__ import annotations

import pytest
from builders import a_comparison, a_startup, a_sure_offer, an_offer

from offercompare.engine import Evaluation, evaluate
from offercompare.engine.deciding.trade_offs import MOST_QUESTIONS, Change, next_trade_off, weights_from
from offercompare.engine.simulation.streams import Draws
from offercompare.model import Offer
from offercompare.model.weighing import TradeOff

KEYS = ("pay", "growth", "people")


def paid(points: float) -> float:
    """The base of an offer without chance whose pay scores so many points between 80 000 and 400 000."""
    return 80_000 * 5 ** (points / 100)


def scored(key: str, pay: float, growth: float, people: float, **changes: object) -> Offer:
    """An offer without chance, paid so that pay scores ``pay``; the other scores are set by hand."""
    overrides = {"growth": growth, "people": people, **changes.pop("overrides", {})}
    return a_sure_offer(key, **{"base": paid(pay), "overrides": overrides, **changes})


def compared(*offers: Offer, **changes: object) -> Evaluation:
    return evaluate(a_comparison(*offers, **{"weights": dict.fromkeys(KEYS, 1.0), **changes}))


def an_answer(answer: str, **differences: float) -> TradeOff:
    return TradeOff(first="nimbus", second="northwind", differences=differences, answer=answer)


NIMBUS, NORTHWIND = scored("nimbus", 30, 90, 50), scored("northwind", 70, 60, 40)


def near(*changes: tuple[str, float, float]) -> list[Change]:
    return [Change(key, pytest.approx(start), pytest.approx(to)) for key, start, to in changes]


def sure(evaluation: Evaluation, key: str) -> float:
    """What pay is scored by."""
    return evaluation.offer(key).outcome.certainty_equivalent.known


def test_the_question_names_what_the_lower_paid_offer_costs_and_buys():
    for offers in ((NIMBUS, NORTHWIND), (NORTHWIND, NIMBUS)):
        asked = next_trade_off(compared(*offers), (), Draws())
        assert asked is not None
        assert (asked.first, asked.second) == ("nimbus", "northwind")
        assert asked.costs == pytest.approx(paid(70) - paid(30))
        assert asked.differences == pytest.approx({"pay": -40.0, "growth": 30.0, "people": 10.0})
        assert list(asked.buys) == near(("growth", 60.0, 90.0), ("people", 40.0, 50.0))
        assert asked.gives_up == ()


def test_what_the_lower_paid_offer_gives_up_besides_is_named():
    asked = next_trade_off(compared(scored("nimbus", 30, 90, 20), NORTHWIND), (), Draws())
    assert asked is not None
    assert [each.criterion for each in asked.buys] == ["growth"]
    assert asked.gives_up == (Change("people", 40.0, 20.0),)


def test_what_moves_the_totals_most_is_named_first():
    # People can hardly weigh anything: 50 points of it count less than 30 of growth.
    evaluation = compared(scored("nimbus", 30, 90, 90), scored("paying", 90, 60, 40), NORTHWIND)
    little = an_answer("yes", pay=-1.0, growth=20.0, people=-90.0)
    asked = next_trade_off(evaluation, (little.changed({"second": "elsewhere"}),), Draws())
    assert asked is not None
    assert (asked.first, [each.criterion for each in asked.buys]) == ("nimbus", ["growth", "people"])
    assert asked.buys[0].by < asked.buys[1].by


WORLDS = {
    "before tax": {},
    "after tax": {"settings": {"money_basis": "after_tax"}, "person": {"tax": {"year": 2026}}},
    "in home money": {"settings": {"cost_of_living_as": "pay"}},
    "after tax, in home money": {
        "settings": {"money_basis": "after_tax", "cost_of_living_as": "pay"},
        "person": {"tax": {"year": 2026}},
    },
}


@pytest.mark.parametrize("world", WORLDS)
def test_every_question_costs_the_money_that_pay_is_scored_by(world: str):
    weights = dict.fromkeys((*KEYS, "cost_of_living"), 1.0)
    offers = [
        NIMBUS,
        scored("northwind", 70, 60, 40, place="San Francisco, CA, US", layoff_hazard=0.2),
        scored("harbor", 55, 75, 20, place="Pittsburgh, PA, US"),
    ]
    evaluation, answered, draws = compared(*offers, weights=weights, **WORLDS[world]), [], Draws()
    while (asked := next_trade_off(evaluation, answered, draws)) is not None:
        assert asked.costs == pytest.approx(sure(evaluation, asked.second) - sure(evaluation, asked.first))
        assert asked.costs >= 0
        assert "pay" not in {each.criterion for each in (*asked.buys, *asked.gives_up)}
        answered.append(asked.answered("cannot_say"))
    assert len(answered) > 1


def test_prices_are_a_factor_like_the_others():
    weights = dict.fromkeys((*KEYS, "cost_of_living"), 1.0)
    there = scored("northwind", 70, 60, 40, place="San Francisco, CA, US")
    asked = next_trade_off(compared(NIMBUS, there, weights=weights), (), Draws())
    assert asked is not None
    assert asked.first == "nimbus"
    assert "cost_of_living" in {each.criterion for each in asked.buys}


def test_a_place_that_is_unknown_changes_nothing_of_the_cost():
    asked = next_trade_off(compared(NIMBUS, scored("northwind", 70, 60, 40, place="nowhere on the map")), (), Draws())
    assert asked is not None
    assert asked.costs == pytest.approx(paid(70) - paid(30))


def test_the_risk_is_taken_off_the_cost():
    risky = a_startup("nimbus", base=paid(30), overrides={"growth": 90.0, "people": 50.0})
    evaluation = compared(risky, NORTHWIND)
    asked = next_trade_off(evaluation, (), Draws())
    assert asked is not None
    assert asked.costs == pytest.approx(sure(evaluation, "northwind") - sure(evaluation, "nimbus"))
    gap = evaluation.offer("northwind").pay.average.known - evaluation.offer("nimbus").pay.average.known
    assert abs(asked.costs - gap) > 1_000


def test_a_pay_score_set_by_hand_states_no_cost():
    by_hand = scored("nimbus", 30, 90, 50, overrides={"pay": 30.0}, base=300_000.0)
    asked = next_trade_off(compared(by_hand, NORTHWIND), (), Draws())
    assert asked is not None
    assert (asked.first, asked.costs) == ("nimbus", None)
    assert list(asked.gives_up) == near(("pay", 70.0, 30.0))


def test_where_pay_weighs_nothing_no_cost_is_stated():
    weights = {"pay": 0.0, "growth": 1.0, "people": 1.0}
    asked = next_trade_off(compared(scored("nimbus", 30, 90, 20), NORTHWIND, weights=weights), (), Draws())
    assert asked is not None
    assert asked.costs is None
    assert "pay" not in asked.differences


def test_of_pairs_that_divide_alike_the_plainest_is_asked():
    # Pay against growth halves the weights in each pair; only a and c differ in nothing else to speak of. What is all
    # but the same offer is no plainer for that: b and c differ by little, and in all three.
    offers = [scored("a", 20, 80, 50), scored("b", 78, 22, 41), scored("c", 80, 20, 49)]
    asked = next_trade_off(compared(*offers), (), Draws())
    assert asked is not None
    assert {asked.first, asked.second} == {"a", "c"}


def test_at_level_scores_of_pay_the_one_that_pays_less_is_first():
    # Beyond the upper end of the scale both score 100.
    offers = scored("nimbus", 0, 80, 20, base=420_000.0), scored("northwind", 0, 30, 70, base=410_000.0)
    asked = next_trade_off(compared(*offers), (), Draws())
    assert asked is not None
    assert (asked.first, asked.costs) == ("northwind", pytest.approx(10_000))


def test_a_pair_of_which_one_dominates_is_not_asked():
    assert next_trade_off(compared(NIMBUS, scored("worse", 30, 80, 50)), (), Draws()) is None
    three = compared(NIMBUS, scored("worse", 30, 80, 50), NORTHWIND)
    asked = next_trade_off(three, (), Draws())
    assert asked is not None
    assert {asked.first, asked.second} != {"nimbus", "worse"}


def test_the_pair_that_halves_the_weights_is_asked_first():
    # Against the even one: 3 of 4 flat weights are below one half of growth, half are above the other.
    offers = [scored("even", 50, 50, 50), scored("growing", 40, 70, 40), scored("paying", 60, 40, 50)]
    evaluation = compared(*offers)
    asked = next_trade_off(evaluation, (), Draws())
    assert asked is not None
    ahead = {}
    for first, second in (("even", "growing"), ("even", "paying"), ("growing", "paying")):
        one, other = (evaluation.offer(key) for key in (first, second))
        gaps = {key: one.scores[key].figure.known - other.scores[key].figure.known for key in KEYS}
        grid = [(a / 60, b / 60, 1 - (a + b) / 60) for a in range(61) for b in range(61 - a)]
        sums = [sum(weight * gaps[key] for key, weight in zip(KEYS, weights, strict=True)) for weights in grid]
        ahead[frozenset((first, second))] = min(sum(x > 0 for x in sums), sum(x < 0 for x in sums)) / len(grid)
    assert frozenset((asked.first, asked.second)) == max(ahead, key=lambda pair: ahead[pair])


def test_a_pair_is_asked_once_and_no_more_than_seven_are():
    offers = [scored(f"o{number}", 10 * number, 90 - 9 * number, (37 * number) % 90) for number in range(6)]
    evaluation, answered, draws = compared(*offers), [], Draws()
    while (asked := next_trade_off(evaluation, answered, draws)) is not None:
        assert frozenset((asked.first, asked.second)) not in {frozenset((each.first, each.second)) for each in answered}
        answered.append(asked.answered("cannot_say"))
    assert len(answered) == MOST_QUESTIONS


def test_nothing_is_asked_once_the_leader_is_clear():
    evaluation = compared(NIMBUS, NORTHWIND)
    clear = an_answer("yes", pay=-90.0, growth=10.0, people=0.0)
    assert weights_from(evaluation, (clear,), Draws()).first_place > 0.85
    other_pair = clear.model_copy(update={"second": "elsewhere"})
    assert next_trade_off(evaluation, (other_pair,), Draws()) is None


def test_nothing_is_asked_of_one_offer_alone():
    evaluation = compared(NIMBUS)
    assert next_trade_off(evaluation, (), Draws()) is None
    found = weights_from(evaluation, (), Draws())
    assert (found.leader, found.first_place) == (None, None)
    assert sum(found.weights.values()) == pytest.approx(1.0)


def test_before_any_answer_all_criteria_weigh_alike_whatever_they_weigh_now():
    evaluation = compared(NIMBUS, NORTHWIND, weights={"pay": 90.0, "growth": 5.0, "people": 5.0, "skills": 0.0})
    found = weights_from(evaluation, (), Draws())
    assert found.weights == pytest.approx(dict.fromkeys(KEYS, 1 / 3), abs=0.01)
    assert (found.kept, found.contradictory) == (10_000, ())


@pytest.mark.parametrize(("answer", "growth"), [("yes", 0.75), ("no", 0.25), ("cannot_say", 0.5)])
def test_an_answer_moves_the_mean_to_its_side(answer: str, growth: float):
    evaluation = compared(NIMBUS, NORTHWIND, weights={"pay": 1.0, "growth": 1.0})
    found = weights_from(evaluation, (an_answer(answer, pay=-30.0, growth=30.0),), Draws())
    assert found.weights == pytest.approx({"pay": 1 - growth, "growth": growth}, abs=0.01)
    assert found.kept == pytest.approx(10_000 if answer == "cannot_say" else 5_000, rel=0.05)
    assert sum(found.weights.values()) == pytest.approx(1.0)


def test_who_leads_under_the_mean_and_how_often():
    evaluation = compared(NIMBUS, NORTHWIND, weights={"pay": 1.0, "growth": 1.0})
    # Nimbus is ahead where 30 growth > 40 pay: growth above 4/7. Of what is above a half that is 6/7.
    found = weights_from(evaluation, (an_answer("yes", pay=-30.0, growth=30.0),), Draws())
    assert found.leader == "nimbus"
    assert found.first_place == pytest.approx(6 / 7, abs=4 * 0.5 / 5_000**0.5)


def test_the_one_that_fails_a_must_have_does_not_lead():
    evaluation = compared(NIMBUS, NORTHWIND, must_haves=[{"criterion": "pay", "at_least": 50.0}])
    found = weights_from(evaluation, (an_answer("yes", pay=-30.0, growth=30.0, people=0.0),), Draws())
    assert (found.leader, found.first_place) == ("northwind", 1.0)


def test_of_two_answers_that_contradict_the_later_counts_and_the_earlier_is_named():
    evaluation = compared(NIMBUS, NORTHWIND)
    yes, no = (an_answer(answer, pay=-40.0, growth=30.0, people=10.0) for answer in ("yes", "no"))
    unsure = an_answer("cannot_say", pay=-1.0)
    found = weights_from(evaluation, (unsure, yes, no), Draws())
    alone = weights_from(evaluation, (no,), Draws())
    assert found.contradictory == (1,)
    assert (found.weights, found.kept, found.first_place) == (alone.weights, alone.kept, alone.first_place)


def test_two_answers_stand_against_one_that_contradicts_both():
    evaluation = compared(NIMBUS, NORTHWIND)
    answers = (
        an_answer("yes", pay=-30.0, growth=30.0),
        an_answer("yes", pay=-25.0, growth=30.0),
        an_answer("no", pay=-30.0, growth=40.0),
    )
    assert weights_from(evaluation, answers, Draws()).contradictory == (2,)


def test_an_answer_on_a_criterion_that_no_longer_weighs_still_counts_for_the_others():
    evaluation = compared(NIMBUS, NORTHWIND, weights={"pay": 1.0, "growth": 1.0})
    found = weights_from(evaluation, (an_answer("yes", pay=-30.0, growth=30.0, people=1.0),), Draws())
    assert set(found.weights) == {"pay", "growth"}
    assert found.weights["growth"] == pytest.approx(0.75, abs=0.02)


def test_the_same_answers_give_the_same_weights():
    evaluation = evaluate(
        a_comparison(
            an_offer("harbor", base=150_000.0, levels={"growth": 1, "people": 4}),
            a_startup("nimbus", levels={"growth": 4, "people": 2}),
            an_offer("northwind", base=220_000.0, levels={"growth": 2, "people": 1}),
        )
    )
    narrow = tuple(an_answer("yes", pay=-99.0, **{key: 2.0}) for key in ("growth", "people", "skills", "industry"))
    first, again = (weights_from(evaluation, narrow, Draws()) for _ in range(2))
    assert first == again
    assert first.kept == 1_000
    assert next_trade_off(evaluation, narrow[:1], Draws()) == next_trade_off(evaluation, narrow[:1], Draws())


def test_one_who_answers_by_weights_of_their_own_is_led_to_their_own_leader():
    offers = [
        scored("grow", 20, 95, 40),
        scored("pay", 90, 30, 50),
        scored("people", 45, 50, 95),
        scored("middle", 60, 60, 55),
    ]
    evaluation, draws = compared(*offers), Draws()
    for own, leader in (((0.7, 0.2, 0.1), "pay"), ((0.1, 0.8, 0.1), "grow"), ((0.1, 0.15, 0.75), "people")):
        answered: list[TradeOff] = []
        while (asked := next_trade_off(evaluation, answered, draws)) is not None:
            worth = sum(weight * asked.differences[key] for key, weight in zip(KEYS, own, strict=True))
            answered.append(asked.answered("yes" if worth > 0 else "no"))
        found = weights_from(evaluation, answered, draws)
        assert found.contradictory == ()
        assert found.leader == leader


def test_of_very_many_offers_some_are_asked_about():
    offers = [scored(f"o{number}", 90 - number / 2, 10 + number / 2, (37 * number) % 90) for number in range(120)]
    asked = next_trade_off(compared(*offers), (), Draws())
    assert asked is not None
    assert asked.costs is not None


def test_answers_of_any_size_can_be_read():
    evaluation = compared(NIMBUS, NORTHWIND, weights={"pay": 1.0, "growth": 1.0})
    found = weights_from(evaluation, (an_answer("yes", pay=-1e308, growth=1e308),), Draws())
    assert found.weights["growth"] == pytest.approx(0.75, abs=0.01)
