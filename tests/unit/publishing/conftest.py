"""Tests of publishing have a git of their own: nothing of the machine's user is read or written."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.unit.publishing.blogs import Blog, make_blog


@pytest.fixture(autouse=True)
def own_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without settings of the machine's or the user's."""
    if shutil.which("git") is None:
        pytest.skip("git is not installed")
    for name in list(os.environ):
        if name.startswith("GIT_"):
            monkeypatch.delenv(name)
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "config"))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(home / "gitconfig"))
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")


@pytest.fixture
def blog(tmp_path: Path) -> Blog:
    """A blog on a bare repo, and two authors' copies."""
    return make_blog(tmp_path)
