"""What `include_cached` has made on the pages that a build renders before another."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from newsletter_editor.liquid.cached_includes import Key, Use, closure, key_on, uses_in
from newsletter_editor.liquid.drops import PostDrop
from newsletter_editor.liquid.live_site import path_of
from newsletter_editor.liquid.ruby_values import RubyError, to_s
from newsletter_editor.site.documents import collection_settings

if TYPE_CHECKING:
    from newsletter_editor.liquid.build import BuildView
    from newsletter_editor.liquid.view import Document

MOST_PAGES = 20
"""Pages that are rendered, while another is, for the sake of what they have made; what they made is
kept, so that the next time finds the next ones."""
MOST_READ = 1_000
"""Pages that are read for what they include, likewise."""

Entries = tuple[frozenset[Key], frozenset[str], bool]
"""What a page may have made: includes that are known, files whose parameters only a run tells, and
whether only a run tells which files."""


class EarlierIncludes:
    """Asks the pages of one build, the first of them first, and only those that may know."""

    def __init__(self, build: BuildView, render: Callable[[Document], bool]) -> None:
        """`render` renders a page, and says whether what it made can be kept."""
        self._build = build
        self._render = render
        self._made: dict[int, tuple[Document, dict[Key, str]]] = {}
        self._known: set[int] = set()
        self._uses_of_layouts: dict[str, set[Use]] = {}
        self._uses_of_files: dict[str, tuple[Use, ...]] = {}
        self._entries: dict[int, tuple[Document, Entries]] = {}
        self._index = _Index()
        self._pages = 0
        self._unread = 0
        self.is_short = False
        """Whether more would have had to be asked for the page that is rendered."""
        self.begin()

    def begin(self) -> None:
        """Another page is rendered: for it, too, only so many are asked."""
        self._pages, self._unread = MOST_PAGES, MOST_READ
        self.is_short = False

    def forget(self) -> None:
        """Another document has changed, which these may name."""
        self._made.clear()
        self._known.clear()

    def made_by(self, document: Document) -> dict[Key, str]:
        """What a page has made so far."""
        kept = self._made.get(id(document))
        if kept is None or kept[0] is not document:
            # With the document, so that no other one can have its identity.
            kept = self._made[id(document)] = document, {}
            self._known.discard(id(document))
        return kept[1]

    def find(self, key: Key, document: Document) -> str | None:
        """What the first of the pages before `document` made; None where none did, or where too
        many would have to be asked."""
        index = self._indexed()
        for earlier in index.before(index.place(document), key):
            made = self.made_by(earlier)
            if id(earlier) not in self._known:
                if not self._pages:
                    self.is_short = True
                    return None
                self._pages -= 1
                made.clear()
                if self._render(earlier):
                    self._known.add(id(earlier))
            if key in made:
                return made[key]
        return None

    def _indexed(self) -> _Index:
        """Which pages may have made what, in the order of the build."""
        build = self._build
        drops = build.document_drops()
        others = [drops.get(label, []) for label in collection_settings(build.config)]
        groups: list[Sequence[Document]] = [drops["posts"], *others, build.page_drops()]
        about = tuple(map(len, groups)), build.listed
        if self._index.about == about and not (self._index.is_cut and self._unread):
            self.is_short |= self._index.is_cut
            return self._index
        if self._index.about != about:
            self.forget()
        self._index = _Index(about)
        for document in (each for group in groups for each in group):
            entries = self._entries_of(document)
            if entries is None:
                self._index.is_cut = self.is_short = True
                break
            self._index.add(document, entries)
        return self._index

    def _entries_of(self, document: Document) -> Entries | None:
        kept = self._entries.get(id(document))
        if kept is None or kept[0] is not document:
            if not self._unread:
                return None
            self._unread -= 1
            uses = self._in_text(document.body) | self._in_layouts(document)
            kept = self._entries[id(document)] = document, _entries(uses, document)
        return kept[1]

    def _in_text(self, text: str) -> set[Use]:
        return closure(text, self._in_file) if "include" in text else set()

    def _in_layouts(self, document: Document) -> set[Use]:
        name = to_s(self._build.layout_of(document))
        if name not in self._uses_of_layouts:
            layouts = self._build.layouts
            found: set[Use] = set()
            for layout in layouts.chain(name) if layouts else ():
                found |= self._in_text(layout.body)
            self._uses_of_layouts[name] = found
        return self._uses_of_layouts[name]

    def _in_file(self, name: str) -> tuple[Use, ...]:
        if name not in self._uses_of_files:
            try:
                text = self._build.include(name, relative=False)
            except RubyError:
                text = ""
            self._uses_of_files[name] = uses_in(text)
        return self._uses_of_files[name]


def _entries(uses: set[Use], document: Document) -> Entries:
    keys, files, is_any = set(), set(), False
    for use in uses:
        if not use.is_cached:
            continue
        if use.name is None:
            is_any = True
        elif (key := key_on(use, document)) is not None:
            keys.add(key)
        else:
            files.add(use.name)
    return frozenset(keys), frozenset(files), is_any


class _Index:
    """The pages of a build by what they may have made, each by its place."""

    def __init__(self, about: object = None) -> None:
        """`about` is what it was made of."""
        self.about = about
        self.is_cut = False
        """Whether some pages have not been read yet."""
        self._documents: list[Document] = []
        self._places: dict[str, int] = {}
        self._moments: list[tuple[object, str]] = []
        self._by_key: dict[Key, list[int]] = defaultdict(list)
        self._by_file: dict[str, list[int]] = defaultdict(list)
        self._any: list[int] = []

    def add(self, document: Document, entries: Entries) -> None:
        """The next page of the build."""
        place = len(self._documents)
        self._documents.append(document)
        self._places[path_of(document)] = place
        if isinstance(document, PostDrop) and document.collection == "posts":
            self._moments.append((document.post.date, str(document.post.path)))
        keys, files, is_any = entries
        for key in keys:
            self._by_key[key].append(place)
        for file in files:
            self._by_file[file].append(place)
        if is_any:
            self._any.append(place)

    def place(self, document: Document) -> int:
        """Where a page is rendered; a draft where it would be as a post."""
        place = self._places.get(path_of(document))
        if place is not None:
            return place
        if isinstance(document, PostDrop) and document.collection == "posts":
            moment = document.post.date, str(document.post.path)
            return bisect_left(self._moments, moment)
        return len(self._documents)

    def before(self, place: int, key: Key) -> Iterator[Document]:
        """The pages before a place that may have made an include, the first of them first."""
        places = {*self._by_key.get(key, ()), *self._by_file.get(key[0], ()), *self._any}
        return (self._documents[each] for each in sorted(places) if each < place)
