"""One question about an offer with its levels, and how sure the answer is."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from offercompare.document import answers
from offercompare.gui.forms.field_editor import EvidenceBox
from offercompare.gui.forms.labels import plain_label, scaled, set_shown, text_button
from offercompare.gui.forms.option_list import OptionList
from offercompare.gui.forms.subject import OfferSubject
from offercompare.model import Offer
from offercompare.reference import rubrics
from offercompare.reference.rubrics import Question, Rubric
from offercompare.translation import tr


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
        self.evidence = _evidence_box(text)
        self.evidence.activated.connect(lambda: self.note(self.evidence.currentData()))
        head = QHBoxLayout()
        head.addWidget(title, 1)
        for beside in (self.evidence, self.clearer):
            head.addWidget(beside, 0, Qt.AlignmentFlag.AlignTop)
        self.hint = plain_label("", "help")
        self.options = OptionList(text, options)
        self.options.chosen.connect(self.answer)
        column.addLayout(head)
        column.addWidget(self.hint)
        column.addWidget(self.options)
        self.refresh()

    def answer(self, value: Any) -> None:
        """Put an answer into the document, None to take it back."""
        label = tr("Answer for {offer}: {question}", offer=self.subject.name, question=self.text)
        edit = answers.answer(self.subject.key, self.entry, value)
        self.subject.document.apply(edit, label, f"{self.subject.key}:{self.entry}")

    def note(self, how: str) -> None:
        """Note how sure the answer is: a guess widens what the score may be (MODEL 10)."""
        label = tr("How sure for {offer}: {question}", offer=self.subject.name, question=self.text)
        self.subject.document.apply(answers.note(self.subject.key, self.entry, how), label)

    def refresh(self) -> None:
        """Show the document's answer."""
        value = self.subject.value(self.entry)
        self.options.show_value(value)
        set_shown(self.clearer, value is not None)
        sentence, applies = self._hint(value)
        self.hint.setText(sentence)
        set_shown(self.hint, bool(sentence))
        self.options.setEnabled(applies)
        how = self.subject.owner.evidence.get(self.entry, "") if self.subject.owner else ""
        self.evidence.setCurrentIndex(max(self.evidence.findData(how), 0))
        set_shown(self.evidence, applies and isinstance(value, int))

    def _hint(self, value: Any) -> tuple[str, bool]:
        question = rubrics.question(self.entry.partition(".")[2])
        offer = self.subject.owner
        if question is None or offer is None:
            return "", True
        if offer.company_type in question.not_applicable_to:
            return tr("Does not apply to this type of company, so it is left out."), False
        level = None if isinstance(value, int) else told_by_offer(question, offer)
        return (tr("The offer itself says: {level}.", level=level), True) if level else ("", True)


def _evidence_box(question: str) -> EvidenceBox:
    """How sure an answer is; that it is not known is an answer of its own."""
    box = EvidenceBox(question)
    box.removeItem(box.findData("unknown"))
    box.setToolTip(tr("Where this comes from: in writing, by word of mouth, or a guess. A guess counts as less sure."))
    return box


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
