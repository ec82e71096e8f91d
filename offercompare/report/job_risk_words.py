"""What counting the chance to lose the job in pay alone would change, in words (MODEL 12.6)."""

from __future__ import annotations

from offercompare.engine import Evaluated, Evaluation
from offercompare.engine.without_job_risk import CRITERION, WithoutJobRisk, without_job_risk
from offercompare.numerals import Numerals
from offercompare.report.words import joined, offer_name
from offercompare.translation import tr

LEAST = 1e-9
"""Points; a smaller change is none."""


def of_one(each: Evaluated, found: WithoutJobRisk | None, numerals: Numerals) -> str:
    """What it would change for one offer; empty where its startup risk does not rest on it or nothing is ranked."""
    key, now = each.offer.id, each.scores[CRITERION].value
    if found is None or now is None or abs(found.scores[key] - now) <= LEAST:
        return ""
    points = numerals.score(found.scores[key])
    said = tr("The chance to lose the job lowers pay too; counted there alone, this is {points}", points=points)
    rank = found.ranks.get(key)
    if rank is None or each.rank is None:
        return said + "."
    if rank == each.rank:
        return tr("{said}, and the rank stays {rank}.", said=said, rank=rank)
    return tr("{said}, and the rank {rank} instead of {now}.", said=said, rank=rank, now=each.rank)


def of_all(evaluation: Evaluation) -> str:
    """Whose rank it would change; empty where startup risk does not weigh or nothing is ranked."""
    found = without_job_risk(evaluation)
    if found is None or evaluation.weights.get(CRITERION, 0.0) <= 0:
        return ""
    moved = [each for each in evaluation.offers if each.rank is not None and found.ranks[each.offer.id] != each.rank]
    text = tr("The chance to lose the job lowers pay and counts as startup risk.")
    if not moved:
        return tr("{text} Counted in pay alone, every rank stays.", text=text)
    names = joined(
        tr("{name} {rank} (now {now})", name=offer_name(each.offer), rank=found.ranks[each.offer.id], now=each.rank)
        for each in moved
    )
    return tr("{text} Counted in pay alone, the ranks are: {names}.", text=text, names=names)


def new_leader(evaluation: Evaluation) -> str:
    """The name of who would lead instead; empty where the leader stays."""
    found = without_job_risk(evaluation)
    if found is None or not found.changes_leader or found.leader is None:
        return ""
    return offer_name(evaluation.offer(found.leader).offer)


def because(each: Evaluated, key: str, found: WithoutJobRisk | None, numerals: Numerals) -> str:
    """Why an offer has its score of a criterion; of startup risk also what the computed job risk does to its rank."""
    said = each.scores[key].because
    more = of_one(each, found, numerals) if key == CRITERION else ""
    return f"{said} {more}" if more else said
