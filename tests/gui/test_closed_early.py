"""A window that is closed before anything is in it: the program ends, and says nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CLOSED_AT_ONCE = """
import sys
from PySide6.QtCore import QTimer
from offercompare.__main__ import main
from offercompare.gui.window import Window

paint = Window.paintEvent

def painted(window, event):
    QTimer.singleShot(0, window.close)
    paint(window, event)

Window.paintEvent = painted
sys.exit(main(["--example"]))
"""


def test_the_program_ends_with_its_window(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", CLOSED_AT_ONCE],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_RUNTIME_DIR": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    said = (done.stdout + done.stderr).replace("This plugin does not support propagateSizeHints()", "").strip()
    assert (done.returncode, said) == (0, "")
