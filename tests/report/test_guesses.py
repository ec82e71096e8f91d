"""A guess on any field that a row shows marks the row, in Compare and on paper, however it was entered."""

from __future__ import annotations

from typing import Any

import pytest
from builders import a_comparison, a_startup, an_offer

from offercompare.engine.evaluation import preview
from offercompare.gui.compare.entry import edit_for, shown_for_typing
from offercompare.gui.forms.subject import OfferSubject
from offercompare.model import Comparison, Offer
from offercompare.numerals import ENGLISH
from offercompare.report.offer_rows import offer_section
from offercompare.report.sheet import sheet_of
from offercompare.report.table import Cell, Options


def shown(offer: Offer, key: str) -> Cell:
    sheet = sheet_of(preview(a_comparison(offer)), Options(), ENGLISH)
    return next(row for row in offer_section(sheet).rows if row.key == key).cells[0]


GUESSES: list[tuple[str, str, dict[str, Any], bool]] = [
    ("bonus", "bonus", {"bonus": {"target": 0.5}}, True),
    ("bonus", "bonus.target", {"bonus": {"target": 0.5}}, True),
    ("bonus", "bonus.amount", {"bonus": {"amount": 5e4}}, True),
    ("bonus", "bonus.amount", {"bonus": {"target": 0.5}}, False),
    ("bonus", "bonus.payout", {"bonus": {"target": 0.5, "payout": 0.9}}, False),
    ("sign_on", "sign_on", {"sign_on": [{"year": 1, "amount": 1e4}]}, True),
    ("grants", "grants.0.strike", {}, True),
    ("equity.exercise_window_years", "equity.exercise_window_years", {"equity": {"exercise_window_years": 1.0}}, True),
    ("equity.exercise_window_years", "equity.acceleration", {"equity": {"exercise_window_years": 1.0}}, False),
    ("remote.office_days", "remote.office_days", {"remote": {"office_days": 3.0}}, True),
    ("place", "place", {}, True),
    ("deadline", "deadline", {"deadline": "2027-01-01"}, True),
]


@pytest.mark.parametrize(("row", "field", "changes", "is_marked"), GUESSES)
def test_a_guess_marks_the_row_that_shows_it(row: str, field: str, changes: dict[str, Any], is_marked: bool) -> None:
    offer = a_startup(**changes, evidence={field: "guess"})
    cell = shown(offer, row)
    assert (cell.state, cell.estimate) == ("value", is_marked)
    if row != "deadline":
        assert shown_for_typing(row, offer, ENGLISH).startswith("~") == is_marked


def test_the_nearest_note_counts() -> None:
    evidence = {"bonus": "guess", "bonus.target": "written"}
    assert not shown(an_offer(bonus={"target": 0.5}, evidence=evidence), "bonus").estimate
    assert shown(an_offer(bonus=None, evidence={"bonus.target": "unknown"}), "bonus").state == "unknown"


WRITTEN: list[tuple[str, dict[str, str], dict[str, str]]] = [
    ("20 %", {"bonus.target": "guess"}, {}),
    ("20 %", {"bonus": "guess"}, {}),
    ("20 %", {"bonus": "written", "bonus.target": "guess"}, {"bonus": "written"}),
    ("~ 20 %", {"bonus": "guess"}, {"bonus.target": "guess"}),
    ("~ 20 %", {"bonus.target": "written"}, {"bonus.target": "guess"}),
    ("~ 20k", {"bonus.target": "guess"}, {"bonus.amount": "guess"}),
    ("?", {"bonus.target": "guess"}, {"bonus": "unknown"}),
    ("?", {"bonus.target": "written"}, {"bonus": "unknown"}),
    ("none", {"bonus.target": "guess"}, {}),
]


@pytest.mark.parametrize(("typed", "before", "after"), WRITTEN)
def test_writing_in_a_cell_leaves_one_note(typed: str, before: dict[str, str], after: dict[str, str]) -> None:
    offer = an_offer("harbor", bonus={"target": 0.5}, evidence=before)
    edited = edit_for("bonus", offer, typed, ENGLISH)(a_comparison(offer)).offers[0]
    assert edited.evidence == after
    assert shown(edited, "bonus").estimate == typed.startswith("~")
    field = "bonus.amount" if typed == "~ 20k" else "bonus.target"
    assert (_Held(edited).evidence(field) == "guess") == typed.startswith("~")


class _Held(OfferSubject):
    """An offer as the editor reads it, without a document."""

    def __init__(self, offer: Offer) -> None:
        self._offer = offer

    @property
    def owner(self) -> Offer:
        return self._offer


def test_a_remote_guess_stays_a_guess() -> None:
    offer = an_offer("harbor")
    comparison: Comparison = edit_for("place", offer, "~ remote", ENGLISH)(a_comparison(offer))
    assert shown(comparison.offers[0], "place").estimate
