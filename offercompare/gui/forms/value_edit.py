"""The line in which a value is typed: nothing happens before Enter or leaving it; unknown is a hatched "? ask"."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from offercompare.gui import theme
from offercompare.translation import tr

HATCH_STEP = 6
UNDO_KEYS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
LONGEST_TEXT = 1_000


class ValueEdit(QLineEdit):
    """``committed`` comes when typed text is to be read; ``shown`` is the text that stands for the value.

    ``escape_takes_back``: whether Esc takes back what is being typed. In a form it closes the window, which keeps it.
    """

    committed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.escape_takes_back = False
        self.shown = ""
        self.is_unknown = False
        self.setMaxLength(LONGEST_TEXT)

    @property
    def is_pending(self) -> bool:
        """Whether something was typed that is not the value yet."""
        return self.text() != self.shown

    def show_value(self, text: str, *, unknown: bool, placeholder: str) -> None:
        """Show a value; the caret and what is selected stay as they are, and text being typed stays too."""
        is_pending, caret = self.is_pending, self.cursorPosition()
        # One line, whatever the file holds: a line break would come back as a change.
        self.shown = "".join(" " if character in "\r\n\u2028\u2029" else character for character in text)[:LONGEST_TEXT]
        self.is_unknown = unknown
        self.setPlaceholderText("" if unknown else placeholder)
        # The same text set once more would end a selection that waits to be typed over.
        if not is_pending and not (self.hasFocus() and self.text() == self.shown):
            self.setText(self.shown)
            self.setCursorPosition(min(caret, len(self.shown)) if self.hasFocus() else 0)
        self.update()

    @property
    def is_refused(self) -> bool:
        """Whether what stands here was read and not taken."""
        return self.is_pending and bool(self.property("invalid"))

    def take_back(self) -> None:
        """Show the value again instead of what was typed."""
        self.setText(self.shown)
        self.textEdited.emit(self.shown)

    def accept_value(self) -> None:
        """What was typed is the value now: the next ``show_value`` may write over it."""
        self.shown = self.text()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter reads the text; Esc and undo take it back once it is refused.

        While nothing is being typed, undo belongs to the document.
        """
        is_escape, is_undo = event.key() == Qt.Key.Key_Escape, event.matches(QKeySequence.StandardKey.Undo)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.committed.emit()
        elif (self.is_refused and (is_escape or is_undo)) or (is_escape and self.is_pending and self.escape_takes_back):
            self.take_back()
        elif not self.is_pending and any(event.matches(keys) for keys in UNDO_KEYS):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Leave the undo keys to the window while nothing is being typed."""
        if event.type() == QEvent.Type.ShortcutOverride and not self.is_pending:
            assert isinstance(event, QKeyEvent)
            if any(event.matches(keys) for keys in UNDO_KEYS):
                event.ignore()
                return False
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving the field reads what was typed; opening a menu or a list is not leaving."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason and self.is_pending:
            self.committed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The line, hatched while its value is unknown."""
        super().paintEvent(event)
        if self.is_unknown and not self.text() and not self.hasFocus():
            with QPainter(self) as painter:
                paint_unknown(painter, QRectF(self.rect()).adjusted(3, 3, -3, -3), painter.fontMetrics().height())


def paint_unknown(painter: QPainter, area: QRectF, height: float) -> None:
    """Draw "? ask" in a hatched, dashed frame at the left of ``area``."""
    colours = theme.current()
    text = tr("? ask")
    width = min(area.width(), painter.fontMetrics().horizontalAdvance(text) + 2.0 * height / 2)
    frame = QRectF(area.left(), area.center().y() - height / 2, width, height).adjusted(0.5, 0.5, -0.5, -0.5)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.save()
    painter.setClipRect(frame)
    painter.setPen(QPen(QColor(colours.track), 2))
    left = frame.left() - frame.height()
    while left < frame.right():
        painter.drawLine(QPointF(left, frame.bottom()), QPointF(left + frame.height(), frame.top()))
        left += HATCH_STEP
    painter.restore()
    painter.setPen(QPen(QColor(colours.muted), 1, Qt.PenStyle.DashLine))
    painter.drawRoundedRect(frame, 3, 3)
    painter.setPen(QColor(colours.text))
    painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, text)


class ChoiceBox(QComboBox):
    """A list of choices that the wheel never changes: one scrolls the page over it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("flat", True)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The box with a thin arrow of its own: the style's is a raised button."""
        super().paintEvent(event)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(theme.current().muted), 1.4))
            half = painter.fontMetrics().height() / 5
            middle = QPointF(self.width() - 4 * half, self.height() / 2 + half / 2)
            painter.drawPolyline([middle + QPointF(-half, -half), middle, middle + QPointF(half, -half)])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave the undo keys to the window; a list would search for their letter."""
        if any(event.matches(keys) for keys in UNDO_KEYS):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()
