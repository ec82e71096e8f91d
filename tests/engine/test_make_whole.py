"""What leaving the current job costs: the parts by hand, the moment of leaving, and what nobody knows."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from builders import a_comparison, a_grant, an_offer

from offercompare.engine import preview
from offercompare.engine.make_whole import MakeWhole, make_whole
from offercompare.model import Comparison

TODAY = date(2026, 11, 25)
# Of 160 000 over four years quarterly 10 000 vest each quarter; half has vested when year 1 begins.
GRANT = a_grant(value=160_000.0, unvested_from=date(2027, 1, 1))


def compared(offer: dict[str, Any] | None = None, **current: Any) -> Comparison:
    """The current job of two years, with what leaving it costs, and an offer that starts as year 1 begins."""
    job = {"status": "current", "start_date": date(2025, 1, 1), "grants": [GRANT], **current}
    there = {"start_date": date(2027, 1, 1), **(offer or {})}
    return a_comparison(an_offer("job", **job), an_offer("new", **there))


def found(comparison: Comparison) -> MakeWhole:
    made = make_whole(preview(comparison), comparison.offers[1], TODAY)
    assert made is not None
    return made


def amounts(made: MakeWhole) -> dict[str, float | None]:
    return {loss.kind: loss.figure.value for loss in made.losses}


def test_half_a_grant_is_forfeited() -> None:
    made = found(compared())
    assert amounts(made) == {"grants": pytest.approx(80_000, rel=0.1)}, "more than its price: it grows at the drift"
    assert made.months == 0


@pytest.mark.parametrize(
    ("start", "quarters_left"),
    [
        (date(2027, 1, 1), 8),
        (date(2027, 3, 31), 8),
        (date(2027, 4, 1), 7),
        (date(2027, 7, 2), 6),
        (date(2029, 1, 1), 0),
    ],
)
def test_what_vests_until_one_leaves_is_not_lost(start: date, quarters_left: int) -> None:
    whole = amounts(found(compared()))["grants"]
    assert whole is not None
    left = amounts(found(compared({"start_date": start}))).get("grants", 0.0)
    assert left == pytest.approx(whole * quarters_left / 8)


def test_a_bonus_is_a_part_of_its_own() -> None:
    made = found(compared(bonus={"target": 0.2, "payout": 0.5}, grants=[]))
    assert amounts(made) == {"bonus": pytest.approx(10_000)}
    assert made.asked(("grants", "clawback")) is None
    assert made.asked(("bonus",)) == pytest.approx(10_000)


def test_a_sign_on_is_owed_back_for_the_months_that_are_missing() -> None:
    sign_on = {"sign_on": [{"amount": 24_000.0}], "clawback": {"months": 12, "rule": "prorated"}}
    made = found(compared({"start_date": date(2027, 4, 1)}, **sign_on))
    assert amounts(made)["clawback"] == pytest.approx(24_000 * 9 / 12)
    assert made.total(("grants", "clawback")).known == pytest.approx(
        sum(value or 0.0 for value in amounts(made).values())
    )


def test_without_a_start_date_one_leaves_as_year_1_begins() -> None:
    made = found(compared({"start_date": None}))
    assert (made.leaves, made.months) == (None, 0.0)
    assert amounts(made) == amounts(found(compared()))


def test_without_a_date_that_grants_count_from_year_1_begins_today() -> None:
    made = found(compared({"start_date": date(2027, 2, 25)}, grants=[]))
    assert made.months == pytest.approx(3)


def test_the_ask_is_in_the_money_of_the_offer() -> None:
    there = compared({"currency": "EUR"}).changed({"fx": {"EUR": 1.25}})
    made = found(there)
    total = made.total(("grants",)).known
    assert made.currency == "USD"
    assert made.asked(("grants",)) == pytest.approx(total / 1.25)


def test_what_is_not_known_is_told_and_counts_as_at_least() -> None:
    unknown = a_grant(kind="double_trigger_rsu", value=None, shares=None)
    made = found(compared(grants=[unknown], bonus={"target": 0.1, "payout": 1.0}))
    assert [loss.kind for loss in made.unknown()] == ["grants"]
    assert made.asked(("grants", "bonus")) == pytest.approx(10_000)


def test_there_is_nothing_to_leave_without_a_current_job_and_from_it_to_itself() -> None:
    comparison = compared()
    assert make_whole(preview(comparison), comparison.offers[0], TODAY) is None
    alone = a_comparison()
    assert make_whole(preview(alone), alone.offers[0], TODAY) is None
    assert found(compared(grants=[])).losses == ()
