"""What the person does next where there is no verdict, or not a whole one: one sentence each."""

from __future__ import annotations

from offercompare.engine import Evaluation
from offercompare.model.vocabulary import RANKED_STATUSES
from offercompare.report.pending import is_pending
from offercompare.report.words import joined, offer_name, sentence, word
from offercompare.translation import tr

MOST_NAMED = 3
PAY_AND_PLACE = ("pay", "cost_of_living")


def next_step(evaluation: Evaluation) -> tuple[str, ...]:
    """What is missing for a ranking."""
    ranked = [each for each in evaluation.offers if each.offer.status in RANKED_STATUSES]
    if not evaluation.offers:
        return (tr("No offers yet: add two, or one and your current job, to compare them."),)
    if len(ranked) < 2:
        return (_nothing_beside(evaluation), unranked(evaluation))
    return (unranked(evaluation),)


def _nothing_beside(evaluation: Evaluation) -> str:
    if any(each.offer.status == "current" for each in evaluation.offers):
        return tr("Nothing to compare with yet: add an offer to set beside your current job.")
    return tr("Nothing to compare with yet: add another offer, or your current job.")


def to_rate(evaluation: Evaluation) -> str:
    """The criteria that weigh most and are not answered for every offer."""
    ranked = [each for each in evaluation.offers if each.rank is not None]
    open_ = [
        key
        for key, weight in sorted(evaluation.weights.items(), key=lambda item: -item[1])
        if weight > 0 and key not in PAY_AND_PLACE and not all(each.scores[key].by_person for each in ranked)
    ]
    if not open_:
        return ""
    names = joined(word(key, evaluation.comparison) for key in open_[:MOST_NAMED])
    return tr("Rate {names} for every offer to see which leads over all.", names=names)


def unranked(evaluation: Evaluation) -> str:
    """Offers that cannot be ranked, and what each lacks."""
    every = [each for each in evaluation.offers if each.offer.status in RANKED_STATUSES and each.overall.value is None]
    pending = [each for each in every if is_pending(each, evaluation)]
    lacking = [each for each in every if each not in pending]
    without_base = [offer_name(each.offer) for each in lacking if each.offer.base is None]
    without_rate = [each for each in lacking if each.offer.base is not None and each.pay.rate.value is None]
    untaxed = [
        each for each in lacking if each.pay.average.value is not None and each.pay.annual_equivalent.value is None
    ]
    said = []
    if without_base:
        said.append(tr("Not ranked until its base pay is entered: {names}.", names=joined(without_base)))
    for each in without_rate:
        currency = evaluation.comparison.currency_of(each.offer)
        said.append(
            tr(
                "Not ranked until a rate for {currency} is entered: {name}.",
                currency=currency,
                name=offer_name(each.offer),
            )
        )
    scale = evaluation.anchors
    if scale is not None and scale.scored_low.value is None:
        return " ".join((*said, tr("Not ranked yet. {why}", why=sentence(scale.scored_low.how))))
    if pending:
        names = joined(offer_name(each.offer) for each in pending)
        said.append(tr("The outcomes of {names} are still being calculated.", names=names))
    for why in dict.fromkeys(each.pay.annual_equivalent.how for each in untaxed):
        names = joined(offer_name(each.offer) for each in untaxed if each.pay.annual_equivalent.how == why)
        said.append(tr("Not ranked yet: {names}. {why}", names=names, why=sentence(why)))
    other = [
        offer_name(each.offer)
        for each in lacking
        if each.offer.base is not None and each.pay.rate.value is not None and each not in untaxed
    ]
    if other:
        said.append(tr("Not ranked, because a score that weighs is unknown: {names}.", names=joined(other)))
    return " ".join(said)
