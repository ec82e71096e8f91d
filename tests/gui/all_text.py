"""Every text that a window shows or says: properties, models, menus, and what is painted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QBuffer, QIODevice, QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QAction, QPainter, QRegion
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QAbstractItemView, QApplication, QComboBox, QWidget

from offercompare.gui.charts.canvas import Canvas

_ROLES = range(14)
_PAINTED = re.compile(r"<text[^>]*>(.*?)</text>", re.DOTALL)


def all_text() -> list[str]:
    """What stands in every window that is open, seen or spoken."""
    found: list[str] = []
    for window in QApplication.topLevelWidgets():
        if window.isVisible():
            found += [text for text in texts_of(window) if text]
    return found


def texts_of(window: QWidget) -> Iterator[str]:
    """What stands in one window and all that is in it, and what it paints."""
    for widget in (window, *window.findChildren(QWidget)):
        if widget.isVisible() and widget.window() is window:
            yield from _properties(widget)
            for action in widget.actions():
                yield from _of_action(action)
            if isinstance(widget, QAbstractItemView) and widget.model() is not None:
                yield from _of_model(widget.model())
            if isinstance(widget, QComboBox):
                yield from _of_model(widget.model())
            if isinstance(widget, Canvas):
                yield from painted(widget)
                yield from (hit.text for hit in widget.hits)
    yield from painted(window)


def painted(widget: QWidget) -> Iterator[str]:
    """The texts that a widget draws, taken from a drawing of lines and letters."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    svg = QSvgGenerator()
    svg.setOutputDevice(buffer)
    svg.setSize(widget.size())
    svg.setViewBox(QRect(QPoint(0, 0), widget.size()))
    painter = QPainter(svg)
    widget.render(painter, QPoint(0, 0), QRegion(widget.rect()), QWidget.RenderFlag.DrawChildren)
    painter.end()
    drawn = bytes(buffer.data().data()).decode()
    yield from (unescape(text).strip() for text in _PAINTED.findall(drawn))


def _properties(widget: QWidget) -> Iterator[str]:
    kind = widget.metaObject()
    for number in range(kind.propertyCount()):
        value = kind.property(number).read(widget)
        if isinstance(value, str) and kind.property(number).name() != "styleSheet":
            yield value


def _of_action(action: QAction) -> Iterator[str]:
    yield from (action.text(), action.toolTip(), action.statusTip())
    menu = action.menu()
    for below in menu.actions() if menu is not None else ():
        yield from _of_action(below)


def _of_model(model: QAbstractItemModel) -> Iterator[str]:
    for way, count in (
        (Qt.Orientation.Horizontal, _columns(model, QModelIndex())),
        (Qt.Orientation.Vertical, model.rowCount(QModelIndex())),
    ):
        for section in range(count):
            yield from (text for role in _ROLES if isinstance(text := model.headerData(section, way, role), str))
    yield from _below(model, QModelIndex())


def _columns(model: QAbstractItemModel, parent: QModelIndex) -> int:
    # A list has one, and keeps that to itself.
    return 1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)


def _below(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[str]:
    for row in range(model.rowCount(parent)):
        for column in range(_columns(model, parent)):
            index = model.index(row, column, parent)
            yield from (text for role in _ROLES if isinstance(text := index.data(role), str))
        yield from _below(model, model.index(row, 0, parent))
