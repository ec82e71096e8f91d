"""The report as plain text for a terminal: offers in blocks that fit its width."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Iterator, Sequence

from offercompare.report.table import Cell, Report, Row, Section
from offercompare.translation import tr

NARROWEST = 80
BEST = "*"
GAP = 2
LABEL_WIDTH = 22
WIDEST_CELL = 24


def terminal(report: Report, width: int = NARROWEST) -> str:
    """The whole report in lines of at most ``width`` characters (not less than 80), ending in a line break."""
    width = max(width, NARROWEST)
    parts = [
        *_heading(report, width),
        *_wrapped(report.verdict, width),
        *_blocks(report, width),
        *_rest(report, width),
    ]
    return "\n".join(line.rstrip() for line in parts) + "\n"


def _heading(report: Report, width: int) -> list[str]:
    facts = [report.title, report.file_name, report.made_on, report.basis.removesuffix(".")]
    return textwrap.wrap(" · ".join(fact for fact in facts if fact), width)


def _wrapped(sentences: Sequence[str], width: int) -> Iterator[str]:
    for sentence in sentences:
        yield from textwrap.wrap(sentence, width, subsequent_indent="  ", break_long_words=True)


# The table ----------------------------------------------------------------------------------------------------------


def _blocks(report: Report, width: int) -> Iterator[str]:
    sections = (*report.sections, *report.details)
    if not report.columns:
        return
    widths = [_column_width(report, sections, number) for number in range(len(report.columns))]
    for block in _fitting(widths, width - LABEL_WIDTH):
        yield ""
        yield from _head(report, block, widths)
        for section in sections:
            yield from _section(section, block, widths, width)
    if any(cell.best for section in sections for row in section.rows for cell in row.cells):
        yield ""
        yield tr("{mark} highest of its row   ~ estimate   ? ask: not known yet", mark=BEST)


def _fitting(widths: Sequence[int], room: int) -> Iterator[list[int]]:
    """The numbers of the columns that fit side by side, block by block."""
    block: list[int] = []
    for number, width in enumerate(widths):
        if block and sum(widths[each] + GAP for each in block) + width + GAP > room:
            yield block
            block = []
        block.append(number)
    if block:
        yield block


def _column_width(report: Report, sections: Sequence[Section], number: int) -> int:
    texts = [_shown(row.cells[number]) for section in sections for row in section.rows]
    texts += [*_words(report.columns[number].name), "1234567890"]
    return min(max(columns_of(text) for text in texts), WIDEST_CELL)


def _head(report: Report, block: Sequence[int], widths: Sequence[int]) -> Iterator[str]:
    """Names, ranks and what fails, each on as many lines as it needs."""
    for fact in ("name", "role", "rank", "fails"):
        texts = [_head_text(getattr(report.columns[number], fact), fact) for number in block]
        wrapped = [textwrap.wrap(text, widths[number]) for text, number in zip(texts, block, strict=True)]
        for line in range(max((len(lines) for lines in wrapped), default=0)):
            cells = [lines[line] if line < len(lines) else "" for lines in wrapped]
            yield _line("", cells, [widths[number] for number in block])


def _head_text(text: str, fact: str) -> str:
    if not text:
        return ""
    return {"rank": tr("rank {text}", text=text), "fails": tr("fails: {text}", text=text)}.get(fact, text)


def _section(section: Section, block: Sequence[int], widths: Sequence[int], width: int) -> Iterator[str]:
    title = section.title.upper()
    yield ""
    yield from textwrap.wrap(f"{title}  {section.hint}", width)
    for row in section.rows:
        yield from _row(row, block, widths)


def _row(row: Row, block: Sequence[int], widths: Sequence[int]) -> Iterator[str]:
    sizes = [widths[number] for number in block]
    labels = textwrap.wrap(row.label, LABEL_WIDTH - 1) or [""]
    lines = [_cell_lines(_shown(row.cells[number]), widths[number]) for number in block]
    for number in range(max(len(labels), *(len(each) for each in lines))):
        label = labels[number] if number < len(labels) else ""
        yield _line(label, [each[number] if number < len(each) else "" for each in lines], sizes)


def _cell_lines(text: str, width: int) -> list[str]:
    return [text] if columns_of(text) <= width else textwrap.wrap(text, width)


def _shown(cell: Cell) -> str:
    best = f"{BEST} " if cell.best else ""
    difference = f" {cell.difference}" if cell.difference else ""
    return f"{best}{cell.shown}{difference}"


def _line(label: str, cells: Sequence[str], widths: Sequence[int]) -> str:
    """Cells flush right under each other."""
    right = "".join(" " * (GAP + width - columns_of(cell)) + cell for cell, width in zip(cells, widths, strict=True))
    return label + " " * (LABEL_WIDTH - columns_of(label)) + right


def _words(text: str) -> list[str]:
    return text.split() or [""]


def columns_of(text: str) -> int:
    """How many columns of a terminal the text takes: East Asian characters are wide, combining ones take none."""
    return sum(
        0 if unicodedata.combining(character) else 2 if unicodedata.east_asian_width(character) in "WF" else 1
        for character in text
    )


# Below the table ----------------------------------------------------------------------------------------------------


def _rest(report: Report, width: int) -> Iterator[str]:
    yield from _listed(tr("Risk"), report.risk, width)
    for passage in report.passages:
        yield from _listed(passage.title, passage.lines, width)
    note = f" ({report.weights_note})" if report.weights_note else ""
    weights = [f"{each.label} {each.percent}" + (f", {each.holds}" if each.holds else "") for each in report.weights]
    yield from _listed(tr("Weights") + note, weights, width)
    assumed = [
        f"{each.label}: {each.value}" + (f" ({each.source})" if each.source else "") for each in report.assumptions
    ]
    yield from _listed(tr("Assumptions"), assumed, width)
    for title, reasons in ((tr("Why"), report.reasons), (tr("Notes"), report.notes)):
        yield from _listed(title, [f"{each.offer}, {each.subject}: {each.text}" for each in reasons], width)
    yield from _listed(tr("Mind"), report.warnings, width)


def _listed(title: str, lines: Sequence[str], width: int) -> Iterator[str]:
    if not lines:
        return
    yield ""
    yield title.upper()
    for line in lines:
        yield from textwrap.wrap(line, width, initial_indent="  ", subsequent_indent="    ")
