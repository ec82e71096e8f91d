"""The one window for all that is read: the guide, the keys, what is new, licences, and what this program is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, QTimer
from PySide6.QtGui import QAction, QCloseEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from offercompare.gui import theme
from offercompare.gui.reading_page import MOST_FOUND, ReadingPage
from offercompare.gui.reading_text import ReadingText, prepared
from offercompare.gui.room import begin_size, into_view
from offercompare.translation import tr

WIDTH, HEIGHT = 980, 660
MARGIN, MORE = 14, 34
LARGEST_PART = 0.36
"""Of the window for the contents."""
KEY = Qt.ItemDataRole.UserRole


class ReadingWindow(QWidget):
    """Contents at the left, the text beside them, a line to find words in it. ``actions`` keep their keys here."""

    def __init__(self, texts: Sequence[ReadingText], actions: Sequence[QAction], parent: QWidget | None = None) -> None:
        # No dialog: those are covered while amounts are hidden, and here are none.
        super().__init__(parent, Qt.WindowType.Window)
        self.addActions(list(actions))
        self._texts = {text.key: text for text in texts}
        self._shown = ""
        self._before: list[tuple[str, int]] = []
        self._titles: set[str] = set()
        self.page = ReadingPage(self)
        self.contents = self._contents()
        self._lay_out()
        self._keys()
        self.page.section_wanted.connect(lambda title: self.open_text(self._shown, title))
        self.page.scrolled.connect(self._mark_section)
        self.contents.currentItemChanged.connect(lambda item, _: self._turn_to(item))

    # Building -----------------------------------------------------------------------------------------

    def _contents(self) -> QTreeWidget:
        tree = QTreeWidget(self)
        tree.setObjectName("pages")
        tree.setAccessibleName(tr("Contents"))
        tree.setHeaderHidden(True)
        tree.setRootIsDecorated(False)
        tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for text in self._texts.values():
            item = _entry(text.title)
            item.setData(0, KEY, text.key)
            tree.addTopLevelItem(item)
        return tree

    def _lay_out(self) -> None:
        self.back = self._button(tr("‹ Back"), tr("Back to where you were"), self.go_back)
        self.words = QLineEdit(self)
        self.words.setPlaceholderText(tr("Find in this text"))
        self.words.setAccessibleName(tr("Find in this text"))
        self.words.setClearButtonEnabled(True)
        self.count = QLabel(self)
        self.count.setObjectName("muted")
        self.earlier = self._button("↑", tr("The one before"), lambda: self._step(-1))
        self.later = self._button("↓", tr("The next one"), lambda: self._step(1))
        row = QHBoxLayout()
        row.addWidget(self.back)
        row.addStretch(1)
        for each in (self.count, self.words, self.earlier, self.later):
            row.addWidget(each)
        right = QVBoxLayout()
        right.addLayout(row)
        right.addWidget(self.page, 1)
        columns = QHBoxLayout(self)
        columns.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        columns.setSpacing(12)
        columns.addWidget(self.contents)
        columns.addLayout(right, 1)
        self.words.textChanged.connect(self._find)
        QWidget.setTabOrder(self.contents, self.page)
        self.resize(begin_size(self, QSize(WIDTH, HEIGHT)))
        self._find("")

    def _button(self, text: str, name: str, pressed: Callable[[], object]) -> QPushButton:
        button = QPushButton(text, self)
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.clicked.connect(lambda: pressed())
        return button

    def _fit(self) -> None:
        self.contents.setFixedWidth(self._contents_width())
        self.words.setFixedWidth(round(190 * theme.text_scale()))

    def _contents_width(self) -> int:
        """What the longest title seen so far takes, up to a part of the window."""
        self._titles |= {top.text(0) for top in self._tops()} | {each.title for each in self.page.sections}
        longest = max(map(self.contents.fontMetrics().horizontalAdvance, self._titles))
        room = longest + self.contents.indentation() + round(MORE * theme.text_scale())
        return min(room, round(LARGEST_PART * self.width()))

    def _keys(self) -> None:
        standard = QKeySequence.StandardKey
        for keys, does in (
            (standard.Find, self._to_words),
            (standard.FindNext, lambda: self._step(1)),
            (standard.FindPrevious, lambda: self._step(-1)),
            (standard.Back, self.go_back),
        ):
            shortcut = QShortcut(self)
            shortcut.setKeys(keys)
            shortcut.activated.connect(does)

    # Reading ------------------------------------------------------------------------------------------

    def open_text(self, key: str, section: str = "") -> None:
        """Bring a text to the front, at a section by its title or at its beginning."""
        if self.isVisible():
            self._before.append((self._shown, self.page.place()))
        self._show(key)
        # A page that is not on screen yet has no lines to go to.
        self.show()
        self.page.go_to(self.page.place_of(section))
        self._come()

    def open_for(self, key: str, view: str) -> None:
        """Bring a text to the front at what it says of a view."""
        self.open_text(key, self._section_of(key, view))

    def _section_of(self, key: str, view: str) -> str:
        return prepared(self._texts[key].read()).views.get(view, "")

    def go_back(self) -> None:
        """Where one was before the last jump."""
        if self._before:
            key, place = self._before.pop()
            self._show(key)
            self.page.go_to(place)
            self._mark_section(self.page.section_here())
            self.page.setFocus()
        self.back.setEnabled(bool(self._before))

    def _show(self, key: str) -> None:
        if key == self._shown:
            return
        self._shown = key
        self.page.show_text(self._texts[key])
        self.setWindowTitle(tr("{title} – OfferCompare", title=self._texts[key].title))
        with QSignalBlocker(self.contents):
            self._fill_contents(key)
        self._fit()
        self._find(self.words.text())

    def _come(self) -> None:
        self.back.setEnabled(bool(self._before))
        self.raise_()
        self.activateWindow()
        self.page.setFocus()
        self._mark_section(self.page.section_here())

    # Contents -----------------------------------------------------------------------------------------

    def _tops(self) -> Iterator[QTreeWidgetItem]:
        for row in range(self.contents.topLevelItemCount()):
            top = self.contents.topLevelItem(row)
            assert top is not None
            yield top

    def _fill_contents(self, key: str) -> None:
        for top in self._tops():
            top.takeChildren()
            if top.data(0, KEY) == key:
                top.addChildren([_entry(each.title) for each in self.page.sections])
                top.setExpanded(True)
                self.contents.setCurrentItem(top)

    def _turn_to(self, item: QTreeWidgetItem | None) -> None:
        if item is None:
            return
        top = item.parent()
        if top is not None:
            self.page.go_to(self.page.sections[top.indexOfChild(item)].position)
        elif item.data(0, KEY) == self._shown:
            self.page.go_to(0)
        else:
            self._before.append((self._shown, self.page.place()))
            self.back.setEnabled(True)
            self._show(item.data(0, KEY))

    def _mark_section(self, number: int) -> None:
        """The section in sight stands out among the contents, but not under the hands of who is going through them."""
        if self.contents.hasFocus():
            return
        with QSignalBlocker(self.contents):
            top = next((item for item in self._tops() if item.data(0, KEY) == self._shown), None)
            if top is not None:
                self.contents.setCurrentItem((number >= 0 and top.child(number)) or top)

    # Finding ------------------------------------------------------------------------------------------

    def _to_words(self) -> None:
        self.words.setFocus()
        self.words.selectAll()

    def _find(self, words: str) -> None:
        found = self.page.find_all(words)
        self._say(found, self.page.next_hit(0, from_here=True))

    def _step(self, steps: int) -> None:
        found = self.page.found or self.page.find_all(self.words.text())
        self._say(found, self.page.next_hit(steps))

    def _say(self, found: int, number: int) -> None:
        words = bool(self.words.text())
        if found:
            self._mark_section(self.page.section_of_caret())
        elif words:
            self.page.let_go()
        count = tr("more than {count}", count=found) if found == MOST_FOUND else str(found)
        text = tr("{number} of {count}", number=number, count=count) if found else tr("not found") if words else ""
        self.count.setText(text)
        self.words.setAccessibleDescription(text)
        for button in (self.earlier, self.later):
            button.setEnabled(found > 0)

    # Qt's questions -----------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape first takes the words away, then the window; Enter finds on and presses nothing."""
        if event.key() == Qt.Key.Key_Escape and self.words.hasFocus() and self.words.text():
            self.words.clear()
            self.page.setFocus()
        elif event.key() == Qt.Key.Key_Escape:
            self.close()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.words.hasFocus():
                self._step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()
            # Once the larger text has widened the window.
            QTimer.singleShot(0, self, lambda: into_view(self))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """The keyboard goes back to the window that it came from."""
        self._before.clear()
        event.accept()
        parent = self.parentWidget()
        if parent is not None and self.isActiveWindow():
            parent.activateWindow()


def _entry(title: str) -> QTreeWidgetItem:
    item = QTreeWidgetItem([title])
    item.setToolTip(0, title)
    return item
