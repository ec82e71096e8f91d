"""What fills an empty field: the comparison's own figure before the default, and never what was entered."""

from __future__ import annotations

from typing import Any

import pytest
from builders import a_comparison, a_startup, an_offer

from offercompare.engine import assumption, evaluate, usual
from offercompare.engine.assumption import volatility
from offercompare.engine.cash import cash
from offercompare.engine.private_company import describe
from offercompare.engine.scores import answers_of
from offercompare.model import Offer
from offercompare.reference import defaults

OWN = "your own figure for this comparison"


def under(offer: Offer, **assumptions: Any) -> Offer:
    return a_comparison(offer, assumptions=assumptions).offers[0]


@pytest.mark.parametrize(
    ("name", "of"),
    [
        ("raise", assumption.raise_rate),
        ("raise_sd", assumption.raise_sd),
        ("payout", assumption.bonus_payout),
        ("payout_sd", assumption.payout_sd),
        ("beta", assumption.beta),
    ],
)
def test_a_figure_of_one_s_own_goes_before_the_default(name: str, of: Any) -> None:
    plain = an_offer(**{"raise": None})
    assert of(plain).figure.value == defaults.number(name)
    found = of(under(plain, **{name: 0.42}))
    assert (found.figure.value, found.figure.how, found.figure.source) == (0.42, "assumed", OWN)
    assert found.warning.endswith(f"missing: 0.42 assumed ({OWN}).")


def test_what_is_entered_goes_before_everything() -> None:
    found = assumption.raise_rate(under(an_offer(**{"raise": 0.02}), **{"raise": 0.42}))
    assert (found.figure.value, found.figure.how, found.warning) == (0.02, "entered", "")


def test_zero_is_a_figure() -> None:
    assert assumption.raise_rate(under(an_offer(**{"raise": None}), **{"raise": 0})).figure.value == 0


@pytest.mark.parametrize(
    ("company_type", "stage", "block"),
    [
        ("public", None, "public"),
        ("public_large", None, "public_large"),
        ("government", None, "government"),
        (None, None, "public"),
        ("startup", "seed", "seed"),
        ("startup", None, "series_b"),
    ],
)
def test_layoffs_go_by_type_a_startup_s_by_stage(company_type: str | None, stage: str | None, block: str) -> None:
    plain = an_offer(company_type=company_type, stage=stage, layoff_hazard=None)
    assert assumption.layoff_hazard(under(plain, **{block: {"layoff_hazard": 0.3}})).figure.value == 0.3
    other = under(plain, academic={"layoff_hazard": 0.3}, pre_ipo={"layoff_hazard": 0.3})
    assert assumption.layoff_hazard(other).figure.value == assumption.layoff_hazard(plain).figure.value


def test_volatility_goes_by_type_and_others_are_as_public() -> None:
    both = {"public": {"volatility": 0.5}, "public_large": {"volatility": 0.3}}
    kinds = ("public_large", "public", None)
    found = [volatility(under(an_offer(company_type=kind), **both)).figure.value for kind in kinds]
    assert found == [0.3, 0.5, 0.5]
    assert volatility(under(an_offer(company_type="academic"), **both)).figure.value == 0.5


def test_the_company_behind_private_shares_follows() -> None:
    own = {"exit_multiple": 1.0, "exit_hazard": 0.2, "failure_hazard": 0.1, "preferred_share": 0.4, "rounds_left": 1}
    offer = under(a_startup(), series_b=own, liquidation_multiple=2, participating=True, expiry_years=5)
    found = describe(offer)
    assert found.company is not None
    assert found.company.exit_value.median == 5.0 * 20e6
    assert (found.company.exit_hazard, found.company.failure_hazard) == (0.2, 0.1)
    assert (found.company.preference.share, found.company.preference.amount) == (0.4, 80e6)
    assert found.company.preference.participating
    assert found.company.expiry == 5
    assert found.company.dilution == (0.126,)
    assert OWN in found.company.source
    assert f"equity.exit_multiple missing: 1.0 assumed ({OWN})." in found.warnings
    assert "equity.exit_multiple_sd missing: default of series_b used." in found.warnings


