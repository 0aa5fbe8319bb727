"""PHP, alone or among HTML."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from newsletter_editor.kramdown.rouge_lexers.javascript import JAVASCRIPT_4
from newsletter_editor.kramdown.rouge_lexers.machine import (
    NAME,
    ByWord,
    Machine,
    Rules,
    Table,
    bare,
    ending,
    until,
)
from newsletter_editor.kramdown.rouge_lexers.markup import HTML

_KEYWORDS: Final = """
    __class__ __dir__ __file__ __function__ __line__ __method__ __namespace__ __trait__ abstract and
    array as break case catch cfunction clone const continue declare default die do echo else
    elseif empty enddeclare endfor endforeach endif endswitch endwhile eval exit extends final
    finally fn for foreach function global goto if implements include include_once instanceof isset
    list match new old_function or parent print private protected public readonly require
    require_once return self static switch throw try unset var while xor yield
"""
_LATER_THAN_ROUGE: Final = """
    enum_exists fdatasync fdiv fsync get_debug_type get_mangled_object_vars get_resource_id
    imageavif imagecreatefromavif imagecreatefromtga imagegetinterpolation preg_last_error_msg
    password_algos str_contains str_ends_with str_starts_with ldap_count_references
"""


@lru_cache(1)
def _functions() -> frozenset[str]:
    from pygments.lexers._php_builtins import MODULES

    known = (name.lower() for names in MODULES.values() for name in names)
    return frozenset(known).difference(_LATER_THAN_ROUGE.split())


class _Called(ByWord):
    """What stands before brackets; PHP's own functions are read when the first one is met."""

    def of(self, word: str) -> str:
        return super().of(word) or ("nb" if word.lower() in _functions() else "nf")


_ID: Final = NAME
_WITH_SPACE: Final = rf"(?:{_ID}\\)*{_ID}"
_CALLED: Final = _Called("", {"k": _KEYWORDS}, ignore_case=True)
_KNOWN: Final = ByWord("", {"k": _KEYWORDS}, ignore_case=True)
_OPENS: Final = {
    "use": ("kn", "used"),
    "const": ("k", "constant"),
    "catch": ("k", "caught"),
    "public": ("k", "modified"),
    "protected": ("k", "modified"),
    "private": ("k", "modified"),
}
_BY_SHAPE: Final = tuple(
    (re.compile(pattern), css)
    for pattern, css in (
        (r"__.*__", "nb"),
        (r"(?:E|PHP)(?:_[A-ZÀ-ÖØ-Þ]+)+", "kc"),
        (r"(?:.*\\)?[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ0-9_]+", "no"),
        (r"(?:.*\\)?[A-ZÀ-ÖØ-Þ][^\W_]*", "nc"),
    )
)


def _named(found: re.Match[str], groups: int, notes: None) -> tuple[list[tuple[str, str]], str]:
    """The step for a name before no bracket, by what it says or how it is written."""
    name = found.group()
    css, follows = _OPENS.get(name.lower(), (_KNOWN.of(name), ""))
    if not css:
        css = next((css for shape, css in _BY_SHAPE if shape.fullmatch(name)), "n")
    return [(css, name)], follows


_SPACE: Final[Rules] = (
    (r"\s+", ""),
    (r"//[^\n]*", "c1"),
    (until(r"/\*\*(?!/)", r"\*/"), "cd"),
    (until(r"/\*", r"\*/"), "cm"),
)
_LEAVE: Final[Rules] = ((r"", "", "-"),)
_VARIABLES: Final[Rules] = ((rf"\$\{{\${{1,99}}{_ID}\}}", "nv"), (rf"\${{1,99}}{_ID}", "nv"))
_VALUES: Final[Rules] = (
    (rf"(?i:<<<([\"']?)({_ID})\1\n[\s\S]*?\n\s*\2;?)", "sh"),
    (r"(?:\d[_\d]*)?\.(?:\d[_\d]*)?(?:[eE][+-]?\d[_\d]*)?", "mf"),
    (r"0[0-7][0-7_]*", "mo"),
    (r"0[bB][01][01_]*", "mb"),
    (r"0[xX][a-fA-F0-9][a-fA-F0-9_]*", "mh"),
    (r"\d[_\d]*", "mi"),
    (ending(r"'[^'\\]*(?:\\[^\n][^'\\]*)*'", bare("'")), "s1"),
    (ending(r"`[^`\\]*(?:\\[^\n][^`\\]*)*`", bare("`")), "sb"),
    (r'"', "s2", "string"),
    (r"(?i:function|fn)\b", "k", "returned parameters function"),
    (r"(?i:true|false|null)\b", "kc"),
    (r"(?i:new)\b", "k", "new"),
)
_OPERATORS: Final[Rules] = ((r"[~!%^&*+|:.<>/@-]+", "o"),)


