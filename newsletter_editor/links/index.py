"""What each post of a blog links to and is about, kept fresh post by post.

Marks of 64 bits stand for addresses and titles (`sameness`): 5,000 posts of 12 KB take some 20 MB,
and what is kept in the user's cache says nothing of what the posts say.
"""

from __future__ import annotations

import contextlib
import json
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from newsletter_editor.document.disk import THE_DISK
from newsletter_editor.document.source import decode, read_bytes
from newsletter_editor.document.storage import cache_folder, key_of, private_folder
from newsletter_editor.links.collecting import is_own, own_host, text_of
from newsletter_editor.links.places import web_links
from newsletter_editor.links.sameness import Key, key_of_address, key_of_title, key_of_words
from newsletter_editor.sections.entries import ITEM_LEVEL, entries_of
from newsletter_editor.site.site import MOST_READ, Site
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.ranges import Range

MOST_TOLD = 12
"""Posts that are named for one item."""
_FORM = 1
"""Of the file that is kept; another is made anew."""
_LARGEST_KEPT = 64 * 1024 * 1024
_FEWEST_OF_RUBRIC, _FEWEST_OF_FURNITURE = 3, 4
_SHARE_OF_FURNITURE = 4
"""What stands in one post of so many of its language, such as a page to subscribe, was not *said
before*; a title that comes again and again is a rubric's."""
_SHARE_OF_TRANSLATION = 2
"""Two posts of other languages with one of so many links in common are one in translation."""
_FEWEST_OF_TRANSLATION = 3

Stamp = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of one post."""

    stamp: Stamp
    title: str
    day: str
    """As in `2021-03-04`."""
    language: str
    edition: int | None
    marks: Mapping[int, tuple[int, int]] = field(repr=False)
    """What it links to and is about, to the first place in the text, in code points."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A post that said it before."""

    path: Path
    title: str
    day: str
    range: Range
    key: Key
    """What the two have in common."""


def keys_of(text: str, site: Site | None = None) -> dict[Key, Range]:
    """What a post, or a piece of one, links to and is about; pictures and its own blog left out."""
    found: dict[Key, Range] = {}
    own = own_host(site) if site else ""
    for link in web_links(text):
        if link.is_image:
            continue
        key = None if is_own(link.address, own) else key_of_address(link.address)
        if key:
            found.setdefault(key, link.range)
        if link.words != link.range and (titled := key_of_words(link.words.of(text))):
            found.setdefault(titled, link.words)
    entries = entries_of(text)
    for at, entry in enumerate(entries):
        is_leaf = entry.level == ITEM_LEVEL or not (
            at + 1 < len(entries) and entries[at + 1].level > entry.level
        )
        if is_leaf and (titled := key_of_title(entry.title)):
            end = text.find("\n", entry.start)
            found.setdefault(titled, Range(entry.start, end if end >= 0 else len(text)))
    return found


