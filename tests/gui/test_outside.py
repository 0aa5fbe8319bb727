"""What is opened outside of an installed program is opened with the system's libraries."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QUrl
from PySide6.QtGui import QDesktopServices

from newsletter_editor.gui import outside

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere nothing is inherited")
OPENER = """#!/bin/sh
printf '%s|%s' "$1" "$LD_LIBRARY_PATH" > "{told}.part"
mv "{told}.part" "{told}"
"""


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """What the system's own program was told, on a system as an installed program sees it."""
    told, programs = tmp_path / "told", tmp_path / "bin"
    programs.mkdir()
    opener = programs / outside.OPENER
    opener.write_text(OPENER.format(told=told))
    opener.chmod(0o755)
    monkeypatch.setenv("PATH", f"{programs}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("LD_LIBRARY_PATH", "/opt/newsletter-editor/_internal")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    yield told
    for scheme in ("http", "https", "file", "mailto"):
        QDesktopServices.unsetUrlHandler(scheme)


@pytest.mark.parametrize("original", ["/opt/lib", ""])
@pytest.mark.parametrize(
    ("url", "encoded"),
    [
        ("https://a.example/año?q=a b&x='$(y)'", "https://a.example/a%C3%B1o?q=a%20b&x='$(y)'"),
        ("file:///tmp/una carpeta", "file:///tmp/una%20carpeta"),
    ],
)
def test_a_browser_finds_its_own_libraries(
    qtbot, told: Path, monkeypatch: pytest.MonkeyPatch, original: str, url: str, encoded: str
) -> None:
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", original)
    owner = QObject()
    outside.SystemsOpener(owner)
    QDesktopServices.openUrl(QUrl(url))
    qtbot.waitUntil(told.exists, timeout=20_000)
    assert told.read_text() == f"{encoded}|{original}"


def test_where_the_system_has_no_such_program_qt_looks_for_others(
    qtbot, told: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outside, "OPENER", "there-is-no-such-program")
    asked: list[QUrl] = []
    monkeypatch.setattr(outside.QDesktopServices, "openUrl", asked.append)
    owner = QObject()
    url = QUrl("https://a.example")
    outside.SystemsOpener(owner).open(url)
    assert asked == [url] and not told.exists()
