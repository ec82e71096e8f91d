"""What one offer would have to say to tie with another, in rows and sentences; gross and net (MODEL 12.8)."""

from __future__ import annotations

from dataclasses import dataclass

from offercompare.engine import Evaluation
from offercompare.engine.deciding.entered import amount_now
from offercompare.engine.decision import ASKS, Ask, Asked, CounterOffer, On
from offercompare.model import Comparison, Offer
from offercompare.numerals import Numerals
from offercompare.report.negotiation_text import SHARE_STEP, STEP, Discretion
from offercompare.report.words import offer_name, town
from offercompare.translation import tr

LEVEL = 0.5
"""Gaps in money a year below this are none."""
LEVEL_POINTS = 0.005


@dataclass(frozen=True, slots=True)
class AskRow:
    """One field: what it says now, the exact amount that ties, what the text asks for, and what that is.

    ``amount`` is the exact one in the offer's currency, None where it is out of reach or unknown: ``note`` says why.
    """

    ask: Ask
    name: str
    now: str
    exact: str
    in_text: str
    gross: str
    net: str
    note: str
    amount: float | None


def ask_name(ask: Ask) -> str:
    """What a field is called as a thing to ask for."""
    return {
        "base": tr("Base salary"),
        "sign_on": tr("Sign-on, year 1"),
        "grant_value": tr("Equity grant, value"),
        "shares": tr("Equity grant, shares"),
    }[ask]


def ask_rows(
    counter: CounterOffer, comparison: Comparison, numerals: Numerals, discretion: Discretion | None = None
) -> tuple[AskRow, ...]:
    """Each field of a counter-offer, in its order; ``discretion`` is that of its offer, made anew where absent."""
    offer = comparison.offer(counter.offer)
    assert offer is not None
    told = discretion or Discretion(offer, comparison, numerals)
    return tuple(_row(asked, counter, offer, told) for asked in counter.asks)


def own_note(ask: Ask, own: float | None, offer: Offer, discretion: Discretion) -> str:
    """What the text says instead of an amount of the person's own; empty where it says just that."""
    if own is None:
        return ""
    told = discretion.clear(own, SHARE_STEP if ask == "shares" else STEP)
    if abs(told - own) < LEVEL:
        return ""
    currency = "" if ask == "shares" else discretion.comparison.currency_of(offer)
    amount = discretion.numerals.money(told, currency)
    return tr("The text says {amount}: rounded up, and never just what another offer says.", amount=amount)


def plain_rows(offer: Offer, comparison: Comparison, numerals: Numerals) -> tuple[AskRow, ...]:
    """The fields as they stand, where nothing is found to compare them with: only an own amount can be asked for."""
    in_shares = bool(offer.grants) and offer.grants[0].shares is not None
    asks: tuple[Ask, ...] = ASKS if in_shares else ASKS[:-1]
    now = {ask: _now(ask, amount_now(offer, ask), offer, comparison, numerals) for ask in asks}
    return tuple(AskRow(ask, ask_name(ask), now[ask], "", "", "", "", "", None) for ask in asks)


def _now(ask: Ask, amount: float | None, offer: Offer, comparison: Comparison, numerals: Numerals) -> str:
    if amount is None:
        return tr("unknown")
    return numerals.money(amount, "" if ask == "shares" else comparison.currency_of(offer)) if amount else tr("none")


def _row(asked: Asked, counter: CounterOffer, offer: Offer, discretion: Discretion) -> AskRow:
    comparison, numerals = discretion.comparison, discretion.numerals
    currency = "" if asked.ask == "shares" else comparison.currency_of(offer)
    now = _now(asked.ask, asked.now, offer, comparison, numerals)
    if asked.amount is None:
        note = _missing(asked, counter, offer, comparison, numerals)
        exact = tr("out of reach") if is_behind(counter) else tr("any")
        return AskRow(asked.ask, ask_name(asked.ask), now, exact, "", "", "", note, None)
    step = SHARE_STEP if asked.ask == "shares" else STEP
    told = discretion.clear(asked.amount, step)
    return AskRow(
        asked.ask,
        ask_name(asked.ask),
        now,
        numerals.money(asked.amount, currency),
        numerals.money(told, currency),
        _gross(asked, currency, numerals),
        _net(asked, comparison, numerals),
        asked.why,
        asked.amount,
    )


def _gross(asked: Asked, currency: str, numerals: Numerals) -> str:
    """The change itself; of what was not known there is none."""
    if asked.amount is None or asked.now is None:
        return ""
    change = numerals.signed_money(asked.amount - asked.now, currency)
    return {
        "base": tr("{change} a year before tax"),
        "sign_on": tr("{change} once, before tax"),
        "grant_value": tr("{change} over its vesting, before tax"),
        "shares": tr("{change} shares"),
    }[asked.ask].format(change=change)


def _net(asked: Asked, comparison: Comparison, numerals: Numerals) -> str:
    if asked.yearly_net is None:
        return ""
    amount = numerals.signed_money(asked.yearly_net, comparison.currency)
    return tr("{amount} a year {basis}", amount=amount, basis=basis(comparison))


