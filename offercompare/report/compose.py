"""Comparison and results -> one Report; nothing is decided after it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from offercompare.engine import Evaluated, Evaluation, decided, evaluate
from offercompare.engine.ranking import Bracket
from offercompare.engine.weight_ranges import stale
from offercompare.engine.without_job_risk import without_job_risk
from offercompare.model import Comparison
from offercompare.numerals import NO_BREAK, Numerals, day
from offercompare.reference.papers import paper_in
from offercompare.report.anonymous import anonymous
from offercompare.report.ask_rows import ask_sections, short_section
from offercompare.report.assumptions import assumptions
from offercompare.report.decide_rows import central_section, passages, rank_section
from offercompare.report.factor_rows import factor_section, shown_criteria, unnamed
from offercompare.report.job_risk_words import because, of_all
from offercompare.report.money_rows import grant_section, money_section, result_section, year_sections
from offercompare.report.offer_rows import offer_section, place
from offercompare.report.over_time_rows import over_time_section
from offercompare.report.place_rows import place_section
from offercompare.report.range_rows import chance_section, missed_section, range_section
from offercompare.report.risk_words import risk_sentences
from offercompare.report.sheet import Sheet, sheet_of
from offercompare.report.simulated_results import warnings
from offercompare.report.table import Column, Options, Reason, Report, Section, WeightLine
from offercompare.report.tax_rows import tax_section
from offercompare.report.verdict import sentences
from offercompare.report.warning_words import in_words
from offercompare.report.words import condition, joined, label, line, offer_name, status
from offercompare.translation import tr


def paper_of(comparison: Comparison) -> str:
    """The size of a page where the person lives."""
    return paper_in((comparison.person.home or "").rpartition(", ")[2])


def compose(evaluation: Evaluation, options: Options, when: date, file_name: str, numerals: Numerals) -> Report:
    """The report of an evaluation. ``when`` is the day it is made on, ``file_name`` that of the offer file."""
    # Of the quick results nothing goes on paper: they may rest on outcomes of an earlier state.
    shown = decided(evaluate(anonymous(evaluation.comparison)) if options.hide_names else evaluation)
    sheet = sheet_of(shown, options, numerals)
    offers = sheet.offers
    full = options.detail == "full"
    return Report(
        title=_title(shown, options),
        file_name="" if options.hide_names else line(file_name),
        made_on=_dated(when),
        day=when,
        basis=_basis(shown),
        baseline=offer_name(offers[0].offer) if len(offers) > 1 else "",
        verdict=sentences(shown, sheet.numerals, unnamed(options)),
        columns=tuple(_column(each, sheet) for each in offers),
        sections=_sections(sheet),
        details=_details(sheet) if full else (),
        weights=_weights(sheet),
        weights_note=tr("default weights, not yet yours") if shown.comparison.weights is None else "",
        assumptions=assumptions(shown, options, sheet.numerals, when),
        reasons=_reasons(sheet) if full else (),
        notes=_notes(sheet),
        warnings=_warnings(sheet),
        risk=_risk(sheet) if full else (),
        passages=passages(sheet, when),
    )


def _title(evaluation: Evaluation, options: Options) -> str:
    return line(evaluation.comparison.title) or tr("Job offers compared")


def _basis(evaluation: Evaluation) -> str:
    if evaluation.comparison.settings.money_basis == "before_tax":
        return tr("Pay is scored before tax, by its certainty equivalent.")
    return tr("Pay is scored after tax, by its certainty equivalent.")


def _dated(when: date) -> str:
    return tr("{day} {year}", day=day(when), year=when.year)


def _column(each: Evaluated, sheet: Sheet) -> Column:
    offer, comparison = each.offer, sheet.evaluation.comparison
    return Column(
        name=offer_name(offer),
        role=line(offer.title, 60) if offer.company else "",
        place=place(offer, comparison.person.home),
        status=status(offer.status),
        deadline=_dated(offer.deadline) if offer.deadline else "",
        rank="" if each.rank is None else sheet.numerals.number(each.rank),
        fails=", ".join(condition(name, comparison) for name in each.fails),
    )


def _sections(sheet: Sheet) -> tuple[Section, ...]:
    found = (
        result_section(sheet),
        offer_section(sheet),
        money_section(sheet),
        range_section(sheet),
        factor_section(sheet),
        short_section(sheet) if sheet.options.detail == "one-page" else None,
    )
    return tuple(section for section in found if section is not None)


def _risk(sheet: Sheet) -> tuple[str, ...]:
    """The sentences of the simulation, then what counting the chance to lose the job in pay alone would change."""
    evaluation, simulation = sheet.evaluation, sheet.evaluation.simulation
    if simulation is None:
        return ()
    said = risk_sentences(evaluation, simulation, sheet.numerals)
    return tuple(text for text in (*(each.text for each in said), of_all(evaluation)) if text)


def _details(sheet: Sheet) -> tuple[Section, ...]:
    found = (
        rank_section(sheet),
        central_section(sheet),
        *ask_sections(sheet),
        *year_sections(sheet),
        chance_section(sheet),
        missed_section(sheet),
        tax_section(sheet),
        place_section(sheet),
        over_time_section(sheet),
        grant_section(sheet),
    )
    return tuple(section for section in found if section is not None)


def _reasons(sheet: Sheet) -> tuple[Reason, ...]:
    comparison, found = sheet.evaluation.comparison, without_job_risk(sheet.evaluation)
    return tuple(
        Reason(offer_name(each.offer), label(key, comparison), line(because(each, key, found, sheet.numerals), 1000))
        for key in shown_criteria(sheet)
        for each in sheet.offers
    )


# Weights, notes, warnings -------------------------------------------------------------------------------------------


def _weights(sheet: Sheet) -> tuple[WeightLine, ...]:
    evaluation = sheet.evaluation
    weighing = sorted(((weight, key) for key, weight in evaluation.weights.items() if weight > 0), key=lambda w: -w[0])
    return tuple(
        WeightLine(label(key, evaluation.comparison), sheet.numerals.percent(weight, 1), *_holds(sheet, key))
        for weight, key in weighing
    )


def _holds(sheet: Sheet, key: str) -> tuple[str, str]:
    """Where the leader stays first, in words and in figures alone."""
    brackets = sheet.evaluation.stability
    if brackets is None:
        return "", ""
    bracket, percent = brackets[key], sheet.numerals.percent
    if bracket.overtaken_below is None and bracket.overtaken_above is None:
        return tr("the leader stays first at any weight"), tr("any")
    low, high = percent(bracket.low, 0), percent(bracket.high, 0)
    words = tr("the leader stays first from {low} to {high}", low=low, high=high)
    if sheet.options.detail == "full":
        words += "".join(_overtakes(sheet, bracket))
    return words, tr("{low} to {high}", low=low, high=high).replace(" ", NO_BREAK)


def _overtakes(sheet: Sheet, bracket: Bracket) -> Iterable[str]:
    """Who leads beyond each end."""
    for key, text in (
        (bracket.overtaken_below, tr("; below that {name} leads")),
        (bracket.overtaken_above, tr("; above that {name} leads")),
    ):
        if key is not None:
            yield text.format(name=offer_name(sheet.evaluation.offer(key).offer))


def _notes(sheet: Sheet) -> tuple[Reason, ...]:
    options = sheet.options
    if not options.include_notes or options.hide_names or options.hide_amounts:
        return ()
    return tuple(
        Reason(offer_name(each.offer), tr("Notes"), line(row, 1000))
        for each in sheet.offers
        for row in each.offer.notes.splitlines()
        if row.strip()
    )


def _warnings(sheet: Sheet) -> tuple[str, ...]:
    comparison, numerals = sheet.evaluation.comparison, sheet.numerals
    every = [*_weighed_before(sheet), *(in_words(each, comparison, numerals) for each in sheet.evaluation.warnings)]
    if sheet.options.detail == "full":
        every += [
            tr("{offer}: {warning}", offer=offer_name(each.offer), warning=in_words(warning, comparison, numerals))
            for each in sheet.offers
            for warning in warnings(each)
        ]
    return tuple(numerals.spoken(warning) for warning in every)


def _weighed_before(sheet: Sheet) -> Iterable[str]:
    """That the weights were found on other scales than those of now; without amounts, which may have to stay hidden."""
    names = [label(each.criterion, sheet.evaluation.comparison) for each in stale(sheet.evaluation)]
    if names:
        yield tr("The weights were found before this changed: {names}. Weigh again, or keep them.", names=joined(names))
