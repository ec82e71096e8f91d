"""Grants at expected value: listed shares and options, private shares and options, what is unknown."""

from __future__ import annotations

from math import exp, log
from typing import Any

import pytest
from builders import a_comparison, a_grant, a_startup, an_offer

from offercompare.engine.pay import Pay, pay
from offercompare.engine.private_company import describe
from offercompare.model import Offer


def paid(offer: Offer, stay: float | None = None, **settings: Any) -> Pay:
    return pay(offer, a_comparison(offer, person={"stay_years": stay}, settings={"discount_rate": 0.0, **settings}))


def equity(offer: Offer, stay: float | None = None, **settings: Any) -> list[float | None]:
    return [year.parts["equity"].value for year in paid(offer, stay, **settings).years]


def listed(*grants: dict[str, Any], **changes: Any) -> Offer:
    return an_offer(grants=[a_grant(**grant) for grant in grants], **changes)


ANNUAL = {"cadence": "annual"}


@pytest.mark.parametrize(
    ("grant", "company", "by_year"),
    [
        ({}, {}, [25_000] * 4),
        ({"value": None, "shares": 400.0}, {"price_now": 50.0}, [5_000] * 4),
        ({}, {"price_now": 120.0, "price_at_grant": 100.0}, [30_000] * 4),
        ({}, {"price_at_grant": 100.0}, [25_000] * 4),
        ({"shares": 400.0}, {"price_now": 50.0}, [5_000] * 4),
        ({"vesting": ANNUAL}, {"drift": 0.1}, [27_500, 30_250, 33_275, 36_602.5]),
        ({"vesting": ANNUAL, "grant_year": 3}, {"drift": 0.1}, [0, 0, 27_500, 30_250]),
        (
            {"vesting": ANNUAL, "grant_year": 3},
            {"drift": 0.1, "price_now": 120.0, "price_at_grant": 100.0},
            [0, 0, 27_500, 30_250],
        ),
        (
            {"vesting": ANNUAL, "grant_year": 3, "value": None, "shares": 1_000.0},
            {"drift": 0.1, "price_now": 100.0},
            [0, 0, 33_275, 36_602.5],
        ),
        ({"vesting": {"by_year": [0.33, 0.33, 0.22, 0.12]}}, {}, [33_000, 33_000, 22_000, 12_000]),
        ({"grant_year": 5}, {}, [0, 0, 0, 0]),
    ],
)
def test_listed_shares(grant: dict[str, Any], company: dict[str, Any], by_year: list[float]):
    assert equity(listed(grant, equity=company)) == pytest.approx(by_year)


def test_leaving_mid_year_keeps_what_vested():
    assert equity(listed({}), 1.6) == pytest.approx([25_000, 12_500, 0, 0])
    assert equity(listed({"vesting": {"cliff_months": 12}}), 0.9) == [0.0] * 4


def test_refreshers_start_in_their_year_and_vest_from_it():
    offer = an_offer(refreshers={"yearly": 40_000.0})
    assert equity(offer) == pytest.approx([0, 10_000, 20_000, 30_000])
    assert equity(offer, 2.0) == pytest.approx([0, 10_000, 0, 0])


def test_refreshers_are_worth_their_amount_when_granted():
    offer = an_offer(refreshers={"yearly": 40_000.0, "first_year": 3, "vesting": ANNUAL}, equity={"drift": 0.1})
    assert equity(offer) == pytest.approx([0, 0, 11_000, 11_000 + 12_100])


def test_what_vests_beyond_the_horizon_is_listed_and_not_counted():
    assert paid(listed({}), horizon_years=3).cards[0].unvested_at_horizon == pytest.approx(0.25)
    assert paid(listed({}), 1.5).cards[0].unvested_at_horizon == pytest.approx(0.625)


def test_at_the_current_job_only_tranches_to_come_count():
    dated = {"unvested_from": "2027-07-01"}
    offer = listed(dated, start_date="2026-01-01", status="current")
    assert equity(offer) == pytest.approx([25_000, 25_000, 12_500, 0])
    assert paid(offer).cards[0].unvested_at_horizon == 0.0


def test_a_current_grant_of_a_later_year_began_later():
    offer = listed({"unvested_from": "2027-07-01", "grant_year": 2}, start_date="2026-01-01", status="current")
    assert equity(offer) == pytest.approx([25_000, 25_000, 25_000, 12_500])


def test_unvested_from_without_a_start_is_unknown():
    found = paid(listed({"unvested_from": "2027-07-01"}))
    assert found.unknown_parts == ("grants",)
    assert found.years[0].parts["equity"].value is None
    assert any("start_date missing" in warning for warning in found.warnings)


