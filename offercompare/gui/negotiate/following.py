"""A card beside a longer column: it stays in sight while the page is scrolled."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

GAP = 10


class Following(QWidget):
    """As high as its card, or higher where a neighbour is: within that the card goes along with ``area``."""

    def __init__(self, card: QWidget, area: QScrollArea, parent: QWidget) -> None:
        super().__init__(parent)
        self._card, self._area = card, area
        card.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        area.verticalScrollBar().valueChanged.connect(self.place)

    def sizeHint(self) -> QSize:
        hint = self._card.sizeHint()
        return hint if not self._card.isHidden() else QSize(hint.width(), 0)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._card.minimumSizeHint().width(), 0)

    def heightForWidth(self, width: int) -> int:
        if self._card.isHidden():
            return 0
        return self._card.heightForWidth(width) if self._card.hasHeightForWidth() else self._card.sizeHint().height()

    def place(self) -> None:
        """Put the card at the top of what is seen, and no lower than its own room goes."""
        needed, page = self.heightForWidth(self.width()), self._area.widget()
        if page is None:
            return
        above = self._area.verticalScrollBar().value() - self.mapTo(page, self.rect().topLeft()).y() + GAP
        top = max(min(above, self.height() - needed), 0)
        self._card.setGeometry(0, top, self.width(), needed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place()

    def event(self, event: QEvent) -> bool:
        """The card needs another height, or the page above moved it."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self.place()
        elif event.type() == QEvent.Type.Move:
            self.place()
        return super().event(event)
