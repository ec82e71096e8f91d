"""The table of fields and the reading of typed text."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from datetime import date
from typing import Any, get_args, get_origin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from offercompare.document.edits import value_at, with_value
from offercompare.errors import InputError
from offercompare.gui.forms.field import Field, Group
from offercompare.gui.forms.offer_fields import offer_groups
from offercompare.gui.forms.person_fields import person_groups
from offercompare.gui.forms.reading import Typed, read, written
from offercompare.model import Assumptions, Benefit, Grant, Line, Offer, Person, Settings, SignOn, Value
from offercompare.numerals import ENGLISH, Numerals
from tests.builders import a_comparison, a_grant, an_offer

GERMAN = Numerals(group=".", decimal=",")
FULL_OFFER = an_offer(
    promotion={"year": 2, "uplift": 0.1},
    match={"rate": 0.5, "up_to": 0.06},
    espp={"contribution": 10_000.0, "discount": 0.15},
    clawback={"months": 12, "rule": "full"},
    sign_on=[{"year": 1, "amount": 1.0}],
    benefits=[{"label": "Meals", "amount": 1.0}],
    costs=[{"label": "Bus", "amount": 1.0}],
    grants=[a_grant()],
    tax={"method": "rate", "rate": 0.3},
)
FULL_COMPARISON = a_comparison(
    criteria=[{"key": "own", "label": "Own"}], offers=[an_offer(), an_offer(id="two", currency="EUR")]
)


def every_field(groups: tuple[Group, ...]) -> list[Field]:
    alone = [field for group in groups for field in group.fields()]
    listed = [field.below(f"{one.path}.0") for group in groups for one in group.listings() for field in one.fields]
    return [field for field in (*alone, *listed) if not field.path.startswith("fx.")]


BOUNDED = {"extra_salaries": 2, "person.tax.year": 2026, "person.tax.tax_class": 3, "settings.paths": 1_000}
CASES = [(field, FULL_OFFER) for field in every_field(offer_groups())] + [
    (field, FULL_COMPARISON) for field in every_field(person_groups(FULL_COMPARISON))
]
SAMPLES: dict[str, Any] = {
    "text": "Text",
    "long_text": "Text",
    "amount": 200_000.0,
    "percent": 0.25,
    "number": 3.0,
    "score": 70.0,
    "whole": 10,
    "date": date(2027, 1, 11),
    "flag": True,
    "place": "Austin, TX, US",
    "currency": "EUR",
    "fractions": (0.5, 0.5),
}


@pytest.mark.parametrize(("field", "owner"), CASES, ids=[field.path for field, _ in CASES])
def test_every_field_reaches_its_path_and_says_what_it_is(field: Field, owner: Value) -> None:
    sample = field.choices[0][0] if field.choices else BOUNDED.get(field.path, SAMPLES[field.kind])
    assert value_at(with_value(owner, field.path, sample), field.path) == sample
    assert field.label
    assert field.help.endswith((".", "?"))


# What an offer holds beside its fields: its key and whose fates it shares, and the answers on the page of factors.
ELSEWHERE = {"id", "draws_of", "levels", "answers", "overrides", "evidence", "revisions"}


def leaves(kind: type[Value], before: str = "") -> Iterator[str]:
    """The path of every field of the model; a list counts as one, its entries are those of its listing."""
    for name, field in kind.model_fields.items():
        path, block = f"{before}{field.alias or name}", _block(field.annotation)
        if block is None:
            yield path
        else:
            yield from leaves(block, f"{path}.")


def _block(annotation: Any) -> type[Value] | None:
    if get_origin(annotation) is tuple:
        return None
    kinds = [annotation, *get_args(annotation)]
    return next((kind for kind in kinds if isinstance(kind, type) and issubclass(kind, Value)), None)


def test_the_editor_covers_every_field_of_an_offer() -> None:
    shown = {field.path for field in every_field(offer_groups())}
    lists = {
        "sign_on": SignOn,
        "benefits": Benefit,
        "costs": Line,
        "grants": Grant,
    }
    wanted = {path for path in leaves(Offer) if path not in lists} - ELSEWHERE
    wanted |= {f"{name}.0.{path}" for name, kind in lists.items() for path in leaves(kind)}
    assert wanted - shown == set()


def test_the_dialog_covers_the_settings_and_what_is_assumed_for_every_offer() -> None:
    shown = {field.path for field in every_field(person_groups(FULL_COMPARISON))}
    settings = {f"settings.{path}" for path in leaves(Settings) if not path.startswith("acceptability")}
    assert settings - shown == set()
    # The volatility of a company that is not listed, and the failure of one that is not private, are never asked.
    unasked = {path for path in leaves(Assumptions) if path.endswith((".volatility", ".failure_hazard"))}
    assert {f"assumptions.{path}" for path in leaves(Assumptions) if path not in unasked} - shown == set()
    assert {f"assumptions.{path}" for path in ("public.volatility", "private_mid.failure_hazard")} <= shown


def test_each_assumption_shows_its_default_with_the_source() -> None:
    assumed = [field for field in every_field(person_groups(FULL_COMPARISON)) if field.path.startswith("assumptions.")]
    for field in assumed:
        assert field.returns
        assert field.assumed is not None
        default = field.assumed(FULL_COMPARISON, FULL_COMPARISON)
        assert default is not None
        assert default.source


def test_the_dialog_covers_the_person_and_what_they_file() -> None:
    shown = {field.path for field in every_field(person_groups(FULL_COMPARISON))}
    assert {f"person.{path}" for path in leaves(Person)} - shown == set()


def test_each_usual_benefit_and_cost_leaves_the_amount_to_the_person() -> None:
    listings = {one.path: one for group in offer_groups() for one in group.listings()}
    for name, kind in (("benefits", Benefit), ("costs", Line)):
        listing = listings[name]
        assert len(listing.presets) >= 8
        for label, values in listing.presets:
            line = kind.model_validate({**listing.new(FULL_OFFER), **values})
            assert (line.label, line.amount) == (label, 0)
            assert ("Relocation" in label or "Equipment" in label) == (line.year == 1)
            assert ("paid out" in label) == (isinstance(line, Benefit) and not line.in_kind)
        for _, path in listing.elsewhere:
            assert any(group.holds(path) for group in offer_groups())


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("amount", "215k", 215_000),
        ("amount", " 215,000 ", 215_000),
        ("amount", "900 × 12", 10_800),
        ("amount", "1.2k x 12", 14_400),
        ("amount", "50*12", 600),
        ("percent", "10", 0.1),
        ("percent", "12.5 %", 0.125),
        ("whole", "4", 4),
        ("date", "2027-01-11", date(2027, 1, 11)),
        ("date", "11.1.2027", date(2027, 1, 11)),
        ("date", "1/11/27", date(2027, 1, 11)),
        ("currency", "eur", "EUR"),
        ("fractions", "33 33 22 12", (0.33, 0.33, 0.22, 0.12)),
        ("text", "?", "?"),
        ("amount", "", None),
        ("amount", "none", None),
    ],
)
def test_typed_text_is_read(kind: Any, text: str, value: Any) -> None:
    assert read(Field("x", "X", kind, ""), text, ENGLISH).value == value


def test_marks_say_how_sure_a_value_is() -> None:
    field = Field("x", "X", "percent", "", evidence=True)
    assert read(field, "?", ENGLISH) == Typed(None, "unknown")
    assert read(field, "~ 12 %", ENGLISH) == Typed(0.12, "guess")


@pytest.mark.parametrize("text", ["98.000", "~98.000", "USD 98.000", "€1.500", "98.000 × 12"])
def test_an_amount_of_two_meanings_is_refused(text: str) -> None:
    with pytest.raises(InputError) as refused:
        read(Field("base", "Base", "amount", "", unit="{currency} a year", evidence=True), text, ENGLISH)
    assert refused.value.sentence.startswith("This could be ")


def test_an_amount_of_one_meaning_is_not_asked_about() -> None:
    amount = Field("base", "Base", "amount", "")
    assert [read(amount, text, ENGLISH).value for text in ("98.0", "0.125", "98,000", "1.50")] == [98, 0.125, 98e3, 1.5]
    assert written(amount, 95.125, ENGLISH) == "95.1250"


def test_a_point_groups_thousands_where_it_does_so() -> None:
    amount = Field("base", "Base", "amount", "")
    assert read(amount, "95.000", GERMAN).value == 95_000
    assert written(amount, 95_000.5, GERMAN) == "95.000,5"


@pytest.mark.parametrize("kind", ["amount", "percent", "number", "whole", "date", "currency", "fractions"])
@pytest.mark.parametrize(
    "text",
    ["abc", "1e999", "NaN", "1 × a", "× 12", "9x9", "inf", "1,5,0", "<b>1</b>", "\ud800", "9" * 900, "2027-13-45"],
)
def test_what_cannot_be_read_says_so_in_one_sentence(kind: Any, text: str) -> None:
    with pytest.raises(InputError) as refused:
        read(Field("x", "X", kind, ""), text, ENGLISH)
    assert refused.value.sentence.endswith(".")
    assert len(refused.value.sentence) < 160


@given(st.floats(0, 1e12), st.sampled_from([ENGLISH, GERMAN, Numerals("", ".")]))
def test_what_is_written_reads_back(value: float, numerals: Numerals) -> None:
    amount = Field("base", "Base", "amount", "")
    assert read(amount, written(amount, value, numerals), numerals).value == pytest.approx(value, rel=1e-12, abs=1e-15)


@given(st.text(max_size=60), st.sampled_from(sorted(set(SAMPLES) - {"flag"})))
def test_any_text_is_read_or_refused(text: str, kind: Any) -> None:
    with contextlib.suppress(InputError):
        read(Field("x", "X", kind, "", evidence=True), text, GERMAN)
