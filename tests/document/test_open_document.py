"""The one door for changes: what it refuses, what it announces, and what it does with the file."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from builders import a_comparison, an_offer

from offercompare.document import edits
from offercompare.document.change import Change
from offercompare.document.history import MERGE_SECONDS
from offercompare.document.open_document import FileChangedError, OpenDocument
from offercompare.engine import evaluate
from offercompare.errors import InputError, OfferCompareError
from offercompare.files import codec, store
from offercompare.model import Comparison


class Clock:
    """Time that passes when the test says so."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def document() -> OpenDocument:
    return OpenDocument(a_comparison())


def _base(amount: float) -> edits.Edit:
    return edits.set_offer("harbor", {"base": amount})


def _heard(document: OpenDocument) -> list[tuple[Change, bool, bool]]:
    """What listeners are told from now on; whether results were fresh, and whether the document was clean then."""
    heard: list[tuple[Change, bool, bool]] = []

    def listen(change: Change) -> None:
        fresh = document.evaluation.comparison is document.comparison is change.after
        heard.append((change, fresh, document.is_clean))

    document.subscribe(listen)
    return heard


def test_a_new_document_is_empty_and_clean() -> None:
    document = OpenDocument()
    assert (document.comparison, document.path, document.is_clean) == (Comparison(), None, True)
    assert (document.history.undo_label, document.history.redo_label) == ("", "")


# Changing ----------------------------------------------------------------------------------------------


def test_a_change_is_announced_once_with_fresh_results(document: OpenDocument) -> None:
    before, heard = document.comparison, _heard(document)
    document.apply(_base(90_000.0), "Base")
    [(change, fresh, is_clean)] = heard
    assert (change.before, change.offers, fresh, is_clean) == (before, {"harbor"}, True, False)
    assert document.evaluation == evaluate(document.comparison)


def test_every_way_of_changing_is_announced(document: OpenDocument, tmp_path: Path) -> None:
    heard = _heard(document)
    document.apply(_base(90_000.0), "Base")
    document.undo()
    document.redo()
    document.save(tmp_path / "spring.offers")
    assert len(heard) == 3
    document.open(tmp_path / "spring.offers")
    document.replace(a_comparison(title="Other"))
    document.restore(a_comparison(title="Left"), None)
    assert len(heard) == 6
    assert all(fresh for _, fresh, _ in heard)


def test_nothing_changed_is_nothing_announced(document: OpenDocument) -> None:
    heard = _heard(document)
    document.apply(_base(100_000.0), "Base")
    document.undo()
    document.redo()
    assert (heard, document.history.done) == ([], ())


def test_who_left_hears_nothing(document: OpenDocument) -> None:
    heard: list[Change] = []
    leave = document.subscribe(heard.append)
    leave()
    document.apply(_base(90_000.0), "Base")
    assert heard == []


def test_one_may_leave_while_hearing(document: OpenDocument) -> None:
    heard: list[str] = []

    def once(change: Change) -> None:
        heard.append("once")
        leave()

    leave = document.subscribe(once)
    document.subscribe(lambda change: heard.append("always"))
    document.apply(_base(90_000.0), "Base")
    document.apply(_base(91_000.0), "Base")
    assert heard == ["once", "always", "always"]


