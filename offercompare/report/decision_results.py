"""Who leads, how firmly and what would change it, in the form of the results (FORMAT 3)."""

from __future__ import annotations

from collections.abc import Sequence

from offercompare.engine import Evaluation
from offercompare.engine.without_job_risk import QUESTION, WithoutJobRisk, job_risk_points, without_job_risk
from offercompare.report import form
from offercompare.report.rounded import DIGITS, points


def verdict_result(evaluation: Evaluation, sentences: Sequence[str]) -> form.VerdictResult | None:
    """The verdict with its sentences; None where fewer than two offers are ranked."""
    verdict = evaluation.verdict
    if verdict is None:
        return None
    return form.VerdictResult(
        leader=verdict.leader,
        runner_up=verdict.runner_up,
        on_pay_and_place=verdict.on_pay_and_place,
        strength=None,
        first_place_share=None,
        coverage=points(verdict.coverage) or 0.0,
        default_weights=verdict.default_weights,
        sentences=tuple(sentences),
    )


def dominated(evaluation: Evaluation) -> tuple[form.Dominated, ...] | None:
    """Which offers are nowhere ahead of another."""
    if evaluation.dominated is None:
        return None
    return tuple(form.Dominated(pair.id, pair.by, pair.practical) for pair in evaluation.dominated)


def stability(evaluation: Evaluation) -> dict[str, form.Stability] | None:
    """By criterion between which weights the leader stays first."""
    if evaluation.stability is None:
        return None
    return {
        key: form.Stability(
            weight=round(bracket.weight, DIGITS),
            low=round(bracket.low, DIGITS),
            high=round(bracket.high, DIGITS),
            overtaken_below=bracket.overtaken_below,
            overtaken_above=bracket.overtaken_above,
        )
        for key, bracket in evaluation.stability.items()
    }


def flips(evaluation: Evaluation) -> tuple[form.Flip, ...] | None:
    """Every single change after which another offer leads: weights, the nearest first, then question R1."""
    if evaluation.flips is None:
        return None
    weights = (
        form.Flip("weight", flip.criterion, round(flip.weight, DIGITS), round(flip.to, DIGITS), flip.leader)
        for flip in evaluation.flips
    )
    return (*weights, *_job_risk_flips(evaluation))


def left_out_job_risk(evaluation: Evaluation) -> form.WithoutJobRisk | None:
    """The ranking if the chance to lose the job counted in pay alone; None where nothing is ranked."""
    found = without_job_risk(evaluation)
    if found is None:
        return None
    return form.WithoutJobRisk(
        leader=found.leader,
        ranks=found.ranks,
        overall={key: points(value) for key, value in found.overall.items()},
        startup_risk={key: points(value) for key, value in found.scores.items()},
    )


def _job_risk_flips(evaluation: Evaluation) -> tuple[form.Flip, ...]:
    """The change of leader when question R1 is left out, if there is one."""
    found = without_job_risk(evaluation)
    if found is None or not found.changes_leader or found.leader is None:
        return ()
    return (_flip(evaluation, found, found.leader),)


def _flip(evaluation: Evaluation, found: WithoutJobRisk, leader: str) -> form.Flip:
    now = evaluation.verdict.leader if evaluation.verdict is not None else None
    start = points(job_risk_points(evaluation.offer(now))) if now is not None else None
    return form.Flip("question", QUESTION, start, None, leader)
