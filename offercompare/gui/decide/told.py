"""What the cards say, as lines with the ways they lead."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from offercompare.engine import Evaluation
from offercompare.engine.decision import Acceptability, Decision, Flip, PointWorth, strength
from offercompare.gui.decide.nearby import central_sentences
from offercompare.gui.decide.ways import Line, of_flip, of_offer, words
from offercompare.gui.hidden_amounts import said
from offercompare.gui.over_time.wording import marks
from offercompare.gui.workspace import question_link
from offercompare.numerals import Numerals
from offercompare.report.decision_words import (
    dominance_sentences,
    first_places,
    flip_sentence,
    gut_sentence,
    lead_share,
    strength_words,
    worth_sentence,
)
from offercompare.report.verdict import sentences
from offercompare.report.words import word
from offercompare.translation import tr


def verdict_words(evaluation: Evaluation, decision: Decision | None, numerals: Numerals) -> tuple[str, ...]:
    """The sentences of the verdict; what hangs on the decision only as soon as that is known of this state."""
    said = sentences(evaluation if decision is not None else replace(evaluation, decision=None), numerals)
    share = lead_share(evaluation) if decision is not None else None
    if not said or share is None:
        return said
    firm, places = strength_words(strength(share)), first_places(evaluation, numerals)
    whole = " ".join(said).casefold()
    more = [] if firm.casefold() in whole else [tr("That is {strength}.", strength=firm)]
    more += [] if places.rstrip(".").casefold() in whole else [places]
    return (said[0], *more, *said[1:])


def gut_line(evaluation: Evaluation) -> str:
    """What was felt before, beside the result."""
    return gut_sentence(evaluation)


def missing_link(evaluation: Evaluation) -> str:
    """The words that lead to what is missing for a verdict, where that is about the person; else empty."""
    return question_link(evaluation) if evaluation.verdict is None else ""


def no_analysis(evaluation: Evaluation, decision: Decision) -> str:
    """Why nothing was tried, and what to do; empty where it was."""
    from offercompare.engine.deciding.decide import MOST_RANKED

    count = sum(each.rank is not None for each in evaluation.offers)
    if decision.flips or decision.tornado or count <= MOST_RANKED:
        return ""
    return tr(
        "With more than {count} offers this is not tried: it would take minutes. Decline those you would not take.",
        count=MOST_RANKED,
    )


def central_lines(evaluation: Evaluation, found: Acceptability, numerals: Numerals) -> tuple[Line, ...]:
    """For whom each offer leads."""
    return tuple(Line(text, mark=mark) for mark, text in central_sentences(evaluation, found, numerals))


def dominated_lines(evaluation: Evaluation) -> tuple[Line, ...]:
    """Which offers another leaves without a reason, each with the way to it: nothing is hidden by itself."""
    below = {pair.id for pair in evaluation.dominated or ()}
    ids = [each.offer.id for each in evaluation.offers if each.offer.id in below]
    named = {mark.id: mark for mark in marks(evaluation)}
    return tuple(
        Line(text, of_offer(key), words(of_offer(key)), named.get(key))
        for key, text in zip(ids, dominance_sentences(evaluation), strict=True)
    )


def flip_lines(evaluation: Evaluation, flips: Sequence[Flip], numerals: Numerals) -> tuple[Line, ...]:
    """The single changes after which another offer leads: of each kind the nearest, then the others as given."""
    leader = (evaluation.verdict.leader or "") if evaluation.verdict else ""
    named = {mark.id: mark for mark in marks(evaluation)}
    nearest = list({flip.kind: flip for flip in reversed(flips)}.values())[::-1]
    nearest.sort(key=flips.index)
    lines = []
    for flip in (*nearest, *(flip for flip in flips if flip not in nearest)):
        way = of_flip(flip, leader)
        lines.append(Line(flip_sentence(flip, evaluation, numerals), way, words(way), named.get(flip.leader)))
    return tuple(lines)


def worth_lines(evaluation: Evaluation, worth: Sequence[PointWorth], numerals: Numerals) -> tuple[Line, ...]:
    """What one point of each factor is worth in money."""
    if numerals.amounts_hidden:
        return (Line(said()),) if worth else ()
    lines = []
    for each in worth:
        text = worth_sentence(each, evaluation, numerals)
        if text and each.net is not None and evaluation.comparison.settings.money_basis == "after_tax":
            net = numerals.money(each.net, evaluation.comparison.currency)
            text = tr("{text} After tax: {amount}.", text=text, amount=net)
        if text:
            lines.append(Line(text))
    if not lines and worth:
        named = word("pay", evaluation.comparison)
        lines.append(Line(tr("No price can be told: {pay} weighs nothing, or lies beyond its scale.", pay=named)))
    return tuple(lines)
