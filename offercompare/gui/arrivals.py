"""What comes while the program runs, from a later start or from the desktop, waits here for its turn."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QFileOpenEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from offercompare.gui.handover import TOKEN, Request
from offercompare.translation import tr

AGAIN_MS = 250


class Arrivals(QObject):
    """Brings the window to the front at once, and gives each request to ``serve`` when no dialog is open."""

    def __init__(self) -> None:
        super().__init__()
        self._waiting: deque[Request] = deque()
        self._serve: Callable[[Request], object] | None = None
        self._tell: Callable[[str], object] = lambda _: None
        self._window: QWidget | None = None
        self._is_told = False
        self._turn = QTimer(self, singleShot=True)
        self._turn.timeout.connect(self._next)

    def join(self, window: QWidget, serve: Callable[[Request], object], tell: Callable[[str], object]) -> None:
        """From now on there is a window; what came before is served too."""
        self._window, self._serve, self._tell = window, serve, tell
        self._turn.start(0)

    def take(self, request: Request) -> None:
        """Note what a start asks for, and bring the window to the front."""
        self._waiting.append(request)
        if self._window is not None:
            to_front(self._window, request.token)
            self._turn.start(0)

    def _next(self) -> None:
        if self._serve is None or not self._waiting:
            return
        if QGuiApplication.modalWindow() is not None or QApplication.activeModalWidget() is not None:
            if any(request.files or request.example for request in self._waiting):
                self._tell(tr("What was opened meanwhile waits until the dialog is closed."))
                self._is_told = True
            self._turn.start(AGAIN_MS)
            return
        request = self._waiting.popleft()
        if self._is_told:
            self._is_told = False
            self._tell("")
        try:
            self._serve(request)
        finally:
            self._turn.start(0)


class Application(QApplication):
    """The application of the program; on macOS the files to open come to it, not on the command line."""

    def __init__(self, words: list[str]) -> None:
        super().__init__(words)
        self.arrivals = Arrivals()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FileOpen and isinstance(event, QFileOpenEvent):
            if event.file():
                self.arrivals.take(Request(files=(event.file(),)))
            return True
        return super().event(event)


def to_front(window: QWidget, token: str) -> None:
    """Bring the window, or the dialog that blocks it, before all others as far as the desktop allows."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    front = QApplication.activeModalWidget() or window
    front.raise_()
    if token:
        os.environ[TOKEN] = token
    try:
        front.activateWindow()
    finally:
        if token:
            # A token is good once, and no program started from here may use it.
            os.environ.pop(TOKEN, None)
