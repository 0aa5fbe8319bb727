"""What templates see as `site.github`: what jekyll-github-metadata knows without asking GitHub.

https://jekyll.github.io/github-metadata/site.github/; GitHub Pages always runs the plugin. Version
2.15 was asked. What only GitHub could tell, such as releases and contributors, is nil here.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from newsletter_editor.text.errors import EditorError

if TYPE_CHECKING:
    from newsletter_editor.liquid.view import SiteView
    from newsletter_editor.repo.door import Door

PLUGIN = "jekyll-github-metadata"
_MOST = 64 * 1024
"""Bytes of git's own files; larger ones are not read."""
_NAME = re.compile(r"[\w.-]+/[\w.-]+", re.ASCII)
_ORIGIN = re.compile(r"^\[remote \"origin\"\][^\[]*?^[ \t]*+url[ \t]*=[ \t]*(\S+)", re.MULTILINE)
_ON_GITHUB = re.compile(r"(?:.*[@/])?github\.com[:/]([\w.-]+/[\w.-]+?)(?:\.git)?/?", re.ASCII)
_BRANCH = re.compile(r"ref: refs/heads/(\S+)\s*")
_SITE = "https://github.com"


def github_data(view: SiteView) -> dict[str, Any]:
    """What is known of the repo at GitHub; little where nothing names it."""
    data: dict[str, Any] = {
        "environment": "dotcom",
        "pages_env": "dotcom",
        "hostname": "github.com",
        "pages_hostname": "github.io",
        "api_url": "https://api.github.com",
        "help_url": "https://help.github.com",
    }
    full_name = repository(view)
    if full_name is None:
        return data
    owner, name = full_name.split("/")
    is_user_page = name.lower() in (f"{owner}.github.io".lower(), f"{owner}.github.com".lower())
    address = f"{_SITE}/{full_name}"
    branch = source_branch(view) or ("master" if is_user_page else "gh-pages")
    base = "" if is_user_page else f"/{name}"
    return data | {
        "repository_nwo": full_name,
        "repository_name": name,
        "repository_url": address,
        "project_title": name,
        "owner_name": owner,
        "owner_url": f"{_SITE}/{owner}",
        "owner_gravatar_url": f"{_SITE}/{owner}.png",
        "owner": {"login": owner, "html_url": f"{_SITE}/{owner}"},
        "is_user_page": is_user_page,
        "is_project_page": not is_user_page,
        "clone_url": f"{address}.git",
        "releases_url": f"{address}/releases",
        "zip_url": f"{address}/zipball/{branch}",
        "tar_url": f"{address}/tarball/{branch}",
        "source": {"branch": branch, "path": "/"},
        "baseurl": base,
        "url": f"https://{owner.lower()}.github.io{base}",
    }


def repository(view: SiteView) -> str | None:
    """The repo's name at GitHub, as in `anna/letters`: by the configuration, else by git's."""
    named = view.config.get("repository")
    if isinstance(named, str) and _NAME.fullmatch(named):
        return named
    origin = _ORIGIN.search(_git_file(view, "config"))
    found = _ON_GITHUB.fullmatch(origin[1]) if origin else None
    return found[1] if found else None


def source_branch(view: SiteView) -> str | None:
    """The branch that is checked out, which is most often the one that is published."""
    found = _BRANCH.fullmatch(_git_file(view, "HEAD"))
    return found[1] if found else None


def _git_file(view: SiteView, name: str) -> str:
    if view.site is None:
        return ""
    door: Door = view.site.door
    try:
        return door.read(f".git/{name}", _MOST).decode("utf-8", "replace")
    except (OSError, EditorError):
        return ""
