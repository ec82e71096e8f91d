"""Pay after tax: what is taxed, what can be spent, what is left after rent, what an hour brings (MODEL 7a)."""

from __future__ import annotations

from typing import Any

import pytest

from offercompare.engine import evaluate
from offercompare.engine.pay import Pay, pay
from offercompare.engine.pay_score import anchors
from offercompare.engine.tax_rule import year_one_tax
from offercompare.model import Offer
from tests.builders import a_comparison, a_grant, a_startup, an_offer

RATED = {"method": "rate", "rate": 0.3}
ONE_YEAR = {"by_year": [1.0], "cadence": "annual"}


def paid(offer: Offer, **changes: Any) -> Pay:
    changes.setdefault("settings", {})
    changes["settings"] = {"money_basis": "after_tax", "discount_rate": 0.0} | changes["settings"]
    return pay(offer, a_comparison(offer, **changes))


@pytest.mark.parametrize(
    ("changes", "taxed"),
    [
        ({}, 100_000),
        ({"bonus": {"target": 0.1, "payout": 1.0}}, 110_000),
        ({"sign_on": [{"year": 1, "amount": 20_000.0}]}, 120_000),
        ({"match": {"rate": 0.5, "up_to": 0.06}}, 100_000),
        ({"benefits": [{"label": "Health", "amount": 7_000.0}]}, 100_000),
        ({"benefits": [{"label": "Stipend", "amount": 2_000.0, "in_kind": False}]}, 102_000),
        ({"costs": [{"label": "Commute", "amount": 2_400.0}]}, 100_000),
        ({"grants": [a_grant(value=40_000.0, vesting=ONE_YEAR)]}, 140_000),
        ({"extra_salaries": 2}, 100_000 * 14 / 12),
    ],
)
def test_what_is_taxed(changes: dict[str, Any], taxed: float):
    first = paid(an_offer(tax=RATED, **changes)).years[0]
    assert first.taxed.wages == pytest.approx(taxed)
    assert first.net.tax.value == pytest.approx(-0.3 * taxed)
    assert first.net.after_tax.value == pytest.approx(first.total.known - 0.3 * taxed)


def test_a_sign_on_repaid_in_the_same_year_was_never_income_later_it_is_repaid_gross():
    signed = {"sign_on": [{"year": 1, "amount": 24_000.0}], "clawback": {"months": 24, "rule": "prorated"}}
    at_once = paid(an_offer(tax=RATED, **signed), person={"stay_years": 0.5}).years[0]
    assert at_once.taxed.wages == pytest.approx(50_000 + 50_000 + 24_000 - 18_000)
    later = paid(an_offer(tax=RATED, **signed), person={"stay_years": 1.5}).years
    assert later[0].taxed.wages == pytest.approx(124_000)
    assert later[1].taxed.wages == pytest.approx(100_000)
    assert later[1].parts["clawback"].value == pytest.approx(-6_000)


def test_listed_iso_bear_no_wage_tax_by_tables_but_a_rate_takes_its_part():
    grant = {"kind": "iso", "shares": 1_000.0, "strike": 10.0, "vesting": ONE_YEAR}
    priced = {"price_now": 50.0, "volatility": 0.0, "drift": 0.0}
    by_table = paid(an_offer(grants=[grant], equity=priced))
    assert by_table.years[0].parts["equity"].value == pytest.approx(40_000)
    assert by_table.years[0].taxed.wages == pytest.approx(100_000)
    assert any("minimum tax" in warning for warning in by_table.warnings)
    rated = paid(an_offer(grants=[grant], equity=priced, tax=RATED))
    assert rated.years[0].taxed.wages == pytest.approx(140_000)


def test_spendable_cash_leaves_out_what_is_no_money_yet():
    startup = a_startup(
        tax=RATED, match={"rate": 1.0, "up_to": 0.05}, benefits=[{"label": "Health", "amount": 6_000.0}]
    )
    year = paid(startup).years[0]
    equity = year.parts["equity"].known
    assert equity > 0
    assert year.net.on_equity == pytest.approx(0.3 * equity)
    assert year.net.spendable.value == pytest.approx(year.net.after_tax.known - 0.7 * equity - 5_000 - 6_000)
    listed = paid(an_offer(tax=RATED, grants=[a_grant()])).years[0]
    assert listed.net.spendable.value == listed.net.after_tax.value


