"""Answers with how sure they are."""

from __future__ import annotations

import pytest

from offercompare.document.answers import answer, note
from offercompare.model import Comparison, Offer
from tests.builders import a_comparison, an_offer

ANSWERED = an_offer(
    levels={"growth": 3},
    answers={"G1": 2},
    evidence={"levels.growth": "guess", "answers.G1": "verbal", "base": "written"},
)


def first(comparison: Comparison) -> Offer:
    return comparison.offers[0]


@pytest.mark.parametrize("entry", ["levels.growth", "answers.G1"])
def test_another_level_is_as_sure_as_the_one_before(entry: str) -> None:
    changed = first(answer("harbor", entry, 1)(a_comparison(ANSWERED)))
    table, _, key = entry.partition(".")
    assert getattr(changed, table)[key] == 1
    assert changed.evidence == ANSWERED.evidence


@pytest.mark.parametrize("value", [None, "unknown"])
@pytest.mark.parametrize("entry", ["levels.growth", "answers.G1"])
def test_no_evidence_is_left_of_no_answer(entry: str, value: str | None) -> None:
    changed = first(answer("harbor", entry, value)(a_comparison(ANSWERED)))
    table, _, key = entry.partition(".")
    assert getattr(changed, table).get(key) == value
    assert entry not in changed.evidence
    assert len(changed.evidence) == 2


def test_a_note_is_made_changed_and_taken_back() -> None:
    comparison = a_comparison(ANSWERED)
    assert first(note("harbor", "answers.G1", "written")(comparison)).evidence["answers.G1"] == "written"
    assert "answers.G1" not in first(note("harbor", "answers.G1", "")(comparison)).evidence
    assert note("harbor", "answers.G2", "")(comparison) is comparison
    assert note("gone", "answers.G2", "guess")(comparison) is comparison
