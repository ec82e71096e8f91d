"""Currencies, and rates through the euro."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offercompare.reference.currencies import Rate, currencies, currency, currency_of, rate

CODES = ["AUD", "CAD", "CHF", "EUR", "GBP", "INR", "JPY", "USD", "ZAR"]


def test_a_currency_knows_its_decimals() -> None:
    yen, franc = currency("jpy"), currency("CHF")
    assert yen is not None
    assert franc is not None
    assert (yen.code, yen.minor_units, yen.symbol) == ("JPY", 0, "¥")
    assert (franc.name, franc.minor_units) == ("Swiss Franc", 2)
    assert currency("XXX") is None
    assert currency("") is None


def test_all_currencies_stand_in_order() -> None:
    codes = [each.code for each in currencies()]
    assert len(codes) == 154
    assert codes == sorted(codes)


def test_a_country_has_a_currency() -> None:
    assert currency_of("ch") == currency("CHF")
    assert currency_of("XX") is None


@pytest.mark.parametrize(
    ("frm", "to", "value"),
    [
        ("EUR", "USD", 1.1172),
        ("USD", "EUR", 1 / 1.1172),
        ("USD", "JPY", 175.68 / 1.1172),
        ("gbp", "chf", 0.9194 / 0.8338),
    ],
)
def test_a_rate_is_units_of_the_second_per_unit_of_the_first(frm: str, to: str, value: float) -> None:
    assert rate(frm, to) == Rate(pytest.approx(value, rel=1e-12), date(2026, 10, 30), "ECB 2026-10-30")


def test_the_same_currency_is_exactly_one_even_without_a_bundled_rate() -> None:
    for code in ("USD", "EUR", "AED"):
        same = rate(code, code)
        assert same is not None
        assert same.value == 1.0


@pytest.mark.parametrize(("frm", "to"), [("AED", "USD"), ("USD", "AED"), ("XXX", "XXX"), ("", ""), ("USD", "")])
def test_an_unknown_rate_is_never_taken_as_one(frm: str, to: str) -> None:
    assert rate(frm, to) is None


@given(st.sampled_from(CODES), st.sampled_from(CODES), st.sampled_from(CODES))
def test_rates_agree_there_and_back_and_on_a_detour(one: str, two: str, three: str) -> None:
    there, back, on, direct = rate(one, two), rate(two, one), rate(two, three), rate(one, three)
    assert there
    assert back
    assert on
    assert direct
    assert there.value * back.value == pytest.approx(1)
    assert there.value * on.value == pytest.approx(direct.value)
