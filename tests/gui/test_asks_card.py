"""The card of what is still to ask, beside the table."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from offercompare.app import dress
from offercompare.engine import Evaluation
from offercompare.engine.evaluation import evaluate
from offercompare.gui.asks_card import MOST, AsksCard
from offercompare.gui.settings import Settings
from tests.builders import a_comparison, a_startup, an_offer
from tests.made_decisions import a_question, with_decision

TODAY = date(2026, 11, 23)


def evaluation(*unknown: str, **changes: Any) -> Evaluation:
    """A startup with a deadline whose exercise window is unknown, behind an offer without one."""
    evidence = dict.fromkeys(("equity.exercise_window_years", *unknown), "unknown")
    nimbus = a_startup("nimbus", deadline="2026-12-02", remote={"policy": "remote"}, evidence=evidence, **changes)
    harbor = an_offer("harbor", remote={"policy": "on_site"}, evidence={"bonus": "unknown"}, base=150_000.0)
    return evaluate(a_comparison(nimbus, harbor))


def tried(first: Evaluation) -> Evaluation:
    window = a_question("nimbus", changes_leader=2 / 9)
    return with_decision(first, questions=(a_question("harbor", field="bonus", changes_leader=0.55), window))


@pytest.fixture
def card(qtbot: Any, qapp: QApplication) -> AsksCard:
    dress(qapp, Settings(scheme="light"))
    made = AsksCard()
    qtbot.addWidget(made)
    made.resize(300, 400)
    return made


def buttons(card: AsksCard) -> list[QPushButton]:
    # A layout shows what it was given after the call.
    QApplication.processEvents()
    return [each for each in card.findChildren(QPushButton) if not each.isHidden()]


def texts(card: AsksCard) -> list[str]:
    return [each.accessibleName() for each in buttons(card)]


WINDOW = "Nimbus: how long is the exercise window?"
BONUS = "Harbor: is there a bonus, and at what target?"


def test_before_anything_is_tried_the_nearest_deadline_comes_first(card: AsksCard) -> None:
    card.show_evaluation(evaluation(), TODAY)
    assert texts(card) == [WINDOW, BONUS]
    assert card.findChildren(QLabel)[0].text() == "Ask before Wed 2 Dec"


def test_what_changes_the_leader_most_often_comes_first_in_strong_weight(card: AsksCard) -> None:
    card.show_evaluation(tried(evaluation()), TODAY)
    assert texts(card) == [f"{BONUS} changes the leader in 55 of 100", f"{WINDOW} changes the leader in 22 of 100"]
    shown = buttons(card)[0].findChild(QLabel).text()
    assert '<span style="font-weight: 600">changes the leader in 55 of 100</span>' in shown


def test_what_was_tried_is_in_its_tip(card: AsksCard) -> None:
    card.show_evaluation(tried(evaluation()), TODAY)
    assert buttons(card)[0].toolTip() == "Tried: assumption: from no bonus to a fifth of base."


def test_while_it_is_tried_anew_the_order_stays_and_what_is_answered_goes(card: AsksCard) -> None:
    card.show_evaluation(tried(evaluation()), TODAY)
    nimbus, harbor = evaluation().comparison.offers
    known = nimbus.changed({"equity": nimbus.equity.changed({"exercise_window_years": 5}), "evidence": {}})
    answered = evaluate(a_comparison(known, harbor))
    card.show_evaluation(answered, TODAY)
    assert texts(card) == [f"{BONUS} changes the leader in 55 of 100"]


def test_a_question_leads_to_its_field_by_key(card: AsksCard, qtbot: Any) -> None:
    card.show_evaluation(tried(evaluation()), TODAY)
    card.show()
    with qtbot.waitSignal(card.field_wanted) as wanted:
        qtbot.keyClick(buttons(card)[1], Qt.Key.Key_Space)
    assert wanted.args == ["nimbus", "equity.exercise_window_years"]


def test_a_name_that_looks_like_markup_is_text(card: AsksCard) -> None:
    card.show_evaluation(tried(evaluation(company="<b>Nimbus</b> & Co")), TODAY)
    shown = buttons(card)[1].findChild(QLabel).text()
    assert shown.startswith("&lt;b&gt;Nimbus&lt;/b&gt; &amp; Co: ")


def test_a_long_list_names_the_first_and_counts_the_rest(card: AsksCard) -> None:
    card.show_evaluation(evaluation("match", "bonus", "sign_on", "rent", "benefits", "pto_days", "costs"), TODAY)
    assert len(buttons(card)) == MOST
    assert "and 3 more" in [each.text() for each in card.findChildren(QLabel)]


def test_nothing_to_ask_no_card(card: AsksCard) -> None:
    card.show_evaluation(evaluate(a_comparison(an_offer(remote={"policy": "remote"}))), TODAY)
    assert card.isHidden()
