"""Edits of the criteria of one's own: a name, 0 to 100 for each offer, and a weight; each is one step to undo."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any, TypeVar

from offercompare.document.edits import Edit
from offercompare.document.weighing import in_percent, moved, with_left_out
from offercompare.model import Comparison, Offer, OwnCriterion, Weighed
from offercompare.model.vocabulary import CRITERIA
from offercompare.reference import defaults

_Kept = TypeVar("_Kept")


def new_key(comparison: Comparison, stem: str = "own") -> str:
    """A key that no criterion has yet."""
    taken = {*CRITERIA, *(each.key for each in comparison.criteria)}
    numbered = (stem if number == 1 else f"{stem}_{number}" for number in range(1, len(taken) + 2))
    return next(key for key in numbered if key not in taken)


def add(label: str) -> Edit:
    """A criterion of this name behind the others; it weighs nothing until it is given a weight."""

    def edit(comparison: Comparison) -> Comparison:
        own = OwnCriterion(key=new_key(comparison), label=label)
        return comparison.changed({"criteria": (*comparison.criteria, own)})

    return edit


def rename(key: str, label: str) -> Edit:
    """Another name; weight and figures stay."""

    def edit(comparison: Comparison) -> Comparison:
        renamed = (each.changed({"label": label}) if each.key == key else each for each in comparison.criteria)
        return comparison.changed({"criteria": tuple(renamed)})

    return edit


def remove(key: str) -> Edit:
    """Take a criterion out, with its weight, its must-haves and each offer's figure."""

    def edit(comparison: Comparison) -> Comparison:
        return replace_all(each for each in comparison.criteria if each.key != key)(comparison)

    return edit


def replace_all(entries: Iterable[Any]) -> Edit:
    """These criteria, values or as they stand in a file, instead of all there are; what goes takes its own along."""
    wanted = tuple(OwnCriterion.model_validate(each) for each in entries)

    def edit(comparison: Comparison) -> Comparison:
        gone = {own.key for own in comparison.criteria} - {own.key for own in wanted}
        # All at once: neither a weight nor a must-have may name a criterion that there is not.
        return comparison.changed({"criteria": wanted, **(_without(comparison, gone) if gone else {})})

    return edit


def weigh(key: str, percent: float, left_out: Collection[str] = ()) -> Edit:
    """The share of a criterion in percent of all that count; the others keep their proportions.

    ``left_out`` are criteria that cannot count now: they keep what they weigh.
    """

    def edit(comparison: Comparison) -> Comparison:
        given = comparison.weights
        held = {key: 0.0, **(defaults.weights(comparison.person.experience) if given is None else given)}
        counting = {name: weight for name, weight in held.items() if name not in left_out}
        shares = in_percent(counting) if sum(counting.values()) > 0 else counting
        return comparison.changed({"weights": with_left_out(moved(shares, key, percent), held, left_out)})

    return edit


def _without(comparison: Comparison, gone: set[str]) -> dict[str, Any]:
    weights = _kept(comparison.weights or {}, gone)
    return {
        "weights": weights if sum(weights.values()) > 0 else None,
        "weighed": None if comparison.weighed is None else _unweighed(comparison.weighed, gone),
        "must_haves": tuple(must for must in comparison.must_haves if must.criterion not in gone),
        "offers": tuple(_unscored(offer, gone) for offer in comparison.offers),
    }


def _unweighed(weighed: Weighed, gone: set[str]) -> Weighed:
    """Without the swings of what is gone, and without the answers in which it made a difference."""
    still_true = [
        answer.changed({"differences": _kept(answer.differences, gone)})
        for answer in weighed.trade_offs
        if not any(answer.differences.get(key) for key in gone)
    ]
    return weighed.changed(
        {
            "trade_offs": tuple(still_true),
            "swings": _kept(weighed.swings, gone),
            "scales": _kept(weighed.scales, gone),
        }
    )


def _unscored(offer: Offer, gone: set[str]) -> Offer:
    overrides = _kept(offer.overrides, gone)
    evidence = _kept(offer.evidence, {f"overrides.{key}" for key in gone})
    if (overrides, evidence) == (offer.overrides, offer.evidence):
        return offer
    return offer.changed({"overrides": overrides, "evidence": evidence})


def _kept(table: Mapping[str, _Kept], gone: set[str]) -> dict[str, _Kept]:
    return {key: value for key, value in table.items() if key not in gone}
