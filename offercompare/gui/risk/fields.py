"""The small entries of the scenarios: a number taken on Enter and when the keyboard leaves, arrows step it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from offercompare.gui.fault_mark import mark_fault
from offercompare.gui.hidden_amounts import lock
from offercompare.gui.typed_money import number_in
from offercompare.numerals import Numerals
from offercompare.translation import tr


@dataclass(frozen=True, slots=True)
class Reading:
    """How a number is read and written: ``read`` is None for what is refused, and ``fault`` says what to type."""

    read: Callable[[str], float | None]
    write: Callable[[float], str]
    step: Callable[[float, int], float]
    fault: str
    widest: str
    is_hidden: bool = False
    """Whether it writes the mask of hidden amounts, which is only read."""


def whole_number(least: int, most: int, numerals: Numerals) -> Reading:
    """Whole numbers within limits; arrows go by one."""

    def read(text: str) -> float | None:
        value = numerals.parse(text)
        return value if value is not None and value == int(value) and least <= value <= most else None

    return Reading(
        read,
        numerals.number,
        lambda value, steps: min(max(value + steps, least), most),
        tr("Enter a whole number from {least} to {most}.", least=least, most=most),
        numerals.number(max(most, 99)),
    )


def months_or_years(least: float, most: float, numerals: Numerals) -> Reading:
    """Numbers within limits, also with decimals; arrows go by one."""

    def read(text: str) -> float | None:
        value = numerals.parse(text)
        return value if value is not None and least <= value <= most else None

    return Reading(
        read,
        lambda value: numerals.short(value, 2),
        lambda value, steps: min(max(value + steps, least), most),
        tr("Enter a number from {least} to {most}.", least=numerals.short(least, 2), most=numerals.short(most, 0)),
        "00.00",
    )


def amount(numerals: Numerals, currency: Callable[[], str]) -> Reading:
    """An amount above 0, also as 500m, in the currency of the time and no other; arrows go by a tenth."""

    def read(text: str) -> float | None:
        value = number_in(currency(), text, numerals)
        return value if value is not None and 0 < value <= 1e13 else None

    return Reading(
        read,
        numerals.money,
        lambda value, steps: float(f"{value * (1 + 0.1 * steps):.2e}"),
        tr("Enter an amount above 0, such as 500m."),
        numerals.number(99e9),
        numerals.amounts_hidden,
    )


class NumberField(QLineEdit):
    """Signal: ``taken(value)`` where the person chose another number."""

    taken = Signal(float)

    def __init__(self, name: str, reading: Reading, value: float, parent: QWidget) -> None:
        super().__init__(parent)
        self._reading, self._value = reading, value
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setAccessibleName(name)
        self.setFixedWidth(self.fontMetrics().horizontalAdvance(reading.widest) + 20)
        self.textEdited.connect(lambda _: mark_fault(self, ""))
        lock(self, reading.is_hidden)
        self.show_value(value)

    @property
    def value(self) -> float:
        """The number that was taken last."""
        return self._value

    def read_as(self, reading: Reading, value: float) -> None:
        """From now on another unit or other limits."""
        self._reading = reading
        mark_fault(self, "")
        self._value = value
        self.setText(reading.write(value))

    def show_value(self, value: float) -> None:
        """Show a number; an entry that has begun stays."""
        self._value = value
        if not (self.hasFocus() and self.isModified()):
            self.setText(self._reading.write(value))

    def drop_entry(self) -> None:
        """Forget an entry that has begun."""
        mark_fault(self, "")
        self.setText(self._reading.write(self._value))

    def _take(self) -> bool:
        found = self._reading.read(self.text())
        if found is None:
            mark_fault(self, self._reading.fault)
            return False
        self._go(found)
        return True

    def _go(self, value: float) -> None:
        mark_fault(self, "")
        is_other, self._value = value != self._value, value
        self.setText(self._reading.write(value))
        if is_other:
            self.taken.emit(value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if self.isReadOnly():
            super().keyPressEvent(event)
        elif steps is not None:
            self._go(self._reading.step(self._value, steps))
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self._take():
                self.selectAll()
        elif event.key() == Qt.Key.Key_Escape and self.isModified():
            self._go(self._value)
            self.selectAll()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if self.isModified() and not self._take():
            self._go(self._value)
