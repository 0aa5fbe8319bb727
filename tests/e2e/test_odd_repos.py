"""Folders that came in a zip: git's data that point elsewhere, settings that are links, programs
with the names of git's and of the system's. Nothing of it runs, nothing outside is read."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

MARK = "MARKED-4c1e-OUTSIDE"
ROOT = Path(__file__).parents[2]
POST = "_posts/2024-01-02-a.md"
COMMANDS = (
    ["check", POST],
    ["render", "--page", POST],
    ["mail", POST],
    ["search", MARK[:6]],
    ["status"],
    ["front-matter", "get", POST, "image"],
)
PROGRAMS = ("git", "ssh", "gpg", "ruby", "bundle", "xdg-open", "git.exe", "git.bat", "hunspell")
MODULES = ("json", "yaml", "sitecustomize", "usercustomize", "enchant", "liquid", "encodings")

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="makes links and programs")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def _a_file_that_points_out(repo: Path, outside: Path, touch: str) -> None:
    _write(repo / ".git", f"gitdir: {outside}/git\n")


def _a_worktree_of_another(repo: Path, outside: Path, touch: str) -> None:
    git = repo / ".git"
    _write(git / "HEAD", "ref: refs/heads/main\n")
    _write(git / "commondir", f"{outside}/git\n")
    _write(git / "objects" / "info" / "alternates", f"{outside}/git/objects\n")
    _write(
        git / "config",
        f"[core]\nrepositoryformatversion = 1\nworktree = {outside}\nfsmonitor = {touch}\n"
        f"attributesFile = {outside}/secret.txt\nhooksPath = ../hooks\nsshCommand = {touch}\n"
        f"[extensions]\nworktreeConfig = true\n[include]\npath = {outside}/git/config\n"
        f'[includeIf "gitdir:/"]\npath = {outside}/git/config\n'
        f'[remote "origin"]\nurl = ext::{touch}\nuploadpack = {touch}\npromisor = true\n',
    )
    _write(git / "config.worktree", f"[core]\nfsmonitor = {touch}\n")
    for name in ("packed-refs", "index", "refs/heads/main"):
        (git / name).parent.mkdir(parents=True, exist_ok=True)
        (git / name).symlink_to(outside / "secret.txt")
    for name in ("info", "logs", "newsletter-editor"):
        (git / name).symlink_to(outside)


def _a_bare_repo(repo: Path, outside: Path, touch: str) -> None:
    _write(repo / "HEAD", "ref: refs/heads/main\n")
    _write(repo / "config", f"[core]\nbare = false\nworktree = .\nfsmonitor = {touch}\n")
    (repo / "objects").mkdir()
    (repo / "refs").mkdir()


@pytest.mark.parametrize("git", [_a_file_that_points_out, _a_worktree_of_another, _a_bare_repo])
def test_nothing_of_it_runs_and_nothing_outside_is_read(
    tmp_path: Path, git: Callable[[Path, Path, str], None]
) -> None:
    repo, outside, ran = tmp_path / "repo", tmp_path / "outside", tmp_path / "ran"
    touch = f"touch {ran}"
    _write(outside / "git" / "HEAD", "ref: refs/heads/main\n")
    _write(outside / "git" / "config", f"[core]\nfsmonitor = {touch}\n")
    for name in ("secret.txt", "secret.html", "message.html", "glossary.txt", "_page.scss"):
        _write(outside / name, f"{MARK}\n")
    _write(outside / "secret.md", f"---\ntitle: {MARK}\nname: {MARK}\n---\n{MARK}\n")
    _write(outside / "secret.yml", f"a: {MARK}\n")
    _write(
        repo / "_config.yml",
        "title: x\ndestination: ../outside\ncache_dir: ../outside\ntimezone: ../outside/secret\n"
        "kramdown: {template: ../outside/secret.txt}\nfeed: {path: ../outside/feed.xml}\n"
        'collections: {docs: {output: true}, "../outside": {output: true}}\n'
        f"sass: {{load_paths: [../outside, {outside}]}}\n",
    )
    _write(repo / "css" / "a.scss", "---\n---\n@import 'page';\n@import '../../outside/page';\n")
    _write(
        repo / "_layouts" / "post.html",
        "<link rel=stylesheet href=/css/a.css>{% include x.html %}{% include in/secret.html %}"
        "{% include_cached in/secret.html %}{{ content }}{{ site.data | jsonify }}"
        "{{ site.docs | jsonify }}{{ site.static_files | jsonify }}",
    )
    _write(
        repo / POST,
        "---\ntitle: a\nlayout: post\nimage: ../../outside/secret.txt\n"
        "permalink: /../../outside/%2e%2e/x/\nredirect_from: /../../outside/x\n---\n"
        "![a](../../outside/secret.txt) {% include in/secret.html %}\n"
        "{% include_relative in/secret.md %}{{ page | jsonify }}{{ site | jsonify }}\n",
    )
    for place, target in {
        "_includes/x.html": "secret.html", "_includes/in": ".", "_data/a.yml": "secret.yml",
        "_data/in": ".", "_docs": ".", "_drafts": ".", "_posts/in": ".", "_sass": ".",
        "images": ".", ".newsletter-editor/mail": ".", ".newsletter-editor/sections": ".",
        ".newsletter-editor/glossary.txt": "glossary.txt", ".newsletter-editor.toml": "secret.txt",
    }.items():  # fmt: skip
        (repo / place).parent.mkdir(parents=True, exist_ok=True)
        (repo / place).symlink_to(outside / target)
    for name in PROGRAMS:
        _write(repo / name, f"#!/bin/sh\n{touch}\n")
        (repo / name).chmod(0o755)
    for name in MODULES:
        _write(repo / f"{name}.py", f"open({str(ran)!r}, 'w')\n")
        _write(repo / "newsletter_editor" / f"{name}.py", f"open({str(ran)!r}, 'w')\n")
    git(repo, outside, touch)
    before = {path: path.read_bytes() for path in outside.rglob("*") if path.is_file()}
    for command in COMMANDS:
        run = subprocess.run(
            [sys.executable, "-P", "-m", "newsletter_editor", *command],
            cwd=repo, capture_output=True, text=True, timeout=120, check=False,
            env={**os.environ, "PYTHONPATH": str(ROOT), "XDG_DATA_HOME": str(tmp_path / "data")},
        )  # fmt: skip
        assert run.returncode in (0, 1, 2), command
        assert "Traceback" not in run.stderr, command
        assert MARK not in run.stdout + run.stderr, command
        assert not ran.exists(), command
    assert before == {path: path.read_bytes() for path in outside.rglob("*") if path.is_file()}
