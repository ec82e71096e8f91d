"""Named edits: what each changes, what it leaves the same object, and what it does not take."""

from __future__ import annotations

from typing import Any

import pytest
from builders import a_comparison, a_grant, an_offer
from pydantic import ValidationError

from offercompare.document import edits
from offercompare.document.change import Change, change
from offercompare.model import Comparison, Offer

JOB = an_offer("job", status="current")
THREE = a_comparison(JOB, an_offer("harbor"), an_offer("nimbus", company="Nimbus Labs"))


def _statuses(comparison: Comparison) -> dict[str, str]:
    return {offer.id: offer.status for offer in comparison.offers}


ORDERS: dict[str, tuple[edits.Edit, list[str]]] = {
    "an added offer goes last": (edits.add_offer(an_offer("delta")), ["job", "harbor", "nimbus", "delta"]),
    "a copy goes right behind": (edits.duplicate_offer("harbor", "Copy"), ["job", "harbor", "copy", "nimbus"]),
    "a copy of the job too": (edits.duplicate_offer("job", "Copy"), ["job", "copy", "harbor", "nimbus"]),
    "a removed one goes": (edits.remove_offer("harbor"), ["job", "nimbus"]),
    "the job can go": (edits.remove_offer("job"), ["harbor", "nimbus"]),
    "one that is not there": (edits.remove_offer("delta"), ["job", "harbor", "nimbus"]),
    "right": (edits.move_offer("harbor", 1), ["job", "nimbus", "harbor"]),
    "left": (edits.move_offer("nimbus", -1), ["job", "nimbus", "harbor"]),
    "not before the job": (edits.move_offer("harbor", -1), ["job", "harbor", "nimbus"]),
    "far left": (edits.move_offer("nimbus", -9), ["job", "nimbus", "harbor"]),
    "far right": (edits.move_offer("harbor", 9), ["job", "nimbus", "harbor"]),
    "the job stays first": (edits.move_offer("job", 2), ["job", "harbor", "nimbus"]),
    "a new job goes first": (edits.set_status("nimbus", "current"), ["nimbus", "job", "harbor"]),
    "declined stays": (edits.set_status("harbor", "declined"), ["job", "harbor", "nimbus"]),
}


@pytest.mark.parametrize("case", ORDERS)
def test_offers_stand_in_this_order(case: str) -> None:
    edit, order = ORDERS[case]
    assert [offer.id for offer in edit(THREE).offers] == order


def test_an_offer_added_as_the_job_goes_first() -> None:
    added = edits.add_offer(JOB)(a_comparison())
    assert [offer.id for offer in added.offers] == ["job", "harbor", "northwind"]


def test_there_is_one_job_at_most() -> None:
    with pytest.raises(ValidationError, match="only one offer may be the current job"):
        edits.add_offer(an_offer("second", status="current"))(THREE)
    assert _statuses(edits.set_status("nimbus", "current")(THREE)) == {
        "nimbus": "current",
        "job": "open",
        "harbor": "open",
    }


@pytest.mark.parametrize("status", ["open", "accepted", "declined"])
def test_another_status_leaves_the_job_alone(status: str) -> None:
    after = edits.set_status("harbor", status)(THREE)
    assert _statuses(after) == {"job": "current", "harbor": status, "nimbus": "open"}


@pytest.mark.parametrize(
    ("status", "copied"), [("current", "open"), ("accepted", "accepted"), ("declined", "declined")]
)
def test_a_copy_has_everything_but_name_and_job(status: str, copied: str) -> None:
    offer = an_offer("harbor", status=status, grants=[a_grant()], evidence={"base": "written"})
    copy = edits.duplicate_offer("harbor", "Harbor (copy)")(a_comparison(offer)).offers[1]
    own = {"id": "harbor-copy", "company": "Harbor (copy)", "status": copied, "draws_of": "harbor"}
    assert copy == offer.changed(own)


