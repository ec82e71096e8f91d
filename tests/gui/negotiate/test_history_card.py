"""Earlier terms side by side: what a column says, what counts as changed, what is still to come."""

from __future__ import annotations

from datetime import date

from builders import a_comparison, an_offer

from offercompare.document import edits
from offercompare.document.revisions import keep_revision
from offercompare.engine import evaluate
from offercompare.engine.earlier_terms import on_terms
from offercompare.gui.negotiate.history import PastTable, headings, labels, past_table, suggested_label
from offercompare.model import Comparison, Offer
from offercompare.numerals import ENGLISH


def kept() -> Comparison:
    """Harbor: 100 000 until November, then a sign-on, then 110 000."""
    comparison = keep_revision("harbor", "First offer", date(2026, 11, 20))(a_comparison())
    comparison = edits.set_offer("harbor", {"sign_on": ({"amount": 5_000.0},)})(comparison)
    comparison = keep_revision("harbor", "", date(2027, 1, 4))(comparison)
    return edits.set_offer("harbor", {"base": 110_000.0})(comparison)


def harbor(comparison: Comparison) -> Offer:
    return comparison.offers[0]


def shown(comparison: Comparison, missing: int | None = None) -> PastTable:
    evaluation = evaluate(comparison)
    found = [
        None if number == missing else on_terms(evaluation, each.terms)
        for number, each in enumerate(harbor(comparison).revisions)
    ]
    return past_table(harbor(comparison), evaluation, [*found, evaluation.offer("harbor")], ENGLISH)


def row(table: PastTable, label: str) -> list[tuple[str, bool]]:
    cells = table.rows[table.labels.index(label)]
    return [(cell.text, cell.changed) for cell in cells]


def test_columns_are_called_by_label_and_day() -> None:
    named = headings(harbor(kept()), ENGLISH)
    assert named == ("First offer\nuntil Fri 20 Nov 2026", "Terms 2\nuntil Mon 4 Jan", "Now")


def test_a_job_one_has_is_no_first_offer() -> None:
    job = an_offer("job", status="current")
    assert suggested_label(job) == "Present terms"
    assert suggested_label(an_offer("job")) == "First offer"


def test_what_differs_from_the_column_before_is_marked() -> None:
    table = shown(kept())
    assert row(table, "Base salary") == [("100,000", False), ("100,000", False), ("110,000", True)]
    assert row(table, "Sign-on") == [("none", False), ("5,000", True), ("5,000", False)]
    assert [changed for _, changed in row(table, "Overall")] == [False, True, True]


def test_what_is_still_to_come_is_neither_a_figure_nor_a_change() -> None:
    table = shown(kept(), missing=1)
    assert row(table, "Base salary") == [("100,000", False), ("…", False), ("110,000", True)]


def test_unknown_pay_is_said() -> None:
    comparison = keep_revision("harbor", "First offer", None)(a_comparison(an_offer(base=None), an_offer("other")))
    table = shown(edits.set_offer("harbor", {"base": 90_000.0})(comparison))
    assert row(table, "Overall")[0][0] == "unknown"


def test_the_next_usual_label_is_proposed() -> None:
    assert suggested_label(an_offer()) == labels()[0] == "First offer"
    assert suggested_label(harbor(kept())) == "Counter"
