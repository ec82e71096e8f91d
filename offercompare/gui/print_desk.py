"""Print, preview and export of the open document: one report, whatever it is put on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QSize
from PySide6.QtWidgets import QWidget

from offercompare.document.open_document import OpenDocument
from offercompare.engine import Evaluation, evaluate
from offercompare.errors import OfferCompareError
from offercompare.gui import printing
from offercompare.gui.dialogs import Dialogs
from offercompare.gui.file_desk import FileDesk
from offercompare.gui.locale import usual_paper
from offercompare.gui.room import room_for
from offercompare.numerals import Numerals
from offercompare.report.output import put
from offercompare.report.table import Options, Report
from offercompare.translation import tr

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


class PrintDesk:
    """Composes the report and puts it on paper or into a file; ``paper`` is remembered between starts.

    What composes is loaded when it is first wanted: a start that nobody prints in does without it.
    ``wrote`` is told of each file that was written.
    """

    def __init__(
        self,
        document: OpenDocument,
        files: FileDesk,
        dialogs: Dialogs,
        numerals: Numerals,
        paper: str,
        today: Callable[[], date],
        parent: QWidget,
    ) -> None:
        self._document, self._files, self._dialogs = document, files, dialogs
        self._numerals, self._today, self._parent = numerals, today, parent
        self.paper = paper
        self.wrote: Callable[[Path], None] = lambda path: None
        self._more: printing.More | None = None

    def report(self, options: Options) -> Report:
        """The report of the document as it is now."""
        return self._composed(self._whole(), options)

    def _composed(self, evaluation: Evaluation, options: Options) -> Report:
        from offercompare.report.compose import compose

        name = self._document.path.name if self._document.path else ""
        return compose(evaluation, options, self._today(), name, self._numerals.hiding(options.hide_amounts))

    def write_with(self, numerals: Numerals) -> None:
        """From now on numbers are written like this."""
        self._numerals = numerals

    def ask(self, verb: str, on_screen: bool = False) -> Report | None:
        """Ask what goes on paper; None where the person thinks better of it.

        While amounts are hidden pages ``on_screen`` show none, whatever is ticked.
        """
        offers = self._document.comparison.offers
        has_people = any("people" in offer.levels or "people" in offer.overrides for offer in offers)
        asked = self._dialogs.print_options(verb, self.paper or self._usual_paper(), has_people)
        if asked is None:
            return None
        self.paper, options = asked
        if on_screen and self._numerals.amounts_hidden:
            options = replace(options, hide_amounts=True)
        evaluation = self._whole()
        report = self._composed(evaluation, options)
        from offercompare.gui.paper_charts import charts_behind

        self._more = charts_behind(report, evaluation, options, self._numerals.hiding(options.hide_amounts))
        return report

    def _whole(self) -> Evaluation:
        """The results with their simulation, calculated here where it is not there yet: paper shows nothing pending."""
        found = self._document.evaluation
        return found if found.is_simulated else evaluate(found.comparison, found)

    def _usual_paper(self) -> str:
        """The paper where the computer stands, and where that is not sure the paper of the person's home."""
        from offercompare.report.compose import paper_of

        comparison = self._document.comparison
        return usual_paper(QLocale(), paper_of(comparison) if comparison.person.home else "")

    def print_paper(self) -> None:
        """Print on paper; without a printer say that a PDF can be written."""
        from PySide6.QtPrintSupport import QPrintDialog, QPrinterInfo

        if not QPrinterInfo.availablePrinterNames():
            self._dialogs.error(tr("No printer is set up on this computer. Use Export PDF instead."))
            return
        report = self.ask(tr("Print"))
        if report is None:
            return
        printer = self._printer(report)
        if QPrintDialog(printer, self._parent).exec():
            self._paint(report, printer)

    def preview(self) -> None:
        """Show the pages as they would be printed."""
        from PySide6.QtPrintSupport import QPrintPreviewDialog

        report = self.ask(tr("Print preview"), on_screen=True)
        if report is None:
            return
        # The dialog paints on the printer for as long as it is open, and does not keep it alive.
        self._printing_on = self._printer(report)
        self.shown = QPrintPreviewDialog(self._printing_on, self._parent)
        self.shown.resize(QSize(900, 760).boundedTo(room_for(self._parent)))
        self.shown.paintRequested.connect(lambda printer: self._paint(report, printer))
        self.shown.open()

    def _printer(self, report: Report) -> QPrinter:
        from PySide6.QtPrintSupport import QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(report.title)
        printer.setPageLayout(printing.page_layout(report, self.paper))
        return printer

    def _paint(self, report: Report, printer: QPrinter) -> None:
        try:
            printing.paint(report, printer, self._more)
        except OfferCompareError as error:
            self._dialogs.error(error.sentence)

    def export_pdf(self) -> None:
        """Write a PDF."""
        report = self.ask(tr("Export PDF"))
        path = self._dialogs.export_pdf(self._files.suggested(".pdf")) if report else None
        if report is not None and path is not None:
            self._write(path, printing.pdf_bytes(report, self.paper, self._more))

    def export_page(self) -> None:
        """Write a web page, Markdown or a table."""
        from offercompare.report import csv, html, markdown

        report = self.ask(tr("Export"))
        path = self._dialogs.export_page(self._files.suggested(".html")) if report else None
        if report is None or path is None:
            return
        write: dict[str, Callable[[], str]] = {
            ".html": lambda: html.html(report, self.paper),
            ".md": lambda: markdown.markdown(report),
            ".csv": lambda: csv.csv(report),
        }
        self._write(path, write[path.suffix.lower()]().encode("utf-8"))

    def _write(self, path: Path, data: bytes) -> None:
        try:
            put(path, data)
        except OfferCompareError as error:
            self._dialogs.error(str(error))
        else:
            self.wrote(path)
