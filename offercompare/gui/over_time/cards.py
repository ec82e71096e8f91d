"""The cards of the view: bars by year, lines with their slider, the table of leaving, the years, what is missing."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from offercompare.gui import theme
from offercompare.gui.charts import kept_lines as lines_chart
from offercompare.gui.charts import stacked_years
from offercompare.gui.charts.canvas import Canvas
from offercompare.gui.charts.look import screen_look
from offercompare.gui.over_time import lines, stacks
from offercompare.gui.over_time.figure_table import FigureTable
from offercompare.gui.over_time.lines import KeptLines
from offercompare.gui.over_time.month_slider import KNOB, MonthField, MonthSlider
from offercompare.gui.over_time.stacks import Stacks
from offercompare.gui.over_time.tables import Missing
from offercompare.gui.segments import Segments
from offercompare.translation import tr

CHART_HEIGHT = 216


class Card(QFrame):
    """A white box with a title."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(14, 10, 14, 10)
        self.column.setSpacing(5)
        self.head = QHBoxLayout()
        self.head.setSpacing(8)
        self.title = QLabel(title, self)
        self.title.setFont(theme.font(9.75, strong=True))
        self.note = QLabel(self)
        self.note.setObjectName("muted")
        self.note.setFont(theme.font(8.75))
        for label in (self.title, self.note):
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.head.addWidget(self.title)
        self.head.addWidget(self.note)
        self.head.addStretch(1)
        self.column.addLayout(self.head)


def chart_height() -> int:
    """The least height of a chart, by the text size."""
    return round(CHART_HEIGHT * (1 + (theme.text_scale() - 1) * 0.7))


class BarsCard(Card):
    """Pay by year. Signal: ``opened(key)`` for the trail of a part."""

    opened = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(tr("Pay by year"), parent)
        self.note.setText(tr("before tax; hatched: conditional"))
        self.chart = Canvas(tr("Pay by year and offer"), walks=True, parent=self)
        self.chart.setMinimumHeight(chart_height())
        self.chart.opened.connect(self.opened)
        self.column.addWidget(self.chart, 1)

    def show_stacks(self, data: Stacks) -> None:
        """Show other bars."""
        self.chart.show_chart(lambda p, r, look: stacked_years.paint(p, r, look, data), stacks.spoken(data))


