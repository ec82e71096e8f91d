"""The guide is true: every name, menu, key and address in it is one that the program has."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtGui import QKeySequence

import offercompare
from offercompare import cli, resources
from offercompare.gui import help_words
from offercompare.gui.actions import YEARS, commands, menus
from offercompare.gui.compare.entry import edit_for
from offercompare.gui.reading_text import anchor, prepared
from offercompare.model import Offer
from offercompare.numerals import ENGLISH
from offercompare.reference.rubrics import criteria

PACKAGE = Path(offercompare.__file__).parent
ROOT = PACKAGE.parent
TABLE_KEYS = {"Enter", "Tab", "Escape", "Delete", "F1", "1", "5", "?", "0", "7"}
READING_KEYS = {"Ctrl+F"}
TYPED = {
    "base": ("€97k", "165000", "165k", "180k", "~180k", "?"),
    "bonus": ("15 %", "20k"),
    "grants": ("120k RSU", "42,000 ISO @ 6.10"),
    "place": ("remote",),
    "remote.office_days": ("0", "7"),
}
NAMED = {".offers", "offercompare self-test", "offercompare --hide-amounts", "offercompare --new-window", "this"}
NOT_ON_SCREEN = {"bold", "Your contract.", "Tax beyond a salary.", "The future.", "Today.", "People."}


@cache
def guide() -> str:
    return resources.text("guide/guide.md")


@cache
def on_screen() -> frozenset[str]:
    """Every string that the program shows, without the marks of its keys."""
    found = {each.label for each in criteria()}
    for file in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("tr", "trn"):
                found |= {
                    each.value for each in node.args if isinstance(each, ast.Constant) and isinstance(each.value, str)
                }
    return frozenset(bare(text) for text in found)


def bare(text: str) -> str:
    return text.replace("&", "").rstrip("…")


def bold() -> list[str]:
    return re.findall(r"\*\*([^*]+)\*\*", guide())


def paths() -> list[str]:
    return [text for text in bold() if " > " in text]


def code() -> list[str]:
    return re.findall(r"`([^`]+)`", guide())


def test_every_menu_path_is_in_the_menus() -> None:
    known = {command.id: command.text for command in commands()} | {"recent": "Open recent", YEARS: "Money of the year"}
    there = {
        f"{bare(title)} > {known[key].replace('&', '')}" for title, ids in menus() for key in ids.split() if key != "-"
    }
    assert len(paths()) > 20
    assert set(paths()) <= there, set(paths()) - there


def test_every_key_beside_a_menu_path_is_its_own() -> None:
    """Each key in brackets after a path belongs to that command; each command with a key is told with it once."""
    keys = {command.text.replace("&", ""): command.shortcut for command in commands()}
    told = re.findall(r"\*\*[^*>]+ > ([^*]+)\*\* \(`([^`]+)`\)", guide())
    assert len(told) > 12
    for name, key in told:
        assert keys[name] == key, name
    beside = {name for name, _ in told}
    for path in paths():
        name = path.split(" > ")[1]
        assert not keys.get(name) or name in beside or name == "You and assumptions…", f"{path} without its key"


def test_every_key_and_every_typed_text_is_one_that_works() -> None:
    shortcuts = {command.shortcut for command in commands() if command.shortcut}
    typed = {text for texts in TYPED.values() for text in texts}
    known = shortcuts | TABLE_KEYS | READING_KEYS | typed | NAMED
    assert set(code()) <= known, set(code()) - known
    for key in shortcuts & set(code()):
        assert not QKeySequence(key).isEmpty()


@pytest.mark.parametrize(("row", "text"), [(row, text) for row, texts in TYPED.items() for text in texts])
def test_what_the_guide_types_can_be_read(row: str, text: str) -> None:
    assert f"`{text}`" in guide()
    edit_for(row, Offer(id="a", company="A"), text, ENGLISH)


def test_every_name_in_bold_stands_on_the_screen() -> None:
    names = {bare(text) for text in bold() if " > " not in text} - NOT_ON_SCREEN
    assert len(names) > 50
    assert names <= on_screen(), sorted(names - on_screen())


def test_the_words_of_the_verdict_are_its_own() -> None:
    """Each quoted beginning of a verdict begins one."""
    verdicts = ("Leaning to", "Too close to call", "On pay and place only", "This could be", "Ask before")
    assert all(f'"{start}' in guide() for start in verdicts)
    assert all(any(text.startswith(start) for text in on_screen()) for start in verdicts)


def test_each_view_has_a_section_of_its_own() -> None:
    views = [command.id for command in commands() if command.group == "view"]
    made = prepared(guide())
    assert set(made.views) == set(views)
    assert len(set(made.views.values())) == len(views)
    for title in made.views.values():
        assert f"\n## {title}\n" in made.markdown
    assert "<!--" not in made.markdown


def test_escape_does_the_same_in_the_guide_and_in_the_list_of_keys() -> None:
    """What it does is tried in tests/gui/forms/test_offer_editor.py."""
    assert "`Escape` closes the window and keeps what you typed" in guide()
    forms = help_words.keys().partition("## In a form")[2].partition("##")[0]
    assert "`Escape` | closes the window and keeps what was typed" in forms


def test_the_options_that_it_names_exist() -> None:
    assert cli.parser().parse_args(["self-test"])
    said = cli.parser().format_help()
    options = re.findall(r"offercompare (--[a-z-]+)", guide())
    assert len(options) > 1
    assert all(option in said for option in options)


def test_links_in_texts_lead_to_a_section_or_a_file() -> None:
    """Those of the guide inside it; those of the pages for people who read the source to files that exist."""
    titles = {anchor(title) for title in re.findall(r"^#+ (.+)$", guide(), re.MULTILINE)}
    for target in re.findall(r"\]\(([^)]+)\)", guide()):
        assert target.startswith("#"), target
        assert target[1:] in titles, target
    for page in ("README.md", "CONTRIBUTING.md", "packaging/README.md"):
        here = ROOT / page
        for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", here.read_text(encoding="utf-8")):
            if not target.startswith(("http:", "https:")):
                assert (here.parent / target).exists(), f"{page}: {target}"


def test_the_guide_is_short() -> None:
    assert len(re.sub(r"[*`|#<>-]", "", guide()).split()) < 2300
