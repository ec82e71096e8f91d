"""What is still open about an offer: marked as not known, missing, or assumed where its letter could say (12.11)."""

from __future__ import annotations

from offercompare.engine import assumption
from offercompare.engine.place import office_days
from offercompare.engine.private_company import describe
from offercompare.model import Offer, Vesting

USUAL_VESTING = Vesting()
WORTH_FIELDS = ("equity.preferred_price", "equity.fully_diluted")
"""Without these the grants of a private company are worth nobody knows what."""


def unknowns(offer: Offer) -> tuple[str, ...]:
    """The fields that are marked as not known, or missing where every offer has them; each once.

    A rubric question is ``answers.<question>``.
    """
    marked = [field for field, how in offer.evidence.items() if how == "unknown"]
    asked = [f"answers.{key}" for key, level in offer.answers.items() if level == "unknown"]
    missing = ["base"] if offer.base is None and "base" not in marked else []
    if office_days(offer) is None and "remote.office_days" not in marked:
        missing.append("remote.office_days")
    return tuple(dict.fromkeys([*missing, *marked, *asked]))


def unanswered_levels(offer: Offer) -> tuple[str, ...]:
    """The five-level questions answered with "don't know", as ``levels.<criterion>``."""
    return tuple(f"levels.{key}" for key, level in offer.levels.items() if level == "unknown")


def worth_missing(offer: Offer) -> tuple[str, ...]:
    """What is missing to tell what the offer's grants are worth; empty for listed companies and without grants."""
    if not offer.grants or not assumption.is_private(offer):
        return ()
    return (*_company_missing(offer), *_strikes_missing(offer))


def missing_facts(offer: Offer) -> tuple[str, ...]:
    """What could be told and is not: the unknowns, and all that hides what the offer's equity is worth; each once."""
    return tuple(dict.fromkeys((*unknowns(offer), *worth_missing(offer), *_equity_missing(offer))))


def _equity_missing(offer: Offer) -> tuple[str, ...]:
    """Beyond what private grants lack: amounts, the price of listed shares, the day that tells what is left to vest."""
    uncounted = [
        f"grants.{number}.shares"
        for number, grant in enumerate(offer.grants)
        if grant.shares is None and grant.value is None
    ]
    lacks_day = offer.start_date is None and any(grant.unvested_from is not None for grant in offer.grants)
    priced = _company_of_refreshers(offer) if assumption.is_private(offer) else _listed_missing(offer)
    return (*uncounted, *priced, *(("start_date",) if lacks_day else ()))


def _company_of_refreshers(offer: Offer) -> tuple[str, ...]:
    return _company_missing(offer) if offer.refreshers is not None and offer.refreshers.yearly else ()


def _listed_missing(offer: Offer) -> tuple[str, ...]:
    lacks_price = offer.equity.price_now is None and offer.equity.price_at_grant is None
    is_counted = any(grant.is_option or grant.shares is not None for grant in offer.grants)
    return (*(("equity.price_now",) if lacks_price and is_counted else ()), *_strikes_missing(offer))


def _strikes_missing(offer: Offer) -> tuple[str, ...]:
    return tuple(
        f"grants.{number}.strike"
        for number, grant in enumerate(offer.grants)
        if grant.is_option and grant.strike is None
    )


def _company_missing(offer: Offer) -> tuple[str, ...]:
    if describe(offer).company is not None:
        return ()
    equity = offer.equity
    # A valuation and a share count make a price; the price and a valuation or the grant's part make a count.
    has_price = equity.preferred_price is not None or (
        equity.valuation is not None and equity.fully_diluted is not None
    )
    has_count = (
        equity.fully_diluted is not None or equity.ownership is not None or (has_price and equity.valuation is not None)
    )
    return tuple(field for field, has in zip(WORTH_FIELDS, (has_price, has_count), strict=True) if not has)


def assumed(offer: Offer) -> tuple[str, ...]:
    """What a usual figure stands in for although the letter or the company could say, where it matters at all."""
    found: list[str] = []
    if offer.grants and assumption.is_private(offer):
        found += _assumed_of_private(offer)
    if offer.grants and offer.refreshers is None and offer.status != "current":
        found.append("refreshers")
    if offer.sign_on and offer.clawback is None:
        found.append("clawback")
    # In a file nothing tells a schedule that is not given from the usual one: where the grant is vouched for, it is.
    if offer.evidence.get("grants") not in ("written", "verbal"):
        found += [
            f"grants.{number}.vesting" for number, grant in enumerate(offer.grants) if grant.vesting == USUAL_VESTING
        ]
    return tuple(found)


def _assumed_of_private(offer: Offer) -> list[str]:
    equity, found = offer.equity, []
    if equity.exercise_window_years is None and any(grant.is_option for grant in offer.grants):
        found.append("equity.exercise_window_years")
    if equity.keep_after_leaving is None and any(grant.kind == "double_trigger_rsu" for grant in offer.grants):
        found.append("equity.keep_after_leaving")
    if equity.total_raised is None:
        found.append("equity.total_raised")
    return found
