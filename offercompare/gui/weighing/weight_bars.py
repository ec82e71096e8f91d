"""Weights as bars, with the bracket in which the leader stays first: data, painter and the same in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from offercompare.engine import Evaluation
from offercompare.engine.weight_ranges import weighable
from offercompare.gui.charts.look import LEFT, RIGHT, TEXT, Hit, Look
from offercompare.numerals import Numerals
from offercompare.report.words import label
from offercompare.translation import tr

ROW, BAR, BRACKET, GAP, NAME_SHARE = 24.0, 9.0, 4.0, 8.0, 0.52
INSET = 5.0
"""What a row leaves at both sides, so that the frame of the keyboard stands beside the letters."""


@dataclass(frozen=True, slots=True)
class WeightBar:
    """One criterion: its share of 1, and between which shares the leader stays first, None where not known."""

    key: str
    label: str
    share: float
    text: str
    bracket: tuple[float, float] | None
    spoken: str


@dataclass(frozen=True, slots=True)
class WeightBars:
    """All bars. A full track is ``most``, a share of 1."""

    bars: tuple[WeightBar, ...]
    most: float


def weight_bars(evaluation: Evaluation, numerals: Numerals) -> WeightBars:
    """The weights of an evaluation with the leader's brackets, on tracks of 100 %."""
    found = []
    for key in weighable(evaluation):
        bracket = evaluation.stability.get(key) if evaluation.stability else None
        ends = None if bracket is None else (bracket.low, bracket.high)
        found.append(_bar(key, label(key, evaluation.comparison), evaluation.weights.get(key, 0.0), ends, numerals))
    return WeightBars(tuple(found), 1.0)


def sampled_bars(evaluation: Evaluation, weights: Mapping[str, float], numerals: Numerals) -> WeightBars:
    """Weights that are being found, on tracks as long as the heaviest."""
    found = [_bar(key, label(key, evaluation.comparison), share, None, numerals) for key, share in weights.items()]
    return WeightBars(tuple(found), max(weights.values(), default=0.0) or 1.0)


def _bar(key: str, name: str, share: float, ends: tuple[float, float] | None, numerals: Numerals) -> WeightBar:
    text = numerals.percent(round(share, 2), 0)
    spoken = tr("{criterion} weighs {share}", criterion=name, share=text)
    if ends is not None:
        low, high = (numerals.percent(round(end, 2), 0) for end in ends)
        spoken = tr("{said}; the leader stays first from {low} to {high}", said=spoken, low=low, high=high)
    return WeightBar(key, name, share, text, ends, spoken)


def spoken(data: WeightBars) -> str:
    """The bars in sentences, for a screen reader."""
    return " ".join(f"{bar.spoken}." for bar in data.bars)


def height(look: Look, data: WeightBars) -> float:
    """What the bars need."""
    return _row(look) * len(data.bars)


def _row(look: Look) -> float:
    return max(ROW * look.unit, look.height(TEXT) + 6 * look.unit)


def paint(p: QPainter, r: QRectF, look: Look, data: WeightBars) -> list[Hit]:
    """Draw the bars into a rectangle; returns its rows, from the top."""
    p.setRenderHint(QPainter.RenderHint.Antialiasing)
    unit = look.unit
    inner = r.adjusted(INSET * unit, 0, -INSET * unit, 0)
    name = min(max((look.width(bar.label) for bar in data.bars), default=0.0) + GAP * unit, inner.width() * NAME_SHARE)
    figure = max((look.width(bar.text, TEXT, True) for bar in data.bars), default=0.0) + GAP * unit
    track = QRectF(inner.left() + name, 0, max(inner.width() - name - figure, 10 * unit), BAR * unit)
    hits = []
    for number, bar in enumerate(data.bars):
        row = QRectF(r.left(), r.top() + number * _row(look), r.width(), _row(look))
        within = QRectF(inner.left(), row.top(), inner.width(), row.height())
        look.write(p, QRectF(within.left(), row.top(), name - GAP * unit, row.height()), bar.label, LEFT)
        _draw(p, track.translated(0, row.center().y() - BAR * unit / 2), look, bar, data.most)
        look.write(p, within, bar.text, RIGHT, TEXT, True)
        hits.append(Hit(row, bar.spoken, bar.key, 0, -number))
    return hits


def _draw(p: QPainter, track: QRectF, look: Look, bar: WeightBar, most: float) -> None:
    unit = look.unit
    p.setPen(Qt.PenStyle.NoPen)
    p.setBrush(look.colour("track"))
    p.drawRoundedRect(track, 2 * unit, 2 * unit)
    p.setBrush(look.colour("muted"))
    if bar.share > 0:
        filled = QRectF(track.left(), track.top(), max(track.width() * bar.share / most, 2 * unit), track.height())
        p.drawRoundedRect(filled, 2 * unit, 2 * unit)
    if bar.bracket is not None:
        low, high = (track.left() + track.width() * end / most for end in bar.bracket)
        top, bottom = track.bottom() - unit, track.bottom() + BRACKET * unit
        ends = [QPointF(low, top), QPointF(low, bottom), QPointF(high, bottom), QPointF(high, top)]
        p.setBrush(Qt.BrushStyle.NoBrush)
        p.setPen(QPen(look.colour("holds"), 1.6 * unit))
        p.drawPolyline(QPolygonF(ends))
