"""Conditions apart from the weights: which an offer fails (FORMAT 2). Unknown is neither pass nor fail."""

from __future__ import annotations

from collections.abc import Mapping

from offercompare.engine.pay import Pay
from offercompare.engine.place import country, office_days
from offercompare.model import Comparison, MustHave, Offer


def fails(offer: Offer, comparison: Comparison, pay: Pay, scores: Mapping[str, float | None]) -> tuple[str, ...]:
    """The criteria and facts whose condition this offer is known not to meet."""
    failed = [
        must.criterion or must.fact or ""
        for must in comparison.must_haves
        if meets(must, offer, comparison, pay, scores) is False
    ]
    return tuple(dict.fromkeys(failed))


def meets(
    must: MustHave, offer: Offer, comparison: Comparison, pay: Pay, scores: Mapping[str, float | None]
) -> bool | None:
    """Whether an offer meets one condition; None where what it is about is not known."""
    value = scores.get(must.criterion) if must.criterion else _fact(must.fact or "", offer, comparison, pay)
    return None if value is None else _meets(must, value)


def _fact(name: str, offer: Offer, comparison: Comparison, pay: Pay) -> float | str | bool | None:
    match name:
        case "office_days":
            return office_days(offer)
        case "commute_minutes":
            return 0.0 if offer.is_remote else offer.commute_minutes
        case "base":
            # As the letter states it, whatever part of year 1 the person stays.
            return None if offer.base is None or pay.rate.value is None else offer.base * pay.rate.value
        case "permit_sponsored":
            return offer.permit_sponsored
        case _:
            return country(offer, comparison)


def _meets(must: MustHave, value: float | str | bool) -> bool:
    if must.is_ is not None:
        same_text = isinstance(value, str) and isinstance(must.is_, str) and value.casefold() == must.is_.casefold()
        return (
            same_text
            or (type(value) is type(must.is_) and value == must.is_)
            or (not isinstance(value, str | bool) and not isinstance(must.is_, str | bool) and value == must.is_)
        )
    if isinstance(value, str):
        return True
    return (must.at_least is None or value >= must.at_least) and (must.at_most is None or value <= must.at_most)
