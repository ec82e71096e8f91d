"""Where more answers could matter: whether the questions of a rubric could still change who leads (MODEL 10)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from offercompare.engine.deciding.what_if import WhatIf
from offercompare.engine.evaluation import Evaluated, Evaluation
from offercompare.engine.rubric_score import ENOUGH_ANSWERED, Answered, applicable, given_answer, job_risk, rubric_score
from offercompare.engine.simulation.streams import Draws
from offercompare.model import Offer
from offercompare.model.vocabulary import RUBRIC_CRITERIA
from offercompare.reference.rubrics import Question

ENDS = (0.0, 100.0)


@dataclass(frozen=True, slots=True)
class Refinement:
    """A criterion of an offer with unanswered questions, and whether answers to them could change who leads."""

    offer: str
    criterion: str
    could_change_leader: bool


def refine(evaluation: Evaluation, only: str | None = None) -> tuple[Refinement, ...]:
    """Every ranked offer's criteria with unanswered applicable questions, or those of one offer.

    Empty while no leader is marked. Each is looked at alone, all else as it is; a score set by hand stays, so that no
    answer changes anything there.
    """
    if evaluation.verdict is None or evaluation.verdict.leader is None:
        return ()
    tried = WhatIf(evaluation, Draws())
    return tuple(
        found
        for each in evaluation.offers
        if each.rank is not None and only in (None, each.offer.id)
        for criterion in RUBRIC_CRITERIA
        if (found := _refinement(tried, each, criterion)) is not None
    )


def _refinement(tried: WhatIf, each: Evaluated, criterion: str) -> Refinement | None:
    if not unanswered(each.offer, criterion):
        return None
    return Refinement(each.offer.id, criterion, _could_change(tried, each.offer, criterion))


def _could_change(tried: WhatIf, offer: Offer, criterion: str) -> bool:
    def changes(scores: tuple[float, float]) -> bool:
        return any(tried.with_score(offer.id, criterion, score).leader != tried.now.leader for score in scores)

    # What answers can reach is only worked out where at least some score would change something.
    return criterion not in offer.overrides and changes(ENDS) and changes(reach(offer, criterion))


def unanswered(offer: Offer, criterion: str) -> tuple[Question, ...]:
    """The applicable questions to which neither the person nor the offer itself gives a level."""
    return tuple(question for question in applicable(offer, criterion) if given_answer(question, offer) is None)


def reach(offer: Offer, criterion: str) -> tuple[float, float]:
    """The lowest and the highest score that answering some or all of the open questions can lead to.

    Exact: each set of questions that may be answered is tried at its lowest and at its highest levels. Below enough
    answers a quick answer, or the computed risk, still stands.
    """
    asked = applicable(offer, criterion)
    answers = [answer for question in asked if (answer := given_answer(question, offer)) is not None]
    open_ones = unanswered(offer, criterion)
    stands = rubric_score(offer, criterion).figure.known
    reached = [stands]
    for chosen in _sets(open_ones):
        if not _counts(offer, criterion, answers, chosen, asked):
            continue
        computed = [job_risk(offer)] if criterion == "startup_risk" else []
        for end in (min, max):
            points = [(question.weight, end(level.points for level in question.levels)) for question in chosen]
            points += [(answer.question.weight, answer.points) for answer in (*answers, *computed)]
            reached.append(100 * sum(weight * won for weight, won in points) / sum(weight for weight, _ in points))
    return min(reached), max(reached)


def _sets(questions: Sequence[Question]) -> Iterator[list[Question]]:
    """Every choice of at least one of them."""
    for bits in range(1, 2 ** len(questions)):
        yield [question for place, question in enumerate(questions) if bits >> place & 1]


def _counts(
    offer: Offer, criterion: str, answers: Sequence[Answered], chosen: Sequence[Question], asked: Sequence[Question]
) -> bool:
    """Whether the rubric replaces what else there is once these are answered (MODEL 10)."""
    done = sum(answer.question.weight for answer in answers) + sum(question.weight for question in chosen)
    is_enough = done / sum(question.weight for question in asked) >= ENOUGH_ANSWERED
    has_quick = isinstance(offer.levels.get(criterion), int)
    return is_enough or (criterion != "startup_risk" and not has_quick)
