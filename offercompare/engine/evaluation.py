"""The whole comparison calculated: pay, scores, totals, ranks and who leads (MODEL 13)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from offercompare.engine import ranking
from offercompare.engine.decision import Decision
from offercompare.engine.figure import Figure
from offercompare.engine.must_have import fails
from offercompare.engine.outcome import Outcome, Simulation
from offercompare.engine.pay import Pay, pay
from offercompare.engine.pay_score import PayAnchors, anchors, sure_pay
from offercompare.engine.ranking import Bracket, Domination, WeightFlip
from offercompare.engine.scores import Score, answers_of, rubric_scores, scores
from offercompare.model import Comparison, Offer
from offercompare.model.vocabulary import RANKED_STATUSES, RUBRIC_CRITERIA
from offercompare.reference import defaults, rubrics
from offercompare.translation import tr

MODEL = "1"
"""The version of the calculation, in results and in saved figures: raised where the same entries give other figures."""
LEAST_COVERAGE = 0.5


@dataclass(frozen=True, slots=True)
class Evaluated:
    """One offer calculated."""

    offer: Offer
    pay: Pay
    scores: dict[str, Score]
    contributions: dict[str, float]
    overall: Figure
    rank: int | None
    fails: tuple[str, ...]
    outcome: Outcome | None = None
    """What the simulation says of it; None until there is one."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Who leads, by facts alone; the sentences are made where numbers are worded (MODEL 12.6)."""

    leader: str | None
    runner_up: str | None
    coverage: float
    default_weights: bool
    on_pay_and_place: str | None
    """Below half coverage: who leads on pay and place only; no overall leader is marked then."""


@dataclass(frozen=True, slots=True)
class Evaluation:
    """All results of a comparison. ``weights`` sum to 1 over the criteria that count.

    ``simulation`` is None until the first is there; where ``is_simulated`` is false it is that of an earlier state, and
    the pay scores of offers that it does not know are unknown.
    """

    comparison: Comparison
    offers: tuple[Evaluated, ...]
    weights: dict[str, float]
    left_out: dict[str, str]
    anchors: PayAnchors | None
    verdict: Verdict | None
    dominated: tuple[Domination, ...] | None
    stability: dict[str, Bracket] | None
    flips: tuple[WeightFlip, ...] | None
    warnings: tuple[str, ...]
    simulation: Simulation | None = None
    is_simulated: bool = False
    decision: Decision | None = None
    """What is known about the choice; of an earlier state where ``is_decided`` is false."""

    @property
    def is_decided(self) -> bool:
        """Whether the decision is about this state, with all its parts."""
        found = self.decision
        return found is not None and found.is_whole and found.is_of(self.comparison, self.simulation)

    @property
    def may_lead(self) -> list[Evaluated]:
        """The ranked offers that meet every must-have; all ranked ones where none does (MODEL 15)."""
        return _may_lead([each for each in self.offers if each.rank is not None])

    def offer(self, key: str) -> Evaluated:
        """The results of one offer; KeyError where there is none."""
        for evaluated in self.offers:
            if evaluated.offer.id == key:
                return evaluated
        raise KeyError(key)


def evaluate(comparison: Comparison, before: Evaluation | None = None) -> Evaluation:
    """Everything calculated, simulation included; what did not change is taken from ``before``."""
    quick = preview(comparison, before)
    if quick.is_simulated:
        return quick
    # Not before it is needed: numpy takes longer to load than the window to be painted.
    from offercompare.engine.simulation.simulate import simulate

    simulation = simulate(comparison, before=before.simulation if before is not None else None)
    assert simulation is not None
    return with_simulation(quick, simulation)


def decided(evaluation: Evaluation) -> Evaluation:
    """The same with its decision, simulated where it was not yet."""
    whole = evaluation if evaluation.is_simulated else evaluate(evaluation.comparison, evaluation)
    if whole.is_decided:
        return whole
    from offercompare.engine.deciding.decide import decide

    for decision in decide(whole):
        whole = replace(whole, decision=decision)
    return whole


def preview(comparison: Comparison, before: Evaluation | None = None) -> Evaluation:
    """All but a new simulation: the base case is there, pay is scored by the outcomes of ``before``.

    What depends on an offer alone is taken from ``before`` where that did not change.
    """
    stands = before.simulation if before is not None else None
    return _evaluated_with(comparison, before, stands, stands is not None and stands.is_of(comparison))


