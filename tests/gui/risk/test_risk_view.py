"""View Risk through the real window with real keys: the engine's figures, scenarios on the same draws, every state."""

from __future__ import annotations

from dataclasses import replace
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from offercompare.document import edits
from offercompare.engine.outcome import Scenario
from offercompare.engine.simulation import simulate as engine
from offercompare.gui import theme
from offercompare.gui.risk.ranges import COLUMNS
from offercompare.gui.risk.view import Risk
from offercompare.numerals import ENGLISH
from offercompare.report.risk_figures import supported
from tests.gui.conftest import Program, Start
from tests.gui.hands import focused, press

Key, Control = Qt.Key, Qt.KeyboardModifier.ControlModifier


def risk(program: Program, qtbot: Any) -> Risk:
    """The view, gone to by its key, everything simulated."""
    press(Key.Key_3, Control)
    view = program.session.views.made("risk")
    assert view is not None
    qtbot.waitUntil(lambda: view.is_ready, timeout=20_000)
    return view


def chosen(view: Risk, kind: str, qtbot: Any) -> None:
    view.scenario.choose(kind)
    qtbot.waitUntil(lambda: view.is_ready, timeout=20_000)


def row(view: Risk, offer: str) -> dict[str, str]:
    """The figures of an offer as they are shown."""
    found = next(row for row in view.ranges.data.rows if row.mark.id == offer)
    return dict(zip(COLUMNS, found.texts, strict=True))


def test_ctrl_3_shows_it_with_the_keyboard_on_the_leader(start: Start, qtbot: Any) -> None:
    program = start(example=True)
    assert program.session.views.made("risk") is None, "made when it is first wanted"
    view = risk(program, qtbot)
    assert program.window.pages.currentWidget() is view
    assert focused() is view.ranges.chart
    assert [button.isChecked() for button in program.window.views.buttons] == [False, False, True, False, False]
    leader = program.session.document.evaluation.verdict.leader
    view.ranges.chart.grab()
    assert (view.selected, view.ranges.chart.current().key) == (leader, f"{leader} bar")
    press(Key.Key_1, Control)
    assert program.window.pages.currentWidget() is program.session.workspace


def test_figures_are_those_of_the_document(start: Start, qtbot: Any) -> None:
    program = start(example=True)
    view = risk(program, qtbot)
    simulation = program.session.document.evaluation.simulation
    assert view.shown is simulation
    for outcome in simulation.outcomes:
        shown, error = row(view, outcome.offer), outcome.standard_error.known
        assert shown["p10"] == supported(outcome.p10.known, error, ENGLISH)
        assert shown["p90"] == supported(outcome.p90.known, error, ENGLISH)
    assert "after tax, level pay per year over 4 years" in view.ranges.note.text()
    assert "seed" in view.ranges.note.text()
    cell = view.chance.data.cells["nimbus", "harbor"]
    assert cell.share == simulation.pairwise["nimbus"]["harbor"]


def test_arrows_walk_over_figures_and_select_offers(start: Start, qtbot: Any) -> None:
    program = start(example=True)
    view = risk(program, qtbot)
    view.ranges.chart.grab()
    for _ in range(3):
        press(Key.Key_Up)
    assert view.selected == "current"
    press(Key.Key_Down)
    assert (view.selected, view.spread.data.selected) == ("nimbus", "nimbus")
    press(Key.Key_Right)
    press(Key.Key_Right)
    assert view.ranges.chart.current().key == "nimbus p50"
    assert "Nimbus AI. Middle:" in view.ranges.chart.accessibleDescription()
    view.spread.chart.setFocus()
    view.spread.chart.grab()
    for _ in range(3):
        press(Key.Key_Down)
    assert view.selected == "harbor"
    assert view.current_offer() == "harbor"


def close_trail(program: Program, view: Risk, then: QWidget) -> None:
    assert view.trail.isVisible()
    view.trail.close()
    QApplication.processEvents()
    program.window.activateWindow()
    then.setFocus()
    QTest.qWait(20)


def test_every_figure_opens_its_trail(start: Start, qtbot: Any) -> None:
    program = start(example=True)
    view = risk(program, qtbot)
    view.ranges.chart.grab()
    for _ in COLUMNS:
        press(Key.Key_Right)
        press(Key.Key_Return)
        close_trail(program, view, view.ranges.chart)
    press(Key.Key_T, Control)
    close_trail(program, view, view.chance.chart)
    view.chance.chart.grab()
    press(Key.Key_Return)
    close_trail(program, view, view.chance.chart)


