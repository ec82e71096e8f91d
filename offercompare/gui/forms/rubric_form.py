"""The Factors page: per criterion its score with the reason, the five-level question, the questions that refine it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from offercompare.document import edits
from offercompare.gui.forms.field import Field
from offercompare.gui.forms.field_editor import FieldEditor
from offercompare.gui.forms.form import FieldRow, Page
from offercompare.gui.forms.labels import plain_label, scaled, text_button, title_label
from offercompare.gui.forms.option_list import OptionList
from offercompare.gui.forms.subject import OfferSubject
from offercompare.model import Offer
from offercompare.numerals import Numerals
from offercompare.reference import rubrics
from offercompare.reference.rubrics import Question, Rubric
from offercompare.translation import tr, trn


class QuestionForm(QWidget):
    """One question with its levels; ``entry`` is where the answer stands: ``levels.growth``, ``answers.G1``."""

    def __init__(self, subject: OfferSubject, entry: str, text: str, options: list[tuple[Any, str]]) -> None:
        super().__init__()
        self.subject, self.entry, self.text = subject, entry, text
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        title = plain_label(text)
        title.setFont(scaled(title.font(), 1.0, strong=True))
        self.clearer = text_button(tr("Clear"), "link", tr("Clear the answer to: {question}", question=text))
        self.clearer.clicked.connect(lambda: self.answer(None))
        policy = self.clearer.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.clearer.setSizePolicy(policy)
        head = QHBoxLayout()
        head.addWidget(title, 1)
        head.addWidget(self.clearer, 0, Qt.AlignmentFlag.AlignTop)
        self.note = plain_label("", "help")
        self.options = OptionList(text, options)
        self.options.chosen.connect(self.answer)
        column.addLayout(head)
        column.addWidget(self.note)
        column.addWidget(self.options)
        self.refresh()

    def answer(self, value: Any) -> None:
        """Put an answer into the document, None to take it back."""
        table, _, key = self.entry.partition(".")
        edit = edits.set_level if table == "levels" else edits.set_answer
        label = tr("Answer for {offer}: {question}", offer=self.subject.name, question=self.text)
        self.subject.document.apply(edit(self.subject.key, key, value), label, f"{self.subject.key}:{self.entry}")

    def refresh(self) -> None:
        """Show the document's answer."""
        value = self.subject.value(self.entry)
        self.options.show_value(value)
        self.clearer.setVisible(value is not None)
        sentence, applies = self._note(value)
        self.note.setText(sentence)
        self.note.setVisible(bool(sentence))
        self.options.setEnabled(applies)

    def _note(self, value: Any) -> tuple[str, bool]:
        question = rubrics.question(self.entry.partition(".")[2])
        offer = self.subject.owner
        if question is None or offer is None:
            return "", True
        if offer.company_type in question.not_applicable_to:
            return tr("Does not apply to this type of company, so it is left out."), False
        level = None if isinstance(value, int) else told_by_offer(question, offer)
        return (tr("The offer itself says: {level}.", level=level), True) if level else ("", True)


def told_by_offer(question: Question, offer: Offer) -> str | None:
    """The level that fields of the offer give, None where they give none."""
    facts = {
        "pay_basis": offer.remote.pay_basis,
        "policy": offer.remote.policy,
        "industry": offer.industry,
        "company_type": offer.company_type,
    }
    for known in question.from_offer:
        number = known.levels.get(facts.get(known.field) or "")
        if number is not None:
            return question.levels[number].text
    return None


def quick_form(subject: OfferSubject, rubric: Rubric) -> QuestionForm:
    """The five-level question of a criterion."""
    options: list[tuple[Any, str]] = [(number, level.text) for number, level in enumerate(rubric.quick_levels)]
    return QuestionForm(
        subject, f"levels.{rubric.criterion}", rubric.question, [*options, ("unknown", tr("I do not know yet."))]
    )


