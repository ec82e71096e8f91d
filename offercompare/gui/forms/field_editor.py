"""What every field's editor shares: its unit, its evidence, its message, and the way into the document."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from offercompare.errors import InputError
from offercompare.gui.forms.field import Assumed, Field
from offercompare.gui.forms.labels import SMALL, plain_label, scaled, set_shown, text_button
from offercompare.gui.forms.reading import Typed, written
from offercompare.gui.forms.refusal import sentence
from offercompare.gui.forms.subject import Subject
from offercompare.gui.forms.value_edit import ChoiceBox
from offercompare.gui.hidden_amounts import said
from offercompare.numerals import Numerals
from offercompare.translation import tr

GAP = 6


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
        self.is_covered = False
        self.control = self._make_control()
        self.control.setAccessibleName(field.label)
        self.unit = plain_label("", "muted")
        self.unit.setWordWrap(False)
        self.unit.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.evidence = EvidenceBox(field.label) if field.evidence else None
        self.back = text_button("", "link") if field.returns else None
        self.error = plain_label("", "error")
        self.error.hide()
        self.note = plain_label("", "help")
        self.note.hide()
        self._lay_out()

    def _lay_out(self) -> None:
        self._line = QHBoxLayout()
        self._line.setSpacing(GAP)
        self._line.addWidget(self.control, self._stretch())
        self._add_beside(self._line)
        self._line.addWidget(self.unit)
        if self.back is not None:
            self._line.addWidget(self.back)
            self.back.clicked.connect(self.go_back)
        self._line.addStretch(0 if self._stretch() else 1)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(GAP)
        self._row.addLayout(self._line, 1)
        if self.evidence is not None:
            self._row.addWidget(self.evidence)
            self.evidence.activated.connect(self._note)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addLayout(self._row)
        column.addWidget(self.error)
        column.addWidget(self.note)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the evidence under the field where both do not fit in one line."""
        super().resizeEvent(event)
        self._break_line()

    def stops(self) -> list[QWidget]:
        """What the Tab key visits, in order: the control, a button beside it, the evidence."""
        beside = [self._line.itemAt(place).widget() for place in range(1, self._line.count())]
        found = [self.control, *beside, self.evidence]
        return [each for each in found if each is not None and each.focusPolicy() & Qt.FocusPolicy.TabFocus]

    def _break_line(self) -> None:
        if self.evidence is None:
            return
        needed = self._line.sizeHint().width() + GAP + self.evidence.sizeHint().width()
        is_narrow = needed > self.width()
        self._row.setDirection(QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight)
        self._row.setAlignment(self.evidence, Qt.AlignmentFlag.AlignLeft if is_narrow else Qt.AlignmentFlag(0))

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

    @property
    def is_refused(self) -> bool:
        """Whether what was entered was read and not taken."""
        return self.is_pending and bool(self.error.text())

    def take_back(self) -> None:
        """Show the document's value again instead of what was entered."""

    def go_back(self) -> None:
        """Empty the field, so that the assumed value counts again."""
        self.take_back()
        self._put(Typed(None))
        self.control.setFocus()

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
            self._break_line()
        if not self.is_pending:
            self.say("")
        if self.back is not None:
            self._offer_return(self.back, value is not None)
        self.note.setText(self._hint())
        self.note.setVisible(bool(self.note.text()))
        covered = said() if self.is_covered else ""
        if covered:
            self.control.setToolTip(covered)
        unknown_word = tr("Unknown: ask.") if unknown else ""
        spoken = [self.field.help, covered, self.unit.text(), self.note.text(), unknown_word]
        self.control.setAccessibleDescription(" ".join(part for part in spoken if part))

    def _offer_return(self, back: QPushButton, is_typed: bool) -> None:
        assumed = self.assumed()
        value = written(self.field, assumed.value, self.numerals) if assumed else ""
        back.setText(tr("Back to {value}", value=value))
        back.setAccessibleName(tr("{field}: back to {value}", field=self.field.label, value=value))
        back.setToolTip(assumed.source if assumed else "")
        set_shown(back, is_typed and bool(value))

    def _unit(self) -> str:
        return self.field.unit.replace("{currency}", self.subject.currency)

    def _hint(self) -> str:
        """A quiet sentence on the value as it is, "" for none."""
        owner = self.subject.owner
        return self.field.hint(owner, self.subject.document.comparison) if self.field.hint and owner else ""

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
            self.say(sentence(self.field, error, self.numerals))
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
            self.say(sentence(self.field, error, self.numerals))
        self.refresh()
