"""What the market pays at its upper end, where a base stands beside it, and which asks are beyond what is usual."""

from __future__ import annotations

from dataclasses import dataclass

from offercompare.engine.deciding.entered import amount_now
from offercompare.engine.decision import Ask
from offercompare.engine.market import Filed, UpperEnd, upper_end, why_no_upper_end
from offercompare.model import Comparison, Offer
from offercompare.numerals import Numerals
from offercompare.report.market_row import ordinal
from offercompare.translation import tr

MOST_SIGN_ON = 0.5
"""Of a year's base up to which a sign-on may be paid (an assumption; the usual ones are far below)."""
MOST_RAISE, MOST_GRANT = 1.5, 2.0
"""Times what is offered now up to which base and grant may be raised (assumptions)."""


@dataclass(frozen=True, slots=True)
class MarketWords:
    """The upper end of wages in sentences; ``field`` is what to enter where there is none, empty elsewhere."""

    lines: tuple[str, ...]
    field: str = ""


def market_words(offer: Offer, comparison: Comparison, base: float | None, numerals: Numerals) -> MarketWords:
    """What the place and the occupation pay at their upper end, and where a base would stand; nothing while hidden."""
    found = upper_end(offer, comparison)
    if found is None:
        return _no_market(offer, comparison)
    if numerals.amounts_hidden:
        return MarketWords((found.note,) if found.note else ())
    currency = comparison.currency_of(offer)
    known = [
        tr("{ordinal} percentile {amount}", ordinal=ordinal(each), amount=numerals.money(wage, currency))
        for each, wage in found.percentiles
    ]
    highest = ", ".join(known) or tr("no wage as high as its 75th percentile is published")
    among = tr(
        "{occupation}, {area}: {wages} ({source}; base pay, without shares and bonus).",
        occupation=found.occupation,
        area=found.area,
        wages=highest,
        source=found.source,
    )
    lines = [
        among,
        standing(base, found, currency, numerals),
        *(filed_line(each, currency, numerals) for each in found.filed),
        found.note,
    ]
    return MarketWords(tuple(line for line in lines if line))


def standing(base: float | None, upper: UpperEnd, currency: str, numerals: Numerals) -> str:
    """Where a base, which is named, stands beside the upper end."""
    # With the published wages a percentile tells the amount.
    if base is None or not upper.percentiles or numerals.amounts_hidden:
        return ""
    amount = numerals.money(base, currency)
    below = [each for each, wage in upper.percentiles if base <= wage]
    if not below:
        last = ordinal(upper.percentiles[-1][0])
        return tr("A base of {amount} is more than the {ordinal} percentile.", amount=amount, ordinal=last)
    if below[0] == upper.percentiles[0][0]:
        first = ordinal(below[0])
        return tr("A base of {amount} is not more than the {ordinal} percentile.", amount=amount, ordinal=first)
    low, high = ordinal(upper.percentiles[0][0]), ordinal(below[0])
    return tr("A base of {amount} lies between the {low} and the {high} percentile.", amount=amount, low=low, high=high)


def filed_line(filed: Filed, currency: str, numerals: Numerals) -> str:
    """What applications offered; empty without an exchange rate."""
    low, middle, high = filed.quartiles
    if low is None or middle is None or high is None:
        return ""
    return tr(
        "{of}: median {median}, middle half {low} to {high} ({source}, {count} applications).",
        of=filed.of,
        median=numerals.money(middle, currency),
        low=numerals.money(low),
        high=numerals.money(high),
        source=filed.source,
        count=numerals.number(filed.n),
    )


def _no_market(offer: Offer, comparison: Comparison) -> MarketWords:
    why = why_no_upper_end(offer, comparison)
    if not (offer.place or offer.is_remote):
        return MarketWords((why,), "place")
    needs_job = why == tr("The title tells no occupation that wages are published for: choose one.")
    return MarketWords((why,), "occupation" if needs_job else "")


# Beyond what is usual ------------------------------------------------------------------------------------


def unusual(ask: Ask, amount: float, offer: Offer, comparison: Comparison, numerals: Numerals) -> str:
    """That hardly anybody pays an amount, and what that is measured by; empty where it is within what is usual."""
    now = amount_now(offer, ask)
    if ask == "base":
        return _unusual_base(amount, offer, comparison, numerals)
    if ask == "sign_on" and offer.base and amount > MOST_SIGN_ON * offer.base:
        return tr("Not realistic: hardly any sign-on is more than half a year's base.")
    if ask in ("grant_value", "shares") and now and amount > MOST_GRANT * now:
        return tr("Not realistic: hardly any grant is raised to more than twice what was offered.")
    return ""


def _unusual_base(amount: float, offer: Offer, comparison: Comparison, numerals: Numerals) -> str:
    if offer.base and amount > MOST_RAISE * offer.base:
        return tr("Not realistic: hardly any base is raised by more than half.")
    found = upper_end(offer, comparison)
    highest, wage = found.percentiles[-1] if found is not None and found.percentiles else (0, amount)
    if amount <= wage or numerals.amounts_hidden:
        return ""
    return tr("More than the {ordinal} percentile there: few are paid that.", ordinal=ordinal(highest))
