"""Bytes <-> comparison: one form for each value, so that a file that did not change is the same bytes (FORMAT 2)."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any

from pydantic import ValidationError

from offercompare.errors import InputError
from offercompare.files.syntax import APART, SURROGATE, UnreadableError, parsed, unsafe
from offercompare.model import Comparison, LastSaved, Problem, Value, problems
from offercompare.model.problem import one_line
from offercompare.reference.editions import data_version
from offercompare.translation import tr, trn

FORMAT = "offercompare"
RESULTS_FORMAT = "offercompare-results"
VERSION = 1

Content = dict[str, Any]
Step = Callable[[Content], Content]
"""Takes the content of one version to the next, leaves alone what it does not understand, changes nothing given."""
STEPS: Mapping[int, Step] = MappingProxyType({})
"""By the version that a step starts from."""

# Beyond it an integer written for a float may read back as another number.
_EXACT = 2**53


@dataclass(frozen=True, slots=True)
class Decoded:
    """What a file holds: the comparison and the figures of its last save, None where none belong to it.

    ``unread`` says why they could not be read, empty where they could or there are none.
    """

    comparison: Comparison
    last_saved: LastSaved | None = None
    unread: str = ""


def decode(data: bytes, place: str, steps: Mapping[int, Step] = STEPS) -> Comparison:
    """The comparison that ``data`` holds; ``place`` names the file in errors.

    Raises ``InputError`` with the first problem and the number of the others.
    """
    return decode_whole(data, place, steps).comparison


def decode_whole(data: bytes, place: str, steps: Mapping[int, Step] = STEPS) -> Decoded:
    """The same with the figures of the last save; what is wrong with those alone is no error."""
    found = _read(data, steps)
    if found.comparison is not None:
        return Decoded(found.comparison, found.last_saved, _unread(found))
    first = _in_file(found.problems[0], place)
    more = len(found.problems) - 1
    if not more:
        raise InputError(first.sentence, first.place)
    others = trn("and one more problem", "and {count} more problems", more)
    raise InputError(f"{first.sentence.removesuffix('.')} ({others}).", first.place)


def problems_of(data: bytes, place: str, steps: Mapping[int, Step] = STEPS) -> tuple[Problem, ...]:
    """Everything that is wrong with ``data``, in file order; empty when nothing is."""
    found = _read(data, steps)
    return tuple(_in_file(problem, place) for problem in (*found.problems, *found.beside))


def encode(comparison: Comparison, last_saved: LastSaved | None = None) -> bytes:
    """The bytes of the file: fields in their declared order, unknown keys as they came, figures of the last save."""
    content = _block(comparison)
    if last_saved is not None:
        content = content | {APART: _written(last_saved.model_dump(exclude_unset=True))}
    text = json.dumps(content, ensure_ascii=False, indent=2, allow_nan=False)
    # Half a character can be pasted into a field, but no file can hold it: better a mark than no save.
    return SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text + "\n").encode()


def digest(comparison: Comparison) -> str:
    """What the file of a comparison will be known by: SHA-256 of its content, without the figures of its last save."""
    return _digest(_block(comparison))


def _digest(content: Content) -> str:
    """Of the content as it stands in the file: another program may know other fields, and would write them anew."""
    text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    return hashlib.sha256(SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class _Read:
    """The comparison, or None and at least one problem.

    ``beside`` are problems of the block that stands apart, ``stale`` is a block of other entries than those of now.
    """

    comparison: Comparison | None = None
    problems: tuple[Problem, ...] = ()
    last_saved: LastSaved | None = None
    beside: tuple[Problem, ...] = ()
    stale: LastSaved | None = None


def _read(data: bytes, steps: Mapping[int, Step]) -> _Read:
    try:
        content, block = _apart(parsed(data))
        if found := unsafe(content):
            return _Read(problems=found)
        comparison = Comparison.model_validate(_current(content, steps))
    except UnreadableError as error:
        return _Read(problems=(error.problem,))
    except ValidationError as error:
        return _Read(problems=problems(error))
    last_saved, beside = _last_saved(block)
    if last_saved is not None and last_saved.digest != _digest(content):
        return _Read(comparison, stale=last_saved)
    return _Read(comparison, (), last_saved, beside)


def _apart(content: Any) -> tuple[Any, Any]:
    """The file without its last figures, and they."""
    if not isinstance(content, dict):
        return content, None
    return {key: value for key, value in content.items() if key != APART}, content.get(APART)


def _last_saved(block: Any) -> tuple[LastSaved | None, tuple[Problem, ...]]:
    if block is None:
        return None, ()
    if found := unsafe(block, (APART,)):
        return None, found
    try:
        return LastSaved.model_validate(block), ()
    except ValidationError as error:
        inside = (f"{APART}.{problem.place}" if problem.place else APART for problem in problems(error))
        found = tuple(map(Problem, inside, (problem.sentence for problem in problems(error))))
        return None, found


def _unread(found: _Read) -> str:
    """Why the figures of now are not compared with those of the last save, where a person should know."""
    if found.beside:
        return tr("The figures of the last save cannot be read; all else in the file can.")
    if found.stale is not None and found.stale.data != data_version():
        return tr(
            "Last saved with the data of {before}, and entries were changed elsewhere since: "
            "what the data of {now} changes cannot be told apart.",
            before=one_line(found.stale.data, 40),
            now=data_version(),
        )
    return ""


def _current(given: Any, steps: Mapping[int, Step]) -> Content:
    """The content in the form of ``VERSION``, one step at a time."""
    if not isinstance(given, dict):
        raise UnreadableError(tr("This is not an offer file: it must begin with a brace; choose another."))
    content: Content = given
    _check_format(content)
    version = _version(content)
    if version > VERSION:
        raise UnreadableError(
            tr("The file is of version {version}, made by a newer program; update this one.", version=_short(version)),
            "version",
        )
    while version < VERSION:
        if version not in steps:
            raise UnreadableError(
                tr("There is no version {version} of offer files.", version=_short(version)), "version"
            )
        version += 1
        content = {**steps[version - 1](content), "version": version}
    return content


def _check_format(content: Content) -> None:
    given = content.get("format")
    if given == FORMAT:
        return
    if given == RESULTS_FORMAT:
        raise UnreadableError(tr("These are results of a comparison; open the offer file they came from."), "format")
    if "format" not in content:
        raise UnreadableError(tr('This is not an offer file: "format": "offercompare" is missing; choose another.'))
    raise UnreadableError(tr('must be "offercompare"; this is no offer file, choose another.'), "format")


def _version(content: Content) -> int:
    if "version" not in content:
        raise UnreadableError(tr('is missing; add "version": {version}.', version=VERSION), "version")
    version = content["version"]
    if isinstance(version, bool) or not isinstance(version, int | float) or version != int(version):
        raise UnreadableError(tr("must be a whole number such as {version}.", version=VERSION), "version")
    return int(version)


def _short(version: int) -> str:
    return one_line(str(version), 20)


def _in_file(problem: Problem, place: str) -> Problem:
    """The problem with the file named before its place."""
    parts = [part for part in (one_line(place, 120), problem.place) if part]
    return Problem(", ".join(parts), problem.sentence)


def _block(value: Value) -> Content:
    """A value's fields by file name; none and empty are left out where reading puts them back."""
    content: Content = {}
    unknown = value.model_extra or {}
    for name, field in type(value).model_fields.items():
        held = getattr(value, name)
        written = _written(held)
        is_empty = written in (None, "", [], {}) and held == field.get_default(call_default_factory=True)
        # An unknown key "raise_" beside no "raise" would be read as the field itself.
        if not is_empty or name in unknown:
            content[field.alias or name] = written
    return content | unknown


def _written(value: Any) -> Any:
    match value:
        case Value():
            return _block(value)
        case float():
            return _number(value)
        case date():
            return value.isoformat()
        case tuple() | list():
            return [_written(entry) for entry in value]
        case dict():
            return {key: _written(entry) for key, entry in value.items()}
        case _:
            return value


def _number(value: float) -> int | float:
    """Integral floats as integers, except where the sign of zero or a digit would be lost."""
    if not value.is_integer() or abs(value) >= _EXACT or str(value) == "-0.0":
        return value
    return int(value)
