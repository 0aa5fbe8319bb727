"""A preview pane on the screen, for the tests of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtGui import QTextCursor
from PySide6.QtWebEngineCore import QWebEngineScript
from PySide6.QtWidgets import QWidget

from newsletter_editor.document.source import decode
from newsletter_editor.gui.actions import Actions
from newsletter_editor.gui.open_post import OpenPost
from newsletter_editor.gui.preview.pane import PreviewPane
from newsletter_editor.gui.preview.remote_images import REMOTE_KEY
from newsletter_editor.gui.settings import Settings
from newsletter_editor.gui.trust import FolderTrust
from newsletter_editor.gui.worker_process import WorkerProcess
from newsletter_editor.site.site import Site

WORLD = QWebEngineScript.ScriptWorldId.ApplicationWorld
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c63f8cf"
    "c0f01f0005000 1ff56c7d1a40000000049454e44ae426082".replace(" ", "")
)


class Preview:
    """A pane on the screen, its post, and questions to its page."""

    def __init__(
        self,
        qtbot: Any,
        post: OpenPost,
        settings: Settings,
        root: Path,
        renderer: str = "tests.gui.stub_renderer",
        seconds: float = 1.0,
    ) -> None:
        self.qtbot, self.post, self.root, self.settings = qtbot, post, root, settings
        self.owner = QWidget()
        self.trust = FolderTrust()
        self.worker = WorkerProcess(renderer, seconds=seconds)
        self.pane = PreviewPane(post, self.worker, Actions(self.owner), settings, self.trust, "en")
        # The tests' own server listens to this machine alone.
        self.pane.hosts.is_public = lambda host: host == "127.0.0.1"
        self.painted: list[int] = []
        self.pane.bridge.was_painted.connect(self.painted.append)
        self.pane.resize(600, 500)
        self.pane.show()
        self.pane.start()
        qtbot.waitUntil(lambda: self.pane.page_view.is_ready, timeout=20_000)

    def allow_remote(self) -> None:
        """Have images of other hosts shown, as in a folder that the author trusts."""
        self.settings.set(REMOTE_KEY, True)
        self.trust.set_trusted(self.root, True)

    def open(self, text: str, name: str = "posts/_posts/2020-01-01-a.md") -> None:
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        self.post.open(decode(text.encode()), path, Site(self.root))
        self.settle()

    def type(self, text: str, at: int | None = None) -> None:
        cursor = QTextCursor(self.post.document)
        cursor.setPosition(self.post.document.characterCount() - 1 if at is None else at)
        cursor.insertText(text)
        self.post.cursor = cursor.position()
        self.settle()

    def replace(self, text: str) -> None:
        cursor = QTextCursor(self.post.document)
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(text)

    def settle(self) -> None:
        revision = self.post.revision
        self.wait(lambda: revision in self.painted)

    def wait(self, condition: Callable[[], object], timeout: int = 15_000) -> None:
        self.qtbot.waitUntil(lambda: bool(condition()), timeout=timeout)

    def ask(self, script: str) -> Any:
        answers: list[Any] = []
        self.pane.page_view.page.runJavaScript(script, WORLD, answers.append)
        self.wait(lambda: answers)
        return answers[0]

    def text(self) -> str:
        """What the reader sees of the post, without its header."""
        return self.ask("document.querySelector('main').innerText")

    def wait_for_page(self, script: str) -> None:
        for _ in range(300):
            if self.ask(script):
                return
            self.qtbot.wait(20)
        raise AssertionError(f"never true in the page: {script}")

    def close(self) -> None:
        self.pane.shut_down()
        self.worker.stop()
        self.pane.close()
        self.pane.deleteLater()
