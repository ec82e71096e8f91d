"""The five views of the window: which one is in front, and each made when it is first wanted."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QWidget

from offercompare.document.open_document import OpenDocument
from offercompare.gui.calculating import Calculating
from offercompare.gui.pages import Pages
from offercompare.gui.weighing.desk import WeighingDesk
from offercompare.gui.window import Window
from offercompare.gui.workspace import Workspace
from offercompare.numerals import Numerals

if TYPE_CHECKING:
    from offercompare.gui.decide.view import Decide
    from offercompare.gui.negotiate.view import Negotiate
    from offercompare.gui.over_time.view import OverTime
    from offercompare.gui.risk.view import Risk

View = TypeVar("View", "OverTime", "Risk", "Decide", "Negotiate")
COMPARE = "compare"


class Views(QObject):
    """Signals: ``turned`` where another view or page is to be shown, ``years_changed``, and what the views ask for:
    ``editor_wanted(offer, kind, what)``, ``person_wanted``, ``menu_wanted(offer, where)``.

    ``shown`` is the id of the view in front, ``workspace`` the page of view Compare.
    """

    turned = Signal()
    years_changed = Signal()
    editor_wanted = Signal(str, str, str)
    person_wanted = Signal()
    menu_wanted = Signal(str, QPoint)

    def __init__(
        self,
        document: OpenDocument,
        numerals: Numerals,
        today: Callable[[], date],
        window: Window,
        weighing: WeighingDesk,
        calculating: Calculating,
    ) -> None:
        super().__init__(window)
        self._document, self._numerals, self._today = document, numerals, today
        self._window, self._weighing, self._calculating = window, weighing, calculating
        self._panel_open = True
        self.shown = COMPARE
        self.workspace = self._make_workspace()
        self._pages = Pages(
            {
                "over_time": self._make_over_time,
                "risk": self._make_risk,
                "decide": self._make_decide,
                "negotiate": self._make_negotiate,
            },
            self._drop,
        )

    # Which one is in front ----------------------------------------------------------------------------

    def show(self, key: str) -> None:
        """Bring a view to the front and put the keyboard into it."""
        self.shown = key
        self.turned.emit()
        if key != "risk" and not self._calculating.simulating.is_running:
            # What was stopped in view Risk is taken up again: no other view tells that its scores are of before.
            self._calculating.simulate()
        self.take_keyboard()

    @property
    def is_table(self) -> bool:
        """Whether the table of view Compare is in front."""
        return self.shown == COMPARE

    def page(self) -> QWidget:
        """The page of the view in front."""
        return self.workspace if self.is_table else self._pages.page(self.shown)

    def made(self, key: str) -> QWidget | None:
        """The page of a view other than Compare, once it was wanted."""
        page: QWidget | None = self._pages.made(key)
        return page

    def take_keyboard(self) -> None:
        """Put the keyboard on what is looked at first."""
        if not self._document.comparison.offers:
            return
        if self.is_table:
            self.workspace.table.step(0, 0)
        else:
            self._pages.page(self.shown).take_keyboard()

    def current_offer(self) -> str:
        """The offer under the keyboard, or that stands out in the view in front; "" where there is none."""
        at = self.workspace.table.current()
        here = at[1] if at else ""
        key = here if self.is_table else self._pages.page(self.shown).current_offer()
        return key if self._document.comparison.offer(key) else ""

    def why(self) -> None:
        """Open why the number under the keyboard is what it is."""
        at = self.workspace.table.current()
        if not self.is_table:
            self._pages.page(self.shown).show_trail_here()
        elif at:
            self.workspace.show_trail(*at)

    # Making -------------------------------------------------------------------------------------------

    def show_panel(self, is_open: bool) -> None:
        """Open or fold the side panel of view Compare."""
        self._panel_open = is_open
        self.workspace.show_panel(is_open)

    def remake(self, numerals: Numerals | None = None) -> None:
        """The text has another size, or numbers another form: the page in front is made anew, others when wanted."""
        self._numerals = numerals or self._numerals
        before = self.workspace
        before.close_down()
        self.workspace = self._make_workspace()
        self._drop(before)
        self._pages.outdate()
        self.turned.emit()

    def close_down(self) -> None:
        """The window is about to go."""
        self._pages.close_down()

    def _drop(self, page: QWidget) -> None:
        self._window.pages.removeWidget(page)
        page.deleteLater()

    def _make_workspace(self) -> Workspace:
        made = Workspace(self._document, self._numerals, self._today, self._window, self._weighing)
        made.editor_wanted.connect(self.editor_wanted)
        made.person_wanted.connect(self.person_wanted)
        made.menu_wanted.connect(self.menu_wanted)
        made.year_shown.connect(lambda _: self.years_changed.emit())
        made.refused.connect(lambda sentence: self._window.tell(self._numerals.spoken(sentence)))
        made.told.connect(self._window.tell)
        made.show_panel(self._panel_open)
        return made

    def _make_over_time(self) -> OverTime:
        from offercompare.gui.over_time.view import OverTime

        return self._joined(OverTime(self._document, self._numerals, self._window))

    def _make_risk(self) -> Risk:
        from offercompare.gui.risk.view import Risk

        page = self._joined(Risk(self._document, self._calculating.simulating, self._numerals, self._window))
        page.simulation_wanted.connect(self._calculating.simulate)
        return page

    def _make_decide(self) -> Decide:
        from offercompare.gui.decide.view import Decide

        page = self._joined(Decide(self._document, self._numerals, self._window, self._weighing))
        page.negotiation_wanted.connect(self._negotiate)
        return page

    def _make_negotiate(self) -> Negotiate:
        from offercompare.gui.negotiate.view import Negotiate

        return self._joined(Negotiate(self._document, self._numerals, self._today, self._window))

    def _negotiate(self, offer: str) -> None:
        """What to ask for so that an offer leads over all."""
        self.show("negotiate")
        self._pages.page("negotiate").ask_over_all(offer)

    def _joined(self, page: View) -> View:
        page.editor_wanted.connect(self.editor_wanted)
        page.person_wanted.connect(self.person_wanted)
        return page
