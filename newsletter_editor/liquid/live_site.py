"""A site in which one document is being written: it takes its file's place in every list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from newsletter_editor.document.front_matter import split
from newsletter_editor.liquid.drops import PostDrop
from newsletter_editor.liquid.generated import pages_of, redirecting_pages
from newsletter_editor.liquid.page_drops import PageDrop, PageFile
from newsletter_editor.liquid.pages import OPTIONAL, READMES
from newsletter_editor.liquid.pagination import PLUGIN, Pagination, shown_posts
from newsletter_editor.liquid.redirects import REDIRECTS
from newsletter_editor.liquid.view import Document, SiteView
from newsletter_editor.site.defaults import FrontMatterDefaults
from newsletter_editor.site.documents import changed_at, collection_of, is_written
from newsletter_editor.site.post_files import PostPlace, post_from_text
from newsletter_editor.site.site import Site


class LiveSite(SiteView):
    """The documents of a site as they are once `write` has told what is being written."""

    def __init__(self, site: Site) -> None:
        super().__init__(site)
        self._site = site
        self._live: Document | None = None
        self._head: tuple[Path, str] | None = None
        """Where the live document lies, and its front matter as it is written."""
        self._lists: dict[str, tuple[list[Any], list[Any]]] = {}
        self._further: dict[str, tuple[list[Any], int, list[Any]]] = {}

    def write(self, path: Path, text: str) -> Document:
        """What the file at `path` is if it holds `text`."""
        live = self._live = self._edited(path, text) or self._document(path, text)
        return live

    def _edited(self, path: Path, text: str) -> Document | None:
        """The post that was written before with another body; None where more has changed."""
        live = self._live
        start = split(text).body.start
        head = (path, text[:start])
        is_same, self._head = head == self._head, head
        if not is_same or not isinstance(live, PostDrop):
            return None
        return live.with_body(text[start:])

    def _document(self, path: Path, text: str) -> Document:
        relative = self._site.relative(path)
        assert self._files is not None
        collection = collection_of(self.config, relative)
        if collection is None:
            return self._files.page(relative, text)
        if collection == "posts":
            post = self._site.post_from_text(path, text)
        else:
            presets = FrontMatterDefaults(self._site.root, self.config, collection)
            yaml = self.config.jekyll.yaml
            place = PostPlace(
                self._site.root, relative, draft=False, outside_folders=(), yaml=yaml, now=self.now
            )
            changed = changed_at(self._site.door, relative, self.zone)
            defaults = presets.of(relative)
            post = post_from_text(place, text, defaults, self.zone, self.now, changed=changed)
        return PostDrop(post, self, split(text).body.of(text), collection)

    def post_drops(self) -> list[PostDrop]:
        """The posts that are published, newest first, that which is written among them."""
        return self._with_live("posts", super().post_drops())

    def document_drops(self) -> dict[str, list[PostDrop]]:
        """The documents of every collection by its label."""
        drops = super().document_drops()
        # What is no post keeps its place: only a file that is there is in a collection.
        return {
            label: found if label == "posts" else self._with_live(label, found)
            for label, found in drops.items()
        }

    def page_drops(self) -> list[PageDrop]:
        """The pages of the site, that which is written among them, then what plugins add."""
        found = self._with_live("", super().page_drops())
        pages = self._pagination(found)
        posts = shown_posts(self.post_drops())
        count = pages.count(posts) if pages else 0
        kept = self._further.get("pages")
        if kept is None or kept[0] is not found or kept[1] != count:
            further = [*self._with_redirects(found), *self._generated(found, pages, posts)]
            kept = self._further["pages"] = found, count, further
        return kept[2]

    def _named_plugins(self) -> list[str]:
        """The plugins in the order in which they are named, and those of one rank work."""
        named = [*self.config.strings("plugins"), *sorted(self.plugins.names)]
        return list(dict.fromkeys(named))

    def _with_redirects(self, found: list[PageDrop]) -> list[PageDrop]:
        """The pages of files with those of earlier addresses among them.

        READMEs become pages later than other files without front matter.
        """
        steps = [name for name in self._named_plugins() if name in (REDIRECTS, OPTIONAL)]
        pages = [page for page in found if not page.added_by]
        for name in steps:
            if name not in self.plugins.names:
                continue
            if name == REDIRECTS:
                pages += redirecting_pages(self, [*self._published(), *found])
            else:
                pages += (page for page in found if page.added_by == OPTIONAL)
                if self.jekyll.has_since(OPTIONAL, 0, 3, 4):
                    pages.sort(key=lambda page: page.file.name)
        return [*pages, *(page for page in found if page.added_by == READMES)]

    def _generated(
        self, found: list[PageDrop], pages: Pagination | None, posts: list[PostDrop]
    ) -> Iterator[PageDrop]:
        taken = [
            *(str(page["url"]) for page in found),
            *(str(file["path"]) for file in self.static_drops()),
        ]
        for name in self._named_plugins():
            if name == PLUGIN and pages is not None:
                yield from pages.further_pages(self, posts)
            elif name in self.plugins.names:
                yield from pages_of(name, self, taken)

    def _published(self) -> list[PostDrop]:
        """The documents that get pages of their own, in the order of a build."""
        return [
            drop
            for label, drops in self.document_drops().items()
            if is_written(self.config, label)
            for drop in drops
        ]

    def _pagination(self, pages: list[PageDrop]) -> Pagination | None:
        if self.config.get("paginate") is None or PLUGIN not in self.plugins.names:
            return None
        return Pagination(self.config, pages)

    def _pager(self, document: Document) -> dict[str, Any] | None:
        pages = self._pagination(self._with_live("", super().page_drops()))
        if pages is None or pages.first is None or pages.first.file is not _file_of(document):
            return None
        return pages.pager(1, shown_posts(self.post_drops()))

    def _with_live(self, label: str, found: list[Any]) -> list[Any]:
        """A list of documents with the one that is written in the place of its file."""
        live = self._live
        if live is None or _label_of(live) != label:
            return found
        kept = self._lists.get(label)
        if kept is not None and kept[0] is found:
            at = self._place_in(kept[1], live)
            if at is not None:
                if kept[1][at] is not live:
                    # A key changes what a post says, not where it stands.
                    mixed = [*kept[1]]
                    mixed[at] = live
                    self._lists[label] = found, mixed
                return self._lists[label][1]
        path = path_of(live)
        mixed = [live if path_of(each) == path else each for each in found]
        if live not in mixed and isinstance(live, PostDrop) and label == "posts":
            mixed.append(live)
        if label == "posts":
            mixed.sort(key=lambda drop: (drop.post.date, str(drop.post.path)), reverse=True)
            mixed = mixed[: self.most_posts]
        self._lists[label] = found, mixed
        return mixed

    @staticmethod
    def _place_in(listed: list[Any], live: Document) -> int | None:
        """Where in a list the post stands of which `live` is a later text; None for nowhere."""
        if not isinstance(live, PostDrop):
            return next((at for at, each in enumerate(listed) if each is live), None)
        return next((at for at, each in enumerate(listed) if each.post is live.post), None)


def _label_of(document: Document) -> str:
    """The collection that a document is in; "" for a page."""
    return document.collection if isinstance(document, PostDrop) else ""


def path_of(document: Document) -> str:
    """The file of a document, below the root."""
    if isinstance(document, PostDrop):
        return document.post.relative_path
    return document.file.path


def _file_of(document: Document) -> PageFile | None:
    """The file of a page; None for a document of a collection."""
    return document.file if isinstance(document, PageDrop) else None


def data_of(document: Document) -> Mapping[str, Any]:
    """The front matter of a document, over what the configuration presets."""
    return document.post.data if isinstance(document, PostDrop) else document.data
