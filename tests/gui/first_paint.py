"""The real program on a post; prints what is imported at its first paint, when all is hung, and
when the post has been checked."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from newsletter_editor.app.crash import CrashHook
from newsletter_editor.app.program import Program
from newsletter_editor.gui.preview import engine
from newsletter_editor.gui.settings import Settings
from newsletter_editor.gui.theme import STYLE_ARGUMENTS


class Witness(QObject):
    """Sees the editor being painted, and ends the program when its window is whole."""

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self._program = program
        self.seen: dict[str, list[str]] = {}
        program.window.editor.edit.viewport().installEventFilter(self)
        program.window.late.finished.connect(self._on_finished)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Paint and "paint" not in self.seen:
            self.seen["paint"] = sorted(sys.modules)
        return False

    def _on_finished(self) -> None:
        self.seen["whole"] = sorted(sys.modules)
        self._checks = self._program.window.problems.checks
        self._checks.found.connect(self._on_checked)
        self._on_checked()

    def _on_checked(self) -> None:
        if self._checks.is_current:
            self.seen["checked"] = sorted(sys.modules)
            QApplication.quit()


def main() -> None:
    post, settings = map(Path, sys.argv[1:])
    engine.prepare()
    application = QApplication([*sys.argv[:1], *STYLE_ARGUMENTS])
    program = Program(application, Settings(settings), CrashHook())
    program.start(post, "es", "light")
    witness = Witness(program)
    application.exec()
    program.finish()
    print(json.dumps(witness.seen))


if __name__ == "__main__":
    main()