@pytest.mark.parametrize(("company", "shared"), [("Harbor, after talks", "harbor"), ("Nimbus", None), ("", None)])
def test_a_copy_shares_the_fates_of_the_first_while_it_is_of_the_same_company(company: str, shared: str | None) -> None:
    copied = edits.duplicate_offer("harbor", "Harbor (copy)")(a_comparison(an_offer("harbor")))
    twice = edits.duplicate_offer("harbor-copy", "Harbor (copy) 2")(copied)
    assert [offer.draws_of for offer in twice.offers] == [None, "harbor", "harbor"]
    renamed = edits.set_offer("harbor-copy", {"company": company})(copied)
    assert renamed.offers[1].draws_of == shared


NEW_IDS = {
    "Nimbus Labs": "nimbus-labs",
    "Harbor": "harbor-2",
    "Zürich Réassurance": "zurich-reassurance",
    "株式会社": "offer",
    "": "offer",
    " ?! ": "offer",
    "A" * 60: "a" * 40,
    "A" * 39 + " B": "a" * 39,
}


@pytest.mark.parametrize("name", NEW_IDS)
def test_a_new_id_is_short_plain_and_free(name: str) -> None:
    assert edits.new_id(a_comparison(), name) == NEW_IDS[name]


def test_a_new_id_counts_on() -> None:
    taken = a_comparison(an_offer("offer"), an_offer("offer-2"))
    assert edits.new_id(taken, "Offer") == "offer-3"


# Fields of one offer -----------------------------------------------------------------------------------

VALUES: list[tuple[dict[str, Any], str, Any]] = [
    ({}, "base", 90_000.0),
    ({}, "raise", 0.03),
    ({}, "remote.policy", "hybrid"),
    ({}, "remote.office_days", 2.0),
    ({}, "equity.exercise_window_years", 10.0),
    ({}, "bonus.target", 0.1),
    ({"bonus": {"target": 0.1, "payout": 0.9}}, "bonus.target", 0.2),
    ({}, "match.rate", 0.5),
    ({}, "refreshers.yearly", 20_000.0),
    ({"grants": [a_grant(), a_grant(value=5.0)]}, "grants.1.value", 7.0),
    ({"grants": [a_grant()]}, "grants.0.vesting.cliff_months", 12),
    ({"grants": [a_grant()]}, "grants.0", a_grant(value=9.0)),
    ({"sign_on": [{"amount": 5.0}]}, "sign_on.0.amount", 9.0),
]


@pytest.mark.parametrize(("given", "path", "value"), VALUES, ids=[path for _, path, _ in VALUES])
def test_a_path_names_one_value_and_nothing_else_changes(given: dict[str, Any], path: str, value: Any) -> None:
    before = a_comparison(an_offer("harbor", **given), an_offer("northwind"))
    after = edits.set_offer("harbor", {path: value})(before)
    offer = after.offers[0]
    assert edits.value_at(offer, path) == value
    assert after.offers[1] is before.offers[1]
    top = path.split(".")[0]
    kept = {name: part for name, part in before.offers[0].parts().items() if name != top}
    assert {name: part for name, part in offer.parts().items() if name != top} == kept


def test_neighbours_in_a_list_stay_the_same_objects() -> None:
    before = an_offer("harbor", grants=[a_grant(), a_grant(value=5.0), a_grant(value=6.0)])
    after = edits.with_value(before, "grants.1.value", 7.0)
    assert [grant.value for grant in after.grants] == [100_000.0, 7.0, 6.0]
    assert (after.grants[0], after.grants[2]) == (before.grants[0], before.grants[2])
    assert after.grants[0] is before.grants[0]


@pytest.mark.parametrize("path", ["bonus.target", "match.rate", "grants.0.value", "grants.0.vesting.cadence"])
def test_nothing_is_found_where_a_block_is_absent(path: str) -> None:
    assert edits.value_at(an_offer(), path) is None


def test_several_fields_are_one_edit() -> None:
    offer = edits.set_offer("harbor", {"remote.policy": "remote", "remote.office_days": 0.0})(a_comparison()).offers[0]
    assert (offer.remote.policy, offer.remote.office_days) == ("remote", 0.0)


