"""What rich text says, written as kramdown reads it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence

from newsletter_editor.markup.escaping import without_liquid
from newsletter_editor.markup.rich_text.nodes import (
    Block,
    Code,
    Definitions,
    Footnote,
    Kind,
    Listing,
    Paragraph,
    Quote,
    Rule,
    Run,
    Table,
)
from newsletter_editor.markup.rich_text.spans import line_of
from newsletter_editor.markup.tables import Column, table_lines

_ONLY_SIGNS = re.compile(r"[-=:+ ]+")
END_OF_BLOCK = "^"
"""kramdown's sign between two lists that would else be one."""


class Writer:
    """Writes the blocks of one document."""

    def __init__(self, blocks: Sequence[Block], taken: Collection[str] = ()) -> None:
        """`taken` are labels of footnotes that are in use."""
        self._blocks = _with_code(blocks)
        self._notes: dict[str, str] = {}
        number = 1
        for source in _notes_of(self._blocks):
            while str(number) in taken:
                number += 1
            self._notes.setdefault(source, str(number))
            number += 1

    def markdown(self) -> str:
        r"""The document, without a line end behind it."""
        return "\n".join(self._lines(self._blocks))

    def _lines(self, blocks: Iterable[Block], *, tight: bool = False) -> list[str]:
        lines: list[str] = []
        last: Block | None = None
        for block in blocks:
            written = self._block(block)
            if not written:
                continue
            if lines and _would_join(last, block):
                # Right behind a list, for a blank line would make its last item a paragraph.
                lines.append(END_OF_BLOCK)
            elif lines and not tight:
                lines.append("")
            lines += written
            last = block
        return lines

    def _block(self, block: Block) -> list[str]:
        match block:
            case Paragraph(runs, 0):
                line = line_of(runs, self._notes)
                return line.split("\n") if line else []
            case Paragraph(runs, level):
                line = " ".join(line_of(runs, self._notes).split("\n"))
                line = re.sub(r"(?<![\\#])(#+)$", r"\\\1", line)
                return [f"{'#' * level} {line}"] if line else []
            case Code(text, language):
                if not text.strip():
                    return []
                return _code(text, language)
            case Rule():
                # Three dashes at the beginning of a file would begin its front matter.
                return ["***"]
            case Quote(blocks):
                return [f"> {line}" if line else ">" for line in self._lines(blocks)]
            case Listing():
                return self._listing(block)
            case Table():
                return self._table(block)
            case Footnote(source, blocks):
                return _hung(f"[^{self._notes.get(source, source)}]: ", self._lines(blocks), 4)
            case Definitions(entries):
                return self._definitions(entries)

    def _listing(self, listing: Listing) -> list[str]:
        lines: list[str] = []
        tight = all(_is_simple(item.blocks) for item in listing.items)
        for at, item in enumerate(listing.items):
            mark = f"{listing.start + at}. " if listing.ordered else "- "
            box = "" if item.is_done is None else "[x] " if item.is_done else "[ ] "
            content = self._lines(item.blocks, tight=_is_simple(item.blocks))
            if not content:
                continue
            if lines and not tight:
                lines.append("")
            content[0] = box + content[0]
            lines += _hung(mark, content, len(mark))
        return lines

    def _table(self, table: Table) -> list[str]:
        rows = [[self._cell(cell) for cell in row] for row in table.rows]
        columns = [Column(side) for side in table.alignments]
        return table_lines(rows, columns, table.has_head)

    def _cell(self, runs: Sequence[Run]) -> str:
        written = line_of(runs, self._notes, in_table=True)
        return "\\" + written if _ONLY_SIGNS.fullmatch(written) else written

    def _definitions(self, entries: Iterable[tuple[list[Run], list[list[Block]]]]) -> list[str]:
        lines: list[str] = []
        for term, meanings in entries:
            if lines:
                lines.append("")
            lines.append(" ".join(line_of(term, self._notes).split("\n")) or "&nbsp;")
            for blocks in meanings:
                lines += _hung(": ", self._lines(blocks) or ["&nbsp;"], 2)
        return lines


def _hung(mark: str, content: Sequence[str], width: int) -> list[str]:
    first, *others = content or [""]
    # kramdown takes no margin from a line of blanks, which code may hold.
    return [mark + first, *(" " * width + line if line.strip(" ") else line for line in others)]


def _is_simple(blocks: Sequence[Block]) -> bool:
    """Whether an item is one paragraph, and lists within it at most."""
    return (
        bool(blocks)
        and isinstance(blocks[0], Paragraph)
        and not blocks[0].level
        and all(isinstance(block, Listing) for block in blocks[1:])
    )


def _would_join(above: Block | None, below: Block) -> bool:
    match above, below:
        case Listing(ordered=one), Listing(ordered=other):
            return one == other
        case (Quote(), Quote()) | (Table(), Table()):
            return True
    return False


def _code(text: str, language: str) -> list[str]:
    longest = max((len(run) for run in re.findall(r"^ *(`{3,})", text, re.MULTILINE)), default=2)
    fence = "`" * (longest + 1)
    lines = text.replace("\t", "    ").split("\n")
    block = "\n".join([fence + language, *lines, fence])
    return without_liquid(block, around="\n").split("\n")


def _notes_of(blocks: Iterable[Block]) -> list[str]:
    return [block.source for block in blocks if isinstance(block, Footnote)] + [
        source for block in blocks if isinstance(block, Quote) for source in _notes_of(block.blocks)
    ]


def _with_code(blocks: Sequence[Block]) -> list[Block]:
    """Paragraphs in a typewriter's font that follow each other are code, unless all text is."""
    paragraphs = [block for block in blocks if isinstance(block, Paragraph)]
    if paragraphs and all(map(_is_mono, paragraphs)):
        return [_as_text(block) if isinstance(block, Paragraph) else block for block in blocks]
    found: list[Block] = []
    waiting: list[Paragraph] = []
    for block in [*blocks, Rule()]:
        if isinstance(block, Paragraph) and not block.level and _is_mono(block):
            waiting.append(block)
            continue
        if len(waiting) > 1:
            found.append(Code("\n".join(map(_plain, waiting))))
        else:
            found += waiting
        waiting = []
        found.append(block)
    return found[:-1]


def _is_mono(paragraph: Paragraph) -> bool:
    texts = [run for run in paragraph.runs if run.kind is not Kind.BREAK and run.text.strip()]
    return bool(texts) and all(run.kind is Kind.MONO for run in texts)


def _as_text(paragraph: Paragraph) -> Paragraph:
    runs = [
        run._replace(kind=Kind.TEXT) if run.kind is Kind.MONO else run for run in paragraph.runs
    ]
    return Paragraph(runs, paragraph.level, paragraph.item)


def _plain(paragraph: Paragraph) -> str:
    return "".join("\n" if run.kind is Kind.BREAK else run.text for run in paragraph.runs)
