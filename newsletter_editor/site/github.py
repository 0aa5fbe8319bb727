"""What the files of a repo tell of it at GitHub, and what GitHub Pages fills in by that.

https://jekyll.github.io/github-metadata/: where `_config.yml` says nothing, the plugin gives the
site its address, its base and its title. Version 2.15 was asked.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from newsletter_editor.repo.door import Door
from newsletter_editor.site.build_files import repo_around
from newsletter_editor.site.ruby_text import is_something
from newsletter_editor.text.errors import EditorError

GITHUB = "https://github.com"
_MOST = 64 * 1024
"""Bytes of git's own files; larger ones are not read."""
_NAME = re.compile(r"[\w.-]+/[\w.-]+", re.ASCII)
_ORIGIN = re.compile(r"^\[remote \"origin\"\][^\[]*?^[ \t]*+url[ \t]*=[ \t]*(\S+)", re.MULTILINE)
_ON_GITHUB = re.compile(r"(?:.*[@/])?github\.com[:/]([\w.-]+/[\w.-]+?)(?:\.git)?/?", re.ASCII)
_BRANCH = re.compile(r"ref: refs/heads/(\S+)\s*")
_DOMAIN = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+", re.ASCII | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class GitHubRepo:
    """One repo at GitHub, and where GitHub Pages publishes it."""

    owner: str
    name: str
    branch: str
    """The one that is published: most often the one that is checked out."""
    domain: str = ""
    """The site's own, of its file `CNAME`."""
    folder: str = ""
    """The one of the repo that is published, as `docs`; "" for all of it."""

    @property
    def is_user_page(self) -> bool:
        """Whether it is the site of a person or organization, not of a project."""
        hosts = (f"{self.owner}.github.io", f"{self.owner}.github.com")
        return self.name.lower() in map(str.lower, hosts)

    @property
    def host(self) -> str:
        """Scheme and host of the published site; GitHub Pages serves by HTTPS."""
        return f"https://{self.domain or f'{self.owner.lower()}.github.io'}"

    @property
    def base(self) -> str:
        """The path below which the site is published, "" or as in `/letters`."""
        return "" if self.domain or self.is_user_page else f"/{self.name}"


def github_repo(named: Any, door: Door) -> GitHubRepo | None:
    """The repo that `repository` in `_config.yml` names, else the one that git's `origin` does."""
    _, git = repo_around(door) or ("", door)
    full_name = named if isinstance(named, str) and _NAME.fullmatch(named) else None
    if full_name is None:
        origin = _ORIGIN.search(_text(git, ".git/config"))
        found = _ON_GITHUB.fullmatch(origin[1]) if origin else None
        if found is None:
            return None
        full_name = found[1]
    owner, name = full_name.split("/")
    domain = _text(door, "CNAME").strip()
    repo = GitHubRepo(owner, name, "", domain if _DOMAIN.fullmatch(domain) else "")
    branch = _BRANCH.fullmatch(_text(git, ".git/HEAD"))
    usual = "master" if repo.is_user_page else "gh-pages"
    folder = door.root.relative_to(git.root).as_posix().removeprefix(".")
    return GitHubRepo(owner, name, branch[1] if branch else usual, repo.domain, folder)


def fallbacks(values: Mapping[str, Any], repo: GitHubRepo) -> dict[str, Any]:
    """What the plugin gives a site whose configuration has these values.

    A person's site is called as the person is at GitHub, which only GitHub knows; here as its
    owner's account.
    """
    found: dict[str, Any] = {}
    if not is_something(values.get("url")):
        found["url"] = repo.host
    if values.get("baseurl") in (None, "/"):
        found["baseurl"] = repo.base
    if not values.get("name") and not is_something(values.get("title")):
        found["title"] = repo.owner if repo.is_user_page else repo.name
    return found


def _text(door: Door, path: str) -> str:
    try:
        return door.read(path, _MOST).decode("utf-8", "replace")
    except (OSError, EditorError):
        return ""
