"""How dear a place must be for another offer to lead, and what if its prices counted otherwise (MODEL 12.6)."""

from __future__ import annotations

from dataclasses import replace
from math import exp, log

from offercompare.engine.deciding.asked_curve import sure_now, sure_of
from offercompare.engine.deciding.root import Curve
from offercompare.engine.deciding.turns import Found, Turn, turn
from offercompare.engine.deciding.what_if import FEWER, NEAR, WhatIf
from offercompare.engine.decision import Flip
from offercompare.engine.evaluation import Evaluated, Evaluation, with_simulation
from offercompare.engine.outcome import AS_IT_COMES, Outcome, Simulation
from offercompare.engine.place import HOME, work_place
from offercompare.engine.ranking import TIE
from offercompare.model import Comparison
from offercompare.model.vocabulary import RANKED_STATUSES, CostOfLivingAs
from offercompare.reference import defaults

LEAST, MOST = 40.0, 250.0
_INDEX_EXACT = 1e-3


def index_flip(tried: WhatIf, offer: str) -> Found | None:
    """The price index of an offer's place, home = 100, beyond which another offer leads; None at home itself."""
    now, comparison = tried.evaluation.offer(offer), tried.evaluation.comparison
    is_home = now.offer.price_index is None and work_place(now.offer, comparison) == comparison.person.home
    if now.pay.index is None or is_home:
        return None
    start = now.pay.index.relative.known
    counts_in_pay = comparison.settings.cost_of_living_as == "pay"
    aim = turn(tried, offer, "pay" if counts_in_pay else "cost_of_living")
    if aim is None or ("pay" if counts_in_pay else "cost_of_living") in now.offer.overrides:
        return None
    place = _by_pay(tried, now, start, aim) if counts_in_pay else _index_of(aim.score, comparison)
    if place is None or not LEAST <= place <= MOST:
        return None
    return Found(Flip("price_index", offer, start, place, aim.leader), abs(place - start) / start)


def _index_of(score: float, comparison: Comparison) -> float:
    """The index that has a score: the inverse of MODEL 10.1."""
    best, worst = comparison.anchors.cost_of_living or (
        defaults.number("cost_of_living_low"),
        defaults.number("cost_of_living_high"),
    )
    return worst * exp(score / 100 * log(best / worst))


def _by_pay(tried: WhatIf, each: Evaluated, start: float, aim: Turn) -> float | None:
    """The index at which pay in the money of home has the score: pay rises as prices fall."""
    sure = sure_now(each)
    if sure is None:
        return None
    curve = Curve(lambda worth: sure_of(tried, each.offer.changed({"price_index": HOME / worth})), _INDEX_EXACT / HOME)
    curve.known[HOME / start] = sure
    limit = HOME / LEAST if aim.rises else HOME / MOST
    needed = tried.pay_at(aim.score)
    step = abs(needed / sure - 1) * HOME / start if sure > 0 else HOME / start
    place = curve.place_of(needed, HOME / start, step, limit)
    return None if place is None else HOME / place


def other_way_of_counting(tried: WhatIf) -> Found | None:
    """Cost of living counted the other way, as a factor or inside pay, where another offer leads then."""
    now = tried.evaluation.comparison.settings.cost_of_living_as
    to: CostOfLivingAs = "pay" if now == "factor" else "factor"
    few = tried.on_fewer(FEWER)
    found = _counted(few, to)
    if few is not tried and _is_close(found):
        found = _counted(tried, to)
    leader = found.verdict.leader if found.verdict is not None else None
    if leader is None or leader == tried.now.leader:
        return None
    before = found.offer(tried.now.leader).overall.value
    if before is not None and found.offer(leader).overall.known <= before + TIE:
        return None
    return Found(Flip("cost_of_living_as", "cost_of_living_as", now, to, leader), 1.0)


def _counted(tried: WhatIf, to: CostOfLivingAs) -> Evaluation:
    """The evaluation with prices counted so: what is earned stays, what it is worth at home is made anew."""
    evaluation, settings = tried.evaluation, tried.evaluation.comparison.settings
    other = evaluation.comparison.changed({"settings": settings.changed({"cost_of_living_as": to})})
    outcomes = tuple(_outcome(tried, each, other) for each in evaluation.offers if each.outcome is not None)
    # Of an offer's base case only its present value hangs on the way prices count, and that counts in no score.
    return with_simulation(replace(evaluation, comparison=other), Simulation(other, AS_IT_COMES, outcomes))


def _outcome(tried: WhatIf, each: Evaluated, other: Comparison) -> Outcome:
    """What an offer is scored by, in another comparison; the rest of its outcome stays that of this one."""
    assert each.outcome is not None
    if each.offer.status not in RANKED_STATUSES:
        return each.outcome
    sure = replace(each.outcome.certainty_equivalent, value=tried.sure(each.offer, other))
    return replace(each.outcome, certainty_equivalent=sure)


def _is_close(found: Evaluation) -> bool:
    """Whether a few points of pay would decide who leads."""
    if any(must.criterion == "pay" for must in found.comparison.must_haves):
        return True
    totals = sorted(each.overall.known for each in found.may_lead)
    return len(totals) > 1 and totals[-1] - totals[-2] < NEAR
