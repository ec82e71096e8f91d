"""What the person assumes for every offer stands among what a report rests on."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from builders import a_comparison

from offercompare.engine import evaluate
from offercompare.model import Assumptions, Value
from offercompare.numerals import ENGLISH
from offercompare.report.assumptions import assumptions
from offercompare.report.own_assumptions import own_assumptions
from offercompare.report.table import Options

OWN = "your own figure for this comparison"


@pytest.mark.parametrize(
    ("given", "label", "value"),
    [
        ({"raise": 0.05}, "Yearly raise", "5 %"),
        ({"beta": 1.3}, "Beta", "1.3"),
        ({"expiry_years": 5}, "Double-trigger shares expire after", "5 years"),
        ({"participating": False}, "Preferred shares participate", "no"),
        ({"clawback_months": 0}, "Clawback within", "0 months"),
        ({"clawback_rule": "full"}, "Clawback", "all of it goes back"),
        ({"series_c": {"exit_hazard": 0.2}}, "Series C: exit a year", "20 %"),
        ({"public": {"volatility": 0}}, "Public companies: volatility", "0 %"),
    ],
)
def test_a_figure_is_named_with_its_value_and_whose_it_is(given: dict[str, Any], label: str, value: str) -> None:
    (line,) = own_assumptions(Assumptions.model_validate(given), ENGLISH)
    assert (line.label, line.value.replace("\N{NO-BREAK SPACE}", " "), line.source) == (label, value, OWN)


def test_every_figure_has_words() -> None:
    filled = _filled(Assumptions)
    lines = own_assumptions(Assumptions.model_validate(filled), ENGLISH)
    assert len(lines) == sum(len(value) if isinstance(value, dict) else 1 for value in filled.values())
    assert len({line.label for line in lines}) == len(lines)


def test_defaults_are_not_listed() -> None:
    assert own_assumptions(Assumptions(), ENGLISH) == ()


def test_they_stand_in_the_report() -> None:
    evaluation = evaluate(a_comparison(assumptions={"raise": 0.05}))
    lines = assumptions(evaluation, Options(), ENGLISH, date(2026, 11, 26))
    assert "Yearly raise" in [line.label for line in lines]


def _filled(kind: type[Value]) -> dict[str, Any]:
    samples: dict[str, Any] = {"clawback_rule": "full", "years_between_rounds": 1.0, "clawback_months": 1}
    samples |= dict.fromkeys(("participating", "exercise_if_leaving", "keep_after_leaving"), True)
    found: dict[str, Any] = {}
    for name, field in kind.model_fields.items():
        is_block = isinstance(field.annotation, type) and issubclass(field.annotation, Value)
        found[field.alias or name] = _filled(field.annotation) if is_block else samples.get(name, 0)
    return found
