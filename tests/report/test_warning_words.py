"""Warnings on paper name inputs as people do."""

from __future__ import annotations

import re

import pytest
from builders import a_comparison, a_startup, an_offer

from offercompare.engine import evaluate
from offercompare.numerals import ENGLISH
from offercompare.report.simulated_results import warnings
from offercompare.report.warning_words import in_words


@pytest.mark.parametrize(
    ("warning", "said"),
    [
        ("raise_sd missing: 0.01 assumed (x).", "Spread of the raise not entered: 1\N{NO-BREAK SPACE}% assumed (x)."),
        ("raise missing: 0.035 assumed (3.7 %).", "Yearly raise not entered: 3.5\N{NO-BREAK SPACE}% assumed (3.7 %)."),
        ("equity.beta missing: 1 assumed (x).", "Beta of the share not entered: 1 assumed (x)."),
        ("equity.liquidation_multiple missing: 1 assumed (x).", "Liquidation preference not entered: 1x assumed (x)."),
        (
            "equity.exercise_window_years missing: 0.25 assumed (x).",
            "Exercise window not entered: 0.25 years assumed (x).",
        ),
        (
            "equity.exercise_if_leaving missing: no assumed (x).",
            "Options exercised when leaving not entered: no assumed (x).",
        ),
        ("equity.beta missing: default of series_c used.", "Beta of the share not entered: default of Series C used."),
        ("grants[0].strike missing: its value is unknown.", "Strike price not entered: its value is unknown."),
        ("grants[0]: shares or value missing: unknown.", "grants[0]: shares or value missing: unknown."),
        ("Options: what they pay is taxed.", "Options: what they pay is taxed."),
    ],
)
def test_an_input_is_named(warning: str, said: str) -> None:
    assert in_words(warning, a_comparison(), ENGLISH) == said


def test_no_path_of_the_file_is_left() -> None:
    startup = a_startup(bonus={"target": 0.1}, sign_on=[{"amount": 10_000.0}], equity={"preferred_price": None})
    evaluation = evaluate(a_comparison(startup, an_offer("b", place=None)))
    every = [text for each in evaluation.offers for text in warnings(each) if " missing: " in text]
    assert len(every) > 6
    assert not [text for text in every if re.match(r"[a-z]|\S*[_.[]", in_words(text, evaluation.comparison, ENGLISH))]
