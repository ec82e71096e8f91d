"""What criteria, conditions and statuses are called inside a sentence and on paper."""

from __future__ import annotations

from collections.abc import Iterable

from offercompare.model import Comparison, Offer
from offercompare.model.problem import one_line
from offercompare.numerals import Numerals
from offercompare.reference import rubrics
from offercompare.translation import tr, trn

LONGEST_NAME = 60
MOST_JOINED = 5


def line(text: str, longest: int = 200) -> str:
    """Text of a file as one harmless line: no line breaks, no control or direction marks, not too long."""
    return " ".join(one_line(text, longest).split())


def sentence(text: str) -> str:
    """A text that stands alone: with a capital and a full stop."""
    return f"{text[:1].upper()}{text[1:]}" + ("" if text.endswith((".", "?", "!")) else ".")


def offer_name(offer: Offer) -> str:
    """What an offer is called in sentences and headings."""
    return line(offer.name, LONGEST_NAME) or line(offer.id, LONGEST_NAME) or tr("unnamed")


def label(key: str, comparison: Comparison) -> str:
    """The name of a criterion as a heading, such as "Growth potential"."""
    own = {each.key: line(each.label or each.key, LONGEST_NAME) for each in comparison.criteria}
    return own.get(key) or {each.key: each.label for each in rubrics.criteria()}.get(key, key)


def word(key: str, comparison: Comparison) -> str:
    """The name of a criterion inside a sentence; more of it is always good."""
    short = {"growth": tr("growth"), "production": tr("production exposure")}
    if key in short:
        return short[key]
    named = label(key, comparison)
    own = any(each.key == key for each in comparison.criteria)
    return named if own else named[:1].lower() + named[1:]


def condition(name: str, comparison: Comparison) -> str:
    """The name of what a must-have tests: a criterion or a fact."""
    facts = {
        "office_days": tr("office days"),
        "commute_minutes": tr("commute"),
        "base": tr("base pay"),
        "permit_sponsored": tr("work permit"),
        "country": tr("country"),
        "startup_risk": tr("startup risk"),
        "cost_of_living": tr("cost of living"),
    }
    return facts.get(name) or word(name, comparison)


def status(name: str) -> str:
    """An offer's status in a word."""
    return {
        "open": tr("open"),
        "accepted": tr("accepted"),
        "declined": tr("declined"),
        "expired": tr("expired"),
        "current": tr("current job"),
    }[name]


def filing_word(status: str) -> str:
    """How the person files, in a word."""
    return {"single": tr("single"), "joint": tr("jointly"), "head_of_household": tr("head of household")}[status]


def joined(names: Iterable[str]) -> str:
    """ "A", "A and B", "A, B and C"; of more than five the first four and how many more."""
    every = list(names)
    if len(every) > MOST_JOINED:
        every = [*every[: MOST_JOINED - 1], tr("{count} more", count=len(every) - MOST_JOINED + 1)]
    if len(every) < 2:
        return "".join(every)
    return tr("{first} and {last}", first=", ".join(every[:-1]), last=every[-1])


def town(place: str) -> str:
    """The first part of a place's name: "Austin" of "Austin, TX, US"."""
    return line(place.split(",")[0], LONGEST_NAME)


def years(value: float, numerals: Numerals) -> str:
    """A number of years."""
    if value == int(value):
        return trn("{count} year", "{count} years", int(value))
    return tr("{number} years", number=numerals.short(value, 2))
