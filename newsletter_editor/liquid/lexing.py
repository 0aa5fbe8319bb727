"""Cut a template into text, `{{ outputs }}` and `{% tags %}` where Ruby's Liquid cuts it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from liquid import Token
from liquid.token import TOKEN_CONTENT, TOKEN_EXPRESSION, TOKEN_OUTPUT, TOKEN_TAG

from newsletter_editor.site.ruby_text import SPACE

BROKEN = "broken markup"
"""The name of the tag that stands for a piece without its end; no author can write it."""

_START = re.compile(r"\{[{%]")
# Ruby ends an output at the first brace, whether a second one follows or not.
_TAG_END = re.compile(r"%\}")
_OUTPUT_END = re.compile(r"\}\}?")
_TAG = re.compile(r"\{%-?\s*(\w+)\s*(.*?)-?%\}", re.DOTALL | re.ASCII)
# With a dash it does not end `raw`, and behind it nothing is trimmed.
_TAG_START = re.compile(r"\{%\s*(\w+)", re.ASCII)
_MAY_LACK_A_NAME = frozenset({"increment", "decrement"})


def tokenize_template(source: str) -> Iterator[Token]:
    """The tokens of a template in the shape that python-liquid's parser takes. Never raises."""
    return iter(_Tokens(source))


class _Tokens:
    def __init__(self, source: str) -> None:
        self._source = source
        self._at = 0
        self._trim = False
        self._unended: set[str] = set()

    def __iter__(self) -> Iterator[Token]:
        source = self._source
        while self._at < len(source):
            found = _START.search(source, self._at)
            start = found.start() if found else len(source)
            if start > self._at:
                yield from self._text(start)
            if found is None:
                return
            if found.group() == "{{":
                yield from self._output(start)
            else:
                yield from self._tag(start)

    def _token(self, kind: str, value: str, start: int) -> Token:
        return Token(kind, value, start_index=start, source=self._source)

    def _text(self, end: int) -> Iterator[Token]:
        start = self._at
        text = self._source[start:end]
        if self._trim:
            stripped = text.lstrip(SPACE)
            start += len(text) - len(stripped)
            text = stripped
        if self._source.startswith(("{{-", "{%-"), end):
            text = text.rstrip(SPACE)
        self._trim = False
        self._at = end
        if text:
            yield self._token(TOKEN_CONTENT, text, start)

    def _output(self, start: int) -> Iterator[Token]:
        found = None if "}" in self._unended else _OUTPUT_END.search(self._source, start + 2)
        if found is None:
            self._unended.add("}")
        if found is None or found.group() == "}":
            yield from self._broken(start, found.end() if found else start + 2)
            return
        inner_start = start + 2
        inner = self._source[inner_start : found.start()]
        # One dash alone trims at both sides.
        self._trim = inner.endswith("-")
        if inner.startswith("-"):
            inner_start += 1
            inner = inner[1:]
        inner = inner.removesuffix("-")
        self._at = found.end()
        yield self._token(TOKEN_OUTPUT, self._source[start : found.end()], start)
        yield self._token(TOKEN_EXPRESSION, inner, inner_start)

    def _tag(self, start: int) -> Iterator[Token]:
        end = -1 if "%}" in self._unended else self._source.find("%}", start + 2)
        if end < 0:
            self._unended.add("%}")
            yield from self._broken(start, start + 2)
            return
        end += 2
        found = _TAG.fullmatch(self._source, start, end)
        if found is None:
            yield from self._broken(start, end)
            return
        name, expression = found[1], found[2]
        self._trim = self._source[end - 3] == "-" and end - 3 > start + 1
        self._at = end
        if name == "raw" and not expression:
            yield from self._raw(start, end)
            return
        yield self._token(TOKEN_TAG, name, start)
        if expression or name in _MAY_LACK_A_NAME:
            yield self._token(TOKEN_EXPRESSION, expression, found.start(2))

    def _raw(self, start: int, end: int) -> Iterator[Token]:
        found = None if "raw" in self._unended else self._end_of_raw(end)
        if found is None:
            self._unended.add("raw")
            yield from self._broken(start, end)
            return
        body_end, self._at = found
        if body_end > end:
            yield self._token(TOKEN_CONTENT, self._source[end:body_end], end)

    def _end_of_raw(self, at: int) -> tuple[int, int] | None:
        """Where the tag begins and ends that ends a `raw`: the last one begun in its piece."""
        while found := _START.search(self._source, at):
            start = found.start()
            mark = _TAG_END if found.group() == "{%" else _OUTPUT_END
            ended = mark.search(self._source, start + 2)
            if ended is None:
                # Behind this nothing ends that could hold the tag.
                return None
            at = ended.end()
            if self._source.endswith("%}", start, at):
                begun = list(_TAG_START.finditer(self._source, start, at))
                if begun and begun[-1][1] == "endraw":
                    return begun[-1].start(), at
        return None

    def _broken(self, start: int, end: int) -> Iterator[Token]:
        self._trim = False
        self._at = end
        yield self._token(TOKEN_TAG, BROKEN, start)
