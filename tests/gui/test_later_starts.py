"""A later start, the desktop and a drop bring files to the window that is open: real processes, and the window."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QDialog

from offercompare.files import codec
from offercompare.gui.arrivals import TOKEN, Application, Arrivals, to_front
from offercompare.gui.handover import Request, meeting
from tests.builders import a_comparison
from tests.gui.conftest import Answers, Program, Start

ROOT = Path(__file__).resolve().parents[2]
# The window of a real program that says what it does, one line each.
SPOKEN = """
import os, sys, traceback
from offercompare import app
from offercompare.__main__ import main
from offercompare.gui.dialogs import Dialogs
from offercompare.gui.file_desk import FileDesk
from offercompare.gui.one_window import OneWindow

def told(*words):
    print(*words, flush=True)

opening, door, filling = FileDesk.open, OneWindow._open_door, app.fill

def opened(desk, path):
    told("opened", path.name, opening(desk, path))

def listens(post):
    door(post)
    told("listens", post.is_listening)

def filled(*given):
    filling(*given)
    told("filled")

def failed(*fault):
    traceback.print_exception(*fault)
    os._exit(3)

def refused(dialogs, sentence):
    told("refused", sentence)

FileDesk.open, OneWindow._open_door, app.fill = opened, listens, filled
Dialogs.error, app._tell_fault = refused, failed
status = main(sys.argv[1:])
told("ended", status)
sys.exit(status)
"""


class Running:
    """A process of the program and what it said so far."""

    def __init__(self, words: tuple[str, ...], said: Path) -> None:
        self._said = said
        command = [sys.executable, "-c", SPOKEN, *words]
        # What a test starts finds the package here, whatever its folder is.
        world = os.environ | {"PYTHONPATH": str(ROOT)}
        with said.open("wb") as out:
            self.process = subprocess.Popen(command, cwd=said.parent, env=world, stdout=out, stderr=out)

    @property
    def said(self) -> list[str]:
        return self._said.read_text().splitlines()

    def wait_for(self, line: str) -> None:
        self._until(lambda: line in self.said, f"waited for {line!r}")

    def wait(self) -> int:
        self._until(lambda: self.process.poll() is not None, "waited for its end")
        return self.process.wait()

    def _until(self, is_so: Callable[[], bool], what: str) -> None:
        until = time.monotonic() + 60
        while not is_so():
            is_well = time.monotonic() < until and self.process.poll() in (None, 0)
            assert is_well, f"{what}: {self.said}"
            time.sleep(0.02)


Begin = Callable[..., Running]


@pytest.fixture
def begin(tmp_path: Path) -> Iterator[Begin]:
    """Start the program; ends what still runs."""
    running: list[Running] = []

    def start(*words: str) -> Running:
        running.append(Running(words, tmp_path / f"said-{len(running)}"))
        return running[-1]

    yield start
    for each in running:
        with contextlib.suppress(ProcessLookupError):
            each.process.send_signal(signal.SIGCONT)
            each.process.kill()
        each.process.wait()


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    """Names of offer files in the folder that the program is started in."""
    names = [f"offers {number} ü.offers" for number in range(3)]
    for name in names:
        (tmp_path / name).write_bytes(codec.encode(a_comparison(title=name)))
    return names


# Processes ----------------------------------------------------------------------------------------------------------


def test_a_second_start_hands_over_and_leaves(begin: Begin, files: list[str]) -> None:
    first = begin(files[0])
    first.wait_for("listens True")
    second = begin(files[1])
    assert second.wait() == 0
    assert second.said == ["ended 0"], "it opened no window"
    first.wait_for(f"opened {files[1]} True")
    assert first.said.count(f"opened {files[0]} True") == 1


def test_a_new_window_is_one_of_its_own(begin: Begin, files: list[str]) -> None:
    first = begin()
    first.wait_for("listens True")
    other = begin("--new-window", files[0])
    other.wait_for(f"opened {files[0]} True")
    assert first.process.poll() is None
    assert "listens True" not in other.said
    begin(files[1]).wait()
    first.wait_for(f"opened {files[1]} True")


def test_a_killed_window_leaves_its_place(begin: Begin, files: list[str]) -> None:
    first = begin()
    first.wait_for("listens True")
    first.process.kill()
    first.process.wait()
    assert meeting().has_door()
    second = begin(files[0])
    second.wait_for("listens True")
    begin(files[1]).wait()
    second.wait_for(f"opened {files[1]} True")


def test_a_hung_window_stops_nobody(begin: Begin, files: list[str]) -> None:
    first = begin()
    first.wait_for("listens True")
    first.process.send_signal(signal.SIGSTOP)
    second = begin(files[0])
    second.wait_for(f"opened {files[0]} True")
    first.process.send_signal(signal.SIGCONT)
    begin(files[1]).wait()
    first.wait_for(f"opened {files[1]} True")
    assert f"opened {files[0]} True" not in first.said, "what was given up is not opened twice"


def test_starts_in_one_moment_end_in_one_window_with_all_files(begin: Begin, files: list[str]) -> None:
    starts = [begin(name) for name in files]
    until = time.monotonic() + 90
    while sum(each.process.poll() is None for each in starts) > 1:
        assert time.monotonic() < until, [each.said for each in starts]
        time.sleep(0.05)
    (left,) = [each for each in starts if each.process.poll() is None]
    for name in files:
        left.wait_for(f"opened {name} True")
    assert all(each.process.returncode == 0 for each in starts if each is not left)
    assert all("filled" in each.said or each.said == ["ended 0"] for each in starts)
    assert sum("listens True" in each.said for each in starts) == 1


# The window ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def arrivals() -> Arrivals:
    return Arrivals()


def joined(program: Program, arrivals: Arrivals) -> Program:
    arrivals.join(program.window, program.session.serve, program.window.tell)
    return program


def title(program: Program) -> str:
    return program.session.document.comparison.title


def test_what_came_before_the_window_is_opened_then(
    start: Start, qtbot: Any, tmp_path: Path, files: list[str], arrivals: Arrivals
) -> None:
    arrivals.take(Request((str(tmp_path / files[0]),)))
    program = joined(start(), arrivals)
    qtbot.waitUntil(lambda: title(program) == files[0])


def test_unsaved_changes_are_asked_about(
    start: Start, qtbot: Any, tmp_path: Path, files: list[str], arrivals: Arrivals
) -> None:
    program = joined(start(tmp_path / files[0], answers=Answers(on_unsaved="cancel")), arrivals)
    program.session.do("add")
    arrivals.take(Request((str(tmp_path / files[1]),)))
    qtbot.waitUntil(lambda: bool(program.answers.told))
    assert program.answers.told == [f"unsaved {files[0]}"]
    assert title(program) == files[0]


def test_a_bad_file_leaves_the_open_one(
    start: Start, qtbot: Any, tmp_path: Path, files: list[str], arrivals: Arrivals
) -> None:
    (tmp_path / "bad.offers").write_text("no")
    program = joined(start(tmp_path / files[0]), arrivals)
    arrivals.take(Request((str(tmp_path / "bad.offers"),)))
    qtbot.waitUntil(lambda: bool(program.answers.told))
    assert "bad.offers" in program.answers.told[0]
    assert title(program) == files[0]
    arrivals.take(Request((str(tmp_path / files[1]),)))
    qtbot.waitUntil(lambda: title(program) == files[1])


def test_an_open_dialog_is_waited_for(
    start: Start, qtbot: Any, tmp_path: Path, files: list[str], arrivals: Arrivals
) -> None:
    program = joined(start(tmp_path / files[0]), arrivals)
    dialog = QDialog(program.window)
    dialog.open()
    arrivals.take(Request((str(tmp_path / files[1]),)))
    qtbot.waitUntil(lambda: "waits until" in program.window.statusBar().currentMessage())
    qtbot.wait(400)
    assert title(program) == files[0]
    dialog.close()
    qtbot.waitUntil(lambda: title(program) == files[1])
    assert program.window.statusBar().currentMessage() == ""
    dialog.deleteLater()


def test_a_minimised_window_comes_back(start: Start, qtbot: Any, arrivals: Arrivals) -> None:
    program = joined(start(example=True), arrivals)
    before = title(program)
    program.window.showMinimized()
    arrivals.take(Request())
    qtbot.waitUntil(program.window.isActiveWindow)
    assert not program.window.isMinimized()
    assert title(program) == before


def test_the_token_is_there_for_the_window_alone(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    window, seen = start().window, []
    monkeypatch.setattr(window, "activateWindow", lambda: seen.append(os.environ.get(TOKEN)))
    to_front(window, "abc")
    to_front(window, "")
    assert seen == ["abc", None]
    assert TOKEN not in os.environ


def test_a_start_may_hide_amounts_but_shows_none(start: Start, qtbot: Any, arrivals: Arrivals) -> None:
    program = joined(start(example=True), arrivals)
    arrivals.take(Request(hide_amounts=True))
    qtbot.waitUntil(lambda: program.session.hiding.numerals.amounts_hidden)
    arrivals.take(Request())
    qtbot.wait(50)
    assert program.session.hiding.numerals.amounts_hidden


def test_an_example_is_asked_for(start: Start, qtbot: Any, arrivals: Arrivals) -> None:
    program = joined(start(), arrivals)
    arrivals.take(Request(example=True))
    qtbot.waitUntil(lambda: title(program) == "Spring 2027")


# Several files ------------------------------------------------------------------------------------------------------


def recent(program: Program) -> list[str]:
    return [action.text() for action in program.window.recent.actions()]


def test_of_several_files_the_first_opens_and_the_others_are_noted(
    start: Start, tmp_path: Path, files: list[str]
) -> None:
    program = start(*(tmp_path / name for name in files))
    assert title(program) == files[0]
    assert recent(program) == files
    assert program.window.statusBar().currentMessage().startswith("2 more files are under File, Open recent")


def test_several_dropped_files(start: Start, tmp_path: Path, files: list[str]) -> None:
    program = start(tmp_path / files[0])
    program.window.dropped.emit([str(tmp_path / files[2]), str(tmp_path / files[1])])
    assert title(program) == files[2]
    assert recent(program) == [files[2], files[1], files[0]]
    assert program.window.statusBar().currentMessage().startswith("One more file is")


def test_what_cannot_be_noted_is_told(start: Start, tmp_path: Path, files: list[str]) -> None:
    more = [tmp_path / f"{number}.offers" for number in range(9)]
    for path in more:
        path.write_bytes(b"")
    program = start(tmp_path / files[0], *more, tmp_path / "missing.offers")
    assert recent(program) == [files[0], *(path.name for path in more[:7])]
    assert program.window.statusBar().currentMessage() == (
        "Of the other files 7 are under File, Open recent; 3 are not."
    )


def test_files_are_noted_where_unsaved_changes_came_back(
    start: Start, qtbot: Any, tmp_path: Path, files: list[str]
) -> None:
    left = start(tmp_path / files[0])
    left.session.do("add")
    left.session.recovery.keep(left.session.document)
    left.session.recovery._lock.unlock()
    program = start(tmp_path / files[1], answers=Answers(on_restore=True))
    assert title(program) == files[0]
    assert recent(program)[0] == files[1]
    assert program.answers.told[-1] == f"Not opened yet: {files[1]}. Choose it under File, Open recent."
    left.session.recovery.forget()


# macOS --------------------------------------------------------------------------------------------------------------


def test_the_desktop_asks_the_application_to_open_a_file(
    start: Start, qtbot: Any, tmp_path: Path, files: list[str], arrivals: Arrivals
) -> None:
    program = joined(start(), arrivals)
    asked = QFileOpenEvent(QUrl.fromLocalFile(str(tmp_path / files[1])))

    class Standing:
        """There is one application per process; what it does with its events is asked here."""

    standing = Standing()
    standing.arrivals = arrivals
    assert Application.event(standing, asked)
    qtbot.waitUntil(lambda: title(program) == files[1])


POSTED = """
import sys
from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QFileOpenEvent
from offercompare import app
from offercompare.gui.handover import Request

dressing, serving = app.dress, app.receive

def dress(application, settings):
    dressing(application, settings)
    QCoreApplication.postEvent(application, QFileOpenEvent(QUrl.fromLocalFile(sys.argv[1])))

def receive(application, post, session):
    serving(application, post, session)
    session.document.subscribe(lambda change: (print(change.after.title, flush=True), application.quit()))

app.dress, app.receive = dress, receive
sys.exit(app.run(Request()))
"""


def test_a_file_that_comes_before_the_window_is_kept(tmp_path: Path, files: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", POSTED, str(tmp_path / files[2])],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    assert done.stdout.splitlines()[0] == files[2]
