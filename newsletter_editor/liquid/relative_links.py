"""Links between files of the repo, which jekyll-relative-links turns into addresses.

GitHub Pages always runs it: over pages, and over posts where `relative_links: collections` says so.
https://github.com/benbalter/jekyll-relative-links; what is not said there was asked of it.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from itertools import chain
from urllib.parse import unquote_plus

from newsletter_editor.site.config import SiteConfig
from newsletter_editor.site.documents import is_of_written
from newsletter_editor.site.entries import is_listed
from newsletter_editor.site.plugins import Plugins
from newsletter_editor.text.localized import Localized

_REST = (
    r"(?P<fragment>#.{1,500}?)??"
    r"(?P<title>\s{1,50}\"(?:(?:\\\"|[^\"]){0,500}(?<!\\)\"|(?:\\'|[^']){0,500}(?<!\\)'))?"
)
_LINK = re.compile(
    rf"\[(?P<words>(?>.*?(?=\]\()))\]\((?=[^)]{{1,1000}}\))(?P<path>[^)]{{1,1000}}?){_REST}\)"
)
_DEFINITION = re.compile(
    rf"^\s{{0,200}}?\[(?P<words>.*?)\]: (?P<path>.+?){_REST}\s*?$", re.MULTILINE | re.ASCII
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

    def with_addresses(self, body: str, path: str, *, is_post: bool) -> str:
        """The Markdown of the file at a path below the root, with addresses for links to files.

        Links in code are no exception.
        """
        if not self.are_made(path, is_post=is_post):
            return body
        return _with_addresses(body, path.rpartition("/")[0], self._address)

    def home(self, body: str, path: str, *, is_post: bool) -> int | None:
        """Where in the Markdown of a file the first link stands that leads to somebody's home, as
        `~ana/a.md` does to Ruby; None where none does.

        Nobody of that name is where the site is built, and Jekyll ends.
        """
        return _home_in(body) if self.are_made(path, is_post=is_post) else None

    def are_made(self, path: str, *, is_post: bool) -> bool:
        """Whether the links of the file at a path become addresses."""
        settings = self._config.mapping("relative_links")
        is_wanted = settings.get("enabled") is not False and (
            not is_post or settings.get("collections") is True
        )
        return (
            is_wanted
            and (not is_post or is_of_written(self._config, path))
            and "jekyll-relative-links" in self._plugins.names
            and not is_listed(settings.get("exclude"), path)
        )


def _home_in(text: str) -> int | None:
    if "~" not in text or not _is_looked_into(text):
        return None
    for found in chain(_LINK.finditer(text), _DEFINITION.finditer(text)):
        path = found["path"]
        if _HOME.match(path) and not _ELSEWHERE.match(path):
            return found.start("path")
    return None


def _is_looked_into(text: str) -> bool:
    has_links = "](" in text or "]:" in text
    return has_links and max(map(len, text.split("\n"))) <= _LONGEST


def _with_addresses(text: str, folder: str, address: Callable[[str], str | None]) -> str:
    def target(found: re.Match[str]) -> str | None:
        path = found["path"]
        if _ELSEWHERE.match(path):
            return None
        steps = path.removeprefix("/") if path.startswith("/") else posixpath.join(folder, path)
        whole = posixpath.normpath(steps)
        url = None if whole.startswith(("..", "/")) else address(unquote_plus(whole))
        return None if url is None else url + (found["fragment"] or "") + (found["title"] or "")

    def linked(found: re.Match[str]) -> str:
        to = target(found)
        return found[0] if to is None else f"[{found['words']}]({to})"

    def defined(found: re.Match[str]) -> str:
        to = target(found)
        # The plugin begins a new line, in code too.
        return found[0] if to is None else f"\n[{found['words']}]: {to}"

    if not _is_looked_into(text):
        return text
    return _DEFINITION.sub(defined, _LINK.sub(linked, text))
