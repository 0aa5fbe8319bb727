"""What a team has set up in its git holds: filters, signatures, settings by folder, line ends."""

from __future__ import annotations

import stat
import subprocess
import sys
from pathlib import Path

import pytest

from newsletter_editor.publishing.publish import get_newest, publish
from newsletter_editor.publishing.review import publish_for_review
from newsletter_editor.publishing.undo import undo_last
from newsletter_editor.repo.trust import trust
from newsletter_editor.text.errors import EditorError
from tests.unit.publishing.blogs import FIRST, TEXT, Author, Blog, git

NEW = "_posts/2020-03-01-tres.md"
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="programs are scripts of a shell")


def _script(place: Path, text: str) -> str:
    place.write_text(f"#!/bin/sh\n{text}\n")
    place.chmod(place.stat().st_mode | stat.S_IXUSR)
    return str(place)


def test_filters_work_both_ways(blog: Blog) -> None:
    for author in (blog.ana, blog.luis):
        author.git("config", "filter.mayus.clean", "tr a-z A-Z")
        author.git("config", "filter.mayus.smudge", "tr A-Z a-z")
        author.git("config", "filter.mayus.required", "true")
    blog.ana.write(".gitattributes", "*.txt filter=mayus\n")
    blog.ana.write("notas.txt", "hola\n")
    publish(blog.ana.repository, [".gitattributes", "notas.txt"], "Notas")
    assert blog.on_server("notas.txt") == "HOLA\n"
    get_newest(blog.luis.repository)
    blog.ana.write("notas.txt", "hola\nadiós\n")
    publish(blog.ana.repository, ["notas.txt"], "Más notas")
    get_newest(blog.luis.repository)
    assert blog.luis.read("notas.txt") == "hola\nadiós\n"
    assert blog.luis.git("status", "--porcelain") == ""


def test_a_filter_that_is_missing_is_told_and_nothing_is_done(blog: Blog) -> None:
    blog.ana.git("config", "filter.falta.clean", "no-such-program-here")
    blog.ana.git("config", "filter.falta.required", "true")
    blog.ana.write(".gitattributes", "*.md filter=falta\n")
    blog.ana.write(NEW, TEXT)
    with pytest.raises(EditorError, match="needs a program"):
        publish(blog.ana.repository, [NEW], "Nuevo")
    assert blog.subjects() == ["Primer día"]


def test_commits_are_signed_where_the_team_signs(blog: Blog, tmp_path: Path) -> None:
    program = _script(
        tmp_path / "gpg",
        'cat >/dev/null; echo "[GNUPG:] SIG_CREATED D 1 8 00 1 ABC" >&2; '
        "printf -- '-----BEGIN PGP SIGNATURE-----\\n\\nabc\\n-----END PGP SIGNATURE-----\\n'",
    )
    for author in (blog.ana, blog.luis):
        author.git("config", "commit.gpgsign", "true")
        author.git("config", "gpg.program", program)
    blog.ana.write(NEW, TEXT)
    publish(blog.ana.repository, [NEW], "Firmado")
    blog.ana.write(NEW, TEXT + "más\n")
    review = publish_for_review(blog.ana.repository, [NEW], "Firmado también").branch
    undo_last(blog.ana.repository)
    blog.luis.write(FIRST, TEXT + "Luis\n")
    blog.luis.git("commit", "-qam", "Luis")
    publish(blog.luis.repository, [], "")
    commits = git(blog.server, "rev-list", "main", review).split("\n")
    texts = [git(blog.server, "cat-file", "-p", commit) for commit in commits]
    signed = [text for text in texts if "\ngpgsig " in text]
    assert len(commits) - len(signed) == 1 and "Merge origin/main" in "".join(signed)


def test_who_cannot_sign_is_told(blog: Blog, tmp_path: Path) -> None:
    blog.ana.git("config", "commit.gpgsign", "true")
    blog.ana.git("config", "gpg.program", _script(tmp_path / "gpg", "exit 2"))
    blog.ana.write(NEW, TEXT)
    with pytest.raises(EditorError, match="could not be signed"):
        publish(blog.ana.repository, [NEW], "Sin firma")
    assert blog.ana.git("status", "--porcelain") == f"?? {NEW}"


def test_settings_by_folder_hold(blog: Blog, tmp_path: Path) -> None:
    """`includeIf` is how people keep their name at work apart."""
    (tmp_path / "work").write_text("[user]\n\tname = Ana en el Trabajo\n")
    blog.ana.git("config", "--unset", "user.name")
    git(tmp_path, "config", "--global", f"includeIf.gitdir:{blog.ana.folder}/.path", "../work")
    blog.ana.write(NEW, TEXT)
    publish(blog.ana.repository, [NEW], "Nuevo")
    assert git(blog.server, "log", "-1", "--format=%an", "main") == "Ana en el Trabajo"


def test_a_push_hook_may_say_no(blog: Blog) -> None:
    hook = blog.ana.folder / ".git" / "hooks" / "pre-push"
    hook.parent.mkdir(exist_ok=True)
    _script(hook, "echo 'faltan las pruebas' >&2; exit 1")
    blog.ana.write(NEW, TEXT)
    with pytest.raises(EditorError, match="faltan las pruebas"):
        publish(blog.ana.repository, [NEW], "Nuevo")
    assert blog.on_server(NEW) == ""
    hook.unlink()
    assert publish(blog.ana.repository, [], "").sent
    assert blog.on_server(NEW) == TEXT


def test_a_linked_working_copy(blog: Blog, tmp_path: Path) -> None:
    other = Author(tmp_path / "otra")
    blog.ana.git("worktree", "add", "-q", str(other.folder), "-b", "otra", "origin/main")
    trust(other.folder)
    other.write(NEW, TEXT)
    other.git("config", "branch.otra.remote", "origin")
    other.git("config", "branch.otra.merge", "refs/heads/main")
    assert publish(other.repository, [NEW], "Desde otra copia").sent
    assert blog.on_server(NEW) == TEXT


@pytest.mark.only_git
def test_a_hook_finds_no_terminal_to_ask_on(blog: Blog) -> None:
    _script(blog.ana.folder / ".git/hooks/pre-commit", "if (: </dev/tty); then touch asked; fi")
    post = blog.ana.write(NEW, TEXT)
    program = "import os, pty, sys; sys.exit(os.waitstatus_to_exitcode(pty.spawn(sys.argv[1:])))"
    command = (sys.executable, "-m", "newsletter_editor", "publish", str(post), "--despite-errors")
    with_terminal = [sys.executable, "-c", program, *command]
    done = subprocess.run(with_terminal, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    assert done.returncode == 0, done.stdout
    assert blog.on_server(NEW) == TEXT
    assert not (blog.ana.folder / "asked").exists()
