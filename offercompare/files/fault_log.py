"""Where a fault of the program is noted: the place in the code, without the values in it. Pay never enters a log."""

from __future__ import annotations

import os
import traceback
from pathlib import Path

import platformdirs

from offercompare import PROGRAM
from offercompare.files.store import OWNER_ONLY


def log_file() -> Path:
    """The log of faults on this system."""
    return Path(platformdirs.user_log_dir(PROGRAM, appauthor=False)) / "faults.log"


def note(fault: BaseException) -> Path | None:
    """Write where it happened; returns the log, or None where it cannot be written."""
    file = log_file()
    lines = [*traceback.format_tb(fault.__traceback__), type(fault).__name__, "\n"]
    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, OWNER_ONLY)
        with os.fdopen(handle, "a", encoding="utf-8") as out:
            out.writelines(lines)
    except OSError:
        return None
    return file
