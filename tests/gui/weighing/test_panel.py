"""The panel of view Compare: typed weights note their scales, a moved scale is said, first places stand below."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from offercompare.document import edits
from offercompare.engine.weight_ranges import scales
from offercompare.files.store import write as write_file
from offercompare.gui.weighing.gut_dialog import GutDialog
from offercompare.gui.weighing.must_have_dialog import MustHaveDialog
from offercompare.gui.weighing.pay_scale_dialog import PayScaleDialog
from offercompare.gui.weighing.swing_dialog import SwingDialog
from offercompare.gui.weighing.trade_off_dialog import TradeOffDialog
from offercompare.gui.weighing.typing_dialog import TypingDialog
from tests.builders import a_comparison
from tests.gui.conftest import Program, Start
from tests.gui.weighing.conftest import click, press, rated_offers, tab_to, write
from tests.made_decisions import a_counter_offer, a_decision, an_acceptability, an_asked


@pytest.fixture
def program(start: Start, tmp_path: Path) -> Program:
    path = tmp_path / "three.offers"
    write_file(path, a_comparison(*rated_offers()))
    return start(path)


def test_typing_notes_how_and_on_which_scales(program: Program) -> None:
    panel, document = program.session.workspace.weights, program.session.document
    assert panel.badge.text() == "defaults, not yet yours"
    panel.entry("growth").setFocus()
    write("40")
    weighed = document.comparison.weighed
    assert weighed is not None
    assert weighed.way == "typed"
    assert weighed.scales == scales(document.evaluation)
    assert document.evaluation.weights["growth"] == pytest.approx(0.4)
    assert panel.badge.text() == "typed"
    program.session.do("weights_default")
    assert document.comparison.weights is None
    assert document.comparison.weighed is None
    assert panel.badge.text() == "defaults, not yet yours"


def test_a_moved_scale_is_said_in_the_panel_and_kept_by_keys(program: Program) -> None:
    workspace, document = program.session.workspace, program.session.document
    workspace.weights.entry("growth").setFocus()
    write("40")
    before = document.comparison.weights
    document.apply(edits.set_value("anchors.cost_of_living", (60.0, 150.0)), "prices")
    stale = workspace.weights.stale
    assert stale.isVisible()
    assert stale.text.text().startswith("Low cost of living now runs from 150 to 60; you weighed it as 150 to 70.")
    stale.keep.setFocus()
    press(Qt.Key.Key_Space)
    assert not stale.isVisible()
    assert document.comparison.weights == before


def test_weigh_again_opens_the_swings(program: Program) -> None:
    workspace, document = program.session.workspace, program.session.document
    held = {"way": "swings", "swings": {"pay": 100.0}, "scales": {"pay": (1.0, 2.0)}}
    document.apply(edits.set_values({"weights": {"pay": 1.0}, "weighed": held}), "swings")
    click(workspace.weights.stale.again)
    assert isinstance(workspace.weighing.dialog, SwingDialog)
    workspace.weighing.dialog.close()


def test_the_defaults_lead_to_the_questions(program: Program) -> None:
    workspace = program.session.workspace
    tab_to(workspace.weights.weigh, most=120)
    press(Qt.Key.Key_Space)
    assert isinstance(workspace.weighing.dialog, TradeOffDialog)
    workspace.weighing.dialog.reject()
    program.session.document.apply(edits.set_weights({"pay": 1.0}), "weights")
    assert not workspace.weights.weigh.isVisible()


def test_the_scale_link_asks_for_the_pay_scale(program: Program) -> None:
    workspace = program.session.workspace
    tab_to(workspace.weights.scale, most=120)
    press(Qt.Key.Key_Space)
    assert isinstance(workspace.weighing.dialog, PayScaleDialog)
    workspace.weighing.dialog.close()


def test_first_places_and_the_tie_come_with_the_decision(program: Program) -> None:
    workspace, document = program.session.workspace, program.session.document
    firsts = {"northwind": 0.7, "nimbus": 0.27, "harbor": 0.03}
    counters = (
        a_counter_offer("harbor", "northwind", gap=9.0),
        a_counter_offer("nimbus", "northwind", asks=(an_asked("base", 258_000.0),)),
        a_counter_offer("harbor", "northwind", on="pay", gap=1.0),
    )
    shares = an_acceptability(firsts)
    document.take_decision(a_decision(document.evaluation, acceptability=shares, counter_offers=None))
    nearby = workspace.nearby
    assert nearby is not None
    assert nearby.isVisible()
    assert nearby.chart.accessibleDescription().startswith("Northwind is first in 70 of 100 nearby weightings.")
    assert not nearby.tie.isVisible()
    document.take_decision(a_decision(document.evaluation, acceptability=shares, counter_offers=counters))
    assert nearby.tie.text() == "Nimbus ties at a base of USD\u00a0258,000."
    assert "One point of growth = USD\u00a01,900 a year to you" in workspace.weights.foot.text()


def test_without_a_verdict_no_first_places(program: Program) -> None:
    workspace, document = program.session.workspace, program.session.document
    document.take_decision(a_decision(document.evaluation))
    document.apply(edits.remove_offer("harbor"), "remove")
    document.apply(edits.remove_offer("nimbus"), "remove")
    assert workspace.nearby is not None
    assert not workspace.nearby.isVisible()


WINDOWS = {
    "trade_offs": TradeOffDialog,
    "swings": SwingDialog,
    "pay_scale": PayScaleDialog,
    "must_haves": MustHaveDialog,
    "gut": GutDialog,
}


@pytest.mark.parametrize("command", WINDOWS)
def test_the_menu_opens_every_way(program: Program, command: str) -> None:
    program.window.actions_[command].trigger()
    dialog = program.session.weighing.dialog
    assert isinstance(dialog, WINDOWS[command])
    dialog.close()


def test_weights_are_typed_in_a_window_too(program: Program, qtbot: Any) -> None:
    document, desk = program.session.document, program.session.weighing
    desk.typed()
    dialog = desk.dialog
    assert isinstance(dialog, TypingDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    assert dialog.panel.entry("pay").hasFocus()
    write("50")
    assert document.evaluation.weights["pay"] == pytest.approx(0.5)
    assert dialog.isVisible()
    tab_to(dialog.close_button)
    press(Qt.Key.Key_Space)
    assert not dialog.isVisible()
    document.undo()
    assert document.comparison.weights is None


def test_escape_in_the_typed_window(program: Program, qtbot: Any) -> None:
    desk = program.session.weighing
    desk.typed()
    dialog = desk.dialog
    assert isinstance(dialog, TypingDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    entry = dialog.panel.entry("pay")
    before = entry.text()
    QTest.keyClicks(entry, "5")
    press(Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert entry.text() == before
    press(Qt.Key.Key_Escape)
    assert not dialog.isVisible()
