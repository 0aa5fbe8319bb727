"""Files that set up programs: nginx, systemd, properties."""

from __future__ import annotations

from typing import Final

from newsletter_editor.kramdown.rouge_lexers.machine import Machine, Rules, Table, ending

_WORD: Final = r"[^\s$;{}()#]+"


def _nginx(*numbers: tuple[str, str]) -> Machine:
    """`numbers` are those that are no whole ones."""
    rules: Rules = (
        (r"\s+", ""),
        (r"#[^\n]*", "c1"),
        (r"(?:on|off)\b", "no"),
        (r"[$][\w-]+", "nv"),
        (r"([a-zA-Z0-9.-]+)(:)(\d+)", ("nf", "p", "mi")),
        (r"[a-zA-Z-]+/[a-zA-Z-]+", "nc"),
        *numbers,
        (r"\d+[kmgKMG]?\b", "mi"),
        (r"(~)(\s*)([^\s{]+)", ("p", "", "sr")),
        (r"[:=~]", "p"),
        (rf"/(?:{_WORD})?", "n"),
        (r"[^#\s;{}$\\]+", "s"),
        (r"[$;]", ""),
    )
    return Machine(
        {
            "start": (
                (r"(include)(\s+)([^\s;]+)", ("k", "", "n")),
                (_WORD, "k", "statement"),
                *rules,
            ),
            "block": ((r"\}", "p", "-"), (_WORD, "kn", "statement"), *rules),
            "statement": ((r"\{", "p", "=block"), (r";", "p", "-"), *rules),
        },
    )


NGINX: Final = _nginx()
NGINX_4: Final = _nginx((r"\d+\.\d+", "mf"))
_CONTINUED: Final[Rules] = ((ending(r"([^\n]*?)(\\\n)", r"\n"), ("", "se")),)


def _systemd(*last: tuple[str, str, str]) -> Machine:
    """`last` takes the last line of a value of several."""
    return Machine(
        {
            "start": (
                (r"\s+", ""),
                (r"[;#][^\n]*", "c"),
                (r"\[[^\n]{0,300}?\]$", "k"),
                (r"([^\n=]{0,300})(=)([^\n]*)(\\\n)", ("nt", "p", "", "se"), "continued"),
                (r"([^\n=]{0,300})(=)([^\n]*)", ("nt", "p", "")),
            ),
            "continued": (*_CONTINUED, *last),
        },
    )


SYSTEMD: Final = _systemd((ending(r"[^\n]+'", "'"), "", "-"), (r"'", "", "-"))
SYSTEMD_4: Final = _systemd((r"[^\n]*", "", "-"))
_BASIC: Final[Rules] = ((r"[!#][^\n]{0,2000}\n", "c"), (r"\s+", ""), (r"\\\n", "se"))
_ESCAPES: Final[Rules] = ((r"\\u\d{4}|\\[\s\S]", "se"),)
PROPERTIES: Final = Machine(
    {
        "start": (*_BASIC, (r"([\w.-]{1,300})(\s*)([=:])", ("py", "", "p"), "value")),
        "value": (
            (r"\n", "", "-"),
            *_BASIC,
            (r"\"", "s", "double"),
            (r"'[^'\n]*'", "s"),
            *_ESCAPES,
            (r"[^\\\n]+", "s"),
        ),
        "double": ((r"\"", "s", "-"), *_ESCAPES, (r"[^\\\"]+", "s")),
    },
)

_CONF: Final[Table] = {
    "start": (
        (r"#[^\n]{0,2000}\n", "c"),
        (r'"[^"\n]*"', "s2"),
        (r"'[^'\n]*'", "s1"),
        (r"\d+", "m"),
        (r"[a-zA-Z]\w*", "n"),
        (r"[^\w#\"']", ""),
    ),
}
CONF: Final = Machine(_CONF)

_SSH: Final[Table] = {
    "start": (
        (r"\s+", ""),
        (r"#[^\n]*", "c1"),
        (r"\w+", "k", "values"),
    ),
    "values": (
        (r"\n", "", "-"),
        (r"[^\S\n]+", ""),
        (r"#[^\n]*", "c1"),
        (r"(?:yes|no)(?!\S)", "no"),
        (r"\d+(?!\S)", "m"),
        (r"\S+", ""),
    ),
}
SSH: Final = Machine(_SSH)
