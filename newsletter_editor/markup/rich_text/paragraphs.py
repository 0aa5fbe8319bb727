"""Runs of text become paragraphs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsletter_editor.markup.rich_text.nodes import BREAK, Block, Kind, Paragraph, Run, WordItem
from newsletter_editor.markup.rich_text.styles import Look
from newsletter_editor.markup.rich_text.tree import clean


class Sink:
    """Where a walk puts what it finds."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.runs: list[Run] = []
        self.item: WordItem | None = None

    def text(self, text: str, look: Look) -> None:
        """Text as it stands in the source."""
        kind = Kind.CODE if look.is_code else Kind.MONO if look.is_mono else Kind.TEXT
        lines = text.split("\n") if look.keeps_lines else [text]
        for at, line in enumerate(lines):
            if at:
                self.runs.append(BREAK)
            if line:
                self.runs.append(Run(clean(line), kind, look.styles, look.link))

    def add(self, block: Block) -> None:
        """A block behind what has come so far."""
        self.end_paragraph()
        self.blocks.append(block)

    def end_paragraph(self) -> None:
        """Two breaks in a row part paragraphs, as mail programs have it."""
        item, self.item = self.item, None
        runs, self.runs = self.runs, []
        for part in _paragraphs(runs):
            self.blocks.append(Paragraph(part, item=item))


def _paragraphs(runs: Sequence[Run]) -> Iterator[list[Run]]:
    part: list[Run] = []
    breaks = 0
    for run in runs:
        if run.kind is Kind.BREAK:
            breaks += 1
        elif run.kind in (Kind.TEXT, Kind.MONO, Kind.CODE) and not run.text.strip(" \xa0"):
            if part:
                part.append(run)
        else:
            if breaks > 1 and part:
                yield part
                part = []
            elif breaks == 1 and part:
                part.append(BREAK)
            breaks = 0
            part.append(run)
    if part:
        yield part
