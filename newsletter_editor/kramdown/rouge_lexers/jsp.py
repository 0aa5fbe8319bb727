"""JavaServer Pages: HTML in which Java stands."""

from __future__ import annotations

from typing import Final

from newsletter_editor.kramdown.rouge_lexers.java import JAVA
from newsletter_editor.kramdown.rouge_lexers.machine import Machine, Table, until
from newsletter_editor.kramdown.rouge_lexers.markup import HTML

_TABLE: Final[Table] = {
    "start": (
        (until("<%--", "--%>"), "c"),
        (r"<%@\s*\w+\s*", "nt", "attributes"),
        (r"<%[=!]?", "nt", "java"),
        (r"</?\w+:\w+\s*", "nt", "attributes"),
        (r"<?[^<]+|<", "&html"),
    ),
    "java": ((r"%>", "nt", "-"), (r"((?:(?!%>)[\s\S])+)", ("@java",))),
    "attributes": (
        (r"%>|/?>", "nt", "-"),
        (r"\s{0,99}[\w:.-]+\s*=", "na"),
        (r"\s+", ""),
        (r"(?<==)[^\s\"'>/]+", "s"),
        (r'"', "s", "double"),
        (r"'", "s", "single"),
        # At once: of each sign the rest would be looked at for what makes it a name.
        (r"[\w:.-]+", "err"),
    ),
    **{
        name: (
            (sign, "s", "-"),
            (r"[$#]\{", "si", "expression"),
            (rf"[^{sign}$#]+|[$#]", "s"),
        )
        for name, sign in (("double", '"'), ("single", "'"))
    },
    "expression": ((r"\}", "si", "-"), (r"([^}]+)", ("@java",))),
}
JSP: Final = Machine(_TABLE, embedded={"html": HTML, "java": JAVA})
