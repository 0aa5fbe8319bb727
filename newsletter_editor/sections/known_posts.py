"""What sections need to know of a repo and its posts; `site.Site` and `site.PostFile` fit.

The rooms stand beside each other, so the shape is told here and the caller hands the site in.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol, TypeVar

from newsletter_editor.sections.templates import main_language
from newsletter_editor.text.localized import Localized


class KnownPost(Protocol):
    """One post of the repo."""

    @property
    def path(self) -> Path: ...
    @property
    def relative_path(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def date(self) -> datetime: ...
    @property
    def slug(self) -> str: ...
    @property
    def draft(self) -> bool: ...
    @property
    def language(self) -> str | None: ...
    @property
    def edition(self) -> int | None: ...
    @property
    def author(self) -> str: ...
    @property
    def error(self) -> Localized | None: ...
    @property
    def data(self) -> Mapping[str, Any]: ...


class KnownConfig(Protocol):
    """Where the site is published."""

    @property
    def url(self) -> str: ...
    @property
    def baseurl(self) -> str: ...


Post = TypeVar("Post", bound=KnownPost)


class KnownSite(Protocol[Post]):
    """The repo."""

    root: Path

    @property
    def config(self) -> KnownConfig: ...
    @property
    def images(self) -> Sequence[Path]:
        """Every image of the repo."""

    def posts(self) -> list[Post]:
        """Newest first."""

    def url_of(self, post: Post) -> str:
        """The path under which a post is published."""


def address_of(site: KnownSite[Post], post: Post) -> str:
    """The whole address under which a post is published, by the site's permalink rule."""
    return site.config.url.rstrip("/") + site.config.baseurl.rstrip("/") + site.url_of(post)


def readable(posts: Sequence[Post]) -> list[Post]:
    """The posts that are published and can be read, in the order given."""
    return [post for post in posts if post.error is None and not post.draft]


def issues_like(posts: Sequence[Post], language: str) -> list[Post]:
    """The posts after which a new issue of a language is made, the best example first.

    Numbered issues of that language come first, then numbered issues of others, and only where
    there is none at all, other posts. `posts` is newest first.
    """
    found = readable(posts)
    numbered = [post for post in found if post.edition is not None]
    main = main_language(language)
    own = [post for post in numbered if main_language(post.language or "") == main]
    return [*own, *(post for post in numbered if post not in own)] or found


def next_number(posts: Sequence[Post]) -> int:
    """The number that no issue of the repo has yet: one more than the greatest."""
    return max((post.edition for post in posts if post.edition is not None), default=0) + 1


LANGUAGE_NAMES: dict[str, Localized] = {
    "ar": Localized(es="árabe", en="Arabic"),
    "ca": Localized(es="catalán", en="Catalan"),
    "de": Localized(es="alemán", en="German"),
    "en": Localized(es="inglés", en="English"),
    "es": Localized(es="español", en="Spanish"),
    "eu": Localized(es="euskera", en="Basque"),
    "fr": Localized(es="francés", en="French"),
    "gl": Localized(es="gallego", en="Galician"),
    "it": Localized(es="italiano", en="Italian"),
    "ja": Localized(es="japonés", en="Japanese"),
    "ko": Localized(es="coreano", en="Korean"),
    "nl": Localized(es="neerlandés", en="Dutch"),
    "pl": Localized(es="polaco", en="Polish"),
    "pt": Localized(es="portugués", en="Portuguese"),
    "ru": Localized(es="ruso", en="Russian"),
    "tr": Localized(es="turco", en="Turkish"),
    "uk": Localized(es="ucraniano", en="Ukrainian"),
    "zh": Localized(es="chino", en="Chinese"),
}
"""What languages are called, by the first part of their tag."""
