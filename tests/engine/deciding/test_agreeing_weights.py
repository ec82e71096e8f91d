"""Which answers can hold together, and samples of the weights that agree with them, against exact counts."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from offercompare.engine.deciding.agreeing_weights import ENOUGH, agreeing, can_hold, holding
from offercompare.engine.deciding.samples import weight_samples


def flat(criteria: int) -> np.ndarray:
    return weight_samples({str(number): 1.0 for number in range(criteria)}, "any", 60.0, 1)


def drawn() -> np.random.Generator:
    return np.random.Generator(np.random.PCG64(11))


def interval(answers: list[tuple[int, int]]) -> tuple[float, float]:
    """Between which weights of the first of two criteria all answers hold: each sum must be above 0."""
    low, high = 0.0, 1.0
    for first, second in answers:
        # weight x first + (1 - weight) x second > 0
        slope = first - second
        if slope == 0:
            low, high = (low, high) if second > 0 else (1.0, 0.0)
        elif slope > 0:
            low = max(low, -second / slope)
        else:
            high = min(high, -second / slope)
    return low, high


@given(st.lists(st.tuples(st.integers(-9, 9), st.integers(-9, 9)), min_size=1, max_size=6))
def test_on_two_criteria_the_largest_set_with_the_latest_answers_is_kept(answers: list[tuple[int, int]]):
    def fits(rows: tuple[int, ...]) -> bool:
        low, high = interval([answers[row] for row in rows])
        return high - low > 1e-9

    for rows in [chosen for size in (1, 2, 3) for chosen in combinations(range(len(answers)), size)]:
        assert can_hold(np.array(answers, dtype=float), rows) == fits(rows)
    sets = [rows for size in range(len(answers) + 1) for rows in combinations(range(len(answers)), size) if fits(rows)]
    expected = max(sets, key=lambda rows: (len(rows), rows[::-1]))
    assert holding(np.array(answers, dtype=float)) == expected


@given(st.integers(0, 10_000), st.integers(1, 9), st.integers(0, 20))
def test_what_one_person_answers_by_weights_of_their_own_can_hold(seed: int, criteria: int, count: int):
    random = np.random.Generator(np.random.PCG64(seed))
    own, answers = random.dirichlet(np.ones(criteria)), random.normal(size=(count, criteria))
    sums = answers @ own
    # One answer that is a hair's breadth from level may count as one that cannot hold.
    answers, sums = answers[abs(sums) > 1e-3], sums[abs(sums) > 1e-3]
    answers *= np.sign(sums)[:, np.newaxis]
    assert holding(answers) == tuple(range(len(answers)))


def test_a_circle_cannot_hold_and_its_first_answer_goes():
    circle = np.array([[1.0, -1.0, 0.0], [0.0, 1.0, -1.0], [-1.0, 0.0, 1.0]])
    assert holding(circle) == (1, 2)


def test_of_many_answers_the_earlier_stay_where_they_can():
    growth, against = [-1.0, 1.0], [1.0, -2.0]
    # The first and the third want growth to weigh less than a third, all others more than half.
    assert holding(np.array([against, growth, against, *[growth] * 10])) == (1, *range(3, 13))


def test_an_answer_without_a_difference_says_nothing_that_could_hold():
    assert holding(np.array([[0.0, 0.0], [1.0, -1.0]])) == (1,)


def test_one_answer_halves_two_criteria():
    left = agreeing(np.array([[-30.0, 30.0]]), flat(2), drawn())
    assert (left[:, 1] > 0.5).all()
    assert left.mean(axis=0) == pytest.approx([0.25, 0.75], abs=0.01)


def test_without_answers_all_are_left():
    weights = flat(4)
    assert np.array_equal(agreeing(np.zeros((0, 4)), weights, drawn()), weights)


@pytest.mark.parametrize("least", [0.5, 0.9, 0.99])
def test_a_corner_that_no_flat_sample_reaches_is_walked_as_its_closed_form_says(least: float):
    """The first of nine weighs more than ``least``: what is left is the whole simplex, made smaller."""
    corner = np.array([[1 - least, *[-least] * 8]])
    left = agreeing(corner, flat(9), drawn())
    assert len(left) == ENOUGH
    assert (left[:, 0] > least).all()
    assert left.sum(axis=1) == pytest.approx(1.0)
    spread = (1 - least) * np.sqrt(8 / 81 / 10)
    assert left[:, 0].mean() == pytest.approx(least + (1 - least) / 9, abs=4 * spread / np.sqrt(500))
    assert left[:, 1:].mean(axis=0) == pytest.approx([(1 - least) / 9] * 8, abs=4 * spread / np.sqrt(500))
    assert left.std(axis=0) == pytest.approx([spread] * 9, rel=0.15)


def test_after_ten_answers_the_mean_is_that_of_plain_rejection():
    random = np.random.Generator(np.random.PCG64(21))
    own, answers = random.dirichlet(np.ones(6)), random.normal(size=(10, 6))
    answers *= np.sign(answers @ own)[:, np.newaxis]
    left = agreeing(answers, flat(6), drawn())
    many = random.dirichlet(np.ones(6), 1_500_000)
    exact = many[(many @ answers.T > 0).all(axis=1)]
    assert len(left) == ENOUGH
    assert len(exact) > 1_000
    assert (left @ answers.T >= 0).all()
    # As exact as 500 samples that know nothing of each other.
    error = 4 * exact.std(axis=0) * np.sqrt(1 / 500 + 1 / len(exact))
    assert (abs(left.mean(axis=0) - exact.mean(axis=0)) < error).all()
    assert left.std(axis=0) == pytest.approx(exact.std(axis=0), rel=0.15)


def test_a_thin_slice_is_walked_along_from_one_point():
    """Two pairs of weights all but level: each pair moves as one, of twice the weight of a single one."""
    pairs = [[1.0, -1.0, 0, 0, 0, 0], [-1.0, 1.002, 0, 0, 0, 0], [0, 0, 1.0, -1.0, 0, 0], [0, 0, -1.0, 1.002, 0, 0]]
    left = agreeing(np.array(pairs), flat(6), drawn())
    # The width of the slice grows with each pair's weight: Dirichlet(2, 2, 1, 1) over the pairs and singles.
    expected = [1 / 6, 1 / 6, 1 / 6, 1 / 6, 1 / 6, 1 / 6]
    assert left.mean(axis=0) == pytest.approx(expected, abs=0.02)


def test_the_same_numbers_give_the_same_walk():
    corner = np.array([[0.1, -0.9, -0.9]])
    assert np.array_equal(agreeing(corner, flat(3), drawn()), agreeing(corner, flat(3), drawn()))
