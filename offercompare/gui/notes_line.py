"""A line of short notes: as many whole ones as there is room for, all of them in its tip."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

GAP = "     "
MORE = "…"


class NotesLine(QLabel):
    """The notes; where not all fit, the last ones give way to "…"."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setMinimumWidth(60)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._parts: tuple[str, ...] = ()

    def show_parts(self, parts: Iterable[str]) -> None:
        """Show other notes."""
        self._parts = tuple(parts)
        self.setToolTip("\n".join(self._parts))
        self.setAccessibleName(", ".join(self._parts))
        self._fit()

    def _fit(self) -> None:
        measure, room = self.fontMetrics(), self.contentsRect().width()
        whole = len(self._parts)
        while whole > 1 and measure.horizontalAdvance(self._with(whole)) > room:
            whole -= 1
        self.setText(measure.elidedText(self._with(whole), Qt.TextElideMode.ElideRight, room))

    def _with(self, count: int) -> str:
        left_out = [MORE] if count < len(self._parts) else []
        return GAP.join([*self._parts[:count], *left_out])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()


class FileNote(QLabel):
    """Name of the file and when it was saved: whole, unless it is longer than a third of the window."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._note = ""

    def show_note(self, note: str, window_width: int) -> None:
        """Show another note, cut in its middle where it is too long for a window as wide as this."""
        self._note = note
        self.setToolTip(note)
        self.setAccessibleName(note)
        self.fit(window_width)

    def fit(self, window_width: int) -> None:
        """The window has another width."""
        room = max(round(window_width * 0.34), 120)
        self.setText(self.fontMetrics().elidedText(self._note, Qt.TextElideMode.ElideMiddle, room))
