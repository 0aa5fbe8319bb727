"""Links between files of the repo, which jekyll-relative-links turns into addresses.

GitHub Pages always runs it: over pages, and over posts where `relative_links: collections` says so.
https://github.com/benbalter/jekyll-relative-links; what is not said there was asked of it.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from urllib.parse import unquote_plus

from newsletter_editor.site.config import SiteConfig
from newsletter_editor.site.documents import is_of_written
from newsletter_editor.site.entries import is_listed
from newsletter_editor.site.plugins import Plugins
from newsletter_editor.text.localized import Localized

PLUGIN = "jekyll-relative-links"
_FRAGMENT = r"(?P<fragment{0}>#.{{1,500}}?)??"
_TITLE = (
    r"(?P<title{0}>\s{{1,50}}\"(?:(?:\\\"|[^\"]){{0,500}}(?<!\\)\"|"
    r"(?:\\'|[^']){{0,500}}(?<!\\)'))?"
)
# What is said of words: up to the first end of them, or, in 0.9, with whole images among them.
_WORDS = r"(?>.*?(?=\]\())"
_WORDS_WITH_IMAGES = r"(?:!\[[^\]]{0,1000}\](?:\([^)]{0,1000}\))?|(?!\]\().)*?"


def _either(words: str, words_defined: str, *, has_titles: bool) -> re.Pattern[str]:
    """A link, or a definition of one: what begins first takes what is in the other."""
    rest = _FRAGMENT + (_TITLE if has_titles else "(?P<title{0}>)")
    link = rf"\[(?P<words>{words})\]\((?=[^)]{{1,1000}}\))(?P<path>[^)]{{1,1000}}?)"
    name = rf"^\s{{0,200}}?\[(?P<words_d>{words_defined})\]: (?P<path_d>.+?)"
    return re.compile(
        rf"{link}{rest.format('')}\)|{name}{rest.format('_d')}\s*?$", re.MULTILINE | re.ASCII
    )


_LINK_0_6 = _either(_WORDS, ".*?", has_titles=False)
_LINK_0_7 = _either(_WORDS, ".*?", has_titles=True)
_LINK_0_9 = _either(_WORDS_WITH_IMAGES, _WORDS_WITH_IMAGES, has_titles=True)
_LINK_IN_HTML = re.compile(
    r"<a\s+(?P<before>[^>]{0,1000}?\s)??href=\"(?P<path>[^\"]{1,1000}\.md)(?P<fragment>#[^\"]*)?\""
    r"\s*(?P<behind>[^>]*)>",
    re.ASCII,
)
_ELSEWHERE = re.compile(r"#|[A-Za-z][A-Za-z0-9+.-]*:")
LINK_HOME = Localized(
    es="Un enlace que empieza por «~» y un nombre detiene Jekyll, que busca a esa persona en su "
    "equipo: pon «./» delante.",
    en="A link that begins with “~” and a name stops Jekyll, which looks for that person on its "
    "machine: put “./” before it.",
)
_HOME = re.compile(r"/?~[^/]")
_LONGEST = 2_000
"""Signs of a line in which links are looked for; longer ones take time with their square."""


class RelativeLinks:
    """What the plugin does to the links of one site."""

    def __init__(
        self, config: SiteConfig, plugins: Plugins, address: Callable[[str], str | None]
    ) -> None:
        """`address` gives the address of a path below the root, None where nothing is published."""
        self._config, self._plugins, self._address = config, plugins, address
        jekyll = config.jekyll
        self._is_since_0_7 = jekyll.has_since(PLUGIN, 0, 7)
        self._is_since_0_9 = jekyll.has_since(PLUGIN, 0, 9)
        self._link = _LINK_0_9 if self._is_since_0_9 else _LINK_0_6
        if self._is_since_0_7 and not self._is_since_0_9:
            self._link = _LINK_0_7

    def with_addresses(self, body: str, path: str, *, is_post: bool) -> str:
        """The Markdown of the file at a path below the root, with addresses for links to files.

        Links in code are no exception.
        """
        if not self.are_made(path, is_post=is_post):
            return body
        if not _is_looked_into(body):
            return body
        folder = path.rpartition("/")[0]
        return self._link.sub(lambda found: self._addressed(found, folder), body)

    def in_page(self, page: str, path: str, *, is_post: bool) -> str:
        """The finished page of the file at a path, in which 0.9 looks for links to Markdown."""
        if not self.are_made(path, is_post=is_post):
            return page
        folder = path.rpartition("/")[0]

        def linked(found: re.Match[str]) -> str:
            url = self._target(found["path"], folder)
            if url is None:
                return found[0]
            address = f'href="{url}{found["fragment"] or ""}"'
            parts = (found["before"] or "", address, found["behind"])
            return f"<a {' '.join(filter(None, (part.strip() for part in parts)))}>"

        return _LINK_IN_HTML.sub(linked, page)

    @property
    def look_into_pages(self) -> bool:
        """Whether finished pages have to be looked into as well."""
        return self._is_since_0_9 and PLUGIN in self._plugins.names

    @property
    def change_excerpts(self) -> bool:
        """Whether excerpts are made of the text with addresses."""
        return self._is_since_0_7

    @property
    def take_own_excerpts(self) -> bool:
        """Whether such an excerpt takes the place of one that a post names itself."""
        return self._is_since_0_7 and not self._is_since_0_9

    def home(self, body: str, path: str, *, is_post: bool) -> int | None:
        """Where in the Markdown of a file the first link stands that leads to somebody's home, as
        `~ana/a.md` does to Ruby; None where none does.

        Nobody of that name is where the site is built, and Jekyll ends.
        """
        if "~" not in body or not _is_looked_into(body):
            return None
        if not self.are_made(path, is_post=is_post):
            return None
        for found in self._link.finditer(body):
            group = "path" if found["path"] is not None else "path_d"
            if _HOME.match(found[group]) and not _ELSEWHERE.match(found[group]):
                return found.start(group)
        return None

    def are_made(self, path: str, *, is_post: bool) -> bool:
        """Whether the links of the file at a path become addresses."""
        settings = self._config.mapping("relative_links")
        is_wanted = settings.get("enabled") is not False and (
            not is_post or settings.get("collections") is True
        )
        return (
            is_wanted
            and (not is_post or is_of_written(self._config, path))
            and PLUGIN in self._plugins.names
            and not is_listed(settings.get("exclude"), path)
        )

    def _addressed(self, found: re.Match[str], folder: str) -> str:
        part = "" if found["path"] is not None else "_d"
        url = self._target(found[f"path{part}"], folder)
        if url is None:
            return found[0]
        to = url + (found[f"fragment{part}"] or "") + (found[f"title{part}"] or "")
        if not part:
            return f"[{found['words']}]({to})"
        # The plugin begins a new line, in code too.
        return f"\n[{found['words_d']}]: {to}"

    def _target(self, path: str, folder: str) -> str | None:
        """The address of what a link in a folder leads to; None for what stays as it is."""
        if _ELSEWHERE.match(path):
            return None
        # To 0.6 a slash at the start says nothing, and a percent sign is one.
        is_from_top = path.startswith("/") and self._is_since_0_7
        steps = path.removeprefix("/")
        whole = posixpath.normpath(steps if is_from_top else posixpath.join(folder, steps))
        if whole.startswith(("..", "/")):
            return None
        return self._address(unquote_plus(whole) if self._is_since_0_7 else whole)


def _is_looked_into(text: str) -> bool:
    has_links = "](" in text or "]:" in text
    return has_links and max(map(len, text.split("\n"))) <= _LONGEST
