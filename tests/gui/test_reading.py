"""The window to read in, as a person with the keyboard alone meets it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextDocument, QTextFormat
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QTextBrowser, QTreeWidget

import offercompare
from offercompare import resources, translation
from offercompare.app import dress
from offercompare.engine.evaluation import MODEL
from offercompare.files.fault_log import log_file
from offercompare.gui import help_desk, help_words, recovery, settings, theme
from offercompare.gui.actions import commands
from offercompare.gui.reading_page import EDGE, MOST_FOUND, ReadingPage
from offercompare.gui.reading_text import ReadingText, prepared
from offercompare.gui.reading_window import ReadingWindow
from offercompare.gui.settings import Settings
from offercompare.reference.editions import data_version
from tests.gui.conftest import Program, Start
from tests.gui.hands import focused, press

Key, Control, Alt = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
VIEWS = {
    Key.Key_1: "Enter three letters in ten minutes",
    Key.Key_2: "Look ahead, and leave early",
    Key.Key_3: "See what can happen",
    Key.Key_4: "The verdict, and what would flip it",
    Key.Key_5: "Negotiate",
}


def reading(program: Program) -> ReadingWindow:
    found = program.session.help.reading
    assert found is not None
    return found


def on_top(window: ReadingWindow) -> str:
    """The section that is read, by the page and by the contents alike."""
    number = window.page.section_here()
    told = window.contents.currentItem().text(0)
    assert told == (window.page.sections[number].title if number >= 0 else window.contents.topLevelItem(0).text(0))
    return told


@pytest.mark.parametrize("key", VIEWS)
def test_f1_opens_the_guide_at_what_is_in_front(start: Start, key: Key) -> None:
    program = start(example=True)
    QTest.keyClick(program.window, key, Control)
    QTest.keyClick(program.window, Key.Key_F1)
    QApplication.processEvents()
    window = reading(program)
    assert window.isActiveWindow()
    assert window.page.hasFocus()
    assert on_top(window) == VIEWS[key]
    cursor = window.page.textCursor()
    assert cursor.block().text() == VIEWS[key]
    assert 0 <= window.page.cursorRect().top() < window.page.viewport().height() / 4


def test_before_there_is_an_offer_the_guide_opens_at_its_beginning(start: Start) -> None:
    program = start()
    press(Key.Key_F1)
    assert on_top(reading(program)) == "Guide"
    assert reading(program).page.verticalScrollBar().value() == 0
    reading(program).close()
    program.window.start.guide.click()
    assert reading(program).isVisible()


def test_the_keyboard_comes_back_to_where_it_was(start: Start, qtbot: Any) -> None:
    program = start(example=True)
    program.table.go_to("base", "nimbus")
    before = focused()
    press(Key.Key_F1)
    assert focused() is reading(program).page
    press(Key.Key_Escape)
    assert not reading(program).isVisible()
    qtbot.waitUntil(program.window.isActiveWindow)
    assert focused() is before
    assert program.table.current() == ("base", "nimbus")


def test_words_are_found_by_keyboard_alone(start: Start) -> None:
    program = start(example=True)
    press(Key.Key_F1)
    window = reading(program)
    press(Key.Key_F, Control)
    assert focused() is window.words
    QTest.keyClicks(window.words, "certainty equivalent")
    found = window.page.find_all("certainty equivalent")
    assert found > 1
    assert window.count.text() == f"1 of {found}"
    assert window.page.textCursor().selectedText().lower() == "certainty equivalent"
    first = window.page.textCursor().position()
    press(Key.Key_Return)
    assert window.count.text() == f"2 of {found}"
    assert window.page.textCursor().position() > first
    press(Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert window.count.text() == f"1 of {found}"
    press(Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert window.count.text() == f"{found} of {found}"
    press(Key.Key_F3)
    assert window.count.text() == f"1 of {found}"
    QTest.keyClicks(window.words, " of unicorns")
    assert window.count.text() == "not found"
    assert not window.later.isEnabled()
    press(Key.Key_Escape)
    assert window.isVisible()
    assert not window.words.text()
    assert focused() is window.page
    press(Key.Key_Escape)
    assert not window.isVisible()


def test_the_contents_mark_where_the_words_are_found(start: Start) -> None:
    program = start(example=True)
    press(Key.Key_F1)
    window = reading(program)
    press(Key.Key_F, Control)
    QTest.keyClicks(window.words, "sign-on that you would owe back")
    assert window.contents.currentItem().text(0) == "Look ahead, and leave early"
    QTest.keyClicks(window.words, " never")
    assert window.count.text() == "not found"
    assert not window.page.textCursor().hasSelection()


def test_larger_text_leaves_the_whole_window_on_the_screen(start: Start, qtbot: Any) -> None:
    program = start(example=True)
    press(Key.Key_F1)
    window = reading(program)
    screen = window.screen().availableGeometry()
    window.resize(window.minimumSizeHint())
    window.move(screen.right() - window.width(), screen.top())
    before = window.width()
    program.session.do("larger")
    qtbot.waitUntil(lambda: window.width() > before)
    assert window.width() <= screen.width()
    qtbot.waitUntil(lambda: screen.contains(window.geometry()))


def test_a_letter_that_is_everywhere_is_counted_up_to_a_limit(page: ReadingPage) -> None:
    page.show_text(ReadingText("a", "A text", lambda: "e " * (MOST_FOUND + 5), is_plain=True))
    assert page.find_all("e") == page.found == MOST_FOUND
    assert page.find_all("") == page.found == 0


def test_each_text_of_the_menu_is_in_the_one_window(start: Start) -> None:
    program = start(example=True)
    for text in help_desk.texts():
        program.window.actions_[text.key].trigger()
        window = reading(program)
        assert window.windowTitle() == f"{text.title} – OfferCompare"
        here = window.contents.currentItem()
        assert (here.parent() or here).text(0) == text.title
        assert len(window.page.toPlainText()) > 200
    assert [window.contents.topLevelItem(row).text(0) for row in range(window.contents.topLevelItemCount())] == [
        text.title for text in help_desk.texts()
    ]


def test_about_names_where_things_lie_and_of_when_they_are(start: Start) -> None:
    program = start(example=True)
    program.session.do("about")
    page = reading(program).page
    told = page.toPlainText()
    for fact in (
        offercompare.__version__,
        MODEL,
        data_version(),
        settings.config_file(),
        recovery.folder(),
        log_file(),
    ):
        assert str(fact) in told
    QApplication.processEvents()
    assert focused() is page
    press(Key.Key_A, Control)
    press(Key.Key_C, Control)
    assert str(log_file()) in QApplication.clipboard().text()


def test_every_key_of_a_command_is_in_the_list(start: Start) -> None:
    program = start(example=True)
    press(Key.Key_F1, Control)
    told = reading(program).page.toPlainText().splitlines()
    for command in commands():
        if command.shortcut and command.group != "year":
            at = told.index(help_words.native(command.shortcut))
            assert told[at + 1] == command.text.replace("&", "").rstrip("…")


def test_plain_text_is_no_heading_after_one(start: Start) -> None:
    program = start(example=True)
    program.session.do("about")
    program.session.do("licences")
    page = reading(program).page
    first = page.document().begin().begin().fragment().charFormat()
    assert not first.hasProperty(QTextFormat.Property.FontPointSize)
    assert page.document().defaultFont().pointSizeF() < theme.font(10.5).pointSizeF()


def test_back_goes_where_one_was(start: Start) -> None:
    program = start(example=True)
    press(Key.Key_F1)
    window = reading(program)
    assert not window.back.isEnabled()
    press(Key.Key_F1, Control)
    assert window.windowTitle().startswith("Keyboard")
    assert window.back.isEnabled()
    press(Key.Key_Left, Alt)
    assert window.windowTitle().startswith("Guide")
    assert on_top(window) == "Enter three letters in ten minutes"
    assert not window.back.isEnabled()


def test_the_contents_lead_to_each_section(start: Start) -> None:
    program = start(example=True)
    press(Key.Key_F1)
    window = reading(program)
    window.contents.setFocus()
    window.contents.setCurrentItem(window.contents.topLevelItem(0))
    for section in window.page.sections:
        press(Key.Key_Down)
        assert window.contents.currentItem().text(0) == section.title
        assert window.page.textCursor().block().text() == section.title
    press(Key.Key_Down)
    assert window.windowTitle().startswith("Keyboard")


def test_help_is_there_over_the_window_of_an_offer(start: Start) -> None:
    program = start(example=True)
    program.session.offers.edit("nimbus", "", "")
    press(Key.Key_F1)
    assert reading(program).isActiveWindow()


def test_text_size_and_colours_are_those_of_the_program_at_the_same_place(start: Start, qapp: QApplication) -> None:
    program = start(example=True)
    program.session.views.show("risk")
    press(Key.Key_F1)
    window = reading(program)
    before = window.page.document().defaultFont().pointSizeF()
    for scale in (1.25, 1.5, 1.75):
        press(Key.Key_Plus, Control)
        QTest.qWait(20)
        assert window.page.document().defaultFont().pointSizeF() == pytest.approx(before * scale)
        assert on_top(window) == VIEWS[Key.Key_3]
        assert 0 <= window.page.cursorRect().top() <= 2 * EDGE
    program.session.do("dark")
    QTest.qWait(20)
    assert window.page.palette().base().color().name() == theme.DARK.card
    backgrounds = {
        block.begin().fragment().charFormat().background().color().name()
        for block in blocks_of(window.page.document())
        if not block.begin().atEnd()
    }
    assert theme.LIGHT.track not in backgrounds
    assert on_top(window) == VIEWS[Key.Key_3]


def blocks_of(document: QTextDocument) -> list[Any]:
    from offercompare.gui.reading_look import blocks

    return list(blocks(document))


def test_it_goes_with_the_window_of_the_program(start: Start) -> None:
    program = start(example=True)
    press(Key.Key_F1)
    program.window.close()
    assert not reading(program).isVisible()


def test_every_control_has_a_name(start: Start) -> None:
    program = start(example=True)
    press(Key.Key_F1)
    window = reading(program)
    for kind in (QPushButton, QLineEdit, QTreeWidget, QTextBrowser):
        for control in window.findChildren(kind):
            assert control.accessibleName() or (isinstance(control, QPushButton) and control.text())


# What it never does -------------------------------------------------------------------------------------------------

OUTSIDE = """# A text

