"""Warnings on paper: with the names of inputs in place of their paths in the file, which programs read (FORMAT 3)."""

from __future__ import annotations

import re

from offercompare.model import Comparison
from offercompare.report.field_words import field_word
from offercompare.report.own_assumptions import companies
from offercompare.report.words import line
from offercompare.translation import tr

_PATH = re.compile(r"[a-z_0-9]+(?:\[\d+\])?(?:\.[a-z_0-9]+)*")
_ENTRY = re.compile(r"\[(\d+)\]")
_DEFAULT = re.compile(r"default of ([a-z_]+) used\.")


def in_words(warning: str, comparison: Comparison) -> str:
    """A warning that an input is missing, by its name; any other as it is."""
    text = line(warning, 1000)
    path, missing, rest = text.partition(" missing: ")
    if not missing or not _PATH.fullmatch(path):
        return text
    name = field_word(_ENTRY.sub(r".\1", path), comparison)
    default = _DEFAULT.fullmatch(rest)
    rest = tr("default of {stage} used.", stage=companies().get(default[1], default[1])) if default else rest
    return tr("{name} not entered: {rest}", name=name[:1].upper() + name[1:], rest=rest)
