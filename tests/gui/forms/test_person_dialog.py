"""The window on the person and the assumptions."""

from __future__ import annotations

import re

import pytest
from PySide6.QtWidgets import QLabel

from offercompare.document import edits
from tests.gui.forms.conftest import Hands, Open


@pytest.fixture
def hands(open_person: Open) -> Hands:
    return open_person()


def test_the_person_is_described(hands: Hands) -> None:
    hands.write("person.current_pay", "168k")
    hands.write("settings.discount_rate", "5 %")
    comparison = hands.document.comparison
    assert (comparison.person.current_pay, comparison.settings.discount_rate) == (168_000, 0.05)
    hands.document.undo()
    assert hands.control("settings.discount_rate").text() == "4 %"


def test_the_scale_must_rise(hands: Hands) -> None:
    hands.write("person.walk_away_pay", "100k")
    hands.write("person.delighted_pay", "90k")
    assert hands.editor("person.delighted_pay").error.text() == "Delighted pay must be more than Walk-away pay."


def test_a_tax_year_is_a_year(hands: Hands) -> None:
    for text in ("26", "last", "2026.5"):
        hands.write("person.tax.year", text)
        assert hands.editor("person.tax.year").error.text().endswith("type a year such as 2026.")
    assert hands.document.comparison.person.tax.year is None


def test_a_rate_of_one_s_own_goes_before_the_bundled_one(hands: Hands) -> None:
    assert "assumed" in hands.control("fx.EUR").placeholderText()
    hands.write("fx.EUR", "1.2")
    assert hands.document.comparison.fx == {"EUR": 1.2}
    hands.write("fx.EUR", "")
    assert hands.document.comparison.fx == {}


def test_rates_follow_the_currencies_that_occur(hands: Hands) -> None:
    hands.window.show_group("Exchange rates")
    hands.document.apply(edits.set_offer("other", {"currency": "CHF"}), "x")
    assert hands.control("fx.CHF").isVisible()


def test_a_bundled_rate_names_its_day(hands: Hands) -> None:
    hands.window.show_field("fx.EUR")
    page = hands.window.page("Exchange rates")
    shown = " ".join(label.text() for label in page.findChildren(QLabel))
    assert re.search(r"Assumed: ECB \d{4}-\d\d-\d\d", shown)


def test_the_currency_of_a_places_tax_has_a_rate_too(hands: Hands) -> None:
    """A job in London paid in dollars is taxed in pounds; a home in Texas is taxed in dollars whatever is reported."""
    hands.window.show_group("Exchange rates")
    hands.document.apply(edits.set_offer("other", {"currency": "USD", "place": "London, GB"}), "x")
    assert hands.control("fx.GBP").isVisible()
    hands.document.apply(edits.set_value("currency", "AED"), "x")
    hands.write("fx.USD", "3.6725")
    assert hands.document.comparison.fx == {"USD": 3.6725}


def test_must_haves_are_added_changed_and_removed(hands: Hands) -> None:
    hands.window.show_group("Must-haves")
    page = hands.window.page("Must-haves")
    hands.press(page.adder)
    row = page.rows[0]
    hands.choose(row.what, "Country of work")
    row.value.setText("Germany")
    assert row.commit()
    assert hands.document.comparison.must_haves[0].is_ == "DE"
    row.value.setText("Nowhere")
    assert not row.commit()
    assert "not known" in row.error.text()
    hands.press(row.remove)
    assert hands.document.comparison.must_haves == ()


def test_an_own_criterion_goes_with_its_weight(hands: Hands) -> None:
    hands.window.show_field("criteria")
    listed = hands.window.page("Own criteria")._cards[0].lists[0]
    hands.press(listed.adder)
    hands.write("criteria.0.label", "Near my parents")
    own = hands.document.comparison.criteria[0]
    assert own.label == "Near my parents"
    hands.document.apply(edits.set_weights({"pay": 50, own.key: 50}), "x")
    hands.press(listed.entries[0].remove)
    assert hands.document.comparison.criteria == ()
    assert hands.document.comparison.weights == {"pay": 50}


COUNTRIES = [
    ("Berlin, DE", "person.tax.church_tax"),
    ("London, GB", "person.tax.student_loan"),
    ("Singapore, SG", "person.tax.provident_fund"),
]


@pytest.mark.parametrize(("place", "path"), COUNTRIES)
def test_a_country_s_questions_come_with_an_offer_there(hands: Hands, place: str, path: str) -> None:
    control = hands.control(path)
    assert not control.isVisible()
    assert hands.control("person.tax.deduction").isVisible()
    hands.document.apply(edits.set_offer("other", {"place": place}), "x")
    assert control.isVisible()
    hands.document.apply(edits.set_offer("other", {"remote.policy": "remote"}), "x")
    assert not control.isVisible()
    hands.document.apply(edits.set_value("person.home", place), "x")
    assert control.isVisible()


