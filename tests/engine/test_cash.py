"""Cash by year: raises, promotions, bonus, match, stay inside the horizon, clawback, what is unknown."""

from __future__ import annotations

from typing import Any

import pytest
from builders import a_comparison, an_offer

from offercompare.engine.cash import clawback_share
from offercompare.engine.pay import Pay, pay
from offercompare.model import Offer


def paid(offer: Offer, stay: float | None = None, horizon: int = 4, **settings: Any) -> Pay:
    comparison = a_comparison(
        offer, person={"stay_years": stay}, settings={"horizon_years": horizon, "discount_rate": 0.0, **settings}
    )
    return pay(offer, comparison)


def by_year(offer: Offer, part: str, stay: float | None = None, horizon: int = 4) -> list[float | None]:
    return [year.parts[part].value for year in paid(offer, stay, horizon).years]


@pytest.mark.parametrize(
    ("changes", "bases"),
    [
        ({"raise": 0.10}, [100_000, 110_000, 121_000, 133_100]),
        ({"raise": -0.10}, [100_000] * 4),
        ({"raise": None}, [100_000, 103_500, 107_122.5, 110_871.7875]),
        ({"promotion": {"year": 3, "uplift": 0.2}}, [100_000, 100_000, 120_000, 120_000]),
        ({"raise": 0.10, "promotion": {"year": 2, "uplift": 0.5}}, [100_000, 165_000, 181_500, 199_650]),
        ({"promotion": {"year": 5, "uplift": 0.2}}, [100_000] * 4),
        ({"base": 0.0, "raise": 0.1}, [0.0] * 4),
        ({"base": None}, [None] * 4),
    ],
)
def test_base(changes: dict[str, Any], bases: list[float]):
    assert by_year(an_offer(**changes), "base") == pytest.approx(bases)


@pytest.mark.parametrize(
    ("changes", "bonuses"),
    [
        ({"bonus": {"target": 0.2, "payout": 1.0}}, [20_000] * 4),
        ({"bonus": {"target": 0.2}}, [18_200] * 4),
        ({"bonus": {"target": 0.2, "payout": 0.0}}, [0.0] * 4),
        ({"bonus": {"amount": 10_000.0, "payout": 1.0}, "raise": 0.1}, [10_000, 11_000, 12_100, 13_310]),
        ({"bonus": {"amount": 10_000.0, "payout": 1.0}, "base": 0.0}, [0.0] * 4),
        ({"bonus": {"target": 0.2}, "base": None}, [None] * 4),
        ({"bonus": None}, [0.0] * 4),
        ({"bonus": {}}, [0.0] * 4),
        ({"bonus": None, "evidence": {"bonus": "unknown"}}, [None] * 4),
        ({"bonus": {"target": None}, "evidence": {"bonus.target": "unknown"}}, [None] * 4),
    ],
)
def test_bonus(changes: dict[str, Any], bonuses: list[float | None]):
    assert by_year(an_offer(**changes), "bonus") == pytest.approx(bonuses)


@pytest.mark.parametrize(
    ("employee", "first"), [(None, 3_000), (0.06, 3_000), (0.02, 1_000), (0.20, 3_000), (0.0, 0.0)]
)
def test_match_stops_at_the_cap_and_at_what_is_paid_in(employee: float | None, first: float):
    offer = an_offer(match={"rate": 0.5, "up_to": 0.06, "employee": employee})
    assert by_year(offer, "match")[0] == pytest.approx(first)


def test_match_grows_with_base():
    offer = an_offer(match={"rate": 0.5, "up_to": 0.06}, **{"raise": 0.1})
    assert by_year(offer, "match", horizon=2) == pytest.approx([3_000, 3_300])


def test_purchase_plan_is_worth_its_discount_on_what_it_buys():
    offer = an_offer(espp={"contribution": 8_500.0, "discount": 0.15}, benefits=[{"label": "Health", "amount": 100.0}])
    assert by_year(offer, "benefits") == pytest.approx([1_600] * 4)


def test_costs_are_negative():
    assert by_year(an_offer(costs=[{"label": "Commute", "amount": 2_400.0}]), "costs") == [-2_400] * 4


