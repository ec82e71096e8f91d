"""Currencies in use and the bundled rates between them (MODEL 7)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from offercompare.reference import database


@dataclass(frozen=True)
class Currency:
    """A currency of ISO 4217: ``minor_units`` is its number of decimal places."""

    code: str
    name: str
    minor_units: int
    symbol: str


@dataclass(frozen=True)
class Rate:
    """``value`` units of one currency per unit of another, as of ``date``, published by ``source``.

    The rate of a currency to itself is exactly 1, has no source and, of no day, no date.
    """

    value: float
    date: date | None
    source: str


@cache
def currencies() -> tuple[Currency, ...]:
    """All currencies that are legal tender today, by code."""
    found = database.rows("SELECT * FROM currencies ORDER BY currency_code")
    return tuple(Currency(row["currency_code"], row["name"], row["minor_units"], row["symbol"]) for row in found)


def currency(code: str) -> Currency | None:
    """The currency of an ISO 4217 code, in either case, or None."""
    return _by_code().get(code.strip().upper())


def meant_by(mark: str) -> tuple[str, ...]:
    """The codes that a sign or a code typed beside an amount can mean: "$" is that of every dollar; empty for none."""
    exact = currency(mark)
    if exact is not None:
        return (exact.code,)
    plain = mark.strip().upper()
    return tuple(each.code for each in currencies() if plain in _signs(each))


_SHARED_SIGNS = ("$", "¥")
_NAMED_DOLLARS = ("Dollar", "Peso")


def _signs(found: Currency) -> tuple[str, ...]:
    """How amounts of a currency are marked: its symbol, the sign that it shares with others, and both as in US$."""
    own = found.symbol.upper()
    shared = next((sign for sign in _SHARED_SIGNS if own.endswith(sign)), "")
    # Some dollars have but their code for a symbol in the bundled list.
    if own == found.code and any(name in found.name for name in _NAMED_DOLLARS):
        shared = "$"
    return (own, shared, found.code[:2] + shared) if shared else (own,)


def currency_of(country_code: str) -> Currency | None:
    """The currency that prices of a country are given in, by its ISO 3166 code, or None."""
    found = database.row(
        "SELECT currency_code FROM country_price_level WHERE country_code = ?", country_code.strip().upper()
    )
    return currency(found["currency_code"]) if found and found["currency_code"] else None


def rate(frm: str, to: str) -> Rate | None:
    """Units of ``to`` per unit of ``frm`` (ISO 4217 codes), through the euro; None where either has no bundled rate."""
    frm, to = frm.strip().upper(), to.strip().upper()
    if frm == to:
        return Rate(1.0, None, "") if currency(frm) else None
    one, other = _fx_rates().get(frm), _fx_rates().get(to)
    if one is None or other is None:
        return None
    day = min(one["date"], other["date"])
    return Rate(other["units_per_eur"] / one["units_per_eur"], date.fromisoformat(day), f"ECB {day}")


@cache
def _by_code() -> dict[str, Currency]:
    return {each.code: each for each in currencies()}


@cache
def _fx_rates() -> dict[str, dict[str, Any]]:
    return {row["currency_code"]: row for row in database.rows("SELECT * FROM fx_rates")}
