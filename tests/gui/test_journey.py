"""The whole job through the real window with real keys: two offers, a weight, undo, redo, save, reopen, print."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from offercompare.gui.window import Window
from tests.gui.conftest import Answers, Program, Start

Key = Qt.Key


def focused() -> QWidget:
    widget = QApplication.activePopupWidget() or QApplication.focusWidget()
    assert widget is not None
    return widget


def press(key: Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focused(), key, modifier)
    QApplication.processEvents()
    come_to_front()


def come_to_front() -> None:
    """Without a window manager a list that has closed stays the active window: put the real one in front."""
    active = QApplication.activeWindow()
    if QApplication.activePopupWidget() is None and (active is None or not active.isVisible()):
        shown = [
            window for window in QApplication.topLevelWidgets() if isinstance(window, Window) and window.isVisible()
        ]
        shown[-1].activateWindow()
        QTest.qWait(10)


def type_in(text: str, end: Key = Key.Key_Return) -> None:
    """Type as a person does: the first key starts the entry, the others go where the keyboard is then."""
    for letter in text:
        QTest.keyClicks(focused(), letter)
    press(end)


def add_offer(program: Program, qtbot: Any, company: str, entries: list[str], levels: str) -> None:
    """A new offer: its name in the editor, the inputs down the column, the factors by number keys."""
    press(Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    (editor,) = program.session.offers.editors.values()
    qtbot.waitUntil(lambda: editor.isActiveWindow() and focused().window() is editor)
    type_in(company, Key.Key_Tab)
    press(Key.Key_Escape)
    qtbot.waitUntil(lambda: not program.session.offers.editors)
    program.window.activateWindow()
    qtbot.waitUntil(program.window.isActiveWindow)
    key = program.session.document.comparison.offers[-1].id
    program.table.go_to("place", key)
    for entry in entries:
        type_in(entry)
    for row, level in zip(("startup_risk", "growth", "production", "flexibility"), levels, strict=True):
        program.table.go_to(f"score.{row}", key)
        press(Key.Key_Return)
        qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
        QTest.keyClicks(QApplication.activePopupWidget(), level)
        qtbot.waitUntil(lambda: QApplication.activePopupWidget() is None)


def tell_home(program: Program, qtbot: Any, place: str) -> None:
    """Follow the question beside the verdict to the field, and answer it."""
    QTest.mouseClick(program.session.workspace.verdict.home, Qt.MouseButton.LeftButton)
    dialog = program.session.offers.person
    qtbot.waitUntil(lambda: dialog.isActiveWindow() and focused().window() is dialog)
    dialog.show_field("person.home")
    type_in(place, Key.Key_Tab)
    dialog.activateWindow()
    QTest.qWait(10)
    press(Key.Key_Escape)
    qtbot.waitUntil(lambda: program.session.offers.person is None)
    program.window.activateWindow()


def leader(program: Program) -> str:
    verdict = program.session.document.evaluation.verdict
    assert verdict is not None
    assert verdict.leader is not None
    return verdict.leader


def test_enter_presses_the_button_that_has_the_keyboard(start: Start, qtbot: Any) -> None:
    program = start(example=True)
    program.session.workspace.weights.scale.setFocus()
    press(Key.Key_Return)
    assert program.session.weighing.dialog is not None
    program.session.weighing.dialog.close()
    come_to_front()
    program.window.views.buttons[1].setFocus()
    press(Key.Key_Enter)
    assert program.window.pages.currentWidget() is program.session.views.made("over_time")


def test_from_an_empty_window_to_the_printed_page(start: Start, qtbot: Any, tmp_path: Path) -> None:
    program = start(answers=Answers(path=tmp_path / "spring.offers"))
    document = program.session.document
    assert program.window.pages.currentWidget() is program.window.start
    program.window.start.add.setFocus()

    first = document.comparison
    add_offer(program, qtbot, "Nimbus AI", ["San Francisco, CA, US", "215k", "10 %", "20,000", "320k RSU", "3"], "2554")
    add_offer(program, qtbot, "Northwind", ["Seattle, WA, US", "~228,000", "15", "none", "?", "0"], "4335")

    nimbus, northwind = (offer.id for offer in document.comparison.offers)
    assert program.column("base") == {nimbus: "215,000", northwind: "228,000"}
    assert document.comparison.offers[1].evidence == {"base": "guess", "grants": "unknown"}
    assert document.comparison.offers[1].is_remote
    assert program.shown("total", northwind).startswith("≥")
    assert document.evaluation.verdict is None, "no tax at home, no ranking"
    tell_home(program, qtbot, "Austin, TX, US")
    assert document.evaluation.verdict is not None
    assert document.evaluation.verdict.default_weights
    before = leader(program)

    entry = program.session.workspace.weights.entry("growth" if before == northwind else "flexibility")
    entry.setFocus()
    entry.selectAll()
    type_in("80")
    assert leader(program) != before, "the weight turns the order round"
    assert not document.evaluation.verdict.default_weights
    last, overall = document.comparison, program.column("overall")

    program.table.step(0, 0)
    while document.history.undo_label:
        press(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert document.comparison == first
    assert program.window.pages.currentWidget() is program.window.start
    while document.history.redo_label:
        program.window.actions_["redo"].trigger()
    assert document.comparison == last
    assert program.column("overall") == overall

    program.table.step(0, 0)
    press(Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert document.is_clean
    assert not program.window.isWindowModified()
    again = start(tmp_path / "spring.offers")
    assert again.session.document.comparison == last
    assert again.column("overall") == overall

    again.answers.path = tmp_path / "spring.pdf"
    again.table.step(0, 0)
    press(Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    text = "\n".join(page.extract_text() for page in PdfReader(tmp_path / "spring.pdf").pages)
    for row in ("overall", "base", "total", "score.pay", "score.growth"):
        for shown in again.column(row).values():
            assert shown.removeprefix("≥ ") in text, f"{row} {shown} is on paper"
    assert "Nimbus AI" in text
    assert "spring.offers" in text
    assert not again.answers.told