def with_simulation(evaluation: Evaluation, simulation: Simulation) -> Evaluation:
    """The same comparison with its own outcomes."""
    return _evaluated_with(evaluation.comparison, evaluation, simulation, True)


def _evaluated_with(
    comparison: Comparison, before: Evaluation | None, simulation: Simulation | None, is_simulated: bool
) -> Evaluation:
    pays = _pays(comparison, before)
    outcomes = {each.offer: each for each in simulation.outcomes} if simulation is not None else {}
    ranked = [offer for offer in comparison.offers if offer.status in RANKED_STATUSES]
    scale = _scale(comparison, [pays[offer.id] for offer in ranked or comparison.offers], before)
    left_out = _left_out(comparison, pays, ranked)
    weights = _weights(comparison, left_out)
    rated = _rated(comparison, before)
    scored = {
        offer.id: scores(offer, comparison, pays[offer.id], sure_pay(outcomes.get(offer.id)), scale, rated[offer.id])
        for offer in comparison.offers
    }
    totals = {key: _overall(scores, weights) for key, scores in scored.items()}
    competing = {offer.id: totals[offer.id].known for offer in ranked if totals[offer.id].value is not None}
    ranks = ranking.ranks(competing) if len(competing) > 1 else {}
    evaluated = tuple(
        replace(
            _evaluated(offer, comparison, pays[offer.id], scored[offer.id], weights, totals[offer.id], ranks),
            outcome=outcomes.get(offer.id),
        )
        for offer in comparison.offers
    )
    judged = _verdict(comparison, evaluated, competing, weights, left_out, scale)
    decision = before.decision if before is not None else None
    return replace(judged, simulation=simulation, is_simulated=is_simulated, decision=decision)


def _pays(comparison: Comparison, before: Evaluation | None) -> dict[str, Pay]:
    """Pay depends on the offer, the person, the settings and the currencies alone."""
    kept: dict[str, Evaluated] = {}
    if before is not None and comparison.is_same_context(before.comparison):
        kept = {each.offer.id: each for each in before.offers}
    return {
        offer.id: kept[offer.id].pay if offer.id in kept and kept[offer.id].offer is offer else pay(offer, comparison)
        for offer in comparison.offers
    }


def _scale(comparison: Comparison, pays: list[Pay], before: Evaluation | None) -> PayAnchors | None:
    """Anchors that the person fixed depend on nothing that an edit of an offer touches."""
    if before is not None and before.anchors is not None and comparison.is_same_context(before.comparison):
        fixed = comparison.person.walk_away_pay is not None and comparison.person.delighted_pay is not None
        if fixed:
            return before.anchors
    return anchors(comparison, pays)


def _left_out(comparison: Comparison, pays: Mapping[str, Pay], ranked: list[Offer]) -> dict[str, str]:
    """Criteria that cannot count in this comparison, and why."""
    if comparison.settings.cost_of_living_as == "pay":
        return {"cost_of_living": tr("Cost of living counts inside pay, so it has no weight of its own.")}
    missing = [
        offer.name
        for offer in ranked or comparison.offers
        if pays[offer.id].index is None and "cost_of_living" not in offer.overrides
    ]
    if missing:
        if comparison.person.home is None:
            return {"cost_of_living": tr("Cost of living is left out until you say where you live.")}
        text = tr("Cost of living is left out: no price index for {names}.", names=", ".join(missing))
        return {"cost_of_living": text}
    return {}


def _weights(comparison: Comparison, left_out: Mapping[str, str]) -> dict[str, float]:
    given = comparison.weights
    if given is None:
        given = dict(defaults.weights(comparison.person.experience))
    keys = [criterion.key for criterion in rubrics.criteria()] + [own.key for own in comparison.criteria]
    return ranking.shares({key: given.get(key, 0.0) for key in keys if key not in left_out})


def _rated(comparison: Comparison, before: Evaluation | None) -> dict[str, dict[str, Score]]:
    """Rubric scores by offer; they depend on the answers and on what the offer itself answers, not on its pay."""
    kept = {each.offer.id: each for each in before.offers} if before is not None else {}
    return {
        offer.id: {key: kept[offer.id].scores[key] for key in RUBRIC_CRITERIA}
        if offer.id in kept and answers_of(kept[offer.id].offer) == answers_of(offer)
        else rubric_scores(offer)
        for offer in comparison.offers
    }


