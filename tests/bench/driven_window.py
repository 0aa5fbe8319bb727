"""The real program, started by the bench of the window and driven from within its event loop.

usage: python -m tests.bench.driven_window start|open|type|whole|busy|busy_huge|tabs|day POST
Prints one JSON object with what was measured, all times in seconds.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import time
from collections.abc import Callable
from itertools import cycle
from pathlib import Path
from typing import Any

import psutil
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from newsletter_editor.app import program, run
from newsletter_editor.app.program import Program
from newsletter_editor.gui.post_files import Answer
from newsletter_editor.text.garbage import collect_on_request

KEYS = 200
HUGE = 1_000_000
"""Bytes."""
KEYS_A_SECOND = 10
TYPED = "y una frase que se escribe tecla a tecla "
_SECONDS_TO_SETTLE = 3.0
_SECONDS_TO_READ_HUGE = 10.0
_BEAT_MS = 2
TABS = 20
WARM_POSTS, DAY_POSTS = 20, 200
"""Posts before memory is looked at for the first time, and those of the day."""
KEYS_A_POST = 104
_BETWEEN_POSTS_MS = 250
_SECONDS_TO_REST = 12.0
"""After which garbage has been collected."""


class Pulse(QTimer):
    """Beats in the window's thread; where a beat is late, a key would have waited as long."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent, interval=_BEAT_MS, timerType=Qt.TimerType.PreciseTimer)
        self.longest = 0.0
        """Seconds by which the latest of all beats was late."""
        self.most_work = 0.0
        """Seconds of the processor that this thread had between two beats, at most: what other
        programs do meanwhile is no part of it."""
        self._last, self._had = time.perf_counter(), time.thread_time()
        self.timeout.connect(self._beat)
        self.start()

    def _beat(self) -> None:
        now, had = time.perf_counter(), time.thread_time()
        self.longest = max(self.longest, now - self._last - _BEAT_MS / 1000)
        self.most_work = max(self.most_work, had - self._had)
        self._last, self._had = now, had


