"""Named pure edits: each takes a comparison and returns the next one, validated."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import Any

from offercompare.model import Bonus, Comparison, Equity, Health, Match, Offer, Refreshers, Remote, Value

Edit = Callable[[Comparison], Comparison]

# What a field's block is while the file has none.
_EMPTY_BLOCKS: dict[str, Callable[[], Value]] = {
    "remote": Remote,
    "bonus": Bonus,
    "equity": Equity,
    "health": Health,
    "refreshers": Refreshers,
    "match": lambda: Match(rate=0.0, up_to=0.0),
}


def with_value(owner: Value, path: str, value: Any) -> Any:
    """``owner`` with the field at the dotted ``path`` changed; blocks on the way are made where absent.

    A number in the path names an entry of a list: ``grants.0.strike``.
    """
    name, _, rest = path.partition(".")
    if rest:
        inner = owner.parts()[name]
        if inner is None:
            inner = _EMPTY_BLOCKS[name]()
        value = _with_entry(inner, rest, value) if isinstance(inner, tuple) else with_value(inner, rest, value)
    return owner.changed({name: value})


def _with_entry(entries: tuple[Any, ...], path: str, value: Any) -> tuple[Any, ...]:
    number, _, rest = path.partition(".")
    index = int(number)
    changed = with_value(entries[index], rest, value) if rest else value
    return (*entries[:index], changed, *entries[index + 1 :])


def value_at(owner: Value, path: str) -> Any:
    """The value at the dotted ``path``; None where a block or entry on the way is absent."""
    found: Any = owner
    for name in path.split("."):
        if found is None:
            return None
        if isinstance(found, tuple):
            found = found[int(name)] if int(name) < len(found) else None
        else:
            found = found.parts()[name]
    return found


def new_id(comparison: Comparison, name: str) -> str:
    """A short id for an offer of this name that no other has."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    stem = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40].rstrip("-") or "offer"
    taken = {offer.id for offer in comparison.offers}
    numbered = (stem if number == 1 else f"{stem}-{number}" for number in range(1, len(taken) + 2))
    return next(key for key in numbered if key not in taken)


def add_offer(offer: Offer) -> Edit:
    """Append an offer; the current job goes first."""

    def edit(comparison: Comparison) -> Comparison:
        return comparison.changed({"offers": _current_first((*comparison.offers, offer))})

    return edit


def duplicate_offer(key: str, company: str) -> Edit:
    """Put a copy right behind an offer, under a new name; a copy of the current job is an open offer.

    It shares the fates that are drawn for the first: what differs then comes of what is changed in it.
    """

    def edit(comparison: Comparison) -> Comparison:
        offers = list(comparison.offers)
        index = _index(comparison, key)
        status = "open" if offers[index].status == "current" else offers[index].status
        own = {"id": new_id(comparison, company), "company": company, "status": status}
        copy = offers[index].changed({**own, "draws_of": offers[index].stream})
        offers.insert(index + 1, copy)
        return comparison.changed({"offers": _current_first(tuple(offers))})

    return edit


def remove_offer(key: str) -> Edit:
    """Take an offer out."""

    def edit(comparison: Comparison) -> Comparison:
        return comparison.changed({"offers": tuple(offer for offer in comparison.offers if offer.id != key)})

    return edit


def move_offer(key: str, by: int) -> Edit:
    """Move an offer left or right among the others; the current job stays first."""

    def edit(comparison: Comparison) -> Comparison:
        offers = list(comparison.offers)
        index = _index(comparison, key)
        offers.insert(min(max(index + by, 0), len(offers) - 1), offers.pop(index))
        return comparison.changed({"offers": _current_first(tuple(offers))})

    return edit


def set_status(key: str, status: str) -> Edit:
    """Change an offer's status; naming a current job makes the one before an open offer."""

    def edit(comparison: Comparison) -> Comparison:
        def turned(offer: Offer) -> Offer:
            if offer.id == key:
                return offer.changed({"status": status})
            if status == "current" and offer.status == "current":
                return offer.changed({"status": "open"})
            return offer

        return comparison.changed({"offers": _current_first(tuple(turned(offer) for offer in comparison.offers))})

    return edit


def _current_first(offers: tuple[Offer, ...]) -> tuple[Offer, ...]:
    return tuple(sorted(offers, key=lambda offer: offer.status != "current"))


