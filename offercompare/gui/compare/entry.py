"""What was typed into a cell, read as one edit: a number, "none", "?" for unknown, "~" for a guess."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from offercompare.document.edits import Edit, set_offer, set_offer_table
from offercompare.engine.place import country
from offercompare.errors import InputError
from offercompare.gui.forms.choices import option_kind
from offercompare.gui.forms.reading import refuse_two_meanings
from offercompare.gui.typed_money import MoneyEdit, TypedMoney, apart
from offercompare.model import Comparison, Grant, Offer
from offercompare.numerals import Numerals
from offercompare.reference import places
from offercompare.report.guesses import below, is_guess, is_unknown
from offercompare.translation import tr


@dataclass(frozen=True, slots=True)
class Entry:
    """What a typed text says apart from its state: ``unknown`` and ``guess`` are how sure it is.

    ``has_currency``: whether one was typed beside the amount, which ``text`` is without.
    """

    text: str
    unknown: bool
    guess: bool
    none: bool
    has_currency: bool = False

    @property
    def evidence(self) -> str | None:
        """The word for the offer's evidence."""
        return "unknown" if self.unknown else "guess" if self.guess else None


def read(text: str) -> Entry:
    """Take the marks off a typed text."""
    plain = text.strip()
    unknown = plain.lower() in ("?", "? ask", "ask", "unknown", tr("unknown"), tr("? ask"))
    guess = plain.startswith("~")
    rest = plain.lstrip("~").strip()
    return Entry(rest, unknown, guess, not unknown and rest.lower() in ("", "-", "–", "none", tr("none")))


def edit_for(key: str, offer: Offer, text: str, numerals: Numerals) -> Edit:
    """The edit that a text typed into row ``key`` of an offer means; ``InputError`` where it cannot be read."""
    entry = read(text)
    money = _money(key, entry)
    if money.codes:
        entry = replace(entry, text=money.text, has_currency=True)
    edit = _READERS[key](offer, entry, numerals)
    gone = [name for name in below(offer, key) if entry.unknown or offer.evidence[name] in ("guess", "unknown")]
    whole = _after(_without_notes(offer, gone), edit) if gone else edit
    return MoneyEdit(whole, offer.id, money, _written_over(key, offer)) if money.codes else whole


_KIND_WORDS = frozenset({"rsu", "iso", "nso"})
_MONEY_ROWS = ("base", "bonus", "sign_on", "grants")


def _money(key: str, entry: Entry) -> TypedMoney:
    is_money = key in _MONEY_ROWS and not entry.unknown and not entry.none
    return apart(entry.text, _KIND_WORDS) if is_money else TypedMoney(entry.text)


def _written_over(key: str, offer: Offer) -> tuple[str, ...]:
    """The fields below a row whose amounts a typed one replaces: of several the first grant, the first year."""
    if key == "grants":
        return ("grants.0",)
    if key == "sign_on":
        return tuple(f"sign_on.{number}" for number, part in enumerate(offer.sign_on) if part.year == 1)
    return (key,)


def _after(first: Edit, second: Edit) -> Edit:
    def edit(comparison: Comparison) -> Comparison:
        return second(first(comparison))

    return edit


def _without_notes(offer: Offer, gone: Sequence[str]) -> Edit:
    """What the editor noted of a field inside a row was about the value that is written over."""
    return set_offer_table(
        offer.id, "evidence", {name: how for name, how in offer.evidence.items() if name not in gone}
    )


def _base(offer: Offer, entry: Entry, numerals: Numerals) -> Edit:
    value = None if entry.unknown or entry.none else _amount(entry, numerals)
    return set_offer(offer.id, {"base": value}, entry.evidence)


def _amount(entry: Entry, numerals: Numerals) -> float:
    value = numerals.parse(entry.text)
    if value is None:
        example = numerals.number(215_000)
        raise InputError(tr("Type an amount such as {example} or 215k, ? for unknown, or none.", example=example))
    refuse_two_meanings(entry.text, numerals)
    return value