def test_left_after_rent_takes_the_own_rent_else_the_published_one():
    own = paid(an_offer(tax=RATED, rent=2_000.0))
    assert own.after_rent_average.value == pytest.approx(70_000 - 24_000)
    published = paid(an_offer(tax=RATED))
    assert published.after_rent_average.value == pytest.approx(70_000 - 12 * 1_852, abs=12 * 400)
    assert any("HUD" in figure.source for figure in published.after_rent_average.walk())
    unknown = paid(an_offer(tax=RATED, place="Nowhere at all"))
    assert unknown.after_rent_average.value is None
    assert any("no rent is known" in warning for warning in unknown.warnings)


@pytest.mark.parametrize(
    ("changes", "hours"),
    [
        ({"remote": {"policy": "remote"}}, 45 * 48),
        ({"remote": {"policy": "on_site"}, "commute_minutes": 60.0}, 45 * 48 + 5 * 48),
        ({"remote": {"policy": "hybrid", "office_days": 2}, "commute_minutes": 90.0}, 45 * 48 + 2 * 48 * 1.5),
        ({"remote": {"policy": "hybrid", "office_days": 2}}, None),
        ({"remote": {}}, None),
    ],
)
def test_pay_per_hour_counts_the_way_to_work(changes: dict[str, Any], hours: float | None):
    found = paid(an_offer(tax=RATED, hours_per_week=45.0, pto_days=20.0, **changes)).hourly
    assert found.value == (None if hours is None else pytest.approx(70_000 / hours))


def test_pay_per_hour_is_unknown_without_hours():
    assert paid(an_offer(tax=RATED, pto_days=20.0, remote={"policy": "remote"})).hourly.value is None


def test_tax_is_by_the_place_of_work_and_at_home_for_remote_work():
    there = paid(an_offer(place="San Francisco, CA, US"), person={"tax": {"year": 2026}})
    assert year_one_tax(there.rule, 100_000.0).by_level["state"] > 4_000
    remote = paid(an_offer(place="San Francisco, CA, US", remote={"policy": "remote"}), person={"tax": {"year": 2026}})
    assert year_one_tax(remote.rule, 100_000.0).by_level["state"] == 0


def test_the_rate_of_home_holds_for_offers_at_home():
    home = {"home": "Zürich, Zurich, CH", "tax": RATED}
    assert paid(an_offer(place="Zürich, Zurich, CH"), person=home).years[0].net.tax.value == pytest.approx(-30_000)
    elsewhere = paid(an_offer(place="Geneva, Geneva, CH"), person=home)
    assert elsewhere.years[0].net.tax.value is None
    assert "rate of your own" in elsewhere.rule.unknown


@pytest.mark.parametrize(
    ("offer", "person", "question"),
    [
        ({"place": None}, {}, "enter the city"),
        ({"place": "Nowhere at all"}, {}, "Nowhere at all is not in the list"),
        ({"place": "Winnipeg, MB, CA"}, {}, "No tax table"),
        ({}, {"tax": {"year": 2019}}, "2019"),
        ({}, {"tax": {"filing_status": "joint"}}, "partner's income"),
        ({"place": "Berlin, State of Berlin, DE"}, {"tax": {"health_insurance": "private"}}, "premium"),
    ],
)
def test_what_is_not_known_is_asked_never_0(offer: dict[str, Any], person: dict[str, Any], question: str):
    found = paid(an_offer(**offer), person=person)
    assert question in found.rule.unknown
    assert found.rule.unknown in found.warnings
    assert found.years[0].net.tax.value is None
    assert found.spendable_average.value is None
    assert found.annual_equivalent.value is None
    assert found.average.value == pytest.approx(100_000), "before tax it is known"


def test_no_tax_due_is_said():
    found = paid(an_offer(tax={"method": "none"}))
    assert found.years[0].net.tax.value == 0
    assert any("tax counts as 0" in warning for warning in found.warnings)


