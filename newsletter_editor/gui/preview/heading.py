"""The head of the page, as the shell's script takes it, from what the worker says of the post."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QDate, QLocale, QObject

from newsletter_editor.gui.preview.live_page import LivePage
from newsletter_editor.gui.preview.repo_images import RepoImages
from newsletter_editor.text.localized import Language

_SAID_OF_IT = ("title", "date", "language", "tags", "author", "avatar", "image", "draft", "url")


class PageHead(QObject):
    """Shows it; the disk is asked for its pictures when the post says another thing of it, or when
    one of them has come or gone, and not at every key."""

    def __init__(
        self,
        live: LivePage,
        find: Callable[[str], Path | None],
        language: Language,
        parent: QObject,
    ) -> None:
        """`find` gives the file of a reference, and watches its place."""
        super().__init__(parent)
        self._live, self._find, self._locale = live, find, QLocale(language)
        self._said: dict[str, Any] | None = None

    def show(self, about: Mapping[str, Any]) -> None:
        """Take what the worker says of the post; to be called while `LivePage.answered` is told."""
        said = {key: about.get(key) for key in _SAID_OF_IT}
        if said != self._said:
            self._said = said
            self._make(said)

    def look_again(self) -> None:
        """Make it anew, for files have changed."""
        if self._said is not None:
            self._make(self._said)

    def forget(self) -> None:
        """The same words may mean other files from now on."""
        self._said = None

    def _make(self, said: Mapping[str, Any]) -> None:
        images = self._live.images
        header = page_header(said, images, self._locale, self.tr("Untitled"), self.tr("Draft"))
        # Said at once: the page would jump where it found out by itself, having been painted.
        lost = [each for each in (header["thumb"], header["avatar"]) if self._is_lost(each)]
        self._live.set_header({**header, "missing": [[e, images.looked_for(e)] for e in lost]})

    def _is_lost(self, reference: str) -> bool:
        """Whether an image of the repo is not where it is looked for."""
        is_here = bool(reference and self._live.images.places(reference))
        return is_here and self._find(reference) is None


def page_header(
    about: Mapping[str, Any], images: RepoImages, locale: QLocale, untitled: str, draft: str
) -> dict[str, Any]:
    """`about` is what the worker answered; `untitled` and `draft` are the words for such posts.

    The date is written out in the post's language, else in that of `locale`.
    """
    title = about.get("title") or ""
    date = QDate.fromString(str(about.get("date") or "")[:10], "yyyy-MM-dd")
    language = QLocale(about["language"]) if about.get("language") else locale
    if language.language() == QLocale.Language.C:
        language = locale
    return {
        "title": title or untitled,
        "titleMissing": not title,
        "kicker": "  ·  ".join(about.get("tags") or ()),
        "author": about.get("author") or "",
        "avatar": images.of_header(about.get("avatar") or ""),
        "date": language.toString(date, QLocale.FormatType.LongFormat) if date.isValid() else "",
        "thumb": images.of_header(about.get("image") or ""),
        "draft": draft if about.get("draft") else "",
    }
