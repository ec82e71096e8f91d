"""What the menu Help says: the keys, and what the program is."""

from __future__ import annotations

from offercompare import __version__
from offercompare.gui.actions import commands
from offercompare.translation import tr


def keys() -> str:
    """Every key of the program with what it does, a line each."""
    typed = [
        (tr("Arrows"), tr("move; Enter changes an input or tells why a number is what it is")),
        (tr("Type"), tr("to replace an input; Enter or Tab takes it, Escape does not")),
        ("?", tr("unknown: to be asked")),
        ("~", tr("before a number: a guess")),
        (tr("Delete"), tr("none was agreed")),
        (tr("Alt+1 to Alt+9"), tr("money of that year")),
        ("Alt+0", tr("money of the average year")),
    ]
    shortcuts = [
        (command.shortcut, command.text.replace("&", "").rstrip("…"))
        for command in commands()
        if command.shortcut and command.group != "year"
    ]
    return "\n".join(f"{key}   {text}" for key, text in (*typed, *shortcuts))


def name() -> str:
    """The program with its version."""
    return tr("offercompare {version}", version=__version__)


def about() -> str:
    """What it does, and where its figures come from."""
    return tr(
        "Compares job offers on this computer alone: nothing is sent anywhere.\n\n"
        "Prices: BEA, World Bank, ONS, Statistics Canada, Statistics Bureau of Japan, Eurostat. "
        "Rates: European Central Bank. Places: GeoNames. Typeface: Inter."
    )
