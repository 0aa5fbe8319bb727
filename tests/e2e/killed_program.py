"""The real program in a process of its own, driven from inside by a timer.

`type PATH TEXT` opens a post, types a text before its end, and says so a second later, to be
killed then; `type-in-each PATH TEXT PATHS` does that in several tabs. `take-back PATH` starts as an
author would after a crash, presses *Take back* and prints what the editor has.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QPushButton

from newsletter_editor.app.crash import CrashHook
from newsletter_editor.app.program import Program
from newsletter_editor.gui.post_files import Answer
from newsletter_editor.gui.preview import engine
from newsletter_editor.gui.recovery.unsaved_dialog import UnsavedDialog
from newsletter_editor.gui.settings import Settings

BEFORE_TYPING, JOURNALLED = 500, 1000
"""Milliseconds."""


def type_text(program: Program, text: str) -> None:
    edit = program.window.editor.edit
    edit.moveCursor(QTextCursor.MoveOperation.End)
    edit.moveCursor(QTextCursor.MoveOperation.Left)
    for character in text:
        # As an input method does, which knows accents and emoji.
        event = QInputMethodEvent()
        event.setCommitString(character)
        QApplication.sendEvent(edit, event)
    QTimer.singleShot(JOURNALLED, _say_typed)


def _say_typed() -> None:
    print("typed", flush=True)


def type_in_each(program: Program, text: str, paths: list[str]) -> None:
    for path in paths:
        program.files.open_post(Path(path))
        type_text(program, text)


def take_back(program: Program) -> None:
    (dialog,) = program.window.findChildren(UnsavedDialog)
    (button,) = [one for one in dialog.findChildren(QPushButton) if one.isDefault()]
    button.click()
    cursor = program.window.editor.edit.textCursor()
    answer = {
        "text": program.post.text(),
        "cursor": program.post.to_code_point(cursor.position()),
        "dirty": program.post.is_dirty,
    }
    print(json.dumps(answer), flush=True)
    # Quitting asks about unsaved work, which is discarded here.
    program.files.ask_about_unsaved = _discard
    QApplication.quit()


def _discard() -> Answer:
    return Answer.DISCARD


def main() -> int:
    mode, path, *rest = sys.argv[1:]
    engine.prepare()
    application = QApplication(sys.argv[:1])
    program = Program(application, Settings(), CrashHook())
    program.start(Path(path), "en", "light")
    act: Callable[[], None]
    if mode == "type-in-each":

        def act() -> None:
            program.window.late.finish()
            type_in_each(program, rest[0], [path, *rest[1:]])
    elif mode == "type":

        def act() -> None:
            program.window.late.finish()
            type_text(program, rest[0])
    else:

        def act() -> None:
            program.window.late.finish()
            take_back(program)

    QTimer.singleShot(BEFORE_TYPING, act)
    status = application.exec()
    program.finish()
    return status


if __name__ == "__main__":
    raise SystemExit(main())
