"""Code with pieces in it that are to be HTML, as rouge has it where it lets nobody do so."""

from __future__ import annotations

import re

from newsletter_editor.kramdown.rouge_lexers.machine import GONE, WRONG, Machine


def escape(language: Machine, opening: str = "<!", end: str = "!>") -> Machine:
    """The machine for code of a language; the signs around such pieces are left out."""
    opens, ends = re.escape(opening), re.escape(end)
    return Machine(
        {
            "start": (
                (opens, GONE, "piece"),
                (rf"[\s\S]+?(?={opens})|[\s\S]+", "&language"),
            ),
            "piece": ((ends, GONE, "-"), (rf"[\s\S]+?(?={ends})|[\s\S]+", WRONG)),
        },
        embedded={"language": language},
    )
