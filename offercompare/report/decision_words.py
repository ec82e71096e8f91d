"""The choice in words: how firm the lead is, and what would change it; one sentence each (MODEL 12)."""

from __future__ import annotations

from offercompare.engine import Evaluation, ranking
from offercompare.engine.decision import PointWorth, Strength
from offercompare.numerals import Numerals
from offercompare.report.flip_words import apart, bar_ends, bar_label, flip_sentence
from offercompare.report.risk_figures import of_100
from offercompare.report.words import joined, offer_name, word
from offercompare.translation import tr

__all__ = [
    "bar_ends",
    "bar_label",
    "central_sentence",
    "dominance_sentences",
    "first_places",
    "flip_sentence",
    "gut_sentence",
    "lead_share",
    "stability_sentence",
    "strength_words",
    "weightings",
    "worth_sentence",
]

ABOUT = 0.02
"""Shares of weight closer than this are about the same."""
MOST_NAMED = 2


def strength_words(strength: Strength) -> str:
    """How firm a lead is."""
    return {"clear": tr("clear"), "leaning": tr("leaning"), "too_close": tr("too close to call")}[strength]


# First places -------------------------------------------------------------------------------------------------------


def weightings(evaluation: Evaluation) -> str:
    """Over which weightings first places are counted: "nearby weightings"; "" while they are not."""
    found = evaluation.decision.acceptability if evaluation.decision is not None else None
    if found is None:
        return ""
    if found.mode == "around":
        return tr("nearby weightings")
    if found.mode == "any":
        return tr("weightings of any kind")
    yours = evaluation.comparison.weights is not None
    return tr("weightings in the order of yours") if yours else tr("weightings in the default order")


def lead_share(evaluation: Evaluation) -> float | None:
    """The share of samples in which the leader is first of those that may lead; None while it is not known."""
    verdict, decision = evaluation.verdict, evaluation.decision
    if verdict is None or verdict.leader is None or decision is None or decision.acceptability is None:
        return None
    return decision.acceptability.leads.get(verdict.leader)


def first_places(evaluation: Evaluation, numerals: Numerals) -> str:
    """ "First in 70 of 100 nearby weightings."; "" while that is not known, and where only one offer may lead."""
    share = lead_share(evaluation)
    if share is None or len(evaluation.may_lead) < 2:
        return ""
    of, where = of_100(share, numerals), weightings(evaluation)
    if _leads_by_must_haves(evaluation):
        return tr("First of those that meet every must-have in {of} {weightings}.", of=of, weightings=where)
    return tr("First in {of} {weightings}.", of=of, weightings=where)


def _leads_by_must_haves(evaluation: Evaluation) -> bool:
    """Whether an offer that fails a must-have would be first in some of the samples."""
    assert evaluation.decision is not None
    assert evaluation.decision.acceptability is not None
    found = evaluation.decision.acceptability
    failing = [each.offer.id for each in evaluation.offers if each.rank is not None and each.fails]
    return any(found.shares[key][0] > found.leads.get(key, 0.0) + ranking.TIE for key in failing if key in found.shares)


def central_sentence(offer: str, evaluation: Evaluation, numerals: Numerals) -> str:
    """For which weights an offer would lead: those of its central weighting that differ most from now.

    Who fails a must-have scores highest there, and does not lead. At weights about like yours only the one that is
    ahead as scores stand is so by the weights.
    """
    decision = evaluation.decision
    found = decision.acceptability if decision is not None else None
    if found is None or offer not in found.central:
        return ""
    one, central = evaluation.offer(offer), found.central[offer]
    name = offer_name(one.offer)
    leads = tr("leads") if one in evaluation.may_lead else tr("scores highest")
    if central is None:
        return tr("{name} {leads} at none of the weightings tried.", name=name, leads=leads)
    more = {key: weight - evaluation.weights.get(key, 0.0) for key, weight in central.items()}
    heavier = sorted((key for key, by in more.items() if by > ABOUT), key=lambda key: -more[key])[:MOST_NAMED]
    if not heavier:
        if any(each.overall.known > one.overall.known + ranking.TIE for each in evaluation.may_lead):
            text = tr("For who weighs about as you do, {name} {leads} only where scores turn out otherwise.")
        else:
            text = tr("{name} {leads} for who weighs about as you do.")
        return text.format(name=name, leads=leads)
    parts = (
        tr(
            "{criterion} about {weight}",
            criterion=word(key, evaluation.comparison),
            weight=numerals.percent(central[key], 0),
        )
        for key in heavier
    )
    return tr("{name} {leads} for who weighs {parts}.", name=name, leads=leads, parts=joined(parts))


# Dominance ----------------------------------------------------------------------------------------------------------


