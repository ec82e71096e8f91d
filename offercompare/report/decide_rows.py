"""How the choice stands, on paper: ranks over sampled weightings, what the lead hangs on, what to ask (MODEL 12)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from offercompare.engine import Evaluated
from offercompare.engine.decision import Bar
from offercompare.report.deadline_words import deadlines
from offercompare.report.decision_words import (
    bar_ends,
    bar_label,
    dominance_sentences,
    flip_sentence,
    gut_sentence,
    weightings,
    worth_sentence,
)
from offercompare.report.question_words import to_ask
from offercompare.report.risk_figures import hundredths
from offercompare.report.sheet import Sheet
from offercompare.report.table import Cell, Passage, Row, Section
from offercompare.report.words import label, offer_name, sentence
from offercompare.translation import tr, trn

MOST_RANKS = 6
MOST_BARS = 12
MOST_ASKED = {"one-page": 3, "full": 20}


def rank_section(sheet: Sheet) -> Section | None:
    """In how many weightings each offer has which rank; None where no two are ranked."""
    decision = sheet.evaluation.decision
    found = decision.acceptability if decision is not None else None
    if found is None:
        return None

    def share(number: int) -> Row:
        def cell(each: Evaluated) -> Cell:
            shares = found.shares.get(each.offer.id)
            return Cell("–", "empty") if shares is None else _hundredths(shares[number], sheet)

        return sheet.row(f"rank.{number + 1}", tr("Rank {number}", number=number + 1), cell)

    count = min(len(next(iter(found.shares.values()))), MOST_RANKS)
    hint = tr("in so many of 100 {weightings}", weightings=weightings(sheet.evaluation))
    return Section("ranks", tr("Ranks over other weights"), hint, tuple(share(number) for number in range(count)))


def _hundredths(share: float, sheet: Sheet) -> Cell:
    return Cell(hundredths(share, sheet.numerals), value=share)


def central_section(sheet: Sheet) -> Section | None:
    """The weights of who would put each offer first; None where no two offers are ranked."""
    decision = sheet.evaluation.decision
    found = decision.acceptability if decision is not None else None
    if found is None:
        return None

    def row(key: str) -> Row:
        def cell(each: Evaluated) -> Cell:
            central = found.central.get(each.offer.id)
            if central is None:
                return Cell("–", "empty", note=tr("first in none of them"))
            return Cell(sheet.numerals.percent(central[key], 0), value=central[key])

        return sheet.row(f"central.{key}", label(key, sheet.evaluation.comparison), cell)

    keys = [key for key, weight in sheet.evaluation.weights.items() if weight > 0]
    hint = tr("the mean weights of the weightings in which an offer is first")
    return Section("central", tr("Who puts it first"), hint, tuple(row(key) for key in keys))


# Passages -----------------------------------------------------------------------------------------------------------


def passages(sheet: Sheet, today: date) -> tuple[Passage, ...]:
    """What is told line by line: on one page only what to ask first."""
    every = [Passage(tr("To ask"), tuple(_questions(sheet)))]
    if sheet.options.detail == "full":
        every = [
            Passage(tr("What would change it"), tuple(_changes(sheet))),
            Passage(tr("What the lead hangs on"), tuple(_bars(sheet))),
            *every,
            Passage(tr("Deadlines"), tuple(_deadlines(sheet, today))),
        ]
    return tuple(passage for passage in every if passage.lines)


def _changes(sheet: Sheet) -> Iterable[str]:
    """Dominance, the single changes but for weights, which stand with the weights, the worth of a point, the gut."""
    evaluation, decision = sheet.evaluation, sheet.evaluation.decision
    yield from dominance_sentences(evaluation)
    for flip in (decision.flips or ()) if decision is not None else ():
        if flip.kind != "weight":
            yield flip_sentence(flip, evaluation, sheet.numerals)
    for worth in (decision.worth or ()) if decision is not None else ():
        said = worth_sentence(worth, evaluation, sheet.numerals)
        if said:
            yield said
    felt = gut_sentence(evaluation)
    if felt:
        yield felt


def _bars(sheet: Sheet) -> Iterable[str]:
    """What changes the leader within its range first, then by how far it moves the lead."""
    decision = sheet.evaluation.decision
    every = decision.tornado or () if decision is not None else ()
    bars = sorted(every, key=lambda bar: not bar.changes_leader)
    for bar in bars[:MOST_BARS]:
        yield _bar(bar, sheet)
    more = len(bars) - MOST_BARS
    if more > 0:
        yield trn("{count} more moves it less.", "{count} more move it less.", more)


def _bar(bar: Bar, sheet: Sheet) -> str:
    evaluation, numerals = sheet.evaluation, sheet.numerals
    text = tr(
        "{input}, {ends}: the lead over {against} changes by {low} … {high} points",
        input=bar_label(bar, evaluation),
        ends=bar_ends(bar, evaluation, numerals),
        against=offer_name(evaluation.offer(bar.against).offer),
        low=numerals.signed(bar.low, 1),
        high=numerals.signed(bar.high, 1),
    )
    leader = evaluation.verdict.leader if evaluation.verdict is not None else None
    ends = ((bar.leader_low, tr("at the low end")), (bar.leader_high, tr("at the high end")))
    others = [(key, where) for key, where in ends if key != leader]
    said = [
        tr("{where} {name} leads", where=where, name=offer_name(evaluation.offer(key).offer)) for key, where in others
    ]
    return "; ".join((text, *said)) + "."


def _questions(sheet: Sheet) -> Iterable[str]:
    """What is not known, as it can be asked, the answer that changes the leader most often first."""
    decision = sheet.evaluation.decision
    every = to_ask(sheet.evaluation.comparison, decision.questions or () if decision is not None else ())
    most = MOST_ASKED[sheet.options.detail]
    for each in every[:most]:
        text = tr("{offer}: {question}", offer=each.name, question=sentence(each.question))
        yield tr("{text} ({weight})", text=text, weight=each.weight) if each.weight else text
    if len(every) > most and sheet.options.detail == "full":
        yield trn("{count} more is not known.", "{count} more are not known.", len(every) - most)


def _deadlines(sheet: Sheet, today: date) -> Iterable[str]:
    for each in deadlines(sheet.evaluation.comparison, today):
        if each.on:
            yield tr("{name}: {on}, {left}", name=each.name, on=each.on, left=each.left)
        else:
            yield tr("{name}: {left}", name=each.name, left=each.left)
