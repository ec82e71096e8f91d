"""The size of a page in each country, read from ``papers.json``."""

from __future__ import annotations

from functools import cache

from offercompare import resources


def paper_in(country: str) -> str:
    """ "Letter" or "A4"; ``country`` is ISO 3166 alpha-2, and one that is not known has A4."""
    return "Letter" if country in _letter_countries() else "A4"


@cache
def _letter_countries() -> frozenset[str]:
    return frozenset(resources.data("papers.json")["letter"])
