"""The window is painted before anything heavy is loaded: a fresh process says what it has loaded by then."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LATE = ("pydantic", "numpy", "sqlite3", "jinja2", "PySide6.QtPrintSupport", "PySide6.QtNetwork", "offercompare.model")
PROGRAM = """
import os, sys
from offercompare.__main__ import main
from offercompare.gui.window import Window

paint = Window.paintEvent

def painted(self, event):
    paint(self, event)
    print(*sorted(sys.modules), flush=True)
    os._exit(0)

Window.paintEvent = painted
main([])
"""


def test_nothing_heavy_is_loaded_before_the_first_paint() -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 0, done.stderr
    loaded = done.stdout.split()
    assert "offercompare.gui.window" in loaded
    assert [name for name in LATE if name in loaded] == []
