"""Where bars, figures and legend of the ranges stand for a width; what they need in height."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QRectF

from offercompare.gui.charts.look import SMALL, SMALLER, TEXT, Look
from offercompare.gui.risk.ranges import CERTAIN, COLUMNS, Ranges, certain_means, headings
from offercompare.translation import tr

LEAST_BAR, NAME_SHARE, NAME_MOST = 205.0, 0.22, 190.0
GHOST_HIGH, GAP, SWATCH = 23.0, 18.0, 15.0


@dataclass(frozen=True, slots=True)
class Plan:
    """Where everything stands for a width: ``beside`` is whether figures have columns, ``wide`` how wide each is."""

    beside: bool
    name: float
    wide: tuple[float, ...]
    head: float
    row: float
    per_line: int
    legend: tuple[tuple[str, QRectF], ...]

    def height(self, rows: int) -> float:
        """What the chart needs for so many offers."""
        return self.head + rows * self.row + max((area.bottom() for _, area in self.legend), default=0.0) + 4


def plan(look: Look, data: Ranges, width: float) -> Plan:
    """The arrangement for a width."""
    unit, line = look.unit, look.height(SMALL)
    wide = tuple(_column_width(look, data, number) for number in range(len(COLUMNS)))
    names = max((look.width(row.mark.name, TEXT, True) for row in data.rows), default=0.0) + (SWATCH + 14) * unit
    name = min(names, width * NAME_SHARE, NAME_MOST * unit)
    beside = width - name - sum(wide) - GAP * unit >= LEAST_BAR * unit
    legend = _legend(look, data, width - 12 * unit)
    if beside:
        return Plan(True, name, wide, 2 * line + 8 * unit, max(look.height(TEXT) + 16 * unit, 32 * unit), 0, legend)
    cell = max(wide) + 4 * unit
    per_line = min(max(int(width // cell), 1), len(COLUMNS))
    lines = ceil(len(COLUMNS) / per_line)
    low = look.height(TEXT) + GHOST_HIGH * unit + lines * (look.height(SMALLER) + look.height(TEXT)) + 20 * unit
    return Plan(False, name, wide, line + 6 * unit, low, per_line, legend)


def height(look: Look, data: Ranges, width: float) -> float:
    """What the chart needs at a width."""
    return plan(look, data, width).height(len(data.rows))


def _column_width(look: Look, data: Ranges, number: int) -> float:
    texts = [look.width(row.texts[number], TEXT, row.is_first) for row in data.rows if row.texts]
    mark = 12 * look.unit if COLUMNS[number] == CERTAIN else 0.0
    heads = max(look.width(part, SMALL) for part in halved(headings()[number], look))
    return max([*texts, heads - mark]) + mark + 16 * look.unit


def halved(text: str, look: Look) -> tuple[str, ...]:
    """A heading in two lines of about the same length, where it has several words."""
    words = text.split()
    splits: list[tuple[str, ...]] = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
    return min(splits or [(text,)], key=lambda lines: max(look.width(line, SMALL) for line in lines))


def entries(data: Ranges) -> dict[str, str]:
    """What the legend explains: each sign and its words."""
    found = {"bar": tr("80 of 100 simulated cases"), "middle": tr("middle"), "certain": certain_means()}
    return found | ({"ghost": tr("as it comes")} if data.has_ghosts else {})


def _legend(look: Look, data: Ranges, width: float) -> tuple[tuple[str, QRectF], ...]:
    line, found, x, y = look.height(SMALL), [], 0.0, 9 * look.unit
    for key, text in entries(data).items():
        wide = look.width(text, SMALL) + 40 * look.unit
        if x and x + wide > width:
            x, y = 0.0, y + line + 3 * look.unit
        lines = ceil(max(wide - 24 * look.unit, 1.0) / max(width - 24 * look.unit, 1.0)) if wide > width else 1
        found.append((key, QRectF(x, y, min(wide, width), line * lines)))
        x, y = (x + wide, y) if lines == 1 else (0.0, y + line * lines + 3 * look.unit)
    return tuple(found)
