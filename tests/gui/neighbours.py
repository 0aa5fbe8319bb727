"""A preview that asks a server of this machine, with the guard's consent; prints what arrived."""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from newsletter_editor.gui.open_post import OpenPost
from newsletter_editor.gui.preview import engine
from newsletter_editor.gui.settings import Settings
from tests.gui.previewing import Preview
from tests.gui.test_untrusted_posts import Listener


class Waiting:
    """As much of pytest-qt as the preview's helper needs."""

    def wait(self, milliseconds: int) -> None:
        end = time.monotonic() + milliseconds / 1000
        while time.monotonic() < end:
            QCoreApplication.processEvents()

    def waitUntil(self, condition, timeout: int = 5000) -> None:  # noqa: N802 - pytest-qt's
        end = time.monotonic() + timeout / 1000
        while not condition() and time.monotonic() < end:
            self.wait(10)


def main(way: str) -> None:
    """`straight`: to a neighbour; `redirected`: to one by way of a host that may be asked."""
    if way == "redirected":
        rules = engine._NEIGHBOUR_FLAGS[1]
        os.environ["QTWEBENGINE_CHROMIUM_FLAGS"] = rules
    engine.prepare(neighbours=way == "redirected")
    application = QApplication([])
    inner, outer = Listener(), Listener()
    address = inner.address.replace("127.0.0.1", "localhost")
    outer.redirects["/image.png"] = f"{address}/inner.png"
    root = Path(tempfile.mkdtemp())
    post = OpenPost()
    preview = Preview(Waiting(), post, Settings(root / "settings.ini"), root)
    preview.pane.hosts.is_public = lambda _: True
    preview.allow_remote()
    preview.open(f"![]({outer.address}/image.png)\n\n![]({address}/inner.png)")
    preview.wait_for_page("document.querySelector('img, .preview-mark-remote') !== null")
    preview.qtbot.wait(1500)
    print(json.dumps({"outer": outer.asked, "inner": inner.asked}), flush=True)
    preview.close()
    del application
    os._exit(0)


if __name__ == "__main__":
    main(sys.argv[1])
