"""What weights and scores are drawn like: means, order, bootstraps, and that they keep to themselves."""

from __future__ import annotations

from math import sqrt

import numpy as np
import pytest
from builders import a_comparison, a_grant, a_startup, a_sure_offer, an_offer
from hypothesis import given, settings
from hypothesis import strategies as st

from offercompare.engine import evaluate
from offercompare.engine.deciding.acceptability import ranked_offers
from offercompare.engine.deciding.samples import SAMPLES, score_samples, sure_levels, weight_samples
from offercompare.engine.simulation.certainty import certainty
from offercompare.engine.simulation.streams import Draws
from offercompare.model import Comparison

OWN = {"pay": 0.5, "growth": 0.25, "people": 0.0, "skills": 0.15, "industry": 0.1}


@pytest.mark.parametrize("mode", ["any", "same_order", "around"])
def test_weights_sum_to_one_over_what_weighs(mode: str):
    drawn = weight_samples(OWN, mode, 60.0, 1)
    assert drawn.shape == (SAMPLES, 4)
    assert drawn.min() >= 0
    assert drawn.sum(axis=1) == pytest.approx(1.0)
    assert np.array_equal(drawn, weight_samples(OWN, mode, 60.0, 1))
    assert not np.array_equal(drawn, weight_samples(OWN, mode, 60.0, 2))


@pytest.mark.parametrize("strength", [3.0, 60.0, 500.0])
def test_around_ones_own_they_are_spread_as_dirichlet(strength: float):
    drawn, own = weight_samples(OWN, "around", strength, 1), np.array([0.5, 0.25, 0.15, 0.1])
    spread = np.sqrt(own * (1 - own) / (strength + 1))
    assert (abs(drawn.mean(axis=0) - own) < 4 * spread / sqrt(SAMPLES)).all()
    assert drawn.std(axis=0) == pytest.approx(spread, rel=0.05)


def test_so_weak_a_strength_puts_all_weight_on_one():
    drawn = weight_samples(OWN, "around", 1e-6, 1)
    assert drawn.max(axis=1) == pytest.approx(1.0)
    # Each criterion as often as it weighs.
    assert drawn.mean(axis=0) == pytest.approx([0.5, 0.25, 0.15, 0.1], abs=4 * 0.5 / sqrt(SAMPLES))


def test_the_weakest_strength_of_all_still_sums_to_one():
    assert weight_samples(OWN, "around", 5e-324, 1).sum(axis=1) == pytest.approx(1.0)


def test_in_the_same_order_the_largest_falls_to_ones_own_largest():
    drawn = weight_samples(OWN, "same_order", 60.0, 1)
    assert (np.diff(drawn, axis=1) <= 0).all()
    # The mean of the k-th largest of n parts of 1: (1/k + ... + 1/n) / n.
    expected = [sum(1 / n for n in range(k, 5)) / 4 for k in (1, 2, 3, 4)]
    assert drawn.mean(axis=0) == pytest.approx(expected, abs=4 * 0.2 / sqrt(SAMPLES))


def test_weights_that_are_level_change_places():
    drawn = weight_samples({"pay": 0.2, "growth": 0.4, "people": 0.4}, "same_order", 60.0, 1)
    assert (drawn[:, 0] <= drawn[:, 1:].min(axis=1)).all()
    assert (drawn[:, 1] > drawn[:, 2]).mean() == pytest.approx(0.5, abs=2 / sqrt(SAMPLES))


def test_a_criterion_that_goes_leaves_the_others_in_proportion():
    fewer = {key: weight for key, weight in OWN.items() if key != "growth"}
    left = np.delete(weight_samples(OWN, "any", 60.0, 1), 1, axis=1)
    assert weight_samples(fewer, "any", 60.0, 1) == pytest.approx(left / left.sum(axis=1, keepdims=True))


