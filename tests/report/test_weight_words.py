"""Swings, trade-offs, stale scales and must-haves in words."""

from __future__ import annotations

from typing import Any

import pytest
from builders import a_comparison, a_sure_offer, an_offer
from made_decisions import a_counter_offer, an_asked, with_decision

from offercompare.engine import evaluate
from offercompare.engine.deciding.trade_offs import Change, FoundWeights, TradeOffQuestion
from offercompare.engine.decision import PointWorth
from offercompare.engine.evaluation import Evaluation, preview
from offercompare.engine.ranking import Bracket
from offercompare.engine.weight_ranges import StaleScale
from offercompare.model import MustHave
from offercompare.model.weighing import TradeOff
from offercompare.numerals import ENGLISH, Numerals
from offercompare.report import trade_off_words, weight_words

GERMAN = Numerals(".", ",")
OWN = {"key": "dog", "label": "Dog"}


def evaluated(**changes: Any) -> Evaluation:
    return preview(a_comparison(**changes))


SWINGS = {
    "pay": "from USD\u00a080.000 a year before tax (walk-away) to 400.000 (delighted)",
    "cost_of_living": "from a place with prices at 150 to one at 62,5, home = 100",
    "people": "from absent (“Isolated, or bad signs about team and manager”) to exceptional (“An excellent team and "
    "manager, at the centre of the company”)",
    "dog": "from 0 to 100 points of your own scale",
}


@pytest.mark.parametrize("key", SWINGS)
def test_swing(key: str) -> None:
    evaluation = evaluated(criteria=[OWN], anchors={"cost_of_living": (62.5, 150.0)})
    assert weight_words.swing(key, evaluation, GERMAN) == SWINGS[key]


def test_the_swing_of_pay_where_none_is_known() -> None:
    person = {"walk_away_pay": None, "delighted_pay": None}
    unknown = preview(a_comparison(an_offer(base=None), person=person))
    said = weight_words.swing("pay", unknown, ENGLISH)
    assert said == "from the pay you would walk away from to the one that would delight you"


def test_several_scales_that_moved_are_said_in_turn() -> None:
    found = (StaleScale("pay", (1.0, 2.5), (1.0, 3.0)), StaleScale("dog", None, (0.0, 100.0)))
    assert weight_words.stale_sentence(found, a_comparison(criteria=[OWN]), ENGLISH) == (
        "Pay now runs from 1 to 3; you weighed it as 1 to 2.5. Dog was not there when you weighed. Weigh again or keep."
    )
    assert weight_words.stale_sentence((), a_comparison(), ENGLISH) == ""


MUSTS: dict[str, tuple[dict[str, Any], str]] = {
    "one fails": ({"fact": "base", "at_least": 110_000.0}, "Harbor fails it."),
    "both fail": ({"fact": "base", "at_least": 130_000.0}, "Harbor and Northwind fail it."),
    "all meet": ({"fact": "base", "at_least": 1.0}, "Every offer meets it."),
    "unknown": (
        {"fact": "commute_minutes", "at_most": 30.0},
        "Not known of Harbor and Northwind: neither pass nor fail.",
    ),
    "country": ({"fact": "country", "is": "DE"}, "Harbor and Northwind fail it."),
    "score": ({"criterion": "cost_of_living", "at_least": 90.0}, "Harbor and Northwind fail it."),
}


@pytest.mark.parametrize("case", MUSTS)
def test_who_fails(case: str) -> None:
    must, expected = MUSTS[case]
    assert weight_words.who_fails(MustHave.model_validate(must), evaluated(must_haves=[must])) == expected


def test_two_conditions_on_one_fact_are_told_apart() -> None:
    most, least = ({"fact": "base", "at_most": 110_000.0}, {"fact": "base", "at_least": 50_000.0})
    evaluation = evaluated(must_haves=[most, least])
    assert weight_words.who_fails(MustHave.model_validate(most), evaluation) == "Northwind fails it."
    assert weight_words.who_fails(MustHave.model_validate(least), evaluation) == "Every offer meets it."
    assert weight_words.who_fails_any(evaluation) == "2 must-haves: Northwind fails base pay."


