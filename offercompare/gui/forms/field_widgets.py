"""The editors of a field by its kind: a line, a day, a choice or a text."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QDate, QLocale, QPoint, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout

from offercompare import numerals as wording
from offercompare.errors import InputError
from offercompare.gui.forms.field import Field
from offercompare.gui.forms.field_editor import FieldEditor
from offercompare.gui.forms.labels import em, sign_button
from offercompare.gui.forms.place_edit import CurrencyEdit, PlaceEdit
from offercompare.gui.forms.reading import Typed, choices, read, written
from offercompare.gui.forms.refusal import sentence
from offercompare.gui.forms.subject import Subject
from offercompare.gui.forms.value_edit import UNDO_KEYS, ChoiceBox, ValueEdit
from offercompare.numerals import HIDDEN, Numerals
from offercompare.reference import places
from offercompare.translation import tr

_WIDTHS = {"text": 34, "place": 34, "fractions": 22, "currency": 9, "date": 13}
_NUMBER_WIDTH = 15
# What the frame of a line takes, in digits.
BORDERS = 3
_LINES = {"place": PlaceEdit, "currency": CurrencyEdit}
TEXT_LINES = 8
SHORTEST_CHOICE = 12


class LineEditor(FieldEditor):
    """Text, numbers, places and currencies, typed."""

    control: ValueEdit

    def _make_control(self) -> ValueEdit:
        line = _LINES.get(self.field.kind, ValueEdit)(self)
        if self._stretch():
            line.setMinimumWidth(self._usual_width(line) // 2)
        else:
            line.setFixedWidth(self._usual_width(line))
        line.committed.connect(self.commit)
        line.textEdited.connect(lambda: self.say(""))
        return line

    def _usual_width(self, line: ValueEdit) -> int:
        return em(line, _WIDTHS.get(self.field.kind, _NUMBER_WIDTH))

    @property
    def is_pending(self) -> bool:
        return self.control.is_pending

    def take_back(self) -> None:
        self.control.take_back()

    def _typed(self) -> Typed:
        return read(self.field, self.control.text(), self.numerals, month_first=month_first())

    def _accepted(self) -> None:
        self.control.accept_value()

    def _show(self, value: Any, unknown: bool, guess: bool) -> None:
        # Nothing reads as "none"; a first year of 1 is a figure.
        is_none = not value and value == self.field.empty
        text = written(self.field, None if is_none else value, self.numerals)
        shown = f"~ {text}" if guess and text else text
        placeholder = self._placeholder()
        self.is_covered = self.numerals.amounts_hidden and (self.field.is_amount or HIDDEN in text)
        self.control.setReadOnly(self.is_covered)
        self.control.show_value(shown, unknown=unknown, placeholder=placeholder)
        if not self._stretch():
            room = self.control.fontMetrics().horizontalAdvance(placeholder) + em(self.control, BORDERS)
            self.control.setFixedWidth(max(self._usual_width(self.control), room))

    def _placeholder(self) -> str:
        assumed = self.assumed()
        if assumed is None:
            return self.field.absent or tr("not entered")
        return tr("{value} assumed", value=written(self.field, assumed.value, self.numerals) or str(assumed.value))

    def _hint(self) -> str:
        value = self.subject.value(self.field.path)
        if self.field.kind == "place" and value and places.find(value) is None:
            return tr("Not in the list of cities: prices and tax are unknown for it.")
        return super()._hint()


def month_first() -> bool:
    """Whether this place writes the month before the day."""
    form = QLocale().dateFormat(QLocale.FormatType.ShortFormat).lower()
    return form.find("m") < form.find("d")


class DateEditor(LineEditor):
    """A day, typed or picked in a calendar."""

    def _add_beside(self, line: QHBoxLayout) -> None:
        self.opener = sign_button("▾", tr("Pick {field} in a calendar", field=self.field.label))
        self.opener.clicked.connect(self.open_calendar)
        line.addWidget(self.opener)

    def _unit(self) -> str:
        value = self.subject.value(self.field.path)
        return wording.day(value) if isinstance(value, date) else ""

    def open_calendar(self) -> None:
        """Show the calendar under the field."""
        self.popup = QFrame(self, Qt.WindowType.Popup)
        self.popup.setObjectName("card")
        self.popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar = QCalendarWidget(self.popup)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        value = self.subject.value(self.field.path)
        if isinstance(value, date):
            calendar.setSelectedDate(QDate(value.year, value.month, value.day))
        QVBoxLayout(self.popup).addWidget(calendar)
        calendar.activated.connect(self._picked)
        calendar.clicked.connect(self._picked)
        self.popup.move(self.control.mapToGlobal(QPoint(0, self.control.height())))
        self.popup.show()
        calendar.setFocus()

    def _picked(self, day: QDate) -> None:
        self.popup.close()
        self.control.setText(day.toString(Qt.DateFormat.ISODate))
        self.commit()


class ChoiceEditor(FieldEditor):
    """A few words to choose from; a flag is yes, no or nothing."""

    control: ChoiceBox

    def _make_control(self) -> ChoiceBox:
        box = ChoiceBox(self)
        box.setMinimumContentsLength(SHORTEST_CHOICE)
        box.activated.connect(self._chosen)
        return box

    def _entries(self, unknown: bool) -> list[tuple[Any, str]]:
        listed = list(choices(self.field))
        assumed = self.assumed()
        may_be_empty = self.field.empty is None and all(value is not None for value, _ in listed)
        # A block that is not there reads as what is assumed of it, never as a choice called "none".
        if may_be_empty and (self.field.block is None or assumed is not None):
            absent = self.field.absent or tr("not entered")
            if assumed is not None:
                word = written(self.field, assumed.value, self.numerals)
                absent = tr("{value}, assumed", value=word)
            listed.insert(0, (None, tr("? ask") if unknown else absent))
        return listed

    def _show(self, value: Any, unknown: bool, guess: bool) -> None:
        entries = self._entries(unknown)
        if all(choice != value for choice, _ in entries):
            entries.append((value, tr("own") if value is not None else tr("none")))
        if [label for _, label in entries] != [self.control.itemText(row) for row in range(self.control.count())]:
            self.control.clear()
            self.control.addItems([label for _, label in entries])
        self._values = [choice for choice, _ in entries]
        self.control.setCurrentIndex(self._values.index(value))

    def _chosen(self, row: int) -> None:
        value = self._values[row]
        if value == self.subject.value(self.field.path):
            return
        try:
            self._put(Typed(value))
        except InputError as error:
            self.refresh()
            self.say(sentence(self.field, error, self.numerals))


class LongText(QPlainTextEdit):
    """Text of several lines that tells when it is left."""

    def __init__(self, editor: TextEditor) -> None:
        super().__init__(editor)
        self._editor = editor
        self.setTabChangesFocus(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving the text puts it into the document."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._editor.commit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Undo belongs to the document while nothing is being typed; Esc leaves."""
        undoes = any(event.matches(keys) for keys in UNDO_KEYS)
        if event.key() == Qt.Key.Key_Escape or (undoes and not self._editor.is_pending):
            event.ignore()
        else:
            super().keyPressEvent(event)


