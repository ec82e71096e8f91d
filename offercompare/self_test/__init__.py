"""The installed program checks itself: one line a check (FORMAT 1)."""

from __future__ import annotations

import sys
from collections.abc import Callable

from offercompare.errors import OfferCompareError
from offercompare.self_test import parts, qt_parts, stored, written
from offercompare.self_test.finding import CheckFailed
from offercompare.translation import tr

Check = tuple[str, Callable[[], None]]
"""Its name, and what raises where something is wrong."""
DONE, FAULT = 0, 3


def run() -> int:
    """Print one line for each check; 0 where all pass, else 3."""
    passed = [_passes(label, check) for label, check in checks(frozen=bool(getattr(sys, "frozen", False)))]
    return DONE if all(passed) else FAULT


def checks(*, frozen: bool) -> tuple[Check, ...]:
    """Every check, for the ``frozen`` program those too of what it must not carry."""
    everywhere: tuple[Check, ...] = (
        (tr("resources can be read"), parts.data_can_be_read),
        (tr("reference data answers"), parts.reference_answers),
        (tr("every module loads"), parts.modules_load),
        (tr("typeface and icon are there"), parts.letters_and_pictures),
        (tr("help can be read"), parts.help_can_be_read),
        (tr("Qt plugins needed are there"), qt_parts.plugins_are_there),
        (tr("a simulation runs"), stored.futures_are_simulated),
        (tr("engine against stored figures"), stored.figures_are_as_stored),
        (tr("a file written and read back"), written.file_is_read_back),
        (tr("a page of HTML made"), written.html_is_made),
        (tr("a PDF made"), written.pdf_is_made),
    )
    alone: tuple[Check, ...] = (
        (tr("no other part of Qt is there"), qt_parts.no_other_part_is_there),
        (tr("no way to a network is there"), qt_parts.no_way_to_a_network),
    )
    return everywhere + alone if frozen else everywhere


def _passes(label: str, check: Callable[[], None]) -> bool:
    try:
        check()
    except Exception as fault:
        _print(tr("FAILED  {label}: {reason}", label=label, reason=_reason(fault)))
        return False
    _print(tr("ok      {label}", label=label))
    return True


def _reason(fault: Exception) -> str:
    """In words; the checks see no data of the person, so that what Python says may be told as well."""
    return str(fault) if isinstance(fault, CheckFailed | OfferCompareError) else f"{type(fault).__name__}: {fault}"


def _print(text: str) -> None:
    if sys.stdout is not None:
        print(text, flush=True)
