"""The cards of the view: what it says in sentences, ranges, spreads, chances."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from math import ceil

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from offercompare.gui import theme
from offercompare.gui.charts import chance_grid, outcome_curve, range_bars, range_plan
from offercompare.gui.charts.canvas import Canvas
from offercompare.gui.charts.look import Hit, Look, screen_look
from offercompare.gui.over_time.cards import Card
from offercompare.gui.risk import chances, ranges, spreads
from offercompare.gui.risk.chances import Chances
from offercompare.gui.risk.ranges import Ranges
from offercompare.gui.risk.spreads import Spreads
from offercompare.report.risk_words import Said
from offercompare.translation import tr

EDGE = 8
"""What a canvas leaves around its chart."""
Needs = Callable[[Look, float], float]


class FittedChart(Canvas):
    """A chart as high as its rows need at its width; their numbers count up from the lowest, as ``Canvas`` walks.

    Signal: ``walked(key)`` where the arrow keys went.
    """

    walked = Signal(str)

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(name, walks=True, parent=parent)
        self._needs: Needs | None = None

    def fit(self, needs: Needs) -> None:
        """From now on as high as ``needs`` says for a look and a width."""
        self._needs = needs
        self._fit()

    def _fit(self) -> None:
        if self._needs is not None:
            needed = ceil(self._needs(screen_look(self), max(self.width() - EDGE, 60))) + EDGE
            if needed != self.minimumHeight():
                self.setMinimumHeight(needed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _stops(self) -> list[Hit]:
        """Rows are read from the top: the first one is where the keyboard begins."""
        return sorted((hit for hit in self.hits if hit.key), key=lambda hit: (hit.column, -hit.row))

    def _go(self, hit: Hit) -> None:
        super()._go(hit)
        self.walked.emit(hit.key)

    def go_to(self, key: str) -> None:
        """Put the keyboard's place on a part."""
        self._at = key
        self.update()


def wrap_note(card: Card) -> None:
    """Let the note beside a card's title go on in further lines instead of keeping the card wide."""
    card.note.setWordWrap(True)
    card.head.setStretch(1, 1)
    card.head.setStretch(2, 0)


class LinkedSentence(QLabel):
    """A sentence whose last words are a link: by mouse, and on Enter. Signal: ``wanted``."""

    wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setFont(theme.font(9))
        self.setTextInteractionFlags(Qt.TextInteractionFlag.LinksAccessibleByMouse)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.linkActivated.connect(lambda _: self.wanted.emit())

    def show_sentence(self, said: Said) -> None:
        """Say it in the colours of now."""
        colour = theme.current().accent
        link = f'<a href="#" style="color:{colour}; text-decoration:none">{escape(said.link)}</a>'
        self.setText(f"{escape(said.text)} {link}")
        self.setAccessibleName(f"{said.text} {said.link}")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.wanted.emit()
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            with QPainter(self) as painter:
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(QPen(QColor(theme.current().accent), 1.5))
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 3, 3)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()


