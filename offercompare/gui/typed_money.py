"""An amount as it was typed: the currency beside it, and what it means for the offer that the amount belongs to."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from offercompare.document.edits import Edit, set_offer
from offercompare.errors import InputError
from offercompare.model import Comparison, Offer, Value
from offercompare.numerals import Numerals
from offercompare.reference import currencies, places
from offercompare.report.field_words import field_unit
from offercompare.report.words import offer_name, town
from offercompare.translation import tr

_SIGNS = "$€£¥₹₩₪₱₫₺₽₴₦฿"
# A sign, also as in US$; a word of three letters, alone or right behind 95k.
_MARK = re.compile(
    rf"(?<![^\W\d_]|\d)(?:[A-Za-z]{{2}}|[Aa])[$¥]|[{_SIGNS}]"
    r"|(?<![^\W\d_])[A-Za-z]{3}(?![^\W\d_])|(?<=[\d\s][kKmM])[A-Za-z]{3}(?![^\W\d_])"
)


@dataclass(frozen=True, slots=True)
class TypedMoney:
    """``text`` without its currency; ``mark`` is how that was typed, ``codes`` all that it can mean, empty for none."""

    text: str
    mark: str = ""
    codes: tuple[str, ...] = ()


def apart(text: str, words: frozenset[str] = frozenset()) -> TypedMoney:
    """Take the currency off a typed text, wherever it stands.

    ``words`` of three letters are none. ``InputError`` where one is not known, or two contradict each other.
    """
    marks = [found[0] for found in _MARK.finditer(text) if found[0].lower() not in words]
    codes: tuple[str, ...] = ()
    for mark in marks:
        meant = currencies.meant_by(mark)
        if not meant:
            raise InputError(tr("“{mark}” is no currency known here: type a code such as USD or EUR.", mark=mark))
        codes = tuple(code for code in meant if code in codes) if codes else meant
        if not codes:
            raise InputError(tr("An amount has one currency: type {one} or {other}.", one=marks[0], other=mark))
    bare = _MARK.sub(lambda found: found[0] if found[0].lower() in words else "", text)
    return TypedMoney(bare.strip(), marks[0] if marks else "", codes)


def has_currency(text: str) -> bool:
    """Whether a currency was typed beside a number."""
    return any(currencies.meant_by(found[0]) for found in _MARK.finditer(text))


def number_in(currency: str, text: str, numerals: Numerals) -> float | None:
    """The number typed where amounts are in ``currency``; None where it is none, or in another currency."""
    marks = [found[0] for found in _MARK.finditer(text)]
    if any(currency not in currencies.meant_by(mark) for mark in marks):
        return None
    return numerals.parse(_MARK.sub("", text))


@dataclass(frozen=True, slots=True)
class MoneyEdit:
    """An edit that puts a typed amount into an offer, with the offer's currency where that was typed beside it.

    ``fields`` are those that the amount is written over, by path. Where the offer has amounts elsewhere, its currency
    stays: ``InputError`` then says what to do.
    """

    edit: Edit
    offer: str
    typed: TypedMoney
    fields: tuple[str, ...]

    def __call__(self, comparison: Comparison) -> Comparison:
        code = self.sets(comparison)
        changed = self.edit(comparison)
        return set_offer(self.offer, {"currency": code})(changed) if code else changed

    def sets(self, comparison: Comparison) -> str:
        """The currency that the offer gets; "" where it keeps its own."""
        offer, codes = comparison.offer(self.offer), self.typed.codes
        if offer is None or not codes:
            return ""
        if comparison.currency_of(offer) in codes:
            # Said of a place that pays in another, it is an answer to keep.
            is_answer = offer.currency is None and local_currency(offer, comparison) not in ("", *codes)
            return comparison.currency if is_answer else ""
        if any(not _is_within(path, self.fields) for path in amounts(offer)):
            raise _other_currency(offer, comparison)
        return _meant(self.typed, offer, comparison)


def named_currency(label: str, edit: Edit, comparison: Comparison, offer: str) -> str:
    """The name of a step; where it gives an offer another currency, with that."""
    before, after = comparison.offer(offer), edit(comparison).offer(offer)
    if before is None or after is None or before.currency == after.currency:
        return label
    return tr("{step}, in {currency}", step=label, currency=after.currency or comparison.currency)


def in_reporting_currency(typed: TypedMoney, comparison: Comparison) -> None:
    """``InputError`` where another currency was typed beside an amount of the comparison itself."""
    if comparison.currency not in typed.codes:
        sentence = tr(
            "This amount is in {currency}, the reporting currency: type it in {currency}.", currency=comparison.currency
        )
        raise InputError(sentence)


def _other_currency(offer: Offer, comparison: Comparison) -> InputError:
    currency = comparison.currency_of(offer)
    sentence = tr(
        "The amounts of {offer} are in {currency}: type it in {currency}, or change its currency in the whole offer"
        " (F4) first.",
        offer=offer_name(offer),
        currency=currency,
    )
    return InputError(sentence)


def _meant(typed: TypedMoney, offer: Offer, comparison: Comparison) -> str:
    """Of the currencies that share a sign, that of the place of work, else the comparison's."""
    for code in (local_currency(offer, comparison), comparison.currency):
        if code in typed.codes:
            return code
    if len(typed.codes) == 1:
        return typed.codes[0]
    example = f"{'USD' if 'USD' in typed.codes else typed.codes[0]} {typed.text}"
    raise InputError(
        tr("“{mark}” stands for several currencies: type the code, as in {example}.", mark=typed.mark, example=example)
    )


