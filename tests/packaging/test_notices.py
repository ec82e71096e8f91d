"""The notices name each part with its licence, and the licences of all parts are known and shipped."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.packaging.conftest import ROOT, Load
from tests.packaging.made_build import MadeBuild

Components = Callable[[], tuple[Any, ...]]


@pytest.fixture
def made_build(tmp_path: Path) -> MadeBuild:
    return MadeBuild(tmp_path)


@pytest.fixture
def components(load: Load) -> ModuleType:
    return load("components")


@pytest.fixture
def notices(load: Load) -> ModuleType:
    return load("notices")


@pytest.fixture
def read(load: Load, components: ModuleType, made_build: MadeBuild) -> Components:
    """The components of the made-up build."""
    bundled = load("bundled")

    def found() -> tuple[Any, ...]:
        items = bundled.read(made_build.folder, made_build.work, made_build.origins(bundled))
        return components.read(made_build.folder, items, [made_build.site])

    return found


@pytest.fixture
def with_qt(made_build: MadeBuild) -> MadeBuild:
    """A build with Qt, its bindings and shiboken as the wheels have them."""
    wheels = {
        "PySide6_Essentials": [
            "PySide6/Qt/lib/libQt6Core.so.6",
            "PySide6/Qt/plugins/platforms/libqxcb.so",
            "PySide6/QtCore.so",
        ],
        "shiboken6": ["shiboken6/Shiboken.so"],
    }
    for name, files in wheels.items():
        made_build.install(name, *files, version="6.11.3")
        for file in files:
            made_build.copy(file, made_build.site / file)
    return made_build


def test_each_part_is_named_with_version_licence_copyright_and_place(
    read: Components, notices: ModuleType, made_build: MadeBuild
) -> None:
    made_build.install(
        "numpy", "numpy/core.so", version="9.8", licence="BSD-3-Clause", text="Copyright (c) 2005 N.\nUse it."
    )
    made_build.copy("numpy/core.so", made_build.site / "numpy/core.so")
    text = notices.text(read())
    part = text[text.index("numpy 9.8") :].splitlines()
    assert part[1:4] == [
        "    Licence: BSD-3-Clause",
        "    Copyright (c) 2005 N.",
        "    Lies in _internal/numpy/core.so",
    ]
    assert "Use it." in text
    assert "Redistribution and use in source and binary forms" in text


def test_the_lgpl_is_told_in_plain_words_with_both_texts(
    read: Components, notices: ModuleType, with_qt: MadeBuild
) -> None:
    text = " ".join(notices.text(read()).split())
    for words in (
        "Qt 6.11.3, PySide6 6.11.3 and shiboken6 6.11.3 under the GNU Lesser General Public License",
        "Qt in _internal/PySide6/Qt, PySide6 in _internal/PySide6, shiboken6 in _internal/shiboken6",
        "You may replace them with builds of your own",
        'Run "offercompare self-test"',
        "reverse engineering",
        "https://download.qt.io/official_releases/qt/6.11/6.11.3/",
        "https://download.qt.io/official_releases/QtForPython/pyside6/PySide6-6.11.3-src/",
        "GNU LESSER GENERAL PUBLIC LICENSE Version 3, 29 June 2007",
        "GNU GENERAL PUBLIC LICENSE Version 3, 29 June 2007",
    ):
        assert words in text


def test_qt_is_a_part_of_its_own_and_tells_what_is_inside(read: Components, with_qt: MadeBuild) -> None:
    core = with_qt.folder / "_internal/PySide6/Qt/lib/libQt6Core.so.6"
    core.write_bytes(b"\x7fELF\x0010.49 2026-09-28\x00")
    found = {component.name: component for component in read()}
    assert found["Qt"].places == (
        "_internal/PySide6/Qt/lib/libQt6Core.so.6",
        "_internal/PySide6/Qt/plugins/platforms/libqxcb.so",
    )
    assert (found["Qt"].licence, found["Qt"].version) == ("LGPL-3.0-only", "6.11.3")
    assert (found["PCRE2"].inside, found["PCRE2"].version) == ("Qt", "10.49")
    assert "HarfBuzz" not in found


def test_where_the_gpl_may_be_taken_the_lgpl_is(read: Components, with_qt: MadeBuild) -> None:
    licences = {component.licence for component in read() if component.kind in ("qt", "package")}
    assert licences == {"LGPL-3.0-only"}


@pytest.mark.parametrize("name", ["PySide6/Qt/plugins/platforminputcontexts/libqtvirtualkeyboardplugin.so",
                                  "PySide6/Qt/lib/libQt6Charts.so.6", "libreadline.so.8", "libgdbm.so.6"])  # fmt: skip
def test_nothing_of_the_gpl_alone_goes_in(
    read: Components, components: ModuleType, made_build: MadeBuild, name: str
) -> None:
    made_build.install("PySide6_Essentials", name)
    made_build.copy(name, made_build.site / name)
    with pytest.raises(components.BundleError, match="under the GPL alone"):
        read()


def test_a_licence_without_a_text_ends_the_build(read: Components, notices: ModuleType, components: ModuleType) -> None:
    odd = components.Component("odd", "inside", None, "LicenseRef-Odd", inside="Qt")
    with pytest.raises(components.BundleError, match="text of LicenseRef-Odd, the licence of odd, is missing"):
        notices.licences([odd])
    own = components.Component("odd", "package", "1", "LicenseRef-Odd", texts=("You may.",))
    assert notices.licences([own]) == []
    choice = components.Component("odd", "crate", "1", "LicenseRef-Odd OR MIT", inside="Qt")
    assert notices.licences([choice]) == ["MIT"]


def test_a_package_that_does_not_say_its_licence_ends_the_build(
    read: Components, components: ModuleType, made_build: MadeBuild
) -> None:
    made_build.install("silent", "silent.so", licence="see the file")
    made_build.copy("silent.so", made_build.site / "silent.so")
    with pytest.raises(components.BundleError, match="silent does not say its licence"):
        read()


def put_into_the_wheel() -> list[str]:
    """The names among the resources of what the wheel takes from elsewhere in the source."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    put = project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    found: list[str] = []
    for source, target in put.items():
        name = target.partition("offercompare/_resources/")[2]
        paths = [path for path in (ROOT / source).rglob("*") if path.is_file()] if (ROOT / source).is_dir() else []
        found += [f"{name}/{path.relative_to(ROOT / source).as_posix()}" for path in paths] or [name]
    return [name for name in found if name and not name.startswith("/")]


