"""The five-level question at its cell."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from offercompare.app import dress
from offercompare.engine.evaluation import evaluate
from offercompare.gui.level_popup import LevelPopup
from offercompare.gui.refining import could_change_leader
from offercompare.gui.settings import Settings
from offercompare.reference import rubrics
from tests.builders import a_comparison, a_sure_offer

MATTERS = "Answering these could change who leads."


@pytest.fixture
def owner(qtbot: Any, qapp: QApplication) -> QWidget:
    dress(qapp, Settings(scheme="light"))
    made = QWidget()
    qtbot.addWidget(made)
    return made


def popup(owner: QWidget, base: float = 98_000.0, criterion: str = "growth", **changes: Any) -> LevelPopup:
    """The question about an offer of this base beside one of 100 000; growth weighs two fifths."""
    plain = {"levels": {"growth": 2}}
    offer = a_sure_offer("northwind", base=base, **{**plain, **changes})
    comparison = a_comparison(a_sure_offer(**plain), offer, weights={"pay": 60.0, "growth": 40.0})
    evaluation = evaluate(comparison)
    rubric = rubrics.rubric(criterion)
    assert rubric is not None
    score = evaluation.offer("northwind").scores[criterion]
    return LevelPopup(rubric, offer, score, owner, could_change_leader(evaluation, "northwind").get(criterion))


def said(shown: LevelPopup) -> list[str]:
    return [label.text() for label in shown.findChildren(QLabel)]


def links(shown: LevelPopup) -> list[QPushButton]:
    return shown.findChildren(QPushButton)


def test_refining_is_offered_where_it_could_change_who_leads(owner: QWidget) -> None:
    shown = popup(owner)
    assert MATTERS in said(shown)
    assert links(shown)[0].text() == "Refine with 8 questions…"


@pytest.mark.parametrize(("base", "criterion", "count"), [(81_000.0, "growth", 8), (98_000.0, "people", 4)])
def test_elsewhere_one_may_refine_anyway(owner: QWidget, base: float, criterion: str, count: int) -> None:
    whole = {f"G{number}": 3 for number in range(1, 8)}
    shown = popup(owner, base, criterion, answers=whole, levels={})
    assert MATTERS not in said(shown)
    assert links(shown)[0].text() == f"Refine anyway: {count} questions…"


def test_why_the_score_stands_is_said_with_its_caution(owner: QWidget) -> None:
    shown = popup(owner, levels={})
    assert "No evidence: counted as 50. 0 of 8 questions answered." in said(shown)
    thin = popup(owner, levels={}, answers={"G1": 3})
    assert any(text.endswith("1 of 8 questions answered. (thin evidence)") for text in said(thin))


@pytest.mark.parametrize(
    ("key", "level"),
    [(Qt.Key.Key_1, 0), (Qt.Key.Key_5, 4), (Qt.Key.Key_Question, "unknown"), (Qt.Key.Key_Delete, None)],
)
def test_a_key_answers(owner: QWidget, qtbot: Any, key: Qt.Key, level: object) -> None:
    shown = popup(owner)
    shown.show()
    with qtbot.waitSignal(shown.answered) as answered:
        if key == Qt.Key.Key_Delete:
            qtbot.keyClick(shown, key)
        else:
            qtbot.keyClicks(shown, chr(key))
    assert answered.args == [level]


def test_the_questions_are_one_key_away(owner: QWidget, qtbot: Any) -> None:
    shown = popup(owner)
    shown.show()
    with qtbot.waitSignal(shown.refine_wanted):
        qtbot.keyClick(links(shown)[0], Qt.Key.Key_Space)