def test_listed_options_without_spread_pay_the_excess_of_the_grown_price():
    option = {"kind": "nso", "value": None, "shares": 1_000.0, "strike": 90.0, "vesting": ANNUAL}
    company = {"price_now": 100.0, "drift": 0.1, "volatility": 0.0}
    assert equity(listed(option, equity=company)) == pytest.approx([5_000, 7_750, 10_775, 14_102.5])


def test_listed_options_under_water_are_worth_their_chance():
    option = {"kind": "nso", "value": None, "shares": 1_000.0, "strike": 500.0}
    still = equity(listed(option, equity={"price_now": 100.0, "volatility": 0.0}))
    moving = equity(listed(option, equity={"price_now": 100.0, "volatility": 0.5}))
    assert still == [0.0] * 4
    assert all(value is not None and value > 0 for value in moving)


def test_the_highest_volatility_makes_a_call_almost_the_share_itself():
    option = {"kind": "nso", "value": None, "shares": 1_000.0, "strike": 90.0}
    offer = listed(option, equity={"price_now": 100.0, "volatility": 10.0, "drift": 0.0})
    assert equity(offer) == pytest.approx([25_000] * 4, rel=1e-3)


@pytest.mark.parametrize(
    ("grant", "company", "said"),
    [
        ({"value": None}, {}, "shares or value missing"),
        ({"value": None, "shares": 10.0}, {}, "price_now missing"),
        ({"kind": "nso", "strike": 1.0}, {}, "price_now missing"),
        ({"kind": "nso", "value": None, "shares": 10.0}, {"price_now": 5.0}, "strike missing"),
    ],
)
def test_what_a_listed_grant_lacks_is_unknown_and_said(grant: dict[str, Any], company: dict[str, Any], said: str):
    found = paid(listed(grant, equity=company))
    assert (found.unknown_parts, found.years[0].parts["equity"].value) == (("grants",), None)
    assert found.average.value == pytest.approx(100_000)
    assert found.cards[0].expected is None
    assert any(said in warning for warning in found.warnings)


def test_one_unknown_grant_does_not_hide_the_other():
    found = paid(listed({}, {"value": None}))
    assert found.unknown_parts == ("grants",)
    assert found.years[0].parts["equity"].value == pytest.approx(25_000)


@pytest.mark.parametrize("part", ["grants", "refreshers"])
def test_equity_marked_unknown_makes_totals_at_least(part: str):
    found = paid(an_offer(evidence={part: "unknown"}))
    assert (found.unknown_parts, found.years[0].parts["equity"].value) == ((part,), None)


def test_no_equity_is_nothing_and_has_no_card():
    found = paid(an_offer())
    assert (found.cards, found.years[0].parts["equity"].value, found.unknown_parts) == ((), 0.0, ())


# One certain exit soon: hazards so high that the chance of an exit is 1, and an exit value without spread.
CERTAIN = {"failure_hazard": 0.0, "exit_hazard": 100.0, "exit_multiple_sd": 0.0, "total_raised": 40e6}
RSU = {"kind": "rsu", "shares": 1_000.0}


def card(offer: Offer, stay: float | None = None, **settings: Any) -> Any:
    return paid(offer, stay, **settings).cards[0]


@pytest.mark.parametrize(
    ("company", "per_share"),
    [
        ({"exit_multiple": 4.0, "preferred_share": 0.4}, 20.0),
        ({"exit_multiple": 0.2, "preferred_share": 0.4}, 0.0),
        ({"exit_multiple": 0.5, "preferred_share": 0.4}, 10e6 / 12e6),
        ({"exit_multiple": 4.0, "preferred_share": 0.4, "participating": True}, 360e6 / 20e6),
        ({"exit_multiple": 4.0, "preferred_share": 0.4, "participating": True, "participation_cap": 2.0}, 20.0),
        ({"exit_multiple": 1.5, "preferred_share": 0.4, "participating": True, "participation_cap": 2.0}, 70e6 / 12e6),
        ({"exit_multiple": 0.2, "preferred_share": 0.0}, 1.0),
        ({"exit_multiple": 4.0, "preferred_share": 0.4, "illiquidity_discount": 0.25}, 15.0),
        ({"exit_multiple": 0.8, "preferred_share": 0.4, "liquidation_multiple": 2.0}, 0.0),
        ({"exit_multiple": 0.0, "preferred_share": 0.4}, 0.0),
        ({"exit_value": 400e6, "rounds_left": 0, "preferred_share": 0.4}, 20.0),
    ],
)
def test_private_shares_at_a_certain_exit(company: dict[str, Any], per_share: float):
    offer = a_startup(grants=[RSU], equity=CERTAIN | company)
    assert card(offer).expected == pytest.approx(1_000 * per_share)
    assert equity(offer) == pytest.approx([250 * per_share] * 4)