def test_every_resource_has_a_row(components: ModuleType) -> None:
    files = [
        path.relative_to(ROOT / "resources").as_posix() for path in (ROOT / "resources").rglob("*") if path.is_file()
    ]
    rows = {file: components.resource(file)["name"] for file in files}
    assert rows["data/cities.csv"] == "GeoNames"
    assert rows["fonts/Inter-Regular.otf"] == "Inter"
    with pytest.raises(components.BundleError, match=r"resources/data/strange\.csv has no licence"):
        components.resource("data/strange.csv")


@pytest.mark.parametrize("table", ["inside", "resources"])
def test_each_row_has_a_licence_with_text_an_owner_and_a_source(load: Load, table: str) -> None:
    spdx = load("spdx")
    (rows,) = tomllib.loads((ROOT / "packaging/licences" / f"{table}.toml").read_text(encoding="utf-8")).values()
    for row in rows:
        assert row["copyright"], row["name"]
        assert spdx.is_expression(row["licence"]), row["name"]
        assert all(spdx.has_text(name) for name in spdx.names(row["licence"])), row["name"]
        assert table == "resources" or row["source"], row["name"]
    names = [row["name"] for row in rows]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("lines", "text", "stated"),
    [
        ("License-Expression: MIT OR Apache-2.0", "", "MIT OR Apache-2.0"),
        ("License: BSD-3-Clause", "", "BSD-3-Clause"),
        (
            "Classifier: License :: OSI Approved :: BSD License",
            "may not be used to endorse or\npromote",
            "BSD-3-Clause",
        ),
        ("Classifier: License :: OSI Approved :: BSD License", "Redistribution", "BSD-2-Clause"),
        ("License: Our own words", "", None),
        ("Summary: nothing", "", None),
    ],
)
def test_the_licence_that_metadata_state(load: Load, lines: str, text: str, stated: str | None) -> None:
    from email import message_from_string

    assert load("spdx").stated(message_from_string(lines + "\n\n"), [text]) == stated
