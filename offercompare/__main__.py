"""The one entry point: a verb of the command line, or the window. Each loads only what it needs."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from offercompare.errors import UsageError
from offercompare.translation import tr

VERBS = ("evaluate", "report", "validate", "schema", "example", "desktop", "self-test")
EXAMPLE, HIDE_AMOUNTS, NEW_WINDOW = WINDOW_OPTIONS = ("--example", "--hide-amounts", "--new-window")
ASKS = ("-h", "--help", "--version")
SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the command line says; returns the exit status of FORMAT 1."""
    words = list(sys.argv[1:] if argv is None else argv)
    if words and (words[0] in VERBS or words[0] in ASKS):
        return _verb(words)
    files, options = _window_words(words)
    unknown = next((option for option in options if option not in WINDOW_OPTIONS), None)
    if unknown is not None:
        return _tell(
            UsageError(tr("Unrecognized argument: {word}; offercompare --help says what there is.", word=unknown))
        )
    return _window(files, options) if has_screen() else _without_screen(EXAMPLE in options)


def _window_words(words: Sequence[str]) -> tuple[list[str], list[str]]:
    """Files and options. By hand: a parser would cost the window a tenth of its start."""
    before = list(words[: words.index("--")] if "--" in words else words)
    options = [word for word in before if word.startswith("-") and word != "-"]
    return [word for word in before if word not in options] + list(words[len(before) + 1 :]), options


def _window(files: Sequence[str], options: Sequence[str]) -> int:
    """Give the files to the window that is open already, or open one."""
    from offercompare.gui.handover import Request, desktop_token, handed_over, meeting

    request = Request(tuple(files), EXAMPLE in options, HIDE_AMOUNTS in options, desktop_token())
    answer = "silent" if NEW_WINDOW in options else handed_over(request, meeting())
    if answer == "taken":
        return 0
    from offercompare.app import run

    return run(request, is_alone=answer == "silent")


def has_screen() -> bool:
    """Whether a window can open: always outside Linux, there when something names a display."""
    return not sys.platform.startswith("linux") or any(os.environ.get(name) for name in SCREENS)


def _verb(words: list[str]) -> int:
    _paint_offscreen()
    if words == ["self-test"]:
        from offercompare.self_test import run

        return run()
    from offercompare import cli

    return cli.main(words)


def _paint_offscreen() -> None:
    """A verb opens no window, so a PDF needs no display either; Qt ends the program over one it cannot reach."""
    if sys.platform.startswith("linux"):
        os.environ["QT_QPA_PLATFORM"] = os.environ.get("QT_QPA_PLATFORM") or "offscreen"


def _without_screen(example: bool) -> int:
    _paint_offscreen()
    if example:
        from offercompare import cli

        return cli.example_without_screen()
    text = tr("There is no screen to open a window on; use: offercompare evaluate FILE (or --help for more).")
    return _tell(UsageError(text))


def _tell(error: UsageError) -> int:
    from offercompare import cli

    return cli.tell(error)


if __name__ == "__main__":
    sys.exit(main())
