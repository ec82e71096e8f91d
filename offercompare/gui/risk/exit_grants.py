"""The grants of one offer side by side: what each leaves at an exit, how often it pays, what keeping it costs."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from offercompare.engine import Evaluation
from offercompare.engine.exit_split import ExitSplit, Proceeds
from offercompare.engine.exit_stake import Stake, beside_savings
from offercompare.gui.risk.exit_panel import GrantBlock
from offercompare.numerals import Numerals
from offercompare.report import grant_words
from offercompare.report.grant_words import Fact

BLOCK = 330


class Grants(QWidget):
    """A block for each grant. Signals: ``opened(figure)``, ``savings_wanted``."""

    opened = Signal(object)
    savings_wanted = Signal()

    def __init__(self, numerals: Numerals, parent: QWidget) -> None:
        super().__init__(parent)
        self._numerals = numerals
        self.blocks: list[GrantBlock] = []
        self._placed = (0, 0)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 8, 0, 0)
        self._grid.setHorizontalSpacing(26)
        self._grid.setVerticalSpacing(12)

    def show_grants(self, evaluation: Evaluation, stake: Stake, split: ExitSplit) -> None:
        """Show what an exit leaves of each; the same blocks stay."""
        while len(self.blocks) > len(split.proceeds):
            block = self.blocks.pop()
            block.hide()
            block.deleteLater()
        while len(self.blocks) < len(split.proceeds):
            self.blocks.append(self._block())
        for block, each in zip(self.blocks, split.proceeds, strict=True):
            sentences = grant_words.keeping_sentences(stake, each.holding, self._numerals)
            facts = self._facts(evaluation, stake, split, each)
            block.show_grant(grant_words.grant_title(each.holding), facts, " ".join(sentences))

    def _block(self) -> GrantBlock:
        block = GrantBlock(self)
        block.opened.connect(self.opened)
        block.savings_wanted.connect(self.savings_wanted)
        return block

    def _facts(self, evaluation: Evaluation, stake: Stake, split: ExitSplit, each: Proceeds) -> tuple[Fact, ...]:
        comparison, holding = evaluation.comparison, each.holding
        facts = [*grant_words.grant_facts(stake, split, each, self._numerals)]
        if holding.number is not None:
            facts.append(_chance(evaluation, stake, holding.number))
        if holding.exercise_cost is not None:
            rate, savings = evaluation.offer(stake.offer.id).pay.rate, comparison.person.savings
            part = beside_savings(holding.exercise_cost, savings, rate, comparison.currency)
            cost = grant_words.cost_fact(stake, holding, part, savings, self._numerals)
            facts += [cost] if cost is not None else []
        return tuple(facts)

    def arrange(self, width: float, scale: float) -> None:
        """As many in a row as there is room for."""
        columns = max(min(int(width / (BLOCK * scale)), len(self.blocks)), 1)
        if (columns, len(self.blocks)) == self._placed:
            return
        self._placed = (columns, len(self.blocks))
        for number, block in enumerate(self.blocks):
            self._grid.addWidget(block, number // columns, number % columns)
            block.show()
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)


def _chance(evaluation: Evaluation, stake: Stake, number: int) -> Fact:
    """What the simulation says of a grant; until it is there, that it is being calculated."""
    simulation = evaluation.simulation
    outcome = simulation.of(stake.offer.id) if simulation is not None else None
    if outcome is None or number >= len(outcome.grants):
        return grant_words.chance_fact(None, is_there=False, is_fresh=False)
    return grant_words.chance_fact(outcome.grants[number].p_zero, is_there=True, is_fresh=evaluation.is_simulated)
