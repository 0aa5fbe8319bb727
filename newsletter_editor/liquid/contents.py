"""Lists of contents as jekyll-toc makes them of a page's headings."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, quote_plus

_HEADING = re.compile(
    r"<h(?P<level>[1-6])\b(?P<attributes>[^<>]*)>(?P<inner>.*?)</h(?P=level)\s*>",
    re.DOTALL | re.IGNORECASE,
)
_ID = re.compile(r"""\bid\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_CLASS = re.compile(r"""\bclass\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_MARKUP = re.compile(r"<!--.*?-->|<[^<>]*>", re.DOTALL)
_NO_WORD = re.compile(r"[^\w\- ]")
_ANCHOR = (
    '<a class="anchor" href="#{id}" aria-hidden="true">'
    '<span class="octicon octicon-link"></span></a>'
)


@dataclass(frozen=True, slots=True)
class _Heading:
    level: int
    id: str
    text: str
    """As HTML."""
    inner: int
    """Where in the page its content begins."""


def contents_list(page: str, options: Mapping[str, Any]) -> str:
    """The list of a page's headings; `options` is what the configuration says under `toc`."""
    name = "ol" if options.get("ordered_list") else "ul"
    lists = _Lists(name, options)
    inner = lists.items(list(_headings(page, options)))
    own, kind = options.get("list_id", "toc"), options.get("list_class", "section-nav")
    return f'<{name} id="{own}" class="{kind}">\n{inner}</{name}>'


def with_anchors(page: str, options: Mapping[str, Any]) -> str:
    """The page with an anchor at the beginning of each heading."""
    pieces: list[str] = []
    done = 0
    for heading in _headings(page, options):
        pieces += [page[done : heading.inner], _ANCHOR.format(id=heading.id)]
        done = heading.inner
    return "".join([*pieces, page[done:]])


def _headings(page: str, options: Mapping[str, Any]) -> Iterator[_Heading]:
    least, most = options.get("min_level", 1), options.get("max_level", 6)
    seen: dict[str, int] = {}
    for found in _HEADING.finditer(page):
        level = int(found["level"])
        if not least <= level <= most or "no_toc" in _value(_CLASS, found).split():
            continue
        text = html.unescape(_MARKUP.sub("", found["inner"]))
        own = _value(_ID, found) or _made(text)
        count = seen.get(own, 0)
        seen[own] = count + 1
        shown = html.escape(text).replace("&#x27;", "&#39;")
        # The page is written anew by an HTML parser, which encodes addresses.
        address = quote(f"{own}-{count}" if count else own, safe="@/:=?;#%&,+-_.!~*'()$[]")
        yield _Heading(level, html.escape(address), shown, found.start("inner"))


def _value(pattern: re.Pattern[str], heading: re.Match[str]) -> str:
    found = pattern.search(heading["attributes"])
    return html.unescape(next(filter(None, found.groups()), "")) if found else ""


def _made(text: str) -> str:
    return quote_plus(_NO_WORD.sub("", text.lower()).replace(" ", "-"))


class _Lists:
    def __init__(self, name: str, options: Mapping[str, Any]) -> None:
        self._name = name
        sublist = options.get("sublist_class") or ""
        self._sublist = f'<{name} class="{sublist}">' if sublist else f"<{name}>"
        self._item = options.get("item_class", "toc-entry")
        self._prefix = options.get("item_prefix", "toc-")

    def items(self, headings: list[_Heading]) -> str:
        """The items for headings, those of deeper levels in lists of their own."""
        if not headings:
            return ""
        least = min(heading.level for heading in headings)
        pieces: list[str] = []
        at = 0
        while at < len(headings):
            heading = headings[at]
            behind = at + (heading.level == least)
            end = behind
            while end < len(headings) and headings[end].level > least:
                end += 1
            below = headings[behind:end]
            if heading.level == least:
                pieces.append(
                    f'<li class="{self._item} {self._prefix}h{heading.level}">'
                    f'<a href="#{heading.id}">{heading.text}</a>'
                )
                if below:
                    pieces.append(f"\n{self._sublist}\n{self.items(below)}</{self._name}>\n")
                pieces.append("</li>\n")
            else:
                pieces.append(self.items(below))
            at = max(end, at + 1)
        return "".join(pieces)
