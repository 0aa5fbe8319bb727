"""What WebEngine is told about graphics before it starts."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtWebEngineCore import QWebEngineUrlScheme

from newsletter_editor.gui.preview import engine
from newsletter_editor.gui.preview.addresses import SCHEME
from newsletter_editor.gui.preview.scheme import content_security_policy, register_scheme

FLAGS, BACKEND = "QTWEBENGINE_CHROMIUM_FLAGS", "QT_QUICK_BACKEND"
LEAN = set(engine.LEAN_FLAGS)
OPENGL = "QT_XCB_GL_INTEGRATION"


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    # Set first, so that what the test's own call changes is put back afterwards.
    for name in (FLAGS, BACKEND, OPENGL):
        monkeypatch.setenv(name, "")
        monkeypatch.delenv(name)
    return monkeypatch


def prepared(software: bool | None) -> tuple[str | None, set[str]]:
    engine.prepare(software, neighbours=True)
    flags = os.environ.get(FLAGS, "").split()
    assert len(set(flags)) == len(flags)
    assert set(flags) >= LEAN
    return os.environ.get(BACKEND), set(flags) - LEAN


def test_software_rendering_by_choice() -> None:
    assert prepared(True) == ("software", {"--disable-gpu"})


def test_the_card_by_choice() -> None:
    assert prepared(False) == (None, set())
    assert OPENGL not in os.environ


@pytest.mark.parametrize("chosen", [None, "xcb_egl"])
def test_software_rendering_needs_no_opengl_but_by_wish(
    environment: pytest.MonkeyPatch, chosen: str | None
) -> None:
    if chosen:
        environment.setenv(OPENGL, chosen)
    prepared(True)
    assert os.environ[OPENGL] == (chosen or "none")


@pytest.mark.parametrize(("has_card", "backend"), [(True, None), (False, "software")])
def test_without_a_choice_by_what_there_is(
    environment: pytest.MonkeyPatch, has_card: bool, backend: str | None
) -> None:
    environment.setattr(engine, "lacks_graphics_card", lambda: not has_card)
    assert prepared(None)[0] == backend


@pytest.mark.parametrize(
    ("system", "nodes", "lacks"),
    [
        ("linux", ["renderD128"], False),
        ("linux", ["card0"], True),
        ("linux", [], True),
        ("win32", [], False),
        ("darwin", [], False),
    ],
)
def test_a_card_is_found_by_its_render_node(
    environment: pytest.MonkeyPatch, tmp_path: Path, system: str, nodes: list[str], lacks: bool
) -> None:
    for node in nodes:
        (tmp_path / node).touch()
    environment.setattr(engine, "_RENDER_NODES", tmp_path)
    environment.setattr("sys.platform", system)
    assert engine.lacks_graphics_card() is lacks


def test_flags_of_the_user_stay(environment: pytest.MonkeyPatch) -> None:
    environment.setenv(FLAGS, "--mute-audio --disable-gpu")
    assert prepared(True)[1] == {"--mute-audio", "--disable-gpu"}


def test_the_scheme_is_registered() -> None:
    register_scheme()
    scheme = QWebEngineUrlScheme.schemeByName(SCHEME.encode())
    assert scheme.name() == SCHEME.encode()
    assert scheme.flags() == QWebEngineUrlScheme.Flag.SecureScheme


def test_the_policy_forbids_scripts_and_frames_always() -> None:
    for remote in (True, False):
        policy = content_security_policy(remote)
        assert "default-src 'none'" in policy
        assert "script-src 'none'" in policy
        assert "frame-src 'none'" in policy
        assert ("https:" in policy) is remote
