"""What a form says about one field of the file, and how fields are grouped: data, no widgets."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from offercompare.document.edits import value_at
from offercompare.model import Comparison, Value
from offercompare.numerals import Numerals
from offercompare.report.field_words import is_amount

Kind = Literal[
    "text",
    "long_text",
    "amount",
    "percent",
    "number",
    "whole",
    "date",
    "choice",
    "flag",
    "place",
    "currency",
    "score",
    "fractions",
]
FREE_KINDS = frozenset({"text", "long_text"})
"""What a person writes at will, amounts too."""
TEXT_KINDS = FREE_KINDS | {"place"}

Owner = Any
"""The offer, or the comparison, that a field's path starts from."""


@dataclass(frozen=True, slots=True)
class Assumed:
    """What the calculation takes where a field is empty, in the field's own unit, and where that comes from."""

    value: Any
    source: str


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a form.

    ``path`` is dotted as in ``document.edits``. ``unit`` may name "{currency}". ``noted`` is the path of the evidence
    where it is not ``path``; ``evidence`` whether the form asks for it. ``empty`` is what the file holds where nothing
    is typed, ``absent`` how that reads. ``block`` are the values of the block that a first entry begins with, which may
    depend on the owner; clearing the field takes the whole block away. ``along`` tells what else changes when this
    value is set, by path; it raises ``InputError`` where something else must be entered first. ``hint`` is a sentence
    on the value as it is, "" for none. ``example`` says what to type, where the kind's own example does not fit: "a
    year such as 2026". ``returns`` puts a button beside a typed value that goes back to the assumed one.
    """

    path: str
    label: str
    kind: Kind
    help: str
    choices: tuple[tuple[Any, str], ...] = ()
    unit: str = ""
    evidence: bool = False
    noted: str = ""
    empty: Any = None
    absent: str = ""
    block: Mapping[str, Any] | Callable[[Owner], Mapping[str, Any]] | None = None
    assumed: Callable[[Owner, Comparison], Assumed | None] | None = None
    shown: Callable[[Owner], bool] | None = None
    along: Callable[[Owner, Any], Mapping[str, Any]] | None = None
    hint: Callable[[Owner, Comparison], str] | None = None
    example: str = ""
    returns: bool = False

    @property
    def is_amount(self) -> bool:
        """Whether its value is money, or tells an amount beside a known price."""
        return self.kind == "amount" or "{currency}" in self.unit or is_amount(self.path)

    @property
    def evidence_path(self) -> str:
        """Where the evidence of this field is noted."""
        return self.noted or self.path

    def where(self, shown: Callable[[Owner], bool]) -> Field:
        """The same field, shown where ``shown`` says so."""
        return replace(self, shown=shown)

    def below(self, prefix: str) -> Field:
        """The same field of one entry of a list (``grants.0`` before ``strike``); ``shown`` is asked of the entry."""
        path, shown = f"{prefix}.{self.path}", self.shown
        if shown is None:
            return replace(self, path=path)

        def of_entry(owner: Owner) -> bool:
            entry = value_at(owner, prefix)
            return entry is not None and shown(entry)

        return replace(self, path=path, shown=of_entry)


@dataclass(frozen=True, slots=True)
class Listing:
    """A list of entries that are added and removed; ``new`` makes the value a new entry starts from.

    ``presets`` are labels with the entry each begins with, ``elsewhere`` labels with the path of the field that such an
    entry has of its own. A ``wide`` entry is a card of its own with all its help.
    """

    path: str
    label: str
    help: str
    entry: str
    fields: tuple[Field, ...]
    new: Callable[[Owner], Mapping[str, Any]]
    presets: tuple[tuple[str, Mapping[str, Any]], ...] = ()
    elsewhere: tuple[tuple[str, str], ...] = ()
    wide: bool = False
    evidence: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """Fields and lists under one title.

    ``note`` is a sentence on all of them, ``filled`` says what counts where they are empty, ``result`` what comes of
    them; "" for nothing.
    """

    title: str
    items: tuple[Field | Listing, ...]
    note: str = ""
    shown: Callable[[Owner], bool] | None = None
    result: Callable[[Owner, Comparison, Numerals], str] | None = None
    filled: Callable[[Owner, Comparison, Numerals], str] | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """One page of a form; ``key`` names it in the program, ``label`` on screen."""

    key: str
    label: str
    sections: tuple[Section, ...] = field(default=())

    def fields(self) -> tuple[Field, ...]:
        """Every field outside lists."""
        return tuple(item for section in self.sections for item in section.items if isinstance(item, Field))

    def listings(self) -> tuple[Listing, ...]:
        """Every list."""
        return tuple(item for section in self.sections for item in section.items if isinstance(item, Listing))

    def holds(self, path: str) -> bool:
        """Whether the field, the list or the block at ``path`` is on this page."""
        items = (*self.fields(), *self.listings())
        return any(path == item.path or f"{path}.".startswith(f"{item.path}.") for item in items) or any(
            item.path.startswith(f"{path}.") for item in items
        )


def changes(described: Field, owner: Value, value: Any) -> dict[str, Any]:
    """The values by path that put ``value`` (None: nothing) into a field, whole blocks where the file has none yet."""
    if described.block is None:
        along = described.along(owner, value) if described.along else {}
        # What goes along comes last where a value is set, first where it is taken away: each step must be valid.
        own = {described.path: described.empty if value is None else value}
        return {**along, **own} if value is None else {**own, **along}
    block, _, leaf = described.path.rpartition(".")
    if value is None:
        return {block: None}
    if owner.parts().get(block) is None:
        begun = described.block(owner) if callable(described.block) else described.block
        return {block: {**begun, leaf: value}}
    return {described.path: value}
