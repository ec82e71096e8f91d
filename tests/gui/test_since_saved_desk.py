"""A file that another version saved: what changed is told once the figures are there, and before it is written over."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from offercompare.cli import worked_example
from offercompare.document.edits import set_offer
from offercompare.document.open_document import OpenDocument
from offercompare.engine.simulation.simulate import simulate
from offercompare.gui.since_saved_desk import COMMAND
from offercompare.gui.since_saved_dialog import SinceSavedDialog
from tests.gui.conftest import TODAY, Answers, Program, Start
from tests.gui.hands import focused, press

Damage = Callable[[dict[str, Any]], object]


@pytest.fixture(scope="module")
def saved_now(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The worked example as this program saves it."""
    file = tmp_path_factory.mktemp("saved") / "mine.offers"
    document = OpenDocument(worked_example(), today=lambda: TODAY)
    document.save(file)
    return file.read_bytes()


@pytest.fixture
def saved(saved_now: bytes, tmp_path: Path) -> Callable[[Damage], Path]:
    """A file of the worked example whose last save was other than it would be now."""

    def make(change: Damage) -> Path:
        content = json.loads(saved_now)
        change(content["last_saved"])
        file = tmp_path / "mine.offers"
        file.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
        return file

    return make


def _older(block: dict[str, Any]) -> None:
    """Of the data before, with which Harbor led and Nimbus was taxed less."""
    block |= {"data": "2026-03-01", "program": "0.0.9", "leader": "harbor"}
    block["editions"]["tax_US"] = "2025"
    block["figures"]["nimbus"]["after_tax_average"] *= 1.1
    block["figures"]["nimbus"]["rank"], block["figures"]["harbor"]["rank"] = 3, 1


def _dialog(program: Program) -> SinceSavedDialog:
    dialog = program.session.since_saved.dialog
    assert dialog is not None
    assert dialog.isVisible()
    return dialog


def _rows(dialog: SinceSavedDialog) -> list[list[str]]:
    table = dialog.table
    return [[table.item(row, column).text() for column in range(5)] for row in range(table.rowCount())]


def _menu(program: Program) -> bool:
    return program.window.actions_[COMMAND].isEnabled()


def test_a_file_of_an_older_version_lists_what_changed_and_is_then_saved(start: Start, saved: Any, qtbot: Any) -> None:
    file = saved(_older)
    before = file.read_bytes()
    program = start(file)
    dialog = _dialog(program)
    assert not dialog.isModal(), "the window can be used beside it"
    rows = _rows(dialog)
    ranks = [row for row in rows if row[1] == "Rank"]
    assert rows[: len(ranks)] == ranks
    assert ["Nimbus AI", "Rank", "3"] in [row[:3] for row in ranks]
    taxed = next(row for row in rows if row[1] == "After tax")
    assert taxed[0] == "Nimbus AI"
    assert taxed[4].startswith("−")
    words = dialog.words.text()
    assert words.startswith("Saved by OfferCompare 0.0.9 with data of 2026-03-01; you see it with OfferCompare 0.1.0")
    assert "tax tables of US 2025 → 2026" in words
    assert dialog.head.text() == "Harbor Health led then; Nimbus AI leads now."
    assert file.read_bytes() == before, "opening leaves the file alone"
    assert program.session.document.is_clean
    qtbot.waitUntil(dialog.isActiveWindow)
    press(Qt.Key.Key_Escape)
    assert program.session.since_saved.dialog is None
    assert _menu(program)
    program.session.do(COMMAND)
    assert _rows(_dialog(program)) == rows
    program.session.do("save")
    assert program.answers.told == [], "what was seen is not asked about"
    assert json.loads(file.read_bytes())["last_saved"]["program"] == "0.1.0"
    assert not _menu(program)
    again = start(file)
    assert again.session.since_saved.dialog is None
    assert not _menu(again)


def test_nothing_is_told_of_a_file_of_this_version(start: Start, saved: Any) -> None:
    program = start(saved(lambda block: None))
    assert program.session.since_saved.dialog is None
    assert program.window.statusBar().currentMessage() == ""
    assert not _menu(program)


def test_another_version_with_the_same_figures_is_one_sentence(start: Start, saved: Any) -> None:
    program = start(saved(lambda block: block.update(program="0.0.9")))
    assert program.session.since_saved.dialog is None
    said = program.window.statusBar().currentMessage()
    assert said == "Saved by OfferCompare 0.0.9 with data of 2026-11-26: no figure differs now."


def test_a_damaged_block_is_one_quiet_sentence(start: Start, saved: Any) -> None:
    program = start(saved(lambda block: block.update(digest=7)))
    assert program.window.statusBar().currentMessage().startswith("The figures of the last save cannot be read")
    assert program.answers.told == []
    assert len(program.session.document.comparison.offers) == 4


