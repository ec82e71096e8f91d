"""Ctrl+Shift+H: while amounts are hidden no window shows, says or draws one; afterwards they are as before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMessageBox

from offercompare.document import edits
from offercompare.engine import Evaluation, Figure, decided
from offercompare.files import store
from offercompare.gui.charts.canvas import Canvas
from offercompare.gui.dialogs import Dialogs
from offercompare.gui.move_dialog import MoveDialog
from offercompare.gui.print_options import PrintOptions
from offercompare.gui.risk.scenarios import COMES, SOLD
from offercompare.model import Comparison
from offercompare.numerals import ENGLISH, HIDDEN, NO_BREAK
from offercompare.reference import rubrics
from offercompare.report import markdown
from offercompare.report.table import Options
from tests.builders import a_comparison, an_offer
from tests.gui.all_text import all_text, texts_of
from tests.gui.conftest import Program, Start
from tests.gui.hands import focused, press

PATHS = 1_000
LEAST = 1_000.0
"""Computed amounts from which on a number tells nothing else."""
KEYS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
VIEWS = ("compare", "over_time", "risk", "decide", "negotiate")
WITH_AMOUNTS = {
    *VIEWS,
    *(f"compare year {year}" for year in range(5)),
    "negotiate northwind",
    "negotiate nimbus",
    "over time, month 18",
    "risk, sold",
    *(f"editor {offer} {page}" for offer in ("harbor", "northwind", "nimbus") for page in ("Pay", "Equity", "Tax")),
    "editor harbor Notes",
    "person Person",
    "person Must-haves",
    *("trade_offs", "swings", "pay_scale", "must_haves", "move"),
    *(f"trail {row}" for row in ("overall", "spendable", "total", "score.pay")),
}
"""Where amounts stand while they are shown: a walk that misses them would prove nothing."""
_AMOUNT = re.compile(
    r"(?<![\w.,])(?:\d{1,3}(?:,\d{3})+|\d{5,})(?:\.\d+)?(?:\s?[km])?\b|(?<![\w.,])\d+(?:\.\d+)?\s?(?:k|m|bn)\b"
)
NO_MONEY = re.compile(rf"\b{PATHS:,}\b|from 1000 to 100000|as in 215k|[\d,]+ applications|[\d,]+{NO_BREAK}%")
"""Numbers that look like amounts and are none of this comparison: how much is simulated, what can be typed, shares."""


def levels() -> dict[str, int]:
    return {each.key: number % 4 + 1 for number, each in enumerate(rubrics.criteria()) if rubrics.rubric(each.key)}


def distinctive() -> Comparison:
    """Every amount a number that occurs nowhere else, most of them primes of five to seven digits."""
    current = an_offer(
        "harbor",
        status="current",
        title="Machine Learning Engineer",
        base=151_241.0,
        bonus={"amount": 21_247.0},
        grants=[{"kind": "rsu", "value": 240_101.0, "unvested_from": date(2026, 12, 1)}],
        refreshers={"yearly": 31_277.0},
        sign_on=[{"year": 1, "amount": 17_891.0}],
        benefits=[{"label": "Gym of 1237 a year", "amount": 1_237.0}],
        levels=levels(),
        notes="They said 151241, or 12,500 more, at most 170k.",
    )
    listed = an_offer(
        "northwind",
        title="Data Scientist",
        base=187_133.0,
        bonus={"target": 0.12},
        sign_on=[{"year": 1, "amount": 43_711.0}, {"year": 2, "amount": 11_903.0}],
        grants=[{"kind": "rsu", "shares": 3_023.0}],
        equity={"price_now": 97.43, "price_at_grant": 88.79},
        espp={"contribution": 10_211.0, "discount": 0.15},
        health={"premium": 3_307.0, "deductible": 1_511.0, "expected_care": 2_141.0, "employer_hsa": 1_013.0},
        costs=[{"label": "Train", "amount": 2_311.0}],
        rent=2_749.0,
        deadline=date(2026, 12, 11),
        levels={**levels(), "growth": 4},
        revisions=[
            {"label": "Before 180k", "date": date(2026, 11, 20), "terms": {"id": "northwind", "base": 179_437.0}}
        ],
    )
    private = an_offer(
        "nimbus",
        title="Staff Engineer",
        base=163_309.0,
        company_type="startup",
        stage="series_b",
        grants=[{"kind": "iso", "shares": 42_013.0, "strike": 6.13}],
        equity={
            "preferred_price": 17.39,
            "fmv_409a": 7.19,
            "fully_diluted": 21_000_061.0,
            "total_raised": 61_000_019.0,
            "exit_value": 950_000_017.0,
        },
        levels={**levels(), "production": 4},
        evidence={"bonus": "unknown", "sign_on": "unknown"},
    )
    person = {
        "current_pay": 211_789.0,
        "walk_away_pay": 131_071.0,
        "delighted_pay": 402_137.0,
        "savings": 77_543.0,
        "fallback_pay": 119_627.0,
    }
    return a_comparison(
        current,
        listed,
        private,
        person=person,
        settings={"money_basis": "after_tax", "paths": PATHS},
        must_haves=[{"fact": "base", "at_least": 140_557.0}],
    )


# What is looked for --------------------------------------------------------------------------------------------------


def written(value: float) -> set[str]:
    """A number in each way in which the program writes an amount."""
    rough = {ENGLISH.thousands(value), ENGLISH.number(round(value, -2)), ENGLISH.number(round(value, -3))}
    short = rough if value >= 10_000 else set()
    exact = {ENGLISH.number(value), ENGLISH.number(value, 2), ENGLISH.short(value), ENGLISH.plain(value)}
    return {text.lstrip("−-") for text in short | exact if len(re.sub(r"\D", "", text)) > 2}


def entered(value: Any) -> Iterator[float]:
    """Every amount that was typed, prices and counts of shares too."""
    if isinstance(value, dict):
        for part in value.values():
            yield from entered(part)
    elif isinstance(value, list | tuple):
        for part in value:
            yield from entered(part)
    elif isinstance(value, float) and value > 5 and value not in (PATHS,):
        yield value


def computed(evaluation: Evaluation) -> Iterator[float]:
    """Every amount that was worked out: each money figure down its trail, the simulation, what to ask for."""
    for each in evaluation.offers:
        pay = each.pay
        tops = [pay.average, pay.spendable_average, pay.after_rent_average, pay.after_tax_average, each.overall]
        tops += [figure for year in pay.years for figure in (year.total, year.net.after_tax, *year.parts.values())]
        for top in tops:
            yield from _down(top)
        if each.outcome is not None:
            outcome = each.outcome
            for figure in (outcome.p10, outcome.p50, outcome.p90, outcome.mean, outcome.certainty_equivalent):
                yield from _down(figure)
    decision = evaluation.decision
    for counter in (decision.counter_offers if decision else None) or ():
        yield from (asked.amount for asked in counter.asks if asked.amount is not None)


def _down(figure: Figure) -> Iterator[float]:
    if figure.unit in ("money", "shares") and abs(figure.value or 0.0) >= LEAST:
        yield abs(figure.known)
    for part in figure.inputs:
        yield from _down(part)


def forbidden(evaluation: Evaluation) -> re.Pattern[str]:
    """Any amount of a comparison, however it is written."""
    values = {*entered(evaluation.comparison.model_dump()), *computed(evaluation)}
    texts = {text for value in values if value > 5 for text in written(value)}
    spelled = "|".join(re.escape(text) for text in sorted(texts, key=len, reverse=True))
    return re.compile(rf"(?<![\w.,])(?:{spelled})(?![\w]|[.,]\d)")


def leaks(texts: list[str], known: re.Pattern[str]) -> list[str]:
    """The texts that tell an amount: one of this comparison, or anything that looks like one."""
    plain = [NO_MONEY.sub("", text) for text in dict.fromkeys(texts)]
    return [text for text in plain if known.search(text) or _AMOUNT.search(text)]


# The walk ------------------------------------------------------------------------------------------------------------


def settle() -> None:
    for _ in range(3):
        QApplication.processEvents()


def dialogs() -> list[QDialog]:
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog) and each.isVisible()]


def walk(program: Program) -> Iterator[tuple[str, list[str]]]:
    """Each place of the program with all its texts."""
    yield from over_views(program)
    yield from over_windows(program)
    yield from over_trails(program)


def over_views(program: Program) -> Iterator[tuple[str, list[str]]]:
    session = program.session
    for view in VIEWS:
        session.do(view)
        settle()
        yield view, all_text()
    for year in range(5):
        session.do("compare")
        session.do(f"year{year}")
        settle()
        yield f"compare year {year}", all_text()
    session.do("negotiate")
    page = session.views.made("negotiate")
    for offer in ("northwind", "nimbus"):
        page.select(offer)
        page.asks.ticked.emit("base", True)
        page.text.names_wanted.emit(True)
        page.text.amount_wanted.emit(True)
        page.asks.overall_wanted.emit(True)
        if not page.history.is_open:
            page.history.open.click()
        settle()
        yield f"negotiate {offer}", all_text()
    session.do("risk")
    session.views.made("risk").scenario.choose(SOLD)
    settle()
    yield "risk, sold", all_text()
    session.views.made("risk").scenario.choose(COMES)
    session.do("over_time")
    session.views.made("over_time").choose_month(18)
    settle()
    yield "over time, month 18", all_text()


def over_windows(program: Program) -> Iterator[tuple[str, list[str]]]:
    session = program.session
    for key in ("harbor", "northwind", "nimbus"):
        session.offers.edit(key, "", "")
        editor = session.offers.editors[key]
        for group in editor.groups:
            editor.show_group(group.key)
            settle()
            yield f"editor {key} {group.key}", list(texts_of(editor))
        editor.close()
    session.do("person")
    for group in session.offers.person.groups:
        session.offers.person.show_group(group.key)
        settle()
        yield f"person {group.key}", list(texts_of(session.offers.person))
    session.offers.person.close()
    for command in ("trade_offs", "swings", "pay_scale", "must_haves", "gut", "move"):
        session.do(command)
        settle()
        dialog = dialogs()[-1]
        if isinstance(dialog, MoveDialog):
            dialog.move_to("Berlin")
        while command == "trade_offs" and not dialog.is_ready:
            QTest.qWait(10)
        settle()
        yield command, list(texts_of(dialog))
        dialog.reject()
        settle()


def over_trails(program: Program) -> Iterator[tuple[str, list[str]]]:
    workspace = program.session.workspace
    program.session.do("compare")
    model = workspace.model
    for number in range(model.rowCount()):
        row = model.row(number)
        if row.kind in ("input", "result", "factor"):
            workspace.show_trail(row.key, "nimbus")
            settle()
            yield f"trail {row.key}", list(texts_of(workspace.trail))
            workspace.trail.reject()
            settle()


# Tests ---------------------------------------------------------------------------------------------------------------


@pytest.fixture
def numbers(tmp_path: Path) -> Path:
    """A file full of amounts."""
    path = tmp_path / "numbers.offers"
    store.write(path, distinctive())
    return path


@pytest.fixture
def program(start: Start, numbers: Path) -> Program:
    return start(numbers, size=(1500, 1000))


def decide(program: Program) -> None:
    """Let the document have what is otherwise found on a thread of its own."""
    document = program.session.document
    found = decided(document.evaluation).decision
    assert found is not None
    document.take_decision(found)
    settle()
    assert document.evaluation.is_decided


def switch(program: Program) -> None:
    """The keys, from view Compare."""
    program.window.activateWindow()
    program.session.do("compare")
    settle()
    press(Qt.Key.Key_H, KEYS)


def known_of(program: Program) -> re.Pattern[str]:
    return forbidden(program.session.document.evaluation)


def test_no_amount_is_in_any_text_while_they_are_hidden(program: Program) -> None:
    decide(program)
    known = known_of(program)
    shown = {place: bool(leaks(texts, known)) for place, texts in walk(program)}
    assert {place for place, is_told in shown.items() if is_told} >= WITH_AMOUNTS, "the walk sees what is shown"
    switch(program)
    assert not {place: found for place, texts in walk(program) if (found := leaks(texts, known))}
    switch(program)
    assert {place: bool(leaks(texts, known)) for place, texts in walk(program)} == shown


@pytest.mark.parametrize("view", VIEWS)
def test_they_are_gone_before_anything_else_happens(program: Program, view: str) -> None:
    if view in ("decide", "negotiate"):
        decide(program)
    known = known_of(program)
    program.session.do(view)
    settle()
    assert leaks(all_text(), known)
    QTest.keyClick(focused(), Qt.Key.Key_H, KEYS)
    assert not leaks(all_text(), known)


def test_a_start_that_hides_paints_none(start: Start, numbers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    painted: list[str] = []
    seen = Canvas.paintEvent

    def paint(canvas: Canvas, event: QPaintEvent) -> None:
        seen(canvas, event)
        painted.extend(hit.text for hit in canvas.hits)

    monkeypatch.setattr(Canvas, "paintEvent", paint)
    program = start(numbers, numerals=ENGLISH.hiding(True))
    known = known_of(program)
    assert not leaks(all_text(), known)
    for view in VIEWS:
        program.session.do(view)
        assert not leaks(all_text(), known)
        settle()
    assert painted
    assert not leaks(painted, known)
    assert program.window.actions_["hide_amounts"].isChecked()


def test_what_is_hidden_is_said_in_the_status_line_and_never_kept(program: Program) -> None:
    switch(program)
    assert program.window.assumptions.text().startswith("Amounts hidden · Ctrl+Shift+H shows them")
    switch(program)
    assert "hidden" not in program.window.assumptions.text()
    assert not any("hid" in name for name in vars(type(program.session.kept.settings)).get("__annotations__", {}))


# Typing --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_7, Qt.Key.Key_Delete])
@pytest.mark.parametrize("row", ["base", "sign_on", "grants"])
def test_a_hidden_cell_is_not_typed_into(program: Program, row: str, key: Qt.Key) -> None:
    switch(program)
    before = program.session.document.comparison
    program.table.go_to(row, "northwind")
    press(key)
    assert not program.table.findChildren(QLineEdit, "cell-entry")
    assert program.session.document.comparison is before
    assert program.window.statusBar().currentMessage() == "Amounts are hidden; Ctrl+Shift+H shows them."


def test_a_place_is_typed_all_the_same(program: Program) -> None:
    switch(program)
    program.table.go_to("place", "northwind")
    press(Qt.Key.Key_Return)
    QTest.keyClicks(focused(), "Berlin")
    press(Qt.Key.Key_Return)
    offer = program.session.document.comparison.offer("northwind")
    assert offer is not None
    assert (offer.place or "").startswith("Berlin")


FIELDS = (
    *(("harbor", path) for path in ("base", "bonus.amount", "grants.0.value", "rent", "notes")),
    *(("nimbus", path) for path in ("equity.fmv_409a", "equity.fully_diluted", "grants.0.shares", "grants.0.strike")),
)


@pytest.mark.parametrize(("offer", "path"), FIELDS)
def test_a_field_of_money_is_only_read(program: Program, offer: str, path: str) -> None:
    switch(program)
    program.session.offers.edit(offer, "field", path)
    control = program.session.offers.editors[offer].focusWidget()
    value = control.toPlainText() if path == "notes" else control.text()
    assert HIDDEN in value or not value
    assert control.isReadOnly()
    QTest.keyClicks(control, "123456")
    assert "123456" not in (control.toPlainText() if path == "notes" else control.text())
    assert "Amounts are hidden" in control.accessibleDescription()


def test_dots_that_a_person_wrote_are_no_mask(program: Program) -> None:
    document = program.session.document
    document.apply(edits.set_offer("harbor", {"notes": f"{HIDDEN} asked", "title": HIDDEN}), "dots")
    for path in ("notes", "title"):
        program.session.offers.edit("harbor", "field", path)
        control = program.session.offers.editors["harbor"].focusWidget()
        assert not control.isReadOnly()


# Windows that are open -----------------------------------------------------------------------------------------------


def test_an_open_editor_hides_where_it_stands_and_keeps_what_was_typed(program: Program) -> None:
    program.session.offers.edit("northwind", "field", "base")
    before = program.session.offers.editors["northwind"]
    settle()
    QTest.keyClick(focused(), Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(focused(), "199999")
    QTest.keyClick(focused(), Qt.Key.Key_H, KEYS)
    after = program.session.offers.editors["northwind"]
    assert after is not before
    assert not before.isVisible()
    assert program.session.document.comparison.offer("northwind").base == 199_999.0
    assert not leaks(all_text(), known_of(program))
    assert after.list.currentRow() == before.list.currentRow()
    settle()
    press(Qt.Key.Key_H, KEYS)
    again = program.session.offers.editors["northwind"]
    assert "199,999" in {line.text() for line in again.findChildren(QLineEdit)}
    again.close()
    settle()
    assert not program.session.offers.editors


def test_a_window_that_asks_is_covered_and_goes_on_where_it_was(program: Program) -> None:
    program.session.do("pay_scale")
    (asked,) = dialogs()
    settle()
    QTest.keyClick(asked.low, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(asked.low, "133333")
    QTest.keyClick(focused(), Qt.Key.Key_H, KEYS)
    assert program.session.hiding.numerals.amounts_hidden
    assert not leaks(list(texts_of(asked)), known_of(program))
    assert "Amounts are hidden; Ctrl+Shift+H shows them." in set(texts_of(asked))
    settle()
    QTest.keyClick(focused(), Qt.Key.Key_H, KEYS)
    assert asked.low.isVisible()
    assert asked.low.text() == "133,333"
    assert leaks(list(texts_of(asked)), known_of(program))


def test_trails_above_each_other_are_covered(program: Program) -> None:
    program.session.do("move")
    (move,) = dialogs()
    move.move_to("Berlin")
    move._open_trail(move.table.model().index(0, 0))
    settle()
    QTest.keyClick(focused(), Qt.Key.Key_H, KEYS)
    assert len(dialogs()) == 2
    assert not leaks(all_text(), known_of(program))


def test_nothing_is_left_of_a_covered_window_that_was_closed(program: Program) -> None:
    program.session.workspace.show_trail("total", "nimbus")
    settle()
    QTest.keyClick(focused(), Qt.Key.Key_H, KEYS)
    QTest.keyClick(focused(), Qt.Key.Key_Escape)
    settle()
    assert not dialogs()
    switch(program)
    assert not program.session.hiding.numerals.amounts_hidden


# Paper and messages --------------------------------------------------------------------------------------------------


def test_what_is_printed_hides_amounts_unless_one_unticks_it(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[bool] = []

    def run(options: PrintOptions) -> int:
        asked.append(options.options().hide_amounts)
        return QDialog.DialogCode.Rejected

    monkeypatch.setattr(PrintOptions, "exec", run)
    edge = Dialogs(program.window)
    for numerals in (ENGLISH, ENGLISH.hiding(True)):
        edge.numerals = numerals
        edge.print_options("Print", "A4", False)
    assert asked == [False, True]


def test_pages_on_screen_show_no_amount_whatever_is_ticked(program: Program) -> None:
    switch(program)
    program.answers.options = Options(detail="full")
    known = known_of(program)
    on_screen, on_paper = (program.session.printing.ask("Print", on_screen=shown) for shown in (True, False))
    assert on_screen is not None
    assert on_paper is not None
    assert not leaks(markdown.markdown(on_screen).splitlines(), known)
    assert leaks(markdown.markdown(on_paper).splitlines(), known)


def test_a_sentence_repeats_no_amount(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: told.append(box.text()))
    edge = Dialogs(program.window)
    edge.numerals = ENGLISH.hiding(True)
    edge.error("offers[0].base must be 0 or more, not -151241.")
    assert told == [f"offers[0].base must be 0 or more, not {HIDDEN}."]
