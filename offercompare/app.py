"""Builds the objects of the window program and joins them. The window is painted before anything else is loaded."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from offercompare import APP_ID
from offercompare.gui import settings as stored
from offercompare.gui import theme
from offercompare.gui.arrivals import Application
from offercompare.gui.handover import Request, handed_over, meeting
from offercompare.gui.window import Window

if TYPE_CHECKING:
    from offercompare.gui.one_window import OneWindow
    from offercompare.gui.session import Session


def run(request: Request, is_alone: bool = False) -> int:
    """Open the window with a file, the worked example, or three ways to begin; returns the exit status.

    ``is_alone``: whatever other windows there are.
    """
    QGuiApplication.setApplicationName("offercompare")
    QGuiApplication.setDesktopFileName(APP_ID)
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    app = Application(sys.argv[:1])
    settings = stored.load()
    dress(app, settings)
    window = Window()
    window.take_geometry(settings.geometry)
    sys.excepthook = _tell_fault
    window.painted.connect(lambda: fill(app, window, settings, request, is_alone))
    window.show()
    return app.exec()


def dress(app: QApplication, settings: stored.Settings) -> None:
    """Style, typeface and colours."""
    # Where Fusion is the style already, setting it again costs as much as making it.
    if app.style().name() != "fusion":
        app.setStyle("Fusion")
    theme.load_fonts()
    theme.set_text_scale(app, settings.text_scale)
    theme.apply(app, theme.chosen(settings.scheme))


def fill(app: Application, window: Window, settings: stored.Settings, request: Request, is_alone: bool) -> None:
    """Load the rest of the program into the window that is already on screen."""
    if not window.isVisible():
        # Closed before anything was in it: nothing may begin that the program would wait for at its end.
        return
    from offercompare.gui.one_window import OneWindow

    place = meeting()
    post = OneWindow(place, window)
    if not is_alone and not post.claim() and post.is_taken and handed_over(request, place, awaited=True) == "taken":
        # Of two starts in the same moment one came first.
        window.close()
        return
    from offercompare.gui.locale import numerals_of
    from offercompare.gui.session import Session

    session = Session(window, numerals_of(QLocale()).hiding(request.hide_amounts), settings)
    follow_system(session)
    receive(app, post, session)
    # As soon as nothing else is to be done, or a question waits for its answer.
    QTimer.singleShot(0, show_icon)
    session.open_first(list(request.files), request.example)


def receive(app: Application, post: OneWindow, session: Session) -> None:
    """From now on later starts and the desktop bring their files to this window."""
    app.arrivals.join(session.window, session.serve, session.window.tell)
    post.arrived.connect(app.arrivals.take)
    QTimer.singleShot(0, post.listen)
    # The window that listened may go before this one: who is used next takes its place.
    app.applicationStateChanged.connect(lambda state: state == Qt.ApplicationState.ApplicationActive and post.listen())
    app.aboutToQuit.connect(post.close)


def show_icon() -> None:
    """Give the windows their icon, last, since drawing it loads Qt's SVG; a Mac takes it from the bundle."""
    if sys.platform != "darwin":
        from offercompare.gui.program_icon import program_icon

        QGuiApplication.setWindowIcon(program_icon())


def follow_system(session: Session) -> None:
    """Change colours with the system where it reports them and the person wants it so."""

    def changed() -> None:
        app = QApplication.instance()
        if session.kept.settings.scheme == "system" and isinstance(app, QApplication):
            theme.apply(app, theme.chosen("system"))

    QGuiApplication.styleHints().colorSchemeChanged.connect(changed)


def _tell_fault(kind: type[BaseException], fault: BaseException, trace: TracebackType | None) -> None:
    from offercompare.gui.faults import tell

    tell(fault.with_traceback(trace))