def test_figures_changed_by_hand_are_told_too(start: Start, saved: Any) -> None:
    program = start(saved(lambda block: block["figures"]["nimbus"].update(average=1.0)))
    assert "changed by hand" in _dialog(program).words.text()
    assert [row[:2] for row in _rows(_dialog(program))] == [["Nimbus AI", "Before tax"]]


def test_the_list_waits_for_the_simulation(start: Start, saved: Any, qtbot: Any) -> None:
    program = start(saved(_older), simulates_later=True)
    assert program.session.since_saved.dialog is None
    assert program.window.pages.currentWidget() is program.session.workspace, "the window waits for nothing"
    qtbot.waitUntil(lambda: program.session.since_saved.dialog is not None, timeout=20_000)
    assert any(row[1] == "Rank" for row in _rows(_dialog(program)))


def test_who_types_when_the_list_comes_goes_on_typing(start: Start, saved: Any) -> None:
    program = start(saved(_older), simulates_later=True)
    program.session.calculating.simulating.stop()
    program.table.go_to("base", "nimbus")
    press(Qt.Key.Key_F2)
    editor = focused()
    assert isinstance(editor, QLineEdit)
    simulation = simulate(program.session.document.comparison)
    assert simulation is not None
    program.session.document.take(simulation)
    assert program.session.since_saved.dialog is None
    assert program.window.statusBar().currentMessage().startswith("Figures differ from the last save")
    assert focused() is editor
    QTest.keyClicks(focused(), "219000")
    press(Qt.Key.Key_Return)
    assert program.session.document.comparison.offer("nimbus").base == 219_000
    assert _menu(program)
    program.session.do("save")
    assert [told.split()[:2] for told in program.answers.told] == [["changed", "figures"]]


@pytest.mark.parametrize("goes_on", [True, False])
def test_a_list_that_nobody_saw_is_asked_about_before_the_file_is_written(
    start: Start, saved: Any, goes_on: bool
) -> None:
    file = saved(_older)
    before = file.read_bytes()
    program = start(file, simulates_later=True, answers=Answers(on_changed_figures=goes_on))
    program.session.document.apply(set_offer("nimbus", {"base": 1.0}), "Base")
    program.session.do("save")
    (told,) = program.answers.told
    assert told.startswith("changed figures")
    assert (file.read_bytes() == before) != goes_on
    assert program.session.document.is_clean == goes_on
    program.session.do("save")
    assert len(program.answers.told) == (1 if goes_on else 2)


def test_saving_elsewhere_overwrites_nothing_and_asks_nothing(start: Start, saved: Any, tmp_path: Path) -> None:
    file = saved(_older)
    before = file.read_bytes()
    program = start(
        file, simulates_later=True, answers=Answers(path=tmp_path / "other.offers", on_changed_figures=False)
    )
    program.session.do("save_as")
    assert program.answers.told == []
    assert file.read_bytes() == before
    assert program.session.document.path == tmp_path / "other.offers"


def test_another_document_takes_the_list_away(start: Start, saved: Any) -> None:
    program = start(saved(_older))
    assert _menu(program)
    program.session.do("example")
    assert program.session.since_saved.dialog is None
    assert not _menu(program)


def test_hidden_amounts_are_hidden_in_the_list(start: Start, saved: Any) -> None:
    program = start(saved(_older))
    program.session.do("hide_amounts")
    row = next(row for row in _rows(_dialog(program)) if row[1] == "After tax")
    assert row[2:] == ["•••"] * 3
    assert ["Nimbus AI", "Rank", "3"] in [row[:3] for row in _rows(_dialog(program))]


def test_no_amount_stays_in_sight_in_a_list_of_before_the_save(start: Start, saved: Any) -> None:
    program = start(saved(_older))
    program.session.do("save")
    assert _dialog(program).isVisible()
    program.session.do("hide_amounts")
    assert program.session.since_saved.dialog is None


@pytest.mark.parametrize(("key", "saves"), [(Qt.Key.Key_Return, True), (Qt.Key.Key_Escape, False)])
def test_the_question_is_answered_by_keyboard(start: Start, saved: Any, qtbot: Any, key: Qt.Key, saves: bool) -> None:
    program = start(saved(_older))
    found = program.session.since_saved.found
    assert found is not None
    asked = SinceSavedDialog(found, "USD", program.session.hiding.numerals, asks=True, parent=program.window)
    qtbot.addWidget(asked)
    asked.open()
    qtbot.waitUntil(asked.isActiveWindow)
    QTest.keyClick(asked.table, key)
    assert (asked.result() == SinceSavedDialog.DialogCode.Accepted) == saves
