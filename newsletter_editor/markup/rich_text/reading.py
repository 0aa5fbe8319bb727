"""HTML from the clipboard to what it says: the tree that a browser would make of it, walked once.

What tells programs apart: Word has lists only in its styles (`mso-list`) and brackets what is for
other programs in conditional comments; Google Docs wraps all in a `b` that is not bold and puts
lists beside their items; spreadsheets copy one table, whose style sheet says what is bold.
"""

from __future__ import annotations

import re
from typing import Any

from justhtml import JustHTML

from newsletter_editor.markup.rich_text.lists import nested_items
from newsletter_editor.markup.rich_text.nodes import (
    BREAK,
    Block,
    Code,
    Definitions,
    Footnote,
    Item,
    Kind,
    Listing,
    Paragraph,
    Quote,
    Rule,
    Run,
    Table,
    WordItem,
    joined,
)
from newsletter_editor.markup.rich_text.paragraphs import Sink
from newsletter_editor.markup.rich_text.styles import Look, Sheet, is_hidden, is_mono, look_of
from newsletter_editor.markup.rich_text.tables import table_of
from newsletter_editor.markup.rich_text.tree import (
    address,
    attribute,
    children,
    clean,
    code_language,
    elements,
    pairs,
    raw_text,
    scheme,
    span,
)
from newsletter_editor.text.numerals import first_of_list

_DEEPEST = 120
"""Elements within each other; what is deeper is read as text alone."""
_SKIPPED = frozenset(
    [
        "head",
        "script",
        "style",
        "title",
        "meta",
        "link",
        "noscript",
        "template",
        "svg",
        "math",
        "select",
        "textarea",
        "button",
        "iframe",
        "object",
        "embed",
        "audio",
        "video",
        "canvas",
        "map",
        "area",
        "base",
        "col",
        "colgroup",
        "xml",
    ]
)
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "body",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "header",
        "html",
        "legend",
        "li",
        "main",
        "nav",
        "p",
        "section",
        "summary",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
    ]
)
_MARKER = re.compile(r"\(?(?:(\d{1,4})|[a-z]{1,2}|[ivxlc]{1,6})[.)]\s*$", re.IGNORECASE)
_WORD_LEVEL = re.compile(r"\blevel(\d)")
_NOTE = re.compile(r"#_?(?:(?:sd)?(?:ftn|edn|footnote|endnote)|fn)[:\-_]?(\w*?\d+)(?:sym)?$", re.I)
_NOTE_ID = re.compile(r"_?(?:(?:sd)?(?:ftn|edn|footnote|endnote)|fn)[:\-_]?(\w*?\d+)$", re.I)
_BACK = re.compile(r"#_?(?:(?:sd)?(?:ftn|edn|footnote|endnote)(?:\d+anc|_?ref)|fnref)", re.I)


