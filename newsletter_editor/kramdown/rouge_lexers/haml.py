"""Haml: pages by indentation, with Ruby in them."""

from __future__ import annotations

import re
from typing import Any, Final

from newsletter_editor.kramdown.rouge_lexers.erb import ERB
from newsletter_editor.kramdown.rouge_lexers.indentation import Blocks, begins, indented
from newsletter_editor.kramdown.rouge_lexers.javascript import JAVASCRIPT
from newsletter_editor.kramdown.rouge_lexers.machine import Machine, Rules, Table, quoted
from newsletter_editor.kramdown.rouge_lexers.markup import HTML
from newsletter_editor.kramdown.rouge_lexers.ruby import RUBY
from newsletter_editor.kramdown.rouge_lexers.sass import SASS
from newsletter_editor.kramdown.rouge_lexers.styles import CSS

_FILTERS: Final = {
    "javascript": JAVASCRIPT,
    "css": CSS,
    "ruby": RUBY,
    "erb": ERB,
    "sass": SASS,
    "markdown": Machine({"start": ((r"[\s\S]+", ""),)}),
}
_NAME: Final = r"[\w:-]+"
# A line goes on behind an upright line at its end, if the next one has one, too.
_SIGN: Final = r"(?: \|\n(?=[^\n]* \|)|[^\n])"
_TEXT: Final = r"(?:[^#\n]|#[^{\n])+"
_END: Final = (r"\n", "", "--")


def _filter(found: re.Match[str], groups: int, blocks: Blocks) -> tuple[Any, str]:
    name = found.groups()[groups].strip()
    known = name in _FILTERS
    blocks.begin(f"in_{name}" if known else "in_other")
    return [("nd", found.group())], f"- !{name}" if known else "-"


_CLASSES: Final[Rules] = ((rf"\.{_NAME}", "nc", "=tag"), (rf"#{_NAME}", "nf", "=tag"))
_CODE: Final[Rules] = (
    (r"[&!]?==", "p", "text"),
    (r"[&!]?[=!]", "p", "-- !ruby line"),
    (r"", "", "text"),
)
_RUBY: Final[Rules] = ((r"\{", "&ruby", "braces"), (r"\}", "&ruby", "-"), (r"[^{}]+", "&ruby"))
_TABLE: Final[Table] = {
    "start": ((r"\s*\n", ""), (r"[^\S\n]*", indented)),
    "content": (
        *_CLASSES,
        (rf"%{_NAME}", "nt", "=tag"),
        (rf"!!!{_SIGN}*\n", "nn", "-"),
        (rf"(/)(\[{_SIGN}*?\])({_SIGN}*\n)", ("c", "cs", "c"), "-"),
        (rf"/{_SIGN}*\n", begins("comment", "c"), "-"),
        (rf"-#{_SIGN}*\n", begins("silent", "c"), "-"),
        (r"-", "p", "-- !ruby line"),
        (rf":({_SIGN}*)\n", _filter),
        *_CODE,
    ),
    "tag": (
        *_CLASSES,
        (r"\{", "p", "!ruby braces"),
        (rf"\[{_SIGN}*?\]", "&ruby"),
        (r"\(", "p", "attributes"),
        (r"\s*\n", "", "-"),
        (r"[<>]{1,2}(?=[ \t=])", "p"),
        *_CODE,
    ),
    "text": ((_TEXT, "&html"), (r"#\{", "si", "inserted"), _END),
    "line": (
        (r"\n", "", "-"),
        (r",[ \t]*\n", "&ruby"),
        (r" \|[ \t]*\n", "se"),
        (r"(?![ \t]{0,500}$)[^\n]+?(?=(?:,$| \|)?[ \t]{0,500}$)", "&ruby"),
    ),
    "attributes": (
        (r"\s+", ""),
        (rf"{_NAME}\s*=", "na", "value"),
        (_NAME, "na"),
        (r"\)", "", "-"),
    ),
    "value": (
        (r"\s+", ""),
        (r"[a-z]\w*", "nv", "-"),
        (r"@[a-z]\w*", "vi", "-"),
        (r"\$[a-z]\w*", "vg", "-"),
        *((rule[0], "s", "-") for sign in "'\"" for rule in quoted(sign, "s", one_line=True)),
    ),
    "comment": ((rf"{_SIGN}+", "c"), _END),
    "silent": ((rf"{_SIGN}+", "cp"), _END),
    **{f"in_{name}": ((_TEXT, f"&{name}"), (r"#\{", "si", "inserted"), _END) for name in _FILTERS},
    "in_other": ((_TEXT, "nd"), (r"#\{", "si", "inserted"), _END),
    "inserted": ((r"\}", "si", "-"), *_RUBY),
    "braces": _RUBY,
}
HAML: Final = Machine(_TABLE, embedded={**_FILTERS, "html": HTML}, notes=Blocks)
