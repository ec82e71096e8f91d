"""Currency, price index, home money, and the scores of pay and cost of living."""

from __future__ import annotations

from math import log
from typing import Any

import pytest
from builders import a_comparison, a_sure_offer, an_offer

from offercompare.engine import Evaluation, evaluate
from offercompare.engine.pay import exchange
from offercompare.reference import currencies


def test_the_own_rate_goes_before_the_bundled_one():
    rate, warnings = exchange(a_comparison(fx={"EUR": 1.5}), "EUR")
    assert (rate.value, warnings) == (1.5, ())


def test_the_bundled_rate_names_its_date():
    rate, warnings = exchange(a_comparison(), "EUR")
    bundled = currencies.rate("EUR", "USD")
    assert bundled is not None
    assert rate.value == bundled.value
    assert "fx.EUR missing" in warnings[0]
    assert str(bundled.date) in warnings[0]


def test_without_any_rate_there_is_no_total_and_no_rank():
    results = evaluate(a_comparison(an_offer(currency="XXA"), an_offer("northwind"), an_offer("nimbus")))
    lost = results.offer("harbor")
    assert (lost.pay.average.value, lost.pay.present_value.value, lost.overall.value, lost.rank) == (None,) * 4
    assert lost.contributions == {}
    assert results.offer("northwind").rank == 1
    assert any("fx.XXA missing" in warning for warning in lost.pay.warnings)


def relative(offer_changes: dict[str, Any], **person: Any) -> float | None:
    comparison = a_comparison(an_offer(**offer_changes), person=person)
    index = evaluate(comparison).offer("harbor").pay.index
    return None if index is None else index.relative.value


def test_index_of_a_place_against_home():
    at_home, there = relative({}), relative({"place": "San Francisco, CA, US"})
    assert at_home == pytest.approx(100)
    assert there is not None
    assert there > 110
    back = relative({}, home="San Francisco, CA, US")
    assert back == pytest.approx(10_000 / there)


@pytest.mark.parametrize(
    ("offer", "person", "index"),
    [
        ({"price_index": 120.0}, {}, 120.0),
        ({"price_index": 120.0, "place": "Nowhere"}, {"home": None}, 120.0),
        ({"place": "San Francisco, CA, US", "remote": {"policy": "remote"}}, {}, 100.0),
        ({"remote": {"policy": "remote"}}, {"home": "A hut in the woods"}, 100.0),
        ({"place": "Nowhere at all"}, {}, None),
        ({"place": None}, {}, None),
        ({}, {"home": None}, None),
        ({"remote": {"policy": "remote"}}, {"home": None}, None),
    ],
)
def test_where_the_index_comes_from(offer: dict[str, Any], person: dict[str, Any], index: float | None):
    assert relative(offer, **person) == (None if index is None else pytest.approx(index))


@pytest.mark.parametrize(
    ("index", "score"),
    [
        (70.0, 100.0),
        (150.0, 0.0),
        (60.0, 100.0),
        (200.0, 0.0),
        (100.0, 100 * log(150 / 100) / log(150 / 70)),
    ],
)
def test_cost_of_living_score(index: float, score: float):
    results = evaluate(a_comparison(an_offer(price_index=index)))
    assert results.offer("harbor").scores["cost_of_living"].value == pytest.approx(score)


def test_cost_of_living_anchors_can_be_moved():
    comparison = a_comparison(an_offer(price_index=100.0), anchors={"cost_of_living": [50.0, 200.0]})
    assert evaluate(comparison).offer("harbor").scores["cost_of_living"].value == pytest.approx(50)


def missing_index(**changes: Any) -> Evaluation:
    return evaluate(a_comparison(an_offer(), an_offer("northwind", place="Nowhere at all", **changes)))


def test_cost_of_living_is_left_out_for_all_where_one_index_is_missing():
    results = missing_index()
    assert "cost_of_living" not in results.weights
    assert sum(results.weights.values()) == pytest.approx(1)
    assert any("Northwind" in warning for warning in results.warnings)
    assert all(each.overall.value is not None for each in results.offers)
    assert results.offer("northwind").pay.home_average.value is None
    assert results.offer("northwind").scores["cost_of_living"].value is None


def test_a_score_set_by_hand_stands_in_for_a_missing_index():
    results = missing_index(overrides={"cost_of_living": 60.0})
    assert results.weights["cost_of_living"] == pytest.approx(0.1)
    assert results.offer("northwind").overall.value is not None


def test_a_declined_offer_without_index_leaves_nothing_out():
    results = missing_index(status="declined")
    assert "cost_of_living" in results.weights


def test_pay_in_home_money():
    settings = {"cost_of_living_as": "pay"}
    results = evaluate(a_comparison(an_offer(price_index=125.0), an_offer("northwind"), settings=settings))
    pay = results.offer("harbor").pay
    assert pay.annual_equivalent.value == pytest.approx(80_000)
    assert pay.average.value == pytest.approx(100_000)
    assert pay.home_average.value == pytest.approx(80_000)
    assert "cost_of_living" not in results.weights
    assert results.left_out["cost_of_living"]


def test_only_what_is_spent_at_the_place_is_adjusted():
    comparison = a_comparison(an_offer(price_index=125.0), settings={"local_share": 0.5})
    assert evaluate(comparison).offer("harbor").pay.home_average.value == pytest.approx(90_000)


