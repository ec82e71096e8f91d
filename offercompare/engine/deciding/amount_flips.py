"""How far one amount of one offer would have to go for another one to lead (MODEL 12.6, 12.7)."""

from __future__ import annotations

from offercompare.engine.deciding.asked_curve import asked_curve, most_amount, sure_now, sure_of, yield_of
from offercompare.engine.deciding.entered import amount_now, company_of_today, entered, least_amount
from offercompare.engine.deciding.root import Curve
from offercompare.engine.deciding.turns import Found, Turn, turn
from offercompare.engine.deciding.what_if import WhatIf
from offercompare.engine.decision import Ask, Flip, FlipKind
from offercompare.engine.evaluation import Evaluated
from offercompare.model import Grant, Offer

_SHARE_EXACT = 1e-4
# Two that are level to the cent are apart so far on.
_BEYOND = 0.5


def base_flip(tried: WhatIf, offer: str) -> Found | None:
    """The base of the leader below which another leads, or of another above which it does."""
    now = tried.evaluation.offer(offer)
    start = now.offer.base
    if not start:
        return None
    bounds, found = _bounds(tried, now), _by_pay(tried, now, "base", start)
    if not bounds:
        return None if found is None else _found("base", now, start, *found)
    places = [*bounds, *([found[0]] if found is not None else [])]
    return _nearest(tried, now, start, places)


def sign_on_flip(tried: WhatIf, offer: str) -> Found | None:
    """The same for the sign-on of year 1."""
    now = tried.evaluation.offer(offer)
    start = amount_now(now.offer, "sign_on")
    found = _by_pay(tried, now, "sign_on", start or 0.0)
    return None if found is None else _found("sign_on", now, start, *found)


def haircut_flip(tried: WhatIf) -> Found | None:
    """How much less the leader's equity would have to be worth for another to lead, as a fraction.

    Less equity of another offer never puts it in front.
    """
    leader = tried.evaluation.offer(tried.now.leader)
    sure, aim = sure_now(leader), _turn_by_pay(tried, leader)
    if not (leader.offer.grants or leader.offer.refreshers) or sure is None or aim is None or aim.rises:
        return None
    curve = Curve(lambda kept: sure_of(tried, worth_less(leader.offer, 1 - kept)), _SHARE_EXACT)
    curve.known[1.0] = sure
    kept = curve.place_of(tried.pay_at(aim.score), 1.0, 1.0, 0.0)
    if kept is None:
        return None
    return Found(Flip("equity_haircut", leader.offer.id, 0.0, 1 - kept, aim.leader), 1 - kept)


def worth_less(offer: Offer, haircut: float) -> Offer:
    """The offer with all its equity worth this fraction less."""
    kept = max(1 - haircut, 0.0)
    changes = {"grants": tuple(_part(grant, kept) for grant in offer.grants)} | company_of_today(offer)
    if offer.refreshers is not None:
        changes["refreshers"] = offer.refreshers.changed({"yearly": offer.refreshers.yearly * kept})
    return offer.changed(changes)


def _part(grant: Grant, kept: float) -> Grant:
    stated = {"shares": grant.shares, "value": grant.value}
    return grant.changed({name: amount * kept for name, amount in stated.items() if amount is not None})


def _turn_by_pay(tried: WhatIf, each: Evaluated) -> Turn | None:
    """At which pay score the lead changes; None where no pay makes it, or pay does not make the score."""
    if "pay" in each.offer.overrides or sure_now(each) is None:
        return None
    return turn(tried, each.offer.id, "pay")


def _by_pay(tried: WhatIf, each: Evaluated, ask: Ask, start: float) -> tuple[float, str] | None:
    """The amount at which the pay score turns the lead, and to whom; None where it is out of reach."""
    aim, offer = _turn_by_pay(tried, each), each.offer
    if aim is None:
        return None
    limit = most_amount(tried, offer.id, tried.now.leader, ask) if aim.rises else least_amount(offer, ask)
    if (limit > start) != aim.rises:
        return None
    curve, needed = asked_curve(tried, offer.id, ask), tried.pay_at(aim.score)
    step = abs(needed - curve.at(start)) / yield_of(tried, offer.id, ask)
    place = curve.place_of(needed, start, step, limit)
    return None if place is None else (place, aim.leader)


def _bounds(tried: WhatIf, each: Evaluated) -> list[float]:
    """Bases at which a must-have begins or ends, in the offer's currency."""
    musts = [must for must in tried.evaluation.comparison.must_haves if must.fact == "base"]
    rate = each.pay.rate.value
    if rate is None:
        return []
    bounds = [bound / rate for must in musts for bound in (must.at_least, must.at_most) if bound is not None]
    most = most_amount(tried, each.offer.id, tried.now.leader, "base")
    return [bound for bound in bounds if 0 <= bound <= most]


def _nearest(tried: WhatIf, each: Evaluated, start: float, places: list[float]) -> Found | None:
    """The nearest of these bases beyond which another offer leads indeed."""
    for place in sorted(places, key=lambda place: abs(place - start)):
        beyond = max(place + _BEYOND if place > start else place - _BEYOND, 0.0)
        leader = tried.with_offer(entered(each.offer, "base", beyond)).leader
        if leader != tried.now.leader:
            return _found("base", each, start, place, leader)
    return None


def _found(kind: FlipKind, each: Evaluated, start: float | None, place: float, leader: str) -> Found:
    distance = abs(place - (start or 0.0)) / (each.offer.base or 1.0)
    return Found(Flip(kind, each.offer.id, start, place, leader), distance)
