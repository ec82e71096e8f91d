"""What leaving a job after some months means: vested, forfeited, owed back, cash to exercise (MODEL 4, 5, 6.7)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from offercompare.engine import assumption
from offercompare.engine.cash import MONTHS, clawback_share
from offercompare.engine.equity import EquityPay, Held, equity_pay, payments
from offercompare.engine.figure import Figure, known_sum
from offercompare.engine.grant_worth import begins_month
from offercompare.engine.pay import Pay
from offercompare.engine.vesting import SAME_DAY, tranches
from offercompare.model import Comparison, Grant, Offer
from offercompare.translation import tr


@dataclass(frozen=True, slots=True)
class Leaving:
    """An offer left after ``months``, in the reporting currency and before tax but for ``exercise_tax``.

    ``vested`` is what the vested part is expected to pay, ``forfeited`` what the grants made until then would still
    have vested, ``clawback`` what of the sign-on is owed back, ``exercise_cost`` the cash to keep vested options, None
    without options; ``exercise_tax`` the wage tax of doing so, 0 for ISO. Unknown where a grant's worth is unknown.
    """

    months: float
    vested: Figure
    forfeited: Figure
    clawback: Figure
    exercise_cost: Figure | None
    exercise_tax: Figure | None


def leaving(offer: Offer, comparison: Comparison, pay: Pay, months: float) -> Leaving:
    """What leaving ``offer`` after so many months of year 1 and on means; 0: on the first day."""
    return leavings(offer, comparison, pay, (months,))[0]


def leavings(offer: Offer, comparison: Comparison, pay: Pay, moments: Iterable[float]) -> tuple[Leaving, ...]:
    """The same for several moments, in months."""
    whole = equity_pay(offer, stayed(comparison, float(comparison.settings.horizon_years)))
    return tuple(_leaving(offer, comparison, pay, whole, months) for months in moments)


def _leaving(offer: Offer, comparison: Comparison, pay: Pay, whole: EquityPay, months: float) -> Leaving:
    """``whole`` is the equity of the offer if the person stays throughout."""
    held = whole.held
    options = [each for each in held if each.grant.is_option]
    cost = _sum(tr("Cash to exercise"), options, offer, months, pay, "exercise_cost", vested=True)
    return Leaving(
        months,
        _vested(offer, comparison, months, pay, bool(whole.unknown_parts)),
        _sum(tr("Forfeited"), held, offer, months, pay, "expected", vested=False),
        _clawback(offer, months, pay.rate, pay.currency),
        cost if options else None,
        _exercise_tax(options, offer, months, pay) if options else None,
    )


def stayed(comparison: Comparison, years: float) -> Comparison:
    """The same comparison with another planned stay."""
    person = comparison.person.model_copy(update={"stay_years": years})
    return comparison.model_copy(update={"person": person})


def vested_parts(grant: Grant, offer: Offer, months: float) -> tuple[float, float] | None:
    """Shares of a grant that vest until then, and that are left of it; None where its dates are not known.

    What vested before year 1 counts in neither, nor does a grant that is yet to be made.
    """
    begins = begins_month(grant, offer)
    if begins is None:
        return None
    if begins > 0 and begins >= months:
        return 0.0, 0.0
    dated = [(begins + tranche.month, tranche.share) for tranche in tranches(grant.vesting)]
    to_come = [(month, share) for month, share in dated if month > SAME_DAY]
    vested = sum(share for month, share in to_come if month <= months + SAME_DAY)
    return vested, sum(share for _, share in to_come) - vested


def owed_back(offer: Offer, months: float) -> float:
    """What of the sign-ons is repaid by who leaves after so many months, in the offer's currency (MODEL 4)."""
    window, rule, _ = assumption.clawback(offer)
    served = [(part.amount, months - MONTHS * (part.year - 1)) for part in offer.sign_on]
    return sum(amount * clawback_share(rule, window, since) for amount, since in served if since > 0)


def _vested(offer: Offer, comparison: Comparison, months: float, pay: Pay, is_unknown: bool) -> Figure:
    label, currency, rate = tr("Vested"), pay.currency, pay.rate
    if months == 0:
        return Figure(label, 0.0, "money", tr("nothing vests on the first day"), currency=currency)
    if is_unknown or rate.value is None:
        return Figure(label, None, "money", tr("a grant's worth is unknown"), currency=currency)
    parts = tuple(payment.amount for payment in payments(offer, stayed(comparison, months / MONTHS)))
    total = known_sum(label, parts, currency)
    how = tr("expected value of what vests until then, if you leave")
    return Figure(label, total.known * rate.known, "money", how, (*parts, rate), currency=currency)


def _clawback(offer: Offer, months: float, rate: Figure, currency: str) -> Figure:
    window, rule, _ = assumption.clawback(offer)
    owed = owed_back(offer, months)
    value = None if rate.value is None else owed * rate.value
    how = tr("{rule}, {window} months; repaid before tax", rule=rule, window=window) if owed else tr("nothing is owed")
    return Figure(tr("Sign-on owed back"), value, "money", how, currency=currency)


def _sum(
    label: str, held: list[Held] | tuple[Held, ...], offer: Offer, months: float, pay: Pay, worth: str, vested: bool
) -> Figure:
    """Over the grants: the vested or the forfeited part of a figure of its card."""
    parts: list[Figure] = []
    rate, currency = pay.rate, pay.currency
    for each in held:
        shares = vested_parts(each.grant, offer, months)
        whole = getattr(each.card, worth) if each.card is not None else None
        if shares is None or whole is None or rate.value is None:
            return Figure(label, None, "money", tr("a grant's worth is unknown"), currency=currency)
        share = shares[0] if vested else _left_of_what_is_to_come(shares)
        granted = Figure(tr("Whole grant"), whole * rate.value, "money", currency=currency)
        inputs = (granted, Figure(tr("Part"), share, "fraction"))
        parts.append(Figure(each.label, granted.known * share, "money", tr("grant × part"), inputs, "", currency))
    return known_sum(label, parts, currency, tr("sum"))


def _left_of_what_is_to_come(shares: tuple[float, float]) -> float:
    """A card's expected value leaves out what vested before year 1."""
    vested, left = shares
    return left / (vested + left) if left else 0.0


def _exercise_tax(options: list[Held], offer: Offer, months: float, pay: Pay) -> Figure:
    """Wage tax on the spread of NSO at exercise; for ISO alternative minimum tax may be due and is not counted."""
    label, year = tr("Tax on exercising"), min(max(int((months - 1) // MONTHS), 0), len(pay.years) - 1)
    spread = 0.0
    for each in options:
        shares = vested_parts(each.grant, offer, months)
        worth = each.card.at_409a if each.card is not None else None
        if worth is None and each.card is not None and not assumption.is_private(offer):
            worth = each.card.headline
        if shares is None or worth is None or pay.rate.value is None:
            return Figure(label, None, "money", tr("the share's value today is unknown"), currency=pay.currency)
        spread += worth * pay.rate.value * shares[0] if each.grant.kind == "nso" else 0.0
    if pay.rule.unknown:
        return Figure(label, None, "money", pay.rule.unknown, currency=pay.currency)
    wages = pay.years[year].taxed.wages
    value = pay.rule.amount(year, wages + spread) - pay.rule.amount(year, wages) if spread else 0.0
    how = tr("tax with the spread less tax without; ISO: alternative minimum tax may be due and is not counted")
    gain = Figure(tr("Spread of NSO"), spread, "money", currency=pay.currency)
    return Figure(label, value, "money", how, (gain,), currency=pay.currency)
