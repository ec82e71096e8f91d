"""What is said beside a cell whose entry the document refuses: in the row's name, in the unit that is typed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from offercompare.errors import InputError
from offercompare.gui.compare.rows import Row
from offercompare.gui.forms.field import Field
from offercompare.gui.forms.offer_fields import offer_groups
from offercompare.gui.forms.refusal import RefusedError, sentence
from offercompare.numerals import Numerals
from offercompare.translation import tr


def refused_entry(row: Row, error: InputError, numerals: Numerals) -> str:
    """One sentence on an entry in this row."""
    return sentence(_field(row, error), error, numerals)


def _field(row: Row, error: InputError) -> Field:
    """The field of the form that the entry would have filled, under the row's name."""
    found = next((field for field in _fields() if field.path == _path(row, error)), None)
    if found is None:
        return Field(row.key, row.label, "text", "")
    # A window is typed in days, months or years, and held in years.
    is_span = found.path.endswith("_years")
    return replace(found, label=tr("{row} in years", row=row.label) if is_span else row.label)


def _path(row: Row, error: InputError) -> str:
    """Where the value that is refused stands in the form, lists without their numbers."""
    named = [part for part in error.detail["loc"] if isinstance(part, str)] if isinstance(error, RefusedError) else []
    leaf = named[-1] if named else ""
    return row.key if row.key.endswith(leaf) else f"{row.key}.{leaf}"


def _fields() -> Iterator[Field]:
    for group in offer_groups():
        yield from group.fields()
        for listing in group.listings():
            yield from (replace(field, path=f"{listing.path}.{field.path}") for field in listing.fields)
