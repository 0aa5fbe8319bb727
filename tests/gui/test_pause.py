"""What is done when the author rests."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtTest import QTest

import newsletter_editor.gui
from newsletter_editor.gui import pause as pause_module
from newsletter_editor.gui.pause import Pause

GUI = Path(newsletter_editor.gui.__file__).parent


class Telling(QObject):
    edited = Signal(int)


def test_a_signal_that_brings_a_number_starts_it_all_the_same(qtbot) -> None:
    done: list[str] = []
    telling = Telling()
    pause = Pause(1, lambda: done.append("done"), telling)
    telling.edited.connect(pause.start)
    telling.edited.emit(1_000_000_000)
    assert pause.is_active
    qtbot.waitUntil(lambda: done == ["done"])
    assert not pause.is_active
    telling.edited.emit(1)
    pause.stop()
    qtbot.wait(20)
    assert done == ["done"]


def test_pauses_that_end_together_leave_room_for_a_key(qtbot, monkeypatch) -> None:
    order: list[str] = []
    parent = QObject()
    # By a clock that stands still until the key has had its turn, however busy the machine is.
    monkeypatch.setattr(pause_module, "monotonic", lambda: float(len(order) // 2))
    monkeypatch.setattr(Pause, "_ended", -1.0)

    def do() -> None:
        order.append("done")
        QTimer.singleShot(0, lambda: order.append("key"))

    pauses = [Pause(0, do, parent) for _ in range(3)]
    for pause in pauses:
        pause.start()
    qtbot.waitUntil(lambda: len(order) == 6)
    assert order == ["done", "key"] * 3


def test_problems_come_as_soon_however_long_the_author_has_written(qtbot, window, post) -> None:
    window.late.finish()
    post.now.revision = 10_000_000
    checks = window.problems.checks
    QTest.keyClicks(window.editor.edit, "quizass ")
    qtbot.waitUntil(lambda: checks.is_current, timeout=60_000)


def test_no_timer_takes_a_revision_for_milliseconds() -> None:
    """PySide connects a signal that brings a number to `QTimer.start(milliseconds)`."""
    bringing = r"(?:edited|valueChanged|rangeChanged|cursors_changed)"
    found = [
        f"{path.name}: {name}"
        for path in GUI.rglob("*.py")
        for name in re.findall(
            rf"\b{bringing}\.connect\(self\.(\w+)\.start\)", path.read_text("utf-8")
        )
        if not re.search(rf"self\.{name} = Pause\(", path.read_text("utf-8"))
    ]
    assert not found
