"""How exits, exercise windows, costs and chances are worded; no figure is said better than it is known."""

from __future__ import annotations

from typing import Any

import pytest
from builders import a_comparison, a_startup

from offercompare.engine import Figure
from offercompare.engine.exit_split import exit_split
from offercompare.engine.exit_stake import Stake, beside_savings, stake
from offercompare.numerals import ENGLISH, Numerals
from offercompare.report.exit_terms import assumed_terms
from offercompare.report.exit_words import (
    caution_sentence,
    lead_sentence,
    part_text,
    preferred_sentence,
    question_sentence,
    rough,
    stay_text,
)
from offercompare.report.grant_words import (
    chance_fact,
    chance_text,
    cost_fact,
    grant_facts,
    keeping_sentences,
    savings_text,
    window_text,
)

RATE = Figure("Rate", 2.0, "rate")


def a_stake(stay: float = 2.0, **changes: Any) -> Stake:
    return stake(a_startup(**changes), a_comparison(person={"stay_years": stay}))


def keeping(**changes: Any) -> str:
    held = a_stake(**changes)
    return keeping_sentences(held, held.holdings[0], ENGLISH)[0].replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("value", "text"),
    [(0, "0"), (6.1, "6.10"), (950, "950"), (64_049, "64k"), (999_600, "1m"), (1.1172e9, "1.12bn"), (2.5e13, "25tn")],
)
def test_amounts_of_any_size_have_three_digits(value: float, text: str) -> None:
    assert rough(value, ENGLISH) == text


def test_the_mark_of_the_place_is_used() -> None:
    assert rough(1.25e9, Numerals(".", ",")) == "1,25bn"
    assert rough(float("inf"), ENGLISH) == "∞"
    assert rough(1e20, ENGLISH) == "1e20"


@pytest.mark.parametrize(
    ("years", "text"),
    [
        (0.25, "90 days"),
        (90 / 365, "90 days"),
        (30 / 365, "30 days"),
        (0.5, "6 months"),
        (1.0, "1 year"),
        (10.0, "10 years"),
        (1.75, "21 months"),
        (0.001, "1 day"),
    ],
)
def test_windows_are_said_as_letters_say_them(years: float, text: str) -> None:
    assert window_text(years, ENGLISH) == text


def test_what_leaving_means_is_one_sentence_by_kind_of_grant() -> None:
    window = {"exercise_window_years": 0.25}
    assert keeping(equity=window) == "You have 90 days after leaving to pay USD 5,000 or lose them."
    assert keeping(equity={"exercise_window_years": 0.0}) == "Pay USD 5,000 by your last day or lose them."
    nothing = keeping(stay=0.1)
    assert nothing.startswith("Nothing has vested after ")
    assert nothing.endswith(": leaving then keeps nothing.")
    free = {"kind": "nso", "shares": 10.0, "strike": 0.0}
    told = keeping(grants=[free], equity=window)
    assert told == "You have 90 days after leaving to exercise, at no cost, or lose them."
    double = {"kind": "double_trigger_rsu", "shares": 10.0}
    assert keeping(grants=[double]).startswith("Counted as lost where you leave before the exit")
    assert keeping(grants=[{**double, "kind": "rsu"}]) == "Vested shares stay yours after leaving."
    kept = {"keep_after_leaving": True}
    told = keeping(grants=[double], equity={**kept, "expiry_years": 7.0})
    assert told == "Vested shares stay yours after leaving, for an exit within 7 years of the grant."
    held = a_stake(grants=[double], equity=kept)
    told = " ".join(keeping_sentences(held, held.holdings[0], ENGLISH))
    assert told.endswith("leaving. Counted for an exit within 7 years of the grant. Ask how long.")
    lost = keeping(grants=[double], equity={"keep_after_leaving": False})
    assert lost == "Lost where you leave before the exit."
    held = a_stake(equity={"exercise_if_leaving": True})
    assert keeping_sentences(held, held.holdings[0], ENGLISH)[1] == "Counted as paid."


def test_a_window_that_nobody_entered_is_no_fact() -> None:
    usual = "Usually 90 days after leaving, not confirmed: then USD 5,000 are due or the options lapse. Ask."
    assert keeping() == usual
    assert keeping(evidence={"equity.exercise_window_years": "unknown"}) == usual
    free = {"kind": "nso", "shares": 10.0, "strike": 0.0}
    assert keeping(grants=[free]).endswith("exercised by then, at no cost, or the options lapse. Ask.")
    guess = {"equity": {"exercise_window_years": 1.0}, "evidence": {"equity.exercise_window_years": "guess"}}
    assert keeping(**guess).startswith("By your guess 1 year after leaving, not confirmed")
    last_day = {"equity": {"exercise_window_years": 0.0}, "evidence": {"equity": "guess"}}
    assert keeping(**last_day).startswith("By your guess on your last day, not confirmed")
    own = a_comparison(a_startup(), assumptions={"exercise_window_years": 0.5})
    held = stake(own.offers[0], own)
    (sentence, _) = keeping_sentences(held, held.holdings[0], ENGLISH)
    assert sentence.startswith("As you assume for every offer 6 months after leaving, not confirmed")


def test_terms_that_nobody_entered_are_named() -> None:
    said = assumed_terms(a_stake(), ENGLISH).replace("\u00a0", " ")
    assert said == (
        "Assumed, not entered: 46 % of the shares are preferred, 1 × the money raised comes first and "
        "preferred takes no part in the rest. Ask."
    )
    entered = {"preferred_share": 0.4, "liquidation_multiple": 2.0, "participating": True}
    assert assumed_terms(a_stake(equity=entered), ENGLISH) == ""
    assert assumed_terms(a_stake(equity={"preferred_share": 0.0}), ENGLISH) == ""


