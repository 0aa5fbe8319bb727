"""Start the window."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from newsletter_editor.gui.main_window import MainWindow
from newsletter_editor.gui.open_post import OpenPost
from newsletter_editor.gui.post_files import PostFiles
from newsletter_editor.gui.settings import Settings
from newsletter_editor.gui.tasks import Tasks


def run_window(path: str | None) -> int:
    """Open the window on a repo folder or a post, or on the last session; return exit status."""
    application = QApplication(sys.argv[:1])
    application.setApplicationName("newsletter-editor")
    settings = Settings()
    post = OpenPost()
    tasks = Tasks()
    files = PostFiles(post, settings)
    window = MainWindow(post, files, tasks, settings, "es")
    window.show()
    if path is not None:
        files.open_path(Path(path))
    status = application.exec()
    tasks.finish()
    return status
