"""The pages, other files and layouts of a site as templates see them."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from newsletter_editor.liquid.default_layouts import default_layout, gets_layout
from newsletter_editor.liquid.drops import Drop, liquid_value
from newsletter_editor.liquid.payload_methods import METHODS
from newsletter_editor.liquid.ruby_time import Moment
from newsletter_editor.liquid.ruby_values import Enumerated, inspect, to_s
from newsletter_editor.site.ruby_text import is_something

if TYPE_CHECKING:
    from newsletter_editor.liquid.view import SiteView


class PageHash(Drop):
    """What is printed and listed as Jekyll's pages are: its front matter first."""

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys([*self._data, *self._own]))

    def __str__(self) -> str:
        return inspect(dict(self))


class PageDrop(PageHash):
    """A page of the site that is no post."""

    volatile = frozenset({"content", "excerpt"})

    def __init__(
        self,
        data: Mapping[str, Any],
        shown: Mapping[str, Any],
        url: str,
        view: SiteView,
        file: PageFile,
    ) -> None:
        """`data` is its front matter over what the site presets, `shown` what templates see."""
        self.file = file
        self.added_by = ""
        """The plugin that makes a page of the file, which says nothing itself."""
        self._view = view
        self.data = data
        folder = url if url.endswith("/") else url.rpartition("/")[0] + "/"
        own: dict[str, Callable[[], Any]] = {
            "content": lambda: view.content_of(self),
            "dir": lambda: folder,
            # To Jekyll 3 that of a page is what its front matter says.
            **({} if view.jekyll.is_3 else {"excerpt": self._excerpt}),
            "name": lambda: file.name,
            "path": lambda: data.get("path", file.path),
            "url": lambda: url,
        }
        self._made: str | None = None
        self._is_titled_by_heading = view.titles.is_asked(file.ending, data, in_collection=False)
        if self._is_titled_by_heading:
            own["title"] = self._title_in_heading
        if "layout" not in data and gets_layout(view, file.ending):
            own["layout"] = lambda: default_layout(view, self)
        super().__init__(own, shown, view.zone)

    def _excerpt(self) -> str | None:
        own = self.data.get("excerpt")
        if is_something(own) or not self._view.excerpts.are_made(self):
            return None if own is None else to_s(own)
        return self._view.excerpt_asked(self, self._view.excerpts.of(self))

    def in_excerpt(self, head: str) -> Mapping[str, Any]:  # noqa: ARG002 -- a post's has that alone
        """What the page is while its own excerpt is made: it has none."""
        return PageHash({**self._own, "excerpt": lambda: None}, self._data, self._zone)

    def _title_in_heading(self) -> Any:
        title = self._view.titles.title(self.file.body)
        # What is preset its own null hides from the plugin, but not from templates.
        return liquid_value(self.shown.get("title"), self._zone) if title is None else title

    def as_read(self) -> Mapping[str, Any]:
        """What it is before it is rendered."""
        return PageHash(
            {**self._own, "content": lambda: self._view.body_asked(self)}, self._data, self._zone
        )

    @property
    def inspected(self) -> str:
        """How Ruby shows it to programmers."""
        if self._view.jekyll.is_3:
            return f'#<Jekyll::Page @name="{self.file.name}">'
        return f'#<Jekyll::Page @relative_path="{self.file.path}">'

    @property
    def in_list(self) -> str:
        """How it is printed among others."""
        return str(self["content"])

    @property
    def shown(self) -> Mapping[str, Any]:
        """What templates see of its front matter."""
        return self._data

    @property
    def ending(self) -> str:
        """The ending of its file, as in `.md`."""
        return self.file.ending

    @property
    def body(self) -> str:
        """What follows its front matter."""
        if self._made is None:
            made = self.file.body
            if self._is_titled_by_heading:
                made = self._view.titles.without(made, self.data)
            if self._view.config.is_markdown(self.ending):
                made = self._view.links.with_addresses(made, self.file.path, is_post=False)
            self._made = made
        return self._made


@dataclass(frozen=True, slots=True)
class PageFile:
    """The file of a page; `path` is below the root, with `/`."""

    path: str
    body: str = field(repr=False)
    called: str = ""
    """Its name where that is not the end of its path."""

    @property
    def name(self) -> str:
        """The file's name."""
        return self.called or self.path.rpartition("/")[2]

    @property
    def ending(self) -> str:
        """The file's ending, with its dot."""
        return posixpath.splitext(self.name)[1]


class StaticFileDrop(Drop, Enumerated):
    """A file that is published as it is."""

    methods = METHODS

    def __init__(
        self, path: str, label: str, data: Mapping[str, Any], modified: Callable[[], Moment]
    ) -> None:
        """`path` as Jekyll tells it, `label` of its collection or "", `data` what is preset."""
        self.path = path
        name = posixpath.basename(path)
        stem, ending = posixpath.splitext(name)
        super().__init__(
            {
                "name": lambda: name,
                "modified_time": modified,
                "basename": lambda: stem.rstrip("."),
                "collection": lambda: label or None,
                "extname": lambda: ending,
                "path": lambda: path,
            },
            data,
        )

    @property
    def inspected(self) -> str:
        """How Ruby shows it to programmers."""
        return f'#<Jekyll::StaticFile @relative_path="{self.path}">'

    @property
    def in_list(self) -> str:
        """How it is printed among others, but for a number that is another each time."""
        return "#<Jekyll::StaticFile>"

    def __str__(self) -> str:
        return "Jekyll::Drops::StaticFileDrop"


class LayoutHash(Mapping[str, Any]):
    """The front matter of a post's layout, read when a template asks for it."""

    @classmethod
    def of(cls, view: SiteView, name: Any) -> LayoutHash | None:
        """That of the layout of a name; None where there is no such layout."""
        is_text = isinstance(name, str)
        is_there = is_text and view.layouts is not None and view.layouts.get(name) is not None
        return cls(view, name) if is_there else None

    def __init__(self, view: SiteView, name: Any) -> None:
        self._view = view
        self._name = name
        self._data: Mapping[str, Any] | None = None

    def _read(self) -> Mapping[str, Any]:
        if self._data is None:
            self._data = liquid_value(dict(self._view.layout_data(self._name)), self._view.zone)
        return self._data

    def __getitem__(self, key: str) -> Any:
        return self._read()[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._read())

    def __len__(self) -> int:
        return len(self._read())

    def __str__(self) -> str:
        return inspect(self._read()) if self._read() else ""

    __hash__ = object.__hash__
