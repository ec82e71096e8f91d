"""Rank shares over sampled weights and scores: closed forms (E12), a plain sampler, ties, must-haves (MODEL 12.5)."""

from __future__ import annotations

from math import exp, log, sqrt
from random import Random

import numpy as np
import pytest
from builders import a_comparison, a_grant, a_startup, a_sure_offer, an_offer
from hypothesis import given, settings
from hypothesis import strategies as st
from made_outcomes import a_simulation, an_outcome

from offercompare.engine import Evaluation, evaluate
from offercompare.engine.deciding.acceptability import MOST_SAMPLED, acceptability, compared
from offercompare.engine.deciding.samples import SAMPLES, weight_samples
from offercompare.engine.decision import Acceptability
from offercompare.engine.evaluation import preview, with_simulation
from offercompare.engine.present_value import annual_equivalent
from offercompare.engine.simulation.certainty import certainty
from offercompare.engine.simulation.streams import Draws
from offercompare.model import Comparison

ERROR = 4 / sqrt(SAMPLES)
ALL = np.ones(4, dtype=bool)


def any_weights(criteria: int, samples: int = SAMPLES) -> np.ndarray:
    return weight_samples({str(number): 1.0 for number in range(criteria)}, "any", 60.0, 1, samples)


def test_e12_three_options_each_first_on_one_criterion():
    found = compared(np.eye(3)[np.newaxis], any_weights(3), ALL[:3])
    assert found.shares == pytest.approx(np.full((3, 3), 1 / 3), abs=ERROR)
    assert found.central[0] == pytest.approx([11 / 18, 7 / 36, 7 / 36], abs=ERROR)
    assert found.leads == pytest.approx(found.shares[:, 0])
    assert found.central_share == pytest.approx([1.0, 1.0, 1.0])


def test_e12_with_a_compromise():
    scores = np.vstack([np.eye(3), np.full(3, 0.5)])[np.newaxis]
    found = compared(scores, any_weights(3), ALL)
    for own in found.shares[:3]:
        assert own == pytest.approx([0.25, 1 / 12, 1 / 3, 1 / 3], abs=ERROR)
    assert found.shares[3] == pytest.approx([0.25, 0.75, 0.0, 0.0], abs=ERROR)
    assert found.central[0] == pytest.approx([2 / 3, 1 / 6, 1 / 6], abs=ERROR)
    assert found.central[3] == pytest.approx([1 / 3, 1 / 3, 1 / 3], abs=ERROR)
    # An option is above the compromise where its weight is above one half: in 1 of 4.
    assert found.ahead[0, 3] == pytest.approx(0.25, abs=ERROR)
    assert found.ahead[0, 1] == pytest.approx(0.5, abs=ERROR)


def test_level_options_share_their_ranks():
    scores = np.array([[[1.0, 1.0], [1.0, 1.0], [1.0, 1.0], [0.0, 0.0]]])
    found = compared(scores, any_weights(2, 100), ALL)
    for own in found.shares[:3]:
        assert own == pytest.approx([1 / 3, 1 / 3, 1 / 3, 0.0])
    assert found.shares[3] == pytest.approx([0.0, 0.0, 0.0, 1.0])
    assert found.ahead.tolist() == [[0, 0, 0, 1], [0, 0, 0, 1], [0, 0, 0, 1], [0, 0, 0, 0]]
    assert np.isnan(found.central[3]).all()
    assert np.isnan(found.central_share[3])
    assert found.central_share[:3] == pytest.approx([1 / 3] * 3)


def test_the_share_at_central_weights_is_over_the_scores():
    # The first is ahead on its criterion in three of four score samples, whatever the weights.
    scores = np.array([[[value, 0.0], [50.0, 0.0]] for value in (60.0, 70.0, 80.0, 10.0)])
    found = compared(scores, any_weights(2, 4), ALL[:2])
    assert found.central_share == pytest.approx([0.75, 0.25])


