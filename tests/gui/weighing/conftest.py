"""Weighing windows on a document, and keys pressed where the keyboard is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from offercompare.document.open_document import OpenDocument
from offercompare.engine import Evaluation
from offercompare.gui.weighing.desk import WeighingDesk
from offercompare.numerals import ENGLISH
from tests.builders import a_comparison, an_offer

QUICK = {
    "harbor": {"startup_risk": 3, "growth": 1, "production": 1, "flexibility": 4},
    "northwind": {"startup_risk": 3, "growth": 2, "production": 2, "flexibility": 2},
    "nimbus": {"startup_risk": 1, "growth": 4, "production": 4, "flexibility": 2},
}
BASES = {"harbor": 130_000.0, "northwind": 220_000.0, "nimbus": 160_000.0}


def rated_offers() -> list[Any]:
    """Three offers with every quick question answered: what one is ahead on another is behind on."""
    return [an_offer(key, base=BASES[key], levels=levels) for key, levels in QUICK.items()]


@pytest.fixture
def document() -> OpenDocument:
    """Three rated offers with default weights."""
    return OpenDocument(a_comparison(*rated_offers()))


@pytest.fixture
def desk(qtbot: Any, qapp: QApplication, document: OpenDocument) -> WeighingDesk:
    """A desk above an empty window."""
    above = QWidget()
    qtbot.addWidget(above)
    above.resize(300, 200)
    above.show()
    made = WeighingDesk(document, ENGLISH, above)
    made.above = above  # type: ignore[attr-defined] - the window lives as long as the desk
    return made


Opened = Callable[[Callable[[], None]], Any]


@pytest.fixture
def opened(qtbot: Any, desk: WeighingDesk) -> Opened:
    """Open a window of the desk and wait until it has the keyboard."""

    def open_one(way: Callable[[], None]) -> QDialog:
        way()
        dialog = desk.dialog
        assert dialog is not None
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        return dialog

    return open_one


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A key where the keyboard is."""
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


def write(text: str) -> None:
    """Type over what stands in the field that has the keyboard, and take it."""
    entry: Any = QApplication.focusWidget()
    entry.selectAll()
    QTest.keyClicks(entry, text)
    QTest.keyClick(entry, Qt.Key.Key_Return)


def click(widget: QWidget) -> None:
    """A click in the middle."""
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def tab_to(widget: QWidget, most: int = 60) -> None:
    """Press Tab until a control has the keyboard; fails where it cannot be reached."""
    for _ in range(most):
        if QApplication.focusWidget() is widget:
            return
        press(Qt.Key.Key_Tab)
    raise AssertionError(f"Tab does not reach {widget.accessibleName()!r}")


def weights_of(evaluation: Evaluation) -> dict[str, float]:
    """The weights in whole percent."""
    return {key: round(100 * share) for key, share in evaluation.weights.items() if share > 0}
