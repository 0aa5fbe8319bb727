"""What an address says by itself about where it leads: no network is asked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import SplitResult, unquote, urlsplit

from newsletter_editor.markup.links import label, target_of

_ARXIV = re.compile(
    r"/(?:abs|pdf|html|format)/(?P<number>\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})"
    r"(?P<version>v\d+)?(?:\.pdf)?/?"
)
_ARXIV_HOSTS = frozenset({"arxiv.org", "export.arxiv.org", "browse.arxiv.org"})
_COPIES = re.compile(
    r"/(?:abs|pdf|html|papers|overview)/(?P<number>\d{4}\.\d{4,5})(?:v\d+)?(?:\.pdf)?/?"
)
_COPY_HOSTS = frozenset(
    {"ar5iv.org", "ar5iv.labs.arxiv.org", "alphaxiv.org", "huggingface.co", "arxiv-vanity.com"}
)
"""Hosts that show arXiv's papers by arXiv's numbers."""
_DOI = re.compile(r"/10\.48550/arxiv\.(?P<number>\d{4}\.\d{4,5})(?:v\d+)?/?", re.I)
_GITHUB_OWN = frozenset(
    {
        *("about", "apps", "collections", "features", "login", "marketplace", "orgs", "search"),
        *("settings", "sponsors", "stars", "topics", "trending", "users"),
    }
)
_LONGEST_ADDRESS = 2000


@dataclass(frozen=True, slots=True)
class LinkFacts:
    """What an item is filled with."""

    address: str
    title: str
    text: str = ""
    """A sentence about it; empty where nobody told."""

    def values(self) -> dict[str, str]:
        """The blanks of an item's template that this fills, as Markdown."""
        values = {"url": target_of(self.address), "title": as_markdown(self.title)}
        return values | ({"text": as_markdown(self.text)} if self.text else {})


def web_address(text: str) -> str | None:
    """The one http(s) address that `text` is, spaces around it aside; None for anything else."""
    text = text.strip().removeprefix("<").removesuffix(">")
    if not 0 < len(text) <= _LONGEST_ADDRESS or re.search(r"[\s<>\"\x00-\x1f\x7f]", text):
        return None
    try:
        parts = urlsplit(text)
        valid = parts.scheme.lower() in ("http", "https") and bool(parts.hostname)
        # Reading the port is what checks it.
        return text if valid and parts.port != 0 else None
    except ValueError:
        return None


def facts_of(address: str) -> LinkFacts:
    """The title and the link that an address gives: arXiv's number, GitHub's repo or the host.

    Raises ValueError for what is no web address, see `web_address`.
    """
    found = web_address(address)
    if found is None:
        raise ValueError(f"no web address: {address!r}")
    parts = urlsplit(found)
    host = _host(parts)
    if host in _ARXIV_HOSTS and (number := paper_of(found)):
        # The page of the paper rather than the file, and its latest version.
        return LinkFacts(f"https://arxiv.org/abs/{number}", f"arXiv:{number}")
    if host == "github.com" and (repo := repo_of(found)):
        return LinkFacts(found, repo)
    return LinkFacts(found, _readable_host(host))


def paper_of(address: str) -> str:
    """arXiv's number of the paper that an address leads to, on whatever host; "" for none."""
    parts = _split(address)
    host = _host(parts) if parts else ""
    if parts is None:
        return ""
    if host in _ARXIV_HOSTS:
        paper = _ARXIV.fullmatch(parts.path)
    elif host in _COPY_HOSTS:
        paper = _COPIES.fullmatch(parts.path)
    else:
        paper = _DOI.fullmatch(parts.path) if host in ("doi.org", "dx.doi.org") else None
    return paper["number"] if paper else ""


def repo_of(address: str) -> str:
    """`owner/name` of the repo on GitHub that an address lies in; "" for none."""
    parts = _split(address)
    if parts is None:
        return ""
    steps = [unquote(step) for step in parts.path.split("/") if step]
    host = _host(parts)
    if host == "colab.research.google.com" and steps[:1] == ["github"]:
        steps = steps[1:]
    elif host not in ("github.com", "raw.githubusercontent.com"):
        return ""
    if len(steps) < 2 or steps[0] in _GITHUB_OWN:
        return ""
    return f"{steps[0]}/{steps[1].removesuffix('.git')}"


def _split(address: str) -> SplitResult | None:
    try:
        return urlsplit(address)
    except ValueError:
        return None


def _host(parts: SplitResult) -> str:
    return (parts.hostname or "").removeprefix("www.")


def _readable_host(host: str) -> str:
    try:
        return host.encode("ascii").decode("idna")
    except UnicodeError:
        return host


def as_markdown(text: str) -> str:
    """Foreign words as they can stand in an item's line: nothing in them is Markdown or Liquid."""
    return label(text)