def basis(comparison: Comparison) -> str:
    """What pay is compared on: "after tax", "after tax, in Austin money"."""
    taxed = tr("after tax") if comparison.settings.money_basis == "after_tax" else tr("before tax")
    home = comparison.person.home
    if comparison.settings.cost_of_living_as == "pay" and home:
        return tr("{taxed}, in {home} money", taxed=taxed, home=town(home))
    return taxed


def _missing(asked: Asked, counter: CounterOffer, offer: Offer, comparison: Comparison, numerals: Numerals) -> str:
    """Why an amount is out of reach, and how near it comes."""
    if asked.reach is None or asked.reach >= 0:
        return asked.why
    if _changes_nothing(asked, counter):
        return _not_counted(asked, offer_name(offer))
    lacks = gap_text(-asked.reach, counter.on, comparison, numerals)
    return tr("{why} At most it comes within {gap}.", why=asked.why, gap=lacks).strip()


def _changes_nothing(asked: Asked, counter: CounterOffer) -> bool:
    """Whether any amount leaves the gap what it is now: shares of which nobody knows what they are worth."""
    least = LEVEL if counter.on == "pay" else LEVEL_POINTS
    is_equity = asked.ask in ("grant_value", "shares")
    return is_equity and asked.reach is not None and abs(asked.reach + (counter.gap or 0.0)) <= least


def _not_counted(asked: Asked, name: str) -> str:
    if not asked.now:
        return tr("No grant is offered, and what shares of {name} would be worth is not known.", name=name)
    return tr("What shares of {name} are worth is not known: more of them change nothing that is counted.", name=name)


def gap_text(gap: float, on: On, comparison: Comparison, numerals: Numerals) -> str:
    """A gap with its unit: "USD 12,300 a year", "3.2 points"."""
    if on == "pay":
        return tr("{amount} a year", amount=numerals.money(gap, comparison.currency))
    return tr("{number} points", number=numerals.number(gap, 1 if gap >= 0.05 else 2))


def is_behind(counter: CounterOffer) -> bool:
    """Whether the offer lacks something on the measure."""
    least = LEVEL if counter.on == "pay" else LEVEL_POINTS
    return counter.gap is not None and counter.gap > least


def is_level(counter: CounterOffer) -> bool:
    """Whether the offers are level on the measure already."""
    least = LEVEL if counter.on == "pay" else LEVEL_POINTS
    return counter.gap is not None and abs(counter.gap) <= least


def pay_sentence(counter: CounterOffer, comparison: Comparison, numerals: Numerals) -> str:
    """How an offer's pay stands to that of the other one."""
    name, other = _name(counter.offer, comparison), _name(counter.to_tie_with, comparison)
    if counter.gap is None:
        why = next((asked.why for asked in counter.asks if asked.why), "")
        return tr("What {name} pays cannot be compared yet. {why}", name=name, why=why).strip()
    if is_level(counter):
        return tr("On pay {name} and {other} are level.", name=name, other=other)
    gap = gap_text(abs(counter.gap), "pay", comparison, numerals)
    text = (
        tr("On pay {name} is {gap} behind {other}, {basis}{sure}.")
        if is_behind(counter)
        else tr("On pay {name} is {gap} ahead of {other}, {basis}{sure}.")
    )
    return text.format(name=name, gap=gap, other=other, basis=basis(comparison), sure=_as_sure(comparison))


def _as_sure(comparison: Comparison) -> str:
    """That the measure is not expected pay: other views tell that, and the two gaps differ by the risk."""
    if not comparison.person.risk_aversion:
        return tr(", on average over all that may come")
    return tr(", each counted as a sure salary: its risk taken off")


def rows_sentence(counter: CounterOffer, comparison: Comparison) -> str:
    """What the rows below say: each alone closes the gap, or uses up the lead."""
    other = _name(counter.to_tie_with, comparison)
    if counter.on == "overall":
        return tr("Each of these alone would make it tie with {other} over all; the rest stays as it is.", other=other)
    if counter.gap is None or is_level(counter):
        return ""
    if is_behind(counter):
        return tr(
            "Each of these alone makes it tie with {other}; the box holds what the text asks for, rounded up.",
            other=other,
        )
    return tr("Each alone could fall as far as this before {other} pays the same.", other=other)


def overall_sentence(counter: CounterOffer, comparison: Comparison, numerals: Numerals) -> str:
    """How far an offer is behind over all; for oneself, never for the text."""
    name, other = _name(counter.offer, comparison), _name(counter.to_tie_with, comparison)
    if counter.gap is None:
        return tr("{name} has no total yet.", name=name)
    gap = gap_text(abs(counter.gap), "overall", comparison, numerals)
    return tr("With all that counts for you {name} is {gap} behind {other}.", name=name, gap=gap, other=other)


def leader_sentence(evaluation: Evaluation, offer: str, other: str) -> str:
    """That an offer leads already, and what the pay below is compared with."""
    name, behind = _name(offer, evaluation.comparison), _name(other, evaluation.comparison)
    return tr("{name} leads already; {other} comes next.", name=name, other=behind)


def _name(key: str, comparison: Comparison) -> str:
    offer = comparison.offer(key)
    return offer_name(offer) if offer is not None else key
