"""The simulation on a thread of its own: the quick layer first, late answers dropped, progress, a stop, faults."""

from __future__ import annotations

from typing import Any

import pytest
from builders import a_comparison, an_offer

from offercompare.document.change import Change
from offercompare.document.edits import Edit
from offercompare.document.open_document import OpenDocument
from offercompare.engine.outcome import Scenario, Simulation
from offercompare.gui.simulating import Request, Simulating
from offercompare.gui.slow_note import SLOW_MS, SlowNote
from offercompare.model import Comparison
from tests.gui.conftest import Start


@pytest.fixture
def simulating(qtbot: Any) -> Any:
    running = Simulating()
    yield running
    running.close_down()


def with_base(amount: float) -> Edit:
    def edit(comparison: Comparison) -> Comparison:
        first = comparison.offers[0].changed({"base": amount})
        return comparison.changed({"offers": (first, *comparison.offers[1:])})

    return edit


def test_the_answer_comes_with_its_progress(qtbot: Any, simulating: Simulating):
    steps: list[tuple[int, int]] = []
    answers: list[Simulation] = []
    simulating.found.connect(answers.append)
    simulating.progressed.connect(lambda done, total: steps.append((done, total)))
    comparison = a_comparison()
    with qtbot.waitSignal(simulating.ended):
        simulating.start(Request(comparison))
        assert simulating.is_running
    assert [answer.is_of(comparison) for answer in answers] == [True]
    assert steps == [(1, 2), (2, 2)]
    assert not simulating.is_running


def test_only_the_newest_request_is_answered(qtbot: Any, simulating: Simulating):
    answers: list[Simulation] = []
    simulating.found.connect(answers.append)
    comparisons = [a_comparison(an_offer(base=base), an_offer("other")) for base in (1e5, 2e5, 3e5)]
    with qtbot.waitSignal(simulating.ended):
        for comparison in comparisons:
            simulating.start(Request(comparison))
    assert [answer.comparison for answer in answers] == [comparisons[-1]]


def test_what_is_stopped_is_not_answered(qtbot: Any, simulating: Simulating):
    answers: list[Simulation] = []
    simulating.found.connect(answers.append)
    with qtbot.waitSignal(simulating.ended):
        simulating.start(Request(a_comparison()))
        simulating.stop()
    simulating.close_down()
    qtbot.wait(20)
    assert answers == []


def test_a_scenario_runs_on_the_same_draws(qtbot: Any, simulating: Simulating):
    answers: list[Simulation] = []
    simulating.found.connect(answers.append)
    for scenario in (Scenario(), Scenario(stay_years=4.0), Scenario(laid_off_at=1.0)):
        with qtbot.waitSignal(simulating.ended):
            simulating.start(Request(a_comparison(), None, scenario))
    plain, same, laid_off = (answer.outcomes[0].mean.known for answer in answers)
    assert plain == same > laid_off


def test_a_slow_one_says_how_far_it_is_and_a_quick_one_nothing(qtbot: Any, simulating: Simulating):
    told: list[str] = []
    SlowNote(simulating, told.append)
    simulating.started.emit()
    simulating.progressed.emit(1, 4)
    simulating.ended.emit()
    qtbot.wait(SLOW_MS + 50)
    assert told == []
    simulating.started.emit()
    qtbot.waitUntil(lambda: told == ["Simulating…"])
    simulating.progressed.emit(2, 4)
    simulating.ended.emit()
    assert told == ["Simulating…", "Simulating: 2 of 4 offers. View Risk can stop it.", ""]


def test_a_fault_is_raised_where_it_was_asked_for(qtbot: Any, simulating: Simulating, monkeypatch: pytest.MonkeyPatch):
    def fail(*_: object) -> Simulation:
        raise ZeroDivisionError("a fault of the simulation")

    monkeypatch.setattr("offercompare.engine.simulation.simulate.simulate", fail)
    with qtbot.capture_exceptions() as faults, qtbot.waitSignal(simulating.ended):
        simulating.start(Request(a_comparison()))
    assert [str(fault[1]) for fault in faults] == ["a fault of the simulation"]
    assert not simulating.is_running


def test_a_document_shows_the_quick_layer_and_takes_what_comes():
    heard: list[Change] = []
    document = OpenDocument(a_comparison(), simulates_later=True)
    document.subscribe(heard.append)
    assert document.evaluation.simulation is None
    late = OpenDocument(document.comparison).evaluation.simulation
    assert late is not None
    assert document.take(late)
    assert document.evaluation == OpenDocument(document.comparison).evaluation
    assert [change.results_alone for change in heard] == [True]
    document.apply(with_base(250_000.0), "Base")
    assert not document.evaluation.is_simulated
    assert not document.take(late)
    assert len(heard) == 2


def test_the_window_shows_money_at_once_and_scores_when_they_come(qtbot: Any, start: Start):
    program = start(example=True, simulates_later=True)
    document = program.session.document
    qtbot.waitUntil(lambda: document.evaluation.is_simulated, timeout=20_000)
    before = program.column("overall")
    program.session.document.apply(with_base(400_000.0), "Base")
    assert not document.evaluation.is_simulated
    assert program.shown("base", "current") == "400,000"
    assert program.column("overall") == before
    qtbot.waitUntil(lambda: document.evaluation.is_simulated, timeout=20_000)
    assert program.column("overall") != before
