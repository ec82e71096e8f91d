"""Pages: one for the usual comparison on either paper, real text, nothing private unless ticked."""

from __future__ import annotations

import io
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt

from offercompare import resources
from offercompare.document import edits
from offercompare.engine import evaluate
from offercompare.errors import OfferCompareError
from offercompare.files import codec
from offercompare.gui.printing import break_pages, pdf_bytes, write_pdf
from offercompare.model import Comparison
from offercompare.numerals import ENGLISH
from offercompare.report.compose import compose
from offercompare.report.table import Options, Report
from tests.gui.conftest import Start

POINTS = {"A4": (595, 842), "Letter": (612, 792)}


def example(count: int = 4, **changes: Any) -> Comparison:
    """The worked example with this many offers."""
    made = codec.decode(resources.path("examples/worked-example.offers").read_bytes(), "example")
    offers = list(made.offers)
    while len(offers) < count:
        model = offers[1 + len(offers) % 3]
        offers.append(model.changed({"id": f"copy-{len(offers)}", "company": f"{model.company} {len(offers)}"}))
    return made.changed({"offers": tuple(offers[:count]), **changes})


def report(comparison: Comparison, **options: Any) -> Report:
    return compose(evaluate(comparison), Options(**options), date(2026, 11, 23), "spring.offers", ENGLISH)


def read(data: bytes) -> tuple[str, PdfReader]:
    reader = PdfReader(io.BytesIO(data))
    return "\n".join(page.extract_text() for page in reader.pages), reader


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("count", [1, 2, 4, 5])
def test_the_usual_comparison_is_one_page(qapp: Any, paper: str, count: int) -> None:
    text, reader = read(pdf_bytes(report(example(count)), paper))
    assert len(reader.pages) == 1
    box = reader.pages[0].mediabox
    assert (round(box.width), round(box.height)) == POINTS[paper]
    assert reader.metadata.title == "Spring 2027"
    for words in (
        "Nimbus AI"[: 20 if count > 1 else 0],
        "Mon 23 Nov 2026",
        "spring.offers",
        "Pay is scored after tax",
        "Weights",
    ):
        assert words in text


def test_eight_offers_lie_across_and_still_fit(qapp: Any) -> None:
    text, reader = read(pdf_bytes(report(example(8))))
    assert reader.pages[0].mediabox.width > reader.pages[0].mediabox.height
    assert len(reader.pages) == 1
    assert "Harbor Health 5" in text


def test_twenty_offers_go_on_with_their_names_on_every_page(qapp: Any) -> None:
    text, reader = read(pdf_bytes(report(example(20))))
    assert len(reader.pages) > 1
    assert f"page {len(reader.pages)} of {len(reader.pages)}" in text
    for each in example(20).offers:
        assert each.name in text


def test_what_is_private_stays_out_unless_ticked(qapp: Any) -> None:
    quiet, _ = read(pdf_bytes(report(example())))
    open_, _ = read(pdf_bytes(report(example(), include_notes=True, include_walk_away=True, include_people=True)))
    note = example().offers[1].notes.split(".")[0][:30]
    assert note not in quiet
    assert note in open_
    assert "120,000" not in quiet
    assert "120,000" in open_
    assert "People" not in quiet
    assert "People" in open_


def test_names_and_amounts_can_be_hidden(qapp: Any) -> None:
    text, _ = read(pdf_bytes(report(example(), hide_names=True, hide_amounts=True)))
    for each in example().offers:
        assert each.company not in text
    assert "215,000" not in text
    assert "Offer A" in text


def test_in_full_every_year_and_every_reason(qapp: Any) -> None:
    text, _ = read(pdf_bytes(report(example(), detail="full")))
    for words in ("Year 1", "Year 4", "Why these scores", "Helped by"):
        assert words in text


@pytest.mark.parametrize("name", ["<b>Bold</b> & Co", "%s {0} \\n", "Ünïcode Größe ffi fl", "a" * 300, "多言語"])
def test_any_name_is_printed_as_text(qapp: Any, name: str) -> None:
    comparison = example()
    first = comparison.offers[1].changed({"company": name})
    text, reader = read(pdf_bytes(report(comparison.changed({"offers": (comparison.offers[0], first)}))))
    assert len(reader.pages) == 1
    if name.isascii() or "Ü" in name:
        assert name[:8] in text


