"""Start the window."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from newsletter_editor import __version__
from newsletter_editor.app.crash import CrashHook
from newsletter_editor.app.program import Program
from newsletter_editor.app.signals import SystemSignals
from newsletter_editor.gui.preview import engine
from newsletter_editor.gui.settings import Settings
from newsletter_editor.resources import resource_path
from newsletter_editor.text.localized import Language


def run_window(
    path: str | None,
    language: Language | None = None,
    theme: str | None = None,
    software_rendering: bool = False,
) -> int:
    """Open the window on a repo folder or a post, or on the last session; return exit status."""
    settings = Settings()
    software = software_rendering or settings.get("window/software_rendering", False)
    application = make_application(True if software else None)
    crashes = CrashHook()
    crashes.install()
    program = Program(application, settings, crashes)
    signals = SystemSignals()
    # The journal has what is unsaved; asking, as quit() does, would hold up a shutdown.
    signals.asked_to_end.connect(application.exit)
    program.start(Path(path) if path else None, language, theme)
    status = application.exec()
    signals.stop()
    program.finish()
    crashes.remove()
    return status


def make_application(software_rendering: bool | None = None) -> QApplication:
    """The one QApplication, with everything that must be said before and right after it is made.

    `software_rendering` True draws without the graphics card; None does so where there is none.
    """
    engine.prepare(software_rendering)
    application = QApplication([*sys.argv[:1]])
    application.setApplicationName("newsletter-editor")
    application.setApplicationDisplayName("Newsletter Editor")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("newsletter-editor")
    application.setWindowIcon(QIcon(str(resource_path("icons", "newsletter-editor.svg"))))
    return application
