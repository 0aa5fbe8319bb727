"""Whether a newer version was published; asked only when the author says so."""

from __future__ import annotations

import json
import re
import urllib.error
import urllib.request
from typing import NamedTuple

from newsletter_editor import __version__
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Localized

RELEASES_PAGE = "https://github.com/newsletter-editor/newsletter-editor/releases"
LATEST = "https://api.github.com/repos/newsletter-editor/newsletter-editor/releases/latest"
TIME_LIMIT = 10.0
"""Seconds for the answer."""
SIZE_LIMIT = 1_000_000
"""Bytes of the answer that are read."""


class Release(NamedTuple):
    """A published version, whether it is newer than this program, and its page."""

    version: str
    is_newer: bool
    page: str


def latest_release(address: str = LATEST) -> Release:
    """Ask for the newest published version. Raises EditorError when there is no usable answer."""
    request = urllib.request.Request(address, headers={"Accept": "application/vnd.github+json"})
    try:
        with urllib.request.urlopen(request, timeout=TIME_LIMIT) as answer:
            found = json.loads(answer.read(SIZE_LIMIT))
        version = str(found["tag_name"]).removeprefix("v")
        page = str(found.get("html_url", RELEASES_PAGE))
    except (OSError, ValueError, KeyError, TypeError, urllib.error.URLError) as error:
        raise EditorError(
            Localized(
                es="No se pudo preguntar por versiones nuevas. Mira tu conexión o {page}.",
                en="Could not ask for new versions. Check your connection or see {page}.",
            ).format(page=RELEASES_PAGE)
        ) from error
    # The answer comes from outside: only a page of the project itself is ever opened.
    return Release(
        version,
        _numbers(version) > _numbers(__version__),
        page if page.startswith(RELEASES_PAGE) else RELEASES_PAGE,
    )


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", version.partition("-")[0]))
