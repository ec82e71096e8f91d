"""A chart that is read and not pressed: nothing happens on a click, so it looks and acts like that."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from offercompare.gui.risk.cards import FittedChart


class ReadChart(FittedChart):
    """Tab reaches it and the arrow keys read its rows; the mouse reads them by pointing."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(name, parent)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The pointer stays an arrow."""

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click leaves the keyboard's place where it is."""
