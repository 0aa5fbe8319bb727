"""Whether a newer version was published; asked only when the author says so."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, NamedTuple

from newsletter_editor import __version__
from newsletter_editor.text.errors import EditorError
from newsletter_editor.text.localized import Localized

if TYPE_CHECKING:
    from newsletter_editor.web.client import Client

RELEASES_PAGE = "https://github.com/newsletter-editor/newsletter-editor/releases"
LATEST = "https://api.github.com/repos/newsletter-editor/newsletter-editor/releases/latest"
_LARGEST, _SECONDS = 1_000_000, 20.0


class Release(NamedTuple):
    """A published version, whether it is newer than this program, and its page."""

    version: str
    is_newer: bool
    page: str


def latest_release(address: str = LATEST, client: Client | None = None) -> Release:
    """Ask for the newest published version. Raises EditorError when there is no usable answer."""
    # Imported here, for the window has the dialog ready, and what asks the web takes 4 MB.
    from newsletter_editor.web.client import Bounds, Client

    try:
        answer = (client or Client()).ask(
            address,
            bounds=Bounds(size=_LARGEST, seconds=_SECONDS),
            headers={"Accept": "application/vnd.github+json"},
        )
        found = json.loads(answer.body)
        version = str(found["tag_name"]).removeprefix("v")
        page = str(found.get("html_url", RELEASES_PAGE))
    except (EditorError, ValueError, KeyError, TypeError, RecursionError) as error:
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
