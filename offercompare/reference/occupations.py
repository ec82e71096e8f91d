"""The occupations that wages are published for, and which of them a job title means."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from offercompare.reference import database
from offercompare.reference.folding import fold

TitleLevel = Literal["all", "base", "senior", "staff_plus", "lead", "director_plus"]

# No title is longer; what is cut off a hostile text could mean nothing.
_LONGEST_TITLE = 200
# The highest one that a title names counts. A vice president is a grade at banks and a head elsewhere: any level.
_LEVELS: tuple[tuple[TitleLevel, frozenset[str]], ...] = (
    ("all", frozenset({"vp", "avp", "svp", "vice"})),
    ("director_plus", frozenset({"director", "head", "chief"})),
    ("staff_plus", frozenset({"staff", "principal", "distinguished", "fellow"})),
    ("lead", frozenset({"lead"})),
    ("senior", frozenset({"senior", "sr", "snr"})),
)


@dataclass(frozen=True)
class Occupation:
    """An occupation of the 2018 Standard Occupational Classification, such as 15-2051, Data Scientists."""

    code: str
    name: str


@dataclass(frozen=True)
class TitleMeaning:
    """What a job title says: its occupation, the kind of title that filings are counted by, and the level.

    ``occupation`` is None where no wages are published for it, ``title_key`` where filings are not counted for it.
    """

    occupation: Occupation | None
    title_key: str | None
    level: TitleLevel


@cache
def occupations() -> tuple[Occupation, ...]:
    """Every occupation with wages, by code, for a chooser."""
    found = database.rows("SELECT soc_code, soc_title FROM us_occupation ORDER BY soc_code")
    return tuple(Occupation(row["soc_code"], row["soc_title"]) for row in found)


def occupation(text: str) -> Occupation | None:
    """The occupation of a code ("15-2051", "15-2051.00", "152051") or of its exact name, or None."""
    return _by_text().get(fold(text.strip().removesuffix(".00")).replace(" ", ""))


def meaning(title: str) -> TitleMeaning | None:
    """What ``title`` means by the first line of occupations.csv whose words it all has; None where there is none.

    It is a guess: a person's own occupation goes before it.
    """
    words = frozenset(fold(title[:_LONGEST_TITLE]).split())
    for needed, soc, title_key in _lines():
        if needed <= words:
            return TitleMeaning(occupation(soc) if soc else None, title_key, _level(words))
    return None


@cache
def title_label(title_key: str) -> str:
    """What the title of this key is called in English, "ML Engineer"; KeyError where there is none."""
    found = database.row("SELECT title_label FROM us_title WHERE title_key = ?", title_key)
    if found is None:
        raise KeyError(title_key)
    return str(found["title_label"])


def _level(words: frozenset[str]) -> TitleLevel:
    if {"member", "technical"} <= words:
        # A member of technical staff is not a staff engineer.
        words -= {"staff"}
    return next((level for level, marks in _LEVELS if marks & words), "base")


@cache
def _by_text() -> dict[str, Occupation]:
    by_name = {fold(each.name).replace(" ", ""): each for each in occupations()}
    return by_name | {each.code.replace("-", ""): each for each in occupations()}


@cache
def _lines() -> tuple[tuple[frozenset[str], str | None, str | None], ...]:
    found = database.rows("SELECT words, soc_code, title_key FROM title_words ORDER BY line")
    return tuple((frozenset(row["words"].split()), row["soc_code"], row["title_key"]) for row in found)
