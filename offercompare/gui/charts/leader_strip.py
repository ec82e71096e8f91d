"""A strip of months coloured by who leads in each, with names where there is room."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from offercompare.gui.charts.look import CENTRE, SMALL, Hit, Look, hatch, readable_on
from offercompare.gui.over_time.lines import KeptLines, Run
from offercompare.translation import tr


def paint(p: QPainter, r: QRectF, look: Look, data: KeptLines) -> list[Hit]:
    """Draw the strip into a rectangle as wide as the months; returns what can be pointed at."""
    p.save()
    p.setClipRect(r)
    p.fillRect(r, look.colour("card"))
    hits = [_run(p, r, look, run, data.months) for run in data.runs]
    p.setBrush(Qt.BrushStyle.NoBrush)
    p.setPen(QPen(look.colour("line"), look.unit))
    p.drawRect(r.adjusted(0.5, 0.5, -0.5, -0.5))
    p.restore()
    return hits


def months_text(run: Run) -> str:
    """Whose months these are, in words."""
    when = (
        tr("month {first}", first=run.first)
        if run.first == run.last
        else tr("months {first} to {last}", first=run.first, last=run.last)
    )
    if run.leader is None:
        return tr("Nobody leads in {when}: level or unknown", when=when)
    return tr("{offer} leads in {when}", offer=run.leader.name, when=when)


def _run(p: QPainter, r: QRectF, look: Look, run: Run, months: int) -> Hit:
    left = r.left() + (run.first - 1) / months * r.width()
    area = QRectF(left, r.top(), (run.last - run.first + 1) / months * r.width(), r.height())
    if run.leader is None:
        p.fillRect(area, look.colour("track"))
        hatch(p, area, look.colour("muted"), look.unit)
        return Hit(area, months_text(run))
    colour = look.offer(run.leader.number, run.leader.is_current)
    p.fillRect(area, colour)
    p.setPen(QPen(look.colour("card"), 1.5 * look.unit))
    p.drawLine(QPointF(area.right(), area.top()), QPointF(area.right(), area.bottom()))
    for name in (run.leader.name, run.leader.name.split()[0]):
        if look.width(name, SMALL, True) <= area.width() - 6 * look.unit:
            look.write(p, area, name, CENTRE, SMALL, True, readable_on(colour))
            break
    return Hit(area, months_text(run), column=run.first)
