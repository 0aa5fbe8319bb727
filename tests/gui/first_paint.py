"""The real program on a post; prints what is imported when its window is shown, at its first paint,
when all is hung, and when the post has been checked."""

from __future__ import annotations

import json
import sys
from enum import Enum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QMainWindow

from newsletter_editor.app import run
from newsletter_editor.gui.main_window import MainWindow

if TYPE_CHECKING:
    from newsletter_editor.app.program import Program

SEEN: dict[str, list[str]] = {}


class Witness(QObject):
    """Sees the editor being painted, and ends the program when its window is whole."""

    def __init__(self, program: Program) -> None:
        super().__init__(program)
        self._program = program
        program.window.editor.edit.viewport().installEventFilter(self)
        program.window.late.finished.connect(self._on_finished)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Paint and "paint" not in SEEN:
            SEEN["paint"] = sorted(sys.modules)
            SEEN["turn"] = [str(sys.getswitchinterval())]
            SEEN["enums"] = sorted(each.__qualname__ for each in Enum.__subclasses__())
        return False

    def _on_finished(self) -> None:
        SEEN["whole"] = sorted(sys.modules)
        self._checks = self._program.window.problems.checks
        self._checks.found.connect(self._on_checked)
        self._on_checked()

    def _on_checked(self) -> None:
        if self._checks.is_current:
            SEEN["checked"] = sorted(sys.modules)
            QApplication.quit()


def show(window: MainWindow) -> None:
    """As the window does it; the program that fills it has a witness."""
    QMainWindow.show(window)
    if SEEN:
        return
    SEEN["shown"] = sorted(sys.modules)
    from newsletter_editor.app import program

    class WitnessedProgram(program.Program):
        def start(self, *arguments: Any) -> None:
            super().start(*arguments)
            self.witness = Witness(self)

    program.Program = WitnessedProgram


def main() -> None:
    MainWindow.show = show
    run.run_window(sys.argv[1:2], "es", "light")
    print(json.dumps(SEEN))


if __name__ == "__main__":
    main()