def dominance_sentences(evaluation: Evaluation) -> tuple[str, ...]:
    """One sentence for each offer that another leaves without a reason to be taken, in the order of the offers."""
    pairs = evaluation.dominated or ()
    said = []
    for each in evaluation.offers:
        by = [pair.by for pair in pairs if pair.id == each.offer.id and not pair.practical]
        nearly = [pair.by for pair in pairs if pair.id == each.offer.id and pair.practical]
        if by:
            names = joined(offer_name(evaluation.offer(key).offer) for key in by)
            text = tr("{name} is nowhere ahead of {names} on what you weigh", name=offer_name(each.offer), names=names)
            said.append(text + _may_set_aside(each.offer.id, by, evaluation))
        elif nearly:
            above = max(nearly, key=lambda key: evaluation.offer(key).overall.known)
            said.append(_nearly(each.offer.id, above, evaluation) + _may_set_aside(each.offer.id, [above], evaluation))
    return tuple(said)


def _nearly(below: str, above: str, evaluation: Evaluation) -> str:
    """What little an offer is ahead in, widest first, where it is far behind over all."""
    one, other = evaluation.offer(below), evaluation.offer(above)
    ahead = {
        key: weight * (one.scores[key].figure.known - other.scores[key].figure.known)
        for key, weight in evaluation.weights.items()
        if one.scores[key].figure.known - other.scores[key].figure.known > ranking.TIE and weight > 0
    }
    names = joined(word(key, evaluation.comparison) for key in sorted(ahead, key=lambda key: -ahead[key]))
    return tr(
        "{name} is ahead of {other} in {names} alone, and too little to matter",
        name=offer_name(one.offer),
        other=offer_name(other.offer),
        names=names,
    )


def _may_set_aside(key: str, by: list[str], evaluation: Evaluation) -> str:
    """Nobody sets the current job aside, or an offer for the sake of one that fails a must-have."""
    one = evaluation.offer(key)
    if one.offer.status == "current" or (not one.fails and all(evaluation.offer(above).fails for above in by)):
        return "."
    return tr("; you may set it aside.")


# Weights ------------------------------------------------------------------------------------------------------------


def stability_sentence(criterion: str, evaluation: Evaluation, numerals: Numerals) -> str:
    """When one weight alone puts another offer in front; "" where nobody leads."""
    verdict, brackets = evaluation.verdict, evaluation.stability
    if verdict is None or verdict.leader is None or brackets is None or criterion not in brackets:
        return ""
    bracket, name = brackets[criterion], word(criterion, evaluation.comparison)
    leader = offer_name(evaluation.offer(verdict.leader).offer)
    ends = [
        (key, way, *apart(100 * to, 100 * bracket.weight, numerals))
        for key, way, to in (
            (bracket.overtaken_above, tr("more than"), bracket.high),
            (bracket.overtaken_below, tr("less than"), bracket.low),
        )
        if key is not None
    ]
    if not ends:
        now = numerals.percent(bracket.weight, 0)
        return tr("{leader} stays first whatever {name} counts (now {now}).", leader=leader, name=name, now=now)
    first, way, to, now = ends[0]
    text = tr(
        "{other} overtakes {leader} when {name} counts {way} {to} % (now {now} %)",
        other=offer_name(evaluation.offer(first).offer),
        leader=leader,
        name=name,
        way=way,
        to=to,
        now=now,
    )
    if len(ends) < 2:
        return tr("{text}.", text=text)
    second, way, to, _ = ends[1]
    other = offer_name(evaluation.offer(second).offer)
    return tr("{text}, {other} when it counts {way} {to} %.", text=text, other=other, way=way, to=to)


def worth_sentence(worth: PointWorth, evaluation: Evaluation, numerals: Numerals) -> str:
    """What one point of a criterion is worth in money a year before tax; "" where that is not known, or hidden."""
    if worth.gross is None or numerals.amounts_hidden:
        return ""
    return tr(
        "One point of {name} = {amount} a year to you (before tax).",
        name=word(worth.criterion, evaluation.comparison),
        amount=numerals.money(worth.gross, evaluation.comparison.currency),
    )


# What was felt ------------------------------------------------------------------------------------------------------


def gut_sentence(evaluation: Evaluation) -> str:
    """The ranking felt before any result was shown, beside the result; "" where none was noted or nobody leads."""
    verdict, felt = evaluation.verdict, evaluation.comparison.gut_ranking
    ranked = {each.offer.id for each in evaluation.offers if each.rank is not None}
    first = next((key for key in felt if key in ranked), None)
    if verdict is None or verdict.leader is None or first is None:
        return ""
    name, leader = (offer_name(evaluation.offer(key).offer) for key in (first, verdict.leader))
    if first == verdict.leader:
        return tr("You felt {name} ahead, and so do the figures.", name=name)
    return tr(
        "You felt {name} ahead; the figures put {leader} first. Something that counts for you may not be in them yet.",
        name=name,
        leader=leader,
    )
