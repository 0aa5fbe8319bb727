"""What the parts of a post's line are, for colouring: a line and the state before it are enough.

This is no parser: it must be quick, never wrong about where a block of code or the front matter
ends, and may be simpler than kramdown in all else. Offsets are code points of the line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import IntEnum
from typing import NamedTuple

LONGEST_LINE = 2500
"""Characters of a line that are looked at; no person reads a longer one by its colours."""

_DEEPEST = 4


class Mode(IntEnum):
    """What a line end is inside of. A state is a mode and, in its higher bits, a number."""

    BODY = 0
    START = 1
    """Nothing has been seen yet: only here front matter can begin."""
    FRONT_MATTER = 2
    FENCE = 3
    """The number is twice the fence's length, plus one for tildes."""
    COMMENT = 4
    TAG = 5
    LIQUID = 6
    RAW = 7
    """Between `{% raw %}` and its end, and the like; the number is an index of `_RAW_TAGS`."""
    YAML_BLOCK = 8
    """In a `|` or `>` value of the front matter; the number is the key's indentation."""


_MODE_BITS = 4


def mode_of(state: int) -> Mode:
    """The mode of a block state; a block that was never looked at has -1."""
    return Mode(state & (1 << _MODE_BITS) - 1) if state >= 0 else Mode.START


class Span(NamedTuple):
    """A stretch of a line and what it is, from the outside in; later spans lie over earlier."""

    start: int
    end: int
    kinds: tuple[str, ...]


_RAW_TAGS = ("raw", "comment", "highlight")
_MARKER = re.compile(r"---\s*$")
_KEY = re.compile(r"(\s*(?:-\s+)*)([^\s:#][^:#]*?)(\s*:)(?=\s|$)")
_YAML_COMMENT = re.compile(r"(?:^|(?<=\s))#")
_YAML_STRING = re.compile(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'")
_YAML_BLOCK = re.compile(r"[|>][+\-0-9]*\s*(?:#.*)?$")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})([ \t]*\S*[ \t]*)$")
"""A language is one word: what more stands behind a fence makes it text, as in kramdown."""
_HEADING = re.compile(r"#{1,6}(?=[ \t]|$)")
_UNDERLINE = re.compile(r"(?:=+|-+)\s*$")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_QUOTE = re.compile(r"(?: {0,3}>[ \t]?)+")
_LIST = re.compile(r"[ \t]*(?:[*+\-]|\d+\.)[ \t]+(?:\[[ xX]\][ \t]+)?")
_DEFINITION = re.compile(r" {0,3}(\[[^\]\n]+\]:)[ \t]*(\S*)")
_ATTRIBUTES = re.compile(r" {0,3}\{:[^}\n]*\}[ \t]*$")
_BREAK_LINE = re.compile(r"[ \t]*\\\\[ \t]*$")
_INLINE = re.compile(
    r"""(?P<escape>\\\\$|\\[\\.*_+`<>()\[\]{}#!:|"'$-])
      | (?P<code>(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`))
      | (?P<liquid>\{\{.*?\}\}|\{%.*?%\})
      | (?P<liquid_open>\{[{%])
      | (?P<attributes>\{:[^}\n]*\})
      | (?P<comment><!--.*?-->)
      | (?P<comment_open><!--)
      | (?P<address><(?:https?://|mailto:)[^>\s]*>)
      | (?P<tag></?[A-Za-z][\w:-]*(?:\s[^<>]*)?/?>)
      | (?P<tag_open></?[A-Za-z][\w:-]*(?:\s[^<>]*)?$)
      | (?P<link>!?\[(?P<text>(?:[^\[\]\\\n]|\\.|\[[^\[\]\n]*\])*)\]
          (?P<target>\((?:[^()\\\n]|\\.|\([^()\n]*\))*\)|\[[^\]\n]*\])?)
      | (?P<both>(?P<b>\*\*\*|___)(?=[^\s*_])(?P<both_text>.+?)(?<=[^\s*_])(?P=b))
      | (?P<strong>(?P<s>\*\*|__)(?=\S)(?P<strong_text>.+?)(?<=\S)(?P=s))
      | (?P<emphasis>(?<![\w*])(?P<e>[*_])(?=[^\s*_])(?P<emphasis_text>.+?)(?<=\S)(?P=e)(?![\w*]))
      | (?P<struck>~~(?=\S)(?P<struck_text>.+?)(?<=\S)~~)
      | (?P<math>\$\$.+?\$\$)
      | (?P<bare>(?<![\w/])https?://[^\s<>()\[\]]+)
      | (?P<entity>&(?:\#\d+|\#x[0-9a-fA-F]+|\w+);)
    """,
    re.VERBOSE,
)
_RAW_OPENING = re.compile(r"\{%-?\s*(" + "|".join(_RAW_TAGS) + r")\b[^%]*%\}")


