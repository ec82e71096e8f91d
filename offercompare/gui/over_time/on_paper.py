"""The page "Over time" of a full report: the same charts as on screen, always light."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from offercompare.engine import Evaluation
from offercompare.engine.timeline import timeline
from offercompare.gui.charts import kept_lines as lines_chart
from offercompare.gui.charts import stacked_years
from offercompare.gui.charts.look import Look, paper_look
from offercompare.gui.over_time.lines import kept_lines, lead_sentence
from offercompare.gui.over_time.stacks import stacks
from offercompare.gui.over_time.wording import basis, planned_months
from offercompare.gui.page_layout import BODY, HEAD, SMALL, Block, Pen, text_block
from offercompare.gui.printing import More
from offercompare.numerals import Numerals
from offercompare.report.sheet import in_columns
from offercompare.report.table import Options, Report
from offercompare.translation import tr

BARS_HIGH, LINES_HIGH, GAP = 205.0, 225.0, 7.0
Draw = Callable[[QPainter, QRectF, Look], object]


def charts_behind(report: Report, evaluation: Evaluation, options: Options, numerals: Numerals) -> More | None:
    """The page of charts for a full report, under the names that the report gives to the offers.

    None for one page, and where amounts are hidden: they are what these charts show.
    """
    if not report.details or options.hide_amounts or not evaluation.offers:
        return None
    ids = [each.offer.id for each in in_columns(evaluation)]
    names = dict(zip(ids, (column.name for column in report.columns), strict=True))
    return over_time_page(evaluation, names, numerals)


def over_time_page(
    evaluation: Evaluation, names: Mapping[str, str], numerals: Numerals
) -> Callable[[Pen, float], list[Block]]:
    """The blocks of the page for a pen and a width; ``names`` are the offers by id as the report calls them."""
    comparison = evaluation.comparison
    bars = stacks(evaluation, numerals, names)
    whole = timeline(comparison)
    lines = kept_lines(evaluation, whole, round(planned_months(comparison)), numerals, names)
    unknown = sum(not line.kept for line in whole.lines)

    def blocks(pen: Pen, width: float) -> list[Block]:
        look = paper_look(pen)
        return [
            text_block(pen, width, tr("Over time"), HEAD + 1, strong=True, keeps=True),
            text_block(pen, width, lead_sentence(lines, unknown), BODY, keeps=True),
            _space(pen),
            text_block(pen, width, tr("Pay by year, before tax; hatched: conditional"), SMALL, keeps=True),
            _chart(pen, width, BARS_HIGH, look, lambda p, r, look: stacked_years.paint(p, r, look, bars)),
            _space(pen),
            text_block(
                pen,
                width,
                tr("Kept if you leave then, {basis}, as paid", basis=basis(comparison)),
                SMALL,
                keeps=True,
            ),
            _chart(pen, width, LINES_HIGH, look, lambda p, r, look: lines_chart.paint(p, r, look, lines)),
        ]

    return blocks


def _space(pen: Pen) -> Block:
    return Block(GAP * pen.point, lambda painter, top: None, keeps=True)


def _chart(pen: Pen, width: float, points: float, look: Look, paint: Draw) -> Block:
    height = points * pen.point

    def draw(painter: QPainter, top: float) -> None:
        painter.save()
        paint(painter, QRectF(0, top, width, height), look)
        painter.restore()

    return Block(height, draw)
