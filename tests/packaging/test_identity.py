"""What packages say of the program is what the program says of itself."""

from __future__ import annotations

import ast
import importlib.metadata
import re
import tomllib
from pathlib import Path

from offercompare import APP_ID, __version__
from offercompare.gui.file_desk import ENDING
from tests.packaging.conftest import ROOT, Load


def test_it_is_read_from_where_it_is_said(load: Load) -> None:
    identity = load("identity")
    assert (APP_ID, __version__) == (identity.APP_ID, identity.VERSION)
    assert f".{identity.ending()}" == ENDING
    assert identity.mime_type() == "application/vnd.offercompare+json"
    assert identity.DOCUMENT_ICON.startswith(f"{APP_ID}."), "Flatpak lets no other name out"
    assert identity.copyright_line().startswith("Copyright (c)")
    assert all((identity.name(), identity.summary(), identity.document_name()))


def test_the_authors_are_those_of_the_project(load: Load) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert [author["name"] for author in project["authors"]] == [load("identity").AUTHORS]
    assert load("identity").PROGRAM in project["scripts"]
    assert importlib.metadata.version(load("identity").PROGRAM) == __version__


# A call of the command, or what stands in a file.
NO_NAME = re.compile(r'offercompare (?=--|[a-z-]+ FILE)|"offercompare"|-m offercompare')


def test_people_read_one_name_of_the_program(load: Load) -> None:
    """The one that menus and shops show; in small letters it is the command alone."""
    said = [(file, text) for file in sorted((ROOT / "offercompare").rglob("*.py")) for text in strings_said(file)]
    wrong = [text for _, text in said if "offercompare" in NO_NAME.sub("", text)]
    assert wrong == []
    name = load("identity").name()
    assert {f"About {name}", f"&About {name}", name} <= {text for _, text in said}
    assert name in (ROOT / "resources" / "report" / "report.html.jinja").read_text(encoding="utf-8")
    assert (ROOT / "README.md").read_text(encoding="utf-8").startswith(f"# {name}\n")


def strings_said(file: Path) -> list[str]:
    """What is said to people in a module."""
    calls = [node for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
    asked = [call for call in calls if isinstance(call.func, ast.Name) and call.func.id in ("tr", "trn")]
    found = (each.value for call in asked for each in call.args if isinstance(each, ast.Constant))
    return [text for text in found if isinstance(text, str)]
