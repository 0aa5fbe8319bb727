"""YAML."""

from __future__ import annotations

from typing import Final

from newsletter_editor.kramdown.rouge_lexers.machine import Machine, Rules, Table

_IN_KEY: Final = r"[^#:?\[\]{},\"'\n]"
_KEY: Final = rf"(?![-?:]?\s){_IN_KEY}(?:{_IN_KEY}*(?<!\s))?"
_QUOTED: Final = r"\"[^\"\n]*\"|'[^'\n]*'"
_PLAIN: Final = (
    r"(?![-?:][ \n]|[ &*!|>'\"%@`\[\]{},#]|\d+(?:\.\d+)?\n)"
    r"(?:[^\s:]|[ ](?!#)|:(?=\S))+\n(?:[ ]*\n)*"
)


def _going_on(indent: str) -> str:
    """Plain text without a key in it, with all lines that are further in than what has it."""
    line = rf"{indent}\S(?:[^\n#]|(?<!\s)#)*"
    return rf"({_PLAIN}(?=[ ])(?:{line}(?:\n|\Z)(?:[ ]*\n)*)*(?:{line}\s#[^\n]*\n?)?)"


_COMMON: Final[Rules] = (
    (r"\s*\n|\s+", ""),
    (r"(?<!\S)#[^\n]*", "c1"),
    (r"&[^\s,\[\]{}]+", "nl"),
    (r"\*[^\s,\[\]{}]+", "nv"),
    (r"!(?:<[^>\n]*>|[^\s,\[\]{}]*)", "kt"),
    (r'"', "s2", "double"),
    (r"'", "s1", "single"),
)
_WORDS: Final[Rules] = (
    (r"(?:true|false|null)", "no"),
    (r"\d+(?:\.\d+)?(?=\n|[ ]+#)", "m"),
    (r"[^\s:]+|:\S+", "s"),
    (r"([:\t])([ ]*)", ("err", "")),
    (r"[ ]+(?=\n|\Z)", ""),
    (r"[ ]+", "s"),
)
_TABLE: Final[Table] = {
    "start": (
        (r"^(?:---|\.\.\.)(?=\s|\Z)", "nn"),
        (r"^%(?=[A-Z])", "nt", "directive"),
        (
            rf"^([ ]*)({_KEY})([ ]*)(:)([ ]+)" + _going_on(r"\1[ ]+"),
            ("", "na", "na", "pi", "", "@lines"),
        ),
        (
            rf"^([ ]*)(-)([ ]+)({_KEY})([ ]*)(:)([ ]+)" + _going_on(r"\1[ ]\3[ ]+"),
            ("", "pi", "", "na", "na", "pi", "", "@lines"),
        ),
        (
            rf"^([ ]+)({_QUOTED})([ ]*)(:)([ ]+)" + _going_on(r"\1[ ]*"),
            ("", "@quoted", "", "err", "", "@lines"),
        ),
        (r"^([ ]*)(-)([ ]+)" + _going_on(r"\1[ ]+"), ("", "pi", "", "@lines")),
        (r"^([ ]*)" + _going_on(r"\1[ ]+"), ("", "@lines")),
        (r"(?<=[\"'}])[ \t]*:(?=\s|\Z)", "err"),
        (r"[-?:](?=\s|\Z)", "pi"),
        (
            r"([|>][-+\d]*)([ \t]*)(#[^\n]*)?"
            r"(\n(?:[ \t]*\n)*([ ]+)[^\n]*(?:\n(?:\5[^\n]*|[ \t]*(?=\n|\Z)))*)",
            ("pi", "", "c1", "@block", None),
        ),
        (r"[|>][-+\d]*$", "pi"),
        (r"[\[{]", "pi", "flow"),
        (r"[\]},]", "err"),
        *_COMMON,
        (rf"({_KEY})([ ]*)(:)(?=\s|\Z)", ("na", "na", "pi"), "value"),
        (r"(?=\S)", "", "plain"),
    ),
    "directive": (
        (r"\n", "", "-"),
        (r"[A-Z]+", "nt"),
        (r"\s+", ""),
        (r"\d+(?:\.\d+)?", "m"),
        (r"\S+", "kt"),
    ),
    "value": ((r"[ ]+(?=- )", "", "=plain"), (r"", "", "-")),
    "plain": ((r"[ ]+(?=#)|[ ]*(?=\n)", "", "-"), *_WORDS),
    "lines": ((r"[ ]*\n\s*", ""), (r"(?<=\S)([ ]+)(#[^\n]*)", ("", "c1")), *_WORDS),
    "flow": (
        *_COMMON,
        (r"[\[{]", "pi", "flow"),
        (r"[\]}]", "pi", "-"),
        (r"%", "err"),
        (r"[,?]|:(?=[\s,\[\]{}\"'])", "pi"),
        (r"(?:[^\s,:\[\]{}#]|:(?=[^\s,\[\]{}])|(?<=\S)#|[ \t]+(?=[^\s,:\[\]{}#]))+", "nv"),
        (r":", "pi"),
    ),
    "quoted": ((r'"', "s2", "double"), (r"'", "s1", "single")),
    "block": ((r"\s+", ""), (r"[^\n]+", "s")),
    "double": (
        (r'"', "s", "-"),
        (r"\\(?:[0abtnvfre \"/\\N_LP]|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|\n)", "se"),
        (r"[ \t]*\n\s*", ""),
        (r"[ \t]+", "nv"),
        (r'[^\s"\\]+', "s"),
    ),
    "single": (
        # Rouge takes a doubled quote for an end and a beginning.
        (r"(')(')", ("s", "s1")),
        (r"'", "s", "-"),
        (r"[ \t]*\n\s*", ""),
        (r"[ \t]+", "nv"),
        (r"[^\s']+", "s"),
    ),
}
YAML: Final = Machine(_TABLE)
