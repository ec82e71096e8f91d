"""Which parts of an offer's cash the person marked as not known and gave no value for (FORMAT 2)."""

from __future__ import annotations

from offercompare.model import Offer

_FIELDS = {
    "base": ("base",),
    "bonus": ("bonus", "bonus.target", "bonus.amount"),
    "sign_on": ("sign_on",),
    "match": ("match", "match.rate", "match.up_to"),
    "benefits": ("benefits",),
    "espp": ("espp", "espp.contribution", "espp.discount"),
    "costs": ("costs",),
}
# What the expected cost of care is made of; the premium counts without them.
CARE = ("expected_care", "deductible", "coinsurance", "out_of_pocket_max")
HEALTH_COSTS = ("premium", *CARE)


def is_unknown(offer: Offer, part: str) -> bool:
    """Whether this part was marked as not known and has no value."""
    if part == "health":
        return bool(unknown_health(offer))
    return not is_given(offer, part) and any(field in offer.is_unknown for field in _FIELDS[part])


def is_given(offer: Offer, part: str) -> bool:
    """Whether this part has a value."""
    if part == "bonus":
        return offer.bonus is not None and (offer.bonus.target is not None or offer.bonus.amount is not None)
    value = getattr(offer, part)
    return value is not None and value != ()


def unknown_health(offer: Offer) -> tuple[str, ...]:
    """The fields of the health plan that were marked as not known and have no value; a whole plan by its premium."""
    plan = offer.health
    if plan is None and "health" in offer.is_unknown:
        return ("premium",)
    fields = (*HEALTH_COSTS, "employer_hsa")
    return tuple(
        name for name in fields if f"health.{name}" in offer.is_unknown and (not plan or getattr(plan, name) is None)
    )


def unknown_parts(offer: Offer) -> tuple[str, ...]:
    """Every part of cash that is unknown; the base is wherever it is missing, for no total stands without it."""
    missing = tuple(part for part in (*_FIELDS, "health") if is_unknown(offer, part))
    return missing if offer.base is not None or "base" in missing else ("base", *missing)
