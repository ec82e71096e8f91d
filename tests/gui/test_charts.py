"""What charts are laid out by: round values on an axis, labels that never overlap, months by who leads."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from builders import a_comparison, a_grant, an_offer
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from offercompare.engine import evaluate
from offercompare.engine.timeline import timeline
from offercompare.gui import theme
from offercompare.gui.charts import kept_lines as lines_chart
from offercompare.gui.charts import leader_strip, stacked_years
from offercompare.gui.charts.look import readable_on, screen_look
from offercompare.gui.charts.scale import axis, month_step, spread, ticks
from offercompare.gui.over_time.lines import Run, kept_lines, lead_at, lead_sentence, runs
from offercompare.gui.over_time.stacks import stacks
from offercompare.gui.over_time.wording import Mark, on_axis, rough
from offercompare.numerals import ENGLISH

A, B = Mark("a", "Ada", 0, False), Mark("b", "Bolt", 1, False)


@given(
    st.lists(st.tuples(st.floats(-50, 450), st.floats(1, 30)), min_size=1, max_size=12),
)
def test_labels_never_overlap_and_stay_inside(wanted: list[tuple[float, float]]) -> None:
    sizes = [size for _, size in wanted]
    room = max(400.0, sum(sizes))
    centres = spread([at for at, _ in wanted], sizes, 0.0, room)
    boxes = sorted((centre - size / 2, centre + size / 2) for centre, size in zip(centres, sizes, strict=True))
    assert boxes[0][0] >= -1e-6
    assert boxes[-1][1] <= room + 1e-6
    assert all(before[1] <= after[0] + 1e-6 for before, after in pairwise(boxes))


@given(st.lists(st.floats(0, 400), min_size=1, max_size=8, unique=True))
def test_labels_keep_the_order_of_their_lines(wanted: list[float]) -> None:
    centres = spread(wanted, [14.0] * len(wanted), 0.0, 400.0)
    by_line = sorted(range(len(wanted)), key=lambda number: wanted[number])
    assert all(centres[one] < centres[other] for one, other in pairwise(by_line))


def test_a_label_alone_stands_where_it_wants() -> None:
    assert spread([100.0], [20.0], 0.0, 200.0) == (100.0,)
    assert spread([], [], 0.0, 200.0) == ()


@given(st.floats(-1e7, 0), st.floats(1, 1e9), st.integers(2, 12))
def test_ticks_cover_the_range_with_round_steps(low: float, high: float, most: int) -> None:
    marks = ticks(low, high, most)
    assert marks[0] <= low + 1e-6 * high
    assert marks[-1] >= high * (1 - 1e-6)
    assert len(marks) <= most + 3
    inside, first, last = axis(low, high, most)
    assert first == min(low, 0.0) <= inside[0]
    assert 0.0 in inside
    assert inside[-1] <= last == high


@pytest.mark.parametrize("high", [900_000.0, 5e9])
def test_small_costs_take_little_of_a_chart(high: float) -> None:
    """Not a whole step below 0, which is a quarter of the height."""
    marks, low, _ = axis(-4_000.0, high, 7)
    assert marks[0] == 0.0
    assert low == -4_000.0


def test_months_are_marked_by_parts_of_years() -> None:
    assert [month_step(48, most) for most in (50, 10, 5, 2)] == [1, 6, 12, 24]


def test_months_with_one_leader_are_one_run() -> None:
    by_id = {"a": A, "b": B}
    assert runs(["a", "a", None, "b"], by_id) == (Run(A, 1, 2), Run(None, 3, 3), Run(B, 4, 4))
    assert runs([], by_id) == ()


def test_amounts_are_short_on_labels_and_exact_on_axes() -> None:
    assert [rough(value, ENGLISH) for value in (950, 405_880, 999_700, 1_340_000)] == ["950", "406k", "1m", "1.3m"]
    assert [on_axis(value, ENGLISH) for value in (0, 250, 2_500, 250_000, 1_250_000)] == [
        "0",
        "250",
        "2.5k",
        "250k",
        "1.25m",
    ]


@pytest.mark.parametrize("scheme", [theme.LIGHT, theme.DARK])
def test_names_can_be_read_on_every_colour_of_an_offer(scheme: theme.Theme) -> None:
    for number in range(8):
        for behind in (scheme.offer(number, False), scheme.offer(0, True)):
            assert contrast(readable_on(behind).name(), behind.name()) >= 4.5


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2."""

    def luminance(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    lights = sorted((luminance(one), luminance(other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def overtaking() -> Any:
    """A sign-on that is kept at once against equity that vests after a year."""
    slow = an_offer("slow", grants=[a_grant(value=400_000.0)])
    return evaluate(a_comparison(an_offer("quick", base=130_000.0), slow))


def test_the_lead_changes_where_the_lines_cross() -> None:
    evaluation = overtaking()
    whole = timeline(evaluation.comparison)
    data = kept_lines(evaluation, whole, 24, ENGLISH)
    assert [run.leader.id if run.leader else None for run in data.runs] == ["quick", "slow"]
    (turn,) = data.turns
    crossing = next(one for one in whole.crossings if one.ahead == "slow")
    assert turn.month == crossing.month
    quick, slow = (next(curve for curve in data.curves if curve.mark.id == key) for key in ("quick", "slow"))
    assert turn.value == pytest.approx(quick.at(turn.month)) == pytest.approx(slow.at(turn.month))
    leader, ahead = lead_at(data, 24)
    assert leader == slow.mark
    assert ahead == pytest.approx(slow.kept[24] - quick.kept[24])
    assert lead_sentence(data, 0).startswith("Ahead, by when you leave: Quick in month")


@pytest.mark.parametrize(("width", "height"), [(120, 60), (400, 240), (1400, 600)])
def test_painters_draw_at_any_size_and_put_labels_apart(qapp: Any, width: int, height: int) -> None:
    evaluation = overtaking()
    data = kept_lines(evaluation, timeline(evaluation.comparison), 24, ENGLISH)
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(theme.current().card)
    painter = QPainter(image)
    look, area = screen_look(image), QRectF(0, 0, width, height)
    bars = stacked_years.paint(painter, area, look, stacks(evaluation, ENGLISH))
    lines = lines_chart.paint(painter, area, look, data)
    strip = leader_strip.paint(painter, QRectF(0, 0, width, 20), look, data)
    painter.end()
    assert len(bars) >= 8
    assert [hit.text for hit in strip] == ["Quick leads in months 1 to 2", "Slow leads in months 3 to 48"]
    ends = [hit.area for hit in lines if " after 48 months" in hit.text]
    assert not any(one.intersects(other) for number, one in enumerate(ends) for other in ends[number + 1 :])


def test_bars_below_zero_hang_from_the_line() -> None:
    costly = an_offer("costly", base=10_000.0, costs=[{"label": "Flat", "amount": 30_000.0}])
    data = stacks(evaluate(a_comparison(costly)), ENGLISH)
    bar = data.years[0].bars[0]
    assert sum(block.amount for block in bar.blocks) == pytest.approx(bar.total.known)
    assert min(block.amount for block in bar.blocks) < 0


@pytest.mark.parametrize("count", [3, 12, 20])
def test_every_line_is_named_at_its_end(qapp: Any, count: int) -> None:
    """At the least height of the chart on screen: names in smaller letters and side by side, never dropped."""
    offers = [an_offer(f"offer-{number}", base=100_000.0 + 9_000.0 * number) for number in range(count)]
    evaluation = evaluate(a_comparison(*offers))
    data = kept_lines(evaluation, timeline(evaluation.comparison), 24, ENGLISH)
    image = QImage(840, 216, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    area = QRectF(0, 0, 840, 216)
    hits = lines_chart.paint(painter, area, screen_look(image), data)
    painter.end()
    ends = [hit.area for hit in hits if " after 48 months" in hit.text]
    assert len(ends) == count
    assert all(area.contains(end) for end in ends)
    assert not any(one.intersects(other) for number, one in enumerate(ends) for other in ends[number + 1 :])


def test_no_two_of_twenty_lines_look_alike(qapp: Any) -> None:
    look = screen_look(QImage(10, 10, QImage.Format.Format_RGB32))
    drawn = [(look.offer(number, False).name(), look.stroke(number, False)) for number in range(20)]
    assert len(set(drawn)) == 20
    assert (look.offer(0, True).name(), look.stroke(0, True)) not in drawn
