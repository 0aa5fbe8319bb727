"""The web page that shows a post: it runs nothing of the post's and goes nowhere by itself."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import QFile, QIODevice, QObject, QUrl
from PySide6.QtWebChannel import QWebChannel
from PySide6.QtWebEngineCore import (
    QWebEngineFileSystemAccessRequest,
    QWebEngineFullScreenRequest,
    QWebEngineNewWindowRequest,
    QWebEnginePage,
    QWebEnginePermission,
    QWebEngineProfile,
    QWebEngineScript,
    QWebEngineSettings,
)

from newsletter_editor.gui.preview.addresses import SHELL_URL
from newsletter_editor.gui.preview.bridge import PageBridge
from newsletter_editor.resources import resource_path

_WORLD = QWebEngineScript.ScriptWorldId.ApplicationWorld
_SCRIPTS = ("morph.js", "tame.js", "header.js", "scroller.js", "align.js", "frame.js", "page.js")
_ON = {
    QWebEngineSettings.WebAttribute.AutoLoadImages,
    QWebEngineSettings.WebAttribute.ScrollAnimatorEnabled,
}


class PreviewPage(QWebEnginePage):
    """One shell page, loaded once; `call` reaches its script."""

    def __init__(
        self, profile: QWebEngineProfile, bridge: PageBridge, parent: QObject | None = None
    ) -> None:
        super().__init__(profile, parent)
        self._shell = SHELL_URL
        self._together: list[str] | None = None
        for attribute in QWebEngineSettings.WebAttribute:
            self.settings().setAttribute(attribute, attribute in _ON)
        channel = QWebChannel(self)
        channel.registerObject("bridge", bridge)
        self.setWebChannel(channel, _WORLD)
        script = QWebEngineScript()
        script.setName("preview")
        script.setWorldId(_WORLD)
        script.setInjectionPoint(QWebEngineScript.InjectionPoint.DocumentReady)
        script.setSourceCode(_source())
        self.scripts().insert(script)
        self.newWindowRequested.connect(self._refuse_window)
        self.fullScreenRequested.connect(self._refuse_full_screen)
        self.permissionRequested.connect(self._refuse_permission)
        self.fileSystemAccessRequested.connect(self._refuse_files)

    def load_shell(self, address: QUrl | None = None) -> None:
        """Load the empty page of the article, or the one at another address of ours.

        The bridge's `is_ready` comes when it can be filled.
        """
        self._shell = address or SHELL_URL
        self.load(self._shell)

    def call(self, method: str, *arguments: Any) -> None:
        """Call a method of `preview` in page.js; arguments must fit JSON."""
        written = ",".join(json.dumps(argument, ensure_ascii=True) for argument in arguments)
        script = f"preview.{method}({written});"
        if self._together is None:
            self.runJavaScript(script, _WORLD)
        else:
            self._together.append(script)

    @contextmanager
    def in_one_frame(self) -> Iterator[None]:
        """What is called within is one script: between two of them the page may paint."""
        if self._together is not None:
            yield
            return
        self._together = []
        try:
            yield
        finally:
            scripts, self._together = self._together, None
            if scripts:
                self.runJavaScript("".join(scripts), _WORLD)

    def ask(self, script: str, done: Callable[[Any], None]) -> None:
        """Call `done` with what a script of the application's world gives, if it ever answers."""
        self.runJavaScript(script, _WORLD, done)

    def set_pictures(self, shown: bool) -> None:
        """Load images, or none whatever names them."""
        self.settings().setAttribute(QWebEngineSettings.WebAttribute.AutoLoadImages, shown)

    def acceptNavigationRequest(
        self, url: QUrl, kind: QWebEnginePage.NavigationType, is_main_frame: bool
    ) -> bool:
        return is_main_frame and url == self._shell

    def javaScriptConsoleMessage(
        self,
        level: QWebEnginePage.JavaScriptConsoleMessageLevel,
        message: str,
        line: int,
        source: str,
    ) -> None:
        """Posts may cause any number of these; they would fill the author's terminal."""

    def chooseFiles(
        self, mode: QWebEnginePage.FileSelectionMode, old: list[str], accepted: list[str]
    ) -> list[str]:
        return []

    def _refuse_window(self, request: QWebEngineNewWindowRequest) -> None:
        """A request that nobody takes opens nothing."""

    def _refuse_full_screen(self, request: QWebEngineFullScreenRequest) -> None:
        request.reject()

    def _refuse_permission(self, permission: QWebEnginePermission) -> None:
        permission.deny()

    def _refuse_files(self, request: QWebEngineFileSystemAccessRequest) -> None:
        request.reject()


def _source() -> str:
    channel = QFile(":/qtwebchannel/qwebchannel.js")
    if not channel.open(QIODevice.OpenModeFlag.ReadOnly):
        raise RuntimeError("Qt was built without its web channel script")
    parts = [channel.readAll().data().decode("utf-8")]
    parts += [resource_path("preview", name).read_text("utf-8") for name in _SCRIPTS]
    return "\n".join(parts)
