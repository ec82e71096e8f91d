"""The rows of the factors: 0 to 100, more is better."""

from __future__ import annotations

from dataclasses import replace

from offercompare.engine import Evaluated, Score
from offercompare.engine.without_job_risk import WithoutJobRisk, without_job_risk
from offercompare.report.job_risk_words import because
from offercompare.report.sheet import Sheet
from offercompare.report.table import Cell, Options, Row, Section
from offercompare.report.words import label, line
from offercompare.translation import tr

LEADING = 6
"""So many criteria are always shown; the others once somebody weighs or answers them (MODEL 10)."""
PEOPLE = "people"


def factor_section(sheet: Sheet) -> Section:
    """The scores of the criteria that are always shown, weighed or answered (MODEL 10)."""
    found = without_job_risk(sheet.evaluation)
    rows = tuple(_factor(sheet, key, found) for key in shown_criteria(sheet))
    return Section("factors", tr("Factors"), tr("0 to 100, more is better"), rows)


def _factor(sheet: Sheet, key: str, found: WithoutJobRisk | None) -> Row:
    figures = [each.scores[key].figure for each in sheet.offers]
    ranked = [each.rank is not None for each in sheet.offers]
    row = sheet.score_row(f"score.{key}", label(key, sheet.evaluation.comparison), figures, ranked)
    cells = (_noted(cell, each, key, found, sheet) for cell, each in zip(row.cells, sheet.offers, strict=True))
    return replace(row, cells=tuple(cells))


def _noted(cell: Cell, each: Evaluated, key: str, found: WithoutJobRisk | None, sheet: Sheet) -> Cell:
    """A score with its estimate marked and why it is what it is; one that is still to come says just that."""
    if cell.state == "empty":
        return cell
    is_guess = _is_guess(each.scores[key]) and cell.state == "value"
    return replace(cell, estimate=is_guess, note=line(because(each, key, found, sheet.numerals), 1000))


def _is_guess(score: Score) -> bool:
    """Nobody answered: the score stands for want of one."""
    return not score.by_person and score.completeness is not None


def shown_criteria(sheet: Sheet) -> tuple[str, ...]:
    """The keys of the criteria that have a row."""
    evaluation = sheet.evaluation
    keys = tuple(evaluation.offers[0].scores) if evaluation.offers else ()
    wanted = [
        key
        for number, key in enumerate(keys)
        if number < LEADING
        or (evaluation.comparison.weights is not None and evaluation.weights.get(key))
        or any(each.scores[key].by_person for each in sheet.offers)
    ]
    return tuple(key for key in wanted if key not in unnamed(sheet.options))


def unnamed(options: Options) -> frozenset[str]:
    """Criteria that are private unless asked for."""
    return frozenset() if options.include_people else frozenset({PEOPLE})