def test_who_fails_a_must_have_may_be_first_and_does_not_lead():
    scores = np.array([[[9.0], [8.0], [8.0], [1.0]]])
    found = compared(scores, any_weights(1, 10), np.array([False, True, True, True]))
    assert found.shares[0, 0] == 1
    assert found.leads == pytest.approx([0.0, 0.5, 0.5, 0.0])


WEIGHTS = {"pay": 40.0, "cost_of_living": 10.0, "growth": 25.0, "people": 25.0, "meaning": 10.0, "skills": 0.0}


def the_comparison(**changes: object) -> Comparison:
    """A listed company with shares, a startup, and one with its growth set by hand: close to each other."""
    offers = (
        an_offer(
            "harbor", base=118_000.0, grants=[a_grant()], equity={"price_now": 50.0}, levels={"growth": 2, "people": 3}
        ),
        a_startup("nimbus", base=125_000.0, levels={"growth": 3, "people": 2}),
        an_offer("northwind", base=160_000.0, overrides={"growth": 50.0}, levels={"people": 2}),
    )
    given = {"weights": WEIGHTS, "criteria": [{"key": "meaning"}], "person": {"savings": 20_000.0}}
    return a_comparison(*offers, **{**given, **changes})


def found_in(comparison: Comparison) -> tuple[Evaluation, Acceptability]:
    evaluation = evaluate(comparison)
    found = acceptability(evaluation, Draws())
    assert found is not None
    return evaluation, found


class PlainSampler:
    """MODEL 12.5 once more, one sample after the other in plain Python, with random numbers of its own."""

    def __init__(self, evaluation: Evaluation, samples: int) -> None:
        self.evaluation, self.samples, self.random = evaluation, samples, Random(12345)
        self.weights = {key: weight for key, weight in evaluation.weights.items() if weight > 0}

    def shares(self) -> tuple[dict[str, list[float]], dict[str, dict[str, float]]]:
        """Rank shares by offer, and the mean weights of the samples in which each is first."""
        ids = [each.offer.id for each in self.evaluation.offers]
        shares = {key: [0.0] * len(ids) for key in ids}
        central = {key: dict.fromkeys(self.weights, 0.0) for key in ids}
        for _ in range(self.samples):
            weights, scores = self.drawn_weights(), self.drawn_scores()
            totals = {key: sum(weights[name] * scores[key][name] for name in weights) for key in ids}
            for place, key in enumerate(sorted(ids, key=lambda key: -totals[key])):
                shares[key][place] += 1 / self.samples
                if place == 0:
                    for name, weight in weights.items():
                        central[key][name] += weight
        firsts = {key: shares[key][0] * self.samples for key in ids}
        return shares, {key: {name: value / firsts[key] for name, value in central[key].items()} for key in ids}

    def drawn_weights(self) -> dict[str, float]:
        wanted = self.evaluation.comparison.settings.acceptability
        shapes = {
            key: wanted.strength * weight if wanted.mode == "around" else 1.0 for key, weight in self.weights.items()
        }
        parts = {key: self.random.gammavariate(shape, 1.0) for key, shape in shapes.items()}
        if wanted.mode == "same_order":
            names = list(self.weights)
            self.random.shuffle(names)
            names.sort(key=lambda key: -self.weights[key])
            parts = dict(zip(names, sorted(parts.values(), reverse=True), strict=True))
        return {key: part / sum(parts.values()) for key, part in parts.items()}

    def drawn_scores(self) -> dict[str, dict[str, float]]:
        settings = self.evaluation.comparison.settings
        picked = self.random.choices(range(settings.paths), k=200)
        return {
            each.offer.id: {name: self.drawn_score(each, name, picked) for name in self.weights}
            for each in self.evaluation.offers
        }

    def drawn_score(self, each, name: str, picked: list[int]) -> float:
        score = each.scores[name]
        if name in each.offer.overrides or name == "cost_of_living":
            return score.value
        if name != "pay":
            return min(max(self.random.gauss(score.value, score.sd), 0.0), 100.0)
        comparison = self.evaluation.comparison
        year = annual_equivalent(1.0, comparison.settings.discount_rate, comparison.settings.horizon_years)
        wealth = [max(each.outcome.levels[path] / year + comparison.person.savings, 1.0) for path in picked]
        # Gamma 2: the harmonic mean.
        sure = (len(wealth) / sum(1 / amount for amount in wealth) - comparison.person.savings) * year
        return min(max(100 * log(sure / 80_000) / log(400_000 / 80_000), 0.0), 100.0)


