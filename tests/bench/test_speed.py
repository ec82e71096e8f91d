"""Speed, printed for people: ratios to a floor measured in the same run, or milliseconds. Nothing fails by the clock.

``make bench`` runs it. Figures of one run can be compared with each other; those of another day or machine cannot.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QAbstractItemView, QApplication

from offercompare import resources
from offercompare.app import dress
from offercompare.document import edits
from offercompare.engine import evaluate
from offercompare.engine.pay import pay
from offercompare.engine.timeline import timeline
from offercompare.files import codec, store
from offercompare.gui.printing import pdf_bytes
from offercompare.gui.session import Session
from offercompare.gui.settings import Settings
from offercompare.gui.window import Window
from offercompare.model import Comparison
from offercompare.numerals import ENGLISH
from offercompare.reference import places
from offercompare.report.compose import compose
from offercompare.report.table import Options

pytestmark = pytest.mark.bench

ROOT = Path(__file__).resolve().parents[2]
TODAY = date(2026, 11, 23)
STARTS = 9
# The clock is the system's, the same in both processes. The timer ends after everything of the first paint.
BARE = """
import os, sys, time
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

class Bare(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, told)

def told():
    print(time.monotonic(), flush=True)
    os._exit(0)

app = QApplication(sys.argv[:1])
window = Bare()
window.resize(900, 600)
window.show()
app.exec()
"""
OURS = """
import os, sys, time
from offercompare.__main__ import main
from offercompare import app
from offercompare.gui.window import Window
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

def told():
    print(time.monotonic(), flush=True)
    os._exit(0)

if sys.argv[1] == "empty":
    paint = Window.paintEvent
    def painted(self, event):
        QTimer.singleShot(0, told)
        paint(self, event)
    Window.paintEvent = painted
    main([])
else:
    fill = app.fill
    def filled(*given):
        fill(*given)
        QApplication.processEvents()
        told()
    app.fill = filled
    main(["--example"])
"""


def tell(name: str, value: str, aim: str = "for information") -> None:
    """One line for people."""
    sys.stdout.write(f"\n  {name}: {value} ({aim})")


def in_ms(act: Callable[[], object]) -> float:
    """How long ``act`` takes, in milliseconds."""
    before = time.perf_counter()
    act()
    return (time.perf_counter() - before) * 1_000


def typical(act: Callable[[], object], times: int = 25) -> float:
    """The median of ``act``, in milliseconds, after a first time that does not count."""
    act()
    return median(in_ms(act) for _ in range(times))


def example(offers: int = 4) -> Comparison:
    """The worked example, with copies of its offers behind until there are so many."""
    comparison = codec.decode(resources.path("examples/worked-example.offers").read_bytes(), "example")
    copies = [comparison.offers[1 + number % (len(comparison.offers) - 1)] for number in range(offers)]
    named = [
        offer.changed({"id": f"{offer.id}-{number}", "company": f"{offer.company} {number}"})
        for number, offer in enumerate(copies)
    ]
    return comparison.changed({"offers": (*comparison.offers, *named)[:offers]})


# Starting ----------------------------------------------------------------------------------------------


def start(code: str, *arguments: str) -> float:
    """Milliseconds from the start of the process to what it tells."""
    unwanted = ("PYTHONDONTWRITEBYTECODE", "PYTHONOPTIMIZE")
    kept = {name: value for name, value in os.environ.items() if name not in unwanted}
    # Each start ends without leaving its place to the next, which would ask there first.
    with tempfile.TemporaryDirectory() as runtime:
        began = time.monotonic()
        done = subprocess.run(
            [sys.executable, "-c", code, *arguments],
            cwd=ROOT,
            env={**kept, "XDG_RUNTIME_DIR": runtime},
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
        )
    return (float(done.stdout) - began) * 1_000


def test_start() -> None:
    runs: dict[str, Callable[[], float]] = {
        "bare": lambda: start(BARE),
        "ours": lambda: start(OURS, "empty"),
        "full": lambda: start(OURS, "example"),
    }
    for run in runs.values():
        run()
    # In turns, so that what else the machine does falls on each alike.
    rounds = [{name: run() for name, run in runs.items()} for _ in range(STARTS)]
    bare, ours, full = (median(each[name] for each in rounds) for name in runs)
    ratio = median(each["ours"] / each["bare"] for each in rounds)
    tell("start to first painted window", f"{ratio:.2f} x a bare window, {ours:.0f} to {bare:.0f} ms", "aim <= 1.6 x")
    tell("start to the worked example fully shown", f"{full / bare:.2f} x a bare window, {full:.0f} ms")


# Editing -----------------------------------------------------------------------------------------------


class Paints(QObject):
    """Counts the paints of the widgets it watches."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Paint
        return False


