"""YAML."""

from __future__ import annotations

from typing import Final

from newsletter_editor.kramdown.rouge_lexers.machine import Machine, Rules, Table

_END: Final = r"(?=[ \t]*(?:$|[ \t]#))"
_COMMON: Final[Rules] = (
    (r"\s+", ""),
    (r"(?<!\S)#[^\n]*", "c1"),
    (r"&[^\s,\[\]{}]+", "nl"),
    (r"\*[^\s,\[\]{}]+", "nv"),
    (r"!(?:<[^>\n]*>|[^\s,\[\]{}]*)", "kt"),
    (r'"', "s2", "double"),
    (r"'", "s1", "single"),
)
_TABLE: Final[Table] = {
    "start": (
        (r"^(?:---|\.\.\.)(?=\s|\Z)", "nn"),
        (r"(?<=[\"'}])[ \t]*:(?=\s|\Z)", "err"),
        (r"[-?:](?=\s|\Z)", "pi"),
        (
            r"([|>][-+\d]*)([ \t]*)(#[^\n]*)?"
            r"(\n(?:[ \t]*\n)*([ ]+)[^\n]*(?:\n(?:\5[^\n]*|[ \t]*(?=\n|\Z)))*)",
            ("pi", "", "c1", "@block", None),
        ),
        (r"[|>][-+\d]*$", "pi"),
        (r"[\[{]", "pi", "flow"),
        (r"%(?=\S)|@|`", "err"),
        *_COMMON,
        (r"(?:true|false|null)" + _END, "no"),
        (r"\d+(?:\.\d+)?" + _END, "m"),
        (r"([^\s\[\]{}\"'#:][^\n:#\"{}]*?)([ \t]*)(:)(?=\s|\Z)", ("na", "na", "pi"), "value"),
        (r"(?:[^\n#]|(?<=\S)#)+?(?=[ \t]+#|[ \t]*$)", "s"),
    ),
    "value": ((r"[ \t]+(?=- )", "", "=plain"), (r"[\s\S]{0}", "", "-")),
    "plain": ((r"(?:[^\n#]|(?<=\S)#)+?(?=[ \t]+#|[ \t]*$)", "s", "-"), (r"", "", "-")),
    "flow": (
        *_COMMON,
        (r"[\[{]", "pi", "flow"),
        (r"[\]}]", "pi", "-"),
        (r"[,?]|:(?=[\s,\[\]{}\"'])", "pi"),
        (r"(?:[^\s,:\[\]{}#]|:(?=[^\s,\[\]{}])|(?<=\S)#|[ \t]+(?=[^\s,:\[\]{}#]))+", "nv"),
        (r":", "pi"),
    ),
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
