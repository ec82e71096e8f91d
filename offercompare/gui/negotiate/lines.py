"""The lines of the cards: something to tick with its reason, and an amount to ask for."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QBoxLayout,
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStyle,
    QStyleOptionButton,
    QVBoxLayout,
    QWidget,
)

from offercompare.engine.decision import Ask
from offercompare.gui import theme
from offercompare.gui.fault_mark import mark_fault
from offercompare.gui.forms.value_edit import ValueEdit
from offercompare.gui.hidden_amounts import lock
from offercompare.gui.typed_money import number_in
from offercompare.model.value import LARGEST_AMOUNT
from offercompare.numerals import Numerals
from offercompare.report.ask_words import AskRow
from offercompare.translation import tr

SMALL, TEXT = 8.75, 9.25
INDENT = 24
FAINT = 0.55
"""How much of its colour a box keeps that cannot be ticked."""


class Words(QLabel):
    """Plain text that goes on in the next line; what the text needs, and no more, is its height."""

    def __init__(self, text: str, parent: QWidget, *, name: str = "", points: float = SMALL) -> None:
        super().__init__(text, parent)
        self.setObjectName(name)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setFont(theme.font(points))

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self.fontMetrics().height())

    def say(self, text: str) -> None:
        """Say something else; nothing takes no room."""
        self.setText(text)
        self.setVisible(bool(text))


class TickBox(QCheckBox):
    """A tick whose box and ring are seen on dark cards too. Signal: ``clicked`` by the person alone."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        box = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
        colours = theme.current()
        with QPainter(self) as painter:
            faint = QColor(colours.muted)
            faint.setAlphaF(1.0 if self.isEnabled() else FAINT)
            painter.setPen(faint)
            painter.drawRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5))
            if self.hasFocus():
                painter.setPen(QPen(QColor(colours.accent), 2))
                painter.drawRect(QRectF(box))


class _TickName(Words):
    """The name beside a tick, which may be longer than a line. Signal: ``pressed``."""

    pressed = Signal()

    def __init__(self, text: str, parent: QWidget) -> None:
        super().__init__(text, parent, points=TEXT)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit()


class TickLine(QWidget):
    """A tick with its name, a reason below it and a link. Signals: ``ticked(bool)`` by the person, ``link_wanted``."""

    ticked = Signal(bool)
    link_wanted = Signal()

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        head = QHBoxLayout()
        head.setSpacing(8)
        self.box, self.name = TickBox(self), _TickName(name, self)
        policy = self.box.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.box.setSizePolicy(policy)
        self.name.pressed.connect(self.box.click)
        self.box.setAccessibleName(name)
        self.box.clicked.connect(self.ticked)
        self.link = QPushButton(self)
        self.link.setObjectName("link")
        self.link.clicked.connect(self.link_wanted)
        self.link.hide()
        head.addWidget(self.box)
        head.addWidget(self.name, 1)
        head.addWidget(self.link)
        self.reason = Words("", self, name="muted")
        self.reason.setContentsMargins(round(INDENT * theme.text_scale()), 0, 0, 0)
        column.addLayout(head)
        column.addWidget(self.reason)

    def show_line(self, reason: str, on: bool, link: str = "", *, can_tick: bool = True) -> None:
        """Show the reason and whether it is ticked; what is only read has no box."""
        self.reason.say(reason)
        self.box.setEnabled(can_tick)
        self.box.setVisible(can_tick)
        self.box.setAccessibleDescription(reason)
        self.box.setChecked(on)
        self.link.setText(link)
        self.link.setAccessibleName(f"{link.rstrip(' ›')}: {self.box.accessibleName()}")
        self.link.setVisible(bool(link))


class AskLine(QWidget):
    """One field of pay: what it says, what ties, what the text says, what that is.

    Signals: ``ticked(bool)``, ``amount_typed(amount or None)``.
    """

    ticked = Signal(bool)
    amount_typed = Signal(object)

    def __init__(self, ask: Ask, numerals: Numerals, parent: QWidget) -> None:
        super().__init__(parent)
        self.ask, self._numerals, self.currency = ask, numerals, ""
        self.box = TickBox(self)
        self.box.setFont(theme.font(TEXT))
        self.box.clicked.connect(self.ticked)
        self.change, self.worth = Words("", self, points=TEXT), Words("", self, name="muted")
        self.note = Words("", self, name="muted")
        self.note.setContentsMargins(round(INDENT * theme.text_scale()), 0, 0, 0)
        self.edit = ValueEdit(self)
        self.edit.escape_takes_back = True
        self.edit.committed.connect(self._read)
        self.edit.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.edit.setFixedWidth(self.edit.fontMetrics().horizontalAdvance("0,000,000,000") + 18)
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._parts.setSpacing(10)
        for widget, room in ((self.box, 0), (self.change, 5), (self.edit, 0), (self.worth, 5)):
            self._parts.addWidget(widget, room)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addLayout(self._parts)
        column.addWidget(self.note)

    def show_row(self, row: AskRow, own: float | None, on: bool, *, is_raise: bool) -> None:
        """Show a row; where the amount is none to ask for, only the person's own can be."""
        self.box.setText(row.name)
        self.box.setAccessibleName(row.name)
        self.change.setText(tr("{now} → {asked}", now=row.now, asked=row.exact) if row.exact else row.now)
        self.worth.setText("; ".join(part for part in (row.gross, row.net) if part))
        self._hide_what_is_empty()
        self.note.say(row.note)
        found = _number(row.in_text) if is_raise else ""
        text = found if own is None else self._numerals.plain_money(own)
        self.edit.setAccessibleName(tr("{name} to ask for", name=row.name))
        self.edit.setToolTip(tr("What the text asks for; type another amount, or empty it to return to the one found."))
        is_hidden = self._numerals.amounts_hidden
        lock(self.edit, is_hidden)
        self.edit.show_value(text, unknown=False, placeholder="" if is_hidden else tr("your own"))
        if not self.edit.is_pending:
            mark_fault(self.edit, "")
        can_ask = bool(text)
        self.box.setEnabled(can_ask)
        self.box.setChecked(on and can_ask)
        self.box.setAccessibleDescription(" ".join((self.change.text(), self.worth.text(), row.note)).strip())

    def _hide_what_is_empty(self) -> None:
        """An empty column keeps its room, an empty line does not."""
        is_narrow = self._parts.direction() == QBoxLayout.Direction.TopToBottom
        self.worth.setVisible(bool(self.worth.text()) or not is_narrow)

    def _read(self) -> None:
        text = self.edit.text().strip()
        amount = number_in(self.currency, text, self._numerals) if text else None
        if text and (amount is None or not 0 < amount <= LARGEST_AMOUNT):
            mark_fault(self.edit, tr("Enter an amount in {currency} such as 215,000.", currency=self.currency))
            return
        mark_fault(self.edit, "")
        self.edit.accept_value()
        self.amount_typed.emit(amount)

    def set_widths(self, name: int, *, narrow: bool) -> None:
        """As wide a name as the others have; one below the other where there is little room."""
        directions = QBoxLayout.Direction
        self._parts.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)
        self._parts.setSpacing(2 if narrow else 10)
        self.box.setMinimumWidth(0 if narrow else name)
        self._hide_what_is_empty()


def _number(text: str) -> str:
    """An amount without its currency."""
    return text.rpartition("\u00a0")[2]
