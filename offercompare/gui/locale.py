"""The marks in numbers, and the paper, as the system's locale has them."""

from __future__ import annotations

from PySide6.QtCore import QLocale

from offercompare.numerals import Numerals

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


def uses_letter(locale: QLocale) -> bool:
    """Whether paper is Letter here rather than A4."""
    return locale.measurementSystem() == QLocale.MeasurementSystem.ImperialUSSystem
