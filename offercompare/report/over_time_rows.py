"""What is kept of each offer by who leaves after so many months, and who is ahead then."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from offercompare.engine import Figure
from offercompare.engine.cash import MONTHS
from offercompare.engine.leaving import Leaving, leaving
from offercompare.engine.timeline import Timeline, timeline
from offercompare.report.sheet import Sheet
from offercompare.report.table import Cell, Row, Section
from offercompare.report.words import offer_name
from offercompare.translation import tr

MOST_RUNS = 4


def over_time_section(sheet: Sheet) -> Section | None:
    """What is kept at the end of each year, and what leaving at the end of the planned stay means."""
    comparison = sheet.evaluation.comparison
    lines = timeline(comparison)
    kept = {line.offer: line for line in lines.lines}
    if not any(line.kept for line in lines.lines):
        return None

    def at(month: int) -> Row:
        figures = []
        for each in sheet.offers:
            line = kept.get(each.offer.id)
            value = line.kept[month] if line is not None and line.kept else None
            why = line.unknown if line is not None else tr("not ranked")
            figures.append(Figure(tr("Kept"), value, "money", why, currency=comparison.currency))
        label = tr("Kept, leaving after {months} months", months=month)
        return sheet.money_row(f"kept.{month}", label, figures)

    months = [MONTHS * (year + 1) for year in range(comparison.settings.horizon_years)]
    stay = min(round(comparison.stay_years * MONTHS), months[-1])
    level = sheet.money_row("level", tr("Level pay, base case"), [each.pay.annual_equivalent for each in sheet.offers])
    rows = [level, *(at(month) for month in months), *_leaving_rows(sheet, stay)]
    if any(each.pay.protected is not None for each in sheet.offers):
        rows.append(sheet.row("protected", tr("Paid if laid off"), lambda each: _cell(sheet, each.pay.protected)))
    return Section("over_time", tr("Over time"), _leaders(sheet, lines), tuple(rows))


def _leaving_rows(sheet: Sheet, months: int) -> list[Row]:
    comparison = sheet.evaluation.comparison
    left = [leaving(each.offer, comparison, each.pay, months) for each in sheet.offers]
    after = tr("after {months} months", months=months)
    rows = [
        _row(sheet, "forfeited", tr("Forfeited {after}", after=after), left, "forfeited"),
        _row(sheet, "clawback", tr("Sign-on owed back {after}", after=after), left, "clawback"),
        _row(sheet, "exercise", tr("Cash to exercise {after}", after=after), left, "exercise_cost"),
        _row(sheet, "exercise_tax", tr("Tax on exercising {after}", after=after), left, "exercise_tax"),
    ]
    return [row for row in rows if any(cell.state == "unknown" or cell.value for cell in row.cells)]


def _row(sheet: Sheet, key: str, label: str, left: Sequence[Leaving], name: str) -> Row:
    return Row(f"leaving.{key}", label, tuple(_cell(sheet, getattr(each, name)) for each in left))


def _cell(sheet: Sheet, figure: Figure | None) -> Cell:
    if figure is None:
        return Cell("–", "empty")
    if figure.value is None:
        return Cell(tr("? ask"), "unknown", note=figure.how)
    return sheet.sum_of(figure.value)


def _leaders(sheet: Sheet, lines: Timeline) -> str:
    """Who is ahead from which month on, as far as a line holds it."""
    names = {each.offer.id: offer_name(each.offer) for each in sheet.offers}
    runs, month = [], 1
    for leader, group in groupby(lines.leaders):
        if leader is not None:
            runs.append(tr("{name} from month {month}", name=names[leader], month=month))
        month += len(list(group))
    if not runs:
        return tr("nobody is ahead")
    more = [tr("…")] if len(runs) > MOST_RUNS else []
    return tr("ahead: {runs}", runs=", ".join([*runs[:MOST_RUNS], *more]))
