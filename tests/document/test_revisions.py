"""The history of an offer's terms: kept when asked, brought back without loss, undone like any other change."""

from __future__ import annotations

from datetime import date

import pytest
from builders import a_comparison, an_offer
from hypothesis import given
from hypothesis import strategies as st

from offercompare.document import edits
from offercompare.document.open_document import OpenDocument
from offercompare.document.revisions import (
    keep_revision,
    remove_revision,
    rename_revision,
    restore_revision,
    terms_of,
)
from offercompare.errors import InputError
from offercompare.files.codec import decode, encode
from offercompare.model import Comparison, Offer
from offercompare.model.offer import MOST_REVISIONS

DAY = date(2026, 11, 25)


def harbor(comparison: Comparison) -> Offer:
    offer = comparison.offer("harbor")
    assert offer is not None
    return offer


def with_history() -> Comparison:
    """Harbor: 100 000 first, 110 000 as the counter, 115 000 now."""
    comparison = keep_revision("harbor", "First offer", DAY)(a_comparison())
    comparison = edits.set_offer("harbor", {"base": 110_000.0})(comparison)
    comparison = keep_revision("harbor", "Counter", None)(comparison)
    return edits.set_offer("harbor", {"base": 115_000.0})(comparison)


def bases(comparison: Comparison) -> list[float | None]:
    return [each.terms.base for each in harbor(comparison).revisions]


def test_keeping_holds_the_terms_and_changes_nothing_else() -> None:
    before = a_comparison()
    after = keep_revision("harbor", "First offer", DAY)(before)
    (revision,) = harbor(after).revisions
    assert (revision.label, revision.date, revision.terms) == ("First offer", DAY, harbor(before))
    assert terms_of(harbor(after)) == harbor(before)
    assert after.offers[1] is before.offers[1]


def test_editing_never_keeps_anything_by_itself() -> None:
    comparison = edits.set_offer("harbor", {"base": 1.0})(a_comparison())
    assert harbor(comparison).revisions == ()


def test_restoring_keeps_what_stands_now_first() -> None:
    after = restore_revision("harbor", 0, "Final", DAY)(with_history())
    assert harbor(after).base == 100_000
    assert bases(after) == [100_000, 110_000, 115_000]
    assert (harbor(after).revisions[2].label, harbor(after).revisions[2].date) == ("Final", DAY)


def test_terms_that_a_revision_holds_already_are_not_kept_twice() -> None:
    once = restore_revision("harbor", 0, "Final")(with_history())
    again = restore_revision("harbor", 2)(once)
    assert harbor(again).base == 115_000
    assert bases(again) == [100_000, 110_000, 115_000]


def test_status_is_no_term() -> None:
    comparison = edits.set_status("harbor", "accepted")(with_history())
    assert harbor(restore_revision("harbor", 0)(comparison)).status == "accepted"


def test_naming_and_removing_touch_one_revision() -> None:
    named = rename_revision("harbor", 1, "Final")(with_history())
    assert [each.label for each in harbor(named).revisions] == ["First offer", "Final"]
    assert bases(remove_revision("harbor", 0)(named)) == [110_000]


@pytest.mark.parametrize(
    "edit",
    [
        keep_revision("harbor", "Final", DAY),
        restore_revision("harbor", 0),
        rename_revision("harbor", 0, "Letter"),
        remove_revision("harbor", 0),
    ],
)
def test_each_is_one_step_that_undo_takes_back(edit: edits.Edit) -> None:
    document = OpenDocument(with_history())
    before = document.comparison
    document.apply(edit, "history")
    assert document.comparison != before
    document.undo()
    assert document.comparison == before


def test_more_than_a_file_holds_is_refused_in_a_sentence() -> None:
    comparison = a_comparison()
    for _ in range(MOST_REVISIONS):
        comparison = keep_revision("harbor", "", None)(comparison)
    document = OpenDocument(comparison, simulates_later=True)
    with pytest.raises(InputError):
        document.apply(keep_revision("harbor", "one more", None), "keep")
    assert len(harbor(document.comparison).revisions) == MOST_REVISIONS


def test_a_history_is_the_same_after_the_file_was_read() -> None:
    comparison = with_history()
    assert decode(encode(comparison), "here") == comparison


moves = st.lists(
    st.tuples(st.sampled_from(["keep", "restore", "base"]), st.integers(0, 4), st.integers(1, 5)), max_size=12
)


@given(moves)
def test_whatever_is_done_no_terms_that_were_kept_or_left_by_restoring_are_lost(
    steps: list[tuple[str, int, int]],
) -> None:
    comparison, held = a_comparison(an_offer(), an_offer("other")), set[float | None]()
    for kind, number, base in steps:
        now = harbor(comparison)
        if kind == "base":
            comparison = edits.set_offer("harbor", {"base": base * 10_000.0})(comparison)
        elif kind == "keep":
            comparison = keep_revision("harbor", "", None)(comparison)
            held.add(now.base)
        elif number < len(now.revisions):
            comparison = restore_revision("harbor", number)(comparison)
            held.add(now.base)
            assert harbor(comparison).base == now.revisions[number].terms.base
        assert held <= set(bases(comparison))
        assert all(not each.terms.revisions for each in harbor(comparison).revisions)
