"""How numbers are written and read: grouping and decimal marks of the person's place, units, three kinds of nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from offercompare.translation import tr

MINUS = "−"
NO_BREAK = "\u00a0"
HIDDEN = "•••"
"""What stands where an amount is hidden: the same for every amount, so that nothing tells its size."""
_SUFFIXES = {"k": 1e3, "m": 1e6}


@dataclass(frozen=True, slots=True)
class Numerals:
    """The marks between thousands and before decimals, as in 95,000.50 or 95.000,50.

    ``upper_group``: digits in each group but the last; 3, in India 2: 12,34,567.
    With ``amounts_hidden`` every amount of money is written as ``HIDDEN``, for a screen or a page that others see:
    money, and what tells it beside a price known to many. All such text passes through ``covered``.
    """

    group: str = ","
    decimal: str = "."
    amounts_hidden: bool = False
    upper_group: int = 3

    def hiding(self, amounts_hidden: bool) -> Numerals:
        """The same marks, with amounts hidden or shown."""
        return replace(self, amounts_hidden=amounts_hidden)

    def number(self, value: float, decimals: int = 0) -> str:
        """The value rounded to ``decimals`` places, with a true minus sign and no negative zero."""
        text = f"{abs(value):.{decimals}f}"
        whole, _, part = text.partition(".")
        shown = self._in_groups(whole) + (self.decimal + part if part else "")
        is_negative = value < 0 and text.strip("0.") != ""
        return MINUS + shown if is_negative else shown

    def _in_groups(self, digits: str) -> str:
        if self.upper_group == 3:
            return f"{int(digits):,}".replace(",", self.group)
        return re.sub(rf"\B(?=(?:\d{{{self.upper_group}}})*\d{{3}}$)", self.group, digits)

    def short(self, value: float, most: int = 6) -> str:
        """The value with only the decimals it has, up to ``most``."""
        text = f"{value:.{most}f}".rstrip("0").rstrip(".")
        decimals = len(text.partition(".")[2])
        return self.number(value, decimals)

    def signed(self, value: float, decimals: int = 0) -> str:
        """A difference with its sign: "+18"."""
        text = self.number(value, decimals)
        return text if text.startswith(MINUS) or text.strip("0.,") == "" else f"+{text}"

    # Money --------------------------------------------------------------------------------------------

    def covered(self, text: str) -> str:
        """What tells an amount: the text itself, or the mask where amounts are hidden; nothing stays nothing."""
        return HIDDEN if self.amounts_hidden and text else text

    def money(self, value: float, currency: str = "", decimals: int = 0) -> str:
        """An amount with its currency: "USD 215,000"."""
        return _with_currency(currency, self.covered(self.number(value, decimals)))

    def signed_money(self, value: float, currency: str = "", decimals: int = 0) -> str:
        """A difference of amounts with its sign: "USD +18,200"."""
        return _with_currency(currency, self.covered(self.signed(value, decimals)))

    def price(self, value: float, currency: str = "") -> str:
        """The price of a share, to the cent."""
        return self.money(value, currency, 2)

    def shares(self, value: float) -> str:
        """A number of shares: with the price of one it tells what they are worth."""
        return self.covered(self.short(value, 2))

    def thousands(self, value: float) -> str:
        """A rough amount: "215k"."""
        return self.covered(tr("{number}k", number=self.number(value / 1000)))

    def plain_money(self, value: float) -> str:
        """An amount as one would type it, every digit kept."""
        return self.covered(self.plain(value))

    def spoken(self, text: str) -> str:
        """A sentence of the program: the amounts in it are covered, years and small numbers stay."""
        return _AMOUNT.sub(HIDDEN, text) if self.amounts_hidden else text

    def own_words(self, text: str) -> str:
        """What a person wrote: every number in it is covered, for any may be an amount."""
        return _NUMBER.sub(HIDDEN, text) if self.amounts_hidden else text

    # Other numbers ------------------------------------------------------------------------------------

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
        grouped = self._in_groups(whole) if whole.lstrip("-").isdigit() else whole
        return f"{grouped}{self.decimal}{decimals}" if decimals else grouped

    def parse(self, text: str) -> float | None:
        """The number a person typed: "215,000", "215k", "1.2m", "USD 215 000"; None where it is none.

        A mark that could be either is read by this place's habit: 95.000 is 95 thousand where "." groups.
        Digits and marks of Arabic are read everywhere: they have one meaning.
        """
        plain = re.sub(r"[\s\u00a0\u202f'’_٬]", "", text).replace(MINUS, "-").replace("٫", self.decimal).lower()
        plain = re.sub(r"^(-?)(?:[a-z]{3}|[$€£¥₹])|[$€£¥]$", r"\1", plain)
        factor = 1.0
        if plain and plain[-1] in _SUFFIXES:
            factor, plain = _SUFFIXES[plain[-1]], plain[:-1]
        return _times(self._digits(plain), factor)

    def _digits(self, plain: str) -> float | None:
        whole, _, decimals = plain.partition(self.decimal)
        if self.group.strip() and self.group in whole and not self._is_grouped(whole):
            return None
        digits = whole.replace(self.group, "") if self.group.strip() else whole
        if not re.fullmatch(r"-?\d{0,18}", digits) or not re.fullmatch(r"\d{0,18}", decimals):
            return None
        return float(f"{digits}.{decimals or 0}") if re.search(r"\d", digits + decimals) else None

    def _is_grouped(self, whole: str) -> bool:
        """Whether the marks stand every three digits, or as this place has them, so that 1,5 is not read as 15."""
        mark = re.escape(self.group)
        sizes = {3, self.upper_group}
        return any(
            re.fullmatch(rf"-?\d{{1,{size}}}(?:{mark}\d{{{size}}})*{mark}\d{{3}}", whole) is not None for size in sizes
        )

    def is_ambiguous(self, text: str) -> bool:
        """Whether a typed amount looks grouped by the mark that is the decimal one here: 95.000 in English."""
        return re.fullmatch(rf"\s*\d{{1,3}}{re.escape(self.decimal)}\d{{3}}\s*", text) is not None

    def parse_percent(self, text: str) -> float | None:
        """A fraction typed as percent, with or without the sign: "12.5 %" is 0.125."""
        value = self.parse(re.sub("[%٪]", "", text))
        return None if value is None else round(value / 100, 12)


ENGLISH = Numerals()

_MARKS = "[.,'’ \u00a0\u202f]"
_ROUGH = r"\s?(?:k|m|bn|tn)\b"
_NUMBER = re.compile(rf"[+{MINUS}-]?\d(?:(?:{_MARKS}|[-/:])?\d)*(?:{_ROUGH})?", re.IGNORECASE)
_A_YEAR = r"(?:19|20)\d\d(?![\d.,]*\d)"
_GROUPED = rf"[1-9]\d{{0,2}}(?:{_MARKS}\d{{2,3}})*{_MARKS}\d{{3}}(?!\d)(?:[.,]\d+)?"
_AMOUNT = re.compile(
    rf"[+{MINUS}-]?(?<![\w.,])(?!{_A_YEAR})(?:(?:{_GROUPED}|\d{{4,}}(?:[.,]\d+)?)(?:{_ROUGH})?|\d+(?:[.,]\d+)?{_ROUGH})",
    re.IGNORECASE,
)


def _with_currency(currency: str, text: str) -> str:
    return f"{currency}{NO_BREAK}{text}" if currency else text


def _times(value: float | None, factor: float) -> float | None:
    return None if value is None else value * factor


def day(value: date) -> str:
    """A date as on the header of an offer: "Thu 26 Nov"."""
    names = (tr("Mon"), tr("Tue"), tr("Wed"), tr("Thu"), tr("Fri"), tr("Sat"), tr("Sun"))
    months = tr("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec").split()
    return f"{names[value.weekday()]} {value.day} {months[value.month - 1]}"
