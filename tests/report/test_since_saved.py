"""What differs from the last save: found where it is more than rounding, the most telling first, in plain words."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

import pytest
from builders import a_comparison, an_offer

from offercompare import __version__
from offercompare.engine import MODEL, Evaluation, evaluate, preview
from offercompare.engine.saved_figures import last_saved
from offercompare.model import LastSaved
from offercompare.numerals import ENGLISH, Numerals
from offercompare.reference.editions import data_version
from offercompare.report.since_saved import FigureChange, SinceSaved, differs_beyond_rounding, since_saved
from offercompare.report.since_saved_words import change_rows, in_one_line, leaders, sentences_of, unchanged

DAY = date(2026, 11, 26)
OLD = {"program": "0.0.9", "data": "2026-03-01"}


@cache
def _now() -> Evaluation:
    offers = (an_offer(), an_offer("northwind", base=120_000.0))
    return evaluate(a_comparison(*offers, weights={"pay": 1.0}, settings={"money_basis": "after_tax"}))


def _saved(figures: dict[str, dict[str, Any]] | None = None, **changes: Any) -> LastSaved:
    """The save of this very program with some fields and figures changed."""
    found = last_saved(_now(), "0" * 64, DAY).model_dump(exclude_unset=True)
    for offer, changed in (figures or {}).items():
        found["figures"][offer] |= changed
    return LastSaved.model_validate(found | changes)


def _found(figures: dict[str, dict[str, Any]] | None = None, **changes: Any) -> SinceSaved:
    return since_saved(_saved(figures, **changes), _now())


def _named(found: SinceSaved) -> list[tuple[str, str]]:
    return [(change.offer.id, change.figure) for change in found.changes]


def _value(offer: str, figure: str) -> float:
    value = getattr(_saved().figures[offer], figure)
    assert value is not None
    return float(value)


def test_the_save_of_this_program_differs_in_nothing() -> None:
    found = _found()
    assert (found.changes, found.compared, found.editions, found.is_whole) == ((), 14, (), True)
    assert not found.is_other_version
    assert not found.other_leader
    assert in_one_line(found, ENGLISH) == ""


@pytest.mark.parametrize(
    ("figure", "factor", "is_told"),
    [
        ("average", 1 + 1e-7, False),
        ("average", 1 - 1e-7, False),
        ("average", 1 + 2e-6, True),
        ("average", 1 - 2e-6, True),
        ("overall", 1 + 1e-8, False),
        ("overall", 1 + 2e-6, True),
        ("certainty_equivalent", 2.0, True),
    ],
)
def test_more_than_rounding_is_told(figure: str, factor: float, is_told: bool) -> None:
    found = _found({"harbor": {figure: _value("harbor", figure) * factor}})
    assert _named(found) == ([("harbor", figure)] if is_told else [])


def test_a_cent_of_a_small_amount_is_rounding() -> None:
    offer = _now().offers[0].offer
    for before, now, differs in ((0.0, 0.02, False), (3.0, 3.01, False), (0.0, 0.03, True)):
        changed = FigureChange(offer, "average", before, now)
        assert changed.by == now - before
        assert differs_beyond_rounding(changed) is differs


def test_ranks_come_first_then_the_largest_part() -> None:
    found = _found(
        {
            "harbor": {"rank": 1, "average": _value("harbor", "average") * 1.01, "first_year": None},
            "northwind": {"rank": 2, "average": _value("northwind", "average") * 1.5},
        }
    )
    assert _named(found) == [
        ("northwind", "rank"),
        ("harbor", "rank"),
        ("harbor", "first_year"),
        ("northwind", "average"),
        ("harbor", "average"),
    ]


def test_what_was_unknown_and_is_known_is_a_change_and_what_was_left_out_is_none() -> None:
    found = _found({"harbor": {"after_tax_average": None}})
    assert _named(found) == [("harbor", "after_tax_average")]
    left_out = _saved().model_dump(exclude_unset=True)
    del left_out["figures"]["harbor"]["rank"], left_out["leader"]
    found = since_saved(LastSaved.model_validate(left_out), _now())
    assert (found.changes, found.compared) == ((), 13)
    assert (found.leader_before, found.leader_now) == (None, None)


def test_offers_and_editions_that_the_program_does_not_know_are_passed_over() -> None:
    block = _saved().model_dump(exclude_unset=True)
    block["figures"]["gone"] = {"rank": 1}
    block["editions"]["moon_prices"] = "1969"
    found = since_saved(LastSaved.model_validate(block), _now())
    assert (found.changes, found.editions) == ((), ())


def test_while_the_simulation_is_awaited_what_hangs_on_it_is_not_compared() -> None:
    found = since_saved(_saved({"harbor": {"rank": 1, "average": 1.0}}, leader="harbor"), preview(_now().comparison))
    assert _named(found) == [("harbor", "average")]
    assert not found.is_whole
    assert not found.other_leader
    assert sentences_of(found)[-1].endswith("they are still being calculated.")


# Words --------------------------------------------------------------------------------------------------------------


def _words(**changes: Any) -> str:
    found = _found({"harbor": {"average": 1.0}}, **changes)
    return " ".join((*sentences_of(found), leaders(found)))


NOW = f"OfferCompare {__version__}, model {MODEL}, data of {data_version()}"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        (
            OLD,
            f"Saved by OfferCompare 0.0.9 with data of 2026-03-01; you see it with {NOW}. Your entries are as you saved"
            " them: what differs comes from other data and another version of the program. Northwind leads as before.",
        ),
        (
            {"data": "2026-03-01", "editions": {"tax_US": "2025", "prices_US": "2024"}},
            f"Saved by OfferCompare {__version__} with data of 2026-03-01; you see it with {NOW}. Other tables: tax"
            " tables of US 2025 → 2026; rents of HUD FY2026, new. Your entries are as you saved them: what differs"
            " comes from other tables. Northwind leads as before.",
        ),
        (
            {"program": "0.0.1", "model": "0", "leader": "harbor"},
            f"Saved by OfferCompare 0.0.1, model 0, with data of {data_version()}; you see it with {NOW}. Your entries"
            " are as you saved them: what differs comes from another way of calculating."
            " Harbor led then; Northwind leads now.",
        ),
        (
            {"leader": None},
            "The file holds other figures than this very program makes of it: it may have been changed by hand."
            " No offer led then; Northwind leads now.",
        ),
    ],
)
def test_the_sentences_say_versions_tables_reasons_and_leaders(changes: dict[str, Any], words: str) -> None:
    assert _words(**changes) == words


def test_rows_tell_then_and_now_apart() -> None:
    found = _found(
        {
            "harbor": {
                "rank": None,
                "overall": _value("harbor", "overall") + 0.0004,
                "average": 80_000.0,
                "first_year": 100_000.4,
                "spendable_average": None,
            }
        }
    )
    rows = {row.figure: (row.before, row.now, row.change) for row in change_rows(found, ENGLISH)}
    assert rows["Rank"] == ("none", "2", "")
    assert rows["Before tax"] == ("80,000", "100,000", "+20,000")
    assert rows["Before tax, year 1"] == ("100,000.40", "100,000.00", "−0.40")
    assert rows["Spendable cash"][::2] == ("unknown", "")
    before, now, change = rows["Overall"]
    assert before != now
    assert change.startswith("−0.000")


def test_hidden_amounts_are_hidden_and_ranks_are_not() -> None:
    found = _found({"harbor": {"average": 80_000.0, "rank": 1}}, **OLD)
    rows = change_rows(found, Numerals(amounts_hidden=True))
    assert (rows[0].before, rows[0].now) == ("1", "2")
    assert (rows[1].before, rows[1].now, rows[1].change) == ("•••", "•••", "•••")
    said = in_one_line(_found({"harbor": {"average": 80_000.0}}, **OLD), Numerals(amounts_hidden=True))
    assert "80" not in said


def test_one_line_names_the_most_telling_change() -> None:
    said = in_one_line(_found({"harbor": {"average": 80_000.0}}, **OLD), ENGLISH)
    assert said == (
        "Saved by OfferCompare 0.0.9 with data of 2026-03-01: 1 of 14 figures differs now,"
        " above all Harbor, before tax: 80,000 then, 100,000 now."
    )
    assert unchanged(_found(**OLD)) == "Saved by OfferCompare 0.0.9 with data of 2026-03-01: no figure differs now."


def test_versions_of_a_stranger_are_one_harmless_line() -> None:
    said = unchanged(_found(program="a\n\u202eb" + "x" * 90, data="\x1b[31m"))
    assert said.isprintable()
    assert len(said) < 200
