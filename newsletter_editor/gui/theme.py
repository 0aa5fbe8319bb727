"""How the program looks: one small set of colours, light and dark, and the spacing of controls."""

from __future__ import annotations

import sys
from dataclasses import dataclass, fields

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from newsletter_editor.gui.style_sheet import style_sheet

CHOICES = ("system", "light", "dark")
THEME_KEY = "window/theme"
"""The setting which of them it is, `system` at first."""


@dataclass(frozen=True, slots=True)
class Colours:
    """Names say what a colour is for. Text on its ground, on a selection too, has a contrast of at
    least 4.5 to 1 (WCAG 2.2, 1.4.3)."""

    window: str
    """Around the panes."""
    base: str
    """Behind text and lists."""
    raised: str
    """Buttons and fields."""
    hover: str
    line: str
    """Between things; never behind text."""
    edge: str
    """Around what can be typed into: nothing else shows where that is, so its contrast is 3 to 1
    at least (WCAG 2.2, 1.4.11)."""
    button_edge: str
    """Around what its text tells to be a button."""
    text: str
    muted: str
    """What is there to be found, not to be read first."""
    accent: str
    """Links, focus, what is chosen."""
    on_accent: str
    selection: str
    current_line: str
    error: str
    warning: str
    hint: str
    good: str
    error_ground: str
    warning_ground: str
    information_ground: str
    heading: str
    markup: str
    """Signs of Markdown itself."""
    code: str
    code_ground: str
    link: str
    key: str
    """Keys of the front matter."""
    string: str
    liquid: str
    html: str
    quote: str


LIGHT = Colours(
    window="#f5f6f8",
    base="#ffffff",
    raised="#ffffff",
    hover="#e9edf4",
    line="#dfe3ea",
    edge="#858f9d",
    button_edge="#b9c1cd",
    text="#1f2530",
    muted="#566274",
    accent="#245bbd",
    on_accent="#ffffff",
    selection="#d3e2fb",
    current_line="#f6f8fc",
    error="#b52730",
    warning="#805300",
    hint="#245bbd",
    good="#176a42",
    error_ground="#fdecec",
    warning_ground="#fdf4dc",
    information_ground="#eaf1fd",
    heading="#1c48a0",
    markup="#576375",
    code="#8b3d62",
    code_ground="#f4f1f5",
    link="#245bbd",
    key="#1c6b74",
    string="#3d6b2a",
    liquid="#96480f",
    html="#6a4bb0",
    quote="#566273",
)
DARK = Colours(
    window="#1d2027",
    base="#23272f",
    raised="#2c313b",
    hover="#343a46",
    line="#383e4a",
    edge="#78849a",
    button_edge="#5a6475",
    text="#dfe3ea",
    muted="#a6b0bf",
    accent="#8cb4f9",
    on_accent="#12203a",
    selection="#2c4166",
    current_line="#282d36",
    error="#f59a9a",
    warning="#e7bd62",
    hint="#8cb4f9",
    good="#79cba0",
    error_ground="#43272c",
    warning_ground="#40351f",
    information_ground="#25324a",
    heading="#9fc2ff",
    markup="#a3aebd",
    code="#e3a3c3",
    code_ground="#2e2b36",
    link="#8cb4f9",
    key="#7cc7cf",
    string="#a8cf90",
    liquid="#e9a873",
    html="#bda6f2",
    quote="#aab4c3",
)


# Fusion is the one style that obeys a palette everywhere. On macOS the system's own style is what
# people know, and it does dark by itself.
STYLE_ARGUMENTS = ("-style", "fusion") if sys.platform != "darwin" else ()
"""For the QApplication, which needs a hundredth of the time that PySide takes to be told later."""


class Theme(QObject):
    """Applies light or dark to the whole program, and follows the system where told to."""

    changed = Signal()
    """Other colours hold from now on; palettes and icons have followed already."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        self.colours = LIGHT
        self.choice = "system"
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)

    @property
    def is_dark(self) -> bool:
        """Whether the dark colours hold."""
        return self.colours is DARK

    def choose(self, choice: str) -> None:
        """Take `system`, `light` or `dark`; anything else counts as `system`."""
        self.choice = choice if choice in CHOICES else "system"
        hints = QGuiApplication.styleHints()
        if self.choice == "system":
            hints.unsetColorScheme()
        else:
            dark = self.choice == "dark"
            # Title bars and the system's own dialogs follow this, not the palette.
            hints.setColorScheme(Qt.ColorScheme.Dark if dark else Qt.ColorScheme.Light)
        self._apply()

    def _follow_system(self) -> None:
        if self.choice == "system":
            self._apply()

    def _apply(self) -> None:
        system_is_dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
        dark = self.choice == "dark" or (self.choice == "system" and system_is_dark)
        self.colours = DARK if dark else LIGHT
        self._application.setPalette(palette_of(self.colours))
        self._application.setStyleSheet(style_sheet(as_names(self.colours), dark))
        self.changed.emit()


def as_names(colours: Colours) -> dict[str, str]:
    """The colours by name, for style sheets."""
    return {field.name: getattr(colours, field.name) for field in fields(colours)}


def palette_of(colours: Colours) -> QPalette:
    """Qt's palette with these colours."""
    role = QPalette.ColorRole
    palette = QPalette()
    for which, name in {
        role.Window: colours.window,
        role.WindowText: colours.text,
        role.Base: colours.base,
        role.AlternateBase: colours.current_line,
        role.Text: colours.text,
        role.Button: colours.raised,
        role.ButtonText: colours.text,
        role.BrightText: colours.error,
        role.ToolTipBase: colours.raised,
        role.ToolTipText: colours.text,
        role.PlaceholderText: colours.muted,
        role.Highlight: colours.selection,
        role.HighlightedText: colours.text,
        role.Link: colours.link,
        role.LinkVisited: colours.html,
        role.Accent: colours.accent,
        role.Light: colours.hover,
        role.Midlight: colours.hover,
        role.Mid: colours.line,
        role.Dark: colours.line,
        role.Shadow: colours.line,
    }.items():
        palette.setColor(which, QColor(name))
    faint = QColor(colours.muted)
    faint.setAlpha(150)
    for which in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText):
        palette.setColor(QPalette.ColorGroup.Disabled, which, faint)
    return palette
