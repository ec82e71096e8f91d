"""Which offers one of which leads."""

from __future__ import annotations

from offercompare.engine import Evaluated, Evaluation


def may_lead(evaluation: Evaluation) -> list[Evaluated]:
    """The ranked offers that meet every must-have; all ranked ones where none does (MODEL 15)."""
    ranked = [each for each in evaluation.offers if each.rank is not None]
    return [each for each in ranked if not each.fails] or ranked
