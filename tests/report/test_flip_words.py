"""Single changes and inputs in words: each kind, with and without amounts."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from builders import a_comparison, a_startup, a_sure_offer
from made_decisions import a_bar, a_flip, with_decision

from offercompare.engine import Evaluation, evaluate
from offercompare.engine.decision import Flip
from offercompare.numerals import ENGLISH
from offercompare.report.decision_words import bar_ends, bar_label, flip_sentence
from offercompare.report.field_words import field_unit, field_word
from offercompare.report.hangs_on import hangs_on, nearest_flip


def compared(**changes: Any) -> Evaluation:
    """Harbor leads by growth, Northwind pays more; Nimbus is paid in euros and has options; no letter states pay."""
    guess = {"base": "guess", "sign_on": "guess"}
    offers = (
        a_sure_offer("harbor", levels={"growth": 4, "flexibility": 2}, evidence=guess),
        a_sure_offer("northwind", base=120_000.0, levels={"growth": 1, "flexibility": 2}, evidence=guess),
        a_startup("nimbus", currency="EUR", base=60_000.0, levels={"growth": 0, "flexibility": 2}, evidence=guess),
    )
    weights = {"pay": 40, "growth": 40, "flexibility": 20}
    return evaluate(a_comparison(*offers, **{"weights": weights, "fx": {"EUR": 1.1}, **changes}))


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


A_STAY = a_flip(kind="stay_years", what="stay_years", start=4.0, to=2.5)
A_WEIGHT = a_flip(kind="weight", what="growth", start=0.4, to=0.11)
FLIPS: list[tuple[Flip, str, str, str]] = [
    (
        a_flip(start=120_000.0, to=130_000.0),
        "Northwind leads once its base pay is above USD 130,000 (now USD 120,000).",
        "Northwind leads once its base pay rises by 8.3 %.",
        "the base pay of Northwind staying under USD 130,000 (now USD 120,000)",
    ),
    (
        a_flip(what="harbor", to=80_000.0),
        "Northwind leads once the base pay of Harbor is below USD 80,000 (now USD 100,000).",
        "Northwind leads once the base pay of Harbor falls by 20 %.",
        "the base pay of Harbor staying over USD 80,000 (now USD 100,000)",
    ),
    (
        a_flip("nimbus", start=60_000.0, to=70_000.0),
        "Nimbus leads once its base pay is above EUR 70,000 (now EUR 60,000).",
        "Nimbus leads once its base pay rises by 16.7 %.",
        "the base pay of Nimbus staying under EUR 70,000 (now EUR 60,000)",
    ),
    (
        a_flip(kind="sign_on", start=0.0, to=30_000.0),
        "Northwind leads once its sign-on is above USD 30,000 (now none).",
        "Northwind leads once its sign-on is higher.",
        "the sign-on of Northwind staying under USD 30,000 (now none)",
    ),
    (
        a_flip(kind="equity_haircut", what="harbor", start=0.0, to=0.3),
        "Northwind leads once the equity of Harbor is worth 30 % less.",
        "Northwind leads once the equity of Harbor is worth 30 % less.",
        "the equity of Harbor losing less than 30 % of its worth",
    ),
    (
        A_STAY,
        "Northwind leads if you stay less than 30 months (now 4 years).",
        "Northwind leads if you stay less than 30 months (now 4 years).",
        "a stay longer than 30 months (now 4 years)",
    ),
    (
        a_flip(kind="price_index", start=100.0, to=88.0),
        "Northwind leads once prices in Austin are below 88 (now 100, home 100).",
        "Northwind leads once prices in Austin are below 88 (now 100, home 100).",
        "prices in Austin over 88 (now 100)",
    ),
]


@pytest.mark.parametrize(("flip", "said", "hidden", "stays"), FLIPS)
def test_each_change_is_said_with_and_without_amounts(flip: Flip, said: str, hidden: str, stays: str) -> None:
    # Without the changes of weights, which may be nearer.
    found = replace(with_decision(compared(), flips=(flip,)), flips=())
    assert plain(flip_sentence(flip, found, ENGLISH)) == said
    assert plain(flip_sentence(flip, found, ENGLISH.hiding(True))) == hidden
    assert plain(hangs_on(found, ENGLISH)).startswith(f"Hangs on: {stays}, else ")


def test_an_amount_that_is_to_be_asked_is_told_as_unknown() -> None:
    flip = a_flip(kind="sign_on", start=None, to=30_000.0)
    said = plain(flip_sentence(flip, compared(), ENGLISH))
    assert said == "Northwind leads once its sign-on is above USD 30,000 (now unknown)."
    assert flip_sentence(flip, compared(), ENGLISH.hiding(True)) == "Northwind leads once its sign-on is higher."


def test_a_change_beside_the_weights_is_told_where_it_is_smaller() -> None:
    near = a_flip(start=120_000.0, to=121_000.0)
    found = with_decision(compared(), flips=(near,))
    assert nearest_flip(found) is near
    assert plain(hangs_on(found, ENGLISH)) == (
        "Hangs on: the base pay of Northwind staying under USD 121,000 (now USD 120,000), else Northwind leads."
    )
    assert plain(hangs_on(found, ENGLISH.hiding(True))) == (
        "Hangs on: the base pay of Northwind rising by less than 0.8 %, else Northwind leads."
    )
    far = with_decision(compared(), flips=(a_flip(start=120_000.0, to=900_000.0),))
    assert hangs_on(far, ENGLISH) == hangs_on(compared(), ENGLISH)


def test_changes_of_an_earlier_state_are_not_told() -> None:
    before = with_decision(compared(), flips=(a_flip(start=120_000.0, to=121_000.0),))
    later = evaluate(before.comparison.changed({"title": "later"}), before)
    assert later.decision is before.decision
    assert hangs_on(later, ENGLISH) == hangs_on(compared(), ENGLISH)


@pytest.mark.parametrize(
    ("start", "to", "now"),
    [
        ("factor", "pay", "cost of living having its own weight"),
        ("pay", "factor", "cost of living counted inside pay"),
    ],
)
def test_the_other_way_of_counting_the_cost_of_living_is_told_beside(start: str, to: str, now: str) -> None:
    way = a_flip(kind="cost_of_living_as", what="cost_of_living_as", start=start, to=to)
    found = with_decision(compared(), flips=(way,))
    assert hangs_on(found, ENGLISH).endswith(f"; and on {now}, else Northwind leads.")
    assert flip_sentence(way, found, ENGLISH).startswith("Northwind leads if cost of living ")


def test_a_question_left_out_is_told() -> None:
    flip = a_flip(kind="question", what="R1", start=90.0, to=None)
    assert flip_sentence(flip, compared(), ENGLISH) == (
        "Northwind leads if the chance to lose the job counts in pay alone."
    )
    assert flip_sentence(A_WEIGHT, compared(), ENGLISH) == (
        "Northwind leads once growth counts less than 11 % (now 40 %)."
    )


@pytest.mark.parametrize(
    ("bar", "label", "ends", "hidden"),
    [
        (a_bar(), "Harbor: base pay", "USD 80,000 … 120,000", "−20 % … +20 %"),
        (
            a_bar("nimbus", what="equity.exit_multiple", value=1.6, low_value=1.28, high_value=1.92),
            "Nimbus: exit multiple",
            "1.28x … 1.92x",
            "1.28x … 1.92x",
        ),
        (
            a_bar("nimbus", what="grants.0.strike", value=1.0, low_value=0.8, high_value=1.2),
            "Nimbus: strike price",
            "EUR 0.80 … 1.20",
            "−20 % … +20 %",
        ),
        (
            a_bar("nimbus", what="grants.0.shares", value=10_000.0, low_value=8_000.0, high_value=12_000.0),
            "Nimbus: shares granted",
            "8,000 … 12,000",
            "−20 % … +20 %",
        ),
        (
            a_bar("nimbus", what="equity.fully_diluted", value=2e7, low_value=1.6e7, high_value=2.4e7),
            "Nimbus: fully diluted shares",
            "16,000,000 … 24,000,000",
            "−20 % … +20 %",
        ),
        (
            a_bar(None, what="person.stay_years", value=4.0, low_value=3.2, high_value=4.8),
            "Planned stay",
            "3.2 years … 4.8 years",
            "3.2 years … 4.8 years",
        ),
        (
            a_bar(what="scores.growth", value=90.0, low_value=78.0, high_value=100.0),
            "Harbor: growth",
            "78 … 100",
            "78 … 100",
        ),
        (
            a_bar(what="layoff_hazard", value=0.06, low_value=0.048, high_value=0.072),
            "Harbor: layoffs a year",
            "4.8 % … 7.2 %",
            "4.8 % … 7.2 %",
        ),
    ],
)
def test_a_bar_is_named_and_its_ends_are_written(bar: Any, label: str, ends: str, hidden: str) -> None:
    found = compared()
    assert bar_label(bar, found) == label
    assert plain(bar_ends(bar, found, ENGLISH)) == ends
    assert plain(bar_ends(bar, found, ENGLISH.hiding(True))) == hidden


def test_what_has_no_words_of_its_own_is_named_by_its_field() -> None:
    found = compared().comparison
    assert field_word("answers.P1", found) == "Who puts models into production?"
    assert field_word("made.up_field", found) == "made: up field"
    assert field_word("settings.discount_rate", found) == field_word("discount_rate", found) == "discount rate"
    assert (field_unit("settings.discount_rate"), field_unit("grants.3.value"), field_unit("hours_per_week")) == (
        "percent",
        "money",
        "number",
    )
