"""Bytes of an offer file -> one JSON object that is safe to hand on, or what is wrong with the text itself."""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

from offercompare.model import Problem
from offercompare.model.problem import place_of
from offercompare.translation import tr

LARGEST_FILE = 20 * 1024 * 1024
"""Bytes; a thousand offers with long notes are far below."""
DEEPEST = 64
LONGEST_NUMBER = 100
MOST_VALUES = 250_000
"""Each wrong one costs a sentence; the largest comparison has fewer."""
MOST_PROBLEMS = 1_000
APART = "last_saved"
"""A block that stands beside the comparison: damage in it is no damage of the file."""
SURROGATE = re.compile("[\ud800-\udfff]")

# What may be left of a word or a number that the end of the file cuts through, and of an escape.
_CUT = re.compile(r"-?(I[a-z]*)?|\.|[eE][-+]?|Na?N?|t(ru?)?|f(a(ls?)?)?|n(ul?)?")
_CUT_ESCAPE = re.compile(r"\\u[0-9a-fA-F]{0,3}\Z")


class UnreadableError(Exception):
    """The text is not JSON; ``problem`` says where and what to do."""

    def __init__(self, sentence: str, place: str = "") -> None:
        super().__init__(sentence)
        self.problem = Problem(place, sentence)


@dataclass(frozen=True, slots=True)
class _Rejected:
    """Stands where JSON allows something that would lose or break data."""

    sentence: str
    key: str | None = None


def parsed(data: bytes) -> Any:
    """The value that ``data`` spells; what ``unsafe`` finds in it must not be used.

    Raises ``UnreadableError`` when there is no value at all.
    """
    text = _text(data)
    try:
        return json.loads(
            text,
            object_pairs_hook=_object,
            parse_int=_integer,
            parse_float=_float,
            parse_constant=_constant,
        )
    except json.JSONDecodeError as error:
        raise _broken(text, error) from None
    except RecursionError:
        raise UnreadableError(_too_deep()) from None


def unsafe(value: Any, place: tuple[int | str, ...] = ()) -> tuple[Problem, ...]:
    """What in ``value``, which stands at ``place``, JSON allows but an offer file cannot keep."""
    found = tuple(dict.fromkeys(islice(_unsafe(value, place), MOST_PROBLEMS)))
    if not found and _size(value) > MOST_VALUES:
        too_many = tr("The file holds more than {most} values; split the comparison.", most=MOST_VALUES)
        return (Problem(place_of(place), too_many),)
    return found


def too_large() -> str:
    """The sentence for a file beyond ``LARGEST_FILE``."""
    return tr("The file is larger than {size} MB, which no offer file is; choose another.", size=LARGEST_FILE >> 20)


def _text(data: bytes) -> str:
    if len(data) > LARGEST_FILE:
        raise UnreadableError(too_large())
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data":
            raise _cut(data[: error.start].decode("utf-8-sig")) from None
        line = data.count(b"\n", 0, error.start) + 1
        raise UnreadableError(
            tr("The file is not UTF-8 text; save it as UTF-8 or choose another."), _line(line)
        ) from None
    if not text.strip():
        raise UnreadableError(tr("The file is empty; open a backup of it or start a new comparison."))
    return text


def _object(pairs: list[tuple[str, Any]]) -> Any:
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    counts = Counter(key for key, _ in pairs)
    twice = [key for key in counts if counts[key] > 1]
    if twice == [APART]:
        return found | {APART: _Rejected(_stands_twice())}
    return _Rejected(_stands_twice(), twice[0])


def _stands_twice() -> str:
    return tr("stands twice in the same block; keep one of the two.")


def _integer(digits: str) -> Any:
    return int(digits) if len(digits) <= LONGEST_NUMBER else _Rejected(_too_large_number())


def _float(digits: str) -> Any:
    value = float(digits) if len(digits) <= LONGEST_NUMBER else math.inf
    return value if math.isfinite(value) else _Rejected(_too_large_number())


def _constant(word: str) -> Any:
    return _Rejected(tr("must be a number, not {word}; write null where it is not known.", word=word))


def _too_large_number() -> str:
    return tr("is a number with too many digits to be an amount; shorten it.")


def _too_deep() -> str:
    return tr("The file nests more than {depth} blocks in each other, which no offer file does.", depth=DEEPEST)


def _unsafe(value: Any, path: tuple[int | str, ...] = ()) -> Iterator[Problem]:
    """Rejected parts in file order."""
    if len(path) > DEEPEST:
        yield Problem("", _too_deep())
    elif isinstance(value, _Rejected):
        yield Problem(place_of(path if value.key is None else (*path, value.key)), value.sentence)
    elif isinstance(value, str) and SURROGATE.search(value):
        yield Problem(place_of(path), _half_character())
    elif isinstance(value, list):
        for index, entry in enumerate(value):
            yield from _unsafe(entry, (*path, index))
    elif isinstance(value, dict):
        for key, entry in value.items():
            if SURROGATE.search(key):
                yield Problem(place_of(path), _half_character())
            yield from _unsafe(entry, (*path, key))


def _size(value: Any) -> int:
    """How many values stand in ``value``, which is not deeper than ``DEEPEST``."""
    entries = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return 1 + sum(_size(entry) for entry in entries)


def _half_character() -> str:
    return tr("contains half of a character; type the text again.")


def _broken(text: str, error: json.JSONDecodeError) -> UnreadableError:
    rest = text[error.pos :].rstrip()
    is_cut = error.msg.startswith("Unterminated") or (not error.msg.startswith("Extra") and _CUT.fullmatch(rest))
    if is_cut or ("escape" in error.msg and _CUT_ESCAPE.search(text.rstrip())):
        return _cut(text)
    return UnreadableError(_what(error.msg), _line(error.lineno, error.colno))


def _cut(text: str) -> UnreadableError:
    end = text.rstrip()
    place = _line(end.count("\n") + 1, len(end) - end.rfind("\n") - 1)
    return UnreadableError(tr("The file ends here before it is complete; open a backup of it."), place)


def _what(message: str) -> str:
    """Our words for what the parser found."""
    match message.split(" ")[:2]:
        case ["Expecting", "','"]:
            return tr("A comma or a closing bracket is missing here; mend the file or open a backup of it.")
        case ["Expecting", "':'"]:
            return tr("A colon is missing here; mend the file or open a backup of it.")
        case ["Expecting", "property"]:
            return tr("A name in double quotes is missing here; mend the file or open a backup of it.")
        case ["Extra", _]:
            return tr("The file goes on after its end; remove what follows or open a backup of it.")
        case ["Invalid", "control"]:
            return tr("A line break or control character stands inside a text; mend the file or open a backup of it.")
        case ["Invalid", _]:
            return tr("A backslash stands before a wrong character here; mend the file or open a backup of it.")
        case _:
            return tr("This is not the JSON of an offer file; mend the file or choose another.")


def _line(line: int, column: int | None = None) -> str:
    if column is None:
        return tr("line {line}", line=line)
    return tr("line {line}, column {column}", line=line, column=column)
