"""What every row needs: the offers in the order of the columns, how numbers are written, and what may be shown."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from offercompare.engine import Evaluated, Evaluation, Figure
from offercompare.model.vocabulary import RANKED_STATUSES
from offercompare.numerals import Numerals
from offercompare.report.table import Cell, Options, Row
from offercompare.translation import tr

TIE = 1e-9


@dataclass(frozen=True, slots=True)
class Sheet:
    """An evaluation as it is laid out; the first of ``offers`` is the baseline."""

    evaluation: Evaluation
    offers: tuple[Evaluated, ...]
    options: Options
    numerals: Numerals

    def money_row(
        self, key: str, label: str, figures: Sequence[Figure], strong: bool = False, decimals: int = 0
    ) -> Row:
        """A row of totals: the highest marked, "at least" where a part is unknown, differences to the baseline."""
        best = self._highest(figures, [each.offer.status in RANKED_STATUSES for each in self.offers])
        base = figures[0].value if figures else None
        cells = [
            self._amount(figure, each, number in best, None if number == 0 else base, decimals)
            for number, (figure, each) in enumerate(zip(figures, self.offers, strict=True))
        ]
        return Row(key, label, tuple(cells), strong)

    def part_row(self, key: str, label: str, figures: Sequence[Figure]) -> Row:
        """A row of one part of pay: alone it is neither more nor less than it says."""
        cells = [
            Cell(tr("unknown"), "unknown", note=figure.how) if figure.value is None else self.sum_of(figure.value)
            for figure in figures
        ]
        return Row(key, label, tuple(cells))

    def score_row(self, key: str, label: str, figures: Sequence[Figure], may_lead: Sequence[bool]) -> Row:
        """A row of points with the highest of those that may lead marked."""
        best = self._highest(figures, may_lead, exact=True)
        cells = [
            Cell(tr("unknown"), "unknown", note=figure.how, figure=figure)
            if figure.value is None
            else Cell(self.numerals.score(figure.value), best=number in best, value=figure.value, figure=figure)
            for number, figure in enumerate(figures)
        ]
        return Row(key, label, tuple(cells))

    def row(self, key: str, label: str, cell: Callable[[Evaluated], Cell]) -> Row:
        """A row of one cell for each offer."""
        return Row(key, label, tuple(cell(each) for each in self.offers))

    def sum_of(self, value: float, currency: str = "") -> Cell:
        """An amount, hidden where amounts are."""
        if self.options.hide_amounts:
            return hidden()
        shown = currency if currency != self.evaluation.comparison.currency else ""
        text = self.numerals.money(value, shown)
        return Cell(text, value=value)

    def _amount(self, figure: Figure, each: Evaluated, best: bool, base: float | None, decimals: int = 0) -> Cell:
        if figure.value is None:
            return Cell(tr("unknown"), "unknown", note=figure.how, figure=figure)
        if self.options.hide_amounts:
            return Cell(tr("hidden"), "hidden", best=best)
        text = self.numerals.number(figure.value, decimals)
        note = ""
        if each.pay.is_at_least:
            text, note = tr("≥ {amount}", amount=text), tr("at least: a part is unknown")
        difference = "" if base is None else self.numerals.signed(figure.value - base, decimals)
        return Cell(text, best=best, difference=difference, note=note, value=figure.value, figure=figure)

    def _highest(self, figures: Sequence[Figure], may_lead: Sequence[bool], exact: bool = False) -> set[int]:
        """The columns that no other beats; none where all are level or a rival is only known from below."""
        rivals = {
            number: figure.known
            for number, (figure, may) in enumerate(zip(figures, may_lead, strict=True))
            if may and figure.value is not None
        }
        if len(rivals) < 2 or max(rivals.values()) - min(rivals.values()) <= TIE:
            return set()
        top = max(rivals.values())
        highest = {number for number, value in rivals.items() if value >= top - TIE}
        open_ended = {number for number in rivals if not exact and self.offers[number].pay.is_at_least}
        return highest if open_ended <= highest and len(highest | open_ended) == len(highest) else set()


def sheet_of(evaluation: Evaluation, options: Options, numerals: Numerals) -> Sheet:
    """The sheet of an evaluation: the current job first, as the baseline."""
    offers = tuple(sorted(evaluation.offers, key=lambda each: each.offer.status != "current"))
    return Sheet(evaluation, offers, options, numerals)


def hidden() -> Cell:
    """A cell that is not shown."""
    return Cell(tr("hidden"), "hidden")


def none_or_unknown(is_unknown: bool) -> Cell:
    """Nothing was agreed, or it is to be asked."""
    return Cell(tr("? ask"), "unknown") if is_unknown else Cell(tr("none"), "none")
