"""What stands in a message for what no mail program plays: videos, sounds, other people's pages."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import parse_qs, urlsplit

from newsletter_editor.mail.addresses import Addresses
from newsletter_editor.mail.words import Words
from newsletter_editor.markup.element import Element

_YOUTUBE = re.compile(r"(?:www\.|m\.)?(?:youtube(?:-nocookie)?\.com|youtu\.be)")
_YOUTUBE_ID = re.compile(r"[\w-]{11}")


class StandIn(NamedTuple):
    """A link in words, or the picture `poster` that leads to the same place."""

    address: str
    words: str
    """With a sign before it for what can be played."""
    poster: str = ""
    """Absolute, or as the post has it."""


def stand_in(element: Element, addresses: Addresses, words: Words) -> StandIn | None:
    """What says the same as an element of `elements.EMBEDDED`; None where it says nothing."""
    source = _source(element)
    title = " ".join((element.get("title") or element.get("aria-label")).split())
    if element.name in ("video", "audio"):
        said = words.video if element.name == "video" else words.audio
        target = addresses.link(source) or addresses.page
        return StandIn(target, f"▶ {title or said}", element.get("poster")) if target else None
    target = addresses.link(source)
    if not target.startswith(("http:", "https:")):
        return StandIn(addresses.page, title or words.embedded) if addresses.page else None
    if known := _youtube(target):
        watched, poster = known
        return StandIn(watched, f"▶ {title or words.video}", poster)
    if vimeo := re.match(r"https?://player\.vimeo\.com/video/(\d+)", target):
        return StandIn(f"https://vimeo.com/{vimeo[1]}", f"▶ {title or words.video}")
    return StandIn(target, title or f"{words.embedded} ({urlsplit(target).hostname})")


def _source(element: Element) -> str:
    own = element.get("src") or element.get("data") or element.get("data-src")
    if own:
        return own
    return next((each.get("src") for each in element.walk() if each.name == "source"), "")


def _youtube(address: str) -> tuple[str, str] | None:
    parts = urlsplit(address)
    if not _YOUTUBE.fullmatch(parts.hostname or ""):
        return None
    named = parse_qs(parts.query).get("v", [""])[0] or parts.path.rpartition("/")[2]
    if not _YOUTUBE_ID.fullmatch(named) or named == "videoseries":
        return None
    watched = f"https://www.youtube.com/watch?v={named}"
    return watched, f"https://img.youtube.com/vi/{named}/hqdefault.jpg"
