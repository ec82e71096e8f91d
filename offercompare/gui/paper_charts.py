"""The charts behind a full report: over time, then risk."""

from __future__ import annotations

from dataclasses import replace

from offercompare.engine import Evaluation
from offercompare.gui.over_time import on_paper as over_time
from offercompare.gui.page_layout import Block, Pen
from offercompare.gui.printing import More
from offercompare.gui.risk import on_paper as risk
from offercompare.numerals import Numerals
from offercompare.report.table import Options, Report


def charts_behind(report: Report, evaluation: Evaluation, options: Options, numerals: Numerals) -> More | None:
    """The pages of charts for a full report; None where it has none: on one page, and where amounts are hidden."""
    made = (part.charts_behind(report, evaluation, options, numerals) for part in (over_time, risk))
    parts = [more for more in made if more is not None]

    def blocks(pen: Pen, width: float) -> list[Block]:
        return [block for more in parts for block in _on_a_page(more(pen, width))]

    return blocks if parts else None


def _on_a_page(blocks: list[Block]) -> list[Block]:
    return [replace(block, starts_page=number == 0) for number, block in enumerate(blocks)]
