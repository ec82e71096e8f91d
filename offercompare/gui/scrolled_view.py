"""A view beside Compare: cards on a page that scrolls, kept in step with one open document."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QVBoxLayout, QWidget

from offercompare.document.change import Change
from offercompare.document.open_document import OpenDocument
from offercompare.engine import Figure
from offercompare.gui import theme
from offercompare.gui.risk.cards import FittedChart
from offercompare.gui.trail_dialog import TrailDialog
from offercompare.numerals import Numerals
from offercompare.report.words import offer_name


class ScrolledPage(QWidget):
    """What is scrolled: as high as its width makes it, and no higher for what its lines would need in less."""

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), 0)


class ScrolledView(QWidget):
    """Refreshed when the document changes while it is in sight, else when it comes into sight again.

    Signals: ``editor_wanted(offer id, kind, what)`` as view Compare has it, ``person_wanted``.
    """

    editor_wanted = Signal(str, str, str)
    person_wanted = Signal()

    def __init__(self, document: OpenDocument, numerals: Numerals, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document, self._numerals = document, numerals
        self.is_stale = True
        self.trail: TrailDialog | None = None
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._area)
        self._leave = document.subscribe(self._changed)

    def show_page(self, page: QWidget) -> None:
        """Scroll this page."""
        page.setObjectName("panel")
        self._area.setWidget(page)

    def refresh(self) -> None:
        """Show what the document holds now."""
        raise NotImplementedError

    def start_over(self) -> None:
        """Another document: nothing that was chosen about the one before goes on."""

    def _changed(self, change: Change) -> None:
        if change.another:
            self.start_over()
        self.refresh_if_seen()

    def refresh_if_seen(self) -> None:
        """Show what has changed, now or when it is next seen."""
        self.is_stale = True
        if self.isVisible():
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self.is_stale:
            self.refresh()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()

    def close_down(self) -> None:
        """Stop listening; the page is about to go."""
        self._leave()

    def show_trail(self, title: str, figure: Figure) -> None:
        """Open how a figure was made."""
        self.trail = TrailDialog(title, figure, "", self._numerals, self)
        self.trail.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.trail.open()

    def name_of(self, key: str) -> str:
        """What the offer with this id is called; "" where there is none."""
        offer = self._document.comparison.offer(key)
        return offer_name(offer) if offer else ""

    def keep_in_sight(self, chart: FittedChart) -> None:
        """Scroll to where the keyboard is on a chart."""
        hit, page = chart.current(), self._area.widget()
        if hit is not None and page is not None:
            at = chart.mapTo(page, hit.area.center().toPoint())
            self._area.ensureVisible(at.x(), at.y(), 0, round(hit.area.height() / 2) + 20)

    def has_room(self, width: int) -> bool:
        """Whether two cards fit side by side that need ``width`` at the plain text size."""
        return self.width() >= width * (1 + (theme.text_scale() - 1) * 0.7)


def put_beside(row: QBoxLayout, beside: bool) -> None:
    """Let what is in a row stand side by side, or one below the other."""
    direction = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
    if row.direction() != direction:
        row.setDirection(direction)
