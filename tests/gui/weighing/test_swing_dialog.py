"""Swings rated by keys and by mouse: what they go from and to, the weights they make, one step."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from offercompare.document import edits
from offercompare.document.open_document import OpenDocument
from offercompare.gui.weighing.desk import WeighingDesk
from offercompare.gui.weighing.swing_dialog import SwingDialog, first_ratings
from tests.builders import a_comparison
from tests.gui.weighing.conftest import Opened, click, press, rated_offers, tab_to, weights_of, write

Key = Qt.Key


@pytest.fixture
def dialog(opened: Opened, desk: WeighingDesk) -> SwingDialog:
    found: SwingDialog = opened(desk.swings)
    return found


def words(dialog: SwingDialog, key: str) -> str:
    return dialog.rows[key].first.accessibleDescription()


def test_it_begins_at_the_weights_of_now(dialog: SwingDialog, document: OpenDocument) -> None:
    assert dialog.first == "pay"
    assert dialog.ratings["pay"] == 100
    for key, share in dialog.weights().items():
        assert share == pytest.approx(document.evaluation.weights[key], abs=1e-8)


TYPED = {"pay": 28.0, "startup_risk": 10.0, "growth": 12.0, "production": 24.0, "people": 20.0, "skills": 6.0}


@pytest.mark.parametrize("visits", [False, True])
def test_opened_and_taken_untouched_the_weights_stay(
    document: OpenDocument, opened: Opened, desk: WeighingDesk, visits: bool
) -> None:
    document.apply(edits.set_weights(TYPED), "typed")
    dialog = opened(desk.swings)
    if visits:
        tab_to(dialog.rows["growth"].number)
        press(Key.Key_Return)
    tab_to(dialog.apply)
    press(Key.Key_Return)
    assert not dialog.isVisible()
    assert {key: share for key, share in document.comparison.weights.items() if share > 0} == pytest.approx(
        TYPED, abs=1e-6
    )
    assert document.comparison.weighed.way == "swings"


def test_each_swing_says_what_it_goes_from_and_to(dialog: SwingDialog) -> None:
    assert words(dialog, "pay") == "from USD\u00a080,000 a year before tax (walk-away) to 400,000 (delighted)"
    assert words(dialog, "cost_of_living") == "from a place with prices at 150 to one at 70, home = 100"
    assert words(dialog, "growth").startswith("from absent (“A narrow role with no next step”) to exceptional (“A fast")


def test_by_keys_alone(dialog: SwingDialog, document: OpenDocument) -> None:
    half = ("startup_risk", "growth", "production")
    for key in list(dialog.rows)[1:]:
        tab_to(dialog.rows[key].number)
        write("50" if key in half else "0")
    assert dialog.rows["pay"].share.text() == "weight 40\u00a0%"
    assert document.comparison.weights is None
    tab_to(dialog.apply)
    press(Key.Key_Space)
    assert weights_of(document.evaluation) == {"pay": 40, "startup_risk": 20, "growth": 20, "production": 20}
    weighed = document.comparison.weighed
    assert weighed is not None
    assert weighed.way == "swings"
    assert weighed.swings["growth"] == 50
    assert weighed.scales == {"pay": (80_000.0, 400_000.0), "cost_of_living": (150.0, 70.0)}
    document.undo()
    assert document.comparison.weights is None
    assert document.comparison.weighed is None


def test_another_comes_first(dialog: SwingDialog) -> None:
    growth = dialog.rows["growth"]
    QTest.mouseClick(growth.first, Qt.MouseButton.LeftButton, pos=QPoint(12, growth.first.height() // 2))
    assert dialog.first == "growth"
    assert dialog.ratings["growth"] == 100
    assert not growth.number.isEnabled()
    assert dialog.rows["pay"].number.isEnabled()
    assert [key for key, row in dialog.rows.items() if row.first.isChecked()] == ["growth"]


def test_the_slider_rates_and_says_so(dialog: SwingDialog) -> None:
    row = dialog.rows["growth"]
    tab_to(row.slider)
    before = dialog.ratings["growth"]
    press(Key.Key_Right)
    assert dialog.ratings["growth"] == pytest.approx(before + 1, abs=0.5)
    assert row.number.value == dialog.ratings["growth"] == round(row.number.value)
    assert row.slider.accessibleDescription() == row.number.text()
    QTest.mouseClick(row.slider, Qt.MouseButton.LeftButton, pos=QPoint(row.slider.width() // 2, 9))
    assert dialog.ratings["growth"] == pytest.approx(50, abs=1)


@pytest.mark.parametrize("typed", ["101", "-1", "much"])
def test_what_is_no_rating_is_not_taken(dialog: SwingDialog, typed: str) -> None:
    before = dict(dialog.ratings)
    tab_to(dialog.rows["growth"].number)
    write(typed)
    assert dialog.ratings == before
    assert dialog.rows["growth"].number.property("invalid")


def test_escape_leaves_everything(dialog: SwingDialog, document: OpenDocument) -> None:
    before = document.comparison
    tab_to(dialog.rows["growth"].number)
    write("3")
    press(Key.Key_Tab)
    press(Key.Key_Escape)
    assert not dialog.isVisible()
    assert document.comparison is before


def test_what_was_rated_last_time_is_there_again(dialog: SwingDialog, document: OpenDocument, desk: Any) -> None:
    tab_to(dialog.rows["growth"].number)
    write("30")
    click(dialog.apply)
    assert first_ratings(document.evaluation)["growth"] == 30
    document.apply(edits.set_weights({"pay": 1.0, "growth": 1.0}), "by hand")
    assert first_ratings(document.evaluation)["growth"] == 30


def test_what_does_not_count_is_not_rated() -> None:
    document = OpenDocument(
        a_comparison(*rated_offers(), weights={"people": 1.0}, settings={"cost_of_living_as": "pay"})
    )
    ratings = first_ratings(document.evaluation)
    assert ratings["people"] == 100
    assert "cost_of_living" not in ratings


def test_own_criteria_are_rated_too(document: OpenDocument, opened: Opened, desk: WeighingDesk) -> None:
    document.apply(edits.set_value("criteria", [{"key": "dog", "label": "Dog <b>"}]), "own")
    dialog = opened(desk.swings)
    assert words(dialog, "dog") == "from 0 to 100 points of your own scale"
    assert dialog.rows["dog"].first.text() == "Dog <b>"
    assert dialog.ratings["dog"] == 0


def test_arrow_keys_go_through_what_could_come_first(dialog: SwingDialog) -> None:
    assert dialog.rows["pay"].first.hasFocus()
    press(Key.Key_Down)
    assert dialog.first == "cost_of_living"
    assert dialog.rows["cost_of_living"].first.hasFocus()
    assert dialog.ratings["cost_of_living"] == 100
