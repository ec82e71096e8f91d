"""The choice in words: how firm the lead is, dominance, weights, worth of a point, what was felt."""

from __future__ import annotations

import re
from typing import Any

import pytest
from builders import a_comparison, a_startup, a_sure_offer
from made_decisions import an_acceptability, with_decision

from offercompare.engine import Evaluation, evaluate
from offercompare.engine.decision import PointWorth, strength
from offercompare.numerals import ENGLISH
from offercompare.report.decision_words import (
    central_sentence,
    dominance_sentences,
    first_places,
    gut_sentence,
    stability_sentence,
    strength_words,
    worth_sentence,
)

WEIGHTS = {"pay": 40, "growth": 40, "flexibility": 20}


def three(first: dict[str, Any] | None = None, **changes: Any) -> Evaluation:
    """Harbor grows fast, Northwind pays more, Nimbus has nothing that the others have not."""
    offers = (
        a_sure_offer("harbor", **{"levels": {"growth": 4, "flexibility": 3}, **(first or {})}),
        a_sure_offer("northwind", base=120_000.0, levels={"growth": 1, "flexibility": 2}),
        a_sure_offer("nimbus", base=95_000.0, levels={"growth": 0, "flexibility": 1}),
    )
    return evaluate(a_comparison(*offers, **{"weights": WEIGHTS, **changes}))


def decided(shares: dict[str, float], mode: str = "around", **changes: Any) -> Evaluation:
    return with_decision(three(**changes), acceptability=an_acceptability(shares, mode=mode))


def plain(text: str) -> str:
    return text.replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (1.0, "clear"),
        (0.85, "clear"),
        (0.849, "leaning"),
        (0.65, "leaning"),
        (0.649, "too close to call"),
        (0.0, "too close to call"),
    ],
)
def test_a_lead_is_as_firm_as_its_share_of_first_places(share: float, words: str) -> None:
    assert strength_words(strength(share)) == words


@pytest.mark.parametrize(
    ("share", "mode", "changes", "said"),
    [
        (0.7, "around", {}, "First in 70 of 100 nearby weightings."),
        (0.7, "any", {}, "First in 70 of 100 weightings of any kind."),
        (0.7, "same_order", {}, "First in 70 of 100 weightings in the order of yours."),
        (0.999, "around", {}, "First in more than 99 of 100 nearby weightings."),
        (1.0, "around", {}, "First in 100 of 100 nearby weightings."),
    ],
)
def test_first_places_say_over_which_weightings(share: float, mode: str, changes: dict[str, Any], said: str) -> None:
    found = decided({"harbor": share, "northwind": 1 - share, "nimbus": 0.0}, mode, **changes)
    assert first_places(found, ENGLISH) == said


def test_the_order_of_default_weights_is_not_called_yours() -> None:
    levels = {"growth": 4, "production": 4, "startup_risk": 3, "flexibility": 3}
    offers = (a_sure_offer("harbor", levels=levels), a_sure_offer("nimbus", levels=dict.fromkeys(levels, 1)))
    found = evaluate(a_comparison(*offers, weights=None))
    shares = an_acceptability({"harbor": 1.0, "nimbus": 0.0}, mode="same_order")
    said = first_places(with_decision(found, acceptability=shares), ENGLISH)
    assert said == "First in 100 of 100 weightings in the default order."


def test_first_places_are_not_known_before_they_are_sampled() -> None:
    assert first_places(three(), ENGLISH) == ""
    assert first_places(decided({"northwind": 1.0, "nimbus": 0.0}), ENGLISH) == ""


def test_who_fails_a_must_have_is_no_rival_and_that_is_said_where_it_matters() -> None:
    failing = {"must_haves": [{"criterion": "growth", "at_most": 50}]}
    before = {"harbor": 0.6, "northwind": 0.3, "nimbus": 0.1}
    leads = {"harbor": 0.0, "northwind": 0.8, "nimbus": 0.2}
    found = with_decision(three(**failing), acceptability=an_acceptability(before, leads=leads))
    assert first_places(found, ENGLISH) == "First of those that meet every must-have in 80 of 100 nearby weightings."
    never = {"harbor": 0.0, "northwind": 0.8, "nimbus": 0.2}
    found = with_decision(three(**failing), acceptability=an_acceptability(never))
    assert first_places(found, ENGLISH) == "First in 80 of 100 nearby weightings."


def test_who_alone_may_lead_is_first_of_none() -> None:
    strict = {"must_haves": [{"criterion": "growth", "at_least": 80}]}
    assert first_places(decided({"harbor": 1.0, "northwind": 0.0, "nimbus": 0.0}, **strict), ENGLISH) == ""


def test_central_weights_name_what_would_have_to_count_more() -> None:
    central = {
        "harbor": {"pay": 0.4, "growth": 0.41, "flexibility": 0.19},
        "northwind": {"pay": 0.62, "growth": 0.2, "flexibility": 0.18},
        "nimbus": None,
    }
    shares = {"harbor": 0.7, "northwind": 0.3, "nimbus": 0.0}
    found = with_decision(three(), acceptability=an_acceptability(shares, central=central))
    said = [plain(central_sentence(key, found, ENGLISH)) for key in shares]
    assert said == [
        "Harbor leads for who weighs about as you do.",
        "Northwind leads for who weighs pay about 62 %.",
        "Nimbus leads at none of the weightings tried.",
    ]
    assert central_sentence("harbor", three(), ENGLISH) == ""


