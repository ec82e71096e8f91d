"""The page of factors: what refining could do, how sure an answer is, and criteria of one's own."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt

from offercompare.document.open_document import OpenDocument
from offercompare.gui.forms.offer_editor import OfferEditor
from offercompare.gui.forms.rubric_form import CriterionCard, FactorsPage
from offercompare.model import Offer
from offercompare.numerals import ENGLISH
from tests.builders import a_comparison, a_sure_offer

WEIGHTS = {"pay": 60.0, "growth": 40.0}


def offer(key: str, base: float, **changes: Any) -> Offer:
    return a_sure_offer(key, base=base, **{"levels": {"growth": 2}, **changes})


def close(**changes: Any) -> OpenDocument:
    """Two offers of nearly the same total, of which the growth counts."""
    offers = (offer("harbor", 100_000.0), offer("northwind", 98_000.0))
    return OpenDocument(a_comparison(*offers, **{"weights": WEIGHTS, **changes}))


class Factors:
    """The page of one offer, with the person's keys."""

    def __init__(self, qtbot: Any, document: OpenDocument, key: str = "northwind") -> None:
        self.qtbot, self.document, self.key = qtbot, document, key
        self.window = OfferEditor(document, key, ENGLISH)
        self.window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(self.window)
        self.window.show()
        self.window.activateWindow()
        qtbot.waitExposed(self.window)
        self.window.show_group("Factors")

    @property
    def page(self) -> FactorsPage:
        page = self.window.page("Factors")
        assert isinstance(page, FactorsPage)
        return page

    def card(self, criterion: str) -> CriterionCard:
        return self.page.cards[criterion]

    def offer(self) -> Offer:
        found = self.document.comparison.offer(self.key)
        assert found is not None
        return found

    def press(self, button: Any) -> None:
        self.qtbot.keyClick(button, Qt.Key.Key_Space)

    def write(self, line: Any, text: str) -> None:
        line.setFocus()
        line.selectAll()
        self.qtbot.keyClick(line, Qt.Key.Key_Delete)
        self.qtbot.keyClicks(line, text)
        self.qtbot.keyClick(line, Qt.Key.Key_Return)


# What refining could do


def test_refining_is_offered_where_it_could_change_who_leads(qtbot: Any) -> None:
    factors = Factors(qtbot, close())
    growth, people = factors.card("growth"), factors.card("people")
    assert growth.matters.isVisible()
    assert growth.matters.text() == "Answering these could change who leads."
    assert growth.refiner.text() == "Refine with 8 questions ›"
    assert not people.matters.isVisible()
    assert people.refiner.text() == "Refine anyway: 4 questions ›"


def test_the_questions_stay_folded_until_they_are_wanted(qtbot: Any) -> None:
    growth = Factors(qtbot, close()).card("growth")
    assert growth.questions == []
    qtbot.keyClick(growth.refiner, Qt.Key.Key_Space)
    assert [form.entry for form in growth.questions] == [f"answers.G{number}" for number in range(1, 9)]
    assert growth.refiner.text() == "Fold the questions"


def test_what_could_change_follows_the_document(qtbot: Any) -> None:
    factors = Factors(qtbot, close())
    factors.write(factors.card("growth").override.editor.control, "50")
    assert factors.offer().overrides == {"growth": 50.0}
    assert not factors.card("growth").matters.isVisible()
    factors.document.undo()
    assert factors.card("growth").matters.isVisible()


def test_while_nobody_leads_it_is_only_offered(qtbot: Any) -> None:
    alone = OpenDocument(a_comparison(offer("northwind", 98_000.0)))
    growth = Factors(qtbot, alone).card("growth")
    assert not growth.matters.isVisible()
    assert growth.refiner.text() == "Refine with 8 questions ›"


# How sure an answer is


def test_how_sure_an_answer_is_widens_its_score(qtbot: Any) -> None:
    factors = Factors(qtbot, close())
    quick = factors.card("growth").quick
    assert quick is not None
    words = [quick.evidence.itemText(number) for number in range(quick.evidence.count())]
    assert words == ["how sure?", "in writing", "by word", "a guess"]
    before = factors.document.evaluation.offer("northwind").scores["growth"].sd
    quick.evidence.setFocus()
    for _ in range(3):
        qtbot.keyClick(quick.evidence, Qt.Key.Key_Down)
    assert factors.offer().evidence["levels.growth"] == "guess"
    assert quick.evidence.currentText() == "a guess"
    after = factors.document.evaluation.offer("northwind").scores["growth"].sd
    assert before is not None
    assert after == before + 5
    factors.document.undo()
    factors.document.undo()
    factors.document.undo()
    assert "levels.growth" not in factors.offer().evidence


