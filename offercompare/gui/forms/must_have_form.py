"""The page of must-haves: each a subject, a comparison and a value."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from offercompare.errors import InputError
from offercompare.gui.forms.field import Field
from offercompare.gui.forms.flow import FlowLayout
from offercompare.gui.forms.form import Page
from offercompare.gui.forms.labels import em, plain_label, sign_button, text_button, title_label
from offercompare.gui.forms.reading import read, written
from offercompare.gui.forms.subject import Subject
from offercompare.gui.forms.value_edit import ChoiceBox, ValueEdit
from offercompare.gui.hidden_amounts import said
from offercompare.gui.typed_money import TypedMoney, in_reporting_currency
from offercompare.model import MustHave
from offercompare.numerals import HIDDEN, Numerals
from offercompare.reference import places, rubrics
from offercompare.report.weight_words import who_fails
from offercompare.translation import tr

PATH = "must_haves"
# What a new condition, and one whose subject changes, begins with.
_FIRST: dict[str, dict[str, Any]] = {
    "office_days": {"at_most": 3.0},
    "commute_minutes": {"at_most": 45.0},
    "base": {"at_least": 100_000.0},
    "permit_sponsored": {"is": True},
    "country": {"is": "US"},
}
_FIRST_SCORE = {"at_least": 40.0}
_NUMBER, _AMOUNT = Field("value", "", "number", ""), Field("value", "", "amount", "")
_MONEY = Field("value", "", "number", "", unit="{currency}")


def subjects(own: tuple[Any, ...] = ()) -> tuple[tuple[str, str, str], ...]:
    """What a condition can be about: (``fact`` or ``criterion``, key, label)."""
    facts = (
        ("fact", "office_days", tr("Office days a week")),
        ("fact", "commute_minutes", tr("Commute in minutes")),
        ("fact", "base", tr("Base a year")),
        ("fact", "permit_sponsored", tr("Work permit sponsored")),
        ("fact", "country", tr("Country of work")),
    )
    scores = tuple(("criterion", each.key, tr("Score: {name}", name=each.label)) for each in rubrics.criteria())
    mine = tuple(("criterion", each.key, tr("Score: {name}", name=each.label or each.key)) for each in own)
    return (*facts, *scores, *mine)


class MustHaveRow(QWidget):
    """One condition."""

    def __init__(self, page: MustHavePage, number: int) -> None:
        super().__init__()
        self._page, self._number = page, number
        name = tr("Must-have {number}", number=number + 1)
        self.what, self.how, self.value = ChoiceBox(), ChoiceBox(), ValueEdit()
        self.flag = ChoiceBox()
        self.flag.addItem(tr("Yes"), True)
        self.flag.addItem(tr("No"), False)
        self.remove = sign_button("×", tr("Remove {entry}", entry=name))
        self.error = plain_label("", "error")
        self.error.hide()
        self.who = plain_label("", "help")
        for widget, label in ((self.what, tr("what")), (self.how, tr("comparison")), (self.value, tr("value"))):
            widget.setAccessibleName(f"{name}: {label}")
        self.flag.setAccessibleName(f"{name}: {tr('value')}")
        self.value.setFixedWidth(em(self.value, 14))
        line = FlowLayout(gap=6)
        for part in (self.what, self.how, self.value, self.flag, self.remove):
            line.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addLayout(line)
        column.addWidget(self.error)
        column.addWidget(self.who)
        self._join()

    def _join(self) -> None:
        self.what.activated.connect(self._turn)
        self.how.activated.connect(lambda: self._put_bound(self._held()[1]))
        self.flag.activated.connect(lambda: self._put({"is": self.flag.currentData()}))
        self.value.committed.connect(self.commit)
        self.value.textEdited.connect(lambda: self._say(""))
        self.remove.clicked.connect(lambda: self._page.remove(self._number))

    def _must(self) -> MustHave:
        return self._page.held()[self._number]

    def _held(self) -> tuple[str, Any]:
        """The bound that is set and its value."""
        must = self._must()
        bounds = (("at_least", must.at_least), ("at_most", must.at_most), ("is", must.is_))
        return next((name, value) for name, value in bounds if value is not None)

    def refresh(self) -> None:
        """Show the condition."""
        must = self._must()
        self.what.clear()
        for kind, key, label in self._page.subjects():
            self.what.addItem(label, (kind, key))
        named = must.criterion or must.fact
        found = [self.what.itemData(row)[1] == named for row in range(self.what.count())]
        self.what.setCurrentIndex(found.index(True) if True in found else -1)
        bound, value = self._held()
        words = self._words(must)
        self.how.clear()
        for name, label in words:
            self.how.addItem(label, name)
        self.how.setCurrentIndex(max(self.how.findData(bound), 0))
        self.flag.setVisible(must.fact == "permit_sponsored")
        self.value.setVisible(must.fact != "permit_sponsored")
        self.flag.setCurrentIndex(0 if value is True else 1)
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        field = _AMOUNT if must.fact == "base" else _NUMBER
        text = written(field, value, self._page.numerals) if is_number else str(value)
        self.value.setReadOnly(self._page.numerals.amounts_hidden and HIDDEN in text)
        self.value.setToolTip(said() if self.value.isReadOnly() else "")
        self.value.show_value(text, unknown=False, placeholder="")
        self.who.setText(self._page.who_fails(must))

    @staticmethod
    def _words(must: MustHave) -> tuple[tuple[str, str], ...]:
        if must.fact in ("permit_sponsored", "country"):
            return (("is", tr("is")),)
        return (("at_least", tr("at least")), ("at_most", tr("at most")), ("is", tr("is")))

    def _turn(self, row: int) -> None:
        kind, key = self.what.itemData(row)
        first = _FIRST.get(key, _FIRST_SCORE) if kind == "fact" else _FIRST_SCORE
        self.value.setText(self.value.shown)
        self._page.put(self._number, {kind: key, **first}, self)

    def _put_bound(self, value: Any) -> None:
        self._put({self.how.currentData(): value})

    def _put(self, bound: dict[str, Any]) -> bool:
        must = self._must()
        subject = {"fact": must.fact} if must.criterion is None else {"criterion": must.criterion}
        return self._page.put(self._number, {**subject, **bound}, self)

    def commit(self) -> bool:
        """Put the typed value into the document."""
        if not self.value.is_pending:
            return True
        try:
            value = self._typed()
        except InputError as error:
            self._say(error.sentence)
            return False
        self.value.accept_value()
        return self._put({self._held()[0]: value})

    def _typed(self) -> Any:
        text = self.value.text().strip()
        if self._must().fact == "country":
            code = places.country_code(text)
            if code is None:
                raise InputError(tr("This country is not known; type its name or its code, such as US."))
            return code
        typed = read(_MONEY if self._must().fact == "base" else _NUMBER, text, self._page.numerals)
        if typed.value is None:
            raise InputError(tr("Type a number, or remove the must-have."))
        if typed.money is not None:
            self._page.check_currency(typed.money)
        return typed.value

    def _say(self, sentence: str) -> None:
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))
        self.value.setProperty("invalid", bool(sentence))
        self.value.style().polish(self.value)

    def refuse(self, sentence: str) -> None:
        """Say why the document did not take the condition."""
        self._say(sentence)


class MustHavePage(Page):
    """Conditions apart from the weights."""

    def __init__(self, subject: Subject, numerals: Numerals) -> None:
        super().__init__()
        self._subject, self.numerals = subject, numerals
        self.rows: list[MustHaveRow] = []
        card = QFrame()
        card.setObjectName("card")
        column = QVBoxLayout(card)
        column.setContentsMargins(16, 12, 16, 14)
        column.setSpacing(10)
        self.title = title_label(tr("Must-haves"))
        column.addWidget(self.title)
        text = tr("An offer known to fail one keeps its rank and is marked; it does not lead unless all fail.")
        column.addWidget(plain_label(text, "help"))
        self._column = QVBoxLayout()
        column.addLayout(self._column)
        self._none = plain_label(tr("none"), "muted")
        column.addWidget(self._none)
        self.adder = text_button(tr("+ Add must-have"))
        self.adder.clicked.connect(self.add_first)
        column.addWidget(self.adder, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addWidget(card)
        self.finish()
        self.refresh()

    def subjects(self) -> tuple[tuple[str, str, str], ...]:
        """What a condition can be about in this comparison."""
        return subjects(self._subject.owner.criteria)

    def held(self) -> tuple[MustHave, ...]:
        """The document's conditions."""
        return tuple(self._subject.value(PATH))

    def refresh(self) -> None:
        """As many rows as conditions."""
        wanted = len(self.held())
        while len(self.rows) > wanted:
            row = self.rows.pop()
            row.hide()
            row.deleteLater()
        while len(self.rows) < wanted:
            self.rows.append(MustHaveRow(self, len(self.rows)))
            self._column.addWidget(self.rows[-1])
        for row in self.rows:
            row.refresh()
        self._none.setVisible(not wanted)

    def check_currency(self, money: TypedMoney) -> None:
        """``InputError`` where an amount was typed in another currency than that of the comparison."""
        in_reporting_currency(money, self._subject.owner)

    def who_fails(self, must: MustHave) -> str:
        """Which offers fail a condition, and of which it is not known."""
        return who_fails(must, self._subject.document.evaluation)

    def commit(self) -> QWidget | None:
        """Put what is being typed into the document; the value that is refused, None where none is."""
        return next((row.value for row in tuple(self.rows) if not row.commit()), None)

    def add_first(self) -> None:
        """One more condition, on office days."""
        fresh = {"fact": "office_days", **_FIRST["office_days"]}
        self._subject.put_list(PATH, (*self.held(), fresh), tr("Add must-have"))
        self.rows[-1].what.setFocus()

    def remove(self, number: int) -> None:
        """Take a condition out."""
        if all(row.commit() for row in self.rows if row is not self.rows[number]):
            held = self.held()
            self.rows[number].value.setText(self.rows[number].value.shown)
            self._subject.put_list(PATH, (*held[:number], *held[number + 1 :]), tr("Remove must-have"))
            self.adder.setFocus()

    def put(self, number: int, must: dict[str, Any], row: MustHaveRow) -> bool:
        """Replace a condition; False with a sentence in its row where the document refuses."""
        held = self.held()
        try:
            self._subject.put_list(PATH, (*held[:number], must, *held[number + 1 :]), tr("Must-have"))
        except InputError as error:
            row.refuse(error.sentence)
            return False
        return True
