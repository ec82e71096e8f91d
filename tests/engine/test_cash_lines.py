"""One-time lines, what is paid out, the health plan, extra salaries, what is guaranteed, what a layoff pays."""

from __future__ import annotations

from typing import Any

import pytest
from builders import a_comparison, an_offer
from hypothesis import given
from hypothesis import strategies as st
from strategies import offers

from offercompare.engine.cash import Cash, cash, guaranteed, protected_pay
from offercompare.engine.pay import pay
from offercompare.model import Offer

MOVE = {"label": "Relocation", "amount": 9_000.0, "year": 1}
GYM = {"label": "Gym", "amount": 600.0}
STIPEND = {"label": "Stipend", "amount": 1_200.0, "in_kind": False}


def cash_of(stay: float = 4.0, horizon: int = 4, **changes: Any) -> Cash:
    return cash(an_offer(**changes), "USD", stay, horizon)


def by_year(part: str, stay: float = 4.0, horizon: int = 4, **changes: Any) -> list[float | None]:
    return [getattr(year, part).value for year in cash_of(stay, horizon, **changes).years]


@pytest.mark.parametrize(
    ("lines", "stay", "amounts"),
    [
        ([GYM], 4.0, [600] * 4),
        ([MOVE], 4.0, [9_000, 0, 0, 0]),
        ([GYM, MOVE], 4.0, [9_600, 600, 600, 600]),
        ([{**MOVE, "year": 3}], 4.0, [0, 0, 9_000, 0]),
        ([{**MOVE, "year": 5}], 4.0, [0] * 4),
        ([GYM, MOVE], 0.5, [9_300, 0, 0, 0]),
        ([GYM, {**MOVE, "year": 2}], 1.25, [600, 9_150, 0, 0]),
        ([{**MOVE, "year": 2}], 1.0, [0] * 4),
    ],
)
def test_a_line_with_a_year_comes_once_and_whole(lines: list[Any], stay: float, amounts: list[float]):
    assert by_year("benefits", stay, benefits=lines) == pytest.approx(amounts)
    assert by_year("costs", stay, costs=lines) == pytest.approx([-amount for amount in amounts])


@pytest.mark.parametrize(
    ("changes", "stay", "paid_out"),
    [
        ({"benefits": [GYM]}, 4.0, [0] * 4),
        ({"benefits": [GYM, STIPEND]}, 4.0, [1_200] * 4),
        ({"benefits": [{**STIPEND, "in_kind": True}]}, 4.0, [0] * 4),
        ({"benefits": [STIPEND]}, 0.5, [600, 0, 0, 0]),
        ({"benefits": [{**MOVE, "in_kind": False}]}, 0.5, [9_000, 0, 0, 0]),
        ({"espp": {"contribution": 8_500.0, "discount": 0.15}}, 4.0, [1_500] * 4),
        ({"espp": {"contribution": 8_500.0, "discount": 0.15}, "benefits": [STIPEND]}, 1.5, [2_700, 1_350, 0, 0]),
        ({"health": {"employer_hsa": 750.0}}, 4.0, [0] * 4),
        ({"evidence": {"benefits": "unknown"}}, 4.0, [0] * 4),
    ],
)
def test_what_is_paid_out_is_said_beside_what_is_in_kind(changes: Any, stay: float, paid_out: list[float]):
    years = cash_of(stay, **changes).years
    assert [year.benefits_in_cash for year in years] == pytest.approx(paid_out)


@pytest.mark.parametrize(
    ("count", "raise_", "stay", "bases", "next_job"),
    [
        (0, 0.0, 4.0, [120_000] * 4, [0] * 4),
        (1, 0.0, 4.0, [130_000] * 4, [0] * 4),
        (2, 0.1, 4.0, [140_000, 154_000, 169_400, 186_340], [0] * 4),
        (1, 0.0, 1.5, [130_000, 65_000, 0, 0], [0, 65_000, 130_000, 130_000]),
    ],
)
def test_extra_salaries_are_base_pay(count: int, raise_: float, stay: float, bases: Any, next_job: Any):
    changes: dict[str, Any] = {"base": 120_000.0, "extra_salaries": count, "raise": raise_}
    assert by_year("base", stay, **changes) == pytest.approx(bases)
    assert by_year("fallback", stay, **changes) == pytest.approx(next_job)


def test_bonus_and_match_stay_on_the_base_without_extra_salaries():
    changes: dict[str, Any] = {"bonus": {"target": 0.1, "payout": 1.0}, "match": {"rate": 1.0, "up_to": 0.05}}
    assert by_year("bonus", extra_salaries=2, **changes) == by_year("bonus", **changes) == [10_000] * 4
    assert by_year("match", extra_salaries=2, **changes) == by_year("match", **changes) == [5_000] * 4


def test_the_trail_names_the_extra_salaries():
    base = cash_of(extra_salaries=1).years[0].base
    assert [part.label for part in base.inputs] == ["Base", "Extra monthly salaries"]
    assert cash_of(base=None, extra_salaries=1).years[0].base.value is None


PLAN = {
    "premium": 2_400.0,
    "deductible": 2_000.0,
    "out_of_pocket_max": 6_000.0,
    "coinsurance": 0.2,
    "expected_care": 10_000.0,
}