def local_currency(offer: Offer, comparison: Comparison) -> str:
    """The currency of the place of work; "" where the place is not known."""
    label = comparison.person.home if offer.is_remote else offer.place
    place = places.find(label) if label else None
    found = currencies.currency_of(place.country_code) if place else None
    return found.code if found else ""


def currency_note(offer: Offer, comparison: Comparison) -> str:
    """What to do where the place pays in another currency than an offer without its own is counted in; else ""."""
    local = local_currency(offer, comparison)
    if offer.currency is not None or local in ("", comparison.currency):
        return ""
    place = town((comparison.person.home if offer.is_remote else offer.place) or "")
    told = {"place": place, "local": local, "currency": comparison.currency, "example": _example(local)}
    held = amounts(offer)
    if not held:
        return tr("{place} pays in {local}: type {example}, or set the currency in the whole offer (F4).", **told)
    if held == ("base",):
        return tr(
            "Taken as {currency}, but {place} pays in {local}: type {example}, or set the currency in the whole offer"
            " (F4).",
            **told,
        )
    return tr("Taken as {currency}, but {place} pays in {local}: the whole offer (F4) has the currency.", **told)


def _example(code: str) -> str:
    """How an amount of a currency is typed: with its sign where it has one of its own."""
    found = currencies.currency(code)
    has_sign = found is not None and len(found.symbol) == 1 and currencies.meant_by(found.symbol) == (code,)
    return f"{found.symbol}95k" if found is not None and has_sign else f"{code} 95k"


def amounts(offer: Offer) -> tuple[str, ...]:
    """The paths of all amounts of money that an offer holds; earlier terms have a currency of their own."""
    return tuple(path for path, value in _leaves(offer) if value and field_unit(path) in ("money", "price"))


def _leaves(value: Any, path: str = "") -> Iterator[tuple[str, float]]:
    if isinstance(value, Value):
        for name, part in value.parts().items():
            yield from _leaves(part, f"{path}.{name}" if path else name)
    elif isinstance(value, tuple):
        for number, part in enumerate(value):
            yield from _leaves(part, f"{path}.{number}")
    elif isinstance(value, int | float):
        yield path, value


def _is_within(path: str, fields: tuple[str, ...]) -> bool:
    return any(path == field or path.startswith(f"{field}.") for field in fields)