def test_joint_tax_is_that_of_the_household_with_this_job_less_without():
    alone = paid(an_offer(), person={"tax": {"year": 2026, "filing_status": "joint", "partner_income": 0.0}})
    both = paid(an_offer(), person={"tax": {"year": 2026, "filing_status": "joint", "partner_income": 200_000.0}})
    # 100,000 on top of 200,000 lies in the 22 and 24 % bands, all of it; alone it has the deduction and the low bands.
    assert alone.years[0].net.tax.value == pytest.approx(-(0.1 * 24_800 + 0.12 * 43_000 + 7_650))
    taxed_before, taxed_with = 200_000 - 32_200, 300_000 - 32_200
    federal = 0.22 * (211_400 - taxed_before) + 0.24 * (taxed_with - 211_400)
    assert both.years[0].net.tax.value == pytest.approx(-(federal + 7_650 + 0.009 * 50_000))


def test_a_partner_does_not_touch_tax_where_each_is_taxed_alone():
    person = {"home": "London, England, GB", "tax": {"year": 2026}}
    couple = {**person, "tax": {"year": 2026, "filing_status": "joint", "partner_income": 90_000.0}}
    offer = an_offer(place="London, England, GB", currency="GBP")
    assert paid(offer, person=person).years[0].net.tax.value == paid(offer, person=couple).years[0].net.tax.value


def test_later_years_take_the_last_table_with_its_amounts_grown():
    years = paid(an_offer(), person={"tax": {"year": 2026}}).years
    taxes = [-year.net.tax.known for year in years]
    assert taxes[0] > taxes[1] > taxes[2]
    deduction = 16_100 * 1.025
    bands = [0.0, 12_400 * 1.025, 50_400 * 1.025]
    federal = 0.1 * bands[1] + 0.12 * (bands[2] - bands[1]) + 0.22 * (100_000 - deduction - bands[2])
    assert taxes[1] == pytest.approx(federal + 7_650)


def test_own_contributions_lower_income_tax_alone_and_not_a_rate():
    saves = {"tax": {"year": 2026, "pre_tax_contributions": 10_000.0}}
    with_table = paid(an_offer(), person=saves).years[0].net.tax.known
    without = paid(an_offer(), person={"tax": {"year": 2026}}).years[0].net.tax.known
    assert with_table - without == pytest.approx(0.22 * 10_000)
    assert paid(an_offer(tax=RATED), person=saves).years[0].net.tax.value == pytest.approx(-30_000)


def test_tax_is_calculated_in_the_currency_of_the_place():
    offer = an_offer(place="Austin, TX, US", currency="EUR")
    in_euro = paid(offer, currency="EUR", fx={"USD": 0.8}, person={"tax": {"year": 2026}})
    in_dollars = paid(an_offer(base=125_000.0), person={"tax": {"year": 2026}})
    assert in_euro.years[0].net.tax.value == pytest.approx(0.8 * in_dollars.years[0].net.tax.known)


def test_level_pay_is_on_the_money_basis():
    offer = an_offer(tax=RATED)
    assert paid(offer).annual_equivalent.value == pytest.approx(70_000)
    assert paid(offer, settings={"money_basis": "before_tax"}).annual_equivalent.value == pytest.approx(100_000)


def test_tax_on_equity_is_paid_when_the_equity_is():
    vesting = {"by_year": [1.0], "cadence": "annual"}
    offer = an_offer(base=0.0, tax=RATED, grants=[a_grant(vesting=vesting)], equity={"drift": 0.0})
    found = paid(offer, settings={"discount_rate": 0.1, "horizon_years": 1})
    assert found.present_value.value == pytest.approx(0.7 * 100_000 / 1.1)


def test_anchors_are_brought_to_the_basis_by_the_tax_at_home():
    offers = (an_offer(), an_offer("northwind", base=120_000.0))
    comparison = a_comparison(*offers, settings={"money_basis": "after_tax"}, person={"tax": RATED})
    scale = anchors(comparison, ())
    assert scale is not None
    assert (scale.low.value, scale.high.value) == (80_000, 400_000)
    assert (scale.scored_low.value, scale.scored_high.value) == pytest.approx((56_000, 280_000))


def test_without_tax_at_home_pay_has_no_score_and_the_question_is_asked():
    comparison = a_comparison(an_offer(tax=RATED), an_offer("b", tax=RATED), settings={"money_basis": "after_tax"})
    lost = comparison.changed({"person": comparison.person.changed({"home": None})})
    found = evaluate(lost)
    assert [each.rank for each in found.offers] == [None, None]
    assert any("Enter where you live" in warning for warning in found.warnings)


