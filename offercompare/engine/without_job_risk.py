"""Who would lead if the chance to lose the job counted in pay alone, not as startup risk too (MODEL 8, 12.6)."""

from __future__ import annotations

from dataclasses import dataclass

from offercompare.engine import ranking
from offercompare.engine.evaluation import Evaluated, Evaluation
from offercompare.engine.must_have import fails
from offercompare.engine.rubric_score import job_risk, score_without_job_risk

CRITERION, QUESTION = "startup_risk", "R1"


@dataclass(frozen=True, slots=True)
class WithoutJobRisk:
    """All else equal, with question R1 left out of startup risk. ``scores`` and ``overall`` are by offer id, 0 to 100.

    ``overall`` is None where it is unknown; ``ranks`` has the ranked offers. ``leader`` is None where nobody leads with
    R1 either; ``changes_leader`` is then False.
    """

    scores: dict[str, float]
    overall: dict[str, float | None]
    ranks: dict[str, int]
    leader: str | None
    changes_leader: bool


def without_job_risk(evaluation: Evaluation) -> WithoutJobRisk | None:
    """The ranking without R1; None where there is none with it (fewer than two ranked offers)."""
    if evaluation.verdict is None:
        return None
    scores = {each.offer.id: _score(each) for each in evaluation.offers}
    overall = {each.offer.id: _overall(each, scores[each.offer.id], evaluation) for each in evaluation.offers}
    competing = {
        each.offer.id: value
        for each in evaluation.offers
        if each.rank is not None and (value := overall[each.offer.id]) is not None
    }
    leads_now = evaluation.verdict.leader
    leader = None if leads_now is None else _leader(evaluation, competing, scores)
    changes = leader is not None and leader != leads_now and not _is_level(competing, leader, leads_now)
    return WithoutJobRisk(scores, overall, ranking.ranks(competing), leader, changes)


def job_risk_points(evaluated: Evaluated) -> float:
    """What R1 scores now, 0 to 100."""
    return 100 * job_risk(evaluated.offer).points


def _score(each: Evaluated) -> float:
    """A score set by hand stands: R1 is no part of it."""
    if CRITERION in each.offer.overrides:
        return each.scores[CRITERION].figure.known
    return score_without_job_risk(each.offer).figure.known


def _overall(each: Evaluated, score: float, evaluation: Evaluation) -> float | None:
    if each.overall.value is None:
        return None
    weight = evaluation.weights.get(CRITERION, 0.0)
    return each.overall.value + weight * (score - each.scores[CRITERION].figure.known)


def _leader(evaluation: Evaluation, competing: dict[str, float], scores: dict[str, float]) -> str:
    """As in the verdict: the highest of those that meet every must-have, by id where level."""
    meet = [
        each.offer.id
        for each in evaluation.offers
        if each.offer.id in competing and not _fails(each, evaluation, scores)
    ]
    return min(meet or competing, key=lambda key: (-round(competing[key], 9), key))


def _fails(each: Evaluated, evaluation: Evaluation, scores: dict[str, float]) -> bool:
    values = {key: score.value for key, score in each.scores.items()} | {CRITERION: scores[each.offer.id]}
    return bool(fails(each.offer, evaluation.comparison, each.pay, values))


def _is_level(competing: dict[str, float], leader: str, now: str | None) -> bool:
    return now in competing and abs(competing[leader] - competing[now]) <= ranking.TIE
