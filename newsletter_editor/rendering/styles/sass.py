"""The one door to the Sass library, which reads nothing but what it is handed here.

An importer of ours stands before every `@import`, `@use`, `@forward` and `meta.load-css`; with one
the library opens no file by itself, and it makes no source maps.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Literal

from newsletter_editor.text.localized import Localized

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

    def __init__(self, reason: str | Localized, line: int = 0) -> None:
        super().__init__(str(reason))
        self.reason = reason
        self.line = line


def compile_sass(
    text: str, syntax: Syntax, key: str, find: Find, read: Read, *, compressed: bool = False
) -> str:
    """The CSS of a style sheet, whose own key is `key`. Raises StyleError.

    May never end, or end the process for want of memory: see `worker`.
    """
    try:
        # Not every machine has a wheel of it; the site that was built last is shown there.
        import sasso
    except ImportError as error:
        raise StyleError(_NO_SASS) from error
    try:
        return sasso.compile(
            _readable(text, syntax),
            syntax=syntax,
            style="compressed" if compressed else "expanded",
            url=key,
            importer=_importer(sasso, find, read),
        )
    except sasso.SassoError as error:
        raise StyleError(_reason(error.message), error.line or 0) from error
    except (ValueError, UnicodeError) as error:
        # A NUL, or half of a surrogate pair.
        raise StyleError(str(error)[:_LONGEST_REASON]) from error


def _importer(sasso: Any, find: Find, read: Read) -> Any:
    class Importer(sasso.Importer):  # type: ignore[misc]
        def canonicalize(
            self,
            url: str,
            *,
            from_import: bool,  # noqa: ARG002 - their signature
            containing_url: str | None,
        ) -> str | None:
            return find(url, containing_url or "")

        def load(self, canonical: str) -> Any:
            ending = canonical[canonical.rfind(".") :].lower()
            syntax = SYNTAXES.get(ending)
            if syntax is None:
                return None
            return sasso.LoadResult(_readable(read(canonical), syntax), syntax=syntax)

    return Importer()


_NO_SASS = Localized(
    es="falta el compilador de Sass: no lo hay para este equipo",
    en="the Sass compiler is missing: there is none for this machine",
)
_SCRIPT = r"^([ \t]*(?:\$[\w-]+[ \t]*:|@(?:return|if|else[ \t]+if|while|each|debug)\b)"
_LAST_COMMENT = re.compile(rf"{_SCRIPT}[^\n\"']*?)[ \t]*/\*[^\n]*\*/[ \t]*$", re.MULTILINE)
_LAST_PERCENTAGE = re.compile(
    rf"{_SCRIPT}[^\n]*?)(?<![\w.#}}-])(-?(?:\d+\.?\d*|\.\d+)%)([ \t]*(?://[^\n]*)?)$", re.MULTILINE
)


def _readable(text: str, syntax: Syntax) -> str:
    """A sheet that the library reads to its end.

    WORKAROUND sasso 0.1.2: in the indented syntax a percentage or a comment at the end of a line is
    taken for the sign of a remainder or a division, and the next line for the divisor.
    """
    if syntax != "sass":
        return text
    return _LAST_PERCENTAGE.sub(r"\1(\2)\3", _LAST_COMMENT.sub(r"\1", text))


def _reason(message: str) -> str:
    first = message.strip().partition("\n")[0].removeprefix("Error: ")
    return re.sub(r" \(at \d+:\d+\)$|\s+\(\d+:\d+\)(?= |$)", "", first)[:_LONGEST_REASON]
