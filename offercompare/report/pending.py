"""What is not unknown, only still being calculated: the window shows the quick results before the simulated ones."""

from __future__ import annotations

from offercompare.engine import Evaluated, Evaluation
from offercompare.report.table import Cell
from offercompare.translation import tr


def is_pending(each: Evaluated, evaluation: Evaluation) -> bool:
    """Whether an offer's outcomes are on their way; one whose pay cannot be told has none to wait for."""
    known = each.outcome is not None and each.outcome.is_known
    return not evaluation.is_simulated and not known and each.pay.annual_equivalent.value is not None


def pending_cell() -> Cell:
    """Stands in for a figure until it comes."""
    return Cell(tr("…"), "empty", note=tr("being calculated"))
