"""Reads spans: runs to the next character that may mean something and asks its constructs."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final, NamedTuple, TypeAlias

from newsletter_editor.kramdown.definitions import Definitions
from newsletter_editor.kramdown.options import Options
from newsletter_editor.kramdown.tree import AttributeList, Node
from newsletter_editor.text.blocks.searching import Braces, Finders

SPARE_STEPS: Final = 20_000
"""Steps from span to span for what is read again, behind signs without an end; kramdown takes a
time that doubles with each of them."""
DEEPEST: Final = 100
"""Spans inside of spans; what is nested deeper is read as text."""

Accept: TypeAlias = Callable[[re.Match[str]], bool]


class SpanConstruct(NamedTuple):
    """One kind of span. `first` are the characters that it begins with.

    `parse` is called with the parser standing on such a character. It reads the span or, if it has
    begun to and found none, adds the beginning as text; False says that it is not meant at all.
    """

    name: str
    first: str
    parse: Callable[[SpanParser], bool]


class SpanConstructs:
    """The constructs of one dialect, and the patterns that find where one may begin."""

    def __init__(self, order: tuple[SpanConstruct, ...]) -> None:
        self.by_first: dict[str, tuple[SpanConstruct, ...]] = {}
        for character in dict.fromkeys("".join(construct.first for construct in order)):
            self.by_first[character] = tuple(c for c in order if character in c.first)
        characters = "".join(self.by_first)
        self.special = _special(characters)
        self.special_or_bracket = _special(characters + "]")


# What has to stand beside these for them to be more than text.
_COMPANY: Final = {
    "!": r"(?=\[)",
    "-": r"(?=-)",
    ".": r"(?=\.\.)",
    ">": r"(?=>)",
    "~": r"(?=~)",
    "{": r"(?=:)",
    "$": r"(?=\$)",
    "\n": r"(?<=  \n)",
}


def _special(characters: str) -> re.Pattern[str]:
    alone = [c for c in characters if c not in _COMPANY]
    # The set comes first, as the regular expression machine then skips all other text at once.
    choices = [f"(?<=[{re.escape(''.join(alone))}])"] if alone else []
    choices += [f"(?<={re.escape(c)}){_COMPANY[c]}" for c in characters if c in _COMPANY]
    return re.compile(f"[{re.escape(characters)}](?:{'|'.join(choices)})")


class SpanContext:
    """What all texts of a post share when their spans are read."""

    def __init__(
        self,
        options: Options,
        definitions: Definitions,
        constructs: SpanConstructs,
        spare_steps: int = SPARE_STEPS,
    ) -> None:
        self.options = options
        self.definitions = definitions
        self.constructs = constructs
        self.looked_up: set[tuple[str, str]] = set()
        """What was asked of the definitions, found or not: kind and name."""
        self.changes_options = False
        self.spare_steps = spare_steps
        """What all texts together may still take to be read again."""

    def set_options(self, values: dict[str, str]) -> None:
        """Change options for the rest of the post, as `{::options …}` does."""
        self.changes_options = True
        for name, value in values.items():
            self.options = self.options.with_inline(name, value)

    def apply(self, attributes: AttributeList, node: Node) -> None:
        """Set the attributes that a list asks for."""
        for name in attributes.references:
            self.looked_up.add(("attributes", name))
        known = self.definitions
        attributes.apply_to(node.attributes, known.attribute_lists, known.repeats)


class Frame:
    """A span whose end has not been reached."""

    __slots__ = ("closings", "node", "passed")

    def __init__(self, node: Node) -> None:
        self.node = node
        self.passed: list[int] = []
        """Delimiters like the span's own that could not end it and became text."""
        self.closings: dict[int, int | None] = {}
        """For opening brackets that were passed: where the closing one is, if there is one."""