class WordsCard(QFrame):
    """The sentences on top, the links at their ends. Signal: ``field_wanted(offer id, field)``."""

    field_wanted = Signal(str, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(14, 9, 14, 9)
        self._column.setSpacing(3)
        self._lead = self._label(self)
        self._column.addWidget(self._lead)
        self._lines: list[LinkedSentence] = []
        self._said: tuple[Said, ...] = ()

    def _label(self, parent: QWidget) -> QLabel:
        label = QLabel(parent)
        label.setWordWrap(True)
        label.setTextFormat(Qt.TextFormat.RichText)
        return label

    def show_sentences(self, said: Sequence[Said]) -> None:
        """Say something else: the first leads, those with a link stand in lines of their own."""
        if tuple(said) != self._said:
            self._said = tuple(said)
            self._fill()
        self.setVisible(bool(said))

    def _fill(self) -> None:
        for line in self._lines:
            line.hide()
            line.deleteLater()
        self._lines = [self._line(said) for said in self._said if said.link]
        self.refresh()

    def _line(self, said: Said) -> LinkedSentence:
        line = LinkedSentence(self)
        line.wanted.connect(lambda: self.field_wanted.emit(said.offer, said.field))
        self._column.addWidget(line)
        return line

    def refresh(self) -> None:
        """Say it again in the colours of now; names are text, never markup."""
        colours, scale = theme.current(), theme.text_scale()
        plain = [said.text for said in self._said if not said.link]
        lead, rest = escape(plain[0]) if plain else "", escape(" ".join(plain[1:]))
        self._lead.setText(
            f'<span style="font-size:{11 * scale:.1f}pt; font-weight:600; color:{colours.text}">{lead}</span> '
            f'<span style="font-size:{9 * scale:.1f}pt; color:{colours.muted}">{rest}</span>'
        )
        self._lead.setAccessibleName(" ".join(plain))
        self._lead.setVisible(bool(plain))
        for line, linked in zip(self._lines, [said for said in self._said if said.link], strict=True):
            line.show_sentence(linked)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_said"):
            self.refresh()


class RangesCard(Card):
    """The range bars with their figures. Signals: ``selected(offer id)``, ``opened(offer id, column)``."""

    selected = Signal(str)
    opened = Signal(str, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(tr("Range of outcomes"), parent)
        self.data: Ranges | None = None
        self.chart = FittedChart(tr("Range of outcomes by offer"), self)
        self.chart.opened.connect(self._pressed)
        self.chart.walked.connect(lambda key: self.selected.emit(key.rsplit(" ", 1)[0]))
        self.column.addWidget(self.chart)
        wrap_note(self)

    def show_ranges(self, data: Ranges, selected: str) -> None:
        """Show other ranges, or another offer as the selected one."""
        self.data = data
        self.chart.show_chart(lambda p, r, look: range_bars.paint(p, r, look, data, selected), ranges.spoken(data))
        self.chart.fit(lambda look, width: range_plan.height(look, data, width))

    def _pressed(self, key: str) -> None:
        offer, column = key.rsplit(" ", 1)
        self.selected.emit(offer)
        if column != range_bars.BAR:
            self.opened.emit(offer, column)


class SpreadCard(Card):
    """The curves. Signal: ``selected(offer id)``."""

    selected = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(tr("How the outcomes are spread"), parent)
        wrap_note(self)
        self.data: Spreads | None = None
        self.chart = FittedChart(tr("How the outcomes of each offer are spread"), self)
        self.chart.opened.connect(self.selected)
        self.chart.walked.connect(self.selected)
        self.column.addWidget(self.chart, 1)
        self.beyond = QLabel(self)
        self.beyond.setObjectName("muted")
        self.beyond.setFont(theme.font(8.25))
        self.beyond.setTextFormat(Qt.TextFormat.PlainText)
        self.beyond.setWordWrap(True)
        self.column.addWidget(self.beyond)

    def show_spreads(self, data: Spreads) -> None:
        """Show other curves."""
        self.data = data
        self.chart.show_chart(lambda p, r, look: outcome_curve.paint(p, r, look, data), spreads.spoken(data))
        self.chart.fit(lambda look, width: outcome_curve.height(look, data, width))
        several = len(data.rows) > 1
        how = tr("Each curve is as high as its own peak: compare where they lie and how wide they are.")
        self.note.setText(tr("the selected offer stands out") if several else "")
        self.beyond.setText(f"{how if several else ''} {data.beyond()}".strip())
        self.beyond.setVisible(bool(self.beyond.text()))
        self.setVisible(bool(data.rows))


class ChanceCard(Card):
    """The table of chances. Signal: ``opened(key)`` for the trail of a cell."""

    opened = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(tr("Row beats column"), parent)
        self.data: Chances | None = None
        self.note.setText(tr("in so many of 100 simulated cases"))
        wrap_note(self)
        self.chart = FittedChart(tr("In how many of 100 cases each offer pays more than another"), self)
        self.chart.opened.connect(self.opened)
        self.column.addWidget(self.chart, 1)
        self.how = QLabel(self)
        self.how.setObjectName("muted")
        self.how.setFont(theme.font(8.25))
        self.how.setWordWrap(True)
        self.column.addWidget(self.how)

    def show_chances(self, data: Chances) -> None:
        """Show other chances; nothing with fewer than two offers."""
        self.data = data
        self.chart.show_chart(lambda p, r, look: chance_grid.paint(p, r, look, data), chances.spoken(data))
        self.chart.fit(lambda look, width: chance_grid.height(look, data, width))
        how = tr("The stronger the shade, the more often. Cases in which both pay the same count for neither.")
        self.how.setText(f"{how} {data.missed}".strip())
        self.setVisible(bool(data.marks))
