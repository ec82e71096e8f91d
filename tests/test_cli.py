"""The command line: what is printed where, and the exit status."""

from __future__ import annotations

import io
import json
import os
import stat
import subprocess
import sys
from datetime import date
from pathlib import Path

import jsonschema
import pytest
from files.corpus import corpus

from offercompare import __main__, cli
from offercompare.files import store
from offercompare.files.codec import problems_of
from offercompare.files.fault_log import log_file
from offercompare.files.worked_example import worked_example
from offercompare.report.results import results_schema

ROOT = Path(__file__).resolve().parent.parent
Captured = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def of_release(monkeypatch: pytest.MonkeyPatch) -> None:
    """The day of the release: on a later one old data is said on standard error."""
    monkeypatch.setattr(cli, "_today", lambda: date(2026, 11, 26))


@pytest.fixture
def example(tmp_path: Path) -> Path:
    path = tmp_path / "example.offers"
    store.write(path, worked_example())
    return path


def said(capsys: Captured, *words: str | Path) -> tuple[int, str, str]:
    status = cli.main([str(word) for word in words])
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def test_evaluate_prints_a_table_and_nothing_else(example: Path, capsys: Captured) -> None:
    status, out, err = said(capsys, "evaluate", example)
    assert (status, err) == (0, "")
    assert "Leaning to Nimbus AI: " in out


def test_evaluate_json_keeps_its_schema(example: Path, capsys: Captured) -> None:
    status, out, err = said(capsys, "evaluate", example, "--json", "--seed", "11", "--paths", "2000")
    content = json.loads(out)
    jsonschema.Draft202012Validator(results_schema()).validate(content)
    assert (status, err, content["seed"], content["paths"]) == (0, "", 11, 2000)
    assert content["offers"][0]["simulated"]["certainty_equivalent"] > 0
    assert content["offers"][0]["trail"] is None
    assert out.isascii()


def test_trail_is_given_when_asked_for(example: Path, capsys: Captured) -> None:
    content = json.loads(said(capsys, "evaluate", example, "--json", "--trail")[1])
    assert content["offers"][0]["trail"]["overall"]["inputs"]
    text = said(capsys, "evaluate", example, "--trail")[1]
    assert "HOW NIMBUS AI COMES TO ITS SCORE" in text
    for words in ("Certainty equivalent", "Base case, for comparison", "Error of the mean", "Equity pays nothing"):
        assert f"{words}: " in text


def test_same_file_same_bytes(example: Path, capsys: Captured) -> None:
    one, other = (said(capsys, "evaluate", example, "--json", "--trail")[1] for _ in range(2))
    assert one == other


