"""A site in the midst of a build: what of it is rendered already while one page is.

Jekyll renders the documents of collections first, posts before all others, the oldest first, then
the pages by the names of their files. So a template that prints older posts gets their HTML, and
Markdown of newer ones. https://jekyllrb.com/docs/rendering-process/
"""

from __future__ import annotations

import time
from collections import ChainMap
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast
from weakref import WeakKeyDictionary

from newsletter_editor.liquid.build_order import BuildOrder, Rank
from newsletter_editor.liquid.cached_includes import Key
from newsletter_editor.liquid.default_layouts import default_layout, gets_layout
from newsletter_editor.liquid.drops import PostDrop, liquid_value
from newsletter_editor.liquid.earlier_includes import EarlierIncludes
from newsletter_editor.liquid.framed import Body, Framed, KeptFrame, LayoutProblem, parts_around
from newsletter_editor.liquid.jekyll_filters import absolute_address
from newsletter_editor.liquid.live_site import LiveSite, data_of, path_of
from newsletter_editor.liquid.page_drops import LayoutHash, PageDrop
from newsletter_editor.liquid.redirects import (
    REDIRECT_LAYOUT,
    REDIRECTS,
    Redirection,
    redirect_target,
)
from newsletter_editor.liquid.ruby_values import to_s
from newsletter_editor.liquid.running import Run, has_liquid, run_liquid
from newsletter_editor.liquid.site_drop import SiteDrop
from newsletter_editor.liquid.view import Document
from newsletter_editor.liquid.watching import Watch
from newsletter_editor.site.config import merged
from newsletter_editor.site.documents import is_written
from newsletter_editor.site.post_files import PostFile
from newsletter_editor.site.ruby_text import is_something
from newsletter_editor.site.site import Site

MOST_SECONDS = 20.0
"""Of the processor, for one whole page and what it prints of others."""
DEEPEST = 20
"""Documents that are rendered for the sake of one another."""
_NO_LAYOUT = "none"
_AFTER_RENDERING = frozenset({"jekyll-mentions", "jemoji"})
"""The plugins that look at a document, and at its date, once it is rendered."""
_ASSETS = frozenset({".scss", ".sass", ".coffee"})


@dataclass(slots=True)
class _Rendering:
    """A document that is being rendered."""

    document: Document
    rank: Rank
    made: dict[Key, str]
    """What `include_cached` has made on it."""
    html: str | None = None
    """What is inside its layouts, once that is known."""
    layouts: int = 0
    """Of those that are around it so far."""


_builds: WeakKeyDictionary[Site, tuple[int, BuildView]] = WeakKeyDictionary()


def build_of(site: Site) -> BuildView:
    """The build of a site, kept until the site is read anew."""
    kept = _builds.get(site)
    if kept is None or kept[0] != site.generation:
        kept = _builds[site] = (site.generation, BuildView(site))
    return kept[1]


