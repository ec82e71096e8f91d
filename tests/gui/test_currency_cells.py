"""A currency typed into a cell, and the word on the currency of a place."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from offercompare.document import edits
from tests.gui.conftest import Start


def enter(text: str) -> None:
    """Type into the cell where the keyboard is, and take it."""
    for letter in text:
        QTest.keyClicks(QApplication.activePopupWidget() or QApplication.focusWidget(), letter)
    QTest.keyClick(QApplication.activePopupWidget() or QApplication.focusWidget(), Qt.Key.Key_Return)


def test_a_currency_typed_into_an_empty_offer_is_its_own_and_seen(start: Start) -> None:
    program = start(example=True)
    document = program.session.document
    empty = {"currency": None, "base": None, "bonus": None, "sign_on": (), "grants": (), "refreshers": None}
    document.apply(edits.set_offer("harbor", {**empty, "benefits": (), "costs": (), "rent": None}), "x")
    program.table.go_to("base", "harbor")
    enter("97k EUR")
    offer = document.comparison.offer("harbor")
    assert (offer.base, offer.currency) == (97_000, "EUR")
    assert program.shown("base", "harbor").replace("\u00a0", " ") == "EUR 97,000"
    assert document.history.done[-1].label.endswith(", in EUR")
    document.undo()
    assert document.comparison.offer("harbor").base is None


def test_another_currency_is_refused_beside_the_cell(start: Start) -> None:
    program = start(example=True)
    program.table.go_to("base", "nimbus")
    before = program.session.document.comparison
    enter("97k EUR")
    assert program.session.document.comparison == before
    assert "are in USD: type it in USD" in QApplication.focusWidget().accessibleDescription()


def test_a_place_of_another_currency_is_told_in_the_status_line_and_moves_nothing(start: Start) -> None:
    program = start(example=True)
    document, told = program.session.document, program.window.statusBar().currentMessage
    empty = {"currency": None, "base": None, "bonus": None, "sign_on": (), "grants": (), "refreshers": None}
    document.apply(edits.set_offer("harbor", {**empty, "benefits": (), "costs": (), "rent": None}), "x")
    program.table.go_to("place", "harbor")
    enter("Berlin")
    assert told() == "Berlin pays in EUR: type €95k, or set the currency in the whole offer (F4)."
    program.table.go_to("base", "harbor")
    enter("95k")
    assert told().startswith("Taken as USD, but Berlin pays in EUR")
    assert document.comparison.offer("harbor").currency is None
    program.table.go_to("base", "harbor")
    enter("95k USD")
    assert document.comparison.offer("harbor").currency == "USD"
    assert told() == ""
