"""How large a window begins: as its text asks for, and never larger than the screen."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from offercompare.gui import theme

# The frame of a window needs room too, and its size is not known before the window is shown.
_FRAME = QSize(8, 48)


def room_for(window: QWidget) -> QSize:
    """What the screen leaves for the inside of a window."""
    return window.screen().availableSize() - _FRAME


def begin_size(window: QWidget, usual: QSize) -> QSize:
    """``usual`` grown with the text, as far as the screen has room."""
    return (usual * theme.text_scale()).boundedTo(room_for(window))
