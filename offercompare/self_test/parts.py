"""Whether everything that the program is made of came along: data, modules, letters and pictures."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator

import offercompare
from offercompare import resources
from offercompare.files.worked_example import EXAMPLE
from offercompare.reference import currencies, places, price_levels
from offercompare.self_test.finding import expect
from offercompare.self_test.stored import FIGURES
from offercompare.translation import tr

NEEDED = ("data/rubrics.json", "data/defaults.json", "data/plausible.json", "data/editions.csv", "data/version.json",
          "report/report.css", "guide/guide.md", EXAMPLE, FIGURES)  # fmt: skip


def data_can_be_read() -> None:
    """The data that each start needs has content."""
    for name in NEEDED:
        expect(bool(resources.text(name)), tr("{name} is empty", name=name))


def reference_answers() -> None:
    """The tables know a rate and a place."""
    expect(currencies.rate("EUR", "USD") is not None, tr("no rate of the euro"))
    place = places.find("Austin, TX, US")
    expect(place is not None and price_levels.price_level(place) is not None, tr("Austin has no price level"))


def modules_load() -> None:
    """Every module loads, those too that wait for their work: a frozen program can lack one and start all the same."""
    names = list(modules())
    expect(len(names) > 1, tr("no module was found"))
    for name in names:
        importlib.import_module(name)


def modules() -> Iterator[str]:
    """The names of all modules of the program."""
    return (found.name for found in pkgutil.walk_packages(offercompare.__path__, f"{offercompare.__name__}."))


def letters_and_pictures() -> None:
    """The program's typeface can be written with, and its icon drawn."""
    from offercompare.gui import printing, program_icon, theme

    printing.need_fonts()
    expect(theme.FAMILY in theme.families(), tr("the typeface {name} is not there", name=theme.FAMILY))
    expect(not program_icon.program_icon().isNull(), tr("the icon cannot be drawn"))


def help_can_be_read() -> None:
    """Each text of the menu Help is made: some say what this very installation is made of."""
    from offercompare.gui.help_desk import texts

    for each in texts():
        expect(bool(each.read().strip()), tr("{name} is empty", name=each.title))
