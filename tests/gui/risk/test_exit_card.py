"""The card on private shares: what it shows, how an exit is chosen, and where its links lead."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from math import ceil, log10
from typing import Any

import pytest
from builders import a_comparison, a_startup, an_offer
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QWidget

from offercompare.document.open_document import OpenDocument
from offercompare.engine import Evaluation, evaluate
from offercompare.engine.evaluation import preview
from offercompare.engine.exit_points import Point, points
from offercompare.engine.exit_stake import stakes
from offercompare.gui import theme
from offercompare.gui.charts import exit_waterfall
from offercompare.gui.charts.log_axis import flags, log_ticks, share_of, value_at
from offercompare.gui.charts.look import screen_look
from offercompare.gui.forms.offer_editor import OfferEditor
from offercompare.gui.over_time.wording import Mark
from offercompare.gui.risk.exit_card import ExitCard
from offercompare.gui.risk.exit_shape import begins, exit_shape, split_at
from offercompare.numerals import ENGLISH, Numerals
from offercompare.report.exit_words import question_sentence

MARK = Mark("nimbus", "Nimbus", 0, False)
GERMAN = Numerals(".", ",")


def evaluated(*offers: Any, **person: Any) -> Evaluation:
    return preview(a_comparison(*(offers or (a_startup(),)), person={"stay_years": 2.0, **person}))


@pytest.fixture
def card(qtbot: Any, qapp: Any) -> Iterator[Any]:
    holders: list[QWidget] = []

    def made(evaluation: Evaluation, numerals: Numerals = ENGLISH, width: int = 1000) -> ExitCard:
        holder = QWidget()
        qtbot.addWidget(holder)
        holders.append(holder)
        shown = ExitCard(numerals, holder)
        holder.resize(width, 900)
        shown.resize(width, 900)
        shown.show_evaluation(evaluation)
        holder.show()
        return shown

    yield made
    holders.clear()


def line(shown: ExitCard, key: str, number: int = 0) -> str:
    return shown.grants.blocks[number].lines[key][1].text()


def amounts(shown: ExitCard) -> dict[str, str]:
    return {name.text(): amount.text() for _, name, amount, _ in shown.who.rows}


def test_it_hides_where_nobody_has_private_shares(card: Any) -> None:
    shown = card(evaluated(an_offer(grants=[{"kind": "rsu", "value": 1e5}])))
    assert not shown.isVisible()
    shown.show_evaluation(evaluated())
    assert shown.isVisible()
    assert not shown.chooser.isVisible()
    assert shown.card.note.text() == "Nimbus"


def test_it_opens_at_todays_valuation_before_any_round(card: Any) -> None:
    shown = card(evaluated(savings=10_000.0))
    assert shown.lead.text() == "Nimbus sold for USD\u00a0100m leaves you USD\u00a020,000 before tax."
    assert amounts(shown) == {"Preferred": "46,000,000", "Other common": "53,980,000", "Your grants": "20,000"}
    assert shown.preferred.text().startswith("Preferred converts")
    assert line(shown, "shares") == "5,000 of 10,000"
    assert line(shown, "per_share") == "USD\u00a05.00, strike 1.00"
    assert line(shown, "break_even") == "above USD\u00a050.8m"
    assert line(shown, "cost") == "USD\u00a05,000, 50\u00a0% of your savings"
    assert (
        shown.grants.blocks[0]
        .sentences.text()
        .startswith("Usually 90 days after leaving, not confirmed: then USD\u00a05,000 are due")
    )
    assert "your planned stay" in shown.basis.text()


def test_an_entered_exit_value_is_looked_at_first_after_all_rounds(card: Any) -> None:
    shown = card(evaluated(a_startup(equity={"exit_value": 300e6})))
    assert shown.split is not None
    assert (shown.split.value.known, shown.split.terms.rounds) == (300e6, 2)
    assert shown.controls.switch.actions_[2].isChecked()


def test_the_chance_comes_with_the_simulation(card: Any) -> None:
    comparison = a_comparison(a_startup(), person={"stay_years": 2.0})
    shown = card(preview(comparison))
    assert line(shown, "chance") == "being calculated"
    whole = evaluate(comparison)
    shown.show_evaluation(whole)
    outcome = whole.simulation.of("nimbus") if whole.simulation else None
    assert outcome is not None
    p_zero = outcome.grants[0].p_zero
    assert p_zero is not None
    assert line(shown, "chance") == f"in {round((1 - p_zero) * 100)} of 100 simulated cases"
    later = comparison.model_copy(update={"offers": (a_startup(base=90_000.0),)})
    shown.show_evaluation(preview(later, whole))
    assert line(shown, "chance").endswith("; being calculated anew")


def test_unknown_savings_are_asked_for(card: Any, qtbot: Any) -> None:
    shown = card(evaluated())
    assert line(shown, "cost") == "USD\u00a05,000; your savings are unknown"
    with qtbot.waitSignal(shown.person_wanted):
        shown.grants.blocks[0].savings.click()
    shown.show_evaluation(evaluated(savings=1_000.0))
    assert line(shown, "cost") == "USD\u00a05,000, 5 times your savings"
    assert not shown.grants.blocks[0].savings.isVisible()


def test_what_is_unknown_is_a_question_with_a_way_to_answer_it(card: Any, qtbot: Any) -> None:
    shown = card(evaluated(a_startup(equity={"preferred_price": None, "fully_diluted": None})))
    assert not shown.body.isVisible()
    assert [remark.text.text() for remark in shown.remarks] == [
        "What did investors pay for a share of Nimbus in its last round?",
        "How many shares of Nimbus are there, fully diluted, or what is it valued at?",
    ]
    with qtbot.waitSignal(shown.editor_wanted) as signal:
        shown.remarks[1].button.click()
    assert signal.args == ["nimbus", "field", "equity.fully_diluted"]
    shown.show_evaluation(evaluated())
    assert shown.body.isVisible()
    assert shown.remarks == []


def test_owning_more_than_the_company_is_said_at_the_field(card: Any, qtbot: Any) -> None:
    shown = card(evaluated(a_startup(equity={"fully_diluted": 8_000.0})))
    assert shown.remarks[0].text.text().startswith("Your grants come to 125\u00a0% of all shares")
    with qtbot.waitSignal(shown.editor_wanted) as signal:
        shown.remarks[0].button.click()
    assert signal.args == ["nimbus", "field", "equity.fully_diluted"]


def test_every_link_leads_to_a_field_of_the_editor(qtbot: Any, qapp: Any) -> None:
    odd = {"fully_diluted": 8_000.0, "total_raised": None, "exit_hazard": 0.0, "illiquidity_discount": 0.1}
    grant = {"kind": "iso", "shares": 1.0, "strike": 1e6}
    offers = (
        a_startup("odd", equity=odd, grants=[{**grant, "shares": 9_000.0}]),
        a_startup("dear", equity={"preferred_share": 0.9999}),
        a_startup("bare", equity={"preferred_price": None, "fully_diluted": None}, grants=[{"kind": "nso"}]),
        a_startup("old", grants=[{**grant, "unvested_from": "2027-01-01"}]),
    )
    document = OpenDocument(a_comparison(*offers))
    asked = [(each.offer.id, open_.field) for each in stakes(document.comparison) for open_ in each.questions]
    asked += [(each.offer.id, caution.field) for each in stakes(document.comparison) for caution in each.cautions]
    assert len({field for _, field in asked}) == 9
    for offer, field in asked:
        editor = OfferEditor(document, offer, ENGLISH)
        qtbot.addWidget(editor)
        editor.show()
        editor.show_field(field)


def test_a_value_is_typed_with_the_marks_of_this_place(card: Any, qtbot: Any) -> None:
    shown = card(evaluated(), GERMAN)
    field = shown.controls.field
    assert field.text() == "100.000.000"
    for typed, value in (("250.000.000", 250e6), ("80m", 80e6), ("1,2bn", 1.2e9), ("0", 0.0), ("123456", 123_456.0)):
        field.setFocus()
        field.selectAll()
        qtbot.keyClicks(field, typed)
        qtbot.keyClick(field, Qt.Key.Key_Return)
        assert shown.split is not None
        assert shown.split.value.known == value
    assert "leaves you nothing" in shown.lead.text()
    for bad in ("soon", "-5", "1e9", ""):
        field.setText("")
        qtbot.keyClicks(field, bad)
        qtbot.keyClick(field, Qt.Key.Key_Return)
        assert field.property("invalid") is True
        assert shown.split.value.known == 123_456.0
    qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert (field.text(), bool(field.property("invalid"))) == ("123.456", False)


def test_an_exit_for_nothing_leaves_nothing(card: Any) -> None:
    shown = card(evaluated())
    shown.choose_value(0.0)
    assert amounts(shown) == {"Preferred": "0", "Other common": "0", "Your grants": "0"}
    shown.grab()


def test_the_slider_steps_and_walks_from_mark_to_mark(card: Any, qtbot: Any) -> None:
    shown = card(evaluated())
    slider, seen = shown.slider, []
    slider.value_wanted.connect(seen.append)
    qtbot.keyClick(slider, Qt.Key.Key_Home)
    marks = [point.value for point in points(shown.stake)]
    for _ in marks:
        qtbot.keyClick(slider, Qt.Key.Key_PageUp)
    assert seen[1:] == pytest.approx(marks)
    qtbot.keyClick(slider, Qt.Key.Key_PageDown)
    qtbot.keyClick(slider, Qt.Key.Key_Right)
    assert seen[-2] < seen[-1] < seen[-2] * 1.05
    qtbot.keyClick(slider, Qt.Key.Key_Left)
    assert seen[-1] == pytest.approx(seen[-3], rel=0.01)
    qtbot.keyClick(slider, Qt.Key.Key_End)
    assert shown.split is not None
    assert shown.split.value.known == seen[-1] == shown.chart.data.high


def test_a_press_on_the_chart_is_an_exit(card: Any, qtbot: Any) -> None:
    shown = card(evaluated())
    plot = shown.chart.plot()
    qtbot.mouseClick(
        shown.chart, Qt.MouseButton.LeftButton, pos=QPoint(round(plot.center().x()), round(plot.center().y()))
    )
    data = shown.chart.data
    assert shown.split.value.known == pytest.approx(value_at(0.5, data.low, data.high), rel=0.02)
    assert shown.controls.field.text() == ENGLISH.number(shown.split.value.known)


def test_rounds_are_chosen_and_dilute(card: Any) -> None:
    shown = card(evaluated())
    before = shown.split.yours.known
    shown.controls.switch.actions_[2].trigger()
    assert shown.split.terms.rounds == 2
    assert shown.split.yours.known < before
    assert [action.text() for action in shown.controls.switch.actions_.values()] == ["none", "1", "all 2"]
    shown.show_evaluation(evaluated(a_startup(equity={"rounds_left": 20})))
    assert list(shown.controls.switch.actions_) == [0, 1, 2, 3, 20]
    shown.show_evaluation(evaluated(a_startup(equity={"rounds_left": 0})))
    assert not shown.controls.switch.isVisible()


def test_several_offers_are_chosen_from_and_keep_what_was_chosen(card: Any) -> None:
    evaluation = evaluated(a_startup(), a_startup("orbit", equity={"preferred_price": 8.0}))
    shown = card(evaluation)
    assert [shown.chooser.itemText(at) for at in range(shown.chooser.count())] == ["Nimbus", "Orbit"]
    shown.choose_value(70e6)
    shown.choose_offer("orbit")
    assert shown.split.value.known == 160e6
    shown.choose_offer("nimbus")
    assert shown.split.value.known == 70e6
    shown.show_evaluation(evaluated(a_startup("orbit")))
    assert shown.stake.offer.id == "orbit"
    other = card(evaluation)
    other.take_over(shown)
    other.show_evaluation(evaluation)
    assert other.stake.offer.id == "orbit"


def test_a_figure_opens_why_it_is_so(card: Any, qtbot: Any) -> None:
    shown = card(evaluated())
    button = shown.grants.blocks[0].lines["left"][1]
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    assert shown.trail.isVisible()
    shown.trail.close()


def test_the_keyboard_stays_where_it_is(card: Any, qtbot: Any) -> None:
    shown = card(evaluated())
    buttons = [shown.who.rows[0][2], shown.grants.blocks[0].lines["left"][1]]
    shown.choose_value(70e6)
    shown.show_evaluation(evaluated(savings=1e4))
    assert buttons == [shown.who.rows[0][2], shown.grants.blocks[0].lines["left"][1]]


def test_everything_has_a_name_for_a_screen_reader(card: Any) -> None:
    shown = card(evaluated())
    controls = [shown.chooser, shown.slider, shown.controls.field, shown.chart, shown.who.rows[0][2]]
    assert all(control.accessibleName() for control in controls)
    assert "Preference covered" in shown.chart.accessibleDescription()
    assert shown.grants.blocks[0].lines["left"][1].accessibleName() == "Grant 1, ISO, Left before tax: USD\u00a020,000"


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("width", [640, 1200])
def test_nothing_is_cut_at_any_size_of_text(card: Any, qapp: Any, scale: float, width: int) -> None:
    theme.set_text_scale(qapp, scale)
    try:
        grants = [{"kind": kind, "shares": 9e3, "strike": 2.0} for kind in ("iso", "nso")]
        shown = card(evaluated(a_startup(grants=grants)), width=width)
        assert shown.minimumSizeHint().width() <= width
        shown.resize(width, shown.heightForWidth(width))
        qapp.processEvents()
        for block in shown.grants.blocks:
            for label, button in block.lines.values():
                assert button.height() >= button.heightForWidth(button.width())
                assert label.width() >= label.fontMetrics().horizontalAdvance(label.text())
    finally:
        theme.set_text_scale(qapp, 1.0)


# The chart ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("equity", [{}, {"participating": True, "participation_cap": 2.0}, {"preferred_share": 0.0}])
@pytest.mark.parametrize(("width", "height"), [(120, 60), (420, 300), (1400, 600)])
def test_the_chart_is_drawn_at_any_size(qapp: Any, equity: dict[str, Any], width: int, height: int) -> None:
    (held,) = stakes(a_comparison(a_startup(equity=equity)))
    for value in (0.0, 70e6, 1e15):
        shape = exit_shape(held, split_at(held, value, 1), MARK, ENGLISH)
        image = QImage(width, height, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        hits = exit_waterfall.paint(painter, QRectF(0, 0, width, height), screen_look(image), shape)
        painter.end()
        assert len(hits) == 2 * len(shape.begins)
        assert all(each.preferred + each.other + each.yours == pytest.approx(1.0) for each in shape.slices)


def test_marks_on_each_other_share_a_word() -> None:
    (held,) = stakes(a_comparison(a_startup(grants=[{"kind": "iso", "shares": 10.0, "strike": 0.0}])))
    shape = exit_shape(held, split_at(held, None, None), MARK, ENGLISH)
    assert shape.begins[0].text == "Preference covered, break-even: 40m"


def test_marks_near_each_other_keep_their_values() -> None:
    marks = (Point("conversion", 95.6e6), Point("valuation", 100e6), Point("break_even", 100.01e6))
    (both,) = begins(marks, 1e6, 1e9, ENGLISH)
    assert both.text == "Preferred converts: 95.6m · today's valuation, break-even: 100m"
    assert both.short == "Converts: 95.6m"


def test_the_axis_goes_as_far_as_what_is_typed(card: Any) -> None:
    shown = card(evaluated())
    low, high = shown.chart.data.low, shown.chart.data.high
    shown.choose_value(2.5 * high)
    data = shown.chart.data
    assert (data.low, data.high) == (low, 10 ** ceil(log10(2.5 * high)))
    assert data.slices[-1].value == pytest.approx(data.high)
    assert 0 < share_of(data.at.value, data.low, data.high) < 1
    assert shown.slider.value() < shown.slider.maximum()
    shown.choose_value(100e6)
    assert shown.chart.data.high == data.high, "the curve does not jump under the cursor"
    shown.choose_value(low / 3)
    assert shown.chart.data.low <= low / 3
    shown.choose_value(0.0)
    assert shown.chart.data.low == low


@given(st.floats(1.0, 1e15), st.floats(1.5, 1e6), st.floats(0, 1))
def test_the_axis_and_back(low: float, times: float, share: float) -> None:
    high = low * times
    assert share_of(value_at(share, low, high), low, high) == pytest.approx(share, abs=1e-6)
    assert all(low * (1 - 1e-8) <= tick <= high * (1 + 1e-8) for tick in log_ticks(low, high))
    assert share_of(0.0, low, high) == 0.0
    assert share_of(high * 10, low, high) == 1.0


@given(st.lists(st.floats(0, 600), min_size=1, max_size=6, unique=True), st.lists(st.floats(20, 90), min_size=6))
def test_words_beside_lines_never_meet(at: list[float], widths: list[float]) -> None:
    at = sorted(at)
    widths = widths[: len(at)]
    placed = flags(at, widths, -60.0, 660.0)
    boxes = [
        (x - wide if flag.is_left else x, x if flag.is_left else x + wide, flag.row)
        for x, wide, flag in zip(at, widths, placed, strict=True)
    ]
    for one, (left, right, row) in enumerate(boxes):
        for other, (other_left, other_right, other_row) in enumerate(boxes):
            if one != other and row == other_row:
                assert right <= other_left + 1e-6 or other_right <= left + 1e-6
            if one != other and left < at[other] < right:
                assert row > other_row, "a line crosses a word"


def test_words_stay_in_one_row_where_there_is_room() -> None:
    placed = flags([0.0, 200.0, 400.0], [90.0] * 3, 0.0, 500.0)
    assert [(flag.row, flag.is_left) for flag in placed] == [(0, False)] * 3
    assert flags([450.0], [90.0], 0.0, 500.0)[0].is_left
    assert all(one.row >= other.row for one, other in pairwise(flags([0.0, 10.0], [90.0] * 2, 0.0, 500.0)))


def test_a_company_with_braces_in_its_name_is_asked_about() -> None:
    (held,) = stakes(a_comparison(a_startup(company="{nimbus}", equity={"preferred_price": None})))
    assert "{nimbus}" in question_sentence(held, held.questions[0])
