"""A new text as edits of the old one's lines, so that the cursor stays where it was."""

from __future__ import annotations

from newsletter_editor.text.edits import Edit, difference
from newsletter_editor.text.ranges import Range

_MOST_LINES = 4000


def line_edits(old: str, new: str) -> list[Edit]:
    """The edits that turn `old` into `new`; within a line that changed, only what differs."""
    whole = difference(old, new)
    if whole is None:
        return []
    old_lines, new_lines = old.split("\n"), new.split("\n")
    if max(len(old_lines), len(new_lines)) > _MOST_LINES:
        return [whole]
    # Imported here: each start would wait for it, and files change outside now and then.
    from difflib import SequenceMatcher

    starts = [0]
    for line in old_lines:
        starts.append(starts[-1] + len(line) + 1)
    edits = []
    for kind, i, i_end, j, j_end in SequenceMatcher(None, old_lines, new_lines).get_opcodes():
        if kind == "equal":
            continue
        # Line ends stay with the line before them, but for the first line, which has none.
        start = starts[i]
        before = "\n".join(old_lines[i:i_end])
        after = "\n".join(new_lines[j:j_end])
        if i == i_end:
            at_end = i == len(old_lines)
            edits.append(
                Edit.insert(len(old), f"\n{after}") if at_end else Edit.insert(start, f"{after}\n")
            )
        elif j == j_end:
            end = start + len(before)
            at_end = i_end == len(old_lines)
            range = Range(start - 1, end) if at_end else Range(start, end + 1)
            edits.append(Edit(range, ""))
        else:
            edit = difference(before, after)
            if edit is not None:
                edits.append(Edit(edit.range.shifted(start), edit.replacement))
    return edits
