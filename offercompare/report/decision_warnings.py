"""Why something of the decision is null in the results, in sentences (FORMAT 3)."""

from __future__ import annotations

from collections.abc import Iterable

from offercompare.engine import Evaluation
from offercompare.engine.decision import Acceptability, CounterOffer, Decision, OpenQuestion, PointWorth
from offercompare.reference import rubrics
from offercompare.report.field_words import field_word
from offercompare.report.words import label, offer_name
from offercompare.translation import tr

_SAMPLED = ("acceptability", "strength", "first_place_share", "lead_share", "pairwise_overall")
_CENTRAL = ("central_weights", "central_share")
_TRIED = ("questions", "tornado", "counter_offers", "worth")


def acceptability(evaluation: Evaluation) -> Acceptability | None:
    """The shares of the sampled weightings; None where nothing was sampled."""
    return evaluation.decision.acceptability if evaluation.decision is not None else None


def tried(evaluation: Evaluation) -> Decision | None:
    """The decision where inputs could be tried: somebody leads, and there are not too many offers for it."""
    return evaluation.decision if not why_not_tried(evaluation) else None


def why_not_tried(evaluation: Evaluation) -> str:
    """Why no input was tried; "" where they were."""
    from offercompare.engine.deciding.decide import MOST_RANKED

    ranked = sum(each.rank is not None for each in evaluation.offers)
    if evaluation.verdict is None:
        return tr("fewer than two offers are ranked")
    if evaluation.verdict.leader is None:
        return tr("less than half of the weight is rated for every offer, so none leads")
    if ranked > MOST_RANKED:
        return tr("more than {most} offers are ranked", most=MOST_RANKED)
    return ""


def decision_warnings(evaluation: Evaluation) -> tuple[str, ...]:
    """Why something of the decision is null."""
    if evaluation.verdict is None:
        return ()
    why, decision = why_not_tried(evaluation), tried(evaluation)
    if why:
        said = [_null((*_TRIED, *_without_a_leader(evaluation)), why)]
        return tuple(said if acceptability(evaluation) is not None else [*said, _null((*_SAMPLED, *_CENTRAL), why)])
    if decision is None:
        return ()
    counters = decision.counter_offers or ()
    return (
        *(text for each in counters for text in _refused(each, evaluation)),
        *_not_in_shares(counters, evaluation),
        *_not_worth(decision.worth or (), evaluation),
        *_untried(decision.questions or (), evaluation),
    )


def _null(names: Iterable[str], why: str) -> str:
    return tr("Null: {names}: {why}.", names=", ".join(names), why=why)


def _without_a_leader(evaluation: Evaluation) -> list[str]:
    """What else needs a leader."""
    both = {"stability": evaluation.stability, "flips": evaluation.flips}
    return [name for name, found in both.items() if found is None]


# Amounts ------------------------------------------------------------------------------------------------------------


def _refused(each: CounterOffer, evaluation: Evaluation) -> list[str]:
    """One sentence for each amount that ties nowhere; without words of its own it does not apply."""
    return [
        tr(
            "counter_offers {offer}, on {on}: {field} is null. {why}",
            offer=_name(each.offer, evaluation),
            on=each.on,
            field=one.ask,
            why=one.why or tr("It cannot be tried."),
        )
        for one in each.asks
        if one.amount is None
    ]


def _not_in_shares(counters: Iterable[CounterOffer], evaluation: Evaluation) -> list[str]:
    """Whose grants are not asked for as a number of shares."""
    without = dict.fromkeys(each.offer for each in counters if all(one.ask != "shares" for one in each.asks))
    if not without:
        return []
    names = ", ".join(_name(key, evaluation) for key in without)
    return [tr("counter_offers: shares is null where the first grant is not a number of shares: {names}.", names=names)]


# The worth of a point -----------------------------------------------------------------------------------------------


def _not_worth(worth: Iterable[PointWorth], evaluation: Evaluation) -> list[str]:
    """Which criteria have no worth in money, and why."""
    every = tuple(worth)
    on_basis = [each.criterion for each in every if each.net is None]
    before_tax = [each.criterion for each in every if each.net is not None and each.gross is None]
    said = []
    if on_basis:
        names, why = _labels(on_basis, evaluation), _why_not_worth(evaluation)
        said.append(tr("worth is null of {names}. {why}", names=names, why=why))
    if before_tax:
        text = tr("worth: before_tax is null of {names}. No pay before tax leaves so much.")
        said.append(text.format(names=_labels(before_tax, evaluation)))
    return said


def _why_not_worth(evaluation: Evaluation) -> str:
    assert evaluation.verdict is not None
    assert evaluation.verdict.leader is not None
    if evaluation.weights.get("pay", 0.0) <= 0:
        return tr("Pay has no weight: no amount makes up for a point.")
    leader = evaluation.offer(evaluation.verdict.leader)
    name = offer_name(leader.offer)
    if evaluation.anchors is None or leader.outcome is None or leader.outcome.certainty_equivalent.value is None:
        return tr("What {name} pays is not known.", name=name)
    return tr(
        "A point of each would take the pay of {name} beyond the pay scale. Widen it: enter a lower walk-away pay or a "
        "higher delighted pay.",
        name=name,
    )


def _labels(keys: Iterable[str], evaluation: Evaluation) -> str:
    return ", ".join(label(key, evaluation.comparison) for key in keys)


# Questions ----------------------------------------------------------------------------------------------------------


def _untried(questions: Iterable[OpenQuestion], evaluation: Evaluation) -> list[str]:
    """Whose questions could not be tried: an offer without a rank has no place that an answer could change."""
    null = [each for each in questions if each.changes_leader is None]
    said = []
    unranked = [each for each in null if evaluation.offer(each.offer).rank is None]
    for key in dict.fromkeys(each.offer for each in unranked):
        fields = _fields([each for each in unranked if each.offer == key], evaluation)
        text = tr("questions: {offer} is not ranked, so no answer is tried: {fields}.")
        said.append(text.format(offer=_name(key, evaluation), fields=fields))
    hintless = [each for each in null if each not in unranked]
    for key in dict.fromkeys(each.offer for each in hintless):
        fields = _fields([each for each in hintless if each.offer == key], evaluation)
        text = tr("questions: no answer of {offer} can be tried, as nothing hints at its size: {fields}.")
        said.append(text.format(offer=_name(key, evaluation), fields=fields))
    return said


def _fields(questions: Iterable[OpenQuestion], evaluation: Evaluation) -> str:
    return ", ".join(dict.fromkeys(_field(each.field, evaluation) for each in questions))


def _field(path: str, evaluation: Evaluation) -> str:
    """What is asked about, in short."""
    block, _, key = path.partition(".")
    asked = rubrics.question(key) if block == "answers" else None
    return asked.short if asked is not None else field_word(path, evaluation.comparison)


def _name(key: str, evaluation: Evaluation) -> str:
    return offer_name(evaluation.offer(key).offer)
