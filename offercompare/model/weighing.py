"""How the person came to the weights: the trade-offs answered, the swings rated, and what the scales then were."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from offercompare.model.value import Name, Number, Points, Value

Way = Literal["questions", "swings", "typed"]
TradeOffReply = Literal["yes", "no", "cannot_say"]


class TradeOff(Value):
    """One trade-off between two offers as it was answered (MODEL 12.1).

    ``differences`` are the scores of ``first`` less those of ``second`` by criterion, as they stood: what the answer
    says of the weights stays true when the offers change. ``yes``: the person would rather have ``first``.
    """

    first: Name
    second: Name
    differences: dict[str, Number]
    answer: TradeOffReply


class Weighed(Value):
    """The way in which the weights were found, and the scales they were found on."""

    way: Way = "typed"
    trade_offs: Annotated[tuple[TradeOff, ...], Field(max_length=50)] = ()
    swings: dict[str, Points] = {}
    """The importance of each criterion's whole swing, the first one 100."""
    scales: dict[str, tuple[Number, Number]] = {}
    """Where the scale of a criterion began and ended then (pay, cost of living, own criteria)."""