class Reader:
    """Reads one document."""

    def __init__(self, html: str) -> None:
        # Unsafe parts are not taken over in any case: only text, addresses and structure are.
        self._root = JustHTML(html, sanitize=False).root
        self._sheet = Sheet("\n".join(map(raw_text, elements(self._root, "style"))))
        self.left_out = 0
        """Images that nobody but this machine could see."""
        marks = (_NOTE.search(attribute(link, "href")) for link in elements(self._root, "a"))
        texts = (
            _NOTE_ID.fullmatch(attribute(node, "id"))
            for tag in ("div", "li")
            for node in elements(self._root, tag)
        )
        self._notes = {match[1] for match in marks if match} & {
            match[1] for match in texts if match
        }

    def blocks(self) -> list[Block]:
        """What the document says."""
        return self._inside(self._root, Look(), 0)

    def is_source_code(self) -> bool:
        """Whether a code editor has coloured its text; its plain text says it better."""
        body = next(elements(self._root, "body"), None)
        first = next((each for each in children(body) if each.name != "meta"), None)
        if first is None or first.name != "div":
            return False
        css = self._sheet.of("div", first.attrs)
        return css.get("white-space") == "pre" and is_mono(css.get("font-family", ""))

    def _inside(self, node: Any, look: Look, depth: int) -> list[Block]:
        sink = Sink()
        self._walk(node, look, sink, depth)
        sink.end_paragraph()
        return nested_items(sink.blocks)

    def _walk(self, node: Any, look: Look, sink: Sink, depth: int) -> None:
        if depth > _DEEPEST:
            sink.text(raw_text(node), look)
            return
        for child in node.children or ():
            if child.name == "#text":
                sink.text(child.data or "", look)
            elif not child.name.startswith(("#", "!")) and child.name not in _SKIPPED:
                self._element(child, look, sink, depth + 1)

    def _element(self, node: Any, outer: Look, sink: Sink, depth: int) -> None:
        tag, css = node.name, self._sheet.of(node.name, node.attrs)
        if is_hidden(css) or css.get("mso-list") == "ignore":
            return
        look = look_of(tag, css, outer)
        match tag:
            case "br":
                sink.runs.append(BREAK)
            case "img":
                self._image(node, look, sink)
            case "a":
                self._link(node, look, sink, depth)
            case "hr":
                sink.add(Rule())
            case "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
                self._heading(node, int(tag[1]), look, sink, depth)
            case "blockquote":
                sink.add(Quote(self._inside(node, look, depth)))
            case "pre":
                sink.add(Code(raw_text(node).strip("\n"), code_language(node)))
            case "ul" | "ol":
                sink.add(self._list(node, look, depth))
            case "dl":
                sink.add(self._definitions(node, look, depth))
            case "table":
                self._table(node, look, sink, depth)
            case "q":
                sink.text("“", look)
                self._walk(node, look, sink, depth)
                sink.text("”", look)
            case "input":
                pass
            case _ if (note := self._note(node)) is not None:
                sink.add(Footnote(note, self._inside(node, look, depth)))
            case _ if tag in _BLOCKS or css.get("display") == "block":
                self._block(node, css, look, sink, depth)
            case _:
                self._walk(node, look, sink, depth)

    def _block(self, node: Any, css: dict[str, str], look: Look, sink: Sink, depth: int) -> None:
        classes = attribute(node, "class").lower().split()
        if node.name == "p" and "msotitle" in classes:
            self._heading(node, 1, look, sink, depth)
            return
        if node.name == "li":
            # Outside any list: somebody has copied a part of one.
            sink.add(Listing([self._item(node, look, depth)]))
            return
        sink.end_paragraph()
        if node.name == "p" and "level" in css.get("mso-list", ""):
            sink.item = self._word_item(node, css["mso-list"])
        self._walk(node, look, sink, depth)
        sink.end_paragraph()

    def _heading(self, node: Any, level: int, look: Look, sink: Sink, depth: int) -> None:
        inner = look._replace(ignores_bold=True, styles=look.styles - {"bold"})
        runs = joined(self._inside(node, inner, depth))
        sink.add(Paragraph([Run(" ") if run.kind is Kind.BREAK else run for run in runs], level))

    def _link(self, node: Any, look: Look, sink: Sink, depth: int) -> None:
        target = attribute(node, "href").strip()
        note = _NOTE.search(target)
        if _BACK.search(target):
            return
        if note and note[1] in self._notes:
            sink.runs.append(Run("", Kind.FOOTNOTE, source=note[1]))
            return
        self._walk(node, look._replace(link=address(target) or look.link), sink, depth)

    def _note(self, node: Any) -> str | None:
        if node.name not in ("div", "li"):
            return None
        match = _NOTE_ID.fullmatch(attribute(node, "id"))
        return match[1] if match and match[1] in self._notes else None

    def _image(self, node: Any, look: Look, sink: Sink) -> None:
        source = attribute(node, "src").strip()
        alternative = clean(attribute(node, "alt"))
        is_tiny = attribute(node, "width") == "1" and attribute(node, "height") == "1"
        if is_tiny:
            return
        kept = source if scheme(source) in ("http", "https") else ""
        if not kept and source:
            self.left_out += 1
        sink.runs.append(Run(alternative, Kind.IMAGE, frozenset(), look.link, kept))

    def _list(self, node: Any, look: Look, depth: int) -> Block:
        items: list[Item] = []
        notes: list[Block] = []
        for child in children(node):
            if child.name in ("ul", "ol"):
                # Google Docs and old Word put a nested list beside the item that it is in.
                inner = self._list(child, look, depth + 1) if depth <= _DEEPEST else None
                if inner is not None:
                    if not items:
                        items.append(Item([]))
                    items[-1].blocks.append(inner)
            elif (note := self._note(child)) is not None:
                notes.append(Footnote(note, self._inside(child, look, depth)))
            elif child.name not in _SKIPPED:
                items.append(self._item(child, look, depth + 1))
        items = [item for item in items if item.blocks]
        if notes and not items:
            return Quote(notes) if len(notes) > 1 else notes[0]
        return Listing(items, node.name == "ol", first_of_list(attribute(node, "start")))

    def _item(self, node: Any, outer: Look, depth: int) -> Item:
        css = self._sheet.of(node.name, node.attrs)
        blocks = self._inside(node, look_of(node.name, css, outer), depth)
        box = next(
            (
                each
                for each in elements(node, "input")
                if attribute(each, "type").lower() == "checkbox"
            ),
            None,
        )
        if box is not None:
            return Item(blocks, "checked" in box.attrs)
        if attribute(node, "role") == "checkbox":
            return Item(blocks, attribute(node, "aria-checked") == "true")
        return Item(blocks)

    def _word_item(self, node: Any, style: str) -> WordItem | None:
        level = _WORD_LEVEL.search(style)
        if level is None:
            return None
        shown = ""
        for part in elements(node, "span"):
            if "ignore" in self._sheet.of("span", part.attrs).get("mso-list", ""):
                shown = raw_text(part).replace("\xa0", " ").strip()
                break
        marker = _MARKER.match(shown)
        number = int(marker[1]) if marker and marker[1] else 1
        return WordItem(int(level[1]), marker is not None, number)

    def _definitions(self, node: Any, look: Look, depth: int) -> Block:
        entries: list[tuple[list[Run], list[list[Block]]]] = []
        for child in pairs(node):
            if child.name == "dt":
                entries.append((joined(self._inside(child, look, depth)), []))
            elif child.name == "dd" and entries:
                entries[-1][1].append(self._inside(child, look, depth))
        return Definitions(entries)

    def _table(self, node: Any, look: Look, sink: Sink, depth: int) -> None:
        head, rows = [], []
        for part in children(node):
            if part.name == "caption":
                self._block(part, {}, look, sink, depth)
            for row in [part] if part.name == "tr" else children(part):
                if row.name == "tr":
                    cells = [each for each in children(row) if each.name in ("td", "th")]
                    rows.append([self._cell(cell, look, depth + 1) for cell in cells])
                    is_head = bool(cells) and all(each.name == "th" for each in cells)
                    head.append(part.name == "thead" or is_head)
        found = table_of(rows, sum(head) > 0 and head[0])
        if isinstance(found, Table):
            sink.add(found)
        else:
            for block in found:
                sink.add(block)

    def _cell(self, node: Any, look: Look, depth: int) -> tuple[list[Block], str, int, int]:
        css = self._sheet.of(node.name, node.attrs)
        inner = look_of(node.name, css, look)
        blocks = self._inside(node, inner, depth)
        side = css.get("text-align", "general")
        if side == "general":
            side = attribute(node, "align").lower()
        return blocks, side, span(node, "colspan"), span(node, "rowspan")