def test_a_company_without_rounds_takes_those_of_a_late_stage() -> None:
    offer = under(a_startup(company_type="private_mid", stage=None), series_d_plus={"exit_hazard": 0.5})
    assert usual.private_company(offer).exit_hazard == 0.5
    assert usual.private_company(offer).failure_hazard == 0.01
    assert usual.private_company(under(offer, private_mid={"failure_hazard": 0.2})).failure_hazard == 0.2


@pytest.mark.parametrize(
    ("entered", "own", "sold"),
    [
        ({}, {}, (0.126, 0.103)),
        ({}, {"dilution": 0.3}, (0.3, 0.3)),
        ({}, {"rounds_left": 3}, (0.126, 0.103, 0.103)),
        ({"rounds_left": 1}, {"rounds_left": 0}, (0.126,)),
        ({"dilution": 0.1}, {"dilution": 0.3, "rounds_left": 1}, (0.1,)),
        ({"rounds_left": 1}, {"dilution": 0.3}, (0.3,)),
    ],
)
def test_rounds_to_come(entered: dict[str, Any], own: dict[str, Any], sold: tuple[float, ...]) -> None:
    assert usual.dilution(under(a_startup(equity=entered), series_b=own)) == sold


def test_time_between_rounds_is_of_the_offer_of_the_comparison_or_the_default() -> None:
    def years(offer: Offer) -> float | None:
        company = describe(offer).company
        return company.years_between_rounds if company else None

    assert years(a_startup()) == 2.1
    assert years(under(a_startup(), years_between_rounds=3)) == 3
    assert years(under(a_startup(equity={"years_between_rounds": 1.0}), years_between_rounds=3)) == 1


def test_a_preference_above_an_entered_cap_leaves_the_cap_nothing() -> None:
    offer = under(a_startup(equity={"participating": True, "participation_cap": 2.0}), liquidation_multiple=3)
    company = describe(offer).company
    assert company is not None
    assert company.preference.cap == company.preference.amount == 120e6


def test_clawback_says_what_is_assumed() -> None:
    signed = an_offer(sign_on=[{"amount": 10_000.0}])
    assert assumption.clawback(signed) == (12, "prorated", "clawback missing: 12 months, prorated, assumed.")
    own = under(signed, clawback_months=24, clawback_rule="full_then_prorated")
    assert assumption.clawback(own)[:2] == (24, "full_then_prorated")
    assert "clawback missing: 24 months, full then prorated, assumed." in cash(own, "USD", 4.0, 4).warnings


def test_results_follow_an_assumption_and_come_back_with_it() -> None:
    offers = (a_startup(layoff_hazard=None), an_offer("northwind"))
    plain = evaluate(a_comparison(*offers))
    risky = {"failure_hazard": 0.5, "layoff_hazard": 0.5}
    changed = evaluate(a_comparison(*plain.comparison.offers, assumptions={"series_b": risky}), plain)
    assert changed.offer("nimbus").pay.annual_equivalent.value != plain.offer("nimbus").pay.annual_equivalent.value
    assert changed.offer("nimbus").scores["startup_risk"].value != plain.offer("nimbus").scores["startup_risk"].value
    again = evaluate(a_comparison(*changed.comparison.offers), changed)
    assert again.offer("nimbus").pay.annual_equivalent.value == plain.offer("nimbus").pay.annual_equivalent.value
    assert again.offer("nimbus").overall.value == plain.offer("nimbus").overall.value


def test_rubric_scores_depend_on_what_is_assumed() -> None:
    assert answers_of(under(an_offer(), public={"layoff_hazard": 0.5})) != answers_of(an_offer())
