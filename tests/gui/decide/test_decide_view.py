"""View Decide through the real window with real keys and clicks: what is said, where it leads, what waits."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from builders import a_comparison, an_offer
from made_decisions import a_bar, a_decision, a_flip, an_acceptability, with_decision
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QBoxLayout, QLabel, QPushButton, QWidget

from offercompare.app import dress
from offercompare.document import edits
from offercompare.document.open_document import OpenDocument
from offercompare.engine.decision import Flip
from offercompare.gui.decide.page import known
from offercompare.gui.decide.part_cards import LinesCard
from offercompare.gui.decide.view import Decide
from offercompare.gui.settings import Settings
from offercompare.numerals import ENGLISH, NO_BREAK
from tests.gui.conftest import Program, Start
from tests.gui.hands import focused, press

Key, Control = Qt.Key, Qt.KeyboardModifier.ControlModifier


def click(button: QPushButton) -> None:
    assert button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


@pytest.fixture
def shown(qtbot: Any) -> Any:
    """Shows a document in a view of its own, as large as a window, with the decision given for it."""
    views: list[Decide] = []

    def show(document: OpenDocument, size: tuple[int, int] = (1366, 768), **parts: Any) -> Decide:
        if document.evaluation.verdict is not None:
            assert document.take_decision(a_decision(document.evaluation, **parts))
        view = Decide(document, ENGLISH)
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


def rated(key: str, growth: float, **changes: Any) -> Any:
    """An offer whose growth is said; base 100 000."""
    return an_offer(key, overrides={"growth": growth}, **changes)


def three() -> OpenDocument:
    """Harbor leads by growth, northwind pays more, zenith is behind in everything."""
    offers = rated("harbor", 90.0), rated("northwind", 40.0, base=150_000.0), rated("zenith", 30.0, base=90_000.0)
    return OpenDocument(a_comparison(*offers, weights={"pay": 0.5, "growth": 0.5}))


def texts(view: Decide) -> str:
    """All that the verdict card says of offers."""
    rows = [row for row in view.verdict.rows if not row.isHidden()]
    return "\n".join(f"{row.name.text()} {row.text.text()}" for row in rows).replace(NO_BREAK, " ")


def lines(card: LinesCard) -> list[str]:
    """What a card of sentences says."""
    return [text.replace(NO_BREAK, " ") for text in card.lines.texts()]


# Through the program ------------------------------------------------------------------------------------


def decide(program: Program, qtbot: Any) -> Decide:
    """The view, gone to by its key, everything known."""
    qtbot.waitUntil(lambda: program.session.document.evaluation.is_simulated, timeout=20_000)
    press(Key.Key_4, Control)
    view = program.session.views.made("decide")
    assert view is not None
    qtbot.waitUntil(lambda: view.is_ready, timeout=60_000)
    return view


def test_ctrl_4_shows_it_with_the_keyboard_on_the_leader(start: Start, qtbot: Any) -> None:
    program = start(example=True, simulates_later=True)
    view = decide(program, qtbot)
    evaluation = program.session.document.evaluation
    assert program.window.pages.currentWidget() is view
    assert view.selected == evaluation.verdict.leader == view.current_offer()
    assert focused() is view.verdict.row("nimbus").points
    found = evaluation.decision.acceptability
    assert {part.mark.id: part.share for part in view.nearby.data.parts} == dict(found.leads)
    assert view.nearby.note.text().startswith("of 100: weights drawn around yours")
    assert len(view.tornado.data.rows) == min(12, len(evaluation.decision.tornado))
    assert not any(card.is_old for card in view.parts)


def test_every_bar_and_every_flip_opens_what_it_speaks_of(start: Start, qtbot: Any) -> None:
    program = start(example=True, simulates_later=True)
    view = decide(program, qtbot)
    opened: list[tuple[str, str, str]] = []
    view.editor_wanted.connect(lambda *what: opened.append(what))
    decision = program.session.document.evaluation.decision
    for bar in decision.tornado:
        view._open_bar(f"{bar.offer or ''}|{bar.what}")
        QApplication.processEvents()
    offers = [bar for bar in decision.tornado if bar.offer is not None]
    assert len(opened) == len(offers), "each is a field or a criterion that the editor has"
    for line in view.flips.lines.lines:
        view._go(line.way)
        QApplication.processEvents()


def test_an_edit_makes_what_hangs_on_it_wait_and_come_anew(start: Start, qtbot: Any) -> None:
    program = start(example=True, simulates_later=True)
    view = decide(program, qtbot)
    before = program.session.document.evaluation.decision
    program.session.document.apply(edits.set_offer("nimbus", {"base": 205_000.0}), "less")
    assert not view.is_ready
    qtbot.waitUntil(lambda: view.is_ready, timeout=60_000)
    after = program.session.document.evaluation.decision
    assert after is not before
    assert {part.mark.id: part.share for part in view.nearby.data.parts} == dict(after.acceptability.leads)


def test_the_mode_is_the_documents_and_can_be_undone(start: Start, qtbot: Any) -> None:
    program = start(example=True, simulates_later=True)
    view = decide(program, qtbot)
    click(view.nearby.modes.buttons[2])
    document = program.session.document
    assert document.comparison.settings.acceptability.mode == "any"
    assert document.history.undo_label == "Weightings: Any"
    qtbot.waitUntil(lambda: view.is_ready, timeout=60_000)
    assert view.nearby.title.text() == "Any weightings, first place"
    press(Key.Key_Z, Control)
    assert document.comparison.settings.acceptability.mode == "around"
    assert view.nearby.modes.buttons[0].isChecked()


def test_another_document_begins_anew(start: Start, qtbot: Any) -> None:
    program = start(example=True, simulates_later=True)
    view = decide(program, qtbot)
    view.show_offer("harbor")
    program.session.document.replace(three().comparison)
    assert view.selected == "harbor", "the leader of the new one"
    assert "Nimbus" not in texts(view)
    assert view.nearby.body.isHidden() or view.is_ready


# What is said -------------------------------------------------------------------------------------------


def test_why_and_why_not_of_each_offer(shown: Any) -> None:
    document = three()
    flips = (a_flip("northwind"), Flip("weight", "growth", 0.5, 0.31, "northwind"))
    view = shown(document, flips=flips)
    said = texts(view)
    evaluation = document.evaluation
    gap = evaluation.offer("harbor").overall.known - evaluation.offer("northwind").overall.known
    assert "Harbor · leads Against Northwind: ahead on growth +25.0; behind on pay" in said
    assert f"Northwind · {gap:.1f} behind Against Harbor: ahead on pay" in said
    assert "What it would take: a base pay of USD 112,000 or a sign-on of USD 112,000 makes it level." in said
    assert "Northwind leads once growth counts less than 31 % (now 50 %)." in said
    assert view.verdict.lead.accessibleName().startswith("Leaning to Harbor")
    assert "First in 70 of 100 nearby weightings." in view.verdict.lead.accessibleName()


def test_an_offer_that_fails_a_must_have_says_so(shown: Any) -> None:
    document = three()
    must = {"fact": "base", "at_least": 95_000.0}
    document.apply(edits.set_value("must_haves", [must]), "must")
    view = shown(document)
    row = view.verdict.row("zenith")
    assert "Fails what you must have: base pay." in row.text.text()
    assert row.link.text() == "Must-haves ›"
    click(row.link)
    assert view.weights.desk.dialog is not None
    assert view.weights.desk.dialog.isVisible()
    view.weights.desk.dialog.close()


def test_what_was_felt_stands_beside(shown: Any) -> None:
    document = three()
    document.apply(edits.set_value("gut_ranking", ["northwind", "harbor"]), "felt")
    view = shown(document)
    assert view.verdict.gut.isVisible()
    assert view.verdict.gut.text().startswith("You felt Northwind ahead; the figures put Harbor first.")


def test_names_are_text_never_markup(shown: Any) -> None:
    offers = rated("harbor", 90.0, company="<b>Bold & Co</b>"), rated("northwind", 40.0)
    view = shown(OpenDocument(a_comparison(*offers, weights={"pay": 0.5, "growth": 0.5})))
    assert "&lt;b&gt;Bold &amp; Co" in view.verdict.lead.text()
    assert view.verdict.row("harbor").name.text().startswith("<b>Bold & Co</b>")
    assert view.verdict.row("harbor").name.textFormat() == Qt.TextFormat.PlainText


def test_dominated_offers_are_named_with_a_way_to_them_and_stay(shown: Any) -> None:
    document = three()
    view = shown(document)
    opened: list[tuple[str, str, str]] = []
    view.editor_wanted.connect(lambda *what: opened.append(what))
    assert any("Zenith is nowhere ahead of" in text for text in view.holds.dominated.texts())
    at = [line.way.offer for line in view.holds.dominated.lines].index("zenith")
    click(view.holds.dominated.links()[at])
    assert opened == [("zenith", "", "")]
    assert document.comparison.offer("zenith").status == "open", "nothing is hidden or declined by itself"


def test_worth_of_a_point(shown: Any) -> None:
    view = shown(three())
    assert lines(view.worth) == ["One point of growth = USD 1,900 a year to you (before tax)."]


# Where it leads -----------------------------------------------------------------------------------------


def test_tornado_by_keyboard(shown: Any) -> None:
    document = three()
    bars = (
        a_bar("northwind", "northwind", low=7.0, high=-9.5, leader_low="harbor", leader_high="northwind"),
        a_bar("harbor", "northwind", what="scores.growth", low=-2.0, high=2.0, changes_leader=False),
        a_bar(None, "northwind", what="person.stay_years", low=-1.0, high=0.5, changes_leader=False),
    )
    view = shown(document, tornado=bars)
    opened: list[tuple[str, str, str]] = []
    persons: list[bool] = []
    view.editor_wanted.connect(lambda *what: opened.append(what))
    view.person_wanted.connect(lambda: persons.append(True))
    view.tornado.chart.setFocus()
    view.tornado.chart.grab()
    press(Key.Key_Return)
    press(Key.Key_Down)
    assert view.tornado.chart.accessibleDescription().startswith("Harbor: growth")
    press(Key.Key_Return)
    press(Key.Key_Down)
    press(Key.Key_Return)
    assert opened == [("northwind", "field", "base"), ("harbor", "criterion", "growth")]
    assert persons == [True]
    assert "Then Northwind leads." in view.tornado.data.rows[0].spoken


def test_a_press_on_a_bar_opens_it(shown: Any) -> None:
    view = shown(three())
    opened: list[tuple[str, str, str]] = []
    view.editor_wanted.connect(lambda *what: opened.append(what))
    view.tornado.chart.grab()
    hit = view.tornado.chart.hits[1]
    QTest.mouseClick(view.tornado.chart, Qt.MouseButton.LeftButton, pos=QPointF(hit.area.center()).toPoint())
    assert opened == [("northwind", "field", "base")]


def test_the_widest_twelve_and_all(shown: Any) -> None:
    bars = tuple(
        a_bar(
            "harbor",
            "northwind",
            what=f"grants.{number}.value",
            low=-number / 2,
            high=number / 3,
            changes_leader=number < 3,
        )
        for number in range(1, 16)
    )
    view = shown(three(), tornado=bars)
    assert [row.low for row in view.tornado.data.rows] == [-number / 2 for number in range(15, 3, -1)]
    assert view.tornado.more.text() == "Show all 15, 2 more of them with ◆ ▾"
    click(view.tornado.more)
    assert len(view.tornado.data.rows) == 15
    click(view.tornado.more)
    assert len(view.tornado.data.rows) == 12


def test_flips_lead_to_where_they_are_entered(shown: Any) -> None:
    flips = (
        Flip("weight", "growth", 0.5, 0.31, "northwind"),
        Flip("base", "northwind", 150_000.0, 181_500.0, "northwind"),
        Flip("stay_years", "stay_years", 4.0, 2.5, "northwind"),
        Flip("question", "R1", 55.0, None, "northwind"),
    )
    view = shown(three(), flips=flips)
    opened: list[tuple[str, str, str]] = []
    persons: list[bool] = []
    view.editor_wanted.connect(lambda *what: opened.append(what))
    view.person_wanted.connect(lambda: persons.append(True))
    assert lines(view.flips)[1] == "Northwind leads once its base pay is above USD 181,500 (now USD 150,000)."
    for link in view.flips.lines.links():
        click(link)
    assert opened == [("northwind", "field", "base"), ("harbor", "criterion", "startup_risk")]
    assert persons == [True]


def test_the_way_to_the_weights_puts_the_keyboard_there(shown: Any) -> None:
    view = shown(three(), flips=(Flip("weight", "growth", 0.5, 0.31, "northwind"),))
    click(view.flips.lines.links()[0])
    assert focused() is view.weights.typed


def test_what_to_ask_for_is_view_negotiate(shown: Any) -> None:
    view = shown(three())
    wanted: list[str] = []
    view.negotiation_wanted.connect(wanted.append)
    click(view.verdict.row("northwind").link)
    assert wanted == ["northwind"]
    assert view.current_offer() == "northwind"


def test_a_share_leads_to_what_is_said_of_its_offer(shown: Any) -> None:
    view = shown(three())
    view.nearby.chart.setFocus()
    view.nearby.chart.grab()
    press(Key.Key_Right)
    assert view.nearby.chart.accessibleDescription() == "Northwind is first in 20 of 100 nearby weightings"
    press(Key.Key_Return)
    assert view.current_offer() == "northwind"
    assert focused() is view.verdict.row("northwind").points


def test_points_open_their_trail(shown: Any) -> None:
    view = shown(three())
    view.show_offer("zenith")
    view.show_trail_here()
    assert "Zenith, Overall" in view.trail.findChild(type(view.verdict.gut)).text()
    view.trail.close()


# What waits ---------------------------------------------------------------------------------------------


def test_without_a_decision_nothing_is_drawn_and_it_says_what_happens(shown: Any, qtbot: Any) -> None:
    document = three()
    view = Decide(document, ENGLISH)
    qtbot.addWidget(view)
    view.show()
    assert not view.is_ready
    for card in (view.nearby, view.tornado, view.flips, view.worth):
        assert card.note.text() == "Calculating…"
        assert card.body.isHidden()
    assert view.tornado.data is None
    assert view.nearby.data is None
    assert "What it would take is being calculated." in texts(view)
    assert view.holds.data.rows, "what needs no sampling is there"
    view.close_down()


def test_parts_come_one_after_the_other(qtbot: Any) -> None:
    document = three()
    view = Decide(document, ENGLISH)
    qtbot.addWidget(view)
    view.show()
    missing = {"worth": None, "flips": None, "tornado": None, "counter_offers": None, "questions": None}
    document.take_decision(a_decision(document.evaluation, **missing))
    assert (view.nearby.is_old, view.tornado.is_old, view.flips.is_old) == (False, True, True)
    document.take_decision(a_decision(document.evaluation, tornado=None, counter_offers=None, questions=None))
    assert (view.flips.is_old, view.worth.is_old, view.tornado.is_old) == (False, False, True)
    document.take_decision(a_decision(document.evaluation))
    assert not any(card.is_old for card in view.parts)
    assert view.is_ready
    view.close_down()


def test_what_is_of_before_is_not_told_as_of_now(shown: Any, qtbot: Any) -> None:
    document = three()
    view = shown(document)
    places = [view.verdict.height(), view.tornado.height(), view.nearby.chart.height()]
    document.apply(edits.set_offer("zenith", {"base": 91_000.0}), "more")
    assert not view.is_ready
    assert "First in" not in view.verdict.lead.accessibleName(), "shares are of before"
    assert "What it would take is being calculated." in texts(view)
    assert view.nearby.is_old, "no share is told as one of now"
    assert not view.flips.is_old, "not before one may wonder"
    qtbot.waitUntil(lambda: view.flips.is_old)
    for card in (view.nearby, view.tornado, view.flips, view.worth):
        assert card.note.text() == "Calculating…"
        assert card.body.graphicsEffect().opacity() < 0.5
    now = [view.verdict.height(), view.tornado.height(), view.nearby.chart.height()]
    assert now == places, "nothing jumps"
    opened: list[object] = []
    view.editor_wanted.connect(lambda *what: opened.append(what))
    view._open_bar(view.tornado.data.rows[0].key)
    assert opened == [], "no way out of what is of before"
    document.take_decision(a_decision(document.evaluation))
    assert not any(card.is_old for card in view.parts)
    assert view.nearby.body.graphicsEffect() is None


def test_it_does_nothing_while_out_of_sight(shown: Any) -> None:
    document = three()
    view = shown(document)
    view.hide()
    document.apply(edits.set_offer("harbor", {"company": "Port"}), "name")
    assert view.is_stale
    assert "Harbor · leads" in texts(view)
    view.show()
    assert not view.is_stale
    assert "Port · leads" in texts(view)


def test_another_page_goes_on_where_this_one_was(shown: Any, qtbot: Any) -> None:
    document = three()
    view = shown(document)
    view.show_offer("zenith")
    view.tornado.is_whole = True
    other = Decide(document, ENGLISH)
    qtbot.addWidget(other)
    other.take_over(view)
    other.show()
    assert (other.current_offer(), other.tornado.is_whole) == ("zenith", True)
    other.close_down()


# Empty states -------------------------------------------------------------------------------------------


def test_one_offer_says_what_to_do_and_shows_no_chart(shown: Any) -> None:
    view = shown(OpenDocument(a_comparison(an_offer())))
    assert view.verdict.lead.accessibleName().startswith("Nothing to compare with yet: add another offer")
    assert not any(card.isVisible() for card in view.parts)
    assert view.weights.isVisible(), "weights can be thought about"
    view.take_keyboard()
    assert focused() is not view


def test_nothing_known_says_what_to_enter(shown: Any) -> None:
    offers = an_offer("harbor", base=None), an_offer("northwind", base=None)
    view = shown(OpenDocument(a_comparison(*offers)))
    assert view.verdict.lead.accessibleName() == "Not ranked until its base pay is entered: Harbor and Northwind."
    assert not any(card.isVisible() for card in view.parts)


def test_without_a_home_it_leads_to_the_person(shown: Any) -> None:
    view = shown(OpenDocument(a_comparison(an_offer(base=None), person={"home": None})))
    persons: list[bool] = []
    view.person_wanted.connect(lambda: persons.append(True))
    assert view.verdict.link.text() == "Where do you live? ›"
    click(view.verdict.link)
    assert persons == [True]


def test_below_half_coverage_it_speaks_of_pay_and_place_only(shown: Any) -> None:
    document = OpenDocument(a_comparison(weights={"pay": 0.2, "growth": 0.8}))
    assert document.evaluation.verdict.leader is None
    view = shown(document, flips=(), worth=(), tornado=(), counter_offers=(), questions=())
    said = view.verdict.lead.accessibleName()
    assert "On pay and place only: Northwind is ahead." in said
    assert "Rate growth for every offer" in said
    assert not any(card.isVisible() for card in (view.tornado, view.flips, view.worth))
    assert view.is_ready
    assert view.nearby.note.text().endswith("; what is not rated is drawn around 50")
    assert view.swaps.width() > view.page.width() * 0.9, "a side without cards leaves its room to the other"


def test_an_offer_that_is_not_ranked_says_what_it_lacks(shown: Any) -> None:
    document = three()
    document.apply(edits.add_offer(an_offer("orbit", base=None)), "add")
    view = shown(document)
    row = view.verdict.row("orbit")
    assert row.name.text() == "Orbit · not ranked"
    assert row.text.text() == "Enter its base pay."
    opened: list[tuple[str, str, str]] = []
    view.editor_wanted.connect(lambda *what: opened.append(what))
    click(row.link)
    assert opened == [("orbit", "field", "base")]


def test_too_many_offers_say_what_to_do(shown: Any) -> None:
    offers = [rated(f"offer-{number}", 20.0 + number) for number in range(41)]
    document = OpenDocument(a_comparison(*offers, weights={"pay": 0.5, "growth": 0.5}))
    view = shown(document, flips=(), worth=(), tornado=(), counter_offers=(), questions=())
    assert view.flips.empty.text().startswith("With more than 40 offers this is not tried")
    assert not view.tornado.isVisible()
    assert len([row for row in view.verdict.rows if row.isVisible()]) == 5
    assert view.verdict.more.text() == "Show 36 more ▾"
    assert view.verdict.row("offer-0") is not None, "unfolds where it is asked for"


def test_more_offers_than_are_sampled_have_no_shares(shown: Any) -> None:
    document = three()
    view = shown(document, acceptability=None)
    assert not view.nearby.isVisible()
    assert view.is_ready


# Sizes --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("size", [(640, 480), (1366, 768), (1920, 1080)])
@pytest.mark.parametrize("count", [2, 4, 13])
def test_nothing_is_wider_than_the_window(shown: Any, count: int, size: tuple[int, int]) -> None:
    offers = [
        rated(f"offer-{number}", 90.0 - number, company=f"A long name {number} Incorporated") for number in range(count)
    ]
    view = shown(OpenDocument(a_comparison(*offers, weights={"pay": 0.5, "growth": 0.5})), size)
    assert view.page.width() <= view._area.viewport().width()
    beside = view.nearby.y() == view.weights.y()
    assert beside == (size[0] >= 1000)
    for card in (view.verdict, view.weights, *view.parts):
        if card.isVisible():
            assert card.geometry().right() <= view.page.width()


def test_large_text_in_a_small_window(qapp: QApplication, shown: Any) -> None:
    dress(qapp, Settings(scheme="dark", text_scale=2.0))
    try:
        view = shown(three(), (640, 480))
        assert view.page.width() <= view._area.viewport().width()
        assert view.tornado.head.direction() == QBoxLayout.Direction.TopToBottom, "the note goes below the title"
        for label in view.page.findChildren(QLabel):
            if label.isVisible() and label.wordWrap():
                assert label.height() >= label.heightForWidth(label.width()) - 1, label.text()
    finally:
        dress(qapp, Settings(scheme="light"))


def test_every_control_has_a_name(shown: Any) -> None:
    view = shown(three())
    view.swaps.begin()
    for widget in view.page.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            named = widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")
            assert named, widget


def test_tab_goes_as_it_is_read(shown: Any) -> None:
    view = shown(three(), (640, 480))
    view.take_keyboard()
    seen = []
    for _ in range(60):
        card = next((card for card in (view.verdict, view.weights, *view.parts) if card.isAncestorOf(focused())), None)
        if card is not None and (not seen or seen[-1] is not card):
            seen.append(card)
        press(Key.Key_Tab)
        if focused() is view.verdict.row("harbor").points:
            break
    places = [card.y() for card in seen]
    assert places == sorted(places)
    assert seen[:3] == [view.verdict, view.weights, view.nearby]


def test_an_acceptability_is_told_by_the_words_of_its_mode(shown: Any) -> None:
    document = three()
    document.apply(edits.set_value("settings.acceptability.mode", "same_order"), "mode")
    leads = {"harbor": 0.999, "northwind": 0.001, "zenith": 0.0}
    view = shown(document, acceptability=an_acceptability(leads, mode="same_order"))
    assert view.nearby.title.text() == "Same order, first place"
    said = [part.spoken for part in view.nearby.data.parts]
    assert said == [
        "Harbor is first in more than 99 of 100 weightings of the same order",
        "Northwind is first in fewer than 1 of 100 weightings of the same order",
        "Zenith is first in 0 of 100 weightings of the same order",
    ]
    rows = {row.mark.id: row.cells[0].text for row in view.nearby.table.model_.grid.rows}
    assert rows == {"harbor": ">99", "northwind": "<1", "zenith": "–"}


def test_a_decision_of_another_evaluation_is_not_known() -> None:
    evaluation = three().evaluation
    decided = with_decision(evaluation)
    assert known(decided) is decided.decision
    assert known(replace(decided, comparison=three().comparison)) is None
    assert known(replace(decided, is_simulated=False)) is None
