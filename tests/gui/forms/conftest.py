"""Windows on a document, with the person's keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from offercompare.document.open_document import OpenDocument
from offercompare.gui.forms.form_window import FormWindow
from offercompare.gui.forms.offer_editor import OfferEditor
from offercompare.gui.forms.person_dialog import PersonDialog
from offercompare.model import Offer
from offercompare.numerals import ENGLISH, Numerals
from tests.builders import a_comparison, a_grant, an_offer


@pytest.fixture
def document() -> OpenDocument:
    """A startup's offer with one grant, and a plain one in another currency."""
    startup = an_offer(id="nimbus", company="Nimbus AI", company_type="startup", stage="series_c", base=215_000)
    with_grant = startup.changed({"grants": [a_grant(kind="iso", strike=6.1)]})
    return OpenDocument(a_comparison(offers=[with_grant, an_offer(id="other", company="Öst & Co", currency="EUR")]))


class Hands:
    """Types into one window."""

    def __init__(self, qtbot: Any, window: FormWindow, document: OpenDocument) -> None:
        self.qtbot, self.window, self.document = qtbot, window, document

    def offer(self) -> Offer:
        found = self.document.comparison.offer("nimbus")
        assert found is not None
        return found

    def control(self, path: str) -> Any:
        self.window.show_field(path)
        return next(one.control for one in self.window.editors() if one.field.path == path)

    def editor(self, path: str) -> Any:
        self.window.show_field(path)
        return next(one for one in self.window.editors() if one.field.path == path)

    def write(self, path: str, text: str, key: Qt.Key | None = Qt.Key.Key_Return) -> Any:
        """Type over what stands in a field."""
        control = self.control(path)
        control.selectAll()
        self.qtbot.keyClick(control, Qt.Key.Key_Delete)
        self.qtbot.keyClicks(control, text)
        if key is not None:
            self.qtbot.keyClick(control, key)
        return control

    def choose(self, box: Any, text: str) -> None:
        """Pick an entry of a choice as its list does."""
        row = box.findText(text)
        assert row >= 0, [box.itemText(number) for number in range(box.count())]
        box.setCurrentIndex(row)
        box.activated.emit(row)

    def press(self, widget: QWidget) -> None:
        self.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


Open = Callable[..., Hands]


@pytest.fixture
def open_offer(qtbot: Any, document: OpenDocument) -> Open:
    def opened(numerals: Numerals = ENGLISH) -> Hands:
        window = OfferEditor(document, "nimbus", numerals)
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(window)
        window.show()
        window.activateWindow()
        qtbot.waitExposed(window)
        return Hands(qtbot, window, document)

    return opened


@pytest.fixture
def open_person(qtbot: Any, document: OpenDocument) -> Open:
    def opened(numerals: Numerals = ENGLISH) -> Hands:
        window = PersonDialog(document, numerals)
        window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(window)
        window.show()
        window.activateWindow()
        qtbot.waitExposed(window)
        return Hands(qtbot, window, document)

    return opened
