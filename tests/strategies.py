"""Hypothesis strategies for valid values of the model, read from its fields: a new field is covered at once."""

from __future__ import annotations

import math
import types
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import annotated_types as at
from hypothesis import strategies as st
from pydantic.fields import FieldInfo

from offercompare.model import (
    Anchors,
    Comparison,
    Equity,
    Grant,
    MustHave,
    Offer,
    OfferTax,
    Person,
    PersonTax,
    Revision,
    Settings,
    Value,
    Vesting,
)
from offercompare.model.vocabulary import CRITERIA, QUESTION_LEVELS, RUBRIC_CRITERIA

Given = dict[str, Any]

# Half characters cannot be stored in UTF-8.
text = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
names = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
currencies = st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=3, max_size=3)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False) | text,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(text, inner, max_size=3),
    max_leaves=5,
)
unknown_keys = st.dictionaries(st.from_regex(r"x_[a-z]{1,6}", fullmatch=True), json_values, max_size=2)


def comparisons() -> st.SearchStrategy[Comparison]:
    """Any valid comparison, with keys of a newer version at every level."""
    return values(Comparison)


def offers() -> st.SearchStrategy[Offer]:
    """Any valid offer."""
    return values(Offer)


def grants() -> st.SearchStrategy[Grant]:
    """Any valid grant."""
    return values(Grant)


@cache
def values(kind: type[Value]) -> Any:
    """Any valid value of ``kind``."""
    special = _SPECIAL.get(kind, {})
    fields = {
        field.alias or name: special[name] if name in special else _field(field)
        for name, field in kind.model_fields.items()
        if name not in ("format", "version")
    }
    needed = {field.alias or name for name, field in kind.model_fields.items() if field.is_required()}
    given = st.fixed_dictionaries(
        {name: fields[name] for name in needed},
        optional={name: fields[name] for name in fields if name not in needed},
    )
    mend = _MENDED.get(kind, dict)
    return st.builds(lambda own, extra: kind.model_validate({**extra, **mend(own)}), given, unknown_keys)


def _field(field: FieldInfo) -> st.SearchStrategy[Any]:
    return _any_of(field.annotation, tuple(field.metadata))


def _any_of(annotation: Any, metadata: tuple[Any, ...] = ()) -> st.SearchStrategy[Any]:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _any_of(arguments[0], (*arguments[1:], *metadata))
    if origin is Literal:
        return st.sampled_from(arguments)
    if origin in (Union, types.UnionType):
        return st.one_of([_any_of(argument, metadata) for argument in arguments])
    if origin is dict:
        return st.dictionaries(_any_of(arguments[0]), _any_of(arguments[1]), max_size=3)
    if origin is tuple and arguments[-1] is Ellipsis:
        return st.lists(_any_of(arguments[0]), max_size=3).map(tuple)
    if origin is tuple:
        return st.tuples(*map(_any_of, arguments))
    if isinstance(annotation, type) and issubclass(annotation, Value):
        return values(annotation)
    return _plain(annotation, _bounds(metadata))


def _bounds(metadata: tuple[Any, ...]) -> Mapping[str, Any]:
    found: Given = {}
    for entry in metadata:
        for part in entry.metadata if isinstance(entry, FieldInfo) else (entry,):
            for name in ("ge", "gt", "le", "lt", "min_length", "pattern"):
                if getattr(part, name, None) is not None and not isinstance(part, at.Len):
                    found[name] = getattr(part, name)
    return found


def _plain(annotation: Any, bounds: Mapping[str, Any]) -> st.SearchStrategy[Any]:
    if annotation is type(None):
        return st.none()
    if annotation is bool:
        return st.booleans()
    if annotation is date:
        return st.dates()
    if annotation is int:
        return st.integers(bounds.get("ge"), bounds.get("le"))
    if annotation is float:
        return _floats(bounds)
    if annotation is str:
        return currencies if "pattern" in bounds else names if "min_length" in bounds else text
    raise NotImplementedError(f"no strategy for {annotation}")


