"""The program's picture in title bars and task switchers."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon

from offercompare import resources

DRAWINGS = {
    16: "icons/offercompare-16.svg",
    22: "icons/offercompare-22.svg",
    32: "icons/offercompare.svg",
    48: "icons/offercompare.svg",
    64: "icons/offercompare.svg",
    128: "icons/offercompare.svg",
}
"""The drawing for each size in pixels: the smallest lie on their own pixels."""


def program_icon() -> QIcon:
    """The icon in every size that desktops ask for."""
    icon = QIcon()
    for size, drawing in DRAWINGS.items():
        icon.addPixmap(QIcon(str(resources.path(drawing))).pixmap(QSize(size, size), 1.0))
    return icon