NOTES: list[tuple[str | None, str | None, str | None]] = [
    (None, None, None),
    (None, "unknown", "unknown"),
    (None, "guess", "guess"),
    ("unknown", None, None),
    ("guess", None, None),
    ("written", None, "written"),
    ("verbal", None, "verbal"),
    ("written", "guess", "guess"),
    ("guess", "written", "written"),
    ("written", "unknown", "unknown"),
]


@pytest.mark.parametrize(("before", "said", "after"), NOTES)
def test_how_sure_a_value_is(before: str | None, said: str | None, after: str | None) -> None:
    other = {"raise": "verbal"}
    offer = an_offer("harbor", evidence=other | ({"base": before} if before else {}))
    value = None if said == "unknown" else 90_000.0
    edited = edits.set_offer("harbor", {"base": value}, said)(a_comparison(offer)).offers[0]
    assert edited.evidence == other | ({"base": after} if after else {})
    assert edited.base == value


EMPTY_BLOCKS: list[tuple[dict[str, Any], dict[str, Any], str]] = [
    ({"bonus": {"target": 0.1}}, {"bonus.target": None}, "bonus"),
    ({"bonus": {"target": 0.1, "payout": 0.9}}, {"bonus.target": None, "bonus.payout": None}, "bonus"),
    ({"match": {"rate": 0.5, "up_to": 0.06}}, {"match.rate": 0.0, "match.up_to": 0.0}, "match"),
    ({"refreshers": {"yearly": 5.0}}, {"refreshers.yearly": 0.0}, "refreshers"),
]


@pytest.mark.parametrize(("given", "changes", "block"), EMPTY_BLOCKS)
def test_a_block_that_says_nothing_is_none(given: dict[str, Any], changes: dict[str, Any], block: str) -> None:
    offer = edits.set_offer("harbor", changes)(a_comparison(an_offer("harbor", **given))).offers[0]
    assert getattr(offer, block) is None


KEPT_BLOCKS: list[tuple[dict[str, Any], dict[str, Any], str]] = [
    ({"bonus": {"target": 0.1, "payout": 0.9}}, {"bonus.target": None}, "bonus"),
    ({"match": {"rate": 0.5, "up_to": 0.06}}, {"match.rate": 0.0}, "match"),
    ({"bonus": {"target": 0.1, "x_note": "by hand"}}, {"bonus.target": None}, "bonus"),
    ({"match": {"rate": 0.5, "up_to": 0.0, "x_note": "by hand"}}, {"match.rate": 0.0}, "match"),
    ({"refreshers": {"yearly": 5.0, "x_note": "by hand"}}, {"refreshers.yearly": 0.0}, "refreshers"),
]


@pytest.mark.parametrize(("given", "changes", "block"), KEPT_BLOCKS)
def test_a_block_that_says_something_stays(given: dict[str, Any], changes: dict[str, Any], block: str) -> None:
    offer = edits.set_offer("harbor", changes)(a_comparison(an_offer("harbor", **given))).offers[0]
    assert getattr(offer, block) is not None


def test_unknown_can_be_said_of_a_part_of_a_match() -> None:
    match = {"rate": 0.5, "up_to": 0.06}
    edit = edits.set_offer("harbor", {"match": None}, "unknown")
    offer = edit(a_comparison(an_offer("harbor", match=match))).offers[0]
    assert (offer.match, offer.evidence) == (None, {"match": "unknown"})


# Answers, scores, weights ------------------------------------------------------------------------------

