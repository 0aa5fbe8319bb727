"""The list of posts cut into pages by jekyll-paginate: https://jekyllrb.com/docs/pagination/."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, Any

from newsletter_editor.liquid.drops import PostDrop
from newsletter_editor.liquid.page_drops import PageDrop, PageFile
from newsletter_editor.liquid.ruby_values import leading_integer, to_s
from newsletter_editor.site.config import SiteConfig
from newsletter_editor.site.ruby_text import is_something

if TYPE_CHECKING:
    from newsletter_editor.liquid.view import SiteView

PLUGIN = "jekyll-paginate"
MOST_PAGES = 1_000
"""Further pages that are listed."""


class Pagination:
    """How one site cuts its list of posts."""

    def __init__(self, config: SiteConfig, pages: list[PageDrop]) -> None:
        """`pages` are those of files."""
        self.per_page = leading_integer(to_s(config.get("paginate")))
        self._format = str(config.get("paginate_path") or "/page:num").lstrip("/")
        # The list is on the `index.html` that is nearest to the further pages.
        place = posixpath.dirname(self._format)
        candidates = [page for page in pages if _is_candidate(page.file, place)]
        self.first = max(candidates, key=lambda page: len(page.file.path), default=None)

    def count(self, posts: list[PostDrop]) -> int:
        """How many pages there are."""
        if self.per_page <= 0 or self.first is None:
            return 0
        return min(-(-len(posts) // self.per_page), MOST_PAGES)

    def pager(self, number: int, posts: list[PostDrop]) -> dict[str, Any] | None:
        """What templates see as `paginator` on page `number`, from 1; None without such a page."""
        total = self.count(posts)
        if not 1 <= number <= total:
            return None
        start = (number - 1) * self.per_page
        before = number - 1 if number > 1 else None
        behind = number + 1 if number < total else None
        return {
            "page": number,
            "per_page": self.per_page,
            "posts": posts[start : start + self.per_page],
            "total_posts": len(posts),
            "total_pages": total,
            "previous_page": before,
            "previous_page_path": self._address(before),
            "next_page": behind,
            "next_page_path": self._address(behind),
        }

    def further_pages(self, view: SiteView, posts: list[PostDrop]) -> list[PageDrop]:
        """The second page and those behind it, which have the file of the first."""
        if self.first is None:
            return []
        name = self.first.file.name
        # They are read from where the first one is published.
        source = view.page_at(f"{self.first['dir']}{name}".lstrip("/"), self.first)
        own = source["url"] if is_something(source.data.get("permalink")) else None
        pages = []
        for number in range(2, self.count(posts) + 1):
            place = f"{self._address(number)}/".replace("//", "/")
            # Where the first one says its address, the others have it too.
            url = place if own is None else str(own)
            # To Jekyll 3 each lies where it is published.
            path = f"{place[1:]}{name}" if view.jekyll.is_3 else source.file.path
            file = PageFile(path, source.file.body)
            pages.append(PageDrop(source.data, source.shown, url, view, file))
        return pages

    def _address(self, number: int | None) -> str | None:
        if number is None:
            return None
        if number <= 1:
            return str(self.first["url"]) if self.first else None
        return "/" + self._format.replace(":num", str(number), 1)


def shown_posts(posts: list[PostDrop]) -> list[PostDrop]:
    """Those that are in the list."""
    return [post for post in posts if not is_something(post.post.data.get("hidden"))]


def _is_candidate(file: PageFile, place: str) -> bool:
    folder = posixpath.dirname(file.path)
    return file.name == "index.html" and (
        not folder or place == folder or place.startswith(f"{folder}/")
    )
