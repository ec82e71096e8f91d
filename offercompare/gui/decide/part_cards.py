"""The cards of the parts of a decision: nearby weightings, weights that hold, tornado, flips, worth of a point."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QPushButton, QWidget

from offercompare.gui.charts import share_bar, tornado_bars, weight_brackets
from offercompare.gui.decide import holds, nearby, tornado
from offercompare.gui.decide.cards import Lines, PartCard, wrapped
from offercompare.gui.decide.holds import Holds
from offercompare.gui.decide.nearby import Shares
from offercompare.gui.decide.tornado import Tornado
from offercompare.gui.decide.ways import Line
from offercompare.gui.over_time.figure_table import FigureTable
from offercompare.gui.over_time.tables import Grid
from offercompare.gui.risk.cards import FittedChart
from offercompare.gui.segments import Segments
from offercompare.translation import tr

MOST_OFFERS = 40
"""In the table of ranks; with more it scrolls by itself."""


class NearbyCard(PartCard):
    """First places. Signals: ``mode_wanted(mode)``, ``selected(offer id)`` where a part was pressed."""

    mode_wanted = Signal(str)
    selected = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(tr("Nearby weightings, first place"), parent)
        self._actions = self._modes()
        self.modes = Segments(self._actions, tr("Which weightings are tried"), self)
        self.modes.chosen.connect(self.mode_wanted)
        self.column.insertWidget(1, self.modes, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.raise_()
        self.chart = FittedChart(tr("First places of each offer"), self.body)
        self.chart.opened.connect(self.selected)
        self.inside.addWidget(self.chart)
        self.table = FigureTable(self.body)
        self.table.most_rows = MOST_OFFERS
        self.inside.addWidget(self.table)
        self.central = Lines(self.body)
        self.inside.addWidget(self.central)
        self.inside.addStretch(1)
        self.data: Shares | None = None

    def _modes(self) -> list[QAction]:
        group, made = QActionGroup(self), []
        for mode in nearby.MODES:
            action = QAction(nearby.mode_words(mode), self)
            action.setObjectName(mode)
            action.setCheckable(True)
            action.setToolTip(nearby.mode_means(mode))
            group.addAction(action)
            made.append(action)
        return made

    def show_mode(self, mode: str) -> None:
        """Which weightings the document asks for."""
        for action in self._actions:
            action.setChecked(action.objectName() == mode)

    def show_shares(self, data: Shares, grid: Grid, central: Sequence[Line], *, is_partly: bool) -> None:
        """Show other first places and ranks; ``is_partly`` is whether less than half of what weighs is rated."""
        self.data = data
        titles = {"around": tr("Nearby weightings, first place"), "same_order": tr("Same order, first place")}
        self.title.setText(titles.get(data.mode) or tr("Any weightings, first place"))
        means = tr("of 100: {what}", what=nearby.mode_means(data.mode))
        self.say(tr("{means}; what is not rated is drawn around 50", means=means) if is_partly else means)
        self.chart.show_chart(lambda p, r, look: share_bar.paint(p, r, look, data), nearby.spoken(data))
        self.chart.fit(lambda look, width: share_bar.height(look, data, width))
        self.table.show_grid(grid)
        self.table.setVisible(len(grid.headings) > 1)
        self.central.show_lines(central)


class HoldsCard(PartCard):
    """How far each weight may move, and who is left without a reason. Signal: ``weights_wanted``."""

    weights_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(tr("How the ranking holds"), parent)
        self.chart = FittedChart(tr("Between which weights the leader stays first"), self.body)
        self.chart.opened.connect(lambda _: self.weights_wanted.emit())
        self.inside.addWidget(self.chart)
        self.how = wrapped(self.body, 8.25, muted=True)
        self.inside.addWidget(self.how)
        self.dominated = Lines(self.body)
        self.dominated.wanted.connect(self.way_wanted)
        self.inside.addWidget(self.dominated)
        self.inside.addStretch(1)
        self.data: Holds | None = None

    def show_holds(self, data: Holds, leader: str, dominated: Sequence[Line]) -> None:
        """Show other brackets; without rows there is no chart."""
        self.data = data
        self.chart.show_chart(lambda p, r, look: weight_brackets.paint(p, r, look, data), holds.spoken(data))
        self.chart.fit(lambda look, width: weight_brackets.height(look, data, width))
        self.chart.setVisible(bool(data.rows))
        self.how.setText(
            tr(
                "Bracket: where {name} stays first while one weight moves and the others keep their proportions.",
                name=leader,
            )
        )
        self.how.setVisible(bool(data.rows))
        self.say(tr("one weight at a time") if data.rows else "")
        self.dominated.show_lines(dominated)
        self.setVisible(bool(data.rows or dominated))


class TornadoCard(PartCard):
    """What moves the lead most. Signals: ``opened(key)`` for a bar, ``whole_wanted(bool)``."""

    opened = Signal(str)
    whole_wanted = Signal(bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(tr("What moves the lead most"), parent)
        self.is_whole = False
        self.chart = FittedChart(tr("What moves the lead most, one input at a time"), self.body)
        self.chart.opened.connect(self.opened)
        self.inside.addWidget(self.chart)
        self.how = wrapped(self.body, 8.25, muted=True)
        self.inside.addWidget(self.how)
        self.more = QPushButton(self.body)
        self.more.setObjectName("link")
        self.more.clicked.connect(self._fold)
        self.inside.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.inside.addStretch(1)
        self.data: Tornado | None = None

    def _fold(self) -> None:
        self.whole_wanted.emit(not self.is_whole)

    def show_tornado(self, data: Tornado, leader: str) -> None:
        """Show other bars."""
        self.data = data
        self.say(tr("one input at a time, in points of the lead"))
        self.chart.show_chart(lambda p, r, look: tornado_bars.paint(p, r, look, data), tornado.spoken(data))
        self.chart.fit(lambda look, width: tornado_bars.height(look, data, width))
        against = tr(
            "Lead: {name}'s points less those of the runner-up, or of the offer whose input it is.", name=leader
        )
        self.how.setText(f"{against} {tornado_bars.explained()}")
        self.more.setText(_more_text(data))
        self.more.setVisible(bool(data.hidden) or len(data.rows) > tornado.MOST)
        self.setVisible(bool(data.rows))


def _more_text(data: Tornado) -> str:
    """What the button below the bars does; bars out of sight that change the leader are told."""
    if not data.hidden:
        return tr("Show the widest {count} ▴", count=tornado.MOST)
    count = data.hidden + len(data.rows)
    if not data.turning:
        return tr("Show all {count} ▾", count=count)
    return tr("Show all {count}, {turning} more of them with ◆ ▾", count=count, turning=data.turning)


class LinesCard(PartCard):
    """A card of sentences with links."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(title, parent)
        self.lines = Lines(self.body)
        self.lines.wanted.connect(self.way_wanted)
        self.inside.addWidget(self.lines)
        self.empty = wrapped(self.body)
        self.inside.addWidget(self.empty)
        self.inside.addStretch(1)

    def show_lines(self, lines: Sequence[Line], note: str, empty: str = "") -> None:
        """Say something else; ``empty`` is said where there is no sentence, and without it the card is hidden."""
        self.say(note if lines else "")
        self.lines.show_lines(lines)
        self.empty.setText(empty)
        self.empty.setVisible(not lines)
        self.setVisible(bool(lines or empty))
