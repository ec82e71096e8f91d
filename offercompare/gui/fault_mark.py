"""Marks an entry whose text cannot be taken, and says why beside it."""

from __future__ import annotations

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLineEdit, QToolTip


def mark_invalid(entry: QLineEdit, fault: str) -> None:
    """Mark ``entry`` where the sentence ``fault`` already stands beside it; an empty one takes the mark away."""
    if bool(entry.property("invalid")) != bool(fault):
        entry.setProperty("invalid", bool(fault))
        entry.style().unpolish(entry)
        entry.style().polish(entry)
    entry.setAccessibleDescription(fault)


def mark_fault(entry: QLineEdit, fault: str) -> None:
    """Mark ``entry`` and say the sentence ``fault`` below it; an empty one takes the mark away."""
    mark_invalid(entry, fault)
    if fault:
        QToolTip.showText(entry.mapToGlobal(QPoint(0, entry.height())), fault, entry)
