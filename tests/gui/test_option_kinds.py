"""Which kind of grant a word in the cell of equity means: an ISO is of US tax law alone."""

from __future__ import annotations

from typing import Any

import pytest

from offercompare.errors import InputError
from offercompare.gui.compare.entry import edit_for
from offercompare.gui.forms.equity_fields import equity_group
from offercompare.model import Grant
from offercompare.numerals import ENGLISH
from tests.builders import a_comparison, an_offer

BERLIN, AUSTIN = {"place": "Berlin, DE"}, {"place": "Austin, TX, US"}
REMOTE = {"remote": {"policy": "remote"}}


def granted(text: str, home: str = "Austin, TX, US", **offer: Any) -> Grant:
    before = an_offer("harbor", currency=None, base=None, **offer)
    comparison = a_comparison(before, person={"home": home})
    return edit_for("grants", before, text, ENGLISH)(comparison).offers[0].grants[0]


OPTIONS: list[tuple[str, dict[str, Any], str]] = [
    ("12,000 options @ 2.10", AUSTIN, "iso"),
    ("12,000 options @ 2.10", BERLIN, "nso"),
    ("12,000 options", BERLIN, "nso"),
    ("12,000 @ 2.10", BERLIN, "nso"),
    ("12,000 @ 2.10", AUSTIN, "iso"),
    ("12,000 options @ 2.10", {"place": None}, "iso"),
    ("12,000 options @ 2.10", {"place": "Nowhere at all"}, "iso"),
    ("12,000 options @ 2.10", {**BERLIN, **REMOTE}, "iso"),
    ("12,000 ISO @ 2.10", BERLIN, "iso"),
    ("12,000 NSO @ 2.10", AUSTIN, "nso"),
    ("12,000 VSOP @ 2.10", BERLIN, "nso"),
    ("12,000 vsops @ 2.10", AUSTIN, "nso"),
    ("12,000 virtual options @ €2.10", BERLIN, "nso"),
    ("12,000 stock options @ 2.10", BERLIN, "nso"),
]


@pytest.mark.parametrize(("text", "offer", "kind"), OPTIONS)
def test_options_are_of_the_kind_of_their_country(text: str, offer: dict[str, Any], kind: str) -> None:
    grant = granted(text, **offer)
    assert (grant.kind, grant.shares, grant.value) == (kind, 12_000, None)
    assert grant.strike == (2.1 if "@" in text else None)


def test_remote_options_are_those_of_home() -> None:
    assert granted("12,000 options @ 2.10", home="Berlin, DE", **AUSTIN, **REMOTE).kind == "nso"


@pytest.mark.parametrize(
    ("text", "shares"), [("5,000 virtual shares", 5_000), ("5,000 shares", 5_000), ("5k RSU", None)]
)
def test_shares_are_no_options(text: str, shares: float | None) -> None:
    grant = granted(text, **BERLIN)
    assert (grant.kind, grant.shares, grant.strike) == ("rsu", shares, None)


def test_what_is_not_understood_is_told_with_all_kinds_that_are() -> None:
    with pytest.raises(InputError, match=r"options @ 6\.10 .*ISO, NSO, VSOP and virtual shares"):
        granted("12,000 warrants", **BERLIN)


@pytest.mark.parametrize(
    ("offer", "kind"),
    [
        ({**BERLIN, "company_type": "startup"}, "nso"),
        ({**AUSTIN, "company_type": "startup"}, "iso"),
        ({"place": None, "company_type": "startup"}, "iso"),
        ({**BERLIN, "company_type": "public"}, "rsu"),
    ],
)
def test_a_new_grant_of_the_form_begins_with_the_kind_of_its_country(offer: dict[str, Any], kind: str) -> None:
    listing = next(each for each in equity_group().listings() if each.path == "grants")
    assert listing.new(an_offer(**offer))["kind"] == kind