def question_form(subject: OfferSubject, question: Question) -> QuestionForm:
    """One question of a rubric."""
    options: list[tuple[Any, str]] = [
        (number, level.text[:1].upper() + level.text[1:]) for number, level in enumerate(question.levels)
    ]
    others = [("unknown", tr("I do not know yet")), ("na", tr("Does not apply to me"))]
    return QuestionForm(subject, f"answers.{question.id}", question.text, [*options, *others])


class CriterionCard(QFrame):
    """One criterion of an offer."""

    def __init__(self, subject: OfferSubject, key: str, label: str, numerals: Numerals) -> None:
        super().__init__()
        self.setObjectName("card")
        self.subject, self.key, self.numerals = subject, key, numerals
        self.rubric = rubrics.rubric(key)
        self.questions: list[QuestionForm] = []
        self.score = title_label("")
        self.score.setWordWrap(False)
        self.because = plain_label("", "help")
        self.override = FieldRow(subject, _override(key), numerals)
        self.quick = quick_form(subject, self.rubric) if self.rubric else None
        self._lay_out(label)
        self.refresh()

    def _lay_out(self, label: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 14)
        column.setSpacing(10)
        head = QHBoxLayout()
        head.addWidget(title_label(label), 1)
        head.addWidget(self.score, 0, Qt.AlignmentFlag.AlignRight)
        column.addLayout(head)
        column.addWidget(self.because)
        if self.quick is not None:
            column.addWidget(self.quick)
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
        text = trn("Refine with {count} question", "Refine with {count} questions", count)
        self.refiner.setText(tr("Fold the questions") if self._is_open else f"{text} ›")

    def refresh(self) -> None:
        """Show the score, its reason and the answers."""
        if self.subject.owner is None:
            return
        score = self.subject.document.evaluation.offer(self.subject.key).scores.get(self.key)
        value = None if score is None else score.value
        self.score.setText(tr("unknown") if value is None else self.numerals.score(value))
        badge = tr(" ({caution})", caution=score.badge) if score is not None and score.badge else ""
        self.because.setText((score.because if score is not None else "") + badge)
        self.override.refresh()
        for form in (*((self.quick,) if self.quick else ()), *self.questions):
            form.refresh()
        self._show_refiner()


def _override(key: str) -> Field:
    return Field(
        f"overrides.{key}",
        tr("Score by hand"),
        "score",
        tr("0 to 100, more is better; the calculated score stays in sight. Empty: calculated."),
        absent=tr("calculated"),
        unit=tr("of 100"),
    )


class FactorsPage(Page):
    """A card for each criterion of the comparison."""

    def __init__(self, subject: OfferSubject, numerals: Numerals) -> None:
        super().__init__()
        self._subject, self._numerals = subject, numerals
        self.cards: dict[str, CriterionCard] = {}
        self._made_for: list[tuple[str, str]] = []
        self.refresh()
        self.finish()

    def _criteria(self) -> list[tuple[str, str]]:
        own = self._subject.document.comparison.criteria
        asked = [each for each in rubrics.criteria() if each.rubric] + [
            one for one in rubrics.criteria() if not one.rubric
        ]
        return [(each.key, each.label) for each in asked] + [(each.key, each.label or each.key) for each in own]

    def refresh(self) -> None:
        """Show scores and answers; criteria of one's own may have come or gone."""
        criteria = self._criteria()
        if criteria != self._made_for:
            for key, label in self._made_for:
                if (key, label) not in criteria:
                    self.cards.pop(key).deleteLater()
            for number, (key, label) in enumerate(criteria):
                if key not in self.cards:
                    self.cards[key] = CriterionCard(self._subject, key, label, self._numerals)
                    self.column.insertWidget(number, self.cards[key])
            self._made_for = criteria
        for card in self.cards.values():
            card.refresh()

    def editors(self) -> Iterator[FieldEditor]:
        """The scores set by hand."""
        return (card.override.editor for card in self.cards.values())

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
