"""Which pictures of a page other hosts would be asked for, and which addresses templates made.

An address that stands in the post as it is says nothing but what its author wrote. One that Liquid
put together may carry parts of other posts or of the site's data to whoever owns the host.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from newsletter_editor.liquid.running import has_liquid

MOST_ADDRESSES = 5_000

_LOADING = re.compile(
    r"<(?:img|video|audio|source|track|input|image|feimage|body|table|t[dhr]|set|animate\w*)\b"
    r"([^<>]*)",
    re.IGNORECASE,
)
_VALUE = re.compile(
    r"""\b(?P<name>src|srcset|poster|background|(?:xlink:)?href|to|from|by|values)\s*=\s*"""
    r"""("[^"<>]*"|'[^'<>]*'|[^\s"'<>]+)""",
    re.IGNORECASE,
)
_SEPARATORS = {"srcset": ",", "values": ";"}
"""Of attributes that name several addresses."""
_REMOTE = re.compile(r"(?:https?:)?//", re.IGNORECASE)
_STYLED = re.compile(r"\b(?:url|src|image-set)\(\s*['\"]?\s*(?:https?:)?//|@import", re.IGNORECASE)
_CSS_ESCAPE = re.compile(r"\\([0-9a-fA-F]{1,6})\s?|\\([^0-9a-fA-F\n])|/\*.*?\*/")


@dataclass(frozen=True, slots=True)
class RemotePictures:
    """What of a page is to be asked for elsewhere."""

    count: int
    """Pictures, a style sheet's counted as one."""
    made: int
    """Those among them whose address does not stand in the post."""
    literal: tuple[str, ...] | None
    """The addresses that do; None where all do, for the post has no Liquid."""


def remote_pictures(blocks: Iterable[str], source: str) -> RemotePictures:
    """Of the HTML of a page's blocks, made of the post `source`."""
    found: list[str] = []
    styled = 0
    for block in blocks:
        addresses, has_styles = _remote_in(block)
        found += addresses
        styled += has_styles
    if not has_liquid(source):
        return RemotePictures(len(found) + styled, 0, None)
    plain = html.unescape(source)
    known: dict[str, bool] = {}
    for address in found[:MOST_ADDRESSES]:
        if address not in known:
            known[address] = address in source or address in plain
    made = sum(not known.get(address, False) for address in found)
    literal = tuple(address for address, is_literal in known.items() if is_literal)
    return RemotePictures(len(found) + styled, made + styled, literal)


@lru_cache(maxsize=4096)
def _remote_in(block: str) -> tuple[tuple[str, ...], bool]:
    if "//" not in block and "@import" not in block:
        return (), False
    addresses: list[str] = []
    for element in _LOADING.finditer(block):
        for value in _VALUE.finditer(element[1]):
            text = html.unescape(value[2].strip("\"'"))
            separator = _SEPARATORS.get(value["name"].lower())
            if separator:
                # In a set of sources each has its size behind it.
                words = [each.split()[0] for each in text.split(separator) if each.strip()]
            else:
                words = [text.strip()]
            addresses += [word for word in words if _REMOTE.match(word)]
    return tuple(addresses), _has_remote_style(block)


def _has_remote_style(block: str) -> bool:
    """Whether CSS in a block, however its signs are written, asks for something elsewhere."""
    if "(" not in block and "@" not in block:
        return False
    return _STYLED.search(_CSS_ESCAPE.sub(_css_sign, html.unescape(block))) is not None


def _css_sign(escape: re.Match[str]) -> str:
    code = int(escape[1], 16) if escape[1] else 0
    return chr(code) if 0 < code < 0x110000 else escape[2] or ""