@pytest.mark.parametrize(
    ("stay", "base", "next_job"),
    [
        (4.0, [100, 110, 121, 133.1], [0, 0, 0, 0]),
        (9.0, [100, 110, 121, 133.1], [0, 0, 0, 0]),
        (2.5, [100, 110, 60.5, 0], [0, 0, 60.5, 121]),
        (2.0, [100, 110, 0, 0], [0, 0, 110, 110]),
        (1.0, [100, 0, 0, 0], [0, 100, 100, 100]),
        (0.25, [25, 0, 0, 0], [75, 100, 100, 100]),
    ],
)
def test_the_next_job_starts_at_once_at_the_last_base(stay: float, base: list[float], next_job: list[float]):
    offer = an_offer(base=100.0, **{"raise": 0.1})
    assert by_year(offer, "base", stay) == pytest.approx(base)
    assert by_year(offer, "fallback", stay) == pytest.approx(next_job)


def test_a_part_year_pays_a_part_of_everything_but_the_sign_on():
    offer = an_offer(
        bonus={"target": 0.1, "payout": 1.0},
        match={"rate": 1.0, "up_to": 0.05},
        benefits=[{"amount": 1_000.0}],
        costs=[{"amount": 500.0}],
        sign_on=[{"amount": 7_000.0}],
        clawback={"rule": "none"},
    )
    parts = {name: part.value for name, part in paid(offer, 0.5).years[0].parts.items()}
    assert parts == pytest.approx(
        {
            "base": 50_000,
            "bonus": 5_000,
            "match": 2_500,
            "benefits": 500,
            "costs": -250,
            "sign_on": 7_000,
            "fallback": 50_000,
            "clawback": 0,
            "equity": 0,
        }
    )


@pytest.mark.parametrize(
    ("rule", "months", "stay", "year", "repaid"),
    [
        ("prorated", 12, 0.5, 1, -6_000),
        ("prorated", 12, 1.0, 2, 0),
        ("prorated", 24, 1.0, 2, -6_000),
        ("prorated", 24, 1.5, 2, -3_000),
        ("full", 24, 1.5, 2, -12_000),
        ("full", 24, 2.0, 3, 0),
        ("full_then_prorated", 24, 0.75, 1, -12_000),
        ("full_then_prorated", 24, 1.0, 2, -12_000),
        ("full_then_prorated", 24, 1.5, 2, -6_000),
        ("none", 24, 0.5, 1, 0),
        ("prorated", 0, 0.5, 1, 0),
        ("prorated", 120, 4.0, 4, 0),
    ],
)
def test_clawback_falls_in_the_year_of_leaving(rule: str, months: int, stay: float, year: int, repaid: float):
    offer = an_offer(sign_on=[{"amount": 12_000.0}], clawback={"months": months, "rule": rule})
    expected = [0.0] * 4
    expected[year - 1] = repaid
    assert by_year(offer, "clawback", stay) == pytest.approx(expected)


def test_each_sign_on_has_its_own_clock():
    signed = [{"year": 1, "amount": 12_000.0}, {"year": 2, "amount": 24_000.0}]
    offer = an_offer(sign_on=signed, clawback={"months": 24, "rule": "prorated"})
    assert by_year(offer, "clawback", 1.5) == pytest.approx([0, -12_000 * 0.25 - 24_000 * 0.75, 0, 0])
    assert by_year(offer, "sign_on", 1.5) == [12_000, 24_000, 0, 0]


def test_who_leaves_at_the_boundary_gets_and_repays_nothing_of_the_next_year():
    offer = an_offer(sign_on=[{"year": 2, "amount": 24_000.0}], clawback={"months": 24, "rule": "full"})
    assert by_year(offer, "sign_on", 1.0) == [0.0] * 4
    assert by_year(offer, "clawback", 1.0) == [0.0] * 4


@pytest.mark.parametrize(("served", "share"), [(0, 1.0), (11.99, 1.0), (12, 1.0), (18, 0.5), (24, 0.0), (30, 0.0)])
def test_full_then_prorated_is_continuous(served: float, share: float):
    assert clawback_share("full_then_prorated", 24, served) == pytest.approx(share)


def test_an_absent_clawback_is_assumed_and_said():
    found = paid(an_offer(sign_on=[{"amount": 12_000.0}]), 0.5)
    assert found.years[0].parts["clawback"].value == pytest.approx(-6_000)
    assert any("clawback missing" in warning for warning in found.warnings)


def test_no_sign_on_needs_no_clawback():
    assert not any("clawback" in warning for warning in paid(an_offer()).warnings)