def test_rates_of_year_one():
    found = year_one_tax(paid(an_offer(), person={"tax": {"year": 2026}}).rule, 100_000.0)
    assert found.effective_rate == pytest.approx((5_800 + 0.22 * 33_500 + 7_650) / 100_000)
    assert found.marginal_rate == pytest.approx(0.22 + 0.0765)
    assert found.deduction == "standard"


def test_own_contributions_do_not_lower_the_partner_s_tax():
    tax = {"year": 2026, "filing_status": "joint", "partner_income": 60_000.0, "pre_tax_contributions": 24_500.0}
    bill = year_one_tax(paid(an_offer(base=180_000.0), person={"tax": tax}).rule, 180_000.0)
    # Without the job the partner pays 0.1 x 24,800 + 0.12 x 3,000 on 60,000 less 32,200.
    with_job = 0.1 * 24_800 + 0.12 * 76_000 + 0.22 * (215_500 - 32_200 - 100_800)
    assert bill.by_level["federal"] == pytest.approx(with_job - (0.1 * 24_800 + 0.12 * 3_000))


@pytest.mark.parametrize(
    ("entered", "low", "high"),
    [
        ({"delighted_pay": 60_000.0}, 60_000 / 2.25, 60_000),
        ({"walk_away_pay": 600_000.0}, 600_000, 600_000 * 2.25),
        ({"walk_away_pay": 50_000.0}, 50_000, 1.15 * 120_000),
    ],
)
def test_a_proposed_anchor_stays_on_its_side_of_the_entered_one(entered: dict[str, float], low: float, high: float):
    comparison = a_comparison()
    unset = {"walk_away_pay": None, "delighted_pay": None, **entered}
    asked = comparison.changed({"person": comparison.person.changed(unset)})
    scale = evaluate(asked).anchors
    assert scale is not None
    assert (scale.low.value, scale.high.value) == pytest.approx((low, high))
    (named,) = {"walk_away_pay", "delighted_pay"} - set(entered)
    assert any(warning.endswith(f": {named}.") for warning in evaluate(asked).warnings)


def test_a_refresher_of_year_1_is_granted_at_today_s_price():
    equity = {"price_now": 50.0, "price_at_grant": 100.0, "drift": 0.0}
    offer = an_offer(equity=equity, refreshers={"yearly": 40_000.0, "first_year": 1})
    assert paid(offer).years[0].parts["equity"].value == pytest.approx(10_000)


def test_the_base_of_year_1_is_that_of_the_letter():
    promoted = an_offer(promotion={"year": 1, "uplift": 0.1})
    assert [year.parts["base"].value for year in paid(promoted).years][:2] == [100_000, 100_000]


def test_the_gain_of_a_purchase_plan_is_cash_and_not_taxed_now():
    year = paid(an_offer(tax=RATED, espp={"contribution": 17_000.0, "discount": 0.15})).years[0]
    assert year.taxed.wages == pytest.approx(100_000)
    assert year.net.spendable.value == pytest.approx(70_000 + 3_000)


def test_a_rate_of_exchange_that_only_tax_needs_is_said():
    offer = an_offer(place="Munich, Bavaria, DE")
    assert any(warning.startswith("fx.EUR missing") for warning in paid(offer).warnings)


def test_each_unknown_part_is_said_and_a_cost_makes_totals_too_high():
    offer = an_offer(evidence={"bonus": "unknown", "costs": "unknown"})
    said = paid(offer).warnings
    assert any(warning.startswith("bonus not known: totals are at least") for warning in said)
    assert any(warning.startswith("costs not known: totals are at most") for warning in said)
    assert any(warning.startswith("base missing") for warning in paid(an_offer(base=None)).warnings)


def test_of_two_level_offers_the_order_of_the_file_decides_nothing():
    rated = {"levels": {"growth": 3, "production": 3, "startup_risk": 3}}
    one, other = an_offer("one", **rated), an_offer("other", **rated)
    first, second = (evaluate(a_comparison(*order)).verdict for order in ((one, other), (other, one)))
    assert first == second
