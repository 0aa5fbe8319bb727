"""Liquid, as templates of Jekyll and of shops have it."""

from __future__ import annotations

from typing import Final

from newsletter_editor.kramdown.rouge_lexers.machine import Machine, Rules, Table

_NAME: Final = r"[a-zA-Z_][\w-]*\??"
_FILTER: Final = r"[a-zA-Z_][^\s:|}]*"
_END: Final = r"-?%\}"
_FILTERLIKE: Final = r"(?:first|last|size)\b"
_SPACE: Final[Rules] = ((r"[^\S\n]+", "w"), (r"\n", "err"))
_VALUES: Final[Rules] = (
    (r'"[^"]*"', "s2"),
    (r"'[^']*'", "s1"),
    (r"\d+\.\d+", "mf"),
    (r"\d+", "mi"),
    (r"(?:true|false|nil)\b", "kc"),
)
_VARIABLES: Final[Rules] = (
    *_VALUES,
    (r"forloop\.\w+", "nb"),
    (r"(?:empty|blank)\b", "nb"),
    (_FILTERLIKE, "nf"),
    (_NAME, "nv"),
    (r"[\[\].]", "p"),
    (r"-", "o"),
)
_EXPRESSION: Final[Rules] = (
    *_SPACE,
    (rf"(\|)(\s*)({_FILTER})(\s*)(:?)", ("p", "w", "nf", "w", "p"), "=arguments"),
    *_VARIABLES,
)
_ATTRIBUTES: Final[Rules] = (
    (_END, "p", "-"),
    *_SPACE,
    (r"([^\s:=,\"']+)(\s*)([=:])", ("na", "w", "o")),
    *_VALUES,
    (r"-", "o"),
    (r",", "p"),
    (r"\S+", ""),
)
_TABLE: Final[Table] = {
    "start": (
        (r"(\{%-?)(\s*)(raw)(\s*)(-?%\})", ("p", "w", "nt", "w", "p"), "raw"),
        (r"(\{%-?)(\s*)(comment)(\s*)(-?%\})", ("p", "w", "nt", "w", "p"), "comment"),
        (r"\{\{-?", "p", "output"),
        (r"(\{%-?)(\s*)", ("p", "w"), "tag"),
        (r"[^{]+|\{", ""),
    ),
    "raw": (
        (r"(\{%-?)(\s*)(endraw)(\s*)(-?%\})", ("p", "w", "nt", "w", "p"), "-"),
        (r"[^{]+|\{", ""),
    ),
    "comment": (
        (r"(\{%-?)(\s*)(endcomment)(\s*)(-?%\})", ("p", "w", "nt", "w", "p"), "-"),
        (r"[^{]+|\{", "c"),
    ),
    "output": (
        (r"-?\}\}", "p", "-"),
        *_EXPRESSION,
        (r".", "err"),
    ),
    "arguments": (
        (r"-?[}%]\}", "p", "-"),
        *_SPACE,
        (rf"(\|)(\s*)({_FILTER})(\s*)(:?)", ("p", "w", "nf", "w", "p")),
        (r"([\w-]+)(\s*)([:=])", ("na", "w", "o")),
        (r",", "p"),
        *_VARIABLES,
        (r".", ""),
    ),
    "tag": (
        (r"(else)(\s*)(-?%\})", ("kr", "w", "p"), "-"),
        (r"(?:if|elsif|unless|case|when|endif|endunless|endcase)\b", "kr", "=condition"),
        (r"(assign)(\s+)", ("nt", "w"), "=assigned"),
        (
            r"(capture|increment|decrement)(\s+)((?:(?!-?%\})\S)+)",
            ("nt", "w", "nv"),
            "=attributes",
        ),
        (
            r"(for|tablerow)(\s+)(\S+)(\s+)(in)(\s+)",
            ("nt", "w", "nv", "w", "nt", "w"),
            "=list",
        ),
        (r"(cycle)(\s+)(?:([\w-]+)(\s*)(:))?", ("nt", "w", "na", "w", "p"), "=cycle"),
        (r"(include)(\s+)(?=\{\{)", ("nt", "w"), "=include nested"),
        (rf"(include)(\s+)({_NAME})(?![\w.-])", ("nt", "w", "nv"), "=include"),
        (r"(include)(\s+)((?:(?!-?%\})[^\s\"'])+)", ("nt", "w", ""), "=include"),
        (r"(include)(\s+)", ("nt", "w"), "=include"),
        (r"((?:(?!-?%)\S)+)(\s*)", ("nt", "w"), "=attributes"),
        (_END, "p", "-"),
    ),
    "nested": ((r"\{\{-?", "p", "=output"), (r"", "", "-")),
    "condition": (
        (_END, "p", "-"),
        *_SPACE,
        (r"==|!=|<=|>=|<>|<|>", "o"),
        (r"(?:and|or|contains)\b", "ow"),
        *_VARIABLES,
        (r".", "err"),
    ),
    "assigned": (
        (_END, "p", "-"),
        (r"=", "o"),
        *_EXPRESSION,
        (r".", "err"),
    ),
    "list": (
        (r"((?:(?!-?%\})[^\s\"])*\"(?:(?!-?%\})\S)*)(\s*)", ("s2", "w"), "=loop"),
        (r"((?:(?!-?%\})[^\s'])*'(?:(?!-?%\})\S)*)(\s*)", ("s1", "w"), "=loop"),
        (r"((?:(?!-?%\})\S)+)(\s*)", ("nv", "w"), "=loop"),
        (r"", "", "=loop"),
    ),
    "loop": ((r"reversed\b", "na"), *_ATTRIBUTES),
    "cycle": (
        (_END, "p", "-"),
        *_SPACE,
        (r"[,:]", "p"),
        *_VARIABLES,
        (r".", ""),
    ),
    "include": (
        (r"(with|for)(\s+)", ("nt", "w"), "named"),
        (
            r"([\w-]+)(\s*)(=)(\s*)(?!true|false|nil)([a-zA-Z_][\w-]*)(?=\s)",
            ("na", "w", "o", "w", "nv"),
        ),
        *_ATTRIBUTES,
    ),
    "named": ((r"\s+", "w"), (_NAME, "nv"), (r"", "", "-")),
    "attributes": _ATTRIBUTES,
}  # fmt: skip
LIQUID: Final = Machine(_TABLE)
