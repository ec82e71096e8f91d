"""A report on paper: laid out by our own painter on any paged device, the same for preview, printer and PDF."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QPagedPaintDevice, QPageLayout, QPageSize, QPainter, QPdfWriter

from offercompare.errors import OfferCompareError
from offercompare.gui import theme
from offercompare.gui.page_layout import MUTED, SMALL, Block, Pen, blocks
from offercompare.report.output import put
from offercompare.report.table import Report
from offercompare.translation import tr

MARGIN_MM = 14.0
RESOLUTION = 300
PORTRAIT_OFFERS, MOST_OFFERS = 5, 8
SMALLEST = 0.72
# More pages behind those of the report, for a pen and a width.
More = Callable[[Pen, float], list[Block]]
STEP = 0.04


def write_pdf(report: Report, path: Path, paper: str = "A4", more: More | None = None) -> None:
    """Write the report as a PDF whose text can be searched; ``OfferCompareError`` where it cannot be written."""
    put(path, pdf_bytes(report, paper, more))


def pdf_bytes(report: Report, paper: str = "A4", more: More | None = None) -> bytes:
    """The PDF of a report, with ``more`` pages behind it."""
    need_fonts()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(RESOLUTION)
    writer.setTitle(report.title)
    writer.setCreator("OfferCompare")
    writer.setPageLayout(page_layout(report, paper))
    paint(report, writer, more)
    buffer.close()
    return bytes(buffer.data().data())


def need_fonts() -> None:
    """The command line has no window program: fonts need one all the same."""
    if QGuiApplication.instance() is None:
        _keep.append(QGuiApplication(["offercompare"]))
    if theme.FAMILY not in theme.families():
        theme.load_fonts()


# Qt's program object must outlive every font that was made with it.
_keep: list[QGuiApplication] = []


def page_layout(report: Report, paper: str) -> QPageLayout:
    """Paper, margins, and landscape where there are many offers."""
    size = QPageSize(QPageSize.PageSizeId.Letter if paper == "Letter" else QPageSize.PageSizeId.A4)
    wide = len(report.columns) > PORTRAIT_OFFERS
    turn = QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
    margins = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
    return QPageLayout(size, turn, margins, QPageLayout.Unit.Millimeter)


def paint(report: Report, device: QPagedPaintDevice, more: More | None = None) -> int:
    """Paint the report on a device with its page layout; returns the number of pages."""
    painter = QPainter()
    if not painter.begin(device):
        raise OfferCompareError(tr("The page cannot be painted there. Choose another printer or file."))
    try:
        area = device.pageLayout().paintRectPixels(device.logicalDpiX())
        pages, pen = pages_of(report, device, float(area.width()), float(area.height()), more)
        for number, page in enumerate(pages):
            if number:
                device.newPage()
            _paint_page(painter, page, pen, QRectF(0, 0, area.width(), area.height()), number + 1, len(pages))
    finally:
        painter.end()
    return len(pages)


def pages_of(
    report: Report, device: QPagedPaintDevice, width: float, height: float, more: More | None = None
) -> tuple[list[list[Block]], Pen]:
    """The blocks of each page; a report that almost fits one page is set a little smaller.

    The sentences of risk stand with the charts of ``more`` where there are any.
    """
    scale = 1.0
    while True:
        pen = Pen(device, scale)
        room = height - 2.2 * pen.measure(SMALL).height()
        pages = break_pages(blocks(report, pen, width, MOST_OFFERS, more is None), room)
        if len(pages) == 1 or scale - STEP < SMALLEST:
            break
        scale -= STEP
    if len(pages) > 1:
        pen = Pen(device, 1.0)
        room = height - 2.2 * pen.measure(SMALL).height()
        pages = break_pages(blocks(report, pen, width, MOST_OFFERS, more is None), room)
    if more is not None:
        pages += break_pages(more(pen, width), height - 2.2 * pen.measure(SMALL).height())
    return pages, pen


def break_pages(all_blocks: Sequence[Block], room: float) -> list[list[Block]]:
    """Fill pages of a height; a heading goes with what follows, and a table's head is said again."""
    pages: list[list[Block]] = [[]]
    used, head = 0.0, None
    for number, block in enumerate(all_blocks):
        if block.repeats:
            head = block
        needed = block.height
        for follower in all_blocks[number + 1 :] if block.keeps else ():
            needed += follower.height
            if not follower.keeps:
                break
        if (used + needed > room or block.starts_page) and pages[-1]:
            pages.append([])
            used = 0.0
            if head is not None and block.in_table and not block.repeats:
                pages[-1].append(head)
                used = head.height
        pages[-1].append(block)
        used += block.height
    return pages


def _paint_page(painter: QPainter, page: Sequence[Block], pen: Pen, area: QRectF, number: int, count: int) -> None:
    top = 0.0
    for block in page:
        block.draw(painter, top)
        top += block.height
    painter.setFont(pen.font(SMALL))
    painter.setPen(MUTED)
    foot = tr("OfferCompare · page {number} of {count}", number=number, count=count)
    painter.drawText(area, int(Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignRight), foot)
