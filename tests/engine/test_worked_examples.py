"""Worked examples with figures printed elsewhere or repeated by independent code: each states its source."""

from __future__ import annotations

from math import exp, log

import pytest
from builders import a_comparison, a_startup, an_offer

from offercompare.engine import evaluate, ranking
from offercompare.engine.cash import clawback_share
from offercompare.engine.figure import Figure
from offercompare.engine.pay_score import log_score
from offercompare.engine.place import PlaceIndex, home_money
from offercompare.engine.present_value import annual_equivalent
from offercompare.engine.private_company import describe
from offercompare.engine.public_shares import expected_call
from offercompare.engine.rubric_score import job_risk
from offercompare.engine.vesting import tranches, vested_share, vests_by_year
from offercompare.engine.waterfall import Preference, waterfall
from offercompare.model import Vesting


def test_leader_example_of_the_analytic_hierarchy_process():
    weights = {"experience": 0.547, "education": 0.127, "charisma": 0.270, "age": 0.056}
    rows = {
        "tom": (0.217, 0.188, 0.743, 0.265),
        "dick": (0.717, 0.081, 0.194, 0.672),
        "harry": (0.066, 0.731, 0.063, 0.063),
    }
    totals = {who: ranking.total(dict(zip(weights, row, strict=True)), weights) for who, row in rows.items()}
    assert totals == pytest.approx({"tom": 0.358, "dick": 0.493, "harry": 0.149}, abs=0.001)


CARS = {
    "sedan": {"cost": 6, "capacity": 3, "efficiency": 5, "fun": 4},
    "minivan": {"cost": 5, "capacity": 5, "efficiency": 3, "fun": 2},
    "suv": {"cost": 4, "capacity": 6, "efficiency": 2, "fun": 6},
}
CAR_WEIGHTS = {"cost": 3, "capacity": 2, "efficiency": 1, "fun": 1}


def test_weighted_sum_of_three_cars_and_its_flip():
    assert {car: ranking.total(CARS[car], CAR_WEIGHTS) for car in CARS} == {"sedan": 33, "minivan": 30, "suv": 32}
    more_fun = CAR_WEIGHTS | {"fun": 2}
    assert (ranking.total(CARS["suv"], more_fun), ranking.total(CARS["sedan"], more_fun)) == (38, 37)


def test_how_far_the_weights_of_the_cars_may_move():
    brackets = ranking.stability(CARS, ranking.shares(CAR_WEIGHTS), "sedan")
    fun, cost = brackets["fun"], brackets["cost"]
    assert (fun.weight, fun.low, fun.high, fun.overtaken_above) == pytest.approx((1 / 7, 0.0, 0.20, "suv"), abs=1e-6)
    assert (cost.weight, cost.low, cost.high) == pytest.approx((3 / 7, 5 / 13, 1.0), abs=1e-6)
    assert (cost.overtaken_below, cost.overtaken_above) == ("suv", None)
    assert ranking.nearest_flips(brackets)[0].leader == "suv"


JOBS = {"1": (48, 8, 4, 7, 6), "2": (52, 7, 2, 7, 6), "3": (50, 8, 6, 4, 4), "4": (51, 6, 2, 5, 5)}


def strictly_dominated(jobs: dict[str, tuple[int, ...]]) -> list[tuple[str, str]]:
    keys = ("salary", "attractiveness", "commute", "school", "quality")
    scores = {job: dict(zip(keys, row, strict=True)) for job, row in jobs.items()}
    found = ranking.dominated(scores, dict.fromkeys(keys, 0.2))
    return [(each.id, each.by) for each in found if not each.practical]


def test_of_four_graduate_jobs_one_is_dominated():
    assert strictly_dominated(JOBS) == [("4", "2")]


def test_after_an_even_swap_another_is_dominated():
    assert ("2", "1") in strictly_dominated(JOBS | {"1": (53, 7, 4, 7, 6)})


def test_expected_excess_is_the_black_scholes_call_undiscounted():
    excess = expected_call(21, 21, exp(0.05) - 1, 0.30, 0.36)
    assert excess == pytest.approx(1.7179, abs=5e-5)
    assert excess * exp(-0.05 * 0.36) == pytest.approx(1.687, abs=5e-4)


def investor_takes(sale: float, owed: float, phi: float, participating: bool = False) -> float:
    common = waterfall(1_000, Preference(owed, phi, participating)).per_share(sale)
    return sale - common * 1_000 * (1 - phi)


@pytest.mark.parametrize(("sale", "investor"), [(8, 2), (10, 2), (12, 2.4)])
def test_two_million_for_a_fifth_without_participation(sale: float, investor: float):
    assert investor_takes(sale, 2, 0.2) == pytest.approx(investor)


@pytest.mark.parametrize(
    ("sale", "plain", "participating"), [(3, 3, 3), (10, 5, 6.667), (15, 5, 8.333), (20, 6.667, 10), (30, 10, 13.333)]
)
def test_five_million_for_a_third(sale: float, plain: float, participating: float):
    assert investor_takes(sale, 5, 1 / 3) == pytest.approx(plain, abs=0.001)
    assert investor_takes(sale, 5, 1 / 3, participating=True) == pytest.approx(participating, abs=0.001)


def diluted(**equity: object) -> float:
    """Fully diluted shares after the rounds left, from 20 million today."""
    company = describe(a_startup(equity={"exit_value": 1e9, "preferred_share": 0.2, **equity}, stage="seed")).company
    assert company is not None
    return company.shares_at_exit


