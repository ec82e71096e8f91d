"""Edits of the answers to the questions about an offer, with how sure each is."""

from __future__ import annotations

from offercompare.document import edits
from offercompare.document.edits import Edit
from offercompare.model import Comparison


def answer(key: str, entry: str, value: int | str | None) -> Edit:
    """Give ``levels.growth`` or ``answers.G1`` of an offer, None to take it back.

    How sure it is stays with another level, and goes with the answer: no evidence is left of none.
    """
    table, _, name = entry.partition(".")
    set_it = edits.set_level if table == "levels" else edits.set_answer

    def edit(comparison: Comparison) -> Comparison:
        changed = set_it(key, name, value)(comparison)
        return changed if isinstance(value, int) else note(key, entry, "")(changed)

    return edit


def note(key: str, entry: str, how: str) -> Edit:
    """Note how sure an answer is, ``written``, ``verbal`` or ``guess``; "" for nothing."""

    def edit(comparison: Comparison) -> Comparison:
        offer = comparison.offer(key)
        if offer is None:
            return comparison
        noted: dict[str, str] = {name: word for name, word in offer.evidence.items() if name != entry}
        if how:
            noted[entry] = how
        return edits.set_offer_table(key, "evidence", noted)(comparison) if noted != offer.evidence else comparison

    return edit
