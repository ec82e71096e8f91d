"""Both ends of the pay scale, asked in words."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from offercompare.document.open_document import OpenDocument
from offercompare.engine.weight_ranges import proposed_pay_scale
from offercompare.gui.weighing.desk import WeighingDesk
from offercompare.gui.weighing.pay_scale_dialog import PayScaleDialog
from offercompare.numerals import ENGLISH
from tests.builders import a_comparison, an_offer
from tests.gui.weighing.conftest import Opened, click, press, rated_offers, tab_to, write


@pytest.fixture
def dialog(opened: Opened, desk: WeighingDesk) -> PayScaleDialog:
    found: PayScaleDialog = opened(desk.pay_scale)
    return found


def test_it_asks_in_words(dialog: PayScaleDialog) -> None:
    assert dialog.low.accessibleName().startswith("Below which yearly pay before tax, at home, would you not take")
    assert dialog.high.accessibleName().startswith("At which yearly pay before tax, at home, would more hardly matter")
    assert (dialog.low.text(), dialog.high.text()) == ("80,000", "400,000")


def test_by_keys_alone_and_both_at_once(dialog: PayScaleDialog, document: OpenDocument) -> None:
    assert dialog.low.hasFocus()
    write("500k")
    tab_to(dialog.high)
    write("700k")
    tab_to(dialog.apply)
    press(Qt.Key.Key_Space)
    person = document.comparison.person
    assert (person.walk_away_pay, person.delighted_pay) == (500_000, 700_000)
    document.undo()
    assert document.comparison.person.walk_away_pay == 80_000
    assert document.comparison.person.delighted_pay == 400_000


def test_ends_that_do_not_rise_stay_out(dialog: PayScaleDialog, document: OpenDocument) -> None:
    before = document.comparison
    write("400k")
    click(dialog.apply)
    assert dialog.isVisible()
    assert dialog.fault.text() == "The second pay must be more than the first, and both more than 0."
    assert document.comparison is before


def test_the_fault_stands_at_the_field_and_moves_no_button(dialog: PayScaleDialog, qapp: Any) -> None:
    write("400k")
    where, size = dialog.apply.mapToGlobal(QPoint(0, 0)), dialog.size()
    click(dialog.apply)
    qapp.processEvents()
    assert dialog.fault.isVisible()
    assert (dialog.apply.mapToGlobal(QPoint(0, 0)), dialog.size()) == (where, size)
    below = dialog.fault.mapToGlobal(QPoint(0, 0)).y() - dialog.high.mapToGlobal(QPoint(0, 0)).y()
    assert 0 < below < 3 * dialog.high.height()
    assert dialog.high.hasFocus()
    assert dialog.high.property("invalid")
    write("500k")
    assert not dialog.fault.isVisible()
    assert not dialog.high.property("invalid")


def test_escape_closes_at_once_where_nothing_is_being_typed(dialog: PayScaleDialog, document: OpenDocument) -> None:
    before = document.comparison
    assert dialog.low.hasFocus()
    press(Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert document.comparison is before


def test_escape_takes_back_what_is_being_typed_first(dialog: PayScaleDialog) -> None:
    QTest.keyClicks(dialog.low, "5")
    press(Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.low.text() == "80,000"
    press(Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_the_proposal_is_said_to_be_one(dialog: PayScaleDialog) -> None:
    # 0.7 times 130,000 and 1.15 times 220,000.
    assert dialog.proposal.text().startswith("Only a proposal, rounded: 91,000 is 0.7 times the lowest pay")
    assert "253,000 is 1.15 times" in dialog.proposal.text()
    click(dialog.propose)
    assert (dialog.low.value, dialog.high.value) == (91_000, 253_000)


def test_current_pay_makes_another_proposal() -> None:
    document = OpenDocument(a_comparison(*rated_offers(), person={"current_pay": 200_000.0}))
    assert proposed_pay_scale(document.evaluation) == (160_000, 360_000)


def test_without_any_pay_both_are_asked_and_nothing_is_proposed(qtbot: Any, qapp: Any) -> None:
    person = {"walk_away_pay": None, "delighted_pay": None}
    document = OpenDocument(a_comparison(an_offer(base=None), person=person))
    dialog = PayScaleDialog(document, ENGLISH)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.proposal.text() == ""
    assert not dialog.propose.isVisible()
    click(dialog.apply)
    assert dialog.fault.isVisible()
    assert document.comparison.person.walk_away_pay is None
