"""What if I moved: asked by keys alone, and nothing in the file changes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from builders import a_comparison, an_offer
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from offercompare.document import edits
from offercompare.engine.moving import KEYS
from offercompare.files.store import write
from offercompare.gui.move_dialog import MoveDialog
from tests.gui.conftest import Program, Start

Key = Qt.Key
OFFERS = (
    an_offer("site", remote={"policy": "on_site"}),
    an_offer("band", occupation="15-1252", remote={"policy": "remote", "pay_basis": "by_location"}),
    an_offer("same", remote={"policy": "remote", "pay_basis": "same_everywhere"}),
)


def press(key: Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


@pytest.fixture
def program(start: Start, tmp_path: Path) -> Program:
    path = tmp_path / "three.offers"
    write(path, a_comparison(*OFFERS))
    return start(path)


@pytest.fixture
def dialog(program: Program, qtbot: Any) -> MoveDialog:
    press(Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    found = program.window.findChild(MoveDialog)
    assert found is not None
    qtbot.waitUntil(found.isActiveWindow)
    return found


def names(dialog: MoveDialog) -> list[str]:
    return [dialog.table.verticalHeaderItem(row).text().split("\n")[0] for row in range(dialog.table.rowCount())]


def cell(dialog: MoveDialog, name: str, key: str) -> Any:
    return dialog.table.item(names(dialog).index(name), list(KEYS).index(key))  # type: ignore[arg-type]


def test_by_keys_alone(program: Program, dialog: MoveDialog, qtbot: Any) -> None:
    before = program.session.document.comparison
    assert QApplication.focusWidget() is dialog.place
    QTest.keyClicks(dialog.place, "San Francisco, CA")
    popup = dialog.place.completer().popup()
    QTest.keyClick(popup if popup.isVisible() else dialog.place, Key.Key_Return)
    assert not popup.isVisible()
    assert dialog.place.text() == "San Francisco, CA, US"
    assert dialog.isVisible()
    press(Key.Key_Tab)
    assert QApplication.focusWidget() is dialog.table
    press(Key.Key_Right)
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.trail is not None and dialog.trail.isVisible())
    assert dialog.trail is not None
    dialog.trail.close()
    dialog.activateWindow()
    press(Key.Key_Escape)
    qtbot.waitUntil(lambda: program.window.findChild(MoveDialog) is None)
    assert program.session.document.comparison is before
    assert program.session.document.is_clean


def test_remote_offers_come_first_and_the_others_stay(dialog: MoveDialog) -> None:
    dialog.move_to("San Francisco, CA, US")
    assert names(dialog) == ["Band", "Same", "Site"]
    assert cell(dialog, "Band", "base").text().startswith("~")
    assert cell(dialog, "Band", "base").text().split("\n")[1].startswith("+")
    assert cell(dialog, "Same", "base").text() == "100,000\n0"
    assert cell(dialog, "Same", "after_tax").text().split("\n")[1].startswith("−")
    assert cell(dialog, "Site", "after_tax").text().endswith("stays")
    assert "Site: The work is done in Austin" in dialog.notes.toPlainText()


def test_each_figure_is_spoken_with_its_offer_and_title(dialog: MoveDialog) -> None:
    dialog.move_to("San Francisco, CA, US")
    spoken = cell(dialog, "Same", "home_money").data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Same, In Austin money, ")
    assert "difference −" in spoken
    assert all(each.accessibleName() for each in (dialog.place, dialog.table, dialog.notes))


def test_what_nobody_knows_is_unknown_and_says_why(dialog: MoveDialog) -> None:
    dialog.move_to("Berlin, DE")
    found = cell(dialog, "Band", "base")
    assert found.text() == "unknown"
    assert "ask for the pay band of Berlin" in found.toolTip()
    assert "ask whether you may be employed in Germany" in dialog.notes.toPlainText()


def test_before_a_place_is_chosen_it_is_as_it_is_now(dialog: MoveDialog) -> None:
    assert cell(dialog, "Same", "base").text() == "100,000"
    assert "As it is now" in dialog.hint.text()
    assert not dialog.notes.isVisible()


def test_a_place_that_nobody_knows_is_said(dialog: MoveDialog) -> None:
    dialog.move_to("Nowhere at all")
    assert "No city of this name is known" in dialog.notes.toPlainText()
    assert cell(dialog, "Same", "base").text() == "100,000"


def test_it_follows_the_document(program: Program, dialog: MoveDialog) -> None:
    dialog.move_to("San Francisco, CA, US")
    program.session.document.apply(edits.set_offer("same", {"base": 200_000.0}), "x")
    assert cell(dialog, "Same", "base").text() == "200,000\n0"


@pytest.mark.parametrize("name", ["<b>Bold</b>", "A" * 500, "Line\nbreak\u202e"])
def test_a_hostile_name_is_one_short_line(program: Program, dialog: MoveDialog, name: str) -> None:
    program.session.document.apply(edits.set_offer("same", {"company": name}), "x")
    dialog.move_to("San Francisco, CA, US")
    title = dialog.table.verticalHeaderItem(1).text()
    assert len(title) < 60
    assert title.count("\n") == 1
