"""The running program: window, document and settings joined, and what each command does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtWidgets import QMenu

from offercompare.document.change import Change
from offercompare.document.open_document import OpenDocument
from offercompare.gui.actions import OFFER_MENU, VIEWS
from offercompare.gui.another_window import open_another
from offercompare.gui.appearance import Appearance
from offercompare.gui.calculating import Calculating
from offercompare.gui.dialogs import Dialogs
from offercompare.gui.file_desk import FileDesk
from offercompare.gui.handover import Request
from offercompare.gui.help_desk import HelpDesk
from offercompare.gui.hidden_amounts import note
from offercompare.gui.hiding import Hiding
from offercompare.gui.move_dialog import MoveDialog
from offercompare.gui.offer_desk import OfferDesk
from offercompare.gui.print_desk import PrintDesk
from offercompare.gui.recovery import Recovery
from offercompare.gui.settings import Kept, Settings
from offercompare.gui.since_saved_desk import SinceSavedDesk
from offercompare.gui.status import assumptions
from offercompare.gui.views import Views
from offercompare.gui.weighing.desk import WeighingDesk
from offercompare.gui.window import Window
from offercompare.gui.workspace import Workspace
from offercompare.numerals import Numerals
from offercompare.translation import tr

KEEP_AFTER_MS = 700


class Session(QObject):
    """Joins the parts. ``today`` is the clock of deadlines; ``dialogs`` the edge that tests replace.

    ``simulates_later``: on a thread of its own, so that nobody waits for it.
    """

    def __init__(
        self,
        window: Window,
        numerals: Numerals,
        settings: Settings,
        dialogs: Dialogs | None = None,
        today: Callable[[], date] = date.today,
        simulates_later: bool = True,
    ) -> None:
        super().__init__(window)
        self.window, self.kept = window, Kept(settings)
        self.document = OpenDocument(simulates_later=simulates_later, today=today)
        self.calculating = Calculating(self.document, window.tell, simulates_later, self)
        self.dialogs = dialogs or Dialogs(window)
        self.files = FileDesk(self.document, self.dialogs, self._remember)
        self.weighing = WeighingDesk(self.document, numerals, window)
        self.views = Views(self.document, numerals, today, window, self.weighing, self.calculating)
        self.offers = OfferDesk(self.document, self.views, self.dialogs, numerals, window)
        self.appearance = Appearance(self.kept, self)
        self.hiding = Hiding(numerals, window)
        self.printing = PrintDesk(self.document, self.files, self.dialogs, numerals, settings.paper, today, window)
        self.help = HelpDesk(window, lambda: self.views.shown if self.document.comparison.offers else "")
        self.since_saved = SinceSavedDesk(self.document, self.dialogs, numerals, window)
        self.files.may_overwrite = self.since_saved.may_overwrite
        self.recovery = Recovery()
        self.dialogs.numerals = numerals
        self._today, self._saved_at = today, ""
        self._keeping = QTimer(self, singleShot=True, interval=KEEP_AFTER_MS)
        self._does = self._commands()
        self._join()
        self._refresh()

    def _join(self) -> None:
        window, actions = self.window, self.window.actions_
        window.commanded.connect(self.do)
        window.recent_chosen.connect(lambda path: self.files.open(Path(path)))
        window.dropped.connect(self._open)
        window.may_close = self.may_close
        window.show_recent(self.kept.settings.recent)
        self.weighing.refused.connect(lambda sentence: window.tell(self.hiding.numerals.spoken(sentence)))
        self.printing.wrote = lambda path: window.tell(tr("Written: {name}", name=path.name))
        self._join_views()
        self.appearance.resized.connect(self.views.remake)
        self.hiding.switched.connect(self._write_with)
        self._keeping.timeout.connect(lambda: self.recovery.keep(self.document))
        self.document.subscribe(self._changed)
        actions["panel"].setCheckable(True)
        self._show_panel(self.kept.settings.panel_open)
        actions[self.kept.settings.scheme].setChecked(True)

    def _join_views(self) -> None:
        self.views.turned.connect(self._refresh)
        self.views.years_changed.connect(self._show_years)
        self.views.editor_wanted.connect(self.offers.edit)
        self.views.person_wanted.connect(self.offers.edit_person)
        self.views.menu_wanted.connect(self._offer_menu)

    def _commands(self) -> dict[str, Callable[[], object]]:
        return {
            "new": self.files.new,
            "new_window": self._open_another,
            "open": self.files.open_asked,
            "save": partial(self._saving, self.files.save),
            "save_as": partial(self._saving, self.files.save_as),
            "since_saved": self.since_saved.show,
            "example": self.files.example,
            "print": self.printing.print_paper,
            "preview": self.printing.preview,
            "export_pdf": self.printing.export_pdf,
            "export_page": self.printing.export_page,
            "quit": self.window.close,
            "undo": self.document.undo,
            "redo": self.document.redo,
            **self.offers.commands(),
            **{key: partial(self.views.show, key) for key in VIEWS.split()},
            **{f"year{year}": partial(self._choose_year, year) for year in range(11)},
            "panel": lambda: self._show_panel(not self.kept.settings.panel_open),
            **self.appearance.commands(),
            **self.hiding.commands(),
            "why": self.views.why,
            "move": lambda: MoveDialog(self.document, self.hiding.numerals, self.window).open(),
            "trade_offs": self.weighing.trade_offs,
            "swings": self.weighing.swings,
            "weights_default": self.weighing.to_defaults,
            "pay_scale": self.weighing.pay_scale,
            "must_haves": self.weighing.must_haves,
            "gut": self.weighing.gut,
            **self.help.commands(),
        }

    @property
    def workspace(self) -> Workspace:
        """View Compare."""
        return self.views.workspace

    def do(self, key: str) -> None:
        """Carry out a command by its id."""
        self._does[key]()

    # Following the document ---------------------------------------------------------------------------

    def _changed(self, change: Change) -> None:
        self.calculating.follow(change)
        if change.results_alone:
            self._show_notes()
            self.since_saved.follow(change)
            return
        self.offers.follow(change.before, change.after)
        self._refresh()
        self._keeping.start()
        self.since_saved.follow(change)

    def _refresh(self) -> None:
        window, has_offers = self.window, bool(self.document.comparison.offers)
        was_empty = window.pages.currentWidget() is window.start
        window.show_page(self.views.page() if has_offers else window.start)
        if was_empty and has_offers:
            self.views.take_keyboard()
        elif not was_empty and not has_offers:
            window.start.add.setFocus()
        self._show_commands(has_offers)
        self._show_file(has_offers)
        self._show_notes()

    def _show_notes(self) -> None:
        """What every number on screen rests on, and first that amounts are hidden."""
        evaluation, numerals = self.document.evaluation, self.hiding.numerals
        notes = assumptions(evaluation, numerals, self._today()) if evaluation.offers else ()
        self.window.show_assumptions((note(), *notes) if numerals.amounts_hidden else notes)

    def _write_with(self, numerals: Numerals) -> None:
        """From now on numbers are written like this, in every window."""
        self.dialogs.numerals = numerals
        for desk in (self.weighing, self.printing, self.offers, self.since_saved):
            desk.write_with(numerals)
        self.views.remake(numerals)

    def _show_commands(self, has_offers: bool) -> None:
        actions, history = self.window.actions_, self.document.history
        actions.allow(has_offers, has_offers)
        actions[self.views.shown].setChecked(True)
        actions["panel"].setEnabled(self.views.is_table)
        self.since_saved.show_command()
        self._show_years()
        self.window.show_undo(history.undo_label, history.redo_label)

    def _show_file(self, has_offers: bool) -> None:
        is_clean = self.document.is_clean
        note = f"{self.files.name} · {self._saved_at}" if self._saved_at and is_clean else self.files.name
        self.window.show_file(self.files.name if has_offers else "", note if has_offers else "", is_clean)

    def _show_years(self) -> None:
        """The years of the View menu: those that the comparison has, while the table of them is in sight."""
        years = self.document.comparison.settings.horizon_years
        enabled = self.views.is_table and bool(self.document.comparison.offers)
        self.window.actions_.show_years(years, self.workspace.model.year, enabled)

    def _choose_year(self, year: int) -> None:
        self.workspace.choose_year(year)

    def _show_panel(self, is_open: bool) -> None:
        self.kept.change(panel_open=is_open)
        self.views.show_panel(is_open)
        self.window.actions_["panel"].setChecked(is_open)

    def _offer_menu(self, key: str, where: QPoint) -> None:
        menu = self.window.actions_.fill(QMenu(self.window), OFFER_MENU)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(where)

    # Files --------------------------------------------------------------------------------------------

    def _saving(self, save: Callable[[], bool]) -> None:
        if save():
            self._saved_at = tr("saved {time}", time=datetime.now().strftime("%H:%M"))  # noqa: DTZ005 - the person's own clock
            self.recovery.forget()
            self._refresh()

    def _open_another(self) -> None:
        if not open_another(self.hiding.numerals.amounts_hidden):
            self.dialogs.error(tr("Another window could not be opened; start the program once more with --new-window."))

    def _remember(self, path: Path) -> None:
        self.kept.remember(path)
        self.window.show_recent(self.kept.settings.recent)

    def open_first(self, files: list[str], example: bool) -> None:
        """What is shown after the start: what was left behind, a file, the example, or the three ways to begin."""
        if self._brought_back():
            self._leave_aside([Path(name) for name in files])
            return
        self._open(files, example)
        self.views.take_keyboard()

    def _leave_aside(self, files: Sequence[Path]) -> None:
        """Say that what was to be opened is not: a question about changes just brought back would come too soon."""
        others = [path for path in files if path != self.document.path]
        self.files.note(others)
        if others:
            names = ", ".join(path.name for path in others)
            self.dialogs.error(tr("Not opened yet: {names}. Choose it under File, Open recent.", names=names))

    def serve(self, request: Request) -> None:
        """Do what a later start asks for; it may hide amounts, and shows none that are hidden."""
        if request.hide_amounts:
            self.hiding.hide(True)
        self._open(request.files, request.example)

    def _open(self, files: Sequence[str], example: bool = False) -> None:
        if files:
            self._tell_of(self.files.open_first_of([Path(name) for name in files]))
        elif example:
            self.files.example()

    def _tell_of(self, others: str) -> None:
        if others:
            self.window.tell(others)

    def _brought_back(self) -> bool:
        """Whether the person wanted back what a program that ended without asking left behind."""
        for left in self.recovery.left_behind():
            name = left.path.name if left.path else (left.comparison.title or tr("untitled"))
            wanted = self.dialogs.restore(name, left.when.strftime("%d.%m. %H:%M"))
            if wanted:
                self.document.restore(left.comparison, left.path)
                self.recovery.keep(self.document)
            self.recovery.drop(left)
            if wanted:
                return True
        return False

    def may_close(self) -> bool:
        """Asked before the window goes."""
        if not self.files.may_leave():
            return False
        self._keeping.stop()
        self.calculating.close_down()
        self.views.close_down()
        self.recovery.forget()
        self.offers.close_down()
        self.since_saved.close_down()
        self.help.close_down()
        self.kept.change(geometry=self.window.geometry_note(), paper=self.printing.paper)
        return True
