"""Opens the ways to weights, and joins what panels and cards ask for to the document's one door."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from offercompare.document import weighed
from offercompare.document.change import Change
from offercompare.document.edits import Edit
from offercompare.document.open_document import OpenDocument
from offercompare.errors import OfferCompareError
from offercompare.gui.weighing.gut_line import GutLine
from offercompare.gui.weights_panel import WeightsPanel
from offercompare.numerals import Numerals
from offercompare.report.words import label
from offercompare.translation import tr


class WeighingDesk(QObject):
    """Signals: ``refused(sentence)`` where the document does not take a change, ``gut_dismissed`` where the line that
    offers to note a gut ranking was sent away.

    ``dialog`` is the window opened last. ``parent`` is what windows open above.
    """

    refused = Signal(str)
    gut_dismissed = Signal()

    def __init__(self, document: OpenDocument, numerals: Numerals, parent: QWidget) -> None:
        super().__init__(parent)
        self._document, self._numerals, self._above = document, numerals, parent
        self._is_gut_dismissed = False
        self.dialog: QDialog | None = None
        self._unsubscribe = document.subscribe(self._changed)
        self.destroyed.connect(_ending(self._unsubscribe))

    def write_with(self, numerals: Numerals) -> None:
        """From now on numbers are written like this."""
        self._numerals = numerals

    # The ways -----------------------------------------------------------------------------------------

    def trade_offs(self) -> None:
        """Ask trade-off questions."""
        from offercompare.gui.weighing.trade_off_dialog import TradeOffDialog

        self._open(TradeOffDialog(self._document, self._numerals, self._above))

    def swings(self) -> None:
        """Ask for the swings."""
        from offercompare.gui.weighing.swing_dialog import SwingDialog

        self._open(SwingDialog(self._document, self._numerals, self._above))

    def typed(self) -> None:
        """Have the weights typed."""
        from offercompare.gui.weighing.typing_dialog import TypingDialog

        dialog = TypingDialog(self._document, self._numerals, self._above)
        self.join(dialog.panel)
        self._open(dialog)

    def pay_scale(self) -> None:
        """Ask for both ends of the pay scale."""
        from offercompare.gui.weighing.pay_scale_dialog import PayScaleDialog

        self._open(PayScaleDialog(self._document, self._numerals, self._above))

    def must_haves(self) -> None:
        """Show the must-haves."""
        from offercompare.gui.weighing.must_have_dialog import MustHaveDialog

        self._open(MustHaveDialog(self._document, self._numerals, self._above))

    def gut(self) -> None:
        """Ask for a gut ranking."""
        from offercompare.gui.weighing.gut_dialog import GutDialog

        self._open(GutDialog(self._document, self._numerals, self._above))

    def weigh_again(self) -> None:
        """Open the way by which the weights were found."""
        held = self._document.comparison.weighed
        ways: dict[str, Callable[[], None]] = {
            "questions": self.trade_offs,
            "swings": self.swings,
            "typed": self.typed,
        }
        ways[held.way if held is not None else "typed"]()

    def keep(self) -> None:
        """Take the scales of now as those that were weighed; the weights stay."""
        self._try(weighed.keep_scales(self._document.evaluation), tr("Keep the weights"))

    def to_defaults(self) -> None:
        """Take the person's own weights away."""
        self._try(weighed.back_to_defaults(), tr("Weights back to the defaults"))

    def move_weight(self, key: str, share: float, pinned: frozenset[str] = frozenset()) -> None:
        """A weight was typed or dragged."""
        edit = weighed.move_weight(self._document.evaluation, key, share, pinned)
        said = tr("Weight of {criterion}", criterion=label(key, self._document.comparison))
        self._try(edit, said, f"weights.{key}")

    def join(self, panel: WeightsPanel) -> None:
        """Let a panel of typed weights do all it offers."""
        panel.moved.connect(self.move_weight)
        panel.defaults_wanted.connect(self.to_defaults)
        panel.scale_wanted.connect(self.pay_scale)
        panel.weigh_wanted.connect(self.trade_offs)
        panel.stale.again_wanted.connect(self.weigh_again)
        panel.stale.keep_wanted.connect(self.keep)

    def _open(self, dialog: QDialog) -> None:
        self.dialog = dialog
        dialog.destroyed.connect(lambda *_: self._forget(dialog))
        dialog.open()

    def _forget(self, dialog: QDialog) -> None:
        if self.dialog is dialog:
            self.dialog = None

    def _try(self, edit: Edit, said: str, merge_key: str | None = None) -> None:
        try:
            self._document.apply(edit, said, merge_key)
        except OfferCompareError as error:
            self.refused.emit(error.sentence)

    # The gut ranking ----------------------------------------------------------------------------------

    @property
    def offers_gut(self) -> bool:
        """Whether the line that offers to note a gut ranking is due: two offers, nothing weighed, nothing noted."""
        comparison, evaluation = self._document.comparison, self._document.evaluation
        is_first = comparison.weights is None and not comparison.gut_ranking
        ranked = sum(each.rank is not None for each in evaluation.offers)
        return is_first and ranked > 1 and not self._is_gut_dismissed

    def join_gut(self, line: GutLine) -> None:
        """Let a line do what it offers, and go when it is sent away; its owner asks whether it is due."""
        line.note_wanted.connect(self.gut)
        line.dismissed.connect(self.dismiss_gut)
        self.gut_dismissed.connect(line.hide)

    def dismiss_gut(self) -> None:
        """Do not offer it again for this comparison."""
        self._is_gut_dismissed = True
        self.gut_dismissed.emit()

    def _changed(self, change: Change) -> None:
        if change.another:
            self._is_gut_dismissed = False


def _ending(unsubscribe: Callable[[], None]) -> Callable[..., None]:
    # Not a method: it is called when the object is gone.
    return lambda *_: unsubscribe()