def _php(name: str, caught: str, signs: Rules, first: Rules = ()) -> Table:
    """`name` matches names of all kinds, `caught` those behind `catch`; `signs` are comments."""
    between: Rules = ((r"\?>", "cp", "<template template"), *signs, *_SPACE)
    names: Rules = ((rf"{name}(?=\s*\()", _CALLED), (name, _named))
    code: Rules = (
        *first,
        *between,
        *_VARIABLES,
        *_VALUES,
        (rf"(?i:(namespace)(\s+)({name}))", ("kn", "", "nn")),
        (rf"(?i:(class|interface|trait|extends|implements)(\s+)({name}))", ("kd", "", "nc")),
        *names,
        (r"[;,(){}\[\]]", "p"),
        *_OPERATORS,
        (r"[=?]", "o"),
    )
    assigned: Rules = (
        (r",", "p", "-"),
        (r"[\[\]]", "p"),
        (r"\(", "p", "arguments"),
        *between,
        *_VALUES,
        *_VARIABLES,
        *names,
        *_OPERATORS,
        *_LEAVE,
    )
    return {
        "start": (
            (r"(?=\s*<|[^$]*<\?(?i:php|=))", "", "=template"),
            (r"", "", "=template code"),
        ),
        "inline": ((r"", "", "=template code"),),
        "template": ((r"<\?(?i:php|=)?", "cp", "code"), (r"[\s\S]+?(?=<\?)|[\s\S]+", "&html")),
        "code": code,
        "function": ((r"&", "o"), (_ID, "n"), (r"\(", "p", "-"), *between, *_LEAVE),
        "parameters": (
            (r"\)", "p", "-"),
            (r",", "p"),
            (r"\.{3}", "p"),
            (r"=", "o", "assigned"),
            (r"(?i:public|protected|private|readonly)\b", "k"),
            (rf"\??{_ID}", "kt", "assigned"),
            *between,
            *_VARIABLES,
            *_LEAVE,
        ),
        "returned": (
            (r":", "p"),
            (r"(?i:use)\b", "k", "variables"),
            (rf"\??{_ID}", "kt", "assigned"),
            (r"\{", "p", "=body"),
            *between,
            *_LEAVE,
        ),
        "body": ((r"\{", "p", "body"), (r"\}", "p", "-"), *code),
        "variables": (
            (r"[,(]", "p"),
            (r"&", "o"),
            (r"\)", "p", "-"),
            *between,
            *_VARIABLES,
            *_LEAVE,
        ),
        "assigned": assigned,
        "arguments": ((r"\)", "p", "-"), (r",", "p"), *assigned),
        "new": ((r"(?i:class)\b", "kd", "=class"), (name, "nc", "-"), *between, *_LEAVE),
        "class": ((r"\}", "p", "-"), (r"\{", "p"), *code),
        "used": (
            (r"[,}]", "p"),
            (r"(?i:function|const)\b", "k"),
            (rf"((?:{_ID}\\)+)(\{{)", ("nn", "p")),
            (rf"(?:{_ID}\\)*{_ID}_{_ID}", "nf"),
            *between,
            *names,
            *_LEAVE,
        ),
        "constant": ((_ID, "no"), (r"=", "o", "assigned"), *between, *_LEAVE),
        "caught": ((r"\(", "p"), (r"\|", "o"), (caught, "nc"), *between, *_LEAVE),
        "modified": (
            (r"(?i:readonly|static)\b", "k"),
            (r"(?i:(?=(?:abstract|const|function)\b))", "", "-"),
            (rf"\??{_ID}", "kt", "-"),
            *between,
            *_LEAVE,
        ),
        "string": (
            (r'"', "s2", "-"),
            (r'[^\\{$"]+', "s2"),
            (r"\\(?:u\{[0-9a-fA-F]+\}|[efrntv\"$\\]|[0-7]{1,3}|[xX][0-9a-fA-F]{1,2})", "se"),
            (rf"\${_ID}(?:\[\S{{1,300}}\]|->{_ID})?", "nv"),
            (r"\{\$\{", "si", "inserted_doubly"),
            (r"\{(?=\$)", "si", "inserted"),
            (r"(\{)(\S{1,200})(\})", ("si", "nv", "si")),
            (r"[${\\]+", "s2"),
        ),
        "inserted_doubly": ((r"\}\}", "si", "-"), *code),
        "inserted": ((r"\}", "si", "-"), *code),
    }


PHP: Final = Machine(_php(_WITH_SPACE, _ID, ((r"#[^\n]*", "c1"),)), embedded={"html": HTML})
_SLASHED: Final = rf"\\?{_WITH_SPACE}"
PHP_4: Final = Machine(
    _php(
        _SLASHED,
        _SLASHED,
        ((r"#[^\[][^\n]*", "c1"),),
        ((r"#\[[^\n]{0,500}\]$", "na"),),
    ),
    embedded={"html": HTML.embedding({"javascript": JAVASCRIPT_4})},
)
