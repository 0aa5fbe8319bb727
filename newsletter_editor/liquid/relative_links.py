"""Links between files of the repo, which jekyll-relative-links turns into addresses.

GitHub Pages always runs it: over pages, and over posts where `relative_links: collections` says so.
https://github.com/benbalter/jekyll-relative-links; version 0.6.1 was asked what is not said there.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable

_TARGET = r"(?P<path>[^\s()<>#?\"']+)(?P<fragment>#[^\s()\"]*)?"
_WORDS = r"\[(?:[^\[\]]|\[[^\[\]]*\])*\]"
_LINK = re.compile(rf"(?P<before>{_WORDS}\(){_TARGET}(?P<after>(?:[ \t]+\"[^\"]*\")?\))")
_DEFINITION = re.compile(
    rf"^(?P<before>[ \t]*\[[^\]\n]+\]:[ \t]*){_TARGET}(?P<after>(?:[ \t]+\"[^\"\n]*\")?[ \t\r]*)$",
    re.MULTILINE,
)
_ELSEWHERE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|//")


def with_addresses(text: str, folder: str, address: Callable[[str], str | None]) -> str:
    """Markdown whose links to files have the addresses at which those are published.

    `folder` is that of the text's own file below the root of the repo; `address` gives the address
    of a path below the root, None where nothing is published. Links in code are no exception.
    """

    def replaced(found: re.Match[str]) -> str:
        path = found["path"]
        if _ELSEWHERE.match(path):
            return found[0]
        whole = path if path.startswith("/") else posixpath.join("/", folder, path)
        url = address(posixpath.normpath(whole).lstrip("/"))
        if url is None:
            return found[0]
        return f"{found['before']}{url}{found['fragment'] or ''}{found['after']}"

    if "](" not in text and "]:" not in text:
        return text
    return _DEFINITION.sub(replaced, _LINK.sub(replaced, text))
