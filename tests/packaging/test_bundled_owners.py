"""Each file of a frozen program has an owner, or the build ends with a sentence."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from tests.packaging.conftest import Load
from tests.packaging.made_build import MadeBuild


@pytest.fixture
def bundled(load: Load) -> ModuleType:
    return load("bundled")


@pytest.fixture
def made_build(tmp_path: Path) -> MadeBuild:
    return MadeBuild(tmp_path)


def owners(bundled: ModuleType, build: MadeBuild) -> dict[str, str]:
    return {item.place: item.owner for item in bundled.read(build.folder, build.work, build.origins(bundled))}


def test_a_file_belongs_to_the_package_that_installed_it(bundled: ModuleType, made_build: MadeBuild) -> None:
    made_build.install("numpy", "numpy/core.so", "numpy.libs/libgfortran.so")
    made_build.copy("numpy/core.so", made_build.site / "numpy/core.so")
    made_build.copy("numpy.libs/libgfortran.so", made_build.site / "numpy.libs/libgfortran.so")
    assert owners(bundled, made_build) == {
        "_internal/numpy/core.so": "numpy",
        "_internal/numpy.libs/libgfortran.so": "numpy",
    }


def test_modules_inside_the_program_have_owners_too(bundled: ModuleType, made_build: MadeBuild) -> None:
    made_build.install("Jinja2", "jinja2/__init__.py")
    made_build.module("jinja2", made_build.site / "jinja2/__init__.py")
    made_build.module("json", made_build.python / "lib" / f"python3.{sys.version_info.minor}" / "json/__init__.py")
    made_build.module("start", made_build.root / "packaging/start.py")
    assert owners(bundled, made_build) == {
        "offercompare::jinja2": "Jinja2",
        "offercompare::json": "Python",
        "offercompare::start": "offercompare",
    }


def test_python_the_starter_and_links_are_told_apart(bundled: ModuleType, made_build: MadeBuild) -> None:
    made_build.install("PySide6_Essentials", "PySide6/Qt/lib/libQt6Core.so.6")
    made_build.copy("PySide6/Qt/lib/libQt6Core.so.6", made_build.site / "PySide6/Qt/lib/libQt6Core.so.6")
    made_build.link("libQt6Core.so.6", "PySide6/Qt/lib/libQt6Core.so.6")
    made_build.copy("libpython3.so", made_build.python / "lib/libpython3.so")
    made_build.copy("base_library.zip", made_build.work / "base_library.zip")
    made_build.module("_sysconfigdata_linux", made_build.work / "instead/_sysconfigdata_linux.py")
    made_build.program(made_build.work / "offercompare")
    assert owners(bundled, made_build) == {
        "_internal/PySide6/Qt/lib/libQt6Core.so.6": "PySide6_Essentials",
        "_internal/base_library.zip": "Python",
        "_internal/libQt6Core.so.6": "PySide6_Essentials",
        "_internal/libpython3.so": "Python",
        "offercompare": "pyinstaller",
        "offercompare::_sysconfigdata_linux": "Python",
    }


def test_a_library_of_the_system_belongs_to_its_package(bundled: ModuleType, made_build: MadeBuild) -> None:
    library = made_build.elsewhere("usr/lib/libz.so.1")
    made_build.copy("libz.so.1", library)
    made_build.system_packages[str(library)] = "zlib1g"
    assert owners(bundled, made_build) == {"_internal/libz.so.1": "system:zlib1g"}


def test_what_the_notices_put_there_is_ours(bundled: ModuleType, made_build: MadeBuild) -> None:
    made_build.put("resources/notices/THIRD-PARTY-NOTICES.txt")
    assert owners(bundled, made_build) == {"_internal/resources/notices/THIRD-PARTY-NOTICES.txt": "offercompare"}


def test_a_file_that_came_from_nowhere_known_ends_the_build(bundled: ModuleType, made_build: MadeBuild) -> None:
    stranger = made_build.elsewhere("opt/libstrange.so")
    made_build.copy("libstrange.so", stranger)
    with pytest.raises(bundled.BundleError, match=r"libstrange\.so .* has no owner .*copied from .*libstrange"):
        owners(bundled, made_build)


def test_a_file_that_the_freezer_does_not_know_ends_the_build(bundled: ModuleType, made_build: MadeBuild) -> None:
    made_build.put("left_behind.txt")
    with pytest.raises(bundled.BundleError, match=r"left_behind\.txt .*not in PyInstaller's account"):
        owners(bundled, made_build)


def test_a_link_that_leads_nowhere_ends_the_build(bundled: ModuleType, made_build: MadeBuild) -> None:
    made_build.link("libQt6Gone.so.6", "PySide6/Qt/lib/libQt6Gone.so.6")
    with pytest.raises(bundled.BundleError, match="libQt6Gone"):
        owners(bundled, made_build)


def test_a_module_of_python_in_a_package_folder_is_not_pythons(bundled: ModuleType, made_build: MadeBuild) -> None:
    made_build.module("odd", made_build.python / "lib/python3/site-packages/odd.py")
    with pytest.raises(bundled.BundleError, match="offercompare::odd"):
        owners(bundled, made_build)


def test_without_an_account_it_says_what_to_do_first(bundled: ModuleType, tmp_path: Path) -> None:
    with pytest.raises(bundled.BundleError, match="freeze the program first"):
        list(bundled.copied(tmp_path))


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asks dpkg")
def test_the_package_of_a_file_is_asked_of_the_system(bundled: ModuleType) -> None:
    try:
        listed = subprocess.run(["dpkg", "-L", "libc6"], capture_output=True, text=True, check=True).stdout.split()
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("no dpkg here")
    library = next(file for file in listed if file.endswith("/libc.so.6"))
    assert bundled.package_of(library) == "libc6"
    assert bundled.package_of("/no/such/library.so") is None
