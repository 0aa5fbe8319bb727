"""The words that readers see: a post's prose without its markup, each character with its place."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator
from html import unescape

from newsletter_editor.spelling.blocks import Block, Kind, blocks
from newsletter_editor.spelling.remembered import Remembered
from newsletter_editor.text.ranges import Range

OPAQUE = "\ufffc"
"""Stands for what is no prose but fills a place in the sentence: code, a formula, a URL."""

_ENDINGS = (
    "com|org|net|edu|gov|ai|io|co|es|mx|ar|cl|pe|uy|eu|uk|us|fr|de|br|dev|app|info|me|tv|ly|gg|xyz"
    "|py|js|ts|md|txt|json|csv|tsv|pdf|html?|css|ya?ml|toml|sh|ipynb|png|jpe?g|gif|svg|zip|gz|rb|cpp"
)
_SYNTAX = re.compile(
    rf"""
    (?P<line_break>\\\\(?=\n|\Z)|^\\\\$)
    |(?P<escape>\\(?=[\\`*_{{}}\[\]()\#+\-.!<>"'$|:&~]))
    |(?P<code>(?<!`)(?P<ticks>`++).{{1,1000}}?(?<!`)(?P=ticks)(?!`))
    |(?P<math>\$\$.{{1,1000}}?\$\$|\\\(.{{1,500}}?\\\)
        |\$(?<![\w$\\]\$)(?=[^\s$])(?:[^$\n]{{0,200}}?[\\^_={{}}<>+][^$\n]{{0,200}}?|[a-zA-Z]\w?|\w\([\w,]+\))(?<!\s)\$(?!\w)
        |\\[a-zA-Z]{{2,30}}(?:\{{[^{{}}\n]{{0,100}}\}})*)
    |(?P<filling>\{{%-?\s*(?:include|include_relative|include_cached|link|post_url|gist)\s.{{0,500}}?%\}}
        |<img\b[^<>]{{0,2000}}>)
    |(?P<parting>\{{%-?\s*(?:else|elsif|when|for|endfor)\b.{{0,500}}?%\}}
        |</?(?:br|hr|td|th|tr|li|p|div|dd|dt|ul|ol|table|summary|details|figcaption|h[1-6]
            |option|optgroup|button|legend|caption|blockquote|section|article|header|footer|aside|nav)
        (?=[\s/>])[^<>]{{0,1000}}>
        |(?<=[^\W\d_])\[\^[^\]\s]{{1,100}}\](?=[^\W\d_]))
    |(?P<hidden><!--.{{0,2000}}?-->|\{{%[^%]{{0,500}}+(?:%(?!\}})[^%]{{0,500}}+){{0,9}}%\}})
    |(?P<output>\{{\{{[^}}]{{0,500}}+(?:\}}(?!\}})[^}}]{{0,500}}+){{0,9}}\}}\}})
    |(?P<attributes>\{{::?[^}}\n]{{0,300}}\}}|\{{\#[^}}\s]{{0,300}}\}})
    |(?P<verbatim><(?P<element>script|style|pre|code|kbd|samp|var|math|svg|iframe)\b.{{0,2000}}?
        </(?P=element)\s*>)
    |(?P<address><(?:https?:|mailto:|www\.)[^>\s]{{1,500}}>
        |<[^@\s<>]{{1,64}}@[^\s<>]{{1,200}}>
        |(?:https?|ftp)://[^\s<>"”»\])]+(?:\([^\s()]*\)[^\s<>"”»\])]*)*
        |\bwww\.[^\s<>"”»\])]+
        |[\w.+-]{{1,64}}@[\w-]+(?:\.[\w-]+)+
        |(?<![\w@/.])(?:~|\.{{1,2}})?/[\w.-]+(?:/[\w.-]+)+/?
        |(?<![\w-])[\w-]{{1,64}}(?:\.[\w-]{{1,64}}){{0,3}}\.(?:{_ENDINGS})\b(?![\w@])(?:/[^\s<>"”»\])]*)?)
    |(?P<identifier>(?<![\w.@/-])[a-z_]\w{{2,40}}(?:\.[a-z_]\w{{2,40}})+(?:\(\))?(?![\w@]))
    |(?P<tag></?[a-zA-Z][^<>]{{0,1000}}>)
    |(?P<entity>&(?:\#\d{{1,7}}|\#x[0-9a-fA-F]{{1,6}}|[a-zA-Z]\w{{1,30}});)
    |(?P<note>\[\^[^\]\s]{{1,100}}\]:?)
    |(?P<target>\]\(\s*(?:<[^<>\n]*>|(?:[^()\s\\]|\\.|\((?:[^()\s]|\([^()\s]*\))*\))*)
        (?:\s+(?P<title>"[^"]*"|'[^']*'|\([^()]*\)))?\s*\))
    |(?P<reference>\]\ ?\[[^\]\n]{{0,200}}\])
    |(?P<image>!(?=\[))
    |(?P<opening>\[)
    |(?P<closing>\])
    |(?P<shortcode>:[a-z][a-z0-9_+-]{{1,40}}:(?!\w))
    |(?P<handle>(?<![\w&])[@\#](?=[^\W\d_])[\w-]+)
    |(?P<emphasis>\*+|(?<![\w\\])_+(?=\S)|(?<=[^\s\\])_+(?!\w)|~~|==(?=\S))
    |(?P<quote_mark>(?<=\n)[ \t]*>[ \t]?)
    """,
    re.VERBOSE | re.DOTALL,
)
_FILLS_A_PLACE = {
    "code", "math", "output", "verbatim", "address", "identifier", "shortcode", "handle", "filling",
}  # fmt: skip
_STANDS_APART = {"hidden", "attributes"}
"""Dropped, with one of the two spaces around it."""
_DROPPED = {
    "escape", "hidden", "attributes", "tag", "note", "image", "emphasis", "quote_mark", "reference",
}  # fmt: skip


class Passage:
    """One paragraph, heading or title as it is read. Offsets into `text` are its own."""

    __slots__ = ("_encoded", "_places", "kind", "text")

    def __init__(
        self,
        text: str,
        places: array[int],
        kind: Kind,
        encoded: frozenset[int] = frozenset(),
    ) -> None:
        self.text = text
        self.kind = kind
        self._places = places
        self._encoded = encoded
        """Indices in `text` of characters that the post writes as several: `&aacute;`, `\\"`."""

    def range(self, start: int, end: int) -> Range:
        """Where `text[start:end]` stands in the block; an empty stretch is a place."""
        if start == end:
            # Before the character that follows, so that `**` and `[` stay in front of what comes.
            place = self._places[start] if start < len(self.text) else self._places[-1] + 1
            return Range(place, place)
        return Range(self._places[start], self._places[end - 1] + 1)

    def is_unbroken(self, start: int, end: int) -> bool:
        """Whether no markup stands within `text[start:end]`, so that it can be replaced whole."""
        return start >= end or (
            self._places[end - 1] - self._places[start] == end - 1 - start
            and self._encoded.isdisjoint(range(start, end))
        )


def passage_of(text: str, kind: Kind = "paragraph") -> Passage:
    """The prose of one block of Markdown."""
    reader = _Reader()
    at = 0
    for found in _SYNTAX.finditer(text):
        reader.keep(text, at, found.start())
        reader.take(found)
        at = found.end()
    reader.keep(text, at, len(text))
    return reader.passage(kind)


class _Reader:
    def __init__(self) -> None:
        self._characters: list[str] = []
        self._places = array("q")
        self._openings: list[int] = []
        self._encoded: set[int] = set()
        self._space_is_enough = False

    def keep(self, text: str, start: int, end: int) -> None:
        if self._space_is_enough and start < end:
            self._space_is_enough = False
            if text[start] == " " and self._characters[-1:] in ([" "], []):
                start += 1
        self._characters += text[start:end]
        self._places.extend(range(start, end))

    def _add(self, character: str, place: int) -> None:
        self._characters.append(character)
        self._places.append(place)

    def take(self, found: re.Match[str]) -> None:
        kind = found.lastgroup
        # The named parts of an alternative close after it, so `lastgroup` may name one of them.
        kind = {"ticks": "code", "element": "verbatim", "title": "target"}.get(kind or "", kind)
        if kind == "opening":
            self._openings.append(len(self._characters))
            self._add("[", found.start())
        elif kind == "closing":
            if self._openings:
                self._openings.pop()
            self._add("]", found.start())
        elif kind in ("target", "reference"):
            self._close_link(found)
        elif kind == "entity":
            self._encoded.add(len(self._characters))
            self._add(_sign_of(found[0]) or OPAQUE, found.start())
        elif kind in ("line_break", "parting"):
            self._add("\n", found.start())
        elif kind in _FILLS_A_PLACE:
            self._add(OPAQUE, found.start())
        else:
            assert kind in _DROPPED, kind
            if kind == "escape":
                self._encoded.add(len(self._characters))
            self._space_is_enough = kind in _STANDS_APART

    def _close_link(self, found: re.Match[str]) -> None:
        if not self._openings:
            self._add(OPAQUE, found.start())
            return
        opening = self._openings.pop()
        if opening == len(self._characters) - 1:
            del self._characters[opening], self._places[opening]
            if opening + 1 in self._encoded:
                self._encoded.remove(opening + 1)
                self._encoded.add(opening)
        else:
            # Taken out at the end, all at once.
            self._characters[opening] = ""
        if found["title"]:
            self._add("\n", found.start("title") - 1)
            self.keep(found.string, found.start("title") + 1, found.end("title") - 1)
            self._add("\n", found.end("title") - 1)

    def passage(self, kind: Kind) -> Passage:
        text = "".join(self._characters)
        if len(text) == len(self._characters):
            return Passage(text, self._places, kind, frozenset(self._encoded))
        places = array("q")
        encoded = set()
        for at, sign in enumerate(self._characters):
            if at in self._encoded:
                # Of a sign that was taken out it is the next one.
                encoded.add(len(places))
            if sign:
                places.append(self._places[at])
        return Passage(text, places, kind, frozenset(encoded))


_SIGNS_OF_PROSE = "¿¡«»“”‘’…–—ºª\u00ad\u200b"


def _sign_of(entity: str) -> str:
    """The letter, space or punctuation that an entity stands for; empty for other signs."""
    sign = unescape(entity)
    if sign == "\u00a0":
        return " "
    return sign if len(sign) == 1 and (sign.isalpha() or sign in _SIGNS_OF_PROSE) else ""


class ProseReader:
    """Reads posts again and again as they change: blocks that did not are not read twice."""

    def __init__(self) -> None:
        self._passages = Remembered[tuple[str, Kind], Passage](lambda key: passage_of(*key))

    def read(self, text: str) -> Iterator[tuple[Block, Passage]]:
        """Each block of the post that holds prose; a passage's ranges count from `block.start`."""
        for block in blocks(text):
            passage = self._passages[block.text, block.kind]
            if passage.text.strip():
                yield block, passage
