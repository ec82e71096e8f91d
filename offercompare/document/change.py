"""What is different between two comparisons, found by identity: untouched parts are the same objects."""

from __future__ import annotations

from dataclasses import dataclass

from offercompare.model import Comparison

_CONTEXT = (
    "person",
    "settings",
    "assumptions",
    "currency",
    "fx",
    "weighed",
    "gut_ranking",
    "criteria",
    "anchors",
    "must_haves",
    "title",
    "notes",
)


@dataclass(frozen=True, slots=True)
class Change:
    """One step from ``before`` to ``after``; a view looks whether it shows what is named here.

    ``columns`` is true where offers came, went or moved; ``offers`` are the ids whose content differs.
    """

    before: Comparison
    after: Comparison
    columns: bool
    offers: frozenset[str]
    weights: bool
    context: bool
    """Person, settings, assumptions, currency, rates, how it was weighed, own criteria, anchors or must-haves."""
    results_alone: bool = False
    """The comparison is the same: what was still being calculated has come."""
    another: bool = False
    """Another document was opened or begun."""


def results_of(comparison: Comparison) -> Change:
    """Nothing differs but the results."""
    return Change(comparison, comparison, False, frozenset(), False, False, results_alone=True)


def change(before: Comparison, after: Comparison) -> Change:
    """What differs between two comparisons."""
    earlier = {offer.id: offer for offer in before.offers}
    touched = {offer.id for offer in after.offers if earlier.get(offer.id) is not offer}
    return Change(
        before,
        after,
        [offer.id for offer in before.offers] != [offer.id for offer in after.offers],
        frozenset(touched),
        before.weights != after.weights,
        any(getattr(before, name) != getattr(after, name) for name in _CONTEXT),
    )
