"""A second comparison beside the first: this program started once more, in a window of its own."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QProcess

Start = Callable[[str, Sequence[str]], object]


def open_another(hide_amounts: bool, start: Start = QProcess.startDetached) -> bool:
    """Start it; while amounts are hidden here they are hidden there too. False where it does not start."""
    # Few open another, and this brings what runs other programs.
    from offercompare.files.menu_entry import program_words

    program, *words = program_words()
    hidden = ["--hide-amounts"] if hide_amounts else []
    begun = start(program, [*words, "--new-window", *hidden])
    # Qt answers with the number of the process too.
    return bool(begun[0] if isinstance(begun, tuple) else begun)
