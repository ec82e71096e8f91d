"""Where answers to the questions of a rubric could still change who leads."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from offercompare.engine.deciding.refine import Refinement, reach, refine, unanswered
from offercompare.engine.evaluation import evaluate
from offercompare.engine.rubric_score import rubric_score
from offercompare.model import Offer
from offercompare.model.vocabulary import RUBRIC_CRITERIA
from offercompare.reference import rubrics
from tests.builders import a_comparison, a_sure_offer, an_offer


def every_score(offer: Offer, criterion: str) -> list[float]:
    """The score under every combination of levels, and of leaving a question as it is."""
    ways = [
        [(question.id, level) for level in (None, *range(len(question.levels)))]
        for question in unanswered(offer, criterion)
    ]
    found = []
    for answers in product(*ways):
        given = {key: level for key, level in answers if level is not None}
        found.append(rubric_score(offer.changed({"answers": {**offer.answers, **given}}), criterion).figure.known)
    return found


SMALL: list[tuple[str, dict[str, Any]]] = [
    ("people", {}),
    ("people", {"levels": {"people": 4}}),
    ("people", {"answers": {"L1": 0, "L2": 3}}),
    ("people", {"answers": {"L1": 0, "L2": "unknown"}, "levels": {"people": 0}}),
    ("people", {"answers": {"L1": "na", "L2": "na", "L3": "na"}}),
    ("industry", {"industry": "finance"}),
    ("industry", {"industry": "finance", "levels": {"industry": 1}}),
    ("startup_risk", {}),
    ("startup_risk", {"levels": {"startup_risk": 0}}),
    ("startup_risk", {"company_type": "startup", "stage": "seed", "answers": {"R2": 0, "R6": "na"}}),
    ("startup_risk", {"company_type": "startup", "stage": "seed", "levels": {"startup_risk": 4},
                      "answers": {"R2": 4, "R4": "na"}}),
]  # fmt: skip


@pytest.mark.parametrize(("criterion", "changes"), SMALL)
def test_the_reach_is_that_of_every_combination_of_answers(criterion: str, changes: dict[str, Any]) -> None:
    offer = an_offer(**changes)
    scores = every_score(offer, criterion)
    assert reach(offer, criterion) == (pytest.approx(min(scores)), pytest.approx(max(scores)))


def answers() -> st.SearchStrategy[dict[str, Any]]:
    ids = [question.id for key in RUBRIC_CRITERIA for question in asked(key)]
    level = st.integers(0, 3) | st.sampled_from(["na", "unknown"])
    return st.dictionaries(st.sampled_from(ids), level)


def asked(criterion: str) -> list[Any]:
    rubric = rubrics.rubric(criterion)
    assert rubric is not None
    return [question for question in rubric.questions if not question.computed]


@settings(deadline=None)
@given(st.data())
def test_no_answers_lead_beyond_the_reach(data: st.DataObject) -> None:
    criterion = data.draw(st.sampled_from(RUBRIC_CRITERIA))
    quick = data.draw(st.none() | st.integers(0, 4))
    levels = {} if quick is None else {criterion: quick}
    offer = an_offer(answers=data.draw(answers()), levels=levels)
    low, high = reach(offer, criterion)
    more = {question.id: data.draw(st.integers(0, 3)) for question in unanswered(offer, criterion)
            if data.draw(st.booleans())}  # fmt: skip
    score = rubric_score(offer.changed({"answers": {**offer.answers, **more}}), criterion).figure.known
    assert low - 1e-9 <= score <= high + 1e-9


GROWTH = {"weights": {"pay": 0.6, "growth": 0.4}}


def refined(*offers: Offer, **changes: Any) -> dict[tuple[str, str], Refinement]:
    found = refine(evaluate(a_comparison(*offers, **{**GROWTH, **changes})))
    return {(each.offer, each.criterion): each for each in found}


def offer(key: str, base: float = 100_000.0, **changes: Any) -> Offer:
    return a_sure_offer(key, base=base, **{"levels": {"growth": 2}, **changes})


def test_close_offers_could_change_places() -> None:
    found = refined(offer("harbor"), offer("northwind", 98_000.0))
    assert found["harbor", "growth"].could_change_leader
    assert found["northwind", "growth"].could_change_leader


def test_few_open_questions_do_not_reach_far_enough() -> None:
    """All but G8 are answered: 8 of 100 points are open, worth 3.2 of the total."""
    most = {question.id: 2 for question in asked("growth") if question.id != "G8"}
    near, far = (
        refined(offer("harbor", 100_000.0, answers=most), offer("northwind", base, answers=most))
        for base in (99_000.0, 85_000.0)
    )
    assert near["northwind", "growth"].could_change_leader
    assert not far["northwind", "growth"].could_change_leader


def test_what_weighs_nothing_changes_nothing() -> None:
    found = refined(offer("harbor"), offer("northwind", 98_000.0))
    assert not found["harbor", "people"].could_change_leader
    assert not found["northwind", "production"].could_change_leader


def test_an_offer_far_behind_cannot_catch_up() -> None:
    found = refined(offer("harbor", 300_000.0), offer("northwind", 81_000.0))
    assert not any(each.could_change_leader for each in found.values())


def test_only_the_one_behind_may_win_where_the_first_is_at_its_lowest() -> None:
    found = refined(offer("harbor", 120_000.0, levels={"growth": 0}), offer("northwind", levels={"growth": 0}))
    assert found["northwind", "growth"].could_change_leader
    assert not found["harbor", "growth"].could_change_leader


def test_a_score_set_by_hand_is_not_refined() -> None:
    found = refined(offer("harbor"), offer("northwind", 98_000.0, overrides={"growth": 50.0}))
    assert found["harbor", "growth"].could_change_leader
    assert not found["northwind", "growth"].could_change_leader


def test_a_rubric_that_is_answered_is_not_listed() -> None:
    whole = {question.id: 1 for question in asked("growth")}
    found = refined(offer("harbor", answers=whole), offer("northwind"))
    assert ("harbor", "growth") not in found
    assert ("northwind", "growth") in found


def test_a_must_have_on_the_score_counts() -> None:
    """The first of 300 000 leads by far, but not if it fails."""
    must = [{"criterion": "growth", "at_least": 40}]
    found = refined(offer("harbor", 300_000.0), offer("northwind", 81_000.0), must_haves=must)
    assert found["harbor", "growth"].could_change_leader
    assert not found["northwind", "growth"].could_change_leader


def test_one_offer_alone_is_asked_for() -> None:
    evaluation = evaluate(a_comparison(offer("harbor"), offer("northwind"), **GROWTH))
    found = refine(evaluation, "northwind")
    assert {each.offer for each in found} == {"northwind"}
    assert found == tuple(each for each in refine(evaluation) if each.offer == "northwind")


def test_without_a_leader_nothing_is_refined() -> None:
    assert refine(evaluate(a_comparison(offer("harbor")))) == ()
    unanswered_growth = {"weights": {"pay": 0.4, "growth": 0.6}}
    offers = (offer("harbor", levels={}), offer("northwind", levels={}))
    assert refine(evaluate(a_comparison(*offers, **unanswered_growth))) == ()


def test_offers_that_are_out_are_not_refined() -> None:
    found = refined(offer("harbor"), offer("northwind"), offer("gone", status="declined"))
    assert "gone" not in {key for key, _ in found}
