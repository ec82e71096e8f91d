"""The charts of view Decide: what they show, that no text lies over another, in every size and text size."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from builders import a_comparison, an_offer
from made_decisions import a_bar, an_acceptability, falling_shares, ranked_ids
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPdfWriter

from offercompare.engine import Evaluation, evaluate
from offercompare.gui import theme
from offercompare.gui.charts import share_bar, tornado_bars, weight_brackets
from offercompare.gui.charts.look import Hit, Look, mixed, paper_look, screen_look
from offercompare.gui.decide.holds import holds
from offercompare.gui.decide.nearby import Shares, rank_grid, shares
from offercompare.gui.decide.tornado import Tornado, tornado
from offercompare.gui.page_layout import Pen
from offercompare.numerals import ENGLISH

Paint = Callable[[QPainter, QRectF, Look], list[Hit]]


@pytest.fixture
def larger(qapp: Any) -> Iterator[Callable[[float], None]]:
    """Sets the text size; afterwards it is as before."""
    yield lambda scale: theme.set_text_scale(qapp, scale)
    theme.set_text_scale(qapp, 1.0)


Written = list[tuple[str, QRectF, float, float]]


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> Written:
    """Every text a chart writes: itself, where its letters are, its width and the room it has."""
    found: Written = []
    real = Look.write

    def write(look: Look, p: QPainter, box: QRectF, text: str, *args: Any, **more: Any) -> None:
        names = ("align", "points", "strong", "colour")
        given = {"align": int(Qt.AlignmentFlag.AlignLeft), "points": 9.0, "strong": False}
        given |= dict(zip(names, args, strict=False)) | more
        wide = look.width(text, given["points"], given["strong"])
        letters = QRectF(box)
        letters.setWidth(min(wide, box.width() + 1))
        if given["align"] & int(Qt.AlignmentFlag.AlignRight):
            letters.moveRight(box.right())
        elif given["align"] & int(Qt.AlignmentFlag.AlignHCenter):
            letters.moveCenter(box.center())
        high = look.height(given["points"])
        letters = QRectF(letters.left(), box.center().y() - high / 2, letters.width(), high)
        found.append((text, letters, wide, box.width()))
        real(look, p, box, text, *args, **more)

    monkeypatch.setattr(Look, "write", write)
    return found


def painted(paint: Paint, width: int, height: float, colours: theme.Theme = theme.LIGHT) -> tuple[QImage, list[Hit]]:
    image = QImage(width + 8, round(height) + 8, QImage.Format.Format_RGB32)
    image.fill(QColor(colours.card))
    painter = QPainter(image)
    hits = paint(painter, QRectF(4, 4, width, height), screen_look(image))
    painter.end()
    return image, hits


def look() -> Look:
    return screen_look(QImage(8, 8, QImage.Format.Format_RGB32))


def stand_apart(written: Written, width: int, height: float) -> None:
    """No letters over others, all inside."""
    inside = QRectF(2, 2, width + 4, height + 4)
    for text, letters, _, _ in written:
        assert inside.contains(letters), f"{text} goes beyond"
    for (one, here, _, _), (other, there, _, _) in combinations(written, 2):
        both = here.intersected(there)
        assert both.width() < 2 or both.height() < 2, f"{one} lies over {other}"


def made(count: int) -> Evaluation:
    """So many offers with long names, each a little behind the one before."""
    offers = [
        an_offer(
            f"offer-{number}",
            company=f"Company {number} of some length",
            base=100_000.0 + 2_000 * number,
            overrides={"growth": 95.0 - 6 * number, "production": 40.0 + 5 * (number % 3)},
        )
        for number in range(count)
    ]
    return evaluate(a_comparison(*offers, weights={"pay": 0.3, "growth": 0.4, "production": 0.2, "people": 0.1}))


def bars(count: int, first: str, second: str) -> Tornado:
    whats = ("base", "equity.exit_multiple", "scores.production", "price_index", "person.stay_years", "bonus.target")
    found = [
        a_bar(
            None if what.startswith("person") else (first, second)[number % 2],
            second,
            what=what,
            low_value=1.25 + number,
            high_value=103_500.0 + number,
            low=(-1) ** number * (9.0 - number),
            high=-((-1) ** number) * (6.5 - number / 2),
            leader_low=second if number % 3 == 0 else first,
            leader_high=first,
            changes_leader=number % 3 == 0,
        )
        for number, what in enumerate([*whats, *(f"grants.{at}.value" for at in range(count - len(whats)))][:count])
    ]
    return tornado(made(2), found, ENGLISH, whole=True)


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("width", [440, 640, 900, 1400])
@pytest.mark.parametrize("count", [1, 3, 14])
def test_bars_and_their_words_stand_apart(
    qapp: Any, larger: Callable[[float], None], written: Written, count: int, width: int, scale: float
) -> None:
    larger(scale)
    data = bars(count, "offer-0", "offer-1")
    height = tornado_bars.height(look(), data, width)
    _, hits = painted(lambda p, r, look: tornado_bars.paint(p, r, look, data), width, height)
    assert [hit.key for hit in hits] == [row.key for row in data.rows]
    stand_apart(written, width, height)
    ends = {text for row in data.rows for text in (row.low_text, row.high_text)}
    assert all(wide <= room + 1 for text, _, wide, room in written if text in ends), "figures are never cut"


def pixels(image: QImage, y: float, colour: QColor | str) -> list[int]:
    """Where a colour is, within a few lines of a height."""
    wanted, lines = QColor(colour).name(), range(round(y) - 4, round(y) + 5)
    return [x for x in range(image.width()) if any(image.pixelColor(x, line).name() == wanted for line in lines)]


def test_a_bar_reaches_as_far_as_the_lead_changes(qapp: Any) -> None:
    bar = a_bar("offer-0", "offer-1", low=-4.0, high=8.0, leader_low="offer-1", leader_high="offer-0")
    data = tornado(made(2), [bar], ENGLISH)
    width = 1_200
    height = tornado_bars.height(look(), data, width)
    image, (hit,) = painted(lambda p, r, look: tornado_bars.paint(p, r, look, data), width, height)
    middle = hit.area.center().y()
    first, second = (theme.LIGHT.offers[number] for number in (0, 1))
    solid = pixels(image, middle, first)
    pale = pixels(image, middle, mixed(QColor(second), QColor(theme.LIGHT.card), tornado_bars.PALE))
    assert (solid[-1] - pale[-1]) / (solid[0] - pale[0]) == pytest.approx(2.0, abs=0.05)
    assert not pixels(image, middle, second), "the low end is pale"
    assert "Then Company 1 of some length leads." in hit.text


def test_who_takes_over_is_told_without_colour(qapp: Any, written: Written) -> None:
    evaluation = made(2)
    changing = a_bar("offer-0", "offer-1", leader_low="offer-1", leader_high="offer-0")
    plain = a_bar(
        "offer-1", "offer-1", low=2.0, high=-2.0, leader_low="offer-0", leader_high="offer-0", changes_leader=False
    )
    data = tornado(evaluation, [plain, changing], ENGLISH)
    assert [row.instead for row in data.rows] == ["Company 1 of some length", ""], "the widest first"
    painted(lambda p, r, look: tornado_bars.paint(p, r, look, data), 900, tornado_bars.height(look(), data, 900))
    assert [text for text, *_ in written].count("Company 1 of some length") == 1


def test_both_ends_on_one_side_show_the_further_one(qapp: Any, written: Written) -> None:
    bar = a_bar(
        "offer-0", "offer-1", low=-2.0, high=-5.0, leader_low="offer-0", leader_high="offer-0", changes_leader=False
    )
    data = tornado(made(2), [bar], ENGLISH)
    painted(lambda p, r, look: tornado_bars.paint(p, r, look, data), 900, tornado_bars.height(look(), data, 900))
    texts = [text for text, *_ in written]
    assert "120,000" in texts
    assert "80,000" not in texts
    assert (data.low, data.high) == (-5.0, 0.0)


def test_what_changes_the_leader_out_of_sight_is_counted(qapp: Any) -> None:
    found = [a_bar("offer-0", "offer-1", what=f"grants.{at}.value", low=-20.0 + at) for at in range(15)]
    data = tornado(made(2), found, ENGLISH)
    assert (len(data.rows), data.hidden, data.turning) == (12, 3, 3)


def test_no_bars_draw_nothing(qapp: Any) -> None:
    data = tornado(made(2), (), ENGLISH)
    assert painted(lambda p, r, look: tornado_bars.paint(p, r, look, data), 600, 100)[1] == []
    assert (data.low, data.high) == (0.0, 0.0)


# First places -------------------------------------------------------------------------------------------


def first_places(count: int) -> tuple[Evaluation, Shares]:
    evaluation = made(count)
    found = an_acceptability(falling_shares(ranked_ids(evaluation)))
    return evaluation, shares(evaluation, found, ENGLISH)


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("width", [260, 440, 900])
@pytest.mark.parametrize("count", [2, 4, 13])
def test_names_of_parts_stand_apart(
    qapp: Any, larger: Callable[[float], None], written: Written, count: int, width: int, scale: float
) -> None:
    larger(scale)
    _, data = first_places(count)
    height = share_bar.height(look(), data, width)
    _, hits = painted(lambda p, r, look: share_bar.paint(p, r, look, data), width, height)
    assert sorted(hit.key for hit in hits) == sorted(part.mark.id for part in data.parts), "each can be pointed at"
    assert sorted(hit.column for hit in hits) == list(range(count))
    stand_apart(written, width, height)


def test_parts_are_as_wide_as_their_shares(qapp: Any) -> None:
    evaluation = made(2)
    data = shares(evaluation, an_acceptability({"offer-0": 0.25, "offer-1": 0.75}), ENGLISH)
    assert [part.mark.id for part in data.parts] == ["offer-1", "offer-0"], "the most often first one first"
    _, hits = painted(lambda p, r, look: share_bar.paint(p, r, look, data), 800, share_bar.height(look(), data, 800))
    assert [round(hit.area.width()) for hit in hits] == [600, 200]


def test_one_that_is_never_first_has_a_name_and_no_part(qapp: Any) -> None:
    evaluation = made(2)
    data = shares(evaluation, an_acceptability({"offer-0": 1.0, "offer-1": 0.0}), ENGLISH)
    _, hits = painted(lambda p, r, look: share_bar.paint(p, r, look, data), 800, share_bar.height(look(), data, 800))
    assert [hit.key for hit in hits] == ["offer-0", "offer-1"]
    assert hits[1].area.top() > hits[0].area.bottom(), "below the bar"


def test_further_ranks_are_one_column(qapp: Any) -> None:
    evaluation = made(9)
    found = an_acceptability(falling_shares(ranked_ids(evaluation)))
    grid = rank_grid(evaluation, found, ENGLISH)
    assert grid.headings == ("Rank 1", "Rank 2", "Rank 3", "Rank 4", "Rank 5", "6 or lower")
    row = next(row for row in grid.rows if row.mark.id == ranked_ids(evaluation)[0])
    assert [cell.value for cell in row.cells] == pytest.approx([0.7, *[0.3 / 8] * 4, 4 * 0.3 / 8])


# Brackets -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("width", [440, 640, 900, 1400])
def test_brackets_and_their_words_stand_apart(
    qapp: Any, larger: Callable[[float], None], written: Written, width: int, scale: float
) -> None:
    larger(scale)
    data = holds(made(4), ENGLISH)
    height = weight_brackets.height(look(), data, width)
    _, hits = painted(lambda p, r, look: weight_brackets.paint(p, r, look, data), width, height)
    assert [hit.key for hit in hits] == [row.key for row in data.rows]
    stand_apart(written, width, height)


def test_a_bracket_reaches_from_low_to_high(qapp: Any) -> None:
    evaluation = made(4)
    data = holds(evaluation, ENGLISH)
    width = 900
    height = weight_brackets.height(look(), data, width)
    image, hits = painted(lambda p, r, look: weight_brackets.paint(p, r, look, data), width, height)
    plan = weight_brackets.plan(look(), data, width)
    for row, hit in zip(data.rows, hits, strict=True):
        bracket = evaluation.stability[row.key]
        assert (row.low, row.weight, row.high) == (bracket.low, bracket.weight, bracket.high)
        green = pixels(image, hit.area.top() + plan.row / 2, theme.LIGHT.holds)
        track = 4 + width - plan.takers - 4 - weight_brackets.KNOB - (4 + plan.name + plan.now + weight_brackets.KNOB)
        assert green[-1] - green[0] == pytest.approx((row.high - row.low) * track, abs=8), "but for the knob"


def test_the_weight_nearest_to_a_change_comes_first(qapp: Any) -> None:
    evaluation = made(4)
    rows = holds(evaluation, ENGLISH).rows
    nearest = evaluation.flips[0]
    assert rows[0].key == nearest.criterion
    assert evaluation.offer(nearest.leader).offer.company in rows[0].below + rows[0].above
    assert rows[0].spoken


def test_nobody_leads_nothing_holds(qapp: Any) -> None:
    assert holds(evaluate(a_comparison(weights={"pay": 0.2, "growth": 0.8})), ENGLISH).rows == ()


# Everywhere ---------------------------------------------------------------------------------------------


def drawn() -> dict[str, tuple[Paint, Callable[[Look, float], float]]]:
    """Each chart with the height it asks for."""
    turns, bar, brackets = bars(8, "offer-0", "offer-1"), first_places(4)[1], holds(made(4), ENGLISH)
    return {
        "tornado": (
            lambda p, r, look: tornado_bars.paint(p, r, look, turns),
            lambda look, width: tornado_bars.height(look, turns, width),
        ),
        "shares": (
            lambda p, r, look: share_bar.paint(p, r, look, bar),
            lambda look, width: share_bar.height(look, bar, width),
        ),
        "brackets": (
            lambda p, r, look: weight_brackets.paint(p, r, look, brackets),
            lambda look, width: weight_brackets.height(look, brackets, width),
        ),
    }


@pytest.mark.parametrize("name", ["tornado", "shares", "brackets"])
def test_on_paper_as_on_screen(qapp: Any, written: Written, tmp_path: Path, name: str) -> None:
    paint, height = drawn()[name]
    writer = QPdfWriter(str(tmp_path / "chart.pdf"))
    writer.setResolution(300)
    paper = paper_look(Pen(writer, 1.0))
    width = 500 * 300 / 72
    area = QRectF(4, 4, width, height(paper, width))
    painter = QPainter(writer)
    hits = paint(painter, area, paper)
    painter.end()
    assert hits
    assert all(area.adjusted(-2, -2, 2, 2).contains(hit.area) for hit in hits)
    stand_apart(written, round(width), area.height())


@pytest.mark.parametrize("name", ["tornado", "shares", "brackets"])
def test_in_the_dark_texts_are_light(qapp: Any, name: str) -> None:
    paint, height = drawn()[name]
    dark = Look(theme.DARK, 1.0, look().font, look().measure)
    image, _ = painted(lambda p, r, _: paint(p, r, dark), 700, height(dark, 700), theme.DARK)
    seen = {image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())}
    assert theme.DARK.card in seen
    assert not seen & {theme.LIGHT.text, theme.LIGHT.card, theme.LIGHT.line}
