"""What a helper needs to know of a machine, without a word of what the author writes."""

from __future__ import annotations

import locale
import platform
import sys

from PySide6.QtCore import QLibraryInfo, QSysInfo
from PySide6.QtGui import QGuiApplication

from newsletter_editor import __version__

LIBRARIES = (
    "PySide6_Essentials",
    "Markdown",
    "Pygments",
    "pyenchant",
    "chunspell",
    "spylls",
    "python-liquid",
)


def diagnosis() -> str:
    """Versions and surroundings, one a line, to be pasted into a report."""
    screen = QGuiApplication.primaryScreen()
    facts = {
        "Newsletter Editor": __version__ + (" (frozen)" if getattr(sys, "frozen", False) else ""),
        "System": f"{QSysInfo.prettyProductName()}, {platform.machine()}",
        "Python": platform.python_version(),
        "Qt": QLibraryInfo.version().toString(),
        "Chromium": _chromium(),
        "Window system": QGuiApplication.platformName(),
        "Screen": f"{screen.size().width()}×{screen.size().height()}, {screen.devicePixelRatio()}",
        "Locale": ", ".join(filter(None, locale.getlocale())),
        **{name: _version(name) for name in LIBRARIES},
    }
    return "\n".join(f"{name}: {value}" for name, value in facts.items())


def _chromium() -> str:
    """Where WebEngine's Chromium began, and how far its security patches go."""
    try:
        from PySide6.QtWebEngineCore import (
            qWebEngineChromiumSecurityPatchVersion,
            qWebEngineChromiumVersion,
        )
    except ImportError:
        return "—"
    return f"{qWebEngineChromiumVersion()}, patches of {qWebEngineChromiumSecurityPatchVersion()}"


def _version(name: str) -> str:
    # It brings all of `email` along, 0.3 MB.
    from importlib import metadata

    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "—"