@pytest.mark.parametrize("mode", ["any", "same_order", "around"])
def test_shares_are_those_of_a_plain_sampler(mode: str):
    evaluation, found = found_in(the_comparison(settings={"acceptability": {"mode": mode, "strength": 60.0}}))
    assert (found.mode, found.samples) == (mode, SAMPLES)
    samples = 2_500
    shares, central = PlainSampler(evaluation, samples).shares()
    error = 4 * 0.5 * sqrt(1 / samples + 1 / SAMPLES)
    for key, own in found.shares.items():
        assert own == pytest.approx(shares[key], abs=error)
        assert found.central[key] is not None
        assert found.central[key].keys() == {"pay", "cost_of_living", "growth", "people", "meaning"}
        firsts = own[0] * samples
        assert firsts > 100
        assert found.central[key] == pytest.approx(central[key], abs=4 * 0.25 * sqrt(1 / firsts))


def test_shares_add_up_and_so_do_pairs():
    evaluation, found = found_in(the_comparison())
    ids = [each.offer.id for each in evaluation.offers]
    assert list(found.shares) == ids
    for key in ids:
        assert sum(found.shares[key]) == pytest.approx(1.0)
        for other in set(ids) - {key}:
            assert found.pairwise[key][other] + found.pairwise[other][key] == pytest.approx(1.0)
    for rank in range(3):
        assert sum(own[rank] for own in found.shares.values()) == pytest.approx(1.0)
    assert found.leads == pytest.approx({key: own[0] for key, own in found.shares.items()})
    assert all(found.central_share[key] > found.shares[key][0] for key in ids)


def test_the_same_seed_gives_the_same_and_the_order_of_offers_does_not_matter():
    comparison = the_comparison()
    first, again = found_in(comparison)[1], found_in(comparison)[1]
    assert first == again
    turned = found_in(comparison.changed({"offers": comparison.offers[::-1]}))[1]
    assert turned.shares == first.shares
    other = found_in(the_comparison(settings={"seed": 2}))[1]
    assert other.shares != first.shares


def test_an_outcome_that_changed_is_not_taken_for_the_one_before():
    draws, comparison = Draws(), the_comparison()
    acceptability(evaluate(comparison), draws)
    raised = comparison.changed({"offers": [comparison.offers[0].changed({"base": 190_000.0}), *comparison.offers[1:]]})
    assert acceptability(evaluate(raised), draws) == acceptability(evaluate(raised), Draws())


def test_offers_alike_without_chance_tie_exactly():
    alike = {"base": 120_000.0, "overrides": dict.fromkeys(("growth", "people"), 60.0)}
    weights = {"pay": 1.0, "cost_of_living": 1.0, "growth": 1.0, "people": 1.0}
    found = found_in(a_comparison(a_sure_offer("one", **alike), a_sure_offer("two", **alike), weights=weights))[1]
    assert found.shares == {"one": (0.5, 0.5), "two": (0.5, 0.5)}
    assert found.pairwise == {"one": {"two": 0.0}, "two": {"one": 0.0}}
    assert found.central["one"] == found.central["two"]


def test_only_ranked_offers_take_part_and_the_one_that_fails_does_not_lead():
    offers = (
        a_sure_offer("low", base=100_000.0),
        a_sure_offer("high", base=300_000.0),
        a_sure_offer("gone", base=390_000.0, status="declined"),
    )
    must = {"must_haves": [{"criterion": "pay", "at_most": 50.0}], "weights": {"pay": 1.0}}
    found = found_in(a_comparison(*offers, **must))[1]
    assert found.shares == {"low": (0.0, 1.0), "high": (1.0, 0.0)}
    assert found.leads == {"low": 1.0, "high": 0.0}
    assert found.central == {"low": None, "high": {"pay": 1.0}}
    assert found.central_share == {"low": None, "high": 1.0}


