"""What was tried before on the same draws: an edit of one offer leaves what was found of the others (MODEL 16.6)."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator
from typing import Any

from offercompare.engine.simulation.first_draws import FirstDraws
from offercompare.engine.simulation.kept import Kept
from offercompare.engine.simulation.streams import Draws
from offercompare.model import Comparison, Offer, Value

# What is kept of an offer takes some 40 numbers a path; so many paths are kept in all.
_MOST_PATHS = 160_000
_FEWEST_OFFERS = 4
# So many certainty equivalents stay for each field that was changed.
_MOST_OF_A_KIND = 100
# What says nothing about pay. What is not named here counts: a new field then costs time, not truth.
_NOT_PAY = frozenset({"status", "deadline", "levels", "answers", "overrides", "notes", "revisions"})

_Names = tuple[str, ...]
_Values = tuple[Any, ...]


class TriedBefore:
    """Of the offers of one context: what was made for each, and the certainty equivalents of its changes."""

    def __init__(self, context: Comparison) -> None:
        self.context = context
        self._offers: dict[str, _OfOffer] = {}
        self._lately: OrderedDict[str, None] = OrderedDict()
        self._fewer: dict[int, FirstDraws] = {}

    def of(self, offer: Offer) -> _OfOffer:
        """What is known of an offer as it is; nothing where its pay was another before."""
        found = self._offers.get(offer.id)
        if found is None or not found.is_of(offer):
            found = self._offers[offer.id] = _OfOffer(offer)
        return found

    def kept(self, offer: Offer) -> Kept:
        """The parts of its calculation: of the offers tried last, as many as there is room for."""
        self._lately[offer.id] = None
        self._lately.move_to_end(offer.id)
        while len(self._lately) > max(_MOST_PATHS // self.context.settings.paths, _FEWEST_OFFERS):
            self._offers[self._lately.popitem(last=False)[0]].kept = Kept()
        return self.of(offer).kept

    def first_draws(self, draws: Draws) -> FirstDraws:
        """The first paths of ``draws``, the same ones every time."""
        paths = self.context.settings.paths
        return self._fewer.setdefault(paths, FirstDraws(draws, paths))


def tried_before(draws: Draws, comparison: Comparison) -> TriedBefore:
    """What was tried on these draws where all that pay hangs on beside the offers is the same, else nothing yet.

    It lives as long as the draws do.
    """
    found = draws.beside.get(TriedBefore)
    if not isinstance(found, TriedBefore) or not comparison.is_same_context(found.context):
        found = draws.beside[TriedBefore] = TriedBefore(comparison)
    return found


class _OfOffer:
    """One offer as it is: parts of its calculation, and certainty equivalents by what was changed about it."""

    def __init__(self, offer: Offer) -> None:
        self.offer, self.kept = offer, Kept()
        self._sures: dict[_Names, list[tuple[_Values, float | None]]] = {}

    def is_of(self, offer: Offer) -> bool:
        """Whether the offer pays what it paid when this was found."""
        if offer is self.offer:
            return True
        is_same = offer.assumptions == self.offer.assumptions and not any(_pay_changes(offer, self.offer))
        self.offer = offer if is_same else self.offer
        return is_same

    def sure(
        self, offer: Offer, changed: tuple[Comparison, Comparison], make: Callable[[], float | None]
    ) -> float | None:
        """The certainty equivalent of the changed offer in the comparison ``changed`` from and to, made once."""
        now, to = changed
        differences = [*_pay_changes(offer, self.offer)]
        if to is not now:
            differences += [*_differences(to.person, now.person), *_differences(to.settings, now.settings)]
        names, values = tuple(name for name, _ in differences), tuple(value for _, value in differences)
        known = self._sures.setdefault(names, [])
        for before, sure in known:
            if before == values:
                return sure
        made = make()
        del known[: len(known) + 1 - _MOST_OF_A_KIND]
        known.append((values, made))
        return made


def _pay_changes(offer: Offer, now: Offer) -> Iterator[tuple[str, Any]]:
    return ((name, value) for name, value in _differences(offer, now) if name not in _NOT_PAY)


def _differences(changed: Value, now: Value) -> Iterator[tuple[str, Any]]:
    """The fields that say something else, with what they say; parts that are the same object are not looked into."""
    if changed is not now:
        before = now.__dict__
        for name, value in changed.__dict__.items():
            if value is not before[name] and value != before[name]:
                yield name, value
