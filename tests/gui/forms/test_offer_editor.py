"""The window on one offer, by its keys."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from offercompare.document import edits
from offercompare.gui.forms.place_edit import PlaceEdit
from offercompare.numerals import Numerals
from tests.gui.forms.conftest import Hands, Open

# Offscreen has no keyboard to grab for a list under a field; Qt says so.
no_keyboard = pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)


@pytest.fixture
def hands(open_offer: Open) -> Hands:
    return open_offer()


def page_factors(hands: Hands) -> Any:
    hands.window.show_group("Factors")
    return hands.window.page("Factors")


def test_typing_changes_the_offer_under_a_name_for_undo(hands: Hands) -> None:
    control = hands.write("base", "230k")
    assert hands.offer().base == 230_000
    assert control.text() == "230,000"
    assert hands.document.history.undo_label == "Base of Nimbus AI"


def test_leaving_a_field_keeps_what_was_typed(hands: Hands) -> None:
    hands.write("bonus.target", "12 %", key=Qt.Key.Key_Tab)
    hands.window.setFocus()
    assert hands.offer().bonus.target == pytest.approx(0.12)


def test_text_that_cannot_be_read_stays_with_a_sentence(hands: Hands) -> None:
    before = hands.document.comparison
    control = hands.write("base", "a lot")
    assert hands.document.comparison is before
    assert control.text() == "a lot"
    assert "such as" in hands.editor("base").error.text()
    hands.qtbot.keyClick(control, Qt.Key.Key_Escape)
    assert control.text() == "215,000"
    assert hands.editor("base").error.text() == ""


@pytest.mark.parametrize(
    ("path", "text", "said"),
    [
        ("hours_per_week", "200", "Hours of work must be 168 or less, not 200."),
        ("base", "-5", "Base must be 0 or more: type an amount such as 120,000."),
        ("tax.rate", "150", "Rate of your own must be at most 100 %, not 150 %."),
        ("extra_salaries", "7", "Extra salaries must be 6 or less, not 7."),
        ("extra_salaries", "-3", "Extra salaries must be 0 or more, not −3."),
        ("bonus.amount", "-3", "Bonus amount must be 0 or more: type an amount such as 120,000."),
        ("bonus.target", "1000 %", "Bonus target must be at most 500 %, not 1,000 %."),
        ("grants.0.vesting.by_year", "120 25", "Percent each year must be at most 100 %, not 120 %."),
        ("grants.0.vesting.by_year", "10 10", "Percent each year must add up to 100 %, not 20 %."),
    ],
)
def test_a_refused_value_is_spoken_of_in_the_field_s_words(hands: Hands, path: str, text: str, said: str) -> None:
    before = hands.document.comparison
    hands.write(path, text)
    assert hands.editor(path).error.text().replace("\u00a0", " ") == said
    assert hands.document.comparison is before


def test_unknown_guess_and_none_are_three_things(hands: Hands) -> None:
    control = hands.write("base", "?")
    assert (hands.offer().base, hands.offer().evidence["base"], control.is_unknown) == (None, "unknown", True)
    control = hands.write("base", "~200k")
    assert (hands.offer().base, hands.offer().evidence["base"], control.text()) == (200_000, "guess", "~ 200,000")
    control = hands.write("base", "")
    assert (hands.offer().base, "base" in hands.offer().evidence, control.is_unknown) == (None, False, False)


def test_evidence_is_chosen_beside_the_field(hands: Hands) -> None:
    editor = hands.editor("base")
    hands.choose(editor.evidence, "in writing")
    assert hands.offer().evidence["base"] == "written"
    hands.write("base", "220000")
    assert hands.offer().evidence["base"] == "written"
    hands.choose(editor.evidence, "unknown")
    assert (hands.offer().base, hands.offer().evidence["base"]) == (None, "unknown")


def test_undo_by_key_shows_the_earlier_value(hands: Hands) -> None:
    control = hands.write("base", "230k")
    hands.qtbot.keyClick(control, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert control.text() == "215,000"
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    hands.qtbot.keyClick(control, Qt.Key.Key_Z, both)
    assert control.text() == "230,000"


def test_undo_while_typing_takes_back_typing_alone(hands: Hands) -> None:
    hands.write("title", "Lead")
    control = hands.write("base", "9", key=None)
    hands.qtbot.keyClick(control, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert hands.offer().title == "Lead"


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Tab])
def test_undo_after_a_refusal_brings_the_text_back_first(hands: Hands, key: Qt.Key) -> None:
    hands.write("title", "Lead")
    control = hands.write("base", "98.000", key=key)
    assert (control.text(), hands.offer().base) == ("98.000", 215_000)
    has_keys = hands.window.focusWidget()
    assert (has_keys is control) == (key == Qt.Key.Key_Return)
    hands.qtbot.keyClick(has_keys, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (control.text(), hands.editor("base").error.isVisible()) == ("215,000", False)
    assert hands.offer().title == "Lead"
    hands.qtbot.keyClick(has_keys, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert hands.offer().title != "Lead"


def test_a_change_elsewhere_leaves_the_caret(hands: Hands) -> None:
    control = hands.control("company")
    control.setCursorPosition(3)
    hands.document.apply(edits.set_offer("nimbus", {"company": "Nimbus Labs"}), "x")
    assert (control.text(), control.cursorPosition()) == ("Nimbus Labs", 3)


def test_the_name_of_a_new_offer_waits_to_be_typed_over(hands: Hands) -> None:
    """Whatever the program works out meanwhile."""
    control = hands.window.focusWidget()
    hands.document.apply(edits.set_offer("nimbus", {"base": 98_000.0}), "x")
    assert control.selectedText() == "Nimbus AI"
    hands.qtbot.keyClicks(control, "Spree")
    assert control.text() == "Spree"


def test_tab_goes_through_the_letterhead_as_the_guide_says(hands: Hands) -> None:
    """Company, title, type of company; what is the same for each new offer comes last."""
    names = ["Job title", "Type of company", "Funding stage", "Industry", "Occupation", "Status"]
    assert [hands.window.focusWidget().accessibleName(), *tabbed(hands, 6)] == ["Company", *names]


def test_a_change_elsewhere_leaves_what_is_being_typed(hands: Hands) -> None:
    control = hands.write("base", "23", key=None)
    hands.document.apply(edits.set_offer("nimbus", {"title": "x"}), "x")
    assert control.text() == "23"


def test_points_group_thousands_where_the_person_writes_so(open_offer: Open) -> None:
    hands = open_offer(Numerals(group=".", decimal=","))
    control = hands.write("base", "95.000")
    assert (hands.offer().base, control.text()) == (95_000, "95.000")
    assert hands.write("raise", "3,5").text() == "3,5 %"


def test_defaults_stand_as_placeholders_with_their_source(hands: Hands) -> None:
    assert hands.control("raise").placeholderText() == "3.5 % assumed"
    assert hands.control("equity.exit_hazard").placeholderText() == "9 % assumed"
    hands.window.show_field("raise")
    assert any("Mercer" in label.text() for label in hands.window.findChildren(QLabel))


def test_fields_appear_where_they_apply(hands: Hands) -> None:
    hands.window.show_group("Equity")
    by_path = {editor.field.path: editor for editor in hands.window.page("Equity").editors()}
    assert by_path["equity.preferred_price"].isVisible()
    assert not by_path["equity.price_now"].isVisible()
    assert by_path["grants.0.strike"].isVisible()
    hands.document.apply(edits.set_offer("nimbus", {"company_type": "public", "stage": None}), "x")
    assert by_path["equity.price_now"].isVisible()
    assert not by_path["equity.preferred_price"].isVisible()


def test_a_block_begins_and_ends_with_its_first_field(hands: Hands) -> None:
    hands.write("promotion.year", "3")
    assert hands.offer().promotion.year == 3
    hands.write("promotion.year", "")
    assert hands.offer().promotion is None


def test_entries_are_added_filled_and_removed(hands: Hands) -> None:
    hands.window.show_field("sign_on")
    listed = next(one for card in hands.window.page("Pay")._cards for one in card.lists)
    hands.press(listed.adder)
    hands.write("sign_on.0.amount", "20k")
    hands.press(listed.adder)
    assert [(one.year, one.amount) for one in hands.offer().sign_on] == [(1, 20_000), (2, 0)]
    hands.press(listed.entries[0].remove)
    assert [(one.year, one.amount) for one in hands.offer().sign_on] == [(2, 0)]
    hands.document.undo()
    assert hands.control("sign_on.0.amount").text() == "20,000"


def test_an_offer_abroad_is_asked_about_its_currency(hands: Hands) -> None:
    note = hands.editor("currency").note
    assert not note.isVisible()
    hands.document.apply(edits.set_offer("nimbus", {"place": "London, GB", "currency": None}), "x")
    assert note.isVisible()
    assert note.text() == "Prices in London are in GBP: is this pay in GBP?"
    hands.write("currency", "USD")
    assert not note.isVisible()


def tabbed(hands: Hands, count: int) -> list[str]:
    """The names of the next ``count`` widgets that Tab visits."""
    names = []
    hands.qtbot.wait(10)  # a new entry comes up with the next round of events
    for _ in range(count):
        hands.qtbot.keyClick(hands.window.focusWidget(), Qt.Key.Key_Tab)
        names.append(hands.window.focusWidget().accessibleName())
    return names


def test_tab_goes_through_the_payments_as_they_are_read(hands: Hands) -> None:
    hands.document.apply(edits.set_offer("nimbus", {"sign_on": ({"year": 1, "amount": 20_000.0},)}), "x")
    first = hands.control("sign_on.0.amount")
    hands.press(next(one for card in hands.window.page("Pay")._cards for one in card.lists).adder)
    assert hands.window.focusWidget().accessibleName() == "Payment 2: Amount"
    first.setFocus()
    assert tabbed(hands, 9) == [
        "Payment 1: Year",
        "Remove Payment 1",
        "Payment 2: Amount",
        "Payment 2: Year",
        "Remove Payment 2",
        "+ Add payment",
        "If you leave early",
        "How sure is If you leave early?",
        "Within",
    ]


def test_tab_goes_through_a_benefit_as_it_is_read(hands: Hands) -> None:
    pick(hands, "benefits", "Gym")
    pick(hands, "benefits", "Meals")
    hands.control("benefits.0.label").setFocus()
    assert tabbed(hands, 6) == [
        "Benefit 1: Amount",
        "Benefit 1: Only in year",
        "Benefit 1: How",
        "Remove Benefit 1",
        "Benefit 2: What for",
        "Benefit 2: Amount",
    ]
    assert tabbed(hands, 5)[2:] == ["Remove Benefit 2", "+ Add benefit", "You pay in"]


def test_evidence_comes_behind_its_field(hands: Hands) -> None:
    hands.control("base").setFocus()
    assert tabbed(hands, 2) == ["How sure is Base?", "Extra salaries"]
    hands.control("deadline").setFocus()
    assert tabbed(hands, 2) == ["Pick Answer by in a calendar", "How sure is Answer by?"]


def test_a_clawback_that_is_not_entered_reads_as_the_assumed_one(hands: Hands) -> None:
    hands.document.apply(edits.set_offer("nimbus", {"sign_on": ({"year": 1, "amount": 20_000.0},)}), "x")
    box = hands.control("clawback.rule")
    assert box.currentText() == "The part not yet served, assumed"
    assert [box.itemText(row) for row in range(box.count())].count("none") == 0
    hands.choose(box, "Nothing goes back")
    assert hands.offer().clawback.rule == "none"
    hands.choose(box, "The part not yet served, assumed")
    assert hands.offer().clawback is None


def listed(hands: Hands, path: str) -> Any:
    """The list at a path, on its page."""
    hands.window.show_field(path)
    page = hands.window.page("Benefits and costs")
    return next(one for card in page._cards for one in card.lists if one.listing.path == path)


def pick(hands: Hands, path: str, text: str) -> None:
    """Choose an entry of the menu that adds to a list."""
    menu = listed(hands, path).adder.menu()
    next(action for action in menu.actions() if text in action.text()).trigger()


def test_a_usual_benefit_waits_for_its_amount(hands: Hands) -> None:
    pick(hands, "benefits", "Relocation allowance, paid out")
    control = hands.window.focusWidget()
    assert control is hands.control("benefits.0.amount")
    hands.qtbot.keyClicks(control, "12k")
    hands.qtbot.keyClick(control, Qt.Key.Key_Return)
    [line] = hands.offer().benefits
    assert (line.label, line.amount, line.year, line.in_kind) == ("Relocation allowance, paid out", 12_000, 1, False)
    hands.write("benefits.0.year", "")
    hands.choose(hands.control("benefits.0.in_kind"), "in kind")
    [line] = hands.offer().benefits
    assert (line.year, line.in_kind) == (None, True)


def test_a_cost_is_told_by_the_month(hands: Hands) -> None:
    pick(hands, "costs", "Second flat")
    control = hands.write("costs.0.amount", "900 × 12")
    assert (hands.offer().costs[0].amount, control.text()) == (10_800, "10,800")
    hands.write("costs.0.year", "0")
    assert "must be 1 or more" in hands.editor("costs.0.year").error.text()


@pytest.mark.parametrize(
    ("path", "text", "field"),
    [
        ("benefits", "ESPP", "espp.contribution"),
        ("benefits", "HSA", "health.employer_hsa"),
        ("costs", "Health premium", "health.premium"),
    ],
)
def test_what_has_a_field_of_its_own_is_shown_there(hands: Hands, path: str, text: str, field: str) -> None:
    pick(hands, path, text)
    assert hands.window.focusWidget() is hands.control(field)
    assert (hands.offer().benefits, hands.offer().costs) == ((), ())


def result(hands: Hands, page: str, title: str) -> str:
    """The sentence under a section, "" where it is hidden."""
    card = next(card for card in hands.window.page(page)._cards if card._section.title == title)
    return "" if card.result.isHidden() else card.result.text()


def test_a_health_plan_says_what_it_costs(hands: Hands) -> None:
    hands.write("health.premium", "200 × 12")
    hands.write("health.deductible", "2000")
    hands.write("health.coinsurance", "20")
    hands.write("health.out_of_pocket_max", "6k")
    assert result(hands, "Benefits and costs", "Health plan").startswith("Costs you USD\u00a02,400 a year")
    hands.write("health.expected_care", "10k")
    assert result(hands, "Benefits and costs", "Health plan").startswith("Costs you USD\u00a06,000 a year")
    hands.write("health.deductible", "?")
    assert hands.offer().evidence["health.deductible"] == "unknown"
    assert result(hands, "Benefits and costs", "Health plan").startswith("Costs you USD\u00a02,400 a year")


def test_what_a_layoff_pays_is_said(hands: Hands) -> None:
    hands.control("notice_months")
    assert result(hands, "Company and role", "How safe the job is") == ""
    hands.write("notice_months", "2")
    hands.write("severance_months", "1")
    assert result(hands, "Company and role", "How safe the job is") == "Paid if laid off: USD\u00a053,750."
    hands.write("base", "?")
    assert "unknown" in result(hands, "Company and role", "How safe the job is")


def test_extra_salaries_are_whole_and_few(hands: Hands) -> None:
    hands.write("extra_salaries", "2")
    assert hands.offer().extra_salaries == 2
    hands.write("extra_salaries", "7")
    assert "must be 6 or less" in hands.editor("extra_salaries").error.text()
    hands.write("extra_salaries", "")
    assert hands.offer().extra_salaries == 0


def test_a_rate_of_one_s_own_chooses_itself_and_goes_again(hands: Hands) -> None:
    method = hands.control("tax.method")
    hands.choose(method, "At a rate of my own")
    assert "Type the rate below" in hands.editor("tax.method").error.text()
    assert hands.offer().tax.method == "place"
    hands.write("tax.rate", "31")
    assert (hands.offer().tax.method, hands.offer().tax.rate) == ("rate", pytest.approx(0.31))
    assert method.currentText() == "At a rate of my own"
    hands.write("tax.rate", "")
    assert (hands.offer().tax.method, hands.offer().tax.rate) == ("place", None)
    hands.document.apply(edits.set_offer("nimbus", {"title": "Lead"}), "x")
    hands.write("tax.rate", "31")
    hands.document.undo()
    assert (hands.offer().tax.method, hands.offer().tax.rate) == ("place", None)


def test_a_page_ends_where_its_text_ends(hands: Hands) -> None:
    for group in hands.window.groups:
        hands.window.show_group(group.key)
        hands.qtbot.wait(10)
        page = hands.window.page(group.key)
        needed = page.widget().layout().heightForWidth(page.viewport().width())
        assert page.widget().height() <= max(needed, page.viewport().height())


@pytest.mark.parametrize("width", [620, 900])
def test_units_and_evidence_are_whole_in_a_narrow_window(hands: Hands, width: int) -> None:
    hands.window.resize(width, 640)
    hands.window.show_group("Pay")
    hands.qtbot.wait(10)
    for editor in hands.window.page("Pay").editors():
        assert editor.unit.width() >= editor.unit.sizeHint().width() or not editor.unit.isVisible(), editor.field.path
        assert not editor.evidence or editor.evidence.geometry().right() <= editor.width(), editor.field.path


def test_vesting_is_chosen_or_typed(hands: Hands) -> None:
    hands.choose(hands.control("grants.0.vesting"), "5 – 15 – 40 – 40")
    assert hands.offer().grants[0].vesting.by_year == (0.05, 0.15, 0.4, 0.4)
    hands.write("grants.0.vesting.by_year", "50 50")
    assert hands.offer().grants[0].vesting.by_year == (0.5, 0.5)
    assert hands.control("grants.0.vesting").currentText() == "own"
    hands.write("grants.0.vesting.by_year", "50 20")
    assert "must add up to 100" in hands.editor("grants.0.vesting.by_year").error.text()


def test_a_question_is_answered_and_cleared(hands: Hands) -> None:
    card = page_factors(hands).cards["growth"]
    hands.window.show_criterion("growth")
    hands.qtbot.keyClick(card.quick.options.options[3], Qt.Key.Key_Space)
    assert hands.offer().levels["growth"] == 3
    assert card.score.text() == "70"
    hands.press(card.refiner)
    hands.qtbot.keyClick(card.questions[0].options.options[-1], Qt.Key.Key_Space)
    assert hands.offer().answers["G1"] == "na"
    hands.press(card.quick.clearer)
    assert "growth" not in hands.offer().levels
    hands.document.undo()
    assert card.quick.options.options[3].isChecked()


def test_a_score_is_set_by_hand(hands: Hands) -> None:
    hands.write("overrides.people", "70")
    assert hands.offer().overrides == {"people": 70}
    assert page_factors(hands).cards["people"].score.text() == "70"
    hands.write("overrides.people", "")
    assert hands.offer().overrides == {}


def test_a_refining_question_is_shown_from_elsewhere(hands: Hands) -> None:
    hands.window.show_field("answers.G3")
    card = page_factors(hands).cards["growth"]
    assert next(form for form in card.questions if form.entry == "answers.G3").isVisible()


@no_keyboard
def test_places_are_proposed_and_picked(hands: Hands) -> None:
    control = hands.write("place", "san fr", key=None)
    popup = control.completer().popup()
    assert "California, United States" in popup.model().index(0, 0).data()
    hands.qtbot.keyClick(popup, Qt.Key.Key_Down)
    hands.qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert hands.offer().place == "San Francisco, CA, US"


def front(control: Any) -> Any:
    """What gets the keys: an open list before its line."""
    popup = control.completer().popup()
    return popup if popup.isVisible() else control


@no_keyboard
@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab])
def test_enter_and_tab_take_the_first_place_of_the_list(hands: Hands, key: Qt.Key) -> None:
    control = hands.write("place", "San Franc", key=None)
    hands.qtbot.keyClick(front(control), key)
    assert (hands.offer().place, control.text()) == ("San Francisco, CA, US", "San Francisco, CA, US")
    assert not control.completer().popup().isVisible()
    assert control.hasFocus() == (key != Qt.Key.Key_Tab)


@no_keyboard
@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Tab])
def test_the_arrow_keys_choose_another_place(hands: Hands, key: Qt.Key) -> None:
    control = hands.write("place", "San Franc", key=None)
    second = control.completer().popup().model().index(1, 0).data(Qt.ItemDataRole.UserRole)
    for _ in range(2):
        hands.qtbot.keyClick(front(control), Qt.Key.Key_Down)
    hands.qtbot.keyClick(front(control), key)
    assert hands.offer().place == second
    assert not control.completer().popup().isVisible()


@no_keyboard
def test_escape_closes_the_list_then_the_window(hands: Hands) -> None:
    hands.write("place", "Austin, TX")
    control = hands.write("place", "San Franc", key=None)
    hands.qtbot.keyClick(front(control), Qt.Key.Key_Escape)
    assert (control.completer().popup().isVisible(), control.text()) == (False, "San Franc")
    assert (hands.offer().place, hands.window.isVisible()) == ("Austin, TX, US", True)
    hands.qtbot.keyClick(control, Qt.Key.Key_Escape)
    assert (hands.offer().place, hands.window.isVisible()) == ("San Franc", False)


@no_keyboard
@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Tab])
def test_free_text_stays_once_its_list_is_closed(hands: Hands, key: Qt.Key) -> None:
    control = hands.write("place", "San Franc", key=None)
    hands.qtbot.keyClick(front(control), Qt.Key.Key_Escape)
    hands.qtbot.keyClick(control, key)
    assert hands.offer().place == "San Franc"
    assert hands.editor("place").note.isVisible()


@no_keyboard
def test_enter_takes_the_first_currency_by_its_code(hands: Hands) -> None:
    control = hands.write("currency", "us", key=None)
    hands.qtbot.keyClick(front(control), Qt.Key.Key_Return)
    assert hands.offer().currency == "USD"


@no_keyboard
def test_a_place_of_one_s_own_is_taken_and_said_to_be_one(hands: Hands) -> None:
    hands.write("place", "Middle of nowhere")
    assert hands.offer().place == "Middle of nowhere"
    note = hands.editor("place").note
    assert (note.isVisible(), note.text().startswith("Not in the list of cities")) == (True, True)
    hands.write("place", "Austin, TX", key=Qt.Key.Key_Return)
    assert (hands.offer().place, note.isVisible()) == ("Austin, TX, US", False)


@no_keyboard
def test_a_place_line_serves_as_a_cell(qtbot: Any) -> None:
    line = PlaceEdit()
    qtbot.addWidget(line)
    line.show()
    with qtbot.waitSignal(line.chosen) as chosen:
        qtbot.keyClicks(line, "Berlin, DE")
        qtbot.keyClick(line, Qt.Key.Key_Return)
    assert chosen.args == ["Berlin, State of Berlin, DE"]


HOSTILE = [
    "<b>x</b><img src=file:///etc/passwd>",
    "&File",
    "=1+1",
    "'; DROP",
    "{x}",
    "%s",
    "\u202eabc",
    "日本" * 400,
    "\t",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_text(hands: Hands, text: str) -> None:
    control = hands.control("company")
    control.setText(text)
    hands.qtbot.keyClick(control, Qt.Key.Key_Return)
    hands.write("base", "1")
    assert hands.offer().company == text.strip()
    formats = {label.textFormat() for label in hands.window.findChildren(QLabel) if label.text()}
    assert formats == {Qt.TextFormat.PlainText}


def test_the_current_job_is_named_by_status(hands: Hands) -> None:
    hands.choose(hands.control("status"), "My current job")
    assert hands.document.comparison.offers[0].status == "current"


def test_the_window_closes_with_its_offer(hands: Hands) -> None:
    hands.document.apply(edits.remove_offer("nimbus"), "x")
    assert not hands.window.isVisible()
    hands.document.undo()


def test_esc_closes_and_ends_listening(hands: Hands) -> None:
    control = hands.control("company")
    hands.qtbot.keyClick(control, Qt.Key.Key_Escape)
    assert not hands.window.isVisible()
    assert hands.document._listeners == []


@pytest.mark.parametrize(("path", "text"), [("company", "Spreewald"), ("notes", "Call back"), ("base", "98000")])
def test_escape_keeps_what_was_just_typed_and_closes(hands: Hands, path: str, text: str) -> None:
    """As the guide says: there is nothing to confirm, and nothing is lost."""
    control = hands.write(path, text, key=None)
    hands.qtbot.keyClick(control, Qt.Key.Key_Escape)
    assert str(getattr(hands.offer(), path)).removesuffix(".0") == text
    assert not hands.window.isVisible()


def test_escape_says_of_each_nonsense_what_is_wrong_before_it_goes(hands: Hands) -> None:
    for path, text, shown in (("base", "lots", "215,000"), ("raise", "more", "0 %")):
        control = hands.write(path, text, key=None)
        hands.qtbot.keyClick(control, Qt.Key.Key_Escape)
        assert (hands.window.isVisible(), control.text()) == (True, text)
        assert "cannot be read" in hands.editor(path).error.text()
        hands.qtbot.keyClick(control, Qt.Key.Key_Escape)
        assert (hands.window.isVisible(), control.text()) == (True, shown)
    hands.qtbot.keyClick(control, Qt.Key.Key_Escape)
    assert not hands.window.isVisible()


def test_closing_keeps_what_was_typed_and_asks_once_about_nonsense(hands: Hands) -> None:
    hands.write("base", "lots", key=None)
    hands.write("title", "Lead", key=None)
    hands.window.close()
    assert hands.window.isVisible()
    hands.window.close()
    assert not hands.window.isVisible()


def test_every_control_has_a_name_and_a_description(hands: Hands) -> None:
    for group in hands.window.groups:
        hands.window.show_group(group.key)
    for editor in hands.window.editors():
        assert editor.control.accessibleName(), editor.field.path
        assert editor.control.accessibleDescription(), editor.field.path


def test_no_choice_changes_by_the_wheel(hands: Hands) -> None:
    from PySide6.QtCore import QPoint, QPointF
    from PySide6.QtGui import QWheelEvent
    from PySide6.QtWidgets import QApplication

    box = hands.control("company_type")
    no_keys, no_buttons = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.NoButton
    turn = QPoint(0, -120)
    wheel = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), turn, turn, no_buttons, no_keys, Qt.ScrollPhase.NoScrollPhase, False
    )
    QApplication.sendEvent(box, wheel)
    assert hands.offer().company_type == "startup"


def test_the_tax_page_says_what_year_1_bears_or_what_to_answer(open_offer: Open) -> None:
    hands = open_offer()
    hands.window.show_group("Tax")
    shown = hands.window.page("Tax")

    def said() -> str:
        return " ".join(label.text() for label in shown.findChildren(QLabel) if label.isVisible())

    assert "is left after tax." in said()
    hands.document.apply(edits.set_offer("nimbus", {"place": "Nowhere at all"}), "x")
    assert "Nowhere at all is not in the list of cities" in said()


def heads(hands: Hands, group: str) -> str:
    hands.window.show_group(group)
    page = hands.window.page(group)
    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page))


def test_a_stage_picked_fills_and_says_so_at_once(hands: Hands) -> None:
    said = "Series C figures fill what you leave empty: exit 9 % a year, failure 4 % a year, middle exit 1.6 ×"
    assert said in heads(hands, "Equity").replace("\N{NO-BREAK SPACE}", " ")
    hands.choose(hands.control("stage"), "Seed")
    role = heads(hands, "Company and role").replace("\N{NO-BREAK SPACE}", " ")
    assert "Seed figures fill what you leave empty: exit 5 % a year, failure 8 % a year, middle exit 2.5 ×" in role
    equity = heads(hands, "Equity").replace("\N{NO-BREAK SPACE}", " ")
    assert "Seed figures" in equity
    assert "Source: exits: CB Insights cohorts" in equity
    assert hands.control("equity.exit_hazard").placeholderText() == "5 % assumed"
    assert hands.control("equity.rounds_left").placeholderText() == "4 assumed"


def test_a_type_picked_fills_and_says_so(hands: Hands) -> None:
    hands.document.apply(edits.set_offer("nimbus", {"layoff_hazard": None}), "x")
    hands.choose(hands.control("company_type"), "Public, large")
    role = heads(hands, "Company and role").replace("\N{NO-BREAK SPACE}", " ")
    filled = "fill what you leave empty: layoffs 4 % a year, volatility 35 % a year, beta 1."
    assert f"Figures of a large public company {filled}" in role
    assert "Source: Cboe single-stock indexes" in heads(hands, "Equity")


def test_what_is_entered_is_not_said_to_be_filled(hands: Hands) -> None:
    hands.write("equity.exit_hazard", "30 %")
    equity = heads(hands, "Equity").replace("\N{NO-BREAK SPACE}", " ")
    assert "Series C figures fill what you leave empty: failure 4 % a year, middle exit 1.6 ×" in equity
    hands.write("equity.failure_hazard", "1 %")
    hands.write("equity.exit_value", "1000000000")
    assert "Series C figures" not in heads(hands, "Equity")


def test_what_the_comparison_assumes_stands_as_placeholder_and_is_said(hands: Hands) -> None:
    hands.document.apply(edits.set_value("assumptions.series_c.exit_hazard", 0.2), "x")
    assert hands.control("equity.exit_hazard").placeholderText() == "20 % assumed"
    equity = heads(hands, "Equity").replace("\N{NO-BREAK SPACE}", " ")
    assert "Assumed: your own figure for this comparison." in equity
    assert "exit 20 % a year" in equity


def test_a_promotion_begins_with_what_the_comparison_assumes(hands: Hands) -> None:
    hands.document.apply(edits.set_value("assumptions.promotion_uplift", 0.2), "x")
    hands.write("promotion.year", "2")
    assert hands.offer().promotion.uplift == 0.2


def test_time_between_rounds_is_of_one_offer_too(hands: Hands) -> None:
    assert hands.control("equity.years_between_rounds").placeholderText() == "2.1 assumed"
    hands.write("equity.years_between_rounds", "3")
    assert hands.offer().equity.years_between_rounds == 3


def test_a_company_without_a_type_says_what_is_taken(hands: Hands) -> None:
    hands.document.apply(edits.set_offer("nimbus", {"company_type": None, "stage": None, "layoff_hazard": None}), "x")
    role = heads(hands, "Company and role").replace("\N{NO-BREAK SPACE}", " ")
    said = "No type of company is chosen: figures of a public company fill what you leave empty: layoffs 6 % a year."
    assert said in role
    hands.choose(hands.control("company_type"), "Startup")
    assert "No funding stage is chosen: series B figures fill" in heads(hands, "Company and role")
    hands.choose(hands.control("company_type"), "Private, established")
    assert "Figures of an established private company fill" in heads(hands, "Equity")
