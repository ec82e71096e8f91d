"""How far the leader's pay is from the one that comes next, found off the window's thread."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from offercompare.engine import Evaluation
from offercompare.engine.decision import CounterOffer
from offercompare.gui.working import GoOn, Working

if TYPE_CHECKING:
    from offercompare.engine.simulation.streams import Draws


class LeaderAsks(Working):
    """``found`` tells the counter-offer of the leader against the runner-up, on pay; asked once for each state."""

    answers_once = True

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._of: Evaluation | None = None
        self._answer_: CounterOffer | None = None
        self._draws: Draws | None = None
        self.found.connect(self._keep)

    def known(self, evaluation: Evaluation) -> CounterOffer | None:
        """The answer for this state, or None while there is none."""
        return self._answer_ if self._is_of(evaluation) else None

    def want(self, evaluation: Evaluation) -> None:
        """Find the answer for a decided state with a leader, unless it is known or under way."""
        if self._is_of(evaluation) and (self.is_running or self._answer_ is not None):
            return
        verdict = evaluation.verdict
        assert verdict is not None
        leader, other = verdict.leader, verdict.runner_up
        assert leader is not None
        assert other is not None
        self._of, self._answer_ = evaluation, None

        def job(go_on: GoOn) -> Iterator[object]:
            from offercompare.engine.deciding.counter_offers import solve_for
            from offercompare.engine.deciding.what_if import StoppedError, WhatIf
            from offercompare.engine.simulation.streams import Draws

            self._draws = self._draws or Draws()
            try:
                yield solve_for(WhatIf(evaluation, self._draws, lambda: go_on(0, 0)), leader, other, "pay")
            except StoppedError:
                return

        self.begin(job)

    def _is_of(self, evaluation: Evaluation) -> bool:
        of = self._of
        if of is None or of.comparison is not evaluation.comparison:
            return False
        return of.simulation is evaluation.simulation

    def _keep(self, found: CounterOffer) -> None:
        self._answer_ = found
