"""The comparison that comes with the program."""

from __future__ import annotations

from offercompare import resources
from offercompare.files.codec import decode
from offercompare.model import Comparison

EXAMPLE = "examples/worked-example.offers"


def worked_example() -> Comparison:
    """The worked example, new each time."""
    return decode(resources.path(EXAMPLE).read_bytes(), EXAMPLE)