REFUSED: dict[str, tuple[edits.Edit, str]] = {
    "negative": (_base(-1.0), "base: must be 0 or more, not -1."),
    "not a number": (edits.set_offer("harbor", {"base": "much"}), 'base: must be a number, not "much".'),
    "no level": (edits.set_level("harbor", "growth", 9), ""),
    "second job": (
        lambda found: edits.add_offer(an_offer("b", status="current"))(
            edits.add_offer(an_offer("a", status="current"))(found)
        ),
        "offers: only one offer may be the current job.",
    ),
    "no weight": (edits.set_weights({"pay": 0.0}), "weights: at least one criterion must weigh more than 0."),
    "the wrong way round": (
        edits.set_value("person.walk_away_pay", 500_000.0),
        "delighted_pay must be more than walk_away_pay.",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_not_valid_is_refused_in_one_sentence(document: OpenDocument, case: str) -> None:
    edit, sentence = REFUSED[case]
    document.apply(_base(90_000.0), "Base")
    document.undo()
    heard = _heard(document)
    state = (document.comparison, document.evaluation, document.history, document.is_clean)
    with pytest.raises(InputError) as refused:
        document.apply(edit, "No")
    said = str(refused.value)
    assert said.endswith(".")
    assert "\n" not in said
    assert sentence in ("", said)
    assert (document.comparison, document.evaluation, document.history, document.is_clean) == state
    assert heard == []


def test_a_fault_of_the_calculation_leaves_the_document_as_it_was(
    document: OpenDocument, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fault(*_: object) -> None:
        raise ZeroDivisionError

    document.apply(_base(90_000.0), "Base")
    state = (document.comparison, document.evaluation, document.history, document.is_clean)
    monkeypatch.setattr(document, "_evaluate", fault)
    for change in (lambda: document.apply(_base(1.0), "Base"), document.undo, lambda: document.replace(Comparison())):
        with pytest.raises(ZeroDivisionError):
            change()
        assert (document.comparison, document.evaluation, document.history, document.is_clean) == state


def test_typing_is_one_step_by_the_clock() -> None:
    clock = Clock()
    document = OpenDocument(a_comparison(), clock)
    for amount, wait in ((1.0, 0.0), (12.0, 1.0), (125.0, MERGE_SECONDS + 1)):
        clock.now += wait
        document.apply(_base(amount), "Base", "harbor.base")
    assert len(document.history.done) == 2
    document.undo()
    assert document.comparison.offers[0].base == 12.0
    document.undo()
    assert document.comparison == a_comparison()


def test_undo_and_redo_say_what_they_do(document: OpenDocument) -> None:
    document.apply(_base(90_000.0), "Base of Harbor")
    assert (document.history.undo_label, document.history.redo_label) == ("Base of Harbor", "")
    document.undo()
    assert (document.history.undo_label, document.history.redo_label) == ("", "Base of Harbor")
    document.undo()
    assert document.comparison == a_comparison()


def test_untouched_offers_are_not_paid_again(document: OpenDocument) -> None:
    before = document.evaluation.offer("northwind").pay
    document.apply(_base(90_000.0), "Base")
    assert document.evaluation.offer("northwind").pay is before


# The file ----------------------------------------------------------------------------------------------


def test_clean_is_what_the_file_holds(document: OpenDocument, tmp_path: Path) -> None:
    assert document.is_clean
    document.apply(_base(90_000.0), "Base")
    assert not document.is_clean
    document.save(tmp_path / "spring.offers")
    assert document.is_clean
    document.undo()
    assert not document.is_clean
    document.redo()
    assert document.is_clean
    document.apply(_base(91_000.0), "Base")
    document.apply(_base(90_000.0), "Base")
    assert document.is_clean


def test_what_was_saved_is_opened(document: OpenDocument, tmp_path: Path) -> None:
    file = tmp_path / "spring.offers"
    document.save(file)
    other = OpenDocument()
    other.open(file)
    assert (other.comparison, other.evaluation) == (document.comparison, document.evaluation)
    assert (other.path, other.is_clean, other.history.done) == (file, True, ())


def test_no_file_yet(document: OpenDocument) -> None:
    with pytest.raises(OfferCompareError, match="has no file yet"):
        document.save()


def test_save_as_goes_on_in_the_new_file(document: OpenDocument, tmp_path: Path) -> None:
    first, second = tmp_path / "first.offers", tmp_path / "second.offers"
    document.save(first)
    document.apply(_base(90_000.0), "Base")
    document.save(second)
    document.apply(_base(91_000.0), "Base")
    document.save()
    assert document.path == second
    assert store.read(first).comparison == a_comparison()
    assert store.read(second).comparison == document.comparison


def _elsewhere(file: Path) -> None:
    store.write(file, a_comparison(title="Somebody else"))


def _again(file: Path) -> None:
    opened = store.read(file)
    store.write(file, opened.comparison, opened.last_saved)


DISTURBED: dict[str, tuple[Callable[[Path], object], bool]] = {
    "changed": (_elsewhere, True),
    "damaged": (lambda file: file.write_bytes(b"{"), True),
    "emptied": (lambda file: file.write_bytes(b""), True),
    "touched": (lambda file: os.utime(file, (1, 1)), False),
    "gone": (lambda file: file.unlink(), False),
    "replaced by the same": (_again, False),
}


@pytest.mark.parametrize("case", DISTURBED)
def test_what_others_did_to_the_file_is_not_overwritten(document: OpenDocument, tmp_path: Path, case: str) -> None:
    disturb, is_refused = DISTURBED[case]
    file = tmp_path / "spring.offers"
    document.save(file)
    document.apply(_base(90_000.0), "Base")
    disturb(file)
    if is_refused:
        found = file.read_bytes()
        with pytest.raises(FileChangedError, match="changed by another program"):
            document.save()
        assert (file.read_bytes(), document.is_clean) == (found, False)
        document.save(overwrite=True)
    else:
        document.save()
    assert store.read(file).comparison == document.comparison
    assert document.is_clean
    document.save()


def test_the_file_is_watched_from_opening_on(tmp_path: Path) -> None:
    file = tmp_path / "spring.offers"
    store.write(file, a_comparison())
    document = OpenDocument()
    document.open(file)
    _elsewhere(file)
    with pytest.raises(FileChangedError):
        document.save()


def test_another_document_is_not_held_to_the_first_ones_file(tmp_path: Path) -> None:
    document = OpenDocument(a_comparison())
    document.save(tmp_path / "spring.offers")
    document.replace(Comparison())
    with pytest.raises(OfferCompareError, match="has no file yet"):
        document.save()


BAD_FILES: dict[str, bytes | None] = {
    "none": None,
    "empty": b"",
    "cut off": codec.encode(a_comparison())[:-40],
    "not valid": codec.encode(a_comparison()).replace(b"100000", b"-1"),
    "something else": b'{"format": "other"}',
    "noise": bytes(range(256)),
}


@pytest.mark.parametrize("case", BAD_FILES)
def test_a_file_that_cannot_be_read_leaves_the_document_alone(
    document: OpenDocument, tmp_path: Path, case: str
) -> None:
    content, file = BAD_FILES[case], tmp_path / "bad.offers"
    if content is not None:
        file.write_bytes(content)
    document.save(tmp_path / "good.offers")
    document.apply(_base(90_000.0), "Base")
    heard = _heard(document)
    state = (document.comparison, document.evaluation, document.history, document.path, document.is_clean)
    with pytest.raises(InputError):
        document.open(file)
    assert (document.comparison, document.evaluation, document.history, document.path, document.is_clean) == state
    assert heard == []
    document.save()


def test_a_save_that_fails_leaves_it_unsaved(document: OpenDocument, tmp_path: Path) -> None:
    document.save(tmp_path / "good.offers")
    document.apply(_base(90_000.0), "Base")
    with pytest.raises(OfferCompareError, match="no such folder"):
        document.save(tmp_path / "nowhere" / "spring.offers")
    assert (document.path, document.is_clean) == (tmp_path / "good.offers", False)
    document.save()


# What an earlier run left ------------------------------------------------------------------------------


@pytest.mark.parametrize("left", [Comparison(), a_comparison()], ids=["empty", "offers"])
def test_what_was_left_behind_is_not_saved_yet(left: Comparison, tmp_path: Path) -> None:
    file = tmp_path / "spring.offers"
    document = OpenDocument()
    heard = _heard(document)
    document.restore(left, file)
    assert [is_clean for _, _, is_clean in heard] == [False]
    assert (document.comparison, document.path, document.is_clean) == (left, file, False)
    assert document.history.done == ()
    document.save()
    assert document.is_clean
    assert store.read(file).comparison == left


def test_left_behind_without_a_file_asks_for_one() -> None:
    document = OpenDocument()
    document.restore(a_comparison(), None)
    with pytest.raises(OfferCompareError, match="has no file yet"):
        document.save()


def test_listeners_are_told_when_another_document_comes(tmp_path: Path) -> None:
    document = OpenDocument(a_comparison())
    heard: list[bool] = []
    document.subscribe(lambda change: heard.append(change.another))
    document.apply(lambda comparison: comparison.changed({"title": "Spring"}), "Title")
    document.undo()
    document.save(tmp_path / "mine.offers")
    document.open(tmp_path / "mine.offers")
    document.replace(a_comparison())
    assert heard == [False, False, True, True]
