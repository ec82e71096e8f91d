"""Users who do anything in any order: undo returns, files keep every digit, nothing moves that was not touched."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import pytest
from builders import a_grant, a_startup, an_offer
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from offercompare.document import edits, weighing
from offercompare.document.open_document import OpenDocument
from offercompare.engine import Evaluation, evaluate
from offercompare.errors import InputError
from offercompare.model import Comparison, Offer
from offercompare.model.vocabulary import CRITERIA, QUESTION_LEVELS, RUBRIC_CRITERIA

COMPANIES = ("Harbor", "Nimbus Labs", "Zürich Ré", "")
PLACES = ("Austin, TX, US", "San Francisco, CA, US", "Berlin, DE", "Nowhere, XX", None)
amounts = st.sampled_from((0.0, 0.1, 95_000.0, 215_000.0, 1e15)) | st.floats(0, 1e7)
fields: st.SearchStrategy[tuple[str, Any]] = st.one_of(
    st.tuples(st.just("base"), st.none() | amounts),
    st.tuples(st.just("raise"), st.none() | st.floats(-0.5, 1)),
    st.tuples(st.just("bonus.target"), st.none() | st.floats(0, 5)),
    st.tuples(st.just("match.rate"), st.floats(0, 5)),
    st.tuples(st.just("match.up_to"), st.floats(0, 1)),
    st.tuples(st.just("refreshers.yearly"), amounts),
    st.tuples(st.just("place"), st.sampled_from(PLACES)),
    st.tuples(st.just("remote.policy"), st.sampled_from(("on_site", "hybrid", "remote"))),
    st.tuples(st.just("grants"), st.just(()) | amounts.map(lambda value: (a_grant(value=value),))),
    st.tuples(st.just("grants.0.value"), amounts),
    st.tuples(st.just("layoff_hazard"), st.none() | st.floats(0, 2)),
    st.tuples(st.just("company"), st.sampled_from(COMPANIES)),
    # What a document must refuse and live on.
    st.tuples(st.just("base"), st.sampled_from((-1.0, "much", float("nan")))),
)
person: st.SearchStrategy[tuple[str, Any]] = st.one_of(
    st.tuples(st.just("person.home"), st.sampled_from(PLACES)),
    st.tuples(st.just("person.experience"), st.sampled_from(("entry", "mid", "senior", None))),
    st.tuples(st.just("person.current_pay"), st.none() | amounts),
    st.tuples(st.just("person.walk_away_pay"), st.none() | st.floats(1, 1e6)),
    st.tuples(st.just("person.stay_years"), st.none() | st.floats(0.5, 10)),
    st.tuples(st.just("settings.horizon_years"), st.integers(0, 10)),
    st.tuples(st.just("settings.cost_of_living_as"), st.sampled_from(("factor", "pay"))),
    st.tuples(st.just("settings.discount_rate"), st.floats(0, 1)),
    st.tuples(st.just("title"), st.text(max_size=5)),
)
evidence = st.sampled_from((None, "guess", "written", "verbal"))
numbers = st.integers(0, 9)


class RandomUser(RuleBasedStateMachine):
    """One person at one document. Each rule is something that can be done in the window."""

    @initialize(count=st.integers(0, 3))
    def begin(self, count: int) -> None:
        self.folder = tempfile.TemporaryDirectory()
        self.file = Path(self.folder.name) / "spring.offers"
        offers = [an_offer("job", status="current"), an_offer("harbor", base=120_000.0), a_startup()]
        self.now = 0.0
        self.first = Comparison(offers=tuple(offers[:count]))
        self.document = OpenDocument(self.first, lambda: self.now)
        self.told = 0
        self.document.subscribe(self._listen)

    def _listen(self, _: object) -> None:
        self.told += 1

    @property
    def now_shown(self) -> Comparison:
        return self.document.comparison

    def _offer(self, number: int) -> Offer:
        return self.now_shown.offers[number % len(self.now_shown.offers)]

    def _try(self, edit: edits.Edit, merge_key: str | None = None) -> None:
        """Apply, and see that it was announced once, or not at all where nothing changed or it was refused."""
        before, told, refused = self.now_shown, self.told, ""
        try:
            self.document.apply(edit, "Something", merge_key)
        except InputError as error:
            refused = error.sentence
        assert not refused or (refused.endswith(".") and self.now_shown is before)
        assert self.told - told == (self.now_shown is not before)

    # Offers

    @rule(company=st.sampled_from(COMPANIES), number=numbers, status=st.sampled_from(("open", "current", "declined")))
    def add(self, company: str, number: int, status: str) -> None:
        if len(self.now_shown.offers) < 6:
            make = a_startup if number % 2 else an_offer
            key = edits.new_id(self.now_shown, company)
            self._try(edits.add_offer(make(key, company=company, status=status)))

    @precondition(lambda self: self.now_shown.offers)
    @rule(number=numbers)
    def duplicate(self, number: int) -> None:
        if len(self.now_shown.offers) < 6:
            self._try(edits.duplicate_offer(self._offer(number).id, "Copy"))

    @precondition(lambda self: self.now_shown.offers)
    @rule(number=numbers)
    def remove(self, number: int) -> None:
        self._try(edits.remove_offer(self._offer(number).id))

    @precondition(lambda self: self.now_shown.offers)
    @rule(number=numbers, by=st.integers(-3, 3))
    def move(self, number: int, by: int) -> None:
        self._try(edits.move_offer(self._offer(number).id, by))

    @precondition(lambda self: self.now_shown.offers)
    @rule(number=numbers, status=st.sampled_from(("open", "current", "accepted", "declined")))
    def set_status(self, number: int, status: str) -> None:
        self._try(edits.set_status(self._offer(number).id, status))

    @precondition(lambda self: self.now_shown.offers)
    @rule(number=numbers, field=fields, evidence=evidence, is_typing=st.booleans(), pause=st.floats(0, 3))
    def type_into_an_offer(
        self, number: int, field: tuple[str, Any], evidence: str | None, is_typing: bool, pause: float
    ) -> None:
        offer, (path, value) = self._offer(number), field
        if path.startswith("grants.") and not offer.grants:
            return
        before = self.document.evaluation
        self.now += pause
        key = f"{offer.id}.{path}" if is_typing else None
        self._try(edits.set_offer(offer.id, {path: value}, evidence), key)
        self._see_that_others_stay(before, offer.id)

    @precondition(lambda self: self.now_shown.offers)
    @rule(number=numbers, question=st.sampled_from(sorted(QUESTION_LEVELS)), level=st.sampled_from((0, 1, "na", None)))
    def answer(self, number: int, question: str, level: int | str | None) -> None:
        before = self.document.evaluation
        key = self._offer(number).id
        self._try(edits.set_answer(key, question, level))
        self._see_that_others_stay(before, key)

    @precondition(lambda self: self.now_shown.offers)
    @rule(number=numbers, criterion=st.sampled_from(RUBRIC_CRITERIA), level=st.none() | st.integers(0, 5))
    def answer_quickly(self, number: int, criterion: str, level: int | None) -> None:
        self._try(edits.set_level(self._offer(number).id, criterion, level))

    @precondition(lambda self: self.now_shown.offers)
    @rule(number=numbers, criterion=st.sampled_from(CRITERIA), score=st.none() | st.floats(0, 101))
    def score_by_hand(self, number: int, criterion: str, score: float | None) -> None:
        self._try(edits.set_override(self._offer(number).id, criterion, score))

    def _see_that_others_stay(self, before: Evaluation, key: str) -> None:
        """No offer moves another one's pay or scores, once the pay scale is fixed (MODEL 10.2)."""
        people = before.comparison.person
        if people.walk_away_pay is None or people.delighted_pay is None:
            return
        after = self.document.evaluation
        for each in before.offers:
            if each.offer.id != key:
                same = after.offer(each.offer.id)
                assert (same.pay, same.scores) == (each.pay, each.scores)
                assert before.weights != after.weights or same.overall == each.overall

    # Weights and person

    @rule(key=st.sampled_from(CRITERIA), to=st.floats(0, 100), pinned=st.sets(st.sampled_from(CRITERIA), max_size=3))
    def move_a_weight(self, key: str, to: float, pinned: set[str]) -> None:
        shares = weighing.in_percent(self.document.evaluation.weights)
        if key in shares:
            weights = weighing.moved(shares, key, to, pinned)
            assert sum(weights.values()) == pytest.approx(100, abs=1e-4)
            self._try(edits.set_weights(weights), f"weights.{key}")
            assert self.now_shown.weights == weights

    @rule()
    def default_weights(self) -> None:
        self._try(edits.set_weights(None))

    @rule(field=person)
    def change_the_person(self, field: tuple[str, Any]) -> None:
        self._try(edits.set_value(*field))

    # History and file

    @rule(steps=st.integers(1, 4))
    def undo(self, steps: int) -> None:
        for _ in range(steps):
            self.document.undo()

    @rule(steps=st.integers(1, 4))
    def redo(self, steps: int) -> None:
        for _ in range(steps):
            self.document.redo()

    @rule()
    def undo_all_and_redo_all(self) -> None:
        last, steps, undone = self.now_shown, len(self.document.history.done), self.document.history.undone
        for _ in range(steps):
            self.document.undo()
        assert self.now_shown == self.first
        assert not self.document.history.undo_label
        for _ in range(steps):
            self.document.redo()
        assert self.now_shown == last
        assert [step.after for step in self.document.history.undone] == [step.after for step in undone]

    @rule()
    def save(self) -> None:
        self.document.save(self.file)
        assert self.document.is_clean

    @rule()
    def save_and_reopen(self) -> None:
        self.document.save(self.file)
        saved, before = self.file.read_bytes(), self.document.evaluation
        self.document.open(self.file)
        self.document.save()
        assert self.file.read_bytes() == saved
        assert self.now_shown == before.comparison
        assert self.document.evaluation == before
        self.first = self.now_shown

    # What always holds

    @invariant()
    def results_are_those_of_a_fresh_start(self) -> None:
        assert self.document.evaluation == evaluate(self.now_shown)

    @invariant()
    def totals_are_weighted_scores(self) -> None:
        found = self.document.evaluation
        assert not found.weights or sum(found.weights.values()) == pytest.approx(1)
        for each in found.offers:
            if each.overall.value is not None:
                scores = {key: each.scores[key].value for key, weight in found.weights.items() if weight > 0}
                total = sum(found.weights[key] * (score or 0.0) for key, score in scores.items())
                assert None not in scores.values()
                assert each.overall.value == pytest.approx(total)
                assert sum(each.contributions.values()) == pytest.approx(total)

    @invariant()
    def the_job_comes_first(self) -> None:
        assert "current" not in [offer.status for offer in self.now_shown.offers[1:]]

    def teardown(self) -> None:
        if hasattr(self, "folder"):
            self.folder.cleanup()


RandomUser.TestCase.settings = settings(stateful_step_count=30, suppress_health_check=list(HealthCheck))
TestRandomUser = RandomUser.TestCase
