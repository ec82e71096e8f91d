"""Why this number: the columns of the trail use the room there is."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from offercompare.app import dress
from offercompare.document import edits
from offercompare.engine import Figure
from offercompare.gui.settings import Settings
from offercompare.gui.trail_dialog import FIGURE, HOW, SOURCE, VALUE, TrailDialog
from offercompare.numerals import ENGLISH
from tests.gui.conftest import Start

LONG = "the smaller of what is paid in and the cap of the plan, for each year in which both are known, and no more"


def trail(source: str = "") -> Figure:
    """A figure of one part that is long to explain."""
    part = Figure("Retirement match of the second employer, year 4", 4_300.0, currency="USD", how=LONG, source=source)
    return Figure("Total", 4_300.0, currency="USD", how="sum", inputs=(part,))


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> None:
    """Widths are those of the program's own typeface, whatever a test before has set."""
    dress(qapp, Settings(scheme="light"))


def shown(qtbot: Any, figure: Figure, width: int) -> TrailDialog:
    """The dialog in a width, laid out."""
    dialog = TrailDialog("Nimbus AI", figure, "", ENGLISH)
    qtbot.addWidget(dialog)
    dialog.resize(width, 500)
    dialog.show()
    qtbot.waitUntil(lambda: abs(_columns(dialog) - dialog.tree.viewport().width()) <= 2)
    return dialog


def _columns(dialog: TrailDialog) -> int:
    return sum(dialog.tree.columnWidth(column) for column in range(4) if not dialog.tree.isColumnHidden(column))


@pytest.mark.parametrize("width", [620, 820, 1366, 2200])
@pytest.mark.parametrize("source", ["", "Federal Reserve, table 7"])
def test_columns_take_the_width_there_is(qtbot: Any, qapp: Any, width: int, source: str) -> None:
    dialog = shown(qtbot, trail(source), width)
    tree = dialog.tree
    assert tree.isColumnHidden(SOURCE) == (not source)
    part = tree.topLevelItem(0).child(0)
    line = tree.visualItemRect(tree.topLevelItem(0)).height()
    if width >= 1366:
        assert tree.columnWidth(HOW) > tree.fontMetrics().horizontalAdvance(LONG)
        assert tree.columnWidth(FIGURE) > tree.fontMetrics().horizontalAdvance(part.text(FIGURE))
        assert tree.visualItemRect(part).height() == line
    else:
        assert tree.visualItemRect(part).height() > line, "it goes on in a second line"
    assert part.toolTip(HOW) == LONG


def test_a_wider_window_is_used_at_once(qtbot: Any, qapp: Any) -> None:
    dialog = shown(qtbot, trail(), 700)
    before = dialog.tree.columnWidth(HOW)
    dialog.resize(1400, 700)
    qtbot.waitUntil(lambda: dialog.tree.columnWidth(HOW) > before + 300)
    assert dialog.windowFlags() & Qt.WindowType.WindowMaximizeButtonHint


def test_what_opens_gets_its_room(start: Start, qtbot: Any) -> None:
    program = start(example=True)
    program.session.workspace.show_trail("total", "nimbus")
    tree = program.session.workspace.trail.tree
    tree.setFocus()
    qtbot.keyClick(tree, Qt.Key.Key_Asterisk)
    measure = tree.fontMetrics()
    labels = [item for item, depth in tree._items if depth == 2]
    qtbot.waitUntil(
        lambda: all(measure.horizontalAdvance(item.text(FIGURE)) < tree.columnWidth(FIGURE) for item in labels)
    )


@pytest.mark.parametrize(
    ("row", "said", "how"),
    [
        ("place", "remote", "entered"),
        ("base", "165,000", "entered"),
        ("sign_on", "none", ""),
        ("remote.office_days", "unknown", ""),
    ],
)
def test_what_was_typed_is_told_as_its_cell_tells_it(start: Start, row: str, said: str, how: str) -> None:
    program = start(example=True)
    values = {
        "remote.policy": "remote" if row == "place" else None,
        "remote.office_days": None,
        "base": 165_000.0,
        "sign_on": (),
    }
    program.session.document.apply(edits.set_offer("nimbus", values), "entries")
    program.session.workspace.show_trail(row, "nimbus")
    trail = program.session.workspace.trail
    top = trail.tree.topLevelItem(0)
    assert (top.text(VALUE), top.text(HOW)) == (said, how)
    assert trail.findChild(QLabel).text().endswith(f": {said}")


def test_its_button_is_like_every_other(qtbot: Any) -> None:
    dialog = shown(qtbot, trail(), 820)
    (close,) = dialog.findChildren(QPushButton)
    assert close.text() in ("Close", "&Close")
    assert close.icon().isNull()
    QTest.mouseClick(close, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()
