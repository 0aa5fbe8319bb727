"""An address put in the place of another, wherever posts write it and however."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from urllib.parse import quote

from newsletter_editor.document.front_matter import split
from newsletter_editor.links.places import WebLink, web_links
from newsletter_editor.text.edits import Edit, apply_edits

_SAFE = "%:/?#@!$&*+,;=-._~()"
"""Besides letters and digits; what else an address may hold ends one somewhere in Markdown."""
_IN_ATTRIBUTE = re.compile(r"=\s*[\"']\Z")
_ENTITY = re.compile(r"&(?=#?\w+;)")


def edits_for(text: str, new_addresses: Mapping[str, str]) -> list[Edit]:
    """The edits of a post that put each new address (the value) in the place of the old (the key).

    None at all where the post, read again, would not link to exactly that.
    """
    links = web_links(text)
    edits = []
    for link in links:
        new = new_addresses.get(link.address)
        if new is not None and new != link.address:
            edits.append(Edit(link.range, written(text, link, new)))
    if not edits:
        return []
    wanted = [safe_address(new_addresses.get(each.address, each.address)) for each in links]
    now = [safe_address(each.address) for each in web_links(apply_edits(text, edits))]
    return edits if now == wanted else []


def safe_address(address: str) -> str:
    """The same address in signs that mean nothing else in Markdown, HTML and YAML."""
    safe = quote(address, safe=_SAFE)
    if safe.count("(") != safe.count(")"):
        safe = safe.replace("(", "%28").replace(")", "%29")
    return safe.replace("**", "%2A%2A").replace("~~", "%7E%7E")


def written(text: str, link: WebLink, new: str) -> str:
    """How a new address is written in the place of a link's."""
    safe = safe_address(new)
    if link.range.start < split(text).body.start:
        # YAML knows no entities.
        return safe
    before = text[max(link.range.start - 20, 0) : link.range.start]
    if _IN_ATTRIBUTE.search(before):
        return html.escape(safe)
    # Elsewhere only what looks like an entity would be read as one.
    return _ENTITY.sub("&amp;", safe)
