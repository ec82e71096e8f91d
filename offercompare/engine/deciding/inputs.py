"""Every number of an offer that pay may hang on, each with a low and a high end (MODEL 12.7).

What is left empty counts with the value that stands in for it: an assumption is an input too.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin

from pydantic import ValidationError
from pydantic.fields import FieldInfo

from offercompare.engine import assumption, usual
from offercompare.engine.place import HOME, place_index
from offercompare.engine.private_company import exit_hazard
from offercompare.engine.scores import Score
from offercompare.engine.unknown_cash import is_given
from offercompare.model import Comparison, Grant, Offer, Value

V = TypeVar("V", bound=Value)

TENTH = 1.2815515655446004
"""The tenth and the ninetieth percentile of a normal distribution lie so many standard deviations from its middle."""
SWING, GUESSED_SWING = 0.2, 0.3

# Of what is marked as a guess, money swings further; these are no money.
_NO_MONEY = frozenset(
    {
        *("price_index", "layoff_hazard", "severance_months", "notice_months"),
        *("volatility", "drift", "beta", "failure_hazard", "exit_hazard", "exit_multiple_sd", "preferred_share"),
        *("dilution", "exercise_window_years", "expiry_years", "years_between_rounds", "liquidation_multiple"),
        *("illiquidity_discount", "acceleration", "ownership", "fully_diluted", "coinsurance", "discount"),
    }
)
_ATTRIBUTES = {"raise": "raise_"}
_OF_HEALTH = ("premium", "deductible", "out_of_pocket_max", "coinsurance", "expected_care", "employer_hsa")


@dataclass(frozen=True, slots=True)
class Input:
    """One number at ``path`` of its owner, its value now and its ends; ``low`` is at most ``value``."""

    path: str
    value: float
    low: float
    high: float


def of_offer(offer: Offer, comparison: Comparison, on_pay: bool, on_place: bool, on_risk: bool) -> list[Input]:
    """The inputs of an offer that may move its pay, its cost of living or its startup risk, where these count."""
    found: list[Input] = []
    if on_pay:
        found += [*_cash(offer, comparison.settings.horizon_years), *_equity(offer, comparison.settings.discount_rate)]
    if on_pay or on_risk:
        found += _hazards(offer, on_risk)
    if on_place:
        found += _place(offer, comparison)
    return [each for each in found if each.low < each.value or each.high > each.value]


def of_person(comparison: Comparison) -> list[Input]:
    """What the pay of all offers shares, and its scale: ``person`` and ``settings`` of the comparison.

    The stay is the one planned, the horizon where none was. Current pay counts as what follows a lost job and in
    proposed anchors, an anchor as itself: only what was entered swings.
    """
    person, settings = comparison.person, comparison.settings
    is_scale_entered = person.walk_away_pay is not None and person.delighted_pay is not None
    current = None if person.fallback_pay is not None and is_scale_entered else person.current_pay
    found = [
        _swung(comparison, "person.stay_years", comparison.stay_years),
        _swung(comparison, "person.current_pay", current),
        _swung(comparison, "person.walk_away_pay", person.walk_away_pay),
        _swung(comparison, "person.delighted_pay", person.delighted_pay),
        _swung(comparison, "person.savings", person.savings),
        _swung(comparison, "person.risk_aversion", person.risk_aversion),
        _swung(comparison, "person.gap_years", person.gap_years),
        _swung(comparison, "person.fallback_pay", person.fallback_pay),
        _swung(comparison, "settings.discount_rate", settings.discount_rate),
        _swung(comparison, "settings.market_sd", settings.market_sd),
    ]
    if settings.cost_of_living_as == "pay":
        found.append(_swung(comparison, "settings.local_share", settings.local_share))
    return [each for each in found if each is not None]


def score_input(criterion: str, score: Score) -> Input | None:
    """A score at one standard deviation below and above; None where nothing is open about it."""
    if not score.sd or score.value is None:
        return None
    low, high = max(score.value - score.sd, 0.0), min(score.value + score.sd, 100.0)
    return Input(f"scores.{criterion}", score.value, low, high)


def put(owner: V, path: str, value: float) -> V | None:
    """The owner with one number changed; None where it would not be valid with the rest of it."""
    try:
        changed: V = _put(owner, path.split("."), value)
    except ValidationError:
        return None
    return changed


def _put(owner: Any, path: Sequence[str], value: float) -> Any:
    if not path:
        return value
    first, rest = path[0], path[1:]
    if isinstance(owner, tuple):
        return tuple(_put(each, rest, value) if at == int(first) else each for at, each in enumerate(owner))
    changed = _put(owner.parts()[first] if rest else None, rest, value)
    if isinstance(owner, Offer | Comparison):
        # Blocks check themselves and ends lie within their bounds; to check all answers again takes longer than pay.
        return owner.model_copy(update={_ATTRIBUTES.get(first, first): changed})
    return owner.changed({first: changed})


def _cash(offer: Offer, horizon: int) -> Iterator[Input]:
    """Parts of the letter that are paid in money or in kind."""
    yield from _some(_swung(offer, "base", offer.base))
    if horizon > 1:
        raised, spread = assumption.raise_rate(offer).figure.known, assumption.raise_sd(offer).figure.known
        yield _spread(offer, "raise", raised, spread)
    if offer.promotion is not None and 1 < offer.promotion.year <= horizon:
        yield from _some(_swung(offer, "promotion.uplift", offer.promotion.uplift))
    if offer.bonus is not None and is_given(offer, "bonus"):
        name = "target" if offer.bonus.amount is None else "amount"
        yield from _some(_swung(offer, f"bonus.{name}", getattr(offer.bonus, name)))
        paid, spread = assumption.bonus_payout(offer).figure.known, assumption.payout_sd(offer).figure.known
        yield _spread(offer, "bonus.payout", paid, spread)
    for name in ("sign_on", "benefits", "costs"):
        for number, line in enumerate(getattr(offer, name)):
            if line.year is None or line.year <= horizon:
                yield from _some(_swung(offer, f"{name}.{number}.amount", line.amount))
    if offer.match is not None:
        yield from _some(_swung(offer, "match.rate", offer.match.rate))
    if offer.espp is not None:
        yield from _all_of(offer, "espp", ("contribution", "discount"))
    if offer.health is not None:
        yield from _all_of(offer, "health", _OF_HEALTH)
    yield from _some(_swung(offer, "severance_months", offer.severance_months))
    yield from _some(_swung(offer, "notice_months", offer.notice_months))


def _equity(offer: Offer, discount_rate: float) -> Iterator[Input]:
    """Grants, refreshers, and the company's side of the shares: what its kind of share is worked out from."""
    for number, grant in enumerate(offer.grants):
        name = "value" if grant.shares is None else "shares"
        yield from _some(_swung(offer, f"grants.{number}.{name}", getattr(grant, name)))
        if grant.is_option:
            yield from _some(_swung(offer, f"grants.{number}.strike", grant.strike))
    refreshers = offer.refreshers.yearly if offer.refreshers is not None else 0.0
    yield from _some(_swung(offer, "refreshers.yearly", refreshers))
    if not offer.grants and not refreshers:
        return
    if assumption.is_private(offer):
        yield from _of_private(offer)
    else:
        yield from _of_listed(offer, discount_rate)


