"""The text of a field read as a value of the file, and a value written as the text that reads back."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from math import isinf, prod
from typing import Any

from offercompare.errors import InputError
from offercompare.gui.forms.field import FREE_KINDS, TEXT_KINDS, Field
from offercompare.gui.typed_money import TypedMoney, apart, has_currency
from offercompare.model.problem import one_line
from offercompare.numerals import Numerals
from offercompare.reference import currencies, places
from offercompare.translation import tr

LONGEST_SHOWN = 30
CENTURY = 100
UNKNOWN_MARKS = ("?", "? ask")


@dataclass(frozen=True, slots=True)
class Typed:
    """A value (None: nothing) and how sure the person says it is, None where the text does not say.

    ``money`` is the text of an amount with the currency that was typed beside it, None where none was.
    """

    value: Any
    evidence: str | None = None
    money: TypedMoney | None = None


def read(field: Field, text: str, numerals: Numerals, *, month_first: bool = True) -> Typed:
    """What was typed into a field; ``InputError`` with a sentence and an example where it cannot be read.

    "?" is unknown, "~" before a value a guess, no text nothing. ``month_first`` decides what 3/4/2027 is.
    """
    _check_characters(text)
    if field.kind in TEXT_KINDS:
        if field.evidence and text.strip() in UNKNOWN_MARKS:
            return Typed(None, "unknown")
        if field.kind == "place":
            return Typed(_place(text.strip()))
        return Typed(text if field.kind == "long_text" else text.strip() or None)
    plain = text.strip()
    if plain in UNKNOWN_MARKS or plain.startswith("~"):
        return _uncertain(field, plain, numerals, month_first)
    if plain.casefold() in ("", "-", "–", "none", tr("none").casefold()):
        return Typed(None)
    try:
        return _number_typed(field, plain, numerals, month_first)
    except _UnreadableError:
        if field.example:
            raise _unreadable(plain, field.example) from None
        raise


def _number_typed(field: Field, plain: str, numerals: Numerals, month_first: bool) -> Typed:
    money = TypedMoney(plain)
    if "{currency}" in field.unit:
        money = apart(plain)
    elif field.kind in _PLAIN_NUMBERS and has_currency(plain):
        raise _unreadable(plain, tr("a number without a currency"))
    value = _READERS[field.kind](money.text, numerals, month_first)
    return Typed(value, money=money if money.codes else None)


_PLAIN_NUMBERS = ("amount", "number", "percent", "whole", "score")


def _place(plain: str) -> str | None:
    """The label of the place that is meant, as the file holds it, else the text itself; None without any."""
    found = places.find(plain) if plain else None
    return found.label if found else plain or None


def _check_characters(text: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError:
        raise InputError(tr("The text holds half a character that no file can keep; type it again.")) from None


def _uncertain(field: Field, plain: str, numerals: Numerals, month_first: bool) -> Typed:
    if not field.evidence:
        raise InputError(tr("“?” and “~” are not kept for this field; type the value alone, or leave it empty."))
    if plain in UNKNOWN_MARKS:
        return Typed(None, "unknown")
    typed = read(field, plain.lstrip("~"), numerals, month_first=month_first)
    return typed if typed.value is None else replace(typed, evidence="guess")


def _number(plain: str, numerals: Numerals, _: bool) -> float:
    value = numerals.parse(plain)
    if value is None:
        raise _unreadable(plain, tr("a number such as {example}", example=numerals.short(3.5)))
    return value


def _amount(plain: str, numerals: Numerals, _: bool) -> float:
    """An amount, or a product such as 900 × 12: much is told by the month."""
    parts = re.split(r"\s*[×*]\s*|\s+x\s+", plain)
    factors = [numerals.parse(part) for part in parts]
    value = prod(factor for factor in factors if factor is not None)
    if None in factors or isinf(value):
        raise _unreadable(plain, tr("an amount such as {example} or 215k", example=numerals.number(215_000)))
    for part in parts:
        refuse_two_meanings(part, numerals)
    return value


_CURRENCY_MARKS = re.compile(r"^\s*(?:[A-Za-z]{3}\b|[$€£¥₹])|[$€£¥₹]\s*$")


def refuse_two_meanings(text: str, numerals: Numerals) -> None:
    """``InputError`` where a typed amount may be meant a thousand times larger: 98.000 where "," groups."""
    bare = _CURRENCY_MARKS.sub("", text).strip()
    value = numerals.parse(bare)
    # No group of thousands begins with 0: 0.125 is less than one, wherever it is typed.
    if value is not None and not bare.startswith("0") and numerals.is_ambiguous(bare):
        small, large = numerals.short(value, 3), numerals.number(value * 1000)
        raise InputError(tr("This could be {small} or {large}: type the one you mean.", small=small, large=large))


def _percent(plain: str, numerals: Numerals, _: bool) -> float:
    value = numerals.parse_percent(plain)
    if value is None:
        raise _unreadable(plain, tr("a percentage such as {example}", example=numerals.percent(0.125)))
    return value


def _whole(plain: str, numerals: Numerals, _: bool) -> int:
    value = numerals.parse(plain)
    if value is None or not value.is_integer():
        raise _unreadable(plain, tr("a whole number such as {example}", example="4"))
    return int(value)


def _fractions(plain: str, numerals: Numerals, _: bool) -> tuple[float, ...]:
    """Percent for each year: "25 25 25 25", or with slashes, semicolons, plus signs."""
    parts = [part for part in re.split(r"[\s/;+%]+", plain) if part]
    values = [numerals.parse_percent(part) for part in parts]
    if not values or any(value is None for value in values):
        raise _unreadable(plain, tr("the percent of each year, such as 25 25 25 25"))
    return tuple(value for value in values if value is not None)


def _day(plain: str, _: Numerals, month_first: bool) -> date:
    for pattern, order in _DAY_FORMS:
        found = re.fullmatch(pattern, plain)
        if found:
            named = dict(zip(order[month_first], found.groups(), strict=True))
            year = int(named["year"]) + (0 if len(named["year"]) == 4 else 20 * CENTURY)
            try:
                return date(year, int(named["month"]), int(named["day"]))
            except ValueError:
                break
    raise _unreadable(plain, tr("a day of the calendar such as 2027-01-11"))


_YMD, _DMY, _MDY = ("year", "month", "day"), ("day", "month", "year"), ("month", "day", "year")
_DAY_FORMS = (
    (r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", (_YMD, _YMD)),
    (r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})", (_DMY, _DMY)),
    (r"(\d{1,2})[-/](\d{1,2})[-/](\d{4}|\d{2})", (_DMY, _MDY)),
)


def _currency(plain: str, _: Numerals, __: bool) -> str:
    found = currencies.currency(plain.split()[0])
    if found is None:
        raise _unreadable(plain, tr("a currency code such as USD or EUR"))
    return found.code


class _UnreadableError(InputError):
    """The text is no value of its kind."""


def _unreadable(plain: str, wanted: str) -> InputError:
    return _UnreadableError(
        tr("“{text}” cannot be read; type {wanted}.", text=one_line(plain, LONGEST_SHOWN), wanted=wanted)
    )


_READERS: dict[str, Callable[[str, Numerals, bool], Any]] = {
    "amount": _amount,
    "percent": _percent,
    "number": _number,
    "score": _number,
    "whole": _whole,
    "date": _day,
    "currency": _currency,
    "fractions": _fractions,
}


def written(field: Field, value: Any, numerals: Numerals) -> str:
    """A value as it stands in the field, as far as it may be seen; "" for None."""
    if value is None:
        return ""
    text = _written(field, value, numerals)
    if field.kind in FREE_KINDS:
        return numerals.own_words(text)
    return numerals.covered(text) if field.is_amount else text


def _written(field: Field, value: Any, numerals: Numerals) -> str:
    match field.kind:
        case "amount":
            text = numerals.plain(value)
            # A fourth decimal says that the mark before three of them is the decimal one.
            return f"{text}0" if numerals.is_ambiguous(text) else text
        case "number" | "score":
            return numerals.plain(value)
        case "percent":
            return f"{numerals.plain(round(value * 100, 9))} %"
        case "fractions":
            return " ".join(numerals.plain(round(part * 100, 9)) for part in value)
        case "date":
            return value.isoformat() if isinstance(value, date) else str(value)
        case "choice" | "flag":
            return next((label for choice, label in choices(field) if choice == value), str(value))
        case _:
            return str(value)


def choices(field: Field) -> tuple[tuple[Any, str], ...]:
    """The choices of a field; a flag's are yes and no."""
    return field.choices or (((True, tr("Yes")), (False, tr("No"))) if field.kind == "flag" else ())
