"""Where the beginning of a post ends that Jekyll shows as its excerpt.

https://jekyllrb.com/docs/posts/#post-excerpts; what is not said there was found by asking Jekyll.
"""

from __future__ import annotations

import re

from newsletter_editor.liquid.blocks import BLOCK_NAMES

_TAG = re.compile(r"\{%-?\s*(\w+)\s*.*?-?%\}", re.DOTALL)
_DEFINITION = re.compile(r"^ {0,3}(?P<name>\[[^\]]+\])(?P<rest>:.+)$", re.MULTILINE)


def beginning(body: str, separator: str, *, takes_all: bool = False) -> str:
    """The source of a post's excerpt: what stands before the first separator.

    Blocks of Liquid that are cut there are closed, and definitions of links that follow anywhere
    in the post come along where the excerpt has their names; all of them where it `takes_all`, as
    that of Jekyll 3 does, behind a blank line that stands there even without any.
    """
    head, _, tail = body.partition(separator)
    if not tail and not takes_all:
        return head
    for name in reversed(_TAG.findall(head)):
        is_block = name in BLOCK_NAMES or name == "raw"
        if is_block and not re.search(rf"\{{%-?\s*end{name}.*?-?%\}}", head, re.DOTALL):
            head += f"\n{{% end{name} %}}"
    found = _DEFINITION.finditer(tail)
    if not tail:
        return head
    if takes_all:
        return "\n".join([head, "", "\n".join(each[0] for each in found)])
    definitions = [each["name"] + each["rest"] for each in found if each["name"] in head]
    return "\n".join([head, "", *definitions]) if definitions else head