def _of_listed(offer: Offer, discount_rate: float) -> Iterator[Input]:
    equity = offer.equity
    if equity.price_at_grant is not None or any(each.shares is not None or each.is_option for each in offer.grants):
        yield from _all_of(offer, "equity", ("price_now", "price_at_grant"))
    yield from _some(_swung(offer, "equity.volatility", assumption.volatility(offer).figure.known))
    yield from _some(_swung(offer, "equity.drift", assumption.drift(offer, discount_rate).known))
    yield from _some(_swung(offer, "equity.beta", assumption.beta(offer).figure.known))


def _of_private(offer: Offer) -> Iterator[Input]:
    """One input at a time: what is worked out from another one stands back behind it."""
    equity, default = offer.equity, usual.private_company(offer)
    yield from _all_of(offer, "equity", _size(offer))
    yield from _all_of(offer, "equity", ("total_raised", "acceleration"))
    found = {"preferred_share": default.preferred_share} | {
        name: usual.number(offer, name)
        for name in ("liquidation_multiple", "illiquidity_discount", *_of_kinds(offer.grants))
    }
    if equity.exit_value is None:
        found |= {"exit_multiple_sd": default.exit_multiple_sd, "years_between_rounds": _years_between(offer)}
        yield _exit_multiple(offer, default.exit_multiple, default.exit_multiple_sd)
    else:
        yield from _some(_swung(offer, "equity.exit_value", equity.exit_value))
    rounds = usual.dilution(offer)
    if len(set(rounds)) == 1:
        found["dilution"] = rounds[0]
    for name, assumed in found.items():
        typed = getattr(equity, name)
        yield from _some(_swung(offer, f"equity.{name}", assumed if typed is None else typed))


def _years_between(offer: Offer) -> float:
    return usual.number(offer, "years_between_rounds")


def _size(offer: Offer) -> tuple[str, ...]:
    """The fields that say what a share costs and how many there are."""
    equity = offer.equity
    if equity.fully_diluted is not None:
        return ("fully_diluted", "valuation" if equity.preferred_price is None else "preferred_price")
    return ("preferred_price", "ownership" if equity.valuation is None else "valuation")


