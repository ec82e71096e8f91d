"""The frozen base of every value in a comparison, and the kinds of number and text they are made of."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Self

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, Strict, WithJsonSchema

# Above this a sum of years leaves the digits of a float; nobody is offered it.
LARGEST_AMOUNT = 1e15


class Value(BaseModel):
    """A frozen value. Keys that this version does not know are kept and written back."""

    model_config = ConfigDict(frozen=True, extra="allow", populate_by_name=True, use_attribute_docstrings=True)

    def parts(self) -> dict[str, Any]:
        """This value's own fields by the name they have in the file, nested values as they are."""
        named = {field.alias or name: getattr(self, name) for name, field in type(self).model_fields.items()}
        return named | (self.model_extra or {})

    def changed(self, changes: Mapping[str, Any]) -> Self:
        """A validated copy with ``changes`` by file name; untouched parts are the same objects.

        Raises ``pydantic.ValidationError`` where the result would not be valid.
        """
        return type(self).model_validate({**self.parts(), **changes})


def _whole(value: Any) -> Any:
    """4.0 is a whole number too; True is not."""
    if isinstance(value, bool):
        raise ValueError("must be a whole number")
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value


def _iso_date(value: Any) -> Any:
    if isinstance(value, date):
        return value
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise ValueError("is not a day of the calendar") from None
    raise ValueError('must be a date such as "2027-01-11"')


Number = Annotated[float, Strict(), Field(allow_inf_nan=False)]
Amount = Annotated[Number, Field(ge=0, le=LARGEST_AMOUNT)]
Positive = Annotated[Number, Field(gt=0, le=LARGEST_AMOUNT)]
Fraction = Annotated[Number, Field(ge=0, le=1)]
FractionBelowOne = Annotated[Number, Field(ge=0, lt=1)]
Share = Annotated[Number, Field(gt=0, le=1)]
Multiple = Annotated[Number, Field(ge=0, le=5)]
Growth = Annotated[Number, Field(ge=-0.5, le=1)]
Hazard = Annotated[Number, Field(ge=0, le=100)]
# A standard deviation above this is a slip: percent typed for a fraction.
Spread = Annotated[Number, Field(ge=0, le=10)]
Years = Annotated[Number, Field(ge=0, le=50)]
Points = Annotated[Number, Field(ge=0, le=100)]
Whole = Annotated[int, Strict(), BeforeValidator(_whole)]
Beta = Annotated[Number, Field(ge=-10, le=10)]
# Times the money that investors paid in.
Times = Annotated[Number, Field(ge=0, le=1_000)]
Rounds = Annotated[Whole, Field(ge=0, le=20)]
RoundGap = Annotated[Number, Field(ge=0.1, le=50)]
Discount = Annotated[Number, Field(ge=0, le=0.5)]
Months = Annotated[Whole, Field(ge=0, le=120)]
Flag = Annotated[bool, Strict()]
Text = Annotated[str, Strict(), Field(max_length=1_000)]
LongText = Annotated[str, Strict(), Field(max_length=100_000)]
Name = Annotated[str, Strict(), Field(min_length=1, max_length=1_000)]
CurrencyCode = Annotated[str, Strict(), Field(pattern=r"^[A-Z]{3}$")]
Day = Annotated[
    date,
    BeforeValidator(_iso_date),
    WithJsonSchema({"type": "string", "format": "date", "pattern": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}),
]
