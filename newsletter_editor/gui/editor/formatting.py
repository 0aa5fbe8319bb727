"""Format commands as edits of a text: each one puts its marks there, or takes them away.

All offsets are code points; every function gives the edits and what is selected after them.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from newsletter_editor.gui.editor.mark_pairs import LONGEST_PARAGRAPH, Pair, pair_around
from newsletter_editor.markup.links import label_of_markdown, target_of
from newsletter_editor.text.edits import Edit
from newsletter_editor.text.ranges import Range


class Change(NamedTuple):
    """What a command does: edits of the text before it, a selection in the text after it."""

    edits: list[Edit]
    selection: Range


_WORD = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*")
_URL = re.compile(r"(?:https?://|mailto:|ftp://)[^\s<>]+$")
_LINK = re.compile(
    r"(?P<mark>!?)\[(?P<text>(?:[^\[\]\\\n]|\\.|\[[^\[\]\n]*\])*)\]"
    r"\((?P<target>(?:[^()\\\n]|\\.|\([^()\n]*\))*)\)"
)
_PREFIX = re.compile(r"(?:[ \t]*>[ \t]?)*[ \t]*(?:(?:[*+\-]|\d+\.|#{1,6})[ \t]+)?")
_HEADING = re.compile(r"(#{1,6})(?:[ \t]+|$)")
_QUOTE = re.compile(r"[ \t]{0,3}>[ \t]?")
_ITEM = re.compile(r"([ \t]*)(?:([*+\-])|(\d+)\.)[ \t]+")
MARKS = {"bold": "**", "italic": "*", "code": "`", "strike": "~~"}


def is_url(text: str) -> bool:
    """Whether the text is one web or mail address and nothing else."""
    return _URL.match(text) is not None


def word_at(text: str, offset: int) -> Range:
    """The word that a place is in or touches; an empty range where there is none."""
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    for match in _WORD.finditer(text, start, len(text) if end < 0 else end):
        if match.start() <= offset <= match.end():
            return Range(*match.span())
    return Range(offset, offset)


def toggle_mark(text: str, selection: Range, kind: str) -> Change:
    """Put a mark of `MARKS` around what is selected, or the word at the cursor, or undo it."""
    if "\n" in selection.of(text):
        return _toggle_lines(text, selection, kind)
    target = selection if selection.length else word_at(text, selection.start)
    target = _trimmed(text, target) if selection.length else target
    inner = _inside_marks(text, target)
    layer = _layer(text, inner, kind)
    width = len(MARKS[kind])
    if not selection.length and (end := _end_of_marks(text, selection.start, kind)) is not None:
        return end
    if layer is not None:
        left, right = layer
        edits = [Edit(Range(left, left + width), ""), Edit(Range(right - width, right), "")]
        return Change(edits, moved(selection, edits))
    mark = MARKS[kind]
    if (pair := pair_around(text, target, mark)) is not None:
        return _out_of(text, pair, selection, target)
    if kind == "code" and "`" in target.of(text):
        mark = "`" * (max(map(len, re.findall("`+", target.of(text)))) + 1)
        padding = " " if target.of(text)[:1] == "`" or target.of(text)[-1:] == "`" else ""
        edits = [Edit.insert(target.start, mark + padding), Edit.insert(target.end, padding + mark)]
        shift = len(mark + padding)
        return Change(edits, target.shifted(shift))
    edits = [Edit.insert(target.start, mark), Edit.insert(target.end, mark)]
    kept = selection if not selection.length else target
    return Change(edits, kept.shifted(len(mark)))


def _out_of(text: str, pair: Pair, selection: Range, target: Range) -> Change:
    """Take away the marks of a pair, or let them end before what is selected and go on behind."""
    if not selection.length:
        edits = [Edit(pair.opening, ""), Edit(pair.closing, "")]
        return Change(edits, moved(selection, edits))
    left = pair.opening.end + len(text[pair.opening.end : target.start].rstrip())
    right = pair.closing.start - len(text[target.end : pair.closing.start].lstrip())
    edits = [
        Edit(pair.opening, "")
        if left == pair.opening.end
        else Edit.insert(left, pair.closing.of(text)),
        Edit(pair.closing, "")
        if right == pair.closing.start
        else Edit.insert(right, pair.opening.of(text)),
    ]
    return Change(edits, target.shifted(len(edits[0].replacement) - edits[0].range.length))


def toggle_link(text: str, selection: Range, address: str = "") -> Change:
    """Make a link of what is selected, to `address` if given; or text again of a link."""
    link = link_at(text, selection)
    if link is not None and not link["mark"]:
        label = link["text"]
        edit = Edit(Range(*link.span()), label)
        return Change([edit], Range(link.start(), link.start() + len(label)))
    target = selection if selection.length else word_at(text, selection.start)
    label = target.of(text)
    if is_url(label) and not address:
        edit = Edit(target, f"[]({target_of(label)})")
        return Change([edit], Range(target.start + 1, target.start + 1))
    address = target_of(address)
    label = label_of_markdown(label)
    end = target.start + len(label) + 3
    edit = Edit(target, f"[{label}]({address})")
    if not label:
        return Change([edit], Range(target.start + 1, target.start + 1))
    return Change([edit], Range(end, end + len(address)))


def link_at(text: str, selection: Range) -> re.Match[str] | None:
    """The link or image on whose line and in which the selection lies."""
    start = text.rfind("\n", 0, selection.start) + 1
    end = text.find("\n", selection.start)
    for match in _LINK.finditer(text, start, len(text) if end < 0 else end):
        if match.start() <= selection.start and selection.end <= match.end():
            return match
    return None


def toggle_heading(text: str, selection: Range, level: int) -> Change:
    """Make headings of `level` 1 to 6 of the lines; paragraphs if they all are that already."""
    lines = [line for line in lines_of(text, selection) if line.of(text).strip()]
    lines = lines or lines_of(text, selection)[:1]
    mark = "#" * level + " "
    found = [_HEADING.match(line.of(text)) for line in lines]
    remove = all(match is not None and len(match[1]) == level for match in found)
    edits = []
    for line, match in zip(lines, found, strict=True):
        old = Range(line.start, line.start + (match.end() if match else 0))
        edits.append(Edit(old, "" if remove else mark))
    return Change(edits, moved(selection, edits))


def toggle_quote(text: str, selection: Range) -> Change:
    """Quote the lines, blank ones between them too; or end the quote."""
    lines = lines_of(text, selection)
    found = [_QUOTE.match(line.of(text)) for line in lines]
    written = [match for line, match in zip(lines, found, strict=True) if line.of(text).strip()]
    if any(found) and all(written):
        edits = [
            Edit(Range(line.start, line.start + match.end()), "")
            for line, match in zip(lines, found, strict=True)
            if match
        ]
        return Change(edits, moved(selection, edits))
    edits = [Edit.insert(line.start, "> " if line.length else ">") for line in lines]
    if len(lines) == 1 and not lines[0].length:
        edits = [Edit.insert(lines[0].start, "> ")]
    return Change(edits, moved(selection, edits))


def toggle_list(text: str, selection: Range, numbered: bool) -> Change:
    """Make list items of the lines, of the kind asked for; or paragraphs of those that are."""
    lines = [line for line in lines_of(text, selection) if line.of(text).strip()]
    lines = lines or lines_of(text, selection)[:1]
    found = [_ITEM.match(line.of(text)) for line in lines]
    remove = all(match is not None and (match[3] is not None) == numbered for match in found)
    bullet = _usual_bullet(text, lines[0].start)
    edits, number = [], 1
    for line, match in zip(lines, found, strict=True):
        raw = line.of(text)
        indent = len(raw) - len(raw.lstrip(" \t"))
        old = Range(line.start + indent, line.start + (match.end() if match else indent))
        mark = f"{number}. " if numbered else f"{bullet} "
        edits.append(Edit(old, "" if remove else mark))
        number += indent == 0 or len(lines) == 1
    return Change(edits, moved(selection, edits))


def _usual_bullet(text: str, before: int) -> str:
    nearest = None
    for match in re.finditer(r"^[ \t]*([*+\-])[ \t]+\S", text[:before], re.MULTILINE):
        nearest = match
    return nearest[1] if nearest else "-"


def _toggle_lines(text: str, selection: Range, kind: str) -> Change:
    """Marks do not reach across blocks, so each line gets its own, behind its list mark."""
    parts = []
    for line in lines_of(text, selection):
        prefix = _PREFIX.match(line.of(text))
        start = max(line.start + (prefix.end() if prefix else 0), selection.start)
        part = _trimmed(text, Range(start, max(min(line.end, selection.end), start)))
        if part.length:
            parts.append(part)
    layers = [_layer(text, _inside_marks(text, part), kind) for part in parts]
    width, edits = len(MARKS[kind]), []
    if parts and all(layers):
        for left, right in filter(None, layers):
            edits += [Edit(Range(left, left + width), ""), Edit(Range(right - width, right), "")]
    else:
        for part, layer in zip(parts, layers, strict=True):
            if layer is None:
                edits += [Edit.insert(part.start, MARKS[kind]), Edit.insert(part.end, MARKS[kind])]
    return Change(edits, moved(selection, edits))


def _end_of_marks(text: str, at: int, kind: str) -> Change | None:
    """What to do at the end of what is being written in bold, italic or code: step out of it.

    Where nothing stands between the marks yet, they are taken away again. None elsewhere.
    """
    closing = re.compile(r"\*+|_+|`+").match(text, at)
    if closing is None or not _holds_mark(closing[0], kind):
        return None
    start = max(text.rfind("\n\n", 0, at), at - LONGEST_PARAGRAPH, 0)
    opening = None
    for run in re.finditer(rf"{re.escape(closing[0][0])}+", text[start:at]):
        if not _holds_mark(run[0], kind) or (kind == "code" and run[0] != closing[0]):
            continue
        before, after = text[: start + run.start()][-1:], text[start + run.end()]
        if opening is not None and not before.isspace():
            opening = None
        elif not after.isspace():
            opening = run
    if opening is None:
        return None
    width = len(closing[0]) if kind == "code" else len(MARKS[kind])
    if start + opening.end() == at and len(opening[0]) == len(closing[0]) == width:
        return Change([Edit(Range(at - width, at + width), "")], Range(at - width, at - width))
    return Change([], Range(at + width, at + width))


def _holds_mark(run: str, kind: str) -> bool:
    """Whether a run of signs can open or close what `kind` makes; three signs are both."""
    if kind == "code" or run[0] == "`":
        return kind == "code" and run[0] == "`"
    return len(run) in ((2, 3) if kind == "bold" else (1, 3))


def _inside_marks(text: str, target: Range) -> Range:
    """The selection without the marks that are selected with it."""
    start, end = target
    while end - start >= 2 and text[start] in "*_`~" and text[start] == text[end - 1]:
        start, end = start + 1, end - 1
    return Range(start, end)


def _layer(text: str, inner: Range, kind: str) -> tuple[int, int] | None:
    """Where the marks of `kind` around `inner` begin and end, looking outwards through others."""
    left, right = inner
    while left > 0 and right < len(text) and text[left - 1] == text[right] in "*_`~":
        sign = text[right]
        before, after = left, right
        while before > 0 and text[before - 1] == sign:
            before -= 1
        while after < len(text) and text[after] == sign:
            after += 1
        count = min(left - before, after - right)
        if kind == "code" and sign == "`":
            return (left - 1, right + 1) if count == 1 else None
        if sign == "~":
            if kind == "strike" and count == 2:
                return left - 2, right + 2
        elif sign != "`":
            # Three signs are both; of two or more, two are bold; one alone or the third italic.
            if kind == "bold" and count >= 2:
                return left - count, right + count
            if kind == "italic" and count in (1, 3):
                return left - count, right + count
        left, right = left - count, right + count
    return None


def _trimmed(text: str, target: Range) -> Range:
    start, end = target
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Range(start, end)


def lines_of(text: str, selection: Range) -> list[Range]:
    """The lines that a selection touches; one that ends at a line's start leaves that line out."""
    start = text.rfind("\n", 0, selection.start) + 1
    last = max(selection.end - 1, selection.start) if selection.length else selection.end
    lines = []
    while True:
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        lines.append(Range(start, end))
        if end >= last or end == len(text):
            return lines
        start = end + 1


def moved(selection: Range, edits: list[Edit]) -> Range:
    """Where the ends of the selection are after the edits; a place inside one moves to its end.

    Marks put in at the first character of what is selected are selected with it.
    """

    def moved(offset: int, takes_in: bool = False) -> int:
        shift = 0
        for (start, end), replacement in edits:
            if takes_in and start == end == offset:
                continue
            if end <= offset:
                shift += len(replacement) - (end - start)
            elif start < offset:
                shift += start + len(replacement) - offset
        return offset + shift

    return Range(moved(selection.start, selection.length > 0), moved(selection.end))
