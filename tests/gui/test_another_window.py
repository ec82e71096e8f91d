"""A second comparison in a window of its own: what is started for it."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from offercompare.files.menu_entry import program_words
from offercompare.gui import session as running
from offercompare.gui.another_window import open_another
from tests.gui.conftest import Start


@pytest.mark.parametrize(("hidden", "more"), [(False, ["--new-window"]), (True, ["--new-window", "--hide-amounts"])])
def test_this_program_is_started_once_more(hidden: bool, more: list[str]) -> None:
    started: list[tuple[str, Sequence[str]]] = []

    def start(program: str, words: Sequence[str]) -> tuple[bool, int]:
        started.append((program, words))
        return True, 4711

    assert open_another(hidden, start)
    program, *words = program_words()
    assert started == [(program, [*words, *more])]


def test_what_does_not_start_is_told(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    program = start()
    monkeypatch.setattr(running, "open_another", lambda hidden: open_another(hidden, lambda *_: (False, 0)))
    program.session.do("new_window")
    assert ["--new-window" in told for told in program.answers.told] == [True]