@pytest.mark.parametrize(
    ("words", "status", "sentence"),
    [
        (["evaluate", "nowhere.offers"], 1, "There is no such file"),
        (["evaluate", "FILE", "--seed", "-1"], 2, "--seed must be 0 or more"),
        (["evaluate", "FILE", "--paths", "x"], 2, "--paths"),
        (["evaluate"], 2, "--help says what there is"),
        (["evaluate", "FILE", "--jso"], 2, "--jso"),
        (["report", "FILE", "-o", "out.xlsx"], 2, ".pdf, .html, .md or .csv"),
        (["report", "FILE", "-o", "out"], 2, ".pdf, .html, .md or .csv"),
        (["report", "FILE", "-o", "nowhere/out.md"], 1, "could not be written"),
        (["report", "FILE"], 2, "-o"),
        (["schema", "nothing"], 2, "nothing"),
        (["example", "-o", "FILE"], 1, "There is a file of this name already"),
        (["nothing"], 2, "nothing"),
        ([], 2, "VERB"),
    ],
)
def test_wrong_calls_get_one_sentence(
    words: list[str], status: int, sentence: str, example: Path, tmp_path: Path, capsys: Captured,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    before = example.read_bytes()
    found, out, err = said(capsys, *(str(example) if word == "FILE" else word for word in words))
    assert (found, out, err.count("\n")) == (status, "", 1)
    assert sentence in err
    assert example.read_bytes() == before
    assert list(tmp_path.iterdir()) == [example]


@pytest.mark.parametrize("ending", [".html", ".md", ".csv", ".HTML"])
def test_reports_are_written_for_their_owner_alone(
    ending: str, example: Path, tmp_path: Path, capsys: Captured
) -> None:
    out = tmp_path / f"out{ending}"
    out.write_text("old", encoding="utf-8")
    assert said(capsys, "report", example, "-o", out, "--detail", "full", "--hide-names") == (0, "", "")
    assert "Offer B" in out.read_text(encoding="utf-8")
    if os.name == "posix":
        assert stat.S_IMODE(out.stat().st_mode) == 0o600


def test_paper_follows_the_home_place(example: Path, tmp_path: Path, capsys: Captured) -> None:
    out = tmp_path / "out.html"
    said(capsys, "report", example, "-o", out)
    assert "size: Letter" in out.read_text(encoding="utf-8")
    said(capsys, "report", example, "-o", out, "--paper", "A4")
    assert "size: A4" in out.read_text(encoding="utf-8")


def test_validate_names_every_problem(example: Path, tmp_path: Path, capsys: Captured) -> None:
    content = json.loads(example.read_bytes())
    content["offers"][0]["base"] = "a lot"
    content["offers"][1]["raise"] = 7
    bad = tmp_path / "bad.offers"
    bad.write_text(json.dumps(content), encoding="utf-8")
    status, out, err = said(capsys, "validate", example, bad, tmp_path / "nowhere")
    assert status == 1
    assert "example.offers: no problems" in out
    assert "offers[0].base: must be a number" in out
    assert "offers[1].raise: must be 1 or less" in out
    assert "There is no such file" in out
    assert err.count("\n") == 2
    assert "(2 problems in all)" in err


def test_validate_is_silent_about_good_files(example: Path, capsys: Captured) -> None:
    status, _, err = said(capsys, "validate", example)
    assert (status, err) == (0, "")


@pytest.mark.parametrize("what", ["file", "results"])
def test_schema_is_one(what: str, capsys: Captured) -> None:
    status, out, _ = said(capsys, "schema", what)
    jsonschema.Draft202012Validator.check_schema(json.loads(out))
    assert status == 0


def test_example_is_written_once_and_replaced_by_force(tmp_path: Path, capsys: Captured) -> None:
    path = tmp_path / "new.offers"
    assert said(capsys, "example", "-o", path) == (0, "", "")
    assert store.read(path).comparison == worked_example()
    path.write_text("mine", encoding="utf-8")
    assert said(capsys, "example", "-o", path)[0] == 1
    assert path.read_text(encoding="utf-8") == "mine"
    assert said(capsys, "example", "-o", path, "--force")[0] == 0


@pytest.mark.parametrize("word", ["--help", "--version"])
def test_help_and_version(word: str, capsys: Captured) -> None:
    status, out, err = said(capsys, word)
    assert (status, err) == (0, "")
    assert "offercompare" in out


# A sample: the files' own tests read all of them.
SAMPLE = [case for case in corpus()[::12] if len(case[1]) < 200_000]


@pytest.mark.parametrize(("name", "data"), SAMPLE, ids=[name for name, _ in SAMPLE])
def test_hostile_files_get_one_sentence(name: str, data: bytes, tmp_path: Path, capsys: Captured) -> None:
    path = tmp_path / "file.offers"
    path.write_bytes(data)
    expected = 1 if problems_of(data, "x") else 0
    for words in (["evaluate", str(path)], ["evaluate", str(path), "--json"], ["validate", str(path)]):
        status, out, err = said(capsys, *words)
        assert (status, err.count("\n"), "Traceback" in out + err) == (expected, expected, False)
        assert "\x1b" not in out + err


def test_a_fault_is_noted_without_its_values(example: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ValueError(str(215_000))

    monkeypatch.setattr(cli, "evaluate", fail)
    status, out, err = said(capsys, "evaluate", example)
    log = log_file()
    assert (status, out, err.count("\n")) == (3, "", 1)
    assert str(log) in err
    noted = log.read_text(encoding="utf-8")
    assert "ValueError" in noted
    assert "215000" not in noted
    if os.name == "posix":
        assert stat.S_IMODE(log.stat().st_mode) == 0o600


def test_a_closed_pipe_is_no_fault(
    example: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Closed(io.StringIO):
        def write(self, text: str) -> int:
            raise BrokenPipeError

    monkeypatch.setattr(sys, "stdout", Closed())
    assert cli.main(["evaluate", str(example)]) == 0
    assert capfd.readouterr().err == ""


def test_no_output_at_all_is_said(example: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    assert cli.main(["evaluate", str(example)]) == 1
    assert "Standard output is closed" in capsys.readouterr().err


def test_a_poor_terminal_gets_plain_characters(example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdout", out)
    assert cli.main(["evaluate", str(example)]) == 0
    assert b"-9,745" in out.buffer.getvalue()  # type: ignore[attr-defined]


# The entry point ----------------------------------------------------------------------------------------------------


@pytest.fixture
def no_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in __main__.SCREENS:
        monkeypatch.setenv(name, "")


@pytest.mark.usefixtures("no_screen")
@pytest.mark.parametrize("words", [[], ["some.offers"], ["./evaluate"], ["--", "evaluate"], ["evaluat", "x"]])
def test_a_window_without_a_screen_names_the_verb(words: list[str], capsys: Captured) -> None:
    assert __main__.main(words) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.count("\n") == 1
    assert "evaluate FILE" in captured.err


@pytest.mark.usefixtures("no_screen")
def test_the_example_without_a_screen_is_printed_and_put_on_paper(
    tmp_path: Path, capsys: Captured, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(cli, "_write_pdf", lambda report, out, *rest: out.write_bytes(b"%PDF-"))
    assert __main__.main(["--example"]) == 0
    captured = capsys.readouterr()
    assert "Leaning to Nimbus AI" in captured.out
    assert "offercompare-example.pdf" in captured.err
    assert (tmp_path / "offercompare-example.pdf").exists()


def test_verbs_go_to_the_command_line(example: Path, capsys: Captured) -> None:
    assert __main__.main(["validate", str(example)]) == 0
    assert __main__.main(["--version"]) == 0
    assert __main__.main(["--nonsense"]) == 2


@pytest.mark.parametrize(("verb", "loaded"), [("evaluate", "numpy"), ("validate", "")])
def test_verbs_load_no_more_than_they_need(verb: str, loaded: str, example: Path) -> None:
    code = (
        "import sys\nfrom offercompare.__main__ import main\nstatus = main(sys.argv[1:])\n"
        "print(*{'PySide6', 'jinja2', 'numpy'} & set(sys.modules), file=sys.stderr)\nsys.exit(status)"
    )
    words = [sys.executable, "-c", code, verb, str(example)]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False, encoding="utf-8")
    assert (done.returncode, done.stderr.strip()) == (0, loaded)
