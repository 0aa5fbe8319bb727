"""What templates see as `site.github`: what jekyll-github-metadata knows without asking GitHub.

https://jekyll.github.io/github-metadata/site.github/; GitHub Pages always runs the plugin. Version
2.15 was asked. What only GitHub could tell, such as releases and contributors, is nil here.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from newsletter_editor.repo.changes import head_commit
from newsletter_editor.repo.git import GitError
from newsletter_editor.site.build_files import repo_around
from newsletter_editor.site.config import merged
from newsletter_editor.site.github import GITHUB, GitHubRepo, github_repo
from newsletter_editor.text.errors import EditorError

if TYPE_CHECKING:
    from newsletter_editor.liquid.view import SiteView
    from newsletter_editor.repo.door import Door


def github_data(view: SiteView) -> Any:
    """What is known of the repo at GitHub, under what `github` in the configuration says of it.

    Little where nothing names the repo. A `github` that is no mapping stands as it is.
    """
    own = view.config.get("github")
    if own is not None and not isinstance(own, Mapping):
        return own
    data: dict[str, Any] = {
        "environment": "dotcom",
        "pages_env": "dotcom",
        "hostname": "github.com",
        "pages_hostname": "github.io",
        "api_url": "https://api.github.com",
        "help_url": "https://help.github.com",
    }
    if view.site is not None:
        door = view.site.door
        _, top = repo_around(door) or ("", door)
        data["build_revision"] = _revision(top)
        if repo := github_repo(view.config.get("repository"), door):
            data |= _of(repo)
    return merged(data, own) if own else data


def _of(repo: GitHubRepo) -> dict[str, Any]:
    owner, address = f"{GITHUB}/{repo.owner}", f"{GITHUB}/{repo.owner}/{repo.name}"
    return {
        "repository_nwo": f"{repo.owner}/{repo.name}",
        "repository_name": repo.name,
        "repository_url": address,
        "project_title": repo.name,
        "owner_name": repo.owner,
        "owner_url": owner,
        "owner_gravatar_url": f"{owner}.png",
        "owner": {"login": repo.owner, "html_url": owner},
        "is_user_page": repo.is_user_page,
        "is_project_page": not repo.is_user_page,
        "clone_url": f"{address}.git",
        "releases_url": f"{address}/releases",
        "zip_url": f"{address}/zipball/{repo.branch}",
        "tar_url": f"{address}/tarball/{repo.branch}",
        "source": {"branch": repo.branch, "path": f"/{repo.folder}"},
        "baseurl": repo.base,
        "url": repo.host + repo.base,
    }


def _revision(door: Door) -> str | None:
    """The name of the last commit; None where it cannot be told."""
    try:
        return head_commit(door) or None
    except (OSError, EditorError, GitError):
        return None
