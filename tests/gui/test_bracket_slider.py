"""The slider of a weight: what is written beyond its bracket is never cut."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication, QWidget

from offercompare.app import dress
from offercompare.gui import theme
from offercompare.gui.bracket_slider import BracketSlider
from offercompare.gui.settings import Settings

NOTES = ("below 15 %: Northwind", "< 15 %: Northwind", "< 15 %")


@pytest.fixture
def slider(qtbot: Any, qapp: QApplication) -> BracketSlider:
    dress(qapp, Settings(scheme="light"))
    above = QWidget()
    qtbot.addWidget(above)
    made = BracketSlider(above)
    made.above = above  # type: ignore[attr-defined] - the window lives as long as the slider
    return made


@pytest.mark.parametrize(("width", "expected"), [(1200, 0), (760, 1), (400, 2), (150, None)])
def test_a_note_without_room_is_said_shorter_or_not_at_all(
    slider: BracketSlider, width: int, expected: int | None
) -> None:
    slider.resize(width, 20)
    slider.show(0.24, (0.15, 1.0), NOTES)
    assert slider.note_shown == ("" if expected is None else NOTES[expected])
    assert QFontMetricsF(theme.font(8)).horizontalAdvance(slider.note_shown) < 0.15 * width + 8


def test_without_a_bracket_nothing_is_written(slider: BracketSlider) -> None:
    slider.resize(1200, 20)
    slider.show(0.24, None, NOTES)
    assert slider.note_shown == ""


def test_a_note_on_the_side_with_room_is_whole(slider: BracketSlider) -> None:
    slider.resize(400, 20)
    slider.show(0.24, (0.0, 0.3), ("30 %, then Northwind", "> 30 %"))
    assert slider.note_shown == "30 %, then Northwind"
