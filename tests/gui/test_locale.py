"""Numbers and paper as the system's locale has them: what is written, and what a person there types."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale

from offercompare.gui.locale import numerals_of, usual_paper
from offercompare.numerals import Numerals

ROOT = Path(__file__).resolve().parents[2]
NAMES = ("de_DE", "de_AT", "en_US", "de_CH", "fr_FR", "fr_CH", "en_IN", "ar_EG", "fa_IR", "pt_PT", "sv_SE", "C")


def of(name: str) -> Numerals:
    return numerals_of(QLocale(name))


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("de_DE", "1.234.567,5"),
        ("de_AT", "1.234.567,5"),
        ("en_US", "1,234,567.5"),
        ("de_CH", "1'234'567.5"),
        ("fr_FR", "1\u202f234\u202f567,5"),
        ("fr_CH", "1'234'567,5"),
        ("en_IN", "12,34,567.5"),
        ("bn_BD", "12,34,567.5"),
        ("ar_EG", "1,234,567.5"),
        ("fa_IR", "1,234,567.5"),
        ("pt_PT", "1\u202f234\u202f567,5"),
        ("C", "1,234,567.5"),
    ],
)
def test_what_is_written(name: str, written: str) -> None:
    assert of(name).number(1_234_567.5, 1) == written
    assert of(name).plain(1_234_567.5) == written
    assert of(name).plain(-1_234_567.5) == f"-{written}"
    assert of(name).number(999) == "999"
    assert of(name).number(-1000) == "−" + of(name).number(1000)


@pytest.mark.parametrize(
    ("name", "typed", "value"),
    [
        ("de_DE", "95.000", 95_000),
        ("de_DE", "95.000,50", 95_000.5),
        ("de_DE", "95,5k", 95_500),
        ("de_DE", "95 000", 95_000),
        ("de_DE", "95.5", None),
        ("de_AT", "95.000", 95_000),
        ("de_AT", "95 000,5", 95_000.5),
        ("en_US", "95,000", 95_000),
        ("en_US", "95,5", None),
        ("de_CH", "95'000", 95_000),
        ("de_CH", "95’000.50", 95_000.5),
        ("de_CH", "95,000", None),
        ("fr_FR", "95 000", 95_000),
        ("fr_FR", "95\u202f000,5", 95_000.5),
        ("fr_FR", "95.000", None),
        ("en_IN", "12,34,567", 1_234_567),
        ("en_IN", "1,234,567", 1_234_567),
        ("en_IN", "2,15,000.5", 215_000.5),
        ("en_IN", "2,15,00", None),
        ("en_US", "2,15,000", None),
        ("ar_EG", "٩٥٬٠٠٠", 95_000),
        ("ar_EG", "٩٥٠٠٠٫٥", 95_000.5),
        ("ar_EG", "95,000.5", 95_000.5),
        ("fa_IR", "۹۵۰۰۰", 95_000),
        ("de_DE", "٩٥٠٠٠٫٥", 95_000.5),
    ],
)
def test_what_is_read(name: str, typed: str, value: float | None) -> None:
    assert of(name).parse(typed) == value


def test_percent_in_arabic() -> None:
    assert of("ar_EG").parse_percent("١٢٫٥٪") == 0.125


@pytest.mark.parametrize(
    ("name", "at_home", "paper"),
    [
        ("de_DE", "", "A4"),
        ("de_DE", "Letter", "A4"),
        ("en_GB", "Letter", "A4"),
        ("en_CA", "A4", "Letter"),
        ("es_MX", "", "Letter"),
        ("ar_EG", "", "A4"),
        ("en_US", "", "Letter"),
        ("en_US", "A4", "A4"),
        ("en_US", "Letter", "Letter"),
        ("C", "", "A4"),
        ("C", "Letter", "Letter"),
    ],
)
def test_paper_is_that_of_the_place(name: str, at_home: str, paper: str) -> None:
    assert usual_paper(QLocale(name), at_home) == paper


@given(st.sampled_from(NAMES), st.floats(-1e12, 1e12).map(lambda value: round(value, 2)))
def test_what_is_written_is_read(name: str, value: float) -> None:
    numerals = of(name)
    assert numerals.parse(numerals.plain(value)) == value
    assert numerals.parse(numerals.number(value, 2)) == value


@given(st.sampled_from(NAMES), st.integers(1_000, 10**9))
def test_every_amount_can_be_covered(name: str, value: int) -> None:
    numerals = of(name)
    written = numerals.number(value)
    if value > 2_100 or not written.isdigit():
        assert not any(mark.isdigit() for mark in numerals.hiding(True).spoken(f"pays {written} a year"))


@pytest.mark.parametrize(
    ("variables", "value"),
    [
        ({"LANG": "de_DE.UTF-8"}, 95_000.0),
        ({"LC_ALL": "de_DE.UTF-8"}, 95_000.0),
        ({"LANG": "en_US.UTF-8", "LC_NUMERIC": "de_DE.UTF-8"}, 95_000.0),
        ({"LANG": "en_US.UTF-8"}, 95.0),
    ],
)
def test_the_variables_of_the_system_are_read(variables: dict[str, str], value: float) -> None:
    code = (
        "from PySide6.QtCore import QLocale\nfrom offercompare.gui.locale import numerals_of\n"
        "print(numerals_of(QLocale()).parse('95.000'))"
    )
    unset = {name: text for name, text in os.environ.items() if not name.startswith(("LC_", "LANG"))}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, env=unset | variables, capture_output=True, text=True, check=True
    )
    assert float(done.stdout) == value
