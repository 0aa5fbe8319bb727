"""The marks of what has changed since the last commit."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from newsletter_editor.site.changes import changed_since_commit

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


def git(root: Path, *arguments: str) -> None:
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", str(root), *who, *arguments], check=True, capture_output=True)


@needs_git
def test_new_and_changed_files_are_named(tmp_path: Path) -> None:
    site = tmp_path / "repo" / "web"
    site.mkdir(parents=True)
    git(tmp_path / "repo", "init", "-q")
    same, changed = site / "same.md", site / "cambiado #1 [ES] ñ.md"
    for file in (same, changed):
        file.write_text("a", encoding="utf-8")
    git(site, "add", ".")
    git(site, "commit", "-qm", "one")
    assert changed_since_commit(site) == frozenset()
    changed.write_text("b", encoding="utf-8")
    new = site / "carpeta nueva" / "new.md"
    new.parent.mkdir()
    new.write_text("c", encoding="utf-8")
    (tmp_path / "repo" / "outside.md").write_text("d", encoding="utf-8")
    assert changed_since_commit(site) == {changed, new}


@needs_git
def test_programs_named_by_the_repo_do_not_run(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    trap = tmp_path / "trap"
    git(tmp_path, "config", "core.fsmonitor", f"touch {trap}; true")
    changed_since_commit(tmp_path)
    assert not trap.exists()


def test_without_a_repo_nothing_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert changed_since_commit(tmp_path / "none") is None


def test_without_git_nothing_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert changed_since_commit(tmp_path) is None
