"""What an answer that is still unknown may plausibly be, with its source (MODEL 12.11): ``plausible.json``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from offercompare import resources
from offercompare.translation import tr

Of = Literal["one", "base", "other_bases", "first_grant", "preferred_price", "company_value", "dollars", "shares"]
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Range:
    """From the 10th percentile of plausible answers to the 90th, in parts of ``of``.

    ``more_is_good``: whether a larger answer is the one in favour of the offer.
    """

    low: float
    high: float
    of: Of
    more_is_good: bool
    source: str
    assumption: bool


@dataclass(frozen=True, slots=True)
class Choices:
    """Answers as they stand in a file, from the worst for the offer to the one most in its favour."""

    values: tuple[Any, ...]
    source: str
    assumption: bool


def amount(field: str, company_type: str | None = None) -> Range | None:
    """The plausible amounts of a field, by the company's type where they differ; None where none can be named."""
    for row in _data()["amounts"]:
        if row["field"] == field and row.get("type", company_type) == company_type:
            return Range(
                row["low"], row["high"], row["of"], row["good"] == "more", tr(row["source"]), row["assumption"]
            )
    return None


def choices(field: str) -> Choices | None:
    """The plausible answers of a field that is no amount; None where none can be named."""
    for row in _data()["choices"]:
        if row["field"] == field:
            return Choices(tuple(row["values"]), tr(row["source"]), row["assumption"])
    return None


def company_value(stage: str) -> Range:
    """What a private company of this stage may be worth, in US dollars; KeyError for an unknown stage."""
    for row in _data()["company_values"]:
        if row["stage"] == stage:
            return Range(row["low"], row["high"], "dollars", True, tr(row["source"]), row["assumption"])
    raise KeyError(stage)


def share_count() -> Range:
    """How many fully diluted shares a private company may have."""
    row = _data()["share_count"]
    return Range(row["low"], row["high"], "shares", False, tr(row["source"]), row["assumption"])


def fields() -> tuple[str, ...]:
    """Every field of which plausible answers are named, each once."""
    return tuple(dict.fromkeys(row["field"] for row in (*_data()["amounts"], *_data()["choices"])))


@cache
def _data() -> dict[str, Any]:
    content: dict[str, Any] = resources.data("data/plausible.json")
    return content
