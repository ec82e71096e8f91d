"""The panel of view Compare: typed weights note their scales, a moved scale is said, first places stand below."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt

from offercompare.document import edits
from offercompare.engine import decided
from offercompare.engine.weight_ranges import scales
from offercompare.files.store import write as write_file
from offercompare.gui.weighing.pay_scale_dialog import PayScaleDialog
from offercompare.gui.weighing.swing_dialog import SwingDialog
from tests.builders import a_comparison
from tests.gui.conftest import Program, Start
from tests.gui.weighing.conftest import click, press, rated_offers, tab_to, write


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


def test_the_scale_link_asks_for_the_pay_scale(program: Program) -> None:
    workspace = program.session.workspace
    tab_to(workspace.weights.scale, most=120)
    press(Qt.Key.Key_Space)
    assert isinstance(workspace.weighing.dialog, PayScaleDialog)
    workspace.weighing.dialog.close()


def test_first_places_and_the_tie_come_with_the_decision(program: Program, qtbot: Any) -> None:
    workspace, document = program.session.workspace, program.session.document
    decision = decided(document.evaluation).decision
    assert decision is not None
    assert decision.acceptability is not None
    document.take_decision(replace(decision, counter_offers=None))
    nearby = workspace.nearby
    assert nearby is not None
    assert nearby.isVisible()
    leads = decision.acceptability.leads
    first = max(leads, key=lambda key: leads[key])
    assert nearby.chart.accessibleDescription().startswith(
        f"{document.evaluation.offer(first).offer.company} is first in {round(100 * leads[first])} of 100"
    )
    assert not nearby.tie.isVisible()
    document.take_decision(decision)
    asks = [each for each in decision.counter_offers or () if each.on == "overall" and each.asked("base").amount]
    nearest = min(asks, key=lambda each: each.gap or 0.0)
    amount = nearest.asked("base").amount
    company = document.evaluation.offer(nearest.offer).offer.company
    assert nearby.tie.text() == f"{company} ties at a base of USD\u00a0{amount:,.0f}."
    assert "One point of growth = USD" in workspace.weights.foot.text()


def test_without_a_verdict_no_first_places(program: Program) -> None:
    workspace, document = program.session.workspace, program.session.document
    decision = decided(document.evaluation).decision
    assert decision is not None
    document.take_decision(decision)
    document.apply(edits.remove_offer("harbor"), "remove")
    document.apply(edits.remove_offer("nimbus"), "remove")
    assert workspace.nearby is not None
    assert not workspace.nearby.isVisible()