def test_the_sentence_on_equity_leads_to_its_figures(start: Start, qtbot: Any) -> None:
    program = start(example=True)
    view = risk(program, qtbot)
    (line,) = view.words._lines
    assert "the options of Nimbus AI pay nothing" in line.accessibleName()
    assert line.accessibleName().endswith("Change the figures.")
    line.setFocus(Qt.FocusReason.TabFocusReason)
    with qtbot.waitSignal(view.editor_wanted) as asked:
        press(Key.Key_Return)
    assert asked.args == ["nimbus", "field", "equity.exit_multiple"]
    assert program.session.offers.editors["nimbus"].isVisible(), "and the editor has that field"


SCENARIOS = {
    "halve": Scenario(share_price=0.5),
    "fails": Scenario(fails_at=1.5),
    "laid_off": Scenario(laid_off_at=1.5),
    "leave": Scenario(stay_years=1.0),
}


@pytest.mark.parametrize("kind", list(SCENARIOS))
def test_a_scenario_runs_on_the_same_draws(start: Start, qtbot: Any, kind: str) -> None:
    program = start(example=True)
    view = risk(program, qtbot)
    comparison = program.session.document.comparison
    chosen(view, kind, qtbot)
    wanted = engine.simulate(comparison, scenario=SCENARIOS[kind])
    assert view.shown.scenario == SCENARIOS[kind]
    assert [each.p50.value for each in view.shown.outcomes] == [each.p50.value for each in wanted.outcomes]
    assert view.ranges.data.has_ghosts
    assert view.scenario.line.isVisible()
    assert "by certainty equivalent" in view.scenario.line.text()
    chosen(view, "comes", qtbot)
    assert view.shown is program.session.document.evaluation.simulation
    assert not view.ranges.data.has_ghosts
    assert not view.scenario.line.isVisible()


def test_a_scenario_by_keyboard_with_its_number(start: Start, qtbot: Any) -> None:
    program = start(example=True)
    view = risk(program, qtbot)
    view.scenario.switch.buttons[2].setFocus()
    press(Key.Key_Right)
    qtbot.waitUntil(lambda: view.is_ready, timeout=20_000)
    assert view.shown.scenario == Scenario(laid_off_at=1.5)
    view.scenario.year.setFocus()
    press(Key.Key_Up)
    qtbot.waitUntil(lambda: view.is_ready, timeout=20_000)
    assert view.shown.scenario == Scenario(laid_off_at=2.5)
    view.scenario.year.selectAll()
    QTest.keyClicks(focused(), "0")
    press(Key.Key_Return)
    assert view.scenario.year.accessibleDescription() == "Enter a whole number from 1 to 50."
    assert view.scenario.scenario == Scenario(laid_off_at=2.5)
    press(Key.Key_Escape)
    assert view.scenario.year.text() == "3"


def test_sold_and_leave_take_what_is_typed(start: Start, qtbot: Any) -> None:
    program = start(example=True)
    view = risk(program, qtbot)
    chosen(view, "sold", qtbot)
    view.scenario.value.setFocus()
    view.scenario.value.selectAll()
    QTest.keyClicks(focused(), "500m")
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: view.is_ready, timeout=20_000)
    assert view.shown.scenario == Scenario(exit_value=5e8, exit_at=2.5)
    assert "USD\u00a0500m" in view.ranges.note.text()
    chosen(view, "leave", qtbot)
    view.scenario.stay.setFocus()
    view.scenario.stay.selectAll()
    QTest.keyClicks(focused(), "18")
    press(Key.Key_Return)
    qtbot.waitUntil(lambda: view.is_ready, timeout=20_000)
    assert view.shown.scenario == Scenario(stay_years=1.5)
    assert "if you leave after 18 months" in view.words._lead.accessibleName()


def test_an_edit_is_followed_in_the_scenario(start: Start, qtbot: Any) -> None:
    program = start(example=True)
    view = risk(program, qtbot)
    chosen(view, "fails", qtbot)
    before = row(view, "harbor")
    program.session.document.apply(edits.set_offer("harbor", {"base": 250_000.0}), "base")
    qtbot.waitUntil(lambda: view.is_ready, timeout=20_000)
    assert view.shown.scenario == Scenario(fails_at=1.5)
    assert row(view, "harbor") != before
    program.session.document.apply(edits.set_weights({"pay": 100.0}), "weights")
    qtbot.waitUntil(lambda: view.is_ready, timeout=20_000)


