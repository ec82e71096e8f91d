"""Colours and fonts of the window, light and dark; one palette for Qt and the named colours our painters use."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from offercompare import resources

FAMILY = "Inter for offercompare"
BODY_POINTS = 9.75
SCALES = (1.0, 1.25, 1.5, 1.75, 2.0)
_SCALE = "offercompareTextScale"
FONT_FILES = ("fonts/Inter-Regular.otf", "fonts/Inter-SemiBold.otf")


@dataclass(frozen=True, slots=True)
class Theme:
    """Named colours. ``offers`` are swatch and bar colours by column; the accent is for action and focus alone."""

    name: str
    window: str
    card: str
    band: str
    baseline: str
    line: str
    text: str
    muted: str
    accent: str
    on_accent: str
    track: str
    holds: str
    """Where the leader stays first."""
    alarm: str
    offers: tuple[str, ...]
    current: str

    def offer(self, number: int, is_current: bool) -> QColor:
        """The colour of an offer by its number among the offers that are not the current job."""
        return QColor(self.current if is_current else self.offers[number % len(self.offers)])


LIGHT = Theme(
    name="light",
    window="#f1f3f5",
    card="#ffffff",
    band="#f0f2f4",
    baseline="#f6f7f9",
    line="#dce1e6",
    text="#14181d",
    muted="#59636e",
    accent="#1f55cf",
    on_accent="#ffffff",
    track="#e4e8ed",
    holds="#197a43",
    alarm="#b3261e",
    offers=("#2f6fed", "#d2701a", "#0f8f7e", "#8b4fd9", "#c03a63", "#5d7a1f", "#1487a8", "#a0641f"),
    current="#6a7280",
)
DARK = Theme(
    name="dark",
    window="#12151a",
    card="#1a1e25",
    band="#13161b",
    baseline="#1e242b",
    line="#2c333d",
    text="#edf0f4",
    muted="#9aa5b1",
    accent="#78a9ff",
    on_accent="#0d1420",
    track="#2f3640",
    holds="#57d08c",
    alarm="#ff8a80",
    offers=("#6b9dff", "#f2a04e", "#3cc6ad", "#b794f6", "#f07a9c", "#a8c957", "#52bcd8", "#d4a373"),
    current="#9aa3af",
)


def load_fonts() -> None:
    """Make the bundled typeface known, once per program."""
    for file in FONT_FILES:
        QFontDatabase.addApplicationFont(str(resources.path(file)))


def families() -> list[str]:
    """The typefaces that Qt knows."""
    return QFontDatabase.families()


def font(points: float, *, strong: bool = False) -> QFont:
    """The program's typeface; its digits are equally wide, so that columns of numbers align."""
    chosen = QFont(FAMILY)
    chosen.setPointSizeF(points * text_scale())
    chosen.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    return chosen


def text_scale() -> float:
    """How much larger than designed the person wants text: 1 to 2."""
    app = QApplication.instance()
    return float((app.property(_SCALE) if app else None) or 1.0)


def set_text_scale(app: QApplication, scale: float) -> None:
    """Make all text larger; views drop their cached fonts when the application's font changes."""
    app.setProperty(_SCALE, min(max(scale, SCALES[0]), SCALES[-1]))
    app.setFont(font(BODY_POINTS))
    # What a style sheet has styled keeps its font until it is styled again: menus, buttons, the status line.
    if app.styleSheet():
        app.setStyleSheet(app.styleSheet())


def palette(theme: Theme) -> QPalette:
    """Qt's palette for a theme; disabled text is muted."""
    roles = {
        QPalette.ColorRole.Window: theme.window,
        QPalette.ColorRole.WindowText: theme.text,
        QPalette.ColorRole.Base: theme.card,
        QPalette.ColorRole.AlternateBase: theme.band,
        QPalette.ColorRole.Text: theme.text,
        QPalette.ColorRole.Button: theme.card,
        QPalette.ColorRole.ButtonText: theme.text,
        QPalette.ColorRole.BrightText: theme.alarm,
        QPalette.ColorRole.Highlight: theme.accent,
        QPalette.ColorRole.HighlightedText: theme.on_accent,
        QPalette.ColorRole.Link: theme.accent,
        QPalette.ColorRole.PlaceholderText: theme.muted,
        QPalette.ColorRole.ToolTipBase: theme.card,
        QPalette.ColorRole.ToolTipText: theme.text,
        QPalette.ColorRole.Mid: theme.line,
        QPalette.ColorRole.Dark: theme.line,
        QPalette.ColorRole.Light: theme.card,
        QPalette.ColorRole.Midlight: theme.track,
        QPalette.ColorRole.Shadow: theme.line,
        QPalette.ColorRole.Accent: theme.accent,
    }
    made = QPalette()
    for role, colour in roles.items():
        made.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.muted))
    return made


def style_sheet(theme: Theme) -> str:
    """What Fusion does not do by palette alone: cards, flat buttons, thin lines."""
    return (
        resources.text("styles/window.qss")
        .replace("@window", theme.window)
        .replace("@card", theme.card)
        .replace("@band", theme.band)
        .replace("@line", theme.line)
        .replace("@text", theme.text)
        .replace("@muted", theme.muted)
        .replace("@on_accent", theme.on_accent)
        .replace("@accent", theme.accent)
        .replace("@track", theme.track)
        .replace("@alarm", theme.alarm)
    )


def apply(app: QApplication, theme: Theme) -> None:
    """Put a theme on the whole program."""
    app.setPalette(palette(theme))
    app.setStyleSheet(style_sheet(theme))


def chosen(scheme: str) -> Theme:
    """The theme of a scheme: light, dark, or what the system reports (light where it reports nothing)."""
    if scheme == "system":
        reported = QGuiApplication.styleHints().colorScheme()
        return DARK if reported == Qt.ColorScheme.Dark else LIGHT
    return DARK if scheme == "dark" else LIGHT


def current(app: QApplication | None = None) -> Theme:
    """The theme that is on screen, told by the palette."""
    window = (app or QApplication).palette().color(QPalette.ColorRole.Window)
    return DARK if window.lightness() < 128 else LIGHT