def test_rounds_before_an_entered_exit_dilute_shares_and_add_preference():
    offer = a_startup(grants=[RSU], equity=CERTAIN | {"exit_value": 60e6, "rounds_left": 1, "dilution": 0.2})
    company = describe(offer).company
    assert company is not None
    # 25 million shares after the round, 40 + 5 x 5 million before common, phi 1 - 0.54 x 0.8.
    assert company.shares_at_exit == pytest.approx(25e6)
    assert card(offer).expected == pytest.approx(0.0)
    assert card(offer).break_even_exit == pytest.approx(65e6)
    assert card(offer).ownership == pytest.approx(1_000 / 20e6)


def exit_chance(window: float, lf: float = 0.05, lx: float = 0.07, d: float = 0.0) -> float:
    return lx / (lf + lx + d) * (1 - exp(-(lf + lx + d) * window))


@pytest.mark.parametrize(
    ("grant", "company", "stay", "window"),
    [
        ({"kind": "rsu"}, {}, None, 10),
        ({"kind": "rsu"}, {}, 2.0, 10),
        ({"kind": "iso", "strike": 0.0}, {}, None, 4.25),
        ({"kind": "iso", "strike": 0.0}, {}, 2.0, 2.25),
        ({"kind": "nso", "strike": 0.0}, {"exercise_window_years": 10.0}, 2.0, 10),
        ({"kind": "nso", "strike": 0.0}, {"exercise_window_years": 3.0}, 2.0, 5),
        ({"kind": "iso", "strike": 0.0}, {"exercise_if_leaving": True}, 2.0, 10),
        ({"kind": "iso", "strike": 0.0}, {}, 20.0, 10),
        ({"kind": "double_trigger_rsu"}, {}, None, 4),
        ({"kind": "double_trigger_rsu"}, {}, 9.0, 7),
        ({"kind": "double_trigger_rsu"}, {"keep_after_leaving": True}, 2.0, 7),
        ({"kind": "double_trigger_rsu"}, {"keep_after_leaving": True, "expiry_years": 5.0}, 2.0, 5),
        ({"kind": "double_trigger_rsu", "grant_year": 3}, {"keep_after_leaving": True}, None, 9),
        ({"kind": "double_trigger_rsu", "grant_year": 3}, {"keep_after_leaving": True, "expiry_years": 20.0}, None, 10),
        ({"kind": "double_trigger_rsu"}, {"expiry_years": 0.0}, None, 0),
    ],
)
def test_how_long_an_exit_pays(grant: dict[str, Any], company: dict[str, Any], stay: float | None, window: float):
    # Without preference and spread a share pays 1.9 x 5 at an exit.
    plain = {"preferred_share": 0.0, "exit_multiple_sd": 0.0}
    offer = a_startup(grants=[{"shares": 1_000.0, **grant}], equity=plain | company)
    found = card(offer, stay)
    assert found.expected == pytest.approx(1_000 * 9.5 * exit_chance(window))
    assert found.p_zero == pytest.approx(1 - exit_chance(window))


def test_present_value_discounts_each_exit_from_its_own_time():
    offer = a_startup(base=0.0, grants=[RSU], equity={"preferred_share": 0.0, "exit_multiple_sd": 0.0})
    found = paid(offer, discount_rate=0.08)
    assert found.present_value.value == pytest.approx(9_500 * exit_chance(10, d=log(1.08)))


@pytest.mark.parametrize("hazards", [{"failure_hazard": 0.0, "exit_hazard": 0.0}, {"exit_hazard": 0.0}])
def test_without_exits_private_shares_are_worth_nothing(hazards: dict[str, float]):
    found = paid(a_startup(equity=hazards), discount_rate=0.0)
    assert found.cards[0].expected == 0.0
    assert found.cards[0].p_zero == 1.0
    assert [year.parts["equity"].value for year in found.years] == [0.0] * 4


