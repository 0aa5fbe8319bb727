"""The message as plain text, written from the tree of its page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from newsletter_editor.mail.addresses import Addresses
from newsletter_editor.mail.article import FORMULA, drawn_text
from newsletter_editor.mail.elements import BLOCKS, EMBEDDED, LEFT_OUT
from newsletter_editor.mail.stand_ins import stand_in
from newsletter_editor.mail.words import Words
from newsletter_editor.mail.wrapping import WIDEST, fitted, wrapped
from newsletter_editor.markup.element import Element
from newsletter_editor.markup.tables import width
from newsletter_editor.text.numerals import first_of_list

_HEADINGS = {"h1": "=", "h2": "-", "h3": "-", "h4": "", "h5": "", "h6": ""}
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_NARROWEST = 24
"""Columns that are left for text, however deep it stands."""


class PlainText:
    """Writes one message."""

    def __init__(
        self, addresses: Addresses, words: Words, links: Literal["section", "in place"]
    ) -> None:
        self._addresses = addresses
        self._words = words
        self._in_place = links == "in place"
        self._numbers: dict[str, int] = {}
        self._waiting: list[str] = []

    def message(
        self, title: str, byline: str, parts: Iterable[Element], footer: Element, unsubscribe: str
    ) -> str:
        """The whole text, ending with a line feed."""
        chunks: list[list[str]] = []
        if title:
            chunks.append(_underlined(wrapped(title, WIDEST), "="))
        if byline:
            chunks.append(wrapped(byline, WIDEST))
        if self._addresses.page:
            chunks.append([f"{self._words.read_online}:", self._addresses.page])
        for part in parts:
            for child in _flowed(part):
                if isinstance(child, Element) and child.name in ("h1", "h2"):
                    self._end_section(chunks)
                chunks += self._block(child, WIDEST)
        self._end_section(chunks)
        below = self._blocks(footer, WIDEST)
        if unsubscribe:
            below.append([f"{self._words.unsubscribe}: {unsubscribe}"])
        if below:
            chunks.append(["-" * 40])
            chunks += below
            self._end_section(chunks)
        return "\n\n".join("\n".join(chunk) for chunk in chunks if any(chunk)) + "\n"

    def _end_section(self, chunks: list[list[str]]) -> None:
        """Put the links that have been numbered since the last time."""
        if self._waiting:
            chunks.append([f"[{self._numbers[each]}] {each}" for each in self._waiting])
            self._waiting = []

    def _blocks(self, parent: Element, wide: int) -> list[list[str]]:
        return [chunk for child in _flowed(parent) for chunk in self._block(child, wide)]

    def _block(self, node: Element | list[Element | str], wide: int) -> list[list[str]]:
        """The lines of a block, each list one that a blank line parts from the next."""
        if isinstance(node, list):
            text = self._inline(node)
            return [wrapped(text, wide)] if text else []
        match node.name:
            case "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
                text = self._inline(node.children)
                return [_underlined(wrapped(text, wide), _HEADINGS[node.name])] if text else []
            case "hr":
                return [["* * *"]]
            case "pre":
                return self._code(node, wide)
            case "ul" | "ol":
                return self._list(node, wide)
            case "dl":
                return self._definitions(node, wide)
            case "blockquote":
                return [_before(_joined(self._blocks(node, _less(wide, 2))), "> ", "> ")]
            case "table":
                return self._table(node, wide)
            case "div" if "footnotes" in node.classes:
                return [[f"{self._words.notes}:"], *self._notes(node, wide)]
        return self._blocks(node, wide)

    def _code(self, node: Element, wide: int) -> list[list[str]]:
        lines = _code_text(node).expandtabs(4).strip("\n").split("\n")
        found = []
        for line in lines:
            indent = " " * (4 + len(line) - len(line.lstrip(" ")))
            if width(indent + line.strip()) <= wide:
                found.append(f"    {line}".rstrip())
            else:
                found += wrapped(line.strip(), wide, indent, indent + "  ")
        return [found]

    def _list(self, node: Element, wide: int) -> list[list[str]]:
        items = [each for each in node.elements if each.name not in LEFT_OUT]
        number = first_of_list(node.get("start"))
        chunks = []
        for at, item in enumerate(items):
            mark = f"{number + at}. " if node.name == "ol" else "- "
            if box := _box_of(item):
                mark = f"- {box} "
            lines = _joined(self._blocks(item, _less(wide, width(mark))), tight=_is_tight(item))
            chunks.append(_before(lines or [""], mark, " " * width(mark)))
        if all(map(_is_tight, items)):
            return [[line for chunk in chunks for line in chunk]]
        return chunks

    def _notes(self, node: Element, wide: int) -> list[list[str]]:
        lists = [each for each in node.elements if each.name == "ol"]
        # A note may hold lists of its own.
        items = [each for notes in lists for each in notes.elements if each.name == "li"]
        return [
            _before(_joined(self._blocks(item, _less(wide, 4))), f"({at}) ", "    ")
            for at, item in enumerate(items, _first_number(node))
        ]

    def _definitions(self, node: Element, wide: int) -> list[list[str]]:
        found: list[str] = []
        for child in _pairs(node):
            if child.name == "dt":
                found += wrapped(self._inline(child.children), wide)
            else:
                lines = _joined(self._blocks(child, _less(wide, 4)), tight=_is_tight(child))
                found += _before(lines, "    ", "    ")
        return [found]

    def _table(self, node: Element, wide: int) -> list[list[str]]:
        if "rouge-table" in node.classes:
            return self._code(node, wide)
        captions = [each for each in node.elements if each.name == "caption"]
        found = [wrapped(self._inline(each.children), wide) for each in captions]
        rows = list(_rows_of(node))
        cells = [[self._cell(c) for c in r.elements if c.name in ("td", "th")] for r in rows]
        cells = [row for row in cells if row]
        if not cells:
            return found
        columns = max(map(len, cells))
        cells = [row + [""] * (columns - len(row)) for row in cells]
        widths = [max(width(row[at]) for row in cells) for at in range(columns)]
        has_head = any(each.name == "th" for each in rows[0].elements)
        if sum(widths) + 3 * (columns - 1) <= wide:
            lines = [" | ".join(map(fitted, row, widths)).rstrip() for row in cells]
            if has_head:
                lines.insert(1, "-+-".join("-" * each for each in widths))
            return [*found, lines]
        # Too wide to line up: one row after the other, whole.
        lines = []
        for at, row in enumerate(cells):
            lines += wrapped(" | ".join(row), wide, "", "    ")
            if at == 0 and has_head:
                lines.append("-" * 8)
        return [*found, lines]

    def _cell(self, cell: Element) -> str:
        return " / ".join(line.strip() for lines in self._blocks(cell, 10**6) for line in lines)

    def _inline(self, nodes: Sequence[Element | str]) -> str:
        said = "".join(
            # An image in a line of its own is no part of the sentences around it.
            f"\v{self._span(node)}\v" if _is_line(before, node, behind) else self._span(node)
            for before, node, behind in zip(["\n", *nodes], nodes, [*nodes[1:], "\n"], strict=False)
        )
        text = _BLANKS.sub(" ", said)
        return "\n".join(line.strip(" \xa0") for line in text.split("\v")).strip("\n ")

    def _span(self, node: Element | str) -> str:
        if isinstance(node, str):
            return FORMULA.sub(
                lambda found: (found[1] or found[2]).strip(), node.replace("\v", " ")
            )
        match node.name:
            case "br":
                return "\v"
            case "img":
                return " ".join(node.get("alt").split())
            case "a":
                return self._link(node)
            case "sup" if any("footnote" in each.classes for each in node.elements):
                return f"({node.text().strip()})"
            case "script" if node.get("type").lower().startswith("math/tex"):
                return node.text()
            case "span" | "div" if "kdmath" in node.classes:
                return node.text().strip().strip("$").strip()
        if node.name in EMBEDDED:
            return self._embedded(node)
        if node.name in LEFT_OUT:
            return ""
        if node.name in ("svg", "math"):
            return drawn_text(node)
        inner = "".join(map(self._span, node.children))
        return f" {inner} " if node.name in BLOCKS else inner

    def _link(self, node: Element) -> str:
        if "reversefootnote" in node.classes:
            return ""
        inner = "".join(map(self._span, node.children))
        address = self._addresses.link(node.get("href")) if node.get("href") else ""
        shown = inner.strip()
        if not address or "footnote" in node.classes:
            return inner
        if not shown or _is_same(shown, address):
            return shown if address.startswith(("mailto:", "tel:")) and shown else address
        return f"{inner} {self._told(address)}"

    def _embedded(self, node: Element) -> str:
        found = stand_in(node, self._addresses, self._words)
        return f"{found.words} {self._told(found.address)}" if found else ""

    def _told(self, address: str) -> str:
        if self._in_place:
            return f"<{address}>"
        if address not in self._numbers:
            self._numbers[address] = len(self._numbers) + 1
            self._waiting.append(address)
        return f"[{self._numbers[address]}]"


def _is_line(before: Element | str, node: Element | str, behind: Element | str) -> bool:
    """Whether a node is an image between two line ends."""
    return (
        isinstance(node, Element)
        and node.name == "img"
        and isinstance(before, str)
        and isinstance(behind, str)
        and before.endswith("\n")
        and behind.startswith("\n")
    )


def _flowed(parent: Element) -> list[Element | list[Element | str]]:
    """The blocks within an element; what stands between them in a line makes one of its own."""
    found: list[Element | list[Element | str]] = []
    line: list[Element | str] = []
    for child in parent.children:
        if isinstance(child, Element) and (child.name in BLOCKS or _holds_block(child)):
            found.append(line)
            found.append(child if child.name != "p" else child.children)
            line = []
        else:
            line.append(child)
    found.append(line)
    return [each for each in found if each]


def _holds_block(element: Element) -> bool:
    if element.name in LEFT_OUT or element.name in EMBEDDED:
        return False
    return any(each.name in BLOCKS or _holds_block(each) for each in element.elements)


def _is_tight(element: Element) -> bool:
    return not any(each.name in ("p", "pre", "table", "blockquote") for each in element.elements)


def _rows_of(table: Element) -> Iterator[Element]:
    for child in table.elements:
        if child.name == "tr":
            yield child
        elif child.name in ("thead", "tbody", "tfoot"):
            yield from _rows_of(child)


def _box_of(item: Element) -> str:
    """The box that begins an item; those of the items within it are their own."""
    for child in item.children:
        if isinstance(child, str):
            if child.strip():
                break
        elif child.name == "input" and child.get("type").lower() == "checkbox":
            return "[x]" if "checked" in child.attributes else "[ ]"
        else:
            return _box_of(child) if child.name in ("p", "label") else ""
    return ""


def _first_number(notes: Element) -> int:
    start = next((each.get("start") for each in notes.walk() if each.name == "ol"), "")
    return first_of_list(start)


def _pairs(node: Element) -> Iterable[Element]:
    for child in node.elements:
        if child.name in ("dt", "dd"):
            yield child
        elif child.name == "div":
            yield from _pairs(child)


def _code_text(node: Element) -> str:
    pieces = []
    for child in node.children:
        if isinstance(child, str):
            pieces.append(child)
        elif "lineno" not in child.classes and "gutter" not in child.classes:
            pieces.append("\n" if child.name == "br" else _code_text(child))
    return "".join(pieces)


def _is_same(shown: str, address: str) -> bool:
    return re.sub(r"^(?:https?://|mailto:|tel:)|/$", "", shown) == re.sub(
        r"^(?:https?://|mailto:|tel:)|/$", "", address
    )


def _underlined(lines: list[str], sign: str) -> list[str]:
    return [*lines, sign * max(map(width, lines))] if sign else lines


def _joined(chunks: list[list[str]], *, tight: bool = False) -> list[str]:
    lines: list[str] = []
    for chunk in chunks:
        if lines and not tight:
            lines.append("")
        lines += chunk
    return lines


def _before(lines: list[str], first: str, later: str) -> list[str]:
    return [
        (later if at else first) + line if line else (later if at else first).rstrip()
        for at, line in enumerate(lines)
    ]


def _less(wide: int, taken: int) -> int:
    return max(wide - taken, _NARROWEST)
