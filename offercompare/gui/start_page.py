"""What the window shows while there is no offer: three ways to begin."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from offercompare.gui import theme
from offercompare.translation import tr


class StartPage(QWidget):
    """Signals: ``add_wanted``, ``open_wanted``, ``example_wanted``, ``guide_wanted``."""

    add_wanted = Signal()
    open_wanted = Signal()
    example_wanted = Signal()
    guide_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        outer = QVBoxLayout(self)
        card = QFrame(self)
        card.setObjectName("card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(44, 36, 44, 36)
        inside.setSpacing(10)
        title = QLabel(tr("Compare your offers"), card)
        title.setFont(theme.font(19, strong=True))
        inside.addWidget(title)
        lead = QLabel(
            tr(
                "Pay, equity, place, risk and growth side by side, weighed by what matters to you.\n"
                "Everything stays in files on this computer."
            ),
            card,
        )
        lead.setObjectName("muted")
        lead.setFont(theme.font(10.5))
        lead.setWordWrap(True)
        inside.addWidget(lead)
        inside.addSpacing(14)
        self.add = self._button(inside, tr("Add your first offer"), self.add_wanted, "primary")
        self.open = self._button(inside, tr("Open a file…"), self.open_wanted)
        self.example = self._button(inside, tr("See an example"), self.example_wanted)
        inside.addSpacing(4)
        self.guide = self._link(inside, tr("Read the guide"), self.guide_wanted)
        outer.addWidget(card, 0, Qt.AlignmentFlag.AlignCenter)
        card.setMinimumWidth(460)

    def _button(self, column: QVBoxLayout, text: str, wanted: SignalInstance, name: str = "") -> QPushButton:
        button = QPushButton(text, self)
        button.setObjectName(name)
        button.setFont(theme.font(10.5, strong=name == "primary"))
        button.setMinimumHeight(round(38 * theme.text_scale()))
        button.clicked.connect(wanted)
        column.addWidget(button)
        return button

    def _link(self, column: QVBoxLayout, text: str, wanted: SignalInstance) -> QPushButton:
        link = QPushButton(text, self)
        link.setObjectName("link")
        link.setFont(theme.font(9.75))
        link.clicked.connect(wanted)
        column.addWidget(link, 0, Qt.AlignmentFlag.AlignHCenter)
        return link