class Driver(QObject):
    """Waits for the first paints, then does what the bench is about, then ends the program."""

    def __init__(self, program: Program, bench: str, started: float) -> None:
        super().__init__(program)
        self._program, self._bench, self._started = program, bench, started
        self.figures: dict[str, Any] = {}
        self._painted_revision = -1
        self._waiting: Callable[[], None] | None = None
        QApplication.instance().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Paint and self._program.window is not None:
            edit = self._program.window.editor.edit
            if watched is edit.viewport() and "window" not in self.figures:
                QTimer.singleShot(0, self._note_window)
        return False

    def _note_window(self) -> None:
        if "window" not in self.figures:
            self.figures["window"] = time.time() - self._started
            self.figures["window_cpu"] = time.process_time()
            QApplication.instance().removeEventFilter(self)
            self._follow_page()
            if self._bench in ("tabs", "day"):
                self._after(_SECONDS_TO_REST, self._begin)

    def _follow_page(self) -> None:
        if hasattr(self._program.window, "preview"):
            self._program.window.preview.bridge.was_painted.connect(self._on_painted)
        else:
            QTimer.singleShot(1, self._follow_page)

    def _on_painted(self, revision: int) -> None:
        self._painted_revision = revision
        live = self._program.window.preview.live
        is_of_memory = self._bench in ("tabs", "day")
        if not is_of_memory and "preview" not in self.figures and len(live.blocks) > 0:
            self.figures["preview"] = time.time() - self._started
            # The rest of the window comes when the page is there.
            self._program.window.late.finished.connect(self._settle)
        if self._waiting is not None and revision >= self._program.post.revision:
            waiting, self._waiting = self._waiting, None
            waiting()

    def _settle(self) -> None:
        self._after(_SECONDS_TO_SETTLE, self._begin)

    def _after(self, seconds: float, go_on: Callable[[], None]) -> None:
        QTimer.singleShot(round(seconds * 1000), go_on)

    def _begin(self) -> None:
        self.figures["memory"] = _memory()
        getattr(self, f"_begin_{self._bench}")()

    def _begin_start(self) -> None:
        self._end()

    # ---- a post of a megabyte ------------------------------------------------------------------

    def _begin_open(self) -> None:
        edit = self._program.window.editor.edit
        huge = self._huge()
        start = time.perf_counter()
        self._program.files.open_post(huge)
        QTest.keyClicks(edit, "x")
        edit.viewport().repaint()
        self.figures["typed"] = time.perf_counter() - start
        self._program.post.document.setModified(False)
        self._end()

    def _huge(self) -> Path:
        post = self._program.post
        huge = post.path.with_name("2020-02-25-huge.md")
        head, _, body = post.text().partition("\n---\n")
        times = HUGE // len(body.encode()) + 1
        huge.write_text(f"{head}\n---\n{body * times}", "utf-8")
        return huge

    # ---- one key, then the next when it is painted ---------------------------------------------

    def _begin_type(self) -> None:
        self._place_cursor()
        self._times: list[float] = []
        self._letters = cycle(TYPED)
        self._next_key()

    def _next_key(self) -> None:
        self._pressed = time.perf_counter()
        self._waiting = self._on_key_painted
        QTest.keyClicks(self._program.window.editor.edit, next(self._letters))

    def _on_key_painted(self) -> None:
        self._times.append(time.perf_counter() - self._pressed)
        if len(self._times) < KEYS:
            QTimer.singleShot(5, self._next_key)
            return
        self._on_typed()

    def _on_typed(self) -> None:
        self.figures["median"] = statistics.median(self._times)
        self.figures["p95"] = statistics.quantiles(self._times, n=20)[-1]
        self._end()

    # ---- the same, in the article and in the whole page by turns --------------------------------

    def _begin_whole(self) -> None:
        self._by_turns: dict[bool, list[float]] = {False: [], True: []}
        self._turns = [True, False, True]
        self._on_typed = self._take_turn
        self._begin_type()

    def _take_turn(self) -> None:
        whole = self._program.window.preview.whole
        self._by_turns[whole.is_shown] += self._times
        if self._turns:
            whole.want(self._turns.pop(0))
            self._after(_SECONDS_TO_SETTLE, self._begin_type)
            return
        medians = {shown: statistics.median(times) for shown, times in self._by_turns.items()}
        self.figures["article"], self.figures["whole"] = medians[False], medians[True]
        self._end()

    # ---- ten keys a second, whatever is painted ------------------------------------------------

    def _begin_busy(self) -> None:
        self._place_cursor()
        self._letters = cycle(TYPED)
        self._left = KEYS
        self._times = []
        self._pulse = Pulse(self)
        self._timer = QTimer(self, interval=1000 // KEYS_A_SECOND)
        self._timer.timeout.connect(self._press)
        self._timer.start()

    def _begin_busy_huge(self) -> None:
        self._program.files.open_post(self._huge())
        self._after(_SECONDS_TO_READ_HUGE, self._begin_busy)

    def _press(self) -> None:
        start = time.perf_counter()
        QTest.keyClicks(self._program.window.editor.edit, next(self._letters))
        self._times.append(time.perf_counter() - start)
        self._left -= 1
        if not self._left:
            self._timer.stop()
            self.figures["key"] = statistics.median(self._times)
            self.figures["longest"] = self._pulse.longest
            self.figures["most_work"] = self._pulse.most_work
            QTimer.singleShot(500, self._end)

    # ---- twenty posts in tabs -------------------------------------------------------------------

    def _begin_tabs(self) -> None:
        """The same window with one post, and with twenty that were all in front."""
        self._left_to_open = self._copies(TABS - 1)
        self._work_a_little()
        self._after(_SECONDS_TO_REST, self._note_one)

    def _note_one(self) -> None:
        self.figures["one"] = sum(_memory().values())
        self._open_next()

    def _open_next(self) -> None:
        if self._left_to_open:
            self._program.files.open_post(self._left_to_open.pop())
            self._work_a_little()
            QTimer.singleShot(_BETWEEN_POSTS_MS, self._open_next)
        else:
            self._after(_SECONDS_TO_REST, self._note_many)

    def _note_many(self) -> None:
        self.figures["many"] = sum(_memory().values())
        self._end()

    # ---- a day: posts opened, written in and closed ---------------------------------------------

    def _begin_day(self) -> None:
        self._left_to_open = self._copies(WARM_POSTS + DAY_POSTS)
        self._program.files.ask_about_unsaved = lambda: Answer.DISCARD
        self._next_of_the_day()

    def _next_of_the_day(self) -> None:
        files = self._program.files
        files.close_post()
        if len(self._left_to_open) == DAY_POSTS and "one" not in self.figures:
            self._after(_SECONDS_TO_REST, self._note_morning)
        elif self._left_to_open:
            files.open_post(self._left_to_open.pop())
            self._place_cursor()
            QTest.keyClicks(self._program.window.editor.edit, "palabra " * (KEYS_A_POST // 8))
            QTimer.singleShot(_BETWEEN_POSTS_MS, self._next_of_the_day)
        else:
            self._after(_SECONDS_TO_REST, self._note_many)

    def _note_morning(self) -> None:
        self.figures["one"] = sum(_memory().values())
        self._next_of_the_day()

    # --------------------------------------------------------------------------------------------

    def _copies(self, count: int) -> list[Path]:
        post = self._program.post
        copies = [post.path.with_name(f"2020-03-01-copy-{number}.md") for number in range(count)]
        for copy in copies:
            copy.write_text(post.text(), "utf-8")
        return copies

    def _work_a_little(self) -> None:
        self._place_cursor()
        QTest.keyClicks(self._program.window.editor.edit, "palabra ")

    def _place_cursor(self) -> None:
        """Into the middle of the post's middle paragraph, as an author would be."""
        post, edit = self._program.post, self._program.window.editor.edit
        block = post.document.findBlockByNumber(post.document.blockCount() // 2)
        while len(block.text()) < 80 and block.next().isValid():
            block = block.next()
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + len(block.text()) // 2)
        edit.setTextCursor(cursor)
        edit.ensureCursorVisible()
        edit.setFocus()

    def _end(self) -> None:
        print(json.dumps(self.figures), flush=True)
        for text in self._program.files.posts.texts:
            text.document.setModified(False)
        QApplication.instance().quit()


def _memory() -> dict[str, float]:
    """Bytes of the program and its children, pages that they share counted once."""
    processes = [psutil.Process(), *psutil.Process().children(recursive=True)]
    whole = {}
    for process in processes:
        full = process.memory_full_info()
        kind = next((part for part in process.cmdline() if part.startswith("--type=")), "")
        module = next((part for part in process.cmdline() if part.endswith(".worker")), "")
        name = kind.removeprefix("--type=") or module.split(".")[1:2] or process.name()
        label = name if isinstance(name, str) else name[0]
        whole[label] = whole.get(label, 0) + getattr(full, "pss", full.rss)
    return whole


def main() -> None:
    """Run the program as `newsletter-editor POST` does, with the driver in it."""
    bench, path = sys.argv[1:]
    started = float(os.environ.get("BENCH_STARTED", time.time()))

    class DrivenProgram(Program):
        def start(self, *arguments: Any) -> None:
            self.driver = Driver(self, bench, started)
            super().start(*arguments)

    program.Program = DrivenProgram
    collect_on_request()
    run.run_window([path], "es", "light")


if __name__ == "__main__":
    assert Path(sys.argv[2]).is_file()
    main()