class SpanParser:
    """Reads the spans of one text."""

    def __init__(self, text: str, context: SpanContext, constructs: SpanConstructs | None = None):
        self.text = text
        self.context = context
        self.constructs = constructs or context.constructs
        self.position = 0
        self.open: list[Frame] = []
        # A limit, so that the worst text, and all of a post, cost no more than their length.
        self._spare = min(2000 + 2 * len(text), context.spare_steps)
        self._steps = self._spare
        """How many more may be taken where the text has been read before; then all is text."""
        self._furthest = 0
        self._finders = Finders(text)
        self._braces: Braces | None = None
        self._hopeless: dict[tuple[Any, ...], set[int]] = {}
        self.memory: dict[type, object] = {}
        """What constructs have found out about the whole text, by their own types."""

    def parse_into(
        self,
        target: Node | Frame,
        stop: re.Pattern[str] | None = None,
        accept: Accept | None = None,
        constructs: SpanConstructs | None = None,
        brackets: bool = False,
    ) -> bool:
        """Read spans into `target`, to the end of the text or to `stop` where `accept` agrees.

        Returns whether it came to `stop`, before which it then stands.
        """
        outer_constructs = self.constructs
        if constructs is not None:
            self.constructs = constructs
        frame = target if isinstance(target, Frame) else Frame(target)
        node = frame.node
        self.open.append(frame)
        found = self._run(node, stop, accept, brackets)
        self.open.pop()
        self.constructs = outer_constructs
        _join_texts(node.children)
        if not self.open:
            self.context.spare_steps -= max(self._spare - max(self._steps, 0), 0)
        return found

    def _run(
        self, node: Node, stop: re.Pattern[str] | None, accept: Accept | None, brackets: bool
    ) -> bool:
        text, end, children = self.text, len(self.text), node.children
        by_first = self.constructs.by_first
        special = self.constructs.special_or_bracket if brackets else self.constructs.special
        while self.position < end:
            start = self.position
            if start < self._furthest:
                self._steps -= 1
            else:
                self._furthest = start
            match = special.search(text, start) if self._steps >= 0 else None
            if match is not None and match[0] == "\n" and match.start() < start + 2:
                # One of its two spaces belongs to what came before, so it is no line break.
                match = special.search(text, match.end())
            if match is None:
                if stop is None:
                    children.append(text[start:])
                    self.position = end
                return False
            at = match.start()
            first = text[at]
            if first in "\"'>\n" and at > start:
                # These are read together with what stands before them.
                at -= 2 if first == "\n" else (first != ">" or text[at - 1] == " ")
            if at > start:
                children.append(text[start:at])
                self.position = at
            closing = stop.match(text, at) if stop is not None else None
            if closing is not None and (accept is None or accept(closing)):
                return True
            for construct in by_first.get(first, ()):
                if construct.parse(self):
                    break
            else:
                # A quote takes the character before it along, whatever that might have been.
                quote = by_first.get(text[at + 1 : at + 2], ()) if first not in "\\\"'" else ()
                if not any(c.parse(self) for c in quote if "'" in c.first):
                    children.append(text[at])
                    self.position += 1
        return False

    # What constructs ask and tell.

    @property
    def node(self) -> Node:
        """The span that is being read."""
        return self.open[-1].node

    @property
    def frame(self) -> Frame:
        """Where the span that is being read stands."""
        return self.open[-1]

    def add(self, node: Node | str) -> None:
        """Append a span or text."""
        if node != "":
            self.open[-1].node.children.append(node)

    def is_inside(self, *kinds: type[Node]) -> bool:
        """Whether a span of one of these kinds is open."""
        return any(isinstance(frame.node, kinds) for frame in self.open)

    def hopeless(self, delimiter: str) -> set[int]:
        """Places of a delimiter from which, within the spans that are open, there is no end.

        Between brackets that make no link, the same is read as often as brackets are tried.
        """
        around = delimiter, id(self.constructs), *(type(frame.node) for frame in self.open)
        return self._hopeless.setdefault(around, set())

    @property
    def is_too_deep(self) -> bool:
        """Whether no further span may be opened."""
        return len(self.open) >= DEEPEST

    def match(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """`pattern` at the position."""
        return pattern.match(self.text, self.position)

    def search(self, pattern: re.Pattern[str], position: int) -> re.Match[str] | None:
        """The next match behind `position`; asked often from rising places, it stays linear."""
        return self._finders.search(pattern, position)

    @property
    def braces(self) -> Braces:
        """Finds closing braces of this text."""
        if self._braces is None:
            self._braces = Braces(self.text)
        return self._braces

    def spend(self, steps: int) -> None:
        """Count work that was done besides the steps from span to span."""
        self._steps -= steps

    def read_part(self, target: Node, start: int, end: int) -> None:
        """Read a part of the text into `target`, as if it stood alone."""
        part = SpanParser(self.text[start:end], self.context)
        part._spare, part._steps = 0, self._steps
        part._furthest = self._furthest - start
        part.parse_into(target)
        self._steps = part._steps
        self._furthest = max(self._furthest, start + part._furthest)

    def add_text(self, length: int) -> bool:
        """Take the next characters as text. Always True, so that constructs can end with it."""
        self.add(self.text[self.position : self.position + length])
        self.position += length
        return True


def _join_texts(children: list[Node | str]) -> None:
    """Make neighbouring texts one, as abbreviations and line breaks may reach across them."""
    if len(children) < 2:
        return
    joined: list[Node | str] = []
    texts: list[str] = []
    for child in children:
        if isinstance(child, str):
            texts.append(child)
            continue
        if texts:
            joined.append("".join(texts))
            texts.clear()
        joined.append(child)
    if texts:
        joined.append("".join(texts))
    children[:] = joined
