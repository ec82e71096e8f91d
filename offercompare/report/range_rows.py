"""The rows of the simulated range: low, middle, high, what it is worth for sure, and how often one beats another."""

from __future__ import annotations

from collections.abc import Callable

from offercompare.engine import Evaluated, Figure
from offercompare.engine.assumption import is_private
from offercompare.engine.outcome import Outcome
from offercompare.numerals import Numerals
from offercompare.report.pending import is_pending, pending_cell
from offercompare.report.risk_figures import basis, certain_text, mean_text, of_100, ranked_outcomes, supported
from offercompare.report.sheet import Sheet
from offercompare.report.table import Cell, Row, Section
from offercompare.report.words import offer_name
from offercompare.translation import tr

ZERO = "p_zero"
"""The key of the row of cases in which equity pays nothing."""


def range_section(sheet: Sheet) -> Section | None:
    """Between which amounts pay lies in most cases, and the sure pay it is scored by; None where none is simulated."""
    simulation = sheet.evaluation.simulation
    if simulation is None or not any(each.is_known for each in simulation.outcomes):
        return None
    mean = _row(sheet, "mean", tr("Mean of all cases"), lambda each: each.mean, mean_text)
    rows = [
        _row(sheet, "p10", tr("10 of 100 cases below"), lambda each: each.p10),
        _row(sheet, "p50", tr("50 of 100 cases below"), lambda each: each.p50),
        _row(sheet, "p90", tr("90 of 100 cases below"), lambda each: each.p90),
        *([mean] if sheet.options.detail == "full" else []),
        _row(sheet, "certain", tr("Certainty equivalent"), lambda each: each.certainty_equivalent, certain_text),
    ]
    zero = zero_row(sheet)
    hint = tr("{basis}; pay is scored by its certainty equivalent", basis=basis(simulation))
    return Section("range", tr("Range of outcomes"), hint, (*rows, *([zero] if zero else [])))


def _row(
    sheet: Sheet,
    key: str,
    label: str,
    figure: Callable[[Outcome], Figure],
    text: Callable[[Outcome, Numerals], str] | None = None,
) -> Row:
    """Amounts with the digits that their error supports; ``text`` writes them otherwise."""
    unknown = Figure(label, None, "money", tr("not calculated yet"))
    figures = [figure(each.outcome) if each.outcome is not None else unknown for each in sheet.offers]

    def written(each: Evaluated, shown: Figure) -> str:
        assert each.outcome is not None
        if text is not None:
            return text(each.outcome, sheet.numerals)
        return supported(shown.known, each.outcome.standard_error.value, sheet.numerals)

    return sheet.money_row(f"range.{key}", label, figures, strong=key == "certain", written=written)


def zero_row(sheet: Sheet) -> Row | None:
    """In how many cases all equity of an offer pays nothing; None where no private company grants any."""
    if not any(is_private(each.offer) and (each.offer.grants or each.offer.refreshers) for each in sheet.offers):
        return None
    return sheet.row(ZERO, tr("Equity pays nothing"), lambda each: _zero(sheet, each))


def _zero(sheet: Sheet, each: Evaluated) -> Cell:
    if not each.offer.grants and not each.offer.refreshers:
        return Cell("–", "empty")
    if is_pending(each, sheet.evaluation):
        return pending_cell()
    share = each.outcome.p_zero_equity if each.outcome is not None else None
    if share is None:
        return Cell(tr("unknown"), "unknown", note=tr("the worth of a grant is unknown"))
    note = tr(
        "In so many simulated cases all options and shares together pay nothing by the end: one leaves or is laid off "
        "before they vest, the company fails, or it is sold for too little."
    )
    return Cell(of_100(share, sheet.numerals), note=note, value=share)


def chance_section(sheet: Sheet) -> Section | None:
    """How often the pay of each row's offer beats that of each column's; None with fewer than two to compare."""
    simulation = sheet.evaluation.simulation
    if simulation is None or len(simulation.pairwise) < 2:
        return None
    known = {each.offer for each in ranked_outcomes(simulation)}
    rows = tuple(_chances(sheet, each) for each in sheet.offers if each.offer.id in known)
    hint = tr("in so many simulated cases; cases in which both pay the same count for neither")
    return Section("chances", tr("Row pays more than column"), hint, rows)


def missed_section(sheet: Sheet) -> Section | None:
    """What each offer pays less than the highest of each case, all years together, discounted (regret of MODEL 9)."""
    simulation = sheet.evaluation.simulation
    if simulation is None or len(simulation.pairwise) < 2:
        return None
    none = Figure("", None, "money", tr("not compared"))
    found = [simulation.against.get(each.offer.id) for each in sheet.offers]
    rows = (
        sheet.part_row("missed.mean", tr("Mean"), [none if each is None else each.regret_mean for each in found]),
        sheet.part_row(
            "missed.p90",
            tr("10 of 100 cases above"),
            [none if each is None else each.regret_p90 for each in found],
        ),
    )
    hint = tr(
        "{currency} that an offer pays less than the highest-paid one of each case, all years together, discounted",
        currency=sheet.evaluation.comparison.currency,
    )
    return Section("missed", tr("Missed"), hint, rows)


def _chances(sheet: Sheet, row: Evaluated) -> Row:
    simulation = sheet.evaluation.simulation
    shares = simulation.pairwise.get(row.offer.id, {}) if simulation is not None else {}

    def cell(column: Evaluated) -> Cell:
        share = shares.get(column.offer.id)
        return Cell("–", "empty") if share is None else Cell(of_100(share, sheet.numerals), value=share)

    return sheet.row(f"chances.{row.offer.id}", offer_name(row.offer), cell)
