"""View Compare: what it says agrees with the results, fits the window, and takes entries by keyboard."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QToolButton

from offercompare.document import edits
from offercompare.engine import decided, preview
from offercompare.gui import theme
from offercompare.gui.compare.cell_painter import PADDING
from offercompare.gui.compare.offer_header import name_lines
from offercompare.gui.compare.rows import table
from offercompare.gui.compare.table_model import TableModel
from offercompare.model import Comparison
from offercompare.numerals import ENGLISH, Numerals
from offercompare.report.results import results
from offercompare.report.verdict import sentences
from tests.gui.conftest import Program, Start


def many_offers(program: Program, count: int) -> None:
    """The worked example with as many offers as asked for, copies under names of their own."""
    comparison = program.session.document.comparison
    offers = list(comparison.offers)
    while len(offers) < count:
        model = offers[1 + len(offers) % 3]
        company = f"{model.company} {len(offers)}"
        offers.append(model.changed({"id": f"copy-{len(offers)}", "company": company, "base": 150_000.0 + len(offers)}))
    program.session.document.replace(comparison.changed({"offers": tuple(offers[:count])}))


def test_verdict_table_and_results_speak_of_the_same_offer(start: Start) -> None:
    program = start(example=True)
    evaluation = decided(program.session.document.evaluation)
    document = results(evaluation, sentences(evaluation, ENGLISH))
    leader = document["verdict"]["leader"]
    leading = max((each for each in document["offers"] if not each["fails"]), key=lambda each: each["overall"])
    assert leading["id"] == leader
    name = evaluation.offer(leader).offer.name
    assert program.session.workspace.verdict.text.accessibleName().startswith(name)
    model = program.session.workspace.model
    row = model.row_of("overall")
    best = [key for number, key in enumerate(model.offer_ids()) if model.cell(model.index(row, number + 1)).best]
    assert best == [leader]
    for each in document["offers"]:
        assert program.shown("overall", each["id"]) == ENGLISH.score(each["overall"])
        total = sum(weight * each["scores"][key] for key, weight in evaluation.weights.items())
        assert each["overall"] == pytest.approx(total, abs=1e-8)
        assert sum(each["contributions"].values()) == pytest.approx(total, abs=1e-8)
        assert program.shown("total", each["id"]) == ENGLISH.number(each["totals"]["average"])


def test_the_model_keeps_qts_rules(start: Start, qtmodeltester: Any) -> None:
    program = start(example=True)
    qtmodeltester.check(program.session.workspace.model)
    empty = TableModel(ENGLISH)
    assert (empty.rowCount(), empty.columnCount(QModelIndex())) == (0, 0)


@pytest.mark.parametrize("count", [2, 4, 8])
def test_names_overall_and_ten_rows_are_in_sight_at_1366_by_768(start: Start, qtbot: Any, count: int) -> None:
    program = start(example=True)
    many_offers(program, count)
    program.table.step(-100, 0)
    body = program.table._panes[False, True]
    model = program.session.workspace.model
    rows = [row for row in range(model.frozen_rows, model.rowCount()) if model.row(row).kind != "section"]

    def seen() -> list[int]:
        return [row for row in rows if body.viewport().rect().contains(body.visualRect(model.index(row, 0)))]

    def in_sight_unscrolled(row: int, column: int) -> bool:
        pane = program.table._pane_of(row, column)
        return pane.viewport().rect().contains(pane.visualRect(model.index(row, column)))

    frozen = [model.row_of("overall"), model.row_of("spendable")]
    columns = range(1, model.columnCount())
    # A busy machine lays the panes out later.
    qtbot.waitUntil(lambda: len(seen()) >= 10)
    qtbot.waitUntil(lambda: all(in_sight_unscrolled(row, column) for row in frozen for column in columns))
    for each in program.session.document.comparison.offers:
        _, lines = name_lines(each, body.columnWidth(1) - 2 * PADDING + 3)
        assert " ".join(lines) == each.name, "whole, in one line or two"


def test_the_current_job_stands_first_wherever_the_file_has_it(start: Start) -> None:
    program = start(example=True)
    comparison = program.session.document.comparison
    program.session.document.replace(comparison.changed({"offers": tuple(reversed(comparison.offers))}))
    assert program.session.workspace.model.offer_ids()[0] == "current"


@pytest.mark.parametrize(
    ("row", "typed", "shown", "noted"),
    [
        ("base", "215k", "215,000", "written"),
        ("base", "~ 190,000", "190,000", "guess"),
        ("base", "?", "? ask", "unknown"),
        ("bonus", "12.5", "12.5 %", "written"),
        ("bonus", "25k", "25,000", "written"),
        ("bonus", "none", "none", "written"),
        ("sign_on", "-", "none", "written"),
        ("grants", "42,000 ISO @ 6.10", "42,000 ISO @ 6.10", "written"),
        ("grants", "300k", "300,000 RSU, 4 y", "written"),
        ("grants", "?", "? ask", "unknown"),
        ("remote.office_days", "0", "0", None),
        ("place", "zurich", "Zürich", None),
    ],
)
def test_an_entry_by_keyboard(start: Start, row: str, typed: str, shown: str, noted: str | None) -> None:
    program = start(example=True)
    program.table.go_to(row, "northwind")
    enter(typed)
    assert program.shown(row, "northwind").replace("\u00a0", " ") == shown
    assert program.session.document.comparison.offer("northwind").evidence.get(row) == noted


def enter(text: str) -> None:
    """Type into the cell where the keyboard is, and take it."""
    for letter in text:
        QTest.keyClicks(QApplication.activePopupWidget() or QApplication.focusWidget(), letter)
    QTest.keyClick(QApplication.activePopupWidget() or QApplication.focusWidget(), Qt.Key.Key_Return)


@pytest.mark.parametrize("typed", ["abc", "1,5", "-5", "1e400", "12 %%"])
def test_what_cannot_be_read_stays_with_a_message_and_changes_nothing(start: Start, typed: str) -> None:
    program = start(example=True)
    before = program.session.document.comparison
    program.table.go_to("base", "nimbus")
    enter(typed)
    editor = QApplication.focusWidget()
    assert isinstance(editor, QLineEdit)
    assert editor.property("invalid")
    assert editor.accessibleDescription().endswith(".")
    assert program.session.document.comparison is before
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert program.shown("base", "nimbus") == "215,000"


@pytest.mark.parametrize(
    ("row", "typed", "said"),
    [
        ("bonus", "1000 %", "Bonus target must be at most 500 %, not 1,000 %."),
        ("bonus", "-5 %", "Bonus target must be at least 0 %, not −5 %."),
        ("base", "-5", "Base salary must be 0 or more: type an amount such as 120,000."),
        ("sign_on", "-20k", "Sign-on must be 0 or more: type an amount such as 120,000."),
        ("equity.exercise_window_years", "99 years", "Exercise window in years must be 50 or less, not 99."),
        ("grants", "-5 RSU", "Equity must be 0 or more: type an amount such as 120,000."),
    ],
)
def test_a_limit_is_told_in_the_unit_that_is_typed(start: Start, row: str, typed: str, said: str) -> None:
    program = start(example=True)
    program.table.go_to(row, "nimbus")
    enter(typed)
    assert QApplication.focusWidget().accessibleDescription().replace("\u00a0", " ") == said


def test_a_german_locale_reads_95_000_as_95_thousand(start: Start) -> None:
    program = start(example=True, numerals=Numerals(".", ","))
    program.table.go_to("base", "nimbus")
    enter("95.000")
    assert program.session.document.comparison.offer("nimbus").base == 95_000
    assert program.shown("base", "nimbus") == "95.000"


def test_arrows_cross_the_panes_and_skip_section_rows(start: Start) -> None:
    program = start(example=True)
    program.table.go_to("overall", "current")
    for _ in range(3):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    assert program.table.current() == ("place", "current")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert program.table.current() == ("place", "nimbus")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_End)
    assert program.table.current() == ("place", "harbor")
    for _ in range(50):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    assert program.table.current()[0] == "place.rent"


def test_ctrl_with_home_and_end_goes_to_the_corners(start: Start) -> None:
    program = start(example=True)
    program.table.go_to("base", "nimbus")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    last = program.session.workspace.model.row(program.session.workspace.model.rowCount() - 1).key
    assert program.table.current() == (last, "harbor")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Home, Qt.KeyboardModifier.ControlModifier)
    assert program.table.current() == ("overall", "current")


def test_delete_says_none_was_agreed(start: Start) -> None:
    program = start(example=True)
    program.table.go_to("sign_on", "northwind")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Delete)
    assert program.shown("sign_on", "northwind") == "none"


def test_enter_on_a_result_opens_why(start: Start, qtbot: Any) -> None:
    program = start(example=True)
    program.table.go_to("overall", "nimbus")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    tree = program.session.workspace.trail.tree
    assert tree.topLevelItem(0).text(0) == "Overall"
    assert tree.topLevelItem(0).childCount() == sum(
        weight > 0 for weight in program.session.document.evaluation.weights.values()
    )
    program.session.workspace.trail.close()


def test_a_weight_moves_the_others_but_not_the_pinned(start: Start) -> None:
    program = start(example=True)
    panel = program.session.workspace.weights
    panel._lines["pay"].pin.setChecked(True)
    pay = program.session.document.comparison.weights["pay"]
    entry = panel.entry("growth")
    entry.setFocus()
    entry.selectAll()
    enter("40")
    weights = program.session.document.comparison.weights
    assert weights["growth"] == 40
    assert weights["pay"] == pay
    assert sum(weights.values()) == pytest.approx(100)
    assert panel._lines["production"].note.text().startswith("▼"), "what moved along is marked"


def test_one_offer_alone_has_no_verdict_and_no_rank(start: Start) -> None:
    program = start(example=True)
    many_offers(program, 1)
    assert program.session.document.evaluation.verdict is None
    assert program.session.workspace.verdict.text.accessibleName().endswith(".")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_change_at_once_and_text_has_contrast(start: Start, scheme: str) -> None:
    program = start(example=True)
    program.session.do(scheme)
    shown = theme.current()
    assert shown.name == scheme
    for text in (shown.text, shown.muted, shown.alarm, shown.accent):
        for behind in (shown.card, shown.band, shown.baseline, shown.window):
            assert contrast(text, behind) >= 4.5, f"{text} on {behind}"


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2."""
    lights = sorted((luminance(one), luminance(other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_larger_text_makes_the_page_anew_and_keeps_it_working(start: Start, qtbot: Any) -> None:
    program = start(example=True)
    for _ in range(6):
        program.session.do("larger")
    QApplication.processEvents()
    assert theme.text_scale() == 2.0
    program.session.do("smaller")
    program.session.do("larger")
    page = program.session.workspace
    QApplication.processEvents()
    assert program.session.workspace is page, "the same size again makes nothing anew"
    qtbot.wait(20)
    program.table.go_to("base", "nimbus")
    enter("300k")
    assert program.shown("base", "nimbus") == "300,000"


def test_an_empty_comparison_shows_three_ways_to_begin(start: Start) -> None:
    program = start()
    assert program.session.document.comparison == Comparison()
    assert program.window.pages.currentWidget() is program.window.start
    program.window.start.example.click()
    assert program.window.pages.currentWidget() is program.session.workspace


def test_a_number_key_rates_a_factor_where_the_keyboard_is(start: Start) -> None:
    program = start(example=True)
    program.table.go_to("score.growth", "harbor")
    QTest.keyClicks(QApplication.focusWidget(), "5")
    assert program.session.document.comparison.offer("harbor").levels["growth"] == 4
    QTest.keyClicks(QApplication.focusWidget(), "?")
    assert program.session.document.comparison.offer("harbor").levels["growth"] == "unknown"


@pytest.mark.parametrize(
    ("row", "offer", "typed", "said"),
    [
        (
            "equity.exercise_window_years",
            "northwind",
            "3",
            "Only options have an exercise window, and this offer has none.",
        ),
        ("overall", "nimbus", "3", "Overall is calculated; Enter tells how."),
        ("score.pay", "nimbus", "5", "Pay is calculated; Enter tells how."),
        ("score.growth", "nimbus", "8", "Rate Growth potential from 1 (weakest) to 5 (strongest), or ? for unknown."),
    ],
)
def test_a_cell_that_takes_nothing_says_why(start: Start, row: str, offer: str, typed: str, said: str) -> None:
    program = start(example=True)
    before = program.session.document.comparison
    program.table.go_to(row, offer)
    QTest.keyClicks(QApplication.focusWidget(), typed)
    assert program.window.statusBar().currentMessage() == said
    assert program.session.document.comparison is before


def test_the_keyboard_comes_to_a_cell_that_is_clicked_again(start: Start) -> None:
    """Each pane remembers a cell; the keyboard may have been in another pane meanwhile."""
    program = start(example=True)
    model, body = program.session.workspace.model, program.table._panes[False, False]
    row, column = model.row_of("sign_on"), model.offer_ids().index("harbor") + 1
    where = body.visualRect(model.index(row, column)).center()
    QTest.mouseClick(body.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert program.table.current() == ("sign_on", "harbor")
    program.table.go_to("overall", "current")
    QTest.mouseClick(body.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert program.table.current() == ("sign_on", "harbor")


def test_tab_goes_to_the_offer_beside_and_after_the_last_out_of_the_table(start: Start) -> None:
    program = start(example=True)
    program.table.go_to("score.growth", "northwind")
    QTest.keyClicks(QApplication.focusWidget(), "3")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert program.table.current() == ("score.growth", "harbor")
    QTest.keyClicks(QApplication.focusWidget(), "5")
    levels = {offer.id: offer.levels.get("growth") for offer in program.session.document.comparison.offers}
    assert (levels["northwind"], levels["harbor"]) == (2, 4)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert not program.table.isAncestorOf(QApplication.focusWidget())
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab)
    assert program.table.isAncestorOf(QApplication.focusWidget())
    assert program.table.current() == ("score.growth", "harbor")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backtab)
    assert program.table.current() == ("score.growth", "northwind")


def test_the_keyboard_stays_with_an_offer_that_moves(start: Start) -> None:
    program = start(example=True)
    program.table.go_to("place", "harbor")
    program.session.do("make_current")
    assert program.session.workspace.model.offer_ids()[0] == "harbor"
    assert program.table.current() == ("place", "harbor")
    program.session.do("right")
    assert program.table.current() == ("place", "harbor")


def test_95_000_with_a_decimal_point_is_asked_about(start: Start) -> None:
    program = start(example=True)
    program.table.go_to("base", "nimbus")
    enter("95.000")
    assert QApplication.focusWidget().accessibleDescription() == "This could be 95 or 95,000: type the one you mean."
    assert program.session.document.comparison.offer("nimbus").base == 215_000


def test_a_place_begun_is_completed(start: Start) -> None:
    program = start(example=True)
    program.table.go_to("place", "nimbus")
    enter("Seatt")
    assert program.session.document.comparison.offer("nimbus").place == "Seattle, WA, US"


def test_undo_works_right_after_a_weight_was_typed(start: Start) -> None:
    program = start(example=True)
    before = program.session.document.comparison
    entry = program.session.workspace.weights.entry("growth")
    entry.setFocus()
    entry.selectAll()
    enter("40")
    assert program.session.document.comparison is not before
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert program.session.document.comparison == before


def test_a_pin_outlives_rows_that_come_and_go(start: Start) -> None:
    program = start(example=True)
    panel = program.session.workspace.weights
    panel._lines["growth"].pin.setChecked(True)
    program.session.workspace.weighing.move_weight("skills", 0.1, panel.pinned())
    assert "skills" in panel._lines
    assert panel.pinned() == {"growth"}


def test_expected_equity_stands_beside_the_chance_of_nothing(start: Start) -> None:
    program = start(example=True)
    outcome = program.session.document.evaluation.offer("nimbus").outcome
    assert program.shown("p_zero", "nimbus") == f"{round(100 * outcome.p_zero_equity)} of 100"
    assert program.shown("p_zero", "northwind") == "5 of 100"
    assert program.shown("p_zero", "harbor") == "–"


def test_what_is_being_calculated_is_no_question(start: Start) -> None:
    program = start(example=True, simulates_later=True)
    pending = preview(program.session.document.comparison)
    shown = table(pending, ENGLISH)
    rows = {row.key: row.cells for row in (*shown.frozen, *shown.body)}
    for key in ("overall", "score.pay"):
        assert {(cell.text, cell.note) for cell in rows[key]} == {("…", "being calculated")}
    assert [cell.text for cell in rows["p_zero"]] == ["…", "…", "…", "–"]


def test_why_startup_risk_says_what_counting_job_loss_once_would_change(start: Start) -> None:
    program = start(example=True)
    program.session.workspace.show_trail("score.startup_risk", "nimbus")
    texts = [label.text() for label in program.session.workspace.trail.findChildren(QLabel)]
    assert any("counted there alone, this is 82, and the rank stays 1." in text for text in texts)
    program.session.workspace.show_trail("overall", "nimbus")
    texts = [label.text() for label in program.session.workspace.trail.findChildren(QLabel)]
    assert any("Counted in pay alone, every rank stays." in text for text in texts)


def test_the_keyboard_goes_on_when_an_entry_brings_rows(start: Start) -> None:
    """Options bring the rows of the exercise window and of what pays nothing; the next entry goes on from there."""
    program = start(example=True)
    for key in ("nimbus", "current", "northwind"):
        program.session.document.apply(edits.set_offer(key, {"grants": []}), "x")
    assert program.session.workspace.model.row_of("equity.exercise_window_years") is None
    program.table.go_to("grants", "harbor")
    QTest.keyClicks(QApplication.focusWidget(), "4")
    QTest.keyClicks(QApplication.focusWidget(), "2,000 ISO @ 6.10")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    QApplication.processEvents()
    assert program.session.workspace.model.row_of("equity.exercise_window_years") is not None
    assert program.table.current() == ("equity.exercise_window_years", "harbor")
    assert program.table.isAncestorOf(QApplication.focusWidget())


def test_the_year_is_chosen_by_keyboard(start: Start, qtbot: Any) -> None:
    program = start(example=True)
    average = program.shown("total", "nimbus")
    actions = program.window.actions_
    qtbot.keyClick(program.window, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert program.session.workspace.model.year == 2
    assert actions["year2"].isChecked()
    assert program.shown("total", "nimbus") != average
    qtbot.keyClick(program.window, Qt.Key.Key_9, Qt.KeyboardModifier.AltModifier)
    assert program.session.workspace.model.year == 2, "the comparison has four years"
    assert not actions["year9"].isVisible()
    qtbot.keyClick(program.window, Qt.Key.Key_0, Qt.KeyboardModifier.AltModifier)
    assert program.shown("total", "nimbus") == average
    program.session.do("over_time")
    assert not actions["year1"].isEnabled()


@pytest.mark.parametrize(("count", "width"), [(2, 1366), (4, 900), (12, 900), (12, 1366)])
def test_the_switch_of_years_is_whole_and_in_sight(start: Start, qtbot: Any, count: int, width: int) -> None:
    program = start(example=True, size=(width, 600))
    many_offers(program, count)
    program.table.go_to("total", program.session.workspace.model.offer_ids()[-1])
    switch = program.table._years
    pane = program.table._panes[False, True]

    def all_whole() -> bool:
        seen = [button for button in switch.findChildren(QToolButton) if button.isVisible()]
        places = [QRect(button.mapTo(pane.viewport(), QPoint(0, 0)), button.size()) for button in seen]
        whole = all(button.width() >= button.sizeHint().width() for button in seen)
        return bool(seen) and whole and all(pane.viewport().rect().contains(place) for place in places)

    qtbot.waitUntil(all_whole)


@pytest.mark.parametrize("steps", [0, 1, 3])
@pytest.mark.parametrize("count", [4, 12])
def test_no_row_is_covered_in_a_low_window(start: Start, qtbot: Any, steps: int, count: int) -> None:
    """Frozen rows end where the others begin, and those scroll by whole rows, at any text size."""
    program = start(example=True, size=(900, 600))
    for _ in range(steps):
        program.session.do("larger")
    QApplication.processEvents()
    many_offers(program, count)
    program.table.go_to("total", "nimbus")
    top, body = program.table._panes[True, True], program.table._panes[False, True]
    frozen = program.table._frozen
    model = program.session.workspace.model
    assert frozen >= 1
    qtbot.waitUntil(lambda: top.geometry().bottom() < body.geometry().top())
    assert top.viewport().rect().contains(top.visualRect(model.index(frozen - 1, 0)))
    rows = [body.visualRect(model.index(row, 0)) for row in range(frozen, model.rowCount())]
    assert any(row.top() == 0 for row in rows), "a whole row stands right below"
    assert sum(body.viewport().rect().contains(row) for row in rows) >= 2


@pytest.mark.parametrize(
    ("person", "words", "link"),
    [
        ({"person.home": None}, "Enter where you live", "Where do you live? ›"),
        ({"person.tax.filing_status": "joint"}, "partner's income", "Answer it ›"),
        (
            {"person.home": "Berlin, DE", "person.tax.health_insurance": "private"},
            "Private health insurance needs its premium",
            "Answer it ›",
        ),
        ({}, "leads", ""),
    ],
)
def test_what_only_the_person_can_answer_has_a_link(
    start: Start, qtbot: Any, person: dict[str, Any], words: str, link: str
) -> None:
    program = start(example=True)
    program.session.document.apply(edits.set_values(person), "person")
    verdict = program.session.workspace.verdict
    assert words in verdict.text.accessibleName()
    assert verdict.home.isVisible() == bool(link)
    assert verdict.home.text() == link
    if link:
        verdict.home.setFocus()
        qtbot.keyClick(verdict.home, Qt.Key.Key_Space)
        assert program.session.offers.person is not None
        assert program.session.offers.person.isVisible()
        program.session.offers.person.close()


def test_larger_text_is_larger_everywhere(start: Start, qtbot: Any) -> None:
    program = start(example=True)
    window = program.window
    parts = (window.menus, window.assumptions, window.file_note, window.views.buttons[0])
    before = [part.fontMetrics().height() for part in parts]
    for key in (Qt.Key.Key_Plus, Qt.Key.Key_Plus, Qt.Key.Key_Minus):
        qtbot.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
    QApplication.processEvents()
    after = [part.fontMetrics().height() for part in parts]
    assert all(1.15 < larger / usual < 1.4 for usual, larger in zip(before, after, strict=True))


def test_the_least_window_with_the_largest_text_covers_no_row(start: Start, qtbot: Any) -> None:
    program = start(example=True, size=(640, 420))
    for _ in range(4):
        program.session.do("larger")
    QApplication.processEvents()
    top, body = program.table._panes[True, True], program.table._panes[False, True]
    qtbot.waitUntil(lambda: top.geometry().bottom() < body.geometry().top())
    program.table.go_to("overall", "nimbus")
    row = program.session.workspace.model.row_of("overall")
    pane = program.table._pane_of(row, 0)
    qtbot.waitUntil(lambda: pane.viewport().rect().contains(pane.visualRect(pane.model().index(row, 0))))