class BuildView(LiveSite):
    """A site as templates see it while it is published."""

    def __init__(self, site: Site) -> None:
        super().__init__(site)
        self._stack: list[_Rendering] = []
        self._bodies: dict[int, tuple[Document, str]] = {}
        self._passing: dict[int, tuple[Document, str]] = {}
        """Bodies that templates have made."""
        self._outputs: dict[int, tuple[Document, str]] = {}
        self._order = BuildOrder(self)
        self._end = float("inf")
        self._watch: Watch | None = None
        self._asked = 0
        """How often a template has read what is being written."""
        self._frame: KeptFrame | None = None
        self._seen_through: tuple[Any, ...] = ()
        self._about: tuple[Any, ...] = ()
        self._earlier = EarlierIncludes(self, self._render)
        self._asking: Run | None = None

    @property
    def environment(self) -> str:
        """What `jekyll.environment` says where a site is published."""
        return "production"

    @contextmanager
    def rendering(self, path: Path, text: str, seconds: float = MOST_SECONDS) -> Iterator[Document]:
        """What the file at `path` is if it holds `text`: it takes that one's place in the site.

        All that is rendered inside has to be done in so many seconds.
        """
        head = self._head
        document = self.write(path, text)
        if self._head != head:
            self._earlier.forget()
        self._end = time.process_time() + seconds
        self._earlier.begin()
        with self._as_current(document):
            self._stack[-1].made = {}
            yield document

    def _names(self, post: PostFile | None, body: str) -> dict[str, Any]:
        current = self._stack[-1].document if self._stack else self._live
        if current is None or (post is not None and post.relative_path != path_of(current)):
            # The excerpt of another one.
            return super()._names(post, body)
        name = self.layout_of(current)
        is_document = isinstance(current, PostDrop)
        post = current.post if isinstance(current, PostDrop) else None
        return {
            "site": SiteDrop(self, post, is_document=is_document),
            "layout": LayoutHash.of(self, name),
            # A page that is no post is what it was read as, whatever becomes of it.
            "page": current.as_read() if isinstance(current, PageDrop) else current,
            "paginator": self._pager(current),
        }

    def body_asked(self, document: Document) -> str:
        """What the file of a document holds."""
        self._notice(document)
        return document.body

    def excerpt_asked(self, document: Document, excerpt: str) -> str:
        """The excerpt of a document."""
        if document is self._live:
            self._asked += 1
            if self._watch is not None:
                self._watch.excerpt = excerpt
        return excerpt

    def run_excerpt(self, document: Document, head: str) -> str:
        if not self._stack:
            return super().run_excerpt(document, head)
        # Whatever asks for it, the build is where it is.
        with self._as_current(document, self._stack[-1].rank):
            return super().run_excerpt(document, head)

    def _notice(self, document: Document) -> None:
        if document is self._live:
            self._asked += 1
            if self._watch is not None:
                self._watch.is_exact = False

    def content_of(self, document: Document) -> str:
        """HTML of what is rendered already, Markdown of what is not."""
        self._notice(document)
        if not self._stack:
            return document.body
        current = self._stack[-1]
        if document is current.document:
            return document.body if current.html is None else current.html
        if self._order.rank(document) < current.rank:
            return self._html_of(document)
        return document.body

    def output_of(self, document: Document) -> str | None:
        """The whole page of what is rendered already."""
        if not self._stack or document is self._stack[-1].document:
            return None
        if not self._order.rank(document) < self._stack[-1].rank:
            return None
        kept = self._outputs.get(id(document))
        if kept is None or kept[0] is not document:
            html = self._html_of(document)
            if len(self._stack) > DEEPEST:
                return html
            asked = self._asked
            with self._as_current(document):
                page = self.in_layouts(html).html
            if self._asked == asked:
                self._outputs[id(document)] = document, page
            return page
        return kept[1]

    def _html_of(self, document: Document) -> str:
        kept = self._bodies.get(id(document)) or self._passing.get(id(document))
        if kept is not None and kept[0] is document:
            return kept[1]
        if len(self._stack) > DEEPEST or time.process_time() > self._end:
            return document.body
        asked = self._asked
        with self._as_current(document):
            text = self._run_body(document)
            html = self.to_html(text) if self.is_markdown(document) else text
        # With the document, so that no other one can have its identity.
        known = self._passing if has_liquid(document.body) else self._bodies
        if self._asked == asked:
            known[id(document)] = document, html
        return html

    def _run_body(self, document: Document) -> str:
        """What templates make of a document's own text."""
        if not self.config.runs_liquid(data_of(document)):
            return document.body
        payload, seconds = self._payload_of(document), self._seconds()
        is_markdown = self.is_markdown(document)
        output = run_liquid(document.body, payload, self, seconds=seconds, for_markdown=is_markdown)
        return output.text

    def is_markdown(self, document: Document) -> bool:
        """Whether a document is Markdown by its ending."""
        return self.config.is_markdown(document.ending)

    def payload(self, post: PostFile | None, body: str) -> dict[str, Any]:
        """What a template can name while the current document is rendered."""
        folder = self._folder
        values = super().payload(post, body)
        self._folder = folder
        if self._stack and not self.is_markdown(self._stack[-1].document):
            values |= {"highlighter_prefix": None, "highlighter_suffix": None}
        return values

    def _payload_of(self, document: Document) -> dict[str, Any]:
        post = document.post if isinstance(document, PostDrop) else None
        return self.payload(post, document.body)

    def framed(self, body: Body, head: str) -> Framed:
        """What `in_layouts` gives; `head` is the front matter as it is written.

        Where layouts do no more with the body than to print it once, only `parts` are told, kept,
        and made anew when anything but the body has changed.
        """
        live = self._live
        assert live is not None
        self.post_drops()
        about = (path_of(live), head, self._posts)
        if about != self._about:
            self._about = about
            # What templates made of other documents may name this one.
            self._passing.clear()
            self._outputs.clear()
        kept = self._frame
        if kept is not None and kept.about == about and kept.framed.parts is not None:
            # Only its excerpt can have changed with the body.
            if kept.excerpt is None or kept.excerpt == live.get("excerpt"):
                return kept.framed
        elif self._seen_through == about:
            return self.in_layouts(body.html)
        current = self._stack[-1]
        made = current.made
        current.made = dict(made)
        watch = self._watch = Watch()
        try:
            framed = self.in_layouts(watch.content(watch.mark), watch)
        finally:
            self._watch = None
        framed.parts = parts_around(framed.html, watch)
        if framed.parts is None:
            self._seen_through, self._frame = about, None
            # Nothing of the mark is to be left.
            current.made = made
            return self.in_layouts(body.html)
        framed.html = ""
        is_whole = not self._earlier.is_short
        self._frame = KeptFrame(about, watch.excerpt, framed) if is_whole else None
        return framed

    def in_layouts(self, html: str, watch: Watch | None = None) -> Framed:
        """The document that is being rendered, whose body has become `html`, in its layouts.

        `watch` is told what they do with it.
        """
        current = self._stack[-1]
        current.html, current.layouts = html, 0
        framed = Framed(html)
        target = redirect_target(data_of(current.document), self.jekyll)
        if target is not None and REDIRECTS in self.plugins.names:
            return self._redirected(current.document, target)
        name = self._layout_around(current.document)
        if name is not None:
            self._wrap(framed, name, self._payload_of(current.document), watch)
        return framed

    def _layout_around(self, document: Document) -> str | None:
        """The name of the layout that a document is put into, though there may be none of it."""
        name = self.layout_of(document)
        if self.layouts is None or name == _NO_LAYOUT or document.ending in _ASSETS:
            return None
        return to_s(name)

    def was_in_layout(self, document: PostDrop) -> bool:
        if not self._stack or is_something(self.config.get("future")):
            # Whether one is yet to come nobody asks then.
            return False
        is_shown = document.post.published or is_something(self.config.get("unpublished"))
        if not is_shown or not is_written(self.config, document.collection):
            return False
        if self.plugins.ask_for_documents(self.config):
            return True
        current = self._stack[-1]
        if path_of(document) == path_of(current.document):
            return current.layouts > 0
        name = self._layout_around(document)
        is_found = name is not None and self.layouts is not None and self.layouts.get(name)
        is_asked = is_found or not _AFTER_RENDERING.isdisjoint(self.plugins.names)
        return bool(is_asked) and self._order.rank(document) < current.rank

    def _redirected(self, document: Document, target: str) -> Framed:
        """What jekyll-redirect-from makes of a document that leads to another address."""
        to = Redirection(absolute_address(self.config, target), self.jekyll)
        if self.layouts is None or self.layouts.get(REDIRECT_LAYOUT) is None:
            return Framed(to.page(), 1)
        framed = Framed(self.to_html("") if self.is_markdown(document) else "")
        payload = self._payload_of(document)
        about = to.data(str(document["url"]))
        payload["page"] = ChainMap(about, cast("dict[str, Any]", payload["page"]))
        self._wrap(framed, REDIRECT_LAYOUT, payload)
        return framed

    def _wrap(
        self, framed: Framed, name: str, payload: dict[str, Any], watch: Watch | None = None
    ) -> None:
        """Put layouts around what `framed` holds, from the one of that name outwards."""
        layouts = self.layouts
        assert layouts is not None
        merged_data: Mapping[str, Any] = {}
        for layout in layouts.chain(name):
            merged_data = merged(layout.data, merged_data)
            payload["layout"] = liquid_value(dict(merged_data), self.zone)
            payload["content"] = watch.content(framed.html) if watch else framed.html
            output = run_liquid(
                layout.body,
                payload,
                self,
                language=None,
                seconds=self._seconds(),
                watch=watch,
                is_kept=True,
            )
            framed.html = output.text
            framed.layouts += 1
            self._stack[-1].layouts += 1
            framed.problems += [
                LayoutProblem(
                    layout.path, problem.line + layout.first_line - 1, problem.message,
                    problem.lacks,
                )
                for problem in output.problems
            ]  # fmt: skip

    def layout_of(self, document: Document) -> Any:
        """The layout that a document names, or gets from jekyll-default-layout."""
        data = data_of(document)
        if "layout" in data or not gets_layout(self, document.ending):
            return data.get("layout")
        return default_layout(self, document)

    @contextmanager
    def _as_current(self, document: Document, rank: Rank | None = None) -> Iterator[None]:
        folder = self._folder
        self._folder = path_of(document).rpartition("/")[0]
        if rank is None:
            made = self._earlier.made_by(document)
            self._stack.append(_Rendering(document, self._order.rank(document), made))
        else:
            made = self._stack[-1].made
            # An excerpt is made when it is asked for: the document may be in layouts by then.
            layouts = int(isinstance(document, PostDrop) and self.was_in_layout(document))
            self._stack.append(_Rendering(document, rank, made, layouts=layouts))
        try:
            yield
        finally:
            self._stack.pop()
            self._folder = folder

    def cached_includes(self, run: Run) -> dict[Key, str]:
        """What `include_cached` has made on the page so far."""
        return self._stack[-1].made if self._stack else super().cached_includes(run)

    def earlier_include(self, run: Run, key: Key) -> str | None:  # noqa: ARG002 -- as above
        """What `include_cached` made on an earlier page of the build; None where none did."""
        if not self._stack or len(self._stack) > DEEPEST:
            return None
        return self._earlier.find(key, self._stack[-1].document)

    @property
    def listed(self) -> object:
        """Another one when posts have come, gone or changed on the disk."""
        return self._posts

    def included_before(self, run: Run, document: PostDrop, key: Key) -> str | None:
        """The same for a post of another view of the site, whose template is in that `run`."""
        if run is not self._asking:
            self._asking = run
            self._end = time.process_time() + MOST_SECONDS
            self._earlier.begin()
        return self._earlier.find(key, document)

    def _render(self, document: Document) -> bool:
        # As templates alone make it: what Markdown makes of it hardly any of them asks.
        asked = self._asked
        with self._as_current(document):
            self.in_layouts(self._run_body(document))
        return self._asked == asked

    def _seconds(self) -> float:
        return max(self._end - time.process_time(), 0.0)
