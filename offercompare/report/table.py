"""What goes on paper, without ink: one value that terminal, HTML, Markdown, CSV and PDF are written from."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from offercompare.engine import Figure

Detail = Literal["one-page", "full"]
DETAILS: tuple[Detail, ...] = ("one-page", "full")
State = Literal["value", "none", "unknown", "hidden", "empty"]


@dataclass(frozen=True, slots=True)
class Options:
    """What a report shows. What is private to the person stays out unless asked for."""

    detail: Detail = "one-page"
    hide_names: bool = False
    """Offer A, Offer B, ... instead of companies, roles, title and file name; notes are left out."""
    hide_amounts: bool = False
    """No amount of money anywhere; notes are left out."""
    include_notes: bool = False
    include_walk_away: bool = False
    """The walk-away and the delighted pay, between which pay is scored."""
    include_people: bool = False
    """The scores given to the people of each offer."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure of one offer: none agreed, unknown, hidden and nothing to say are told apart.

    ``best`` marks a result that no other beats; ``difference`` is against the baseline; ``value`` is the plain number.
    """

    text: str = ""
    state: State = "value"
    best: bool = False
    difference: str = ""
    estimate: bool = False
    note: str = ""
    value: float | None = None
    figure: Figure | None = field(default=None, compare=False)
    """The trail of a result, for a place that can open it; cells that look alike are alike."""
    short: str = ""
    """What stands where there is little room."""

    @property
    def shown(self) -> str:
        """The text with its mark of an estimate."""
        return f"~{self.text}" if self.estimate else self.text


@dataclass(frozen=True, slots=True)
class Row:
    """One attribute with a cell for each column, in the same order."""

    key: str
    label: str
    cells: tuple[Cell, ...]
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Section:
    """Rows under one heading; ``hint`` says their unit and basis."""

    key: str
    title: str
    hint: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """The head of one offer."""

    name: str
    role: str
    place: str
    status: str
    deadline: str
    rank: str
    fails: str


@dataclass(frozen=True, slots=True)
class WeightLine:
    """A criterion's weight and between which weights the leader stays first, in words."""

    label: str
    percent: str
    holds: str
    bracket: str = ""
    """The same as figures alone: "0 to 54 %"."""


@dataclass(frozen=True, slots=True)
class Line:
    """Something that the calculation assumes, and where it comes from."""

    label: str
    value: str
    source: str = ""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an offer has its score, or what its person noted."""

    offer: str
    subject: str
    text: str


@dataclass(frozen=True, slots=True)
class Passage:
    """Sentences under one heading."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """One comparison as it goes on paper. All text is one harmless line each, except notes."""

    title: str
    file_name: str
    made_on: str
    day: date
    basis: str
    baseline: str
    """Whom differences are against; empty where there is nobody to differ from."""
    verdict: tuple[str, ...]
    columns: tuple[Column, ...]
    sections: tuple[Section, ...]
    details: tuple[Section, ...]
    """Years and grants; empty on one page."""
    weights: tuple[WeightLine, ...]
    weights_note: str
    assumptions: tuple[Line, ...]
    reasons: tuple[Reason, ...]
    notes: tuple[Reason, ...]
    warnings: tuple[str, ...]
    risk: tuple[str, ...] = ()
    """What the simulation says in sentences; empty on one page."""
    passages: tuple[Passage, ...] = ()
    """What would change the leader and what to ask; on one page only the latter."""
