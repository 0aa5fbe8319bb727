"""The plugins that a site is built with, as far as its files tell, and what they do for posts.

What GitHub Pages turns on by itself: https://pages.github.com/versions/ and
https://docs.github.com/pages/setting-up-a-github-pages-site-with-jekyll.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsletter_editor.repo.door import Door
    from newsletter_editor.site.site import Site

_ON_GITHUB_PAGES = frozenset(
    {
        "jekyll-coffeescript",
        "jekyll-commonmark-ghpages",
        "jekyll-default-layout",
        "jekyll-gist",
        "jekyll-github-metadata",
        "jekyll-optional-front-matter",
        "jekyll-paginate",
        "jekyll-readme-index",
        "jekyll-relative-links",
        "jekyll-titles-from-headings",
    }
)
_WITHOUT_TAGS = frozenset(
    {
        "github-pages",
        "jekyll-sitemap",
        "jekyll-redirect-from",
        "jekyll-sass-converter",
        "jekyll-mentions",
        "jekyll-include-cache",
        "jekyll-feed",
        "jekyll-seo-tag",
        "jekyll-watch",
    }
)
_BY_LANGUAGE = frozenset(
    {
        "jekyll-polyglot",
        "polyglot",
        "jekyll-multiple-languages-plugin",
        "jekyll-multiple-languages",
        "jekyll-language-plugin",
        "jekyll-i18n",
    }
)
_GEM = re.compile(r"^[ \t]*gem[ \t(]+[\"'](?P<name>[\w.-]+)[\"']", re.MULTILINE)
_LARGEST_GEMFILE = 100_000
"""Bytes of a Gemfile that are looked at."""


@dataclass(frozen=True, slots=True)
class Plugins:
    """The names of the plugins in use."""

    names: frozenset[str] = frozenset()
    has_own: bool = False
    """Whether the repo holds plugins of its own."""

    @classmethod
    def of(cls, site: Site) -> Plugins:
        """What `_config.yml`, Gemfile and the habits of GitHub Pages say of a site."""
        config = site.config
        names = set(config.strings("plugins")) | set(config.strings("gems"))
        gemfile = _gemfile(site.door)
        gems = {found["name"] for found in _GEM.finditer(gemfile)}
        # A gem among Jekyll's own group needs no line in the configuration.
        names |= {gem for gem in gems if gem.startswith("jekyll-")}
        # Without a Gemfile nobody but GitHub Pages builds the site, as far as the repo tells.
        if not gems or "github-pages" in gems or "github-pages" in names:
            names |= _ON_GITHUB_PAGES
        folder = config.text("plugins_dir") or "_plugins"
        return cls(frozenset(names), site.door.is_folder(folder))

    @property
    def may_add_tags(self) -> bool:
        """Whether any of them may bring tags or filters of Liquid that only it knows."""
        return self.has_own or bool(self.names - _ON_GITHUB_PAGES - _WITHOUT_TAGS)

    @property
    def give_layouts(self) -> bool:
        """Whether a post without `layout` gets the layout `post`, `page` or `default`."""
        return "jekyll-default-layout" in self.names

    @property
    def take_titles_from_headings(self) -> bool:
        """Whether a post without `title` has that of its first heading."""
        return "jekyll-titles-from-headings" in self.names

    @property
    def publish_by_language(self) -> bool:
        """Whether posts of several languages may have one address, each below its language."""
        return bool(self.names & _BY_LANGUAGE)


def _gemfile(door: Door) -> str:
    try:
        return door.read("Gemfile", _LARGEST_GEMFILE, cut=True).decode("utf-8", "replace")
    except OSError:
        return ""