def test_a_german_says_how_they_are_insured(hands: Hands) -> None:
    hands.document.apply(edits.set_value("person.home", "Berlin, DE"), "x")
    hands.choose(hands.control("person.tax.church_tax"), "Yes")
    hands.write("person.tax.tax_class", "3")
    hands.write("person.tax.health_extra_rate", "2.9")
    assert not hands.control("person.tax.health_premium").isVisible()
    hands.choose(hands.control("person.tax.health_insurance"), "Private")
    hands.write("person.tax.health_premium", "640")
    tax = hands.document.comparison.person.tax
    assert (tax.church_tax, tax.tax_class, tax.health_insurance, tax.health_premium) == (True, 3, "private", 640)
    assert tax.health_extra_rate == pytest.approx(0.029)


def test_a_british_pension_and_loan_are_entered(hands: Hands) -> None:
    hands.document.apply(edits.set_value("person.home", "London, GB"), "x")
    assert not hands.control("person.tax.pension_method").isVisible()
    hands.write("person.tax.pension_rate", "5 %")
    hands.choose(hands.control("person.tax.pension_method"), "Relief at source")
    hands.choose(hands.control("person.tax.student_loan"), "Plan 2")
    tax = hands.document.comparison.person.tax
    assert (tax.pension_rate, tax.pension_method, tax.student_loan) == (0.05, "relief_at_source", "plan_2")


def test_a_partner_s_income_is_asked_where_it_is_filed(hands: Hands) -> None:
    assert not hands.control("person.tax.partner_income").isVisible()
    hands.choose(hands.control("person.tax.filing_status"), "Jointly, married")
    hands.write("person.tax.partner_income", "0")
    assert hands.document.comparison.person.tax.partner_income == 0
    assert hands.control("person.tax.partner_income").text() == "0"


def test_the_home_has_a_method_and_the_years_a_growth(hands: Hands) -> None:
    hands.write("person.tax.rate", "28")
    hands.write("person.tax.children", "2")
    hands.write("settings.threshold_growth", "2")
    comparison = hands.document.comparison
    assert (comparison.person.tax.method, comparison.person.tax.children) == ("rate", 2)
    assert comparison.settings.threshold_growth == 0.02
    assert "assumed" in hands.control("person.tax.year").placeholderText()


def test_a_usual_figure_is_changed_for_every_offer_and_taken_back(hands: Hands) -> None:
    path = "assumptions.series_c.exit_hazard"
    editor = hands.editor(path)
    assert hands.control(path).placeholderText() == "9 % assumed"
    assert not editor.back.isVisible()
    hands.write(path, "20 %")
    assert hands.document.comparison.assumptions.series_c.exit_hazard == 0.2
    assert (editor.back.isVisible(), editor.back.text()) == (True, "Back to 9 %")
    hands.document.apply(edits.set_value("title", "Later"), "Title")
    hands.press(editor.back)
    assert hands.document.comparison.assumptions.series_c.exit_hazard is None
    assert (hands.control(path).text(), editor.back.isVisible()) == ("", False)
    hands.document.undo()
    assert hands.control(path).text() == "20 %"


def test_going_back_takes_refused_text_with_it(hands: Hands) -> None:
    path = "assumptions.raise"
    hands.write(path, "4 %")
    hands.write(path, "nonsense")
    assert hands.editor(path).error.text()
    hands.press(hands.editor(path).back)
    assert (hands.control(path).text(), hands.editor(path).error.text()) == ("", "")
    assert hands.document.comparison.assumptions.raise_ is None


def test_a_typed_usual_figure_keeps_the_source_of_the_default_in_sight(hands: Hands) -> None:
    hands.write("assumptions.raise", "4 %")
    shown = " ".join(label.text() for label in hands.window.page("Usual figures").findChildren(QLabel))
    assert "The default's source: Mercer 2024-2026 surveys" in shown


def test_a_rule_can_be_assumed_for_every_offer(hands: Hands) -> None:
    box = hands.control("assumptions.clawback_rule")
    assert box.currentText() == "The part not yet served, assumed"
    hands.choose(box, "All of it")
    assert hands.document.comparison.assumptions.clawback_rule == "full"
    assert hands.editor("assumptions.clawback_rule").back.text() == "Back to The part not yet served"


def test_a_figure_out_of_range_is_refused_in_its_own_words(hands: Hands) -> None:
    hands.write("assumptions.raise", "300 %")
    said = hands.editor("assumptions.raise").error.text().replace("\N{NO-BREAK SPACE}", " ")
    assert said == "Yearly raise must be at most 100 %, not 300 %."
    hands.write("settings.paths", "10")
    assert hands.editor("settings.paths").error.text() == "Simulated cases must be 1000 or more, not 10."


def test_the_simulation_is_set(hands: Hands) -> None:
    hands.write("settings.paths", "20000")
    hands.write("settings.seed", "7")
    hands.write("settings.market_sd", "25 %")
    settings = hands.document.comparison.settings
    assert (settings.paths, settings.seed, settings.market_sd) == (20_000, 7, 0.25)