def _of_kinds(grants: Sequence[Grant]) -> tuple[str, ...]:
    options = ("exercise_window_years",) if any(grant.is_option for grant in grants) else ()
    held = ("expiry_years",) if any(grant.kind == "double_trigger_rsu" for grant in grants) else ()
    return (*options, *held)


def _exit_multiple(offer: Offer, median: float, spread: float) -> Input:
    """A lognormal by its median; its spread is an input of its own."""
    equity = offer.equity
    value = median if equity.exit_multiple is None else equity.exit_multiple
    factor = exp(TENTH * (spread if equity.exit_multiple_sd is None else equity.exit_multiple_sd))
    return _between(offer, "equity.exit_multiple", value, value / factor, value * factor)


def _hazards(offer: Offer, on_risk: bool) -> Iterator[Input]:
    """What may end the job; of a listed company failure is a matter of risk alone."""
    yield from _some(_swung(offer, "layoff_hazard", assumption.layoff_hazard(offer).figure.known))
    private = assumption.is_private(offer)
    if private or on_risk:
        yield from _some(_swung(offer, "equity.failure_hazard", assumption.failure_hazard(offer).figure.known))
    if private:
        yield from _some(_swung(offer, "equity.exit_hazard", exit_hazard(offer)))


def _place(offer: Offer, comparison: Comparison) -> Iterator[Input]:
    """The price level of the place; that of home is 100 by its meaning."""
    at_home = offer.is_remote or (offer.place is not None and offer.place == comparison.person.home)
    index = place_index(offer, comparison)
    if index is not None and (offer.price_index is not None or not at_home or index.relative.known != HOME):
        yield from _some(_swung(offer, "price_index", index.relative.known))


def _all_of(offer: Offer, block: str, names: Sequence[str]) -> Iterator[Input]:
    for name in names:
        yield from _some(_swung(offer, f"{block}.{name}", getattr(getattr(offer, block), name)))


def _some(found: Input | None) -> Iterator[Input]:
    if found is not None:
        yield found


def _swung(owner: Value, path: str, value: float | None) -> Input | None:
    """A fifth less and a fifth more, of guessed money three tenths; None without value, or where that is 0."""
    if not value:
        return None
    guessed = isinstance(owner, Offer) and path.rpartition(".")[2] not in _NO_MONEY and _is_guess(owner, path)
    swing = abs(value) * (GUESSED_SWING if guessed else SWING)
    return _between(owner, path, value, value - swing, value + swing)


def _spread(owner: Value, path: str, middle: float, sd: float) -> Input:
    return _between(owner, path, middle, max(middle - TENTH * sd, 0.0), max(middle + TENTH * sd, 0.0))


def _between(owner: Value, path: str, value: float, low: float, high: float) -> Input:
    """With ends that the field may have."""
    least, most = _bounds(type(owner), path)
    return Input(path, value, min(max(low, least), value), max(min(high, most), value))


def _is_guess(offer: Offer, path: str) -> bool:
    """Whether the field, or what it is a part of, is marked as a guess."""
    return any(how == "guess" and f"{path}.".startswith(f"{marked}.") for marked, how in offer.evidence.items())


@cache
def _bounds(kind: type[Value], path: str) -> tuple[float, float]:
    """What the field at a path may be at least and at most."""
    for name in path.split("."):
        if not name.isdigit():
            field = next(each for key, each in kind.model_fields.items() if name in (key, each.alias))
            inner = _kind_of(field.annotation)
            if inner is None:
                return _limits((field.annotation, *field.metadata))
            kind = inner
    raise ValueError(f"{path} is no number")


def _kind_of(annotation: Any) -> type[Value] | None:
    """The kind of block a field holds, alone or in a list; None where it holds a number."""
    if isinstance(annotation, type) and issubclass(annotation, Value):
        return annotation
    if get_origin(annotation) in (tuple, Union, UnionType):
        return next((found for each in get_args(annotation) if (found := _kind_of(each))), None)
    return None


def _limits(parts: Iterable[Any]) -> tuple[float, float]:
    """The narrowest of all limits; what must be less than a number may be the last one before it."""
    least, most = -math.inf, math.inf
    for part in parts:
        inner = part.metadata if isinstance(part, FieldInfo) else get_args(part)
        low, high = _limits(inner) if inner else (-math.inf, math.inf)
        ends = {name: getattr(part, name, None) for name in ("ge", "gt", "le", "lt")}
        lows = (low, ends["ge"], None if ends["gt"] is None else math.nextafter(ends["gt"], math.inf))
        highs = (high, ends["le"], None if ends["lt"] is None else math.nextafter(ends["lt"], -math.inf))
        least = max(least, *(each for each in lows if each is not None))
        most = min(most, *(each for each in highs if each is not None))
    return least, most
