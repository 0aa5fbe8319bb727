"""Styles put where mail programs read them, once for all pieces that are built alike."""

from __future__ import annotations

import re

import css_inline

MOST_SHAPES = 400
"""Pieces of another build each that are remembered."""

_HERE = "\ue330"
"""In the private use area: where a piece has words."""
_WORDS = re.compile(
    # No serialiser writes these in another way, and no selector asks for them.
    r"((?:(?<=>)|\A)[^<]*[^<\s][^<]*"
    r"|(?:(?<= href=\")|(?<= src=\")|(?<= alt=\"))(?:[^\"&'<>\xa0]|&amp;)+(?=\"))"
)


class Inliner:
    """Inlines one style sheet, whose selectors ask for names, classes and places, not for words."""

    def __init__(self, rules: str) -> None:
        """`rules` is CSS."""
        self._rules = rules
        self._inliner = css_inline.CSSInliner(load_remote_stylesheets=False, minify_css=True)
        self._shapes: dict[str, list[str] | None] = {}

    def inlined(self, html: str) -> str:
        """A piece as `mail.article` writes it, whose tags hold no bare angle bracket."""
        pieces = _WORDS.split(html)
        if len(pieces) == 1 or _HERE in html:
            return self._whole(html)
        # Reading style sheet and piece takes longer than all else that a key asks for.
        shape = _HERE.join(pieces[::2])
        if shape not in self._shapes:
            if len(self._shapes) >= MOST_SHAPES:
                self._shapes.clear()
            around = self._whole(shape).split(_HERE)
            self._shapes[shape] = around if len(around) == len(pieces[::2]) else None
        known = self._shapes[shape]
        if known is None:
            return self._whole(html)
        pieces[::2] = known
        pieces[1::2] = [words.replace("\xa0", "&nbsp;") for words in pieces[1::2]]
        return "".join(pieces)

    def _whole(self, html: str) -> str:
        if not html.strip():
            return html
        try:
            return self._inliner.inline_fragment(html, self._rules)
        except css_inline.InlineError:
            return html
