"""View Over time through the real window with real keys: the engine's figures, kept up only while it is seen."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from offercompare.document import edits
from offercompare.engine import evaluate
from offercompare.engine.leaving import leaving
from offercompare.engine.timeline import timeline
from offercompare.gui import theme
from offercompare.gui.over_time import timetable as timetable_module
from offercompare.gui.over_time.timetable import Timetable
from offercompare.gui.over_time.view import OverTime
from offercompare.numerals import ENGLISH
from tests.gui.conftest import Program, Start
from tests.gui.hands import focused, press

Key, Control = Qt.Key, Qt.KeyboardModifier.ControlModifier
KEPT, VESTED, FORFEITED, OWED, COST, TAX, SAVINGS = range(7)


def over_time(program: Program, qtbot: Any) -> OverTime:
    """The view, gone to by its key, everything calculated."""
    press(Key.Key_2, Control)
    view = program.session.views.made("over_time")
    assert view is not None
    qtbot.waitUntil(lambda: view.is_ready)
    return view


def texts(view: OverTime, offer: str) -> list[str]:
    """The row of an offer in the table of leaving."""
    return [cell.text for row in view.leaving.table.model_.grid.rows if row.mark.id == offer for cell in row.cells]


def test_ctrl_2_shows_it_and_ctrl_1_goes_back(start: Start, qtbot: Any) -> None:
    program = start(example=True)
    assert program.session.views.made("over_time") is None, "made when it is first wanted"
    view = over_time(program, qtbot)
    assert program.window.pages.currentWidget() is view
    assert focused() is view.kept.slider
    assert [button.isChecked() for button in program.window.views.buttons] == [False, True, False, False, False]
    press(Key.Key_1, Control)
    assert program.window.pages.currentWidget() is program.session.workspace
    assert [button.isChecked() for button in program.window.views.buttons] == [True, False, False, False, False]


def test_the_switch_is_worked_by_arrows(start: Start, qtbot: Any) -> None:
    program = start(example=True)
    program.window.views.buttons[0].setFocus()
    press(Key.Key_Right)
    assert program.session.views.made("over_time") is not None
    assert program.window.pages.currentWidget() is program.session.views.made("over_time")


def test_the_table_says_what_the_engine_says(start: Start, qtbot: Any) -> None:
    program = start(example=True)
    view = over_time(program, qtbot)
    document, comparison = program.session.document, program.session.document.comparison
    lines = {line.offer: line for line in timeline(comparison).lines}
    assert view.month == 36, "the planned stay"
    press(Key.Key_PageDown)
    press(Key.Key_Left)
    assert view.month in (23, 47)
    for each in document.evaluation.offers:
        left = leaving(each.offer, comparison, each.pay, view.month)
        shown = texts(view, each.offer.id)
        assert shown[KEPT] == ENGLISH.number(lines[each.offer.id].kept[view.month])
        if each.offer.grants:
            assert shown[VESTED] == ENGLISH.number(left.vested.known)
            assert shown[FORFEITED] == ENGLISH.number(left.forfeited.known)
        assert shown[OWED] == (ENGLISH.number(left.clawback.known) if each.offer.sign_on else "none")
        assert shown[COST] == (ENGLISH.number(left.exercise_cost.known) if left.exercise_cost else "–")


def test_slider_field_and_chart_move_together(start: Start, qtbot: Any) -> None:
    program = start(example=True)
    view = over_time(program, qtbot)
    for key, month in ((Key.Key_Home, 0), (Key.Key_Right, 1), (Key.Key_PageUp, 13), (Key.Key_End, 48)):
        press(key)
        assert (view.month, view.leaving.months.text(), view.kept.chart.data.month) == (month, str(month), month)
    view.leaving.months.setFocus()
    view.leaving.months.selectAll()
    QTest.keyClicks(focused(), "18")
    press(Key.Key_Return)
    assert (view.month, view.kept.slider.value()) == (18, 18)
    press(Key.Key_Up)
    assert view.month == 19
    QTest.keyClicks(focused(), "999")
    press(Key.Key_Return)
    assert view.leaving.months.accessibleDescription() == "Enter whole months from 0 to 48."
    assert view.month == 19
    press(Key.Key_Escape)
    assert view.leaving.months.text() == "19"
    plot = view.kept.chart.plot()
    QTest.mouseClick(view.kept.chart, Qt.MouseButton.LeftButton, pos=QPoint(round(plot.left() + plot.width() / 4), 100))
    assert view.month == 12


def test_the_current_job_forfeits_what_has_not_vested(start: Start, qtbot: Any) -> None:
    program = start(example=True)
    view = over_time(program, qtbot)
    current = program.session.document.evaluation.offer("current")
    forfeited = leaving(current.offer, program.session.document.comparison, current.pay, 0).forfeited
    assert f"forfeits USD\u00a0{ENGLISH.number(forfeited.known)}" in view.leaving.note.text()


def close_trail(program: Program, view: OverTime, then: QWidget) -> None:
    """The trail is open: close it, and go on with the keyboard elsewhere."""
    assert view.trail.isVisible()
    view.trail.close()
    QApplication.processEvents()
    program.window.activateWindow()
    then.setFocus()
    QTest.qWait(20)


def test_every_number_opens_its_trail(start: Start, qtbot: Any) -> None:
    program = start(example=True)
    view = over_time(program, qtbot)
    table = view.leaving.table
    table.setFocus()
    for _ in range(3):
        press(Key.Key_Right)
        press(Key.Key_Return)
        close_trail(program, view, table)
    press(Key.Key_T, Control)
    close_trail(program, view, view.bars.chart)
    press(Key.Key_Right)
    press(Key.Key_Up)
    hit = view.bars.chart.current()
    assert hit is not None
    assert hit.key.startswith("nimbus 1 ")
    press(Key.Key_Return)
    close_trail(program, view, view.bars.chart)
    assert view.bars.chart.accessibleDescription() == hit.text


def test_bars_are_the_years_of_the_engine(start: Start, qtbot: Any) -> None:
    program = start(example=True)
    view = over_time(program, qtbot)
    assert view._stacks is not None
    for year in view._stacks.years:
        for bar in year.bars:
            paid = program.session.document.evaluation.offer(bar.mark.id).pay.years[bar.year - 1]
            assert sum(block.amount for block in bar.blocks) == pytest.approx(paid.total.known)
            assert bar.after_tax is paid.net.after_tax
    grid = view.year_table.model_.grid
    shown = [cell.value for row in grid.rows if row.mark.id == "nimbus" for cell in row.cells]
    nimbus = program.session.document.evaluation.offer("nimbus").pay
    assert shown == [value for year in nimbus.years for value in (year.total.value, year.net.after_tax.value)]


def test_it_is_stale_while_hidden_and_keeps_up_when_seen(start: Start, qtbot: Any) -> None:
    program = start(example=True)
    view = over_time(program, qtbot)
    before = texts(view, "nimbus")
    press(Key.Key_1, Control)
    program.session.document.apply(edits.set_offer("nimbus", {"base": 300_000.0}), "base")
    assert view.is_stale
    assert texts(view, "nimbus") == before
    over_time(program, qtbot)
    raised = texts(view, "nimbus")
    assert raised != before
    press(Key.Key_Z, Control)
    qtbot.waitUntil(lambda: view.is_ready)
    assert texts(view, "nimbus") == before


def test_only_offers_that_changed_are_calculated_again(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    comparison = start(example=True).session.document.comparison
    made: list[str] = []
    line = timetable_module.line
    monkeypatch.setattr(timetable_module, "line", lambda offer, *rest: (made.append(offer.id), line(offer, *rest))[1])
    table = Timetable()

    def run(comparison: Any, in_home_money: bool = False) -> list[str]:
        made.clear()
        table.expect(comparison, in_home_money)
        while table.step():
            pass
        assert table.timeline() == timeline(comparison, in_home_money)
        return list(made)

    assert len(run(comparison)) == 4
    assert run(comparison) == []
    changed = edits.set_offer("nimbus", {"base": 1e5})(comparison)
    assert run(changed) == ["nimbus"]
    assert len(run(changed, True)) == 4
    assert run(changed) == [], "both kinds of money are kept"
    assert len(run(edits.set_value("person.stay_years", 2.0)(changed))) == 4


def test_in_home_money_the_lines_are_those_of_the_engine(start: Start, qtbot: Any) -> None:
    program = start(example=True)
    view = over_time(program, qtbot)
    view.kept.choice.buttons[0].setFocus()
    press(Key.Key_Right)
    qtbot.waitUntil(lambda: view.is_ready)
    assert view.in_home_money
    lines = {line.offer: line for line in timeline(program.session.document.comparison, True).lines}
    assert texts(view, "northwind")[KEPT] == ENGLISH.number(lines["northwind"].kept[view.month])
    assert "in Austin money" in view.leaving.lead.text()


def test_an_unknown_line_is_named_with_what_to_do(start: Start, qtbot: Any) -> None:
    program = start(example=True)
    program.session.document.apply(edits.set_offer("nimbus", {"base": None}, "unknown"), "base")
    view = over_time(program, qtbot)
    assert texts(view, "nimbus")[KEPT] == "? ask"
    assert view.missing.isVisible()
    (missing,) = view.missing._shown
    assert missing.text == "Nimbus AI: base is unknown. Ask for the base salary and enter it."
    assert "nimbus" not in {curve.mark.id for curve in view.kept.chart.data.curves}
    assert "(of those that are known)" in view.lead.text.accessibleName()
    with qtbot.waitSignal(view.editor_wanted) as asked:
        view.missing.findChild(QWidget, "link").click()
    assert asked.args == ["nimbus", "field", "base"]


def test_unknown_and_none_are_told_apart(start: Start, qtbot: Any) -> None:
    program = start(example=True)
    program.session.document.apply(edits.set_offer("harbor", {"sign_on": None}, "unknown"), "sign-on")
    view = over_time(program, qtbot)
    assert texts(view, "harbor")[OWED] == "? ask"
    assert texts(view, "current")[OWED] == "none"
    assert texts(view, "harbor")[COST] == "–"


def test_cash_to_exercise_stands_beside_the_savings(start: Start, qtbot: Any) -> None:
    program = start(example=True)
    view = over_time(program, qtbot)
    cost = leaving(*_nimbus(program), view.month).exercise_cost.known
    assert texts(view, "nimbus")[SAVINGS] == "more than your savings"
    program.session.document.apply(edits.set_value("person.savings", cost * 4), "savings")
    qtbot.waitUntil(lambda: view.is_ready)
    assert texts(view, "nimbus")[SAVINGS] == "25\u00a0% of your savings"
    program.session.document.apply(edits.set_value("person.savings", None), "savings")
    qtbot.waitUntil(lambda: view.is_ready)
    assert texts(view, "nimbus")[SAVINGS] == "? ask"
    assert view.leaving.savings.isVisible()


def _nimbus(program: Program) -> tuple[Any, Any, Any]:
    comparison = program.session.document.comparison
    each = evaluate(comparison).offer("nimbus")
    return each.offer, comparison, each.pay


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_charts_are_painted_in_the_colours_of_the_theme(start: Start, qtbot: Any, scheme: str) -> None:
    program = start(example=True)
    program.session.do(scheme)
    view = over_time(program, qtbot)
    for chart in (view.bars.chart, view.kept.chart):
        image = chart.grab().toImage()
        found = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(0, image.height(), 3)}
        offers = theme.current().offers
        assert {offers[0], offers[1], offers[2], theme.current().card} <= found, "each offer in its colour"
        assert chart.accessibleName()
        assert "Nimbus AI" in chart.accessibleDescription()


@pytest.mark.parametrize("count", [1, 2, 12])
@pytest.mark.parametrize("size", [(1366, 768), (800, 600)])
def test_nothing_is_cut_with_any_number_of_offers(start: Start, qtbot: Any, count: int, size: tuple[int, int]) -> None:
    program = start(example=True, size=size)
    comparison = program.session.document.comparison
    more = [comparison.offers[1].changed({"id": f"more-{number}", "company": f"More {number}"}) for number in range(10)]
    program.session.document.replace(comparison.changed({"offers": (*comparison.offers, *more)[:count]}))
    view = over_time(program, qtbot)
    assert view.page.width() <= view.width()
    assert len(view.bars.chart.hits) >= 4 * count
    for chart in (view.bars.chart, view.kept.chart):
        assert all(chart.rect().adjusted(-3, -3, 3, 3).contains(hit.area.toRect()) for hit in chart.hits)
    table = view.leaving.table
    assert table.height() >= table.row_height() * min(count, 12)


def test_larger_text_makes_the_view_anew_where_it_was(start: Start, qtbot: Any) -> None:
    program = start(example=True)
    view = over_time(program, qtbot)
    view.choose_month(7)
    for _ in range(5):
        program.session.do("larger")
    QApplication.processEvents()
    anew = program.session.views.made("over_time")
    assert anew is not view
    assert anew is not None
    qtbot.waitUntil(lambda: anew.is_ready)
    assert (anew.month, anew.kept.chart.data.month) == (7, 7)
    assert program.window.pages.currentWidget() is anew


def test_many_offers_are_calculated_in_stretches(start: Start, qtbot: Any) -> None:
    program = start(example=True)
    comparison = program.session.document.comparison
    more = [comparison.offers[1].changed({"id": f"more-{number}", "base": 1e5 + number}) for number in range(26)]
    program.session.document.replace(comparison.changed({"offers": (*comparison.offers, *more)}))
    press(Key.Key_2, Control)
    view = program.session.views.made("over_time")
    assert view is not None
    assert not view.is_ready
    assert view.kept.progress.isVisible()
    qtbot.waitUntil(lambda: view.is_ready, timeout=20_000)
    assert not view.kept.progress.isVisible()
    assert len(view.kept.chart.data.curves) == 30


def test_without_offers_the_start_page_stays(start: Start) -> None:
    program = start()
    assert not program.window.actions_["over_time"].isEnabled()
    assert program.window.pages.currentWidget() is program.window.start


def test_opening_other_files_stays_in_the_view(start: Start, qtbot: Any) -> None:
    program = start(example=True)
    view = over_time(program, qtbot)
    comparison = program.session.document.comparison
    program.session.document.replace(comparison.changed({"offers": ()}))
    assert program.window.pages.currentWidget() is program.window.start
    program.session.document.replace(comparison)
    assert program.window.pages.currentWidget() is view
    qtbot.waitUntil(lambda: view.is_ready)
