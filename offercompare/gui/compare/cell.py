"""What one cell of the comparison shows, without Qt: text, state, mark, difference, bar."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from offercompare.engine import Figure

State = Literal["value", "none", "unknown", "empty"]


@dataclass(frozen=True, slots=True)
class Cell:
    """``state`` tells a value, none agreed, unknown (to be asked) and nothing to show apart.

    ``is_input`` may be typed into; ``estimate`` carries "~"; ``best`` marks a result no other beats; ``difference``
    is against the baseline; ``bar`` is a score 0..1 drawn beside its number; ``figure`` opens the trail.
    """

    text: str = ""
    state: State = "value"
    is_input: bool = False
    estimate: bool = False
    best: bool = False
    difference: str = ""
    bar: float | None = None
    strong: bool = False
    figure: Figure | None = None
    note: str = ""
    short: str = ""
    """What stands in a column too narrow for ``text``."""

    @property
    def spoken(self) -> str:
        """The cell in words, for a screen reader."""
        about = f"about {self.text}" if self.estimate else self.text
        return ", ".join(part for part in (about, self.difference, self.note) if part)


EMPTY = Cell(state="empty")
