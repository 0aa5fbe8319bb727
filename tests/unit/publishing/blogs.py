"""A blog on a server of our own, and the copies of its authors."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import NamedTuple

from newsletter_editor.publishing.repository import Repository, repository_of
from newsletter_editor.repo.trust import trust

FIRST = "_posts/2020-01-01-uno.md"
SECOND = "_posts/2020-02-01-dos.md"
TEXT = """---
layout: post
title: Uno
---
# Noticias

Primer párrafo del boletín.

Segundo párrafo del boletín.

Tercer párrafo del boletín.
"""
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8


def git(folder: Path, *arguments: str, given: bytes = b"") -> str:
    """What git prints; fails where git does."""
    done = subprocess.run(
        ["git", *arguments], cwd=folder, input=given, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")
    return done.stdout.decode("utf-8", "surrogateescape").rstrip("\n")


class Author(NamedTuple):
    """Somebody's copy of the blog."""

    folder: Path

    def write(self, path: str, content: str | bytes) -> Path:
        """Write a file of the copy, with `\\n` as it stands."""
        place = self.folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content.encode() if isinstance(content, str) else content)
        return place

    def read(self, path: str) -> str:
        """The text of a file of the copy."""
        return (self.folder / path).read_bytes().decode()

    @property
    def repository(self) -> Repository:
        """As the program sees it."""
        return repository_of(self.folder)

    def git(self, *arguments: str) -> str:
        """Git in the copy, as a colleague with a terminal uses it."""
        return git(self.folder, *arguments)


class Blog(NamedTuple):
    """The server's repo and two copies of it."""

    server: Path
    ana: Author
    luis: Author

    def on_server(self, path: str, branch: str = "main") -> str:
        """What the server has of a file; "" where it has none."""
        done = subprocess.run(
            ["git", "show", f"{branch}:{path}"], cwd=self.server, capture_output=True, check=False
        )
        return done.stdout.decode() if done.returncode == 0 else ""

    def subjects(self, branch: str = "main") -> list[str]:
        """The messages on the server, the newest first."""
        return git(self.server, "log", "--format=%s", branch).split("\n")


def make_blog(folder: Path) -> Blog:
    """A blog with two posts and an image."""
    server = folder / "server" / "blog.git"
    server.mkdir(parents=True)
    git(server, "init", "-q", "--bare", "-b", "main")
    first = clone(str(server), folder / "ana", "Ana")
    first.write("_config.yml", "title: Blog\nurl: https://blog.example\n")
    first.write(FIRST, TEXT)
    first.write(SECOND, TEXT.replace("Uno", "Dos"))
    first.write("images/viejo.png", PICTURE)
    first.git("add", ".")
    first.git("commit", "-qm", "Primer día")
    first.git("push", "-q", "origin", "HEAD:main")
    first.git("fetch", "-q")
    first.git("branch", "-q", "--set-upstream-to=origin/main")
    return Blog(server, first, clone(str(server), folder / "luis", "Luis"))


def clone(address: str, folder: Path, name: str) -> Author:
    """A copy whose author is known to git, and trusted."""
    git(folder.parent, "clone", "-q", address, str(folder))
    git(folder, "symbolic-ref", "HEAD", "refs/heads/main")
    git(folder, "config", "user.name", name)
    git(folder, "config", "user.email", f"{name.lower()}@example.org")
    trust(folder)
    return Author(folder)
