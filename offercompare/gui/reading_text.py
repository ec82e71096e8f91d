"""A text to read in the program: where its sections are, which view each is about, and what of it is a link."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

_VIEW = re.compile(r"^<!-- view: (\w+) -->\n+(?=#+ (.+)$)", re.MULTILINE)
_ELSEWHERE = re.compile(r"!?\[([^\]]*)\]\((?!#)([^)]*)\)|<(https?:[^>]*)>")


@dataclass(frozen=True, slots=True)
class ReadingText:
    """``read`` gives the whole text when it is first wanted: Markdown, or plain where ``is_plain``."""

    key: str
    title: str
    read: Callable[[], str]
    is_plain: bool = False


@dataclass(frozen=True, slots=True)
class Prepared:
    """Markdown that can be shown as it is; ``views`` has the title of the section of each view."""

    markdown: str
    views: Mapping[str, str]


def prepared(markdown: str) -> Prepared:
    """The text without its notes on views, and with every address outside it as text: nothing here leads out."""
    views = {view: title.strip() for view, title in _VIEW.findall(markdown)}
    return Prepared(_ELSEWHERE.sub(_told, _VIEW.sub("", markdown)), views)


def _told(found: re.Match[str]) -> str:
    text, target, address = found.groups()
    # A code span: else Markdown makes a link of every address again.
    if address:
        return f"`{address}`"
    return text if not target or target == text else f"{text} (`{target}`)"


def anchor(title: str) -> str:
    """The name by which a link reaches the section of this title, made as code hosts make it."""
    return re.sub(r"[^\w\- ]", "", title.strip().lower()).replace(" ", "-")
