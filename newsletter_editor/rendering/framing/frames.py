"""A whole page cut where its post stands, so that a window can patch the post alone."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain
from urllib.parse import urlsplit

from newsletter_editor.rendering.whole_page import WholePage

_LINK = re.compile(r"<link\b[^<>]*>", re.IGNORECASE)
_VALUE = r"""\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+))"""
_REL = re.compile(r"\brel" + _VALUE, re.IGNORECASE)
_HREF = re.compile(r"\bhref" + _VALUE, re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands before and behind the post's own HTML.

    `after` is None where that is not to be found in the page once and as it is, as when a layout
    changes it: `before` is the whole page then.
    """

    before: str
    after: str | None


def frame_of(page: WholePage) -> Frame:
    """The frame around the body of a page."""
    if page.frame is not None:
        return Frame(*page.frame)
    body = page.body.html.strip("\n")
    start = page.html.find(body) if body.strip() else -1
    if start < 0 or page.html.find(body, start + 1) >= 0:
        return Frame(page.html, None)
    return Frame(page.html[:start], page.html[start + len(body) :])


def hosts_of_styles(pieces: Iterable[str], own_address: str) -> list[str]:
    """The other hosts that a page takes style sheets from by `<link>`, each once.

    `own_address` is the site's own, as in `https://dair.ai`.
    """
    own = urlsplit(own_address).netloc.lower()
    hosts = []
    for link in chain.from_iterable(map(_LINK.findall, pieces)):
        if "stylesheet" not in _value(_REL, link).lower().split():
            continue
        try:
            host = urlsplit(html.unescape(_value(_HREF, link))).netloc.lower()
        except ValueError:
            continue
        if host and host != own:
            hosts.append(host)
    return list(dict.fromkeys(hosts))


def _value(pattern: re.Pattern[str], tag: str) -> str:
    found = pattern.search(tag)
    return next(filter(None, found.groups()), "") if found else ""
