"""Rubric scores: quick and refined, thin and none, what the offer itself answers, evidence, startup risk, texts."""

from __future__ import annotations

from math import exp
from typing import Any

import pytest
from builders import a_comparison, a_startup, an_offer
from hypothesis import given
from hypothesis import strategies as st

from offercompare.engine import Score, evaluate
from offercompare.engine.rubric_score import RubricScore, applicable, job_risk, rubric_score
from offercompare.model import Offer

ALL_OF_PRODUCTION = {f"P{number}": 3 for number in range(1, 9)}


def production(**changes: Any) -> RubricScore:
    return rubric_score(an_offer(**changes), "production")


def test_no_answer_is_fifty_without_evidence():
    found = production()
    assert (found.figure.value, found.sd, found.badge, found.by_person) == (50.0, 20.0, "no evidence", False)


@pytest.mark.parametrize(("level", "points"), [(0, 10), (1, 30), (2, 50), (3, 70), (4, 90)])
def test_quick_answer(level: int, points: float):
    found = production(levels={"production": level})
    assert (found.figure.value, found.sd, found.basis, found.badge) == (points, 12.0, "quick", "")


def test_an_unknown_quick_answer_is_none():
    found = production(levels={"production": "unknown"})
    assert (found.figure.value, found.badge, found.by_person) == (50.0, "no evidence", False)


@pytest.mark.parametrize(
    ("answers", "score", "completeness"),
    [
        (ALL_OF_PRODUCTION, 100.0, 1.0),
        ({"P1": 3, "P6": 0, "P4": 1}, 100 * (20 + 16 * 0.1 + 12 * 0.4) / 48, 0.48),
        ({"P1": 0, "P2": 0, "P3": 0}, 0.0, 0.44),
        ({**ALL_OF_PRODUCTION, "P1": "unknown"}, 100.0, 0.8),
        ({**ALL_OF_PRODUCTION, "P1": "na"}, 100.0, 1.0),
        ({"P1": 3, "P2": 1, "P6": "na"}, 100 * (20 + 12 * 0.3) / 32, 32 / 84),
    ],
)
def test_rubric(answers: dict[str, Any], score: float, completeness: float):
    found = production(answers=answers)
    assert found.figure.value == pytest.approx(score)
    assert found.completeness == pytest.approx(completeness)
    assert found.sd == pytest.approx(5 + 15 * (1 - completeness))
    assert found.badge == ("thin evidence" if completeness < 0.4 else "")


@pytest.mark.parametrize(
    ("answers", "basis"),
    [({"P1": 3, "P2": 3}, "quick"), ({"P1": 3, "P2": 3, "P7": 3}, "rubric"), ({"P1": 3, "P2": 3, "P8": "na"}, "quick")],
)
def test_the_rubric_replaces_the_quick_answer_once_two_fifths_are_answered(answers: dict[str, Any], basis: str):
    assert production(levels={"production": 1}, answers=answers).basis == basis


def test_exactly_two_fifths_are_enough():
    # Weights 16, 12 and 12 of 100.
    found = production(levels={"production": 1}, answers={"P6": 3, "P2": 3, "P3": 3})
    assert (found.basis, found.completeness) == ("rubric", pytest.approx(0.4))


@pytest.mark.parametrize(
    ("evidence", "extra"),
    [({"answers.P1": "guess"}, 5 * 20 / 36), ({"answers.P1": "verbal"}, 2.5 * 20 / 36), ({"answers.P1": "written"}, 0)],
)
def test_doubt_widens_the_rubric(evidence: dict[str, Any], extra: float):
    answers = {"P1": 3, "P6": 3}
    found = production(answers=answers, evidence=evidence)
    assert found.sd == pytest.approx(production(answers=answers).sd + extra)


@pytest.mark.parametrize(("mark", "sd"), [("guess", 17.0), ("verbal", 14.5), ("written", 12.0)])
def test_doubt_widens_a_quick_answer(mark: str, sd: float):
    found = production(levels={"production": 3}, evidence={"levels.production": mark})
    assert found.sd == sd


@pytest.mark.parametrize(
    ("changes", "criterion", "score"),
    [
        ({"remote": {"policy": "hybrid", "pay_basis": "by_location"}}, "flexibility", 100 * (15 * 0.3) / 35),
        ({"remote": {"policy": "remote", "pay_basis": "same_everywhere"}}, "flexibility", 100.0),
        ({"remote": {"policy": "on_site"}}, "flexibility", 0.0),
        ({"industry": "government"}, "industry", 30.0),
        ({"industry": "academic"}, "industry", 30.0),
        ({"company_type": "nonprofit", "industry": "technology"}, "industry", 30.0),
        ({"industry": "energy"}, "industry", 50.0),
        ({"industry": "retail"}, "industry", 65.0),
        ({"industry": "health"}, "industry", 85.0),
        ({"industry": "autonomous"}, "industry", 100.0),
        ({"industry": "other"}, "industry", 50.0),
        ({"industry": "health", "answers": {"I1": 0}}, "industry", 30.0),
        ({"industry": "health", "answers": {"I1": "unknown"}}, "industry", 50.0),
        ({"industry": "health", "answers": {"I1": "na"}}, "industry", 50.0),
    ],
)
def test_what_the_offer_itself_answers(changes: dict[str, Any], criterion: str, score: float):
    assert rubric_score(an_offer(**changes), criterion).figure.value == pytest.approx(score)


