"""Writes nodes as HTML, and keeps what counts through a whole page: ids, footnotes, contents."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final
from uuid import uuid4

from newsletter_editor.kramdown import highlighting, identifiers
from newsletter_editor.kramdown.entities import Entity, by_name, by_number
from newsletter_editor.kramdown.options import Options
from newsletter_editor.kramdown.tree import Attributes, Node
from newsletter_editor.text.blocks.patterns import SPACES

if TYPE_CHECKING:
    from newsletter_editor.kramdown.blocks.code import Code
    from newsletter_editor.kramdown.blocks.heading import Heading
    from newsletter_editor.kramdown.blocks.list import List
    from newsletter_editor.kramdown.definitions import Definitions, FootnoteDefinition

CONTENTS_PLACE: Final = f"\0contents {uuid4()}\0"
FOOTNOTES_PLACE: Final = f"\0footnotes {uuid4()}\0"

_ESCAPES: Final = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}
_REFERENCE: Final = r"&(?:[\w:][\w:.\-]*;|#\d+;|#x[0-9a-fA-F]+;)"
_TEXT: Final = re.compile(rf"(?!{_REFERENCE})[&<>]", re.ASCII)
_ATTRIBUTE: Final = re.compile(rf'(?!{_REFERENCE})[&<>"]', re.ASCII)
_NEEDS_CARE: Final = re.compile('[&<>"]')
_CJK: Final = (
    "\u2e80-\u2e99\u2e9b-\u2ef3\u2f00-\u2fd5\u3005\u3007\u3021-\u3029\u3038-\u303b\u3041-\u3096"
    "\u309d-\u309f\u30a1-\u30fa\u30fd-\u30ff\u31f0-\u31ff\u32d0-\u32fe\u3300-\u3357\u3400-\u4dbf"
    "\u4e00-\u9fff\uf900-\ufa6d\ufa70-\ufad9\uff66-\uff6f\uff71-\uff9d\U0001b000-\U0001b167"
    "\U00020000-\U0003134a"
)
_CJK_LINE_END: Final = re.compile(rf"(?<=[{_CJK}])\n(?=[{_CJK}])")


def escape_text(text: str) -> str:
    """Text between tags; references such as `&amp;` stay what they are."""
    if "&" in text or "<" in text or ">" in text:
        return _TEXT.sub(lambda match: _ESCAPES[match[0]], text)
    return text


def escape_attribute(text: str) -> str:
    """The value of an attribute in double quotes; references stay what they are."""
    if _NEEDS_CARE.search(text):
        return _ATTRIBUTE.sub(lambda match: _ESCAPES[match[0]], text)
    return text


def escape_all(text: str) -> str:
    """Code: every sign stands for itself."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


class UsedFootnote:
    """A footnote that the page refers to."""

    __slots__ = ("definition", "name", "number", "repeats")

    def __init__(self, name: str, definition: FootnoteDefinition, number: int) -> None:
        self.name = name
        self.definition = definition
        self.number = number
        self.repeats = 0


