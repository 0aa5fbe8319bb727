"""HCL, and Terraform's dialect of it."""

from __future__ import annotations

from typing import Final

from newsletter_editor.kramdown.rouge_lexers.machine import ByWord, Machine, Rules, Table, ending

_WORDS: Final = ByWord("nx", {"kc": "true false null"})
_TERRAFORM: Final = _WORDS.with_words(
    {"k": "terraform provider variable resource data module output provisioner", "kd": "local var"}
)


def _table(words: ByWord, signs: Rules, inserted: Rules, escape: str) -> Table:
    """`signs` stand inside of brackets alone, `inserted` in strings."""
    stop = "$" if inserted else ""
    code: Rules = (
        (r"\s+", ""),
        (r"(?://|#)[^\n]*", "c1"),
        (r"/\*[\s\S]*?(?:\*/|\Z)", "cm"),
        (
            ending(
                r"(<<-?)([a-zA-Z_]\w*)([^\n]*\n(?:[^\n]*\n)*?)(?:([ \t]*\2\s*\n)|([^\n]*)\Z)", r"\n"
            ),
            ("o", "no", "sh", "no", "sh"),
        ),
        (r"\d+\.\d+", "mf"),
        (r"\d+", "mi"),
        (r'"', "s2", "double"),
        (r"'", "s1", "single"),
        (r"[a-zA-Z_$][\w$]*", words),
    )
    inside: Rules = (*code, *signs, (r"\{", "p", "object"), (r"\[", "p", "list"))
    return {
        "start": (*code, (r"\{", "p", "object"), (r"\[", "p", "list")),
        "object": ((r"\}", "p", "-"), (r"=", "p"), *inside),
        "list": ((r"\]", "p", "-"), (r",", "p"), *inside),
        "inserted": (
            (r"\}", "k", "-"),
            *code,
            (r"[\[\].(),]", "p"),
            (r"[-+*/%=!<>&|?:~]", "o"),
        ),
        "double": (
            (r'"', "s2", "-"),
            *inserted,
            (escape, "se"),
            (rf'[^"\\{stop}]+', "s2"),
        ),
        "single": ((r"'", "s1", "-"), *inserted, (escape, "se"), (rf"[^'\\{stop}]+", "s1")),
    }


HCL: Final = Machine(_table(_WORDS, (), (), r"\\[\"']"))
TERRAFORM: Final = Machine(
    _table(_TERRAFORM, ((r"[.*(),]", "p"),), ((r"\$\{", "k", "inserted"),), r"\\[\s\S]")
)

_NAME_4: Final = r"[a-zA-Z_$-][\w$-]*"


def _table_4(words: ByWord, inserted: Rules, escape: str) -> Table:
    """Every sign is an operator, and behind a name the sign between it and its value too."""
    stop = "$" if inserted else ""
    values: Rules = (
        (r"\d+\.\d+(?:[eE]\d+)?[fd]?(?:[kKmMgG]b?)?", "mf"),
        (r"\d+(?:[kKmMgG]b?)?", "mi"),
        (r"[-+*/!%&<>|=:?]", "o"),
        (r'"', "s2", "double"),
        (r"'", "s1", "single"),
    )
    spaces: Rules = (
        (r"\s+", ""),
        (r"(?://|#)[^\n]*", "c1"),
        (r"/\*[\s\S]*?(?:\*/|\Z)", "cm"),
    )
    code: Rules = (
        *values,
        (r"\{", "p", "object"),
        (r"\[", "p", "list"),
        (r"(?:true|false|null)(?![\w$-])", "kc"),
        (_NAME_4, words, "named"),
    )
    return {
        "start": (*spaces, *code),
        "named": (
            *spaces,
            *values,
            (r"\{", "p", "=object"),
            (r"\[", "p", "=list"),
            (_NAME_4, words),
            (r"", "", "-"),
        ),
        "object": (*spaces, (r"[.,()\\/*=]", "p"), (r"\}", "p", "-"), *code),
        "list": (*spaces, (r"[.,()\\/*]", "p"), (r"\]", "p", "-"), *code),
        "inserted": (
            (r"\}", "p", "-"),
            (r"\s+", ""),
            *values,
            (r"~|\^|\\(?=\n)", "o"),
            (r"[\[\].(),]", "p"),
            (_NAME_4, words),
        ),
        "double": ((r'"', "s2", "-"), (rf'[^"\\{stop}]+', "s2"), *inserted, (escape, "se")),
        "single": ((r"'", "s1", "-"), (rf"[^'\\{stop}]+", "s1"), *inserted, (escape, "se")),
    }


HCL_4: Final = Machine(_table_4(_WORDS, (), r"\\[\"']"))
TERRAFORM_4: Final = Machine(
    _table_4(
        _TERRAFORM,
        ((r"(?:\$\$+|%%+)\{", "s"), (r"\$\{", "p", "inserted")),
        r"\\[\s\S]",
    )
)
