"""The bill of materials is valid, names everything that is bundled and nothing else, and is the same each time."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.packaging.conftest import Load
from tests.packaging.made_build import MadeBuild

SECONDS = 1_764_115_200


@pytest.fixture
def sbom(load: Load) -> ModuleType:
    pytest.importorskip("cyclonedx")
    return load("sbom")


@pytest.fixture
def build(tmp_path: Path) -> MadeBuild:
    """A build with Qt, a package with files and one with modules alone, Python and the program."""
    made = MadeBuild(tmp_path)
    made.install("PySide6_Essentials", "PySide6/Qt/lib/libQt6Core.so.6", version="6.11.3")
    made.install("numpy", "numpy/core.so", "numpy.libs/libscipy_openblas.so", licence="BSD-3-Clause AND Zlib")
    made.install("Jinja2", "jinja2/__init__.py")
    for file in ("PySide6/Qt/lib/libQt6Core.so.6", "numpy/core.so", "numpy.libs/libscipy_openblas.so"):
        made.copy(file, made.site / file)
    made.link("libQt6Core.so.6", "PySide6/Qt/lib/libQt6Core.so.6")
    made.module("jinja2", made.site / "jinja2/__init__.py")
    made.module("start", made.root / "packaging/start.py")
    made.copy("base_library.zip", made.work / "base_library.zip")
    return made


@pytest.fixture
def places(load: Load, build: MadeBuild) -> set[str]:
    bundled = load("bundled")
    return {item.place for item in bundled.read(build.folder, build.work, build.origins(bundled))}


@pytest.fixture
def parts(load: Load, build: MadeBuild) -> tuple[Any, ...]:
    bundled, components = load("bundled"), load("components")
    items = bundled.read(build.folder, build.work, build.origins(bundled))
    return components.read(build.folder, items, [build.site])


@pytest.fixture
def bill(sbom: ModuleType, build: MadeBuild, parts: tuple[Any, ...]) -> str:
    return sbom.text(parts, sbom.digests(build.folder), SECONDS)


def test_it_is_valid_and_complete(sbom: ModuleType, bill: str, places: set[str]) -> None:
    sbom.check(bill, places)
    told = json.loads(bill)
    assert (told["bomFormat"], told["specVersion"]) == ("CycloneDX", "1.6")


def test_what_it_lacks_or_has_too_many_is_told(sbom: ModuleType, bill: str, places: set[str]) -> None:
    with pytest.raises(sbom.BundleError, match=r"Not in the bill of materials: \['_internal/new\.so'\]"):
        sbom.check(bill, {*places, "_internal/new.so"})
    with pytest.raises(sbom.BundleError, match=r"in it alone: \['offercompare::jinja2'\]"):
        sbom.check(bill, places - {"offercompare::jinja2"})


def test_a_bill_that_breaks_the_schema_is_refused(sbom: ModuleType, bill: str, places: set[str]) -> None:
    with pytest.raises(sbom.BundleError, match="breaks its schema"):
        sbom.check(bill.replace('"type": "library"', '"type": "book"'), places)


def test_each_part_has_version_licence_purl_and_digests(bill: str, sbom: ModuleType, build: MadeBuild) -> None:
    parts = {part["name"]: part for part in json.loads(bill)["components"]}
    numpy = parts["numpy"]
    assert (numpy["version"], numpy["purl"]) == ("1.0", "pkg:pypi/numpy@1.0")
    assert numpy["licenses"] == [{"expression": "BSD-3-Clause AND Zlib"}]
    (file,) = numpy["components"]
    digest = sbom.digests(build.folder)["_internal/numpy/core.so"]
    assert (file["name"], file["hashes"]) == ("_internal/numpy/core.so", [{"alg": "SHA-256", "content": digest}])
    assert parts["Qt"]["type"] == "framework"
    assert parts["Qt"]["licenses"] == [{"license": {"id": "LGPL-3.0-only"}}]
    assert parts["OpenBLAS"]["components"][0]["name"] == "_internal/numpy.libs/libscipy_openblas.so"


def test_the_program_depends_on_its_parts_and_these_on_what_is_in_them(bill: str) -> None:
    told = json.loads(bill)
    depends = {row["ref"]: row.get("dependsOn", []) for row in told["dependencies"]}
    program = told["metadata"]["component"]
    assert program["name"] == "offercompare"
    assert {"Qt/6.11.3", "numpy/1.0", "Jinja2/1.0"} <= set(depends[program["bom-ref"]])
    assert "Qt/PCRE2" in depends["Qt/6.11.3"]


def test_the_same_parts_give_the_same_bytes(
    sbom: ModuleType, build: MadeBuild, bill: str, parts: tuple[Any, ...]
) -> None:
    digests = sbom.digests(build.folder)
    assert sbom.text(reversed(parts), dict(reversed(digests.items())), SECONDS) == bill
    assert json.loads(bill)["metadata"]["timestamp"] == "2025-11-26T00:00:00+00:00"


def test_another_content_has_another_number(
    sbom: ModuleType, build: MadeBuild, bill: str, parts: tuple[Any, ...]
) -> None:
    digests = sbom.digests(build.folder)
    other = sbom.text(parts, {**digests, "_internal/numpy/core.so": "0" * 64}, SECONDS)
    newer = sbom.text([replace(part, version="2") for part in parts], digests, SECONDS)
    assert len({json.loads(told)["serialNumber"] for told in (bill, other, newer)}) == 3
