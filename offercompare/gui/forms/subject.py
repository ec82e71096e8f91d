"""What a form edits: one offer, or the comparison itself, each through the document's one door."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol

from offercompare.document import criteria, edits
from offercompare.document.open_document import OpenDocument
from offercompare.gui.forms.field import Field, changes
from offercompare.gui.forms.reading import Typed
from offercompare.gui.forms.refusal import refusing
from offercompare.gui.typed_money import MoneyEdit, in_reporting_currency, named_currency
from offercompare.model import Comparison, Offer, Value
from offercompare.model.problem import one_line
from offercompare.translation import tr

# Tables of the file whose keys are free: their entries have no field of their own in the model.
_TABLES = ("fx", "levels", "answers", "overrides")
LONGEST_NAME = 40


class Subject(Protocol):
    """Reads and writes the fields of one form. ``put`` and ``put_list`` raise ``InputError``."""

    document: OpenDocument

    @property
    def owner(self) -> Any:
        """The frozen value that paths start from; None when it is gone."""

    @property
    def currency(self) -> str:
        """The currency of its amounts."""

    def value(self, path: str) -> Any:
        """The value at a path."""

    def evidence(self, path: str) -> str:
        """How sure the value is, "" where nothing is noted; a block's evidence counts for its fields."""

    def put(self, field: Field, typed: Typed) -> None:
        """Set one field."""

    def put_list(self, path: str, entries: tuple[Any, ...], label: str) -> None:
        """Replace a list."""

    def note(self, path: str, how: str, label: str) -> None:
        """Note how sure a value is, "" for nothing."""


def value_in(owner: Value | None, path: str) -> Any:
    """The value at ``path``, in free tables too."""
    table, _, entry = path.partition(".")
    if owner is not None and table in _TABLES and entry:
        return getattr(owner, table).get(entry)
    return None if owner is None else edits.value_at(owner, path)


class OfferSubject:
    """One offer of a document."""

    def __init__(self, document: OpenDocument, key: str) -> None:
        self.document, self.key = document, key

    @property
    def owner(self) -> Offer | None:
        """The offer as it is now."""
        return self.document.comparison.offer(self.key)

    @property
    def name(self) -> str:
        """What the offer is called, short enough for a menu."""
        return one_line(self.owner.name, LONGEST_NAME) if self.owner else ""

    @property
    def currency(self) -> str:
        """The currency of the offer's amounts."""
        return self.document.comparison.currency_of(self.owner) if self.owner else ""

    def value(self, path: str) -> Any:
        """The value at a path."""
        return value_in(self.owner, path)

    def evidence(self, path: str) -> str:
        """The word noted at the path or, before it, at a block around it."""
        noted = self.owner.evidence if self.owner else {}
        return next((noted[name] for name in _with_blocks(path) if name in noted), "")

    def put(self, field: Field, typed: Typed) -> None:
        """Set one field and what the text said about its evidence."""
        label = tr("{field} of {offer}", field=field.label, offer=self.name)
        edit = refusing(self._edit(field, typed))
        if typed.money is not None:
            edit = MoneyEdit(edit, self.key, typed.money, (field.path,))
            label = named_currency(label, edit, self.document.comparison, self.key)
        self.document.apply(edit, label, f"{self.key}:{field.path}")

    def _edit(self, field: Field, typed: Typed) -> edits.Edit:
        table, _, entry = field.path.partition(".")
        if field.path == "status":
            return edits.set_status(self.key, typed.value)
        if table == "overrides":
            return edits.set_override(self.key, entry, typed.value)

        def edit(comparison: Comparison) -> Comparison:
            offer = comparison.offer(self.key)
            assert offer is not None
            changed = edits.set_offer(self.key, changes(field, offer, typed.value))(comparison)
            return self._with_evidence(changed, field.evidence_path, typed.evidence)

        return edit

    def _with_evidence(self, comparison: Comparison, path: str, how: str | None) -> Comparison:
        """What was in writing or said stays so under a correction; a guess or an unknown ends with a typed value."""
        offer = comparison.offer(self.key)
        assert offer is not None
        noted: dict[str, str] = dict(offer.evidence)
        for name in _with_blocks(path):
            if how is not None or noted.get(name) == "unknown" or (name == path and noted.get(name) == "guess"):
                noted.pop(name, None)
        if how is not None:
            noted[path] = how
        return edits.set_offer_table(self.key, "evidence", noted)(comparison) if noted != offer.evidence else comparison

    def put_list(self, path: str, entries: tuple[Any, ...], label: str) -> None:
        """Replace a list; one that has entries is not unknown."""

        def edit(comparison: Comparison) -> Comparison:
            changed = edits.set_offer(self.key, {path: entries})(comparison)
            return self._with_evidence(changed, path, None) if entries else changed

        self.document.apply(edit, tr("{change} of {offer}", change=label, offer=self.name))

    def note(self, path: str, how: str, label: str) -> None:
        """Note the evidence of a value that stays; "unknown" is for ``put``, which also clears the value."""
        noted: dict[str, str] = dict(self.owner.evidence) if self.owner else {}
        for name in _with_blocks(path):
            noted.pop(name, None)
        edit = edits.set_offer_table(self.key, "evidence", {**noted, **({path: how} if how else {})})
        self.document.apply(edit, tr("Evidence for {field} of {offer}", field=label, offer=self.name))


def _with_blocks(path: str) -> list[str]:
    """The path and the blocks around it, nearest first."""
    parts = path.split(".")
    return [".".join(parts[:count]) for count in range(len(parts), 0, -1)]


class ComparisonSubject:
    """The comparison itself: the person, the settings, the rates."""

    def __init__(self, document: OpenDocument) -> None:
        self.document = document

    @property
    def owner(self) -> Comparison:
        """The comparison as it is now."""
        return self.document.comparison

    @property
    def currency(self) -> str:
        """The reporting currency."""
        return self.owner.currency

    def value(self, path: str) -> Any:
        """The value at a path."""
        return value_in(self.owner, path)

    def evidence(self, path: str) -> str:
        """Nothing is noted here: it is the person's own word."""
        return ""

    def put(self, field: Field, typed: Typed) -> None:
        """Set one field."""
        if typed.money is not None:
            in_reporting_currency(typed.money, self.owner)
        table, _, entry = field.path.partition(".")
        if table == "fx":
            edit = edits.set_value("fx", _with_entry(self.owner.fx, entry, typed.value))
        else:
            edit = edits.set_values(changes(field, self.owner, typed.value))
        self.document.apply(refusing(edit), field.label, f":{field.path}")

    def put_list(self, path: str, entries: tuple[Any, ...], label: str) -> None:
        """Replace a list; a criterion of one's own goes with its weight and its must-haves."""
        edit = criteria.replace_all(entries) if path == "criteria" else edits.set_value(path, entries)
        self.document.apply(edit, label)

    def note(self, path: str, how: str, label: str) -> None:
        """Nothing is noted here."""


def _with_entry(table: Mapping[str, Any], key: str, value: Any) -> dict[str, Any]:
    kept = {name: held for name, held in table.items() if name != key}
    return kept if value is None else {**kept, key: value}
