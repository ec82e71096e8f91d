"""All of MODEL 12 for one evaluation, part by part: what is looked at first comes first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from offercompare.engine.deciding.acceptability import acceptability
from offercompare.engine.deciding.counter_offers import counter_offers
from offercompare.engine.deciding.flips import flips
from offercompare.engine.deciding.point_worth import point_worths
from offercompare.engine.deciding.questions import questions
from offercompare.engine.deciding.tornado import tornado
from offercompare.engine.deciding.what_if import KeepOn, StoppedError, WhatIf
from offercompare.engine.decision import Decision
from offercompare.engine.evaluation import Evaluation
from offercompare.engine.simulation.streams import Draws

MOST_RANKED = 40
"""Above this many offers the parts that try every input of every offer would take minutes: they stay empty."""


def decide(evaluation: Evaluation, draws: Draws | None = None, keep_on: KeepOn = lambda: True) -> Iterator[Decision]:
    """The decision again and again, each time with one part more. Ends early where ``keep_on`` says so.

    ``evaluation`` is simulated. ``keep_on`` is asked before each trial.
    """
    assert evaluation.simulation is not None
    decision = Decision(evaluation.comparison, evaluation.simulation)
    verdict, draws = evaluation.verdict, draws or Draws()
    if verdict is None:
        yield _empty(decision)
        return
    try:
        decision = replace(decision, acceptability=acceptability(evaluation, draws))
        yield decision
        if verdict.leader is None or sum(each.rank is not None for each in evaluation.offers) > MOST_RANKED:
            yield _empty(decision)
            return
        tried = WhatIf(evaluation, draws, keep_on)
        decision = replace(decision, flips=flips(tried), worth=point_worths(tried))
        yield decision
        decision = replace(decision, tornado=tornado(tried))
        yield decision
        decision = replace(decision, counter_offers=counter_offers(tried))
        yield decision
        yield replace(decision, questions=questions(tried))
    except StoppedError:
        return


def _empty(decision: Decision) -> Decision:
    return replace(decision, flips=(), worth=(), tornado=(), counter_offers=(), questions=())
