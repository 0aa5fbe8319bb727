"""Markdown, with the code that stands in its fences."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from newsletter_editor.kramdown.rouge_languages import Rouge
from newsletter_editor.kramdown.rouge_lexers.machine import Machine, Rules, Table, ending

_SIGN = r"(?:\\.|[^\\\n])"
_URL: Final[Rules] = (
    (rf"(<)({_SIGN}{{0,300}}?)(>)", ("nt", "sx", "nt"), "-"),
    (r"\S+", "sx", "-"),
)
_TITLE: Final[Rules] = (
    (rf"\"{_SIGN}{{0,300}}?\"|'{_SIGN}{{0,300}}?'|\({_SIGN}{{0,300}}?\)", "nn"),
    (r"\s+(?=[\"'()])", ""),
    (r"", "", "-"),
)
_BLANKS = r"\s{0,50}"
"""More lines than that stand empty nowhere, and each would be looked at from each before it."""


_STRONG: Final[Mapping[Rouge, Rules]] = {
    3: ((r"\*\*.*?\*\*", "gs"),),
    4: (
        (r"\*{2}[^* \n][^*\n]*\*{2}", "gs"),
        (r"\*{3}[^* \n][^*\n]*\*{3}", "ges"),
    ),
}


def markdown(embedded: Mapping[str, Machine], rouge: Rouge = 3) -> Machine:
    """The machine; `embedded` has the languages by all names that a fence may call them."""
    table: Table = {
        "start": (
            (
                ending(r"\A(---)(\s*\n)([\s\S]*?)(\n)(---)(?=\s*$)", r"\n---[^\S\n]*$"),
                ("nn", "", "@yaml", "", "nn"),
                "=text",
            ),
            (r"\A(---)(\n)(---)(?=\s*$)", ("nn", "", "nn"), "=text"),
            (r"", "", "=text"),
        ),
        "text": (
            (r"\n\n(?:(?: {4}|\t)[^\n]*\n|\n)+", "sb"),
            (
                r"^([ \t]*)(```+(?!`)|~~~+(?!~))([^\n]*\n)(?:([ \t]*)(\2)|([\s\S]*?)(\n[ \t]*)(\2)"
                r"|((?:[^\n]*\n)*)([^\n]*)\Z)",
                ("", "p", "nl @", "", "p", "@ sb", "", "p", "@ sb", "err"),
            ),
            (r"^[^\n]+\n--+\n", "gh"),
            (r"^#(?=[^#])[^\n]*", "gh"),
            (r"^#+[^\n]*", "gu"),
            (r"^[^\s>*+-][^\n]*\n===+\n", "gu"),
            (rf"^{_BLANKS}(?:\*(?:\s{{0,9}}+\*){{2,}}|-(?:\s{{0,9}}+-){{2,}})\s*$", "p"),
            (rf"^{_BLANKS}[*+-](?=\s)", "p"),
            (rf"^{_BLANKS}\d+\.", "p"),
            (r"^[ \t]+!(?=\[)", ""),
            (rf"^{_BLANKS}>[^\n]*", "gt"),
            (
                rf"^({_BLANKS})(\[)({_SIGN}{{1,300}}?)(\])([ \t]{{0,9}})(:)",
                ("", "p", "ss", "p", "", "p"),
                "titled url",
            ),
            (r"(`{1,9})[\s\S]+?\1", "sb"),
            (r"`", "err"),
            (r"\\.", "se"),
            (r"\\", "err"),
            (r"<!--[^\n>]{0,2000}+>", "c"),
            *_STRONG[rouge],
            (r"\*[^*\n]*\*", "ge"),
            (
                ending(rf"(!?\[)({_SIGN}{{0,300}}?|[^\]]{{0,300}}?)(\])(?=[\[(])", r"\][\[(]"),
                ("p", "nv", "p"),
                "link",
            ),
            (r"<[^\s<>]{0,300}?[@:][^\n]{0,300}?>", "nv"),
            (r"</?(?=[^\n>]{0,300}>)", "nt", "tag name"),
            (r"&\S{0,100}?;", "ni"),
            (r"_[^_\n]*_", "ge"),
            (r"\*", "err"),
            (r"\n", ""),
            (r"[ \t]+(?=!\[)", ""),
            (r"[^\n\\`*<&\[]+|[\s\S]", ""),
        ),
        "link": (
            (rf"(\[)({_SIGN}{{0,300}}?)(\])", ("p", "ss", "p"), "-"),
            (r"\(", "p", "title address"),
            (r"[ \t]+", ""),
            (r"", "", "-"),
        ),
        "address": ((r"[^<\s)]+", "sx", "-"), (r"\s+", ""), *_URL),
        "url": ((r"[ \t]+", ""), *_URL),
        "title": ((r"\)", "p", "-"), *_TITLE),
        "titled": _TITLE,
        "name": ((r"[a-zA-Z][\w:-]*", "nt", "-"), (r"\s+", ""), (r"", "", "-")),
        "tag": (
            (r"/?>", "nt", "-"),
            (r"\s+", ""),
            (r"[\w:-]+\s*=\s*", "na", "value"),
            (r"[\w:-]+", "na"),
            (r".", "err"),
        ),
        "value": (
            (r'"[^"]*"|\'[^\']*\'|[^\s>"\']+', "s", "-"),
            (r"", "", "-"),
        ),
    }
    return Machine(table, embedded=embedded)
