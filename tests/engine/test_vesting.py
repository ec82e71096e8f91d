"""Tranches, cliffs, mean times, plans that began before year 1."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offercompare.engine.vesting import months_between, tranches, vested_share, vests_by_year
from offercompare.model import Vesting


@pytest.mark.parametrize(
    ("cadence", "mean"), [("monthly", 13 / 24), ("quarterly", 0.625), ("semi_annual", 0.75), ("annual", 1.0)]
)
def test_mean_time_inside_a_year(cadence: Any, mean: float):
    found = vests_by_year(Vesting(cadence=cadence), 0, 48, 4)
    assert [vest.time for vest in found] == pytest.approx([year + mean for year in range(4)])
    assert [vest.share for vest in found] == pytest.approx([0.25] * 4)


@pytest.mark.parametrize(
    ("cliff", "months", "share"),
    [
        (12, 11.9, 0.0),
        (12, 12, 0.25),
        (12, 13, 0.25 + 0.25 / 12),
        (6, 5.9, 0.0),
        (6, 6, 0.125),
        (18, 12, 0.0),
        (18, 18, 0.375),
        (0, 1, 0.25 / 12),
        (0, 48, 1.0),
        (60, 59, 0.0),
        (60, 60, 1.0),
    ],
)
def test_nothing_before_the_cliff_and_all_due_on_it(cliff: int, months: float, share: float):
    assert vested_share(Vesting(cadence="monthly", cliff_months=cliff), months) == pytest.approx(share)


def test_a_cliff_year_vests_at_its_end():
    found = vests_by_year(Vesting(cadence="monthly", cliff_months=12), 0, 48, 4)
    assert found[0].time == pytest.approx(1.0)
    assert found[1].time == pytest.approx(1 + 13 / 24)


def test_tranches_held_by_a_cliff_count_in_the_year_of_the_cliff():
    found = vests_by_year(Vesting(cliff_months=18), 0, 48, 4)
    assert [(vest.year, vest.share) for vest in found] == [(1, 0.5), (2, 0.25), (3, 0.25)]


def test_the_year_of_leaving_counts_what_is_dated_before():
    found = vests_by_year(Vesting(), 0, 1.6 * 12, 4)
    assert [(vest.year, vest.share) for vest in found] == [(0, 0.25), (1, 0.125)]
    assert found[1].time == pytest.approx((15 + 18) / 2 / 12)


def test_a_plan_that_began_before_counts_later_tranches_alone():
    # 18 months in: the quarter that vests today is already the person's.
    found = vests_by_year(Vesting(), -18, 48, 4)
    assert [(vest.year, vest.share) for vest in found] == [(0, 0.25), (1, 0.25), (2, 0.125)]


def test_a_later_grant_vests_from_its_own_start():
    found = vests_by_year(Vesting(by_year=(0.5, 0.5), cadence="annual"), 12, 48, 4)
    assert [(vest.year, vest.share, vest.time) for vest in found] == [(1, 0.5, 2.0), (2, 0.5, 3.0)]


def test_years_beyond_the_horizon_are_left_out():
    assert [vest.year for vest in vests_by_year(Vesting(), 0, 48, 2)] == [0, 1]


def test_a_year_without_vesting_has_no_entry():
    found = vests_by_year(Vesting(by_year=(0.0, 0.0, 1.0)), 0, 48, 4)
    assert [(vest.year, vest.share) for vest in found] == [(2, 1.0)]


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        (date(2024, 3, 15), date(2026, 3, 15), 24),
        (date(2024, 3, 15), date(2024, 3, 15), 0),
        (date(2024, 3, 15), date(2024, 2, 15), -1),
        (date(2024, 1, 1), date(2024, 1, 16), 15 / (365.25 / 12)),
    ],
)
def test_months_between_days(start: date, end: date, months: float):
    assert months_between(start, end) == pytest.approx(months)


plans = st.builds(
    Vesting,
    by_year=st.sampled_from([(1.0,), (0.5, 0.5), (0.25,) * 4, (0.05, 0.15, 0.4, 0.4), (0.33, 0.33, 0.22, 0.12)]),
    cadence=st.sampled_from(["monthly", "quarterly", "semi_annual", "annual"]),
    cliff_months=st.integers(0, 60),
)


@given(plans, st.integers(-60, 60), st.floats(0.1, 120))
def test_years_vest_no_more_than_the_plan_holds(plan: Vesting, begins: int, leaves: float):
    found = vests_by_year(plan, begins, leaves, 20)
    assert sum(vest.share for vest in found) <= sum(tranche.share for tranche in tranches(plan)) + 1e-12
    for vest in found:
        assert vest.year < vest.time <= min(vest.year + 1, leaves / 12) + 1e-9
    if begins == 0:
        assert sum(vest.share for vest in found) == pytest.approx(vested_share(plan, leaves))
