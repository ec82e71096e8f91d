"""What packages say of the program is what the program says of itself."""

from __future__ import annotations

import importlib.metadata
import tomllib

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
