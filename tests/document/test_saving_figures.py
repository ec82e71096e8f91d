"""A save keeps the figures of its moment beside the comparison, which does not see them."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from builders import a_comparison, an_offer

from offercompare import __version__
from offercompare.document import edits
from offercompare.document.open_document import OpenDocument
from offercompare.engine import MODEL, evaluate
from offercompare.engine.saved_figures import last_saved
from offercompare.engine.simulation.simulate import simulate
from offercompare.files import codec, store
from offercompare.model import Comparison
from offercompare.reference.editions import data_version

FIRST, LATER = date(2026, 11, 26), date(2027, 2, 1)


def _comparison() -> Comparison:
    """Weighed by pay alone, so that somebody leads."""
    return a_comparison(weights={"pay": 1.0})


def _document(today: date = FIRST, *, simulates_later: bool = False) -> OpenDocument:
    return OpenDocument(_comparison(), simulates_later=simulates_later, today=lambda: today)


def test_a_file_carries_what_its_save_knew(tmp_path: Path) -> None:
    document, file = _document(), tmp_path / "a.offers"
    document.save(file)
    found = store.read(file).last_saved
    assert found is not None
    assert found == document.last_saved
    assert (found.program, found.model, found.data, found.on) == (__version__, MODEL, data_version(), FIRST)
    assert found.editions == {"tax_US": "2026", "prices_US": "2024", "rents_US": "FY2026"}
    evaluation = evaluate(_comparison())
    assert found.leader == "northwind"
    for each in evaluation.offers:
        figures = found.figures[each.offer.id]
        assert figures.rank == each.rank
        assert figures.overall == pytest.approx(each.overall.known, rel=1e-9)
        assert figures.first_year == each.pay.years[0].total.value
        assert figures.after_tax_average == pytest.approx(each.pay.after_tax_average.known, rel=1e-7)
        assert figures.certainty_equivalent is not None


def test_the_document_does_not_see_them(tmp_path: Path) -> None:
    document, file = _document(), tmp_path / "a.offers"
    document.save(file)
    other = _document()
    other.open(file)
    assert (other.comparison, other.is_clean, other.history.done) == (document.comparison, True, ())
    assert other.last_saved == document.last_saved
    other.apply(edits.set_offer("harbor", {"base": 90_000.0}), "Base")
    assert other.last_saved == document.last_saved
    other.undo()
    assert other.is_clean
    other.replace(a_comparison())
    assert (other.last_saved, other.unread) == (None, "")


def test_saving_twice_writes_the_same_bytes_on_any_day(tmp_path: Path) -> None:
    file = tmp_path / "a.offers"
    _document().save(file)
    first = file.read_bytes()
    later = _document(LATER)
    later.open(file)
    later.save()
    assert file.read_bytes() == first
    later.apply(edits.set_offer("harbor", {"base": 90_000.0}), "Base")
    later.save()
    assert later.last_saved is not None
    assert later.last_saved.on == LATER
    later.undo()
    later.save()
    assert json.loads(file.read_bytes())["last_saved"]["on"] == LATER.isoformat()


def test_what_is_still_being_calculated_is_left_out(tmp_path: Path) -> None:
    document, file = _document(simulates_later=True), tmp_path / "a.offers"
    document.save(file)
    block = json.loads(file.read_bytes())["last_saved"]
    assert "leader" not in block
    names = ["spendable_average", "after_tax_average", "average", "first_year"]
    assert {offer: list(figures) for offer, figures in block["figures"].items()} == dict.fromkeys(
        ["harbor", "northwind"], names
    )
    simulation = simulate(document.comparison)
    assert simulation is not None
    assert document.take(simulation)
    document.save()
    assert document.last_saved == last_saved(evaluate(_comparison()), codec.digest(_comparison()), FIRST)


def test_what_was_known_at_the_last_save_of_the_same_stays(tmp_path: Path) -> None:
    file = tmp_path / "a.offers"
    _document().save(file)
    whole = file.read_bytes()
    quick = _document(LATER, simulates_later=True)
    quick.open(file)
    quick.save()
    assert file.read_bytes() == whole


def test_an_unknown_figure_is_null_and_not_left_out(tmp_path: Path) -> None:
    file = tmp_path / "a.offers"
    document = OpenDocument(a_comparison(an_offer(base=None), an_offer("b", price_index=80.0)))
    document.save(file)
    figures = json.loads(file.read_bytes())["last_saved"]["figures"]
    assert figures["harbor"]["first_year"] is None
    assert figures["harbor"]["rank"] is None
    assert figures["b"]["first_year"] == 100_000


def test_an_empty_comparison_and_a_copy_elsewhere(tmp_path: Path) -> None:
    document = OpenDocument()
    document.save(tmp_path / "empty.offers")
    assert store.read(tmp_path / "empty.offers").last_saved == document.last_saved
    document.save(tmp_path / "copy.offers")
    assert (tmp_path / "copy.offers").read_bytes() == (tmp_path / "empty.offers").read_bytes()


def test_damage_is_said_of_this_file_alone(tmp_path: Path) -> None:
    file = tmp_path / "a.offers"
    content = json.loads(codec.encode(a_comparison())) | {"last_saved": {"figures": 7}}
    file.write_text(json.dumps(content), encoding="utf-8")
    document = OpenDocument()
    document.open(file)
    assert document.last_saved is None
    assert document.unread.endswith("all else in the file can.")
    document.save()
    assert document.last_saved is not None
    document.open(file)
    assert document.unread == ""


def test_what_an_earlier_run_left_behind_has_no_figures_in_its_file(tmp_path: Path) -> None:
    document, file = _document(), tmp_path / "a.offers"
    document.save(file)
    document.restore(a_comparison(title="Left"), file)
    assert document.last_saved is None
