"""What stands for groups in the text that replaces a match."""

from __future__ import annotations

import re
from collections.abc import Callable

_PART = re.compile(r"\\(\\|n|t|\d{1,2})|\$(\$|\d{1,2}|\{\d{1,2}\})")


def filled(template: str, group: Callable[[int], str]) -> str:
    r"""The template with its groups filled in by `group`, which gives "" for one that is not there.

    `$1`, `${1}` and `\1` stand for what a group found, `$0` for all of it, `\n` and `\t` for a line
    end and a tab, `$$` and `\\` for the sign.
    """

    def fill(part: re.Match[str]) -> str:
        name = part[1] or part[2].strip("{}")
        if name.isdigit():
            return group(int(name))
        return {"n": "\n", "t": "\t"}.get(name, name)

    return _PART.sub(fill, template)
