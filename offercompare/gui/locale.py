"""The marks in numbers as the system's locale has them."""

from __future__ import annotations

from PySide6.QtCore import QLocale

from offercompare.numerals import Numerals


def numerals_of(locale: QLocale) -> Numerals:
    """Grouping and decimal marks of a locale; a thin space groups where the locale uses any space."""
    group = locale.groupSeparator()
    return Numerals("\u202f" if group.isspace() else group, locale.decimalPoint())


def uses_letter(locale: QLocale) -> bool:
    """Whether paper is Letter here rather than A4."""
    return locale.measurementSystem() == QLocale.MeasurementSystem.ImperialUSSystem
