"""Unsaved changes survive a killed program: a copy of the document in the system's state folder, one per program."""

from __future__ import annotations

import json
import os
import uuid
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import platformdirs
from PySide6.QtCore import QLockFile

from offercompare import PROGRAM
from offercompare.document.open_document import OpenDocument
from offercompare.errors import OfferCompareError
from offercompare.files import codec, store
from offercompare.model import Comparison


def folder() -> Path:
    """Where recovery copies lie on this system."""
    return Path(platformdirs.user_state_dir(PROGRAM, appauthor=False)) / "recovery"


@dataclass(frozen=True, slots=True)
class LeftBehind:
    """What a program that ended without asking left: the comparison, its file if it had one, and when."""

    comparison: Comparison
    path: Path | None
    when: datetime
    copy: Path


class Recovery:
    """Keeps the copy of this program's document; the lock tells others that it is alive."""

    def __init__(self, home: Path | None = None) -> None:
        self._home = home or folder()
        self._copy: Path | None = None
        self._lock: QLockFile | None = None
        self._failed = False

    def keep(self, document: OpenDocument) -> None:
        """Write the copy of a document with unsaved changes, or take it away where all is saved."""
        if document.is_clean:
            self.forget()
            return
        if self._claim():
            assert self._copy is not None
            try:
                store.write(self._copy, document.comparison)
                note = json.dumps({"path": str(document.path) if document.path else None})
                self._copy.with_suffix(".path").write_text(note, encoding="utf-8")
            except (OfferCompareError, OSError):
                self._failed = True

    def _claim(self) -> bool:
        if self._copy is None and not self._failed:
            try:
                self._home.mkdir(parents=True, exist_ok=True, mode=0o700)
            except OSError:
                self._failed = True
                return False
            self._copy = self._home / f"{os.getpid()}-{uuid.uuid4().hex[:8]}.offers"
            self._lock = QLockFile(str(self._copy.with_suffix(".lock")))
            self._lock.setStaleLockTime(0)
            self._lock.tryLock(0)
        return not self._failed

    def forget(self) -> None:
        """Take the copy away: everything is saved, or meant to be dropped."""
        if self._copy is not None:
            _remove(self._copy)
            if self._lock is not None:
                self._lock.unlock()
            self._copy, self._lock = None, None

    def left_behind(self) -> list[LeftBehind]:
        """Copies of programs that no longer run, the newest first."""
        found = []
        for copy in sorted(self._home.glob("*.offers")) if self._home.is_dir() else []:
            if copy != self._copy and _is_abandoned(copy):
                left = _read(copy)
                if left is not None:
                    found.append(left)
        return sorted(found, key=lambda left: left.when, reverse=True)

    def drop(self, left: LeftBehind) -> None:
        """The person does not want it back, or has it."""
        _remove(left.copy)


def _is_abandoned(copy: Path) -> bool:
    lock = QLockFile(str(copy.with_suffix(".lock")))
    lock.setStaleLockTime(0)
    if not lock.tryLock(0):
        return False
    lock.unlock()
    return True


def _read(copy: Path) -> LeftBehind | None:
    try:
        comparison = codec.decode(copy.read_bytes(), copy.name)
        when = datetime.fromtimestamp(copy.stat().st_mtime).astimezone()
        return LeftBehind(comparison, _path_of(copy), when, copy)
    except (OfferCompareError, OSError):
        return None


def _path_of(copy: Path) -> Path | None:
    try:
        path = json.loads(copy.with_suffix(".path").read_text(encoding="utf-8"))["path"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return Path(path) if isinstance(path, str) else None


def _remove(copy: Path) -> None:
    for suffix in (".offers", ".path", ".lock"):
        copy.with_suffix(suffix).unlink(missing_ok=True)