class Page:
    """The page that is being written."""

    def __init__(
        self, options: Options, definitions: Definitions, abbreviations: dict[str, Attributes]
    ) -> None:
        self.options = options
        self.definitions = definitions
        self.abbreviations = abbreviations
        """The attributes of every abbreviation, its title among them."""
        self.footnotes: dict[str, UsedFootnote] = {}
        self.headings: list[tuple[Heading, str]] = []
        """Headings for the table of contents, and their ids."""
        self.contents_list: List | None = None
        self.footnotes_list: List | None = None
        self.in_contents = False
        """Whether a heading is being repeated in the contents: no links, no footnote marks."""
        self.is_free = True
        """Set to False by whatever is written otherwise when other parts of the page change."""
        self.used_ids: dict[str, int] = {}
        self.no_break_space = self.entity(by_number(160))
        self._quotes = tuple(self.entity(_quote_entity(entity)) for entity in options.smart_quotes)

    # Pieces of HTML.

    def inner(self, node: Node, indent: int) -> str:
        """What stands inside of a node that is itself indented by `indent`."""
        indent += 2
        pieces: list[str] = []
        # No comprehension, which would be one more call on every level of nesting.
        for child in node.children:
            pieces.append(self.text(child) if isinstance(child, str) else child.html(self, indent))  # noqa: PERF401
        return "".join(pieces)

    def text(self, text: str) -> str:
        """Plain text."""
        escaped = escape_text(text)
        if self.options.remove_line_breaks_for_cjk:
            return _CJK_LINE_END.sub("", escaped)
        return escaped

    def attributes(self, attributes: Attributes) -> str:
        """` name="value"` for each; an empty id is left out."""
        if not attributes:
            return ""
        return "".join(
            [
                f' {name}="{escape_attribute(value)}"'
                for name, value in attributes.items()
                if value is not None and not (name == "id" and not value.strip(SPACES))
            ]
        )

    def block(self, tag: str, attributes: Attributes, inner: str, indent: int) -> str:
        """An element on a line of its own."""
        return f"{' ' * indent}<{tag}{self.attributes(attributes)}>{inner}</{tag}>\n"

    def indented_block(self, tag: str, attributes: Attributes, inner: str, indent: int) -> str:
        """An element whose content is lines of their own."""
        margin = " " * indent
        return f"{margin}<{tag}{self.attributes(attributes)}>\n{inner}{margin}</{tag}>\n"

    def span(self, tag: str, attributes: Attributes, inner: str) -> str:
        """An element inside a line."""
        return f"<{tag}{self.attributes(attributes)}>{inner}</{tag}>"

    def entity(self, entity: Entity, original: str | None = None) -> str:
        """A character in the form that the option `entity_output` asks for."""
        output = self.options.entity_output
        character = entity.character
        if output == "as_char" and character is not None and character not in "<>&":
            return character
        if output in ("as_char", "as_input") and original is not None:
            return original
        if entity.name is not None and (output == "symbolic" or character in _ESCAPES):
            return f"&{entity.name};"
        return f"&#{entity.code_point};"

    def smart_quote(self, which: int) -> str:
        """0 and 1 are the single quotes, 2 and 3 the double ones; the even ones open."""
        return self._quotes[which]

    # Paragraphs, code, formulas.

    def code_block(self, code: Code, indent: int) -> str:
        """A block of code as rouge sets it, or plain where it sets none."""
        return highlighting.code_block(self, code.text, code.language, code.attributes, indent)

    def math_block(self, formula: str, attributes: Attributes, indent: int) -> str:
        """A formula of its own."""
        if self.options.math_engine != "mathjax":
            return self.block(
                "div", _with_class(attributes, "kdmath"), f"$$\n{formula}\n$$", indent
            )
        text = f"\\[{escape_all(formula)}\\]\n"
        return self.block("div", attributes, text, indent) if attributes else text

    def math_span(self, formula: str, attributes: Attributes) -> str:
        """A formula in a line."""
        if self.options.math_engine != "mathjax":
            return self.span("span", _with_class(attributes, "kdmath"), f"${formula}$")
        if attributes:
            return self.span("span", attributes, f"${formula}$")
        return f"\\({escape_all(formula)}\\)"

    # What counts through the page.

    def identify(self, heading: Heading, attributes: Attributes) -> None:
        """Give a heading its id, unless it has one."""
        if not self.options.auto_ids or attributes.get("id") is not None:
            return
        self.is_free = False
        identifier = self.simple_id(heading.source_text) or "section"
        attributes["id"] = self.options.auto_id_prefix + identifiers.numbered(
            identifier, self.used_ids
        )

    def simple_id(self, text: str) -> str:
        """The id that kramdown itself makes of a text."""
        if self.options.transliterated_header_ids:
            text = identifiers.transliterated(text)
        return identifiers.simple(text)

    def enter_in_contents(self, heading: Heading, attributes: Attributes) -> None:
        """Remember a heading for the table of contents."""
        identifier = attributes.get("id")
        classes = attributes.get("class") or ""
        if (
            identifier is not None
            and heading.level in self.options.toc_levels
            and not _NO_TOC.search(classes)
        ):
            self.headings.append((heading, identifier))

    def footnote_reference(self, name: str, definition: FootnoteDefinition) -> tuple[int, str]:
        """The number of a footnote, and what sets this mark's id apart from earlier ones."""
        self.is_free = False
        used = self.footnotes.get(name)
        if used is None:
            number = self.options.footnote_nr + len(self.footnotes)
            self.footnotes[name] = UsedFootnote(name, definition, number)
            return number, ""
        used.repeats += 1
        return used.number, f":{used.repeats}"

    def place_held_by(self, node: List) -> str | None:
        """What to write for a list that only holds the place of contents or footnotes."""
        if node.ial is None:
            return None
        if self.contents_list is None and node.refers_to("toc"):
            self.contents_list, self.is_free = node, False
            return CONTENTS_PLACE
        if self.footnotes_list is None and node.refers_to("footnotes"):
            self.footnotes_list, self.is_free = node, False
            return FOOTNOTES_PLACE
        return None


_NO_TOC: Final = re.compile(r"\bno_toc\b")


def _with_class(attributes: Attributes, name: str) -> Attributes:
    return {**attributes, "class": f"{attributes.get('class') or ''} {name}".lstrip(SPACES)}


def _quote_entity(name: str | int) -> Entity:
    entity = by_number(name) if isinstance(name, int) else by_name(name)
    return entity if entity is not None else by_number(39)
