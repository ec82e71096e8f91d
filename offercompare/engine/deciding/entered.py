"""An offer with one amount of its letter at another value, and what that amount is now (MODEL 12.8)."""

from __future__ import annotations

from typing import Any

from offercompare.engine import assumption
from offercompare.engine.decision import Ask
from offercompare.engine.private_company import describe
from offercompare.model import Grant, Offer, SignOn


def entered(offer: Offer, ask: Ask, amount: float) -> Offer:
    """The offer with the new full amount of one field, in its own currency; all else as it is.

    The sign-on is that of year 1, the grant the first one; a new one is of RSUs, even over four years, quarterly.
    """
    match ask:
        case "base":
            return offer.changed({"base": amount})
        case "sign_on":
            later = [each for each in offer.sign_on if each.year != 1]
            return offer.changed({"sign_on": (SignOn(amount=amount), *later)})
        case "grant_value":
            return _with_first_grant(offer, {"value": amount, "shares": None})
        case _:
            return _with_first_grant(offer, {"shares": amount, "value": None})


def amount_now(offer: Offer, ask: Ask) -> float | None:
    """What the field says: 0 where none was agreed, None where it is unknown."""
    match ask:
        case "base":
            return offer.base
        case "sign_on":
            if not offer.sign_on and "sign_on" in offer.is_unknown:
                return None
            return sum((each.amount for each in offer.sign_on if each.year == 1), 0.0)
        case "grant_value":
            return _value_now(offer)
        case _:
            return offer.grants[0].shares if offer.grants else None


def least_amount(offer: Offer, ask: Ask) -> float:
    """The least that a field may say: a cent of base where a bonus in money hangs on it, else 0.

    Without a base there is no bonus at all (MODEL 15): that is no lower base but another letter.
    """
    hangs_on_base = offer.bonus is not None and offer.bonus.amount is not None
    return 0.01 if ask == "base" and hangs_on_base else 0.0


def share_price(offer: Offer) -> float | None:
    """What one share of the first grant counts as: the last round's price, else that at the grant; None if unknown."""
    if assumption.is_private(offer):
        company = describe(offer).company
        return None if company is None else company.preferred_price
    equity = offer.equity
    return equity.price_now if equity.price_at_grant is None else equity.price_at_grant


def price_of_shares(offer: Offer) -> float | None:
    """What turns the first grant's shares into its value, all else equal; None where it is in money, or has no price.

    A later grant is worth its value when it is granted, but its shares grow until then: these are two questions.
    """
    first = offer.grants[0] if offer.grants else None
    if first is None or first.shares is None or first.grant_year > 1:
        return None
    return share_price(offer)


def _value_now(offer: Offer) -> float | None:
    if not offer.grants:
        return None if "grants" in offer.is_unknown else 0.0
    first, price = offer.grants[0], share_price(offer)
    if first.shares is None:
        return first.value
    return None if price is None else first.shares * price


def _with_first_grant(offer: Offer, changes: dict[str, Any]) -> Offer:
    first = offer.grants[0] if offer.grants else Grant(kind="rsu")
    changed: dict[str, Any] = {"grants": (first.changed(changes), *offer.grants[1:])}
    return offer.changed(changed | company_of_today(offer))


def company_of_today(offer: Offer) -> dict[str, Any]:
    """The company's shares in number where they are told by the grant's part of it: it does not grow with the grant."""
    if offer.equity.ownership is None or offer.equity.fully_diluted is not None or not assumption.is_private(offer):
        return {}
    company = describe(offer).company
    return {} if company is None else {"equity": offer.equity.changed({"fully_diluted": company.fully_diluted})}