def spans(line: str, state: int) -> tuple[list[Span], int]:
    """What is on a line, and the state behind it; `state` is the one behind the line before."""
    line = line[:LONGEST_LINE]
    mode, number = mode_of(state), max(state, 0) >> _MODE_BITS
    if mode is Mode.START:
        if _MARKER.match(line):
            return [Span(0, len(line), ("markup",))], Mode.FRONT_MATTER
        mode = Mode.BODY
    match mode:
        case Mode.FRONT_MATTER | Mode.YAML_BLOCK:
            return _front_matter(line, mode, number)
        case Mode.FENCE:
            return _in_fence(line, number)
        case Mode.RAW:
            return _in_raw(line, number)
        case _:
            return _body(line, mode)


def _state(mode: Mode, number: int = 0) -> int:
    return mode | number << _MODE_BITS


def _front_matter(line: str, mode: Mode, number: int) -> tuple[list[Span], int]:
    if _MARKER.match(line):
        return [Span(0, len(line), ("markup",))], Mode.BODY
    indent = len(line) - len(line.lstrip())
    if mode is Mode.YAML_BLOCK and (indent > number or not line.strip()):
        return [Span(0, len(line), ("string",))], _state(mode, number)
    found: list[Span] = []
    key = _KEY.match(line)
    if key:
        found.append(Span(*key.span(2), ("key",)))
        found.append(Span(*key.span(3), ("markup",)))
    value_start = key.end() if key else 0
    strings = _YAML_STRING.finditer(line, value_start)
    found += (Span(*string.span(), ("string",)) for string in strings)
    for comment in _YAML_COMMENT.finditer(line, value_start):
        if not any(span.start <= comment.start() < span.end for span in found):
            found.append(Span(comment.start(), len(line), ("comment",)))
            break
    if key and _YAML_BLOCK.match(line[key.end() :].lstrip()):
        return found, _state(Mode.YAML_BLOCK, len(key[1]))
    return found, Mode.FRONT_MATTER


def _in_fence(line: str, number: int) -> tuple[list[Span], int]:
    sign = "~" if number & 1 else "`"
    bare = line.strip()
    if len(bare) >= number >> 1 and not bare.strip(sign) and len(line) - len(line.lstrip()) < 4:
        return [Span(0, len(line), ("markup",))], Mode.BODY
    return [Span(0, len(line), ("code",))], _state(Mode.FENCE, number)


def _in_raw(line: str, number: int) -> tuple[list[Span], int]:
    name = _RAW_TAGS[number] if number < len(_RAW_TAGS) else _RAW_TAGS[0]
    kind = "comment" if name == "comment" else "code"
    end = re.search(r"\{%-?\s*end" + name + r"\s*-?%\}", line)
    if end is None:
        return [Span(0, len(line), (kind,))], _state(Mode.RAW, number)
    found = [Span(0, end.start(), (kind,)), Span(*end.span(), ("liquid",))]
    state = _inline(line, end.end(), len(line), (), found, 0)
    return found, state


def _body(line: str, mode: Mode) -> tuple[list[Span], int]:
    found: list[Span] = []
    start, kinds = 0, ()
    if mode in (Mode.COMMENT, Mode.TAG, Mode.LIQUID):
        kind, sign = {
            Mode.COMMENT: ("comment", "-->"),
            Mode.TAG: ("html", ">"),
            Mode.LIQUID: ("liquid", "}"),
        }[mode]
        at = line.find(sign)
        # A tag or Liquid that nobody closed would otherwise colour all that follows.
        if at < 0 and (mode is Mode.COMMENT or line.strip()):
            return [Span(0, len(line), (kind,))], mode
        start = at + len(sign) if at >= 0 else 0
        found.append(Span(0, start, (kind,)))
    else:
        fence = _FENCE.match(line)
        if fence and not (fence[1][0] == "`" and "`" in fence[2]):
            found.append(Span(0, len(line), ("markup",)))
            number = len(fence[1]) * 2 + (fence[1][0] == "~")
            return found, _state(Mode.FENCE, number)
        start, kinds = _prefix(line, found)
        if start < 0:
            return found, Mode.BODY
    return found, _inline(line, start, len(line), kinds, found, 0)


