"""What an offer would have to say to tie with the leader (MODEL 12.8)."""

from __future__ import annotations

from dataclasses import replace

from offercompare.engine.deciding.asked_curve import asked_curve, most_amount, sure_now, yield_of
from offercompare.engine.deciding.entered import amount_now, entered, least_amount, price_of_shares
from offercompare.engine.deciding.what_if import WhatIf
from offercompare.engine.decision import ASKS, Ask, Asked, CounterOffer, On
from offercompare.engine.evaluation import Evaluated
from offercompare.engine.must_have import fails
from offercompare.engine.ranking import TIE
from offercompare.model import Offer
from offercompare.translation import tr

_MEASURES: tuple[On, ...] = ("overall", "pay")


def counter_offers(tried: WhatIf) -> tuple[CounterOffer, ...]:
    """For each open offer that does not lead, on overall and on pay, what it takes to tie with the leader."""
    leader = tried.now.leader
    return tuple(
        found
        for each in tried.evaluation.offers
        if each.rank is not None and each.offer.status == "open" and each.offer.id != leader
        for found in _solved(tried, each.offer.id, leader, _MEASURES)
    )


def solve_for(tried: WhatIf, offer: str, target: str, on: On) -> CounterOffer:
    """What one offer would have to say to tie with another one, whichever of them leads, ranked or not."""
    return _solved(tried, offer, target, (on,))[0]


def _solved(tried: WhatIf, offer: str, target: str, measures: tuple[On, ...]) -> list[CounterOffer]:
    now = tried.evaluation.offer(offer)
    ties = [_Tie(tried, offer, target, on) for on in measures]
    fields = [_Field(tried, offer, target, ask) for ask in _asks(now)]
    return [CounterOffer(offer, target, tie.on, tie.gap, _answers(now.offer, tie, fields)) for tie in ties]


def _answers(offer: Offer, tie: _Tie, fields: list[_Field]) -> tuple[Asked, ...]:
    found = [tie.asked(field) for field in fields]
    price = price_of_shares(offer)
    if price is not None:
        valued = found[-1]
        amount = None if valued.amount is None else valued.amount / price
        found.append(replace(valued, ask="shares", now=amount_now(offer, "shares"), amount=amount))
    return tuple(found)


def _asks(each: Evaluated) -> tuple[Ask, ...]:
    """Shares are asked for only where the first grant is in shares; they follow from its value where that is known."""
    in_shares = bool(each.offer.grants) and each.offer.grants[0].shares is not None
    return ASKS if in_shares and price_of_shares(each.offer) is None else ASKS[:-1]


class _Field:
    """One field of one offer: its amount now, how far it is searched, and the yearly pay of every amount tried."""

    def __init__(self, tried: WhatIf, offer: str, target: str, ask: Ask) -> None:
        now = tried.evaluation.offer(offer)
        self.offer, self.ask = now.offer, ask
        self.now = amount_now(now.offer, ask)
        self.start = self.now or 0.0
        self.least = least_amount(now.offer, ask)
        self.curve = asked_curve(tried, offer, ask)
        self.limit = most_amount(tried, offer, target, ask)
        self._yield = yield_of(tried, offer, ask)

    def amount_for(self, sure: float) -> float | None:
        """The amount at which the offer is worth ``sure`` a year; None where that is out of reach."""
        here = self.curve.at(self.start)
        limit = self.limit if sure > here else self.least
        return self.curve.place_of(sure, self.start, abs(sure - here) / self._yield, limit)

    def end(self, is_up: bool) -> float:
        """The highest yearly pay that the field can make, or the lowest."""
        ends = [self.curve.at(self.start), self.curve.at(self.limit if is_up else self.least)]
        return max(ends) if is_up else min(ends)


