"""The Factors page: per criterion its score with the reason, the five-level question, the questions that refine it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from offercompare.gui.forms.field import Field
from offercompare.gui.forms.field_editor import FieldEditor
from offercompare.gui.forms.form import FieldRow, Page
from offercompare.gui.forms.labels import plain_label, set_shown, text_button, title_label
from offercompare.gui.forms.own_criteria_form import OwnCriteriaForm
from offercompare.gui.forms.question_form import QuestionForm, question_form, quick_form
from offercompare.gui.forms.subject import OfferSubject
from offercompare.gui.refining import could_change_leader
from offercompare.model.vocabulary import CRITERIA
from offercompare.numerals import Numerals
from offercompare.reference import rubrics
from offercompare.report import refine_words
from offercompare.translation import tr


class CriterionCard(QFrame):
    """One criterion of an offer: what counts, why, the quick question, and what refines it, folded."""

    def __init__(self, subject: OfferSubject, key: str, label: str, numerals: Numerals) -> None:
        super().__init__()
        self.setObjectName("card")
        self.subject, self.key, self.numerals = subject, key, numerals
        self.rubric = rubrics.rubric(key)
        self.questions: list[QuestionForm] = []
        self._could_change: bool | None = None
        self.title = title_label(label)
        self.score = title_label("")
        self.score.setWordWrap(False)
        self.because = plain_label("", "help")
        self.matters = plain_label("", "help")
        self.override = FieldRow(subject, _override(key), numerals)
        self.quick = quick_form(subject, self.rubric) if self.rubric else None
        self._lay_out()
        self.refresh()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 14)
        column.setSpacing(10)
        head = QHBoxLayout()
        head.addWidget(self.title, 1)
        head.addWidget(self.score, 0, Qt.AlignmentFlag.AlignRight)
        column.addLayout(head)
        column.addWidget(self.because)
        if self.quick is not None:
            column.addWidget(self.quick)
            column.addWidget(self.matters)
            self.refiner = text_button("", "link")
            self.refiner.clicked.connect(lambda: self.unfold(not self._is_open))
            column.addWidget(self.refiner, 0, Qt.AlignmentFlag.AlignLeft)
        self._inside = QWidget()
        self._inside.hide()
        self._questions = QVBoxLayout(self._inside)
        self._questions.setContentsMargins(12, 0, 0, 0)
        self._questions.setSpacing(14)
        column.addWidget(self._inside)
        column.addWidget(self.override)

    @property
    def _is_open(self) -> bool:
        return not self._inside.isHidden()

    def unfold(self, is_open: bool = True) -> None:
        """Show or hide the questions; they are made when first wanted."""
        if is_open and not self.questions and self.rubric is not None:
            asked = (question for question in self.rubric.questions if not question.computed)
            self.questions = [question_form(self.subject, question) for question in asked]
            for form in self.questions:
                self._questions.addWidget(form)
        self._inside.setVisible(is_open)
        self._show_refiner()

    def _show_refiner(self) -> None:
        if self.rubric is None:
            return
        count = sum(not question.computed for question in self.rubric.questions)
        self.matters.setText(refine_words.matters(self._could_change))
        set_shown(self.matters, bool(self.matters.text()))
        invitation = refine_words.invitation(self._could_change, count)
        self.refiner.setText(tr("Fold the questions") if self._is_open else f"{invitation} ›")

    def refresh(self, could_change: bool | None = None) -> None:
        """Show the score, its reason and the answers; ``could_change``: whether refining could change who leads."""
        if self.subject.owner is None:
            return
        self._could_change = could_change
        score = self.subject.document.evaluation.offer(self.subject.key).scores.get(self.key)
        value = None if score is None else score.value
        self.score.setText(tr("unknown") if value is None else self.numerals.score(value))
        self.because.setText("" if score is None else refine_words.why(score))
        self.override.refresh()
        for form in (*((self.quick,) if self.quick else ()), *self.questions):
            form.refresh()
        self._show_refiner()


def _override(key: str) -> Field:
    if key not in CRITERIA:
        text = tr("0 to 100, more is better. Empty: counted as 50.")
        return Field(f"overrides.{key}", tr("Your figure"), "score", text, absent=tr("none"), unit=tr("of 100"))
    return Field(
        f"overrides.{key}",
        tr("Score by hand"),
        "score",
        tr("0 to 100, more is better; the calculated score stays in sight. Empty: calculated."),
        absent=tr("calculated"),
        unit=tr("of 100"),
    )


class FactorsPage(Page):
    """A card for each criterion of the comparison, and one that adds those of one's own."""

    def __init__(self, subject: OfferSubject, numerals: Numerals) -> None:
        super().__init__()
        self._subject, self._numerals = subject, numerals
        self.cards: dict[str, CriterionCard] = {}
        self._made_for: list[tuple[str, str]] = []
        self.own = OwnCriteriaForm(subject.document, numerals)
        self.refresh()
        self.add(self.own)
        self.finish()

    def _criteria(self) -> list[tuple[str, str]]:
        own = self._subject.document.comparison.criteria
        asked = [each for each in rubrics.criteria() if each.rubric] + [
            one for one in rubrics.criteria() if not one.rubric
        ]
        return [(each.key, each.label) for each in asked] + [(each.key, each.label or each.key) for each in own]

    def refresh(self) -> None:
        """Show scores and answers; criteria of one's own may have come, gone or got another name."""
        criteria = self._criteria()
        if criteria != self._made_for:
            kept = {key for key, _ in criteria}
            for key in [key for key in self.cards if key not in kept]:
                gone = self.cards.pop(key)
                gone.hide()
                gone.deleteLater()
            for number, (key, label) in enumerate(criteria):
                if key not in self.cards:
                    self.cards[key] = CriterionCard(self._subject, key, label, self._numerals)
                    self.column.insertWidget(number, self.cards[key])
                self.cards[key].title.setText(label)
            self._made_for = criteria
        could_change = could_change_leader(self._subject.document.evaluation, self._subject.key)
        for key, card in self.cards.items():
            card.refresh(could_change.get(key))
        self.own.refresh()

    def editors(self) -> Iterator[FieldEditor]:
        """The scores set by hand."""
        return (card.override.editor for card in self.cards.values())

    def commit(self) -> QWidget | None:
        """Put what is being typed into the document; the control whose text is refused, None where none is."""
        return super().commit() or self.own.commit()

    def target(self, path: str) -> QWidget | None:
        """The question or the hand-set score at a path; a refining question unfolds its criterion."""
        table, _, key = path.partition(".")
        question = rubrics.question(key)
        if table == "answers" and question is not None:
            self.cards[question.criterion].unfold()
            forms = [form for form in self.cards[question.criterion].questions if form.entry == path]
        else:
            forms = [card.quick for one, card in self.cards.items() if one == key and card.quick and table == "levels"]
        return forms[0].options.current() if forms else super().target(path)
