"""Undo and redo: what merges, what a step is called, how far back it goes."""

from __future__ import annotations

import pytest
from builders import a_comparison

from offercompare.document import history
from offercompare.document.history import MERGE_SECONDS, History, Step
from offercompare.model import Comparison

VERSIONS = [a_comparison(title=str(number)) for number in range(6)]


def _step(number: int, key: str | None = None, at: float = 0.0, label: str = "") -> Step:
    return Step(label or f"step {number}", VERSIONS[number - 1], VERSIONS[number], key, at)


def _typed(*steps: Step) -> History:
    typed = History()
    for step in steps:
        typed = typed.with_step(step)
    return typed


MERGES: dict[str, tuple[str | None, str | None, float, bool]] = {
    "same place at once": ("base", "base", 0.1, True),
    "same place in time": ("base", "base", MERGE_SECONDS, True),
    "same place too late": ("base", "base", MERGE_SECONDS + 0.01, False),
    "another place": ("base", "raise", 0.1, False),
    "no place": (None, None, 0.1, False),
    "place, then none": ("base", None, 0.1, False),
    "none, then a place": (None, "base", 0.1, False),
}


@pytest.mark.parametrize("case", MERGES)
def test_typing_into_one_place_is_one_step(case: str) -> None:
    first, second, wait, merges = MERGES[case]
    typed = _typed(_step(1, first, 10.0), _step(2, second, 10.0 + wait))
    assert len(typed.done) == (1 if merges else 2)
    undone = typed.undo()
    assert undone is not None
    assert undone[1] is (VERSIONS[0] if merges else VERSIONS[1])


def test_steady_typing_is_one_step_however_long_it_takes() -> None:
    typed = _typed(*(_step(number, "base", number * MERGE_SECONDS) for number in range(1, 6)))
    assert [(step.before, step.after, step.label) for step in typed.done] == [(VERSIONS[0], VERSIONS[5], "step 1")]


def test_typing_back_what_was_there_leaves_no_step() -> None:
    there = _step(1, "base", 0.0)
    back = Step("back", VERSIONS[1], VERSIONS[0], "base", 0.5)
    assert _typed(there, back).done == ()


def _undone(typed: History) -> History:
    found = typed.undo()
    assert found is not None
    return found[0]


def _redone(typed: History) -> History:
    found = typed.redo()
    assert found is not None
    return found[0]


def test_nothing_merges_into_what_stands_before_an_undo() -> None:
    typed = _undone(_typed(_step(1, "base", 0.0), _step(2, "raise", 0.1)))
    again = typed.with_step(Step("again", VERSIONS[1], VERSIONS[3], "base", 0.2))
    assert [step.label for step in again.done] == ["step 1", "again"]
    assert again.redo() is None


def test_nothing_merges_into_what_was_redone() -> None:
    typed = _redone(_undone(_typed(_step(1, "base", 0.0))))
    assert len(typed.with_step(_step(2, "base", 0.1)).done) == 2


def test_there_and_back() -> None:
    typed = _typed(_step(1), _step(2))
    assert (typed.undo_label, typed.redo_label) == ("step 2", "")
    once = _undone(typed)
    assert (once.undo_label, once.redo_label) == ("step 1", "step 2")
    twice = _undone(once)
    assert (twice.undo_label, twice.redo_label) == ("", "step 1")
    assert twice.undo() is None
    assert typed.redo() is None
    assert _redone(_redone(twice)).undo_label == "step 2"


def test_the_oldest_steps_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "MOST_STEPS", 3)
    typed = _typed(*(_step(number) for number in range(1, 6)))
    assert [step.label for step in typed.done] == ["step 3", "step 4", "step 5"]


def test_a_history_is_a_value() -> None:
    typed = _typed(_step(1))
    _undone(typed)
    typed.with_step(_step(2))
    assert typed == _typed(_step(1))
    assert isinstance(typed.done[0].after, Comparison)
