"""Base pay that employers offered in H-1B applications: by title, by occupation in a metro, by employer (US alone)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from offercompare.reference import database
from offercompare.reference.folding import fold
from offercompare.reference.occupations import Occupation, TitleLevel, TitleMeaning, title_label
from offercompare.reference.places import Place
from offercompare.reference.wages import NATION, Points, metro_label, points
from offercompare.translation import tr

SOURCE = "US DOL H-1B FY2025"

# No company's name is longer; what is cut off a hostile text could match nothing.
_LONGEST_NAME = 120
# Names that a person may have typed by the thousand are not worth keeping.
_MOST_KEPT = 512
# What a name may end with that does not tell one employer from another.
_LEGAL_FORMS = frozenset(
    [
        "inc",
        "incorporated",
        "llc",
        "corp",
        "corporation",
        "co",
        "company",
        "lp",
        "llp",
        "ltd",
        "limited",
        "plc",
        "pbc",
        "pvt",
        "na",
        "gmbh",
        "ag",
        "se",
        "sa",
        "nv",
        "bv",
        "us",
        "usa",
        "america",
        "americas",
    ]
)


@dataclass(frozen=True)
class FilingSample:
    """Yearly base pay in certified full-time H-1B applications: each published (percentile, US dollars), rising.

    ``of`` says of what and where, ``n`` how many applications. ``level`` is read from the titles; "all" is any.
    ``staffing`` marks an employer that places people with others.
    """

    of: str
    n: int
    percentiles: Points
    level: TitleLevel = "all"
    staffing: bool = False
    source: str = SOURCE


def title_filings(meaning: TitleMeaning, place: Place) -> tuple[FilingSample, ...]:
    """Of the title: in the place's metro at any level, and in the nation at the title's own level, where published.

    A title that is not counted is replaced by its occupation in the metro. Empty outside the US.
    """
    if place.country_code != "US":
        return ()
    if meaning.title_key is None:
        here = occupation_filings(meaning.occupation, place) if meaning.occupation else None
        return (here,) if here else ()
    found = (_title_in_metro(meaning.title_key, place), _title_in_nation(meaning.title_key, meaning.level))
    return tuple(each for each in found if each)


def occupation_filings(occupation: Occupation, place: Place) -> FilingSample | None:
    """Of the occupation in the place's metro, with the 10th and 90th percentile; None where not published."""
    if place.country_code != "US" or place.metro_code is None or place.metro_name is None:
        return None
    of = tr("{occupation}, {area}", occupation=occupation.name, area=metro_label(place.metro_name))
    return _sample(_row(place.metro_code, occupation.code, "all"), of, "all")


@lru_cache(maxsize=_MOST_KEPT)
def employer_filings(company: str, occupation: Occupation) -> FilingSample | None:
    """Of the employer in this occupation, whole country; None where no large filer has just this name.

    Names are compared without case, legal form and country; what a filer is widely called counts too. Of several
    filers of one name the one with most applications is meant; ``of`` names it as it filed.
    """
    found = database.row(
        "SELECT us_employer_wages.* FROM us_employer JOIN us_employer_wages USING (employer_name)"
        " WHERE employer_key = ? AND soc_code = ? ORDER BY n DESC, employer_name LIMIT 1",
        *(employer_key(company), occupation.code),
    )
    if found is None:
        return None
    of = tr("{occupation}, {employer}", occupation=occupation.name, employer=found["employer_name"])
    return FilingSample(of, found["n"], points(found), staffing=bool(found["staffing"]))


def employer_key(name: str) -> str:
    """What two names of one employer have in common: without case, marks, legal form and country at the end."""
    words = fold(name[:_LONGEST_NAME].replace(".", "").replace("&", " and ")).split()
    words = words[1:] if words[:1] == ["the"] else words
    while len(words) > 1 and words[-1] in _LEGAL_FORMS and words[-2] != "of":
        words.pop()
        if len(words) > 1 and words[-1] == "and":
            words.pop()
    return " ".join(words)


def _title_in_metro(title_key: str, place: Place) -> FilingSample | None:
    if place.metro_code is None or place.metro_name is None:
        return None
    of = tr("{title}, any level, {area}", title=title_label(title_key), area=metro_label(place.metro_name))
    return _sample(_row(place.metro_code, title_key, "all"), of, "all")


def _title_in_nation(title_key: str, level: TitleLevel) -> FilingSample | None:
    at_level = _row(NATION, title_key, level)
    shown: TitleLevel = level if at_level else "all"
    found = at_level or _row(NATION, title_key, "all")
    of = tr("{title}, {level}, United States", title=title_label(title_key), level=_level_word(shown))
    return _sample(found, of, shown)


def _level_word(level: TitleLevel) -> str:
    return {
        "all": tr("any level"),
        "base": tr("no level in the title"),
        "senior": tr("senior"),
        "staff_plus": tr("staff and above"),
        "lead": tr("lead"),
        "director_plus": tr("director and above"),
    }[level]


@cache
def _row(area: str, title_or_soc: str, level: str) -> dict[str, Any] | None:
    return database.row(
        "SELECT * FROM us_filings WHERE area = ? AND title_or_soc = ? AND level = ?", area, title_or_soc, level
    )


def _sample(row: dict[str, Any] | None, of: str, level: TitleLevel) -> FilingSample | None:
    return FilingSample(of, row["n"], points(row), level) if row else None
