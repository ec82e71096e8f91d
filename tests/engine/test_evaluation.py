"""The whole comparison: weights, totals, ranks, must-haves, coverage, who leads; one offer alone."""

from __future__ import annotations

from typing import Any

import pytest
from builders import a_comparison, an_offer

from offercompare.engine import Evaluation, evaluate
from offercompare.model import Comparison, Offer
from offercompare.reference import defaults

QUICK = {"startup_risk": 3, "growth": 3, "production": 3, "flexibility": 3, "skills": 3, "industry": 3, "people": 3}


def answered(key: str, growth: int = 3, **changes: Any) -> Offer:
    return an_offer(key, levels=QUICK | {"growth": growth}, **changes)


def three(*changes: dict[str, Any], **more: Any) -> Evaluation:
    """Offers a, b and c of falling growth, each with changes of its own."""
    given = [*changes, {}, {}, {}][:3]
    offers = [answered(key, 4 - number, **given[number]) for number, key in enumerate("abc")]
    return evaluate(a_comparison(*offers, **more))


def ranks(results: Evaluation) -> list[int | None]:
    return [each.rank for each in results.offers]


@pytest.mark.parametrize("experience", [None, "entry", "mid", "senior"])
def test_default_weights_are_those_of_the_experience(experience: Any):
    results = evaluate(a_comparison(person={"experience": experience}))
    assert results.weights == pytest.approx({key: part / 100 for key, part in defaults.weights(experience).items()})
    assert results.verdict is not None
    assert results.verdict.default_weights


def test_a_criterion_missing_from_the_weights_weighs_nothing():
    results = three(weights={"pay": 3.0, "growth": 1.0})
    assert results.weights["growth"] == 0.25
    assert results.weights["people"] == 0.0
    assert results.verdict is not None
    assert not results.verdict.default_weights


def test_an_own_criterion_counts_by_its_weight():
    own = {"criteria": [{"key": "language"}], "weights": {"language": 1.0}}
    results = three({"overrides": {"language": 20.0}}, {"overrides": {"language": 80.0}}, **own)
    assert [each.overall.value for each in results.offers] == [20.0, 80.0, 50.0]
    assert ranks(results) == [3, 1, 2]


def test_ranks_follow_the_totals():
    results = three()
    assert ranks(results) == [1, 2, 3]
    assert results.verdict is not None
    assert (results.verdict.leader, results.verdict.runner_up) == ("a", "b")


@pytest.mark.parametrize("status", ["declined", "expired"])
def test_who_is_out_is_calculated_and_not_ranked(status: str):
    results = three({"status": status})
    assert ranks(results) == [None, 1, 2]
    assert results.offer("a").overall.value is not None
    assert results.verdict is not None
    assert results.verdict.leader == "b"
    assert results.dominated is not None
    assert all("a" not in (each.id, each.by) for each in results.dominated)


def test_identical_offers_tie():
    sure = {"layoff_hazard": 0.0, "raise_sd": 0.0}
    twins = [answered("a", **sure), answered("b", **sure), answered("c", 0, **sure)]
    results = evaluate(a_comparison(*twins))
    assert ranks(results) == [1, 1, 3]
    assert results.dominated is not None
    assert {(each.id, each.by) for each in results.dominated} == {("c", "a"), ("c", "b")}


def test_one_offer_alone_has_scores_and_no_rank():
    results = evaluate(a_comparison(answered("a")))
    only = results.offers[0]
    assert only.overall.value is not None
    assert (only.rank, results.verdict, results.dominated, results.stability, results.flips) == (None,) * 5


@pytest.mark.parametrize("offers", [(), [{"id": "a", "status": "declined"}]])
def test_nothing_to_rank_is_no_error(offers: Any):
    results = evaluate(Comparison.model_validate({"offers": offers}))
    assert results.verdict is None


MOST_GROWTH = {"criterion": "growth", "at_most": 80}


def test_an_offer_that_fails_keeps_its_rank_and_does_not_lead():
    results = three(must_haves=[MOST_GROWTH])
    assert results.offer("a").fails == ("growth",)
    assert ranks(results) == [1, 2, 3]
    assert results.verdict is not None
    assert (results.verdict.leader, results.verdict.runner_up) == ("b", "c")
    assert results.stability is not None
    assert all("a" not in (each.overtaken_above, each.overtaken_below) for each in results.stability.values())


def test_where_all_fail_the_first_leads():
    results = three(must_haves=[{"criterion": "growth", "at_least": 95}])
    assert [each.fails for each in results.offers] == [("growth",)] * 3
    assert results.verdict is not None
    assert results.verdict.leader == "a"


