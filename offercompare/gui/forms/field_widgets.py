"""The widgets of one field: a line, a choice or a text, with its unit, its evidence and its message."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QDate, QLocale, QPoint, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCalendarWidget, QFrame, QHBoxLayout, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from offercompare import numerals as wording
from offercompare.errors import InputError
from offercompare.gui.forms.field import Assumed, Field
from offercompare.gui.forms.labels import SMALL, em, plain_label, scaled, sign_button
from offercompare.gui.forms.place_edit import CurrencyEdit, PlaceEdit
from offercompare.gui.forms.reading import Typed, choices, read, written
from offercompare.gui.forms.subject import Subject
from offercompare.gui.forms.value_edit import UNDO_KEYS, ChoiceBox, ValueEdit
from offercompare.numerals import Numerals
from offercompare.reference import places
from offercompare.translation import tr

_WIDTHS = {"text": 34, "place": 34, "fractions": 22, "currency": 9, "date": 13}
_NUMBER_WIDTH = 15
_LINES = {"place": PlaceEdit, "currency": CurrencyEdit}
TEXT_LINES = 8
SHORTEST_CHOICE = 12


def evidence_words() -> tuple[tuple[str, str], ...]:
    """How sure a value is, for people."""
    return (
        ("", tr("how sure?")),
        ("written", tr("in writing")),
        ("verbal", tr("by word")),
        ("guess", tr("a guess")),
        ("unknown", tr("unknown")),
    )


class EvidenceBox(ChoiceBox):
    """The small choice of how sure a value is."""

    def __init__(self, label: str) -> None:
        super().__init__()
        self.setObjectName("evidence")
        self.setFont(scaled(self.font(), SMALL))
        for word, shown in evidence_words():
            self.addItem(shown, word)
        self.setAccessibleName(tr("How sure is {field}?", field=label))
        self.setToolTip(tr("Where this comes from: in writing, by word of mouth, a guess, or not known yet."))


class FieldEditor(QWidget):
    """One field of a subject. ``refresh`` shows what the document holds, ``commit`` puts what was entered."""

    def __init__(self, subject: Subject, field: Field, numerals: Numerals) -> None:
        super().__init__()
        self.subject, self.field, self.numerals = subject, field, numerals
        self.control = self._make_control()
        self.control.setAccessibleName(field.label)
        self.setFocusProxy(self.control)
        self.unit = plain_label("", "muted")
        self.unit.setWordWrap(False)
        self.unit.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.evidence = EvidenceBox(field.label) if field.evidence else None
        self.error = plain_label("", "error")
        self.error.hide()
        self._lay_out()

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        line.addWidget(self.control, self._stretch())
        self._add_beside(line)
        line.addWidget(self.unit)
        line.addStretch(0 if self._stretch() else 1)
        if self.evidence is not None:
            line.addWidget(self.evidence)
            self.evidence.activated.connect(self._note)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addLayout(line)
        column.addWidget(self.error)

    def _stretch(self) -> int:
        """Whether the control takes the width there is."""
        return int(self.field.kind in ("text", "place", "long_text"))

    def _make_control(self) -> QWidget:
        raise NotImplementedError

    def _add_beside(self, line: QHBoxLayout) -> None:
        """Room for a button beside the control."""

    def _typed(self) -> Typed:
        """What the control holds; ``InputError`` where it cannot be read."""
        raise NotImplementedError

    def _show(self, value: Any, unknown: bool, guess: bool) -> None:
        raise NotImplementedError

    @property
    def is_pending(self) -> bool:
        """Whether something was entered that the document does not hold."""
        return False

    def assumed(self) -> Assumed | None:
        """What the calculation takes while the field is empty."""
        if self.field.assumed is None or self.subject.owner is None:
            return None
        return self.field.assumed(self.subject.owner, self.subject.document.comparison)

    def refresh(self) -> None:
        """Show the document's value, evidence and unit."""
        value = self.subject.value(self.field.path)
        how = self.subject.evidence(self.field.evidence_path) if self.field.evidence else ""
        is_empty = value is None or value == self.field.empty
        unknown = how == "unknown" and is_empty
        self.unit.setText(self._unit())
        self.unit.setVisible(bool(self.unit.text()))
        self._show(None if is_empty and unknown else value, unknown, how == "guess")
        if self.evidence is not None:
            self.evidence.setCurrentIndex(max(self.evidence.findData(how), 0))
        if not self.is_pending:
            self.say("")
        spoken = [self.field.help, self.unit.text(), tr("Unknown: ask.") if unknown else ""]
        self.control.setAccessibleDescription(" ".join(part for part in spoken if part))

    def _unit(self) -> str:
        return self.field.unit.replace("{currency}", self.subject.currency)

    def say(self, sentence: str) -> None:
        """Show a sentence under the field, none when empty."""
        if sentence == self.error.text():
            return
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))
        self.control.setProperty("invalid", bool(sentence))
        self.control.style().polish(self.control)

    def commit(self) -> bool:
        """Put what was entered into the document; False with a sentence under the field where that is refused."""
        if not self.is_pending:
            return True
        try:
            typed = self._typed()
            self._put(typed)
        except InputError as error:
            self.say(_sentence(self.field, error))
            return False
        return True

    def _put(self, typed: Typed) -> None:
        self.subject.put(self.field, typed)
        self._accepted()
        self.refresh()

    def _accepted(self) -> None:
        """The control's content is the document's now."""

    def _note(self) -> None:
        assert self.evidence is not None
        how = self.evidence.currentData()
        try:
            if how == "unknown":
                self._put(Typed(None, "unknown"))
            elif self.commit():
                self.subject.note(self.field.evidence_path, how, self.field.label)
        except InputError as error:
            self.say(_sentence(self.field, error))
        self.refresh()