@pytest.mark.parametrize(
    ("changes", "cost"),
    [
        ({}, 2_400 + 2_000 + 1_600),
        ({"expected_care": 1_500.0}, 2_400 + 1_500),
        ({"expected_care": 2_000.0}, 2_400 + 2_000),
        ({"expected_care": 100_000.0}, 2_400 + 6_000),
        ({"expected_care": 100_000.0, "out_of_pocket_max": None}, 2_400 + 2_000 + 19_600),
        ({"out_of_pocket_max": 1_000.0}, 2_400 + 1_000),
        ({"expected_care": 0.0}, 2_400),
        ({"expected_care": None}, 2_400),
        ({"premium": None}, 3_600),
        ({"deductible": None}, 2_400 + 2_000),
        ({"coinsurance": None}, 2_400 + 2_000),
        ({"premium": None, "expected_care": None}, 0),
    ],
)
def test_a_health_plan_costs_its_premium_and_the_own_share_of_care(changes: dict[str, Any], cost: float):
    assert by_year("costs", health={**PLAN, **changes}) == pytest.approx([-cost] * 4)


def test_a_health_plan_stands_beside_other_costs_and_ends_with_the_job():
    changes: dict[str, Any] = {"health": PLAN, "costs": [{"label": "Parking", "amount": 1_000.0}]}
    assert by_year("costs", 1.5, **changes) == pytest.approx([-7_000, -3_500, 0, 0])


def test_what_the_employer_pays_into_a_savings_account_is_a_benefit():
    assert by_year("benefits", health={"employer_hsa": 750.0}, benefits=[GYM]) == [1_350] * 4


@pytest.mark.parametrize(
    ("health", "evidence", "said"),
    [
        ({"premium": 2_400.0}, {}, "health.expected_care missing"),
        ({"employer_hsa": 700.0}, {}, ""),
        ({**PLAN, "coinsurance": None}, {}, "health.coinsurance missing"),
        ({**PLAN, "coinsurance": None, "expected_care": 1_000.0}, {}, ""),
        ({**PLAN, "deductible": None}, {"health.deductible": "unknown"}, "health.deductible unknown"),
        (PLAN, {"health.deductible": "unknown"}, ""),
        (PLAN, {}, ""),
    ],
)
def test_what_a_health_plan_leaves_open_is_named(health: Any, evidence: Any, said: str):
    warnings = [warning for warning in cash_of(health=health, evidence=evidence).warnings if "health" in warning]
    assert bool(warnings) == bool(said)
    assert all(said in warning for warning in warnings)


@pytest.mark.parametrize(
    ("health", "mark", "first_costs", "first_benefits"),
    [
        (None, "health", None, 0),
        ({**PLAN, "premium": None, "expected_care": None}, "health.premium", None, 0),
        ({**PLAN, "expected_care": None}, "health.expected_care", -2_400, 0),
        ({**PLAN, "deductible": None}, "health.deductible", -2_400, 0),
        (PLAN, "health.employer_hsa", -6_000, None),
    ],
)
def test_an_unknown_of_the_health_plan_is_no_zero(health: Any, mark: str, first_costs: Any, first_benefits: Any):
    found = cash_of(health=health, evidence={mark: "unknown"})
    assert found.unknown_parts == ("health",)
    assert (found.years[0].costs.value, found.years[0].benefits.value) == (first_costs, first_benefits)


def test_guaranteed_leaves_out_the_bonus_and_the_next_job():
    year = cash_of(
        0.5,
        bonus={"target": 0.1, "payout": 1.0},
        match={"rate": 1.0, "up_to": 0.05},
        benefits=[GYM],
        costs=[GYM, GYM],
        sign_on=[{"amount": 10_000.0}],
    ).years[0]
    assert guaranteed(year).value == pytest.approx(50_000 + 2_500 + 300 - 600 + 10_000 - 5_000)
    assert guaranteed(cash_of(base=None).years[0]).value is None


@pytest.mark.parametrize(
    ("changes", "amount"),
    [
        ({}, None),
        ({"severance_months": 3.0}, 30_000),
        ({"notice_months": 2.0}, 20_000),
        ({"severance_months": 3.0, "notice_months": 1.5}, 45_000),
        ({"severance_months": 0.0}, 0),
    ],
)
def test_a_layoff_pays_severance_and_notice(changes: dict[str, float], amount: float | None):
    found = protected_pay(an_offer(base=120_000.0, **changes), "USD")
    assert (found.value if found else None) == amount


def test_a_layoff_of_an_unknown_base_pays_an_unknown_amount():
    found = protected_pay(an_offer(base=None, notice_months=3.0), "USD")
    assert found is not None
    assert found.value is None


def test_the_new_fields_change_nothing_where_they_are_absent():
    plain = an_offer(benefits=[GYM], costs=[GYM])
    empty = plain.changed({"extra_salaries": 0, "notice_months": None, "health": {}})
    assert pay(plain, a_comparison(plain)).average == pay(empty, a_comparison(empty)).average


@given(offers(), st.floats(0.1, 6), st.integers(1, 5))
def test_any_offer_has_cash_with_a_trail_that_adds_up(offer: Offer, stay: float, horizon: int):
    for year in cash(offer, "USD", stay, horizon).years:
        assert year.benefits_in_cash >= 0
        assert year.benefits.value is None or year.benefits_in_cash <= year.benefits.value * (1 + 1e-12)
        assert year.costs.value is None or year.costs.value <= 0
        for part in year.parts():
            for figure in part.walk():
                if figure.how == "sum":
                    assert figure.value == pytest.approx(sum(each.known for each in figure.inputs))
