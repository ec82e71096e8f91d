"""Which bundled tables are old, in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from offercompare.engine import Evaluation
from offercompare.engine.data_used import data_used
from offercompare.reference.editions import Edition, editions
from offercompare.report.words import joined
from offercompare.translation import tr, trn

_MOST_NAMED = 2


def old_data(evaluation: Evaluation, today: date) -> tuple[Edition, ...]:
    """The tables behind this comparison that are old on ``today``."""
    # Most days nothing is, and then nobody asks what the comparison rests on.
    if not any(each.is_old(today) for each in editions()):
        return ()
    return tuple(each for each in data_used(evaluation) if each.is_old(today))


def old_note(old: Sequence[Edition]) -> str:
    """A few words for a line of notes: what is old, and what to do; empty where nothing is."""
    names = names_of(old)
    if not names:
        return ""
    shown = names if len(names) <= _MOST_NAMED else (*names[: _MOST_NAMED - 1], _others(len(names) - _MOST_NAMED + 1))
    text = joined(shown)
    return tr("{Tables} are old: look for a newer OfferCompare", Tables=text[:1].upper() + text[1:])


def names_of(found: Sequence[Edition]) -> tuple[str, ...]:
    """Each set of tables with its year; taxes of several countries and one year are one."""
    years = [each.edition for each in found if each.kind == "tax"]
    taxes = dict.fromkeys(years)
    several = len(taxes) > 1
    return (*(_taxes(found, year, several) for year in taxes), *(_name(each) for each in found if each.kind != "tax"))


def _others(count: int) -> str:
    return trn("{count} other table", "{count} other tables", count)


def _taxes(found: Sequence[Edition], year: str, several: bool) -> str:
    if not several:
        return tr("tax tables of {year}", year=year)
    countries = ", ".join(each.area for each in found if each.kind == "tax" and each.edition == year)
    return tr("tax tables of {year} ({countries})", year=year, countries=countries)


def table_name(each: Edition) -> str:
    """What a set of tables is called beside its year: "price levels of BEA", "tax tables of US"."""
    publisher = each.named
    match each.kind:
        case "tax":
            return tr("tax tables of {country}", country=each.area)
        case "prices":
            return tr("price levels of {publisher}", publisher=publisher)
        case "rents":
            return tr("rents of {publisher}", publisher=publisher)
        case "wages":
            return tr("wages of {publisher}", publisher=publisher)
        case "filings":
            return tr("filings of {publisher}", publisher=publisher)
        case "rates":
            return tr("exchange rates of {publisher}", publisher=publisher)
        case _:
            return each.key


def _name(each: Edition) -> str:
    return tr("{table} {year}", table=table_name(each), year=each.edition)
