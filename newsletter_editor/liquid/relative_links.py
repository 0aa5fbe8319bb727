"""Links between files of the repo, which jekyll-relative-links turns into addresses.

GitHub Pages always runs it: over pages, and over posts where `relative_links: collections` says so.
https://github.com/benbalter/jekyll-relative-links; what is not said there was asked of it.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from urllib.parse import unquote_plus

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
_LONGEST = 2_000
"""Signs of a line in which links are looked for; longer ones take time with their square."""


def with_addresses(text: str, folder: str, address: Callable[[str], str | None]) -> str:
    """Markdown whose links to files have the addresses at which those are published.

    `folder` is that of the text's own file below the root of the repo; `address` gives the address
    of a path below the root, None where nothing is published. Links in code are no exception.
    """

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

    if "](" not in text and "]:" not in text:
        return text
    if max(map(len, text.split("\n"))) > _LONGEST:
        return text
    return _DEFINITION.sub(defined, _LINK.sub(linked, text))
