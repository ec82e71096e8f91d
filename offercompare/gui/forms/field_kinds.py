"""Short ways to describe a field of each kind; what is not said is as ``Field`` has it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from offercompare.engine import usual as figures
from offercompare.gui.forms.field import Assumed, Field, Kind, Owner
from offercompare.model import Comparison
from offercompare.reference import defaults
from offercompare.translation import tr


def _described(kind: Kind, path: str, label: str, help_: str, unit: str = "", **more: Any) -> Field:
    return Field(path, label, kind, help_, unit=unit, **more)


amount = partial(_described, "amount")
percent = partial(_described, "percent")
number = partial(_described, "number")
whole = partial(_described, "whole")
day = partial(_described, "date")
flag = partial(_described, "flag")
place = partial(_described, "place")
currency = partial(_described, "currency")
text = partial(_described, "text", empty="")


def choice(path: str, label: str, help_: str, choices: tuple[tuple[Any, str], ...], **more: Any) -> Field:
    """One of a few words."""
    return Field(path, label, "choice", help_, choices, **more)


def yearly_amount(path: str, label: str, help_: str, **more: Any) -> Field:
    """An amount in the owner's currency that comes every year."""
    return amount(path, label, help_, tr("{currency} a year"), **more)


def one_amount(path: str, label: str, help_: str, **more: Any) -> Field:
    """An amount in the owner's currency."""
    return amount(path, label, help_, "{currency}", **more)


def price(path: str, label: str, help_: str, **more: Any) -> Field:
    """A price in the owner's currency, with its cents."""
    return number(path, label, help_, "{currency}", **more)


Assumes = Callable[[Owner, Comparison], Assumed | None]


def usual(name: str) -> Assumes:
    """What fills the field of an offer: its comparison's own figure, else the default, by the name in MODEL 14."""
    return lambda offer, _: from_default(figures.figure(offer, name))


def from_default(default: defaults.Default) -> Assumed:
    """A default with its source."""
    return Assumed(default.value, default.source)
