"""Labels of the forms: plain text always, for a name in a file may look like markup."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

SMALL = 0.9
LARGE = 1.15


def plain_label(text: str, name: str = "", parent: QWidget | None = None) -> QLabel:
    """A label that wraps and shows its text as it is; ``name`` chooses its style (muted, help, error)."""
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setText(text)
    label.setWordWrap(True)
    label.setObjectName(name)
    if name in ("help", "error"):
        label.setFont(scaled(label.font(), SMALL))
    # A wrapping label asks for a third of a line otherwise, and rows come out with gaps.
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    label.setSizePolicy(policy)
    label.setMinimumWidth(1)
    return label


def title_label(text: str) -> QLabel:
    """The title of a card."""
    label = plain_label(text)
    label.setFont(scaled(label.font(), LARGE, strong=True))
    return label


def scaled(font: QFont, by: float, *, strong: bool = False) -> QFont:
    """The font larger or smaller, so that all sizes follow the person's own."""
    made = QFont(font)
    if font.pointSizeF() > 0:
        made.setPointSizeF(font.pointSizeF() * by)
    else:
        made.setPixelSize(max(1, round(font.pixelSize() * by)))
    if strong:
        made.setWeight(QFont.Weight.DemiBold)
    return made


def em(widget: QWidget, digits: float) -> int:
    """The width of so many digits in the widget's font, in pixels."""
    return round(widget.fontMetrics().horizontalAdvance("0") * digits)


def text_button(text: str, name: str = "", description: str = "") -> QPushButton:
    """A button that Enter in a field never presses."""
    button = QPushButton(text.replace("&", "&&"))
    button.setObjectName(name)
    button.setAutoDefault(False)
    button.setAccessibleName(description or text)
    return button


def sign_button(sign: str, description: str) -> QToolButton:
    """A small button with one sign; its tooltip and spoken name say what it does."""
    button = QToolButton()
    button.setText(sign)
    button.setObjectName("sign")
    button.setAccessibleName(description)
    button.setToolTip(description)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button


def set_shown(widget: QWidget, is_shown: bool) -> None:
    """Show or hide a part of a form; one without its place in the form yet would come up as a window of its own."""
    if widget.parentWidget() is not None or not is_shown:
        widget.setVisible(is_shown)
