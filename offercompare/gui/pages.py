"""The views beside Compare: each is made when it is first wanted, and anew after the text size has changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from PySide6.QtCore import SignalInstance


class Page(Protocol):
    """A view on the open document."""

    editor_wanted: SignalInstance
    person_wanted: SignalInstance

    def close_down(self) -> None:
        """Stop listening; the page is about to go."""
        ...

    def take_over(self, before: Any) -> None:
        """Go on where another page of the same document was."""
        ...

    def take_keyboard(self) -> None:
        """Put the keyboard on what is looked at first."""
        ...

    def current_offer(self) -> str:
        """The offer that stands out, or ""."""
        ...

    def show_trail_here(self) -> None:
        """Open why the number under the keyboard is what it is."""
        ...


class Pages:
    """Holds the pages by the id of their view; ``drop`` takes one that is not wanted any more out of the window."""

    def __init__(self, makers: Mapping[str, Callable[[], Any]], drop: Callable[[Any], None]) -> None:
        self._makers, self._drop = makers, drop
        self._made: dict[str, Any] = {}
        self._outdated: set[str] = set()

    def __contains__(self, key: str) -> bool:
        return key in self._makers

    def made(self, key: str) -> Any:
        """The page if there is one yet, else None."""
        return self._made.get(key)

    def page(self, key: str) -> Any:
        """The page of a view, at the text size of now."""
        before = self._made.get(key)
        if before is not None and key not in self._outdated:
            return before
        self._outdated.discard(key)
        if before is not None:
            before.close_down()
        page = self._made[key] = self._makers[key]()
        if before is not None:
            page.take_over(before)
            self._drop(before)
        return page

    def outdate(self) -> None:
        """The text has another size: every page is made anew when it is next wanted.

        Not at once: each takes longer than a key that repeats.
        """
        self._outdated = set(self._made)

    def close_down(self) -> None:
        """The window is about to go."""
        for page in self._made.values():
            page.close_down()
