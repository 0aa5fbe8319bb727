"""When two addresses, or two titles, are of the same thing."""

from __future__ import annotations

import re
from hashlib import blake2b
from typing import Literal, NamedTuple
from urllib.parse import parse_qs, unquote, urlsplit

from newsletter_editor.links.tidying import tidied
from newsletter_editor.sections.headings import folded
from newsletter_editor.sections.links import paper_of, repo_of

Kind = Literal["address", "paper", "repo", "title"]
_SHORTEST_TITLE = 9
"""Bytes of what is no section's name but a title of its own."""
_WORDS_OF_A_TITLE = 4
"""Fewer words of a link, as in *this paper*, are no title."""
_VIDEO = re.compile(r"/(?:embed|shorts|live|v)/([\w-]{6,})")
_INDEX = re.compile(r"/(?:index|default)\.(?:html?|php|aspx?)$", re.I)


class Key(NamedTuple):
    """What two links or titles have in common when they are of the same thing."""

    kind: Kind
    name: str

    @property
    def mark(self) -> int:
        """A number of 64 bits that stands for it."""
        data = f"{self.kind} {self.name}".encode("utf-8", "surrogatepass")
        return int.from_bytes(blake2b(data, digest_size=8).digest(), "big")


def key_of_address(address: str) -> Key | None:
    """What an address leads to, in whatever way it is spelt; None for what is no address.

    All addresses of an arXiv paper are one, and so are all pages of a repo on GitHub.
    """
    if paper := paper_of(address):
        return Key("paper", paper.lower())
    if repo := repo_of(address):
        return Key("repo", repo.lower())
    try:
        parts = urlsplit(tidied(address))
        port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    except ValueError:
        return None
    host = (parts.hostname or "").removeprefix("www.")
    if not host:
        return None
    path = parts.path
    if host in ("doi.org", "dx.doi.org"):
        return Key("address", f"doi:{unquote(path).strip('/').lower()}")
    query = sorted(filter(None, parts.query.split("&")))
    if video := _video(host, path, parts.query):
        return Key("address", f"youtube:{video}")
    path = _INDEX.sub("/", path).rstrip("/")
    # What some pages are made by; a place on a page is the same page.
    fragment = f"#{parts.fragment}" if parts.fragment[:1] in ("!", "/") else ""
    asked = f"?{'&'.join(query)}" if query else ""
    return Key("address", f"{host}{port}{path}{asked}{fragment}")


def _video(host: str, path: str, query: str) -> str | None:
    if host == "youtu.be":
        return path.strip("/") or None
    if host in ("youtube.com", "youtube-nocookie.com"):
        found = _VIDEO.match(path)
        named = parse_qs(query).get("v", [""])[0] if path == "/watch" else ""
        return found[1] if found else named or None
    return None


def key_of_title(title: str) -> Key | None:
    """What a title says; None where it is too short to be one thing's alone."""
    words = folded(title)
    is_one_word = " " not in words and words.isascii()
    if is_one_word or len(words.encode("utf-8", "replace")) < _SHORTEST_TITLE:
        return None
    return Key("title", words)


def key_of_words(words: str) -> Key | None:
    """As `key_of_title`, for the words of a link, which often are no title."""
    key = key_of_title(words)
    return key if key and key.name.count(" ") >= _WORDS_OF_A_TITLE - 1 else None
