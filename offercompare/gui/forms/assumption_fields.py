"""The usual figures for every offer of a comparison: each default with its source, and the person's own instead."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from offercompare.gui.forms import choices
from offercompare.gui.forms.field import Field, Group, Section
from offercompare.gui.forms.field_kinds import from_default, percent
from offercompare.gui.forms.offer_fields import offer_groups
from offercompare.model.assumptions import StageAssumptions
from offercompare.model.vocabulary import LISTED_COMPANIES, PRIVATE_COMPANIES
from offercompare.reference import defaults
from offercompare.reference.defaults import Default
from offercompare.translation import tr

# By the name in the comparison's assumptions, the field of an offer that it fills.
_PAY = {
    "raise": "raise",
    "raise_sd": "raise_sd",
    "promotion_uplift": "promotion.uplift",
    "payout": "bonus.payout",
    "payout_sd": "bonus.payout_sd",
    "clawback_rule": "clawback.rule",
    "clawback_months": "clawback.months",
}
_SHARES = (
    "beta",
    "liquidation_multiple",
    "participating",
    "years_between_rounds",
    "exercise_window_years",
    "exercise_if_leaving",
    "keep_after_leaving",
    "expiry_years",
    "illiquidity_discount",
)


def assumption_groups() -> tuple[Group, ...]:
    """The pages: what holds for every offer, and by type and stage of the company."""
    return (
        Group("Usual figures", tr("Usual figures"), (_pay(), _shares())),
        Group("By company", tr("Figures by company"), (*_types(), *_stages())),
    )


def _pay() -> Section:
    return Section(tr("Pay"), tuple(_single(name, path) for name, path in _PAY.items()), _note())


def _shares() -> Section:
    estimate = percent(
        "assumptions.preference_estimate_factor",
        tr("Money raised, estimated"),
        tr("Where it is not entered: as a part of what the preferred shares are worth at the last price."),
        tr("of their value"),
        assumed=lambda *_: from_default(defaults.default("preference_estimate_factor")),
        returns=True,
    )
    listed = tuple(_single(name, f"equity.{name}") for name in _SHARES)
    return Section(tr("Shares and options"), (*listed, estimate))


def _types() -> tuple[Section, ...]:
    labels = dict(choices.company_types())
    kinds = [kind for kind in labels if kind != "startup"]
    return tuple(
        Section(labels[kind], _of_type(kind), _note() if number == 0 else "") for number, kind in enumerate(kinds)
    )


def _of_type(kind: str) -> tuple[Field, ...]:
    found = [_filling(f"{kind}.layoff_hazard", "layoff_hazard", partial(defaults.layoff_hazard, kind, None))]
    if kind in LISTED_COMPANIES:
        found.append(_filling(f"{kind}.volatility", "equity.volatility", partial(defaults.volatility, kind)))
    if kind in PRIVATE_COMPANIES:
        fails = partial(defaults.failure_hazard, kind, None)
        found.append(_filling(f"{kind}.failure_hazard", "equity.failure_hazard", fails))
    return tuple(found)


def _stages() -> tuple[Section, ...]:
    return tuple(Section(label, _of_stage(stage)) for stage, label in choices.stages())


def _of_stage(stage: str) -> tuple[Field, ...]:
    return tuple(
        _filling(
            f"{stage}.{name}",
            name if name == "layoff_hazard" else f"equity.{name}",
            partial(defaults.of_stage, stage, name),
        )
        for name in StageAssumptions.model_fields
    )


def _single(name: str, path: str) -> Field:
    field = _filling(name, path, partial(defaults.default, name))
    # An offer's own uplift is never empty, so its help names the usual one, which stands in the field here.
    return replace(field, help=tr("What base grows by when promoted.")) if name == "promotion_uplift" else field


def _filling(name: str, path: str, default: Callable[[], Default]) -> Field:
    """The offer's field at ``path`` for every offer at once."""
    return replace(
        _of_offers(path),
        path=f"assumptions.{name}",
        evidence=False,
        noted="",
        absent="",
        block=None,
        assumed=lambda *_: from_default(default()),
        shown=None,
        along=None,
        hint=None,
        returns=True,
    )


def _of_offers(path: str) -> Field:
    return next(field for group in offer_groups() for field in group.fields() if field.path == path)


def _note() -> str:
    return tr("Used where an offer says nothing; what is entered in an offer goes first.")
