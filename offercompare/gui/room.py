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


def into_view(window: QWidget) -> None:
    """Move a window that has grown over an edge of its screen back, its beginning first."""
    screen, frame = window.screen().availableGeometry(), window.frameGeometry()
    left = max(min(frame.left(), screen.right() + 1 - frame.width()), screen.left())
    top = max(min(frame.top(), screen.bottom() + 1 - frame.height()), screen.top())
    if (left, top) != (frame.left(), frame.top()):
        window.move(left, top)
