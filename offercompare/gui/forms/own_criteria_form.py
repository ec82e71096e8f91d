"""Criteria of one's own: each with its name and weight, and a line that adds one."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from offercompare.document import criteria
from offercompare.document.edits import Edit
from offercompare.document.open_document import OpenDocument
from offercompare.errors import InputError
from offercompare.gui.forms.field import Field
from offercompare.gui.forms.labels import em, plain_label, sign_button, text_button, title_label
from offercompare.gui.forms.reading import read, written
from offercompare.gui.forms.refusal import refusing
from offercompare.gui.forms.value_edit import ValueEdit
from offercompare.model import OwnCriterion
from offercompare.numerals import Numerals
from offercompare.translation import tr

_WEIGHT = Field("weight", "", "percent", "")
_NAME = Field("label", "", "text", "")


class OwnCriterionRow(QWidget):
    """The name and the weight of one criterion."""

    def __init__(self, form: OwnCriteriaForm, key: str) -> None:
        super().__init__()
        self._form, self.key = form, key
        self.name, self.weight = ValueEdit(), ValueEdit()
        self.weight.setFixedWidth(em(self.weight, 8))
        self.weight.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.remove = sign_button("×", "")
        self.error = plain_label("", "error")
        self.error.hide()
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.name, 1)
        unit = plain_label(tr("weight"), "muted")
        unit.setWordWrap(False)
        line.addWidget(unit)
        line.addWidget(self.weight)
        line.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addLayout(line)
        column.addWidget(self.error)
        for edit in (self.name, self.weight):
            edit.committed.connect(self.commit)
            edit.textEdited.connect(lambda: self._say(None, ""))
        self.remove.clicked.connect(lambda: form.remove(self.key))

    def refresh(self, own: OwnCriterion, weight: float) -> None:
        """Show name and weight, a share of 1."""
        called = own.label or own.key
        self.name.show_value(own.label, unknown=False, placeholder=tr("Name"))
        self.weight.show_value(
            written(_WEIGHT, round(weight, 3), self._form.numerals), unknown=False, placeholder=tr("none")
        )
        self.name.setAccessibleName(tr("Name of {criterion}", criterion=called))
        self.weight.setAccessibleName(tr("Weight of {criterion}", criterion=called))
        for say in (self.remove.setAccessibleName, self.remove.setToolTip):
            say(tr("Remove {entry}", entry=called))

    def commit(self) -> QWidget | None:
        """Put what is typed into the document; the line that is refused, None where none is."""
        for edit, put in ((self.name, self._rename), (self.weight, self._weigh)):
            if edit.is_pending:
                try:
                    put()
                except InputError as error:
                    self._say(edit, error.sentence)
                    return edit
        return None

    def _rename(self) -> None:
        label = read(_NAME, self.name.text(), self._form.numerals).value or ""
        self.name.accept_value()
        self._form.apply(criteria.rename(self.key, label), tr("Name of a criterion"))

    def _weigh(self) -> None:
        weight = read(_WEIGHT, self.weight.text(), self._form.numerals).value or 0.0
        if not 0 <= weight <= 1:
            raise InputError(tr("A weight is from 0 to 100 %."))
        self._form.apply(
            criteria.weigh(self.key, 100 * weight), tr("Weight of {criterion}", criterion=self.name.text())
        )
        self.weight.accept_value()
        # The only one that weighs keeps all: the document has not changed, and nothing else shows it.
        self._form.refresh()

    def _say(self, refused: ValueEdit | None, sentence: str) -> None:
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))
        for edit in (self.name, self.weight):
            edit.setProperty("invalid", edit is refused)
            edit.style().polish(edit)


class OwnCriteriaForm(QFrame):
    """All criteria of one's own; they belong to the comparison, their figures to each offer."""

    def __init__(self, document: OpenDocument, numerals: Numerals) -> None:
        super().__init__()
        self.setObjectName("card")
        self._document, self.numerals = document, numerals
        self.rows: dict[str, OwnCriterionRow] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 14)
        column.setSpacing(10)
        column.addWidget(title_label(tr("Criteria of your own")))
        text = tr("What else counts for you, in every offer: each gets a card above for its 0 to 100, and a weight.")
        column.addWidget(plain_label(text, "help"))
        self._column = QVBoxLayout()
        self._column.setSpacing(6)
        column.addLayout(self._column)
        self.fresh = ValueEdit()
        self.fresh.show_value("", unknown=False, placeholder=tr("Such as: near my parents"))
        self.fresh.setAccessibleName(tr("Name of a new criterion"))
        self.adder = text_button(tr("+ Add criterion"))
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.fresh, 1)
        line.addWidget(self.adder)
        column.addLayout(line)
        self.fresh.committed.connect(self.add)
        self.adder.clicked.connect(self.add)
        self.refresh()

    def refresh(self) -> None:
        """As many rows as criteria, each with the share that counts."""
        comparison, weights = self._document.comparison, self._document.evaluation.weights
        held = {own.key: own for own in comparison.criteria}
        for key in [key for key in self.rows if key not in held]:
            gone = self.rows.pop(key)
            gone.hide()
            gone.deleteLater()
        for key, own in held.items():
            if key not in self.rows:
                self.rows[key] = OwnCriterionRow(self, key)
                self._column.addWidget(self.rows[key])
            self.rows[key].refresh(own, weights.get(key, 0.0))

    def add(self) -> None:
        """A criterion with the typed name; without one there is nothing to add."""
        label = self.fresh.text().strip()
        if not label:
            self.fresh.setFocus()
            return
        self.fresh.setText(self.fresh.shown)
        self.apply(criteria.add(label), tr("Add criterion {name}", name=label))

    def remove(self, key: str) -> None:
        """Take a criterion out with all that belongs to it."""
        row = self.rows[key]
        for edit in (row.name, row.weight):
            edit.take_back()
        self.apply(criteria.remove(key), tr("Remove criterion {name}", name=row.name.text() or key))

    def weigh(self, key: str, weight: float, label: str) -> None:
        """Give a criterion its share of 1 of what counts."""
        left_out = self._document.evaluation.left_out
        self.apply(criteria.weigh(key, 100 * weight, left_out), label)

    def commit(self) -> QWidget | None:
        """Put what is being typed into the document; the line that is refused, None where none is."""
        if self.fresh.is_pending:
            self.add()
        return next((refused for row in tuple(self.rows.values()) if (refused := row.commit()) is not None), None)

    def apply(self, edit: Edit, label: str) -> None:
        """Change the document; ``InputError`` where the result would not be valid."""
        self._document.apply(refusing(edit), label)
