"""Menus and shortcuts as data: one row per action, one list per menu."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from offercompare.translation import tr


@dataclass(frozen=True, slots=True)
class Command:
    """``needs`` is what must be there: nothing, an ``offer`` under the keyboard, ``offers`` at all, or ``changes``:
    what only the session knows, as with undo and redo."""

    id: str
    text: str
    shortcut: str = ""
    needs: str = ""
    group: str = ""


SEPARATOR = "-"
YEARS = "years"
"""Where the submenu of the years stands in a menu."""
HIDING_KEYS = "Ctrl+Shift+H"
"""Named by what cannot be typed into while amounts are hidden."""
MOST_YEARS, AVERAGE_ID = 9, "year0"
"""Years that have a key of their own: a comparison has at most ten."""


def commands() -> tuple[Command, ...]:
    """Every action of the program."""
    return (
        Command("new", tr("&New"), "Ctrl+N"),
        Command("new_window", tr("New w&indow"), "Ctrl+Shift+N"),
        Command("open", tr("&Open…"), "Ctrl+O"),
        Command("save", tr("&Save"), "Ctrl+S"),
        Command("save_as", tr("Save &as…"), "Ctrl+Shift+S"),
        Command("since_saved", tr("What &changed since the last save…"), "", "changes"),
        Command("print", tr("&Print…"), "Ctrl+P", "offers"),
        Command("preview", tr("Print pre&view…"), "Ctrl+Shift+P", "offers"),
        Command("export_pdf", tr("&Export PDF…"), "Ctrl+E", "offers"),
        Command("export_page", tr("Export &web page or text…"), "", "offers"),
        Command("quit", tr("&Quit"), "Ctrl+Q"),
        Command("undo", tr("&Undo"), "Ctrl+Z", "changes"),
        Command("redo", tr("&Redo"), "Ctrl+Shift+Z", "changes"),
        Command("add", tr("&Add offer"), "Ctrl+Return"),
        Command("edit", tr("&Edit the whole offer…"), "F4", "offer"),
        Command("duplicate", tr("&Duplicate"), "Ctrl+D", "offer"),
        Command("left", tr("Move &left"), "Ctrl+Shift+Left", "offer"),
        Command("right", tr("Move &right"), "Ctrl+Shift+Right", "offer"),
        Command("make_current", tr("This is my &current job"), "", "offer"),
        Command("accept", tr("Mark as acce&pted"), "", "offer"),
        Command("decline", tr("Mark as decl&ined"), "", "offer"),
        Command("reopen", tr("Mark as &open"), "", "offer"),
        Command("remove", tr("Re&move"), "Ctrl+Backspace", "offer"),
        Command("compare", tr("&Compare"), "Ctrl+1", "offers", "view"),
        Command("over_time", tr("&Over time"), "Ctrl+2", "offers", "view"),
        Command("risk", tr("&Risk"), "Ctrl+3", "offers", "view"),
        Command("decide", tr("&Decide"), "Ctrl+4", "offers", "view"),
        Command("negotiate", tr("&Negotiate"), "Ctrl+5", "offers", "view"),
        *(
            Command(f"year{year}", tr("Year &{year}", year=year), f"Alt+{year}", "offers", "year")
            for year in range(1, MOST_YEARS + 1)
        ),
        Command("year10", tr("Year 1&0"), "", "offers", "year"),
        Command(AVERAGE_ID, tr("&Average"), "Alt+0", "offers", "year"),
        Command("panel", tr("&Side panel"), "F9"),
        Command("hide_amounts", tr("Hide &amounts"), HIDING_KEYS),
        Command("system", tr("Colours of t&he system"), "", "", "scheme"),
        Command("light", tr("&Light"), "", "", "scheme"),
        Command("dark", tr("Dar&k"), "", "", "scheme"),
        Command("larger", tr("Larger &text"), "Ctrl++"),
        Command("smaller", tr("S&maller text"), "Ctrl+-"),
        Command("plain", tr("&Usual text size"), "Ctrl+0"),
        Command("person", tr("&You and assumptions…"), "Ctrl+,"),
        Command("why", tr("&Why this number"), "Ctrl+T", "offer"),
        Command("move", tr("What if I &moved…"), "Ctrl+M", "offers"),
        Command("trade_offs", tr("Weigh by &trade-offs…"), "Ctrl+Shift+W", "offers"),
        Command("swings", tr("Weigh by &swings…"), "", "offers"),
        Command("weights_default", tr("Weights back to the &defaults"), "", "offers"),
        Command("pay_scale", tr("&Pay scale…"), "", "offers"),
        Command("must_haves", tr("M&ust-haves…"), "", "offers"),
        Command("gut", tr("Note a &gut ranking…"), "", "offers"),
        Command("guide", tr("&Guide"), "F1"),
        Command("shortcuts", tr("&Keyboard"), "Ctrl+F1"),
        Command("news", tr("&What is new")),
        Command("licences", tr("&Licences")),
        Command("about", tr("&About OfferCompare")),
    )


def menus() -> tuple[tuple[str, str], ...]:
    """Menus by title with the ids in them, in order; "-" is a line."""
    return (
        (tr("&File"), FILE_MENU),
        (tr("&Edit"), "undo redo - person"),
        (tr("&Offer"), f"add {OFFER_MENU}"),
        (tr("&View"), f"{VIEWS} - {YEARS} panel - hide_amounts - system light dark - larger smaller plain"),
        (tr("&Tools"), "why move - trade_offs swings weights_default - pay_scale must_haves gut"),
        (tr("&Help"), "guide shortcuts - news licences about"),
    )


VIEWS = "compare over_time risk decide negotiate"
YEAR_MENU = " ".join(f"year{year}" for year in (*range(1, 11), 0))
FILE_MENU = "new new_window open recent - save save_as since_saved - preview print export_pdf export_page - quit"
OFFER_MENU = "edit duplicate - left right - make_current accept decline reopen - remove"


class Actions:
    """The QAction of each command, joined to what it does."""

    def __init__(self, parent: QWidget, does: Mapping[str, Callable[[], None]]) -> None:
        self._made: dict[str, QAction] = {}
        self._commands = {command.id: command for command in commands()}
        groups: dict[str, QActionGroup] = {}
        for command in self._commands.values():
            action = QAction(command.text, parent)
            action.setObjectName(command.id)
            if command.shortcut:
                action.setShortcut(QKeySequence(command.shortcut))
            if command.group:
                action.setCheckable(True)
                groups.setdefault(command.group, QActionGroup(parent)).addAction(action)
            action.triggered.connect(_ignoring_checked(does[command.id]))
            parent.addAction(action)
            self._made[command.id] = action

    def __getitem__(self, key: str) -> QAction:
        return self._made[key]

    def allow(self, has_offers: bool, has_offer: bool) -> None:
        """Enable what can be done now."""
        there = {"": True, "offers": has_offers, "offer": has_offer}
        for key, command in self._commands.items():
            if command.needs != "changes":
                self._made[key].setEnabled(there[command.needs])

    def show_years(self, years: int, chosen: int, enabled: bool) -> None:
        """Offer the years that there are, ``chosen`` checked; 0 is the average."""
        for year in range(11):
            action = self._made[f"year{year}"]
            action.setVisible(year <= years)
            action.setEnabled(enabled and year <= years)
            action.setChecked(year == chosen)

    def fill_bar(self, bar: QMenuBar, recent: QMenu) -> None:
        """Put every menu on the bar; ``recent`` goes where its id stands."""
        for title, keys in menus():
            menu = bar.addMenu(title)
            for key in keys.split():
                if key == "recent":
                    menu.addMenu(recent)
                elif key == YEARS:
                    self.fill(menu.addMenu(tr("Money of the &year")), YEAR_MENU)
                else:
                    self._add(menu, key)

    def fill(self, menu: QMenu, keys: str) -> QMenu:
        """Put these actions into a menu."""
        for key in keys.split():
            self._add(menu, key)
        return menu

    def _add(self, menu: QMenu, key: str) -> None:
        if key == SEPARATOR:
            menu.addSeparator()
        else:
            menu.addAction(self._made[key])


def _ignoring_checked(does: Callable[[], None]) -> Callable[[], None]:
    return lambda *_: does()
