"""One point of a criterion in money a year, as the leader is paid."""

from __future__ import annotations

from math import log
from typing import Any

import pytest

from offercompare.engine import evaluate
from offercompare.engine.deciding.point_worth import BeforeTax, point_worths
from offercompare.engine.deciding.what_if import WhatIf
from offercompare.engine.decision import PointWorth
from offercompare.engine.simulation.streams import Draws
from offercompare.engine.taxation import home_rule
from offercompare.model import Comparison
from tests.builders import a_comparison, a_sure_offer, an_offer

WEIGHTS = {"pay": 4, "growth": 2, "skills": 1}


def a_pair(**changes: Any) -> Comparison:
    """The leader is paid 120 000 a year for certain, between 80 000 and 400 000."""
    offers = a_sure_offer(), a_sure_offer("northwind", base=120_000.0)
    return a_comparison(*offers, **{"weights": WEIGHTS, **changes})


def worths(comparison: Comparison) -> dict[str, PointWorth]:
    return {each.criterion: each for each in point_worths(WhatIf(evaluate(comparison), Draws()))}


def test_before_tax_it_has_a_closed_form() -> None:
    """Half as heavy as pay: a point is half a point of pay, a two-hundredth of the way to five times as much."""
    found = worths(a_pair())
    assert list(found) == ["growth", "skills"]
    assert found["growth"].net == pytest.approx(120_000 * (5 ** (1 / 200) - 1))
    assert found["skills"].net == pytest.approx(120_000 * (5 ** (1 / 400) - 1))
    assert all(each.gross == pytest.approx(each.net) for each in found.values())


def test_it_moves_the_total_by_as_much_as_the_point_does() -> None:
    evaluation = evaluate(a_pair())
    net = worths(a_pair())["growth"].net
    assert net is not None
    moved = evaluation.weights["pay"] * 100 * log((120_000 + net) / 120_000) / log(5)
    assert moved == pytest.approx(evaluation.weights["growth"])


def test_an_own_rate_of_tax_at_home_is_turned_round() -> None:
    person = {"tax": {"method": "rate", "rate": 0.4}}
    found = worths(a_pair(person=person, settings={"money_basis": "after_tax"}))["growth"]
    assert found.net == pytest.approx(72_000 * (5 ** (1 / 200) - 1))
    assert found.gross == pytest.approx(found.net / 0.6, abs=0.02)


def test_the_tables_of_home_are_turned_round() -> None:
    comparison = a_pair(person={"tax": {"year": 2026}}, settings={"money_basis": "after_tax"})
    rule, before_tax = home_rule(comparison), BeforeTax(comparison)
    for gross in (30_000.0, 90_000.0, 250_000.0, 900_000.0):
        assert before_tax.of(gross - rule.amount(0, gross)) == pytest.approx(gross, abs=0.03)
    found = worths(comparison)["growth"]
    assert found.net is not None
    assert found.gross is not None
    assert 1.2 * found.net < found.gross < 2 * found.net


@pytest.mark.parametrize(
    ("name", "changes"),
    [
        ("pay weighs nothing", {"weights": {"growth": 1}}),
        ("below the scale", {"person": {"walk_away_pay": 130_000.0}}),
        ("above the scale", {"person": {"delighted_pay": 100_000.0}}),
        ("a point leads out of it", {"person": {"delighted_pay": 120_100.0}}),
    ],
)
def test_it_is_unknown_where_pay_says_nothing(name: str, changes: dict[str, Any]) -> None:
    found = worths(a_pair(**changes))
    assert found["growth"] == PointWorth("growth", None, None)


def test_there_is_nothing_to_price_where_pay_has_all_the_weight() -> None:
    assert worths(a_pair(weights={"pay": 1})) == {}


def test_unknown_pay_of_the_leader_prices_nothing() -> None:
    comparison = a_comparison(
        an_offer(base=None, overrides={"pay": 90.0}), an_offer("northwind"), weights={"pay": 1, "growth": 1}
    )
    assert worths(comparison)["growth"] == PointWorth("growth", None, None)