def test_it_is_stale_while_hidden_and_keeps_up_when_seen(start: Start, qtbot: Any) -> None:
    program = start(example=True)
    view = risk(program, qtbot)
    before = row(view, "nimbus")
    press(Key.Key_1, Control)
    program.session.document.apply(edits.set_offer("nimbus", {"base": 300_000.0}), "base")
    assert view.is_stale
    assert row(view, "nimbus") == before
    risk(program, qtbot)
    assert row(view, "nimbus") != before


def test_off_the_windows_thread_it_says_so_can_be_stopped_and_begun_again(
    start: Start, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    outcome, may_go_on = engine.outcome, Event()

    def held_up(*given: Any) -> Any:
        may_go_on.wait(10)
        return outcome(*given)

    monkeypatch.setattr(engine, "outcome", held_up)
    program = start(example=True, simulates_later=True)
    press(Key.Key_3, Control)
    view = program.session.views.made("risk")
    assert view.shown is None
    assert not view.progress.isVisible(), "not at once"
    qtbot.waitUntil(view.progress.isVisible, timeout=3_000)
    assert view.progress.text.text() == "Simulating offer 1 of 4 …"
    view.progress.button.click()
    qtbot.waitUntil(lambda: view.progress.is_stopped, timeout=3_000)
    assert view.progress.text.text() == "Stopped: nothing has been simulated yet."
    may_go_on.set()
    view.progress.button.click()
    qtbot.waitUntil(lambda: view.is_ready, timeout=20_000)
    assert not view.progress.isVisible()
    assert view.ranges.isVisible()
    may_go_on.clear()
    view.scenario.choose("laid_off")
    qtbot.waitUntil(view.progress.isVisible, timeout=3_000)
    assert "The figures are those of before." in view.progress.text.text()
    view.progress.button.click()
    qtbot.waitUntil(lambda: view.progress.is_stopped, timeout=3_000)
    assert view.shown.scenario == Scenario()
    may_go_on.set()
    view.progress.button.click()
    qtbot.waitUntil(lambda: view.is_ready, timeout=20_000)
    assert view.shown.scenario == Scenario(laid_off_at=1.5)


def test_a_late_answer_is_dropped(start: Start, qtbot: Any) -> None:
    program = start(example=True)
    view = risk(program, qtbot)
    for kind in ("laid_off", "fails", "halve"):
        view.scenario.choose(kind)
    qtbot.waitUntil(lambda: view.is_ready, timeout=20_000)
    QTest.qWait(50)
    assert view.shown.scenario == Scenario(share_price=0.5)


# States -------------------------------------------------------------------------------------------------


def test_an_unknown_offer_is_named_with_what_to_do(start: Start, qtbot: Any) -> None:
    program = start(example=True)
    program.session.document.apply(edits.set_offer("nimbus", {"base": None}, "unknown"), "base")
    view = risk(program, qtbot)
    assert view.missing.isVisible()
    assert [missing.text for missing in view.missing._shown] == [
        "Nimbus AI: base is unknown. Ask for the base salary and enter it."
    ]
    with qtbot.waitSignal(view.editor_wanted) as asked:
        view.missing.findChild(QWidget, "link").click()
    assert asked.args == ["nimbus", "field", "base"]
    assert "nimbus" not in {mark.id for mark in view.chance.data.marks}


def test_where_nothing_is_known_it_says_what_to_do(start: Start, qtbot: Any) -> None:
    program = start(example=True)
    comparison = program.session.document.comparison
    offers = [offer.changed({"base": None}) for offer in comparison.offers]
    program.session.document.replace(comparison.changed({"offers": tuple(offers)}))
    view = risk(program, qtbot)
    assert view.nothing.isVisible()
    assert "Nothing can be simulated yet" in view.nothing.text.text()
    assert not view.ranges.isVisible()
    assert len(view.missing._shown) == 4
    program.session.document.replace(comparison)
    qtbot.waitUntil(lambda: view.is_ready, timeout=20_000)
    assert view.ranges.isVisible()
    assert not view.nothing.isVisible()


def test_without_a_home_the_question_has_its_link(start: Start, qtbot: Any) -> None:
    program = start(example=True)
    program.session.document.apply(edits.set_value("person.home", None), "home")
    view = risk(program, qtbot)
    assert view.nothing.link.isVisible()
    with qtbot.waitSignal(view.person_wanted):
        view.nothing.link.click()


def test_another_file_is_simulated_before_anything_of_it_is_shown(start: Start, qtbot: Any) -> None:
    program = start(example=True, simulates_later=True)
    view = risk(program, qtbot)
    comparison = program.session.document.comparison
    offers = [offer.changed({"id": f"other-{offer.id}"}) for offer in comparison.offers]
    program.session.document.replace(comparison.changed({"offers": tuple(offers)}))
    assert not view.ranges.isVisible()
    qtbot.waitUntil(lambda: view.is_ready, timeout=20_000)
    assert view.ranges.isVisible()
    assert view.selected.startswith("other-")


def test_one_offer_alone(start: Start, qtbot: Any) -> None:
    program = start(example=True)
    comparison = program.session.document.comparison
    program.session.document.replace(comparison.changed({"offers": comparison.offers[:1]}))
    view = risk(program, qtbot)
    assert not view.chance.isVisible()
    assert view.ranges.isVisible()
    assert "Add another offer" in view.words._lead.accessibleName()


def test_without_offers_the_start_page_stays(start: Start) -> None:
    program = start()
    assert not program.window.actions_["risk"].isEnabled()


def test_another_file_begins_as_it_comes_with_its_own_numbers(start: Start, qtbot: Any) -> None:
    program = start(example=True)
    view = risk(program, qtbot)
    first = view.scenario.asked
    view.scenario.choose("sold")
    view.scenario.value.setFocus()
    view.scenario.value.selectAll()
    QTest.keyClicks(focused(), "1.3bn")
    press(Key.Key_Return)
    view.exits.choose_value(5e8)
    view.exits.choose_rounds(1)
    qtbot.waitUntil(lambda: view.is_ready, timeout=20_000)
    QTest.keyClicks(focused(), "77")
    comparison = program.session.document.comparison
    offers = [
        offer.changed({"equity": offer.equity.changed({"preferred_price": 22.8})}) if offer.id == "nimbus" else offer
        for offer in comparison.offers
    ]
    program.session.document.replace(comparison.changed({"offers": tuple(offers)}))
    qtbot.waitUntil(lambda: view.is_ready, timeout=20_000)
    assert (view.scenario.kind, view.shown.scenario) == ("comes", Scenario())
    assert view.scenario.asked == replace(first, exit_value=2.2e9)
    assert view.scenario.value.text() == "2,200,000,000"
    assert view.exits.split.value.known == view.exits.stake.valuation
    assert view.exits.split.terms.rounds == 0
    assert not view.ranges.data.has_ghosts


def test_it_begins_anew_while_hidden_too(start: Start, qtbot: Any) -> None:
    program = start(example=True)
    view = risk(program, qtbot)
    chosen(view, "laid_off", qtbot)
    press(Key.Key_1, Control)
    program.session.document.replace(program.session.document.comparison.changed({"title": "b"}))
    risk(program, qtbot)
    assert view.shown.scenario == Scenario()


def test_numbers_offered_follow_the_document_until_one_is_typed(start: Start, qtbot: Any) -> None:
    program = start(example=True)
    view = risk(program, qtbot)
    nimbus = program.session.document.comparison.offer("nimbus")

    def price(value: float) -> None:
        changed = nimbus.equity.changed({"preferred_price": value})
        program.session.document.apply(edits.set_offer("nimbus", {"equity": changed}), "price")
        qtbot.waitUntil(lambda: view.is_ready, timeout=20_000)

    price(22.8)
    assert view.scenario.asked.exit_value == 2.2e9
    chosen(view, "sold", qtbot)
    price(34.2)
    assert view.shown.scenario.exit_value == 2.2e9, "what is tried stays"


def test_the_buttons_stay_where_they_are(start: Start, qtbot: Any) -> None:
    view = risk(start(example=True, size=(900, 768)), qtbot)
    places = set()
    for kind in ("fails", "sold", "halve", "comes"):
        chosen(view, kind, qtbot)
        QApplication.processEvents()
        places.add(view.scenario.switch.mapTo(view.page, view.scenario.switch.rect().topLeft()).toTuple())
    assert len(places) == 1


def test_who_is_gone_and_what_follows_the_loss_of_a_job_are_said(start: Start, qtbot: Any) -> None:
    program = start(example=True)
    view = risk(program, qtbot)
    assert not view.quiet.left_out.isVisible()
    program.session.document.apply(edits.set_offer("harbor", {"status": "declined"}), "status")
    qtbot.waitUntil(lambda: view.is_ready, timeout=20_000)
    assert view.quiet.left_out.isVisible()
    assert view.quiet.left_out.text() == "Declined, so not drawn: Harbor Health."
    said = view.quiet.after_loss.accessibleName().replace("\u00a0", " ")
    assert said == "After losing a job: USD 168,000 a year before tax from month 4 on (your current pay). Change ›"
    view.quiet.after_loss.setFocus(Qt.FocusReason.TabFocusReason)
    with qtbot.waitSignal(view.person_wanted):
        press(Key.Key_Return)


# Sizes and looks ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_charts_are_painted_in_the_colours_of_the_theme(start: Start, qtbot: Any, scheme: str) -> None:
    program = start(example=True)
    program.session.do(scheme)
    view = risk(program, qtbot)
    for chart in (view.ranges.chart, view.spread.chart, view.chance.chart):
        image = chart.grab().toImage()
        found = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(0, image.height(), 2)}
        assert {*theme.current().offers[:3]} <= found or chart is view.spread.chart, "each offer in its colour"
        assert chart.accessibleName()
        assert "Nimbus AI" in chart.accessibleDescription()