def test_who_is_behind_leads_at_weights_like_yours_by_its_scores_alone() -> None:
    central = {key: {"pay": 0.4, "growth": 0.41, "flexibility": 0.19} for key in ("harbor", "northwind", "nimbus")}
    shares = an_acceptability({"harbor": 0.7, "northwind": 0.2, "nimbus": 0.1}, central=central)
    found = with_decision(three(), acceptability=shares)
    assert [plain(central_sentence(key, found, ENGLISH)) for key in ("harbor", "northwind")] == [
        "Harbor leads for who weighs about as you do.",
        "For who weighs about as you do, Northwind leads only where scores turn out otherwise.",
    ]


def test_who_fails_a_must_have_leads_for_nobody() -> None:
    central = {"harbor": {"pay": 0.2, "growth": 0.6, "flexibility": 0.2}, "northwind": None, "nimbus": None}
    shares = an_acceptability({"harbor": 0.7, "northwind": 0.3, "nimbus": 0.0}, central=central)
    found = with_decision(three(must_haves=[{"criterion": "growth", "at_most": 50}]), acceptability=shares)
    assert (
        plain(central_sentence("harbor", found, ENGLISH)) == "Harbor scores highest for who weighs growth about 60 %."
    )


def test_an_offer_without_an_advantage_may_be_hidden() -> None:
    assert dominance_sentences(three()) == (
        "Nimbus is nowhere ahead of Harbor and Northwind on what you weigh; you may set it aside.",
    )


@pytest.mark.parametrize(
    ("changes", "ending"),
    [
        ({"status": "current"}, "on what you weigh."),
        ({"status": "open"}, "on what you weigh; you may set it aside."),
    ],
)
def test_nobody_hides_the_current_job(changes: dict[str, Any], ending: str) -> None:
    offers = [each.offer for each in three().offers]
    offers[2] = offers[2].changed(changes)
    assert dominance_sentences(evaluate(a_comparison(*offers, weights=WEIGHTS)))[0].endswith(ending)


def test_nothing_is_hidden_for_the_sake_of_an_offer_that_fails() -> None:
    # Harbor and Northwind fail, Nimbus does not: it may be the one to take.
    said = dominance_sentences(three(must_haves=[{"criterion": "growth", "at_most": 20}]))
    assert said == ("Nimbus is nowhere ahead of Harbor and Northwind on what you weigh.",)


def test_a_trifle_ahead_is_named() -> None:
    offers = (
        a_sure_offer("harbor", levels={"growth": 4}, overrides={"flexibility": 50}),
        a_sure_offer("northwind", levels={"growth": 1}, overrides={"flexibility": 60}),
    )
    assert dominance_sentences(evaluate(a_comparison(*offers, weights=WEIGHTS))) == (
        "Northwind is ahead of Harbor in flexibility alone, and too little to matter; you may set it aside.",
    )


def test_each_weight_says_where_the_lead_ends() -> None:
    found = three()
    said = {key: plain(stability_sentence(key, found, ENGLISH)) for key in WEIGHTS}
    assert re.fullmatch(r"Northwind overtakes Harbor when pay counts more than \d+ % \(now 40 %\)\.", said["pay"])
    assert re.fullmatch(r"Northwind overtakes Harbor when growth counts less than \d+ % \(now 40 %\)\.", said["growth"])
    assert said["flexibility"] == "Harbor stays first whatever flexibility counts (now 20 %)."


def test_a_weight_may_end_the_lead_on_both_sides() -> None:
    offers = (
        a_sure_offer("harbor", overrides={"growth": 60, "skills": 60}),
        a_sure_offer("northwind", overrides={"growth": 100, "skills": 0}),
        a_sure_offer("nimbus", overrides={"growth": 0, "skills": 100}),
    )
    found = evaluate(a_comparison(*offers, weights={"growth": 50, "skills": 50}))
    assert plain(stability_sentence("growth", found, ENGLISH)) == (
        "Northwind overtakes Harbor when growth counts more than 60 % (now 50 %), Nimbus when it counts less than 40 %."
    )
    assert stability_sentence("nothing", found, ENGLISH) == ""


def test_an_end_close_to_none_is_not_called_none() -> None:
    offers = (
        a_sure_offer("harbor", overrides={"growth": 100, "skills": 50}),
        a_sure_offer("northwind", overrides={"growth": 0, "skills": 50.2}),
    )
    found = evaluate(a_comparison(*offers, weights={"growth": 50, "skills": 50}))
    assert plain(stability_sentence("growth", found, ENGLISH)) == (
        "Northwind overtakes Harbor when growth counts less than 0.2 % (now 50.0 %)."
    )


def test_the_worth_of_a_point_names_its_basis() -> None:
    found = three()
    said = worth_sentence(PointWorth("growth", 1_900.0, 1_300.0), found, ENGLISH)
    assert plain(said) == "One point of growth = USD 1,900 a year to you (before tax)."
    assert worth_sentence(PointWorth("growth", None, None), found, ENGLISH) == ""


@pytest.mark.parametrize(
    ("felt", "said"),
    [
        (["harbor", "northwind"], "You felt Harbor ahead, and so do the figures."),
        (
            ["northwind", "harbor"],
            "You felt Northwind ahead; the figures put Harbor first. "
            "Something that counts for you may not be in them yet.",
        ),
        (["gone", "harbor"], "You felt Harbor ahead, and so do the figures."),
        (["gone"], ""),
        ([], ""),
    ],
)
def test_what_was_felt_stands_beside_the_result(felt: list[str], said: str) -> None:
    assert gut_sentence(three(gut_ranking=felt)) == said


def test_with_nobody_ahead_nothing_is_felt_wrong() -> None:
    assert gut_sentence(evaluate(a_comparison(a_startup(), gut_ranking=["nimbus"]))) == ""
