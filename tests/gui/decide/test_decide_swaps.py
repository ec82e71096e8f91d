"""Even swaps through the card: real keys, the engine's amounts, nothing of it in the document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from builders import a_comparison, an_offer
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from offercompare.document import edits
from offercompare.document.open_document import OpenDocument
from offercompare.engine.deciding.even_swaps import EvenSwaps
from offercompare.gui.decide.swaps_card import SwapsCard
from offercompare.gui.decide.view import Decide
from offercompare.numerals import ENGLISH, NO_BREAK

Key = Qt.Key


@pytest.fixture
def document() -> OpenDocument:
    """Harbor leads by growth and flexibility; northwind pays more."""
    return OpenDocument(
        a_comparison(
            an_offer("harbor", overrides={"growth": 90.0, "flexibility": 70.0}),
            an_offer("northwind", base=150_000.0, overrides={"growth": 40.0, "flexibility": 80.0}),
            an_offer("zenith", base=90_000.0, overrides={"growth": 30.0, "flexibility": 30.0}),
            weights={"pay": 0.5, "growth": 0.4, "flexibility": 0.1},
        )
    )


@pytest.fixture
def view(document: OpenDocument, qtbot: Any) -> Iterator[Decide]:
    made = Decide(document, ENGLISH)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.close_down()


def press(key: Key) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClick(widget, key)


def typed(text: str) -> None:
    widget = QApplication.focusWidget()
    assert widget is not None
    QTest.keyClicks(widget, text)
    press(Key.Key_Return)


def said(card: SwapsCard) -> str:
    return card.message.text().replace(NO_BREAK, " ")


def begin(card: SwapsCard) -> None:
    QTest.mouseClick(card.begin_button, Qt.MouseButton.LeftButton)


def test_the_leader_and_its_rival_are_proposed(view: Decide, document: OpenDocument) -> None:
    verdict = document.evaluation.verdict
    assert (view.swaps.first.currentData(), view.swaps.second.currentData()) == (verdict.leader, verdict.runner_up)
    assert not view.swaps.step.isVisible()
    assert said(view.swaps).startswith("Factor by factor you say")


def test_long_names_are_told_apart_by_their_ends(view: Decide, document: OpenDocument) -> None:
    for number, key in enumerate(("harbor", "northwind", "zenith")):
        document.apply(edits.set_offer(key, {"company": f"A rather long company name GmbH & Co. KG {number}"}), "name")
    box = view.swaps.first
    texts = [box.itemText(at) for at in range(box.count())]
    assert len(set(texts)) == 3
    assert all("…" in text for text in texts)
    names = {box.itemData(at, Qt.ItemDataRole.AccessibleTextRole) for at in range(box.count())}
    assert names == {offer.name for offer in document.comparison.offers}


def test_a_sequence_by_return_alone(view: Decide, document: OpenDocument) -> None:
    before, card = document.comparison, view.swaps
    expected = EvenSwaps.start(document.evaluation, "harbor", "northwind")
    begin(card)
    assert said(card).startswith("Step 1 of 2. Harbor has growth 90, Northwind 40.")
    assert "how much more must Harbor pay a year?" in said(card)
    assert ENGLISH.parse(card.amount.text()) == pytest.approx(expected.proposed("growth"), abs=0.5)
    assert QApplication.focusWidget() is card.amount
    press(Key.Key_Return)
    expected = expected.swap("growth")
    assert card.state == expected, "the proposal counts to the last digit"
    if expected.result is None:
        press(Key.Key_Return)
        expected = expected.swap("flexibility")
    assert card.state == expected
    winner = {"harbor": "Harbor", "northwind": "Northwind"}[expected.result]
    assert said(card).startswith(f"{winner} is nowhere behind any more: Harbor at USD")
    assert not card.amount.isVisible()
    assert document.comparison is before, "nothing of it is kept"
    assert not document.history.undo_label


def test_ones_own_amount_counts(view: Decide, document: OpenDocument) -> None:
    card = view.swaps
    begin(card)
    typed("5k")
    assert card.state.swaps[0].change == 5_000.0
    lines = [text.replace(NO_BREAK, " ") for text in card.done.texts()]
    proposed = ENGLISH.signed(card.state.swaps[0].proposed)
    assert lines == [f"Harbor: growth 90 → 40 for USD +5,000 a year; by your weights {proposed}."]


def test_what_gets_better_is_paid_with_less(view: Decide, document: OpenDocument) -> None:
    card = view.swaps
    begin(card)
    card.later.click()
    assert said(card).startswith("Step 1 of 2. Harbor has flexibility 70, Northwind 80.")
    assert "how much less may Harbor pay a year?" in said(card)
    typed("800")
    assert card.state.swaps[0].change == -800.0


def test_what_is_no_amount_is_refused_in_words(view: Decide) -> None:
    card = view.swaps
    begin(card)
    typed("a lot")
    assert card.amount.property("invalid") is True
    assert card.amount.accessibleDescription() == "Type an amount a year, such as 5,000; 0 for nothing."
    assert card.state.swaps == ()
    card.amount.selectAll()
    typed("0")
    assert card.state.swaps[0].change == 0.0
    assert not card.amount.property("invalid")


def test_a_step_can_be_taken_back(view: Decide) -> None:
    card = view.swaps
    begin(card)
    start = card.state
    typed("5k")
    QTest.mouseClick(card.back, Qt.MouseButton.LeftButton)
    assert card.state == start
    assert said(card).startswith("Step 1 of 2.")
    assert not card.back.isVisible()


def test_an_edit_ends_the_sequence_and_says_so(view: Decide, document: OpenDocument) -> None:
    card = view.swaps
    begin(card)
    document.apply(edits.set_offer("zenith", {"base": 95_000.0}), "more")
    assert card.state is None
    assert said(card) == "The comparison has changed since: begin again."
    view.refresh()
    assert said(card) == "The comparison has changed since: begin again.", "it stays until something is done"
    begin(card)
    assert said(card).startswith("Step 1 of 2.")


def test_the_same_offer_twice_is_refused(view: Decide) -> None:
    view.swaps.second.setCurrentIndex(view.swaps.first.currentIndex())
    begin(view.swaps)
    assert said(view.swaps) == "Choose two different offers."


def test_beyond_the_scale_one_has_to_say(view: Decide, document: OpenDocument) -> None:
    """The low end of harbor's pay: what growth of northwind would cost is more than there is."""
    card = view.swaps
    document.apply(edits.set_value("weights", {"pay": 0.01, "growth": 0.9, "flexibility": 0.09}), "weights")
    begin(card)
    assert card.amount.text() == ""
    assert "beyond your pay scale. Type what you feel." in card.proposed.text()
    press(Key.Key_Return)
    assert card.state.swaps == (), "an empty field is no answer"
    typed("1000")
    assert card.state.swaps[0].change == 1_000.0


def test_one_offer_has_nothing_to_swap(qtbot: Any) -> None:
    made = Decide(OpenDocument(a_comparison(an_offer())), ENGLISH)
    qtbot.addWidget(made)
    made.show()
    assert not made.swaps.isVisible()
    made.close_down()