class LinkIndex:
    """The posts of one blog; not to be shared by threads."""

    def __init__(self, root: Path | str) -> None:
        self.root = Path(root)
        self.site = Site(root)
        self._known: dict[str, Known] = {}

    @property
    def size(self) -> int:
        """Posts that are known."""
        return len(self._known)

    def refreshed(self) -> Iterator[tuple[int, int]]:
        """Read what is new or changed; (posts looked at, posts in all) after each that was read.

        Of more than `MOST_READ` posts the newest names count.
        """
        self.site = Site(self.root)
        paths = [
            path.relative_to(self.site.root).as_posix()
            for path in self.site.post_paths()[:MOST_READ]
        ]
        for gone in self._known.keys() - set(paths):
            del self._known[gone]
        for looked, relative in enumerate(paths, 1):
            stamp = self.site.door.stamp(relative)
            known = self._known.get(relative)
            if stamp is None or (known is not None and known.stamp == stamp):
                continue
            self._known.pop(relative, None)
            # A post that cannot be read links to nothing.
            with contextlib.suppress(EditorError):
                self._known[relative] = self._read(relative, stamp)
            yield looked, len(paths)

    def before(
        self, keys: Iterable[Key], path: Path | None, language: str = ""
    ) -> Iterator[Mention]:
        """The posts before the one at `path` with one of the keys, the newest first, of each issue
        but one; without a path all posts.

        Neither translations of the post at `path` nor what stands in every other post is told.
        """
        relative = self._relative(path)
        own = self._known.get(relative or "")
        language = language or (own.language if own else "")
        asked = {key.mark: key for key in keys}
        posts = Counter(known.language for known in self._known.values())
        shared: dict[str, Key] = {}
        for mark, key in asked.items():
            names = [name for name, known in self._known.items() if mark in known.marks]
            if not self._is_rubric(key, names, posts):
                for name in names:
                    shared.setdefault(name, key)
        found = []
        for name, key in shared.items():
            known = self._known[name]
            is_later = own is not None and known.day > own.day
            if name != relative and not is_later and not (own and _is_translation(own, known)):
                is_foreign = bool(language and known.language != language)
                found.append((name, known, key, is_foreign))
        told: set[object] = set()
        # Of an issue in several languages the one in the author's own comes first.
        found.sort(key=lambda each: (each[1].day, not each[3], each[0]), reverse=True)
        found.sort(key=lambda each: each[3])
        for name, known, key, _ in found:
            issue = (known.edition, key.mark) if known.edition is not None else name
            if issue not in told and len(told) < MOST_TOLD:
                told.add(issue)
                place = Range(*known.marks[key.mark])
                yield Mention(self.site.root / name, known.title, known.day, place, key)

    def keep(self) -> None:
        """Write what is known to the user's cache, so that the next start need not read it again.

        What cannot be written is read anew.
        """
        record = {
            name: [*each.stamp, each.title, each.day, each.language, each.edition, _packed(each)]
            for name, each in self._known.items()
        }
        data = zlib.compress(json.dumps([_FORM, record]).encode(), 1)
        with contextlib.suppress(OSError):
            private_folder(_folder())
            THE_DISK.put(self._file(), data)

    def recall(self) -> None:
        """Take up what `keep` wrote; `refreshed` looks at what has changed since."""
        with contextlib.suppress(OSError, ValueError, TypeError, KeyError, zlib.error):
            packed = THE_DISK.read(self._file())
            data = zlib.decompressobj().decompress(packed, _LARGEST_KEPT)
            form, record = json.loads(data)
            if form == _FORM:
                for name, entry in record.items():
                    self._known[name] = _unpacked(entry)

    def _file(self) -> Path:
        return _folder() / f"{key_of(self.site.root)}.links"

    def _relative(self, path: Path | None) -> str | None:
        try:
            return self.site.relative(path) if path is not None else None
        except ValueError:
            return None

    def _read(self, relative: str, stamp: Stamp) -> Known:
        path = self.site.root / relative
        text = text_of(decode(read_bytes(path, door=self.site.door)))
        post = self.site.post_from_text(path, text)
        marks = {
            key.mark: (range_[0], range_[1]) for key, range_ in keys_of(text, self.site).items()
        }
        if titled := key_of_title(post.title):
            marks.setdefault(titled.mark, (0, 0))
        return Known(stamp, post.title, _day(post.date), post.language or "", post.edition, marks)

    def _is_rubric(self, key: Key, names: list[str], posts: Counter[str]) -> bool:
        if key.kind == "paper":
            return False
        holding = Counter(self._known[name].language for name in names)
        if key.kind == "title":
            return any(count >= _FEWEST_OF_RUBRIC for count in holding.values())
        return any(
            count >= _FEWEST_OF_FURNITURE and count * _SHARE_OF_FURNITURE > posts[language]
            for language, count in holding.items()
        )


def _is_translation(own: Known, other: Known) -> bool:
    if own.edition is not None and own.edition == other.edition:
        return True
    if own.language == other.language:
        return False
    shared = sum(mark in own.marks for mark in other.marks)
    fewer = min(len(own.marks), len(other.marks))
    return shared >= _FEWEST_OF_TRANSLATION and shared * _SHARE_OF_TRANSLATION >= fewer


def _day(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d}"


def _packed(known: Known) -> dict[str, tuple[int, int]]:
    return {f"{mark:x}": place for mark, place in known.marks.items()}


def _unpacked(entry: list[Any]) -> Known:
    changed, size, title, day, language, edition, marks = entry
    read = {int(mark, 16): (int(start), int(end)) for mark, (start, end) in marks.items()}
    number = None if edition is None else int(edition)
    return Known((int(changed), int(size)), str(title), str(day), str(language), number, read)


def _folder() -> Path:
    return cache_folder() / "links"