def _floats(bounds: Mapping[str, Any]) -> st.SearchStrategy[float]:
    """Any float within the bounds, and more often one as people type it, or an end of what is allowed."""
    low, high = bounds.get("ge", bounds.get("gt", -math.inf)), bounds.get("le", bounds.get("lt", math.inf))
    inside = st.floats(
        None if low == -math.inf else low,
        None if high == math.inf else high,
        allow_nan=False,
        allow_infinity=False,
        exclude_min="gt" in bounds,
        exclude_max="lt" in bounds,
    )
    typed = [number for number in (-0.0, 0.0, 1e-9, 0.1, 0.25, 1.0, 12.0, 215_000.0, 1e15) if low < number < high]
    ends = [bounds[name] for name in ("ge", "le") if name in bounds]
    return inside | st.sampled_from([float(number) for number in typed + ends])


def _vesting(given: Given) -> Given:
    years = [max(year, 0.001) for year in given.get("by_year", ())]
    return {**given, "by_year": [year / sum(years) for year in years]} if years else _without(given, "by_year")


def _without(given: Given, *names: str) -> Given:
    return {name: value for name, value in given.items() if name not in names}


def _rates(given: Given) -> Given:
    return {**given, "method": "place"} if given.get("rate") is None and given.get("method") == "rate" else given


def _person(given: Given) -> Given:
    low, high = given.get("walk_away_pay"), given.get("delighted_pay")
    return _without(given, "delighted_pay") if low is not None and high is not None and low >= high else given


def _settings(given: Given) -> Given:
    window = max(given.get("equity_window_years", 10), given.get("horizon_years", 4))
    return {**given, "equity_window_years": window, "paths": 1_000}


def _must_have(given: Given) -> Given:
    subject = {"fact": given["fact"]} if given.get("fact") else {"criterion": given.get("criterion") or "pay"}
    bounded = any(given.get(name) is not None for name in ("at_least", "at_most", "is"))
    return _without(given, "fact", "criterion") | subject | ({} if bounded else {"at_least": 1.0})


def _anchors(given: Given) -> Given:
    pair = given.get("cost_of_living")
    return _without(given, "cost_of_living") if pair and pair[0] >= pair[1] else given


def _equity(given: Given) -> Given:
    cap, multiple = given.get("participation_cap"), given.get("liquidation_multiple")
    return (
        _without(given, "participation_cap")
        if cap is not None and cap < (1.0 if multiple is None else multiple)
        else given
    )


def _comparison(given: Given) -> Given:
    """Keys once each, one current job, and weights that name criteria."""
    given = dict(given)
    own = {criterion.key: criterion for criterion in given.get("criteria", ()) if criterion.key not in CRITERIA}
    offers = {offer.id: offer for offer in given.get("offers", ())}
    current = [offer.id for offer in offers.values() if offer.status == "current"]
    for key in current[1:]:
        offers[key] = offers[key].changed({"status": "open"})
    if not sum((given.get("weights") or {}).values()) > 0:
        given.pop("weights", None)
    return {**given, "criteria": tuple(own.values()), "offers": tuple(offers.values())}


def _answers() -> st.SearchStrategy[Given]:
    return st.fixed_dictionaries(
        {},
        optional={
            key: st.integers(0, levels - 1) | st.sampled_from(("na", "unknown"))
            for key, levels in QUESTION_LEVELS.items()
        },
    )


_SPECIAL: dict[type[Value], dict[str, st.SearchStrategy[Any]]] = {
    Offer: {
        "answers": _answers(),
        "levels": st.dictionaries(st.sampled_from(RUBRIC_CRITERIA), st.integers(0, 4) | st.just("unknown"), max_size=3),
    },
    Comparison: {
        "weights": st.none() | st.dictionaries(st.sampled_from(CRITERIA), st.floats(0, 1e9), max_size=4),
    },
    MustHave: {"criterion": st.sampled_from(CRITERIA)},
    # Earlier terms are an offer again; a plain one is enough to go through files and edits.
    Revision: {"terms": st.builds(lambda key, base: Offer(id=key, base=base), names, st.none() | st.floats(0, 1e9))},
}
_MENDED: dict[type[Value], Callable[[Given], Given]] = {
    Vesting: _vesting,
    OfferTax: _rates,
    PersonTax: _rates,
    Person: _person,
    Settings: _settings,
    MustHave: _must_have,
    Anchors: _anchors,
    Equity: _equity,
    Comparison: _comparison,
}
