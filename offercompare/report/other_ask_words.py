"""What else can be asked for beside money: only what applies to an offer, each with the reason in a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from offercompare.engine import Evaluation
from offercompare.engine.make_whole import make_whole
from offercompare.engine.market import one_level_up
from offercompare.engine.pay import pay
from offercompare.engine.place import office_days
from offercompare.engine.usual import number
from offercompare.model import Comparison, Offer
from offercompare.numerals import Numerals
from offercompare.report.deadline_words import dated, days_left
from offercompare.report.negotiation_text import OtherAskKey
from offercompare.report.upper_end_words import filed_line
from offercompare.report.words import offer_name, town
from offercompare.translation import tr, trn

MORE_DAYS, LATER_DAYS = 7, 91
"""How much more time to answer, and how much later a start, the asks are about."""
TEN_YEARS = 10.0
MONTHS = 12
USUAL_SEVERANCE = 3.0
"""Months of severance from which on it is not proposed to ask for more (an assumption of this program)."""


@dataclass(frozen=True, slots=True)
class OtherAsk:
    """One thing to ask for, and why it is worth asking."""

    key: OtherAskKey
    name: str
    reason: str


def other_asks(evaluation: Evaluation, key: str, today: date, numerals: Numerals) -> tuple[OtherAsk, ...]:
    """What applies to one offer, in the order in which it is asked for."""
    offer, comparison = evaluation.offer(key).offer, evaluation.comparison
    found = (
        OtherAsk("level", tr("One level up"), _level(offer, comparison, numerals)),
        OtherAsk("time", tr("More time to answer"), _time(offer, comparison, today)),
        OtherAsk("start_date", tr("A later start"), _start(evaluation, offer, today, numerals)),
        OtherAsk("exercise_window", tr("Ten years to exercise options"), _window(evaluation, offer, numerals)),
        OtherAsk("remote", tr("One more day a week from home"), _remote(offer, numerals)),
        OtherAsk("severance", tr("Severance pay"), _severance(offer, comparison, numerals)),
        OtherAsk("relocation", tr("Help with moving"), _relocation(offer, comparison)),
        OtherAsk("permit", tr("Work permit, in writing"), _permit(offer, comparison)),
    )
    return tuple(each for each in found if each.reason)


def time_until(offer: Offer, comparison: Comparison, today: date) -> date | None:
    """The day to ask for: the latest of the other open offers, so that all can be compared; None without a deadline.

    Where none is later than the offer's own it is a week after that, or after today where it has passed.
    """
    if offer.deadline is None:
        return None
    last = _latest(offer, comparison)
    if last is not None and last.deadline is not None and last.deadline > today:
        return last.deadline
    return max(offer.deadline, today) + timedelta(days=MORE_DAYS)


def _latest(offer: Offer, comparison: Comparison) -> Offer | None:
    """The other open offer that leaves most time, if that is more than this one leaves."""
    assert offer.deadline is not None
    later = [
        each
        for each in comparison.offers
        if each.id != offer.id
        and each.status == "open"
        and each.deadline is not None
        and each.deadline > offer.deadline
    ]
    return max(later, key=lambda each: each.deadline or date.min, default=None)


def _level(offer: Offer, comparison: Comparison, numerals: Numerals) -> str:
    if not offer.title:
        return ""
    if numerals.amounts_hidden:
        return tr("A level moves base, bonus and shares together.")
    above = one_level_up(offer, comparison)
    line = filed_line(above, comparison.currency_of(offer), numerals) if above is not None else ""
    if line:
        return tr("One level up is paid like this: {line}", line=line)
    return tr("A level moves base, bonus and shares together; no wages by level are known for this title.")


def _time(offer: Offer, comparison: Comparison, today: date) -> str:
    if offer.deadline is None:
        return ""
    left = days_left((offer.deadline - today).days)
    text = tr("It wants your answer by {day}: {left}.", day=dated(offer.deadline, today), left=left)
    until, last = time_until(offer, comparison, today), _latest(offer, comparison)
    assert until is not None
    if last is None or last.deadline != until:
        return f"{text} {tr('The text asks until {day}.', day=dated(until, today))}"
    day = dated(until, today)
    more = tr(
        "{name} leaves you until {day}: the text asks until then, and says not why.", name=offer_name(last), day=day
    )
    return f"{text} {more}"


def _start(evaluation: Evaluation, offer: Offer, today: date, numerals: Numerals) -> str:
    """What of the current job's shares would still vest with a start three months later."""
    if offer.start_date is None:
        return tr("No start date is entered: ask for one that leaves room for your notice.")
    text = tr("It begins on {day}.", day=dated(offer.start_date, today))
    later = offer.changed({"start_date": offer.start_date + timedelta(days=LATER_DAYS)})
    now, then = make_whole(evaluation, offer, today), make_whole(evaluation, later, today)
    if now is None or then is None:
        return text
    kept = now.total(("grants", "clawback")).known - then.total(("grants", "clawback")).known
    if kept < 1:
        return text
    amount = numerals.money(kept, now.currency)
    more = tr("Three months later {amount} of what you would lose by leaving would be yours.", amount=amount)
    return f"{text} {more}"