class LinesChart(Canvas):
    """The lines; a press or a drag on them says a month. Signals: ``month_wanted(month)``, ``resized``."""

    month_wanted = Signal(int)
    resized = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(tr("What is kept if you leave then"), walks=False, parent=parent)
        self.data: KeptLines | None = None
        self.setMinimumHeight(chart_height())

    def show_lines(self, data: KeptLines) -> None:
        """Show other lines."""
        self.data = data
        self.show_chart(lambda p, r, look: lines_chart.paint(p, r, look, data), lines.spoken(data))

    def plot(self) -> QRectF:
        """Where the lines themselves are."""
        area = QRectF(self.rect()).adjusted(4, 4, -4, -4)
        return lines_chart.plot_area(area, screen_look(self), self.data) if self.data and self.data.curves else area

    def _ask(self, event: QMouseEvent) -> None:
        plot = self.plot()
        if self.data is None or not self.data.curves:
            return
        share = (event.position().x() - plot.left()) / plot.width()
        self.month_wanted.emit(round(min(max(share, 0.0), 1.0) * self.data.months))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        plot = self.plot()
        if event.button() == Qt.MouseButton.LeftButton and plot.left() - 6 <= event.position().x() <= plot.right() + 6:
            self._ask(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._ask(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()


class LinesCard(Card):
    """The lines with the slider below. Signals: ``month_wanted(month)``, ``home_wanted(bool)``."""

    month_wanted = Signal(int)
    home_wanted = Signal(bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(tr("Kept if you leave then"), parent)
        group = QActionGroup(self)
        self.as_paid, self.at_home = QAction(tr("As paid"), self), QAction(tr("In home money"), self)
        for action, is_home in ((self.as_paid, False), (self.at_home, True)):
            action.setCheckable(True)
            group.addAction(action)
            action.triggered.connect(lambda *_, is_home=is_home: self.home_wanted.emit(is_home))
        self.as_paid.setChecked(True)
        self.choice = Segments((self.as_paid, self.at_home), tr("Money of the lines"), self)
        self.head.addWidget(self.choice)
        self.chart = LinesChart(self)
        self.chart.month_wanted.connect(self.month_wanted)
        self.chart.resized.connect(self._align)
        self.slider = MonthSlider(self)
        self.slider.setAccessibleName(tr("Leave after, in months"))
        self.slider.valueChanged.connect(self.month_wanted)
        self.progress = QLabel(self)
        self.progress.setObjectName("muted")
        self.progress.hide()
        self._row = QHBoxLayout()
        self._row.addWidget(self.slider)
        self.column.addWidget(self.progress)
        self.column.addWidget(self.chart, 1)
        self.column.addLayout(self._row)

    def show_lines(self, data: KeptLines) -> None:
        """Show other lines, or the same with the marker elsewhere."""
        self.chart.show_lines(data)
        self._align()

    def show_home(self, text: str, is_known: bool, is_chosen: bool) -> None:
        """Name the money of home; without a home there is none."""
        self.at_home.setText(text.replace("&", "&&"))
        self.at_home.setEnabled(is_known)
        self.at_home.setToolTip("" if is_known else tr("Enter where you live in You and assumptions."))
        (self.at_home if is_chosen else self.as_paid).setChecked(True)
        for button, action in zip(self.choice.buttons, (self.as_paid, self.at_home), strict=True):
            button.setText(action.text().replace("&&", "&"))

    def show_month(self, month: int, months: int) -> None:
        """Put the slider on a month, without telling anybody."""
        was = self.slider.blockSignals(True)
        self.slider.setRange(0, months)
        self.slider.setValue(month)
        self.slider.blockSignals(was)
        self.slider.update()

    def show_progress(self, done: int, every: int) -> None:
        """Say how far the calculation is; nothing when it is done."""
        self.progress.setText(tr("Calculating {done} of {every} offers …", done=done, every=every))
        self.progress.setVisible(done < every)

    def _align(self) -> None:
        """The slider's months stand below those of the lines."""
        plot = self.chart.plot()
        right = self.chart.width() - plot.right()
        self._row.setContentsMargins(max(round(plot.left() - KNOB), 0), 0, max(round(right - KNOB), 0), 0)


class LeaveCard(Card):
    """What leaving then means, offer by offer. Signals: ``month_wanted(month)``, ``savings_wanted``."""

    month_wanted = Signal(int)
    savings_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(tr("Leave after"), parent)
        self.months = MonthField(self)
        self.months.month_wanted.connect(self.month_wanted)
        unit = QLabel(tr("months"), self)
        self.head.insertWidget(1, self.months)
        self.head.insertWidget(2, unit)
        self.lead = QLabel(self)
        self.lead.setTextFormat(Qt.TextFormat.PlainText)
        self.lead.setWordWrap(True)
        self.head.removeWidget(self.note)
        self.head.insertWidget(3, self.lead, 1)
        self.head.setStretch(4, 0)
        self.savings = QPushButton(tr("Enter your savings ›"), self)
        self.savings.setObjectName("link")
        self.savings.clicked.connect(self.savings_wanted)
        self.head.addWidget(self.savings)
        self.table = FigureTable(self)
        self.column.addWidget(self.table)
        self.note.setWordWrap(True)
        self.column.addWidget(self.note)

    def show_month(self, month: int, months: int) -> None:
        """Put the number on a month, without telling anybody."""
        self.months.show_month(month, months)

    def show_words(self, lead: str, now: str, basis: str) -> None:
        """Who leads then, and what giving notice today costs."""
        self.lead.setText(lead)
        self.note.setText(" ".join(part for part in (now, basis) if part))


class MissingCard(Card):
    """Offers without a line. Signal: ``field_wanted(offer id, field)``."""

    field_wanted = Signal(str, str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(tr("Not drawn, because something is unknown"), parent)
        self._shown: tuple[Missing, ...] = ()
        self._rows: list[QWidget] = []

    def show_missing(self, missing: Sequence[Missing]) -> None:
        """List them, each with the way to mend it."""
        self.setVisible(bool(missing))
        if tuple(missing) == self._shown:
            return
        self._shown = tuple(missing)
        for row in self._rows:
            row.hide()
            row.deleteLater()
        self._rows = [self._row(each) for each in missing]

    def _row(self, each: Missing) -> QWidget:
        row = QWidget(self)
        inside = QHBoxLayout(row)
        inside.setContentsMargins(0, 0, 0, 0)
        text = QLabel(each.text, row)
        text.setTextFormat(Qt.TextFormat.PlainText)
        text.setWordWrap(True)
        button = QPushButton(tr("Open ›"), row)
        button.setObjectName("link")
        button.setAccessibleName(tr("Open: {text}", text=each.text))
        button.clicked.connect(lambda: self.field_wanted.emit(each.offer, each.field))
        inside.addWidget(text, 1)
        inside.addWidget(button)
        self.column.addWidget(row)
        return row


class LeadCard(QFrame):
    """One sentence that leads and one behind it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 9, 14, 9)
        self.text = QLabel(self)
        self.text.setWordWrap(True)
        self.text.setTextFormat(Qt.TextFormat.RichText)
        row.addWidget(self.text)
        self._words = ("", "")

    def show_words(self, lead: str, rest: str) -> None:
        """Say something else."""
        self._words = (lead, rest)
        self.refresh()

    def refresh(self) -> None:
        """Say it again in the colours of now; names are text, never markup."""
        colours, scale = theme.current(), theme.text_scale()
        lead, rest = (escape(words) for words in self._words)
        self.text.setText(
            f'<span style="font-size:{11 * scale:.1f}pt; font-weight:600; color:{colours.text}">{lead}</span> '
            f'<span style="font-size:{9 * scale:.1f}pt; color:{colours.muted}">{rest}</span>'
        )
        self.text.setAccessibleName(" ".join(self._words).strip())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_words"):
            self.refresh()
