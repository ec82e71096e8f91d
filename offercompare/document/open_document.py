"""One open document: the comparison, its results kept fresh, its history, and its file. The one door for changes."""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from pydantic import ValidationError

from offercompare.document.anchoring import with_fixed_anchors
from offercompare.document.change import Change, change, results_of
from offercompare.document.edits import Edit
from offercompare.document.history import History, Step
from offercompare.engine import Evaluation, evaluate, preview, with_simulation
from offercompare.engine.decision import Decision
from offercompare.engine.outcome import Simulation
from offercompare.engine.saved_figures import last_saved
from offercompare.errors import InputError, OfferCompareError
from offercompare.files import codec, store
from offercompare.model import Comparison, LastSaved, problems
from offercompare.translation import tr

Listener = Callable[[Change], None]


class OpenDocument:
    """Holds the current comparison; listeners hear of each change once, after results are fresh.

    With ``simulates_later`` only the quick layer of the results is: somebody else simulates what ``evaluation`` lacks,
    off the thread that listens, and hands it to ``take``. ``today`` dates what is saved.
    """

    def __init__(
        self,
        comparison: Comparison | None = None,
        clock: Callable[[], float] = time.monotonic,
        *,
        simulates_later: bool = False,
        today: Callable[[], date] = date.today,
    ) -> None:
        self._comparison = comparison or Comparison()
        self._evaluate = preview if simulates_later else evaluate
        self._evaluation = self._evaluate(self._comparison)
        self._history = History()
        self._saved: Comparison | None = self._comparison
        self._clock, self._today = clock, today
        self._listeners: list[Listener] = []
        self._stamp: store.Stamp | None = None
        self._last_saved: LastSaved | None = None
        self._unread = ""
        self.path: Path | None = None

    @property
    def comparison(self) -> Comparison:
        """The frozen comparison of this moment."""
        return self._comparison

    @property
    def evaluation(self) -> Evaluation:
        """Its results."""
        return self._evaluation

    @property
    def history(self) -> History:
        """What can be undone and redone."""
        return self._history

    @property
    def is_clean(self) -> bool:
        """Whether the file holds what is on screen."""
        return self._comparison is self._saved or self._comparison == self._saved

    @property
    def last_saved(self) -> LastSaved | None:
        """The figures that stand in the file; None where it holds none of this comparison as it was opened or saved."""
        return self._last_saved

    @property
    def unread(self) -> str:
        """Why the figures in the file could not be read when it was opened; empty where they could."""
        return self._unread

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Call ``listener`` after each change; returns what ends it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def apply(self, edit: Edit, label: str, merge_key: str | None = None) -> None:
        """Make one change; ``InputError`` and nothing else where the result would not be valid."""
        before = self._comparison
        try:
            after = _on_a_fixed_scale(edit(before), before)
        except ValidationError as error:
            raise InputError(problems(error)[0].sentence, problems(error)[0].place) from None
        if after == before:
            return
        self._show(after, self._history.with_step(Step(label, before, after, merge_key, self._clock())))

    def undo(self) -> None:
        """Take the last step back, if there is one."""
        self._travel(self._history.undo())

    def redo(self) -> None:
        """Bring the last undone step back, if there is one."""
        self._travel(self._history.redo())

    def _travel(self, target: tuple[History, Comparison] | None) -> None:
        if target is not None:
            history, comparison = target
            self._show(comparison, history)

    def _show(self, comparison: Comparison, history: History) -> None:
        # Results first: a fault in them leaves everything as it was.
        self._become(comparison, self._evaluate(comparison, self._evaluation), history)

    def _become(self, comparison: Comparison, evaluation: Evaluation, history: History, another: bool = False) -> None:
        step = dataclasses.replace(change(self._comparison, comparison), another=another)
        self._comparison, self._evaluation, self._history = comparison, evaluation, history
        self._tell(step)

    def take(self, simulation: Simulation) -> bool:
        """Show the outcomes of a simulation; one of a comparison that has changed since comes late and is dropped."""
        if not simulation.is_of(self._comparison):
            return False
        self._evaluation = with_simulation(self._evaluation, simulation)
        self._tell(results_of(self._comparison))
        return True

    def _tell(self, step: Change) -> None:
        for listener in tuple(self._listeners):
            listener(step)

    def take_decision(self, decision: Decision) -> bool:
        """Show what is known about the choice; one about a state that is gone is dropped."""
        if not decision.is_of(self._comparison, self._evaluation.simulation):
            return False
        self._evaluation = dataclasses.replace(self._evaluation, decision=decision)
        self._tell(results_of(self._comparison))
        return True

    def replace(self, comparison: Comparison) -> None:
        """Start over with another comparison, which has no file: new history, clean."""
        self._start_over(comparison, comparison, None)

    def _start_over(
        self, comparison: Comparison, saved: Comparison | None, path: Path | None, opened: store.Opened | None = None
    ) -> None:
        # What was known about the choice in another document says nothing about this one.
        evaluation = self._evaluate(comparison, dataclasses.replace(self._evaluation, decision=None))
        self._saved, self.path = saved, path
        self._stamp = opened.stamp if opened is not None else None
        self._last_saved = opened.last_saved if opened is not None else None
        self._unread = opened.unread if opened is not None else ""
        self._become(comparison, evaluation, History(), another=True)

    def open(self, path: Path) -> None:
        """Open a file; ``OfferCompareError`` where it cannot be read, and the document stays as it is."""
        opened = store.read(path)
        self._start_over(opened.comparison, opened.comparison, path, opened)

    def restore(self, comparison: Comparison, path: Path | None) -> None:
        """Take over what an earlier run left behind: not saved yet."""
        self._start_over(comparison, None, path)

    def save(self, path: Path | None = None, *, overwrite: bool = False) -> None:
        """Write to ``path``, or to the document's own file.

        ``FileChangedError`` where somebody else changed the file since it was read and ``overwrite`` is not set.
        """
        target = path or self.path
        if target is None:
            raise OfferCompareError(tr("The comparison has no file yet; choose one with Save as."))
        if not overwrite and target == self.path and self._stamp is not None:
            found = store.stamp(target)
            if found is not None and found != self._stamp:
                raise FileChangedError(tr("The file was changed by another program since it was opened."), str(target))
        figures = self._figures_to_save()
        self._stamp = store.write(target, self._comparison, figures)
        self.path, self._saved, self._last_saved = target, self._comparison, figures

    def _figures_to_save(self) -> LastSaved:
        """Those of now; what the file holds already stays as it is where it says the same or, for now, more."""
        now, before = last_saved(self._evaluation, codec.digest(self._comparison), self._today()), self._last_saved
        if before is None or (before.digest, before.program, before.model, before.data) != (
            now.digest,
            now.program,
            now.model,
            now.data,
        ):
            return now
        is_same = now.model_copy(update={"on": before.on}) == before
        return before if is_same or not self._evaluation.is_simulated else now


def _on_a_fixed_scale(after: Comparison, before: Comparison) -> Comparison:
    """With the pay scale fixed by the edit that makes it known; one that touches no pay moves no score by it."""
    step = change(before, after)
    touches_pay = step.offers or step.columns or not after.is_same_context(before)
    return with_fixed_anchors(after) if touches_pay else after


class FileChangedError(OfferCompareError):
    """The file on disk is not the one that was read."""
