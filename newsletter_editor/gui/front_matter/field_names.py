"""What authors call the usual keys of a front matter."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

NAMES = {
    "alt": QT_TRANSLATE_NOOP("FieldNames", "Description"),
    "author": QT_TRANSLATE_NOOP("FieldNames", "Author"),
    "authors": QT_TRANSLATE_NOOP("FieldNames", "Authors"),
    "caption": QT_TRANSLATE_NOOP("FieldNames", "Caption"),
    "categories": QT_TRANSLATE_NOOP("FieldNames", "Categories"),
    "category": QT_TRANSLATE_NOOP("FieldNames", "Category"),
    "comments": QT_TRANSLATE_NOOP("FieldNames", "Comments"),
    "cover": QT_TRANSLATE_NOOP("FieldNames", "Cover"),
    "credit": QT_TRANSLATE_NOOP("FieldNames", "Credit"),
    "date": QT_TRANSLATE_NOOP("FieldNames", "Date"),
    "description": QT_TRANSLATE_NOOP("FieldNames", "Description"),
    "draft": QT_TRANSLATE_NOOP("FieldNames", "Draft"),
    "excerpt": QT_TRANSLATE_NOOP("FieldNames", "Summary"),
    "feature": QT_TRANSLATE_NOOP("FieldNames", "Large picture"),
    "featured": QT_TRANSLATE_NOOP("FieldNames", "Featured"),
    "header": QT_TRANSLATE_NOOP("FieldNames", "Header"),
    "image": QT_TRANSLATE_NOOP("FieldNames", "Picture"),
    "issue": QT_TRANSLATE_NOOP("FieldNames", "Number"),
    "keywords": QT_TRANSLATE_NOOP("FieldNames", "Keywords"),
    "lang": QT_TRANSLATE_NOOP("FieldNames", "Language"),
    "language": QT_TRANSLATE_NOOP("FieldNames", "Language"),
    "last_modified_at": QT_TRANSLATE_NOOP("FieldNames", "Last change"),
    "layout": QT_TRANSLATE_NOOP("FieldNames", "Layout"),
    "link": QT_TRANSLATE_NOOP("FieldNames", "Link"),
    "math": QT_TRANSLATE_NOOP("FieldNames", "Formulas"),
    "modified": QT_TRANSLATE_NOOP("FieldNames", "Last change"),
    "number": QT_TRANSLATE_NOOP("FieldNames", "Number"),
    "permalink": QT_TRANSLATE_NOOP("FieldNames", "Address"),
    "published": QT_TRANSLATE_NOOP("FieldNames", "Published"),
    "redirect_from": QT_TRANSLATE_NOOP("FieldNames", "Old addresses"),
    "series": QT_TRANSLATE_NOOP("FieldNames", "Series"),
    "share": QT_TRANSLATE_NOOP("FieldNames", "Sharing"),
    "slug": QT_TRANSLATE_NOOP("FieldNames", "Name in the address"),
    "subtitle": QT_TRANSLATE_NOOP("FieldNames", "Subtitle"),
    "summary": QT_TRANSLATE_NOOP("FieldNames", "Summary"),
    "tag": QT_TRANSLATE_NOOP("FieldNames", "Tag"),
    "tags": QT_TRANSLATE_NOOP("FieldNames", "Tags"),
    "teaser": QT_TRANSLATE_NOOP("FieldNames", "Small picture"),
    "thumb": QT_TRANSLATE_NOOP("FieldNames", "Small picture"),
    "thumbnail": QT_TRANSLATE_NOOP("FieldNames", "Small picture"),
    "title": QT_TRANSLATE_NOOP("FieldNames", "Title"),
    "toc": QT_TRANSLATE_NOOP("FieldNames", "Table of contents"),
}


def name_of(key: str) -> str:
    """What to call a key in the window's language; the key itself where it is none of these."""
    name = NAMES.get(key)
    return QCoreApplication.translate("FieldNames", name) if name else key
