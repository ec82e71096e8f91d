"""What to ask for in words: rows of a counter-offer, sentences on the gap, and the market beside them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from builders import a_comparison, a_grant, a_startup, an_offer
from made_decisions import a_counter_offer, an_asked

from offercompare.engine import preview
from offercompare.engine.decision import Ask, CounterOffer
from offercompare.model import Comparison, Offer
from offercompare.numerals import ENGLISH, NO_BREAK, Numerals
from offercompare.report.ask_words import (
    AskRow,
    ask_rows,
    basis,
    is_behind,
    overall_sentence,
    pay_sentence,
    rows_sentence,
)
from offercompare.report.other_ask_words import OtherAsk, other_asks, time_until
from offercompare.report.upper_end_words import market_words, unusual

TODAY = date(2026, 11, 25)
TWO = a_comparison()
SURE = "each counted as a sure salary: its risk taken off"


def on_pay(gap: float | None = 9_000.0, **changes: Any) -> CounterOffer:
    return a_counter_offer(on="pay", gap=gap, **changes)


def row(ask: Ask = "base", amount: float | None = 112_313.4, **changes: Any) -> AskRow:
    found = ask_rows(on_pay(asks=(an_asked(ask, amount, **changes),)), TWO, ENGLISH)
    return found[0]


def plain(text: str) -> str:
    return text.replace(NO_BREAK, " ")


def test_an_amount_that_still_misses_a_must_have_says_so() -> None:
    missed = "Level in points, it would still miss a must-have."
    assert row().note == ""
    assert row(why=missed).note == missed


@pytest.mark.parametrize(
    ("ask", "now", "exact", "in_text", "gross"),
    [
        ("base", "USD 100,000", "USD 112,313", "USD 112,500", "USD +12,313 a year before tax"),
        ("sign_on", "USD 100,000", "USD 112,313", "USD 112,500", "USD +12,313 once, before tax"),
        ("grant_value", "USD 100,000", "USD 112,313", "USD 112,500", "USD +12,313 over its vesting, before tax"),
        ("shares", "100,000", "112,313", "112,400", "+12,313 shares"),
    ],
)
def test_a_row_says_now_exact_rounded_and_gross(ask: Ask, now: str, exact: str, in_text: str, gross: str) -> None:
    found = row(ask)
    assert [plain(text) for text in (found.now, found.exact, found.in_text, found.gross)] == [
        now,
        exact,
        in_text,
        gross,
    ]
    assert found.amount == 112_313.4


@pytest.mark.parametrize(("now", "words"), [(0.0, "none"), (None, "unknown")])
def test_none_and_unknown_are_two_things(now: float | None, words: str) -> None:
    found = row(now=now)
    assert found.now == words
    assert bool(found.gross) == (now is not None)


def test_out_of_reach_says_why_and_how_near_it_comes() -> None:
    found = row(amount=None, reach=-3_000.0, why="No amount does.")
    assert (found.exact, found.amount, found.in_text) == ("out of reach", None, "")
    assert plain(found.note) == "No amount does. At most it comes within USD 3,000 a year."


def test_an_amount_another_offer_has_is_not_what_the_text_says() -> None:
    assert plain(row(amount=119_900.0).in_text) == "USD 120,000"
    others = a_comparison(an_offer(base=120_000.0), an_offer("northwind"))
    (found,) = ask_rows(on_pay(asks=(an_asked("base", 119_900.0),)), others, ENGLISH)
    assert plain(found.in_text) == "USD 120,500", "harbor pays just 120,000"


@pytest.mark.parametrize(
    ("gap", "words"),
    [
        (
            9_000.0,
            f"On pay Northwind is USD 9,000 a year behind Harbor, before tax, {SURE}.",
        ),
        (
            -9_000.0,
            f"On pay Northwind is USD 9,000 a year ahead of Harbor, before tax, {SURE}.",
        ),
        (0.2, "On pay Northwind and Harbor are level."),
        (None, "What Northwind pays cannot be compared yet. Ask."),
    ],
)
def test_the_gap_on_pay(gap: float | None, words: str) -> None:
    counter = on_pay(gap, asks=(an_asked("base", None, why="Ask."),))
    assert plain(pay_sentence(counter, TWO, ENGLISH)) == words
    assert is_behind(counter) == (gap == 9_000.0)


def test_without_aversion_to_risk_none_is_taken_off() -> None:
    words = pay_sentence(on_pay(), a_comparison(person={"risk_aversion": 0.0}), ENGLISH)
    assert words.endswith("before tax, on average over all that may come.")


@pytest.mark.parametrize(
    ("now", "words"),
    [
        (0.0, "No grant is offered, and what shares of Northwind would be worth is not known."),
        (90_000.0, "What shares of Northwind are worth is not known: more of them change nothing that is counted."),
    ],
)
def test_shares_of_unknown_worth_are_said_to_be(now: float, words: str) -> None:
    assert row("grant_value", None, now=now, reach=-9_000.0, why="No amount does.").note == words
    assert row("base", None, now=now, reach=-9_000.0, why="No amount does.").note != words


def test_what_rows_mean_hangs_on_who_is_ahead() -> None:
    assert "makes it tie with Harbor" in rows_sentence(on_pay(), TWO)
    assert "could fall" in rows_sentence(on_pay(-9_000.0), TWO)
    assert rows_sentence(on_pay(0.0), TWO) == rows_sentence(on_pay(None), TWO) == ""
    assert "over all" in rows_sentence(a_counter_offer(), TWO)


def test_over_all_is_in_points() -> None:
    words = "With all that counts for you Northwind is 4.0 points behind Harbor."
    assert overall_sentence(a_counter_offer(), TWO, ENGLISH) == words


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({}, "before tax"),
        ({"money_basis": "after_tax"}, "after tax"),
        ({"money_basis": "after_tax", "cost_of_living_as": "pay"}, "after tax, in Austin money"),
    ],
)
def test_the_basis_of_pay(settings: dict[str, Any], words: str) -> None:
    assert basis(a_comparison(settings=settings)) == words


def test_numbers_are_written_as_the_person_writes_them() -> None:
    (found,) = ask_rows(on_pay(asks=(an_asked("base", 112_313.4),)), TWO, Numerals(".", ","))
    assert plain(found.exact) == "USD 112.313"


# The market ----------------------------------------------------------------------------------------------

DEVELOPER = an_offer(place="San Jose, CA, US", occupation="15-1252", title="Software Engineer")


@pytest.mark.parametrize(
    ("base", "words"),
    [
        (200_000.0, "A base of USD 200,000 is not more than the 75th percentile."),
        (250_000.0, "A base of USD 250,000 lies between the 75th and the 90th percentile."),
        (300_000.0, "A base of USD 300,000 is more than the 90th percentile."),
    ],
)
def test_where_a_base_stands(base: float, words: str) -> None:
    found = market_words(DEVELOPER, a_comparison(DEVELOPER), base, ENGLISH)
    assert "75th percentile USD 226,080, 90th percentile USD 289,150" in plain(found.lines[0])
    assert plain(found.lines[1]) == words
    assert found.field == ""


UNUSUAL: dict[str, tuple[Ask, float, dict[str, Any], str]] = {
    "a usual base": ("base", 280_000.0, {"base": 250_000.0}, ""),
    "a base at the top": ("base", 300_000.0, {"base": 250_000.0}, "More than the 90th percentile there"),
    "a base far up": ("base", 280_000.0, {"base": 180_000.0}, "Not realistic"),
    "no market": ("base", 200_000.0, {"place": None, "base": 180_000.0}, ""),
    "a usual sign-on": ("sign_on", 90_000.0, {"base": 180_000.0}, ""),
    "a sign-on of half a year and more": ("sign_on", 91_000.0, {"base": 180_000.0}, "Not realistic"),
    "a sign-on beside no base": ("sign_on", 91_000.0, {"base": None}, ""),
    "a larger grant": ("grant_value", 200_000.0, {"grants": [a_grant(value=100_000.0)]}, ""),
    "a grant far up": ("grant_value", 201_000.0, {"grants": [a_grant(value=100_000.0)]}, "Not realistic"),
    "a first grant": ("grant_value", 201_000.0, {}, ""),
}


@pytest.mark.parametrize("case", UNUSUAL)
def test_what_hardly_anybody_pays_is_said(case: str) -> None:
    ask, amount, changes, words = UNUSUAL[case]
    offer = DEVELOPER.changed(changes)
    found = unusual(ask, amount, offer, a_comparison(offer), ENGLISH)
    assert found.startswith(words)
    assert bool(found) == bool(words)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"place": None}, "place"),
        ({"occupation": None, "title": "Juggler"}, "occupation"),
        ({"place": "Berlin, DE"}, ""),
    ],
)
def test_what_to_enter_where_the_market_is_not_known(changes: dict[str, Any], field: str) -> None:
    offer = DEVELOPER.changed(changes)
    found = market_words(offer, a_comparison(offer), None, ENGLISH)
    assert len(found.lines) == 1
    assert found.field == field


# Other asks ----------------------------------------------------------------------------------------------


def asks(offer: Offer, *others: Offer, **changes: Any) -> dict[str, OtherAsk]:
    comparison: Comparison = a_comparison(offer, *others, **changes)
    return {each.key: each for each in other_asks(preview(comparison), offer.id, TODAY, ENGLISH)}


PERMIT = {"person": {"needs_permit": True}}
APPLIES: dict[str, tuple[str, Offer, dict[str, Any], bool]] = {
    "no options": ("exercise_window", an_offer(), {}, False),
    "options": ("exercise_window", a_startup(), {}, True),
    "ten years already": ("exercise_window", a_startup(equity={"exercise_window_years": 10.0}), {}, False),
    "no deadline": ("time", an_offer(), {}, False),
    "a deadline": ("time", an_offer(deadline="2026-12-01"), {}, True),
    "office days": ("remote", an_offer(remote={"policy": "hybrid", "office_days": 3}), {}, True),
    "remote": ("remote", an_offer(remote={"policy": "remote"}), {}, False),
    "at home": ("relocation", an_offer(), {}, False),
    "elsewhere": ("relocation", an_offer(place="Seattle, WA, US"), {}, True),
    "moving is paid": (
        "relocation",
        an_offer(place="Seattle, WA, US", benefits=[{"label": "Relocation", "amount": 9_000.0}]),
        {},
        False,
    ),
    "no permit needed": ("permit", an_offer(), {}, False),
    "a permit": ("permit", an_offer(), PERMIT, True),
    "a permit that is sponsored": ("permit", an_offer(permit_sponsored=True), PERMIT, False),
    "severance unknown": ("severance", an_offer(), {}, True),
    "severance as usual": ("severance", an_offer(severance_months=3.0), {}, False),
    "no title": ("level", an_offer(), {}, False),
    "a title": ("level", an_offer(title="ML Engineer"), {}, True),
}


@pytest.mark.parametrize("case", APPLIES)
def test_only_what_applies_is_proposed(case: str) -> None:
    key, offer, changes, applies = APPLIES[case]
    found = asks(offer, **changes)
    assert (key in found) == applies
    assert all(each.reason.endswith(".") for each in found.values())


def test_ten_years_to_exercise_are_worth_what_pay_says() -> None:
    offer = a_startup()
    short = {"person": {"stay_years": 2.0}}
    longer = offer.changed({"equity": offer.equity.changed({"exercise_window_years": 10.0})})
    pays = [preview(a_comparison(each, **short)).offers[0].pay.average.known for each in (offer, longer)]
    assert pays[1] > pays[0]
    assert ENGLISH.money(pays[1] - pays[0], "USD") in asks(offer, **short)["exercise_window"].reason


def test_a_later_start_lets_more_of_the_current_job_vest() -> None:
    grant = a_grant(value=160_000.0, unvested_from="2027-01-01")
    job = an_offer("job", status="current", start_date="2025-01-01", grants=[grant])
    reason = asks(an_offer(start_date="2027-01-01"), job)["start_date"].reason
    assert "It begins on Fri 1 Jan 2027." in reason
    assert "would be yours" in reason
    assert "would be yours" not in asks(an_offer(start_date="2029-06-01"), job)["start_date"].reason


def test_who_leaves_more_time_is_told() -> None:
    reason = asks(an_offer(deadline="2026-12-01"), an_offer("northwind", deadline="2026-12-20"))["time"].reason
    left = "It wants your answer by Tue 1 Dec: 6 days left."
    until = "Northwind leaves you until Sun 20 Dec: the text asks until then, and says not why."
    assert reason == f"{left} {until}"


@pytest.mark.parametrize(
    ("deadline", "until"),
    [(None, None), (date(2026, 12, 1), date(2026, 12, 8)), (date(2026, 11, 1), date(2026, 12, 2))],
)
def test_more_time_is_a_week_from_the_deadline_or_from_today(deadline: date | None, until: date | None) -> None:
    offer = an_offer(deadline=deadline)
    assert time_until(offer, a_comparison(offer, an_offer("northwind", deadline="2026-10-01")), TODAY) == until


@pytest.mark.parametrize(
    ("changes", "until"),
    [
        ({"deadline": "2026-12-20"}, date(2026, 12, 20)),
        ({"deadline": "2026-12-20", "status": "declined"}, date(2026, 12, 8)),
        ({"deadline": "2026-12-01"}, date(2026, 12, 8)),
        ({"deadline": None}, date(2026, 12, 8)),
    ],
)
def test_more_time_is_until_the_last_of_the_others(changes: dict[str, Any], until: date) -> None:
    offer = an_offer(deadline="2026-12-01")
    others = (an_offer("nimbus", deadline="2026-11-29"), an_offer("northwind", **changes))
    assert time_until(offer, a_comparison(offer, *others), TODAY) == until
