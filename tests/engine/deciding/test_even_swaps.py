"""Even swaps: what one criterion is worth in pay, and how two offers end up with one of them ahead in everything."""

from __future__ import annotations

from itertools import permutations
from math import log
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from offercompare.engine import evaluate
from offercompare.engine.deciding.even_swaps import EvenSwaps, PayScale, pay_change
from offercompare.engine.evaluation import Evaluation
from offercompare.engine.ranking import Domination, dominated
from tests.builders import a_comparison, a_sure_offer

# E4 of the worked examples: salary, attractiveness, commute, school, quality.
JOBS = {"1": (48, 8, 4, 7, 6), "2": (52, 7, 2, 7, 6), "3": (50, 8, 6, 4, 4), "4": (51, 6, 2, 5, 5)}
NAMES = ("pay", "attractiveness", "commute", "school", "quality")
ALIKE = dict.fromkeys(NAMES, 0.2)


def jobs(first: str, second: str) -> EvenSwaps:
    rows = {key: dict(zip(NAMES, JOBS[key], strict=True)) for key in (first, second)}
    scores = {key: {name: float(row[name]) for name in NAMES[1:]} for key, row in rows.items()}
    return EvenSwaps(first, second, scores, {key: 1_000.0 * row["pay"] for key, row in rows.items()}, ALIKE)


def test_of_four_jobs_exactly_one_dominates_another() -> None:
    rows = {key: dict(zip(NAMES, map(float, row), strict=True)) for key, row in JOBS.items()}
    strict = [each for each in dominated(rows, ALIKE) if not each.practical]
    assert strict == [Domination("4", "2", False)]
    assert {pair: jobs(*pair).result for pair in permutations(JOBS, 2)} == {
        pair: "2" if set(pair) == {"2", "4"} else None for pair in permutations(JOBS, 2)
    }


def test_the_first_job_gives_a_point_for_salary_and_dominates() -> None:
    start = jobs("1", "2")
    assert (start.left, start.result) == (("commute", "attractiveness"), None)
    after = start.swap("attractiveness", 5_000.0)
    assert after.sure == {"1": 53_000.0, "2": 52_000.0}
    assert (after.left, after.result) == (("commute",), "1")
    assert start.swap("attractiveness", 3_000.0).result is None


def a_pair(first: dict[str, Any], second: dict[str, Any], **changes: Any) -> Evaluation:
    """100 000 and 120 000 a year for certain, scored from 80 000 to 400 000; ``first``, ``second``: scores by hand."""
    offers = (
        a_sure_offer(overrides=first, base=100_000.0),
        a_sure_offer("northwind", overrides=second, base=120_000.0),
    )
    return evaluate(a_comparison(*offers, **{"weights": {"pay": 2, "growth": 1, "skills": 1}, **changes}))


BETTER, WORSE = {"growth": 70.0, "skills": 50.0}, {"growth": 50.0, "skills": 60.0}


def test_pay_makes_up_for_a_criterion_in_closed_form() -> None:
    """Half the weight on pay, a quarter on growth: 20 points of growth are 10 of pay, a tenth of the whole scale."""
    evaluation = a_pair(BETTER, WORSE)
    assert pay_change(evaluation, "harbor", "northwind", "growth") == pytest.approx(100_000 * (5**0.1 - 1))
    assert pay_change(evaluation, "northwind", "harbor", "growth") == pytest.approx(120_000 * (5**-0.1 - 1))
    assert pay_change(evaluation, "harbor", "northwind", "pay") is None


def test_each_swap_starts_from_the_pay_of_the_one_before() -> None:
    start = EvenSwaps.start(a_pair(BETTER, WORSE), "harbor", "northwind")
    assert start.left == ("growth", "skills")
    first = start.swap("growth")
    second = first.swap("skills")
    assert first.sure["harbor"] == pytest.approx(100_000 * 5**0.1)
    assert second.sure["harbor"] == pytest.approx(100_000 * 5**0.05)
    assert [(each.criterion, each.score, each.to) for each in second.swaps] == [
        ("growth", 70.0, 50.0),
        ("skills", 50.0, 60.0),
    ]
    assert [each.change for each in second.swaps] == [each.proposed for each in second.swaps]
    assert second.left == ()
    assert second.result == "northwind"


