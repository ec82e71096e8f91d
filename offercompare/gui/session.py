"""The running program: window, document and settings joined, and what each command does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from offercompare.document import edits
from offercompare.document.change import Change
from offercompare.document.open_document import OpenDocument
from offercompare.errors import OfferCompareError
from offercompare.gui import help_words, theme
from offercompare.gui import settings as stored
from offercompare.gui.actions import OFFER_MENU
from offercompare.gui.calculating import Calculating
from offercompare.gui.dialogs import Dialogs
from offercompare.gui.file_desk import FileDesk
from offercompare.gui.forms.offer_editor import OfferEditor
from offercompare.gui.forms.person_dialog import PersonDialog
from offercompare.gui.move_dialog import MoveDialog
from offercompare.gui.pages import Pages
from offercompare.gui.print_desk import PrintDesk
from offercompare.gui.recovery import Recovery
from offercompare.gui.simulating import Simulating
from offercompare.gui.status import assumptions
from offercompare.gui.weighing.desk import WeighingDesk
from offercompare.gui.window import Window
from offercompare.gui.workspace import Workspace
from offercompare.model import Offer
from offercompare.numerals import Numerals
from offercompare.report.words import offer_name
from offercompare.translation import tr

if TYPE_CHECKING:
    from offercompare.gui.decide.view import Decide
    from offercompare.gui.negotiate.view import Negotiate
    from offercompare.gui.over_time.view import OverTime
    from offercompare.gui.risk.view import Risk

KEEP_AFTER_MS = 700

View = TypeVar("View", "OverTime", "Risk", "Decide", "Negotiate")


class Session(QObject):
    """Joins the parts. ``today`` is the clock of deadlines; ``dialogs`` the edge that tests replace.

    ``simulates_later``: on a thread of its own, so that nobody waits for it.
    """

    def __init__(
        self,
        window: Window,
        numerals: Numerals,
        settings: stored.Settings,
        dialogs: Dialogs | None = None,
        today: Callable[[], date] = date.today,
        simulates_later: bool = True,
    ) -> None:
        super().__init__(window)
        self.window, self.settings = window, settings
        self.document = OpenDocument(simulates_later=simulates_later)
        self.calculating = Calculating(self.document, window.tell, simulates_later, self)
        self.dialogs = dialogs or Dialogs(window)
        self.files = FileDesk(self.document, self.dialogs, self._remember)
        self.weighing = WeighingDesk(self.document, numerals, window)
        self.weighing.refused.connect(window.tell)
        self.workspace = Workspace(self.document, numerals, today, window, self.weighing)
        makers = {
            "over_time": self._make_over_time,
            "risk": self._make_risk,
            "decide": self._make_decide,
            "negotiate": self._make_negotiate,
        }
        self.pages = Pages(makers, self._drop)
        self._view = "compare"
        self.printing = PrintDesk(self.document, self.files, self.dialogs, numerals, settings.paper, today, window)
        self.printing.wrote = lambda path: window.tell(tr("Written: {name}", name=path.name))
        self.recovery = Recovery()
        self._numerals, self._today, self._saved_at = numerals, today, ""
        self._editors: dict[str, OfferEditor] = {}
        self._person: PersonDialog | None = None
        self._keeping = QTimer(self, singleShot=True, interval=KEEP_AFTER_MS)
        self._keeping.timeout.connect(lambda: self.recovery.keep(self.document))
        self._sizing = QTimer(self, singleShot=True, interval=0)
        self._sizing.timeout.connect(self._take_size)
        self._does = self._commands()
        self._join()
        self._refresh()

    def _join(self) -> None:
        window = self.window
        window.commanded.connect(self.do)
        window.recent_chosen.connect(lambda path: self.files.open(Path(path)))
        window.dropped.connect(lambda paths: self.files.open(Path(paths[0])))
        window.may_close = self.may_close
        window.show_recent(self.settings.recent)
        self._join_workspace()
        self.document.subscribe(self._changed)
        window.actions_["panel"].setCheckable(True)
        window.actions_["panel"].setChecked(self.settings.panel_open)
        window.actions_[self.settings.scheme].setChecked(True)

    def _commands(self) -> dict[str, Callable[[], object]]:
        def with_offer(act: Callable[[str], object]) -> Callable[[], object]:
            return lambda: (key := self._current_offer()) and act(key)

        return {
            "new": self.files.new,
            "open": self.files.open_asked,
            "save": self._save,
            "save_as": self._save_as,
            "example": self.files.example,
            "print": self.printing.print_paper,
            "preview": self.printing.preview,
            "export_pdf": self.printing.export_pdf,
            "export_page": self.printing.export_page,
            "quit": self.window.close,
            "undo": self.document.undo,
            "redo": self.document.redo,
            "add": self.add_offer,
            "edit": with_offer(lambda key: self.edit_offer(key, "", "")),
            "duplicate": with_offer(self._duplicate),
            "left": with_offer(lambda key: self._apply(edits.move_offer(key, -1), tr("Move {offer} left"), key)),
            "right": with_offer(lambda key: self._apply(edits.move_offer(key, 1), tr("Move {offer} right"), key)),
            "make_current": with_offer(lambda key: self._status(key, "current")),
            "accept": with_offer(lambda key: self._status(key, "accepted")),
            "decline": with_offer(lambda key: self._status(key, "declined")),
            "reopen": with_offer(lambda key: self._status(key, "open")),
            "remove": with_offer(lambda key: self._apply(edits.remove_offer(key), tr("Remove {offer}"), key)),
            "compare": lambda: self.show_view("compare"),
            "over_time": lambda: self.show_view("over_time"),
            "risk": lambda: self.show_view("risk"),
            "decide": lambda: self.show_view("decide"),
            "negotiate": lambda: self.show_view("negotiate"),
            **{f"year{year}": partial(self._choose_year, year) for year in range(11)},
            "panel": self._fold_panel,
            "system": lambda: self._scheme("system"),
            "light": lambda: self._scheme("light"),
            "dark": lambda: self._scheme("dark"),
            "larger": lambda: self._scale(1),
            "smaller": lambda: self._scale(-1),
            "plain": lambda: self._scale(0),
            "person": self._edit_person,
            "why": self._why,
            "move": lambda: MoveDialog(self.document, self._numerals, self.window).open(),
            "trade_offs": self.weighing.trade_offs,
            "swings": self.weighing.swings,
            "weights_default": self.weighing.to_defaults,
            "pay_scale": self.weighing.pay_scale,
            "must_haves": self.weighing.must_haves,
            "gut": self.weighing.gut,
            "shortcuts": self._tell_keys,
            "about": self._tell_about,
        }

    @property
    def simulating(self) -> Simulating:
        """What simulates for the document."""
        return self.calculating.simulating

    def do(self, key: str) -> None:
        """Carry out a command by its id."""
        self._does[key]()

    # Following the document ---------------------------------------------------------------------------

    def _changed(self, change: Change) -> None:
        self.calculating.follow(change)
        if change.results_alone:
            self.window.show_assumptions(assumptions(self.document.evaluation, self._numerals))
            return
        gone = {offer.id for offer in change.before.offers} - {offer.id for offer in change.after.offers}
        for key in gone & set(self._editors):
            self._editors.pop(key)
        self._refresh()
        self._keeping.start()

    def _refresh(self) -> None:
        document, window = self.document, self.window
        has_offers = bool(document.comparison.offers)
        was_empty = window.pages.currentWidget() is window.start
        window.show_page(self._page() if has_offers else window.start)
        if was_empty and has_offers:
            self._take_keyboard()
        elif not was_empty and not has_offers:
            window.start.add.setFocus()
        window.actions_.allow(has_offers, has_offers)
        window.actions_[self._view].setChecked(True)
        window.actions_["panel"].setEnabled(self._view == "compare")
        self._show_years()
        window.show_undo(document.history.undo_label, document.history.redo_label)
        note = f"{self.files.name} · {self._saved_at}" if self._saved_at and document.is_clean else self.files.name
        window.show_file(self.files.name if has_offers else "", note if has_offers else "", document.is_clean)
        window.show_assumptions(assumptions(document.evaluation, self._numerals) if has_offers else ())

    def _show_years(self) -> None:
        """The years of the View menu: those that the comparison has, while the table of them is in sight."""
        years = self.document.comparison.settings.horizon_years
        enabled = self._view == "compare" and bool(self.document.comparison.offers)
        self.window.actions_.show_years(years, self.workspace.model.year, enabled)

    def _choose_year(self, year: int) -> None:
        self.workspace.choose_year(year)

    # Views --------------------------------------------------------------------------------------------

    def show_view(self, key: str) -> None:
        """Bring a view to the front and put the keyboard into it."""
        self._view = key
        self._refresh()
        if key != "risk" and not self.simulating.is_running:
            # What was stopped in view Risk is taken up again: no other view tells that its scores are of before.
            self.calculating.simulate()
        self._take_keyboard()

    def _page(self) -> QWidget:
        return self.pages.page(self._view) if self._view in self.pages else self.workspace

    @property
    def over_time(self) -> OverTime | None:
        """View Over time, once it was wanted."""
        page: OverTime | None = self.pages.made("over_time")
        return page

    @property
    def risk(self) -> Risk | None:
        """View Risk, once it was wanted."""
        page: Risk | None = self.pages.made("risk")
        return page

    @property
    def decide(self) -> Decide | None:
        """View Decide, once it was wanted."""
        page: Decide | None = self.pages.made("decide")
        return page

    @property
    def negotiate(self) -> Negotiate | None:
        """View Negotiate, once it was wanted."""
        page: Negotiate | None = self.pages.made("negotiate")
        return page

    def _make_over_time(self) -> OverTime:
        from offercompare.gui.over_time.view import OverTime

        return self._joined(OverTime(self.document, self._numerals, self.window))

    def _make_risk(self) -> Risk:
        from offercompare.gui.risk.view import Risk

        page = self._joined(Risk(self.document, self.simulating, self._numerals, self.window))
        page.simulation_wanted.connect(self.calculating.simulate)
        return page

    def _make_decide(self) -> Decide:
        from offercompare.gui.decide.view import Decide

        page = self._joined(Decide(self.document, self._numerals, self.window, self.weighing))
        page.negotiation_wanted.connect(self._negotiate)
        return page

    def _negotiate(self, offer: str) -> None:
        """What to ask for so that an offer leads over all."""
        self.show_view("negotiate")
        assert self.negotiate is not None
        self.negotiate.ask_over_all(offer)

    def _make_negotiate(self) -> Negotiate:
        from offercompare.gui.negotiate.view import Negotiate

        return self._joined(Negotiate(self.document, self._numerals, self._today, self.window))

    def _joined(self, page: View) -> View:
        page.editor_wanted.connect(self.edit_offer)
        page.person_wanted.connect(self._edit_person)
        return page

    def _take_keyboard(self) -> None:
        if not self.document.comparison.offers:
            return
        if self._view in self.pages:
            self.pages.page(self._view).take_keyboard()
        else:
            self.workspace.table.step(0, 0)

    # Offers -------------------------------------------------------------------------------------------

    def _current_offer(self) -> str:
        at = self.workspace.table.current()
        here = at[1] if at else ""
        key = here if self._view == "compare" else self.pages.page(self._view).current_offer()
        return key if self.document.comparison.offer(key) else ""

    def _apply(self, edit: edits.Edit, label: str, key: str) -> None:
        offer, at = self.document.comparison.offer(key), self.workspace.table.current()
        try:
            self.document.apply(edit, label.format(offer=offer_name(offer) if offer else ""))
        except OfferCompareError as error:
            self.dialogs.error(error.sentence)
        if at is not None and self._view == "compare":
            # The column may have moved: the keyboard stays with its offer.
            self.workspace.table.go_to(at[0], key)

    def add_offer(self) -> None:
        """Add an empty offer and put the keyboard on its base pay; its name is typed in the editor."""
        comparison = self.document.comparison
        number = len(comparison.offers) + 1
        company = tr("Offer {number}", number=number)
        key = edits.new_id(comparison, company)
        self.document.apply(edits.add_offer(Offer(id=key, company=company)), tr("Add {offer}", offer=company))
        if self._view == "compare":
            self.workspace.table.go_to("place", key)
        self.edit_offer(key, "", "")

    def _duplicate(self, key: str) -> None:
        offer = self.document.comparison.offer(key)
        if offer is not None:
            company = tr("{name} (copy)", name=offer_name(offer))
            self._apply(edits.duplicate_offer(key, company), tr("Duplicate {offer}"), key)

    def _status(self, key: str, status: str) -> None:
        self._apply(edits.set_status(key, status), tr("Status of {offer}"), key)

    def edit_offer(self, key: str, kind: str, what: str) -> None:
        """Open the whole offer, at a field or a criterion where one is named."""
        editor = self._editors.get(key)
        if editor is None:
            editor = OfferEditor(self.document, key, self._numerals, self.window)
            editor.destroyed.connect(lambda *_: self._editors.pop(key, None))
            self._editors[key] = editor
        editor.show()
        editor.raise_()
        editor.activateWindow()
        if kind == "field":
            editor.show_field(what)
        elif kind == "criterion":
            editor.show_criterion(what)

    def _edit_person(self) -> None:
        if self._person is None:
            self._person = PersonDialog(self.document, self._numerals, self.window)
            self._person.destroyed.connect(lambda *_: setattr(self, "_person", None))
        self._person.show()
        self._person.raise_()
        self._person.activateWindow()

    def _offer_menu(self, key: str, where: QPoint) -> None:
        menu = self.window.actions_.fill(QMenu(self.window), OFFER_MENU)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(where)

    def _why(self) -> None:
        at = self.workspace.table.current()
        if self._view in self.pages:
            self.pages.page(self._view).show_trail_here()
        elif at:
            self.workspace.show_trail(*at)

    # Files --------------------------------------------------------------------------------------------

    def _save(self) -> None:
        if self.files.save():
            self._noted_saved()

    def _save_as(self) -> None:
        if self.files.save_as():
            self._noted_saved()

    def _noted_saved(self) -> None:
        self._saved_at = tr("saved {time}", time=datetime.now().strftime("%H:%M"))  # noqa: DTZ005 - the person's own clock
        self.recovery.forget()
        self._refresh()

    def _remember(self, path: Path) -> None:
        self.settings = self.settings.with_recent(path)
        self.window.show_recent(self.settings.recent)
        stored.save(self.settings)

    def open_first(self, files: list[str], example: bool) -> None:
        """What is shown after the start: what was left behind, a file, the example, or the three ways to begin."""
        for left in self.recovery.left_behind():
            name = left.path.name if left.path else (left.comparison.title or tr("untitled"))
            if self.dialogs.restore(name, left.when.strftime("%d.%m. %H:%M")):
                self.document.restore(left.comparison, left.path)
                self.recovery.keep(self.document)
                self.recovery.drop(left)
                return
            self.recovery.drop(left)
        if files:
            self.files.open(Path(files[0]))
        elif example:
            self.files.example()
        self._take_keyboard()

    def may_close(self) -> bool:
        """Asked before the window goes."""
        if not self.files.may_leave():
            return False
        self._keeping.stop()
        self.calculating.close_down()
        self.pages.close_down()
        self.recovery.forget()
        for editor in tuple(self._editors.values()):
            editor.close()
        self.settings = replace(self.settings, geometry=self.window.geometry_note(), paper=self.printing.paper)
        stored.save(self.settings)
        return True

    # View ---------------------------------------------------------------------------------------------

    def _fold_panel(self) -> None:
        is_open = not self.settings.panel_open
        self.workspace.show_panel(is_open)
        self.window.actions_["panel"].setChecked(is_open)
        self.settings = replace(self.settings, panel_open=is_open)

    def _scheme(self, scheme: str) -> None:
        self.settings = replace(self.settings, scheme=scheme)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        theme.apply(app, theme.chosen(scheme))

    def _scale(self, steps: int) -> None:
        """Another text size, a number of steps from the one that is wanted now; 0: the plain one."""
        scales, wanted = theme.SCALES, self.settings.text_scale
        at = min(range(len(scales)), key=lambda number: abs(scales[number] - wanted))
        scale = scales[min(max(at + steps, 0), len(scales) - 1)] if steps else 1.0
        self.settings = replace(self.settings, text_scale=scale)
        # Keys that came meanwhile are taken together: each size makes every page anew.
        self._sizing.start()

    def _take_size(self) -> None:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        if self.settings.text_scale == theme.text_scale():
            return
        theme.set_text_scale(app, self.settings.text_scale)
        self.workspace.close_down()
        self._rebuild_workspace()

    def _rebuild_workspace(self) -> None:
        """Fonts are set when a widget is made: a new text size makes the page anew."""
        before = self.workspace
        self.workspace = Workspace(self.document, self._numerals, self._today, self.window, self.weighing)
        self._drop(before)
        self._join_workspace()
        self.pages.outdate()
        self._refresh()

    def _drop(self, page: QWidget) -> None:
        self.window.pages.removeWidget(page)
        page.deleteLater()

    def _join_workspace(self) -> None:
        workspace = self.workspace
        workspace.editor_wanted.connect(self.edit_offer)
        workspace.person_wanted.connect(self._edit_person)
        workspace.menu_wanted.connect(self._offer_menu)
        workspace.year_shown.connect(lambda _: self._show_years())
        workspace.refused.connect(self.window.tell)
        workspace.show_panel(self.settings.panel_open)

    # Help ---------------------------------------------------------------------------------------------

    def _tell_keys(self) -> None:
        self.dialogs.tell(tr("Keyboard"), help_words.keys())

    def _tell_about(self) -> None:
        self.dialogs.tell(help_words.name(), help_words.about())
