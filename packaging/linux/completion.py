"""Shell completion from the program's own parser: verbs, options, their values, and offer files.

Usage: python packaging/linux/completion.py FOLDER, with the extra ``package`` and the program's own packages.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

NAMES = {"bash": "offercompare", "zsh": "_offercompare", "fish": "offercompare.fish"}
"""The file of each shell, as the shell looks for it."""
OFFER_FILES = ("file", "files")
"""Arguments that name an offer file to read."""

# A first word may be a verb or a file for the window; shtab knows either verbs or files. The names are those it makes.
ZSH_FIRST = """
_offercompare_first() {
  _alternative 'verbs:verb:_shtab_offercompare_commands' 'files:offer file:_files -g "*.offers"'
}
_shtab_offercompare_options+=(': :_offercompare_first' '*::: :->offercompare')
_shtab_offercompare_defaults_added=1
"""
BASH_FIRST = """
_shtab_offercompare_pos_0_COMPGEN={glob}
"""
FISH_FIRST = """
complete -c offercompare -n '_shtab_offercompare_using' -k -a '{glob}'
"""


def completion(shell: str) -> str:
    """The completion of one of ``NAMES``."""
    import shtab

    from offercompare import cli

    parser = cli.parser()
    # The pattern that shtab 1.13 gives zsh finds no file.
    offers = shtab.glob("*.offers") | {"zsh": "_files -g '*.offers'"}
    for action in actions(parser):
        if action.dest in OFFER_FILES:
            action.complete = offers  # type: ignore[attr-defined]
        elif action.dest == "output":
            action.complete = shtab.FILE  # type: ignore[attr-defined]
    text = str(shtab.complete(parser, shell, preamble={"zsh": ZSH_FIRST}))
    after = {"bash": BASH_FIRST.format(glob=offers["bash"]), "fish": FISH_FIRST.format(glob=offers["fish"])}
    # shtab 1.13 tells zsh of the first of several files alone.
    text = text.replace('"(*):', '"*:')
    return text.rstrip("\n") + "\n" + after.get(shell, "")


def actions(parser: argparse.ArgumentParser) -> list[argparse.Action]:
    """Every argument and option, those of the verbs too."""
    own = list(parser._actions)
    verbs = [
        verb for action in own if isinstance(action, argparse._SubParsersAction) for verb in action.choices.values()
    ]
    return own + [action for verb in verbs for action in actions(verb)]


if __name__ == "__main__":
    words = argparse.ArgumentParser(description=__doc__)
    words.add_argument("folder", type=Path)
    folder: Path = words.parse_args().folder
    for shell, name in NAMES.items():
        (folder / name).write_text(completion(shell), encoding="utf-8")
    sys.exit(0)
