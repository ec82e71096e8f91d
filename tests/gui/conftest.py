"""The real window of the program, with only its edges replaced: the questions it asks and the day it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from offercompare.app import dress
from offercompare.gui.session import Session
from offercompare.gui.settings import Settings
from offercompare.gui.window import Window
from offercompare.numerals import ENGLISH, Numerals
from offercompare.report.since_saved import SinceSaved
from offercompare.report.table import Options

TODAY = date(2026, 11, 23)


@dataclass
class Answers:
    """Stands in for the dialogs: what the person would answer, and what they were told."""

    path: Path | None = None
    on_unsaved: str = "discard"
    on_changed_elsewhere: str = "cancel"
    on_restore: bool = False
    on_changed_figures: bool = True
    paper: str = "A4"
    options: Options = field(default_factory=Options)
    told: list[str] = field(default_factory=list)

    def open_file(self, folder: str) -> Path | None:
        return self.path

    def save_file(self, suggested: Path) -> Path | None:
        return self.path

    export_pdf = save_file
    export_page = save_file

    def print_options(self, verb: str, paper: str, has_people: bool) -> tuple[str, Options]:
        return self.paper, self.options

    def unsaved(self, name: str) -> str:
        self.told.append(f"unsaved {name}")
        return self.on_unsaved

    def changed_elsewhere(self, name: str) -> str:
        self.told.append(f"changed {name}")
        return self.on_changed_elsewhere

    def changed_figures(self, found: SinceSaved, currency: str) -> bool:
        self.told.append(f"changed figures {len(found.changes)}")
        return self.on_changed_figures

    def restore(self, name: str, when: str) -> bool:
        self.told.append(f"restore {name}")
        return self.on_restore

    def error(self, sentence: str) -> None:
        self.told.append(sentence)


@dataclass
class Program:
    """A running program: its session, the answers it will get, and short ways to look at it."""

    session: Session
    answers: Answers

    @property
    def window(self) -> Window:
        return self.session.window

    @property
    def table(self) -> Any:
        return self.session.workspace.table

    def shown(self, row: str, offer: str) -> str:
        """The text of a cell."""
        model = self.session.workspace.model
        number = model.row_of(row)
        assert number is not None, f"no row {row}"
        return model.cell(model.index(number, model.offer_ids().index(offer) + 1)).text

    def column(self, row: str) -> dict[str, str]:
        """The texts of a row by offer id."""
        return {key: self.shown(row, key) for key in self.session.workspace.model.offer_ids()}


Start = Callable[..., Program]


@pytest.fixture
def start(qtbot: Any, qapp: QApplication) -> Iterator[Start]:
    """Start the program with files or the example; several times in one test if need be."""
    running: list[Program] = []

    def begin(
        *files: Path,
        example: bool = False,
        answers: Answers | None = None,
        numerals: Numerals = ENGLISH,
        size: tuple[int, int] = (1366, 768),
        simulates_later: bool = False,
    ) -> Program:
        settings = Settings(scheme="light")
        dress(qapp, settings)
        window = Window()
        qtbot.addWidget(window)
        window.resize(*size)
        session = Session(window, numerals, settings, answers or Answers(), lambda: TODAY, simulates_later)
        program = Program(session, answers)
        program.answers = program.session.dialogs
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        program.session.open_first([str(file) for file in files], example)
        running.append(program)
        return program

    yield begin
    for program in running:
        program.answers.on_unsaved = "discard"
        program.window.close()
    dress(qapp, Settings(scheme="light"))
