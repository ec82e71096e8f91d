"""A second start hands its files to the window that is open already: what is said, where, and how it is asked.

The window listens in a folder that is its owner's alone, one door per person and screen. It greets who comes, takes
one request and says so; who gets no greeting in time opens a window of its own. No Qt before somebody may be there.
"""

from __future__ import annotations

import json
import os
import stat
import sys
import time
import zlib
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Literal

from offercompare import PROGRAM

VERSION = 1
GREETING = b"offercompare 1\n"
TAKEN = b"taken\n"
TOKEN = "XDG_ACTIVATION_TOKEN"
"""The variable in which a desktop gives a start what lets its window come to the front."""
LARGEST = 256 * 1024
"""Bytes of a request."""
LONGEST_TOKEN = 512
PATIENCE_MS = 2_000
"""How long a window may take to answer before it counts as hung."""
_PAUSE_S = 0.05

Answer = Literal["nobody", "taken", "silent"]


@dataclass(frozen=True, slots=True)
class Request:
    """What one start asks of the window. ``token`` lets the window come to the front on a Wayland desktop."""

    files: tuple[str, ...] = ()
    example: bool = False
    hide_amounts: bool = False
    token: str = ""


def encoded(request: Request) -> bytes:
    """One line of JSON; relative files are those of the current folder."""
    files = [os.path.abspath(name) for name in request.files]  # noqa: PTH100 - Path.absolute keeps ".."
    return json.dumps({"version": VERSION, **asdict(request), "files": files}).encode("ascii") + b"\n"


def decoded(data: bytes) -> Request | None:
    """The request in a line that anybody may have written; None where it is not exactly one of ours."""
    try:
        found = json.loads(data) if len(data) <= LARGEST else None
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, dict) or found.pop("version", None) != VERSION:
        return None
    if found.keys() != {field.name for field in fields(Request)} or not _is_right(found):
        return None
    return Request(tuple(found["files"]), found["example"], found["hide_amounts"], found["token"])


def _is_right(found: dict[str, object]) -> bool:
    files, token = found["files"], found["token"]
    return (
        isinstance(files, list)
        and all(isinstance(name, str) and "\0" not in name and Path(name).is_absolute() for name in files)
        and isinstance(found["example"], bool)
        and isinstance(found["hide_amounts"], bool)
        and isinstance(token, str)
        and is_token(token)
    )


def is_token(token: str) -> bool:
    """Whether this may stand in the environment as what a desktop gave a start."""
    return len(token) <= LONGEST_TOKEN and token.isascii() and token.isprintable()


def desktop_token(environment: Mapping[str, str] = os.environ) -> str:
    """What the desktop gave this start, so that its window may come to the front; "" where it gave nothing."""
    token = environment.get(TOKEN) or environment.get("DESKTOP_STARTUP_ID") or ""
    return token if is_token(token) else ""


# Where --------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Meeting:
    """Where the starts of one person on one screen meet: a folder, and the name of the door in it."""

    folder: Path
    name: str

    @property
    def door(self) -> str:
        """What a local server listens on: a socket file, on Windows a pipe."""
        return f"{PROGRAM}-{self.name}" if sys.platform == "win32" else str(self.folder / self.name)

    @property
    def lock(self) -> Path:
        """Held by the window that listens, for as long as it lives."""
        return self.folder / f"{self.name}.lock"

    def has_door(self) -> bool:
        """Whether somebody may be listening; a pipe must be asked."""
        return sys.platform == "win32" or (_is_mine(self.folder, stat.S_ISDIR) and _is_mine(self.door, stat.S_ISSOCK))

    def prepare(self) -> bool:
        """Make the folder; False where it cannot be the person's own alone."""
        try:
            self.folder.mkdir(mode=0o700, exist_ok=True)
        except OSError:
            return False
        return sys.platform == "win32" or _is_mine(self.folder, stat.S_ISDIR)


def meeting(environment: Mapping[str, str] = os.environ) -> Meeting:
    """Where this person's starts on this screen meet."""
    folder, screen = _folder(environment), _screen(environment)
    return Meeting(folder, f"{zlib.crc32(screen.encode('utf-8', 'surrogateescape')):08x}")


def _folder(environment: Mapping[str, str]) -> Path:
    if sys.platform == "win32":
        return _common_folder() / PROGRAM
    runtime, sandbox = environment.get("XDG_RUNTIME_DIR", ""), environment.get("FLATPAK_ID", "")
    if not Path(runtime).is_absolute() or not _is_mine(runtime, stat.S_ISDIR):
        return _common_folder() / f"{PROGRAM}-{os.getuid()}"
    # Each start in a sandbox has a runtime folder of its own, but for the one that its program shares.
    return Path(runtime) / "app" / sandbox if sandbox else Path(runtime) / PROGRAM


def _common_folder() -> Path:
    """The system's folder for what is of no use later; loaded late, since the window waits for this module."""
    import tempfile

    return Path(tempfile.gettempdir())


def _screen(environment: Mapping[str, str]) -> str:
    if sys.platform == "win32":
        return "\n".join(environment.get(name, "") for name in ("USERDOMAIN", "USERNAME", "SESSIONNAME"))
    names = ("WAYLAND_DISPLAY", "DISPLAY", "QT_QPA_PLATFORM")
    return "\n".join(environment.get(name, "").removesuffix(".0") for name in names)


def _is_mine(path: Path | str, is_kind: Callable[[int], bool]) -> bool:
    """Whether it is of this kind, belongs to the person, and nobody else may reach it."""
    try:
        state = os.lstat(path)
    except OSError:
        return False
    return is_kind(state.st_mode) and state.st_uid == os.getuid() and not state.st_mode & 0o077


# Asking -------------------------------------------------------------------------------------------------------------


def handed_over(request: Request, place: Meeting, awaited: bool = False) -> Answer:
    """Give ``request`` to the window that listens at ``place``.

    "nobody" is there, it was "taken", or somebody is "silent". ``awaited``: a window is about to listen, so wait.
    """
    until = time.monotonic() + PATIENCE_MS / 1_000 * 2
    while True:
        answer = _asked(request, place) if place.has_door() else "nobody"
        if answer != "nobody" or not awaited or time.monotonic() > until:
            return answer
        time.sleep(_PAUSE_S)


def _asked(request: Request, place: Meeting) -> Answer:
    from PySide6.QtNetwork import QLocalSocket

    data, line = encoded(request), QLocalSocket()
    line.connectToServer(place.door)
    if not line.waitForConnected(PATIENCE_MS):
        return "nobody"
    if len(data) > LARGEST or _heard(line) != GREETING:
        return "silent"
    _let_come_to_front()
    line.write(data)
    return "taken" if _heard(line) == TAKEN else "silent"


def _heard(line: object) -> bytes:
    """The next line that the window says; empty where it says nothing in time."""
    until = time.monotonic() + PATIENCE_MS / 1_000
    while not line.canReadLine():
        left = int((until - time.monotonic()) * 1_000)
        if left <= 0 or not line.waitForReadyRead(left):
            return b""
    return bytes(line.readLine(len(GREETING) + 1).data())


def _let_come_to_front() -> None:
    """Windows lets nobody come to the front but whom the program in front names."""
    if sys.platform == "win32":
        import ctypes

        anybody = -1
        ctypes.windll.user32.AllowSetForegroundWindow(anybody)