def test_the_nearest_that_can_tie_by_base_is_named() -> None:
    evaluation = evaluate(a_comparison(an_offer(), an_offer("northwind", base=120_000.0), an_offer("nimbus")))
    counters = (
        a_counter_offer("nimbus", "northwind", gap=1.0, asks=(an_asked("base", None),)),
        a_counter_offer("harbor", "northwind", gap=5.0, asks=(an_asked("base", 118_000.0),)),
        a_counter_offer("nimbus", "northwind", gap=None, on="pay"),
    )
    said = weight_words.tie_at_base(with_decision(evaluation, counter_offers=counters), ENGLISH)
    assert said == "Harbor ties at a base of USD\u00a0118,000."
    assert weight_words.tie_at_base(with_decision(evaluation, counter_offers=()), ENGLISH) == ""
    assert weight_words.tie_at_base(evaluation, ENGLISH) == ""


def test_no_worth_is_said_where_none_is_known() -> None:
    evaluation = evaluate(a_comparison())
    assert weight_words.point_worth(evaluation, ENGLISH) == ""
    unknown = (PointWorth("growth", None, None),)
    assert weight_words.point_worth(with_decision(evaluation, worth=unknown), ENGLISH) == ""


def test_who_leads_beyond_a_bracket_is_said_ever_shorter() -> None:
    names = {"harbor": "Harbor Health", "nimbus": "Nimbus AI"}
    above = Bracket(0.4, 0.1, 0.55, "harbor", "nimbus")
    assert weight_words.overtaken(above, names, ENGLISH) == (
        "55\u00a0%, then Nimbus AI",
        "> 55\u00a0%: Nimbus AI",
        "> 55\u00a0%",
    )
    below = Bracket(0.2, 0.15, 0.55, "harbor", "nimbus")
    assert weight_words.overtaken(below, names, ENGLISH) == (
        "below 15\u00a0%: Harbor Health",
        "< 15\u00a0%: Harbor Health",
        "< 15\u00a0%",
    )
    assert weight_words.overtaken(Bracket(0.2, 0.0, 1.0, None, None), names, ENGLISH) == ()


# Trade-offs -------------------------------------------------------------------------------------------


def a_trade_off(**changes: Any) -> TradeOffQuestion:
    plain: dict[str, Any] = {
        "first": "harbor",
        "second": "northwind",
        "differences": {"pay": -20.0, "growth": 32.0},
        "costs": 51_600.0,
        "buys": (Change("growth", 60.0, 92.0),),
        "gives_up": (),
    }
    return TradeOffQuestion(**{**plain, **changes})


HEAD = "Harbor over Northwind "
COSTS = "costs USD\u00a051,600 a year of sure pay (before tax)"
TRADE_OFFS: dict[str, tuple[dict[str, Any], str]] = {
    "it buys something": ({}, f"{COSTS} and buys growth 92 instead of 60. Worth it?"),
    "it gives up something too": (
        {"gives_up": (Change("people", 70.0, 50.0), Change("flexibility", 60.0, 59.5))},
        f"{COSTS}, buys growth 92 instead of 60, and gives up people 50 instead of 70. Worth it?",
    ),
    "there is more": (
        {
            "buys": (Change("growth", 60.0, 92.0), Change("people", 50.0, 70.0), Change("skills", 40.0, 55.0)),
            "gives_up": (Change("production", 70.0, 50.0), Change("flexibility", 60.0, 50.0)),
        },
        f"{COSTS}, buys growth 92 instead of 60 and people 70 instead of 50, and gives up production exposure "
        "50 instead of 70 (and more, below). Worth it?",
    ),
    "no amount": (
        {"costs": None, "gives_up": (Change("pay", 60.0, 40.0),)},
        "buys growth 92 instead of 60 and gives up pay 40 instead of 60. Worth it?",
    ),
    "the same pay": ({"costs": 0.2}, "pays as much and buys growth 92 instead of 60. Worth it?"),
    "nothing but trifles": (
        {"buys": (Change("growth", 60.1, 60.4), Change("people", 50.0, 50.1))},
        f"{COSTS} and buys growth 60.4 instead of 60.1. Worth it?",
    ),
}