@pytest.mark.parametrize(
    ("company", "shares"),
    [
        ({"fully_diluted": 50e6}, 50e6),
        ({"fully_diluted": None, "valuation": 200e6}, 40e6),
        ({"fully_diluted": None, "ownership": 0.001}, 10e6),
        ({"fully_diluted": 50e6, "valuation": 200e6, "preferred_price": None}, 50e6),
    ],
)
def test_where_the_share_count_comes_from(company: dict[str, Any], shares: float):
    assert card(a_startup(equity=company)).ownership == pytest.approx(10_000 / shares)


def test_ownership_of_a_grant_by_value():
    offer = a_startup(grants=[{"kind": "rsu", "value": 50_000.0}], equity={"fully_diluted": None, "ownership": 0.001})
    assert card(offer).ownership == pytest.approx(0.001)
    assert card(offer).headline == pytest.approx(50_000)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"equity": {"preferred_price": None}}, "preferred_price missing"),
        ({"equity": {"fully_diluted": None}}, "fully_diluted missing"),
        ({"grants": [{"kind": "iso", "shares": 10.0}]}, "strike missing"),
        ({"grants": [{"kind": "rsu"}]}, "shares or value missing"),
    ],
)
def test_what_a_private_grant_lacks_is_unknown_and_said(changes: dict[str, Any], said: str):
    found = paid(a_startup(**changes))
    assert found.unknown_parts == ("grants",)
    assert found.years[0].parts["equity"].value is None
    assert found.average.value == pytest.approx(100_000)
    assert any(said in warning for warning in found.warnings)


def test_a_missing_total_raised_is_estimated():
    found = paid(a_startup(equity={"total_raised": None}))
    assert found.cards[0].break_even_exit == pytest.approx(0.46 * 5 * 20e6 * 0.6 + 1.0 * 20e6 * 0.54)
    assert any("total_raised missing: preference estimated" in warning for warning in found.warnings)


def test_defaults_of_the_stage_are_named():
    said = " ".join(paid(a_startup(equity={})).warnings)
    for name in ("failure_hazard", "exit_hazard", "exit_multiple", "exit_multiple_sd", "preferred_share"):
        assert f"equity.{name} missing" in said
    assert "equity.exercise_window_years missing" in said


def test_a_startup_without_stage_counts_as_series_b_with_a_warning():
    found, known = paid(a_startup(stage=None)), paid(a_startup())
    assert found.cards == known.cards
    assert any("series B" in warning for warning in found.warnings)


def test_cards_of_an_option():
    found = card(a_startup(equity={"fmv_409a": 1.5}))
    assert found.headline == pytest.approx(40_000)
    assert found.at_409a == pytest.approx(5_000)
    assert found.exercise_cost == pytest.approx(10_000)
    assert found.ownership == pytest.approx(0.0005)
    assert found.break_even_exit == pytest.approx(40e6 + 1.0 * 20e6 * 0.54)


def test_a_strike_above_the_price_still_has_a_value_and_no_negative_headline():
    offer = a_startup(grants=[{"kind": "iso", "shares": 10_000.0, "strike": 8.0}], equity={"fmv_409a": 2.0})
    found = card(offer)
    assert (found.headline, found.at_409a) == (0.0, 0.0)
    assert found.expected > 0


def test_the_median_is_nothing_where_an_exit_is_less_likely_than_not():
    assert card(a_startup()).median == 0.0
    certain = CERTAIN | {"exit_multiple": 4.0, "exit_multiple_sd": 0.8, "preferred_share": 0.4}
    assert card(a_startup(grants=[RSU], equity=certain)).median == pytest.approx(20_000)


def test_private_refreshers_are_shares_at_the_preferred_price():
    company = CERTAIN | {"exit_multiple": 2.0, "preferred_share": 0.0}
    offer = a_startup(grants=[], refreshers={"yearly": 40_000.0}, equity=company)
    assert equity(offer) == pytest.approx([0, 20_000, 40_000, 60_000])


def test_amounts_are_converted_to_the_reporting_currency():
    offer = a_startup(currency="EUR", equity={"fmv_409a": 1.5})
    plain = pay(offer, a_comparison(offer, currency="EUR"))
    turned = pay(offer, a_comparison(offer, currency="USD", fx={"EUR": 2.0}))
    assert turned.average.value == pytest.approx(2 * plain.average.known)
    assert turned.present_value.value == pytest.approx(2 * plain.present_value.known)
    assert turned.headline[0] == pytest.approx(2 * plain.headline[0])
    for name in ("headline", "expected", "at_409a", "median", "exercise_cost", "break_even_exit"):
        assert getattr(turned.cards[0], name) == pytest.approx(2 * getattr(plain.cards[0], name))
    assert turned.cards[0].ownership == plain.cards[0].ownership
