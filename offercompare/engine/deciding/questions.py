"""Which unknowns are worth asking about: how often an answer changes the leader (MODEL 12.11)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date

from offercompare.engine.deciding.plausible import Plausible, plausible
from offercompare.engine.deciding.what_if import WhatIf
from offercompare.engine.decision import OpenQuestion
from offercompare.engine.evaluation import Evaluated
from offercompare.engine.open_fields import assumed, missing_facts, unanswered_levels
from offercompare.engine.rubric_score import rubric_score
from offercompare.model import Offer
from offercompare.model.vocabulary import RANKED_STATUSES
from offercompare.reference import rubrics

ALWAYS_ASKED = frozenset({"equity.exercise_window_years"})
"""Assumed, and worth an answer in writing whatever it changes; the other assumptions are listed where they matter."""
_ON_MUST_HAVES = {
    "remote.office_days": "office_days",
    "commute_minutes": "commute_minutes",
    "permit_sponsored": "permit_sponsored",
}

_Leaders = Sequence[str]


def questions(tried: WhatIf) -> tuple[OpenQuestion, ...]:
    """Every unknown of every ranked offer, and of those that only lack their base pay to be ranked.

    First what changes the leader most often, then the offer with the nearest deadline, then as listed. An answer is
    taken to move its offer's pay one way all along, so that those between two with the same leader are not tried.
    """
    found = [question for each in tried.evaluation.offers if _counts(each) for question in _of(tried, each)]
    deadlines = {each.offer.id: each.offer.deadline or date.max for each in tried.evaluation.offers}

    def order(question: OpenQuestion) -> tuple[float, date]:
        share = question.changes_leader
        return (1.0 if share is None else -share, deadlines[question.offer])

    return tuple(sorted(found, key=order))


def _counts(each: Evaluated) -> bool:
    return each.rank is not None or (each.offer.status in RANKED_STATUSES and each.offer.base is None)


def _of(tried: WhatIf, each: Evaluated) -> list[OpenQuestion]:
    offer = each.offer
    asked = dict.fromkeys((*missing_facts(offer), *unanswered_levels(offer)))
    found = [_question(tried, each, field) for field in asked]
    for field in assumed(offer):
        if field not in asked:
            question = _question(tried, each, field)
            if question.changes_leader or field in ALWAYS_ASKED:
                found.append(question)
    return found


def _question(tried: WhatIf, each: Evaluated, field: str) -> OpenQuestion:
    leaders = _leaders(tried, each, field)
    if leaders is None:
        return OpenQuestion(each.offer.id, field, None)
    others = Counter(leader for leader in leaders if leader != tried.now.leader)
    if not others:
        return OpenQuestion(each.offer.id, field, 0.0)
    # Of two that lead as often the id decides, as between level offers everywhere.
    most = min(others, key=lambda key: (-others[key], key))
    return OpenQuestion(each.offer.id, field, others.total() / len(leaders), most)


def _leaders(tried: WhatIf, each: Evaluated, field: str) -> _Leaders | None:
    """Who leads under each plausible answer, all of the same weight; None where none can be tried."""
    if each.rank is None:
        return _with_a_base(tried, each) if field == "base" else None
    table, _, key = field.partition(".")
    if table == "answers":
        return _with_answers(tried, each, key)
    if table == "levels":
        return _with_levels(tried, each, key)
    answers = plausible(each.offer, field, tried.evaluation.comparison)
    if answers is None:
        return None
    if field in _ON_MUST_HAVES:
        return _with_fact(tried, answers, _ON_MUST_HAVES[field])
    return _with_pay(tried, each, answers)


def _with_answers(tried: WhatIf, each: Evaluated, key: str) -> _Leaders | None:
    question = rubrics.question(key)
    if question is None or not question.levels:
        return None
    offer, levels = each.offer, range(len(question.levels))
    return _with_scores(
        tried, each, question.criterion, [offer.changed({"answers": {**offer.answers, key: level}}) for level in levels]
    )


def _with_levels(tried: WhatIf, each: Evaluated, criterion: str) -> _Leaders | None:
    rubric, offer = rubrics.rubric(criterion), each.offer
    if rubric is None:
        return None
    levels = range(len(rubric.quick_levels))
    return _with_scores(
        tried, each, criterion, [offer.changed({"levels": {**offer.levels, criterion: level}}) for level in levels]
    )


def _with_scores(tried: WhatIf, each: Evaluated, criterion: str, changed: Sequence[Offer]) -> _Leaders:
    """By the score that each changed offer has on the criterion; one set by hand stays as it is."""
    if criterion in each.offer.overrides:
        return [tried.now.leader] * len(changed)
    scores = [rubric_score(offer, criterion).figure.known for offer in changed]
    return [tried.with_score(each.offer.id, criterion, score).leader for score in scores]


def _with_fact(tried: WhatIf, answers: Plausible, fact: str) -> _Leaders:
    """What counts in no score, only where somebody demands it."""
    if all(must.fact != fact for must in tried.evaluation.comparison.must_haves):
        return [tried.now.leader] * len(answers.values)
    return [tried.with_offer(answers.put(value)).leader for value in answers.values]


def _with_pay(tried: WhatIf, each: Evaluated, answers: Plausible) -> _Leaders:
    key, count, now = each.offer.id, len(answers.values), tried.now.leader
    # Where not even the worst or the highest pay score changes anything, no answer does.
    if "pay" in each.offer.overrides or all(tried.with_score(key, "pay", end).leader == now for end in (0.0, 100.0)):
        return [now] * count

    def leader(number: int) -> str:
        return tried.with_offer(answers.put(answers.values[number])).leader

    # The leader has only something to lose, the others only something to win.
    telling = 0 if key == now else count - 1
    first = leader(telling)
    return [now] * count if first == now else _between(leader, count, {telling: first})


def _between(leader: Callable[[int], str], count: int, known: dict[int, str]) -> _Leaders:
    """The leader at each of ``count`` answers in their order; between two of the same leader it is that one."""

    def at(number: int) -> str:
        if number not in known:
            known[number] = leader(number)
        return known[number]

    def filled(low: int, high: int) -> list[str]:
        """From ``low`` to ``high``, without the last."""
        if at(low) == at(high) or high - low == 1:
            return [at(low)] * (high - low)
        middle = (low + high) // 2
        return filled(low, middle) + filled(middle, high)

    return [*filled(0, count - 1), at(count - 1)]


def _with_a_base(tried: WhatIf, each: Evaluated) -> _Leaders | None:
    """An offer that lacks its base pay: who leads if it had one; None where its pay could not be told even then."""
    answers = plausible(each.offer, "base", tried.evaluation.comparison)
    weights = tried.evaluation.weights
    lacks_more = any(each.scores[key].value is None for key, weight in weights.items() if weight > 0 and key != "pay")
    if answers is None or lacks_more or tried.sure(answers.put(answers.values[-1])) is None:
        return None
    return _between(
        lambda number: tried.with_offer(answers.put(answers.values[number])).leader, len(answers.values), {}
    )
