"""A gut ranking is offered once, quietly, hides nothing, and is noted by keys."""

from __future__ import annotations

from PySide6.QtCore import Qt

from offercompare.document import edits
from offercompare.document.open_document import OpenDocument
from offercompare.gui.weighing.desk import WeighingDesk
from offercompare.gui.weighing.gut_dialog import GutDialog
from offercompare.gui.weighing.weights_card import WeightsCard
from tests.builders import a_comparison, an_offer
from tests.gui.conftest import Start
from tests.gui.weighing.conftest import Opened, click, press, tab_to

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


def test_ordered_by_keys(opened: Opened, desk: WeighingDesk, document: OpenDocument) -> None:
    dialog: GutDialog = opened(desk.gut)
    assert dialog.list.hasFocus()
    press(Key.Key_Down)
    press(Key.Key_Down)
    press(Key.Key_Up, ALT)
    press(Key.Key_Up, ALT)
    press(Key.Key_Up, ALT)
    assert dialog.order() == ("nimbus", "harbor", "northwind")
    tab_to(dialog.note)
    press(Key.Key_Space)
    assert document.comparison.gut_ranking == ("nimbus", "harbor", "northwind")
    again: GutDialog = opened(desk.gut)
    assert again.order() == ("nimbus", "harbor", "northwind")
    click(again.forget)
    assert document.comparison.gut_ranking == ()


def test_buttons_do_the_same(opened: Opened, desk: WeighingDesk) -> None:
    dialog: GutDialog = opened(desk.gut)
    click(dialog.down)
    assert dialog.order() == ("northwind", "harbor", "nimbus")
    click(dialog.up)
    assert dialog.order() == ("harbor", "northwind", "nimbus")


def test_offers_that_cannot_be_taken_are_not_asked_about(
    opened: Opened, desk: WeighingDesk, document: OpenDocument
) -> None:
    document.apply(edits.set_status("harbor", "declined"), "declined")
    assert opened(desk.gut).order() == ("northwind", "nimbus")


def test_it_is_offered_until_noted(desk: WeighingDesk, document: OpenDocument) -> None:
    assert desk.offers_gut
    document.apply(edits.set_value("gut_ranking", ("harbor",)), "gut")
    assert not desk.offers_gut


def test_it_is_not_offered_once_weighed_or_with_one_offer(desk: WeighingDesk, document: OpenDocument) -> None:
    document.apply(edits.set_weights({"pay": 1.0}), "weights")
    assert not desk.offers_gut
    document.replace(a_comparison(an_offer()))
    assert not desk.offers_gut


def test_sent_away_it_comes_back_with_another_comparison_only(desk: WeighingDesk, document: OpenDocument) -> None:
    desk.dismiss_gut()
    document.apply(edits.set_value("title", "Spring"), "title")
    assert not desk.offers_gut
    document.replace(a_comparison())
    assert desk.offers_gut


def test_the_verdict_is_in_sight_beside_it(start: Start) -> None:
    program = start(example=True)
    workspace, document = program.session.workspace, program.session.document
    assert not workspace.gut.isVisible()
    document.apply(edits.set_weights(None), "defaults")
    assert workspace.gut.isVisible()
    assert workspace.verdict.isVisible()
    assert document.evaluation.verdict is not None
    click(workspace.gut.away)
    assert not workspace.gut.isVisible()
    assert workspace.verdict.isVisible()


def test_sent_away_in_one_view_it_is_gone_in_the_other(start: Start) -> None:
    program = start(example=True)
    program.session.document.apply(edits.set_weights(None), "defaults")
    program.session.do("decide")
    card = program.window.findChild(WeightsCard)
    assert card.gut.isVisible()
    click(card.gut.away)
    assert not card.gut.isVisible()
    program.session.do("compare")
    assert not program.session.workspace.gut.isVisible()
