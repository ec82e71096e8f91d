"""A slider that is dragged along a track of its own painting; the wheel scrolls the page and moves nothing."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QSlider, QWidget


class TrackSlider(QSlider):
    """``track`` says where the track lies; ``dragged_to(share)`` takes the mouse, 0 to 1 of it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def track(self) -> QRectF:
        """Where the knob's middle can be."""
        return QRectF(self.rect())

    def dragged_to(self, share: float) -> None:
        """Take the value there."""
        self.setValue(round(share * self.maximum()))

    def _drag(self, event: QMouseEvent) -> None:
        track = self.track()
        self.dragged_to(min(max((event.position().x() - track.left()) / track.width(), 0.0), 1.0))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._drag(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._drag(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def wheelEvent(self, event: object) -> None:
        event.ignore()
