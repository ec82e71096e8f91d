"""The calculation of MODEL.md as pure functions with a trail for each number."""

from offercompare.engine.evaluation import (
    MODEL,
    Evaluated,
    Evaluation,
    Verdict,
    decided,
    evaluate,
    preview,
    with_simulation,
)
from offercompare.engine.figure import Figure
from offercompare.engine.scores import Score

__all__ = [
    "MODEL",
    "Evaluated",
    "Evaluation",
    "Figure",
    "Score",
    "Verdict",
    "decided",
    "evaluate",
    "preview",
    "with_simulation",
]
