"""View Negotiate with real keys and clicks: what to ask for, the text that comes of it, deadlines, the history."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from builders import a_comparison, a_grant, a_startup, an_offer
from made_decisions import a_counter_offer, a_decision, a_question, an_asked
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from offercompare.app import dress
from offercompare.document import edits
from offercompare.document.open_document import OpenDocument
from offercompare.document.revisions import keep_revision
from offercompare.engine.evaluation import decided
from offercompare.gui import theme
from offercompare.gui.negotiate.view import Negotiate
from offercompare.gui.settings import Settings
from offercompare.model import Comparison
from offercompare.numerals import ENGLISH, NO_BREAK
from tests.gui.conftest import TODAY, Program, Start
from tests.gui.hands import focused, press

Key, Control = Qt.Key, Qt.KeyboardModifier.ControlModifier


def click(button: QAbstractButton) -> None:
    assert button.isVisible()
    assert button.isEnabled()
    # A click in the middle of a wide tick meets neither box nor words.
    at = button.rect().center()
    at.setX(min(at.x(), 8))
    QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=at)
    QApplication.processEvents()


@pytest.fixture
def shown(qtbot: Any) -> Any:
    """Shows a document in a view of its own, with the decision given for it."""
    views: list[Negotiate] = []

    def show(document: OpenDocument, size: tuple[int, int] = (1366, 768), **parts: Any) -> Negotiate:
        if document.evaluation.verdict is not None and document.evaluation.decision is None:
            assert document.take_decision(a_decision(document.evaluation, **parts))
        view = Negotiate(document, ENGLISH, lambda: TODAY)
        qtbot.addWidget(view)
        view.resize(*size)
        view.show()
        view.activateWindow()
        qtbot.waitUntil(view.isActiveWindow)
        views.append(view)
        return view

    yield show
    for view in views:
        view.close_down()


CURRENT = an_offer(
    "job",
    status="current",
    start_date=date(2025, 1, 1),
    base=80_000.0,
    grants=[a_grant(value=160_000.0, unvested_from=date(2027, 1, 1))],
    bonus={"target": 0.1, "payout": 1.0},
)


def table(**changes: Any) -> Comparison:
    """Harbor leads with 150 000; northwind, to be answered soon, says 100 000; the current job pays 80 000."""
    harbor = an_offer(base=150_000.0, overrides={"growth": 80.0}, deadline="2026-12-10")
    northwind = an_offer(
        "northwind",
        title="ML Engineer",
        overrides={"growth": 40.0},
        deadline="2026-11-26",
        start_date="2027-01-01",
        **changes,
    )
    job = CURRENT.changed({"overrides": {"growth": 10.0}})
    return a_comparison(job, harbor, northwind, weights={"pay": 0.5, "growth": 0.5})


def document(**changes: Any) -> OpenDocument:
    return OpenDocument(table(**changes))


def text(view: Negotiate) -> str:
    return view.text.text.toPlainText().replace(NO_BREAK, " ")


def said(card: QWidget) -> str:
    """All that a card says and shows."""
    return "\n".join(label.text() for label in card.findChildren(QLabel) if label.isVisible()).replace(NO_BREAK, " ")


# Through the program ------------------------------------------------------------------------------------


def negotiate(program: Program, qtbot: Any) -> Negotiate:
    """The view, gone to by its key, everything known."""
    found = decided(program.session.document.evaluation).decision
    assert found is not None
    program.session.document.take_decision(found)
    press(Key.Key_5, Control)
    view = program.session.views.made("negotiate")
    assert view is not None
    qtbot.waitUntil(lambda: view.is_ready, timeout=60_000)
    return view


def test_ctrl_5_shows_it_with_the_keyboard_on_the_offer_to_answer_first(start: Start, qtbot: Any) -> None:
    program = start(example=True)
    view = negotiate(program, qtbot)
    assert program.window.pages.currentWidget() is view
    assert view.selected == "nimbus"
    assert focused() is view.switch.buttons["nimbus"]
    press(Key.Key_Right)
    assert (view.selected, view.current_offer()) == ("northwind", "northwind")
    assert focused() is view.switch.buttons["northwind"]


def test_what_the_example_asks_closes_the_gap_once_it_is_entered(start: Start, qtbot: Any) -> None:
    program = start(example=True)
    view = negotiate(program, qtbot)
    view.select("harbor")
    counter = next(
        each
        for each in program.session.document.evaluation.decision.counter_offers
        if (each.offer, each.on) == ("harbor", "pay")
    )
    base = counter.asked("base").amount
    assert ENGLISH.money(base, "USD") in view.asks.lines["base"].change.text()
    program.session.document.apply(edits.set_offer("harbor", {"base": base}), "base")
    evaluation = program.session.document.evaluation
    pays = [evaluation.offer(key).outcome.certainty_equivalent.known for key in ("harbor", counter.to_tie_with)]
    assert pays[0] == pytest.approx(pays[1], abs=1)


def test_the_leader_is_compared_with_the_one_that_comes_next(start: Start, qtbot: Any) -> None:
    program = start(example=True)
    view = negotiate(program, qtbot)
    leader = program.session.document.evaluation.verdict.leader
    view.select(leader)
    qtbot.waitUntil(lambda: view.is_ready, timeout=60_000)
    assert "leads already" in view.asks.lead.text()
    assert "On pay" in view.asks.lead.text()
    assert view.asks.lines
    assert not view.asks.overall.isVisible(), "the leader lacks nothing over all"


def test_a_counter_offer_of_the_employer_keeps_the_terms_and_opens_the_job(start: Start, qtbot: Any) -> None:
    program = start(example=True)
    view = negotiate(program, qtbot)
    before = program.session.document.comparison
    click(view.employer.button)
    current = program.session.document.comparison.offer("current")
    assert [each.label for each in current.revisions] == ["Before the counter-offer"]
    assert current.revisions[0].terms == before.offer("current")
    assert view.selected == "current"
    assert program.session.offers.editors["current"].isVisible()
    program.session.document.undo()
    assert program.session.document.comparison == before


def test_from_decide_it_shows_the_offer_and_what_it_would_take(start: Start, qtbot: Any) -> None:
    program = start(example=True)
    view = negotiate(program, qtbot)
    assert view.selected == "nimbus"
    program.session.views.show("decide")
    decide = program.session.views.made("decide")
    assert decide is not None
    click(decide.verdict.row("harbor").link)
    assert program.window.pages.currentWidget() is view
    assert view.selected == "harbor"
    assert view.asks.overall.isChecked()
    assert "points behind" in view.asks.overall_lines.text()


def test_a_counter_offer_of_terms_that_are_kept_keeps_them_once(shown: Any) -> None:
    view = shown(document())
    click(view.employer.button)
    click(view.employer.button)
    job = view._document.comparison.offer("job")
    assert [each.label for each in job.revisions] == ["Before the counter-offer"]
    view._document.apply(edits.set_offer("job", {"base": 90_000.0}), "counter")
    click(view.employer.button)
    assert len(view._document.comparison.offer("job").revisions) == 2


# What to ask for -----------------------------------------------------------------------------------------


def test_an_ask_shows_now_then_exact_and_rounded(shown: Any) -> None:
    asks = (an_asked("base", 141_313.4), an_asked("sign_on", None, reach=-3_000.0, why="No amount alone closes it."))
    view = shown(document(), counter_offers=(a_counter_offer("northwind", "harbor", on="pay", gap=9_000.0, asks=asks),))
    assert view.selected == "northwind"
    base, sign_on = view.asks.lines["base"], view.asks.lines["sign_on"]
    assert base.change.text().replace(NO_BREAK, " ") == "USD 100,000 → USD 141,313"
    assert base.edit.text() == "141,500"
    assert "+41,313 a year before tax" in base.worth.text()
    assert "+8,000 a year before tax" in base.worth.text(), "pay counts before tax in this comparison"
    assert "out of reach" in sign_on.change.text()
    assert "closes it. At most it comes within USD 3,000 a year" in sign_on.note.text().replace(NO_BREAK, " ")
    assert not sign_on.box.isEnabled()


def test_ticking_puts_it_into_the_text_and_unticking_takes_it_out(shown: Any) -> None:
    view = shown(document())
    assert text(view) == ""
    assert not view.text.copy_button.isEnabled()
    click(view.asks.lines["base"].box)
    assert "- a base salary of USD 112,000" in text(view)
    view.asks.lines["base"].box.setFocus()
    press(Key.Key_Space)
    assert text(view) == ""


def test_an_own_amount_goes_before_the_one_found(shown: Any) -> None:
    view = shown(document())
    edit = view.asks.lines["base"].edit
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, "131k")
    press(Key.Key_Return)
    assert "- a base salary of USD 131,000" in text(view)
    assert view.asks.lines["base"].box.isChecked(), "who types an amount asks for it"
    edit.selectAll()
    press(Key.Key_Delete)
    press(Key.Key_Return)
    assert edit.text() == "112,000"
    assert "- a base salary of USD 112,000" in text(view)


def test_where_the_text_says_another_amount_than_was_typed_it_is_told(shown: Any) -> None:
    view = shown(document())
    line = view.asks.lines["base"]
    for typed, told in (("131000", ""), ("131100", "USD 131,500"), ("150000", "USD 150,500")):
        line.edit.setFocus()
        line.edit.selectAll()
        QTest.keyClicks(line.edit, typed)
        press(Key.Key_Return)
        assert told in line.note.text().replace(NO_BREAK, " ")
        assert line.note.isVisible() == bool(told)
    assert "USD 150,500" in text(view), "150,000 is what harbor pays"


def test_an_amount_that_is_none_is_refused(shown: Any) -> None:
    view = shown(document())
    edit = view.asks.lines["base"].edit
    edit.setFocus()
    edit.selectAll()
    QTest.keyClicks(edit, "much")
    press(Key.Key_Return)
    assert edit.property("invalid")
    assert text(view) == ""


def test_an_offer_ahead_on_pay_is_asked_for_nothing_less(shown: Any) -> None:
    asks = (an_asked("base", 90_000.0, yearly_net=-10_000.0),)
    view = shown(
        document(), counter_offers=(a_counter_offer("northwind", "harbor", on="pay", gap=-10_000.0, asks=asks),)
    )
    assert "ahead of Harbor" in view.asks.lead.text()
    assert view.asks.lines["base"].edit.text() == ""
    assert not view.asks.lines["base"].box.isEnabled()


def test_without_another_offer_an_own_amount_can_be_asked_for(shown: Any) -> None:
    view = shown(OpenDocument(a_comparison(an_offer())))
    line = view.asks.lines["base"]
    assert line.change.text().replace(NO_BREAK, " ") == "USD 100,000"
    assert not line.box.isEnabled()
    line.edit.setFocus()
    QTest.keyClicks(line.edit, "110000")
    press(Key.Key_Return)
    assert "- a base salary of USD 110,000" in text(view)


def test_asking_for_two_things_that_are_each_enough_is_said(shown: Any) -> None:
    view = shown(document())
    click(view.asks.lines["base"].box)
    assert "together they go further" not in view.text.cautions.text()
    click(view.asks.lines["sign_on"].box)
    assert "together they go further" in view.text.cautions.text()


def places(view: Negotiate) -> list[tuple[int, int]]:
    """Where everything to tick stands."""
    lines = (*view.asks.lines.values(), *view.whole.lines.values(), view.whole.ask, *view.others.lines.values())
    return [(at.x(), at.y()) for at in (line.box.mapTo(view.page, line.box.rect().topLeft()) for line in lines)]


def test_ticking_moves_nothing_under_the_mouse(shown: Any) -> None:
    view = shown(document(), size=(1366, 700))
    QApplication.processEvents()
    before = places(view)
    lines = (*view.asks.lines.values(), *view.whole.lines.values(), view.whole.ask, *view.others.lines.values())
    for line in [line for line in lines if line.box.isEnabled()]:
        click(line.box)
        assert places(view) == before, line.box.accessibleName()
    click(view.whole.lines["bonus"].box)
    assert not view.whole.ask.box.isEnabled(), "nothing counts any more"
    assert places(view) == before


def test_what_hardly_anybody_pays_is_told_beside_the_text(shown: Any) -> None:
    asks = (an_asked("base", 130_000.0), an_asked("sign_on", 800_000.0))
    view = shown(document(), counter_offers=(a_counter_offer("northwind", "harbor", on="pay", gap=9_000.0, asks=asks),))
    assert "Not realistic" in view.asks.lines["sign_on"].note.text()
    assert view.asks.lines["base"].note.text() == ""
    click(view.asks.lines["base"].box)
    assert not view.text.cautions.isVisible()
    click(view.asks.lines["sign_on"].box)
    assert view.text.cautions.text().startswith("Sign-on, year 1: Not realistic")


def test_the_text_stays_in_sight_as_far_as_there_is_something_to_tick(shown: Any) -> None:
    view = shown(document(), size=(1366, 500))
    QApplication.processEvents()
    seen, bar = view._area.viewport(), view._area.verticalScrollBar()
    last = view.questions.geometry().bottom() - seen.height()
    start = view.asks.geometry().top()
    assert 0 < start < last <= bar.maximum()
    for place in range(0, last, 20):
        bar.setValue(place)
        QApplication.processEvents()
        top = view.text.mapTo(seen, view.text.rect().topLeft()).y()
        assert top >= 0
        if place >= start:
            assert top + view.text.height() <= seen.height()


def test_below_the_ticks_the_text_stands_where_it_is(shown: Any) -> None:
    view = shown(document(), size=(700, 500))
    click(view.others.lines["time"].box)
    bar = view._area.verticalScrollBar()
    before = view.text.mapTo(view.page, view.text.rect().topLeft()).y()
    bar.setValue(bar.maximum())
    assert view.text.mapTo(view.page, view.text.rect().topLeft()).y() == before
    assert before > view.questions.geometry().top()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_boxes_are_seen_ticked_or_not_and_where_the_keyboard_is(shown: Any, qapp: QApplication, scheme: str) -> None:
    dress(qapp, Settings(scheme=scheme))
    try:
        view = shown(document(), counter_offers=None)
        can, cannot = view.others.lines["time"].box, view.asks.lines["base"].box
        assert not cannot.isEnabled()

        def colours(box: QWidget) -> set[str]:
            image = box.grab().toImage()
            return {image.pixelColor(x, y).name() for x in range(min(20, image.width())) for y in range(image.height())}

        assert len(colours(cannot)) > 1, "a box that cannot be ticked is there too"
        before = colours(can)
        can.setFocus()
        QApplication.processEvents()
        assert theme.current().accent.lower() in colours(can) - before
    finally:
        dress(qapp, Settings(scheme="light"))


def test_over_all_is_behind_a_switch_and_never_in_the_text(shown: Any) -> None:
    view = shown(document())
    assert "points behind" not in said(view.asks)
    click(view.asks.overall)
    assert "points behind Harbor" in said(view.asks)
    for line in (*view.asks.lines.values(), *view.others.lines.values()):
        if line.box.isEnabled():
            click(line.box)
    written = text(view)
    assert "a base salary" in written
    assert "Harbor" not in written
    assert "overall" not in written.lower()
    assert "points" not in written


def test_the_market_stands_beside_the_ask_and_says_what_is_missing(shown: Any) -> None:
    view = shown(document())
    assert "75th percentile" in view.asks.market.text()
    assert "A base of USD 112,000 " in view.asks.market.text().replace(NO_BREAK, " ")
    wanted: list[tuple[str, str, str]] = []
    view.editor_wanted.connect(lambda *where: wanted.append(where))
    view._document.apply(edits.set_offer("northwind", {"title": "Juggler of numbers"}), "title")
    click(view.asks.market_link)
    assert wanted == [("northwind", "field", "occupation")]


# Make-whole, other asks, questions ------------------------------------------------------------------------


def test_what_leaving_costs_is_summed_and_asked_for_without_its_parts(shown: Any) -> None:
    view = shown(document())
    grants, bonus = view.whole.lines["grants"], view.whole.lines["bonus"]
    assert (grants.box.isChecked(), bonus.box.isChecked()) == (True, False)
    without = view.one.lost().known
    click(bonus.box)
    assert view.one.lost().known == pytest.approx(without + 8_000)
    click(view.whole.ask.box)
    assert "as a sign-on payment, for what I give up" in text(view)
    view.whole.how.buttons[0].setFocus()
    press(Key.Key_Right)
    assert "- a further grant worth" in text(view)
    assert "Job" not in text(view)
    assert "8,000" not in text(view)
    click(view.whole.sum)
    assert view.trail is not None
    assert view.trail.isVisible()
    view.trail.close()


def test_the_trail_is_that_of_what_has_the_keyboard(shown: Any) -> None:
    view = shown(document())
    view.whole.ask.box.setFocus()
    view.show_trail_here()
    assert view.trail.isVisible()
    view.trail.close()
    view.activateWindow()
    view.switch.buttons["northwind"].setFocus()
    view.show_trail_here()
    assert any("Northwind" in label.text() for label in view.trail.findChildren(QLabel))
    view.trail.close()


def test_without_a_current_job_the_way_to_one_is_said(shown: Any) -> None:
    view = shown(OpenDocument(a_comparison()))
    assert "No current job is entered" in view.whole.lead.text()
    assert not view.whole.ask.isVisible()
    assert not view.employer.isVisible()


def test_only_what_applies_can_be_asked_for(shown: Any) -> None:
    view = shown(OpenDocument(a_comparison(an_offer(), a_startup(deadline="2026-11-26"))))
    assert view.selected == "nimbus"
    assert set(view.others.lines) >= {"time", "exercise_window"}
    assert "3 months after leaving are assumed" in view.others.lines["exercise_window"].reason.text()
    click(view.switch.buttons["harbor"])
    assert "exercise_window" not in view.others.lines, "no options"
    assert "time" not in view.others.lines, "no deadline"


def test_more_time_is_asked_for_by_a_day(shown: Any) -> None:
    view = shown(document())
    click(view.others.lines["time"].box)
    assert "- time until Thu 10 Dec to answer" in text(view), "harbor leaves as much"
    assert "Harbor" not in text(view)


def test_questions_come_by_weight_and_lead_to_their_field(shown: Any) -> None:
    unknown = {"evidence": {"bonus": "unknown", "sign_on": "unknown"}, "answers": {"G1": "unknown"}}
    questions = (
        a_question("northwind", field="sign_on", changes_leader=0.4),
        a_question("northwind", field="answers.G1", changes_leader=0.1),
        a_question("northwind", field="bonus", changes_leader=0.0),
    )
    view = shown(document(**unknown), questions=questions)
    keys = list(view.questions.lines)
    assert [key for key in keys if key in ("bonus", "sign_on", "answers.G1")] == ["sign_on", "answers.G1", "bonus"]
    assert "40 of 100" in view.questions.lines["sign_on"].reason.text()
    wanted: list[tuple[str, str, str]] = []
    view.editor_wanted.connect(lambda *where: wanted.append(where))
    click(view.questions.lines["sign_on"].link)
    click(view.questions.lines["answers.G1"].link)
    assert wanted == [("northwind", "field", "sign_on"), ("northwind", "criterion", "growth")]
    click(view.questions.lines["sign_on"].box)
    assert "- Is there a sign-on payment?" in text(view)


def test_questions_to_oneself_are_read_and_never_put(shown: Any) -> None:
    view = shown(document(answers={"G8": "unknown", "P8": "unknown"}))
    own, theirs = view.questions.lines["answers.G8"], view.questions.lines["answers.P8"]
    assert not own.box.isVisible()
    assert own.link.isVisible()
    assert "For you to judge" in own.reason.text()
    own.name.pressed.emit()
    assert text(view) == ""
    assert (
        own.name.mapTo(view, own.name.rect().topLeft()).x() == theirs.name.mapTo(view, theirs.name.rect().topLeft()).x()
    )
    click(theirs.box)
    assert "- How is the effect of the role on the business measured?" in text(view)


# The text -------------------------------------------------------------------------------------------------


def test_copying_puts_it_on_the_clipboard_and_says_so(shown: Any) -> None:
    view = shown(document())
    click(view.asks.lines["base"].box)
    QApplication.clipboard().clear()
    click(view.text.copy_button)
    assert QApplication.clipboard().text() == view.text.text.toPlainText()
    assert view.text.said.text().startswith("Copied:")


def test_the_other_offer_is_named_only_when_ticked(shown: Any) -> None:
    view = shown(document())
    click(view.asks.lines["base"].box)
    assert not view.text.amount.isEnabled()
    click(view.text.names)
    assert "an offer from Harbor." in text(view)
    assert "150,000" not in text(view)
    click(view.text.amount)
    assert "at a base salary of USD 150,000" in text(view)
    click(view.text.names)
    assert "Harbor" not in text(view)
    assert "150,000" not in text(view)


def test_what_the_person_wrote_stays_until_they_want_it_anew(shown: Any) -> None:
    view = shown(document())
    click(view.asks.lines["base"].box)
    view.text.text.setFocus()
    press(Key.Key_Home, Control)
    QTest.keyClicks(view.text.text, "Dear Ada, ")
    click(view.asks.lines["sign_on"].box)
    assert text(view).startswith("Dear Ada, Hello,")
    assert "sign-on" not in text(view)
    click(view.text.anew)
    assert text(view).startswith("Hello,")
    assert "sign-on" in text(view)
    assert not view.text.anew.isVisible()


def test_what_a_written_text_tells_of_others_is_said_whatever_is_ticked(shown: Any) -> None:
    view = shown(document())
    click(view.asks.lines["base"].box)
    assert view.text.note.text() == "names no other employer and no amount of one"
    click(view.text.names)
    click(view.text.amount)
    assert view.text.note.text() == "names Harbor and 150,000"
    assert not view.text.still.isVisible()
    view.text.text.setFocus()
    press(Key.Key_Home, Control)
    QTest.keyClicks(view.text.text, "Dear Ada, ")
    click(view.text.names)
    assert "Harbor" in text(view), "ticks change it no more"
    assert view.text.note.text() == "names Harbor and 150,000"
    assert view.text.still.text() == "The text tells of Harbor and 150,000, which you did not tick."
    view.text.text.selectAll()
    QTest.keyClicks(view.text.text, "Hello")
    assert not view.text.still.isVisible()
    QTest.keyClicks(view.text.text, ", harbor pays 150k")
    assert view.text.still.isVisible()


def test_each_offer_keeps_its_own_ticks_and_words(shown: Any) -> None:
    view = shown(document())
    click(view.asks.lines["base"].box)
    written = text(view)
    click(view.switch.buttons["harbor"])
    assert text(view) == ""
    click(view.switch.buttons["northwind"])
    assert text(view) == written


def test_another_page_of_the_document_goes_on_where_this_one_was(shown: Any) -> None:
    view = shown(document())
    click(view.switch.buttons["harbor"])
    click(view.others.lines["time"].box)
    other = shown(view._document)
    other.take_over(view)
    other.refresh()
    assert other.selected == "harbor"
    assert text(other) == text(view) != ""


# Deadlines ------------------------------------------------------------------------------------------------


def test_deadlines_stand_in_order_and_lead_to_offer_and_field(shown: Any) -> None:
    view = shown(document())
    assert [each.offer for each in view.deadlines.shown] == ["northwind", "harbor"]
    assert "3 days left" in said(view.deadlines)
    click(view.deadlines.names["harbor"])
    assert view.selected == "harbor"
    wanted: list[tuple[str, str, str]] = []
    view.editor_wanted.connect(lambda *where: wanted.append(where))
    click(view.deadlines.links["harbor"])
    assert wanted == [("harbor", "field", "deadline")]


# The history ----------------------------------------------------------------------------------------------


def test_terms_are_kept_compared_brought_back_named_and_removed(shown: Any, qtbot: Any) -> None:
    view = shown(document())
    history = view.history
    assert not history.open.isVisible()
    click(history.keep)
    assert history.note.text() == "1 kept"
    assert history.label.currentText() == "Counter", "the label that is usual next"
    view._document.apply(edits.set_offer("northwind", {"base": 120_000.0}), "base")
    click(history.open)
    qtbot.waitUntil(lambda: not view.past.figures.is_running)
    cells = [history.table.item(0, column).text() for column in range(2)]
    assert cells == ["100,000", "● 120,000"]
    overall = history.table.rowCount() - 1
    first, now = (float(history.table.item(overall, column).text().removeprefix("● ")) for column in range(2))
    assert first < now
    history.table.setCurrentCell(0, 0)
    click(history.restore)
    northwind = view._document.comparison.offer("northwind")
    assert northwind.base == 100_000
    assert [each.terms.base for each in northwind.revisions] == [100_000, 120_000]
    view._document.undo()
    assert view._document.comparison.offer("northwind").base == 120_000
    history.table.setCurrentCell(0, 0)
    history.label.setCurrentText("Letter of May")
    click(history.rename)
    assert view._document.comparison.offer("northwind").revisions[0].label == "Letter of May"
    click(history.remove)
    assert view._document.comparison.offer("northwind").revisions == ()
    assert not history.table.isVisible()


def test_the_terms_of_now_can_be_neither_brought_back_nor_removed(shown: Any, qtbot: Any) -> None:
    kept = OpenDocument(keep_revision("northwind", "First offer", TODAY)(table()))
    view = shown(kept)
    click(view.history.open)
    qtbot.waitUntil(lambda: not view.past.figures.is_running)
    view.history.table.setCurrentCell(0, 1)
    assert not view.history.restore.isEnabled()
    assert not view.history.remove.isEnabled()
    view.history.table.setCurrentCell(0, 0)
    assert view.history.restore.isEnabled()


def test_earlier_terms_come_to_what_they_would_if_typed_in(shown: Any, qtbot: Any) -> None:
    before = table()
    known = OpenDocument(before).evaluation.offer("northwind")
    kept = OpenDocument(keep_revision("northwind", "First offer", TODAY)(before))
    kept.apply(edits.set_offer("northwind", {"base": 130_000.0}), "base")
    view = shown(kept)
    click(view.history.open)
    qtbot.waitUntil(lambda: not view.past.figures.is_running)
    table_ = view.history.table
    assert table_.item(table_.rowCount() - 1, 0).text() == ENGLISH.number(known.overall.known, 1)


# Empty states ---------------------------------------------------------------------------------------------

EMPTY: dict[str, tuple[Comparison, str]] = {
    "no open offer": (a_comparison(CURRENT, an_offer(status="declined")), "No offer is open"),
    "one offer": (a_comparison(an_offer()), "Nothing to compare with yet"),
    "nothing known": (a_comparison(an_offer(base=None), an_offer("other", base=None)), "base pay is entered"),
    "no home": (a_comparison(person={"home": None}, settings={"money_basis": "after_tax"}), "Nothing can be compared"),
}


@pytest.mark.parametrize("case", EMPTY)
def test_where_nothing_can_be_asked_it_says_what_to_do(shown: Any, case: str) -> None:
    comparison, words = EMPTY[case]
    view = shown(OpenDocument(comparison))
    everything = "\n".join(label.text() for label in view.page.findChildren(QLabel) if label.isVisible())
    assert words in everything
    assert "None" not in everything
    view.take_keyboard()


def test_a_decision_still_to_come_is_said(shown: Any) -> None:
    still = document()
    view = shown(still, counter_offers=None, questions=None)
    assert "Being calculated" in view.asks.lead.text()
    assert view.asks.lines["base"].edit.text() == ""
    still.take_decision(a_decision(still.evaluation))
    assert "behind Harbor" in view.asks.lead.text()


def test_rows_that_are_new_have_their_room_before_they_are_painted(shown: Any) -> None:
    still = document()
    view = shown(still, counter_offers=None, questions=None)
    before = view.asks.height()
    asks = tuple(an_asked(ask, None, reach=-2.0, why="No amount does.") for ask in ("base", "sign_on", "grant_value"))
    counter = a_counter_offer("northwind", "harbor", on="pay", gap=9_000.0, asks=asks)
    still.take_decision(a_decision(still.evaluation, counter_offers=(counter,)))
    assert view.asks.height() > before
    assert view.asks.height() >= view.asks.heightForWidth(view.asks.width())


def test_it_calculates_nothing_while_it_is_not_seen(shown: Any) -> None:
    view = shown(document())
    view.hide()
    view._document.apply(edits.set_offer("northwind", {"deadline": date(2027, 1, 5)}), "deadline")
    assert view.is_stale
    assert view.deadlines.shown[0].offer == "northwind"
    view.show()
    assert not view.is_stale
    assert view.deadlines.shown[0].offer == "harbor"


def test_another_document_begins_without_the_ticks_of_the_one_before(shown: Any) -> None:
    view = shown(document())
    click(view.others.lines["time"].box)
    view._document.replace(table())
    assert text(view) == ""


# Sizes ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("width", "scale"), [(640, 1.0), (640, 2.0), (1366, 1.0), (1920, 2.0)])
def test_nothing_is_cut_off_at_the_side(shown: Any, qapp: QApplication, width: int, scale: float) -> None:
    dress(qapp, Settings(scheme="light", text_scale=scale))
    try:
        view = shown(document(), size=(width, 700))
        QApplication.processEvents()
        assert view.page.width() <= view._area.viewport().width()
    finally:
        dress(qapp, Settings(scheme="light"))