TABLES: list[tuple[edits.Edit, str, dict[str, Any]]] = [
    (edits.set_level("harbor", "growth", 3), "levels", {"people": 1, "growth": 3}),
    (edits.set_level("harbor", "people", "unknown"), "levels", {"people": "unknown"}),
    (edits.set_level("harbor", "people", None), "levels", {}),
    (edits.set_level("harbor", "growth", None), "levels", {"people": 1}),
    (edits.set_override("harbor", "pay", 70.0), "overrides", {"skills": 10.0, "pay": 70.0}),
    (edits.set_override("harbor", "skills", None), "overrides", {}),
    (edits.set_override("harbor", "skills", 0.0), "overrides", {"skills": 0.0}),
    (edits.set_answer("harbor", "P1", 0), "answers", {"P2": 1, "P1": 0}),
    (edits.set_answer("harbor", "P2", None), "answers", {}),
    (edits.set_offer_table("harbor", "evidence", {"base": "guess"}), "evidence", {"base": "guess"}),
]


@pytest.mark.parametrize(("edit", "table", "entries"), TABLES)
def test_one_entry_of_a_table(edit: edits.Edit, table: str, entries: dict[str, Any]) -> None:
    offer = an_offer("harbor", levels={"people": 1}, overrides={"skills": 10.0}, answers={"P2": 1})
    before = a_comparison(offer, an_offer("northwind"))
    after = edit(before)
    assert getattr(after.offers[0], table) == entries
    assert after.offers[1] is before.offers[1]


REFUSED: dict[str, edits.Edit] = {
    "a level there is not": edits.set_level("harbor", "growth", 5),
    "a criterion there is not": edits.set_level("harbor", "luck", 2),
    "a score above 100": edits.set_override("harbor", "pay", 101.0),
    "a negative base": edits.set_offer("harbor", {"base": -1.0}),
    "a status there is not": edits.set_status("harbor", "maybe"),
    "the same id twice": edits.add_offer(an_offer("harbor")),
    "weights that weigh nothing": edits.set_weights({"pay": 0.0}),
    "weights of nothing known": edits.set_weights({"luck": 1.0}),
    "no horizon": edits.set_value("settings.horizon_years", 0),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_not_valid_is_not_made(case: str) -> None:
    with pytest.raises(ValidationError):
        REFUSED[case](a_comparison())


def test_the_comparison_has_fields_too() -> None:
    before = a_comparison()
    after = edits.set_value("settings.discount_rate", 0.07)(edits.set_value("person.home", "Paris, FR")(before))
    assert (after.person.home, after.settings.discount_rate) == ("Paris, FR", 0.07)
    assert after.offers == before.offers
    assert after.offers[0] is before.offers[0]


def test_weights_are_replaced_or_the_defaults() -> None:
    given = edits.set_weights({"pay": 3.0, "growth": 1.0})(a_comparison())
    assert given.weights == {"pay": 3.0, "growth": 1.0}
    assert edits.set_weights(None)(given).weights is None


# What changed ------------------------------------------------------------------------------------------

CHANGES: dict[str, tuple[edits.Edit, dict[str, Any]]] = {
    "a field": (edits.set_offer("harbor", {"base": 1.0}), {"offers": frozenset({"harbor"})}),
    "an offer more": (edits.add_offer(an_offer("delta")), {"columns": True, "offers": frozenset({"delta"})}),
    "an offer less": (edits.remove_offer("harbor"), {"columns": True}),
    "a move": (edits.move_offer("harbor", 1), {"columns": True}),
    "weights": (edits.set_weights({"pay": 1.0}), {"weights": True}),
    "the person": (edits.set_value("person.home", "Paris, FR"), {"context": True}),
    "a title": (edits.set_value("title", "Spring"), {"context": True}),
    "nothing": (lambda comparison: comparison, {}),
}


@pytest.mark.parametrize("case", CHANGES)
def test_a_change_names_what_differs(case: str) -> None:
    edit, named = CHANGES[case]
    before = a_comparison()
    after = edit(before)
    plain: dict[str, Any] = {"columns": False, "offers": frozenset(), "weights": False, "context": False}
    assert change(before, after) == Change(before, after, **{**plain, **named})


def test_edits_leave_what_they_were_given_alone() -> None:
    before = a_comparison()
    twin = Comparison.model_validate(before.model_dump(by_alias=True))
    for _, (edit, _named) in CHANGES.items():
        edit(before)
    assert before == twin
    assert isinstance(before.offers[0], Offer)