@pytest.mark.parametrize("case", TRADE_OFFS)
def test_trade_off(case: str) -> None:
    changes, expected = TRADE_OFFS[case]
    assert trade_off_words.trade_off(a_trade_off(**changes), evaluated(), ENGLISH) == HEAD + expected


@pytest.mark.parametrize(
    ("settings", "expected"),
    [
        ({"money_basis": "after_tax"}, "of sure pay (after tax)"),
        ({"money_basis": "after_tax", "cost_of_living_as": "pay"}, "of sure pay (after tax, in Austin money)"),
        ({"cost_of_living_as": "pay"}, "of sure pay (before tax, in Austin money)"),
    ],
)
def test_the_money_is_named_as_what_pay_is_scored_by(settings: dict[str, str], expected: str) -> None:
    assert expected in trade_off_words.trade_off(a_trade_off(), evaluated(settings=settings), ENGLISH)


def test_the_whole_difference_in_rows() -> None:
    growing = {"overrides": {"growth": 92.4, "people": 50.2, "skills": 40.0}}
    plain = {"overrides": {"growth": 59.6, "people": 50.0, "skills": 40.0}}
    offers = a_sure_offer("harbor", **growing), a_sure_offer("northwind", base=120_000.0, **plain)
    evaluation = evaluate(a_comparison(*offers))
    asked = a_trade_off(differences={"growth": 32.8, "people": 0.2, "skills": 0.0}, costs=20_000.0)
    rows = trade_off_words.differences(asked, evaluation, ENGLISH)
    assert [(row.name, row.first, row.second, row.difference) for row in rows] == [
        ("Growth potential", "92", "60", "+32"),
        ("People", "50.2", "50.0", "+0.2"),
        ("Sure pay a year, USD, before tax", "100,000", "120,000", "\u221220,000"),
    ]
    assert trade_off_words.spoken(rows[:2]) == "Growth potential: 92 against 60. People: 50.2 against 50.0."
    by_hand = a_trade_off(costs=None, differences={"growth": 32.8})
    assert [row.name for row in trade_off_words.differences(by_hand, evaluation, ENGLISH)] == ["Growth potential"]


@pytest.mark.parametrize(("answer", "word"), [("yes", "yes"), ("no", "no"), ("cannot_say", "can't say")])
def test_an_answer_in_a_line(answer: Any, word: str) -> None:
    given = TradeOff(first="harbor", second="gone", differences={}, answer=answer)
    assert trade_off_words.answered(given, a_comparison()) == f"Harbor over gone: {word}"


CONTRADICTIONS = {
    ((), 3): "",
    ((1,), 2): "These two answers do not go together; take one back.",
    ((1,), 3): "Answer 2 does not go together with the others; take it back, or one of those.",
    ((0, 2), 5): "Answers 1 and 3 do not go together with the others; take some back.",
}


@pytest.mark.parametrize("case", CONTRADICTIONS)
def test_contradiction(case: tuple[tuple[int, ...], int]) -> None:
    assert trade_off_words.contradiction(*case, ENGLISH) == CONTRADICTIONS[case]


ENOUGH: dict[str, tuple[float | None, int, str]] = {
    "clear": (0.85, 2, "That is enough: who leads is clear by now."),
    "seven": (0.84, 7, "Those were 7 questions, the last ones."),
    "no pair": (0.5, 1, "That is enough: no two offers are left whose comparison would tell more of your weights."),
    "one offer": (None, 0, "That is enough: no two offers are left whose comparison would tell more of your weights."),
}


@pytest.mark.parametrize("case", ENOUGH)
def test_enough(case: str) -> None:
    share, answers, expected = ENOUGH[case]
    assert trade_off_words.enough(FoundWeights({}, 1, (), "harbor", share), answers) == expected


def test_first_place() -> None:
    found = FoundWeights({"pay": 1.0}, 10, (), "harbor", 0.62)
    said = trade_off_words.first_place(found, evaluated(), True, ENGLISH)
    assert said == "Harbor is first in 62 of 100 weightings that agree with your answers."
    before = trade_off_words.first_place(found, evaluated(), False, ENGLISH)
    assert before == "Before any answer every weighting is as likely: Harbor is first in 62 of 100."
    assert trade_off_words.first_place(FoundWeights({}, 0, (), None, None), evaluated(), True, ENGLISH) == ""
