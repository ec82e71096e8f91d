"""Common and preferred share every exit; the closed form equals the integral over all of them."""

from __future__ import annotations

from itertools import pairwise
from math import exp, pi, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offercompare.engine.waterfall import ExitValue, Preference, waterfall

SHARES = 1_000.0
KINDS = [
    Preference(40, 0.0),
    Preference(40, 0.4),
    Preference(0, 0.4),
    Preference(40, 0.4, participating=True),
    Preference(40, 0.4, participating=True, cap=80),
    Preference(40, 0.4, participating=True, cap=40),
    Preference(0, 0.4, participating=True, cap=0),
    Preference(40, 0.9, participating=True, cap=120),
]


def preferred_gets(value: float, preference: Preference) -> float:
    """The rules of MODEL 6.4 as written, for all preferred shares together."""
    owed, phi = preference.amount, preference.share
    if phi == 0:
        return 0.0
    if not preference.participating:
        return max(min(owed, value), phi * value)
    if value <= owed:
        return value
    full = owed + phi * (value - owed)
    return full if preference.cap is None else max(min(full, preference.cap), phi * value)


@pytest.mark.parametrize("preference", KINDS)
def test_common_and_preferred_share_the_whole_value(preference: Preference):
    split = waterfall(SHARES, preference)
    for step in range(401):
        value = step * 2.5
        common = split.per_share(value) * SHARES * (1 - preference.share)
        assert common + preferred_gets(value, preference) == pytest.approx(value, abs=1e-9)


@pytest.mark.parametrize("preference", KINDS)
def test_common_never_falls_or_jumps(preference: Preference):
    split = waterfall(SHARES, preference)
    payoffs = [split.per_share(step * 0.5) for step in range(2_001)]
    steps = [after - before for before, after in pairwise(payoffs)]
    assert min(steps) >= 0
    assert max(steps) <= 0.5 / (SHARES * (1 - preference.share)) + 1e-12


@pytest.mark.parametrize("preference", KINDS)
@pytest.mark.parametrize("strike", [0.0, 0.01, 0.5])
@pytest.mark.parametrize("sd", [0.3, 1.2])
def test_closed_form_is_the_integral(preference: Preference, strike: float, sd: float):
    split, exit_value = waterfall(SHARES, preference), ExitValue(120.0, sd)
    steps, width = 8_000, 12.0
    total, above = 0.0, 0.0
    for number in range(steps):
        z = -width + 2 * width * (number + 0.5) / steps
        density = exp(-z * z / 2) / sqrt(2 * pi) * 2 * width / steps
        payoff = max(split.per_share(120.0 * exp(sd * z)) - strike, 0.0)
        total += density * payoff
        above += density * (payoff > 0)
    assert split.expected(strike, exit_value) == pytest.approx(total, rel=1e-4, abs=1e-9)
    assert exit_value.chance_above(split.break_even(strike)) == pytest.approx(above, abs=2e-3)


@pytest.mark.parametrize("preference", KINDS)
def test_without_spread_the_payoff_is_certain(preference: Preference):
    split = waterfall(SHARES, preference)
    for value in (10.0, 60.0, 150.0, 900.0):
        certain = split.expected(0.02, ExitValue(value, 0.0))
        assert certain == pytest.approx(max(split.per_share(value) - 0.02, 0.0), abs=1e-12)
        assert ExitValue(value, 0.0).chance_above(split.break_even(0.02)) == float(split.per_share(value) > 0.02)


@pytest.mark.parametrize("participating", [False, True])
def test_nobody_but_preferred_is_the_limit_of_hardly_anybody(participating: bool):
    all_of_it = waterfall(SHARES, Preference(40, 1.0, participating))
    nearly = waterfall(SHARES, Preference(40, 1 - 1e-7, participating))
    for value in (10.0, 60.0, 900.0):
        assert all_of_it.per_share(value) == pytest.approx(nearly.per_share(value), rel=1e-6)


preferences = st.builds(
    lambda owed, phi, participating, over: Preference(owed, phi, participating, None if over is None else owed + over),
    st.floats(0, 1e9),
    st.floats(0, 0.95),
    st.booleans(),
    st.none() | st.floats(0, 1e9),
)


@given(preferences, st.floats(0, 1e6))
def test_break_even_is_where_the_strike_is_reached(preference: Preference, strike: float):
    split = waterfall(SHARES, preference)
    even = split.break_even(strike)
    assert split.per_share(even) == pytest.approx(strike, rel=1e-9, abs=1e-9)
    assert split.per_share(even * (1 + 1e-6) + 1e-3) > strike