def test_no_evidence_is_asked_of_no_answer(qtbot: Any) -> None:
    factors = Factors(qtbot, close())
    factors.card("growth").unfold()
    first = factors.card("growth").questions[0]
    assert not first.evidence.isVisible()
    factors.press(first.options.options[1])
    assert first.evidence.isVisible()
    first.note("verbal")
    assert factors.offer().evidence["answers.G1"] == "verbal"
    factors.press(first.options.options[-2])
    assert factors.offer().answers["G1"] == "unknown"
    assert "answers.G1" not in factors.offer().evidence
    assert not first.evidence.isVisible()


# Why a score stands


@pytest.mark.parametrize("criterion", ["pay", "cost_of_living", "growth", "people", "startup_risk"])
def test_every_score_says_why(qtbot: Any, criterion: str) -> None:
    factors = Factors(qtbot, close())
    score = factors.document.evaluation.offer("northwind").scores[criterion]
    said = factors.card(criterion).because.text()
    assert score.because
    assert said.startswith(score.because)
    assert score.badge.casefold() in said.casefold()


def test_the_computed_score_stays_beside_one_set_by_hand(qtbot: Any) -> None:
    factors = Factors(qtbot, close())
    factors.write(factors.card("growth").override.editor.control, "82")
    assert factors.card("growth").score.text() == "82"
    assert factors.card("growth").because.text() == "Set by hand to 82. Computed: 50."


# Criteria of one's own


def test_one_is_named_told_weighed_renamed_and_removed(qtbot: Any) -> None:
    factors = Factors(qtbot, close())
    form = factors.page.own
    factors.write(form.fresh, "Near my parents")
    assert form.fresh.text() == ""
    own = factors.document.comparison.criteria[0]
    assert own.label == "Near my parents"
    assert factors.card(own.key).title.text() == "Near my parents"
    assert factors.card(own.key).because.text() == "No figure yet: counted as 50. (no evidence)"
    factors.write(factors.card(own.key).override.editor.control, "80")
    assert factors.offer().overrides == {own.key: 80.0}
    row = form.rows[own.key]
    assert row.weight.text() == "0 %"
    factors.write(row.weight, "20 %")
    assert factors.document.comparison.weights == {"pay": 48.0, "growth": 32.0, own.key: 20.0}
    assert row.weight.text() == "20 %"
    factors.write(row.name, "Far from my parents")
    assert factors.card(own.key).title.text() == "Far from my parents"
    before = factors.document.comparison
    factors.press(row.remove)
    assert own.key not in factors.page.cards
    assert form.rows == {}
    after = factors.document.comparison
    assert (after.criteria, after.weights, factors.offer().overrides) == ((), {"pay": 48.0, "growth": 32.0}, {})
    factors.document.undo()
    assert factors.document.comparison == before
    assert factors.card(own.key).score.text() == "80"


def test_one_without_a_name_is_not_added(qtbot: Any) -> None:
    factors = Factors(qtbot, close())
    factors.press(factors.page.own.adder)
    assert factors.document.comparison.criteria == ()
    assert factors.window.focusWidget() is factors.page.own.fresh


def test_what_is_typed_is_not_lost_when_the_window_closes(qtbot: Any) -> None:
    factors = Factors(qtbot, close())
    factors.page.own.fresh.setText("Sea")
    factors.window.close()
    assert [own.label for own in factors.document.comparison.criteria] == ["Sea"]


@pytest.mark.parametrize("typed", ["120 %", "-5 %", "much"])
def test_a_weight_that_is_none_is_refused_with_a_sentence(qtbot: Any, typed: str) -> None:
    factors = Factors(qtbot, close(criteria=[{"key": "own", "label": "Sea"}]))
    row = factors.page.own.rows["own"]
    factors.write(row.weight, typed)
    assert factors.document.comparison.weights == WEIGHTS
    assert row.error.isVisible()
    assert row.error.text()
    assert factors.window.commit() is False
    row.weight.setFocus()
    qtbot.keyClick(row.weight, Qt.Key.Key_Escape)
    assert not row.error.isVisible()
    assert row.weight.text() == "0 %"


def test_the_only_weight_stays_the_whole(qtbot: Any) -> None:
    factors = Factors(qtbot, close(criteria=[{"key": "own", "label": "Sea"}], weights={"own": 1.0}))
    row = factors.page.own.rows["own"]
    factors.write(row.weight, "30 %")
    assert row.weight.text() == "100 %"
    assert not row.weight.is_pending
