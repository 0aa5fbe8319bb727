"""A test of the message is sent from the real window to a real server on this machine."""

from __future__ import annotations

import email
from collections.abc import Iterator
from email import policy
from pathlib import Path

import keyring
import pytest
import trustme
from keyring.backends.fail import Keyring as NoKeyring
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from newsletter_editor.gui.main_window import MainWindow
from newsletter_editor.gui.message.send_dialog import SendDialog
from newsletter_editor.gui.settings import Settings
from tests.gui.memory_keyring import MemoryKeyring
from tests.mail_server import PASSWORD, USER, Box, mail_server, trusting

# The server knows no TLS from the first byte on, and takes such a connection for a bare one.
pytestmark = pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS")

TEXT = "---\ntitle: Número 5\nlang: es\n---\n\nUn **texto**.\n"


@pytest.fixture
def box() -> Box:
    return Box()


@pytest.fixture
def port(box: Box, monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    authority = trustme.CA()
    context = trusting(authority)
    monkeypatch.setattr("newsletter_editor.mail.sending.system_trust", lambda: context)
    with mail_server(box, authority) as port:
        yield port


@pytest.fixture
def written(window: MainWindow, repo: Path) -> MainWindow:
    path = repo / "_posts" / "2020-01-01-uno.md"
    path.parent.mkdir(exist_ok=True)
    path.write_text(TEXT, "utf-8")
    assert window.files.open_post(path)
    window.show()
    return window


def opened(window: MainWindow, qtbot) -> SendDialog:
    window.actions_["file.message.send"].trigger()

    def shown() -> list[SendDialog]:
        # One that was closed may not be gone yet.
        return [each for each in window.findChildren(SendDialog) if each.isVisible()]

    qtbot.waitUntil(lambda: bool(shown()), timeout=90_000)
    return shown()[0]


def fill(dialog: SendDialog, qtbot, port: int, password: str = PASSWORD) -> None:
    for field, text in (
        (dialog.to, "leo@x.example, eva@x.example"),
        (dialog.sender, "Ana <ana@x.example>"),
        (dialog.host, "localhost"),
        (dialog.user, USER),
    ):
        field.clear()
        qtbot.keyClicks(field, text)
    # QTest types no letters outside Latin-1 on every keyboard.
    dialog.secret.field.setText(password)
    dialog.port.setValue(port)


def test_it_arrives_at_those_who_were_typed(
    written: MainWindow,
    qtbot,
    box: Box,
    port: int,
    ring: MemoryKeyring,
    settings: Settings,
    tmp_path: Path,
) -> None:
    dialog = opened(written, qtbot)
    assert dialog.secret.field.echoMode() is QLineEdit.EchoMode.Password
    fill(dialog, qtbot, port)
    qtbot.waitUntil(dialog.secret.remember.isEnabled)
    dialog.secret.remember.setChecked(True)
    with qtbot.waitSignal(dialog.sent, timeout=90_000):
        qtbot.mouseClick(dialog.send_button, Qt.MouseButton.LeftButton)
    (envelope,) = box.received
    assert envelope.rcpt_tos == ["leo@x.example", "eva@x.example"]
    mail = email.message_from_bytes(envelope.content, policy=policy.default)
    assert (mail["subject"], mail["from"]) == ("Número 5", "Ana <ana@x.example>")
    assert mail["to"] == "leo@x.example, eva@x.example"
    assert mail["X-Unsent"] is None
    plain, html = mail.iter_parts()
    assert "Un texto." in plain.get_content()
    assert "<strong>texto</strong>" in html.get_content()
    assert any("leo@x.example" in each.label.text() for each in written.notices.showing())
    assert ring.kept == {f"{USER}@localhost": PASSWORD}
    for file in tmp_path.rglob("*"):
        assert not file.is_file() or PASSWORD.encode() not in file.read_bytes()
    again = opened(written, qtbot)
    qtbot.waitUntil(lambda: again.secret.field.text() == PASSWORD)
    assert again.to.text() == "leo@x.example, eva@x.example"
    assert again.port.value() == port
    again.host.setText("mail.other.example")
    again.host.editingFinished.emit()
    assert again.secret.field.text() == ""
    again.reject()


def test_what_goes_wrong_is_one_sentence_and_can_be_mended(
    written: MainWindow, qtbot, box: Box, port: int, ring: MemoryKeyring
) -> None:
    dialog = opened(written, qtbot)
    fill(dialog, qtbot, port, "otra")
    dialog.to.clear()
    qtbot.mouseClick(dialog.send_button, Qt.MouseButton.LeftButton)
    assert "Type the address" in dialog.told.text()
    dialog.to.setText("leo@x.example")
    qtbot.mouseClick(dialog.send_button, Qt.MouseButton.LeftButton)
    assert not dialog.send_button.isEnabled()
    qtbot.waitUntil(dialog.send_button.isEnabled, timeout=90_000)
    assert "password" in dialog.told.text()
    assert box.received == [] and ring.kept == {}
    dialog.secret.field.setText(PASSWORD)
    with qtbot.waitSignal(dialog.sent, timeout=90_000):
        qtbot.mouseClick(dialog.send_button, Qt.MouseButton.LeftButton)
    assert len(box.received) == 1 and ring.kept == {}


def test_it_can_be_cancelled_on_the_way(
    written: MainWindow, qtbot, box: Box, port: int, ring: MemoryKeyring
) -> None:
    box.silent_for = 60.0
    box.answers["DATA"] = "554 too late"
    dialog = opened(written, qtbot)
    fill(dialog, qtbot, port)
    sent: list[str] = []
    dialog.sent.connect(sent.append)
    qtbot.mouseClick(dialog.send_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: dialog.told.text() == "Sending…", timeout=90_000)
    dialog.reject()
    assert written.tasks.finish()
    assert sent == [] and box.received == []


def test_without_a_keyring_nothing_is_remembered(written: MainWindow, qtbot) -> None:
    before = keyring.get_keyring()
    keyring.set_keyring(NoKeyring())
    try:
        dialog = opened(written, qtbot)
        qtbot.waitUntil(lambda: not dialog.secret.remember.isEnabled())
        assert "keyring" in dialog.secret.remember.toolTip()
        dialog.reject()
    finally:
        keyring.set_keyring(before)
