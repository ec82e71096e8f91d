"""Which inputs the lead hangs on: each at its low and its high end (MODEL 12.7)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from offercompare.engine.deciding import inputs
from offercompare.engine.deciding.inputs import Input, put
from offercompare.engine.deciding.what_if import FEWER, Standing, WhatIf
from offercompare.engine.decision import Bar
from offercompare.engine.evaluation import Evaluated
from offercompare.engine.ranking import TIE

LEAST_WIDTH = 0.05
"""Points below which a bar says nothing, unless it changes the leader."""
_NO_RUBRIC = ("pay", "cost_of_living")
# A fifth of what all offers share moves the pay score of one against that of another by fewer points than this.
_TOGETHER = 30.0

Trial = Callable[[float], Standing | None]


def tornado(tried: WhatIf) -> tuple[Bar, ...]:
    """A bar for every numeric input and score that moves the lead, the widest first.

    Inputs of the leader and of the runner-up, and what all offers share, move the gap between these two. Those of a
    third offer leave it as it is: they have a bar, of the gap to that offer, only where they put it in front. An end
    that is not valid counts as the value itself.
    """
    verdict = tried.evaluation.verdict
    if verdict is None or verdict.leader is None or len(tried.ranked) < 2:
        return ()
    few = tried.on_fewer(FEWER)
    pair = (few.now.leader, _against(few))
    bars = [*_shared(few), *(bar for each in few.ranked for bar in _of_one(few, each, each.offer.id in pair))]
    told = [bar for bar in bars if bar.changes_leader or (bar.width >= LEAST_WIDTH and bar.offer in (None, *pair))]
    return tuple(sorted(told, key=lambda bar: (-bar.width, bar.offer or "", bar.what)))


def _of_one(tried: WhatIf, each: Evaluated, is_of_pair: bool) -> Iterator[Bar]:
    yield from _of_offer(tried, each, is_of_pair)
    yield from _of_scores(tried, each)


def _may_overtake(tried: WhatIf, each: Evaluated, *criteria: str) -> bool:
    """Whether a fact that is scored by these could put an offer in front: with a full score in all of them."""
    weights = tried.evaluation.weights
    room = sum(weights.get(key, 0.0) * (100 - each.scores[key].figure.known) for key in criteria)
    return bool(each.fails) or tried.now.gap(tried.now.leader, each.offer.id) <= room


def _of_offer(tried: WhatIf, each: Evaluated, is_of_pair: bool) -> Iterator[Bar]:
    evaluation, offer = tried.evaluation, each.offer
    counts = {key: weight > 0 and key not in offer.overrides for key, weight in evaluation.weights.items()}
    on_pay, on_risk = counts.get("pay", False), counts.get("startup_risk", False)
    on_place = counts.get("cost_of_living", False) or (on_pay and _counts_in_pay(tried))
    if not is_of_pair:
        on_place = on_place and _may_overtake(tried, each, "pay", "cost_of_living")
        on_risk = on_risk and _may_overtake(tried, each, "pay", "startup_risk")
        on_pay = on_pay and _may_overtake(tried, each, "pay")

    def at(path: str) -> Trial:
        def trial(value: float) -> Standing | None:
            changed = put(offer, path, value)
            return None if changed is None else tried.with_offer(changed)

        return trial

    for found in inputs.of_offer(offer, evaluation.comparison, on_pay, on_place, on_risk):
        yield _bar(tried, offer.id, found, at(found.path))


def _counts_in_pay(tried: WhatIf) -> bool:
    return tried.evaluation.comparison.settings.cost_of_living_as == "pay"


def _of_scores(tried: WhatIf, each: Evaluated) -> Iterator[Bar]:
    def at(criterion: str) -> Trial:
        return lambda value: tried.with_score(each.offer.id, criterion, value)

    for criterion, weight in tried.evaluation.weights.items():
        if weight > 0 and criterion not in _NO_RUBRIC:
            found = inputs.score_input(criterion, each.scores[criterion])
            if found is not None:
                yield _bar(tried, each.offer.id, found, at(criterion))


def _shared(tried: WhatIf) -> Iterator[Bar]:
    """What moves the pay of every offer, all at once."""
    comparison = tried.evaluation.comparison
    if not tried.evaluation.weights.get("pay") or all("pay" in each.offer.overrides for each in tried.ranked):
        return

    near = _near(tried)

    def at(path: str) -> Trial:
        def trial(value: float) -> Standing | None:
            changed = put(comparison, path, value)
            return None if changed is None else tried.elsewhere(changed, near)

        return trial

    for found in inputs.of_person(comparison):
        yield _bar(tried, None, found, at(found.path))


def _near(tried: WhatIf) -> frozenset[str]:
    """The leader, whom it is held against, and all that what offers share could put in front.

    All where pay is a must-have: there it decides who may lead.
    """
    now, weight = tried.now, tried.evaluation.weights.get("pay", 0.0)
    ids = [each.offer.id for each in tried.ranked]
    if any(must.criterion == "pay" for must in tried.evaluation.comparison.must_haves):
        return frozenset(ids)
    within = (key for key in ids if now.gap(now.leader, key) <= _TOGETHER * weight)
    return frozenset([now.leader, _against(tried), *within])


def _against(tried: WhatIf) -> str:
    """The runner-up; where nobody else may lead, the one that is next by its total."""
    now, verdict = tried.now, tried.evaluation.verdict
    others = {key: total for key, total in now.totals.items() if key != now.leader}
    named = verdict.runner_up if verdict is not None else None
    return named or max(others, key=lambda key: others[key])


def _bar(tried: WhatIf, offer: str | None, found: Input, at: Trial) -> Bar:
    now, against = tried.now, _against(tried)
    leader = now.leader
    if offer is not None and offer not in (leader, against):
        against = offer
    low = (at(found.low) if found.low < found.value else None) or now
    high = (at(found.high) if found.high > found.value else None) or now
    leads_low, leads_high = (_leader_of(end, leader) for end in (low, high))
    gap = now.gap(leader, against)
    return Bar(
        offer=offer,
        what=found.path,
        value=found.value,
        low_value=found.low if low is not now else found.value,
        high_value=found.high if high is not now else found.value,
        low=low.gap(leader, against) - gap,
        high=high.gap(leader, against) - gap,
        against=against,
        leader_low=leads_low,
        leader_high=leads_high,
        changes_leader={leads_low, leads_high} != {leader},
    )


def _leader_of(end: Standing, leader: str) -> str:
    """Who leads there; one that comes level, and is named first by its id alone, has not overtaken today's leader."""
    is_level = abs(end.gap(end.leader, leader)) <= TIE
    return leader if is_level and leader in end.may_lead else end.leader
