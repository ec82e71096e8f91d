"""The installed program checks itself: one line a check (FORMAT 1)."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from offercompare import resources
from offercompare.engine import Evaluation, decided, evaluate
from offercompare.engine.pay_score import sure_pay
from offercompare.errors import OfferCompareError
from offercompare.files import store
from offercompare.files.codec import decode
from offercompare.numerals import ENGLISH
from offercompare.reference import currencies, places, price_levels
from offercompare.report.compose import compose
from offercompare.report.html import html
from offercompare.report.table import Options, Report
from offercompare.translation import tr

EXAMPLE = "examples/worked-example.offers"
FIGURES = "examples/worked-example.figures.json"
NEEDED = ("data/rubrics.json", "data/defaults.json", "data/plausible.json", "report/report.css", EXAMPLE, FIGURES)
DAY = date(2026, 11, 26)
NEAR = 1e-9
"""Relative; the same on every machine (FORMAT 3)."""
DONE, FAULT = 0, 3


class CheckFailed(Exception):  # noqa: N818 - a finding, not an error
    """What a check found wrong."""


def run() -> int:
    """Print one line for each check; 0 where all pass, else 3."""
    passed = [_passes(label, check) for label, check in checks()]
    return DONE if all(passed) else FAULT


def checks() -> tuple[tuple[str, Callable[[], None]], ...]:
    """Every check with its name; each raises where something is wrong."""
    return (
        (tr("resources can be read"), _resources),
        (tr("reference data answers"), _reference),
        (tr("engine against stored figures"), _engine),
        (tr("a file written and read back"), _file),
        (tr("a page of HTML made"), _html),
        (tr("a PDF made"), _pdf),
    )


def _passes(label: str, check: Callable[[], None]) -> bool:
    try:
        check()
    except Exception as fault:
        reason = str(fault) if isinstance(fault, CheckFailed | OfferCompareError) else type(fault).__name__
        _print(tr("FAILED  {label}: {reason}", label=label, reason=reason))
        return False
    _print(tr("ok      {label}", label=label))
    return True


def _print(text: str) -> None:
    if sys.stdout is not None:
        print(text, flush=True)


def _expect(holds: bool, reason: str) -> None:
    if not holds:
        raise CheckFailed(reason)


def _resources() -> None:
    for name in NEEDED:
        _expect(bool(resources.text(name)), tr("{name} is empty", name=name))


def _reference() -> None:
    _expect(currencies.rate("EUR", "USD") is not None, tr("no rate of the euro"))
    place = places.find("Austin, TX, US")
    _expect(place is not None and price_levels.price_level(place) is not None, tr("Austin has no price level"))


def _evaluated() -> Evaluation:
    return decided(evaluate(decode(resources.path(EXAMPLE).read_bytes(), EXAMPLE)))


def figures(evaluation: Evaluation) -> dict[str, dict[str, float | None]]:
    """The figures that are stored beside the worked example, by offer."""
    return {
        each.offer.id: {
            "overall": each.overall.value,
            "average": each.pay.average.value,
            "home_average": each.pay.home_average.value,
            "after_tax_average": each.pay.after_tax_average.value,
            "spendable_average": each.pay.spendable_average.value,
            "annual_equivalent": each.pay.annual_equivalent.value,
            "certainty_equivalent": sure_pay(each.outcome).value,
            "first_place_share": _first_place_share(evaluation, each.offer.id),
            "base_that_ties": _base_that_ties(evaluation, each.offer.id),
        }
        for each in evaluation.offers
    }


def _first_place_share(evaluation: Evaluation, offer: str) -> float | None:
    decision = evaluation.decision
    found = decision.acceptability if decision is not None else None
    return None if found is None else found.shares[offer][0]


def _base_that_ties(evaluation: Evaluation, offer: str) -> float | None:
    """Over all, in whole units of the offer's currency; None for the leader, and for what is no open offer."""
    decision = evaluation.decision
    counters = decision.counter_offers or () if decision is not None else ()
    found = next((one.asked("base").amount for one in counters if (one.offer, one.on) == (offer, "overall")), None)
    return None if found is None else round(found)


def _engine() -> None:
    stored: dict[str, Any] = resources.data(FIGURES)
    for offer, found in figures(_evaluated()).items():
        for name, value in found.items():
            expected = stored[offer][name]
            near = value == expected if None in (value, expected) else abs(value - expected) <= NEAR * abs(expected)
            _expect(near, tr("{name} of {offer} is {value}, not {expected}", name=name, offer=offer, value=value,
                             expected=expected))  # fmt: skip


def _file() -> None:
    comparison = decode(resources.path(EXAMPLE).read_bytes(), EXAMPLE)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "example.offers"
        store.write(path, comparison)
        _expect(store.read(path).comparison == comparison, tr("the file reads differently"))


def _report() -> Report:
    return compose(_evaluated(), Options(detail="full"), DAY, EXAMPLE, ENGLISH)


def _html() -> None:
    _expect("</html>" in html(_report()), tr("the page is cut off"))


def _pdf() -> None:
    from offercompare.gui.printing import write_pdf

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "example.pdf"
        write_pdf(_report(), path, "A4")
        _expect(path.read_bytes().startswith(b"%PDF-"), tr("the file is no PDF"))
