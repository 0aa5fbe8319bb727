"""Liquid, as templates of Jekyll and of shops have it."""

from __future__ import annotations

from typing import Final

from newsletter_editor.kramdown.rouge_lexers.machine import Machine, Rules, Table, ending

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
    (r"forloop(?:\.\w+)+", "nb"),
    (r"(?:empty|blank)\b", "nb"),
    (_FILTERLIKE, "nf"),
    (_NAME, "nv"),
    (r"[\[\]]|\.(?=\w)", "p"),
    (r"-", "o"),
)
_EXPRESSION: Final[Rules] = (
    *_SPACE,
    (rf"(\|)(\s*)({_FILTER})(?:(\s*)(:))?", ("p", "w", "nf", "w", "p"), "=arguments"),
    *_VARIABLES,
)
_NAMED: Final = (ending(r"([^\s:=]+)(\s*)([=:])", "[=:]"), ("na", "w", "o"))
_ATTRIBUTES: Final[Rules] = (
    (_END, "p", "-"),
    *_SPACE,
    *_VALUES,
    (r"-", "o"),
    _NAMED,
    (r"[,:]", "p"),
    (r"\S+", ""),
)
_ARGUMENTS: Final[Rules] = (
    *_VALUES,
    (r"-", "o"),
    _NAMED,
    (r"[,:]", "p"),
    *_VARIABLES,
    (r"\S+", ""),
)
_FILE: Final = r"[\w/-]{1,200}(?:\.[\w/-]{0,200}\w)+"
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
    "output": ((r"-?\}\}", "p", "-"), *_EXPRESSION, (r".", "err")),
    "arguments": (
        (r"-?[}%]\}", "p", "-"),
        *_SPACE,
        (r"(\|)(\s*)([a-zA-Z_][^\s:|}%]*)(?:(\s*)(:))?", ("p", "w", "nf", "w", "p")),
        *_ARGUMENTS,
    ),
    "tag": (
        (r"(else|endif|endunless|endcase)(\s*)(-?%\})", ("kr", "w", "p"), "-"),
        (r"(?:if|elsif|unless|case)\b", "kr", "=condition"),
        (r"when\b", "kr", "=choice"),
        (r"(assign)\b(\s*)", ("nt", "w"), "=assigned"),
        (
            rf"(capture|increment|decrement)(\s+)((?:(?!%\}})\S)+)(\s*)(?={_END})",
            ("nt", "w", "nv", "w"),
            "=attributes",
        ),
        (
            r"(for|tablerow)(\s+)([\w-]+)(\s+)(in)(\s+)"
            rf"(?!{_END})(?:(\"[^\"]*\")|('[^']*')|((?:(?!%\}})[^\s\"',%])+))(\s*)",
            ("nt", "w", "nv", "w", "nt", "w", "s2", "s1", "nv", "w"),
            "=loop",
        ),
        (r"(for|tablerow)\b(\s*)", ("nt", "w"), "=loop"),
        (r"(cycle)(\s+)([^\s:=\"']+)(\s*)(:)", ("nt", "w", "na", "w", "p"), "=cycle"),
        (r"(cycle)\b(\s*)", ("nt", "w"), "=cycle"),
        (r"(include|render)\b(\s*)", ("nt", "w"), "=include"),
        (r"((?:(?!%)\S)+)(\s*)", ("nt", "w"), "=attributes"),
        (r"%\s*", "err"),
    ),
    "inserted": ((r"-?\}\}", "p", "-"), *_EXPRESSION, (r"\S+", "")),
    "condition": (
        (_END, "p", "-"),
        *_SPACE,
        (r"==|!=|<=|>=|<>|<|>", "o"),
        (r"(?:and|or|contains)\b", "ow"),
        *_VARIABLES,
        (r".", "err"),
    ),
    "choice": ((_END, "p", "-"), *_SPACE, *_VARIABLES, (r".", "err")),
    "assigned": ((_END, "p", "-"), (r"=", "o"), *_EXPRESSION, (r".", "err")),
    "loop": ((r"reversed\b", "na"), *_ATTRIBUTES),
    "cycle": ((_END, "p", "-"), *_SPACE, *_ARGUMENTS),
    "include": (
        (_END, "p", "-"),
        *_SPACE,
        (r"\{\{-?", "p", "inserted"),
        (r"(?:with|for)\b", "nt"),
        (_FILE, ""),
        *_ARGUMENTS,
    ),
    "attributes": _ATTRIBUTES,
}
LIQUID: Final = Machine(_TABLE)
