"""The calculation of MODEL.md as pure functions with a trail for each number."""

from offercompare.engine.evaluation import Evaluated, Evaluation, Score, Verdict, evaluate
from offercompare.engine.figure import Figure

__all__ = ["Evaluated", "Evaluation", "Figure", "Score", "Verdict", "evaluate"]