@pytest.mark.parametrize(
    ("must", "changes", "fails"),
    [
        ({"fact": "office_days", "at_most": 3}, {"remote": {"policy": "on_site"}}, True),
        ({"fact": "office_days", "at_most": 3}, {"remote": {"policy": "hybrid", "office_days": 3}}, False),
        ({"fact": "office_days", "at_most": 3}, {"remote": {"policy": "hybrid"}}, False),
        ({"fact": "office_days", "at_most": 0}, {"remote": {"policy": "remote"}}, False),
        ({"fact": "commute_minutes", "at_most": 40}, {"commute_minutes": 50}, True),
        ({"fact": "commute_minutes", "at_most": 40}, {}, False),
        ({"fact": "commute_minutes", "at_most": 40}, {"commute_minutes": 50, "remote": {"policy": "remote"}}, False),
        ({"fact": "base", "at_least": 100_000}, {}, False),
        ({"fact": "base", "at_least": 100_001}, {}, True),
        ({"fact": "base", "at_least": 100_001}, {"currency": "EUR"}, False),
        ({"fact": "base", "at_least": 100_000}, {"base": None}, False),
        ({"fact": "permit_sponsored", "is": True}, {"permit_sponsored": False}, True),
        ({"fact": "permit_sponsored", "is": True}, {"permit_sponsored": True}, False),
        ({"fact": "permit_sponsored", "is": True}, {}, False),
        ({"fact": "country", "is": "us"}, {}, False),
        ({"fact": "country", "is": "US"}, {"place": "Zürich, CH"}, True),
        ({"fact": "country", "is": "US"}, {"place": "Zürich, CH", "remote": {"policy": "remote"}}, False),
        ({"fact": "country", "is": "US"}, {"place": "Nowhere at all"}, False),
        ({"criterion": "pay", "at_least": 99}, {}, True),
        ({"criterion": "pay", "at_least": 99}, {"base": None}, False),
    ],
)
def test_must_haves(must: dict[str, Any], changes: dict[str, Any], fails: bool):
    results = evaluate(a_comparison(an_offer("a", **changes), must_haves=[must], fx={"EUR": 1.2}))
    assert results.offer("a").fails == ((must.get("fact") or must["criterion"],) if fails else ())


def test_the_base_of_a_must_have_is_a_full_years():
    must = {"fact": "base", "at_least": 100_000}
    results = evaluate(a_comparison(an_offer("a"), must_haves=[must], person={"stay_years": 0.5}))
    assert results.offer("a").fails == ()


def covered(*keys: str, **weights: float) -> Evaluation:
    levels = dict.fromkeys(keys, 3)
    offers = [an_offer("a", levels=levels), an_offer("b", base=120_000.0, levels=levels)]
    return evaluate(a_comparison(*offers, weights=weights))


def test_coverage_counts_what_every_ranked_offer_answers():
    results = covered("growth", pay=40, growth=20, production=40)
    assert results.verdict is not None
    assert results.verdict.coverage == pytest.approx(0.6)
    assert (results.verdict.leader, results.verdict.on_pay_and_place) == ("b", None)


def test_below_half_coverage_nobody_leads():
    results = covered(pay=40, startup_risk=30, production=30)
    assert results.verdict is not None
    assert results.verdict.coverage == pytest.approx(0.4)
    assert (results.verdict.leader, results.verdict.on_pay_and_place) == (None, "b")
    assert (results.stability, results.flips) == (None, None)
    assert ranks(results) == [2, 1]


def test_exactly_half_is_enough():
    results = covered("growth", "people", pay=2.8, growth=1.2, people=1.0, production=5.0)
    assert results.verdict is not None
    assert results.verdict.leader == "b"


def test_an_answer_of_one_offer_alone_covers_nothing():
    offers = (an_offer("a", levels={"growth": 3}), an_offer("b"))
    results = evaluate(a_comparison(*offers, weights={"growth": 1.0}))
    assert results.verdict is not None
    assert results.verdict.coverage == 0.0


def test_unknown_pay_has_no_total_and_no_rank():
    results = three({"base": None})
    assert ranks(results) == [None, 1, 2]
    assert results.offer("a").overall.value is None


def test_pay_is_taken_from_before_for_offers_that_are_the_same():
    first = evaluate(a_comparison())
    edited = first.comparison.changed({"offers": (first.comparison.offers[0], answered("c"))})
    again = evaluate(edited, first)
    assert again.offers[0].pay is first.offers[0].pay
    assert again == evaluate(edited)
