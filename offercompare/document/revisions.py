"""Terms of an offer that once stood: kept, brought back, named, taken out. Named pure edits; none comes by itself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from offercompare.document.edits import Edit
from offercompare.model import Comparison, Offer, Revision
from offercompare.model.assumptions import NO_ASSUMPTIONS

_Revisions = Callable[[Offer], tuple[Revision, ...]]
_Turned = Callable[[Offer], Offer]


def keep_revision(key: str, label: str, day: date | None) -> Edit:
    """Keep the terms as they stand now as the newest revision; the offer itself stays as it is.

    ``day`` is the one from which on they stand no more, None where that is not known.
    """
    return _with_revisions(key, lambda offer: (*offer.revisions, kept(offer, label, day)))


def restore_revision(key: str, number: int, label: str = "", day: date | None = None) -> Edit:
    """Bring the terms of a revision back, counted from 0, the earliest first.

    What stands now is kept first, under ``label`` and ``day``, unless a revision holds just these terms already; the
    restored one stays in the list too. Status and name in the file are no terms: they stay.
    """

    def edit(comparison: Comparison) -> Comparison:
        return _with_offer(comparison, key, lambda offer: _restored(offer, number, label, day))

    return edit


def rename_revision(key: str, number: int, label: str) -> Edit:
    """Call a revision something else."""

    def renamed(offer: Offer) -> tuple[Revision, ...]:
        changed = offer.revisions[number].changed({"label": label})
        return (*offer.revisions[:number], changed, *offer.revisions[number + 1 :])

    return _with_revisions(key, renamed)


def remove_revision(key: str, number: int) -> Edit:
    """Take a revision out; undo brings it back."""
    return _with_revisions(key, lambda offer: (*offer.revisions[:number], *offer.revisions[number + 1 :]))


def kept(offer: Offer, label: str, day: date | None) -> Revision:
    """The terms of an offer as a revision."""
    return Revision(label=label, date=day, terms=terms_of(offer))


def terms_of(offer: Offer) -> Offer:
    """An offer without its earlier terms. What its comparison assumes is no term: the comparison lends it anew."""
    return offer.changed({"revisions": ()}).under(NO_ASSUMPTIONS)


def _restored(offer: Offer, number: int, label: str, day: date | None) -> Offer:
    back = offer.revisions[number].terms
    stands = terms_of(offer)
    revisions = offer.revisions
    if all(each.terms != stands for each in revisions):
        revisions = (*revisions, kept(offer, label, day))
    stays = {"id": offer.id, "status": offer.status, "draws_of": offer.draws_of, "revisions": revisions}
    return back.changed(stays)


def _with_revisions(key: str, revisions: _Revisions) -> Edit:
    def edit(comparison: Comparison) -> Comparison:
        return _with_offer(comparison, key, lambda offer: offer.changed({"revisions": revisions(offer)}))

    return edit


def _with_offer(comparison: Comparison, key: str, turned: _Turned) -> Comparison:
    offers = tuple(turned(offer) if offer.id == key else offer for offer in comparison.offers)
    return comparison.changed({"offers": offers})
