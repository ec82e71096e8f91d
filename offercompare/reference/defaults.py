"""Figures used where the person enters none, each with its source (MODEL 14), read from ``defaults.json``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any, get_args

from offercompare import resources
from offercompare.model.vocabulary import CompanyType, Experience
from offercompare.translation import tr

Row = dict[str, Any]

_TYPES = frozenset(get_args(CompanyType))


@dataclass(frozen=True)
class Default:
    """A default figure; ``assumption`` is true where no published figure stands behind it."""

    name: str
    value: float | bool | str
    source: str
    assumption: bool


@dataclass(frozen=True)
class PrivateDefaults:
    """The company's side of private equity by stage.

    Hazards per year; ``exit_multiple`` is the median of today's preferred price; ``exit_multiple_sd`` is of its
    logarithm; ``preferred_share`` and ``dilution`` (one for each round left, next first) are fractions.
    ``note`` says what was assumed about the stage, empty when nothing was.
    """

    failure_hazard: float
    exit_hazard: float
    exit_multiple: float
    exit_multiple_sd: float
    preferred_share: float
    dilution: tuple[float, ...]
    source: str
    stage: str
    note: str


def default(name: str) -> Default:
    """The default called ``name``; KeyError for an unknown name."""
    return _figures()[name]


def names() -> tuple[str, ...]:
    """The names of all single defaults, in the order of the assumptions sheet."""
    return tuple(_figures())


def number(name: str) -> float:
    """The default as a number; KeyError for an unknown name, TypeError when it is a switch or a word."""
    value = default(name).value
    if isinstance(value, bool | str):
        raise TypeError(f"{name} is not a number")
    return float(value)


def switch(name: str) -> bool:
    """The default as yes or no; KeyError for an unknown name, TypeError when it is something else."""
    value = default(name).value
    if not isinstance(value, bool):
        raise TypeError(f"{name} is not a switch")
    return value


def word(name: str) -> str:
    """The default as a rule's name; KeyError for an unknown name, TypeError when it is something else."""
    value = default(name).value
    if not isinstance(value, str):
        raise TypeError(f"{name} is not a word")
    return value


@cache
def layoff_hazard(company_type: str | None, stage: str | None) -> Default:
    """Layoffs per year of employment; an absent stage of a startup is taken as series B, an absent type as public."""
    wanted = _startup_stage(stage) if company_type == "startup" else None
    rows = _data()["layoff_hazard"]
    return _default("layoff_hazard", _first(rows, company_type=company_type, stage=wanted))


@cache
def volatility(company_type: str | None) -> Default:
    """Yearly volatility of the share (sigma); companies that are not public count as ``public``."""
    return _by_type("volatility", company_type)


@cache
def failure_hazard(company_type: str | None, stage: str | None) -> Default:
    """Failures of the company per year (lf): startups by stage, 0 where failure is not reckoned with."""
    if is_startup(company_type, stage):
        row = _first(_data()["stages"], stage=_startup_stage(stage))
        return _default("failure_hazard", row | {"value": row["failure_hazard"]})
    return _by_type("failure_hazard", company_type)


def is_startup(company_type: str | None, stage: str | None) -> bool:
    """Whether a company has the figures of a startup's stage; a stage given without a type makes it one."""
    return company_type == "startup" or (company_type is None and stage is not None)


def stage_used(company_type: str | None, stage: str | None) -> str:
    """The stage whose private equity values a company has; without rounds a late one (MODEL 14)."""
    if is_startup(company_type, stage):
        return _startup_stage(stage)
    return str(_first(_data()["stage_when_absent"], company_type=None)["stage"])


@cache
def private_company(company_type: str | None, stage: str | None) -> PrivateDefaults:
    """The private equity values of a startup's stage; other companies have those of a late stage (MODEL 14).

    KeyError for an unknown stage or type.
    """
    used = stage_used(company_type, stage)
    row = _first(_data()["stages"], stage=used)
    return PrivateDefaults(
        failure_hazard=float(failure_hazard(company_type, stage).value),
        exit_hazard=row["exit_hazard"],
        exit_multiple=row["exit_multiple"],
        exit_multiple_sd=row["exit_multiple_sd"],
        preferred_share=row["preferred_share"],
        dilution=tuple(_first(_data()["dilution"], round=each)["value"] for each in row["rounds"]),
        source=tr(row["source"]),
        stage=used,
        note=_note(company_type, stage),
    )


def of_stage(stage: str, name: str) -> Default:
    """One figure of a startup's stage; ``dilution`` is that of the next round, 0 where none is left.

    KeyError for an unknown stage or name.
    """
    if name == "layoff_hazard":
        return layoff_hazard("startup", stage)
    row = _first(_data()["stages"], stage=stage)
    rounds = row["rounds"]
    row = row | {"source": row["sources"].get(name, row["source"])}
    if name == "rounds_left":
        return _default(name, row | {"value": len(rounds)})
    if name == "dilution":
        return _default(name, _first(_data()["dilution"], round=rounds[0]) if rounds else row | {"value": 0.0})
    return _default(name, row | {"value": row[name]})


@cache
def weights(experience: str | None) -> Mapping[str, float]:
    """Default weights in percent by criterion for ``entry``, ``mid`` or ``senior``; mid when None, else KeyError."""
    level = experience or "mid"
    if level not in get_args(Experience):
        raise KeyError(level)
    return MappingProxyType({row["criterion"]: row[level] for row in _data()["weights"]})


def _note(company_type: str | None, stage: str | None) -> str:
    if company_type == "startup" and stage is None:
        return tr("The funding stage is not given, so the figures of series B are used. Enter the stage.")
    if company_type is None and stage is None:
        return tr("The company type is not given, so late-stage figures without failure are used. Enter the type.")
    return ""


def _startup_stage(stage: str | None) -> str:
    return stage or str(_first(_data()["stage_when_absent"], company_type="startup")["stage"])


def _by_type(table: str, company_type: str | None) -> Default:
    if company_type is not None and company_type not in _TYPES:
        raise KeyError(company_type)
    rows = _data()[table]
    listed = any(row["company_type"] == company_type for row in rows)
    return _default(table, _first(rows, company_type=company_type if listed else None))


def _first(rows: list[Row], **keys: str | None) -> Row:
    for row in rows:
        if all(row[key] == value for key, value in keys.items()):
            return row
    raise KeyError(", ".join(f"{key} {value}" for key, value in keys.items()))


def _default(name: str, row: Row) -> Default:
    return Default(name, row["value"], tr(row["source"]), row["assumption"])


@cache
def _figures() -> Mapping[str, Default]:
    return MappingProxyType({row["name"]: _default(row["name"], row) for row in _data()["figures"]})


@cache
def _data() -> dict[str, list[Row]]:
    content: dict[str, list[Row]] = resources.data("data/defaults.json")
    return content
