"""What the person ticked for one offer, and the asks that come of it; no Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from offercompare.engine.decision import Ask
from offercompare.engine.make_whole import LossKind, MakeWhole
from offercompare.report.negotiation_text import Asking, MakeWholeAs, OtherAskKey

CERTAIN: frozenset[LossKind] = frozenset({"grants", "clawback"})
"""Losses that count from the start; which bonus is paid before one leaves only the person knows."""


@dataclass(frozen=True, slots=True)
class Choices:
    """Ticks and own amounts for one offer. ``written`` is the person's own version of the text, None while there is
    none; ``names`` is the id of the other offer that may be named.
    """

    asks: frozenset[Ask] = frozenset()
    amounts: Mapping[Ask, float] = field(default_factory=dict)
    make_whole: bool = False
    make_whole_as: MakeWholeAs = "sign_on"
    losses: frozenset[LossKind] = CERTAIN
    others: frozenset[OtherAskKey] = frozenset()
    questions: frozenset[str] = frozenset()
    names_other: bool = False
    names: str = ""
    names_amount: bool = False
    written: str | None = None

    def ticked(self, ask: Ask, on: bool) -> Choices:
        """With one ask on money more or less."""
        return replace(self, asks=self.asks | {ask} if on else self.asks - {ask})

    def with_amount(self, ask: Ask, amount: float | None) -> Choices:
        """With the person's own amount, which is asked for at once; None returns to the one that was found."""
        kept = {key: value for key, value in self.amounts.items() if key != ask}
        if amount is None:
            return replace(self, amounts=kept)
        return replace(self, amounts={**kept, ask: amount}, asks=self.asks | {ask})


@dataclass(frozen=True, slots=True)
class Tick:
    """One line: what it is called, why, whether it is ticked, the words of its link, and whether it can be ticked."""

    key: str
    name: str
    reason: str
    on: bool
    link: str = ""
    can_tick: bool = True


def asking(
    choices: Choices,
    found: Mapping[Ask, float],
    made: MakeWhole | None,
    others: frozenset[OtherAskKey],
    questions: Mapping[str, str],
    until: date | None,
) -> Asking:
    """The asks: ``found`` are amounts that raise what the offer says, ``others`` what applies to it now,
    ``questions`` the words of its unknowns by field. What is ticked but applies no more is left out.
    """
    amounts = {**found, **choices.amounts}
    money: dict[Ask, float | None] = {ask: amounts.get(ask) for ask in choices.asks}
    return Asking(
        base=money.get("base"),
        sign_on=money.get("sign_on"),
        grant_value=money.get("grant_value"),
        shares=money.get("shares"),
        make_whole=made.asked(choices.losses) if made is not None and choices.make_whole else None,
        make_whole_as=choices.make_whole_as,
        others=choices.others & others,
        until=until,
        questions=tuple(text for key, text in questions.items() if key in choices.questions),
        names=choices.names if choices.names_other else "",
        names_amount=choices.names_amount,
    )