@pytest.mark.parametrize("aversion", [0.0, 0.5, 1.0, 2.0, 4.0, 20.0])
def test_a_pick_of_all_has_the_certainty_equivalent_of_all(aversion: float):
    levels = np.random.Generator(np.random.PCG64(3)).lognormal(11.0, 1.2, 2_000) - 5_000.0
    found = sure_levels(levels, 4_000.0, 1.0, aversion, lambda values: values.mean(keepdims=True))
    assert found[0] == pytest.approx(certainty(levels, 4_000.0, aversion).equivalent, rel=1e-9)


@pytest.mark.parametrize(
    ("chance", "high", "low", "aversion", "expected"),
    [
        (8, 1000.0, 600.0, 0.5, 911.87),
        (7, 1200.0, 600.0, 0.5, 998.38),
        (5, 2000.0, 300.0, 0.5, 962.30),
        (7, 1200.0, 600.0, 1.0, 974.70),
    ],
)
def test_e6_prospects(chance: int, high: float, low: float, aversion: float, expected: float):
    prospect = np.array([high] * chance + [low] * (10 - chance))
    found = sure_levels(prospect, 0.0, 1.0, aversion, lambda values: values.mean(keepdims=True))
    assert found[0] == pytest.approx(expected, abs=0.005)


def test_amounts_far_apart_are_no_trouble_under_a_high_aversion():
    found = sure_levels(np.array([0.0, 1e15]), 0.0, 1.0, 20.0, lambda values: values.mean(keepdims=True))
    assert found[0] == pytest.approx(2 ** (1 / 19))


def test_picks_are_the_same_for_all_values_of_one_length():
    values, draws = np.random.Generator(np.random.PCG64(5)).standard_normal((2, 1_000)), Draws()
    apart = [draws.means_of_picks(1, row, SAMPLES, 200) for row in values]
    assert Draws().means_of_picks(1, values[0] + values[1], SAMPLES, 200) == pytest.approx(apart[0] + apart[1])


def test_means_of_picks_are_spread_as_those_of_draws_with_replacement():
    values = np.random.Generator(np.random.PCG64(6)).exponential(size=1_000)
    means = Draws().means_of_picks(1, values, SAMPLES, 200)
    expected = values.std() / sqrt(200)
    assert means.mean() == pytest.approx(values.mean(), abs=4 * expected / sqrt(SAMPLES))
    assert means.std() == pytest.approx(expected, rel=0.05)


def test_every_path_is_picked_where_there_are_many():
    beyond = (np.arange(100_000) >= 2**16).astype(float)
    means = Draws().means_of_picks(1, beyond, 1_000, 200)
    assert means.mean() == pytest.approx(1 - 2**16 / 100_000, abs=4 * 0.5 / sqrt(200_000))


def test_changed_values_have_means_of_their_own():
    values, draws = np.ones(1_000), Draws()
    assert draws.means_of_picks(1, values, 100, 200) == pytest.approx(1.0)
    values[:] = 2.0
    assert draws.means_of_picks(1, values, 100, 200) == pytest.approx(2.0)


def samples_of(comparison: Comparison, key: str, criteria: list[str]) -> np.ndarray:
    found = evaluate(comparison)
    ranked = ranked_offers(found)
    return score_samples(found, ranked, criteria, Draws())[:, [each.offer.id for each in ranked].index(key)]


CRITERIA = ["pay", "cost_of_living", "growth", "meaning"]
MEANING = {"criteria": [{"key": "meaning", "label": "Meaning"}], "weights": dict.fromkeys(CRITERIA, 1.0)}


def test_each_score_is_spread_as_it_says():
    quick = an_offer(levels={"growth": 2})
    drawn = samples_of(a_comparison(quick, an_offer("other"), **MEANING), "harbor", CRITERIA)
    assert np.ptp(drawn[:, 1]) == 0
    # A quick answer has a spread of 12, a criterion of one's own without a figure of 20 around 50.
    for column, sd in ((2, 12.0), (3, 20.0)):
        assert drawn[:, column].mean() == pytest.approx(50.0, abs=4 * sd / sqrt(SAMPLES))
        assert drawn[:, column].std() == pytest.approx(sd, rel=0.05)
    assert drawn.min() >= 0
    assert drawn.max() <= 100


