"""What plugins do to a finished page: jekyll-mentions' links and jemoji's pictures.

Both give the page's body to an HTML parser and write it anew, so addresses come out encoded.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import quote

from newsletter_editor.markup.emoji_pictures import emoji_picture

_BODY = re.compile(r"<body(?:.*?)>\s*", re.DOTALL)
_TOKENS = re.compile(
    r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<(?P<end>/?)(?P<name>[a-zA-Z][^\s/>]*)"
    r"(?P<attributes>(?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>|<![^>]*>",
    re.DOTALL,
)
_ADDRESS = re.compile(
    r"""(?P<name>\s(?:href|src|action))\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)')""",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"""(?P<value>"[^"]*"|'[^']*')|\s[@#$%*?!.,;-][^\s=>"']*(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>"']+))?"""
)
"""An attribute whose name is none to libxml2, such as `@click`."""
_MENTION = re.compile(
    r"(?:^|(?<=\W))@(?P<login>[A-Za-z0-9_][A-Za-z0-9_-]*+)(?!/)"
    r"(?=\.+[ \t\W]|\.+$|[^0-9a-zA-Z_.]|$)",
    re.MULTILINE | re.ASCII,
)
_NOT_MENTIONED = frozenset({"mention", "mentions", "mentioned", "mentioning"})
_EMOJI = re.compile(r":([\w+-]+):")
_VOID = frozenset(
    {
        *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param"),
        *("source", "track", "wbr"),
    }
)
_UNPARSED = ("script", "style")
_CLOSED_BY_OTHERS = frozenset(
    {*("dd", "dt", "li", "option", "p", "tbody", "td", "tfoot", "th", "thead", "tr"), *_VOID}
)
"""Their end tags may be left out, and browsers know better where they would stand."""
_USUAL_STRENGTH = 100
_STRENGTHS = {
    "div": 150,
    **dict.fromkeys(("td", "th"), 160),
    "tr": 170,
    **dict.fromkeys(("thead", "tbody", "tfoot"), 180),
    "table": 190,
    **dict.fromkeys(("head", "body"), 200),
    "html": 220,
}
"""Through which open elements an end tag does not reach: those that are stronger (libxml2)."""
_WITHOUT_LINKS = frozenset({"pre", "code", "a", *_UNPARSED})
_WITHOUT_EMOJI = frozenset({"pre", "code", "tt", *_UNPARSED})

FINISHING = frozenset({"jekyll-mentions", "jemoji"})
"""The plugins that are known here."""

Change = Callable[[str], str]


def finished(
    page: str, plugins: frozenset[str], config: Mapping[str, Any], data: Mapping[str, Any]
) -> str:
    """The page after the plugins that are on; `data` is the front matter of what it shows."""
    mentions = data.get("jekyll-mentions", config.get("jekyll-mentions"))
    if "jekyll-mentions" in plugins and mentions is not False and _MENTION.search(page):
        page = _in_body(page, _linking(_mention_base(mentions)), _WITHOUT_LINKS)
    if "jemoji" in plugins and _EMOJI.search(page):
        page = _in_body(page, _picturing, _WITHOUT_EMOJI)
    return page


def _mention_base(named: Any) -> str:
    base = named.get("base_url") if isinstance(named, Mapping) else named
    base = base if isinstance(base, str) else "https://github.com"
    return base if base.endswith(("/", "~")) else f"{base}/"


def _linking(base: str) -> Change:
    def linked(found: re.Match[str]) -> str:
        login = found["login"]
        if login.lower() in _NOT_MENTIONED:
            return found[0]
        return f'<a href="{base}{login}" class="user-mention">@{login}</a>'

    return lambda text: _MENTION.sub(linked, text) if "@" in text else text


def _picturing(text: str) -> str:
    return _EMOJI.sub(lambda found: emoji_picture(found[1]) or found[0], text)


def _in_body(page: str, change: Change, ignored: frozenset[str]) -> str:
    opening = _BODY.search(page)
    if opening is None:
        return _rewritten(page, change, ignored)
    body, end, rest = page[opening.end() :].partition("</body>")
    return page[: opening.end()] + _rewritten(body, change, ignored) + end + rest


def _rewritten(body: str, change: Change, ignored: frozenset[str]) -> str:
    """The body with its texts changed but those inside elements of the names in `ignored`.

    As libxml2 does it, end tags that end nothing go, and missing ones are added.
    """
    pieces: list[str] = []
    inside: list[str] = []
    # How far out the outermost ignored element is: pages have thousands that are never closed.
    quiet: int | None = None
    done = 0
    unparsed = ""
    for token in _TOKENS.finditer(body):
        name = (token["name"] or "").lower()
        if unparsed and not (token["end"] and name == unparsed):
            continue
        text = body[done : token.start()]
        pieces.append(text if unparsed or quiet is not None else change(text))
        done = token.end()
        unparsed = ""
        if token["end"]:
            pieces += _ended(name, inside)
            if quiet is not None and len(inside) <= quiet:
                quiet = None
            continue
        pieces.append(_encoded(token) if name else token[0])
        if not name or name in _VOID or token["attributes"].endswith("/"):
            continue
        if quiet is None and name in ignored:
            quiet = len(inside)
        inside.append(name)
        unparsed = name if name in _UNPARSED else ""
    rest = body[done:]
    pieces.append(rest if quiet is not None else change(rest))
    pieces += _end_tags(inside[::-1])
    return "".join(pieces)


def _end_tags(names: list[str]) -> list[str]:
    return [f"</{name}>" for name in names if name not in _CLOSED_BY_OTHERS]


def _ended(name: str, inside: list[str]) -> list[str]:
    """The tags that an end tag becomes, its elements taken off those that are open."""
    if name not in inside:
        # Of those that are never closed a page has thousands.
        return []
    strength = _STRENGTHS.get(name, _USUAL_STRENGTH)
    for at in range(len(inside) - 1, -1, -1):
        if inside[at] == name:
            left_open = inside[:at:-1]
            del inside[at:]
            return [*_end_tags(left_open), f"</{name}>"]
        if _STRENGTHS.get(inside[at], _USUAL_STRENGTH) > strength:
            break
    return []


def _encoded(tag: re.Match[str]) -> str:
    def address(found: re.Match[str]) -> str:
        value = found["double"] if found["double"] is not None else found["single"]
        plain = html.unescape(value).lstrip()
        encoded = html.escape(quote(plain, safe="@/:=?;#%&,+-_.!~*'()$[]"))
        return f'{found["name"]}="{encoded}"'

    return _ADDRESS.sub(address, _NO_NAME.sub(lambda found: found["value"] or "", tag[0]))
