"""Templates with braces around what is inserted: Jinja, Twig and Handlebars."""

from __future__ import annotations

from typing import Final

from newsletter_editor.kramdown.rouge_lexers.machine import (
    ByWord,
    Machine,
    Rules,
    Table,
    bare,
    ending,
)
from newsletter_editor.kramdown.rouge_lexers.markup import HTML

_OPERATORS: Final = {"ow": "is in not and or"}
_JINJA: Final = ByWord(
    "nv",
    {
        **_OPERATORS,
        "k": """
        autoescape endautoescape block endblock call endcall do else endfilter endfor endif endmacro
        endset endtrans endwith extends filter for from if ignore import include macro missing
        recursive scoped set trans with without context as
""",
        "nb": """
        defined upper even odd iterable mapping number sameas string undefined callable divisibleby
        escaped lower sequence
""",
        "kp": "none true false True False None",
    },
)
_TWIG: Final = ByWord(
    "nv",
    {
        **_OPERATORS,
        "k": """
        autoescape endautoescape block endblock do else embed endembed endfilter endfor endif
        endmacro endset extends filter for from if import include macro sandbox endsandbox set
        spaceless endspaceless use with without as starts ends flush
""",
        "nb": "defined null even odd iterable sameas divisibleby constant empty",
        "kp": "none true false",
    },
)
_STRINGS: Final[Rules] = (
    (ending(r"'(?:\\.|[^'\\\n])*'", bare("'")), "s1"),
    (ending(r'"(?:\\.|[^"\\\n])*"', bare('"')), "s2"),
)
_TEXT: Final[Rules] = ((r"[^{]+|\{", "&html"),)


def _jinja(words: ByWord, plain: str) -> Machine:
    """`plain` has the tags for text in which nothing is inserted."""
    code: Rules = (
        (r"\s+", ""),
        *_STRINGS,
        (r"(\|\s*)([a-zA-Z_]\w*)", ("o", "nf")),
        (r"//|\*\*|[=!<>]=|[-+*/=<>|]", "o"),
        (r"[(),\[\]]", "p"),
    )
    table: Table = {
        "start": (
            (
                rf"(\{{%-?)(\s*)({plain})(\s*)(-?%\}})([\s\S]*?)"
                rf"(?:(\{{%-?)(\s*)(end\3)(\s*)(-?%\}})|\Z)",
                ("cp", "", "k", "", "cp", "", "cp", "", "k", "", "cp"),
            ),
            (r"\{#[\s\S]*?(?:#\}|\Z)", "c"),
            (r"\{%", "cp", "statement"),
            (r"\{\{", "cp", "expression"),
            *_TEXT,
        ),
        "statement": ((r"%\}", "cp", "-"), *code, (r"\w+\.?", words)),
        "expression": ((r"[}%]\}", "cp", "-"), *code, (r"\w+\.?", "nv")),
    }
    return Machine(table, embedded={"html": HTML})


JINJA: Final = _jinja(_JINJA, "raw")
TWIG: Final = _jinja(_TWIG, "raw|verbatim")

_HANDLEBARS: Final[Table] = {
    "start": (
        (r"(?<!\\)\\+\{\{", "&html"),
        (ending(r"\{\{!(?:[^}]|\}(?!\}))*\}\}", r"\}\}"), "c"),
        (r"\{\{~?(?:[#/]if\b|else\b|\^(?=\}\}))", "k", "tag"),
        (r"\{\{~?[#/]", "k", "block"),
        (r"\{\{\{?~?[&>^]?", "k", "tag"),
        (r"[^{\\]+|[{\\]", "&html"),
    ),
    "block": ((r"[\w-]+", "nn", "=tag"), (r"", "", "=tag")),
    "tag": (
        (r"~?\}\}\}?", "k", "-"),
        (r"\s+", ""),
        *_STRINGS,
        (r"(?:true|false)\b", "kc"),
        (r"this(?=\s|\}\})", "bp"),
        (r"@\w+", "na"),
        (r"[\w$-]+|\.\.|\.(?=\s|\}\})", "nv"),
        (r"=", "o"),
        (r"[()\[\]|./]", "p"),
    ),
}
HANDLEBARS: Final = Machine(_HANDLEBARS, embedded={"html": HTML})
