"""The message becomes a draft: from the real window to a server that takes Buttondown's place."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from newsletter_editor.gui.main_window import MainWindow
from newsletter_editor.gui.message.draft_dialog import DraftDialog
from newsletter_editor.mail import buttondown
from newsletter_editor.web import client
from tests.gui.memory_keyring import MemoryKeyring
from tests.web_server import WebServer, dripping, reply, web_server

TOKEN = "0000-1111"


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Iterator[WebServer]:
    with web_server({"/v1/emails": reply(b"{}", 201)}) as server:
        monkeypatch.setattr(buttondown, "API", server.address("/v1/emails", "api.example"))
        monkeypatch.setattr(client, "Client", partial(client.Client, server.guard))
        yield server


@pytest.fixture
def dialog(window: MainWindow, repo: Path, qtbot, ring, service) -> DraftDialog:
    path = repo / "_posts" / "2020-01-01-uno.md"
    path.parent.mkdir(exist_ok=True)
    path.write_text("---\ntitle: Número 5\nlang: es\n---\n\nUn **texto**.\n", "utf-8")
    assert window.files.open_post(path)
    window.show()
    window.actions_["file.message.draft"].trigger()
    qtbot.waitUntil(lambda: bool(window.findChildren(DraftDialog)), timeout=90_000)
    return window.findChildren(DraftDialog)[0]


def test_a_draft_is_made_and_the_key_is_kept(
    window: MainWindow, dialog: DraftDialog, service: WebServer, ring: MemoryKeyring, qtbot
) -> None:
    qtbot.keyClicks(dialog.secret.field, TOKEN)
    qtbot.waitUntil(dialog.secret.remember.isEnabled)
    dialog.secret.remember.click()
    with qtbot.waitSignal(dialog.kept, timeout=60_000):
        qtbot.keyClick(dialog.secret.field, Qt.Key.Key_Return)
    (asked,) = service.requests
    said = json.loads(asked.content)
    assert said["subject"] == "Número 5" and said["status"] == "draft"
    assert "<strong>texto</strong>" in said["body"]
    assert ring.kept == {buttondown.KEYRING_NAME: TOKEN}
    said = [
        label.text() for notice in window.notices.showing() for label in notice.findChildren(QLabel)
    ]
    assert any("Buttondown" in text for text in said)


def test_a_key_that_is_refused_can_be_typed_again(
    dialog: DraftDialog, service: WebServer, ring: MemoryKeyring, qtbot
) -> None:
    service.answers["/v1/emails"] = reply(b"", 401)
    dialog.put_button.click()
    assert service.requests == []
    qtbot.keyClicks(dialog.secret.field, "wrong")
    qtbot.keyClick(dialog.secret.field, Qt.Key.Key_Return)
    qtbot.waitUntil(dialog.put_button.isEnabled, timeout=60_000)
    assert "account" in dialog.told.text()
    assert ring.kept == {}
    service.answers["/v1/emails"] = reply(b"{}", 201)
    dialog.secret.field.setText(TOKEN)
    with qtbot.waitSignal(dialog.kept, timeout=60_000):
        dialog.put_button.click()


def test_whoever_closes_the_dialog_calls_it_off(
    window: MainWindow, dialog: DraftDialog, service: WebServer, qtbot
) -> None:
    service.answers["/v1/emails"] = dripping(b"HTTP/1.1 201 X\r\n", b"X-Slow: 1\r\n")
    qtbot.keyClicks(dialog.secret.field, TOKEN)
    dialog.put_button.click()
    qtbot.waitUntil(lambda: bool(service.requests), timeout=60_000)
    kept = []
    dialog.kept.connect(lambda: kept.append(1))
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert window.tasks.finish(60_000)
    qtbot.wait(50)
    assert kept == []
