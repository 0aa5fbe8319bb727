"""Protocol buffers."""

from __future__ import annotations

from typing import Final

from newsletter_editor.kramdown.rouge_lexers.machine import Machine, until, words

_KEYWORDS: Final = words(
    """
    ctype default extensions import max oneof option optional packed repeated required returns rpc
    to
    """
)
_TYPES: Final = words(
    """
    bool bytes double fixed32 fixed64 float int32 int64 sfixed32 sfixed64 sint32 sint64 string
    uint32 uint64
    """
)
_NAME: Final = r"[a-zA-Z_]\w*"
PROTOBUF: Final = Machine(
    {
        "start": (
            (r"\s+", ""),
            (r"[,;{}\[\]()]", "p"),
            (r"/(?:\\\n)?/(?:$|(?:[^\n\\]|\\[\s\S])*)", "c1"),
            (until(r"/(?:\\\n)?\*", r"\*(?:\\\n)?/"), "cm"),
            (rf"(?:{_KEYWORDS})\b", "k"),
            (rf"(?:{_TYPES})\b", "kt"),
            (r"true|false", "kc"),
            (r"(package)(\s+)", ("kn", ""), "package"),
            (r"(message|extend)(\s+)", ("kd", ""), "message"),
            (r"(enum|group|service)(\s+)", ("kd", ""), "type"),
            (r"\"[^\n]*?\"|'[^\n]*?'", "s"),
            (r"(?:\d+\.\d*|\.\d+|\d+)[eE][+-]?\d+[LlUu]*", "mf"),
            (r"(?:\d+\.\d*|\.\d+|\d+[fF])[fF]?", "mf"),
            (r"-?(?:inf|nan)\b", "mf"),
            (r"0x[0-9a-fA-F]+[LlUu]*", "mh"),
            (r"0[0-7]+[LlUu]*", "mo"),
            (r"\d+[LlUu]*", "mi"),
            (r"[+-=]", "o"),
            (r"([a-zA-Z_][\w.]*)([ \t]*)(=)", ("na", "", "o")),
            (r"[a-zA-Z_][\w.]*", "n"),
        ),
        "package": ((_NAME, "nn", "-"), (r"", "", "-")),
        "message": ((_NAME, "nc", "-"), (r"", "", "-")),
        "type": ((_NAME, "n", "-"), (r"", "", "-")),
    },
)
