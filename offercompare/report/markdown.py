"""The report as Markdown with tables; text of the file cannot become markup."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from offercompare.report.table import Cell, Column, Report, Section
from offercompare.translation import tr

# Everywhere; as the start of a line; and what some readers turn into a link without any bracket.
_MARKUP = re.compile(r"([\\`*_{}\[\]<>#|~!&$@])")
_START = re.compile(r"^(\s*(?:\d+(?=[.)])|))([-+.)=])")
_LINK = re.compile(r"(?i)(:)(?=//)|(?<=www)(\.)|(?<=mailto)(:)|(?<=xmpp)(:)")


def markdown(report: Report) -> str:
    """The report as GitHub-flavoured Markdown."""
    parts = [f"# {escaped(report.title)}", _heading(report), *_list(report.verdict)]
    parts += _offers(report)
    for section in (*report.sections, *report.details):
        parts += [f"## {escaped(section.title)}", escaped(section.hint), _section(section, report.columns)]
    parts += _rest(report)
    return "\n\n".join(part for part in parts if part) + "\n"


def escaped(text: str) -> str:
    """Text in which no character is markup."""
    inside = _LINK.sub(r"\\\g<0>", _MARKUP.sub(r"\\\1", text))
    return _START.sub(r"\1\\\2", inside)


def _heading(report: Report) -> str:
    return " · ".join(escaped(fact) for fact in (report.file_name, report.made_on, report.basis) if fact)


def _offers(report: Report) -> Iterator[str]:
    if not report.columns:
        return
    yield "## " + escaped(tr("Offers"))
    head = (tr("Offer"), tr("Role"), tr("Place"), tr("Status"), tr("Answer by"), tr("Rank"), tr("Fails"))
    rows = [
        (each.name, each.role, each.place, each.status, each.deadline, each.rank, each.fails) for each in report.columns
    ]
    yield _table(head, rows, "left")


def _section(section: Section, columns: Sequence[Column]) -> str:
    if not columns:
        return ""
    lines = ["| " + " | ".join(["", *(escaped(each.name) for each in columns)]).lstrip() + " |"]
    lines.append("| --- " + "| ---: " * len(columns) + "|")
    lines += [
        "| " + " | ".join([escaped(row.label), *(_cell(cell) for cell in row.cells)]) + " |" for row in section.rows
    ]
    return "\n".join(lines)


def _cell(cell: Cell) -> str:
    text = escaped(cell.shown)
    difference = f" ({escaped(cell.difference)})" if cell.difference else ""
    return (f"**{text}**" if cell.best else text) + difference


def _table(head: Sequence[str], rows: Sequence[Sequence[str]], side: str) -> str:
    mark = {"left": "---", "right": "---:"}[side]
    lines = [head, [mark] * len(head)]
    shown = ["| " + " | ".join(escaped(text) for text in head) + " |", "| " + " | ".join(lines[1]) + " |"]
    return "\n".join(shown + ["| " + " | ".join(escaped(text) for text in row) + " |" for row in rows])


def _rest(report: Report) -> Iterator[str]:
    if report.risk:
        yield "## " + escaped(tr("Risk"))
        yield from _list(report.risk)
    for passage in report.passages:
        yield "## " + escaped(passage.title)
        yield from _list(passage.lines)
    note = f" ({report.weights_note})" if report.weights_note else ""
    if report.weights:
        yield "## " + escaped(tr("Weights") + note)
        head = (tr("Criterion"), tr("Weight"), tr("Holds"))
        yield _table(head, [(each.label, each.percent, each.holds) for each in report.weights], "left")
    yield "## " + escaped(tr("Assumptions"))
    head = (tr("What"), tr("Value"), tr("Source"))
    yield _table(head, [(each.label, each.value, each.source) for each in report.assumptions], "left")
    for title, reasons in ((tr("Why"), report.reasons), (tr("Notes"), report.notes)):
        if reasons:
            yield "## " + escaped(title)
            yield from _list([f"{each.offer}, {each.subject}: {each.text}" for each in reasons])
    if report.warnings:
        yield "## " + escaped(tr("Mind"))
        yield from _list(report.warnings)


def _list(lines: Sequence[str]) -> list[str]:
    return ["\n".join(f"- {escaped(line)}" for line in lines)] if lines else []
