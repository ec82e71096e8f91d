"""Where each criterion's scale begins and ends, and whether it is still the one that was weighed (MODEL 12.1)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from offercompare.engine.evaluation import Evaluation
from offercompare.engine.pay_score import anchors
from offercompare.model.vocabulary import RANKED_STATUSES
from offercompare.reference import defaults, rubrics

Scale = tuple[float, float]
"""What scores 0 and what scores 100, in the criterion's own unit."""
OWN: Scale = (0.0, 100.0)
FIRST = 6
"""So many criteria are shown to everybody."""
# A typed anchor comes back from a file as it was; closer than this nothing has changed.
SAME = 1e-9


@dataclass(frozen=True, slots=True)
class StaleScale:
    """A criterion whose scale is no longer the one it was weighed on; ``then`` is None where it was not there yet."""

    criterion: str
    then: Scale | None
    now: Scale


def scales(evaluation: Evaluation) -> dict[str, Scale]:
    """The scales that an edit can change: pay, cost of living, own criteria; those that do not count are left out.

    Pay in yearly pay before tax at home (reporting currency), cost of living in price indices with home = 100, an own
    criterion in its points. Rubric scores always go from absent to exceptional and are not listed.
    """
    comparison, found = evaluation.comparison, dict[str, Scale]()
    if evaluation.anchors is not None:
        found["pay"] = (evaluation.anchors.low.known, evaluation.anchors.high.known)
    if "cost_of_living" not in evaluation.left_out:
        best, worst = comparison.anchors.cost_of_living or (
            defaults.number("cost_of_living_low"),
            defaults.number("cost_of_living_high"),
        )
        found["cost_of_living"] = (worst, best)
    return found | {own.key: OWN for own in comparison.criteria}


def listed(evaluation: Evaluation) -> tuple[str, ...]:
    """The criteria that a person sees: the first six, those that weigh already, and one's own."""
    held = evaluation.comparison.weights or {}
    usual = (
        each.key
        for number, each in enumerate(rubrics.criteria())
        if number < FIRST or evaluation.weights.get(each.key) or each.key in held
    )
    return (*usual, *(each.key for each in evaluation.comparison.criteria))


def weighable(evaluation: Evaluation) -> tuple[str, ...]:
    """Those of them that count in this comparison."""
    return tuple(key for key in listed(evaluation) if key not in evaluation.left_out)


def proposed_pay_scale(evaluation: Evaluation) -> Scale | None:
    """What MODEL 10.2 would propose on these offers if the person had fixed neither end; None where no pay is known."""
    comparison = evaluation.comparison
    nothing_fixed = comparison.person.changed({"walk_away_pay": None, "delighted_pay": None})
    ranked = [each.pay for each in evaluation.offers if each.offer.status in RANKED_STATUSES]
    pays = ranked or [each.pay for each in evaluation.offers]
    found = anchors(comparison.changed({"person": nothing_fixed}), pays)
    return None if found is None else (found.low.known, found.high.known)


def stale(evaluation: Evaluation) -> tuple[StaleScale, ...]:
    """The criteria whose scale an edit has changed since they were weighed, in the order of ``scales``.

    None where the weights are the defaults, or where nobody noted the scales. A criterion that weighs nothing is not
    named, unless it is an own one that came later: it has had no chance to weigh anything.
    """
    weighed = evaluation.comparison.weighed
    if evaluation.comparison.weights is None or weighed is None or not weighed.scales:
        return ()
    own = {each.key for each in evaluation.comparison.criteria}
    return tuple(
        StaleScale(key, weighed.scales.get(key), now)
        for key, now in scales(evaluation).items()
        if _is_stale(key, now, weighed.scales, own, evaluation.weights.get(key, 0.0))
    )


def _is_stale(key: str, now: Scale, weighed: Mapping[str, Scale], own: set[str], weight: float) -> bool:
    if key not in weighed:
        return key in own
    return weight > 0 and any(
        abs(one - other) > SAME * max(abs(one), abs(other)) for one, other in zip(weighed[key], now, strict=True)
    )
