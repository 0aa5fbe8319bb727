"""The marks of what has changed since the last commit."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from newsletter_editor.repo.changes import changed_since_commit

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


def git(root: Path, *arguments: str) -> None:
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", "-C", str(root), *who, *arguments], check=True, capture_output=True)


def changed(root: Path) -> frozenset[Path] | None:
    """What has changed of all that lies in a folder."""
    return changed_since_commit(root, [p for p in root.rglob("*.md") if p.is_file()])


@needs_git
@pytest.mark.parametrize("kind", ["sha1", "sha256"])
@pytest.mark.parametrize("packed", [False, True])
def test_new_and_changed_files_are_named(tmp_path: Path, kind: str, packed: bool) -> None:
    site = tmp_path / "repo" / "web"
    site.mkdir(parents=True)
    git(tmp_path / "repo", "init", "-q", f"--object-format={kind}")
    assert changed(site) == frozenset()
    same, other = site / "same.md", site / "cambiado #1 [ES] ñ.md"
    for file in (same, other):
        file.write_text("a", encoding="utf-8")
    assert changed(site) == {same, other}
    git(site, "add", ".")
    assert changed(site) == {same, other}
    git(site, "commit", "-qm", "one")
    if packed:
        git(site, "gc", "-q")
        git(site, "pack-refs", "--all")
    assert changed(site) == frozenset()
    other.write_text("b", encoding="utf-8")
    new = site / "carpeta nueva" / "new.md"
    new.parent.mkdir()
    new.write_text("c", encoding="utf-8")
    (tmp_path / "repo" / "outside.md").write_text("d", encoding="utf-8")
    assert changed(site) == {other, new}
    other.write_text("a", encoding="utf-8")
    assert changed(site) == {new}


@needs_git
def test_line_ends_alone_are_no_change(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    (tmp_path / "a.md").write_bytes(b"one\ntwo\n")
    git(tmp_path, "-c", "core.autocrlf=false", "add", ".")
    git(tmp_path, "commit", "-qm", "one")
    (tmp_path / "a.md").write_bytes(b"one\r\ntwo\r\n")
    assert changed(tmp_path) == frozenset()


@needs_git
def test_what_is_ignored_is_not_named(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    (tmp_path / ".gitignore").write_text("_drafts\n")
    (tmp_path / ".git" / "info" / "exclude").write_text("own.md\n")
    (tmp_path / "_drafts").mkdir()
    for name in ("_drafts/a.md", "own.md", "new.md"):
        (tmp_path / name).write_text("a")
    assert changed(tmp_path) == {tmp_path / "new.md"}


@needs_git
def test_a_detached_head_is_known(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    (tmp_path / "a.md").write_text("a")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-qm", "one")
    git(tmp_path, "checkout", "-q", "--detach")
    assert changed(tmp_path) == frozenset()


@needs_git
def test_what_leads_out_is_not_asked(tmp_path: Path) -> None:
    other = tmp_path / "other"
    other.mkdir()
    git(other, "init", "-q")
    (other / "a.md").write_text("a")
    git(other, "add", ".")
    git(other, "commit", "-qm", "one")
    cases = {name: tmp_path / name for name in ("file", "link", "alternates", "head", "objects")}
    for name, repo in cases.items():
        repo.mkdir()
        (repo / "a.md").write_text("b")
        if name not in ("file", "link"):
            git(repo, "init", "-q")
    (cases["file"] / ".git").write_text(f"gitdir: {other / '.git'}\n")
    (cases["link"] / ".git").symlink_to(other / ".git")
    info = cases["alternates"] / ".git" / "objects" / "info" / "alternates"
    info.write_text(f"{other / '.git' / 'objects'}\n")
    (cases["head"] / ".git" / "HEAD").unlink()
    (cases["head"] / ".git" / "HEAD").symlink_to(other / ".git" / "HEAD")
    shutil.rmtree(cases["objects"] / ".git" / "objects")
    (cases["objects"] / ".git" / "objects").symlink_to(other / ".git" / "objects")
    for name, repo in cases.items():
        assert changed(repo) is None, name


@needs_git
@pytest.mark.parametrize("kind", ["info", "pack", "one pack", "loose folder", "loose", "pipe"])
def test_objects_that_are_reached_by_links_are_not_read(tmp_path: Path, kind: str) -> None:
    repo, outside = tmp_path / "repo", tmp_path / "outside"
    repo.mkdir()
    git(repo, "init", "-q")
    (repo / "a.md").write_text("a")
    git(repo, "add", ".")
    git(repo, "commit", "-qm", "one")
    objects = repo / ".git" / "objects"
    if "pack" in kind:
        git(repo, "gc", "-q")
    loose = next(each for each in objects.iterdir() if len(each.name) == 2 or "pack" in kind)
    moved = {
        "info": objects / "info",
        "pack": objects / "pack",
        "one pack": next((objects / "pack").glob("*.pack"), loose),
        "loose folder": loose,
        "loose": next(loose.iterdir()),
    }
    assert changed(repo) == frozenset()
    if kind == "pipe":
        os.mkfifo(objects / "info" / "packs")
    else:
        moved[kind].rename(outside)
        moved[kind].symlink_to(outside)
    assert changed(repo) is None


@pytest.mark.parametrize("head", ["", "ref: ../../x", "nonsense", "ref: refs/../../HEAD", "\0"])
def test_odd_heads_tell_nothing(tmp_path: Path, head: str) -> None:
    (tmp_path / ".git" / "objects").mkdir(parents=True)
    (tmp_path / ".git" / "HEAD").write_text(head)
    (tmp_path / "a.md").write_text("a")
    assert changed(tmp_path) is None


def test_without_a_repo_nothing_is_told(tmp_path: Path) -> None:
    assert changed_since_commit(tmp_path / "none", []) is None


@needs_git
def test_without_git_nothing_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git(tmp_path, "init", "-q")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert changed(tmp_path) is None
