"""The earlier terms of an offer side by side with those of now, what changed marked; no Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from offercompare.engine import Evaluated, Evaluation
from offercompare.model import Offer
from offercompare.numerals import Numerals
from offercompare.report.deadline_words import dated
from offercompare.report.offer_rows import offer_section
from offercompare.report.sheet import Sheet
from offercompare.report.table import Cell, Options, Row
from offercompare.report.words import line
from offercompare.translation import tr

TERMS = ("base", "bonus", "sign_on", "grants", "deadline")
LONGEST_LABEL = 40


@dataclass(frozen=True, slots=True)
class Past:
    """A figure of one column; ``changed`` against the column before."""

    text: str
    changed: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class PastTable:
    """Rows by columns: each revision, the earliest first, and last what stands now."""

    headings: tuple[str, ...]
    labels: tuple[str, ...]
    rows: tuple[tuple[Past, ...], ...]


def labels() -> tuple[str, str, str]:
    """What revisions are usually called."""
    return tr("First offer"), tr("Counter"), tr("Final")


def suggested_label(offer: Offer) -> str:
    """The usual label that has not been used yet."""
    used = {each.label for each in offer.revisions}
    usual = (tr("Present terms"), *labels()[1:]) if offer.status == "current" else labels()
    return next((label for label in usual if label not in used), usual[1])


def headings(offer: Offer, numerals: Numerals) -> tuple[str, ...]:
    """Each revision by label and day, and "Now"; the label is the person's and may hold amounts."""
    today = [each.date for each in offer.revisions if each.date is not None]
    latest = max(today) if today else None
    named = []
    for number, each in enumerate(offer.revisions, 1):
        label = numerals.own_words(line(each.label, LONGEST_LABEL)) or tr("Terms {number}", number=number)
        until = tr("until {day}", day=dated(each.date, latest)) if each.date is not None and latest is not None else ""
        named.append("\n".join(part for part in (label, until) if part))
    return (*named, tr("Now"))


def past_table(
    offer: Offer, evaluation: Evaluation, found: Sequence[Evaluated | None], numerals: Numerals
) -> PastTable:
    """``found`` are the revisions calculated, None while one is still to come; the last is the offer of now."""
    known = [each for each in found if each is not None]
    written = _rows(known, evaluation, numerals)
    at = iter(range(len(known)))
    places = [None if each is None else next(at) for each in found]
    rows = tuple(_marked([None if place is None else row.cells[place] for place in places]) for row in written)
    return PastTable(headings(offer, numerals), tuple(row.label for row in written), rows)


def _rows(known: Sequence[Evaluated], evaluation: Evaluation, numerals: Numerals) -> list[Row]:
    sheet = Sheet(evaluation, tuple(known), Options(), numerals)
    terms = [row for row in offer_section(sheet).rows if row.key in TERMS]
    currency = evaluation.comparison.currency
    first = tr("First year, before tax, {currency}", currency=currency)
    average = tr("A year, before tax, {currency}", currency=currency)
    net = tr("A year, after tax, {currency}", currency=currency)
    return [
        *terms,
        sheet.money_row("first", first, [each.pay.years[0].total for each in known]),
        sheet.money_row("average", average, [each.pay.average for each in known]),
        sheet.money_row("net", net, [each.pay.after_tax_average for each in known]),
        sheet.row("overall", tr("Overall"), lambda each: _overall(each, numerals)),
    ]


def _overall(each: Evaluated, numerals: Numerals) -> Cell:
    if each.overall.value is None:
        return Cell(tr("unknown"), "unknown", note=each.overall.how)
    return Cell(numerals.number(each.overall.known, 1), value=each.overall.value)


def _marked(cells: Sequence[Cell | None]) -> tuple[Past, ...]:
    row: list[Past] = []
    before: str | None = None
    for cell in cells:
        text = "…" if cell is None else cell.shown
        row.append(Past(text, cell is not None and before is not None and text != before, cell.note if cell else ""))
        before = text if cell is not None else before
    return tuple(row)
