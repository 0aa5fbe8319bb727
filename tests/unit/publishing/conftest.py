"""Tests of publishing have a git of their own: nothing of the machine's user is read or written."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pygit2
import pytest
from pygit2.enums import ConfigLevel

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


_BOTH = (
    *("test_commands", "test_download", "test_odd_repos", "test_over_http", "test_publish"),
    *("test_steps", "test_habits", "test_over_ssh", "test_history", "test_by_review"),
)
"""Modules whose tests are also run without the system's git."""


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Through both doors, but for what only git can do."""
    module = metafunc.module.__name__.rpartition(".")[2]
    if module not in _BOTH or "blog" not in metafunc.fixturenames:
        return
    only_git = any(mark.name == "only_git" for mark in metafunc.definition.iter_markers())
    metafunc.parametrize("door", ["git"] if only_git else ["git", "libgit"], indirect=True)


@pytest.fixture(autouse=True)
def door(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, own_git: None) -> str:
    """The git that the program finds; the tests' own is always the system's."""
    name = str(getattr(request, "param", "git"))
    if name == "libgit":
        monkeypatch.setattr("newsletter_editor.publishing.doors.find_git", lambda: None)
        # It looks for the places of settings only once.
        for level in (ConfigLevel.GLOBAL, ConfigLevel.XDG, ConfigLevel.SYSTEM):
            is_own = level == ConfigLevel.GLOBAL
            pygit2.settings.search_path[level] = os.environ["HOME"] if is_own else ""
    return name


@pytest.fixture
def blog(tmp_path: Path) -> Blog:
    """A blog on a bare repo, and two authors' copies."""
    return make_blog(tmp_path)
