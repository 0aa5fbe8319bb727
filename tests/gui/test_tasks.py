from __future__ import annotations

import gc
import threading
import weakref
from functools import partial

from PySide6.QtCore import QObject

from newsletter_editor.gui.tasks import Job, Tasks, _Runnable
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Localized


def test_the_answer_comes_back_on_the_windows_thread(tasks: Tasks, qtbot) -> None:
    seen: list[object] = []
    tasks.run(threading.get_ident, done=lambda worker: seen.extend([worker, threading.get_ident()]))
    qtbot.waitUntil(lambda: bool(seen))
    assert seen[0] != seen[1] == threading.get_ident()


def test_an_error_for_the_author_reaches_failed(tasks: Tasks, qtbot) -> None:
    def fail() -> None:
        raise EditorError(Localized(es="no", en="no"))

    errors: list[EditorError] = []
    tasks.run(fail, failed=errors.append)
    qtbot.waitUntil(lambda: bool(errors))
    assert errors[0].message.en == "no"


def test_a_bug_reaches_the_crash_hook_and_failed(tasks: Tasks, qtbot, monkeypatch) -> None:
    hooked: list[object] = []
    monkeypatch.setattr("sys.excepthook", lambda kind, value, trace: hooked.append(kind))
    errors: list[EditorError] = []
    tasks.run(lambda: 1 // 0, failed=errors.append)
    qtbot.waitUntil(lambda: bool(errors))
    assert hooked == [ZeroDivisionError]
    assert "ZeroDivisionError" in errors[0].message.es


def test_a_cancelled_job_is_not_heard_of(tasks: Tasks, qtbot) -> None:
    gate = threading.Event()
    seen: list[object] = []
    job = tasks.run(gate.wait, done=lambda _: seen.append("late"))
    job.cancel()
    gate.set()
    tasks.run(lambda: None, done=lambda _: seen.append("next"))
    qtbot.waitUntil(lambda: "next" in seen)
    tasks.finish()
    qtbot.wait(20)
    assert seen == ["next"]


def test_work_begins_when_this_thread_has_done_what_it_is_at(tasks: Tasks, qtbot) -> None:
    begun: list[str] = []
    tasks.run(lambda: begun.append("wanted"))
    dropped = tasks.run(lambda: begun.append("dropped"))
    dropped.cancel()
    assert tasks._pool.waitForDone(5_000)
    assert begun == []
    qtbot.waitUntil(lambda: bool(begun))
    assert tasks._pool.waitForDone(5_000)
    assert begun == ["wanted"]


def test_what_is_held_begins_when_it_is_released(tasks: Tasks, qtbot) -> None:
    seen: list[str] = []
    told: list[str] = []
    tasks.released.connect(lambda: told.append("released"))
    tasks.release()
    assert told == []
    tasks.hold()
    tasks.run(lambda: seen.append("first"))
    dropped = tasks.run(lambda: seen.append("dropped"))
    dropped.cancel()
    qtbot.wait(20)
    assert seen == []
    tasks.release()
    tasks.run(lambda: seen.append("second"))
    qtbot.waitUntil(lambda: len(seen) == 2)
    tasks.release()
    assert sorted(seen) == ["first", "second"]
    assert told == ["released"]


def test_progress_is_told_and_work_can_ask_whether_to_stop(tasks: Tasks, qtbot) -> None:
    def count(report, job) -> str:
        for k in range(3):
            report(k)
        return "stopped" if job.is_cancelled else "whole"

    steps: list[int] = []
    done: list[str] = []
    tasks.run(count, done=done.append, progress=steps.append)
    qtbot.waitUntil(lambda: bool(done))
    assert (steps, done) == ([0, 1, 2], ["whole"])


class _Pane(QObject):
    heard: list[object] = []

    def hear(self, value: object) -> None:
        self.heard.append(value)


def test_a_pane_that_is_gone_is_not_called(tasks: Tasks, qtbot) -> None:
    pane = _Pane()
    gate = threading.Event()
    tasks.run(gate.wait, done=pane.hear)
    pane.deleteLater()
    qtbot.wait(10)
    gate.set()
    done: list[object] = []
    tasks.run(lambda: 1, done=done.append)
    qtbot.waitUntil(lambda: bool(done))
    gc.collect()
    assert _Pane.heard == []


def test_what_has_run_holds_nothing_any_more(qtbot) -> None:
    class Text:
        pass

    tasks, text = Tasks(), Text()
    gone = weakref.ref(text)
    run = _Runnable(0, Job(None, None, None), partial(type, text), lambda *_: None)
    del text
    run.run()
    assert gone() is None
    assert tasks.finish()
