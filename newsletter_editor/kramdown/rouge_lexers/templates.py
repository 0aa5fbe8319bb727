"""Liquid, as templates of Jekyll and of shops have it."""

from __future__ import annotations

from typing import Final

from newsletter_editor.kramdown.rouge_lexers.machine import Machine, Rules, Table, ending

_NAME: Final = r"[a-zA-Z_][\w-]*\??"
_FILTER: Final = r"[a-zA-Z_][^\s:|}]*"
_END: Final = r"-?%\}"
_FILTERLIKE: Final = r"(?:first|last|size)\b"
_SPACE: Final[Rules] = ((r"[^\S\n]+", "w"), (r"\n", "err"))
_STRINGS: Final[Rules] = ((r'"[^"]*"', "s2"), (r"'[^']*'", "s1"))
_NUMBERS: Final[Rules] = ((r"\d+\.\d+", "mf"), (r"\d+", "mi"))
_CONSTANTS: Final = r"(?:true|false|nil)\b", "kc"
_VALUES: Final[Rules] = (*_STRINGS, *_NUMBERS, _CONSTANTS)
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


_SPACES_4: Final[Rules] = ((r"\s+", "w"), (r"#[^\n]*?(?=$|-?[}%]\})", "c"))
_NUMBERS_4: Final[Rules] = ((r"-", "o"), *_NUMBERS)
_STATIC_4: Final[Rules] = (_CONSTANTS, *_STRINGS, (r"[,:]", "p"), *_SPACES_4, *_NUMBERS_4)
_VARIABLE_4: Final[Rules] = (
    (r"(\.)(\s*)((?:first|last|size)\b(?![?!/]))", ("p", "w", "nf")),
    (r"\.(?= *\w)|\[|\]", "p"),
    (r"(?:empty|blank|(?:for|tablerow)loop\.(?:parentloop\.)*\w+)\b(?![?!/])", "nb"),
    (r"[a-zA-Z_][\w-]*\b-?(?![?!/])", "nv"),
    (r"\S+", ""),
)
_ARGUMENTS_4: Final[Rules] = (
    *_STATIC_4,
    (r"([a-zA-Z_][\w-]*)(\s*)([=:])", ("na", "w", "o")),
    *_VARIABLE_4,
)
_END_OF_TAG_4: Final[Rules] = ((r"(\s*)(-?%\})", ("w", "cp"), "--"), *_SPACES_4)
_END_OF_OUTPUT_4: Final = r"(\s*)(-?\}\})", ("w", "cp"), "--"
_FILTER_4: Final = r"(\|)(\s*)", ("p", "w"), "filters filter"
_VALUE_4: Final[Rules] = (*_END_OF_TAG_4, *_STATIC_4, *_VARIABLE_4)
_TAG_ARGUMENTS_4: Final[Rules] = (*_END_OF_TAG_4, *_ARGUMENTS_4)
_INSERTED_4: Final = r"\{\{-?", "cp", "inserted"
_RANGE_4: Final = r"\(", "p", "range"


def _kept_4(name: str, css: str) -> Rules:
    """Up to the end of a tag that keeps what is inside."""
    ended = rf"(\{{%-?)(\s*)(end{name})(\s*)(-?%\}})"
    return ((r"[^{]+", css), (ended, ("cp", "w", "nt", "w", "cp"), "--"), (r"\{", css))


LIQUID_4: Final = Machine(
    {
        "start": (
            (r"[^{]+", ""),
            (r"(\{%-?)(\s*)", ("cp", "w"), "logic"),
            (r"(\{\{-?)(\s*)", ("cp", "w"), "output"),
            (r"\{", ""),
        ),
        "logic": (
            (r"(?:if|elsif|unless|case)\b", "nt", "condition"),
            (r"when\b", "nt", "value"),
            (r"(?:else|ifchanged|end\w+)\b", "nt", "ended"),
            (r"(?:break|continue)\b", "kr", "ended"),
            (
                r"(for|tablerow)(\s+)(\S+)(\s+)(in)(\s+)",
                ("nt", "w", "nv", "w", "nt", "w"),
                "loop",
            ),
            (
                r"(capture|(?:in|de)crement)(\s+)([a-zA-Z_](?:\w|-(?!%))*)",
                ("nt", "w", "nv"),
                "ended",
            ),
            (r"(comment)(\s*)(-?%\})", ("nt", "w", "cp"), "comment"),
            (r"(raw)(\s*)(-?%\})", ("nt", "w", "cp"), "raw"),
            (r"(?:assign|echo)\b", "nt", "assigned"),
            (r"(include|render)(\s+)([/\w-]+(?:\.[\w-]+)+\b)?", ("nt", "w", ""), "include"),
            (
                r"(cycle)(\s+)(?:(?:([\w-]+)|('[^']*')|(\"[^\"]*\"))(\s*)(:))?(\s*)",
                ("nt", "w", "na", "s1", "s2", "w", "p", "w"),
                "arguments",
            ),
            (r"\w+\b", "nt", "block"),
            *_END_OF_TAG_4,
        ),
        "ended": _END_OF_TAG_4,
        "output": (_FILTER_4, _END_OF_OUTPUT_4, *_STATIC_4, *_VARIABLE_4),
        "condition": ((r"[=!]=|[<>]=?", "o"), (r"(?:and|or|contains)\b", "ow"), *_VALUE_4),
        "value": _VALUE_4,
        "loop": ((r"(?:reversed|continue)\b", "na"), _RANGE_4, *_TAG_ARGUMENTS_4),
        "block": (_INSERTED_4, _FILTER_4, *_TAG_ARGUMENTS_4),
        "arguments": _TAG_ARGUMENTS_4,
        "comment": _kept_4("comment", "c"),
        "raw": _kept_4("raw", ""),
        "assigned": ((r"=", "o"), _RANGE_4, _FILTER_4, *_VALUE_4),
        "include": (_INSERTED_4, (r"(?:with|for|as)\b", "kr"), *_TAG_ARGUMENTS_4),
        "inserted": (
            (r"(\|)(\s*)([a-zA-Z_](?:\w|-(?!\}))*)", ("p", "w", "nf")),
            (r"-?\}\}", "cp", "-"),
            *_ARGUMENTS_4,
        ),
        "range": ((r"\.\.", "p"), (r"\)", "p", "-"), *_SPACES_4, *_NUMBERS_4, *_VARIABLE_4),
        "filters": (
            (r"(\|)(\s*)", ("p", "w"), "filter"),
            *_END_OF_TAG_4,
            _END_OF_OUTPUT_4,
            *_ARGUMENTS_4,
        ),
        "filter": ((r"[a-zA-Z_](?:\w|-(?![%}]))*", "nf", "-"), *_SPACES_4),
    }
)
