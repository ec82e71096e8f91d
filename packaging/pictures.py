"""Takes pictures of the window with the worked example, to be looked at after each change and for the README.

Usage: python packaging/pictures.py FOLDER [--text-size 2] [--only window|forms|over-time|risk|decide|negotiate|help]
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from dataclasses import replace
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME"):
    os.environ[name] = tempfile.mkdtemp()
sys.path.insert(0, str(Path(__file__).parent.parent))

from PySide6.QtWidgets import QApplication, QCheckBox  # noqa: E402 - the platform is chosen first

from offercompare.app import dress  # noqa: E402
from offercompare.document import edits  # noqa: E402
from offercompare.document.revisions import keep_revision  # noqa: E402
from offercompare.engine.decision import Decision  # noqa: E402
from offercompare.engine.evaluation import decided  # noqa: E402
from offercompare.gui.forms.form_window import HEIGHT as FORM_HEIGHT  # noqa: E402
from offercompare.gui.forms.form_window import FormWindow  # noqa: E402
from offercompare.gui.move_dialog import MoveDialog  # noqa: E402
from offercompare.gui.session import Session  # noqa: E402
from offercompare.gui.settings import Settings  # noqa: E402
from offercompare.gui.window import Window  # noqa: E402
from offercompare.numerals import ENGLISH  # noqa: E402

# The day is part of the picture: deadlines count from it.
TODAY = date(2026, 11, 23)
ASKED = ("Base salary", "Ask to be made whole", "One level up", "A later start")
DECIDED: dict[str, Decision | None] = {}
"""What was found of each comparison that a picture shows, by its JSON: finding it takes seconds."""
SIZES = {"wide": (1440, 900), "laptop": (1366, 768), "small": (800, 640)}


def settle(app: QApplication) -> None:
    """Let layouts and paints come to rest."""
    for _ in range(8):
        app.processEvents()


def session(app: QApplication, scheme: str, scale: float, size: tuple[int, int], example: bool = True) -> Session:
    """The program with the worked example, as it starts."""
    settings = Settings(scheme=scheme, text_scale=scale)
    dress(app, settings)
    window = Window()
    window.resize(*size)
    made = Session(window, ENGLISH, settings, today=lambda: TODAY, simulates_later=False)
    window.show()
    made.open_first([], example)
    settle(app)
    return made


def offers(made: Session, count: int) -> None:
    """As many offers as asked for, the later ones copies."""
    comparison = made.document.comparison
    shown = list(comparison.offers)
    while len(shown) < count:
        model = shown[1 + len(shown) % 3]
        shown.append(model.changed({"id": f"copy-{len(shown)}", "company": f"{model.company} {len(shown)}"}))
    made.document.replace(comparison.changed({"offers": tuple(shown[:count])}))


def take(app: QApplication, folder: Path, scale: float) -> None:
    """Every view, light and dark."""
    for scheme in ("light", "dark"):
        made = session(app, scheme, scale, SIZES["wide"], example=False)
        made.window.grab().save(str(folder / f"start-{scheme}.png"))
        made.files.example()
        decide_once(made)
        settle(app)
        made.window.grab().save(str(folder / f"compare-{scheme}.png"))
        made.workspace.show_trail("overall", "nimbus")
        settle(app)
        made.workspace.trail.grab().save(str(folder / f"why-{scheme}.png"))
        made.workspace.trail.close()
        asked = MoveDialog(made.document, ENGLISH, made.window)
        asked.move_to("San Francisco, CA")
        asked.open()
        settle(app)
        asked.grab().save(str(folder / f"move-{scheme}.png"))
        asked.close()
        made.offers.edit("nimbus", "field", "grants")
        settle(app)
        made.offers.editors["nimbus"].grab().save(str(folder / f"offer-{scheme}.png"))
        made.window.close()
    for name, size in SIZES.items():
        for count in (1, 2, 4, 8):
            made = session(app, "light", scale, size)
            offers(made, count)
            settle(app)
            made.window.grab().save(str(folder / f"{name}-{count}.png"))
            made.window.close()


def take_over_time(app: QApplication, folder: Path, scale: float) -> None:
    """View Over time: light and dark, in each size with one to twelve offers, and with something unknown."""
    for scheme in ("light", "dark"):
        shot_over_time(app, session(app, scheme, scale, SIZES["wide"]), folder / f"over-time-{scheme}.png")
        made = session(app, scheme, scale, SIZES["laptop"])
        made.document.apply(edits.set_offer("nimbus", {"base": None}, "unknown"), "unknown")
        shot_over_time(app, made, folder / f"over-time-unknown-{scheme}.png", month=18)
    for name, size in SIZES.items():
        for count in (1, 2, 4, 12):
            made = session(app, "light", scale, size)
            offers(made, count)
            shot_over_time(app, made, folder / f"over-time-{name}-{count}.png")


def shot_over_time(app: QApplication, made: Session, file: Path, month: int | None = None) -> None:
    """The window, and the whole page below what fits into it."""
    made.dialogs.unsaved = lambda name: "discard"
    made.do("over_time")
    assert made.views.made("over_time") is not None
    if month is not None:
        made.views.made("over_time").choose_month(month)
    settle(app)
    while not made.views.made("over_time").is_ready:
        settle(app)
    made.window.grab().save(str(file))
    made.views.made("over_time").page.grab().save(str(file.with_stem(f"{file.stem}-page")))
    made.window.close()


def take_risk(app: QApplication, folder: Path, scale: float) -> None:
    """View Risk: light and dark, each scenario, in each size with one to twelve offers, and with something unknown."""
    for scheme in ("light", "dark"):
        shot_risk(app, session(app, scheme, scale, SIZES["wide"]), folder / f"risk-{scheme}.png")
        made = session(app, scheme, scale, SIZES["laptop"])
        made.document.apply(edits.set_offer("nimbus", {"base": None}, "unknown"), "unknown")
        shot_risk(app, made, folder / f"risk-unknown-{scheme}.png", "laid_off")
    for kind in ("halve", "fails", "laid_off", "sold", "leave"):
        shot_risk(app, session(app, "light", scale, SIZES["laptop"]), folder / f"risk-{kind}.png", kind)
    for name, size in SIZES.items() | {("least", (640, 480))}:
        for count in (1, 2, 4, 12):
            made = session(app, "light", scale, size)
            offers(made, count)
            shot_risk(app, made, folder / f"risk-{name}-{count}.png")


def shot_risk(app: QApplication, made: Session, file: Path, scenario: str = "") -> None:
    """The window with everything simulated, and the whole page."""
    made.dialogs.unsaved = lambda name: "discard"
    made.do("risk")
    assert made.views.made("risk") is not None
    if scenario:
        made.views.made("risk").scenario.choose(scenario)
    settle(app)
    while not made.views.made("risk").is_ready:
        settle(app)
        time.sleep(0.05)  # The other thread calculates meanwhile.
    settle(app)
    made.window.grab().save(str(file))
    made.views.made("risk").page.grab().save(str(file.with_stem(f"{file.stem}-page")))
    made.window.close()


def decide_once(made: Session) -> None:
    """Give a document its decision: of a comparison that was decided for another picture it is the one found then."""
    evaluation = made.document.evaluation
    key = evaluation.comparison.model_dump_json()
    if key not in DECIDED:
        DECIDED[key] = decided(evaluation).decision
    found = DECIDED[key]
    if found is not None:
        made.document.take_decision(replace(found, comparison=evaluation.comparison, simulation=evaluation.simulation))


def take_decide(app: QApplication, folder: Path, scale: float) -> None:
    """View Decide: light and dark, while it waits, with swaps, below half coverage, in each size."""
    for scheme in ("light", "dark"):
        shot_decide(app, session(app, scheme, scale, SIZES["wide"]), folder / f"decide-{scheme}.png")
        made = session(app, scheme, scale, SIZES["laptop"])
        shot_decide(app, made, folder / f"decide-waiting-{scheme}.png", waits=True)
    made = session(app, "light", scale, SIZES["laptop"])
    made.document.apply(edits.set_values({"gut_ranking": ["harbor", "nimbus"]}), "gut")
    shot_decide(app, made, folder / "decide-swaps.png", swaps=2)
    made = session(app, "light", scale, SIZES["laptop"])
    made.document.apply(edits.set_weights({"pay": 20.0, "people": 60.0, "industry": 20.0}), "weights")
    shot_decide(app, made, folder / "decide-pay-and-place.png")
    for name, size in {"small": SIZES["small"], "least": (640, 480), "large": (1920, 1080)}.items():
        for count in (1, 2, *((13,) if name == "large" else ())):
            made = session(app, "light", scale, size)
            offers(made, count)
            shot_decide(app, made, folder / f"decide-{name}-{count}.png")


def shot_decide(app: QApplication, made: Session, file: Path, waits: bool = False, swaps: int = 0) -> None:
    """The window with everything known, or an edit later; and the whole page, so many swaps agreed."""
    made.dialogs.unsaved = lambda name: "discard"
    decide_once(made)
    made.do("decide")
    view = made.views.made("decide")
    assert view is not None
    settle(app)
    if waits:
        made.document.apply(edits.set_offer("nimbus", {"base": 205_000.0}), "base")
        while not view.nearby.is_old:
            settle(app)
            time.sleep(0.05)
    if swaps:
        view.swaps.begin()
        for _ in range(swaps - 1):
            view.swaps.agree()
    settle(app)
    made.window.grab().save(str(file))
    view.page.grab().save(str(file.with_stem(f"{file.stem}-page")))
    made.window.close()


def take_negotiate(app: QApplication, folder: Path, scale: float) -> None:
    """View Negotiate: light and dark, each offer with everything ticked, in each size, with earlier terms."""
    for scheme in ("light", "dark"):
        made = session(app, scheme, scale, SIZES["wide"])
        shot_negotiate(app, made, folder / f"negotiate-{scheme}.png", "harbor", ASKED)
    for offer in ("harbor", "nimbus", "northwind", "current"):
        shot_negotiate(app, session(app, "light", scale, SIZES["laptop"]), folder / f"negotiate-{offer}.png", offer)
    for name, size in {"small": SIZES["small"], "least": (640, 480), "large": (1920, 1080)}.items():
        for count in (1, 2, *((12,) if name == "large" else ())):
            made = session(app, "light", scale, size)
            offers(made, count)
            shot_negotiate(app, made, folder / f"negotiate-{name}-{count}.png", "")


def shot_negotiate(app: QApplication, made: Session, file: Path, offer: str, asked: tuple[str, ...] = ()) -> None:
    """The window with what is asked for ticked; without anything also the whole page with each thing ticked."""
    made.dialogs.unsaved = lambda name: "discard"
    if offer in ("harbor", "current") and not asked:
        made.document.apply(keep_revision(offer, "First offer", TODAY), "keep")
        made.document.apply(edits.set_offer(offer, {"base": 190_000.0}), "base")
    decide_once(made)
    made.do("negotiate")
    view = made.views.made("negotiate")
    assert view is not None
    if offer:
        view.select(offer)
    settle(app)
    while not view.is_ready:
        settle(app)
        time.sleep(0.05)  # The other thread calculates meanwhile.
    for box in view.findChildren(QCheckBox):
        if box.accessibleName() in asked:
            box.click()
    settle(app)
    made.window.grab().save(str(file))
    if asked:
        made.window.close()
        return
    for box in view.findChildren(QCheckBox):
        if box.isVisible() and box.isEnabled() and not box.isChecked() and box is not view.text.names:
            box.click()
    if view.history.open.isVisible():
        view.history.open.click()
    settle(app)
    while not view.is_ready:
        settle(app)
        time.sleep(0.05)
    settle(app)
    view.page.grab().save(str(file.with_stem(f"{file.stem}-page")))
    made.window.close()


def whole_pages(app: QApplication, window: FormWindow, stem: str) -> None:
    """Each page of a form in its full height, ``stem`` before its name."""
    for group in window.groups:
        window.show_group(group.key)
        settle(app)
        page = window.page(group.key)
        window.resize(window.width(), window.height() + page.verticalScrollBar().maximum())
        settle(app)
        window.grab().save(f"{stem}-{group.key.lower().replace(' ', '-')}.png")
        window.resize(window.width(), FORM_HEIGHT)


def filled(made: Session) -> None:
    """The worked example with what only some people enter, so that each field is on the pictures."""
    comparison = made.document.comparison
    plan = {"premium": 2_400.0, "deductible": 2_000.0, "coinsurance": 0.2, "out_of_pocket_max": 6_000.0}
    more = {
        "health": {**plan, "expected_care": 3_500.0, "employer_hsa": 750.0},
        "benefits": [
            {"label": "Health premium paid by the company", "amount": 7_200.0},
            {"label": "Relocation allowance, paid out", "amount": 12_000.0, "year": 1, "in_kind": False},
        ],
        "espp": {"contribution": 8_500.0, "discount": 0.15},
        "severance_months": 3.0,
        "notice_months": 1.0,
    }
    offers = [offer.changed(more) if offer.id == "nimbus" else offer for offer in comparison.offers]
    abroad = [
        offers[-1].changed({"id": f"abroad-{place}", "place": place, "currency": code, "remote": None})
        for place, code in (("Berlin, DE", "EUR"), ("London, GB", "GBP"), ("Singapore, SG", "SGD"))
    ]
    tax = comparison.person.tax.changed({"health_insurance": "private", "pension_rate": 0.05, "filing_status": "joint"})
    person = comparison.person.changed({"tax": tax})
    made.document.replace(comparison.changed({"offers": (*offers, *abroad), "person": person}))


def take_forms(app: QApplication, folder: Path, scale: float) -> None:
    """Every page of the offer editor and of the person dialog, light and dark, as high as it is."""
    for scheme in ("light", "dark"):
        made = session(app, scheme, scale, SIZES["laptop"])
        filled(made)
        made.offers.edit("nimbus", "", "")
        whole_pages(app, made.offers.editors["nimbus"], str(folder / f"editor-{scheme}"))
        made.offers.edit_person()
        assert made.offers.person is not None
        whole_pages(app, made.offers.person, str(folder / f"person-{scheme}"))
        made.window.close()


def take_help(app: QApplication, folder: Path, scale: float) -> None:
    """Each text of the menu Help at its beginning, and the guide at what it says of each view, light and dark."""
    for scheme in ("light", "dark"):
        made = session(app, scheme, scale, SIZES["laptop"])
        for key in ("shortcuts", "news", "licences", "about"):
            shot_reading(app, made, key, folder / f"help-{key}-{scheme}.png")
        for view in ("compare", "over_time", "risk", "decide", "negotiate"):
            made.views.show(view)
            shot_reading(app, made, "guide", folder / f"help-guide-{view}-{scheme}.png")
        made.window.close()


def shot_reading(app: QApplication, made: Session, key: str, file: Path) -> None:
    """The window to read in, after a command of the menu Help."""
    made.do(key)
    settle(app)
    assert made.help.reading is not None
    made.help.reading.grab().save(str(file))


TAKERS = {
    "window": take,
    "forms": take_forms,
    "over-time": take_over_time,
    "risk": take_risk,
    "decide": take_decide,
    "negotiate": take_negotiate,
    "help": take_help,
}


def main() -> None:
    """Take the pictures into the folder of the call."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--text-size", type=float, default=1.0)
    parser.add_argument("--only", choices=tuple(TAKERS), default="")
    wanted = parser.parse_args()
    wanted.folder.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    for name, taker in TAKERS.items():
        if wanted.only in ("", name):
            taker(app, wanted.folder, wanted.text_size)


if __name__ == "__main__":
    main()
