"""What templates see as a post or document: `page` there and the items of `site.posts`.

https://jekyllrb.com/docs/variables/
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, tzinfo
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from newsletter_editor.document.front_matter_values import NO_ZONE, OddKey
from newsletter_editor.liquid.default_layouts import default_layout, gets_layout
from newsletter_editor.liquid.mixed_hash import MixedHash
from newsletter_editor.liquid.payload_methods import METHODS
from newsletter_editor.liquid.redirects import REDIRECT_LAYOUT, REDIRECTS, redirect_target
from newsletter_editor.liquid.ruby_time import Day, Moment
from newsletter_editor.liquid.ruby_values import Enumerated, to_s
from newsletter_editor.site.data_files import DataFolder, LaidOver
from newsletter_editor.site.dates import in_zone
from newsletter_editor.site.documents import is_written
from newsletter_editor.site.permalinks import tells_date
from newsletter_editor.site.post_files import PostFile
from newsletter_editor.site.ruby_text import is_something

if TYPE_CHECKING:
    from newsletter_editor.liquid.view import SiteView


def liquid_value(value: Any, zone: tzinfo | None = None) -> Any:
    """A value of YAML as templates take it, its moments on the clocks of `zone`."""
    if isinstance(value, datetime):
        return Moment.of(in_zone(value, zone) if value.tzname() == NO_ZONE.tzname(None) else value)
    if isinstance(value, date):
        return Day(value.year, value.month, value.day)
    if isinstance(value, dict):
        values = {key: liquid_value(item, zone) for key, item in value.items()}
        if not any(type(key) is OddKey for key in values):
            return values
        return MixedHash(
            (liquid_value(key.value, zone) if isinstance(key, OddKey) else key, item)
            for key, item in values.items()
        )
    if isinstance(value, (DataFolder, LaidOver)):
        return DataHash(value, zone)
    if isinstance(value, list):
        return [liquid_value(item, zone) for item in value]
    return value


class DataHash(Mapping[str, Any]):
    """A folder of data as templates take it: nothing is read that no template names."""

    def __init__(self, folder: DataFolder | LaidOver, zone: tzinfo | None) -> None:
        self._folder = folder
        self._zone = zone
        self._got: dict[str, Any] = {}

    def __getitem__(self, key: str) -> Any:
        if key not in self._got:
            self._got[key] = liquid_value(self._folder[key], self._zone)
        return self._got[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._folder)

    def __len__(self) -> int:
        return len(self._folder)

    __hash__ = object.__hash__


class Drop(Mapping[str, Any]):
    """Values that are worked out when a template asks for them, and once only."""

    volatile: frozenset[str] = frozenset()
    """Names of those that change in the course of a build."""
    methods: Mapping[str, Callable[[Mapping[str, Any]], Any]] = MappingProxyType({})
    """What it answers by itself, before its data is asked."""

    def __init__(
        self,
        own: Mapping[str, Callable[[], Any]],
        data: Mapping[str, Any],
        zone: tzinfo | None = None,
    ) -> None:
        """`own` says how each value is got; `data` is what else is there, told in a `zone`."""
        self._own = own
        self._data = data
        self._got: dict[str, Any] = {}
        self._zone = zone

    def __getitem__(self, key: str) -> Any:
        if key in self._got:
            return self._got[key]
        if key in self._own:
            value = self._own[key]()
        elif key in self.methods:
            return self.methods[key](self)
        elif key in self._data:
            value = liquid_value(self._data[key], self._zone)
        else:
            raise KeyError(key)
        if key not in self.volatile:
            self._got[key] = value
        return value

    def __contains__(self, key: object) -> bool:
        return key in self._own or key in self._data

    def __iter__(self) -> Iterator[str]:
        return iter(dict.fromkeys([*self._own, *self._data]))

    def __len__(self) -> int:
        return len(set(self._own) | set(self._data))

    def __hash__(self) -> int:
        return id(self)

    def __eq__(self, other: object) -> bool:
        return self is other


_NOT_IN_JSON = frozenset({"content", "output", "excerpt", "next", "previous"})


class PostDrop(Drop, Enumerated):
    """One post, or the page itself."""

    volatile = frozenset({"content", "output", "excerpt", "next", "previous"})
    methods = METHODS

    def __init__(
        self, post: PostFile, view: SiteView, body: str | None = None, collection: str = "posts"
    ) -> None:
        """`body` is what an editor holds; without it the file is read when asked for."""
        self.post = post
        self.view = view
        self.collection = collection
        self._body = body
        self._beginning: str | None = None
        self._made: str | None = None
        self._is_titled_by_heading = is_written(view.config, collection) and view.titles.is_asked(
            post.ending, post.data, in_collection=True
        )
        super().__init__(
            {
                **({} if view.jekyll.is_3 else {"name": self._name}),
                "id": self._id,
                "url": lambda: view.url_of(post, collection),
                "next": lambda: view.neighbour(post, 1, collection),
                "content": lambda: view.content_of(self),
                "output": lambda: view.output_of(self),
                "collection": lambda: collection,
                "excerpt": self._excerpt,
                "previous": lambda: view.neighbour(post, -1, collection),
                "tags": lambda: liquid_value(post.data.get("tags")),
                "path": lambda: view.path_of(post),
                "categories": lambda: liquid_value(post.data.get("categories", [])),
                "date": self._date,
                "title": self._title,
                "relative_path": lambda: view.path_of(post),
            },
            post.data,
            view.zone,
        )
        if "layout" not in post.data and gets_layout(view, post.ending):
            self._own = {**self._own, "layout": lambda: default_layout(view, self)}
        to = redirect_target(post.data, view.jekyll) if REDIRECTS in view.plugins.names else None
        self._is_led = to is not None
        if self._is_led:
            # Nothing of its text is left but the excerpt, where no plugin makes that anew.
            self._made = ""
            self._own = {**self._own, "layout": lambda: REDIRECT_LAYOUT}
        is_given = post.is_dated or collection == "posts" or not view.jekyll.is_3
        if not is_given:
            self.volatile |= {"date"}

    def _date(self) -> Moment | None:
        post, view = self.post, self.view
        # A document that tells none is dated by Jekyll 3 once its address, or its layout, asks.
        is_dated = (
            "date" not in self.volatile
            or tells_date(post, view.config, self.collection)
            or view.was_in_layout(self)
        )
        return Moment.of(post.date) if is_dated else None

    def with_body(self, body: str) -> PostDrop:
        """The same post with another body."""
        other = PostDrop(self.post, self.view, body, self.collection)
        if not self._is_titled_by_heading:
            # What does not change in the course of a build hangs on the post alone.
            other._got = self._got
        return other

    @property
    def inspected(self) -> str:
        """How Ruby shows it to programmers."""
        return f"#<Jekyll::Document {self['path']} collection={self.collection}>"

    @property
    def rank(self) -> tuple[Any, str]:
        """What documents are ordered by."""
        return self["date"], self["path"]

    def for_json(self, depth: int) -> dict[str, Any]:
        """What `jsonify` writes: deep inside, neighbours come without what leads to others."""
        found = {key: self[key] for key in self}
        if depth >= 2:
            for key in ("next", "previous"):
                if isinstance(other := found.get(key), PostDrop):
                    found[key] = {k: other[k] for k in other if k not in _NOT_IN_JSON}
        return found

    def __str__(self) -> str:
        return str(self["output"] or self["content"])

    @property
    def ending(self) -> str:
        """The ending of its file, as in `.md`."""
        return self.post.ending

    @property
    def body(self) -> str:
        """What follows its front matter, as plugins leave it."""
        if self._made is None:
            if self._is_titled_by_heading:
                made = self.view.titles.without(self.body_in_file, self.post.data)
            else:
                made = self.body_in_file
            path = self.post.relative_path
            is_markdown = self.view.config.is_markdown(self.ending)
            self._made = (
                self.view.links.with_addresses(made, path, is_post=True) if is_markdown else made
            )
        return self._made

    @property
    def body_of_excerpt(self) -> str:
        """The text from which its excerpt is taken, which not all that plugins do to it changes."""
        view = self.view
        is_linked = view.links.are_made(self.post.relative_path, is_post=True)
        if is_linked and view.links.change_excerpts:
            return self.body
        if self.is_excerpt_stripped:
            return view.titles.without(self._titled_text, self.post.data)
        return self.body_in_file

    @property
    def _titled_text(self) -> str:
        """What jekyll-titles-from-headings sees."""
        return "" if self._is_led else self.body_in_file

    @property
    def is_excerpt_stripped(self) -> bool:
        """Whether a heading that became its title is left out of its excerpt."""
        is_post = self.collection == "posts"
        return self._is_titled_by_heading and self.view.titles.strip_excerpt(
            self.post.data, is_post=is_post
        )

    @property
    def body_in_file(self) -> str:
        """What follows its front matter, as it is written."""
        if self._body is None:
            self._body = self.view.body_of(self.post)
        return self._body

    def _title(self) -> Any:
        if self._is_titled_by_heading:
            title = self.view.titles.title(self._titled_text)
            if title is not None:
                return title
        return liquid_value(self.post.data.get("title"))

    def _id(self) -> str:
        slug = to_s(self.post.data.get("slug", self.post.path.stem)).lstrip("/")
        return f"{self['url'].rstrip('/').rpartition('/')[0].rstrip('/')}/{slug}"

    def _name(self) -> Any:
        name = self.post.data.get("name")
        return liquid_value(name) if is_something(name) else self.post.path.name

    def _excerpt(self) -> str:
        if self.post.is_half_read:
            return to_s(self.post.data.get("excerpt"))
        if self._beginning is None:
            self._beginning = self.view.excerpts.of(self)
        return self.view.excerpt_asked(self, self._beginning)

    def in_excerpt(self, head: str) -> Mapping[str, Any]:
        """What the post is while its own excerpt is made, whose source is `head`."""
        return ExcerptDrop(self, self.view, head)


class ExcerptDrop(PostDrop):
    """A post while its own excerpt is made: it has none, and is named as a part of the post."""

    def __init__(self, whole: PostDrop, view: SiteView, head: str) -> None:
        """`head` is the beginning of the post that `whole` is."""
        super().__init__(post := whole.post, view, head, whole.collection)
        self._own = {
            **self._own,
            "id": lambda: f"{self._id()}#excerpt",
            "path": lambda: f"{view.path_of(post)}/#excerpt",
            "relative_path": lambda: f"{view.path_of(post)}/#excerpt",
            "excerpt": lambda: None,
            # The heading that gives it may be in the post alone.
            "title": lambda: whole["title"],
        }
