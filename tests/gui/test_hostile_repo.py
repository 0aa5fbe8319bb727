"""A hostile repo in the real window: nothing of it runs, is read outside, leaves, or is taken for
anything but words. `HOSTILE_WALK=all` walks every post and prints the counts and the pulse."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from itertools import cycle
from pathlib import Path

import psutil
import pytest
from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QMessageBox,
    QPlainTextEdit,
    QTextEdit,
    QToolTip,
    QWidget,
)

from newsletter_editor.gui.links.pane import BLOG
from newsletter_editor.gui.main_window import MainWindow
from newsletter_editor.gui.post_files import MOST_LINES, PostFiles
from newsletter_editor.gui.tabs.bar import PostTabs
from newsletter_editor.links.collecting import links_of
from newsletter_editor.links.online.results import Results, keep_results
from newsletter_editor.links.online.verdicts import Result, Verdict
from newsletter_editor.text.localized import Localized
from tests.gui.hostile_repo import MARK, HostileRepo
from tests.gui.test_untrusted_posts import Listener
from tests.gui.walking import may_be_html, menus, rich_texts

ALL = os.environ.get("HOSTILE_WALK") == "all"
DIALOGS = (
    "file.new_issue", "file.new_translation", "file.settings", "file.versions", "file.unsaved",
    "tools.templates", "tools.section_names", "tools.learn_sections", "tools.command_palette",
    "help.about", "tools.review_spelling", "tools.glossary", "go.post", "file.message.choices",
    "file.message.send", "tools.images.home", "tools.images.describe",
    "file.message.draft", "go.said_before", "publish.publish", "publish.get_newest",
    "publish.undo", "publish.download", "view.said_before",
)  # fmt: skip
ELSEWHERE = {
    # Dialogs of the system's, which show no words of the repo.
    *("file.open_repo", "file.open_post", "file.save_as", "file.export_pdf", "file.message.save"),
    # Fields and menus that the walk reaches in other ways, or that have none of its words.
    *("edit.find", "edit.replace", "edit.search_posts", "edit.fix_problem", "go.line"),
    *("format.link", "format.image", "format.emoji", "format.table.insert"),
    *("help.first_hour", "help.shortcuts", "tools.shortcuts", "tools.links"),
}
"""Actions that ask for more and are none of `DIALOGS`."""


class Pulse(QObject):
    """The longest times for which the window's thread did not come round, in its own time: that
    of the processor, for others are at work too."""

    def __init__(self) -> None:
        super().__init__()
        self.pauses: list[tuple[float, str]] = []
        self.at = ""
        self._last = time.thread_time()
        self._timer = QTimer(self, interval=5, timeout=self._beat)
        self._timer.start()

    def _beat(self) -> None:
        now = time.thread_time()
        self.pauses.append((now - self._last, self.at))
        self._last = now


@pytest.fixture
def listener() -> Iterator[Listener]:
    listener = Listener()
    yield listener
    listener.close()


@pytest.fixture
def hostile(tmp_path: Path, listener: Listener) -> HostileRepo:
    return HostileRepo(tmp_path, listener.address)


def texts_of(root: QWidget) -> str:
    """Everything that is written on a widget and those in it."""
    found: list[str] = [root.windowTitle()]
    for widget in root.findChildren(QWidget):
        found += [widget.toolTip(), widget.accessibleName(), widget.windowTitle()]
        if isinstance(widget, QLabel | QLineEdit):
            found.append(widget.text())
        elif isinstance(widget, QPlainTextEdit | QTextEdit):
            found.append(widget.toPlainText())
        elif isinstance(widget, QComboBox):
            found += [widget.itemText(at) for at in range(widget.count())]
        elif isinstance(widget, QListWidget):
            found += [widget.item(at).text() for at in range(widget.count())]
    return "\n".join(found)


def arguments_of_processes() -> str:
    found = []
    for process in psutil.Process().children(recursive=True):
        try:
            found.append(" ".join(process.cmdline()))
        except psutil.Error:
            continue
    return "\n".join(found)


def megabytes() -> float:
    """What this process and those that it has started take, each alone."""
    total = 0
    for process in [psutil.Process(), *psutil.Process().children(recursive=True)]:
        try:
            total += process.memory_full_info().uss
        except psutil.Error:
            continue
    return total / 2**20


class Walk:
    """Goes through the window and looks at all that is shown."""

    def __init__(self, qtbot, window: MainWindow, repo: HostileRepo, pulse: Pulse) -> None:
        self.qtbot, self.window, self.repo, self.pulse = qtbot, window, repo, pulse
        self.counts: Counter[str] = Counter()
        self.memory = 0.0

    def look(self, root: QWidget, what: str) -> None:
        # Looking itself takes time, which is none of the window's.
        shown = texts_of(root)
        assert MARK not in shown, what
        # Two labels are HTML on purpose: the program's name, and a word among others, escaped.
        rich = [
            (where, text)
            for where, text in rich_texts(root)
            if "Newsletter Editor" not in text and "in ReviewDialog" not in where
        ]
        assert rich == [], what
        assert MARK not in arguments_of_processes()
        assert not self.repo.ran.exists(), what
        self.counts["looks"] += 1
        self.memory = max(self.memory, megabytes()) if ALL else self.memory
        self.pulse._last = time.thread_time()

    def wait(self, milliseconds: int) -> None:
        self.qtbot.wait(milliseconds * (4 if ALL else 1))

    def page(self) -> str:
        told: list[str] = []
        view = self.window.preview.page_view
        if view.is_ready:
            view.page.toPlainText(told.append)
            self.qtbot.waitUntil(lambda: bool(told), timeout=10_000)
        return "".join(told)

    def post(self, path: Path) -> None:
        self.pulse.at = path.name[:40]
        opened = self.window.files.open_post(path)
        self.wait(60)
        self.counts["opened" if opened else "refused"] += 1
        assert MARK not in self.page(), path
        assert self.window.preview.page_view.page.title() != "RAN"
        self.look(self.window, path.name)

    def point(self, root: QWidget, what: str) -> None:
        """Rest the pointer everywhere on a widget and look at the tooltips that come."""
        self.pulse.at = f"pointer on {what}"
        seen: set[tuple[QWidget, str]] = set()
        step_down = 22 if ALL else 44
        for y in range(4, root.height(), step_down):
            for x in range(4, root.width(), 60):
                target = root.childAt(x, y)
                if target is None:
                    continue
                there = root.mapToGlobal(QPoint(x, y))
                rest = QHelpEvent(QEvent.Type.ToolTip, target.mapFromGlobal(there), there)
                QApplication.sendEvent(target, rest)
                text = QToolTip.text()
                if QToolTip.isVisible() and (target, text) not in seen:
                    seen.add((target, text))
                    assert not may_be_html(text), (what, text)
                    assert MARK not in text, what
        QToolTip.hideText()
        assert not self.repo.ran.exists(), what
        self.counts["tips"] += len(seen)

    def rows(self) -> None:
        view = self.window.posts.list
        self.qtbot.waitUntil(lambda: view.model().rowCount() > 20, timeout=30_000)
        view.setFocus()
        for _ in range(min(view.model().rowCount(), 400 if ALL else 30)):
            self.pulse.at = "rows"
            self.qtbot.keyClick(view, Qt.Key.Key_Down)
            self.counts["rows"] += 1
        self.look(self.window, "rows")

    def dialog(self, id: str) -> None:
        self.pulse.at = id
        action = self.window.actions_[id]
        if not action.isEnabled():
            return
        QTimer.singleShot(500, self._close_blocking)
        action.trigger()
        self.wait(100)
        for dialog in self.window.findChildren(QDialog):
            if dialog.isVisible():
                self.look(dialog, id)
                for key in (Qt.Key.Key_Tab, Qt.Key.Key_Down, Qt.Key.Key_Tab, Qt.Key.Key_Down):
                    self.qtbot.keyClick(dialog, key)
                self.wait(30)
                self.look(dialog, id)
                self.point(dialog, id)
                dialog.reject()
                self.counts["dialogs"] += 1

    def newer_rooms(self) -> None:
        """Whole pages, messages, search of all posts and the boxes to find things by letters."""
        window = self.window
        self.repo.have_plain_settings()
        assert window.files.open_path(self.repo.root)
        # With the repo's own settings Jekyll would find no post, and the list is empty.
        self.rows()
        for name in ("hostile", "styled", "out", "themed"):
            self.pulse.at = f"whole page {name}"
            assert window.files.open_post(self.repo.root / "_posts" / f"2021-03-01-{name}.md")
            window.actions_["view.shown.whole"].trigger()
            self.wait(700)
            assert MARK not in self.page()
            assert window.preview.page_view.page.title() != "RAN"
            self.pulse.at = f"message {name}"
            window.actions_["view.shown.message"].trigger()
            pane = window.message.pane
            pane.want()
            self.qtbot.waitUntil(lambda pane=pane: pane.is_current, timeout=30_000)
            assert MARK not in json.dumps(pane.answer)
            assert pane.view.page.title() != "RAN"
            for action in ("file.message.copy_rich", "file.message.copy_source"):
                window.actions_[action].trigger()
            self.wait(200)
            self.look(window, name)
            self.counts["whole pages and messages"] += 1
        window.actions_["view.shown.article"].trigger()
        window.actions_["edit.search_posts"].trigger()
        for words in ("zq", MARK, "RAN"):
            self.pulse.at = f"search {words}"
            pane = window.search.pane
            pane.words.selectAll()
            self.qtbot.keyClicks(pane.words, words)
            self.qtbot.keyClick(pane.words, Qt.Key.Key_Return)
            self.wait(600)
            shown = "\n".join(self._rows_of(pane.model))
            assert (MARK not in shown) or words == MARK
            self.counts["found"] += len(shown.splitlines())
            for _ in range(20):
                self.qtbot.keyClick(pane.tree, Qt.Key.Key_Down)
            self.point(pane, "search")
        for action, words in (("go.post", "zq"), ("tools.command_palette", "a")):
            self.pulse.at = action
            window.actions_[action].trigger()
            self.wait(200)
            field = QApplication.focusWidget()
            if isinstance(field, QLineEdit):
                self.qtbot.keyClicks(field, words)
                for _ in range(10):
                    self.qtbot.keyClick(field, Qt.Key.Key_Down)
                self.look(window, action)
                self.qtbot.keyClick(field, Qt.Key.Key_Escape)
                self.counts["boxes"] += 1

    def lists(self) -> None:
        """What the newest panes list: links, pictures, and the open posts in their tabs."""
        window = self.window
        self.pulse.at = "links"
        window.actions_["tools.links"].trigger()
        pane = window.links.pane
        # What is known without asking anybody, of all posts.
        pane.scope.setCurrentIndex(pane.scope.findData(BLOG))
        addresses = self._have_asked_about_links()
        window.links.recall()
        self.qtbot.waitUntil(lambda: not window.links.slices.is_running, timeout=60_000)
        rows = list(self._rows_of(pane.proxy))
        assert MARK not in "".join(rows)
        # Each verdict, each address, each place of each.
        assert len(rows) > 2 * len(addresses) > 20
        self.counts["links"] += len(rows)
        pane.tree.expandAll()
        pane.tree.setFocus()
        for _ in range(min(len(rows), 500 if ALL else 40)):
            self.qtbot.keyClick(pane.tree, Qt.Key.Key_Down)
        self.look(window, "links")
        self.point(pane, "links")
        self.qtbot.keyClicks(pane.only, "zq")
        self.look(window, "links")
        pane.only.clear()
        self.pulse.at = "images"
        window.actions_["view.panes.images"].trigger()
        images = window.images.pane
        images.wanted.emit()
        self.qtbot.waitUntil(lambda: images.shelf.count() > 0, timeout=30_000)
        self.wait(300)
        images.shelf.setFocus()
        for _ in range(images.shelf.count()):
            self.qtbot.keyClick(images.shelf, Qt.Key.Key_Right)
            self.wait(20)
            self.look(images, "images")
            self.counts["pictures"] += 1
        self.point(images, "images")
        self.pulse.at = "tabs"
        tabs = window.findChild(PostTabs)
        assert tabs.count() > 1
        for _ in range(tabs.count()):
            window.actions_["go.next_post"].trigger()
            self.wait(20)
            self.look(tabs, "tabs")
            self.counts["tabs"] += 1
        self.point(tabs, "tabs")

    def _have_asked_about_links(self) -> list[str]:
        """Leave what servers of somebody who means ill would have said of all links."""
        site = self.window.files.site
        assert site is not None
        addresses = list(links_of(site, self.repo.posts))
        told = [each for each in Verdict if each.is_settled and each is not Verdict.FINE]
        results = Results()
        for address, verdict, said in zip(addresses, cycle(told), cycle(self.repo.names)):
            why = Localized(said, said)
            results.put(Result(address, verdict, time.time(), 200, said, said, why))
        keep_results(site.root, results)
        return addresses

    @staticmethod
    def _rows_of(model: QAbstractItemModel) -> Iterator[str]:
        waiting = [model.index(row, 0) for row in range(model.rowCount())]
        while waiting:
            index = waiting.pop()
            yield str(index.data())
            waiting += [model.index(row, 0, index) for row in range(model.rowCount(index))]

    def _close_blocking(self) -> None:
        modal = QApplication.activeModalWidget()
        is_question = isinstance(modal, QMessageBox)
        if isinstance(modal, QDialog) and (is_question or modal.parent() is not self.window):
            self.counts["questions"] += is_question
            self.look(modal, "question")
            modal.reject()


def test_the_window_takes_a_hostile_repo_for_words(
    qtbot,
    window: MainWindow,
    hostile: HostileRepo,
    listener: Listener,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "cache"))
    window.show()
    pulse = Pulse()
    walk = Walk(qtbot, window, hostile, pulse)
    pulse.at = "opening"
    assert window.files.open_path(hostile.root)
    window.preview.start()
    qtbot.waitUntil(lambda: window.preview.page_view.is_ready, timeout=30_000)
    walk.wait(300)
    walk.look(window, "no rows")
    posts = hostile.posts if ALL else hostile.posts[:: max(1, len(hostile.posts) // 24)]
    links = [path for path in hostile.posts if path.name.startswith("2022")]
    for path in dict.fromkeys([*posts, *links]):
        walk.post(path)
    walk.newer_rooms()
    walk.lists()
    panes = [id.removeprefix("view.panes.") for id in window.actions_ if "view.panes." in id]
    assert {"posts", "images", "links", "search", "changes"} <= set(panes)
    for pane in panes:
        pulse.at = pane
        window.actions_[f"view.panes.{pane}"].trigger()
        walk.wait(50)
        walk.look(window, pane)
        walk.point(window, pane)
    named = hostile.root / "_posts" / "2020-01-01-name-0.md"
    assert window.files.open_post(named)
    walk.wait(400)
    asking = {id for id in window.actions_ if window.actions_[id].text().endswith("…")}
    assert asking - ELSEWHERE <= set(DIALOGS)
    for id in DIALOGS:
        walk.dialog(id)
    for menu in menus(window):
        walk.counts["menus"] += 1
        assert MARK not in "".join(action.text() for action in menu.actions())
    walk.look(window, "end")
    assert walk.counts["rows"] > 20
    assert walk.counts["tips"] > len(hostile.names)
    assert listener.asked == []
    if ALL:
        slow = sorted(pulse.pauses, reverse=True)[:15]
        print("repo", dict(hostile.counts), "walk", dict(walk.counts))
        print(f"memory {walk.memory:.0f} MB, beats {len(pulse.pauses)}")
        print("pauses", [(f"{1000 * pause:.0f} ms", at) for pause, at in slow])


_HOSTILE = "_posts/2021-03-01-hostile.md"
COMMANDS = (
    ["check"],
    ["check", "--format", "json"],
    ["render", "_posts/2020-01-01-name-0.md"],
    ["front-matter", "get", "_posts/2020-01-01-name-0.md", "title"],
)
COMMANDS_OF_NEWER_ROOMS = (
    ["check", _HOSTILE],
    ["render", "--page", _HOSTILE],
    ["render", "--page", "_posts/2021-03-01-styled.md"],
    ["render", "--page", "_posts/2021-03-01-out.md"],
    ["render", "--page", "_posts/2021-03-01-themed.md"],
    ["mail", _HOSTILE],
    ["mail", _HOSTILE, "--format", "eml"],
    ["search", "MARKED"],
    ["search", "zq", "--format", "json"],
    ["status"],
    ["publish", "--dry-run"],
    ["translate", _HOSTILE, "--language", "es", "--dry-run"],
    ["new", "--title", "zq", "--dry-run"],
)


@pytest.mark.parametrize("command", (*COMMANDS, *COMMANDS_OF_NEWER_ROOMS), ids=" ".join)
def test_so_does_the_command_line(
    hostile: HostileRepo, listener: Listener, command: list[str]
) -> None:
    for path in hostile.root.glob("_posts/2021-01-*"):
        # Each of them is shown in the window; here a few stand for all.
        if int(re.sub(r"\D", "", path.stem[11:])) % (1 if ALL else 12):
            path.unlink()
    if command in COMMANDS_OF_NEWER_ROOMS:
        hostile.have_plain_settings()
    run = subprocess.run(
        [sys.executable, "-P", "-m", "newsletter_editor", *command],
        cwd=hostile.root, capture_output=True, text=True, timeout=120, check=False,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])},
    )  # fmt: skip
    assert run.returncode in (0, 1, 2)
    assert "Traceback" not in run.stderr
    # What the command was told itself may be named, but nothing of what is in it.
    assert MARK not in run.stdout + run.stderr
    assert not hostile.ran.exists()
    assert listener.asked == []


def test_a_file_of_more_lines_than_the_window_can_show_stays_shut(
    files: PostFiles, tmp_path: Path
) -> None:
    long = tmp_path / "2024-01-01-long.md"
    long.write_text("\n" * (MOST_LINES + 1), "utf-8")
    said: list[str] = []
    files.failed.connect(lambda error: said.append(error.message.en))
    assert not files.open_post(long)
    assert "100,000 lines" in said[0]
