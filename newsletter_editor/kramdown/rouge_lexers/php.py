"""PHP, alone or among HTML."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from newsletter_editor.kramdown.rouge_lexers.javascript import JAVASCRIPT, JAVASCRIPT_4
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
from newsletter_editor.kramdown.rouge_lexers.styles import CSS

_KEYWORDS: Final = """
    __class__ __dir__ __file__ __function__ __line__ __method__ __namespace__ __trait__ abstract and
    array as break case catch cfunction clone const continue declare default die do echo else
    elseif empty enddeclare endfor endforeach endif endswitch endwhile eval exit extends final
    finally fn for foreach function global goto if implements include include_once instanceof isset
    list match new old_function or parent print private protected public readonly require
    require_once return self static switch throw try unset var while xor yield
"""
_CONSTANTS: Final = """
    false null true php_eol php_os php_version php_version_id e_all e_error e_parse e_warning
    e_user_deprecated e_user_error e_user_notice e_user_warning e_notice e_strict e_deprecated
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


_NAME: Final = NAME
_VARIABLE: Final = rf"\${{1,99}}{_NAME}"
_OTHER: Final = ByWord("n", {"k": _KEYWORDS, "kc": _CONSTANTS}, ignore_case=True)
_TYPE: Final = ByWord("kt", {"k": "public protected private readonly"})


def _code(signs: Rules, slash: str = "") -> Rules:
    """`signs` are what begins with `#`; before a name may stand what `slash` matches."""
    return (
        (r"\s+", ""),
        (r"\?>", "cp", "-"),
        (r"//[^\n]*", "c1"),
        *signs,
        (until(r"/\*\*(?!/)", r"\*/"), "cd"),
        (until(r"/\*", r"\*/"), "cm"),
        (r"<<<[ \t]*(['\"]?)(\w+)\1\n[\s\S]*?\n[ \t]*\2\b;?", "sh"),
        (
            rf"(?i:(use)(\s+)(function|const)(\s+)((?:{_NAME}\\)*[^\W_]\w*_\w+)(?!\\))",
            ("kn", "", "k", "", "nf"),
        ),
        (r"(?i:(use)(\s+)(function|const)\b)", ("kn", "", "k")),
        (r"(?i:use)\b(?!\s*\()", "kn"),
        (rf"(?:{_NAME}\\)+(?=\{{)", "nn"),
        (r"(?i:(namespace)(\s+)([\w\\]+))", ("kn", "", "nn")),
        (r"(->|\?->)(\s*)(class)\b", ("o", "", "n")),
        (r"(::)(\s*)(class)(?=\s)", ("o", "", "kd")),
        (
            rf"(?i:(new)(\s+)(class)(\s+)(extends|implements)(\s+)({_NAME}))",
            ("k", "", "kd", "", "kd", "", "nc"),
        ),
        (
            rf"(?i:(class|interface|trait|extends|implements)(\s+)({slash}{_NAME}))",
            ("kd", "", "nc"),
        ),
        (rf"(?i:(enum)(\s+)({_NAME}))", ("n", "", "nc")),
        (r"(?i:(new)(\s+)(class)\b)", ("k", "", "kd")),
        (rf"(?i:(new)(\s+)({slash}{_NAME}(?:\\{_NAME})*))", ("k", "", "nc")),
        (rf"(?i:(const)(\s+)({_NAME}))", ("k", "", "no")),
        (r"(?i:class)(?=\s+[\w{])", "kd"),
        (r"(?i:function|fn)\b", "k", "function"),
        (r"(?i:public|protected|private|readonly)\b", "k", "modified"),
        (_VARIABLE, "nv"),
        (
            rf"({slash}{_NAME}(?:\\{_NAME})*)(?=\s*\()",
            _Called("", {"k": _KEYWORDS}, ignore_case=True),
        ),
        (r"(?:PHP|E)_[A-Z0-9_]+(?![\w\\])", "kc"),
        (
            rf"{slash}(?:{_NAME}\\)*(?=[A-Z_]*[A-Z])[A-Z][A-Z0-9_]+(?!\w|\\\w)",
            ByWord("no", {"kc": _CONSTANTS, "k": _KEYWORDS}, ignore_case=True),
        ),
        (rf"{slash}(?:{_NAME}\\)+[A-Z][a-zA-Z0-9]*(?![\w\\])", "nc"),
        (
            rf"{slash}[A-ZÀ-ÖØ-Þ][a-zA-Z0-9À-ÿ]*(?:\\[A-Z]\w*)*(?!\\?\w)",
            ByWord("nc", {"k": _KEYWORDS, "kc": _CONSTANTS}, ignore_case=True),
        ),
        (rf"{slash}{_NAME}(?:\\{_NAME})*", _OTHER),
        (ending(r"'(?:\\[\s\S]|[^'\\])*'", bare("'")), "s1"),
        (r"`[^`]*`", "sb"),
        (r"\"", "s2", "string"),
        (r"0[xX][0-9a-fA-F_]+", "mh"),
        (r"0[bB][01_]+", "mb"),
        (r"\d[\d_]*\.[\d.]*(?:[eE][-+]?\d+)?|\.[\d.]*(?:[eE][-+]?\d+)?", "mf"),
        (r"0[0-7]+", "mo"),
        (r"\d[\d_]*", "mi"),
        (r"[{}()\[\],;]|\):", "p"),
        (
            r"(?:[-+*/%=<>!&|^~?@:](?<!\?(?=>)))(?:(?!\?>|<<<['\"\w])[-+*/%=<>!&|^~?@:]|(?<=[-+*/%<>:.])\.)*",
            "o",
        ),
    )


