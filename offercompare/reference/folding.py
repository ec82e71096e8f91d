"""Names without case and accents, so that what is typed meets what is written."""

from __future__ import annotations

import unicodedata

# Letters that Unicode does not take apart into a base letter and an accent.
_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ə": "a"}
)
_APOSTROPHES = frozenset("'’‘ʻʼʿʾ`´")


def fold(text: str) -> str:
    """``text`` as lower-case words of letters and digits with one space between them; apostrophes vanish."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    kept = (
        character if character.isalnum() else " "
        for character in plain
        if not (unicodedata.combining(character) or character in _APOSTROPHES)
    )
    return " ".join("".join(kept).split())
