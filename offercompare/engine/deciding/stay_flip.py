"""With which planned stay another offer leads (MODEL 12.6)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from offercompare.engine.deciding.turns import Found
from offercompare.engine.deciding.what_if import FEWER, NEAR, Standing, WhatIf
from offercompare.engine.decision import Flip
from offercompare.engine.leaving import stayed

MONTHS = 12
_SHORTEST, _STEP = 3, 6
# A lead of so many points at the ends of a year is not lost and won again within it.
_WIDE = 3.0
# Who is further behind both now and with the shortest stay leads with none in between; of the others the nearest.
_FAR, _RIVALS = 15.0, 4


def stay_flip(tried: WhatIf) -> Found | None:
    """The nearest planned stay, up to the horizon, with which another offer leads, to a month."""
    stays = _Stays(tried)
    for months, nearer in stays.steps():
        if stays.lead(months) < 0:
            at = stays.nearest_between(nearer, months)
            flip = Flip("stay_years", "stay_years", stays.start, at / MONTHS, stays.leader(at))
            return Found(flip, abs(at / MONTHS - stays.start) / stays.start)
    return None


class _Stays:
    """Who leads by planned stay in whole months: on few paths where that is enough."""

    def __init__(self, tried: WhatIf) -> None:
        self._tried, self._few = tried, tried.on_fewer(FEWER)
        self._only: frozenset[str] | None = None
        self.start = tried.evaluation.comparison.stay_years
        self._horizon = MONTHS * tried.evaluation.comparison.settings.horizon_years
        self._found: dict[int, Standing] = {}

    def steps(self) -> Iterator[tuple[int, int]]:
        """Stays to try, the nearest to the one planned first, each with the one tried before on its side."""
        planned = self.start * MONTHS
        # The planned stay itself may lie between two months.
        nearer = {False: int(-(-planned // 1)), True: int(planned // 1)}
        self._find_rivals()
        grid = [_SHORTEST, *range(_STEP, self._horizon + 1, _STEP)]
        for months in sorted(grid, key=lambda months: abs(months - planned)):
            is_longer = months > planned
            if months != planned and (months % MONTHS == 0 or self._may_turn_within(months)):
                yield months, nearer[is_longer]
                nearer[is_longer] = months

    def lead(self, months: int) -> float:
        """By how many points today's leader is ahead with this stay; negative where another leads."""
        found, leader = self._standing(months), self._tried.now.leader
        if found.leader != leader:
            return min(found.gap(leader, found.leader), -1e-9)
        others = [each.offer.id for each in self._tried.evaluation.may_lead if each.offer.id != leader]
        return min((found.gap(leader, other) for other in others), default=100.0)

    def leader(self, months: int) -> str:
        """Who leads with this stay."""
        return self._standing(months).leader

    def nearest_between(self, nearer: int, months: int) -> int:
        """The stay nearest to ``nearer`` with which another offer leads as it does with ``months``."""
        while abs(months - nearer) > 1:
            middle = (months + nearer) // 2
            if self.lead(middle) >= 0:
                nearer = middle
            else:
                months = middle
        return months

    def _find_rivals(self) -> None:
        """All are asked about the shortest stay; those near the leader there, or now, are asked further."""
        now, shortest, leader = self._tried.now, self._standing(_SHORTEST), self._tried.now.leader
        others = [each.offer.id for each in self._tried.ranked if each.offer.id != leader]
        behind = {other: min(now.gap(leader, other), shortest.gap(leader, other)) for other in others}
        near = sorted((other for other in others if behind[other] < _FAR), key=lambda other: behind[other])
        self._only = frozenset([leader, *near[:_RIVALS]])

    def _may_turn_within(self, months: int) -> bool:
        """Whether a look inside this year is worth it, by the lead at its ends."""
        years = [_SHORTEST, *range(MONTHS, self._horizon + 1, MONTHS)]
        if months in years:
            return True
        at = bisect_left(years, months)
        return any(self.lead(end) < _WIDE for end in years[at - 1 : at + 1])

    def _standing(self, months: int) -> Standing:
        if months not in self._found:
            comparison = stayed(self._tried.evaluation.comparison, months / MONTHS)
            found = self._few.elsewhere(comparison, self._only)
            self._found[months] = found
            if self._few is not self._tried and abs(self.lead(months)) < NEAR:
                self._found[months] = self._tried.elsewhere(comparison, self._only)
        return self._found[months]