def _window(evaluation: Evaluation, offer: Offer, numerals: Numerals) -> str:
    if not any(grant.is_option for grant in offer.grants):
        return ""
    known = offer.equity.exercise_window_years
    years = number(offer, "exercise_window_years") if known is None else known
    if years >= TEN_YEARS:
        return ""
    time = _months(years * MONTHS, numerals)
    text = (
        tr("Not known yet; {time} after leaving are assumed.", time=time)
        if known is None
        else tr("It is {time} after leaving now.", time=time)
    )
    return f"{text} {_worth_of_ten_years(evaluation, offer, numerals)}".strip()


def _worth_of_ten_years(evaluation: Evaluation, offer: Offer, numerals: Numerals) -> str:
    longer = offer.changed({"equity": offer.equity.changed({"exercise_window_years": TEN_YEARS})})
    now = evaluation.offer(offer.id).pay.average.value
    then = pay(longer, evaluation.comparison).average.value
    if now is None or then is None or then - now < 1:
        return tr("With your planned stay ten years change nothing in what is expected.")
    amount = numerals.money(then - now, evaluation.comparison.currency)
    return tr("Ten years add {amount} a year before tax, as expected value.", amount=amount)


def _remote(offer: Offer, numerals: Numerals) -> str:
    days = office_days(offer)
    if offer.is_remote or not days:
        return ""
    text = tr("It asks for {days} days a week in the office.", days=numerals.short(days))
    if not offer.commute_minutes:
        return text
    saved = numerals.short(2 * offer.commute_minutes, 0)
    return f"{text} {tr('One day less saves {count} minutes on the way.', count=saved)}"


def _severance(offer: Offer, comparison: Comparison, numerals: Numerals) -> str:
    months = offer.severance_months
    if months is not None and months >= USUAL_SEVERANCE:
        return ""
    gap = numerals.short(comparison.person.gap_years * MONTHS, 1)
    after = tr("After a layoff {months} months without pay are assumed.", months=gap)
    if months is None:
        return tr("No severance is known. {after}", after=after)
    return tr("It names {months}. {after}", months=_months(months, numerals), after=after)


def _months(months: float, numerals: Numerals) -> str:
    if months == int(months):
        return trn("{count} month", "{count} months", int(months))
    return tr("{number} months", number=numerals.short(months, 1))


def _relocation(offer: Offer, comparison: Comparison) -> str:
    home = comparison.person.home
    if offer.is_remote or not offer.place or home is None or town(offer.place) == town(home):
        return ""
    if any("relocat" in benefit.label.casefold() or "moving" in benefit.label.casefold() for benefit in offer.benefits):
        return ""
    return tr("{place} is not where you live, and no help with moving is entered.", place=town(offer.place))


def _permit(offer: Offer, comparison: Comparison) -> str:
    if not comparison.person.needs_permit or offer.permit_sponsored:
        return ""
    if offer.permit_sponsored is None:
        return tr("You need a permit, and whether they sponsor it is not known.")
    return tr("You need a permit, and they do not sponsor it so far.")
