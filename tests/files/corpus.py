"""Damaged and hostile files, the same in every run, for each place where a file from a stranger comes in."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Iterator
from functools import cache
from typing import Any

from offercompare import resources

Case = tuple[str, bytes]
Path = tuple[int | str, ...]

WRONG: dict[str, Any] = {
    "null": None,
    "true": True,
    "text": "x",
    "minus": -7,
    "huge": 10**80,
    "list": [[]],
    "block": {"a": {}},
}
TEXTS = {
    "empty": "",
    "long": "x" * 1_000_000,
    "control": "a\nb\r\tc\x00\x1b[31m\x7f\u2028\u2029\u0085",
    "directions": "\u202eevil\u2066\u200f",
    "path": "../../../../etc/passwd",
    "device": "\\\\.\\COM1\\C:\\con",
    "address": "file:///etc/passwd#http://localhost:1/",
    "braces": "{0} {given} {__class__} {",
    "percent": "%s %d %(x)n %",
    "markup": "<script>alert(1)</script><img src=x onerror=alert(1)>&amp;",
    "formula": "=HYPERLINK(A1)+cmd|' /C calc'!A0",
    "template": "{{ 7*7 }}{% for x in y %}",
    "quotes": "\"'`\\",
    "combining": "e" + "\u0301" * 300,
    "emoji": "👩‍💻🏳️‍🌈",
}
NUMBERS = [
    "9" * 5_000,
    "-" + "9" * 200,
    "1e999",
    "-1e308",
    "1e-400",
    "NaN",
    "Infinity",
    "-Infinity",
    "0." + "3" * 5_000,
]
NUMBERS += ["-0", "-0.0", "1E15", "01", "+1", "0x10", "1_000", ".5", "5.", "1,5"]


@cache
def corpus() -> list[Case]:
    """Each case's name and its bytes; a few of them are valid files with odd content."""
    whole = resources.path("examples/worked-example.offers").read_bytes()
    makers = (_whole_files, _cut, _flipped, _lines, _wrong_types, _missing, _odd_texts, _odd_numbers, _odd_structure)
    return [case for make in makers for case in make(whole)]


def _whole_files(whole: bytes) -> Iterator[Case]:
    yield "empty", b""
    yield "blank", b" \n\t\n"
    yield "only a mark", b"\xef\xbb\xbf"
    yield "marked", b"\xef\xbb\xbf" + whole
    yield "utf-16", whole.decode().encode("utf-16")
    yield "latin-1", whole.replace(b"Harbor", b"H\xe4rbor")
    yield "zeros", bytes(4096)
    yield "noise", random.Random(1).randbytes(4096)
    yield "pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n"
    yield "zip", b"PK\x03\x04" + bytes(60)
    yield "markup", b"<!DOCTYPE html><html><body onload=alert(1)></body></html>"
    yield "twice", whole + whole
    yield "followed", whole + b"<?php ?>"
    yield "too large", b'{"notes": "' + b"x" * (20 * 1024 * 1024) + b'"}'
    for text in ("null", "true", "0", '""', "[]", "{}", '"offercompare"', "[{}]", "//", "'x'", "{'format': 1}"):
        yield f"only {text}", text.encode()


