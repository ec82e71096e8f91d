"""The marks in numbers, and the paper, as the system's locale has them."""

from __future__ import annotations

from PySide6.QtCore import QLocale

from offercompare.numerals import Numerals
from offercompare.reference.papers import paper_in

THIN_SPACE = "\u202f"
ARABIC_GROUP = "٬"


def numerals_of(locale: QLocale) -> Numerals:
    """Grouping and decimal marks of a locale; a thin space groups where the locale uses any space."""
    group, decimal = locale.groupSeparator(), locale.decimalPoint()
    if group == ARABIC_GROUP:
        # The program writes 0 to 9, as its language does; with them go their own marks.
        group, decimal = ",", "."
    elif group.isspace():
        # Qt's tables have a space in Austria; people there type and read 95.000, as in all of German.
        group = "." if locale.language() == QLocale.Language.German else THIN_SPACE
    return Numerals(group, decimal, upper_group=_upper_group(locale))


def _upper_group(locale: QLocale) -> int:
    """Digits in each group but the last."""
    parts = locale.toString(10_000_000).split(locale.groupSeparator())
    return 2 if len(parts) == 4 else 3


def usual_paper(locale: QLocale, at_home: str) -> str:
    """The paper of who has this locale; ``at_home`` is that of the home place, "" without one.

    A computer set to the United States, or to no country, may never have been told where it stands: the home decides.
    """
    is_told = locale.language() != QLocale.Language.C and locale.territory() != QLocale.Country.UnitedStates
    here = paper_in(locale.name().rpartition("_")[2])
    return here if is_told else at_home or here