class _Tie:
    """Two offers and the measure on which one is to come level with the other; gaps are the first less the second."""

    def __init__(self, tried: WhatIf, offer: str, target: str, on: On) -> None:
        self.on, self._tried = on, tried
        self._now, self._rival = tried.evaluation.offer(offer), tried.evaluation.offer(target)
        self._weight = tried.evaluation.weights.get("pay", 0.0)
        self._sure, self._aim = sure_now(self._now), sure_now(self._rival)

    @property
    def gap(self) -> float | None:
        """What the offer lacks now; None where it is unknown."""
        ahead = self._ahead_now()
        return None if ahead is None else -ahead

    def asked(self, field: _Field) -> Asked:
        """The amount of one field that makes both level, or why there is none."""
        why = self._obstacle()
        if why:
            return Asked(field.ask, field.now, None, self._ahead_now(), None, why)
        if self.on == "overall" and not 0 < self._score_now < 100:
            why = tr("Its pay is beyond the scale: widen the pay anchors to see what it takes.")
            return self._none_for(field, self._end(field, is_up=True), why)
        score = self._score_needed()
        if score is not None and not -TIE <= score <= 100 + TIE:
            return self._beyond(field, score > 100)
        needed = self._aim if score is None else self._tried.pay_at(score)
        assert needed is not None
        assert self._sure is not None
        amount = field.amount_for(needed)
        if amount is None:
            return self._beyond(field, needed > self._sure)
        return Asked(field.ask, field.now, amount, None, needed - self._sure, self._still_fails(field, amount))

    def _ahead_now(self) -> float | None:
        if self.on == "pay":
            return None if self._sure is None or self._aim is None else self._sure - self._aim
        own, other = self._now.overall.value, self._rival.overall.value
        return None if own is None or other is None else own - other

    def _score_needed(self) -> float | None:
        """The pay score that makes the totals level; None where money is compared, not points."""
        if self.on == "pay":
            return None
        return self._score_now - (self._ahead_now() or 0.0) / self._weight

    def _obstacle(self) -> str:
        """Why no amount at all would do, else empty."""
        if self.on == "pay":
            unknown = [each for each in (self._now, self._rival) if sure_now(each) is None]
            return _unknown(unknown[0]) if unknown else ""
        if "pay" in self._now.offer.overrides:
            return tr("The pay score is set by hand: what the offer pays does not change it.")
        if self._sure is None:
            return _unknown(self._now)
        for each in (self._now, self._rival):
            if each.overall.value is None:
                return tr("The total of {name} is unknown: {why}", name=each.offer.name, why=each.overall.how)
        return "" if self._weight > 0 else tr("Pay has no weight: no amount changes the total.")

    def _beyond(self, field: _Field, is_up: bool) -> Asked:
        """Out of reach: how near the field comes."""
        return self._none_for(field, self._end(field, is_up), self._out_of_reach(field, is_up))

    def _none_for(self, field: _Field, sure: float, why: str) -> Asked:
        return Asked(field.ask, field.now, None, self._reach(sure), None, why)

    def _end(self, field: _Field, is_up: bool) -> float:
        """The furthest yearly pay that counts. Base and sign-on come up to the end of the scale in any case."""
        if self.on == "overall" and is_up and field.ask in ("base", "sign_on"):
            return self._tried.pay_at(100)
        return field.end(is_up)

    def _out_of_reach(self, field: _Field, is_up: bool) -> str:
        score = self._score_needed()
        if score is not None and score > 100:
            return tr("Not even your delighted pay would make up for the rest.")
        if score is not None and score < 0:
            return tr("Even at your walk-away pay it would stay ahead.")
        if not is_up:
            return tr("Even with 0 here it would stay ahead.")
        if field.curve.at(field.limit) <= field.curve.at(field.start):
            return tr("This amount does not change what the offer pays, as far as it is known.")
        return tr("No amount of this alone closes the gap.")

    def _reach(self, sure: float) -> float:
        """By how much the offer is ahead with this yearly pay."""
        if self.on == "pay":
            assert self._aim is not None
            return sure - self._aim
        score = min(max(self._tried.pay_score(sure), 0.0), 100.0)
        return (self._ahead_now() or 0.0) + self._weight * (score - self._score_now)

    @property
    def _score_now(self) -> float:
        return self._now.scores["pay"].figure.known

    def _still_fails(self, field: _Field, amount: float) -> str:
        """What keeps it from leading though it is level, in a sentence; what was asked on pay is about pay alone."""
        if self.on == "pay" or not self._tried.evaluation.comparison.must_haves:
            return ""
        scores = {key: each.value for key, each in self._now.scores.items()} | {"pay": self._score_needed()}
        failed = fails(
            entered(field.offer, field.ask, amount), self._tried.evaluation.comparison, self._now.pay, scores
        )
        if not failed:
            return ""
        return tr("Level in points, it would still miss a must-have: {names}.", names=", ".join(failed))


def _unknown(each: Evaluated) -> str:
    why = "" if each.outcome is None else each.outcome.certainty_equivalent.how
    return tr("The pay of {name} is unknown: {why}", name=each.offer.name, why=why)
