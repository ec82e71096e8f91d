"""Whether the program can write what people keep: an offer file, a page, a PDF. All in a folder that goes again."""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

from offercompare.files import store
from offercompare.files.worked_example import EXAMPLE, worked_example
from offercompare.numerals import ENGLISH
from offercompare.report.compose import compose
from offercompare.report.html import html
from offercompare.report.table import Options, Report
from offercompare.self_test.finding import expect
from offercompare.self_test.stored import evaluated
from offercompare.translation import tr

DAY = date(2026, 11, 26)


def file_is_read_back() -> None:
    """An offer file reads as it was written."""
    comparison = worked_example()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "example.offers"
        store.write(path, comparison)
        expect(store.read(path).comparison == comparison, tr("the file reads differently"))


def html_is_made() -> None:
    """A whole page."""
    expect("</html>" in html(_report()), tr("the page is cut off"))


def pdf_is_made() -> None:
    """A PDF, by Qt."""
    from offercompare.gui.printing import write_pdf

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "example.pdf"
        write_pdf(_report(), path, "A4")
        expect(path.read_bytes().startswith(b"%PDF-"), tr("the file is no PDF"))


def _report() -> Report:
    return compose(evaluated(), Options(detail="full"), DAY, EXAMPLE, ENGLISH)
