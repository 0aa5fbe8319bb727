"""The shell page as Chromium gets it: in one answer, and with what this machine has."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from html import escape

from PySide6.QtGui import QFontDatabase

from newsletter_editor.resources import resource_path

_SHEET = re.compile(rb'<link rel="stylesheet" href="(\w+\.css)">')
_FAMILIES = re.compile(r"(?<=: )[^:;{}]+(?=, (?:sans-serif|serif|monospace);)")
"""The families of a list that ends with a general one."""
_NAMES_ON_MACOS = {"-apple-system", "BlinkMacSystemFont"}
"""Of the system's own font, which no list has."""


def shell_page(name: str, *, is_dark: bool, pictures: Iterable[str] = ()) -> bytes:
    """A page of the shell with its style sheets in it, for each would be one more request to a
    busy thread.

    `pictures` are addresses that are asked for at once, before the page is told that it shows them:
    else its first frame would be without. Raises OSError.
    """
    page = resource_path("preview", name).read_bytes()
    if is_dark:
        page = page.replace(b' data-theme="light"', b' data-theme="dark"', 1)
    asked = "".join(f'<link rel="preload" as="image" href="{escape(it)}">\n' for it in pictures)
    page = page.replace(b"</head>", asked.encode() + b"</head>", 1)
    return _SHEET.sub(lambda link: _element(link[1].decode()), page)


def _element(sheet: str) -> bytes:
    rules = resource_path("preview", sheet).read_text("utf-8")
    return f"<style>\n{with_families_here(rules)}</style>".encode()


def with_families_here(sheet: str) -> str:
    """A style sheet whose lists of fonts name those alone that are on this machine.

    Chromium looks for each of the others anew for every weight and style: half of the time that the
    first layout took.
    """
    here = set(QFontDatabase.families())
    if sys.platform == "darwin":
        here.update(_NAMES_ON_MACOS)

    def those_here(families: re.Match[str]) -> str:
        names = [name.strip() for name in families[0].split(",")]
        return ", ".join(name for name in names if name.strip('"') in here) or names[-1]

    return _FAMILIES.sub(those_here, sheet)
