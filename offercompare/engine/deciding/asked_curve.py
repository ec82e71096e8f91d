"""Yearly pay as it grows with one amount of one offer (MODEL 12.8)."""

from __future__ import annotations

from offercompare.engine.deciding.entered import amount_now, entered, price_of_shares, share_price
from offercompare.engine.deciding.root import Curve
from offercompare.engine.deciding.what_if import WhatIf
from offercompare.engine.decision import Ask
from offercompare.engine.evaluation import Evaluated
from offercompare.model import Offer
from offercompare.model.value import LARGEST_AMOUNT

TO_THE_CENT = 0.01
# How much of a raise stays after tax, for a first guess that is rather too high than too low.
_KEPT = 0.6


def asked_curve(tried: WhatIf, offer: str, ask: Ask) -> Curve:
    """The certainty equivalent as yearly pay, by the full amount of one field, in the offer's currency.

    The offer's pay is known as it is. What is asked stays with ``tried``.
    """
    key = (offer, ask)
    if key not in tried.curves:
        tried.curves[key] = _curve(tried, tried.evaluation.offer(offer), ask)
    return tried.curves[key]


def most_amount(tried: WhatIf, offer: str, rival: str, ask: Ask) -> float:
    """How far up a field is searched, in the offer's currency: current + 4 H times the rival's annual equivalent + 1.

    What is reached by then can be asked for, and is a flip; what is not is out of reach (MODEL 12.8).
    """
    evaluation, now = tried.evaluation, tried.evaluation.offer(offer)
    highest = max(evaluation.offer(rival).pay.annual_equivalent.value or 0.0, 0.0)
    more = (4 * evaluation.comparison.settings.horizon_years * highest + 1) / unit_of(now, ask)
    return min((amount_now(now.offer, ask) or 0.0) + more, LARGEST_AMOUNT)


def yield_of(tried: WhatIf, offer: str, ask: Ask) -> float:
    """About how much yearly pay one unit of a field adds: a first guess for a search."""
    settings, now = tried.evaluation.comparison.settings, tried.evaluation.offer(offer)
    kept = _KEPT if settings.money_basis == "after_tax" else 1.0
    return unit_of(now, ask) * kept / (1 if ask == "base" else settings.horizon_years)


def unit_of(each: Evaluated, ask: Ask) -> float:
    """What one unit of a field is in the reporting currency; 1 where that is unknown."""
    return (each.pay.rate.value or 1.0) * ((share_price(each.offer) or 1.0) if ask == "shares" else 1.0)


def sure_now(each: Evaluated) -> float | None:
    """The yearly pay by which an offer is scored: the certainty equivalent; None where it is unknown."""
    return None if each.outcome is None else each.outcome.certainty_equivalent.value


def sure_of(tried: WhatIf, offer: Offer) -> float:
    """The same of a changed offer whose pay is known."""
    found = tried.sure(offer)
    assert found is not None
    return found


def _curve(tried: WhatIf, each: Evaluated, ask: Ask) -> Curve:
    curve = Curve(lambda amount: sure_of(tried, entered(each.offer, ask, amount)), TO_THE_CENT, TO_THE_CENT)
    sure = sure_now(each)
    if sure is not None and _is_stated(each.offer, ask):
        curve.known[amount_now(each.offer, ask) or 0.0] = sure
    return curve


def _is_stated(offer: Offer, ask: Ask) -> bool:
    """Whether the field's amount now is in the offer already, so that its pay is that of the evaluation."""
    if ask != "grant_value" or not offer.grants:
        return True
    first = offer.grants[0]
    return first.value is not None if first.shares is None else price_of_shares(offer) is not None