@pytest.fixture
def session(qapp: QApplication) -> Iterator[Session]:
    settings = Settings(scheme="light")
    dress(qapp, settings)
    window = Window()
    window.resize(1366, 768)
    found = Session(window, ENGLISH, settings, today=lambda: TODAY)
    window.show()
    yield found
    found.document.replace(Comparison())
    window.close()


@pytest.mark.parametrize(("offers", "aim"), [(4, "aim <= 16 ms"), (20, "aim <= 50 ms"), (200, "for information")])
def test_edit_to_repainted(session: Session, offers: int, aim: str) -> None:
    document, paints = session.document, Paints()
    document.replace(example(offers))
    for _ in range(3):
        QApplication.processEvents()
    for view in session.workspace.table.findChildren(QAbstractItemView):
        view.viewport().installEventFilter(paints)
    key = document.comparison.offers[1].id
    amounts = iter(range(200_000, 900_000, 1_000))

    def edit() -> None:
        seen = paints.count
        document.apply(edits.set_offer(key, {"base": float(next(amounts))}), "Base", "base")
        QApplication.processEvents()
        assert paints.count > seen

    times = 60 if offers < 100 else 12
    taken = typical(edit, times)
    alone = typical(lambda: document.apply(edits.set_offer(key, {"base": float(next(amounts))}), "B"), times)
    tell(f"one edit to repainted, {offers} offers", f"{taken:.1f} ms, {alone:.1f} of it before painting", aim)


# Searching ---------------------------------------------------------------------------------------------

CITIES = """San Francisco|New York|London|Paris|Berlin|Austin|Seattle|Boston|Zürich|Bangalore|Singapore|Tokyo|Toronto|
Sydney|São Paulo|Amsterdam|Dublin|Stockholm|Tel Aviv|Warsaw|Kraków|Montreal|Vancouver|Denver|Chicago|Los Angeles|
Santa Clara|Saint-Denis|Mexico City|San Jose""".replace("\n", "").split("|")


def test_place_search() -> None:
    places.search("warm")
    prefixes = [city[:length] for city in CITIES for length in range(1, len(city) + 1)]
    taken = [(in_ms(lambda text=text: places.search(text)), text) for text in prefixes]  # type: ignore[misc]
    worst, text = max(taken)
    tell(
        f"place search a keystroke, {len(CITIES)} cities",
        f"{median(found for found, _ in taken):.2f} ms, worst {worst:.1f} ms ({text!r})",
        "aim <= 10 ms",
    )


# Single steps ------------------------------------------------------------------------------------------


def test_single_steps(qapp: Any, tmp_path: Path) -> None:
    comparison, file = example(), tmp_path / "spring.offers"
    evaluation = evaluate(comparison)
    report = compose(evaluation, Options(), TODAY, file.name, ENGLISH)
    store.write(file, comparison)
    steps: Sequence[tuple[str, Callable[[], object]]] = (
        ("evaluate the worked example", lambda: evaluate(comparison)),
        ("evaluate it after one edit", _after_one_edit(comparison)),
        ("after tax and per hour, one offer", lambda: pay(comparison.offers[1], comparison)),
        ("month by month, four offers", lambda: timeline(comparison)),
        ("compose a report", lambda: compose(evaluation, Options(), TODAY, file.name, ENGLISH)),
        ("PDF of one page", lambda: pdf_bytes(report)),
        ("save", lambda: store.write(file, comparison)),
        ("open", lambda: store.read(file)),
    )
    for name, step in steps:
        tell(name, f"{typical(step):.2f} ms")


def _after_one_edit(comparison: Comparison) -> Callable[[], object]:
    before = evaluate(comparison)
    after = edits.set_offer(comparison.offers[1].id, {"base": 222_000.0})(comparison)
    return lambda: evaluate(after, before)
