"""What choosing the leader costs a year against the best-paid offer, and what it buys, in one sentence (MODEL 12.6)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from offercompare.engine import Evaluated, Evaluation, Figure
from offercompare.model.vocabulary import RANKED_STATUSES
from offercompare.numerals import Numerals
from offercompare.report.flip_words import apart
from offercompare.report.words import joined, offer_name, town, word
from offercompare.translation import tr

LEAST_GAIN = 0.5
"""Weighted points below which a difference is not worth a sentence."""
LEAST_AMOUNT = 0.5
"""Money a year that is printed as nothing, and told as nothing."""
MOST_NAMED = 2
PAY = "pay"
IN_THE_AMOUNT = (PAY, "cost_of_living")

_Yearly = Callable[[Evaluated], Figure]


def price(
    leader: Evaluated,
    evaluation: Evaluation,
    numerals: Numerals,
    unnamed: frozenset[str] = frozenset(),
    on_pay_and_place: bool = False,
) -> str:
    """What the leader costs against the highest-paid offer that may lead, or what it gives up if that is itself.

    Empty where somebody's pay is not known, or nobody else may lead. ``unnamed`` are criteria whose scores are not
    told; ``on_pay_and_place`` is where nobody leads over all, so that no score is.
    """
    teller = _Teller(leader, evaluation, numerals, unnamed, not on_pay_and_place)
    pay = teller.yearly()
    return "" if pay is None else teller.told(pay)


@dataclass(frozen=True, slots=True)
class _Teller:
    leader: Evaluated
    evaluation: Evaluation
    numerals: Numerals
    unnamed: frozenset[str]
    says_gains: bool

    def told(self, pay: _Yearly) -> str:
        others = [each for each in self.evaluation.may_lead if each is not self.leader]
        if not others:
            return ""
        top = max(others, key=lambda each: pay(each).known)
        ahead = pay(self.leader).known - pay(top).known
        if ahead < -LEAST_AMOUNT:
            return self._costs(top, -ahead, pay)
        return self._given_up(others, top, ahead, pay)

    # It costs something -------------------------------------------------------------------------------

    def _costs(self, top: Evaluated, amount: float, pay: _Yearly) -> str:
        yields = self._as_a_sure_salary(self.leader, top)
        among = self._among(pay(top).known, pay)
        against = tr("{top}, the highest-paid {among}", top=_name(top), among=among) if among else _name(top)
        basis, mean = self._basis(pay), self._mean(yields)
        if self.numerals.amounts_hidden:
            text = tr("Choosing {leader} means less pay{mean} ({basis}) than {top}")
        else:
            text = tr("Choosing {leader} costs {amount} a year{mean} ({basis}) against {top}")
        said = text.format(leader=_name(self.leader), amount=self._money(amount), mean=mean, basis=basis, top=against)
        gains = self._gains(self.leader, top) if self.says_gains else ()
        if gains:
            said = tr("{costs}, and buys {gains}", costs=said, gains=joined(gains))
        return f"{said}{yields}."

    # It costs nothing ---------------------------------------------------------------------------------

    def _given_up(self, others: list[Evaluated], top: Evaluated, ahead: float, pay: _Yearly) -> str:
        sure = max(others, key=lambda each: _sure(each) or 0.0)
        yields = self._as_a_sure_salary(sure, self.leader)
        text = self._pays_most(top, ahead, yields, pay) + yields
        losses: tuple[str, ...] = ()
        if self.says_gains:
            rival = max(others, key=lambda each: each.overall.known)
            losses = self._gains(rival, self.leader)
        if not losses:
            return text + "."
        lost = joined(losses)
        return tr("{text}; against {rival} it gives up {losses}.", text=text, rival=_name(rival), losses=lost)

    def _pays_most(self, top: Evaluated, ahead: float, yields: str, pay: _Yearly) -> str:
        mean = self._mean(yields)
        if ahead <= LEAST_AMOUNT:
            return tr("It pays as much{mean} as {second}", mean=mean, second=_name(top))
        among, basis = self._among(pay(self.leader).known, pay), self._basis(pay)
        among = tr(" {among}", among=among) if among else ""
        if self.numerals.amounts_hidden:
            return tr("It also pays the most{among}{mean} ({basis})", among=among, mean=mean, basis=basis)
        return tr(
            "It also pays the most{among}, {amount} a year{mean} ({basis}) more than {second}",
            among=among,
            amount=self._money(ahead),
            mean=mean,
            basis=basis,
            second=_name(top),
        )

    # Whom it is compared with -------------------------------------------------------------------------

    def _among(self, highest: float, pay: _Yearly) -> str:
        """Of which offers it is the highest pay, where another pays more or nobody knows what it pays; else empty."""
        lead = self.evaluation.may_lead
        more = [
            each
            for each in self.evaluation.offers
            if each not in lead and each.offer.status in RANKED_STATUSES and _may_exceed(each, highest, pay)
        ]
        failing = [] if self.leader.fails else [each for each in more if each.fails]
        if not more:
            return ""
        if len(failing) == len(more):
            return tr("of those that meet every must-have")
        return tr("of the ranked offers that meet every must-have") if failing else tr("of the ranked offers")

    def _mean(self, yields: str) -> str:
        return tr(" on average") if yields else ""

    def _as_a_sure_salary(self, higher: Evaluated, lower: Evaluated) -> str:
        """What the pay score goes by, where it puts two offers the other way round than their averages do; or empty."""
        one, other = _sure(higher), _sure(lower)
        by_hand = any(PAY in each.offer.overrides for each in (higher, lower))
        if one is None or other is None or by_hand or one - other <= LEAST_AMOUNT:
            return ""
        text = (
            tr("; as a sure salary, by which pay is scored, {name} pays more ({basis})")
            if self.numerals.amounts_hidden
            else tr("; as a sure salary, by which pay is scored, {name} pays {amount} a year more ({basis})")
        )
        return text.format(name=_name(higher), amount=self._money(one - other), basis=self._scored_basis())

    # What it buys -------------------------------------------------------------------------------------

    def _gains(self, ahead: Evaluated, behind: Evaluated) -> tuple[str, ...]:
        """The largest weighted score gains; pay is in the amount, and so is cost of living in home money."""
        gains = []
        for key, weight in self.evaluation.weights.items():
            high, low = ahead.scores[key].value, behind.scores[key].value
            if key in self.unnamed or high is None or low is None:
                continue
            if weight * (high - low) >= LEAST_GAIN:
                gains.append((weight * (high - low), key, high, low))
        others = [gain for gain in gains if gain[1] not in IN_THE_AMOUNT]
        named = sorted(others or [gain for gain in gains if gain[1] != PAY], key=lambda gain: -gain[0])
        return tuple(self._gain(key, high, low) for _, key, high, low in named[:MOST_NAMED])

    def _gain(self, key: str, high: float, low: float) -> str:
        more, less = apart(high, low, self.numerals)
        name = word(key, self.evaluation.comparison)
        return tr("{name} {more} instead of {less}", name=name, more=more, less=less)

    # Amounts ------------------------------------------------------------------------------------------

    def yearly(self) -> _Yearly | None:
        """Yearly pay on the basis it is scored on, in home money where every place is known; None where unknown."""
        offers = self.evaluation.may_lead
        after_tax = self.evaluation.comparison.settings.money_basis == "after_tax"
        bases = (_home_average_after_tax, _average_after_tax) if after_tax else (_home_average, _average)
        return next((pay for pay in bases if all(pay(each).value is not None for each in offers)), None)

    def _money(self, value: float) -> str:
        return self.numerals.money(value, self.evaluation.comparison.currency)

    def _basis(self, pay: _Yearly) -> str:
        at_home = pay in (_home_average, _home_average_after_tax)
        partly = any(each.pay.is_at_least for each in self.evaluation.may_lead)
        basis = self._taxed(at_home)
        return tr("{basis}, as far as it is known", basis=basis) if partly else basis

    def _scored_basis(self) -> str:
        return self._taxed(self.evaluation.comparison.settings.cost_of_living_as == PAY)

    def _taxed(self, at_home: bool) -> str:
        comparison = self.evaluation.comparison
        basis = tr("after tax") if comparison.settings.money_basis == "after_tax" else tr("before tax")
        home = comparison.person.home
        return tr("{basis}, in {place} money", basis=basis, place=town(home)) if at_home and home else basis


def _may_exceed(each: Evaluated, highest: float, pay: _Yearly) -> bool:
    """Whether an offer pays more, or might: an unknown part makes its pay a lower bound."""
    value = pay(each).value
    return value is None or each.pay.is_at_least or value > highest + LEAST_AMOUNT


def _name(each: Evaluated) -> str:
    return offer_name(each.offer)


def _sure(each: Evaluated) -> float | None:
    """The certainty equivalent: the level yearly pay by which an offer is scored."""
    return None if each.outcome is None else each.outcome.certainty_equivalent.value


def _average_after_tax(each: Evaluated) -> Figure:
    return each.pay.after_tax_average


def _home_average_after_tax(each: Evaluated) -> Figure:
    return each.pay.after_tax_home_average


def _average(each: Evaluated) -> Figure:
    return each.pay.average


def _home_average(each: Evaluated) -> Figure:
    return each.pay.home_average
