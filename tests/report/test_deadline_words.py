"""Deadlines in words: in their order, what has passed, what names no day."""

from __future__ import annotations

from datetime import date

import pytest
from builders import a_comparison, an_offer

from offercompare.report.deadline_words import dated, days_left, deadlines

TODAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("days", "words"),
    [(0, "today"), (1, "tomorrow"), (2, "2 days left"), (-1, "passed 1 day ago"), (-3, "passed 3 days ago")],
)
def test_how_far_a_day_is(days: int, words: str) -> None:
    assert days_left(days) == words


def test_to_come_first_then_past_then_without() -> None:
    comparison = a_comparison(
        an_offer("none"),
        an_offer("past", deadline="2026-11-20"),
        an_offer("later", deadline="2026-12-24"),
        an_offer("soon", deadline="2026-11-27"),
        an_offer("taken", deadline="2026-11-26", status="accepted"),
        an_offer("out", deadline="2026-11-26", status="declined"),
    )
    found = deadlines(comparison, TODAY)
    assert [(each.offer, each.state) for each in found] == [
        ("soon", "soon"),
        ("later", "coming"),
        ("past", "past"),
        ("none", "none"),
    ]
    assert [each.on for each in found] == ["Fri 27 Nov", "Thu 24 Dec", "Fri 20 Nov", ""]
    assert [bool(each.next) for each in found] == [True, False, True, True], "what to do, where something is"


@pytest.mark.parametrize(("days", "state"), [("2026-11-25", "soon"), ("2026-12-02", "soon"), ("2026-12-03", "coming")])
def test_a_week_is_soon(days: str, state: str) -> None:
    (found,) = deadlines(a_comparison(an_offer(deadline=days)), TODAY)
    assert found.state == state


def test_another_year_is_named() -> None:
    assert dated(date(2027, 1, 4), TODAY) == "Mon 4 Jan 2027"
    assert dated(date(2026, 12, 4), TODAY) == "Fri 4 Dec"