def _cut(whole: bytes) -> Iterator[Case]:
    for end in range(1, len(whole) - 2, len(whole) // 60):
        yield f"cut at {end}", whole[:end]
    for end in range(1, 40):
        yield f"cut {end} before the end", whole[: -end - 1]


def _flipped(whole: bytes) -> Iterator[Case]:
    chance = random.Random(2)
    for number in range(80):
        place, bit = chance.randrange(len(whole)), chance.randrange(8)
        yield f"flip {number}: bit {bit} at {place}", _changed(whole, place, bytes([whole[place] ^ (1 << bit)]))
    for number in range(40):
        place = chance.randrange(len(whole))
        yield (
            f"byte {number} at {place}",
            _changed(whole, place, chance.choice([b"\x00", b"\xff", b'"', b"}", b"\\", b","])),
        )


def _changed(whole: bytes, place: int, by: bytes) -> bytes:
    return whole[:place] + by + whole[place + 1 :]


def _lines(whole: bytes) -> Iterator[Case]:
    lines = whole.splitlines(keepends=True)
    chance = random.Random(3)
    for number in chance.sample(range(len(lines) - 1), 40):
        before, line, after = lines[:number], lines[number], lines[number + 1 :]
        yield f"without line {number + 1}", b"".join([*before, *after])
        yield f"line {number + 1} twice", b"".join([*before, line, line, *after])
        yield f"line {number + 1} swapped", b"".join([*before, after[0], line, *after[1:]])


def _paths(value: Any, path: Path = ()) -> Iterator[Path]:
    """Where something stands, entries of a list only by the first: the others are alike."""
    if path:
        yield path
    entries = value.items() if isinstance(value, dict) else enumerate(value[:1]) if isinstance(value, list) else ()
    for key, entry in entries:
        yield from _paths(entry, (*path, key))


def _paths_of_each(content: Any) -> list[Path]:
    """Every path once, also those that only a later offer has."""
    found = list(_paths(content))
    for index, offer in enumerate(content["offers"]):
        found += [("offers", index, *rest) for rest in _paths(offer) if ("offers", 0, *rest) not in found]
    return found


def _with(content: Any, path: Path, value: Any) -> bytes:
    changed = copy.deepcopy(content)
    part = changed
    for key in path[:-1]:
        part = part[key]
    part[path[-1]] = value
    return json.dumps(changed).encode()


def _named(path: Path) -> str:
    return "/".join(map(str, path))


def _wrong_types(whole: bytes) -> Iterator[Case]:
    content = json.loads(whole)
    kinds = list(WRONG)
    for number, path in enumerate(_paths_of_each(content)):
        for kind in (kinds[number % len(kinds)], kinds[(number + 3) % len(kinds)], "block"):
            yield f"{kind} at {_named(path)}", _with(content, path, WRONG[kind])


def _missing(whole: bytes) -> Iterator[Case]:
    content = json.loads(whole)
    for key in content:
        yield f"without {key}", json.dumps({name: part for name, part in content.items() if name != key}).encode()
    for version in (0, -1, 2, 10**9, 1.0, 1.5, "1", True, None, [1], 1e300):
        yield f"version {version}", json.dumps({**content, "version": version}).encode()
    for name in ("offercompare-results", "OfferCompare", "", 1, None, ["offercompare"], {}):
        yield f"format {name}", json.dumps({**content, "format": name}).encode()


def _odd_texts(whole: bytes) -> Iterator[Case]:
    content = json.loads(whole)
    offer = ("offers", 1)
    places: tuple[Path, ...] = (("title",), ("person", "home"), ("currency",), (*offer, "id"), (*offer, "company"))
    places += (
        (*offer, "place"),
        (*offer, "notes"),
        (*offer, "deadline"),
        (*offer, "status"),
        (*offer, "benefits", 0, "label"),
    )
    for name, text in TEXTS.items():
        for path in places:
            yield f"{name} text at {_named(path)}", _with(content, path, text)
        for block in (
            (),
            ("weights",),
            ("person",),
            offer,
            (*offer, "levels"),
            (*offer, "answers"),
            (*offer, "evidence"),
        ):
            yield f"{name} key in {_named(block)}", _with(content, (*block, text), 1)
    yield "half a character", _with(content, ("title",), "a\ud800b")
    yield "half a character as key", _with(content, ("\udfff",), 1)


def _odd_numbers(whole: bytes) -> Iterator[Case]:
    for number in NUMBERS:
        for field in (b'"base": 215000', b'"seed": 7', b'"months": 24', b'"growth": 24', b'"version": 1'):
            name, _, _ = field.partition(b":")
            assert field in whole
            yield f"{name.decode()} {number[:12]}", whole.replace(field, name + b": " + number.encode(), 1)


def _odd_structure(whole: bytes) -> Iterator[Case]:
    content = json.loads(whole)
    for depth in (70, 900, 100_000):
        yield f"{depth} lists", b'{"format":"offercompare","version":1,"x":' + b"[" * depth + b"]" * depth + b"}"
        yield (
            f"{depth} blocks",
            b'{"format":"offercompare","version":1,"x":' + b'{"a":' * depth + b"1" + b"}" * (depth + 1),
        )
        yield f"{depth} open lists", b"[" * depth
    offers = [{**content["offers"][1], "id": f"offer-{number}"} for number in range(1_200)]
    yield "1200 offers", json.dumps({**content, "offers": offers}).encode()
    yield (
        "1000 small offers",
        json.dumps({**content, "offers": [{"id": str(number)} for number in range(1_000)]}).encode(),
    )
    yield "40000 wrong entries", _with(content, ("offers", 1, "costs"), [0] * 40_000)
    yield "300000 values", _with(content, ("x",), [0] * 300_000)
    yield "300000 NaN", whole.replace(b'"title"', b'"x": [' + b"NaN," * 300_000 + b'0], "title"', 1)
    yield "two alike ids", _with(content, ("offers", 1, "id"), "harbor")
    yield "two current jobs", _with(content, ("offers", 1, "status"), "current")
    yield "key twice", whole.replace(b'"base"', b'"base": 1, "base"', 1)
    yield "escaped key twice", whole.replace(b'"base"', b'"b\\u0061se": 1, "base"', 1)
    yield "every field wrong", json.dumps({**content, "offers": [{key: [] for key in content["offers"][1]}]}).encode()
    for key in (
        "__class__",
        "__dict__",
        "__pydantic_extra__",
        "model_config",
        "model_fields",
        "parts",
        "raise_",
        "is_",
    ):
        yield f"key {key}", _with(content, ("offers", 1, key), {"a": 1})
        yield f"top key {key}", _with(content, (key,), None)