def test_an_answer_from_the_offer_is_not_the_persons():
    found = rubric_score(an_offer(industry="health"), "industry")
    assert (found.by_person, found.badge, found.completeness) == (False, "thin evidence", pytest.approx(0.35))


RISK = 100 * (1 - (1 - exp(-3 * (0.05 + 0.06))) / 0.45)


def risk(**changes: Any) -> RubricScore:
    return rubric_score(a_startup(**changes), "startup_risk")


def test_computed_risk_alone():
    found = risk()
    assert found.figure.value == pytest.approx(RISK)
    assert (found.sd, found.badge, found.by_person) == (20.0, "thin evidence", False)


def test_computed_risk_with_a_quick_answer():
    found = risk(levels={"startup_risk": 4})
    assert found.figure.value == pytest.approx(0.4 * RISK + 0.6 * 90)
    assert (found.sd, found.by_person) == (12.0, True)


def test_computed_risk_as_a_question_among_others():
    found = risk(answers={"R2": 4, "R4": 3}, levels={"startup_risk": 0})
    assert found.figure.value == pytest.approx((40 * RISK + 20 * 100 + 12 * 100) / 72)
    assert found.completeness == pytest.approx(32 / 60)


def test_below_two_fifths_without_the_computed_one_the_quick_answer_stands():
    # 20 of 60: with R1 counted it would be 60 of 100.
    found = risk(answers={"R2": 0}, levels={"startup_risk": 4})
    assert found.figure.value == pytest.approx(0.4 * RISK + 0.6 * 90)


@pytest.mark.parametrize("company_type", ["public_large", "public", "government", "academic"])
def test_runway_and_funding_are_not_asked_of_those_who_have_none(company_type: str):
    found = rubric_score(an_offer(company_type=company_type, answers={"R2": 0, "R3": 0, "R5": 3}), "startup_risk")
    safe = job_risk(an_offer(company_type=company_type)).points
    assert found.completeness == pytest.approx(10 / 28)
    assert found.figure.value == pytest.approx(100 * safe)


def test_hazards_of_nothing_are_safest_and_high_ones_worth_nothing():
    assert job_risk(a_startup(layoff_hazard=0.0, equity={"failure_hazard": 0.0})).points == 1.0
    assert job_risk(a_startup(layoff_hazard=0.5)).points == 0.0


@pytest.mark.parametrize(
    ("answers", "because"),
    [
        (
            {"P1": 3, "P2": 0, "P6": 1},
            "Adequate (55). Helped by releases (+42); held back by monitoring and on-call (−25) and ownership of the "
            "chain (−20). 3 of 8 questions answered.",
        ),
        (
            {"P1": 3, "P6": 3, "P2": 3},
            "Exceptional (100). Helped by releases (+42) and ownership of the chain (+33). 3 of 8 questions answered.",
        ),
        (
            {"P1": 3, "P6": 3, "P2": 2, "P3": 3, "P4": 3, "P5": 3, "P7": 3, "P8": 3},
            "Exceptional (96). Helped by releases (+20) and ownership of the chain (+16); held back by monitoring and "
            "on-call (−4). 8 of 8 questions answered.",
        ),
        ({"P1": 0, "P2": 0, "P3": 0}, "Absent (0). Held back by releases (−45) and monitoring and on-call (−27)."),
    ],
)
def test_because(answers: dict[str, int], because: str):
    assert production(answers=answers).because.startswith(because)


@given(st.dictionaries(st.sampled_from([f"P{number}" for number in range(1, 9)]), st.integers(0, 3)))
def test_no_question_is_named_on_both_sides(answers: dict[str, int]):
    helped, _, held = production(answers=answers).because.partition("eld back by")
    names = [one.short for one in applicable(an_offer(), "production")]
    assert not [name for name in names if f"{name} (+" in helped and f"{name} (−" in held]


def scored(offer: Offer, criterion: str, **changes: Any) -> Score:
    return evaluate(a_comparison(offer, **changes)).offer(offer.id).scores[criterion]


def test_a_score_set_by_hand_counts_and_keeps_the_computed_one():
    found = scored(an_offer(levels={"growth": 1}, overrides={"growth": 85.0}), "growth")
    assert (found.value, found.computed, found.sd, found.by_person) == (85.0, 30.0, 0.0, True)


def test_an_own_criterion_takes_its_figure_from_the_offer():
    own = [{"key": "language", "label": "Language"}]
    blank = scored(an_offer(), "language", criteria=own)
    given = scored(an_offer(overrides={"language": 70.0}), "language", criteria=own)
    assert (blank.value, blank.sd, blank.by_person) == (50.0, 20.0, False)
    assert (given.value, given.computed, given.by_person) == (70.0, None, True)
    assert "Computed" not in given.because