![a picture](https://example.org/a.png) and ![another](file:///etc/passwd)

[a page](https://example.org/page), [a file](file:///etc/passwd), [beside](../secret.md), <https://example.org/bare>

[inside](#the-section)

## The section

Here.
"""


@pytest.fixture
def page(qtbot: Any, qapp: QApplication) -> ReadingPage:
    dress(qapp, Settings(scheme="light"))
    made = ReadingPage()
    qtbot.addWidget(made)
    return made


def test_nothing_outside_the_text_is_loaded_or_followed(page: ReadingPage) -> None:
    page.show_text(ReadingText("a", "A text", lambda: OUTSIDE))
    page.show()
    links = {
        fragment.charFormat().anchorHref()
        for block in blocks_of(page.document())
        for fragment in _fragments(block)
        if fragment.charFormat().isAnchor()
    }
    assert links == {"#the-section"}
    assert "a page (https://example.org/page)" in page.toPlainText()
    for name in (QUrl("https://example.org/a.png"), QUrl.fromLocalFile(__file__), QUrl("../secret.md")):
        for kind in QTextDocument.ResourceType:
            assert not bytes(page.document().resource(kind.value, name) or b"")
    before = page.toPlainText()
    page.anchorClicked.emit(QUrl("file:///etc/passwd"))
    page.anchorClicked.emit(QUrl("https://example.org/page#the-section"))
    assert page.toPlainText() == before
    wanted: list[str] = []
    page.section_wanted.connect(wanted.append)
    page.anchorClicked.emit(QUrl("#nowhere"))
    assert not wanted
    page.anchorClicked.emit(QUrl("#the-section"))
    assert wanted == ["The section"]


def _fragments(block: Any) -> list[Any]:
    found, each = [], block.begin()
    while not each.atEnd():
        found.append(each.fragment())
        each += 1
    return found


def test_a_view_is_noted_before_its_section_and_the_note_is_not_shown() -> None:
    made = prepared("# T\n\n<!-- view: risk -->\n## What can happen\n\nText\n")
    assert made.views == {"risk": "What can happen"}
    assert made.markdown == "# T\n\n## What can happen\n\nText\n"


def test_a_guide_in_the_language_of_the_program_is_taken(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "guide").mkdir()
    (tmp_path / "guide" / "guide.md").write_text("# Guide\n", encoding="utf-8")
    (tmp_path / "guide" / "guide.de.md").write_text("# Anleitung\n", encoding="utf-8")
    monkeypatch.setattr(resources, "folder", lambda: tmp_path)
    assert help_desk.guide() == "# Guide\n"
    monkeypatch.setattr(translation, "language", lambda: "de")
    assert help_desk.guide() == "# Anleitung\n"
    monkeypatch.setattr(translation, "language", lambda: "fr")
    assert help_desk.guide() == "# Guide\n"


def test_the_changelog_is_found_from_source() -> None:
    assert resources.project_text("CHANGELOG.md").startswith("# Changelog")


def test_what_is_new_begins_with_a_version() -> None:
    headings = [line for line in help_desk.news().splitlines() if line.startswith("## ")]
    assert headings[0] == f"## [{offercompare.__version__}] - {headings[0][-10:]}"
