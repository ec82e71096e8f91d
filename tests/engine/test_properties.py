"""What holds for every comparison: sums, bounds, independence of offers, scaling, trails, nothing that breaks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from math import isclose, isfinite
from typing import Any

import pytest
from builders import a_comparison, an_offer
from hypothesis import given
from hypothesis import strategies as st
from strategies import comparisons

from offercompare.engine import Evaluated, Evaluation, Figure, evaluate
from offercompare.engine.pay import Pay
from offercompare.model import Comparison, Offer
from offercompare.model.vocabulary import QUESTION_LEVELS, RUBRIC_CRITERIA

amounts = st.integers(0, 400).map(lambda thousands: 1_000.0 * thousands)
vestings = st.fixed_dictionaries(
    {
        "by_year": st.sampled_from([(1.0,), (0.25,) * 4, (0.05, 0.15, 0.4, 0.4), (0.33, 0.33, 0.22, 0.12)]),
        "cadence": st.sampled_from(["monthly", "quarterly", "annual"]),
        "cliff_months": st.sampled_from([0, 12]),
    }
)
grants = st.fixed_dictionaries(
    {"kind": st.sampled_from(["rsu", "double_trigger_rsu", "iso", "nso"]), "vesting": vestings},
    optional={
        "shares": st.integers(0, 50_000).map(float),
        "value": amounts,
        "strike": st.sampled_from([0.0, 1.0, 8.0]),
        "grant_year": st.integers(1, 3),
    },
)
companies = st.fixed_dictionaries(
    {},
    optional={
        "price_now": st.sampled_from([10.0, 120.0]),
        "price_at_grant": st.sampled_from([8.0, 100.0]),
        "preferred_price": st.sampled_from([2.0, 11.4]),
        "fully_diluted": st.sampled_from([2e7, 9.8e7]),
        "total_raised": st.sampled_from([0.0, 1.9e8]),
        "participating": st.booleans(),
        "participation_cap": st.sampled_from([1.0, 3.0]),
        "exit_value": st.sampled_from([1e7, 5e8]),
        "exit_multiple_sd": st.sampled_from([0.0, 1.5]),
        "failure_hazard": st.sampled_from([0.0, 0.1]),
        "exit_hazard": st.sampled_from([0.0, 0.1]),
        "exercise_if_leaving": st.booleans(),
    },
)
questions = st.sampled_from(sorted(QUESTION_LEVELS))
offer_fields = st.fixed_dictionaries(
    {"company_type": st.sampled_from(["public", "startup", "private_mid", "government"])},
    optional={
        "base": amounts,
        "raise": st.sampled_from([0.0, 0.05]),
        "place": st.sampled_from(["Austin, TX, US", "New York, NY, US", "Munich, Bavaria, DE", "Nowhere at all"]),
        "tax": st.sampled_from([{"method": "place"}, {"method": "rate", "rate": 0.31}, {"method": "none"}]),
        "rent": st.integers(0, 4_000).map(float),
        "extra_salaries": st.sampled_from([0, 2]),
        "price_index": st.integers(50, 200).map(float),
        "currency": st.sampled_from(["USD", "EUR"]),
        "bonus": st.fixed_dictionaries({}, optional={"target": st.sampled_from([0.1, 0.3]), "amount": amounts}),
        "sign_on": st.lists(st.fixed_dictionaries({"year": st.integers(1, 3), "amount": amounts}), max_size=2),
        "match": st.just({"rate": 0.5, "up_to": 0.06}),
        "benefits": st.lists(st.fixed_dictionaries({"amount": amounts}), max_size=2),
        "costs": st.lists(st.fixed_dictionaries({"amount": st.integers(0, 9_000).map(float)}), max_size=2),
        "grants": st.lists(grants, max_size=2),
        "refreshers": st.fixed_dictionaries({"yearly": amounts, "first_year": st.integers(1, 3)}),
        "equity": companies,
        "levels": st.dictionaries(st.sampled_from(RUBRIC_CRITERIA), st.integers(0, 4), max_size=5),
        "answers": st.dictionaries(questions, st.sampled_from([0, 1, 2, 3, "na", "unknown"]), max_size=12),
        "overrides": st.dictionaries(st.sampled_from(RUBRIC_CRITERIA), st.integers(0, 100).map(float), max_size=2),
        "evidence": st.dictionaries(
            st.sampled_from(["bonus", "grants", "sign_on", "answers.P1"]),
            st.sampled_from(["guess", "unknown"]),
            max_size=2,
        ),
        "status": st.sampled_from(["open", "accepted", "declined"]),
    },
)
settings_fields = st.fixed_dictionaries(
    {"horizon_years": st.integers(1, 6), "discount_rate": st.sampled_from([0.0, 0.04, 0.2])},
    optional={
        "cost_of_living_as": st.sampled_from(["factor", "pay"]),
        "local_share": st.sampled_from([0.3, 1.0]),
        "money_basis": st.sampled_from(["before_tax", "after_tax"]),
    },
)


def offers(key: str) -> st.SearchStrategy[Offer]:
    return offer_fields.map(lambda given: Offer.model_validate({"id": key, **given}))


def several(least: int = 1) -> st.SearchStrategy[tuple[Offer, ...]]:
    sizes = st.integers(least, 4)
    return sizes.flatmap(lambda size: st.tuples(*(offers(f"offer-{number}") for number in range(size))))


stays = st.none() | st.sampled_from([0.4, 1.0, 1.6, 3.0])


@st.composite
def usual(draw: st.DrawFn, least: int = 1) -> Comparison:
    """Comparisons as people make them, with fixed pay anchors."""
    return a_comparison(
        *draw(several(least)),
        settings=draw(settings_fields),
        person={"stay_years": draw(stays)},
        fx={"EUR": 1.25},
    )


def figures(results: Evaluation) -> Iterator[Figure]:
    for each in results.offers:
        yield from each.overall.walk()
        for score in each.scores.values():
            yield from score.figure.walk()
        names = ("average", "total", "home_average", "present_value", "annual_equivalent", "rate", "hourly")
        for name in (*names, "after_tax_home_average", "after_rent_average"):
            yield from getattr(each.pay, name).walk()
        for year in each.pay.years:
            yield from year.total_home.walk()


@given(usual())
def test_overall_is_the_sum_of_weight_times_score(comparison: Comparison):
    results = evaluate(comparison)
    assert sum(results.weights.values()) == pytest.approx(1)
    for each in results.offers:
        if each.overall.value is None:
            assert each.contributions == {}
            continue
        weighed = sum(weight * each.scores[key].figure.known for key, weight in results.weights.items())
        assert each.overall.value == pytest.approx(weighed)
        assert each.overall.value == pytest.approx(sum(each.contributions.values()))


@given(usual())
def test_scores_and_their_spread_keep_their_bounds(comparison: Comparison):
    for each in evaluate(comparison).offers:
        for score in each.scores.values():
            assert score.value is None or 0 <= score.value <= 100
            assert score.sd is None or 0 <= score.sd <= 25
            assert score.completeness is None or 0 <= score.completeness <= 1
            assert score.because
        for card in each.pay.cards:
            assert card.p_zero is None or 0 <= card.p_zero <= 1
            assert card.expected is None or card.expected >= 0


@given(usual())
def test_totals_are_sums_of_their_parts(comparison: Comparison):
    for each in evaluate(comparison).offers:
        pay = each.pay
        for year in pay.years:
            parts = [part.value for part in year.parts.values()]
            net = year.net
            if year.total.value is None or pay.rule.unknown:
                assert net.after_tax.value is None
            else:
                assert net.after_tax.value == pytest.approx(year.total.value + net.tax.known, abs=1e-6)
                assert 0 <= net.on_equity <= -net.tax.known + 1e-6
            if year.total.value is None:
                assert year.parts["base"].value is None or pay.rate.value is None
            else:
                assert year.total.value == pytest.approx(sum(part or 0.0 for part in parts), abs=1e-6)
                assert pay.is_at_least or None not in parts
        if pay.total.value is not None:
            assert pay.total.value == pytest.approx(sum(year.total.known for year in pay.years), abs=1e-6)
            assert pay.average.value == pytest.approx(pay.total.value / len(pay.years), abs=1e-6)


@given(usual())
def test_trails_are_finite_and_sums_add_up(comparison: Comparison):
    for figure in figures(evaluate(comparison)):
        assert figure.label
        assert figure.value is None or isfinite(figure.value)
        if figure.unit == "money":
            assert figure.currency in ("USD", "EUR")
        if figure.how.startswith("sum") and "×" not in figure.how and figure.value is not None:
            total = sum(part.value or 0.0 for part in figure.inputs)
            assert isclose(figure.value, total, rel_tol=1e-9, abs_tol=1e-6)


def money(pay: Pay) -> list[Any]:
    names = ("average", "present_value", "annual_equivalent", "after_tax_average", "spendable_average")
    found: list[Any] = [getattr(pay, name).value for name in names]
    found += pay.headline or ()
    found += [part.value for year in pay.years for part in year.parts.values()]
    cards = ("headline", "expected", "at_409a", "median", "exercise_cost", "break_even_exit")
    return found + [getattr(card, name) for card in pay.cards for name in cards]


def same(one: Evaluated, other: Evaluated) -> bool:
    return one.pay == other.pay and one.scores == other.scores


@given(usual(least=2))
def test_the_order_of_offers_changes_nothing_of_any(comparison: Comparison):
    results = evaluate(comparison)
    turned = evaluate(comparison.changed({"offers": comparison.offers[::-1]}))
    for each in results.offers:
        other = turned.offer(each.offer.id)
        assert same(each, other)
        assert (each.overall.value, each.rank, each.fails) == (other.overall.value, other.rank, other.fails)


@given(usual(least=2), offers("offer-0"), offers("another"))
def test_offers_do_not_touch_each_other(comparison: Comparison, edited: Offer, added: Offer):
    results = evaluate(comparison)
    rest = comparison.offers[1:]
    for others in ((edited, *rest), (*comparison.offers, added), rest):
        changed = evaluate(comparison.changed({"offers": others}))
        for offer in rest:
            assert same(results.offer(offer.id), changed.offer(offer.id))


@given(usual(least=2), offers("offer-0"), offers("another"), stays, settings_fields)
def test_what_is_kept_from_before_is_what_would_be_calculated(
    comparison: Comparison, edited: Offer, added: Offer, stay: float | None, settings: dict[str, Any]
):
    before = evaluate(comparison)
    edits: list[dict[str, Any]] = [
        {},
        {"offers": (edited, *comparison.offers[1:])},
        {"offers": (*comparison.offers, added)},
        {"offers": comparison.offers[1:]},
        {"weights": {"pay": 1.0, "growth": 2.0}},
        {"fx": {"EUR": 2.0}},
        {"currency": "EUR"},
        {"settings": settings},
        {"person": comparison.person.changed({"stay_years": stay, "home": "Seattle, WA, US"})},
        {"anchors": {"cost_of_living": (50.0, 300.0)}},
        {"must_haves": ({"criterion": "pay", "at_least": 50.0},)},
    ]
    for edit in edits:
        after = comparison.changed(edit)
        assert evaluate(after, before) == evaluate(after)


MONEY = {
    "base": 1,
    "bonus": {"amount": 1},
    "sign_on": {"amount": 1},
    "benefits": {"amount": 1},
    "costs": {"amount": 1},
    "grants": {"value": 1, "strike": 1},
    "rent": 1,
    "refreshers": {"yearly": 1},
    "equity": {
        **dict.fromkeys(("price_now", "price_at_grant", "preferred_price", "fmv_409a", "valuation"), 1),
        **dict.fromkeys(("total_raised", "exit_value"), 1),
    },
}


def scaled(given: Any, money_fields: Any, factor: float) -> Any:
    """The same JSON with each amount of money times ``factor``."""
    if money_fields == 1:
        return None if given is None else given * factor
    if isinstance(given, list):
        return [scaled(each, money_fields, factor) for each in given]
    if not isinstance(given, dict):
        return given
    return {key: scaled(value, money_fields.get(key, {}), factor) for key, value in given.items()}


@given(usual(), st.sampled_from([0.01, 0.5, 3.0, 1_000.0]))
def test_all_money_scales_together(comparison: Comparison, factor: float):
    """Tax aside: tables are piecewise, a rate is not."""
    plain = comparison.model_dump(mode="json", by_alias=True)
    rated = [offer | {"tax": {"method": "rate", "rate": 0.31}} for offer in plain["offers"]]
    plain |= {"offers": rated, "person": plain["person"] | {"tax": {"method": "rate", "rate": 0.25}}}
    person = plain["person"] | {"walk_away_pay": 80_000.0 * factor, "delighted_pay": 400_000.0 * factor}
    many = [scaled(offer, MONEY, factor) for offer in plain["offers"]]
    larger = evaluate(Comparison.model_validate(plain | {"offers": many, "person": person}))
    smaller = evaluate(Comparison.model_validate(plain))
    for one, other in zip(smaller.offers, larger.offers, strict=True):
        for before, after in zip(money(one.pay), money(other.pay), strict=True):
            assert after == (None if before is None else pytest.approx(before * factor, rel=1e-9, abs=1e-6 * factor))
        pay = one.scores["pay"].value
        assert other.scores["pay"].value == (None if pay is None else pytest.approx(pay, abs=1e-6))


PLACES = (
    "Austin, TX, US", "New York, NY, US", "San Francisco, CA, US", "Philadelphia, PA, US", "Detroit, MI, US",
    "Baltimore, MD, US", "Portland, OR, US", "Munich, Bavaria, DE", "London, England, GB", "Edinburgh, Scotland, GB",
    "Dublin, Leinster, IE", "Sydney, New South Wales, AU", "Singapore, SG", "Toronto, ON, CA",
    "Amsterdam, North Holland, NL",
)  # fmt: skip


@given(
    st.sampled_from(PLACES),
    st.integers(30_000, 900_000),
    st.sampled_from([1.05, 1.3, 2.0]),
    st.sampled_from([None, 60_000.0]),
)
def test_more_pay_never_means_less_after_tax(place: str, base: int, raised: float, partner: float | None):
    tax = {"year": 2026} | ({"filing_status": "joint", "partner_income": partner} if partner else {})
    person = {"home": place, "tax": tax}

    def after_tax(amount: float) -> float:
        offer = an_offer(place=place, base=amount)
        year = evaluate(a_comparison(offer, person=person)).offers[0].pay.years[0]
        return year.net.after_tax.known

    assert after_tax(base * raised) > after_tax(float(base))


@given(comparisons())
def test_any_valid_comparison_can_be_calculated(comparison: Comparison):
    results = evaluate(comparison)
    assert len(results.offers) == len(comparison.offers)
    assert evaluate(comparison, results) == results
    for field in fields(results):
        assert hasattr(results, field.name)