class TextEditor(FieldEditor):
    """Text of several lines."""

    control: LongText

    def _make_control(self) -> LongText:
        self._shown = ""
        text = LongText(self)
        text.setMinimumHeight(text.fontMetrics().lineSpacing() * TEXT_LINES)
        return text

    @property
    def is_pending(self) -> bool:
        return self.control.toPlainText() != self._shown

    def take_back(self) -> None:
        self.control.setPlainText(self._shown)
        self.say("")

    def _typed(self) -> Typed:
        return read(self.field, self.control.toPlainText(), self.numerals)

    def _accepted(self) -> None:
        self._shown = self.control.toPlainText()

    def _show(self, value: Any, unknown: bool, guess: bool) -> None:
        text = written(self.field, value, self.numerals)
        self.is_covered = self.numerals.amounts_hidden and HIDDEN in text
        self.control.setReadOnly(self.is_covered)
        if self.is_pending or text == self._shown:
            return
        self.control.setPlainText(text)
        # What Qt made of the text's line ends is not something typed.
        self._shown = self.control.toPlainText()


def field_editor(subject: Subject, field: Field, numerals: Numerals) -> FieldEditor:
    """The editor of a field by its kind, showing the document's value."""
    kinds = {"choice": ChoiceEditor, "flag": ChoiceEditor, "date": DateEditor, "long_text": TextEditor}
    editor = kinds.get(field.kind, LineEditor)(subject, field, numerals)
    editor.refresh()
    return editor