def test_more_than_all_of_common_is_said_at_the_grant() -> None:
    held = a_stake(equity={"fully_diluted": 6_000.0, "total_raised": 0.0})
    split = exit_split(held, 100_000.0)
    fact = grant_facts(held, split, split.proceeds[0], ENGLISH)[0]
    assert fact.text.endswith("but all of common gets USD\u00a054k: check the share counts")


def test_a_grant_out_of_reach_has_one_break_even_on_the_card() -> None:
    held = a_stake(grants=[{"kind": "iso", "shares": 1.0, "strike": 1e5}])
    told = [caution_sentence(held, caution, ENGLISH) for caution in held.cautions if caution.oddity == "out_of_reach"]
    assert told == ["Grant 1: it pays only above what fewer than 1 in 1,000 of the exits assumed here reach."]


def test_chances_are_counts_of_simulated_cases() -> None:
    assert chance_text(0.72) == "in 28 of 100 simulated cases"
    assert chance_text(0.999) == "in fewer than 1 of 100 simulated cases"
    assert chance_text(0.001) == "in more than 99 of 100 simulated cases"
    assert (chance_text(1.0), chance_text(0.0)) == ("in 0 of 100 simulated cases", "in 100 of 100 simulated cases")
    assert chance_text(None) == "unknown"
    assert chance_fact(None, is_there=False, is_fresh=False).text == "being calculated"


def test_a_cost_is_set_beside_the_savings_in_one_currency() -> None:
    held = a_stake()
    cost = held.holdings[0].exercise_cost
    assert cost is not None
    assert beside_savings(cost, 40_000.0, RATE, "EUR").value == 0.25
    assert beside_savings(cost, 0.0, RATE, "EUR").value == float("inf")
    assert beside_savings(Figure("Cash", 0.0), 0.0, RATE, "EUR").value == 0.0
    assert beside_savings(cost, None, RATE, "EUR").how.startswith("enter your savings")
    unknown = beside_savings(cost, 40_000.0, Figure("Rate", None, "rate"), "EUR")
    assert unknown.value is None
    told = cost_fact(held, held.holdings[0], unknown, 40_000.0, ENGLISH)
    assert told is not None
    assert told.text == "USD\u00a05,000"
    assert [savings_text(part, ENGLISH) for part in (0.0, 0.71, 4.8, 250.0, float("inf"))] == [
        "0\u00a0% of your savings",
        "71\u00a0% of your savings",
        "4.8 times your savings",
        "250 times your savings",
        "more than your savings",
    ]


def test_the_lead_says_what_an_exit_leaves() -> None:
    def lead(value: float, **changes: Any) -> str:
        held = a_stake(**changes)
        return lead_sentence(held, exit_split(held, value), ENGLISH).replace("\u00a0", " ")

    assert lead(200e6) == "Nimbus sold for USD 200m leaves you USD 45,000 before tax."
    assert lead(30e6) == "Nimbus sold for USD 30m leaves you nothing: your grants pay above USD 50.8m."
    assert lead(200e6, stay=0.1) == "Nimbus sold for USD 200m: nothing of your grants has vested by then."
    bare = {"kind": "iso"}
    assert lead(200e6, grants=[bare]) == "Nimbus sold for USD 200m: what that leaves you is still to ask."
    half = [{"kind": "iso", "shares": 10_000.0, "strike": 1.0}, bare]
    assert "leaves you at least USD 45,000 before tax; a grant is still unknown" in lead(200e6, grants=half)
    assert "2 years, your planned stay" in stay_text(a_stake(), ENGLISH)


def test_preferred_is_told_by_what_it_does() -> None:
    def told(value: float, **equity: Any) -> str:
        held = a_stake(equity=equity)
        return preferred_sentence(held, exit_split(held, value), ENGLISH)

    assert "takes all" in told(30e6)
    assert "would get less" in told(60e6)
    assert "converts" in told(200e6)
    assert "46\u00a0% of the rest" in told(200e6, participating=True)
    assert "up to its cap" in told(150e6, participating=True, participation_cap=2.0)
    assert "nothing for preferred" in told(200e6, preferred_share=0.0)


def test_a_share_is_set_beside_strike_and_409a_value() -> None:
    held = a_stake(equity={"fmv_409a": 2.0})
    texts = []
    for value in (50e6, 100e6):
        split = exit_split(held, value)
        facts = {fact.key: fact.text for fact in grant_facts(held, split, split.proceeds[0], ENGLISH)}
        texts.append(facts["per_share"])
    assert texts[0].endswith("strike 1.00, not more than the 409A value 2.00")
    assert texts[1] == "USD\u00a05.00, strike 1.00, more than the 409A value 2.00"


def test_small_parts_are_not_said_to_be_nothing() -> None:
    assert [part_text(part, ENGLISH).replace("\u00a0", " ") for part in (0.0, 1e-7, 0.0002, 0.08, 0.46)] == [
        "0 %",
        "< 0.01 %",
        "0.02 %",
        "8 %",
        "46 %",
    ]


def test_each_question_and_each_oddity_has_its_words() -> None:
    bare = a_stake(equity={"preferred_price": None, "fully_diluted": None}, grants=[{"kind": "iso"}])
    assert [question_sentence(bare, asked)[-1] for asked in bare.questions] == ["?"] * 4
    odd = {"total_raised": None, "exit_hazard": 0.0, "illiquidity_discount": 0.1, "exit_value": 1e6}
    held = a_stake(equity=odd, grants=[{"kind": "iso", "shares": 1.0, "strike": 1e6}])
    told = [caution_sentence(held, caution, ENGLISH) for caution in held.cautions]
    assert len(told) == len(set(told)) == 5
    assert any("pays only above the exit value you entered" in text for text in told)
    assert not any("{" in text for text in told)
