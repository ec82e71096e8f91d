"""The figures that a file was saved with, beside the comparison they belong to: what a newer program compares with."""

from __future__ import annotations

from typing import Annotated

from pydantic import ConfigDict, Field

from offercompare.model.comparison import MOST_OFFERS
from offercompare.model.value import Day, Name, Number, Points, Value, Whole

LARGEST_FIGURE = 1e21
"""Above any sum of what a file may name: a figure beyond it is none of ours."""

Money = Annotated[Number, Field(ge=-LARGEST_FIGURE, le=LARGEST_FIGURE)]
Version = Annotated[str, Field(strict=True, min_length=1, max_length=100)]
Digest = Annotated[str, Field(strict=True, min_length=64, max_length=64)]


class SavedFigures(Value):
    """Figures of one offer in the reporting currency. Null: it was unknown; absent: it was still being calculated."""

    model_config = ConfigDict(extra="ignore")

    rank: Annotated[Whole, Field(ge=1, le=MOST_OFFERS)] | None = None
    overall: Points | None = None
    certainty_equivalent: Money | None = None
    """A year, on the money basis."""
    spendable_average: Money | None = None
    after_tax_average: Money | None = None
    average: Money | None = None
    """A year, before tax."""
    first_year: Money | None = None
    """Before tax."""


class LastSaved(Value):
    """What the last save knew. It counts only while ``digest`` is that of the rest of the file."""

    model_config = ConfigDict(extra="ignore")

    program: Version
    model: Version
    data: Version
    """The version of all bundled data together."""
    on: Day | None = None
    """The first day on which these very figures were saved."""
    digest: Digest
    """SHA-256 of the file's content without this block, as hexadecimal digits."""
    editions: Annotated[dict[Version, Version], Field(max_length=100)] = {}
    """By bundled table that the comparison uses: which edition of it."""
    leader: Name | None = None
    """Id of the offer that led; null: none did; absent: not known yet."""
    figures: Annotated[dict[Name, SavedFigures], Field(max_length=MOST_OFFERS)] = {}
    """By offer id."""
