"""What git learns of the session that it is started in."""

from __future__ import annotations

import sys

import pytest

from newsletter_editor.publishing.git import environment


@pytest.mark.parametrize("original", ["/opt/lib", ""])
def test_git_finds_the_systems_libraries_from_an_installed_program(
    monkeypatch: pytest.MonkeyPatch, original: str
) -> None:
    monkeypatch.setenv("LD_LIBRARY_PATH", "/opt/newsletter-editor/_internal")
    assert environment()["LD_LIBRARY_PATH"] == "/opt/newsletter-editor/_internal"
    # As PyInstaller's own loader leaves it.
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setenv("LD_LIBRARY_PATH_ORIG", original)
    assert environment().get("LD_LIBRARY_PATH", "") == original


def test_git_learns_nothing_of_another_repo(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("GIT_DIR", "GIT_INDEX_FILE", "GIT_TRACE2_EVENT", "GIT_CURL_VERBOSE"):
        monkeypatch.setenv(name, "x")
    monkeypatch.setenv("GIT_SSH_COMMAND", "ssh -i key")
    told = environment()
    assert told["GIT_SSH_COMMAND"] == "ssh -i key"
    assert not {"GIT_DIR", "GIT_INDEX_FILE", "GIT_TRACE2_EVENT", "GIT_CURL_VERBOSE"} & told.keys()
