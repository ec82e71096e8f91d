"""Warnings on paper: inputs by name and figures in their unit; programs read paths and plain numbers (FORMAT 3)."""

from __future__ import annotations

import re

from offercompare.model import Comparison
from offercompare.numerals import Numerals
from offercompare.report.field_words import field_text, field_word
from offercompare.report.own_assumptions import companies
from offercompare.report.words import line
from offercompare.translation import tr

_PATH = re.compile(r"[a-z_0-9]+(?:\[\d+\])?(?:\.[a-z_0-9]+)*")
_ENTRY = re.compile(r"\[(\d+)\]")
_DEFAULT = re.compile(r"default of ([a-z_]+) used\.")
_ASSUMED = re.compile(r"(\d+(?:\.\d+)?(?:e-\d+)?)(?= assumed \()")


def in_words(warning: str, comparison: Comparison, numerals: Numerals) -> str:
    """A warning that an input is missing, by its name and in its unit; any other as it is."""
    text = line(warning, 1000)
    path, missing, rest = text.partition(" missing: ")
    if not missing or not _PATH.fullmatch(path):
        return text
    dotted = _ENTRY.sub(r".\1", path)
    name = field_word(dotted, comparison)
    default = _DEFAULT.fullmatch(rest)
    if default:
        rest = tr("default of {stage} used.", stage=companies().get(default[1], default[1]))
    elif assumed := _ASSUMED.match(rest):
        rest = field_text(dotted, float(assumed[1]), comparison.currency, numerals) + rest[assumed.end() :]
    return tr("{name} not entered: {rest}", name=name[:1].upper() + name[1:], rest=rest)
