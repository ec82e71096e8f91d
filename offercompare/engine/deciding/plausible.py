"""What an offer would be under each plausible answer to something unknown (MODEL 12.11)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import exp, log
from typing import Any

from pydantic import ValidationError

from offercompare.engine import usual
from offercompare.engine.exchange import exchange
from offercompare.engine.market import DOLLAR, wage_sample
from offercompare.engine.open_fields import WORTH_FIELDS, worth_missing
from offercompare.model import Benefit, Bonus, Comparison, Grant, Match, Offer, Refreshers, SignOn
from offercompare.reference import plausible_ranges
from offercompare.reference.plausible_ranges import Range

QUANTILES = tuple(number / 10 for number in range(1, 10))
"""The 10th to the 90th percentile: each stands for as many answers as any other."""


@dataclass(frozen=True, slots=True)
class Plausible:
    """Answers that weigh the same, from the worst for the offer to the one most in its favour; ``put`` gives one."""

    values: tuple[Any, ...]
    put: Callable[[Any], Offer]


def plausible(offer: Offer, field: str, comparison: Comparison) -> Plausible | None:
    """The answers to a field of an offer; None where nothing tells its size or another unknown hides what it does."""
    plain = _numberless(field)
    missing = worth_missing(offer)
    if field.startswith("equity.") and missing and field not in missing:
        return None
    values = _values(offer, field, plain, comparison)
    if values is None or not _has_place(offer, field):
        return None
    base = _completed(offer, [other for other in missing if other != field], comparison)
    held = () if base is None else tuple(value for value in values if _can_hold(base, field, value))
    return Plausible(held, lambda value: put(base, field, value)) if base is not None and held else None


def _can_hold(offer: Offer, field: str, value: Any) -> bool:
    """Whether the answer agrees with the rest of the offer, such as a preference with where participation ends."""
    try:
        put(offer, field, value)
    except ValidationError:
        return False
    return True


def _has_place(offer: Offer, field: str) -> bool:
    """Whether the offer has the grant that a field is about."""
    name, _, rest = field.partition(".")
    number = rest.partition(".")[0]
    return name != "grants" or not rest or (number.isdecimal() and int(number) < len(offer.grants))


def _numberless(field: str) -> str:
    """``grants.strike`` of ``grants.0.strike``."""
    return ".".join(part for part in field.split(".") if not part.isdigit())


def _values(offer: Offer, field: str, plain: str, comparison: Comparison) -> tuple[Any, ...] | None:
    if plain == "base":
        return _bases(offer, comparison)
    if field in (*WORTH_FIELDS, "equity.valuation", "equity.ownership"):
        return _company(offer, field, comparison)
    if (named := plausible_ranges.choices(plain)) is not None:
        return named.values
    found = plausible_ranges.amount(plain, offer.company_type)
    unit = _unit(offer, found) if found is not None else None
    return None if found is None or unit is None else _grid(found, unit)


def _grid(found: Range, unit: float = 1.0) -> tuple[float, ...]:
    """The quantiles, evenly between the ends, the worst for the offer first."""
    ends = (found.low, found.high) if found.more_is_good else (found.high, found.low)
    return tuple(unit * (ends[0] + (ends[1] - ends[0]) * _part(each)) for each in QUANTILES)


def _part(quantile: float) -> float:
    """How far a quantile is from the first to the last."""
    return (quantile - QUANTILES[0]) / (QUANTILES[-1] - QUANTILES[0])


def _unit(offer: Offer, found: Range) -> float | None:
    """What a range is in parts of, in the offer's currency; None where that is unknown itself."""
    first = offer.grants[0] if offer.grants else None
    price, count = _price(offer), offer.equity.fully_diluted
    match found.of:
        case "base":
            return offer.base
        case "first_grant":
            if first is None or first.value is not None:
                return None if first is None else first.value
            each = price if price is not None else offer.equity.price_now
            return None if each is None or first.shares is None else each * first.shares
        case "preferred_price":
            return price
        case "company_value":
            return offer.equity.valuation or (None if price is None or count is None else price * count)
        case _:
            return 1.0


def _price(offer: Offer) -> float | None:
    equity = offer.equity
    if equity.preferred_price is None and equity.valuation is not None and equity.fully_diluted is not None:
        return equity.valuation / equity.fully_diluted
    return equity.preferred_price


