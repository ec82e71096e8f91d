"""What the program remembers about itself between starts; never anything of an offer but the names of its files."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

import platformdirs

from offercompare import PROGRAM
from offercompare.reference.papers import PAPERS

MOST_RECENT = 8


@dataclass(frozen=True, slots=True)
class Settings:
    """``scheme`` is system, light or dark; ``geometry`` is Qt's own note of the window, base64.

    ``newer`` holds what a newer version noted and this one does not know: it is written back, so that nothing is lost
    by going back and forth.
    """

    scheme: str = "system"
    text_scale: float = 1.0
    panel_open: bool = True
    recent: tuple[str, ...] = ()
    geometry: str = ""
    paper: str = ""
    newer: Mapping[str, object] = field(default_factory=dict)

    def with_recent(self, path: Path) -> Settings:
        """The same with ``path`` on top of the recent files."""
        name = str(path.absolute())
        return replace(self, recent=(name, *(other for other in self.recent if other != name))[:MOST_RECENT])


def config_file() -> Path:
    """Where the settings lie on this system."""
    return Path(platformdirs.user_config_dir(PROGRAM, appauthor=False)) / "settings.json"


def load() -> Settings:
    """The settings of the last start; the defaults where there are none or they cannot be read."""
    try:
        found = json.loads(config_file().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Settings()
    return _checked(found) if isinstance(found, dict) else Settings()


_KINDS: dict[str, Callable[[object], bool]] = {
    "scheme": lambda value: value in ("system", "light", "dark"),
    "text_scale": lambda value: isinstance(value, int | float) and 1 <= value <= 2,
    "panel_open": lambda value: isinstance(value, bool),
    "recent": lambda value: isinstance(value, list) and all(isinstance(name, str) for name in value),
    "geometry": lambda value: isinstance(value, str),
    "paper": lambda value: value in ("", *PAPERS),
}


def _checked(found: dict[str, object]) -> Settings:
    """A setting of another version or by a slip of the hand falls back to its default alone."""
    kept: dict[str, Any] = {
        name: found[name] for name, is_right in _KINDS.items() if name in found and is_right(found[name])
    }
    if "recent" in kept:
        kept["recent"] = tuple(kept["recent"])[:MOST_RECENT]
    newer = {name: value for name, value in found.items() if name not in _KINDS}
    return Settings(**kept, newer=newer)


def save(settings: Settings) -> None:
    """Write the settings; a folder that cannot be written is no reason to bother anybody."""
    file, content = config_file(), asdict(settings)
    newer = content.pop("newer")
    # The window shows before files of offers can be read, and nothing is saved before that.
    from offercompare.files.store import replace_whole

    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        replace_whole(file, json.dumps(content | newer, indent=2).encode("ascii"))
    except OSError:
        return


class Kept:
    """The settings of this run; each change is written at once, so that a killed program forgets none."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    def change(self, **fields: Any) -> None:
        """Take over other values by name."""
        self._become(replace(self.settings, **fields))

    def remember(self, path: Path) -> None:
        """Put a file on top of the recent ones, with those that another window noted meanwhile."""
        known = dict.fromkeys((*load().recent, *self.settings.recent))
        self._become(replace(self.settings, recent=tuple(known)).with_recent(path))

    def _become(self, settings: Settings) -> None:
        if settings != self.settings:
            self.settings = settings
            save(settings)
