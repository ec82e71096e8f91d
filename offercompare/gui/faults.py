"""A fault of the program: written to the log file, told once in the window."""

from __future__ import annotations

import os
import traceback
from pathlib import Path
from types import TracebackType

import platformdirs
from PySide6.QtWidgets import QApplication, QMessageBox

from offercompare.translation import tr

APP = "offercompare"


def log_file() -> Path:
    """Where faults are noted on this system."""
    return Path(platformdirs.user_log_dir(APP)) / "faults.log"


def tell(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
    """Note the fault and say so, unless it is being said already: one paint may fail many times."""
    file = _write(kind, fault, trace)
    app = QApplication.instance()
    if app is None or app.property("tellingFault"):
        return
    app.setProperty("tellingFault", True)
    text = tr("Something went wrong in the program. Save your comparison under another name and start again.")
    where = tr("The details are in {file}.", file=file) if file else ""
    QMessageBox.critical(QApplication.activeWindow(), tr("offercompare"), f"{text}\n\n{where}".strip())
    app.setProperty("tellingFault", False)


def _write(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> Path | None:
    """The place in the program without the values in it: pay never enters a log."""
    file = log_file()
    lines = [*traceback.format_tb(trace), kind.__name__, "\n"]
    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        with os.fdopen(handle, "a", encoding="utf-8") as out:
            out.writelines(lines)
    except OSError:
        return None
    return file
