"""A text to send to one employer: what the person wants to ask for, in their own voice, and nothing of other offers.

Without the person's word it names no other employer and no amount of another offer; it never tells a score.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from math import ceil
from typing import Any, Literal

from offercompare.model import Comparison, Offer, Value
from offercompare.numerals import Numerals, day
from offercompare.report.words import line, offer_name
from offercompare.translation import tr, trn

STEP, SHARE_STEP = 500.0, 100.0
"""Amounts in the text are rounded up to these: money, and shares (MODEL 12.8)."""
LEAST_TOLD = 1_000.0
"""Numbers of other offers from which on the text keeps clear of them: smaller ones are days, years and counts."""
SHORT_NAME = 4
FOUND_TO = 0.01
"""How exactly an amount is found: what is above a step by less is that step."""

OtherAskKey = Literal["level", "start_date", "time", "exercise_window", "severance", "remote", "relocation", "permit"]
MakeWholeAs = Literal["sign_on", "grant"]


@dataclass(frozen=True, slots=True)
class Asking:
    """What one person asks one employer for: exact amounts in the offer's currency, None what is not asked for.

    ``until`` is the day asked for with "time". ``names`` is the id of the other offer that may be named, empty for
    none; only then does ``names_amount`` tell its base.
    """

    base: float | None = None
    sign_on: float | None = None
    grant_value: float | None = None
    shares: float | None = None
    make_whole: float | None = None
    make_whole_as: MakeWholeAs = "sign_on"
    others: frozenset[OtherAskKey] = frozenset()
    until: date | None = None
    questions: tuple[str, ...] = ()
    names: str = ""
    names_amount: bool = False


def rounded_up(amount: float, step: float = STEP) -> float:
    """An amount as it is asked for: up to the next ``step``."""
    return max(ceil((amount - FOUND_TO) / step), 0) * step


def negotiation_text(
    offer: Offer, comparison: Comparison, asking: Asking, numerals: Numerals, discretion: Discretion | None = None
) -> str:
    """The text; empty where nothing is asked for. ``discretion`` saves looking through the other offers again."""
    told = discretion or Discretion(offer, comparison, numerals)
    asks = [*_money(asking, told), *_others(asking, offer)]
    questions = [_sentence(question) for question in asking.questions if told.may_say(question)]
    if not asks and not questions:
        return ""
    parts = [tr("Hello,"), _opening(offer, bool(asks), told)]
    if asking.names:
        parts.append(_other_offer(asking, told))
    if asks:
        lead = trn(
            "One thing would make it easier for me to accept:",
            "These things would make it easier to accept:",
            len(asks),
        )
        parts.append("\n".join((lead, *(f"- {ask}" for ask in asks))))
    if questions:
        also = tr("I also have a question:") if asks else tr("Before I decide I have a question:")
        several = tr("I also have some questions:") if asks else tr("Before I decide I have some questions:")
        parts.append("\n".join((also if len(questions) == 1 else several, *(f"- {each}" for each in questions))))
    parts.append(tr("I am glad to talk about this whenever it suits you. Thank you!"))
    return "\n\n".join(part for part in parts if part)


class Discretion:
    """What may be said to this employer, and what is kept of the other offers."""

    def __init__(self, offer: Offer, comparison: Comparison, numerals: Numerals) -> None:
        self.comparison, self.numerals = comparison, numerals
        self.currency = comparison.currency_of(offer)
        others = [each for each in comparison.offers if each.id != offer.id]
        self._offer, self._others = offer, others
        self._own = {round(number) for number in _numbers(offer)}
        self._names = {line(each.name).casefold() for each in others} - {""}
        self._taken = {round(number) for each in others for number in _numbers(each) if number >= LEAST_TOLD}

    def may_say(self, text: str) -> bool:
        """Whether words that come from the file tell nothing of another offer."""
        plain = text.casefold()
        numbers = {self.numerals.number(number) for number in self._taken} | {str(each) for each in self._taken}
        return not any(_names(name, plain) for name in self._names) and not any(number in text for number in numbers)

    def names_in(self, text: str) -> tuple[str, ...]:
        """Which other employers a text names, in the order of the comparison; the one it goes to is no other."""
        plain, own = text.casefold(), line(self._offer.name).casefold()
        others = {line(each.name): None for each in self._others if line(each.name).casefold() not in ("", own)}
        return tuple(name for name in others if _names(name.casefold(), plain))

    def amounts_in(self, text: str) -> tuple[str, ...]:
        """Which numbers of other offers alone a text tells, the largest first, as they are written there."""
        return tuple(
            written
            for number in sorted(self._taken - self._own, reverse=True)
            for written in _ways_to_write(number, self.numerals)
            if re.search(rf"(?<![\d.,]){re.escape(written)}(?![.,]?\d)(?!\w)", text, re.IGNORECASE)
        )

    def money(self, amount: float, step: float = STEP) -> str:
        """An amount rounded up, and further where another offer has just this one."""
        return self.numerals.money(self.clear(amount, step), self.currency)

    def shares(self, amount: float) -> str:
        """A number of shares, likewise."""
        return self.numerals.shares(self.clear(amount, SHARE_STEP))

    def clear(self, amount: float, step: float) -> float:
        """The next step that is no number of another offer."""
        asked = rounded_up(amount, step)
        while round(asked) in self._taken:
            asked += step
        return asked


def _ways_to_write(number: int, numerals: Numerals) -> tuple[str, ...]:
    """A number with and without its separators, and in thousands where it is whole ones."""
    written = [numerals.number(number), str(number)]
    if number % 1_000 == 0:
        written.append(f"{number // 1_000}k")
    return tuple(dict.fromkeys(written))


def _names(name: str, text: str) -> bool:
    """Whether a text has a name in it; one of a few letters only as a word of its own."""
    if len(name) >= SHORT_NAME:
        return name in text
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) is not None


def _numbers(value: Any) -> Iterator[float]:
    """Every number within a value, those of its earlier terms too."""
    if isinstance(value, Value):
        yield from _numbers_in(value.parts().values())
    elif isinstance(value, dict):
        yield from _numbers_in(value.values())
    elif isinstance(value, tuple | list):
        yield from _numbers_in(value)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield float(value)


def _numbers_in(values: Iterable[Any]) -> Iterator[float]:
    for value in values:
        yield from _numbers(value)


def _opening(offer: Offer, asks: bool, told: Discretion) -> str:
    title = line(offer.title)
    thanks = tr("Thank you for the offer as {title}.", title=title) if title and told.may_say(title) else ""
    thanks = thanks or tr("Thank you for your offer.")
    return f"{thanks} {tr('I like the role and would like to find an agreement.')}" if asks else thanks


def _other_offer(asking: Asking, told: Discretion) -> str:
    other = told.comparison.offer(asking.names)
    if other is None:
        return ""
    if not asking.names_amount or other.base is None:
        return tr("You should know that I also have an offer from {company}.", company=offer_name(other))
    return tr(
        "You should know that I also have an offer from {company}, at a base salary of {amount}.",
        company=offer_name(other),
        amount=told.numerals.money(other.base, told.comparison.currency_of(other)),
    )


def _money(asking: Asking, told: Discretion) -> list[str]:
    asks = []
    if asking.base is not None:
        asks.append(tr("a base salary of {amount}", amount=told.money(asking.base)))
    if asking.sign_on is not None:
        asks.append(tr("a sign-on payment of {amount}", amount=told.money(asking.sign_on)))
    if asking.grant_value is not None:
        asks.append(tr("an equity grant worth {amount}", amount=told.money(asking.grant_value)))
    if asking.shares is not None:
        asks.append(tr("an equity grant of {shares} shares", shares=told.shares(asking.shares)))
    if asking.make_whole is not None:
        asks.append(_made_whole(asking).format(amount=told.money(asking.make_whole)))
    return asks


def _made_whole(asking: Asking) -> str:
    """Where there are two payments of a kind, that the second is on top of the first is said."""
    is_second = asking.sign_on is not None and asking.make_whole_as == "sign_on"
    if is_second:
        return tr("on top of that sign-on another {amount}, once, for what I give up by leaving where I work now")
    if asking.make_whole_as == "sign_on":
        return tr("{amount} as a sign-on payment, for what I give up by leaving where I work now")
    if asking.grant_value is not None or asking.shares is not None:
        return tr("on top of that grant another worth {amount}, for what I give up by leaving where I work now")
    return tr("a further grant worth {amount}, for what I give up by leaving where I work now")


def _others(asking: Asking, offer: Offer) -> list[str]:
    time = tr("more time to answer") if asking.until is None else tr("time until {day} to answer")
    if asking.until is not None:
        time = time.format(day=day(asking.until))
    texts: dict[OtherAskKey, str] = {
        "level": tr("one level up from the one offered"),
        "start_date": tr("a later start date"),
        "time": time,
        "exercise_window": tr("ten years to exercise vested options after leaving, instead of losing them"),
        "severance": tr("severance pay in writing, should the position end"),
        "remote": tr("one more day a week from home"),
        "relocation": tr("help with the cost of moving"),
        "permit": tr("your word in writing that you sponsor my work permit"),
    }
    return [text for key, text in texts.items() if key in asking.others]


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
