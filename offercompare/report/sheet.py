"""What every row needs: the offers in the order of the columns, how numbers are written, and what may be shown."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

from offercompare.engine import Evaluated, Evaluation, Figure
from offercompare.engine.pay import COSTS
from offercompare.model.vocabulary import RANKED_STATUSES
from offercompare.numerals import Numerals
from offercompare.report.pending import is_pending, pending_cell
from offercompare.report.table import Cell, Options, Row
from offercompare.translation import tr

TIE = 1e-9
BY_OUTCOMES = ("overall", "score.pay")
"""Rows of scores that rest on the simulation."""


def _unknown_parts(each: Evaluated) -> Collection[str]:
    return each.pay.unknown_parts


@dataclass(frozen=True, slots=True)
class _Lacking:
    """What unknown parts do to a figure: it may be more than what is shown, less, or either."""

    may_be_more: bool
    may_be_less: bool

    @classmethod
    def of(cls, parts: Collection[str]) -> _Lacking:
        return cls(any(part not in COSTS for part in parts), any(part in COSTS for part in parts))

    def worded(self, text: str) -> tuple[str, str]:
        """The amount with its sign, and the note that explains it."""
        if self.may_be_more and self.may_be_less:
            return tr("≈ {amount}", amount=text), tr("a pay and a cost are unknown: it may be more or less")
        if self.may_be_more:
            return tr("≥ {amount}", amount=text), tr("at least: a part is unknown")
        return (tr("≤ {amount}", amount=text), tr("at most: a cost is unknown")) if self.may_be_less else (text, "")


@dataclass(frozen=True, slots=True)
class Sheet:
    """An evaluation as it is laid out; the first of ``offers`` is the baseline."""

    evaluation: Evaluation
    offers: tuple[Evaluated, ...]
    options: Options
    numerals: Numerals

    def money_row(
        self,
        key: str,
        label: str,
        figures: Sequence[Figure],
        strong: bool = False,
        decimals: int = 0,
        lacks: Callable[[Evaluated], Collection[str]] = _unknown_parts,
        written: Callable[[Evaluated, Figure], str] | None = None,
    ) -> Row:
        """A row of totals: the highest marked, "at least" where a part is unknown, differences to the baseline.

        ``lacks`` says which unknown parts the figure of an offer would contain. Where ``written`` says how a figure is
        written, there are no differences: they would have more digits than it.
        """
        lacking = [_Lacking.of(lacks(each)) for each in self.offers]
        best = self._highest(figures, [each.offer.status in RANKED_STATUSES for each in self.offers], lacking)
        base = figures[0] if figures and written is None else None
        cells = []
        for number, (each, figure) in enumerate(zip(self.offers, figures, strict=True)):
            text = written(each, figure) if written and figure.value is not None else self._plain(figure, decimals)
            difference = self._difference(figure, base, decimals) if number > 0 else ""
            cells.append(self._amount(figure, text, lacking[number], number in best, difference))
        return Row(key, label, tuple(cells), strong)

    def _plain(self, figure: Figure, decimals: int) -> str:
        return "" if figure.value is None else self.numerals.money(figure.value, decimals=decimals)

    def _difference(self, figure: Figure, base: Figure | None, decimals: int) -> str:
        if figure.value is None or base is None or base.value is None:
            return ""
        return self.numerals.signed_money(figure.value - base.value, decimals=decimals)

    def part_row(self, key: str, label: str, figures: Sequence[Figure]) -> Row:
        """A row of one part of pay: alone it is neither more nor less than it says."""
        cells = [
            Cell(tr("unknown"), "unknown", note=figure.how) if figure.value is None else self.sum_of(figure.value)
            for figure in figures
        ]
        return Row(key, label, tuple(cells))

    def score_row(self, key: str, label: str, figures: Sequence[Figure], may_lead: Sequence[bool]) -> Row:
        """A row of points with the highest of those that may lead marked."""
        best = self._highest(figures, may_lead)
        cells = [
            self._unscored(key, figure, self.offers[number])
            if figure.value is None
            else Cell(self.numerals.score(figure.value), best=number in best, value=figure.value, figure=figure)
            for number, figure in enumerate(figures)
        ]
        return Row(key, label, tuple(cells))

    def _unscored(self, key: str, figure: Figure, each: Evaluated) -> Cell:
        if key in BY_OUTCOMES and is_pending(each, self.evaluation):
            return pending_cell()
        return Cell(tr("unknown"), "unknown", note=figure.how, figure=figure)

    def row(self, key: str, label: str, cell: Callable[[Evaluated], Cell]) -> Row:
        """A row of one cell for each offer."""
        return Row(key, label, tuple(cell(each) for each in self.offers))

    def sum_of(self, value: float, currency: str = "") -> Cell:
        """An amount, hidden where amounts are."""
        if self.numerals.amounts_hidden:
            return hidden()
        shown = currency if currency != self.evaluation.comparison.currency else ""
        text = self.numerals.money(value, shown)
        return Cell(text, value=value)

    def _amount(self, figure: Figure, text: str, lacking: _Lacking, best: bool, difference: str) -> Cell:
        if figure.value is None:
            return Cell(tr("unknown"), "unknown", note=figure.how, figure=figure)
        if self.numerals.amounts_hidden:
            return replace(hidden(), best=best, figure=figure)
        text, note = lacking.worded(text)
        return Cell(text, best=best, difference=difference, note=note, value=figure.value, figure=figure)

    def _highest(
        self, figures: Sequence[Figure], may_lead: Sequence[bool], lacking: Sequence[_Lacking] = ()
    ) -> set[int]:
        """The columns that no other beats; none where all are level or what a rival pays is not known whole."""
        rivals = {number: figure for number, (figure, may) in enumerate(zip(figures, may_lead, strict=True)) if may}
        if lacking and any(figure.value is None for figure in rivals.values()):
            return set()
        known = {number: figure.value for number, figure in rivals.items() if figure.value is not None}
        if len(known) < 2 or max(known.values()) - min(known.values()) <= TIE:
            return set()
        top = max(known.values())
        highest = {number for number, value in known.items() if value >= top - TIE}
        more = {number for number in known if lacking and lacking[number].may_be_more}
        less = {number for number in highest if lacking and lacking[number].may_be_less}
        return set() if less or not more <= highest else highest


def sheet_of(evaluation: Evaluation, options: Options, numerals: Numerals) -> Sheet:
    """The sheet of an evaluation: the current job first, as the baseline; amounts hidden where either says so."""
    hides = numerals.amounts_hidden or options.hide_amounts
    return Sheet(evaluation, in_columns(evaluation), options, numerals.hiding(hides))


def in_columns(evaluation: Evaluation) -> tuple[Evaluated, ...]:
    """The offers in the order of the columns: the current job first."""
    return tuple(sorted(evaluation.offers, key=lambda each: each.offer.status != "current"))


def hidden() -> Cell:
    """A cell that is not shown."""
    return Cell(tr("hidden"), "hidden")


def none_or_unknown(is_unknown: bool) -> Cell:
    """Nothing was agreed, or it is to be asked."""
    return Cell(tr("? ask"), "unknown") if is_unknown else Cell(tr("none"), "none")
