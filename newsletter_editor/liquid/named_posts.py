"""The posts that `{% post_url %}` and `{% link %}` name."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from newsletter_editor.site.dates import parse_date

if TYPE_CHECKING:
    from newsletter_editor.liquid.drops import PostDrop
    from newsletter_editor.liquid.view import SiteView

_NAME = re.compile(r"/?(?P<folder>(?:.+/)?)(?P<date>\d+-\d+-\d+)-(?P<slug>.*)")


class NamedPosts:
    """A site's posts by what they are called.

    A list of all issues names each of them: to look through all posts for each takes the square.
    """

    def __init__(self, view: SiteView, drops: list[PostDrop]) -> None:
        """`drops` are those of `SiteView.post_drops`, newest first."""
        self.drops, self._view = drops, view

    def url_of_path(self, path: str) -> str | None:
        """The address of the post at a path as Jekyll tells it, or None."""
        at = self._by_path.get(path)
        return None if at is None else self._view.url_of(self.drops[at].post)

    def url_of_name(self, name: str) -> str | None:
        """The address of the post with a name such as `2020-01-02-title`, or None.

        https://jekyllrb.com/docs/liquid/tags/#linking-to-posts
        """
        found = _NAME.fullmatch(name)
        if found is None:
            return None
        folder, stem = found["folder"], f"{found['date']}-{found['slug']}"
        wanted = (f"_posts/{folder}{stem}", f"{folder}_posts/{stem}", f"{folder}_posts{stem}")
        oldest = max((self._by_stem[each] for each in wanted if each in self._by_stem), default=-1)
        if oldest >= 0:
            return self._view.url_of(self.drops[oldest].post)
        day = parse_date(found["date"], self._view.zone)
        for at in self._by_slug.get(found["slug"], ()):
            if day and self.drops[at].post.date.date() == day.date():
                return self._view.url_of(self.drops[at].post)
        return None

    @cached_property
    def _by_path(self) -> dict[str, int]:
        """Where the newest post of each path is."""
        paths = [self._view.path_of(drop.post) for drop in self.drops]
        return {path: at for at, path in reversed(list(enumerate(paths)))}

    @cached_property
    def _by_stem(self) -> dict[str, int]:
        """Where the oldest post is whose path goes on behind this with a dot and an ending."""
        found: dict[str, int] = {}
        for path, at in self._by_path.items():
            for dot in re.finditer(r"\.(?=[^.])", path):
                stem = path[: dot.start()]
                found[stem] = max(at, found.get(stem, -1))
        return found

    @cached_property
    def _by_slug(self) -> dict[str, list[int]]:
        """Where the posts of each slug are, the oldest first."""
        found: dict[str, list[int]] = {}
        for at in reversed(range(len(self.drops))):
            found.setdefault(self.drops[at].post.slug, []).append(at)
        return found
