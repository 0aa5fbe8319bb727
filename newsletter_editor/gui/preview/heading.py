"""The head of the page, as the shell's script takes it, from what the worker says of the post."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QDate, QLocale

from newsletter_editor.gui.preview.repo_images import RepoImages


def page_header(
    about: Mapping[str, Any], images: RepoImages, locale: QLocale, untitled: str, draft: str
) -> dict[str, Any]:
    """`about` is the worker's answer; `untitled` and `draft` are the words for such posts.

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
