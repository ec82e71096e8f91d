"""Trade-off questions answered by keys: the weights follow, contradictions are shown, one step takes them."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from offercompare.document import edits
from offercompare.document.open_document import OpenDocument
from offercompare.engine import evaluate
from offercompare.engine.deciding.trade_offs import weights_from
from offercompare.engine.evaluation import preview
from offercompare.engine.simulation.streams import Draws
from offercompare.gui.weighing.asking import with_new_criteria
from offercompare.gui.weighing.desk import WeighingDesk
from offercompare.gui.weighing.trade_off_dialog import TradeOffDialog, resumed
from offercompare.model.weighing import TradeOff
from offercompare.numerals import ENGLISH
from tests.builders import a_comparison
from tests.gui.weighing.conftest import Opened, click, press, rated_offers, tab_to

Key = Qt.Key
OFFERS = ("harbor", "nimbus", "northwind")


class Asked:
    """The window with a way to wait for it."""

    def __init__(self, qtbot: Any, dialog: TradeOffDialog) -> None:
        self.qtbot, self.dialog = qtbot, dialog
        self.settle()

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: self.dialog.is_ready)

    def answer(self, key: Qt.Key) -> None:
        press(key)
        self.settle()

    @property
    def text(self) -> str:
        return self.dialog.question.text.text()

    @property
    def is_asking(self) -> bool:
        return self.dialog.question.buttons["yes"].isVisible()


@pytest.fixture
def asked(opened: Opened, desk: WeighingDesk, qtbot: Any) -> Asked:
    return Asked(qtbot, opened(desk.trade_offs))


def test_a_question_states_the_money_and_what_it_buys(asked: Asked, document: OpenDocument) -> None:
    step = asked.dialog.step
    assert step is not None
    assert step.question is not None
    assert step.question.costs is not None
    names = {key: document.evaluation.offer(key).offer.company for key in OFFERS}
    assert asked.text.startswith(f"{names[step.question.first]} over {names[step.question.second]} costs USD\u00a0")
    assert f"{step.question.costs:,.0f} a year of sure pay (before tax)" in asked.text
    assert " buys " in asked.text
    assert asked.text.endswith("Worth it?")
    assert asked.dialog.question.number.text() == "Question 1 of at most 7"
    described = asked.dialog.question.buttons["yes"].accessibleDescription()
    assert described.startswith(f"{asked.text} ")
    assert "Sure pay a year, USD, before tax: " in described


def test_the_whole_difference_stands_below_the_question(asked: Asked, document: OpenDocument) -> None:
    step, table = asked.dialog.step, asked.dialog.question.table
    assert step is not None
    assert step.question is not None
    assert table.isVisible()
    names = [document.evaluation.offer(key).offer.company for key in (step.question.first, step.question.second)]
    assert table.texts[0] == ("Scores, 0 to 100", *names, "difference")
    assert table.texts[-1][0] == "Sure pay a year, USD, before tax"
    differing = [key for key, by in step.question.differences.items() if abs(by) >= 0.05]
    assert len(table.texts) == 2 + len(differing)
    while asked.is_asking:
        asked.answer(Key.Key_1)
    assert not table.isVisible()


@pytest.mark.parametrize(("key", "reply"), [(Key.Key_Y, "yes"), (Key.Key_N, "no"), (Key.Key_C, "cannot_say")])
def test_bare_letters_answer_wherever_the_keyboard_is(asked: Asked, key: Qt.Key, reply: str) -> None:
    asked.answer(key)
    tab_to(asked.dialog.present.chart)
    asked.answer(key)
    assert [each.answer for each in asked.dialog.answered] == [reply, reply]


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter])
def test_enter_takes_the_weights_where_that_button_has_the_keyboard(
    asked: Asked, document: OpenDocument, key: Qt.Key
) -> None:
    while asked.is_asking:
        asked.answer(Key.Key_Y)
    assert QApplication.focusWidget() is asked.dialog.apply
    press(key)
    assert not asked.dialog.isVisible()
    assert document.comparison.weights is not None


def test_enter_answers_where_an_answer_has_the_keyboard(asked: Asked) -> None:
    tab_to(asked.dialog.question.buttons["no"])
    asked.answer(Key.Key_Return)
    assert [each.answer for each in asked.dialog.answered] == ["no"]


def test_after_taking_back_one_of_several_the_first_answer_has_the_keyboard(asked: Asked) -> None:
    asked.answer(Key.Key_N)
    asked.answer(Key.Key_C)
    tab_to(asked.dialog.answers.buttons[0])
    press(Key.Key_Space)
    assert QApplication.focusWidget() is asked.dialog.question.buttons["yes"]
    asked.settle()
    assert QApplication.focusWidget() is asked.dialog.question.buttons["yes"]
    assert len(asked.dialog.answered) == 1


def test_taking_back_after_the_last_question_brings_the_keyboard_back_too(asked: Asked) -> None:
    while asked.is_asking:
        asked.answer(Key.Key_Y)
    while not asked.is_asking:
        click(asked.dialog.answers.buttons[-1])
        asked.settle()
    assert asked.dialog.question.buttons["yes"].hasFocus()


def test_by_keys_alone_to_weights_in_one_step(asked: Asked, document: OpenDocument) -> None:
    dialog = asked.dialog
    assert dialog.question.buttons["yes"].hasFocus()
    assert not dialog.apply.isEnabled()
    first = asked.text
    tab_to(dialog.question.buttons["no"])
    asked.answer(Key.Key_Space)
    assert [each.answer for each in dialog.answered] == ["no"]
    assert asked.text != first
    while asked.is_asking:
        asked.answer(Key.Key_1)
    assert QApplication.focusWidget() is dialog.apply
    assert dialog.step is not None
    expected = dialog.step.found.weights
    assert document.comparison.weights is None
    press(Key.Key_Space)
    assert not dialog.isVisible()
    for key, share in expected.items():
        assert document.evaluation.weights[key] == pytest.approx(share, abs=1e-7)
    weighed = document.comparison.weighed
    assert weighed is not None
    assert weighed.way == "questions"
    assert weighed.trade_offs == dialog.step.answered
    assert weighed.scales == {"pay": (80_000.0, 400_000.0), "cost_of_living": (150.0, 70.0)}
    document.undo()
    assert document.comparison.weights is None
    assert document.comparison.weighed is None


def test_a_screen_reader_hears_the_next_question(asked: Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: said.append(event.message()))
    before = asked.text
    asked.answer(Key.Key_1)
    assert asked.text != before
    assert said == [f"{asked.dialog.question.number.text()}. {asked.text}"]


def test_each_answer_moves_the_picture(asked: Asked) -> None:
    seen = []
    while asked.is_asking and len(seen) < 3:
        seen.append(asked.dialog.present.chart.accessibleDescription())
        assert "is first in" in asked.dialog.present.first.text()
        asked.answer(Key.Key_2)
    seen.append(asked.dialog.present.chart.accessibleDescription())
    assert len(seen) > 1
    assert all(one != other for one, other in pairwise(seen))


def test_what_is_shown_is_what_the_engine_finds(asked: Asked, document: OpenDocument) -> None:
    asked.answer(Key.Key_1)
    step = asked.dialog.step
    assert step is not None
    again = weights_from(document.evaluation, asked.dialog.answered, Draws())
    assert step.found.weights == again.weights
    assert step.found.first_place == again.first_place


def test_no_answer_is_no_weight(asked: Asked) -> None:
    asked.answer(Key.Key_3)
    assert [each.answer for each in asked.dialog.answered] == ["cannot_say"]
    assert not asked.dialog.apply.isEnabled()
    assert asked.dialog.over.isEnabled()


def test_an_answer_is_taken_back(asked: Asked) -> None:
    first, before = asked.text, asked.dialog.present.first.text()
    asked.answer(Key.Key_1)
    tab_to(asked.dialog.answers.buttons[0])
    asked.answer(Key.Key_Space)
    assert asked.dialog.answered == []
    assert asked.text == first
    assert asked.dialog.present.first.text() == before
    assert asked.dialog.question.buttons["yes"].hasFocus()


def test_start_over(asked: Asked) -> None:
    first = asked.text
    asked.answer(Key.Key_1)
    click(asked.dialog.over)
    asked.settle()
    assert asked.dialog.answered == []
    assert asked.text == first


def circle(document: OpenDocument) -> list[TradeOff]:
    """Harbor rather than nimbus, nimbus rather than northwind, northwind rather than harbor: that cannot be."""
    scores = {each.offer.id: each.scores for each in document.evaluation.offers}
    weighing = [key for key, weight in document.evaluation.weights.items() if weight > 0]
    return [
        TradeOff(
            first=one,
            second=other,
            differences={key: scores[one][key].figure.known - scores[other][key].figure.known for key in weighing},
            answer="yes",
        )
        for one, other in (*pairwise(OFFERS), (OFFERS[-1], OFFERS[0]))
    ]


def test_answers_that_cannot_all_be_true_are_shown(
    document: OpenDocument, opened: Opened, desk: WeighingDesk, qtbot: Any
) -> None:
    given = circle(document)
    values = {"weights": {"pay": 1.0, "growth": 1.0}, "weighed": {"way": "questions", "trade_offs": given}}
    document.apply(edits.set_values(values), "answers")
    asked = Asked(qtbot, opened(desk.trade_offs))
    step = asked.dialog.step
    assert step is not None
    assert len(step.found.contradictory) == 1
    place = step.found.contradictory[0]
    answers = asked.dialog.answers
    assert answers.contradiction.isVisible()
    assert answers.contradiction.text().startswith(f"Answer {place + 1} does not go together with the others")
    click(answers.buttons[place])
    asked.settle()
    assert not answers.contradiction.isVisible()
    assert len(asked.dialog.answered) == 2


def test_a_reply_while_it_looks_for_the_next_question_is_not_taken(asked: Asked) -> None:
    asked.dialog.reply("yes")
    asked.dialog.reply("no")
    asked.settle()
    assert [each.answer for each in asked.dialog.answered] == ["yes"]


def test_seven_answers_are_enough(document: OpenDocument, opened: Opened, desk: WeighingDesk, qtbot: Any) -> None:
    given = [each.changed({"answer": "cannot_say"}) for each in circle(document) * 3][:7]
    values = {"weights": {"pay": 1.0, "growth": 1.0}, "weighed": {"way": "questions", "trade_offs": given}}
    document.apply(edits.set_values(values), "answers")
    asked = Asked(qtbot, opened(desk.trade_offs))
    assert not asked.is_asking
    assert asked.text == "Those were 7 questions, the last ones."
    assert asked.dialog.over.isEnabled()


def test_on_other_scales_the_answers_of_last_time_are_not_gone_on_with(document: OpenDocument) -> None:
    given = circle(document)[:1]
    scales = {"pay": (80_000.0, 400_000.0)}
    weighed = {"way": "questions", "trade_offs": given, "scales": scales}
    document.apply(edits.set_values({"weights": {"pay": 1.0, "growth": 1.0}, "weighed": weighed}), "answers")
    assert resumed(document.evaluation) == tuple(given)
    document.apply(edits.set_value("person.delighted_pay", 500_000.0), "delighted")
    assert resumed(document.evaluation) == ()


def test_escape_leaves_everything(asked: Asked, document: OpenDocument) -> None:
    before = document.comparison
    asked.answer(Key.Key_1)
    press(Key.Key_Escape)
    assert not asked.dialog.isVisible()
    assert document.comparison is before


def test_it_waits_for_the_simulation(qtbot: Any, qapp: Any) -> None:
    comparison = a_comparison(*rated_offers())
    document = OpenDocument(comparison, simulates_later=True)
    dialog = TradeOffDialog(document, ENGLISH)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.question.text.text() == "The offers are still being calculated …"
    assert not dialog.asking.is_running
    simulation = evaluate(comparison).simulation
    assert simulation is not None
    document.take(simulation)
    qtbot.waitUntil(lambda: dialog.is_ready)
    assert dialog.question.text.text().endswith("Worth it?")
    dialog.reject()


def test_the_window_does_not_wait_for_the_answer(asked: Asked) -> None:
    asked.dialog.reply("yes")
    assert asked.dialog.asking.is_running
    assert not asked.dialog.is_ready
    asked.settle()


NEW: dict[str, tuple[dict[str, float] | None, bool]] = {
    "defaults": (None, True),
    "came later": ({"pay": 1.0}, True),
    "set to nothing": ({"pay": 1.0, "dog": 0.0}, False),
}


@pytest.mark.parametrize("case", NEW)
def test_a_criterion_that_nobody_weighed_yet_is_asked_about(case: str) -> None:
    weights, is_asked = NEW[case]
    comparison = a_comparison(*rated_offers(), criteria=[{"key": "dog", "label": "Dog"}], weights=weights)
    assert (with_new_criteria(preview(comparison)).weights["dog"] > 0) is is_asked
