"""Format commands that put blocks into a post: code, tasks, a footnote, a line across the page.

All offsets are code points; every function gives the edits and what is selected after them.
"""

from __future__ import annotations

import re

from newsletter_editor.gui.editor.formatting import Change, lines_of, moved, toggle_list
from newsletter_editor.markup.placing import footnote_labels, placed
from newsletter_editor.text.blocks.kinds import BlockKind
from newsletter_editor.text.blocks.reader import read_blocks
from newsletter_editor.text.edits import Edit, apply_edits
from newsletter_editor.text.parts import split
from newsletter_editor.text.ranges import Range

_TASK = re.compile(r"(?P<mark>[ \t>]*(?:[*+-]|\d+\.)[ \t]+)(?P<box>\[[ xX]\][ \t]+)?")
_FENCE = re.compile(r"(`{3,}|~{3,}).*\n(?P<code>(?:.*\n)*?)\1[`~]*[ \t]*$")


def toggle_code_block(text: str, selection: Range) -> Change:
    """Code between fences of the lines that are selected, or lines again of such a block."""
    for block in read_blocks(text, split(text).body.start):
        start, end = block.range
        if block.kind is BlockKind.CODE and start <= selection.start <= selection.end <= end:
            match = _FENCE.match(block.range.of(text))
            if match is not None:
                code = match["code"].removesuffix("\n")
                return Change([Edit(block.range, code)], Range(start, start + len(code)))
    lines = lines_of(text, selection)
    whole = Range(lines[0].start, lines[-1].end)
    code = whole.of(text)
    longest = max(map(len, re.findall(r"`{3,}", code)), default=2)
    fence = "`" * (longest + 1)
    edit = placed(text, whole, f"{fence}\n{code}\n{fence}", is_inline=False)
    at = edit.range.start + edit.replacement.index(fence) + len(fence) + 1
    return Change([edit], Range(at, at + len(code)))


def toggle_tasks(text: str, selection: Range) -> Change:
    """Items with a box to tick of the lines; or without, if they all have one."""
    found = [_TASK.match(line.of(text)) for line in lines_of(text, selection) if line.length]
    if not all(found) or not found:
        made = toggle_list(text, selection, numbered=False)
        # Lines become items first; both are edits of one step, so they are made of one text.
        after = apply_edits(text, made.edits)
        boxes = toggle_tasks(after, made.selection)
        whole = _whole(text, selection)
        growth = len(apply_edits(after, boxes.edits)) - len(text)
        written = apply_edits(after, boxes.edits)[whole.start : whole.end + growth]
        return Change([Edit(whole, written)], boxes.selection)
    lines = [line for line in lines_of(text, selection) if line.length]
    has_all = all(match and match["box"] for match in found)
    edits = []
    for line, match in zip(lines, found, strict=True):
        if match is None:
            continue
        place = line.start + match.end("mark")
        if has_all:
            edits.append(Edit(Range(place, place + len(match["box"])), ""))
        elif not match["box"]:
            edits.append(Edit.insert(place, "[ ] "))
    return Change(edits, moved(selection, edits))


def _whole(text: str, selection: Range) -> Range:
    lines = lines_of(text, selection)
    return Range(lines[0].start, lines[-1].end)


def add_footnote(text: str, selection: Range) -> Change:
    """A footnote's mark behind what is selected, its text at the end of the post, to be written."""
    taken = footnote_labels(text) | set(re.findall(r"\[\^([^\]\n]+)\]", text))
    label = next(str(number) for number in range(1, len(taken) + 2) if str(number) not in taken)
    mark = f"[^{label}]"
    end = len(text.rstrip())
    last = text[text.rfind("\n", 0, end) + 1 : end]
    gap = "\n" if re.match(r"\[\^[^\]]+\]:", last) else "\n\n"
    note = f"{gap}{mark}: "
    place = max(selection.end, split(text).body.start)
    if place >= end:
        written = f"{mark}{note}"
        at = place + len(written)
        return Change([Edit.insert(place, written)], Range(at, at))
    at = end + len(mark) + len(note)
    return Change([Edit.insert(place, mark), Edit.insert(end, note)], Range(at, at))


def add_rule(text: str, selection: Range) -> Change:
    """A line across the page behind what is selected."""
    place = Range(selection.end, selection.end)
    # At the beginning of a file three dashes would begin its front matter.
    rule = "---" if text[: place.start].strip() else "***"
    edit = placed(text, place, rule, is_inline=False)
    rest = text[edit.range.end :]
    written = edit.replacement + ("" if rest else "\n\n")
    # On the line below it, where one goes on writing.
    at = edit.range.start + len(written) + rest.startswith("\n")
    return Change([Edit(edit.range, written)], Range(at, at))
