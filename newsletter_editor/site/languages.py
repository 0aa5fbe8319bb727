"""Which language a post is in, as far as its title, front matter or name tell."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from typing import Any

_KNOWN = re.compile(
    "a[fmrz]|b[egns]|c[asy]|d[ae]|e[lnostu]|f[air]|fil|g[alu]|h[eiruy]|i[dst]|ja|k[akmnoy]|"
    "l[otv]|m[klnrsy]|n[belno]|p[alst]|r[ou]|s[ikloqrvw]|t[aehlr]|u[krz]|vi|yo|z[hu]"
)
# A bare ending counts only where it is no word that a name may end in, such as `it` or `no`.
_BARE = (
    r"(?P<tag>en|es|fr|pt|de|tr|zh|ja|ko|ru|ar|pl|nl|uk|ca|gl|eu|(?:pt|zh|es|en)[-_][A-Za-z]{2})"
)
_TAG = r"(?P<tag>[A-Za-z]{2,3}(?:[-_](?:[A-Z][a-z]{3}|[A-Za-z]{2}|419))?)"
_TITLE_MARKS = (re.compile(rf"[\[【]\s*{_TAG}\s*[\]】]"),)
_NAME_MARKS = (
    re.compile(rf"\[{_TAG}\]"),
    re.compile(rf"\.{_TAG}\."),
    re.compile(rf"[_.-]{_BARE}$", re.IGNORECASE),
)
_KEYS = ("lang", "language", "locale")


def normalized_tag(text: str) -> str | None:
    """A language tag in its usual spelling, as in `es` or `pt-BR`; None for no known language."""
    primary, _, region = text.strip().replace("_", "-").partition("-")
    region = region.split(".")[0]
    if not _KNOWN.fullmatch(primary.lower()):
        return None
    if not region:
        return primary.lower()
    return f"{primary.lower()}-{region.title() if len(region) == 4 else region.upper()}"


def language_of_post(front_matter: Mapping[str, Any], title: str, stem: str) -> str | None:
    """The language of a post: its front matter decides, then its title, then its file's name.

    `stem` is the file's name without date and ending.
    """
    for key in _KEYS:
        value = front_matter.get(key)
        if isinstance(value, str) and (tag := normalized_tag(value)):
            return tag
    for text, marks in ((title, _TITLE_MARKS), (stem.strip(), _NAME_MARKS)):
        for mark in marks:
            for found in mark.finditer(text):
                if tag := normalized_tag(found["tag"]):
                    return tag
    return None


_EDITION = re.compile(
    r"(?:#|№|\bn[º.°]\s?|\bIssue\s*#?|\bNewsletter\s+#?)(\d{1,4})\b", re.IGNORECASE
)


def edition_of_post(front_matter: Mapping[str, Any], title: str) -> int | None:
    """The number of an issue: from `issue`, `edition` or `number`, or else from the title."""
    for key in ("issue", "edition", "number"):
        value = front_matter.get(key)
        if isinstance(value, int) and not isinstance(value, bool):
            return value
    found = _EDITION.search(html.unescape(title))
    return int(found[1]) if found else None
