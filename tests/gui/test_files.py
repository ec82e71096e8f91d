"""Files through the window: nothing typed is lost, nothing hostile gets in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from offercompare.gui.actions import YEAR_MENU, commands, menus
from offercompare.gui.notes_line import GAP
from offercompare.gui.recovery import Recovery
from tests.files.corpus import corpus
from tests.gui.conftest import Answers, Program, Start


def edit(program: Program, base: float = 200_000.0) -> None:
    from offercompare.document.edits import set_offer

    program.session.document.apply(set_offer("nimbus", {"base": base}), "Base of Nimbus AI")


def test_unsaved_changes_are_asked_about_and_cancel_stays(start: Start) -> None:
    program = start(example=True, answers=Answers(on_unsaved="cancel"))
    edit(program)
    assert program.window.isWindowModified()
    assert not program.window.close()
    program.session.do("new")
    assert program.session.document.comparison.offers
    assert program.answers.told == ["unsaved Spring 2027", "unsaved Spring 2027"]


def test_closing_with_save_writes_the_file(start: Start, tmp_path: Path) -> None:
    path = tmp_path / "mine.offers"
    program = start(example=True, answers=Answers(path=path, on_unsaved="save"))
    edit(program)
    assert program.window.close()
    assert start(path).session.document.comparison.offer("nimbus").base == 200_000


@pytest.mark.parametrize(("name", "data"), corpus()[::40])
def test_a_damaged_file_is_one_sentence_and_the_document_stays(
    start: Start, tmp_path: Path, name: str, data: bytes
) -> None:
    path = tmp_path / "damaged.offers"
    path.write_bytes(data)
    program = start(example=True)
    before = program.session.document.comparison
    opened = program.session.files.open(path)
    if not opened:
        assert program.session.document.comparison is before
        (sentence,) = program.answers.told
        assert "\n" not in sentence
        assert sentence.endswith(".")
        assert "damaged.offers" in sentence


def test_a_killed_program_leaves_its_changes_to_the_next(start: Start, qtbot: Any) -> None:
    program = start(example=True)
    edit(program, 222_222.0)
    qtbot.waitUntil(lambda: bool(list(program.session.recovery._home.glob("*.offers"))), timeout=3000)
    copy = next(iter(program.session.recovery._home.glob("*.offers")))
    assert copy.stat().st_mode & 0o077 == 0, "readable by the owner alone"
    assert not Recovery().left_behind(), "a program that lives keeps its own"
    program.session.recovery._lock.unlock()
    again = start(answers=Answers(on_restore=True))
    assert again.session.document.comparison.offer("nimbus").base == 222_222
    assert not again.session.document.is_clean
    assert again.answers.told == ["restore Spring 2027"]
    program.session.recovery.forget()


def test_saving_takes_the_recovery_copy_away(start: Start, tmp_path: Path, qtbot: Any) -> None:
    program = start(example=True, answers=Answers(path=tmp_path / "mine.offers"))
    edit(program)
    home = program.session.recovery._home
    qtbot.waitUntil(lambda: bool(list(home.glob("*.offers"))), timeout=3000)
    program.session.do("save")
    assert not list(home.glob("*.offers"))
    assert "saved" in program.window.file_note.text()


def test_a_file_changed_by_another_program_is_not_overwritten_unasked(start: Start, tmp_path: Path) -> None:
    path = tmp_path / "mine.offers"
    program = start(example=True, answers=Answers(path=path))
    program.session.do("save")
    path.write_bytes(path.read_bytes().replace(b"Spring 2027", b"Summer 2027"))
    edit(program)
    program.session.do("save")
    assert program.answers.told == ["changed mine.offers"]
    assert b"Summer 2027" in path.read_bytes()


@pytest.mark.parametrize("width", [900, 1100, 1366])
def test_the_status_line_shows_whole_notes_and_the_saved_file(
    start: Start, tmp_path: Path, qtbot: Any, width: int
) -> None:
    path = tmp_path / "spring offers 2027.offers"
    program = start(example=True, answers=Answers(path=path), size=(width, 600))
    edit(program)
    qtbot.keyClick(program.window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    line, note = program.window.assumptions, program.window.file_note
    assert "saved" in note.text()

    def all_whole() -> bool:
        shown = [part for part in line.text().split(GAP) if part != "…"]
        room = line.fontMetrics().horizontalAdvance(line.text()) <= line.width()
        return room and note.width() >= note.sizeHint().width() and set(shown) <= set(line.toolTip().split("\n"))

    qtbot.waitUntil(all_whole)
    assert len(line.toolTip().split("\n")) >= 6
    assert line.text().endswith("…") == (line.toolTip().replace("\n", GAP) != line.text())


def test_recent_files_are_offered(start: Start, tmp_path: Path) -> None:
    path = tmp_path / "mine.offers"
    program = start(example=True, answers=Answers(path=path))
    program.session.do("save_as")
    assert [action.text() for action in program.window.recent.actions()] == ["mine.offers"]


def test_every_action_has_a_text_a_place_and_its_own_shortcut() -> None:
    listed = " ".join([YEAR_MENU, *(keys for _, keys in menus())]).split()
    made = commands()
    assert {command.id for command in made} <= set(listed)
    assert all(command.text for command in made)
    shortcuts = [command.shortcut for command in made if command.shortcut]
    assert len(shortcuts) == len(set(shortcuts))


def test_no_menu_has_two_entries_under_one_letter() -> None:
    texts = {command.id: command.text for command in commands()} | {"years": "Money of the &year"}
    for title, keys in (*menus(), ("Money of the year", YEAR_MENU)):
        letters = [texts[key].partition("&")[2][0].lower() for key in keys.split() if "&" in texts.get(key, "")]
        assert len(letters) == len(set(letters)), title
