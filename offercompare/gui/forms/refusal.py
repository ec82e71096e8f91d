"""What a form says of a value that the document refuses: in the field's name and unit, with what to type instead."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from offercompare.document.edits import Edit
from offercompare.errors import InputError
from offercompare.gui.forms.field import Field
from offercompare.model import Comparison, problems
from offercompare.numerals import MINUS, Numerals
from offercompare.translation import tr

_NUMBER_KINDS = frozenset({"amount", "percent", "fractions", "number", "whole", "score"})
_PERCENT_KINDS = frozenset({"percent", "fractions"})
_USUAL_AMOUNT = 120_000


class RefusedError(InputError):
    """The document's refusal with ``detail``, what the model says of it."""

    def __init__(self, error: ValidationError) -> None:
        problem = problems(error)[0]
        super().__init__(problem.sentence, problem.place)
        self.detail: ErrorDetails = error.errors(include_url=False)[0]


def refusing(edit: Edit) -> Edit:
    """The same edit; where its result is not valid it raises ``RefusedError``, which the form puts in its own words."""

    def made(comparison: Comparison) -> Comparison:
        try:
            return edit(comparison)
        except ValidationError as error:
            raise RefusedError(error) from None

    return made


def sentence(field: Field, error: InputError, numerals: Numerals) -> str:
    """What to say under a field; a sentence that begins in the middle goes on behind the field's name."""
    if isinstance(error, RefusedError):
        bound = _bound(field, error.detail, numerals) or _whole(field, error.detail, numerals)
        if bound:
            return bound
        text = _with_labels(error.sentence)
        if text != error.sentence:
            return text
    text = error.sentence
    is_rest = bool(error.place) and text[:1].islower()
    return f"{_subject(field)} {text}" if is_rest else text[:1].upper() + text[1:]


def _subject(field: Field) -> str:
    """The field's name where a sentence begins with it: "or valuation" is the second way to say one thing."""
    name = field.label.removeprefix(tr("or "))
    return name[:1].upper() + name[1:]


def _with_labels(text: str) -> str:
    """The sentence with the fields it compares by their names on screen; one of them is its subject."""
    names = {
        "walk_away_pay": tr("Walk-away pay"),
        "delighted_pay": tr("Delighted pay"),
        "equity_window_years": tr("Equity window"),
        "horizon_years": tr("Years compared"),
        "participation_cap": tr("Participation up to"),
    }
    for key, name in names.items():
        text = text.replace(key, name)
    return text


def _bound(field: Field, detail: ErrorDetails, numerals: Numerals) -> str:
    """The sentence on a number that is too small or too large, "" for any other refusal."""
    leaf = field.path.rpartition(".")[2]
    named = [part for part in detail["loc"] if isinstance(part, str)]
    limit = _limit(field, detail["type"], detail.get("ctx", {}), numerals)
    if not limit or field.kind not in _NUMBER_KINDS or named[-1:] != [leaf]:
        return ""
    example = field.example or _example(field, numerals)
    if example:
        return tr("{field} must be {limit}: type {example}.", field=_subject(field), limit=limit, example=example)
    given = _in_unit(field, detail["input"], numerals)
    return tr("{field} must be {limit}, not {given}.", field=_subject(field), limit=limit, given=given)


def _limit(field: Field, kind: str, context: dict[str, Any], numerals: Numerals) -> str:
    is_percent = field.kind in _PERCENT_KINDS
    match kind:
        case "greater_than_equal":
            bound = _in_unit(field, context["ge"], numerals)
            return tr("at least {bound}", bound=bound) if is_percent else tr("{bound} or more", bound=bound)
        case "less_than_equal":
            bound = _in_unit(field, context["le"], numerals)
            return tr("at most {bound}", bound=bound) if is_percent else tr("{bound} or less", bound=bound)
        case "greater_than":
            return tr("more than {bound}", bound=_in_unit(field, context["gt"], numerals))
        case "less_than":
            return tr("less than {bound}", bound=_in_unit(field, context["lt"], numerals))
        case _:
            return ""


def _whole(field: Field, detail: ErrorDetails, numerals: Numerals) -> str:
    """The sentence on parts of a whole that are not 100 %, "" for any other refusal."""
    if field.kind != "fractions" or detail["type"] != "value_error":
        return ""
    total = numerals.percent(sum(detail["input"]["by_year"]))
    whole = numerals.percent(1)
    return tr("{field} must add up to {whole}, not {total}.", field=_subject(field), whole=whole, total=total)


def _in_unit(field: Field, value: Any, numerals: Numerals) -> str:
    """A number as the field shows it: in percent, a year without grouping, all else with it."""
    if not isinstance(value, int | float):
        return str(value)
    if field.kind in _PERCENT_KINDS:
        return numerals.percent(value)
    return str(value).replace("-", MINUS) if field.kind == "whole" else numerals.short(value)


def _example(field: Field, numerals: Numerals) -> str:
    if field.kind != "amount":
        return ""
    return tr("an amount such as {example}", example=numerals.number(_USUAL_AMOUNT))
