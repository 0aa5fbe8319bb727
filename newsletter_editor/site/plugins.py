"""The plugins that a site is built with, as far as its files tell, and what they do for posts.

What GitHub Pages turns on by itself: https://pages.github.com/versions/ and
https://docs.github.com/pages/setting-up-a-github-pages-site-with-jekyll.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsletter_editor.site.jekyll import ALWAYS_ON_GITHUB_PAGES

if TYPE_CHECKING:
    from newsletter_editor.site.config import SiteConfig
    from newsletter_editor.site.site import Site

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
        names = set(config.strings("plugins"))
        if site.jekyll.is_3:
            # What the key was called until 3.5; 4 does not read it any more.
            names |= set(config.strings("gems"))
        # A gem among Jekyll's own group needs no line in the configuration.
        names |= {gem for gem in config.gems if gem.startswith("jekyll-")}
        if site.jekyll.on_github_pages or "github-pages" in names:
            names |= ALWAYS_ON_GITHUB_PAGES
        if site.theme is not None:
            names |= site.theme.plugins
        folder = config.text("plugins_dir") or "_plugins"
        return cls(frozenset(names), site.door.is_folder(folder))

    @property
    def may_add_tags(self) -> bool:
        """Whether any of them may bring tags or filters of Liquid that only it knows."""
        return self.has_own or bool(self.names - ALWAYS_ON_GITHUB_PAGES - _WITHOUT_TAGS)

    @property
    def give_layouts(self) -> bool:
        """Whether a post without `layout` gets the layout `post`, `page` or `default`."""
        return "jekyll-default-layout" in self.names

    @property
    def take_titles_from_headings(self) -> bool:
        """Whether a post without `title` has that of its first heading."""
        return "jekyll-titles-from-headings" in self.names

    def ask_for_documents(self, config: SiteConfig) -> bool:
        """Whether one of them looks at all documents that are published, before any is rendered."""
        return "jekyll-redirect-from" in self.names or any(
            f"jekyll-{key.replace('_', '-')}" in self.names
            and config.mapping(key).get("collections") is True
            and config.mapping(key).get("enabled") is not False
            for key in ("relative_links", "titles_from_headings")
        )

    @property
    def publish_by_language(self) -> bool:
        """Whether posts of several languages may have one address, each below its language."""
        return bool(self.names & _BY_LANGUAGE)