def _bonus(offer: Offer, entry: Entry, numerals: Numerals) -> Edit:
    if entry.unknown or entry.none:
        return set_offer(offer.id, {"bonus": None}, entry.evidence)
    payout = offer.bonus.payout if offer.bonus else None
    target = numerals.parse_percent(entry.text)
    if target is None:
        raise InputError(tr("Type a percentage of base such as 15 %, an amount such as 20k, ? or none."))
    as_amount = entry.has_currency or ("%" not in entry.text and target > 2)
    block: dict[str, Any] = {"payout": payout}
    name, value = ("amount", _amount(entry, numerals)) if as_amount else ("target", target)
    whole = set_offer(offer.id, {"bonus": {**block, name: value}})
    # A guess is noted where the editor notes it, so that a value typed there ends it.
    return _after(whole, set_offer(offer.id, {f"bonus.{name}": value}, "guess")) if entry.guess else whole


def _sign_on(offer: Offer, entry: Entry, numerals: Numerals) -> Edit:
    if entry.unknown or entry.none:
        return set_offer(offer.id, {"sign_on": ()}, entry.evidence)
    value = _amount(entry, numerals)
    later = tuple(part for part in offer.sign_on if part.year > 1)
    first = ({"year": 1, "amount": value},) if value else ()
    return set_offer(offer.id, {"sign_on": (*first, *later)}, entry.evidence)


_GRANT = re.compile(
    r"^(?P<amount>[^@a-z]*?\d[^@a-z]*?[km]?)\s*(?P<kind>rsus?|isos?|nsos?|vsops?|(?:virtual\s+)?(?:stock\s+)?(?:options?|shares?))?"
    r"\s*(?:(?:@|\bat\b)\s*(?P<strike>[\d.,' ]+))?"
    r"(?:\s*,?\s*(?P<note>shares|\d+\s*y\w*))?$",
    re.IGNORECASE,
)


def _grants(offer: Offer, entry: Entry, numerals: Numerals) -> Edit:
    """The first grant: "320k RSU", "42,000 ISO @ 6.10", "12,000 options @ 2.10"; its vesting stays."""
    if entry.unknown or entry.none:
        return set_offer(offer.id, {"grants": ()}, entry.evidence)
    found = _GRANT.match(entry.text)
    amount = numerals.parse(found["amount"]) if found else None
    if found is None or amount is None:
        raise InputError(
            tr(
                "Type 320k RSU for a value, or 42,000 options @ 6.10 with their strike; ISO, NSO, VSOP and virtual"
                " shares are understood too."
            )
        )
    word = (found["kind"] or "rsu").lower().rstrip("s")
    is_option = word in _OPTION_WORDS or word.endswith("option") or found["strike"] is not None
    strike = numerals.parse(found["strike"]) if found["strike"] else None
    counts = is_option or word.endswith("share") or (found["note"] or "").lower() == "shares"
    first = offer.grants[0].parts() if offer.grants else {}
    grant = {
        **first,
        "shares": amount if counts else None,
        "value": None if counts else amount,
        "strike": strike if is_option else None,
    }

    def edit(comparison: Comparison) -> Comparison:
        kind = _option_kind(word, offer, comparison) if is_option else _share_kind(first)
        grants = ({**grant, "kind": kind}, *offer.grants[1:])
        return set_offer(offer.id, {"grants": grants}, entry.evidence)(comparison)

    return edit


_OPTION_WORDS = ("iso", "nso", "vsop")


def _option_kind(word: str, offer: Offer, comparison: Comparison) -> str:
    """What was named; else what options are where the work is. Virtual ones are paid out, so taxed as wages."""
    if word in ("iso", "nso"):
        return word
    is_virtual = word == "vsop" or word.startswith("virtual")
    return "nso" if is_virtual else option_kind(country(offer, comparison))


def _share_kind(first: dict[str, Any]) -> str:
    return "double_trigger_rsu" if first.get("kind") == "double_trigger_rsu" else "rsu"