@pytest.mark.parametrize("count", [1, MOST_SAMPLED + 1])
def test_nothing_is_said_of_one_offer_or_of_too_many(count: int):
    offers = [a_sure_offer(f"o{number}", base=100_000.0 + number) for number in range(count)]
    assert acceptability(evaluate(a_comparison(*offers)), Draws()) is None


def test_a_safe_and_a_volatile_offer_of_equal_certainty_equivalents_are_first_in_different_shares():
    """A third, a little above both, is never overtaken by the safe one, and now and then by the lottery ticket."""
    comparison = a_comparison(
        an_offer("safe"), an_offer("volatile"), an_offer("rival"), weights={"pay": 1.0}, person={"savings": 50_000.0}
    )
    year = annual_equivalent(1.0, 0.04, 4)
    volatile = 150_000 * np.exp(0.6 * np.random.Generator(np.random.PCG64(9)).standard_normal(1_000))
    sure = certainty(volatile / year, 50_000.0, 2.0).equivalent * year
    levels = {"safe": np.full(1_000, sure), "volatile": volatile, "rival": np.full(1_000, sure * exp(0.02))}
    outcomes = {
        key: an_outcome(key, each, certain=sure if key == "volatile" else float(each[0]))
        for key, each in levels.items()
    }
    evaluation = with_simulation(preview(comparison), a_simulation(comparison, outcomes))
    scores = {each.offer.id: each.scores["pay"].figure.known for each in evaluation.offers}
    assert scores["safe"] == pytest.approx(scores["volatile"])
    found = acceptability(evaluation, Draws())
    assert found is not None
    assert found.shares["safe"][0] == 0
    assert found.shares["volatile"][0] > 0.2
    assert found.central["safe"] is None


levels = st.dictionaries(st.sampled_from(["growth", "production", "people", "startup_risk"]), st.integers(0, 4))
bases = st.sampled_from([0.0, 1.0, 90_000.0, 130_000.0, 1e9, 1e15])
companies = st.sampled_from([an_offer, a_startup, a_sure_offer])
persons = st.fixed_dictionaries(
    {
        "savings": st.sampled_from([0.0, 30_000.0, 1e15]),
        "risk_aversion": st.sampled_from([0.0, 0.5, 1.0, 2.0, 20.0]),
        "walk_away_pay": st.sampled_from([1e-3, 80_000.0, 399_999.0]),
    }
)
worlds = st.fixed_dictionaries(
    {
        "discount_rate": st.sampled_from([0.0, 0.04, 1.0]),
        "horizon_years": st.sampled_from([1, 4, 10]),
        "acceptability": st.fixed_dictionaries(
            {
                "mode": st.sampled_from(["any", "same_order", "around"]),
                "strength": st.sampled_from([5e-324, 1e-3, 60.0, 1e15]),
            }
        ),
    }
)
weightings = st.dictionaries(
    st.sampled_from(["growth", "production", "startup_risk", "meaning"]), st.sampled_from([0, 1e-9, 3, 1e9])
)


@settings(max_examples=40)
@given(st.lists(st.tuples(companies, bases, levels), min_size=2, max_size=4), persons, worlds, weightings)
def test_shares_add_up_however_far_apart_the_figures_are(offers, person, world, weights):
    made = [make(f"o{number}", base=base, levels=own) for number, (make, base, own) in enumerate(offers)]
    weights = {key: float(weight) for key, weight in weights.items()} | {"pay": 1.0}
    given_so = {"person": person, "settings": world, "weights": weights, "criteria": [{"key": "meaning"}]}
    evaluation, found = found_in(a_comparison(*made, **given_so))
    assert sum(found.leads.values()) == pytest.approx(1.0)
    for key, own in found.shares.items():
        assert sum(own) == pytest.approx(1.0)
        central = found.central[key]
        assert (central is None) == (own[0] == 0)
        if central is not None:
            assert sum(central.values()) == pytest.approx(1.0)
            assert set(central) == {name for name, weight in evaluation.weights.items() if weight > 0}
