"""The part "Risk" of a full report: the same charts as on screen, always light."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from offercompare.engine import Evaluation
from offercompare.engine.outcome import Simulation
from offercompare.gui.charts import chance_grid, outcome_curve, range_bars, range_plan
from offercompare.gui.charts.look import Look, paper_look
from offercompare.gui.page_layout import BODY, HEAD, SMALL, Block, Pen, text_block
from offercompare.gui.printing import More
from offercompare.gui.risk.chances import Chances, chances
from offercompare.gui.risk.ranges import Ranges, ranges
from offercompare.gui.risk.spreads import Spreads, spreads
from offercompare.numerals import Numerals
from offercompare.report.risk_figures import basis, ranked_outcomes
from offercompare.report.sheet import in_columns
from offercompare.report.table import Options, Report
from offercompare.translation import tr

GAP, MOST_ROWS, MOST_CHANCES = 7.0, 14, 16
Draw = Callable[[QPainter, QRectF, Look], object]
High = Callable[[Look], float]


def charts_behind(report: Report, evaluation: Evaluation, options: Options, numerals: Numerals) -> More | None:
    """The charts of risk for a full report, under the names that the report gives to the offers.

    None for one page, where amounts are hidden, and where nothing is simulated.
    """
    simulation = evaluation.simulation
    if not report.details or options.hide_amounts or simulation is None or not ranked_outcomes(simulation):
        return None
    ids = [each.offer.id for each in in_columns(evaluation)]
    names = dict(zip(ids, (column.name for column in report.columns), strict=True))
    return risk_page(evaluation, simulation, names, numerals, " ".join(report.risk))


def risk_page(
    evaluation: Evaluation,
    simulation: Simulation,
    names: Mapping[str, str],
    numerals: Numerals,
    said: str = "",
) -> Callable[[Pen, float], list[Block]]:
    """The blocks for a pen and a width: ``said``, then charts that call the offers by ``names``, which are by id."""
    bars = ranges(evaluation, simulation, None, numerals, names)
    curves = spreads(evaluation, simulation, numerals, names=names)
    table = chances(evaluation, simulation, numerals, names)

    def blocks(pen: Pen, width: float) -> list[Block]:
        lead = [text_block(pen, width, said, BODY, keeps=True)] if said else []
        return [
            text_block(pen, width, tr("Risk"), HEAD + 1, strong=True, keeps=True),
            *lead,
            _space(pen),
            *_ranges(pen, width, bars, simulation),
            *_spreads(pen, width, curves),
            *_chances(pen, width, table),
        ]

    return blocks


def _ranges(pen: Pen, width: float, data: Ranges, simulation: Simulation) -> list[Block]:
    settings = simulation.comparison.settings
    title = tr(
        "Range of outcomes, {basis}; {paths} cases, seed {seed}",
        basis=basis(simulation),
        paths=data.numerals.number(settings.paths),
        seed=settings.seed,
    )

    def part(first: int) -> Block:
        rows = replace(data, rows=data.rows[first : first + MOST_ROWS])
        return _chart(
            pen,
            width,
            lambda look: range_plan.height(look, rows, width),
            lambda p, r, look: range_bars.paint(p, r, look, rows),
        )

    parts = [part(first) for first in range(0, len(data.rows), MOST_ROWS)]
    return [text_block(pen, width, title, SMALL, keeps=True), *parts, _space(pen)]


def _spreads(pen: Pen, width: float, data: Spreads) -> list[Block]:
    title = tr("How the outcomes are spread; each curve is as high as its own peak. {beyond}", beyond=data.beyond())

    def part(first: int) -> Block:
        rows = replace(data, rows=data.rows[first : first + MOST_ROWS])
        return _chart(
            pen,
            width,
            lambda look: outcome_curve.height(look, rows, width),
            lambda p, r, look: outcome_curve.paint(p, r, look, rows),
        )

    parts = [part(first) for first in range(0, len(data.rows), MOST_ROWS)]
    return [text_block(pen, width, title.strip(), SMALL, keeps=True), *parts, _space(pen)]


def _chances(pen: Pen, width: float, data: Chances) -> list[Block]:
    if not data.marks or len(data.marks) > MOST_CHANCES:
        return []
    title = tr("Row beats column, in so many of 100 simulated cases; where both pay the same, neither does")
    return [
        text_block(pen, width, title, SMALL, keeps=True),
        _chart(
            pen,
            width,
            lambda look: chance_grid.height(look, data, width),
            lambda p, r, look: chance_grid.paint(p, r, look, data),
        ),
    ]


def _space(pen: Pen) -> Block:
    return Block(GAP * pen.point, lambda painter, top: None)


def _chart(pen: Pen, width: float, high: High, paint: Draw) -> Block:
    look = paper_look(pen)
    height = high(look)

    def draw(painter: QPainter, top: float) -> None:
        painter.save()
        paint(painter, QRectF(0, top, width, height), look)
        painter.restore()

    return Block(height, draw)
