"""Answers to choose one from, each a radio button whose text wraps."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from offercompare.gui import theme
from offercompare.gui.forms.labels import em

WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft
PAD = 3


class Option(QRadioButton):
    """One answer; its text breaks where the width ends."""

    def __init__(self, text: str) -> None:
        super().__init__()
        # Qt reads "&" as the mark of a shortcut.
        self._text = text
        self.setAccessibleName(text)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def _indent(self) -> int:
        return self.fontMetrics().height() + 2 * PAD + 2

    def hasHeightForWidth(self) -> bool:
        """The text wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Room for all lines of the text."""
        room = QRect(0, 0, max(width - self._indent() - PAD, 1), 10_000)
        return self.fontMetrics().boundingRect(room, int(WRAPPED), self._text).height() + 2 * PAD

    def sizeHint(self) -> QSize:
        """One line as long as a readable line is."""
        return QSize(em(self, 48), self.heightForWidth(em(self, 48)))

    def minimumSizeHint(self) -> QSize:
        """Narrow enough for any window."""
        return QSize(em(self, 20), self.fontMetrics().height() + 2 * PAD)

    def hitButton(self, point: QPoint) -> bool:
        """The whole row answers to the mouse."""
        return self.rect().contains(point)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter chooses like the space bar."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A ring, filled when chosen, and the text; the focus is a frame around both."""
        colours = theme.current()
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if self.hasFocus() or self.underMouse():
                edge = QColor(colours.accent if self.hasFocus() else colours.line)
                painter.setPen(QPen(edge, 1))
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
            self._paint_ring(painter, colours)
            painter.setPen(QColor(colours.text))
            room = self.rect().adjusted(self._indent(), PAD, -PAD, -PAD)
            painter.drawText(room, int(WRAPPED), self._text)

    def _paint_ring(self, painter: QPainter, colours: theme.Theme) -> None:
        height = self.fontMetrics().height()
        centre = QPointF(PAD + height / 2, PAD + height / 2)
        radius = height * 0.36
        painter.setPen(QPen(QColor(colours.accent if self.isChecked() else colours.muted), 1.4))
        painter.setBrush(QColor(colours.card))
        painter.drawEllipse(centre, radius, radius)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent))
            painter.drawEllipse(centre, radius * 0.55, radius * 0.55)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def event(self, event: QEvent) -> bool:
        """The frame under the mouse comes and goes."""
        if event.type() in (QEvent.Type.Enter, QEvent.Type.Leave):
            self.update()
        return super().event(event)


class OptionList(QWidget):
    """One of several answers; ``chosen`` carries its value when the person picks it."""

    chosen = Signal(object)

    def __init__(self, question: str, options: Sequence[tuple[Any, str]]) -> None:
        super().__init__()
        self.options = [Option(text) for _, text in options]
        self._values = [value for value, _ in options]
        self._buttons = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for number, option in enumerate(self.options):
            option.setAccessibleDescription(question)
            self._buttons.addButton(option, number)
            column.addWidget(option)
        self._buttons.idClicked.connect(lambda number: self.chosen.emit(self._values[number]))

    def current(self) -> Option:
        """The chosen answer, else the first: what takes the focus."""
        return next((option for option in self.options if option.isChecked()), self.options[0])

    def show_value(self, value: Any) -> None:
        """Mark the answer that counts, none for None."""
        chosen = self._values.index(value) if value in self._values else None
        self._buttons.setExclusive(False)
        for number, option in enumerate(self.options):
            option.setChecked(number == chosen)
        self._buttons.setExclusive(True)
