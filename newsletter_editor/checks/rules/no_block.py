"""A heading or a list that kramdown reads as text: `##Title`, `1) one`, `• one`.

kramdown's GFM reader, which Jekyll uses unless told otherwise, wants a space behind `#`; its own
does not. Both know a list by `-`, `*`, `+` and `1.` alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from newsletter_editor.checks.post import CheckedPost
from newsletter_editor.checks.rule import Finding, Rule, replacement
from newsletter_editor.text.blocks.kinds import BlockKind
from newsletter_editor.text.edits import Edit
from newsletter_editor.text.localized import Localized
from newsletter_editor.text.problems import Fix, Severity
from newsletter_editor.text.ranges import Range

_HEADING = re.compile(r"(?P<signs>#{2,6})(?P<title>[^\W\d_]|[¿¡\d][^\s#]* )")
_ONE_SIGN = re.compile(r"(?P<signs>#)(?P<title>[A-ZÁÉÍÓÚÑ¿¡]\w*) \w")
_ITEM = re.compile(r"^(?P<sign>\d{1,3}(?P<round>\))|[•◦▪·‣])[ \t]+(?=\S)", re.MULTILINE)
_FEWEST = 2
"""Items of what was meant as a list."""


def find(post: CheckedPost) -> Iterator[Finding]:
    """A finding on each line that begins like a heading, and on each paragraph like a list."""
    wants_space = _wants_space(post)
    for block in post.markdown_blocks:
        if block.kind is not BlockKind.PARAGRAPH:
            continue
        start, written = block.range.start, block.range.of(post.without_code)
        heading = wants_space and (_HEADING.match(written) or _ONE_SIGN.match(written))
        if heading and "\n" not in written and "#" not in written[heading.end("signs") :]:
            end = start + heading.end("signs")
            title = Localized(es="Poner un espacio", en="Put a space")
            yield Finding(
                Range(start, end),
                _NO_HEADING,
                fixes=(replacement(Range(end, end), " ", title),),
                severity=Severity.WARNING if heading.end("signs") > 1 else Severity.HINT,
            )
            continue
        items = list(_ITEM.finditer(written))
        if len(items) < _FEWEST or items[0].start() or not _in_order(items):
            continue
        edits = tuple(
            Edit(Range(*item.span("sign")).shifted(start), _sign(item["sign"])) for item in items
        )
        yield Finding(
            edits[0].range,
            _NO_LIST.format(sign=items[0]["sign"]),
            fixes=(Fix(Localized(es="Hacer una lista", en="Make it a list"), edits),),
        )


def _wants_space(post: CheckedPost) -> bool:
    reader = post.site.config.mapping("kramdown").get("input") if post.site else None
    return not isinstance(reader, str) or reader.lower() == "gfm"


def _in_order(items: list[re.Match[str]]) -> bool:
    """Whether numbers count up by one; dots need not."""
    numbers = [int(item["sign"][:-1]) for item in items if item["round"]]
    return numbers == list(range(numbers[0], numbers[0] + len(items))) if numbers else True


def _sign(written: str) -> str:
    return written.replace(")", ".") if written.endswith(")") else "-"


_NO_HEADING = Localized(
    es="Sin un espacio detrás, «#» se publica como texto y esto no es un título.",
    en="Without a space behind it “#” is published as text, and this is no heading.",
)
_NO_LIST = Localized(
    es="Con «{sign}» no se hace una lista: todo se publica en un párrafo.",
    en="“{sign}” makes no list: all of it is published as one paragraph.",
)

RULE = Rule(
    id="no-block",
    severity=Severity.WARNING,
    topic="text",
    title=Localized(
        es="Título o lista que no lo es", en="What looks like a heading or list and is none"
    ),
    explanation=Localized(
        es="Un título lleva un espacio detrás de «#»; una lista, «-» o «1.».",
        en="A heading has a space behind “#”; a list has “-” or “1.”.",
    ),
    find=find,
)
