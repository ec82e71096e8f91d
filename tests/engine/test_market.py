"""Base pay among the published wages of its occupation and place."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offercompare.engine import market as module
from offercompare.engine.market import Market, market, one_level_up, upper_end, why_no_upper_end, why_unknown
from offercompare.model import Comparison, Offer
from offercompare.reference.occupations import Occupation
from offercompare.reference.wages import WageSample
from tests.builders import a_comparison, an_offer

# Software developers in San Jose, and the pay of Anytown.
DEVELOPERS = {10: 138420, 25: 173650, 50: 213110, 75: 226080, 90: 289150}


def a_developer(base: float | None = 213_110.0, **changes: Any) -> Offer:
    return an_offer(**{"place": "San Jose, CA, US", "occupation": "15-1252", "base": base, **changes})


def standing(offer: Offer, **changes: Any) -> Market:
    found = market(offer, a_comparison(offer, **changes))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("base", "percentile"),
    [
        *((amount, each) for each, amount in DEVELOPERS.items()),
        (193_380, 37.5),
        (219_595, 62.5),
        (150_000, 10 + 15 * (150_000 - 138_420) / (173_650 - 138_420)),
    ],
)
def test_it_is_linear_between_published_percentiles(base: float, percentile: float) -> None:
    found = standing(a_developer(base))
    assert found.percentile.value == pytest.approx(percentile)
    assert not found.beyond
    assert found.of == "base pay, 15-1252, San Jose metro"
    assert (found.source, found.note) == ("BLS OEWS May 2025", "")


@pytest.mark.parametrize(("base", "percentile", "is_below"), [(138_419, 10, True), (0, 10, True), (289_151, 90, False)])
def test_outside_them_it_is_beyond(base: float, percentile: float, is_below: bool) -> None:
    found = standing(a_developer(base))
    assert (found.percentile.value, found.beyond, found.is_below) == (percentile, True, is_below)


def test_the_trail_names_what_it_lies_between() -> None:
    base, low, high = standing(a_developer(219_595)).percentile.inputs
    assert (base.value, low.value, high.value) == (219_595, 213_110, 226_080)
    assert low.label == "50th percentile, Software Developers, San Jose metro"
    assert (low.currency, low.source) == ("USD", "BLS OEWS May 2025")


def test_other_currencies_are_turned_into_dollars() -> None:
    offer = a_developer(100_000, currency="EUR")
    comparison = {"currency": "CHF", "fx": {"EUR": 1.065550, "USD": 0.5}}
    found = standing(offer, **comparison)
    assert found.percentile.value == pytest.approx(50)
    assert found.percentile.inputs[0].value == pytest.approx(213_110)
    assert found.filed == ()
    title = standing(a_developer(title="ML Engineer"), **comparison)
    assert title.filed[0].quartiles == (90_000, 211_285.5 / 2, 240_407 / 2)


def test_without_a_rate_it_is_unknown() -> None:
    offer = a_developer(currency="AED")
    comparison = a_comparison(offer)
    assert market(offer, comparison) is None
    assert "exchange rate" in why_unknown(offer, comparison)


def test_remote_work_is_paid_against_home() -> None:
    offer = a_developer(remote={"policy": "remote"})
    assert standing(offer).of == "base pay, 15-1252, Austin metro"


def test_an_occupation_is_guessed_from_the_title_and_says_so() -> None:
    found = standing(a_developer(occupation=None, title="Senior ML Engineer"))
    assert found.of == "base pay, 15-2051, San Jose metro"
    assert found.note == "Occupation guessed from the title: Data Scientists."
    odd = standing(a_developer(occupation="wizard", title="Senior ML Engineer"))
    assert odd.note == found.note


def test_a_wider_area_says_so() -> None:
    found = standing(a_developer(place="Roswell, NM, US"))
    assert found.of == "base pay, 15-1252, New Mexico"
    assert "these are of all New Mexico" in found.note


def test_applications_by_title_and_employer_stand_beside() -> None:
    here, nation, employer = standing(a_developer(title="Senior ML Engineer", company="Databricks")).filed
    assert (here.of, here.n) == ("ML Engineer, any level, San Jose metro", 824)
    assert nation.of == "ML Engineer, senior, United States"
    assert employer.of == "Software Developers, Databricks, Inc."
    assert employer.quartiles == (172_181, 188_766, 212_267)
    assert employer.source == "US DOL H-1B FY2025"


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"place": "Munich, DE"}, "cities of the United States"),
        ({"place": "Atlantis"}, "cities of the United States"),
        ({"place": None}, "place is unknown"),
        ({"base": None}, "Base pay is unknown"),
        ({"occupation": None, "title": "Chef"}, "choose one"),
        ({"occupation": None, "title": "Product Manager"}, "choose one"),
    ],
)
def test_elsewhere_it_is_unknown_and_says_why(changes: dict[str, Any], why: str) -> None:
    offer = a_developer(**changes)
    comparison = a_comparison(offer)
    assert market(offer, comparison) is None
    assert why in why_unknown(offer, comparison)
    assert why_unknown(a_developer(), comparison) == ""


@pytest.mark.parametrize(
    ("percentiles", "amount", "value", "beyond"),
    [
        (((10, 50.0), (25, 60.0), (50, 80.0)), 90.0, 50, True),
        (((25, 60.0), (90, 100.0)), 80.0, 57.5, False),
        (((25, 60.0),), 60.0, 25, False),
        (((25, 60.0),), 61.0, 25, True),
        (((10, 60.0), (25, 60.0), (50, 80.0)), 60.0, 25, False),
    ],
)
def test_percentiles_that_are_not_published_are_not_made_up(
    monkeypatch: pytest.MonkeyPatch,
    percentiles: tuple[tuple[int, float], ...],
    amount: float,
    value: float,
    beyond: bool,
) -> None:
    sample = WageSample(Occupation("15-1252", "Software Developers"), "Anytown", "metro", None, percentiles)
    monkeypatch.setattr(module, "_look_up", lambda *_: module._Known(sample, (), ""))
    found = standing(a_developer(amount))
    assert (found.percentile.value, found.beyond) == (value, beyond)
    assert found.is_below is False


@given(st.floats(0, 1e7), st.floats(0, 1e7))
def test_more_pay_never_stands_lower(one: float, other: float) -> None:
    low, high = sorted((one, other))
    least, most = standing(a_developer(low)).percentile.known, standing(a_developer(high)).percentile.known
    assert 10 <= least <= most <= 90


def test_what_does_not_hang_on_the_amount_is_looked_up_once() -> None:
    comparison: Comparison = a_comparison(a_developer())
    market(a_developer(), comparison)
    before = module._look_up.cache_info()
    market(a_developer(1.0), comparison)
    after = module._look_up.cache_info()
    assert (after.misses, after.hits) == (before.misses, before.hits + 1)


def test_the_upper_end_needs_no_base() -> None:
    offer = a_developer(None)
    found = upper_end(offer, a_comparison(offer))
    assert found is not None
    assert found.percentiles == ((75, DEVELOPERS[75]), (90, DEVELOPERS[90]))
    assert (found.area, found.source) == ("San Jose metro", "BLS OEWS May 2025")


def test_the_upper_end_is_in_the_money_of_the_offer() -> None:
    offer = a_developer(currency="EUR")
    found = upper_end(offer, a_comparison(offer, fx={"EUR": 1.25}))
    assert found is not None
    assert found.percentiles[0] == (75, pytest.approx(DEVELOPERS[75] / 1.25))


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"place": None}, "place is unknown"),
        ({"place": "Berlin, DE"}, "cities of the United States"),
        ({"occupation": None, "title": "Juggler of numbers"}, "choose one"),
        ({"currency": "XXX"}, "No exchange rate"),
    ],
)
def test_why_there_is_no_upper_end(changes: dict[str, Any], words: str) -> None:
    offer = a_developer(**changes)
    comparison = a_comparison(offer)
    assert upper_end(offer, comparison) is None
    assert words in why_no_upper_end(offer, comparison)


@pytest.mark.parametrize(
    ("title", "of"),
    [
        ("ML Engineer", "ML Engineer, senior, United States"),
        ("Senior ML Engineer", "ML Engineer, staff and above, United States"),
        ("Lead ML Engineer", "ML Engineer, staff and above, United States"),
        ("Staff ML Engineer", None),
        ("Juggler of numbers", None),
    ],
)
def test_one_level_up(title: str, of: str | None) -> None:
    offer = a_developer(title=title)
    found = one_level_up(offer, a_comparison(offer))
    assert (found.of if found else None) == of
