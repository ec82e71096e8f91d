"""What is wrong with a value, said as one sentence at its place in the file."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from offercompare.translation import tr

# From here on the digits of a whole number say less than its power of ten.
_LONGEST_WHOLE = 1e16


@dataclass(frozen=True, slots=True)
class Problem:
    """``place`` is the path in the file, such as ``offers[0].base``; ``sentence`` says what to do."""

    place: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.place}: {self.sentence}" if self.place else self.sentence


def problems(error: ValidationError) -> tuple[Problem, ...]:
    """Every problem of a failed validation once, in file order."""
    found = [Problem(place_of(detail["loc"]), _sentence(detail)) for detail in error.errors(include_url=False)]
    return tuple(dict.fromkeys(found))


def one_line(text: str, longest: int) -> str:
    """``text`` fit to stand in a sentence: without line breaks or control characters, cut to ``longest``."""
    short = text if len(text) <= longest else text[: longest - 1] + "…"
    if short.isprintable():
        return short
    return "".join(character if character.isprintable() else " " for character in short)


def place_of(path: Iterable[int | str]) -> str:
    """The path as it is written in sentences, such as ``offers[0].base``."""
    text = ""
    for part in path:
        if isinstance(part, int):
            text += f"[{part}]"
        elif part.isidentifier() or "." in part or "-" in part:
            text += f".{part}" if text else part
        elif part != "[key]":
            text += f'["{part}"]'
    return one_line(text, 60)


def _shown(value: Any) -> str:
    match value:
        case str():
            return f'"{one_line(value, 30)}"'
        case None | bool():
            return {None: "null", True: "true", False: "false"}[value]
        case dict():
            return tr("a block")
        case list() | tuple():
            return tr("a list")
        case float() if value.is_integer() and abs(value) < _LONGEST_WHOLE:
            return f"{value:.0f}"
        case _:
            return one_line(str(value), 30)


def _sentence(detail: ErrorDetails) -> str:
    """One line that ends in a period, whatever the file says."""
    return one_line(_words(detail).removesuffix("."), 220) + "."


def _words(detail: ErrorDetails) -> str:
    kind, context, given = detail["type"], detail.get("ctx", {}), _shown(detail.get("input"))
    match kind:
        case "missing":
            return tr("is missing; add it.")
        case "int_type" | "int_from_float" | "int_parsing" | "int_parsing_size":
            return tr("must be a whole number, not {given}.", given=given)
        case "float_type" | "float_parsing" | "finite_number":
            return tr("must be a number, not {given}.", given=given)
        case "greater_than_equal":
            return tr("must be {bound} or more, not {given}.", bound=_bound(context["ge"]), given=given)
        case "greater_than":
            return tr("must be more than {bound}, not {given}.", bound=_bound(context["gt"]), given=given)
        case "less_than_equal":
            return tr("must be {bound} or less, not {given}.", bound=_bound(context["le"]), given=given)
        case "less_than":
            return tr("must be less than {bound}, not {given}.", bound=_bound(context["lt"]), given=given)
        case "literal_error":
            return tr("must be {choices}, not {given}.", choices=context["expected"].replace("'", '"'), given=given)
        case "string_type":
            return tr("must be text, not {given}.", given=given)
        case "bool_type":
            return tr("must be true or false, not {given}.", given=given)
        case "string_too_long" | "too_long":
            return tr("is too long; at most {bound} fit here.", bound=context["max_length"])
        case "string_too_short" | "too_short":
            return tr("must not be empty.")
        case "string_pattern_mismatch":
            return tr('must be a currency code such as "USD", not {given}.', given=given)
        case "model_type" | "model_attributes_type" | "dict_type":
            return tr("must be a block in braces, not {given}.", given=given)
        case "tuple_type" | "list_type":
            return tr("must be a list in brackets, not {given}.", given=given)
        case "value_error":
            return f"{context.get('error', detail['msg'])}."
        case _:
            return tr("is not valid: {reason}.", reason=detail["msg"])


def _bound(value: float) -> str:
    return f"{value:.0f}" if float(value).is_integer() else f"{value:g}"
