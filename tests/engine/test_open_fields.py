"""What is still open about an offer."""

from __future__ import annotations

from typing import Any

import pytest

from offercompare.engine.equity import equity_pay
from offercompare.engine.open_fields import assumed, missing_facts, unanswered_levels, unknowns, worth_missing
from offercompare.model import Offer
from tests.builders import a_comparison, a_grant, a_startup, an_offer

HERE = {"remote": {"policy": "on_site"}}


def test_what_is_marked_or_missing_is_unknown_once() -> None:
    marked = {"bonus": "unknown", "remote.office_days": "unknown", "sign_on": "guess"}
    offer = an_offer(base=None, evidence=marked, answers={"G1": "unknown", "G2": 3, "G3": "na"})
    assert unknowns(offer) == ("base", "bonus", "remote.office_days", "answers.G1")


def test_a_complete_offer_has_nothing_open() -> None:
    offer = an_offer(**HERE)
    assert (unknowns(offer), unanswered_levels(offer), worth_missing(offer), assumed(offer)) == ((), (), (), ())


def test_a_quick_question_not_answered_is_open() -> None:
    assert unanswered_levels(an_offer(levels={"growth": "unknown", "people": 2})) == ("levels.growth",)


PRICE, COUNT = "equity.preferred_price", "equity.fully_diluted"


@pytest.mark.parametrize(
    ("equity", "missing"),
    [
        ({}, ()),
        ({"fully_diluted": None}, (COUNT,)),
        ({"preferred_price": None}, (PRICE,)),
        ({"preferred_price": None, "fully_diluted": None}, (PRICE, COUNT)),
        ({"preferred_price": None, "valuation": 1e8}, ()),
        ({"fully_diluted": None, "valuation": 1e8}, ()),
        ({"fully_diluted": None, "ownership": 0.001}, ()),
        ({"preferred_price": None, "fully_diluted": None, "ownership": 0.001}, (PRICE,)),
        ({"preferred_price": None, "fully_diluted": None, "valuation": 1e8}, (PRICE, COUNT)),
    ],
)
def test_what_the_worth_of_private_grants_lacks(equity: dict[str, Any], missing: tuple[str, ...]) -> None:
    assert worth_missing(a_startup(equity=equity)) == missing


def test_an_option_without_a_strike_lacks_it() -> None:
    offer = a_startup(grants=[{"kind": "iso", "shares": 100.0}, {"kind": "double_trigger_rsu", "shares": 5.0}])
    assert worth_missing(offer) == ("grants.0.strike",)


def test_nothing_is_missing_without_private_grants() -> None:
    assert worth_missing(a_startup(grants=[], equity={"fully_diluted": None})) == ()
    assert worth_missing(an_offer(grants=[a_grant()])) == ()


CASES: list[tuple[dict[str, Any], set[str]]] = [
    ({}, {"equity.exercise_window_years", "refreshers", "grants.0.vesting"}),
    ({"equity": {"exercise_window_years": 5}}, {"refreshers", "grants.0.vesting"}),
    ({"equity": {"total_raised": None}, "refreshers": {"yearly": 0.0}, "evidence": {"grants": "written"}}, {
        "equity.exercise_window_years",
        "equity.total_raised",
    }),
    ({"grants": [{"kind": "double_trigger_rsu", "shares": 9.0, "vesting": {"cliff_months": 12}}]}, {
        "equity.keep_after_leaving",
        "refreshers",
    }),
    ({"status": "current"}, {"equity.exercise_window_years", "grants.0.vesting"}),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "expected"), CASES)
def test_what_a_usual_figure_stands_in_for(changes: dict[str, Any], expected: set[str]) -> None:
    assert set(assumed(a_startup(**changes))) == expected


def test_the_terms_of_a_sign_on_are_assumed_where_one_is_paid() -> None:
    paid = {"sign_on": [{"amount": 20_000.0}]}
    assert assumed(an_offer(**paid)) == ("clawback",)
    assert assumed(an_offer(**paid, clawback={"months": 12, "rule": "full"})) == ()


STARTS, LEFT = {"start_date": "2027-01-04"}, {"grants": [a_grant(unvested_from="2026-01-01")]}
UNVALUED: list[tuple[Offer, tuple[str, ...]]] = [
    (a_startup(), ()),
    (a_startup(equity={"preferred_price": None}), (PRICE,)),
    (a_startup(equity={"preferred_price": None}, grants=[], refreshers={"yearly": 1e4}), (PRICE,)),
    (a_startup(grants=[{"kind": "iso", "strike": 1.0}]), ("grants.0.shares",)),
    (a_startup(grants=[{"kind": "iso", "shares": 9.0}]), ("grants.0.strike",)),
    (an_offer(grants=[a_grant()]), ()),
    (an_offer(grants=[a_grant(value=None, shares=9.0)]), ("equity.price_now",)),
    (an_offer(grants=[a_grant(value=None, shares=9.0)], equity={"price_at_grant": 4.0}), ()),
    (an_offer(grants=[a_grant(), a_grant(kind="nso")], equity={"price_now": 4.0}), ("grants.1.strike",)),
    (an_offer(grants=[a_grant(value=None)], equity={"price_now": 4.0}), ("grants.0.shares",)),
    (an_offer(**LEFT), ("start_date",)),
    (an_offer(**LEFT, **STARTS), ()),
]


@pytest.mark.parametrize(("offer", "missing"), UNVALUED)
def test_equity_is_of_unknown_worth_where_a_fact_is_missing_and_only_there(
    offer: Offer, missing: tuple[str, ...]
) -> None:
    here = offer.changed({"remote": {"policy": "on_site"}})
    assert missing_facts(here) == missing
    comparison = a_comparison(here)
    assert bool(equity_pay(here, comparison).unknown_parts) == bool(missing)


def test_what_hides_the_equity_is_missing_beside_the_unknowns() -> None:
    assert missing_facts(a_startup(equity={"preferred_price": None})) == ("remote.office_days", PRICE)
