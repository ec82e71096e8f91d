"""What the menu Help says beside the guide: the keys, and what this program is and where it keeps things."""

from __future__ import annotations

import platform

from PySide6.QtCore import qVersion
from PySide6.QtGui import QKeySequence

from offercompare import __version__
from offercompare.engine.evaluation import MODEL
from offercompare.files.fault_log import log_file
from offercompare.gui import recovery, settings
from offercompare.gui.actions import Command, commands, menus
from offercompare.reference.editions import data_version
from offercompare.translation import tr

Row = tuple[str, str]


def keys() -> str:
    """Every key of the program with what it does: a table for the cells, and one for each menu."""
    parts = [f"# {tr('Keyboard')}", *_group(tr("In the table"), _typed())]
    known = {command.id: command for command in commands()}
    for title, ids in menus():
        rows = [_row(known[key]) for key in ids.split() if key in known and known[key].shortcut]
        parts += _group(_plain(title), rows)
    return "\n".join([*parts, *_group(tr("While reading"), _reading())])


def _group(title: str, rows: list[Row]) -> list[str]:
    if not rows:
        return []
    lines = [f"| {_in_cell(key)} | {text} |" for key, text in rows]
    return ["", f"## {title}", "", f"| {tr('Key')} | {tr('Does')} |", "| --- | --- |", *lines]


def _row(command: Command) -> Row:
    return native(command.shortcut), _plain(command.text)


def native(shortcut: str) -> str:
    """A key as this system writes it."""
    return QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)


def _plain(text: str) -> str:
    return text.replace("&", "").rstrip("…")


def _in_cell(key: str) -> str:
    return f"`{key}`"


def _typed() -> list[Row]:
    return [
        ("↑ ↓ ← →", tr("from cell to cell; Page Up and Page Down in longer steps")),
        ("Home, End", tr("the first and the last offer")),
        (tr("Enter"), tr("changes an input, asks for a rating, tells why a number is what it is")),
        (tr("Letters, digits"), tr("replaces an input; Enter or Tab takes it, Escape does not")),
        ("?", tr("unknown: to be asked")),
        ("~", tr("before a number: a guess")),
        (tr("Delete"), tr("none was agreed; of a rating: not rated")),
        (tr("1 to 5"), tr("rates a factor, from the weakest level to the strongest")),
        (tr("{first} to {last}", first=native("Alt+1"), last=native("Alt+9")), tr("money of that year")),
        (native("Alt+0"), tr("money of the average year")),
    ]


def _reading() -> list[Row]:
    return [
        (native("Ctrl+F"), tr("finds words in the text; Enter goes to the next place")),
        (native("Alt+Left"), tr("back to where you were")),
        (tr("Escape"), tr("closes the window")),
    ]


# About --------------------------------------------------------------------------------------------------------------


def about() -> str:
    """What the program is, of which day its data is, and where it keeps what: a table that can be copied from."""
    rows = [
        (tr("Version"), __version__),
        (tr("Calculation"), tr("model {version}", version=MODEL)),
        (tr("Data"), tr("edition {day}", day=data_version())),
        (tr("Licence"), tr("MIT; bundled parts have their own, under Licences")),
        (tr("Qt"), f"{qVersion()}"),
        (tr("Python"), platform.python_version()),
        (tr("System"), platform.platform(terse=True)),
    ]
    places = [
        (tr("Settings"), settings.config_file()),
        (tr("Recovery copies"), recovery.folder()),
        (tr("Log of faults"), log_file()),
    ]
    return "\n".join(
        (
            f"# {tr('About offercompare')}",
            "",
            tr("Compares job offers on this computer alone: nothing is sent anywhere."),
            "",
            f"| {tr('What')} | {tr('Which')} |",
            "| --- | --- |",
            *(f"| {name} | {value} |" for name, value in rows),
            "",
            f"## {tr('Where it keeps things')}",
            "",
            tr("Your comparisons lie where you save them. Beside them there are only these:"),
            "",
            f"| {tr('What')} | {tr('Where')} |",
            "| --- | --- |",
            *(f"| {name} | `{str(path).replace('|', chr(92) + '|')}` |" for name, path in places),
            "",
            f"## {tr('Where its figures come from')}",
            "",
            tr(
                "Prices: BEA, World Bank, ONS, Statistics Canada, Statistics Bureau of Japan, Eurostat. "
                "Rates: European Central Bank. Places: GeoNames. Typeface: Inter."
            ),
        )
    )
