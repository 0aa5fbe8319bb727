"""What QtWebEngine must be told before the QApplication exists."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt

_RENDER_NODES = Path("/dev/dri")


_NEIGHBOURS = ("localhost", "*.localhost", "*.local", "*.internal", "*.lan", "*.home.arpa")
_NEIGHBOUR_FLAGS = (
    # Refuses by what a name really leads to, and what a host redirects to: the request guard hears
    # of a redirection when it is under way. Chromium of 138 and later; it only warns by itself.
    "--enable-features=LocalNetworkAccessChecks:LocalNetworkAccessChecksWarn/false",
    f'--host-resolver-rules="{", ".join(f"MAP {name} ~NOTFOUND" for name in _NEIGHBOURS)}"',
)

LEAN_FLAGS = (
    # Of the two processes that Chromium on Linux copies others from, the one without a sandbox
    # never has a copy made of it here: 10 MB. Pages keep theirs.
    "--no-unsandboxed-zygote",
)


def prepare(software: bool | None = None, *, neighbours: bool = False) -> None:
    """Let WebEngine be loaded later, and choose how its pages are drawn.

    `software` True draws without the graphics card, False with it; None draws with it where there
    is one. With `neighbours`, pages may ask this machine and its network, as tests need it. Must
    be called before the QApplication is made.
    """
    _add_chromium_flags(*LEAN_FLAGS)
    if not neighbours:
        _add_chromium_flags(*_NEIGHBOUR_FLAGS)
    if software is None:
        software = lacks_graphics_card()
    if software:
        # Without a card, Mesa's emulation of one is twice as slow as Qt's own drawing.
        os.environ.setdefault("QT_QUICK_BACKEND", "software")
    if os.environ.get("QT_QUICK_BACKEND") == "software":
        _add_chromium_flags("--disable-gpu")
        # WebEngine asks OpenGL who made the card, and Mesa loads a compiler of 21 MB to answer.
        os.environ.setdefault("QT_XCB_GL_INTEGRATION", "none")
    # Else WebEngine would have to be loaded before the QApplication, and the window wait for it.
    QCoreApplication.setAttribute(Qt.ApplicationAttribute.AA_ShareOpenGLContexts)


def lacks_graphics_card() -> bool:
    """Whether this system surely has none; where that can't be known, it has one."""
    if not sys.platform.startswith("linux"):
        return False
    return not any(_RENDER_NODES.glob("renderD*"))


def _add_chromium_flags(*flags: str) -> None:
    present = os.environ.get("QTWEBENGINE_CHROMIUM_FLAGS", "").split()
    added = [flag for flag in flags if flag not in present]
    os.environ["QTWEBENGINE_CHROMIUM_FLAGS"] = " ".join([*present, *added])
