"""The report as a table for spreadsheets: plain numbers, and no cell that a spreadsheet would run."""

from __future__ import annotations

import csv as table
import io
from collections.abc import Iterator, Sequence

from offercompare.report.table import Cell, Report
from offercompare.translation import tr

MARK = "\ufeff"
"""Tells spreadsheets that the text is UTF-8."""
_LARGE = 1000.0
# What a spreadsheet takes for the start of a formula, also behind a space or in its full-width form.
_RUNS = tuple("=+-@\t\r\n|%＝＋－＠−")


def csv(report: Report) -> str:
    """The report as comma separated values: section, row, then one column for each offer. Numbers are plain."""
    text = io.StringIO()
    writer = table.writer(text, lineterminator="\r\n")
    writer.writerow([safe(tr("Section")), safe(tr("Row")), *(safe(column.name) for column in report.columns)])
    writer.writerows(_table(report))
    writer.writerows(_rest(report))
    return MARK + text.getvalue()


def safe(text: str) -> str:
    """Text that stays text in a spreadsheet."""
    return f"'{text}" if text.lstrip().startswith(_RUNS) else text


def _table(report: Report) -> Iterator[Sequence[str]]:
    for fact, label in (("role", tr("Role")), ("status", tr("Status")), ("rank", tr("Rank")), ("fails", tr("Fails"))):
        yield "", safe(label), *(safe(getattr(column, fact)) for column in report.columns)
    for section in (*report.sections, *report.details):
        for row in section.rows:
            title = f"{section.title} ({section.hint})"
            yield safe(title), safe(row.label), *(_cell(cell) for cell in row.cells)


def _cell(cell: Cell) -> str:
    if cell.state == "value" and cell.value is not None:
        return _number(cell.value)
    return safe(cell.shown)


def _number(value: float) -> str:
    """Amounts to the cent, small numbers such as scores and shares with six places: no digit that is mere noise."""
    text = f"{value:.2f}" if abs(value) >= _LARGE else f"{value:.6f}"
    short = text.rstrip("0").rstrip(".")
    return "0" if short == "-0" else short


def _rest(report: Report) -> Iterator[Sequence[str]]:
    yield from ((safe(tr("Verdict")), safe(sentence)) for sentence in report.verdict)
    yield from ((safe(tr("Risk")), safe(sentence)) for sentence in report.risk)
    yield from ((safe(each.title), safe(said)) for each in report.passages for said in each.lines)
    yield from (
        (safe(tr("Weights")), safe(each.label), safe(each.percent), safe(each.holds)) for each in report.weights
    )
    yield from (
        (safe(tr("Assumptions")), safe(each.label), safe(each.value), safe(each.source)) for each in report.assumptions
    )
    yield from ((safe(tr("Why")), safe(each.subject), safe(each.offer), safe(each.text)) for each in report.reasons)
    yield from ((safe(tr("Notes")), safe(each.offer), safe(each.text)) for each in report.notes)
    yield from ((safe(tr("Mind")), safe(warning)) for warning in report.warnings)
    yield safe(tr("Made")), safe(report.day.isoformat()), safe(report.title), safe(report.file_name)
