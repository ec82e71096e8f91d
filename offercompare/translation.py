"""Every string for people passes here: gettext catalogues in ``resources/translations``, English without one."""

from __future__ import annotations

import gettext
from functools import cache

from offercompare import resources

DOMAIN = "offercompare"


@cache
def _catalogue() -> gettext.NullTranslations:
    return gettext.translation(DOMAIN, resources.path("translations"), fallback=True)


@cache
def _translated(message: str) -> str:
    return _catalogue().gettext(message)


def language() -> str:
    """The language that the program speaks, as its catalogue names it: "de"; English without a catalogue."""
    return _catalogue().info().get("language", "en")


def tr(message: str, **values: object) -> str:
    """``message`` in the person's language, with ``{name}`` places filled from ``values``."""
    translated = _translated(message)
    return translated.format(**values) if values else translated


def trn(one: str, many: str, count: int, **values: object) -> str:
    """``one`` or ``many`` by ``count``, which may be named ``{count}`` in the text."""
    return _catalogue().ngettext(one, many, count).format(count=count, **values)
