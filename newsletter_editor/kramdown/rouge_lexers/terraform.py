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
