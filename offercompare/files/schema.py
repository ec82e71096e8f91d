"""JSON Schema of the offer file, made from the model (FORMAT 2)."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError
from pydantic.json_schema import models_json_schema

from offercompare import model
from offercompare.files.codec import VERSION
from offercompare.files.syntax import APART
from offercompare.model import Comparison, LastSaved, Value

DIALECT = "https://json-schema.org/draft/2020-12/schema"
IDENTIFIER = f"urn:offercompare:offer-file:{VERSION}"
BOUNDS = {"ge": "minimum", "gt": "exclusiveMinimum", "le": "maximum", "lt": "exclusiveMaximum"}


def file_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of an offer file. What holds between fields is left to reading."""
    _, made = models_json_schema([(Comparison, "validation"), (LastSaved, "validation")], by_alias=True)
    parts: dict[str, Any] = _with_bounds(made["$defs"])
    for name, schema in parts.items():
        _allow_null(schema, getattr(model, name))
    whole = parts.pop(Comparison.__name__)
    figures = {"$ref": f"#/$defs/{LastSaved.__name__}"}
    whole["properties"][APART] = {"anyOf": [figures, {"type": "null"}], "default": None}
    return {
        "$schema": DIALECT,
        "$id": IDENTIFIER,
        **whole,
        "title": "offercompare offer file",
        "required": ["format", "version", *whole.get("required", ())],
        "$defs": parts,
    }


def _with_bounds(schema: Any) -> Any:
    """pydantic leaves the bounds of whole numbers in its own words, because a validator stands before them."""
    if isinstance(schema, list):
        return [_with_bounds(entry) for entry in schema]
    if not isinstance(schema, dict):
        return schema
    is_number = schema.get("type") in ("integer", "number")
    return {(BOUNDS.get(key, key) if is_number else key): _with_bounds(part) for key, part in schema.items()}


def _allow_null(schema: dict[str, Any], kind: type[Value]) -> None:
    """Reading takes null for most absent blocks and lists; pydantic's schema cannot know it."""
    for name, field in kind.model_fields.items():
        key = field.alias or name
        shape = schema["properties"][key]
        if not _allows_null(shape) and _reads_null(kind, key):
            kept = {word: shape.pop(word) for word in ("title", "description", "default") if word in shape}
            schema["properties"][key] = {"anyOf": [shape, {"type": "null"}], **kept}


def _allows_null(shape: dict[str, Any]) -> bool:
    return {"type": "null"} in shape.get("anyOf", ())


def _reads_null(kind: type[Value], key: str) -> bool:
    try:
        kind.model_validate({key: None})
    except ValidationError as error:
        return all(detail["loc"][:1] != (key,) for detail in error.errors())
    return True
