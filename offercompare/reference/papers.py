"""The sizes of a page, and which is usual in each country, read from ``papers.json``."""

from __future__ import annotations

from functools import cache

from offercompare import resources

PAPERS = ("A4", "Letter")


def paper_in(country: str) -> str:
    """One of ``PAPERS``; ``country`` is ISO 3166 alpha-2, and one that is not known has A4."""
    return "Letter" if country in _letter_countries() else "A4"


@cache
def _letter_countries() -> frozenset[str]:
    return frozenset(resources.data("papers.json")["letter"])
