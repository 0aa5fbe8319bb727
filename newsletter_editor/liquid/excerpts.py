"""The beginnings of posts and pages that Jekyll shows as their excerpts.

https://jekyllrb.com/docs/posts/#post-excerpts; what is not said there was found by asking Jekyll.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from newsletter_editor.liquid.blocks import BLOCK_NAMES
from newsletter_editor.liquid.drops import PostDrop
from newsletter_editor.liquid.page_drops import PageDrop
from newsletter_editor.liquid.pages import HTML_ENDINGS
from newsletter_editor.liquid.ruby_values import to_s
from newsletter_editor.liquid.running import has_liquid
from newsletter_editor.site.permalinks import published_ending
from newsletter_editor.site.ruby_text import is_something

if TYPE_CHECKING:
    from newsletter_editor.liquid.view import Document, SiteView

_MOST_KEPT = 2_000
"""Excerpts whose HTML is remembered by their Markdown."""

_TAG = re.compile(r"\{%-?\s*(\w+)\s*.*?-?%\}", re.DOTALL)
_DEFINITION = re.compile(r"^ {0,3}(?P<name>\[[^\]]+\])(?P<rest>:.+)$", re.MULTILINE)


class Excerpts:
    """The excerpts of one site."""

    def __init__(self, view: SiteView) -> None:
        self._view = view
        self._made: dict[str, str] = {}
        """The HTML of each source."""
        self._is_running = False

    def of(self, document: Document) -> str:
        """The beginning of a post or page, as HTML."""
        view = self._view
        data = document.post.data if isinstance(document, PostDrop) else document.data
        own = data.get("excerpt")
        separator = self._separator_of(data)
        is_anew = isinstance(document, PostDrop) and self._is_made_anew(document, separator)
        if is_something(own) and not is_anew:
            return to_s(own)
        if not separator:
            return "" if own is None else to_s(own)
        body = document.body_of_excerpt if isinstance(document, PostDrop) else document.body
        excerpt = _beginning(body, separator, takes_all=view.jekyll.is_3)
        if has_liquid(excerpt) and view.config.runs_liquid(data):
            if self._is_running:
                # One that prints excerpts would go round for ever; Jekyll's is empty then.
                return ""
            self._is_running = True
            try:
                excerpt = view.run_excerpt(document, excerpt)
            finally:
                self._is_running = False
        return self._as_html(excerpt) if view.config.is_markdown(document.ending) else excerpt

    def are_made(self, page: PageDrop) -> bool:
        """Whether a page has an excerpt that it does not say itself."""
        config = self._view.config
        is_html = published_ending(page.ending, config) in HTML_ENDINGS
        return is_html and is_something(config.get("page_excerpts"))

    def _as_html(self, source: str) -> str:
        if source not in self._made:
            if len(self._made) >= _MOST_KEPT:
                self._made.clear()
            self._made[source] = self._view.to_html(source)
        return self._made[source]

    def _is_made_anew(self, document: PostDrop, separator: str) -> bool:
        """Whether a plugin that changes the text takes an excerpt from it, though it names one."""
        view, post = self._view, document.post
        if not separator or not view.config.is_markdown(post.ending):
            return False
        if view.links.are_made(post.relative_path, is_post=True) and view.links.take_own_excerpts:
            return True
        return document.is_excerpt_stripped

    def _separator_of(self, data: Mapping[str, Any]) -> str:
        # An empty one of the post's own stands for none; only a null asks the configuration.
        own = data.get("excerpt_separator")
        return to_s(own) if is_something(own) else self._view.config.text("excerpt_separator")


def _beginning(body: str, separator: str, *, takes_all: bool) -> str:
    """The source of a post's excerpt: what stands before the first separator.

    Blocks of Liquid that are cut there are closed, and definitions of links that follow anywhere
    in the post come along where the excerpt has their names; all of them where it `takes_all`, as
    that of Jekyll 3 does, behind a blank line that stands there even without any.
    """
    head, _, tail = body.partition(separator)
    if not tail and not takes_all:
        return head
    for name in reversed(_TAG.findall(head)):
        is_block = name in BLOCK_NAMES or name == "raw"
        if is_block and not re.search(rf"\{{%-?\s*end{name}.*?-?%\}}", head, re.DOTALL):
            head += f"\n{{% end{name} %}}"
    if not tail:
        return head
    found = _DEFINITION.finditer(tail)
    if takes_all:
        return "\n".join([head, "", "\n".join(each[0] for each in found)])
    definitions = [each["name"] + each["rest"] for each in found if each["name"] in head]
    return "\n".join([head, "", *definitions]) if definitions else head
