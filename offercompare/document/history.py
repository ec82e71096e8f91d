"""Undo and redo as frozen values: every step is the comparison before it and the one after."""

from __future__ import annotations

from dataclasses import dataclass, replace

from offercompare.model import Comparison

# Typing within this time into the same place is one step.
MERGE_SECONDS = 1.5
MOST_STEPS = 1_000


@dataclass(frozen=True, slots=True)
class Step:
    """One undoable change with the words of the Edit menu."""

    label: str
    before: Comparison
    after: Comparison
    merge_key: str | None
    at: float


@dataclass(frozen=True, slots=True)
class History:
    """Steps done and steps undone, the newest last."""

    done: tuple[Step, ...] = ()
    undone: tuple[Step, ...] = ()

    def with_step(self, step: Step) -> History:
        """The history after ``step``; merged into the last one where key and time fit, gone where that leads back."""
        last = self.done[-1] if self.done else None
        merges = (
            last is not None
            and step.merge_key is not None
            and last.merge_key == step.merge_key
            and step.at - last.at <= MERGE_SECONDS
            and not self.undone
        )
        if last is not None and merges:
            merged = (replace(last, after=step.after, at=step.at),) if step.after != last.before else ()
            return History((*self.done[:-1], *merged))
        return History((*self.done, step)[-MOST_STEPS:])

    def undo(self) -> tuple[History, Comparison] | None:
        """The history one step back and the comparison there; None at the beginning."""
        if not self.done:
            return None
        step = self.done[-1]
        return History(self.done[:-1], (*self.undone, step)), step.before

    def redo(self) -> tuple[History, Comparison] | None:
        """The history one step on and the comparison there; None at the end."""
        if not self.undone:
            return None
        step = self.undone[-1]
        return History((*self.done, replace(step, merge_key=None)), self.undone[:-1]), step.after

    @property
    def undo_label(self) -> str:
        """What undo would take back; empty where nothing."""
        return self.done[-1].label if self.done else ""

    @property
    def redo_label(self) -> str:
        """What redo would bring back; empty where nothing."""
        return self.undone[-1].label if self.undone else ""
