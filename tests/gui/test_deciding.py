"""The choice analysed on a thread of its own: part by part, newest first, nothing of a state that is gone."""

from __future__ import annotations

from typing import Any

import pytest
from builders import a_comparison, an_offer

from offercompare.document import edits
from offercompare.document.open_document import OpenDocument
from offercompare.engine import evaluate
from offercompare.engine.decision import Decision
from offercompare.gui.calculating import Calculating
from offercompare.model import Comparison


@pytest.fixture
def document() -> OpenDocument:
    return OpenDocument(a_comparison(), simulates_later=True)


@pytest.fixture
def calculating(qtbot: Any, document: OpenDocument) -> Any:
    made = Calculating(document, lambda _: None, decides=True)
    document.subscribe(made.follow)
    yield made
    made.close_down()


def wait(qtbot: Any, document: OpenDocument) -> None:
    qtbot.waitUntil(lambda: document.evaluation.is_decided, timeout=20_000)


def test_outcomes_come_first_then_the_choice_part_by_part(qtbot: Any, document: OpenDocument, calculating: Calculating):
    parts: list[Decision] = []
    calculating.deciding.found.connect(parts.append)
    calculating.simulate()
    wait(qtbot, document)
    assert len(parts) > 1
    assert [part.acceptability is not None for part in parts] == [True] * len(parts)
    assert [part.is_whole for part in parts] == [False] * (len(parts) - 1) + [True]
    assert document.evaluation.decision is parts[-1]


def test_an_edit_is_analysed_anew(qtbot: Any, document: OpenDocument, calculating: Calculating):
    calculating.simulate()
    wait(qtbot, document)
    before = document.evaluation.decision
    document.apply(edits.set_weights({"pay": 1.0}), "Weights")
    assert not document.evaluation.is_decided
    assert document.evaluation.decision is before, "what was known stays in sight until there is better"
    wait(qtbot, document)
    assert document.evaluation.decision is not before
    assert document.evaluation.decision.comparison is document.comparison


def test_undo_before_the_answer_is_analysed_too(qtbot: Any, document: OpenDocument, calculating: Calculating):
    calculating.simulate()
    wait(qtbot, document)
    document.apply(edits.set_weights({"pay": 1.0}), "Weights")
    document.undo()
    wait(qtbot, document)
    assert document.evaluation.decision.comparison is document.comparison


def test_another_document_does_not_show_the_choice_of_the_last(
    qtbot: Any, document: OpenDocument, calculating: Calculating
):
    calculating.simulate()
    wait(qtbot, document)
    document.replace(a_comparison(an_offer("a"), an_offer("b", base=90_000.0)))
    assert document.evaluation.decision is None
    wait(qtbot, document)
    assert set(document.evaluation.decision.acceptability.shares) == {"a", "b"}


def test_a_decision_about_a_state_that_is_gone_is_dropped(document: OpenDocument):
    stale = evaluate(a_comparison())
    assert stale.simulation is not None
    assert not document.take_decision(Decision(stale.comparison, stale.simulation))
    assert document.evaluation.decision is None


@pytest.mark.parametrize("comparison", [a_comparison(an_offer()), Comparison()], ids=["one offer", "none"])
def test_with_nothing_to_choose_nothing_is_analysed(qtbot: Any, comparison: Comparison):
    document = OpenDocument(comparison, simulates_later=True)
    calculating = Calculating(document, lambda _: None, decides=True)
    document.subscribe(calculating.follow)
    calculating.simulate()
    if comparison.offers:
        wait(qtbot, document)
        assert document.evaluation.decision.flips == ()
    else:
        assert not calculating.deciding.is_running
    calculating.close_down()
