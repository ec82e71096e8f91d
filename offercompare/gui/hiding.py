"""Hides the amounts in every window at once, for a screen that others see, and shows them again.

Never remembered between starts: a program that forgets is one that nobody takes for broken, and a start can say it.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QToolTip, QWidget

from offercompare.gui.forms.form_window import FormWindow
from offercompare.gui.hidden_amounts import said
from offercompare.gui.print_options import PrintOptions
from offercompare.gui.window import Window
from offercompare.numerals import Numerals

COMMAND = "hide_amounts"


class Hiding(QObject):
    """``numerals`` write amounts as they may be shown now. Signal: ``switched(numerals)``."""

    switched = Signal(object)

    def __init__(self, numerals: Numerals, window: Window) -> None:
        super().__init__(window)
        self.numerals, self._window = numerals, window
        self._covers: list[_Cover] = []
        self._action = window.actions_[COMMAND]
        self._action.setCheckable(True)
        self._action.setShortcutContext(Qt.ShortcutContext.ApplicationShortcut)
        self._action.setChecked(numerals.amounts_hidden)
        QApplication.instance().focusChanged.connect(self._reach)

    def commands(self) -> dict[str, Callable[[], object]]:
        """What the command does, by its id."""
        return {COMMAND: lambda: self.hide(not self.numerals.amounts_hidden)}

    def hide(self, is_hidden: bool) -> None:
        """Hide every amount on screen, before anything is painted again, or show them."""
        self._action.setChecked(is_hidden)
        if is_hidden == self.numerals.amounts_hidden:
            return
        self.numerals = self.numerals.hiding(is_hidden)
        QToolTip.hideText()
        self._window.statusBar().clearMessage()
        self._cover(is_hidden)
        self.switched.emit(self.numerals)

    def _cover(self, is_hidden: bool) -> None:
        """Windows that ask something keep what was entered: they are covered, and go on where they were."""
        for dialog in _dialogs():
            if isinstance(dialog, PrintOptions):
                dialog.amounts.setChecked(is_hidden)
            elif is_hidden:
                self._covers.append(_Cover(dialog))
        if not is_hidden:
            for cover in self._covers:
                cover.lift()
            self._covers = []

    def _reach(self, _: QWidget | None, now: QWidget | None) -> None:
        """The keys work in a window that keeps the keyboard from the main one."""
        above = now.window() if now is not None else None
        if isinstance(above, QDialog) and self._action not in above.actions():
            above.addAction(self._action)


class _Cover(QObject):
    """Stands over all of a dialog until it is lifted: nothing in it is seen, read or typed."""

    def __init__(self, dialog: QDialog) -> None:
        super().__init__(dialog)
        self._dialog: QDialog | None = dialog
        self._focus = dialog.focusWidget()
        self._under = [each for each in dialog.findChildren(QWidget, options=_DIRECT) if _is_seen(each)]
        for each in self._under:
            each.hide()
        self._words = QLabel(said(), dialog)
        self._words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._words.setWordWrap(True)
        self._words.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._words.setGeometry(dialog.rect())
        self._words.show()
        self._words.setFocus()
        dialog.installEventFilter(self)
        dialog.destroyed.connect(self._forget)

    def _forget(self) -> None:
        self._dialog = None

    def eventFilter(self, dialog: QObject, event: QEvent) -> bool:
        """As large as the dialog."""
        if event.type() == QEvent.Type.Resize and self._dialog is not None:
            self._words.setGeometry(self._dialog.rect())
        return False

    def lift(self) -> None:
        """Show what was under it, and go on there."""
        if self._dialog is None:
            return
        self._dialog.removeEventFilter(self)
        self._words.deleteLater()
        self._words.hide()
        for each in self._under:
            each.show()
        if self._focus is not None:
            self._focus.setFocus()


_DIRECT = Qt.FindChildOption.FindDirectChildrenOnly


def _is_seen(widget: QWidget) -> bool:
    return not widget.isHidden() and not widget.isWindow()


def _dialogs() -> list[QDialog]:
    """The windows over the main one that are not made anew; choosing a file shows no amount."""
    found = [each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog) and each.isVisible()]
    return [each for each in found if each.isModal() or not isinstance(each, FormWindow | QFileDialog)]
