"""The offers under plausible answers."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from offercompare.engine import usual
from offercompare.engine.deciding.plausible import QUANTILES, plausible, put
from offercompare.engine.open_fields import worth_missing
from offercompare.model import Offer
from offercompare.reference import plausible_ranges
from tests.builders import a_comparison, a_grant, a_startup, an_offer

COUNT, PRICE = "equity.fully_diluted", "equity.preferred_price"


def values(offer: Offer, field: str, *others: Offer) -> tuple[Any, ...]:
    found = plausible(offer, field, a_comparison(offer, *others))
    assert found is not None
    return found.values


def test_a_base_is_between_the_published_wages_of_place_and_occupation() -> None:
    offer = an_offer(base=None, title="Data Scientist")
    found = values(offer, "base", an_offer("two", base=1_000_000.0))
    assert list(found) == sorted(set(found))
    assert 40_000 < found[0] < found[4] < found[-1] < 300_000


def test_without_published_wages_a_base_is_around_those_of_the_others() -> None:
    offer = an_offer(base=None, place="Berlin, State of Berlin, DE", title="Data Scientist")
    found = values(offer, "base", an_offer("two", base=100_000.0), an_offer("three", base=150_000.0))
    assert (found[0], found[-1]) == (pytest.approx(80_000), pytest.approx(180_000))
    steps = [high - low for low, high in pairwise(found)]
    assert steps == [pytest.approx(12_500)] * 8


def test_bases_of_others_are_brought_to_the_currency_of_the_offer() -> None:
    offer = an_offer(base=None, place="Berlin, State of Berlin, DE", currency="EUR")
    comparison = a_comparison(offer, an_offer("two", base=100_000.0), fx={"EUR": 1.25})
    found = plausible(offer, "base", comparison)
    assert found is not None
    assert (found.values[0], found.values[-1]) == (pytest.approx(64_000), pytest.approx(96_000))


def test_nothing_is_known_of_a_base_without_wages_and_others() -> None:
    offer = an_offer(base=None, place="Berlin, State of Berlin, DE")
    assert plausible(offer, "base", a_comparison(offer)) is None


SAME = [
    ("bonus", lambda offer: offer.bonus.target),
    ("bonus.target", lambda offer: offer.bonus.target),
    ("sign_on", lambda offer: offer.sign_on[0].amount),
    ("match", lambda offer: offer.match.rate * offer.match.up_to),
    ("benefits", lambda offer: offer.benefits[0].amount),
    ("grants", lambda offer: offer.grants[0].value),
    ("raise", lambda offer: offer.raise_),
    ("severance_months", lambda offer: offer.severance_months),
]


@pytest.mark.parametrize(("field", "amount"), SAME)
def test_an_amount_goes_from_the_worst_to_the_most_in_favour(field: str, amount: Any) -> None:
    offer = an_offer()
    found = plausible(offer, field, a_comparison(offer))
    named = plausible_ranges.amount(field, "public")
    assert found is not None
    assert named is not None
    unit = 100_000.0 if named.of == "base" else 1.0
    amounts = [amount(found.put(value)) for value in found.values]
    expected = [unit * (named.low + (named.high - named.low) * number / 8) for number in range(len(QUANTILES))]
    assert amounts == [pytest.approx(each) for each in expected]


def test_refreshers_are_a_part_of_the_first_grant_and_keep_what_is_known_of_them() -> None:
    offer = an_offer(grants=[a_grant(value=80_000.0)], refreshers={"yearly": 1.0, "first_year": 3})
    found = plausible(offer, "refreshers", a_comparison(offer))
    assert found is not None
    tried = found.put(found.values[-1]).refreshers
    assert tried is not None
    assert (tried.yearly, tried.first_year) == (pytest.approx(20_000), 3)


def test_refreshers_of_shares_go_by_their_price() -> None:
    found = values(a_startup(), "refreshers")
    assert found[-1] == pytest.approx(0.25 * 10_000 * 5)
    assert plausible(an_offer(grants=[{"kind": "rsu", "shares": 9.0}]), "refreshers", a_comparison()) is None


def test_a_strike_is_a_part_of_the_price_the_highest_first() -> None:
    offer = a_startup(grants=[{"kind": "iso", "shares": 100.0}])
    found = plausible(offer, "grants.0.strike", a_comparison(offer))
    assert found is not None
    assert found.values[0] == pytest.approx(2.5)
    assert found.values[-1] == pytest.approx(0.5)
    assert found.put(2.5).grants[0].strike == 2.5


def test_the_share_count_comes_of_what_a_round_is_worth() -> None:
    offer = a_startup(equity={"fully_diluted": None})
    stage = plausible_ranges.company_value("series_b")
    found = values(offer, COUNT)
    assert (found[0], found[-1]) == (pytest.approx(stage.low / 5), pytest.approx(stage.high / 5))


def test_the_stage_that_is_used_elsewhere_counts_where_none_is_given() -> None:
    offer = a_startup(stage=None, equity={"fully_diluted": None})
    assert usual.private_company(offer).stage == "series_b"
    assert values(offer, COUNT) == values(a_startup(equity={"fully_diluted": None}), COUNT)


def test_a_price_comes_of_the_same_and_the_share_count() -> None:
    stage = plausible_ranges.company_value("series_b")
    found = values(a_startup(equity={"preferred_price": None}), PRICE)
    assert (found[0], found[-1]) == (pytest.approx(stage.low / 20e6), pytest.approx(stage.high / 20e6))


@pytest.mark.parametrize("field", [PRICE, COUNT])
def test_what_else_the_worth_lacks_is_taken_from_the_middle(field: str) -> None:
    offer = a_startup(equity={"preferred_price": None, "fully_diluted": None})
    found = plausible(offer, field, a_comparison(offer))
    assert found is not None
    assert [worth_missing(found.put(value)) for value in found.values] == [()] * 9


def test_terms_cannot_be_tried_while_the_worth_is_unknown() -> None:
    offer = a_startup(equity={"fully_diluted": None})
    assert plausible(offer, "equity.exercise_window_years", a_comparison(offer)) is None


def test_no_rate_to_the_dollar_no_value_of_the_company() -> None:
    offer = a_startup(currency="XAU", equity={"preferred_price": None})
    assert plausible(offer, PRICE, a_comparison(offer)) is None


@pytest.mark.parametrize("field", ["rent", "costs", "espp", "health.premium", "equity.price_now", "start_date"])
def test_some_things_have_no_plausible_size(field: str) -> None:
    offer = an_offer()
    assert plausible(offer, field, a_comparison(offer)) is None


CHOICES = [each for each in plausible_ranges.fields() if plausible_ranges.choices(each) is not None]


@pytest.mark.parametrize("plain", CHOICES)
def test_every_choice_is_an_answer_that_an_offer_can_hold(plain: str) -> None:
    field = plain.replace("grants.", "grants.0.")
    offer = a_startup(sign_on=[{"amount": 5_000.0}])
    found = plausible(offer, field, a_comparison(offer))
    assert found is not None
    assert len({found.put(value).model_dump_json() for value in found.values}) == len(found.values)


def test_only_the_field_that_is_asked_changes() -> None:
    offer = a_startup(evidence={"equity.acceleration": "unknown"})
    tried = put(offer, "equity.acceleration", 0.5)
    assert tried.equity.acceleration == 0.5
    assert put(tried, "equity.acceleration", None) == offer


def test_answers_that_the_rest_of_the_offer_rules_out_are_left_out() -> None:
    """Participation that ends at one and a half times the money raised goes with no preference of twice."""
    assert values(a_startup(), "equity.liquidation_multiple") == (2, 1.5, 1)
    assert values(a_startup(equity={"participation_cap": 1.5}), "equity.liquidation_multiple") == (1.5, 1)


@pytest.mark.parametrize("field", ["grants.strike", "grants.4.strike", "grants.-1.strike", "grants.0.what"])
def test_a_grant_that_there_is_not_has_no_answers(field: str) -> None:
    offer = a_startup()
    assert plausible(offer, field, a_comparison(offer)) is None
