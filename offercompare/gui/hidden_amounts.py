"""What entries of money do while amounts are hidden: nothing is typed into what nobody may see."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from offercompare.gui.actions import HIDING_KEYS
from offercompare.translation import tr


def said() -> str:
    """Why an amount cannot be typed now, and what to do."""
    return tr("Amounts are hidden; {keys} shows them.", keys=HIDING_KEYS)


def note() -> str:
    """The same for the status line."""
    return tr("Amounts hidden · {keys} shows them", keys=HIDING_KEYS)


def lock(entry: QLineEdit | QPlainTextEdit, is_hidden: bool = True) -> None:
    """Let an entry that shows the mask only be read, and say why."""
    if is_hidden:
        entry.setReadOnly(True)
        entry.setToolTip(said())
        entry.setAccessibleDescription(said())
