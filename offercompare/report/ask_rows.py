"""The rows of what each open offer would have to say to tie with the leader (MODEL 12.8)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from offercompare.engine import Evaluated
from offercompare.engine.decision import ASKS, Ask, Asked, CounterOffer, On
from offercompare.report.ask_words import ask_name, is_behind, is_level
from offercompare.report.sheet import Sheet, hidden
from offercompare.report.table import Cell, Row, Section
from offercompare.report.words import line, offer_name
from offercompare.translation import tr

_SHORT: tuple[tuple[Ask, On], ...] = (("base", "pay"), ("base", "overall"), ("sign_on", "pay"))
MOST_COLUMNS = 5
"""More offers lie across the page, which leaves no room for these rows."""


def short_section(sheet: Sheet) -> Section | None:
    """The amounts that are asked for most, for one page; None where nobody leads or there is no room."""
    rows = [row for ask, on in _SHORT if (row := _row(sheet, ask, on, _short_label(ask, on))) is not None]
    if not rows or len(sheet.offers) > MOST_COLUMNS:
        return None
    hint = tr("one figure alone, the rest as it is, to tie with {leader}", leader=_leader(sheet))
    return Section("ask", tr("What it would take"), hint, tuple(rows))


def _short_label(ask: Ask, on: On) -> str:
    if on == "overall":
        return tr("Base to tie over all")
    return tr("Base to tie on pay") if ask == "base" else tr("Sign-on to tie on pay")


def ask_sections(sheet: Sheet) -> tuple[Section, ...]:
    """Every amount, on pay, then on overall as what it would take for the person; empty where nobody leads."""
    leader = _leader(sheet)
    on_pay = Section(
        "ask_pay",
        tr("To tie on pay"),
        tr(
            "one figure alone to have the certainty equivalent of {leader}; what it adds a year after tax",
            leader=leader,
        ),
        tuple(_with_net(sheet, "pay")),
    )
    over_all = Section(
        "ask_overall",
        tr("What it would take for you"),
        tr("one figure alone to tie with {leader} over all, with your own weights", leader=leader),
        tuple(row for ask in ASKS if (row := _row(sheet, ask, "overall", ask_name(ask))) is not None),
    )
    return tuple(section for section in (on_pay, over_all) if section.rows)


def _leader(sheet: Sheet) -> str:
    verdict = sheet.evaluation.verdict
    if verdict is None or verdict.leader is None:
        return ""
    return offer_name(sheet.evaluation.offer(verdict.leader).offer)


def _with_net(sheet: Sheet, on: On) -> Iterable[Row]:
    """Each amount, and below it what it adds to yearly pay; that is reporting currency."""
    for ask in ASKS:
        row = _row(sheet, ask, on, ask_name(ask))
        if row is None:
            continue
        yield row
        nets = [_net(sheet, each, ask, on) for each in sheet.offers]
        if any(cell.state != "empty" for cell in nets):
            yield Row(f"ask.{on}.{ask}.net", tr("adds a year"), tuple(nets))


def _row(sheet: Sheet, ask: Ask, on: On, label: str) -> Row | None:
    """One field; None where it is asked of no offer."""
    cells = tuple(_cell(sheet, each, ask, on) for each in sheet.offers)
    told = any(cell.state != "empty" for cell in cells)
    return Row(f"ask.{on}.{ask}", label, cells) if told else None


def _cell(sheet: Sheet, each: Evaluated, ask: Ask, on: On) -> Cell:
    counter, asked = _found(sheet, each, ask, on)
    if counter is None or asked is None:
        return Cell("–", "empty")
    if is_level(counter):
        return Cell(tr("level"), "none")
    if counter.gap is not None and not is_behind(counter):
        return Cell(tr("ahead"), "none")
    if sheet.numerals.amounts_hidden:
        return hidden()
    # Beside an amount too: it may be level in points and still miss a must-have.
    note = line(asked.why, 300)
    if asked.amount is None:
        return Cell(tr("out of reach"), "none", note=note)
    if ask == "shares":
        return Cell(sheet.numerals.shares(round(asked.amount)), value=asked.amount, note=note)
    return replace(sheet.sum_of(asked.amount, sheet.evaluation.comparison.currency_of(each.offer)), note=note)


def _net(sheet: Sheet, each: Evaluated, ask: Ask, on: On) -> Cell:
    counter, asked = _found(sheet, each, ask, on)
    if counter is None or asked is None or asked.yearly_net is None or not is_behind(counter):
        return Cell("–", "empty")
    if sheet.numerals.amounts_hidden:
        return hidden()
    return Cell(sheet.numerals.signed_money(asked.yearly_net), value=asked.yearly_net)


def _found(sheet: Sheet, each: Evaluated, ask: Ask, on: On) -> tuple[CounterOffer | None, Asked | None]:
    decision = sheet.evaluation.decision
    counters = decision.counter_offers if decision is not None else None
    counter = next((one for one in counters or () if one.offer == each.offer.id and one.on == on), None)
    asked = next((one for one in counter.asks if one.ask == ask), None) if counter is not None else None
    return counter, asked