def _overall(scores: Mapping[str, Score], weights: Mapping[str, float]) -> Figure:
    label = tr("Overall")
    weighing = {key: weight for key, weight in weights.items() if weight > 0}
    if not weighing or scores["pay"].value is None or any(scores[key].value is None for key in weighing):
        return Figure(label, None, "points", tr("a score that counts is unknown"))
    parts = tuple(
        Figure(
            tr("{criterion}, weighted", criterion=scores[key].figure.label),
            weight * scores[key].figure.known,
            "points",
            tr("score × weight"),
            (scores[key].figure, Figure(tr("Weight"), weight, "fraction")),
        )
        for key, weight in weighing.items()
    )
    value = ranking.total({key: scores[key].figure.known for key in weighing}, weighing)
    return Figure(label, value, "points", tr("sum of weight × score"), parts)


def _evaluated(
    offer: Offer,
    comparison: Comparison,
    paid: Pay,
    scores: dict[str, Score],
    weights: Mapping[str, float],
    overall: Figure,
    ranks: Mapping[str, int],
) -> Evaluated:
    contributions = (
        {} if overall.value is None else {key: weight * (scores[key].value or 0.0) for key, weight in weights.items()}
    )
    failed = fails(offer, comparison, paid, {key: score.value for key, score in scores.items()})
    return Evaluated(offer, paid, scores, contributions, overall, ranks.get(offer.id), failed)


def _verdict(
    comparison: Comparison,
    evaluated: tuple[Evaluated, ...],
    competing: Mapping[str, float],
    weights: dict[str, float],
    left_out: dict[str, str],
    scale: PayAnchors | None,
) -> Evaluation:
    """What ranges over the ranked offers; nothing of it with one offer alone (MODEL 15)."""
    warnings = list(left_out.values())
    if scale is not None and scale.proposed:
        person = comparison.person
        named = [name for name in ("walk_away_pay", "delighted_pay") if getattr(person, name) is None]
        warnings.append(tr("Proposed on these offers, not fixed yet: {names}.", names=", ".join(named)))
    if scale is not None and scale.scored_low.value is None:
        warnings.append(scale.scored_low.how)
    ranked = [each for each in evaluated if each.offer.id in competing]
    if len(ranked) < 2:
        return Evaluation(comparison, evaluated, weights, left_out, scale, None, None, None, None, tuple(warnings))
    coverage = _coverage(ranked, weights)
    may_lead = _may_lead(ranked)
    # Of two that are level the id decides, so that the order of the file does not.
    order = sorted(may_lead, key=lambda each: (-round(each.overall.known, 9), each.offer.id))
    leads = coverage >= LEAST_COVERAGE - ranking.TIE
    scores = {
        each.offer.id: {key: each.scores[key].figure.known for key in weights}
        for each in ranked
        if all(each.scores[key].value is not None for key in weights)
    }
    leader = order[0].offer.id
    brackets = ranking.stability({each.offer.id: scores[each.offer.id] for each in may_lead}, weights, leader)
    verdict = Verdict(
        leader=leader if leads else None,
        runner_up=order[1].offer.id if leads and len(order) > 1 else None,
        coverage=coverage,
        default_weights=comparison.weights is None,
        on_pay_and_place=None if leads else _first_on_pay_and_place(may_lead, weights),
    )
    return Evaluation(
        comparison,
        evaluated,
        weights,
        left_out,
        scale,
        verdict,
        ranking.dominated(scores, weights),
        brackets if leads else None,
        tuple(ranking.nearest_flips(brackets)) if leads else None,
        tuple(warnings),
    )


def _may_lead(ranked: list[Evaluated]) -> list[Evaluated]:
    return [each for each in ranked if not each.fails] or ranked


def _coverage(ranked: list[Evaluated], weights: Mapping[str, float]) -> float:
    """Share of the weight whose criteria the person answered for every ranked offer (MODEL 10)."""
    return sum(weight for key, weight in weights.items() if all(_covered(each, key) for each in ranked))


def _covered(each: Evaluated, key: str) -> bool:
    if key in each.offer.overrides:
        return True
    if key == "pay":
        return each.offer.base is not None
    if key == "cost_of_living":
        return each.pay.index is not None
    return each.scores[key].by_person


def _first_on_pay_and_place(may_lead: list[Evaluated], weights: Mapping[str, float]) -> str:
    part = {key: weights.get(key, 0.0) for key in ("pay", "cost_of_living")}
    if not sum(part.values()):
        part = {"pay": 1.0}

    def on_these(each: Evaluated) -> float:
        return sum(weight * (each.scores[key].value or 0.0) for key, weight in part.items())

    return min(may_lead, key=lambda each: (-round(on_these(each), 9), each.offer.id)).offer.id
