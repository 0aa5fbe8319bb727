"""Links to a post that gets another name or place: what names it elsewhere follows.

Jekyll stops at a `post_url` or `link` that leads nowhere (jekyll/tags/post_url.rb, tags/link.rb).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from newsletter_editor.document.saving import save
from newsletter_editor.document.source import LARGEST_POST, Source, decode, digest_of, encode
from newsletter_editor.document.versions import Versions
from newsletter_editor.repo.door import Entry
from newsletter_editor.site.post_files import PostFile
from newsletter_editor.site.site import Site
from newsletter_editor.text.edits import Edit, apply_edits
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.ranges import Range

_ENDINGS = frozenset((".md", ".markdown", ".mkd", ".mkdn", ".mkdown", ".html", ".htm"))
_SKIPPED = frozenset(("_site", "node_modules", "vendor", ".jekyll-cache", ".sass-cache"))
# What is around the name is taken off later: here each way to share the spaces would be tried.
_TAG = re.compile(r"\{%-?\s*(?P<tag>post_url|link)\s(?P<name>[^%]*)%\}")
_MOST_BEFORE = 3
"""Parts of an address that stand for the site. Settings that are alike could share more of them in
more ways than can be tried."""
_DATED = re.compile(r"\d{2,4}-\d{1,2}-\d{1,2}-")


@dataclass(frozen=True, slots=True)
class Follower:
    """A file that links to the post, before and after."""

    path: Path
    before: bytes
    after: bytes


class Names:
    """What a post is called by in links."""

    def __init__(self, site: Site, path: Path, url: str) -> None:
        """`url` is its address in the site, "" where that is the same as before."""
        self.link = site.relative(path)
        parts = PurePosixPath(self.link).with_suffix("").parts
        below = parts[parts.index("_posts") + 1 :] if "_posts" in parts else ()
        self.post_url = "/".join(below) if below and _DATED.match(below[-1]) else ""
        self.url = url

    def of(self, tag: str, like: str) -> str:
        """What a tag is given for the post, worded as `like` was; "" where there is no such."""
        slash = "/" if like.startswith("/") else ""
        if tag == "link":
            return slash + self.link
        # The name alone is enough for Jekyll, whatever the folder.
        bare = "/" not in like.lstrip("/")
        name = self.post_url.rpartition("/")[2] if bare else self.post_url
        return slash + name if name else ""

    def is_meant(self, tag: str, given: str) -> bool:
        """Whether a tag names this post."""
        plain = given.lstrip("/")
        if tag == "link":
            return plain == self.link
        return bool(self.post_url) and plain in (self.post_url, self.post_url.rpartition("/")[2])


def followers_of(site: Site, post: PostFile, old: Names, new: Names | None) -> list[Follower]:
    """The files that link to a post, and what they become when it is called by `new`.

    Without `new` they stay as they are: who links to a post that goes is only told.
    """
    words = [word.encode() for word in (PurePosixPath(old.link).stem, old.url) if word]
    found = []
    for entry in _files(site):
        if entry.path == post.relative_path or entry.size > LARGEST_POST:
            continue
        with suppress(OSError):
            data = site.door.read(entry.path, LARGEST_POST)
            if not any(word in data for word in words):
                continue
            source = decode(data)
            edits = list(_edits(source, site, old, new))
            after = encode(apply_edits(source.text, edits), source.format) if edits else data
            if edits and (new is None or after != data):
                found.append(Follower(site.root / entry.path, data, after))
    return found


def enters(folder: Entry) -> bool:
    """Whether a folder may hold what somebody has written for the site."""
    return folder.name not in _SKIPPED and not folder.name.startswith(".")


def _files(site: Site) -> Iterator[Entry]:
    for entry in site.door.walk(enter=enters):
        if PurePosixPath(entry.name).suffix.lower() in _ENDINGS:
            yield entry


def _edits(source: Source, site: Site, old: Names, new: Names | None) -> Iterator[Edit]:
    for found in _TAG.finditer(source.text):
        tag, raw = found["tag"], found["name"]
        given = raw.removesuffix("-").strip()
        if not old.is_meant(tag, given):
            continue
        name = new.of(tag, given) if new else given
        if name:
            start = found.end("name") - len(raw.lstrip())
            yield Edit(Range(start, start + len(given)), name)
    if old.url and old.url != "/":
        for found in _address(site, old.url).finditer(source.text):
            place = Range(found.start("url"), found.end("url"))
            yield Edit(place, new.url if new else old.url)


def _address(site: Site, url: str) -> re.Pattern[str]:
    """An address in a link of Markdown or HTML, with whatever stands for the site before it."""
    hosts = [re.escape(each) for each in (site.config.url.rstrip("/"),) if each]
    base = site.config.baseurl
    before = "|".join([*hosts, r"\{\{[^{}]*\}\}", *([re.escape(base)] if base else [])])
    before = rf"(?:{before}){{0,{_MOST_BEFORE}}}"
    return re.compile(
        rf"""(?<=[(<"'\s]){before}(?P<url>{re.escape(url)})(?=[)>"'\s#?]|$)""", re.MULTILINE
    )


def follow(followers: Sequence[Follower], versions: Versions, done: list[Follower]) -> None:
    """Write what the files become; `done` has those that are written, also after an error.

    Raises EditorError.
    """
    for each in followers:
        versions.keep(each.path, each.before)
        save(each.path, each.after, replacing=digest_of(each.before))
        done.append(each)


def taken_back(done: Sequence[Follower]) -> list[Path]:
    """Give files back what they held; those that cannot be, or that have been changed since."""
    left = []
    for each in reversed(done):
        try:
            save(each.path, each.before, replacing=digest_of(each.after))
        except EditorError:
            left.append(each.path)
    return left