def _bases(offer: Offer, comparison: Comparison) -> tuple[float, ...] | None:
    """The published wages of place and occupation, else around the bases of the other offers."""
    sample, dollar = wage_sample(offer, comparison), _to_offer(offer, comparison, DOLLAR)
    if sample is not None and dollar is not None:
        return tuple(dollar * _at(sample.percentiles, 100 * quantile) for quantile in QUANTILES)
    found = plausible_ranges.amount("base")
    others = [each for each in comparison.offers if each.id != offer.id and each.base is not None]
    rates = [(each.base, _to_offer(offer, comparison, comparison.currency_of(each))) for each in others]
    amounts = [base * rate for base, rate in rates if base is not None and rate is not None]
    if found is None or not amounts:
        return None
    low, high = found.low * min(amounts), found.high * max(amounts)
    return tuple(low + (high - low) * _part(each) for each in QUANTILES)


def _to_offer(offer: Offer, comparison: Comparison, currency: str) -> float | None:
    """Units of the offer's currency per unit of another; None where a rate is unknown."""
    own = comparison.currency_of(offer)
    if currency == own:
        return 1.0
    rates = exchange(comparison, currency)[0].value, exchange(comparison, own)[0].value
    return None if rates[0] is None or not rates[1] else rates[0] / rates[1]


def _at(percentiles: Sequence[tuple[int, float]], wanted: float) -> float:
    """Linear between the published percentiles; beyond them the nearest one."""
    for (low, least), (high, most) in pairwise(percentiles):
        if low <= wanted <= high:
            return least + (most - least) * (wanted - low) / (high - low)
    return percentiles[0][1] if wanted < percentiles[0][0] else percentiles[-1][1]


def _company(offer: Offer, field: str, comparison: Comparison) -> tuple[float, ...] | None:
    """Price, shares, value or part of a private company by what a round of its stage is worth."""
    dollar, price, count = _to_offer(offer, comparison, DOLLAR), _price(offer), offer.equity.fully_diluted
    stage = usual.private_company(offer).stage
    values = None if dollar is None else _even_in_log(plausible_ranges.company_value(stage), dollar)
    counts = None if values is None or price is None else tuple(value / price for value in values)
    if field == "equity.valuation":
        return values
    if field == "equity.preferred_price":
        shares = count if count is not None else _middle(_even_in_log(plausible_ranges.share_count()))
        return None if values is None else tuple(value / shares for value in values)
    if counts is None:
        counts = _even_in_log(plausible_ranges.share_count())
    first = offer.grants[0].shares if offer.grants else None
    if field == "equity.ownership":
        return None if not first else tuple(min(first / each, 1.0) for each in reversed(counts))
    return counts


def _even_in_log(found: Range, unit: float = 1.0) -> tuple[float, ...]:
    """Quantiles of what differs by factors, rising."""
    low, high = log(found.low), log(found.high)
    return tuple(unit * exp(low + (high - low) * _part(each)) for each in QUANTILES)


def _middle(values: Sequence[Any]) -> Any:
    return values[len(values) // 2]


def _completed(offer: Offer, missing: Sequence[str], comparison: Comparison) -> Offer | None:
    """The offer with all else that its grants' worth needs at the middle of what is plausible."""
    for field in missing:
        values = _values(offer, field, _numberless(field), comparison)
        if values is None:
            return None
        offer = put(offer, field, _middle(values))
    return offer


def put(offer: Offer, field: str, value: Any) -> Offer:
    """The offer with one field answered; where a list or block is asked for, it is made of the amount."""
    made = _made(offer, field, value)
    if made is not None:
        return offer.changed(made)
    name, _, rest = field.partition(".")
    if not rest:
        return offer.changed({name: value})
    inner = offer.parts()[name]
    if name == "grants":
        number, _, part = rest.partition(".")
        grants = [grant.changed({part: value}) if at == int(number) else grant for at, grant in enumerate(inner)]
        return offer.changed({name: tuple(grants)})
    return offer.changed({name: (Bonus() if inner is None else inner).changed({rest: value})})


def _made(offer: Offer, field: str, value: Any) -> dict[str, Any] | None:
    """The changes where a list or block is asked for; None for a field of its own."""
    match field:
        case "bonus":
            return {"bonus": Bonus(target=value)}
        case "sign_on":
            return {"sign_on": (SignOn(amount=value),)}
        case "match":
            return {"match": Match(rate=1.0, up_to=value)}
        case "benefits":
            return {"benefits": (Benefit(amount=value),)}
        case "grants":
            return {"grants": (Grant(kind="rsu", value=value),)}
        case "refreshers":
            return {"refreshers": _refreshers(offer, value)}
        case _:
            return None


def _refreshers(offer: Offer, yearly: float) -> Refreshers:
    return offer.refreshers.changed({"yearly": yearly}) if offer.refreshers else Refreshers(yearly=yearly)
