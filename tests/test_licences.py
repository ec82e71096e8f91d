"""What the program says of licences: the notices of a build where they are, else the packages that it needs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from offercompare import licences, resources


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of installed packages that goes before the real ones."""
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.syspath_prepend(str(folder))
    return folder


@pytest.fixture
def resource_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Resources of this test's own, where a frozen program has them."""
    folder = tmp_path / "frozen" / "resources"
    folder.mkdir(parents=True)
    monkeypatch.setattr("sys._MEIPASS", str(folder.parent), raising=False)
    resources.folder.cache_clear()
    yield folder
    resources.folder.cache_clear()


def install(site: Path, name: str, *lines: str) -> None:
    """Put a package with these lines of metadata into ``site``."""
    info = site / f"{name.replace('-', '_')}-1.0.dist-info"
    info.mkdir()
    head = ["Metadata-Version: 2.1", f"Name: {name}", "Version: 1.0"]
    (info / "METADATA").write_text("\n".join([*head, *lines, "", ""]), encoding="utf-8")


def needs(site: Path, *requirements: str) -> None:
    """Say that the program asks for these."""
    install(site, "offercompare", *[f"Requires-Dist: {requirement}" for requirement in requirements])


def test_bundled_notices_are_what_is_read(resource_folder: Path) -> None:
    file = resource_folder / "notices" / "THIRD-PARTY-NOTICES.txt"
    file.parent.mkdir()
    file.write_text("Qt is under the LGPL. ©\n", encoding="utf-8")
    assert licences.text() == "Qt is under the LGPL. ©\n"


def test_a_start_from_source_shows_our_licence_the_packages_the_figures_and_the_typeface() -> None:
    text = licences.text()
    order = ["MIT License", "pydantic", "GNU Lesser General", "GeoNames, https://www.geonames.org", "SIL OPEN FONT"]
    assert sorted(order, key=text.index) == order


def test_only_what_the_program_needs_is_listed_with_what_that_needs(site: Path) -> None:
    needs(site, "first-one>=2,<3", 'tool; extra == "dev"', 'elsewhere; sys_platform == "plan9"')
    install(site, "first-one", "License-Expression: MIT", "Requires-Dist: second", "Requires-Dist: offercompare")
    install(site, "second", "License: ISC", "Requires-Dist: first-one")
    install(site, "tool", "License: MIT")
    found = [(package.name, package.version, package.licence) for package in licences.packages()]
    assert found == [("first-one", "1.0", "MIT"), ("second", "1.0", "ISC")]


@pytest.mark.parametrize(
    ("lines", "licence", "home"),
    [
        (["License-Expression: MIT", "License: odd"], "MIT", None),
        (["License: BSD-2-Clause", "Home-page: https://a.example"], "BSD-2-Clause", "https://a.example"),
        (["License: " + "words " * 40, "Classifier: License :: OSI Approved :: MIT License"], "MIT License", None),
        (["Classifier: License :: OSI Approved :: BSD License"], "BSD License", None),
        (["Classifier: Topic :: Software Development"], None, None),
        (
            ["Project-URL: Funding, https://b.example", "Project-URL: Source, https://c.example"],
            None,
            "https://c.example",
        ),
    ],
)
def test_a_licence_is_told_as_the_package_tells_it(
    site: Path, lines: list[str], licence: str | None, home: str | None
) -> None:
    needs(site, "part")
    install(site, "part", *lines)
    (package,) = licences.packages()
    assert (package.licence, package.home) == (licence, home)


def test_a_package_without_metadata_is_left_out_and_nothing_fails(site: Path) -> None:
    needs(site, "gone", "empty")
    (site / "empty-1.0.dist-info").mkdir()
    assert licences.packages() == ()
    assert "MIT License" in licences.text()