def test_pay_in_home_money_is_unknown_without_an_index():
    settings = {"cost_of_living_as": "pay"}
    results = evaluate(a_comparison(an_offer(place="Nowhere at all"), an_offer("northwind"), settings=settings))
    lost = results.offer("harbor")
    assert (lost.scores["pay"].value, lost.overall.value, lost.rank) == (None, None, None)
    assert lost.pay.average.value == pytest.approx(100_000)


@pytest.mark.parametrize(
    ("person", "low", "high"),
    [
        ({}, 70_000, 1.15 * 130_000),
        ({"current_pay": 90_000.0}, 72_000, 1.8 * 90_000),
        ({"current_pay": 50_000.0}, 40_000, 1.15 * 130_000),
        ({"walk_away_pay": 60_000.0}, 60_000, 1.15 * 130_000),
        ({"delighted_pay": 500_000.0}, 70_000, 500_000),
    ],
)
def test_proposed_pay_anchors(person: dict[str, float], low: float, high: float):
    nothing = {"walk_away_pay": None, "delighted_pay": None}
    offers = (an_offer(), an_offer("northwind", base=120_000.0, sign_on=[{"amount": 10_000.0}]))
    results = evaluate(a_comparison(*offers, person=nothing | person))
    assert results.anchors is not None
    assert (results.anchors.low.value, results.anchors.high.value) == pytest.approx((low, high))
    assert results.anchors.proposed
    assert any("not fixed yet" in warning for warning in results.warnings)


def test_entered_anchors_are_not_proposed():
    results = evaluate(a_comparison())
    assert results.anchors is not None
    assert not results.anchors.proposed
    assert not any("not fixed" in warning for warning in results.warnings)


@pytest.mark.parametrize(
    ("base", "score", "badge"),
    [(80_000.0, 0.0, ""), (400_000.0, 100.0, ""), (500_000.0, 100.0, "beyond scale"), (10_000.0, 0.0, "beyond scale")],
)
def test_pay_score(base: float, score: float, badge: str):
    found = evaluate(a_comparison(a_sure_offer(base=base))).offer("harbor").scores["pay"]
    assert (found.value, found.badge) == (pytest.approx(score), badge)


def test_pay_of_nothing_has_a_score():
    found = evaluate(a_comparison(an_offer(base=0.0))).offer("harbor").scores["pay"]
    assert (found.value, found.badge) == (0.0, "beyond scale")


@pytest.mark.parametrize(("part", "badge"), [("grants", "equity left out"), ("bonus", "at least")])
def test_a_pay_score_with_unknown_parts_says_so(part: str, badge: str):
    found = evaluate(a_comparison(an_offer(evidence={part: "unknown"}))).offer("harbor").scores["pay"]
    assert (found.badge, found.sd) == (badge, 15.0)
    assert found.value is not None


def index_of(home: str, **offer: Any) -> Any:
    comparison = a_comparison(an_offer(**offer), person={"home": home})
    return evaluate(comparison).offer("harbor").pay.index


@pytest.mark.parametrize(
    ("place", "home", "housing"),
    [
        ("San Francisco, CA, US", "Austin, TX, US", 100 * 194.718 / 120.361),
        ("Austin, TX, US", "Austin, TX, US", 100.0),
        ("Toronto, ON, CA", "Vancouver, BC, CA", 100 * 114 / 105),
        ("Osaka, JP", "Tokyo, JP", 100 * 98 / 129.8),
        ("Vancouver, BC, CA", "Austin, TX, US", None),
        ("Munich, DE", "Berlin, DE", None),
    ],
)
def test_housing_compares_inside_a_country_alone(place: str, home: str, housing: float | None):
    index = index_of(home, place=place)
    if housing is None:
        assert index.housing is None
    else:
        assert index.housing.value == pytest.approx(housing, abs=0.01)
        assert [figure.source for figure in index.housing.walk()]


def test_housing_stays_known_beside_an_own_index():
    index = index_of("Austin, TX, US", place="San Francisco, CA, US", price_index=130.0)
    assert (index.relative.value, round(index.housing.value)) == (130.0, 162)


def test_what_is_approximate_is_said_of_the_place_and_of_home():
    note = index_of("Munich, DE", place="Toronto, ON, CA").note
    assert "Toronto" in note
    assert "Munich" in note
    assert index_of("Paris, FR", place="Lyon, FR").note.count("average of France") == 1


@pytest.mark.parametrize(
    ("place", "home", "approximate"),
    [
        ("San Francisco, CA, US", "Austin, TX, US", False),
        ("Munich, DE", "Munich, DE", False),
        ("Munich, DE", "Austin, TX, US", True),
        ("Austin, TX, US", "Paris, FR", True),
        ("Lyon, FR", "Paris, FR", True),
    ],
)
def test_an_index_is_approximate_where_either_side_is(place: str, home: str, approximate: bool):
    assert index_of(home, place=place).approximate is approximate


def test_a_scale_that_begins_at_nothing_places_no_pay():
    """A logarithm has no 0; so small a figure is a slip of the hand, and falls to 0 as it is divided."""
    person = {"walk_away_pay": None, "delighted_pay": 5e-324}
    results = evaluate(a_comparison(an_offer(), an_offer("northwind"), person=person))
    assert [each.scores["pay"].value for each in results.offers] == [None, None]