def _window(offer: Offer, entry: Entry, numerals: Numerals) -> Edit:
    field = "equity.exercise_window_years"
    if entry.unknown or entry.none:
        return set_offer(offer.id, {field: None}, entry.evidence)
    found = re.match(r"^([\d.,]+)\s*(d|m|y)?\w*$", entry.text, re.IGNORECASE)
    value = numerals.parse(found[1]) if found else None
    if found is None or value is None:
        raise InputError(tr("Type how long: 90 days, 6 months or 10 years."))
    unit = (found[2] or "d").lower()
    years = {"d": value / 365, "m": value / 12, "y": value}[unit]
    return set_offer(offer.id, {field: 0.25 if unit == "d" and value == 90 else years}, entry.evidence)


def _office_days(offer: Offer, entry: Entry, numerals: Numerals) -> Edit:
    field = "remote.office_days"
    if entry.unknown or entry.none:
        return set_offer(offer.id, {"remote.policy": None, field: None}, entry.evidence)
    word = entry.text.lower()
    if word in ("remote", tr("remote")):
        return set_offer(offer.id, {"remote.policy": "remote", field: 0.0}, entry.evidence)
    days = numerals.parse(word.split(",")[0])
    if days is None or not 0 <= days <= 7:
        raise InputError(tr("Type the office days a week from 0 (remote) to 7."))
    policy = "remote" if days == 0 else "on_site" if days >= 5 else "hybrid"
    return set_offer(offer.id, {"remote.policy": policy, field: days}, entry.evidence)


def _place(offer: Offer, entry: Entry, numerals: Numerals) -> Edit:
    if entry.unknown or entry.none:
        return set_offer(offer.id, {"place": None}, entry.evidence)
    if entry.text.lower() in ("remote", tr("remote")):
        return set_offer(offer.id, {"remote.policy": "remote", "remote.office_days": 0.0}, entry.evidence)
    found = places.find(entry.text) or next(iter(places.search(entry.text, 1)), None)
    changes: dict[str, Any] = {"place": found.label if found else entry.text}
    if offer.is_remote:
        changes |= {"remote.policy": None, "remote.office_days": None}
    return set_offer(offer.id, changes, entry.evidence)


_READERS: dict[str, Callable[[Offer, Entry, Numerals], Edit]] = {
    "base": _base,
    "bonus": _bonus,
    "sign_on": _sign_on,
    "grants": _grants,
    "equity.exercise_window_years": _window,
    "remote.office_days": _office_days,
    "place": _place,
}


def _grant_text(grant: Grant, numerals: Numerals) -> str:
    kind = {"iso": "ISO", "nso": "NSO"}.get(grant.kind, "RSU")
    amount = grant.value if grant.shares is None else grant.shares
    text = f"{numerals.plain(amount)} {kind}" if amount is not None else ""
    if grant.is_option:
        return f"{text} @ {numerals.plain(grant.strike)}" if grant.strike is not None else text
    return f"{text}, shares" if grant.shares is not None else text


def shown_for_typing(key: str, offer: Offer, numerals: Numerals) -> str:
    """What stands in the cell when one starts to change it: every digit, no decoration."""
    mark = "~" if is_guess(offer, key) else ""
    text = _value_for_typing(key, offer, numerals)
    if not text or key in offer.is_unknown:
        return "?" if is_unknown(offer, key) else ""
    return f"{mark}{text}"


def _value_for_typing(key: str, offer: Offer, numerals: Numerals) -> str:
    match key:
        case "base":
            return "" if offer.base is None else numerals.plain(offer.base)
        case "place":
            return tr("remote") if offer.is_remote else (offer.place or "")
        case "remote.office_days":
            days = offer.remote.office_days
            return ("0" if offer.is_remote else "") if days is None else numerals.plain(days)
        case "sign_on":
            first = [part.amount for part in offer.sign_on if part.year == 1]
            return numerals.plain(sum(first)) if first else ""
        case "bonus" if offer.bonus is not None and offer.bonus.amount is not None:
            return numerals.plain(offer.bonus.amount)
        case "bonus" if offer.bonus is not None and offer.bonus.target is not None:
            return f"{numerals.plain(round(offer.bonus.target * 100, 10))} %"
        case "equity.exercise_window_years" if offer.equity.exercise_window_years is not None:
            return tr("{years} years", years=numerals.plain(offer.equity.exercise_window_years))
        case "grants" if offer.grants:
            return _grant_text(offer.grants[0], numerals)
        case _:
            return ""
