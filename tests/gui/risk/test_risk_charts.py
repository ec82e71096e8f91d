"""The charts of view Risk: what they show, that nothing lies over anything, in every size and text size."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations
from typing import Any

import numpy as np
import pytest
from builders import a_comparison, an_offer
from hypothesis import given
from hypothesis import strategies as st
from made_outcomes import a_simulation, an_outcome
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from offercompare.engine import Evaluation, evaluate
from offercompare.engine.outcome import Scenario, Simulation
from offercompare.gui import theme
from offercompare.gui.charts import chance_grid, outcome_curve, range_bars, range_plan
from offercompare.gui.charts.chance_grid import TINY
from offercompare.gui.charts.look import Hit, Look, _luminance, readable_on, screen_look
from offercompare.gui.risk.chances import HIGHEST, chances
from offercompare.gui.risk.ranges import CERTAIN, COLUMNS, ranges
from offercompare.gui.risk.spreads import BINS, smoothed, spreads
from offercompare.numerals import ENGLISH


@pytest.fixture
def larger(qapp: Any) -> Iterator[Callable[[float], None]]:
    """Sets the text size; afterwards it is as before."""
    yield lambda scale: theme.set_text_scale(qapp, scale)
    theme.set_text_scale(qapp, 1.0)


def made(count: int) -> tuple[Evaluation, Simulation]:
    """So many offers: the first a listed lottery, the second sure, the others between."""
    offers = [an_offer(f"offer-{number}", company=f"Company {number}") for number in range(count)]
    comparison = a_comparison(*offers)
    random = np.random.default_rng(4)
    outcomes = {
        each.id: an_outcome(each.id, random.lognormal(12.0 + number / 20, 0.05 + number % 3 / 10, 500).tolist())
        for number, each in enumerate(comparison.offers)
    }
    if count > 1:
        outcomes[offers[1].id] = an_outcome(offers[1].id, [160_000.0] * 500)
    return evaluate(comparison), a_simulation(comparison, outcomes)


def painted(
    paint: Callable[[QPainter, QRectF, Look], list[Hit]], width: int, height: float
) -> tuple[QImage, list[Hit]]:
    image = QImage(width + 8, round(height) + 8, QImage.Format.Format_RGB32)
    image.fill(QColor(theme.LIGHT.card))
    painter = QPainter(image)
    hits = paint(painter, QRectF(4, 4, width, height), screen_look(image))
    painter.end()
    return image, hits


def look() -> Look:
    return screen_look(QImage(8, 8, QImage.Format.Format_RGB32))


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("width", [560, 900, 1400])
@pytest.mark.parametrize("count", [1, 2, 4, 12])
def test_bars_and_figures_stand_apart_inside(
    qapp: Any, larger: Callable[[float], None], count: int, width: int, scale: float
) -> None:
    larger(scale)
    data = ranges(*made(count), None, ENGLISH)
    height = range_plan.height(look(), data, width)
    _, hits = painted(lambda p, r, look: range_bars.paint(p, r, look, data, "offer-0"), width, height)
    assert len(hits) == count * (1 + len(COLUMNS))
    assert all(QRectF(2, 2, width + 4, height + 4).contains(hit.area) for hit in hits)
    for one, other in combinations(hits, 2):
        both = one.area.intersected(other.area)
        assert both.width() < 2 or both.height() < 2, f"{one.key} lies over {other.key}"


def test_figures_are_those_of_the_simulation(qapp: Any) -> None:
    evaluation, simulation = made(4)
    data = ranges(evaluation, simulation, None, ENGLISH)
    for row in data.rows:
        outcome = simulation.of(row.mark.id)
        assert outcome is not None
        shown = dict(zip(COLUMNS, row.texts, strict=True))
        error = outcome.standard_error.known
        assert abs(ENGLISH.parse(shown["p10"]) - outcome.p10.known) <= max(error, 1)
        assert data.figure(row.mark.id, CERTAIN) is outcome.certainty_equivalent
        assert row.span.low == outcome.p10.known
    first = max(simulation.outcomes, key=lambda each: each.certainty_equivalent.known)
    assert [row.mark.id for row in data.rows if row.is_first] == [first.offer]


def test_a_bar_reaches_from_10_to_90(qapp: Any) -> None:
    comparison = a_comparison(an_offer("harbor"))
    outcomes = {"harbor": an_outcome("harbor", np.linspace(100_000, 200_000, 101).tolist())}
    data = ranges(evaluate(comparison), a_simulation(comparison, outcomes), None, ENGLISH)
    width = 1_000
    image, _ = painted(
        lambda p, r, look: range_bars.paint(p, r, look, data), width, range_plan.height(look(), data, width)
    )
    plan = range_plan.plan(look(), data, width)
    blue, y = theme.LIGHT.offers[0], round(4 + plan.head + plan.row / 2 - 5)
    left, right = 4 + plan.name + 8, 4 + width - sum(plan.wide) - range_plan.GAP
    bar = [x for x in range(round(left), image.width()) if image.pixelColor(x, y).name() == blue]
    # The axis begins at a round value.
    part = (data.high - 100_000) / (right - left)
    assert bar[0] == pytest.approx(left + 10_000 / part, abs=4)
    assert bar[-1] == pytest.approx(left + 90_000 / part, abs=4)


def test_ghosts_show_what_was_and_the_axis_holds_both(qapp: Any) -> None:
    comparison = a_comparison(an_offer("harbor"))
    base = a_simulation(comparison, {"harbor": an_outcome("harbor", np.linspace(1e5, 2e5, 101).tolist())})
    fallen = {"harbor": an_outcome("harbor", np.linspace(4e4, 6e4, 101).tolist())}
    data = ranges(evaluate(comparison), a_simulation(comparison, fallen, Scenario(fails_at=1.5)), base, ENGLISH)
    (row,) = data.rows
    assert data.has_ghosts
    assert (row.span.high, row.ghost.high) == (pytest.approx(58_000), pytest.approx(190_000))
    assert data.low < 42_000 < 190_000 < data.high


def test_an_unknown_offer_says_why(qapp: Any) -> None:
    comparison = a_comparison()
    outcomes = {"harbor": an_outcome("harbor", [1e5, 2e5]), "northwind": an_outcome("northwind", None)}
    data = ranges(evaluate(comparison), a_simulation(comparison, outcomes), None, ENGLISH)
    row = data.rows[1]
    assert (row.span, row.why, row.texts) == (None, "base is unknown", ())
    _, hits = painted(lambda p, r, look: range_bars.paint(p, r, look, data), 900, 200)
    assert [hit.text for hit in hits if hit.key == "northwind bar"] == ["Northwind: base is unknown"]


# Curves -------------------------------------------------------------------------------------------------


@given(st.lists(st.just(0.0) | st.floats(1e-3, 1), min_size=5, max_size=80), st.floats(0, 6))
def test_smoothing_keeps_the_whole_and_goes_not_beyond_it(heights: list[float], deviation: float) -> None:
    found = smoothed(tuple(heights), deviation)
    assert sum(found) == pytest.approx(sum(heights))
    filled = [at for at, height in enumerate(heights) if height]
    assert all(filled[0] <= at <= filled[-1] for at, height in enumerate(found) if height)


def test_the_axis_ends_at_the_highest_1_of_100_and_the_rest_is_said(qapp: Any) -> None:
    comparison = a_comparison()
    outcomes = {
        "harbor": an_outcome("harbor", np.linspace(1e5, 2e5, 1_000).tolist()),
        "northwind": an_outcome("northwind", [*np.linspace(1e5, 1.5e5, 995).tolist(), *[5e6] * 5]),
    }
    data = spreads(evaluate(comparison), a_simulation(comparison, outcomes), ENGLISH)
    assert 199_000 <= data.high < 202_000
    rows = {row.mark.id: row for row in data.rows}
    assert sum(rows["northwind"].heights) == pytest.approx(0.995)
    assert "Northwind: fewer than 1 of 100 cases lie beyond the right end, up to 5m." in data.beyond()
    assert all(len(row.heights) == BINS for row in data.rows)


def test_what_never_varies_is_a_peak(qapp: Any) -> None:
    comparison = a_comparison(an_offer())
    data = spreads(evaluate(comparison), a_simulation(comparison, {"harbor": an_outcome("harbor", [1e5] * 9)}), ENGLISH)
    assert data.low < 1e5 < data.high
    assert sum(data.rows[0].heights) == pytest.approx(1)
    assert data.rows[0].is_line
    assert data.beyond() == "A single line: pay that does not vary, or hardly."


@pytest.mark.parametrize(
    ("levels", "widest"),
    [
        ([1e5] * 1_000, 3),
        (np.linspace(1e5, 1.05e5, 1_000).tolist(), 18),
        # Sure but for the few cases in which the job is lost.
        ([*[1e5] * 900, *np.linspace(4e4, 9e4, 100).tolist()], 3),
    ],
)
@pytest.mark.parametrize("selected", ["harbor", "northwind"])
def test_what_hardly_varies_is_drawn_no_wider_than_it_is(
    qapp: Any, levels: list[float], widest: int, selected: str
) -> None:
    """Of 560 pixels for 160 000; at half its height nothing of it is wider than its cases."""
    comparison = a_comparison()
    outcomes = {
        "northwind": an_outcome("northwind", np.linspace(4e4, 2e5, 1_000).tolist()),
        "harbor": an_outcome("harbor", levels),
    }
    data = spreads(evaluate(comparison), a_simulation(comparison, outcomes), ENGLISH, selected)
    row = next(row for row in data.rows if row.mark.id == "harbor")
    assert row.is_line == (len(set(levels)) == 1)
    high = [at for at, height in enumerate(row.heights) if height > max(row.heights) / 2]
    assert (high[-1] - high[0] + 1) * 560 / BINS <= widest
    height = outcome_curve.height(look(), data, 560)
    image, _ = painted(lambda p, r, look: outcome_curve.paint(p, r, look, data), 560, height)
    hits = painted(lambda p, r, look: outcome_curve.paint(p, r, look, data), 560, height)[1]
    area = next(hit.area for hit in hits if hit.key == "harbor")
    y = round(area.center().y())
    tinted = [x for x in range(150, image.width()) if image.pixelColor(x, y).saturation() > 60]
    assert tinted[-1] - tinted[0] <= widest + 3


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("count", [1, 4, 12])
def test_curves_stand_below_each_other(qapp: Any, larger: Callable[[float], None], count: int, scale: float) -> None:
    larger(scale)
    evaluation, simulation = made(count)
    data = spreads(evaluation, simulation, ENGLISH, "offer-0")
    height = outcome_curve.height(look(), data, 560)
    image, hits = painted(lambda p, r, look: outcome_curve.paint(p, r, look, data), 560, height)
    assert len(hits) == count
    assert all(QRectF(2, 2, 564, height + 4).contains(hit.area) for hit in hits)
    high = min(image.height(), 160)
    found = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(high)}
    assert theme.LIGHT.offers[0] in found, "the selected one stands out in its full colour"


# Chances ------------------------------------------------------------------------------------------------


def test_chances_are_those_of_the_simulation(qapp: Any) -> None:
    evaluation, simulation = made(4)
    data = chances(evaluation, simulation, ENGLISH)
    for row, beaten in simulation.pairwise.items():
        for column, share in beaten.items():
            cell = data.cells[row, column]
            assert cell.share == share
            assert cell.text in (ENGLISH.number(share * 100), "<1", ">99")
            figure = data.figure(cell.key)
            assert figure is not None
            assert figure.value == share
    assert data.cells["offer-0", HIGHEST].share == simulation.against["offer-0"].p_highest


def test_level_offers_are_said_to_be_level(qapp: Any) -> None:
    comparison = a_comparison()
    level = a_simulation(comparison, {key: an_outcome(key, [1e5, 2e5]) for key in ("harbor", "northwind")})
    cell = chances(evaluate(comparison), level, ENGLISH).cells["harbor", "northwind"]
    assert cell.is_level
    assert cell.said == "Harbor and Northwind are level: each pays more as often as the other"


def test_one_offer_has_no_table(qapp: Any) -> None:
    evaluation, simulation = made(1)
    assert chances(evaluation, simulation, ENGLISH).marks == ()


@pytest.mark.parametrize("colours", [theme.LIGHT, theme.DARK])
@given(share=st.floats(0, 1))
def test_numbers_on_shades_can_be_read(colours: theme.Theme, share: float) -> None:
    behind = chance_grid.shade(share, Look(colours, 1.0, None, None))  # type: ignore[arg-type]
    lights = sorted((_luminance(behind), _luminance(readable_on(behind))))
    assert (lights[1] + 0.05) / (lights[0] + 0.05) >= 4.5


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("width", [560, 1_200])
@pytest.mark.parametrize("count", [2, 4, 12])
def test_cells_stand_apart_inside(
    qapp: Any, larger: Callable[[float], None], count: int, width: int, scale: float
) -> None:
    larger(scale)
    evaluation, simulation = made(count)
    data = chances(evaluation, simulation, ENGLISH)
    height = chance_grid.height(look(), data, width)
    _, hits = painted(lambda p, r, look: chance_grid.paint(p, r, look, data), width, height)
    assert len(hits) == count * (count - 1) + 2 * count
    assert all(QRectF(3, 3, width + 2, height + 2).contains(hit.area) for hit in hits)
    for one, other in combinations(hits, 2):
        assert not one.area.intersects(other.area)
    narrowest, least = min(hit.area.width() for hit in hits), look().width(">99", TINY, True)
    assert least <= narrowest + 1, "no number is cut"
