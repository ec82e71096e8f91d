"""The windows show the program's own picture, in the sizes that desktops ask for."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtGui import QColor, QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from offercompare.app import show_icon
from offercompare.gui.program_icon import DRAWINGS, program_icon


def picture(size: int) -> QImage:
    return program_icon().pixmap(size, size).toImage()


def test_each_size_is_drawn_for_itself(qtbot: QtBot) -> None:
    assert sorted(size.width() for size in program_icon().availableSizes()) == sorted(DRAWINGS)
    for size in DRAWINGS:
        assert picture(size).width() == size


def test_the_smallest_has_sharp_edges(qtbot: QtBot) -> None:
    """The leading column fills whole pixels, with the ground beside it."""
    row = [picture(16).pixelColor(x, 4) for x in range(16)]
    assert [x for x, colour in enumerate(row) if colour == QColor("white")] == [6, 7, 8, 9]


def test_corners_let_the_desk_through(qtbot: QtBot) -> None:
    for size in DRAWINGS:
        assert picture(size).pixelColor(0, 0).alpha() < 128


@pytest.mark.skipif(sys.platform == "darwin", reason="a Mac takes the icon from the bundle")
def test_the_running_program_has_it(qtbot: QtBot, qapp: QGuiApplication) -> None:
    before = QGuiApplication.windowIcon()
    try:
        show_icon()
        assert not QGuiApplication.windowIcon().isNull()
    finally:
        QGuiApplication.setWindowIcon(before)
