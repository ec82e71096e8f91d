"""Every amount of an offer in another currency counts at the file's rate, else at the bundled one with its day."""

from __future__ import annotations

from typing import Any

import pytest
from builders import a_comparison, an_offer

from offercompare.engine import evaluate
from offercompare.engine.evaluation import Evaluated
from offercompare.engine.moving import moved
from offercompare.reference import currencies

RATE = 2.0
MEANS = (
    "average",
    "total",
    "home_average",
    "after_tax_average",
    "after_tax_home_average",
    "spendable_average",
    "after_rent_average",
    "hourly",
    "protected",
    "present_value",
    "annual_equivalent",
)


def amounts(by: float, private: bool) -> dict[str, Any]:
    """An offer with each kind of amount, all multiplied by ``by``."""
    plain: dict[str, Any] = {
        "base": 100_000.0 * by,
        "raise": 0.03,
        "bonus": {"amount": 8_000.0 * by, "payout": 0.9},
        "sign_on": [{"year": 1, "amount": 20_000.0 * by}],
        "clawback": {"months": 12, "rule": "prorated"},
        "match": {"rate": 0.5, "up_to": 0.06, "employee": 0.06},
        "benefits": [
            {"label": "Meals", "amount": 1_200.0 * by},
            {"label": "Cash", "amount": 900.0 * by, "in_kind": False},
        ],
        "costs": [{"label": "Train", "amount": 1_500.0 * by}],
        "espp": {"contribution": 4_000.0 * by, "discount": 0.15},
        "health": {
            "premium": 1_800.0 * by,
            "deductible": 1_000.0 * by,
            "coinsurance": 0.2,
            "out_of_pocket_max": 4_000.0 * by,
            "expected_care": 2_500.0 * by,
            "employer_hsa": 500.0 * by,
        },
        "rent": 1_700.0 * by,
        "remote": {"policy": "on_site"},
        "severance_months": 3.0,
        "hours_per_week": 40.0,
        "pto_days": 20.0,
        "commute_minutes": 30.0,
    }
    if not private:
        grant = {"kind": "rsu", "value": 80_000.0 * by}
        return {**plain, "grants": [grant], "refreshers": {"yearly": 10_000.0 * by}, "equity": {"price_now": 50.0 * by}}
    grant = {"kind": "iso", "shares": 10_000.0, "strike": 1.0 * by}
    equity = {"preferred_price": 5.0 * by, "fmv_409a": 2.0 * by, "fully_diluted": 20e6, "total_raised": 40e6 * by}
    return {**plain, "company_type": "startup", "stage": "series_b", "grants": [grant], "equity": equity}


def evaluated(offer: Any, **changes: Any) -> Evaluated:
    return evaluate(a_comparison(offer, person={"stay_years": 0.5}, **changes)).offers[0]


def figures(each: Evaluated) -> dict[str, float]:
    """Everything that is money in the reporting currency."""
    pay = each.pay
    named = {name: getattr(pay, name).value for name in MEANS}
    for year in pay.years:
        named |= {f"{year.year}.{name}": part.value for name, part in year.parts.items()}
        named |= {f"{year.year}.tax": year.net.tax.value, f"{year.year}.guaranteed": year.guaranteed.value}
    for number, card in enumerate(pay.cards):
        names = ("headline", "expected", "at_409a", "median", "exercise_cost", "break_even_exit")
        named |= {f"card.{number}.{name}": getattr(card, name) for name in names}
    named |= {f"headline.{number}": said for number, said in enumerate(pay.headline or ())}
    return {name: value for name, value in named.items() if value is not None}


@pytest.mark.parametrize("private", [False, True])
def test_every_amount_counts_at_the_rate_of_the_file(private: bool):
    abroad = evaluated(an_offer(currency="EUR", **amounts(1.0, private)), fx={"EUR": RATE})
    at_home = evaluated(an_offer(**amounts(RATE, private)))
    assert figures(abroad) == pytest.approx(figures(at_home), rel=1e-9)
    assert {"average", "after_rent_average", "hourly", "protected", "1.tax", "card.0.expected"} <= set(figures(abroad))
    assert abroad.overall.value == pytest.approx(at_home.overall.value)


def test_without_an_own_rate_the_bundled_one_counts_with_its_day():
    bundled = currencies.rate("EUR", "USD")
    assert bundled is not None
    offer = an_offer(currency="EUR", **amounts(1.0, False))
    assert figures(evaluated(offer)) == pytest.approx(figures(evaluated(offer, fx={"EUR": bundled.value})))
    assert any(str(bundled.date) in warning for warning in evaluated(offer).pay.warnings)
    assert any(bundled.source == figure.source for figure in evaluated(offer).pay.total.walk())


def test_a_move_counts_at_the_same_rate():
    remote = {"remote": {"policy": "remote", "pay_basis": "same_everywhere"}}
    abroad = an_offer(currency="EUR", **{**amounts(1.0, False), **remote})
    at_home = an_offer(**{**amounts(RATE, False), **remote})
    there = [
        moved(offer, a_comparison(offer, fx={"EUR": RATE}), "San Francisco, CA, US") for offer in (abroad, at_home)
    ]
    one, other = ({key: figure.value for key, figure in found.there.items()} for found in there if found)
    assert one == pytest.approx(other)