def test_three_rounds_that_issue_a_fifth_more_shares_each():
    shares = diluted(dilution=1 - 1 / 1.2, rounds_left=3)
    assert shares / 20e6 == pytest.approx(1.728)
    assert 200_000 / shares == pytest.approx(0.005787, abs=5e-7)


def test_dilution_by_the_part_sold():
    # The seed list begins with rounds A and B: 20 % and 15 % sold.
    assert 100_000 / diluted(rounds_left=2) == pytest.approx(0.0034)


def test_even_quarters_after_one_and_a_half_years():
    assert vested_share(Vesting(), 1.6 * 12) == pytest.approx(0.375)


def test_one_day_before_a_quarter_earns_nothing_for_it():
    day = 12 / 365.25
    assert vested_share(Vesting(), 15 - day) == pytest.approx(0.25)
    assert vested_share(Vesting(), 15) == pytest.approx(0.3125)


def test_monthly_rates_that_sum_almost_to_one_are_accepted():
    front = Vesting(by_year=(0.33, 0.33, 0.2196, 0.12), cadence="monthly")
    assert sum(tranche.share for tranche in tranches(front)) == pytest.approx(0.9996)
    assert [round(vest.share, 4) for vest in vests_by_year(front, 0, 48, 4)] == [0.33, 0.33, 0.2196, 0.12]


@pytest.mark.parametrize(
    ("rule", "months", "served", "share"),
    [
        ("prorated", 24, 12, 0.5),
        ("prorated", 24, 18, 0.25),
        ("full", 12, 11, 1.0),
        ("full", 12, 12, 0.0),
    ],
)
def test_clawback_as_printed(rule: str, months: float, served: float, share: float):
    assert clawback_share(rule, months, served) == pytest.approx(share)


def test_competing_risks_over_five_years():
    company = describe(a_startup(equity={"failure_hazard": 0.03, "exit_hazard": 0.12})).company
    assert company is not None
    assert company.exit_chance(5) == pytest.approx(0.4221, abs=5e-5)
    assert company.exit_chance(5) * 0.03 / 0.12 == pytest.approx(0.1055, abs=5e-5)


@pytest.mark.parametrize(("pay", "points"), [(200_000, 50.0), (150_000, 29.248), (400_000, 100.0)])
def test_points_between_two_pays(pay: float, points: float):
    assert log_score(pay, 100_000, 400_000) == pytest.approx(points, abs=5e-4)


def test_pay_below_the_scale_scores_nothing_and_says_so():
    person = {"walk_away_pay": 100_000.0, "delighted_pay": 400_000.0}
    score = evaluate(a_comparison(an_offer(base=90_000.0), person=person)).offer("harbor").scores["pay"]
    assert (score.value, score.badge) == (0.0, "beyond scale")


def test_level_payment_with_the_same_present_value():
    assert annual_equivalent(1_000_000, 0.04, 5) == pytest.approx(220_265.01, abs=0.005)


@pytest.mark.parametrize(
    ("company_type", "stage", "points"),
    [("startup", "seed", 0.1529), ("public_large", None, 0.7487), ("government", None, 0.9022)],
)
def test_points_of_the_three_year_risk(company_type: str, stage: str | None, points: float):
    offer = an_offer(company_type=company_type, stage=stage, layoff_hazard=None)
    assert job_risk(offer).points == pytest.approx(points, abs=5e-5)


PROJECTED = {
    "base": 180_000.0,
    "raise": 0.03,
    "bonus": {"target": 0.15, "payout": 0.9},
    "sign_on": [{"amount": 30_000.0}],
    "grants": [{"kind": "rsu", "value": 200_000.0, "vesting": {"by_year": [0.33, 0.33, 0.22, 0.12]}}],
    "equity": {"drift": 0.0, "volatility": 0.0},
}


@pytest.mark.parametrize(
    ("part", "by_year"),
    [
        ("base", [180_000, 185_400, 190_962, 196_690.86]),
        ("bonus", [24_300, 25_029, 25_779.87, 26_553.2661]),
        ("equity", [66_000, 66_000, 44_000, 24_000, 0]),
        ("sign_on", [30_000, 0, 0, 0, 0]),
    ],
)
def test_projection_over_five_years(part: str, by_year: list[float]):
    paid = evaluate(a_comparison(an_offer(**PROJECTED), settings={"horizon_years": 5})).offer("harbor").pay
    assert [year.parts[part].value for year in paid.years][: len(by_year)] == pytest.approx(by_year)


@pytest.mark.parametrize(("home", "worth"), [(112.73, 191_799.23), (100.0, 170_140.37)])
def test_what_san_francisco_pay_buys_elsewhere(home: float, worth: float):
    there, here = Figure("there", 117.55, "index"), Figure("here", home, "index")
    index = PlaceIndex(there, here, Figure("relative", 100 * 117.55 / home, "index"), "BEA 2023")
    assert 200_000 * home_money(index, 1.0).known == pytest.approx(worth, abs=0.005)


def test_points_are_even_in_ratios():
    assert log_score(200, 100, 400) == pytest.approx(100 * log(2) / log(4))


@pytest.mark.parametrize("rate", [0.0, 1e-300, 1e-17, 1e-9])
def test_hardly_any_discounting_leaves_the_mean(rate: float):
    assert annual_equivalent(400_000, rate, 4) == pytest.approx(100_000)