@pytest.mark.parametrize("key", CRITERIA)
def test_a_score_set_by_hand_is_fixed(key: str):
    by_hand = a_startup(overrides={key: 37.0})
    drawn = samples_of(a_comparison(by_hand, an_offer("other"), **MEANING), "nimbus", CRITERIA)
    assert (drawn[:, CRITERIA.index(key)] == 37.0).all()


def test_pay_is_the_score_of_the_certainty_equivalent_over_some_futures():
    comparison = a_comparison(an_offer(grants=[a_grant()], equity={"price_now": 50.0}), an_offer("other"))
    found = evaluate(comparison)
    drawn = samples_of(comparison, "harbor", ["pay"])[:, 0]
    assert drawn.mean() == pytest.approx(found.offer("harbor").scores["pay"].value, abs=0.3)
    assert 0.2 < drawn.std() < 5


def test_pay_without_chance_is_its_score_in_each_sample():
    comparison = a_comparison(a_sure_offer(), an_offer("other"))
    score = evaluate(comparison).offer("harbor").scores["pay"].value
    assert samples_of(comparison, "harbor", ["pay"]) == pytest.approx(score)


def test_pay_with_equity_left_out_is_spread_by_that_too():
    unknown = a_sure_offer(
        company_type="startup", equity={"failure_hazard": 0.0}, grants=[{"kind": "iso", "shares": 5_000.0}]
    )
    found = evaluate(a_comparison(unknown, an_offer("other"))).offer("harbor").scores["pay"]
    assert found.sd == 15
    drawn = samples_of(a_comparison(unknown, an_offer("other")), "harbor", ["pay"])[:, 0]
    assert drawn.max() <= 100
    assert drawn.min() >= 0
    assert np.quantile(drawn, 0.8) - np.quantile(drawn, 0.5) == pytest.approx(15 * 0.8416, rel=0.08)


@settings(max_examples=15)
@given(
    st.integers(30, 250),
    st.sampled_from(["public", "startup", "government"]),
    st.dictionaries(st.sampled_from(["growth", "production", "people"]), st.integers(0, 4)),
    st.sampled_from(["New York, NY, US", "Austin, TX, US"]),
)
def test_an_offer_more_changes_no_others_score_or_order(base: int, kind: str, levels: dict[str, int], place: str):
    offers = [
        an_offer("one", levels={"growth": 3}, grants=[a_grant()], equity={"price_now": 20.0}),
        a_startup("two", levels={"growth": 2, "people": 4}),
        an_offer("three", base=130_000.0),
    ]
    more = an_offer("more", base=1_000.0 * base, company_type=kind, levels=levels, place=place)
    weights = {"pay": 50.0, "cost_of_living": 10.0, "growth": 20.0, "production": 10.0, "people": 10.0}
    before, after = (evaluate(a_comparison(*some, weights=weights)) for some in (offers, [more, *offers]))
    for each in before.offers:
        same = after.offer(each.offer.id)
        assert {key: score.value for key, score in same.scores.items()} == {
            key: score.value for key, score in each.scores.items()
        }
        assert same.overall.value == each.overall.value

    orders = [
        [key for _, key in sorted((each.rank, each.offer.id) for each in found.offers) if key != "more"]
        for found in (before, after)
    ]
    assert orders[0] == orders[1]
    criteria = [key for key, weight in before.weights.items() if weight > 0]
    drawn = [score_samples(found, ranked_offers(found), criteria, Draws()) for found in (before, after)]
    assert np.array_equal(drawn[0], drawn[1][:, 1:])
    for found in (before, after):
        assert found.stability is not None
        for bracket in found.stability.values():
            assert bracket.low - 1e-9 <= bracket.weight <= bracket.high + 1e-9