@pytest.mark.parametrize("part", ["bonus", "sign_on", "match", "benefits", "costs"])
def test_what_is_unknown_is_no_zero_and_makes_totals_at_least(part: str):
    found = paid(an_offer(evidence={part: "unknown"}))
    assert found.years[0].parts[part].value is None
    assert found.unknown_parts == (part,)
    assert found.is_at_least
    assert found.average.value == pytest.approx(100_000)


def test_an_unknown_purchase_plan_makes_benefits_unknown():
    found = paid(an_offer(evidence={"espp": "unknown"}))
    assert found.years[0].parts["benefits"].value is None
    assert found.unknown_parts == ("espp",)


def test_what_is_given_counts_whatever_the_mark():
    found = paid(an_offer(bonus={"target": 0.1, "payout": 1.0}, evidence={"bonus": "unknown"}))
    assert found.unknown_parts == ()


def test_without_base_no_total_stands():
    found = paid(an_offer(base=None, sign_on=[{"amount": 1_000.0}]))
    totals = (found.average, found.total, found.present_value, found.annual_equivalent, found.home_average)
    assert [total.value for total in totals] == [None] * 5
    assert "base" in found.unknown_parts
    assert found.headline is None


def test_zero_base_is_allowed_with_a_warning():
    found = paid(an_offer(base=0.0, grants=[{"kind": "rsu", "value": 40_000.0}]))
    assert found.average.value == pytest.approx(10_000)
    assert any("base is 0" in warning for warning in found.warnings)


def test_defaults_are_named():
    offer = an_offer(bonus={"target": 0.1}, layoff_hazard=None, **{"raise": None})
    said = " ".join(paid(offer).warnings)
    for name in ("raise", "bonus.payout", "layoff_hazard"):
        assert f"{name} missing" in said


def test_trails_name_each_line_and_its_currency():
    offer = an_offer(currency=None, bonus={"amount": 10_000.0}, costs=[{"amount": 1.0}], benefits=[{"amount": 1.0}])
    for part in paid(offer).years[0].parts.values():
        for figure in part.walk():
            assert figure.label
            assert figure.unit != "money" or figure.currency == "USD"


def test_headline_is_what_the_letter_says():
    offer = an_offer(
        bonus={"target": 0.1, "payout": 0.5},
        sign_on=[{"amount": 8_000.0}],
        grants=[{"kind": "rsu", "value": 40_000.0}],
        equity={"drift": 0.5},
        **{"raise": 0.1},
    )
    found = paid(offer)
    assert found.headline[0] == pytest.approx(100_000 + 10_000 + 8_000 + 10_000)
    assert sum(found.headline) / 4 == pytest.approx(100_000 + 10_000 + 2_000 + 10_000)


@pytest.mark.parametrize("stay", [0.5, 1.5, 3.0])
def test_headline_does_not_know_how_long_one_stays(stay: float):
    offer = an_offer(
        match={"rate": 1.0, "up_to": 0.05},
        benefits=[{"amount": 1_000.0}],
        grants=[{"kind": "rsu", "value": 40_000.0}],
        refreshers={"yearly": 8_000.0},
    )
    stays, leaves = paid(offer), paid(offer, stay)
    assert leaves.headline == pytest.approx(stays.headline)


def test_present_value_discounts_cash_at_mid_year():
    found = paid(an_offer(), horizon=2, discount_rate=0.1)
    assert found.present_value.value == pytest.approx(100_000 * (1.1**-0.5 + 1.1**-1.5))
    assert found.annual_equivalent.value == pytest.approx(100_000)


def test_without_discounting_the_annual_equivalent_is_the_average():
    offer = an_offer(sign_on=[{"amount": 20_000.0}], grants=[{"kind": "rsu", "value": 40_000.0}])
    found = paid(offer)
    assert found.annual_equivalent.value == pytest.approx(found.average.value)


def test_a_share_is_worth_its_price_at_the_discount_rate():
    found = paid(an_offer(base=0.0, grants=[{"kind": "rsu", "value": 40_000.0}]), discount_rate=0.07)
    assert found.present_value.value == pytest.approx(40_000)


def test_trail_of_what_is_paid_back_keeps_its_signs():
    offer = an_offer(costs=[{"amount": 2_400.0}], sign_on=[{"amount": 12_000.0}])
    for name in ("costs", "clawback"):
        for figure in paid(offer, 0.5).years[0].parts[name].walk():
            if figure.how == "sum":
                assert figure.value == pytest.approx(sum(part.known for part in figure.inputs))
