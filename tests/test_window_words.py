"""What the window is started with: files and options, read by hand, and told by --help."""

from __future__ import annotations

from typing import Any

import pytest

from offercompare import __main__, app, cli
from offercompare.gui.handover import Request


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Any, bool]]:
    """What the window would be opened with."""
    found: list[tuple[Any, bool]] = []
    monkeypatch.setattr(__main__, "has_screen", lambda: True)
    monkeypatch.setattr(app, "run", lambda request, is_alone: found.append((request, is_alone)) or 0)
    return found


@pytest.mark.parametrize(
    ("words", "request_", "is_alone"),
    [
        ([], Request(), False),
        (["a.offers", "b.offers"], Request(("a.offers", "b.offers")), False),
        (["--example"], Request(example=True), False),
        (["a.offers", "--hide-amounts"], Request(("a.offers",), hide_amounts=True), False),
        (["--new-window", "a.offers"], Request(("a.offers",)), True),
        (["--new-window", "--hide-amounts", "--example"], Request((), True, True), True),
        (["--hide-amounts", "--", "--example", "-x"], Request(("--example", "-x"), hide_amounts=True), False),
        (["-"], Request(("-",)), False),
        (["a.offers", "a.offers"], Request(("a.offers", "a.offers")), False),
    ],
)
def test_words_of_the_window(
    words: list[str], request_: Request, is_alone: bool, runs: list[Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("XDG_ACTIVATION_TOKEN", "DESKTOP_STARTUP_ID"):
        monkeypatch.delenv(name, raising=False)
    assert __main__.main(words) == 0
    assert runs == [(request_, is_alone)]


@pytest.mark.parametrize(
    "words", [["--nonsense"], ["a.offers", "--hide-amount"], ["-n"], ["--new-window=1"], ["--wrong", "--", "a.offers"]]
)
def test_wrong_options_are_refused(words: list[str], runs: list[Any], capsys: pytest.CaptureFixture[str]) -> None:
    assert __main__.main(words) == 2
    assert runs == []
    assert "Unrecognized argument: -" in capsys.readouterr().err


def test_a_token_of_the_desktop_goes_along(runs: list[Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "abc")
    __main__.main([])
    assert runs[0][0].token == "abc"


@pytest.mark.parametrize("option", __main__.WINDOW_OPTIONS)
def test_help_tells_each_option(option: str) -> None:
    assert option in cli.parser().format_help()