_OPENING: Final = (r"<\?(?:php|=)?", "cp", "code")


def _table(code: Rules, slash: Rules) -> Table:
    return {
        "start": (
            (r"(?=\s*<|[^$]*<\?(?:php|=))", "", "=template"),
            (r"", "", "=template code"),
        ),
        "inline": ((r"", "", "=template code"),),
        "template": (
            _OPENING,
            (r"[^<&]+", ""),
            (ending(r"&\S*?;", ";"), "ni"),
            (r"&", "err"),
            (r"(?i:<!DOCTYPE [^<>]*>)", "cp"),
            (r"<!--", "c", "comment"),
            (r"(?i:<\s*script(?![\w:-])\s*)", "nt", "script tag"),
            (r"(?i:<\s*style(?![\w:-])\s*)", "nt", "style tag"),
            (r"(</?)(?:(\s*)((?!\d)[\w:-]+))?", ("nt", "", "nt"), "tag"),
        ),
        "comment": (_OPENING, (r"-->", "c", "-"), (r"[^-<]+|[-<]", "c")),
        "tag": (
            _OPENING,
            (r"/?\s*>", "nt", "-"),
            (r"\s+", ""),
            (ending(r"[\w:.\[\]()*#-]+\s*=\s*", "="), "na", "value"),
            (r"(?!\d)[\w:.*#-]+", "na"),
        ),
        "value": (
            _OPENING,
            (r"\"", "s", "=value_double"),
            (r"'", "s", "=value_single"),
            (r"[^\s>]+", "s", "-"),
            (r"", "", "-"),
        ),
        "value_double": (_OPENING, (r"\"", "s", "-"), (r"[^\"<]+|<", "s")),
        "value_single": (_OPENING, (r"'", "s", "-"), (r"[^'<]+|<", "s")),
        "script": (
            _OPENING,
            (r"(?i:<\s*/\s*script\s*>)", "nt", "-"),
            (r"((?:(?!<\?|(?i:<\s*/\s*script\s*>))[\s\S])+)", ("@javascript",)),
        ),
        "style": (
            _OPENING,
            (r"(?i:<\s*/\s*style\s*>)", "nt", "-"),
            (r"((?:(?!<\?|(?i:<\s*/\s*style\s*>))[\s\S])+)", ("@css",)),
        ),
        "code": code,
        "function": (
            (r"\s+", ""),
            (r"&", "o"),
            (_NAME, "n"),
            (r"\(", "p", "=parameters"),
            (r"", "", "-"),
        ),
        "parameters": (
            (r"\)(?=\s*:)", "p", "=returned"),
            (r"(\))(\s*)(use)\b(?=\s*\()", ("p", "", "k"), "=function"),
            (r"\)", "p", "-"),
            (r"\.\.\.", "p"),
            *slash,
            (rf"(?<=[(,])(\s*)(\??{_NAME})(?=\s|\|)", ("", _TYPE)),
            (r"\(", "p", "brackets"),
            *code,
        ),
        "brackets": ((r"\)", "p", "-"), (r"\(", "p", "brackets"), *code),
        "returned": (
            (r"\s+", ""),
            (r"(:)(\s*)(?=\\|\??static)", ("o", ""), "-"),
            (rf"(:)(\s*)(\??{_NAME})", ("p", "", _TYPE), "-"),
            (r"", "", "-"),
        ),
        "modified": (
            (r"\s+", ""),
            (r"(?i:static|readonly|public|protected|private)\b", "k"),
            (rf"(?!(?i:function|const|class|abstract|final)\b)\??{_NAME}", "kt", "-"),
            (r"", "", "-"),
        ),
        "string": (
            (r"\"", "s2", "-"),
            (r"\\(?:[nrtvef\\$\"]|[0-7]{1,3}|x[0-9a-fA-F]{1,2}|u\{[0-9a-fA-F]+\})", "se"),
            (rf"\${{1,99}}{_NAME}(?:\[\S+?\]|->{_NAME})?", "nv"),
            (r"\{(?=\$)", "si", "interpolated"),
            (r"(\{)(\S{1,200})(\})", ("si", "nv", "si")),
            (r"[^\"\\${]+|\$\{?|[\\{]", "s2"),
        ),
        "interpolated": ((r"\}", "si", "-"), *code),
    }


_EMBEDDED: Final = {"javascript": JAVASCRIPT, "css": CSS}
PHP: Final = Machine(
    _table(
        _code(((r"#[^\n]*", "c1"),)),
        ((r"(?<=[(,])(\s*)(\\)", ("", "err"), "-"),),
    ),
    embedded=_EMBEDDED,
)
PHP_4: Final = Machine(
    _table(
        _code(((r"#[^\[][^\n]*", "c1"), (r"#\[[^\n]*\]$", "na")), slash=r"\\?"),
        ((r"(?<=[(,])(\s*)(?=\\)", ("",), "-"),),
    ),
    embedded={**_EMBEDDED, "javascript": JAVASCRIPT_4},
)
