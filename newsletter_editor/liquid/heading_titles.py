"""Titles from the first heading, which jekyll-titles-from-headings gives what names none.

GitHub Pages always runs it. https://github.com/benbalter/jekyll-titles-from-headings; version 0.5.3
was asked what is not said there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from newsletter_editor.liquid.jekyll_filters import normalize_whitespace
from newsletter_editor.liquid.standard_filters import strip_html
from newsletter_editor.site.config import SiteConfig
from newsletter_editor.site.plugins import Plugins
from newsletter_editor.site.ruby_text import SPACE

_SETEXT = r"(.*)\r?\n[-=]+\s*"
_HEADING = re.compile(
    rf"\A\s*(?:#{{1,3}}\s+(.*)(?:\s+#{{1,3}})?|{_SETEXT})$", re.MULTILINE | re.ASCII
)
_HEADING_SINCE_0_5_7 = re.compile(
    rf"\A\s*(?:#{{1,3}}\s+(.*?)(?:[ \t]+#+)?[ \t]*\r?|{_SETEXT})$", re.MULTILINE | re.ASCII
)
PLUGIN = "jekyll-titles-from-headings"
_FOOTNOTE = re.compile(r"\[\^[^\]]*\]")
_LONGEST = 2_000
"""Signs of a text in which its heading is looked for: where there is none, blanks at its start take
time with the square of their number."""


class HeadingTitles:
    """Says what the titles of one site's documents are."""

    def __init__(self, config: SiteConfig, plugins: Plugins, to_html: Callable[[str], str]) -> None:
        settings = config.mapping("titles_from_headings")
        self._endings = config.markdown_extensions
        self._is_on = plugins.take_titles_from_headings and settings.get("enabled") is not False
        self._in_collections = settings.get("collections") is True
        self._strips = settings.get("strip_title") is True
        self._to_html = to_html
        self._is_since_0_5_7 = config.jekyll.has_since(PLUGIN, 0, 5, 7)
        self._heading = _HEADING_SINCE_0_5_7 if self._is_since_0_5_7 else _HEADING

    def is_asked(self, ending: str, data: Mapping[str, Any], *, in_collection: bool) -> bool:
        """Whether the heading of a document is its title; `data` is its front matter.

        A title that a document of a collection names gives way, for Jekyll made up one for those
        that name none.
        """
        if not self._is_on or ending.lower() not in self._endings:
            return False
        return self._in_collections if in_collection else data.get("title") is None

    def title(self, body: str) -> str | None:
        """The first heading of a body that begins with one, as plain text."""
        found = self._heading.match(body[:_LONGEST])
        if found is None:
            return None
        heading = found[1] if found[1] is not None else found[2]
        plain = normalize_whitespace(strip_html(self._to_html(heading)))
        return _FOOTNOTE.sub("", plain)

    def without(self, body: str, data: Mapping[str, Any]) -> str:
        """The body of a document that is asked, its heading left out where the site wants that."""
        return body[slice(*self._rest(body, data))]

    def without_in_place(self, body: str, data: Mapping[str, Any]) -> str:
        """The same, where its other lines stay where they are."""
        start, end = self._rest(body, data)
        return "\n" * body.count("\n", 0, start) + body[start:end]

    def strip_excerpt(self, data: Mapping[str, Any], *, is_post: bool) -> bool:
        """Whether the heading that is a document's title is left out of its excerpt too."""
        return self.strips(data) and (is_post or self._is_since_0_5_7)

    def strips(self, data: Mapping[str, Any]) -> bool:
        """Whether the heading that is a document's title is left out of its text."""
        own = data.get("strip_title")
        return own is True if "strip_title" in data else self._strips

    def _rest(self, body: str, data: Mapping[str, Any]) -> tuple[int, int]:
        if not self.strips(data):
            return 0, len(body)
        found = self._heading.match(body[:_LONGEST])
        rest = body[found.end() if found else 0 :].lstrip(SPACE)
        return len(body) - len(rest), len(body.rstrip(SPACE))
