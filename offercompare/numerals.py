"""How numbers are written and read: grouping and decimal marks of the person's place, units, three kinds of nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from offercompare.translation import tr

MINUS = "−"
NO_BREAK = "\u00a0"
_SUFFIXES = {"k": 1e3, "m": 1e6}


@dataclass(frozen=True, slots=True)
class Numerals:
    """The marks between thousands and before decimals, as in 95,000.50 or 95.000,50."""

    group: str = ","
    decimal: str = "."

    def number(self, value: float, decimals: int = 0) -> str:
        """The value rounded to ``decimals`` places, with a true minus sign and no negative zero."""
        text = f"{abs(value):,.{decimals}f}"
        shown = text.replace(",", "\0").replace(".", self.decimal).replace("\0", self.group)
        is_negative = value < 0 and text.strip("0.,") != ""
        return MINUS + shown if is_negative else shown

    def short(self, value: float, most: int = 6) -> str:
        """The value with only the decimals it has, up to ``most``."""
        text = f"{value:.{most}f}".rstrip("0").rstrip(".")
        decimals = len(text.partition(".")[2])
        return self.number(value, decimals)

    def money(self, value: float, currency: str = "") -> str:
        """A whole amount with its currency: "USD 215,000"."""
        return f"{currency}{NO_BREAK}{self.number(value)}" if currency else self.number(value)

    def signed(self, value: float, decimals: int = 0) -> str:
        """A difference with its sign: "+18,200"."""
        text = self.number(value, decimals)
        return text if text.startswith(MINUS) or text.strip("0.,") == "" else f"+{text}"

    def thousands(self, value: float) -> str:
        """A rough amount: "215k"."""
        return tr("{number}k", number=self.number(value / 1000))

    def percent(self, fraction: float, most: int = 2) -> str:
        """A fraction as percent with only the decimals it has: "12.5 %"."""
        return f"{self.short(round(fraction * 100, 9), most)}{NO_BREAK}%"

    def score(self, value: float) -> str:
        """A score 0..100 without decimals."""
        return self.number(value)

    def plain(self, value: float) -> str:
        """The value as one would type it, every digit kept."""
        text = repr(float(value))
        if "e" in text or "E" in text:
            text = f"{value:.17f}".rstrip("0").rstrip(".") if abs(value) < 1 else f"{value:.0f}"
        text = text.removesuffix(".0")
        whole, _, decimals = text.partition(".")
        grouped = f"{int(whole):,}".replace(",", self.group) if whole.lstrip("-").isdigit() else whole
        return f"{grouped}{self.decimal}{decimals}" if decimals else grouped

    def parse(self, text: str) -> float | None:
        """The number a person typed: "215,000", "215k", "1.2m", "USD 215 000"; None where it is none.

        A mark that could be either is read by this place's habit: 95.000 is 95 thousand where "." groups.
        """
        plain = re.sub(r"[\s\u00a0\u202f'’_]", "", text).replace(MINUS, "-").lower()
        plain = re.sub(r"^(-?)(?:[a-z]{3}|[$€£¥₹])|[$€£¥]$", r"\1", plain)
        factor = 1.0
        if plain and plain[-1] in _SUFFIXES:
            factor, plain = _SUFFIXES[plain[-1]], plain[:-1]
        return _times(self._digits(plain), factor)

    def _digits(self, plain: str) -> float | None:
        whole, _, decimals = plain.partition(self.decimal)
        if self.group.strip() and self.group in whole and not _grouped(whole, self.group):
            return None
        digits = whole.replace(self.group, "") if self.group.strip() else whole
        if not re.fullmatch(r"-?\d{0,18}", digits) or not re.fullmatch(r"\d{0,18}", decimals):
            return None
        return float(f"{digits}.{decimals or 0}") if re.search(r"\d", digits + decimals) else None

    def is_ambiguous(self, text: str) -> bool:
        """Whether a typed amount looks grouped by the mark that is the decimal one here: 95.000 in English."""
        return re.fullmatch(rf"\s*\d{{1,3}}{re.escape(self.decimal)}\d{{3}}\s*", text) is not None

    def parse_percent(self, text: str) -> float | None:
        """A fraction typed as percent, with or without the sign: "12.5 %" is 0.125."""
        value = self.parse(text.replace("%", ""))
        return None if value is None else round(value / 100, 12)


ENGLISH = Numerals()


def _grouped(whole: str, mark: str) -> bool:
    """Whether the marks stand every three digits, so that 1,5 is not read as 15."""
    return re.fullmatch(rf"-?\d{{1,3}}(?:{re.escape(mark)}\d{{3}})*", whole) is not None


def _times(value: float | None, factor: float) -> float | None:
    return None if value is None else value * factor


def day(value: date) -> str:
    """A date as on the header of an offer: "Thu 26 Nov"."""
    names = (tr("Mon"), tr("Tue"), tr("Wed"), tr("Thu"), tr("Fri"), tr("Sat"), tr("Sun"))
    months = tr("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec").split()
    return f"{names[value.weekday()]} {value.day} {months[value.month - 1]}"
