"""What is still to ask, in words and in order."""

from __future__ import annotations

from typing import Any

import pytest

from offercompare.engine.decision import OpenQuestion
from offercompare.model import Offer
from offercompare.reference import plausible_ranges, rubrics
from offercompare.report.question_words import of_100, open_fields, question, sendable, share_words, to_ask, tried_words
from tests.builders import a_comparison, a_startup, an_offer


def offer(key: str, *unknown: str, **changes: Any) -> Offer:
    """An offer with these fields marked as not known."""
    evidence = dict.fromkeys(unknown, "unknown")
    return an_offer(key, **{"remote": {"policy": "on_site"}, "evidence": evidence, **changes})


def asked(*offers: Offer, tried: tuple[OpenQuestion, ...] = ()) -> list[tuple[str, str, str]]:
    return [(each.offer, each.field, each.weight) for each in to_ask(a_comparison(*offers), tried)]


def test_before_anything_is_tried_the_nearest_deadline_comes_first() -> None:
    offers = (
        offer("none", "bonus"),
        offer("late", "bonus", deadline="2026-12-20"),
        offer("soon", "bonus", "match", deadline="2026-12-01"),
    )
    assert [(key, field) for key, field, _ in asked(*offers)] == [
        ("soon", "bonus"),
        ("soon", "match"),
        ("late", "bonus"),
        ("none", "bonus"),
    ]


def test_what_was_tried_keeps_its_order_and_says_what_hangs_on_it() -> None:
    tried = (
        OpenQuestion("late", "match", 2 / 9, "soon"),
        OpenQuestion("soon", "bonus", 0.0),
        OpenQuestion("late", "rent", None),
    )
    offers = (
        offer("late", "rent", "bonus", "match", deadline="2026-12-20"),
        offer("soon", "bonus", deadline="2026-12-01"),
    )
    assert asked(*offers, tried=tried) == [
        ("late", "match", "changes the leader in 22 of 100"),
        ("soon", "bonus", ""),
        ("late", "rent", ""),
        ("late", "bonus", ""),
    ]


def test_what_was_answered_since_is_gone() -> None:
    tried = (OpenQuestion("harbor", "bonus", 0.5, "northwind"), OpenQuestion("gone", "bonus", 0.5, "northwind"))
    assert asked(offer("harbor"), offer("northwind", "match"), tried=tried) == [("northwind", "match", "")]


def test_an_assumption_is_asked_about_once_it_was_tried() -> None:
    startup = a_startup(remote={"policy": "remote"})
    assert "equity.exercise_window_years" in open_fields(startup)
    assert asked(startup) == []
    tried = (OpenQuestion("nimbus", "equity.exercise_window_years", 1.0, "harbor"),)
    assert asked(startup, tried=tried) == [
        ("nimbus", "equity.exercise_window_years", "changes the leader in 100 of 100")
    ]


def test_what_hides_the_worth_of_the_equity_is_asked_before_anything_is_tried() -> None:
    startup = a_startup(remote={"policy": "remote"}, equity={"preferred_price": None})
    assert asked(startup) == [("nimbus", "equity.preferred_price", "")]
    (found,) = to_ask(a_comparison(startup), ())
    assert found.text == "Nimbus: what was the last preferred price?"
    listed = offer("harbor", grants=[{"kind": "rsu", "shares": 100.0}])
    assert asked(listed) == [("harbor", "equity.price_now", "")]


def test_offers_that_are_out_are_not_asked() -> None:
    assert asked(offer("harbor", "bonus", status="declined"), offer("northwind")) == []


def test_the_line_names_the_offer() -> None:
    (found,) = to_ask(a_comparison(offer("harbor", "bonus"), offer("northwind")), ())
    assert found.text == "Harbor: is there a bonus, and at what target?"


@pytest.mark.parametrize(
    ("share", "count"), [(0.0, 0), (0.001, 1), (1 / 9, 11), (2 / 9, 22), (0.5, 50), (0.999, 99), (1.0, 100)]
)
def test_a_share_of_a_hundred(share: float, count: int) -> None:
    assert of_100(share) == count


@pytest.mark.parametrize("share", [None, 0.0])
def test_what_changes_nothing_or_cannot_be_tried_says_nothing(share: float | None) -> None:
    assert share_words(OpenQuestion("harbor", "bonus", share)) == ""


@pytest.mark.parametrize("field", plausible_ranges.fields())
def test_every_field_with_plausible_answers_has_a_question(field: str) -> None:
    text = question(field.replace("grants.", "grants.2."))
    assert text.endswith("?")
    assert "_" not in text
    assert "grants," not in text


def test_rubric_questions_are_their_own_words() -> None:
    rubric, one = rubrics.rubric("growth"), rubrics.question("G1")
    assert rubric is not None
    assert one is not None
    assert question("levels.growth") == rubric.question
    assert question("answers.G1") == one.text


TO_ONESELF = {
    "answers": {"G8", "W1", "S1", "S7", "I1", "I3"},
    "levels": {"skills", "industry"},
}


@pytest.mark.parametrize("criterion", [each for each in rubrics.criteria() if each.rubric is not None])
def test_to_an_employer_a_question_is_that_of_the_applicant(criterion: rubrics.Criterion) -> None:
    assert criterion.rubric is not None
    fields = [f"answers.{each.id}" for each in criterion.rubric.questions if not each.computed]
    for field in (*fields, f"levels.{criterion.key}"):
        table, _, key = field.partition(".")
        text = sendable(field)
        assert bool(text) == (key not in TO_ONESELF[table]), field
        assert not text or (text[0].isupper() and text.endswith("?"))
        assert not {"you", "your"} & set(text.lower().rstrip("?").split()), "they are not the applicant"


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("bonus", "Is there a bonus, and at what target?"),
        ("grants.1.strike", "At what price can the options be exercised?"),
        ("rent", ""),
        ("equity.exercise_if_leaving", ""),
        ("equity.price_now", ""),
        ("health.premium", "Could you tell me more about this: health, premium?"),
    ],
)
def test_a_field_is_asked_as_a_sentence(field: str, text: str) -> None:
    assert sendable(field) == text


def test_any_other_field_is_spelled_out() -> None:
    assert question("equity.exit_multiple_sd") == "exit multiple sd?"
    assert question("health.premium") == "health, premium?"


def tried(field: str, offer: Offer, share: float | None = 0.0) -> str:
    return tried_words(offer, OpenQuestion(offer.id, field, share))


def test_what_was_tried_is_said_with_its_source() -> None:
    assert tried("bonus", an_offer()) == "Tried: assumption: from no bonus to a fifth of base."
    large = an_offer(company_type="public_large")
    assert tried("grants", large) != tried("grants", an_offer())
    assert tried("grants", large).startswith("Tried: assumption: shares over four years")
    assert tried("equity.fully_diluted", a_startup()).startswith("Tried: assumption: the order of size of a US round")
    assert tried("answers.G1", an_offer()) == "Tried: each of its levels."
    assert tried("remote.office_days", an_offer()) == "Tried: each number of working days."


def test_what_cannot_be_tried_says_nothing() -> None:
    assert tried("rent", an_offer(), None) == ""
