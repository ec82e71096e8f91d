"""The page of a text: laid out in the program's type and colours, searched, and closed to everything outside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from PySide6.QtCore import QByteArray, QEvent, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QColor, QFont, QResizeEvent, QTextBlock, QTextCharFormat, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

from offercompare.gui import theme
from offercompare.gui.reading_look import BODY_POINTS, blocks, dress
from offercompare.gui.reading_text import ReadingText, anchor, prepared

PLAIN_POINTS = 9.5
EDGE = 26
MARK_STRENGTH = 0.3
LOOK_CHANGES = (QEvent.Type.ApplicationFontChange, QEvent.Type.FontChange, QEvent.Type.PaletteChange)
MOST_FOUND = 1000
"""Places of some words that are looked for: a single letter has tens of thousands in the licences."""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading below the title, and where it begins in the text."""

    title: str
    position: int


class ReadingPage(QTextBrowser):
    """Shows one text. Signals: ``section_wanted(title)`` of a link, ``scrolled(section number)``, -1 before the first.

    It reads nothing but the text that it is given: no picture, no file, no address.
    """

    section_wanted = Signal(str)
    scrolled = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        # The caret lets a screen reader go through the lines, and the keyboard select a path to copy.
        self.setTextInteractionFlags(self.textInteractionFlags() | Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self.document().setDocumentMargin(EDGE)
        self._text: ReadingText | None = None
        self._source = ""
        self.sections: tuple[Section, ...] = ()
        self._hits: list[QTextCursor] = []
        self._kept_place = 0
        self._look = _look()
        self._redrawing = QTimer(self, singleShot=True, interval=0)
        self._redrawing.timeout.connect(self._draw_again)
        self.anchorClicked.connect(self._follow)
        self.verticalScrollBar().valueChanged.connect(lambda _: self.scrolled.emit(self.section_here()))

    def loadResource(self, kind: int, name: QUrl) -> object:
        """Nothing is loaded, wherever it lies."""
        # Something empty: at None the document would go and read a local file by itself.
        return QByteArray()

    # Showing ------------------------------------------------------------------------------------------

    def show_text(self, text: ReadingText) -> None:
        """Show a text from its beginning."""
        self._text = text
        self.setAccessibleName(text.title)
        self._source = text.read() if text.is_plain else prepared(text.read()).markdown
        self._draw()
        self.go_to(0)

    def _draw(self) -> None:
        document = self.document()
        assert self._text is not None
        self._look = _look()
        # The widget's own font too: else Qt lays the text out in that first.
        self.setFont(self._font())
        document.setDefaultFont(self._font())
        if self._text.is_plain:
            # Plain text is written in the format that the caret stands in.
            document.clear()
            QTextCursor(document).setBlockCharFormat(QTextCharFormat())
            self.setCurrentCharFormat(QTextCharFormat())
            self.setPlainText(self._source)
        else:
            self.setMarkdown(self._source)
            dress(document)
        self.sections = tuple(_sections(document))

    def changeEvent(self, event: QEvent) -> None:
        changes = event.type() in LOOK_CHANGES and self._text is not None
        if changes and not self._redrawing.isActive():
            # Now, before Qt lays the text out anew and other lines come under the same height.
            self._kept_place = self.place()
            self._redrawing.start()
        super().changeEvent(event)

    def _font(self) -> QFont:
        return theme.font(PLAIN_POINTS if self._text is not None and self._text.is_plain else BODY_POINTS)

    def _draw_again(self) -> None:
        """In the colours and the text size of now, at the same place."""
        if self._look == _look():
            # Nothing is to be drawn anew: what is selected stays so.
            return
        place = self._kept_place
        self._draw()
        self.go_to(place)
        self._hits = []

    # Places -------------------------------------------------------------------------------------------

    def place(self) -> int:
        """Where the first visible line begins."""
        above = self.verticalScrollBar().value()
        if not above:
            return 0
        return next((block.position() for block in blocks(self.document()) if self._top(block) >= above), 0)

    def go_to(self, place: int) -> None:
        """Put a place of the text on top, and the caret there."""
        self._kept_place = place
        cursor = QTextCursor(self.document())
        cursor.setPosition(min(place, self.document().characterCount() - 1))
        self.setTextCursor(cursor)
        self._scroll_to(place)

    def _scroll_to(self, place: int) -> None:
        if not place:
            self.verticalScrollBar().setValue(0)
            return
        # Asked for its size the document is laid out to its end: before, the bar cannot go there.
        self.document().documentLayout().documentSize()
        self.verticalScrollBar().setValue(self._top(self.document().findBlock(place)) - EDGE // 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The lines break elsewhere: what was on top stays there."""
        place = self.place()
        super().resizeEvent(event)
        self._scroll_to(place)

    def _top(self, block: QTextBlock) -> int:
        return int(self.document().documentLayout().blockBoundingRect(block).top())

    def place_of(self, title: str) -> int:
        """Where the section of a title begins; the beginning of the text where there is none."""
        return next((each.position for each in self.sections if each.title == title), 0)

    def section_of_caret(self) -> int:
        """The number of the section in which the caret stands, -1 before the first."""
        here = self.textCursor().selectionStart()
        return sum(each.position <= here for each in self.sections) - 1

    def section_here(self) -> int:
        """The number of the section on top of what is visible, -1 before the first."""
        here, document = self.verticalScrollBar().value() + 2 * EDGE, self.document()
        tops = (self._top(document.findBlock(each.position)) for each in self.sections)
        return sum(top <= here for top in tops) - 1

    def _follow(self, url: QUrl) -> None:
        title = next((each.title for each in self.sections if anchor(each.title) == url.fragment()), None)
        if title is not None and not url.path():
            self.section_wanted.emit(title)

    # Finding ------------------------------------------------------------------------------------------

    def find_all(self, words: str) -> int:
        """Mark the places of some words, up to ``MOST_FOUND``; returns how many."""
        self._hits = list(islice(_found(self.document(), words), MOST_FOUND)) if words else []
        self.setExtraSelections([self._marked(hit) for hit in self._hits])
        return len(self._hits)

    @property
    def found(self) -> int:
        """How many places are marked now; none after the text was drawn anew."""
        return len(self._hits)

    def _marked(self, hit: QTextCursor) -> QTextEdit.ExtraSelection:
        mark = QTextEdit.ExtraSelection()
        mark.cursor = hit
        colour = QColor(theme.current().accent)
        colour.setAlphaF(MARK_STRENGTH)
        mark.format.setBackground(colour)
        return mark

    def let_go(self) -> None:
        """Nothing is selected any more; the caret stays where the selection began."""
        cursor = self.textCursor()
        cursor.setPosition(cursor.selectionStart())
        self.setTextCursor(cursor)

    def next_hit(self, steps: int, from_here: bool = False) -> int:
        """Select the place found that is so many further on, around the end; returns its number from 1, 0 for none.

        ``from_here``: the first at or after the caret.
        """
        if not self._hits:
            return 0
        here = self.textCursor().selectionStart()
        starts = [hit.selectionStart() for hit in self._hits]
        after = next((number for number, start in enumerate(starts) if start >= here), 0)
        is_on = self.textCursor() in self._hits
        number = after if from_here else (after + steps - (0 if is_on or steps < 0 else 1)) % len(starts)
        self.setTextCursor(self._hits[number])
        self.ensureCursorVisible()
        return number + 1


def _look() -> tuple[str, float]:
    """What a text is drawn by: colours and text size."""
    return theme.current().name, theme.text_scale()


def _found(document: QTextDocument, words: str) -> Iterator[QTextCursor]:
    hit = document.find(words)
    while not hit.isNull():
        yield hit
        hit = document.find(words, hit)


def _sections(document: QTextDocument) -> Iterator[Section]:
    for block in blocks(document):
        if block.blockFormat().headingLevel() == 2:
            yield Section(block.text(), block.position())