LAPTOP, LEAST = (1366, 768), (640, 480)


@pytest.mark.parametrize(
    ("count", "size", "text_steps"),
    [(1, LAPTOP, 0), (4, LAPTOP, 0), (12, LAPTOP, 5), (1, LEAST, 5), (2, LEAST, 0), (4, LEAST, 5), (12, LEAST, 5)],
)
def test_nothing_is_cut(start: Start, qtbot: Any, count: int, size: tuple[int, int], text_steps: int) -> None:
    program = start(example=True, size=size)
    comparison = program.session.document.comparison
    more = [comparison.offers[1].changed({"id": f"more-{number}", "company": f"More {number}"}) for number in range(10)]
    settings = comparison.settings.changed({"paths": 1_000})
    offers = (*comparison.offers, *more)[:count]
    program.session.document.replace(comparison.changed({"offers": offers, "settings": settings}))
    for _ in range(text_steps):
        program.session.do("larger")
    QApplication.processEvents()
    view = risk(program, qtbot)
    chosen(view, "sold", qtbot)
    QApplication.processEvents()
    assert view.page.width() <= view.width()
    for card in (view.words, view.scenario, view.ranges, view.spread, view.chance):
        if card.isVisible():
            assert card.minimumSizeHint().width() <= card.width()
    for chart in (view.ranges.chart, view.spread.chart, view.chance.chart):
        chart.grab()
        assert all(chart.rect().adjusted(-1, -1, 1, 1).contains(hit.area.toRect()) for hit in chart.hits)
    assert len(view.ranges.chart.hits) == count * (1 + len(COLUMNS))


