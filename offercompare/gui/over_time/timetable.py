"""The lines of all offers, calculated one by one so that nobody waits, and kept while they still hold; no Qt."""

from __future__ import annotations

from offercompare.engine.timeline import Line, Timeline, line, timeline
from offercompare.model import Comparison, Offer
from offercompare.model.vocabulary import RANKED_STATUSES


class Timetable:
    """Holds lines as paid and in home money; a line holds for the very offer and assumptions it was made of."""

    def __init__(self) -> None:
        self._comparison: Comparison | None = None
        self._in_home_money = False
        self._lines: dict[bool, dict[str, tuple[Offer, Line]]] = {False: {}, True: {}}
        self._whole: Timeline | None = None

    def expect(self, comparison: Comparison, in_home_money: bool) -> None:
        """From now on this comparison is asked for; what no longer holds is dropped."""
        if self._comparison is None or not self._comparison.is_same_context(comparison):
            self._lines = {False: {}, True: {}}
        if comparison is not self._comparison or in_home_money != self._in_home_money:
            self._whole = None
        self._comparison, self._in_home_money = comparison, in_home_money

    def _ranked(self) -> list[Offer]:
        offers = self._comparison.offers if self._comparison else ()
        return [offer for offer in offers if offer.status in RANKED_STATUSES]

    def _missing(self) -> list[Offer]:
        lines = self._lines[self._in_home_money]
        return [offer for offer in self._ranked() if offer.id not in lines or lines[offer.id][0] is not offer]

    @property
    def progress(self) -> tuple[int, int]:
        """How many lines are there, of how many."""
        every = len(self._ranked())
        return every - len(self._missing()), every

    def step(self) -> bool:
        """Calculate one line that is missing; False where none is."""
        missing = self._missing()
        if not missing or self._comparison is None:
            return False
        offer = missing[0]
        self._lines[self._in_home_money][offer.id] = (offer, line(offer, self._comparison, self._in_home_money))
        return True

    def timeline(self) -> Timeline | None:
        """All of it; None as long as a line is missing."""
        if self._comparison is None or self._missing():
            return None
        if self._whole is None:
            before = {key: each for key, (_, each) in self._lines[self._in_home_money].items()}
            self._whole = timeline(self._comparison, self._in_home_money, before)
        return self._whole
