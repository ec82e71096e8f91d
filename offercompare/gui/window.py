"""The main window: menus and buttons, the page in the middle, the status line. It can be shown before anything else
of the program is loaded; what its actions do is decided by the session that joins later."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QByteArray, QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAction,
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QHBoxLayout,
    QMainWindow,
    QMenu,
    QMenuBar,
    QSizePolicy,
    QStackedWidget,
    QStatusBar,
    QToolButton,
    QWidget,
)

from offercompare.gui.actions import VIEWS, Actions, commands
from offercompare.gui.notes_line import FileNote, NotesLine
from offercompare.gui.room import room_for
from offercompare.gui.segments import Segments
from offercompare.gui.start_page import StartPage
from offercompare.translation import tr

TOLD_MS = 8000


class Window(QMainWindow):
    """Signals: ``painted`` once after the first paint, ``commanded(action id)``, ``recent_chosen(path)``,
    ``dropped(paths)``. ``may_close`` is asked before the window closes."""

    painted = Signal()
    commanded = Signal(str)
    recent_chosen = Signal(str)
    dropped = Signal(list)

    def __init__(self) -> None:
        super().__init__()
        self.may_close: Callable[[], bool] = lambda: True
        self._was_painted = False
        self.setWindowTitle(tr("OfferCompare") + "[*]")
        self.setAcceptDrops(True)
        self.setMinimumSize(640, 420)
        self.actions_ = Actions(self, {command.id: self._teller(command.id) for command in commands()})
        self.recent = QMenu(tr("Open &recent"), self)
        self._top_bar()
        self.pages = QStackedWidget(self)
        self.start = StartPage(self)
        self.start.add_wanted.connect(self._teller("add"))
        self.start.open_wanted.connect(self._teller("open"))
        self.start.guide_wanted.connect(self._teller("guide"))
        self.start.add.setFocus()
        self.start.example_wanted.connect(lambda: self.commanded.emit("example"))
        self.pages.addWidget(self.start)
        self.setCentralWidget(self.pages)
        self._status_line()
        self.actions_.allow(has_offers=False, has_offer=False)

    def _teller(self, key: str) -> Callable[[], None]:
        return lambda *_: self.commanded.emit(key)

    # Building -----------------------------------------------------------------------------------------

    def _top_bar(self) -> None:
        bar = QWidget(self)
        bar.setObjectName("topbar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(8, 5, 12, 5)
        row.setSpacing(7)
        self.menus = QMenuBar(bar)
        self.menus.setNativeMenuBar(False)
        self.menus.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self.actions_.fill_bar(self.menus, self.recent)
        row.addWidget(self.menus)
        row.addSpacing(6)
        buttons: dict[str, QWidget] = {}
        for key, text, name in (
            ("undo", "↶", ""),
            ("redo", "↷", ""),
            ("add", tr("+ Add offer"), "primary"),
            ("open", tr("Open…"), ""),
            ("print", tr("Print…"), ""),
        ):
            buttons[key] = self._button(bar, self.actions_[key], text, name)
            row.addWidget(buttons[key])
        row.addStretch(1)
        buttons["person"] = self._button(bar, self.actions_["person"], tr("You and assumptions…"), "")
        row.addWidget(buttons["person"])
        self.views = Segments([self.actions_[key] for key in VIEWS.split()], tr("View"), bar)
        row.addWidget(self.views)
        # In a narrower window the menus keep their room and buttons go, the first here first: each is in a menu too.
        self._optional = [buttons[key] for key in ("person", "print", "open", "redo", "undo", "add")] + [self.views]
        bar.setMinimumWidth(1)
        self._bar = row
        self.setMenuWidget(bar)

    def _fit_bar(self) -> None:
        """Show as many buttons as there is room for."""
        for button in self._optional:
            button.show()
        for button in self._optional:
            if self._bar.sizeHint().width() <= self.width():
                break
            button.hide()

    def _button(self, bar: QWidget, action: QAction, text: str, name: str) -> QToolButton:
        button = QToolButton(bar)
        button.setDefaultAction(action)
        button.setText(text)
        button.setObjectName(name or "tool")
        button.setToolTip(action.text().replace("&", "").rstrip("…"))
        button.setAccessibleName(action.text().replace("&", ""))
        action.changed.connect(lambda: button.setText(text))
        return button

    def _status_line(self) -> None:
        bar = QStatusBar(self)
        bar.setSizeGripEnabled(False)
        self.assumptions, self.file_note = NotesLine(bar), FileNote(bar)
        self.assumptions.setObjectName("muted")
        self.file_note.setObjectName("muted")
        bar.addWidget(self.assumptions, 1)
        bar.addPermanentWidget(self.file_note)
        self.setStatusBar(bar)

    # Showing ------------------------------------------------------------------------------------------

    def show_page(self, page: QWidget) -> None:
        """Bring a page to the front."""
        if self.pages.indexOf(page) < 0:
            self.pages.addWidget(page)
        self.pages.setCurrentWidget(page)

    def show_file(self, name: str, note: str, is_clean: bool) -> None:
        """Name the open file in title and status line."""
        self.setWindowTitle(f"{name}[*] – OfferCompare" if name else tr("OfferCompare") + "[*]")
        self.setWindowModified(not is_clean)
        self.file_note.show_note(note, self.width())

    def show_assumptions(self, parts: Iterable[str]) -> None:
        """Say what every number on screen rests on."""
        self.assumptions.show_parts(parts)

    def tell(self, sentence: str) -> None:
        """Say in the status line what was done, or what is refused; it goes by itself."""
        self.statusBar().showMessage(sentence, TOLD_MS)

    def show_recent(self, paths: Iterable[str]) -> None:
        """Fill the menu of recent files."""
        self.recent.clear()
        for path in paths:
            action = self.recent.addAction(Path(path).name)
            action.setToolTip(path)
            action.triggered.connect(lambda _=False, path=path: self.recent_chosen.emit(path))
        self.recent.setEnabled(not self.recent.isEmpty())

    def show_undo(self, undo: str, redo: str) -> None:
        """Name what undo and redo would do."""
        for key, word, label in (("undo", tr("&Undo"), undo), ("redo", tr("&Redo"), redo)):
            self.actions_[key].setEnabled(bool(label))
            self.actions_[key].setText(f"{word} {label.replace('&', '&&')}".rstrip())

    def geometry_note(self) -> str:
        """Where the window stands, as Qt writes it."""
        return bytes(self.saveGeometry().toBase64().data()).decode("ascii")

    def take_geometry(self, note: str) -> None:
        """Go back to where the window stood; a first start gets most of the screen."""
        if not (note and self.restoreGeometry(QByteArray.fromBase64(note.encode("ascii")))):
            self.resize(QSize(1440, 900).boundedTo(room_for(self)))

    # Qt's questions -----------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self.painted.emit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_bar()
        self.file_note.fit(self.width())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.isVisible():
            QTimer.singleShot(0, self._fit_bar)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.pages.currentWidget() is self.start:
            self.start.add.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the keyboard, as it does in a dialog."""
        button = self.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(button, QAbstractButton):
            button.click()
            return
        super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.may_close():
            event.accept()
        else:
            event.ignore()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            self.dropped.emit(paths)
