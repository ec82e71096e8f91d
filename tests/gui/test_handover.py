"""What a second start says to the first window, where they meet, and who is refused."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offercompare.gui.handover import (
    GREETING,
    LARGEST,
    Request,
    decoded,
    desktop_token,
    encoded,
    handed_over,
    meeting,
)
from offercompare.gui.one_window import OneWindow

ROOT = Path(__file__).resolve().parents[2]
SAID = {"version": 1, "files": ["/home/a/b.offers"], "example": False, "hide_amounts": False, "token": ""}


def line(**changes: object) -> bytes:
    said = {name: value for name, value in {**SAID, **changes}.items() if value is not ...}
    return json.dumps(said).encode() + b"\n"


def test_a_request_comes_through_whole() -> None:
    request = Request(("/a/b.offers", "/a/\udce9 ü\n.offers"), True, True, "gnome-shell/x/1-2_TIME3")
    assert decoded(encoded(request)) == request


def test_files_are_those_of_the_second_starts_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    found = decoded(encoded(Request(("mine.offers", "../other.offers", "-"))))
    assert found is not None
    assert found.files == (str(tmp_path / "mine.offers"), str(tmp_path.parent / "other.offers"), str(tmp_path / "-"))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\n",
        b"[]\n",
        b"\xff\xfe\n",
        b"[" * 100_000,
        line()[:-3],
        line(version=2),
        line(version=...),
        line(files=...),
        line(run="rm"),
        line(files="/a"),
        line(files=["a.offers"]),
        line(files=["../a.offers"]),
        line(files=["/a\0b"]),
        line(files=[1]),
        line(example=1),
        line(hide_amounts="yes"),
        line(token=None),
        line(token="a\nb"),
        line(token="é"),
        line(token="x" * 600),
        line(files=["/" + "x" * LARGEST]),
    ],
)
def test_what_is_not_exactly_ours_is_refused(data: bytes) -> None:
    assert decoded(line()) is not None
    assert decoded(data) is None


@given(st.binary(max_size=200) | st.recursive(st.none() | st.text() | st.floats(), st.lists).map(repr).map(str.encode))
def test_no_bytes_are_a_fault(data: bytes) -> None:
    assert decoded(data) is None


def test_the_token_of_the_desktop() -> None:
    assert desktop_token({}) == ""
    assert desktop_token({"DESKTOP_STARTUP_ID": "a_TIME1"}) == "a_TIME1"
    assert desktop_token({"DESKTOP_STARTUP_ID": "a", "XDG_ACTIVATION_TOKEN": "b"}) == "b"
    assert desktop_token({"XDG_ACTIVATION_TOKEN": "b\nc"}) == ""


# Where --------------------------------------------------------------------------------------------------------------


def test_each_screen_has_a_door_of_its_own(home: Path) -> None:
    run = {"XDG_RUNTIME_DIR": str(home / "run")}
    doors = [
        meeting({**run, **screen}).door
        for screen in ({"DISPLAY": ":0"}, {"DISPLAY": ":1"}, {"WAYLAND_DISPLAY": "wayland-0"})
    ]
    assert len(set(doors)) == 3
    assert meeting({**run, "DISPLAY": ":0.0"}).door == doors[0]
    assert all(Path(door).parent == home / "run" / "offercompare" for door in doors)


def test_a_sandbox_meets_in_the_folder_its_program_shares(home: Path) -> None:
    found = meeting({"XDG_RUNTIME_DIR": str(home / "run"), "FLATPAK_ID": "org.offercompare.OfferCompare"})
    assert found.folder == home / "run" / "app" / "org.offercompare.OfferCompare"


def test_without_a_runtime_folder_of_ones_own_another_is_taken(home: Path) -> None:
    (home / "run").chmod(0o755)
    for runtime in ({}, {"XDG_RUNTIME_DIR": "run"}, {"XDG_RUNTIME_DIR": str(home / "run")}):
        assert meeting(runtime).folder.name == f"offercompare-{os.getuid()}"


def test_what_others_could_reach_is_not_used(qtbot: Any) -> None:
    place = meeting()
    place.folder.mkdir(mode=0o755)
    assert not OneWindow(place).listen()
    place.folder.rmdir()
    place.folder.symlink_to("/tmp")
    assert not OneWindow(place).listen()
    place.folder.unlink()
    first = OneWindow(place)
    assert first.listen()
    assert place.has_door()
    place.folder.chmod(0o750)
    assert not place.has_door()
    first.close()


# Asking -------------------------------------------------------------------------------------------------------------


ASKING = """
import json, sys
from offercompare.gui import handover
handover.PATIENCE_MS = int(sys.argv[1])
request = handover.decoded(sys.argv[2].encode())
print(handover.handed_over(request, handover.meeting(), awaited=sys.argv[3] == "True"))
"""


def asking(request: Request, awaited: bool = False, patience_ms: int = 10_000) -> subprocess.Popen[str]:
    """Another process that hands over a request, and prints the answer."""
    words = [str(patience_ms), encoded(request).decode(), str(awaited)]
    return subprocess.Popen([sys.executable, "-c", ASKING, *words], cwd=ROOT, stdout=subprocess.PIPE, text=True)


def asked(request: Request, qtbot: Any) -> str:
    """The answer to a request while this process keeps the window alive."""
    other = asking(request)
    qtbot.waitUntil(lambda: other.poll() is not None, timeout=30_000)
    return other.communicate()[0].strip()


def test_nobody_is_there_until_somebody_listens(qtbot: Any) -> None:
    request, arrived = Request(("/a/b.offers",), token="t"), []
    assert asked(request, qtbot) == "nobody"
    first = OneWindow(meeting())
    first.arrived.connect(arrived.append)
    assert first.listen()
    assert asked(request, qtbot) == "taken"
    assert arrived == [request]
    first.close()
    assert asked(request, qtbot) == "nobody"


def test_only_one_listens_and_the_next_takes_the_place(qtbot: Any) -> None:
    first, second = OneWindow(meeting()), OneWindow(meeting())
    assert first.listen()
    assert not second.listen()
    assert first.listen()
    first.close()
    assert second.listen()
    second.close()


def test_who_comes_too_early_waits_for_the_door(qtbot: Any) -> None:
    first = OneWindow(meeting())
    assert first.claim()
    assert not OneWindow(meeting()).claim()
    other = asking(Request(), awaited=True)
    qtbot.wait(500)
    assert other.poll() is None
    assert first.listen()
    qtbot.waitUntil(lambda: other.poll() is not None, timeout=30_000)
    assert other.communicate()[0].strip() == "taken"
    first.close()


def test_a_door_that_a_killed_program_left_is_taken_over(qtbot: Any) -> None:
    place = meeting()
    assert place.prepare()
    with socket.socket(socket.AF_UNIX) as left:
        left.bind(place.door)
        Path(place.door).chmod(0o700)
    assert place.has_door()
    assert handed_over(Request(), place) == "nobody"
    first = OneWindow(place)
    assert first.listen()
    assert asked(Request(), qtbot) == "taken"
    first.close()


@pytest.mark.parametrize("greeting", [b"", b"hello\n", GREETING])
def test_a_window_that_does_not_answer_is_left_alone(greeting: bytes) -> None:
    place = meeting()
    assert place.prepare()
    with socket.socket(socket.AF_UNIX) as hung:
        hung.bind(place.door)
        Path(place.door).chmod(0o700)
        hung.listen()
        other = asking(Request(), patience_ms=300)
        line, _ = hung.accept()
        line.sendall(greeting)
        assert other.communicate(timeout=60)[0].strip() == "silent"
        line.close()


@pytest.mark.parametrize("data", [b"x" * (LARGEST + 10), b"{}\n", line(files=["a"]), b"\0" * 50])
def test_a_stranger_at_the_door_is_sent_away(data: bytes, qtbot: Any) -> None:
    arrived: list[Request] = []
    first = OneWindow(meeting())
    first.arrived.connect(arrived.append)
    assert first.listen()
    heard: list[bytes] = []

    def speak() -> None:
        with socket.socket(socket.AF_UNIX) as stranger:
            stranger.connect(meeting().door)
            try:
                stranger.sendall(data)
                stranger.shutdown(socket.SHUT_WR)
                while piece := stranger.recv(100):
                    heard.append(piece)
            except OSError:
                pass
            heard.append(b"end")

    speaking = threading.Thread(target=speak)
    speaking.start()
    qtbot.waitUntil(lambda: heard[-1:] == [b"end"], timeout=15_000)
    speaking.join()
    assert b"taken" not in b"".join(heard)
    assert arrived == []
    assert asked(Request(), qtbot) == "taken"
    first.close()
