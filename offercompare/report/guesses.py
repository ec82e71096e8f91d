"""Which fields of an offer a row of what the letters say shows, and whether they are guessed or unknown."""

from __future__ import annotations

from offercompare.model import Offer

_SHOWN = {"bonus": ("bonus.target", "bonus.amount")}


def noted(offer: Offer, field: str) -> str:
    """How sure a field is: the word noted at it or, before it, at a block around it; "" for none."""
    parts = field.split(".")
    names = (".".join(parts[:count]) for count in range(len(parts), 0, -1))
    return next((offer.evidence[name] for name in names if name in offer.evidence), "")


def shown_field(key: str, offer: Offer) -> str:
    """The field whose value the row ``key`` shows, which is a row's own or one below it."""
    if key == "bonus" and offer.bonus is not None:
        return "bonus.target" if offer.bonus.amount is None else "bonus.amount"
    if key == "remote.office_days" and offer.remote.office_days is None:
        return "remote.policy"
    if key == "place" and offer.is_remote:
        return "remote.policy"
    return key


def is_guess(offer: Offer, key: str) -> bool:
    """Whether what the row ``key`` shows, or a part of it, is a guess."""
    field = shown_field(key, offer)
    return noted(offer, field) == "guess" or any(offer.evidence[name] == "guess" for name in below(offer, field))


def is_unknown(offer: Offer, key: str) -> bool:
    """Whether what the row ``key`` would show is marked as not known."""
    return any(noted(offer, field) == "unknown" for field in (key, *_SHOWN.get(key, ())))


def below(offer: Offer, field: str) -> tuple[str, ...]:
    """The noted fields inside a block or a list."""
    return tuple(name for name in offer.evidence if name.startswith(f"{field}."))