def _sentence(field: Field, error: InputError) -> str:
    """The document's sentence begins behind the name of the field it refuses."""
    sentence = error.sentence
    return (
        f"{field.label} {sentence}" if error.place and sentence[:1].islower() else sentence[:1].upper() + sentence[1:]
    )


class LineEditor(FieldEditor):
    """Text, numbers, places and currencies, typed."""

    control: ValueEdit

    def _make_control(self) -> ValueEdit:
        line = _LINES.get(self.field.kind, ValueEdit)(self)
        width = em(line, _WIDTHS.get(self.field.kind, _NUMBER_WIDTH))
        if self.field.kind in ("text", "place"):
            line.setMinimumWidth(width // 2)
        else:
            line.setFixedWidth(width)
        line.committed.connect(self.commit)
        line.textEdited.connect(lambda: self.say(""))
        return line

    @property
    def is_pending(self) -> bool:
        return self.control.is_pending

    def _typed(self) -> Typed:
        return read(self.field, self.control.text(), self.numerals, month_first=month_first())

    def _accepted(self) -> None:
        self.control.accept_value()

    def _show(self, value: Any, unknown: bool, guess: bool) -> None:
        # Nothing reads as "none"; a first year of 1 is a figure.
        is_none = not value and value == self.field.empty
        text = written(self.field, None if is_none else value, self.numerals)
        shown = f"~ {text}" if guess and text else text
        self.control.show_value(shown, unknown=unknown, placeholder=self._placeholder())

    def _placeholder(self) -> str:
        assumed = self.assumed()
        if assumed is None:
            return self.field.absent
        return tr("{value} assumed", value=written(self.field, assumed.value, self.numerals) or str(assumed.value))

    def _unit(self) -> str:
        value = self.subject.value(self.field.path)
        if self.field.kind == "place" and value and places.find(value) is None:
            return tr("not in the list")
        return super()._unit()


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
        if self.field.empty is None and self.field.block is None and all(value is not None for value, _ in listed):
            assumed = self.assumed()
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
            self.say(_sentence(self.field, error))


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

    def _typed(self) -> Typed:
        return read(self.field, self.control.toPlainText(), self.numerals)

    def _accepted(self) -> None:
        self._shown = self.control.toPlainText()

    def _show(self, value: Any, unknown: bool, guess: bool) -> None:
        if self.is_pending or value == self._shown:
            return
        self.control.setPlainText(value or "")
        # What Qt made of the text's line ends is not something typed.
        self._shown = self.control.toPlainText()


def field_editor(subject: Subject, field: Field, numerals: Numerals) -> FieldEditor:
    """The editor of a field by its kind, showing the document's value."""
    kinds = {"choice": ChoiceEditor, "flag": ChoiceEditor, "date": DateEditor, "long_text": TextEditor}
    editor = kinds.get(field.kind, LineEditor)(subject, field, numerals)
    editor.refresh()
    return editor
