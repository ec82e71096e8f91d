"""The card of view Decide: weights with brackets, how they were found, every way from it, and what is stale."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from offercompare.app import dress
from offercompare.document import edits
from offercompare.document.open_document import OpenDocument
from offercompare.engine.decision import PointWorth
from offercompare.gui.charts.look import screen_look
from offercompare.gui.settings import Settings
from offercompare.gui.weighing import weight_bars
from offercompare.gui.weighing.gut_dialog import GutDialog
from offercompare.gui.weighing.must_have_dialog import MustHaveDialog
from offercompare.gui.weighing.pay_scale_dialog import PayScaleDialog
from offercompare.gui.weighing.swing_dialog import SwingDialog
from offercompare.gui.weighing.typing_dialog import TypingDialog
from offercompare.gui.weighing.weights_card import WeightsCard
from offercompare.numerals import ENGLISH
from tests.builders import a_comparison, an_offer
from tests.gui.weighing.conftest import click, press, tab_to, weights_of
from tests.made_decisions import a_decision

Key = Qt.Key
SCALES = {"pay": (80_000.0, 400_000.0), "cost_of_living": (150.0, 70.0)}
WEIGHTS = {"pay": 50.0, "growth": 50.0}


@pytest.fixture
def card(qtbot: Any, qapp: Any, document: OpenDocument) -> Iterator[WeightsCard]:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(640, 700)
    made = WeightsCard(document, ENGLISH, window)
    made.resize(620, 680)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield made
    made.close_down()


def weigh(document: OpenDocument, way: str, **more: Any) -> None:
    document.apply(edits.set_values({"weights": WEIGHTS, "weighed": {"way": way, "scales": SCALES, **more}}), way)


TRADE_OFF = {"first": "harbor", "second": "nimbus", "differences": {"pay": 1.0}, "answer": "no"}
FOUND: dict[str, tuple[str, dict[str, Any], str]] = {
    "typed": ("typed", {}, "typed"),
    "one trade-off": ("questions", {"trade_offs": [TRADE_OFF]}, "by 1 trade-off"),
    "trade-offs": ("questions", {"trade_offs": [TRADE_OFF] * 5}, "by 5 trade-offs"),
    "swings": ("swings", {"swings": {"pay": 100.0, "growth": 100.0}}, "by swings"),
}


@pytest.mark.parametrize("case", FOUND)
def test_it_says_how_the_weights_were_found(card: WeightsCard, document: OpenDocument, case: str) -> None:
    assert card.note.text() == "defaults, not yet yours"
    way, more, expected = FOUND[case]
    weigh(document, way, **more)
    assert card.note.text() == expected


WAYS = {
    "swings": SwingDialog,
    "typed": TypingDialog,
    "pay_scale": PayScaleDialog,
    "edit_must_haves": MustHaveDialog,
}


@pytest.mark.parametrize("way", WAYS)
def test_every_way_opens_by_keys(card: WeightsCard, way: str) -> None:
    tab_to(getattr(card, way))
    press(Key.Key_Space)
    assert isinstance(card.desk.dialog, WAYS[way])
    card.desk.dialog.close()


def test_the_bars_say_weights_and_brackets(card: WeightsCard, document: OpenDocument) -> None:
    weigh(document, "typed")
    said = card.chart.accessibleDescription()
    assert "Pay weighs 50\u00a0%; the leader stays first from" in said
    assert "Growth potential weighs 50\u00a0%" in said


def test_rows_are_painted_below_each_other_within_the_area(document: OpenDocument, qapp: Any) -> None:
    data = weight_bars.weight_bars(document.evaluation, ENGLISH)
    image = QImage(300, 600, QImage.Format.Format_RGB32)
    look, area = screen_look(image), QRectF(0, 0, 300, 600)
    painter = QPainter(image)
    hits = weight_bars.paint(painter, area, look, data)
    painter.end()
    assert [hit.key for hit in hits] == [bar.key for bar in data.bars]
    assert all(area.contains(hit.area) for hit in hits)
    assert hits[-1].area.bottom() <= weight_bars.height(look, data) + 0.01


def test_bars_that_are_being_found_are_as_long_as_the_heaviest(document: OpenDocument) -> None:
    data = weight_bars.sampled_bars(document.evaluation, {"pay": 0.25, "growth": 0.125}, ENGLISH)
    assert data.most == 0.25
    assert [bar.text for bar in data.bars] == ["25\u00a0%", "12\u00a0%"]


def test_the_bars_are_read_and_not_pressed(card: WeightsCard) -> None:
    card.swings.setFocus()
    opened: list[str] = []
    card.chart.opened.connect(opened.append)
    QTest.mouseMove(card.chart, QPoint(60, 40))
    click(card.chart)
    assert card.swings.hasFocus()
    assert opened == []
    assert card.chart.cursor().shape() == Qt.CursorShape.ArrowCursor
    tab_to(card.chart)
    press(Key.Key_Down)
    assert card.chart.accessibleDescription().startswith(f"{card.chart.hits[1].text}"[:20])


def test_the_frame_of_the_keyboard_draws_over_no_letter(document: OpenDocument, qapp: Any) -> None:
    data = weight_bars.weight_bars(document.evaluation, ENGLISH)
    image = QImage(300, 300, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    look = screen_look(image)
    painter = QPainter(image)
    hit = weight_bars.paint(painter, QRectF(10, 0, 280, 300), look, data)[0]
    painter.end()
    assert hit.area.left() == 10
    edge = [image.pixelColor(x, y).name() for x in (*range(8, 14), *range(287, 293)) for y in range(image.height())]
    assert set(edge) == {"#ffffff"}


# Stale ------------------------------------------------------------------------------------------------


def test_a_scale_that_moved_is_said_and_can_be_kept(card: WeightsCard, document: OpenDocument) -> None:
    weigh(document, "swings", swings={"pay": 100.0, "growth": 100.0})
    assert not card.stale.isVisible()
    document.apply(edits.set_value("person.delighted_pay", 500_000.0), "delighted")
    assert card.stale.isVisible()
    assert card.stale.text.text() == (
        "Pay now runs from 80,000 to 500,000; you weighed it as 80,000 to 400,000. Weigh again or keep."
    )
    tab_to(card.stale.keep)
    press(Key.Key_Space)
    assert not card.stale.isVisible()
    assert weights_of(document.evaluation) == {"pay": 50, "growth": 50}
    document.undo()
    assert card.stale.isVisible()


def test_weigh_again_opens_the_way_of_last_time(card: WeightsCard, document: OpenDocument) -> None:
    for way, dialog in (("swings", SwingDialog), ("typed", TypingDialog)):
        weigh(document, way)
        document.apply(edits.set_value("person.delighted_pay", 500_000.0), "delighted")
        click(card.stale.again)
        assert isinstance(card.desk.dialog, dialog)
        card.desk.dialog.close()


def test_a_criterion_that_came_later_is_said(card: WeightsCard, document: OpenDocument) -> None:
    weigh(document, "typed")
    document.apply(edits.set_value("criteria", [{"key": "dog", "label": "Dog"}]), "own")
    assert card.stale.text.text() == "Dog was not there when you weighed. Weigh again or keep."


# What goes with it ------------------------------------------------------------------------------------


def test_must_haves_say_who_fails_and_who_is_unknown(card: WeightsCard, document: OpenDocument) -> None:
    assert card.must_haves.text() == "No must-haves."
    document.apply(edits.set_value("must_haves", [{"fact": "base", "at_least": 150_000.0}]), "must")
    assert card.must_haves.text() == "1 must-have: Harbor fails base pay."
    click(card.edit_must_haves)
    dialog: Any = card.desk.dialog
    assert dialog.must_haves.rows[0].who.text() == "Harbor fails it."
    document.apply(edits.set_value("must_haves", [{"fact": "permit_sponsored", "is": True}]), "must")
    assert dialog.must_haves.rows[0].who.text() == ("Not known of Harbor, Northwind and Nimbus: neither pass nor fail.")
    assert card.must_haves.text() == "1 must-have: no offer is known to fail one."
    document.apply(edits.set_value("must_haves", [{"fact": "base", "at_most": 1e6}]), "must")
    assert dialog.must_haves.rows[0].who.text() == "Every offer meets it."
    dialog.close()


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Space])
def test_the_must_haves_are_done_by_keys(card: WeightsCard, qtbot: Any, key: Qt.Key) -> None:
    click(card.edit_must_haves)
    dialog: Any = card.desk.dialog
    qtbot.waitUntil(dialog.isActiveWindow)
    tab_to(dialog.done_button)
    press(key)
    assert not dialog.isVisible()


def test_the_must_haves_have_one_title_and_no_empty_room(card: WeightsCard, qtbot: Any, qapp: Any) -> None:
    click(card.edit_must_haves)
    dialog: Any = card.desk.dialog
    assert dialog.windowTitle() == "Must-haves"
    assert not dialog.must_haves.title.isVisible()
    qapp.processEvents()
    small = dialog.height()
    below = dialog.done_button.mapTo(dialog, QPoint(0, 0)).y()
    added = dialog.must_haves.adder
    assert below - added.mapTo(dialog, QPoint(0, added.height())).y() < 60
    for _ in range(3):
        click(added)
    qtbot.waitUntil(lambda: dialog.height() > small)
    assert not dialog.must_haves.verticalScrollBar().isVisible()
    dialog.close()


def test_a_must_have_is_added_by_keys(card: WeightsCard, document: OpenDocument, qtbot: Any) -> None:
    tab_to(card.edit_must_haves)
    press(Key.Key_Space)
    dialog: Any = card.desk.dialog
    qtbot.waitUntil(dialog.isActiveWindow)
    assert dialog.must_haves.adder.hasFocus()
    press(Key.Key_Space)
    assert document.comparison.must_haves[0].fact == "office_days"
    press(Key.Key_Escape)
    assert not dialog.isVisible()


def test_the_gut_line_leads_to_its_window(card: WeightsCard) -> None:
    # It stands beside the result: it does not say that one has not looked yet.
    assert card.gut.text.text() == "Numbers aside: which one do you feel like?"
    tab_to(card.gut.note)
    press(Key.Key_Space)
    assert isinstance(card.desk.dialog, GutDialog)
    card.desk.dialog.close()
    click(card.gut.away)
    assert not card.gut.isVisible()


def test_one_offer_has_no_trade_offs(card: WeightsCard, document: OpenDocument) -> None:
    assert card.trade_offs.isEnabled()
    document.replace(a_comparison(an_offer()))
    assert not card.trade_offs.isEnabled()
    assert card.trade_offs.toolTip() == "It takes two offers that can be ranked."


def test_the_worth_of_a_point_is_said_once_it_is_known(card: WeightsCard, document: OpenDocument) -> None:
    assert not card.worth.isVisible()
    worths = (
        PointWorth("people", 90.0, 60.0),
        PointWorth("growth", 1_900.0, 1_300.0),
        PointWorth("skills", None, None),
    )
    document.take_decision(a_decision(document.evaluation, worth=worths))
    assert card.worth.isVisible()
    said = "One point of growth = USD\u00a01,900 a year to you (before tax)."
    assert card.worth.text() == said
    document.apply(edits.set_offer("harbor", {"base": 131_000.0}), "more")
    assert card.worth.text() == f"Before the last change: {said}"
    document.take_decision(a_decision(document.evaluation, worth=worths))
    assert card.worth.text() == said


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_nothing_is_cut_at_any_text_size(qtbot: Any, qapp: Any, document: OpenDocument, scale: float) -> None:
    dress(qapp, Settings(scheme="light", text_scale=scale))
    try:
        holder = QWidget()
        made = WeightsCard(document, ENGLISH, holder)
        made.resize(round(420 * scale), 1200)
        holder.resize(made.size())
        holder.show()
        for button in (made.trade_offs, made.swings, made.typed, made.pay_scale, made.edit_must_haves):
            assert button.width() >= button.sizeHint().width()
            assert made.rect().contains(button.geometry())
        made.close_down()
        holder.close()
    finally:
        dress(qapp, Settings(scheme="light"))
