"""What the menu Help says beside the guide: the keys, and what this program is and where it keeps things."""

from __future__ import annotations

import platform
from collections.abc import Iterable, Iterator

from PySide6.QtCore import qVersion
from PySide6.QtGui import QKeySequence

from offercompare import __version__
from offercompare.engine.evaluation import MODEL
from offercompare.files.fault_log import log_file
from offercompare.gui import recovery, settings
from offercompare.gui.actions import Command, commands, menus
from offercompare.reference.editions import data_version, editions
from offercompare.report.edition_words import table_name
from offercompare.report.words import sentence
from offercompare.translation import tr

Row = tuple[str, str]


def keys() -> str:
    """Every key of the program with what it does: a table for the cells, one for forms, and one for each menu."""
    parts = [f"# {tr('Keyboard')}", *_group(tr("In the table"), _typed()), *_group(tr("In a form"), _filled_in())]
    known = {command.id: command for command in commands()}
    for title, ids in menus():
        rows = [_row(known[key]) for key in ids.split() if key in known and known[key].shortcut]
        parts += _group(_plain(title), rows)
    return "\n".join([*parts, *_group(tr("While reading"), _reading())])


def _group(title: str, rows: list[Row]) -> list[str]:
    cells = [(_code(key), text) for key, text in rows]
    return [f"\n## {title}\n", _table((tr("Key"), tr("Does")), cells)] if rows else []


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """A table in Markdown."""
    every = (head, tuple("---" for _ in head), *rows)
    return "\n".join(f"| {' | '.join(row)} |" for row in every)


def _code(text: object) -> str:
    """As what is typed or copied stands in a text; a bar would end the cell."""
    escaped = str(text).replace("|", "\\|")
    return f"`{escaped}`"


def _row(command: Command) -> Row:
    return native(command.shortcut), _plain(command.text)


def native(shortcut: str) -> str:
    """A key as this system writes it."""
    return QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)


def _plain(text: str) -> str:
    return text.replace("&", "").rstrip("…")


def _typed() -> list[Row]:
    return [
        ("↑ ↓ ← →", tr("from cell to cell; Page Up and Page Down in longer steps")),
        ("Home, End", tr("the first and the last offer")),
        (f"{native('Ctrl+Home')}, {native('Ctrl+End')}", tr("the first and the last cell of the table")),
        (tr("Tab"), tr("to the offer beside, and after the last one out of the table")),
        (tr("Enter"), tr("changes an input, asks for a rating, tells why a number is what it is")),
        (tr("Letters, digits"), tr("replaces an input; Enter or Tab takes it, Escape does not")),
        ("?", tr("unknown: to be asked")),
        ("~", tr("before a number: a guess")),
        (tr("Delete"), tr("none was agreed; of a rating: not rated")),
        (tr("1 to 5"), tr("rates a factor, from the weakest level to the strongest")),
        (tr("{first} to {last}", first=native("Alt+1"), last=native("Alt+9")), tr("money of that year")),
        (native("Alt+0"), tr("money of the average year")),
    ]


def _filled_in() -> list[Row]:
    return [
        (tr("Enter, Tab"), tr("takes what was typed; Tab goes to the next field")),
        (tr("Escape"), tr("closes the window and keeps what was typed; a text that is refused is taken back first")),
    ]


def _reading() -> list[Row]:
    return [
        (native("Ctrl+F"), tr("finds words in the text; Enter goes to the next place")),
        (native("Alt+Left"), tr("back to where you were")),
        (tr("Escape"), tr("closes the window")),
    ]


# About --------------------------------------------------------------------------------------------------------------


def about() -> str:
    """What the program is, where it keeps what, and of which day its figures are: tables that can be copied from."""
    figures = tr("Places: GeoNames. Typeface: Inter. Enter on a figure in the window tells its source.")
    return "\n\n".join(
        (
            f"# {tr('About OfferCompare')}",
            tr("Compares job offers on this computer alone: nothing is sent anywhere."),
            _table((tr("What"), tr("Which")), _versions()),
            f"## {tr('Where it keeps things')}",
            tr("Your comparisons lie where you save them. The program keeps beside them:"),
            _table((tr("What"), tr("Where")), _places()),
            f"## {tr('Where its figures come from')}",
            _table((tr("Tables"), tr("Edition"), tr("Newest until")), _tables()),
            figures,
        )
    )


def _versions() -> list[Row]:
    return [
        (tr("Version"), __version__),
        (tr("Calculation"), tr("model {version}", version=MODEL)),
        (tr("Data"), tr("edition {day}", day=data_version())),
        (tr("Licence"), tr("MIT; bundled parts have their own, under Licences")),
        ("Qt", qVersion()),
        ("Python", platform.python_version()),
        (tr("System"), platform.platform(terse=True)),
    ]


def _places() -> list[Row]:
    return [
        (tr("Settings"), _code(settings.config_file())),
        (tr("Recovery copies"), _code(recovery.folder())),
        (tr("Log of faults"), _code(log_file())),
    ]


def _tables() -> Iterator[tuple[str, str, str]]:
    """Each bundled table whose figures have a year, with the last day on which it is the newest that can be had."""
    for each in editions():
        if each.kind not in ("places", "rules"):
            until = each.newest_until.isoformat() if each.newest_until else tr("no newer one is made")
            yield sentence(table_name(each)).rstrip("."), each.edition, until