def _prefix(line: str, found: list[Span]) -> tuple[int, tuple[str, ...]]:
    """Marks at the start of a line: where they end (-1: nothing else is there) and what follows."""
    if _HEADING.match(line):
        level = len(line) - len(line.lstrip("#"))
        found.append(Span(0, len(line), ("heading",)))
        found.append(Span(0, level, ("heading", "markup")))
        return level, ("heading",)
    for whole, kind in (
        (_UNDERLINE, "markup"),
        (_RULE, "markup"),
        (_ATTRIBUTES, "attributes"),
        (_BREAK_LINE, "markup"),
    ):
        if whole.match(line):
            found.append(Span(0, len(line), (kind,)))
            return -1, ()
    start, kinds = 0, ()
    quote = _QUOTE.match(line)
    if quote:
        start, kinds = quote.end(), ("quote",)
        found.append(Span(0, len(line), ("quote",)))
        found.append(Span(0, start, ("markup",)))
    item = _LIST.match(line, start)
    if item:
        found.append(Span(start, item.end(), ("markup",)))
        start = item.end()
    definition = None if item or quote else _DEFINITION.match(line)
    if definition:
        found.append(Span(*definition.span(1), ("markup",)))
        found.append(Span(*definition.span(2), ("target",)))
        return -1, ()
    return start, kinds


def _inline(
    line: str, start: int, end: int, kinds: tuple[str, ...], found: list[Span], depth: int
) -> int:
    """Add what is between `start` and `end`, and give the state behind it."""
    for match in _INLINE.finditer(line, start, end):
        kind = match.lastgroup or ""
        at, stop = match.span()
        if kind in ("liquid_open", "comment_open", "tag_open"):
            name = kind.removesuffix("_open").replace("tag", "html")
            found.append(Span(at, end, (*kinds, name)))
            return {"liquid": Mode.LIQUID, "comment": Mode.COMMENT, "html": Mode.TAG}[name]
        raw = _RAW_OPENING.match(match[0]) if kind == "liquid" else None
        if raw and not re.search(r"\{%-?\s*end" + raw[1], line[stop:]):
            found.append(Span(at, stop, ("liquid",)))
            found.append(Span(stop, end, ("code",)))
            return _state(Mode.RAW, _RAW_TAGS.index(raw[1]))
        found += _of_match(match, kinds)
        own = "link" if match["link"] else _own(match)
        if own and depth < _DEEPEST:
            part = "text" if own == "link" else f"{own}_text"
            _inline(line, *match.span(part), (*kinds, own), found, depth + 1)
    return Mode.BODY


def _own(match: re.Match[str]) -> str:
    names = ("both", "strong", "emphasis", "struck")
    return next((name for name in names if match[name] is not None), "")


def _of_match(match: re.Match[str], kinds: tuple[str, ...]) -> Iterator[Span]:
    at, stop = match.span()
    if match["link"] is not None:
        yield Span(at, stop, (*kinds, "markup"))
        yield Span(*match.span("text"), (*kinds, "link"))
        if match["target"] is not None:
            yield Span(match.start("target") + 1, stop - 1, (*kinds, "target"))
        return
    own = _own(match)
    if own:
        yield Span(at, stop, (*kinds, own, "markup"))
        yield Span(*match.span(f"{own}_text"), (*kinds, own))
        return
    names = {
        "escape": "markup",
        "code": "code",
        "liquid": "liquid",
        "attributes": "attributes",
        "comment": "comment",
        "address": "target",
        "tag": "html",
        "math": "code",
        "bare": "target",
        "entity": "html",
    }
    for group, kind in names.items():
        if match[group] is not None:
            yield Span(at, stop, (*kinds, kind))
            return
