"""Man page and shell completion hold every verb and option, and name the places that the program uses."""

from __future__ import annotations

import argparse
import shutil
import subprocess
from pathlib import Path

import pytest

from offercompare import __main__, __version__, cli
from offercompare.files.fault_log import log_file
from offercompare.gui import recovery
from offercompare.gui import settings as stored
from tests.packaging.conftest import Load

STATUSES = (cli.DONE, cli.INPUT_AT_FAULT, cli.WRONG_USAGE, cli.FAULT, cli.INTERRUPTED)


@pytest.fixture
def page(load: Load, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795651200")
    return str(load("linux.manual").manual())


def options_of(parser: argparse.ArgumentParser) -> set[str]:
    return {word for action in parser._actions for word in action.option_strings if action.help != argparse.SUPPRESS}


def test_the_parser_tells_the_options_that_the_window_reads() -> None:
    told = {word for word in options_of(cli.parser()) if word not in __main__.ASKS}
    assert told == set(__main__.WINDOW_OPTIONS)


def test_the_page_has_every_verb_and_option(load: Load, page: str) -> None:
    plain = page.replace(r"\-", "-")
    for verb in __main__.VERBS:
        assert f".SS \\fBoffercompare {verb}\\fR" in plain
    wanted = options_of(cli.parser()).union(*map(options_of, load("linux.manual").verbs(cli.parser()))) - {
        "-h",
        "--help",
    }
    assert not [word for word in sorted(wanted) if f"\\fB{word}\\fR" not in plain]


def test_the_page_says_version_and_day(page: str) -> None:
    assert page.splitlines()[0] == f'.TH OFFERCOMPARE "1" "2026-11-26" "offercompare {__version__}" "User Commands"'


def test_the_page_names_the_files_of_the_program(page: str, home: Path) -> None:
    places = [stored.config_file(), recovery.folder(), log_file()]
    for place in places:
        assert f".I ~/{place.relative_to(home)}" in page


def test_the_page_explains_every_exit_status(page: str) -> None:
    section = page.partition(".SH EXIT STATUS")[2].partition(".SH ")[0]
    assert [line for line in section.splitlines() if line.startswith(".B ")] == [f".B {status}" for status in STATUSES]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_has_every_verb_and_option(shell: str, load: Load) -> None:
    text = load("linux.completion").completion(shell)
    for verb in __main__.VERBS:
        assert verb in text
    for word in ("--hide-amounts", "--new-window", "--paper", "A4", "one-page", "*.offers"):
        assert word.removeprefix("--") in text


@pytest.mark.skipif(shutil.which("bash") is None, reason="needs bash")
@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        (["sp"], {"spring.offers"}),
        (["rep"], {"report"}),
        (["report", ""], {"spring.offers", "folder"}),
        (["report", "--pa"], {"--paper"}),
        (["report", "--paper", ""], {"A4", "Letter"}),
        (["report", "spring.offers", "-o", ""], {"spring.offers", "folder", "other.txt"}),
        (["schema", ""], {"file", "results"}),
        (["--ex"], {"--example"}),
    ],
)
def test_bash_offers_what_fits(typed: list[str], offered: set[str], load: Load, tmp_path: Path) -> None:
    script = tmp_path / "completion"
    script.write_text(load("linux.completion").completion("bash"), encoding="utf-8")
    place = tmp_path / "documents"
    (place / "folder").mkdir(parents=True)
    for name in ("spring.offers", "other.txt"):
        (place / name).touch()
    ask = 'source "$0"; COMP_WORDS=(offercompare "$@"); COMP_CWORD=$#; _shtab_offercompare; echo "${COMPREPLY[@]}"'
    done = subprocess.run(["bash", "-c", ask, script, *typed], cwd=place, capture_output=True, text=True, check=True)
    assert set(done.stdout.split()) == offered
