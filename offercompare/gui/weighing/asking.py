"""Finds the next trade-off question, and what the answers leave, off the window's thread."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from offercompare.engine import Evaluation
from offercompare.gui.working import GoOn, Working
from offercompare.model.weighing import TradeOff

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from offercompare.engine.deciding.trade_offs import FoundWeights, TradeOffQuestion
    from offercompare.engine.simulation.streams import Draws

FRESH = 0.01
"""Any weight above 0 brings a criterion into the questions; how large it is does not matter there."""


@dataclass(frozen=True, slots=True, eq=False)
class Step:
    """Where the questions are after ``answered``: what to ask next, None where it is enough, and the weights left."""

    evaluation: Evaluation
    answered: tuple[TradeOff, ...]
    question: TradeOffQuestion | None
    found: FoundWeights


class Asking(Working):
    """``found`` tells a ``Step``. All steps work on the same random numbers."""

    answers_once = True

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._draws: Draws | None = None

    def start(self, evaluation: Evaluation, answered: Sequence[TradeOff]) -> None:
        """Find what comes after these answers; what is under way is given up. ``evaluation`` is simulated."""
        given, asked_about = tuple(answered), with_new_criteria(evaluation)

        def job(go_on: GoOn) -> Iterator[object]:
            # Loaded here: numpy takes longer to load than a window to be painted.
            from offercompare.engine.deciding.trade_offs import next_trade_off, weights_from
            from offercompare.engine.simulation.streams import Draws

            self._draws = self._draws or Draws()
            question = next_trade_off(asked_about, given, self._draws)
            if go_on(1, 2):
                yield Step(asked_about, given, question, weights_from(asked_about, given, self._draws))

        self.begin(job)


def with_new_criteria(evaluation: Evaluation) -> Evaluation:
    """The same, with the own criteria that nobody has weighed yet weighing something: questions are to find how much.

    Those that were given a weight of 0 stay out.
    """
    held = evaluation.comparison.weights or {}
    fresh = {own.key: FRESH for own in evaluation.comparison.criteria if own.key not in held}
    return replace(evaluation, weights=evaluation.weights | fresh) if fresh else evaluation
