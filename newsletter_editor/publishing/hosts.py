"""Where in the browser a review is asked for: the pages that compare two branches.

Their addresses, as the manuals of each have them, need no token: GitHub's *compare*, GitLab's
*merge_requests/new*, Gitea's and Forgejo's *compare*, Bitbucket's *pull-requests/new*.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import quote, unquote, urlencode, urlsplit

_SCP = re.compile(r"(?:[^@/]+@)?(?P<host>[^:/]+):(?!//)(?P<path>.+)")
_ADDRESS = re.compile(r"https://[^\s'\"<>]+")
_REVIEW_WORDS = re.compile(r"/(?:pull|compare|merge_requests|pull-requests)\b")
_KNOWN = ("github.com", "gitlab.com", "bitbucket.org", "codeberg.org", "gitea.com")
_AZURE = re.compile(r"(?:v3/)?([^/]+/[^/]+)/(?:_git/)?([^/]+)")
_WITHOUT_PAGE = ("git.sr.ht", "dev.azure.com")
"""Where reviews are asked for by mail, or the address of a repo does not tell its page."""
_SSH_HOSTS = {
    "ssh.dev.azure.com": "dev.azure.com",
    "ssh.github.com": "github.com",
    "altssh.gitlab.com": "gitlab.com",
    "altssh.bitbucket.org": "bitbucket.org",
}


class Place(NamedTuple):
    """A repo on a server, as its pages have it."""

    host: str
    path: str
    """Owner and name, without `/` at its ends and without `.git`."""


def place_of(address: str) -> Place | None:
    """The place that a remote's address names; None for a folder of this machine and the like."""
    if "://" in address:
        try:
            parts = urlsplit(address)
            host, port, path = parts.hostname or "", parts.port, unquote(parts.path)
        except ValueError:
            return None
        if parts.scheme not in ("http", "https", "ssh", "git") or not host:
            return None
        if port and parts.scheme == "https" and port != 443:
            host = f"{host}:{port}"
    elif (found := _SCP.fullmatch(address)) and len(found["host"]) > 1:
        host, path = found["host"].lower(), found["path"]
    else:
        return None
    host = _SSH_HOSTS.get(host, host)
    # Names such as github.com-work stand in people's settings of ssh.
    host = next((known for known in _KNOWN if host.startswith(f"{known}-")), host)
    path = path.strip("/").removesuffix(".git").strip("/")
    return Place(host, path) if path and "." in host else None


def review_address(
    address: str, base: str, branch: str, said: Iterable[str] = (), original: str = ""
) -> str:
    """The page on which the review of `branch` against `base` is asked for; "" where none is known.

    `said` is what the server said when the branch came: many name the page, and those with names of
    their own can only be known by that. `original` is the address of the repo that the one at
    `address` is a copy (fork) of, where that is to take it.
    """
    place = place_of(address)
    if place is None:
        return ""
    for line in said:
        for named in _ADDRESS.findall(line):
            # Only on the server that the author sends to: its words are not ours.
            if urlsplit(named).netloc == place.host and _REVIEW_WORDS.search(named):
                return str(named)
    taking = place_of(original)
    if taking is not None and taking.host == place.host and taking.path != place.path:
        return _between(place, taking, base, branch)
    return _by_pattern(place, quote(base, safe="/"), quote(branch, safe="/"), base, branch)


def _between(copy: Place, original: Place, base: str, branch: str) -> str:
    """The page on which `original` is asked to take a branch of its copy."""
    if "gitlab" in copy.host or "bitbucket" in copy.host or copy.path.startswith("scm/"):
        # They propose the original by themselves, and take no other by its name.
        return _by_pattern(copy, quote(base, safe="/"), quote(branch, safe="/"), base, branch)
    owner, _, name = copy.path.rpartition("/")
    has_same_name = original.path.rpartition("/")[2] == name
    between = ":" if "github" in copy.host else "/"
    whose = quote(owner if has_same_name else f"{owner}{between}{name}", safe="/:")
    return _by_pattern(
        original, quote(base, safe="/"), f"{whose}:{quote(branch, safe='/')}", "", ""
    )


def _by_pattern(place: Place, base: str, branch: str, plain_base: str, plain_branch: str) -> str:
    host, path = place
    start = f"https://{host}/{quote(path, safe='/~')}"
    if "github" in host:
        return f"{start}/compare/{base}...{branch}?expand=1"
    if "gitlab" in host:
        asked = {
            "merge_request[source_branch]": plain_branch,
            "merge_request[target_branch]": plain_base,
        }
        return f"{start}/-/merge_requests/new?{urlencode(asked)}"
    if host == "bitbucket.org":
        asked = {"source": plain_branch, "dest": plain_base}
        return f"{start}/pull-requests/new?{urlencode(asked)}"
    if found := re.fullmatch(r"scm/([^/]+)/([^/]+)", path):
        asked = {
            "sourceBranch": f"refs/heads/{plain_branch}",
            "targetBranch": f"refs/heads/{plain_base}",
        }
        project, name = found.groups()
        page = f"https://{host}/projects/{quote(project)}/repos/{quote(name)}/pull-requests"
        return f"{page}?create&{urlencode(asked)}"
    if host == "dev.azure.com" and (found := _AZURE.fullmatch(path)):
        asked = {"sourceRef": plain_branch, "targetRef": plain_base}
        project, name = (quote(each) for each in found.groups())
        return f"https://{host}/{project}/_git/{name}/pullrequestcreate?{urlencode(asked)}"
    if "bitbucket" in host or host in _WITHOUT_PAGE:
        return ""
    # Gitea and Forgejo stand on servers of any name.
    return f"{start}/compare/{base}...{branch}"