def test_larger_text_makes_the_view_anew_where_it_was(start: Start, qtbot: Any) -> None:
    program = start(example=True)
    view = risk(program, qtbot)
    chosen(view, "laid_off", qtbot)
    view.select("harbor")
    program.session.do("larger")
    QApplication.processEvents()
    anew = program.session.views.made("risk")
    assert anew is not view
    qtbot.waitUntil(lambda: anew.is_ready, timeout=20_000)
    assert (anew.selected, anew.scenario.kind, anew.shown.scenario) == ("harbor", "laid_off", Scenario(laid_off_at=1.5))


def test_every_control_has_a_name(start: Start, qtbot: Any) -> None:
    program = start(example=True)
    view = risk(program, qtbot)
    for kind in ("sold", "leave", "laid_off"):
        chosen(view, kind, qtbot)
        for widget in view.scenario.findChildren(QWidget):
            if widget.isVisible() and widget.focusPolicy() != Qt.FocusPolicy.NoFocus:
                assert widget.accessibleName(), f"{kind}: {widget}"


def test_each_option_grant_tells_its_chance_and_what_keeping_it_costs(qtbot: Any, start: Start) -> None:
    grants = risk(start(example=True, size=(1440, 900)), qtbot).exits.grants
    assert grants.isVisible()
    assert [block.isVisible() for block in grants.blocks] == [True]