def test_ones_own_number_stands_beside_the_proposed_one() -> None:
    done = EvenSwaps.start(a_pair(BETTER, WORSE), "harbor", "northwind").swap("growth", 1.0).swaps[0]
    assert (done.change, done.proposed) == (1.0, pytest.approx(100_000 * (5**0.1 - 1)))


def test_what_both_score_alike_is_not_asked_about() -> None:
    start = EvenSwaps.start(a_pair({"growth": 60.0}, {"growth": 60.0}), "harbor", "northwind")
    assert (start.left, start.result) == ((), "northwind")


def test_two_that_are_level_dominate_neither_way() -> None:
    scores = {key: {"growth": 50.0} for key in ("harbor", "northwind")}
    level = EvenSwaps("harbor", "northwind", scores, dict.fromkeys(scores, 9e4), {"pay": 0.5, "growth": 0.5})
    assert level.result is None


NO_ANSWER = [
    ("pay weighs nothing", a_pair(BETTER, WORSE, weights={"growth": 1})),
    ("more than the scale has", a_pair({"growth": 100.0}, {"growth": 0.0}, weights={"pay": 1, "growth": 9})),
    ("pay below the scale", a_pair(BETTER, WORSE, person={"walk_away_pay": 110_000.0})),
    (
        "no tax, no scale",
        a_pair(
            {**BETTER, "pay": 10.0},
            {**WORSE, "pay": 20.0},
            person={"home": "Atlantis"},
            settings={"money_basis": "after_tax"},
        ),
    ),
]


@pytest.mark.parametrize(("name", "evaluation"), NO_ANSWER, ids=[each[0] for each in NO_ANSWER])
def test_where_the_scale_has_no_answer_the_person_is_asked(name: str, evaluation: Evaluation) -> None:
    start = EvenSwaps.start(evaluation, "harbor", "northwind")
    assert start.proposed("growth") is None
    with pytest.raises(ValueError, match="growth"):
        start.swap("growth")
    sure = start.sure["harbor"]
    assert sure is not None
    assert start.swap("growth", 5_000.0).sure["harbor"] == pytest.approx(sure + 5_000)


def test_pay_that_weighs_nothing_decides_nothing() -> None:
    start = EvenSwaps.start(a_pair({"growth": 70.0}, {"growth": 50.0}, weights={"growth": 1}), "harbor", "northwind")
    assert start.result == "harbor"


def test_unknown_pay_dominates_nobody() -> None:
    unknown = EvenSwaps.start(
        evaluate(
            a_comparison(
                a_sure_offer(base=None, overrides={"pay": 50.0, "growth": 90.0}),
                a_sure_offer("northwind", overrides={"growth": 10.0}),
                weights={"pay": 1, "growth": 1},
            )
        ),
        "harbor",
        "northwind",
    )
    assert unknown.result is None


@given(st.floats(1e4, 1e6), st.floats(-60.0, 60.0), st.floats(0.05, 1.0))
def test_the_change_moves_the_total_by_the_points_asked_for(sure: float, points: float, weight: float) -> None:
    scale = PayScale(20_000.0, 800_000.0, weight)

    def score(pay: float) -> float:
        return 100 * log(pay / 20_000) / log(40)

    change = scale.change_for(sure, points)
    inside = 0 <= score(sure) <= 100 and 0 <= score(sure) + points / weight <= 100
    assume(abs(score(sure)) > 1e-6)
    if change is None:
        assert not inside
    else:
        assert weight * (score(sure + change) - score(sure)) == pytest.approx(points, abs=1e-6)