def _index(comparison: Comparison, key: str) -> int:
    return next(number for number, offer in enumerate(comparison.offers) if offer.id == key)


def set_offer(key: str, changes: Mapping[str, Any], evidence: str | None = None) -> Edit:
    """Set fields of one offer by dotted path; ``evidence`` is noted for each, or what was noted is dropped.

    ``evidence="unknown"`` marks the fields as not known; their values should be None (FORMAT 2).
    """

    def edit(comparison: Comparison) -> Comparison:
        def turned(offer: Offer) -> Offer:
            for path, value in changes.items():
                offer = _noted(with_value(offer, path, value), path, evidence)
            return _tidy(_with_fates_of_its_own(offer, comparison))

        return comparison.changed(
            {"offers": tuple(turned(offer) if offer.id == key else offer for offer in comparison.offers)}
        )

    return edit


def _with_fates_of_its_own(offer: Offer, comparison: Comparison) -> Offer:
    """A copy that has become the offer of another company no longer shares the fates of the first."""
    first = comparison.offer(offer.draws_of) if offer.draws_of is not None else None
    if first is None or offer.company.casefold().startswith(first.company.casefold()):
        return offer
    return offer.changed({"draws_of": None})


def _noted(offer: Offer, path: str, evidence: str | None) -> Offer:
    before = offer.evidence.get(path)
    # A typed value ends "unknown"; that it was in writing or by word of mouth is not undone by a correction.
    kept = before if before in ("written", "verbal") else None
    now = evidence or kept
    if now == before:
        return offer
    noted = {field: how for field, how in offer.evidence.items() if field != path}
    return offer.changed({"evidence": {**noted, **({path: now} if now else {})}})


def _tidy(offer: Offer) -> Offer:
    """Blocks that say nothing are none agreed."""
    empty: dict[str, Any] = {}
    if offer.bonus is not None and not any(value is not None for value in offer.bonus.parts().values()):
        empty["bonus"] = None
    if offer.match is not None and offer.match.rate == 0 and offer.match.up_to == 0 and not offer.match.model_extra:
        empty["match"] = None
    if offer.refreshers is not None and offer.refreshers.yearly == 0 and not offer.refreshers.model_extra:
        empty["refreshers"] = None
    return offer.changed(empty) if empty else offer


def set_answer(key: str, question: str, level: int | str | None) -> Edit:
    """Answer one rubric question; None takes the answer away."""
    return _set_entry(key, "answers", question, level)


def set_level(key: str, criterion: str, level: int | str | None) -> Edit:
    """Give the quick answer of a criterion; None takes it away."""
    return _set_entry(key, "levels", criterion, level)


def set_override(key: str, criterion: str, score: float | None) -> Edit:
    """Set a score by hand; None returns to the computed one."""
    return _set_entry(key, "overrides", criterion, score)


def _set_entry(key: str, table: str, entry: str, value: Any) -> Edit:
    def edit(comparison: Comparison) -> Comparison:
        offer = comparison.offers[_index(comparison, key)]
        entries = {name: kept for name, kept in getattr(offer, table).items() if name != entry}
        if value is not None:
            entries[entry] = value
        return set_offer_table(key, table, entries)(comparison)

    return edit


def set_offer_table(key: str, table: str, entries: Mapping[str, Any]) -> Edit:
    """Replace one table of an offer (levels, answers, overrides, evidence)."""

    def edit(comparison: Comparison) -> Comparison:
        offers = tuple(
            offer.changed({table: dict(entries)}) if offer.id == key else offer for offer in comparison.offers
        )
        return comparison.changed({"offers": offers})

    return edit


def set_value(path: str, value: Any) -> Edit:
    """Set a field of the comparison itself, such as ``person.home`` or ``settings.horizon_years``."""
    return set_values({path: value})


def set_values(values: Mapping[str, Any]) -> Edit:
    """Set fields of the comparison itself by path, one after the other."""

    def edit(comparison: Comparison) -> Comparison:
        for path, value in values.items():
            comparison = with_value(comparison, path, value)
        return comparison

    return edit


def set_weights(weights: Mapping[str, float] | None) -> Edit:
    """Replace the weights; None returns to the defaults of the person's experience."""
    return set_value("weights", None if weights is None else dict(weights))
