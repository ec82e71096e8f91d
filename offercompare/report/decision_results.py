"""Who leads, how firmly, what would change it and what to ask for, in the form of the results (FORMAT 3)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from offercompare.engine import Evaluation
from offercompare.engine.decision import Ask, CounterOffer, strength
from offercompare.engine.without_job_risk import without_job_risk
from offercompare.report import decision_form as form
from offercompare.report.decision_warnings import acceptability, tried
from offercompare.report.rounded import DIGITS, amount, points


def verdict_result(evaluation: Evaluation, sentences: Sequence[str]) -> form.VerdictResult | None:
    """The verdict with its sentences; None where fewer than two offers are ranked."""
    verdict, found = evaluation.verdict, acceptability(evaluation)
    if verdict is None:
        return None
    known = found if found is not None and verdict.leader in found.leads else None
    leads = known.leads[verdict.leader] if known is not None and verdict.leader is not None else None
    first = known.shares[verdict.leader][0] if known is not None and verdict.leader is not None else None
    return form.VerdictResult(
        leader=verdict.leader,
        runner_up=verdict.runner_up,
        on_pay_and_place=verdict.on_pay_and_place,
        strength=None if leads is None else strength(leads),
        first_place_share=points(first),
        lead_share=points(leads),
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
    """Every single change after which another offer leads: weights, then facts, then ways of counting.

    Weights alone where nothing else could be tried.
    """
    if evaluation.flips is None:
        return None
    decision = evaluation.decision
    every = decision.flips if decision is not None else None
    if every:
        return tuple(
            form.Flip(flip.kind, flip.what, _plain(flip.start), _plain(flip.to), flip.leader) for flip in every
        )
    return tuple(
        form.Flip("weight", flip.criterion, round(flip.weight, DIGITS), round(flip.to, DIGITS), flip.leader)
        for flip in evaluation.flips
    )


def _plain(value: float | str | None) -> float | str | None:
    return value if isinstance(value, str) else points(value)


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


# Sampled weights ----------------------------------------------------------------------------------------------------


def rank_shares(offer: str, evaluation: Evaluation) -> tuple[float, ...] | None:
    """The share of samples in which an offer has rank 1, 2, …; None where it is not ranked."""
    found = acceptability(evaluation)
    return (
        None if found is None or offer not in found.shares else tuple(_digits(share) for share in found.shares[offer])
    )


def pairwise_overall(evaluation: Evaluation) -> dict[str, dict[str, float]] | None:
    """The share of samples in which the row's total is above the column's."""
    found = acceptability(evaluation)
    return None if found is None else {row: _rounded(columns) for row, columns in found.pairwise.items()}


def weightings(evaluation: Evaluation) -> form.Weightings | None:
    """Over which weightings first places are counted."""
    found, settings = acceptability(evaluation), evaluation.comparison.settings.acceptability
    return None if found is None else form.Weightings(found.mode, settings.strength, found.samples)


def central_weights(evaluation: Evaluation) -> dict[str, dict[str, float] | None] | None:
    """By offer the weights of who would put it first."""
    found = acceptability(evaluation)
    if found is None:
        return None
    return {key: None if weights is None else _rounded(weights) for key, weights in found.central.items()}


def central_share(evaluation: Evaluation) -> dict[str, float | None] | None:
    """By offer how often it is first at its central weights."""
    found = acceptability(evaluation)
    return None if found is None else {key: points(share) for key, share in found.central_share.items()}


def _rounded(shares: Mapping[str, float]) -> dict[str, float]:
    return {key: _digits(share) for key, share in shares.items()}


def _digits(value: float) -> float:
    return round(value, DIGITS) + 0.0


# What was tried -----------------------------------------------------------------------------------------------------


def worth(evaluation: Evaluation) -> dict[str, form.Worth] | None:
    """By criterion what one point of it is worth."""
    decision = tried(evaluation)
    if decision is None or decision.worth is None:
        return None
    return {each.criterion: form.Worth(amount(each.gross), amount(each.net)) for each in decision.worth}


def tornado(evaluation: Evaluation) -> tuple[form.Swing, ...] | None:
    """What the lead does when one input moves, the widest first."""
    decision = tried(evaluation)
    if decision is None or decision.tornado is None:
        return None
    return tuple(
        form.Swing(
            offer=bar.offer,
            what=bar.what,
            low=_digits(bar.low),
            high=_digits(bar.high),
            changes_leader=bar.changes_leader,
            value=_digits(bar.value),
            low_value=_digits(bar.low_value),
            high_value=_digits(bar.high_value),
            against=bar.against,
            leader_low=bar.leader_low,
            leader_high=bar.leader_high,
        )
        for bar in decision.tornado
    )


def counter_offers(evaluation: Evaluation) -> tuple[form.CounterOffer, ...] | None:
    """What each open offer would have to say to tie with the leader."""
    decision = tried(evaluation)
    if decision is None or decision.counter_offers is None:
        return None
    return tuple(_counter_offer(each) for each in decision.counter_offers)


def _counter_offer(each: CounterOffer) -> form.CounterOffer:
    def asked(ask: Ask) -> float | None:
        return next((amount(one.amount) for one in each.asks if one.ask == ask), None)

    return form.CounterOffer(
        each.offer,
        each.to_tie_with,
        each.on,
        asked("base"),
        asked("sign_on"),
        asked("grant_value"),
        asked("shares"),
        points(each.gap),
    )


def questions(evaluation: Evaluation) -> tuple[form.Question, ...] | None:
    """Every unknown of every ranked offer, the one that changes the leader most often first."""
    decision = tried(evaluation)
    if decision is None or decision.questions is None:
        return None
    return tuple(
        form.Question(each.offer, each.field, points(each.changes_leader), each.leads_instead)
        for each in decision.questions
    )