def exported(program: Any, tmp_path: Path, options: Options) -> tuple[str, PdfReader]:
    """The PDF that the window writes."""
    program.answers.path, program.answers.options = tmp_path / "pay.pdf", options
    program.session.do("export_pdf")
    return read(program.answers.path.read_bytes())


def test_in_full_the_charts_stand_on_pages_of_their_own(start: Start, tmp_path: Path) -> None:
    program = start(example=True)
    program.session.do("dark")
    text, reader = exported(program, tmp_path, Options(detail="full"))
    over_time, risk = (page.extract_text() for page in reader.pages[-2:])
    for words in ("Over time", "Nimbus AI", "Year 4", "leave after 36 months, as planned", "Northwind from month"):
        assert words in over_time
    for words in ("Risk", "Range of outcomes", "166,800", "80 of 100 simulated cases", "counts as startup risk"):
        assert words in risk
    assert text.count("counts as startup risk") == 1
    assert f"page {len(reader.pages)} of {len(reader.pages)}" in text


def test_charts_of_risk_call_offers_as_the_report_does(start: Start, tmp_path: Path) -> None:
    program = start(example=True)
    _, reader = exported(program, tmp_path, Options(detail="full", hide_names=True))
    risk = reader.pages[-1].extract_text()
    assert "Offer B ranges widest" in risk
    assert "Nimbus" not in risk


def test_with_amounts_hidden_risk_is_told_in_sentences_alone(start: Start, tmp_path: Path) -> None:
    program = start(example=True)
    text, _ = exported(program, tmp_path, Options(detail="full", hide_amounts=True))
    assert "within 57 % of its middle" in re.sub(r"\s+", " ", text)
    assert "166,800" not in text
    assert "Over time" in text
    assert "How the outcomes are spread" not in text


def test_paper_never_shows_outcomes_of_an_earlier_state(start: Start, tmp_path: Path) -> None:
    program = start(example=True, simulates_later=True)
    program.session.document.apply(edits.set_offer("harbor", {"base": 400_000.0}), "Base")
    assert not program.session.document.evaluation.is_simulated
    shown = program.session.printing.report(Options())
    assert shown.sections == report(program.session.document.comparison).sections
    assert not [row for section in shown.sections for row in section.rows for cell in row.cells if cell.text == "…"]


def test_what_was_written_is_said(start: Start, tmp_path: Path, qtbot: Any) -> None:
    program = start(example=True)
    program.answers.path = tmp_path / "pay.pdf"
    qtbot.keyClick(program.window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert program.window.statusBar().currentMessage() == "Written: pay.pdf"
    for name in ("pay.html", "pay.md", "pay.csv"):
        program.answers.path = tmp_path / name
        program.session.do("export_page")
        assert program.window.statusBar().currentMessage() == f"Written: {name}"
    program.window.statusBar().clearMessage()
    program.answers.path = tmp_path / "missing" / "pay.pdf"
    program.session.do("export_pdf")
    assert not program.window.statusBar().currentMessage()
    assert program.answers.told


def test_charts_keep_what_is_hidden_hidden(start: Start, tmp_path: Path) -> None:
    program = start(example=True)
    text, _ = exported(program, tmp_path, Options(detail="full", hide_amounts=True))
    assert "Kept if you leave then" not in text
    text, _ = exported(program, tmp_path, Options(detail="full", hide_names=True))
    assert "Kept if you leave then" in text
    assert "Nimbus" not in text
    text, _ = exported(program, tmp_path, Options())
    assert "Kept if you leave then" not in text


def test_a_page_that_cannot_be_written_is_one_sentence(qapp: Any, tmp_path: Path) -> None:
    with pytest.raises(OfferCompareError) as caught:
        write_pdf(report(example()), tmp_path / "no" / "such" / "folder.pdf")
    assert str(caught.value).endswith(".")


def test_an_empty_comparison_is_a_page_too(qapp: Any) -> None:
    _, reader = read(pdf_bytes(report(example(2, offers=()))))
    assert len(reader.pages) == 1
    assert break_pages([], 100.0) == [[]]


def test_the_preview_shows_the_same_page(start: Start, qtbot: Any) -> None:
    program = start(example=True)
    program.session.do("preview")
    preview = program.session.printing.shown
    qtbot.waitExposed(preview)
    assert not preview.grab().isNull()
    preview.close()


def test_without_a_printer_the_pdf_is_named_as_the_way(start: Start) -> None:
    program = start(example=True)
    program.session.do("print")
    assert program.answers.told == ["No printer is set up on this computer. Use Export PDF instead."]
