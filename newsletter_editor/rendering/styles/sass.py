"""The one door to the Sass library, which reads nothing but what it is handed here.

An importer of ours stands before every `@import`, `@use`, `@forward` and `meta.load-css`; with one
the library opens no file by itself, and it makes no source maps.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal

import sasso

Syntax = Literal["scss", "sass", "css"]
SYNTAXES: dict[str, Syntax] = {".scss": "scss", ".sass": "sass", ".css": "css"}
"""The ending of a file to what is written in it."""

_LONGEST_REASON = 200

Find = Callable[[str, str], str | None]
"""(what is imported, by which key) to the key of a sheet, or None."""
Read = Callable[[str], str]
"""The key of a sheet to its text."""


class StyleError(Exception):
    """A style sheet that does not compile: why, and the line of it, 0 where that is not known."""

    def __init__(self, reason: str, line: int = 0) -> None:
        super().__init__(reason)
        self.reason = reason
        self.line = line


def compile_sass(
    text: str, syntax: Syntax, key: str, find: Find, read: Read, *, compressed: bool = False
) -> str:
    """The CSS of a style sheet, whose own key is `key`. Raises StyleError.

    May never end, or end the process for want of memory: see `worker`.
    """
    try:
        return sasso.compile(
            text,
            syntax=syntax,
            style="compressed" if compressed else "expanded",
            url=key,
            importer=_Importer(find, read),
        )
    except sasso.SassoError as error:
        raise StyleError(_reason(error.message), error.line or 0) from error
    except (ValueError, UnicodeError) as error:
        # A NUL, or half of a surrogate pair.
        raise StyleError(str(error)[:_LONGEST_REASON]) from error


class _Importer(sasso.Importer):  # type: ignore[misc,unused-ignore]
    def __init__(self, find: Find, read: Read) -> None:
        self._find, self._read = find, read

    def canonicalize(
        self,
        url: str,
        *,
        from_import: bool,  # noqa: ARG002 - their signature
        containing_url: str | None,
    ) -> str | None:
        return self._find(url, containing_url or "")

    def load(self, canonical: str) -> sasso.LoadResult | None:
        ending = canonical[canonical.rfind(".") :].lower()
        syntax = SYNTAXES.get(ending)
        return sasso.LoadResult(self._read(canonical), syntax=syntax) if syntax else None


def _reason(message: str) -> str:
    first = message.strip().partition("\n")[0].removeprefix("Error: ")
    return re.sub(r" \(at \d+:\d+\)$|\s+\(\d+:\d+\)(?= |$)", "", first)[:_LONGEST_REASON]
