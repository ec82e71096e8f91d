"""Prints what Qt lacks on this Linux machine, as words on one line; an empty line when it lacks nothing.

``qt``: Qt cannot start at all; ``screen``: it cannot open a window under X; ``fonts``: every letter would be a box.
"""

import ctypes
import os
import sys
from pathlib import Path


def loads(plugin: str) -> bool:
    """Whether a platform plugin of Qt finds every library that it is linked with."""
    import PySide6

    # Qt aborts the process over a plugin that does not load; the loader only says so.
    try:
        ctypes.CDLL(str(Path(PySide6.__file__).parent / "Qt" / "plugins" / "platforms" / f"lib{plugin}.so"))
    except OSError as problem:
        print(f"{plugin}: {problem}", file=sys.stderr)
        return False
    return True


def starts() -> bool:
    """Whether the parts of Qt that the program uses can be imported."""
    try:
        from PySide6 import QtPrintSupport, QtSvg, QtWidgets  # noqa: F401
    except ImportError as problem:
        print(problem, file=sys.stderr)
        return False
    return loads("qoffscreen")


def has_font() -> bool:
    """Whether Qt finds any font; needs ``starts()``."""
    from PySide6.QtGui import QFont, QFontInfo, QGuiApplication

    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = QGuiApplication([])
    # QFontDatabase.families() lists "Sans Serif" even where there is none.
    found = bool(QFontInfo(QFont()).family())
    application.quit()
    return found


def missing() -> list[str]:
    """The words for what is missing, in the order of this file's first lines."""
    if not starts():
        return ["qt"]
    words = []
    if not loads("qxcb"):
        words.append("screen")
    if not has_font():
        words.append("fonts")
    return words


if __name__ == "__main__":
    print(*missing())
