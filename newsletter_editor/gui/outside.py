"""Pages, files and folders opened by what the system has for them."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices

from newsletter_editor.text.workers import systems_environment

OPENER = "xdg-open"
_SCHEMES = ("http", "https", "file", "mailto")


class SystemsOpener(QObject):
    """Takes what `QDesktopServices` is asked to open, where Qt would start a browser with the
    libraries of the installed program, which many do not outlive."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        if sys.platform == "linux" and getattr(sys, "frozen", False):
            for scheme in _SCHEMES:
                QDesktopServices.setUrlHandler(scheme, self, "open")

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        """Have the system open it."""
        # Imported here: every start would make their classes.
        from PySide6.QtCore import QProcess, QProcessEnvironment, QStandardPaths

        process = QProcess()
        environment = QProcessEnvironment()
        for name, value in systems_environment().items():
            environment.insert(name, value)
        process.setProcessEnvironment(environment)
        process.setProgram(QStandardPaths.findExecutable(OPENER))
        process.setArguments([url.toString(QUrl.ComponentFormattingOption.FullyEncoded)])
        # From within its handler Qt does it by itself, and knows more programs.
        # PySide6's stub knows the static method alone, which gives a pair.
        has_started = bool(process.program()) and bool(process.startDetached())
        if not has_started:
            QDesktopServices.openUrl(url)
