"""The workflow builds on each system through one entry, lets the result test itself, and may do little else."""

from __future__ import annotations

import re
import shutil
import subprocess
import tomllib
from typing import Any

import pytest
import yaml

from tests.packaging.conftest import ROOT

WORKFLOW = ROOT / ".github" / "workflows" / "packages.yml"

pytestmark = pytest.mark.skipif(not WORKFLOW.is_file(), reason="needs the source tree")


def jobs() -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))["jobs"]
    return found


def steps(job: dict[str, Any]) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = job["steps"]
    return found


def commands(job: dict[str, Any]) -> str:
    return "\n".join(step.get("run", "") for step in steps(job)).replace("\\", "/")


def test_it_may_only_read() -> None:
    workflow = yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))
    assert workflow["permissions"] == {"contents": "read"}
    assert "secrets." not in WORKFLOW.read_text(encoding="utf-8")
    assert not any("permissions" in job for job in jobs().values())


def test_each_system_builds_tests_and_hands_over() -> None:
    for name in ("linux", "macos", "windows"):
        job = jobs()[name]
        ran = commands(job)
        assert "python packaging/build.py" in ran, name
        assert ran.count("self-test") >= 2 or "packaging/windows/installed.ps1" in ran, name
        assert any(step.get("uses", "").startswith("actions/upload-artifact@") for step in steps(job)), name


def test_no_job_runs_for_ever() -> None:
    assert {name for name, job in jobs().items() if job["timeout-minutes"] > 60} == set()


def test_the_debian_package_is_tried_on_a_clean_debian() -> None:
    debian = jobs()["debian"]
    assert debian["container"].startswith("debian:")
    assert "packaging/linux/check.py --all" in commands(debian)
    assert "self-test" in commands(debian)
    assert "purge" in commands(debian)


def test_actions_are_pinned_to_a_major_and_get_no_credentials() -> None:
    used = [step for job in jobs().values() for step in steps(job) if "uses" in step]
    assert all(re.fullmatch(r"actions/[a-z-]+@v\d+", step["uses"]) for step in used)
    fetched = [step for step in used if step["uses"].startswith("actions/checkout@")]
    assert len(fetched) == len(jobs())
    assert all(step["with"]["persist-credentials"] is False for step in fetched)


def test_python_is_the_one_of_the_file_and_of_the_project() -> None:
    named = {
        step["with"]["python-version-file"]
        for job in jobs().values()
        for step in steps(job)
        if "python" in step.get("uses", "")
    }
    (file,) = named
    version = tuple(map(int, (ROOT / file).read_text(encoding="utf-8").split(".")))
    required = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["requires-python"]
    assert version >= tuple(map(int, required.removeprefix(">=").split(".")))


def test_paths_of_the_project_are_there() -> None:
    named = set(re.findall(r"packaging/[\w./-]+", "\n".join(map(commands, jobs().values()))))
    assert named
    assert [path for path in named if not (ROOT / path).is_file()] == []


@pytest.mark.skipif(shutil.which("shellcheck") is None, reason="shellcheck is not on this machine")
@pytest.mark.parametrize("name", ["linux", "debian", "macos"])
def test_shell_steps_have_no_traps(name: str) -> None:
    for step in steps(jobs()[name]):
        if "run" in step:
            told = subprocess.run(
                ["shellcheck", "-s", "bash", "-"],
                input="set -e\n" + step["run"],
                capture_output=True,
                text=True,
                check=False,
            )
            assert told.returncode == 0, told.stdout
