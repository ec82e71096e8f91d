"""The menu Help: one window to read in, opened at what is asked for."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from offercompare import resources, translation
from offercompare.gui.reading_text import ReadingText
from offercompare.gui.window import Window
from offercompare.translation import tr

if TYPE_CHECKING:
    from offercompare.gui.reading_window import ReadingWindow

GUIDE, KEYS, NEWS, LICENCES, ABOUT = "guide", "shortcuts", "news", "licences", "about"
ALSO_HERE = ("larger", "smaller", "plain")
"""Commands whose keys work in the reading window too."""


def texts() -> tuple[ReadingText, ...]:
    """What there is to read, in the order of the menu; the ids are those of the commands."""
    # A start that nobody reads in does without these.
    from offercompare import licences
    from offercompare.gui import help_words

    return (
        ReadingText(GUIDE, tr("Guide"), guide),
        ReadingText(KEYS, tr("Keyboard"), help_words.keys),
        ReadingText(NEWS, tr("What is new"), news),
        ReadingText(LICENCES, tr("Licences"), licences.text, is_plain=True),
        ReadingText(ABOUT, tr("About OfferCompare"), help_words.about),
    )


def guide() -> str:
    """The guide in the person's language, English where there is none in it."""
    own = f"guide/guide.{translation.language()}.md"
    return resources.text(own if resources.has(own) else "guide/guide.md")


def news() -> str:
    """What changed in each version; the heading of the next one stays away while nothing stands under it."""
    return re.sub(r"^## \[Unreleased\]\s+(?=## )", "", resources.project_text("CHANGELOG.md"), flags=re.MULTILINE)


class HelpDesk:
    """``view`` names the view in front, "" while there is none."""

    def __init__(self, window: Window, view: Callable[[], str]) -> None:
        self._window, self._view = window, view
        self.reading: ReadingWindow | None = None
        # In the windows of an offer and of the person the keys of help are wanted as much.
        for key in (GUIDE, KEYS):
            window.actions_[key].setShortcutContext(Qt.ShortcutContext.ApplicationShortcut)

    def commands(self) -> dict[str, Callable[[], object]]:
        """What each command of the menu does."""
        return {
            GUIDE: lambda: self._opened().open_for(GUIDE, self._view()),
            **{key: partial(self.open_text, key) for key in (KEYS, NEWS, LICENCES, ABOUT)},
        }

    def open_text(self, key: str) -> None:
        """Bring one of the texts to the front."""
        self._opened().open_text(key)

    def _opened(self) -> ReadingWindow:
        if self.reading is None:
            from offercompare.gui.reading_window import ReadingWindow

            actions = [self._window.actions_[key] for key in ALSO_HERE]
            self.reading = ReadingWindow(texts(), actions, self._window)
        return self.reading

    def close_down(self) -> None:
        """The window of the program is about to go."""
        if self.reading is not None:
            self.reading.close()
