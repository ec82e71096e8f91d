"""Colours and text size, as the person wants them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from offercompare.gui import theme
from offercompare.gui.settings import Kept


class Appearance(QObject):
    """Signals: ``resized`` after the text has got another size."""

    resized = Signal()

    def __init__(self, kept: Kept, parent: QObject) -> None:
        super().__init__(parent)
        self._kept = kept
        self._sizing = QTimer(self, singleShot=True, interval=0)
        self._sizing.timeout.connect(self._take_size)

    def commands(self) -> dict[str, Callable[[], object]]:
        """What each command does, by its id."""
        return {
            "system": lambda: self._scheme("system"),
            "light": lambda: self._scheme("light"),
            "dark": lambda: self._scheme("dark"),
            "larger": lambda: self._scale(1),
            "smaller": lambda: self._scale(-1),
            "plain": lambda: self._scale(0),
        }

    def _scheme(self, scheme: str) -> None:
        self._kept.change(scheme=scheme)
        theme.apply(_app(), theme.chosen(scheme))

    def _scale(self, steps: int) -> None:
        """Another text size, a number of steps from the one that is wanted now; 0: the plain one."""
        scales, wanted = theme.SCALES, self._kept.settings.text_scale
        at = min(range(len(scales)), key=lambda number: abs(scales[number] - wanted))
        self._kept.change(text_scale=scales[min(max(at + steps, 0), len(scales) - 1)] if steps else 1.0)
        # Keys that came meanwhile are taken together: each size makes every page anew.
        self._sizing.start()

    def _take_size(self) -> None:
        if self._kept.settings.text_scale != theme.text_scale():
            theme.set_text_scale(_app(), self._kept.settings.text_scale)
            self.resized.emit()


def _app() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app
