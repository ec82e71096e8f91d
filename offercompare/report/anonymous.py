"""A comparison with letters for the names of companies, for a report that tells none."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from offercompare.model import Comparison
from offercompare.reference import rubrics
from offercompare.translation import tr

LEAST_TELLING = 3
"""Letters; a shorter first word is left alone."""


def anonymous(comparison: Comparison) -> Comparison:
    """The same comparison: results do not depend on names, sentences do. Titles are left out."""
    letters = {offer.id: tr("Offer {letter}", letter=_letter(number)) for number, offer in enumerate(comparison.offers)}
    named = {offer.company: letters[offer.id] for offer in reversed(comparison.offers) if offer.company.strip()}
    offers = [offer.changed({"company": letters[offer.id], "title": ""}) for offer in comparison.offers]
    criteria = [
        own.changed({"label": without_names(own.label or own.key.replace("_", " "), named)})
        for own in comparison.criteria
    ]
    return comparison.changed({"offers": offers, "criteria": criteria, "title": ""})


def without_names(text: str, letters: Mapping[str, str]) -> str:
    """A text with each company's name as words of their own, however they are written, replaced by its letter.

    ``letters`` are by name; "Nimbus" is short for "Nimbus AI". Of names within one another the longest counts.
    """
    short = {each: letter for name, letter in reversed([*letters.items()]) for each in _short(name)}
    by_name = short | {_plain(name): letter for name, letter in letters.items() if name.strip()}
    if not by_name:
        return text
    names = "|".join(r"\s+".join(map(re.escape, name.split())) for name in sorted(by_name, key=len, reverse=True))
    found = re.compile(rf"(?<!\w)(?:{names})(?!\w)", re.IGNORECASE)
    return found.sub(lambda name: by_name.get(_plain(name[0]), tr("Offer")), text)


def _short(name: str) -> Iterator[str]:
    """What people call a company for short: the first words of its name, one alone only where it tells something."""
    words = _plain(name).split()
    for count in range(1, len(words)):
        if count > 1 or (len(words[0]) >= LEAST_TELLING and words[0] not in _ordinary()):
            yield " ".join(words[:count])


def _ordinary() -> set[str]:
    """Words that criteria are called by anyway."""
    return {"the", *(word.casefold() for each in rubrics.criteria() for word in each.label.split())}


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())


def _letter(number: int) -> str:
    """A..Z, then AA, AB, ..."""
    before, last = divmod(number, 26)
    return (_letter(before - 1) if before else "") + chr(ord("A") + last)
