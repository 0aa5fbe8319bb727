"""Tcl, of which rouge colours what opens a block, and what its strings hold."""

from __future__ import annotations

import re
from typing import Any, Final

from newsletter_editor.kramdown.rouge_lexers.machine import (
    ByWord,
    Machine,
    Rules,
    Table,
    until,
)

_WORDS: Final = ByWord(
    "",
    {
        "k": """
        after apply array break catch continue elseif else error eval expr for foreach global if
        namespace proc rename return set switch then trace unset update uplevel upvar variable
        vwait while
""",
        "nb": """
        append bgerror binary cd chan clock close concat dde dict encoding eof exec exit fblocked
        fconfigure fcopy file fileevent flush format gets glob history http incr info interp join
        lappend lassign lindex linsert list llength load loadTk lrange lrepeat lreplace lreverse
        lsearch lset lsort mathfunc mathop memory msgcat open package pid pkg::create pkg_mkIndex
        platform platform::shell puts pwd re_syntax read refchan regexp registry regsub scan seek
        socket source split string subst tell time tm unknown unload
""",
    },
)
_WORD: Final = r"[^)\]};\n\r\t\v]+"
_BRACES: Final = {"brace": (r"\}", ""), "paren": (r"\)", "err"), "bracket": (r"\]", "err")}


def _close(found: re.Match[str], groups: int, opened: list[int]) -> tuple[Any, str]:
    """A brace in a string ends all up to one before it, if none was opened in a string."""
    if not opened[0]:
        return [("p", "}")], "<brace"
    opened[0] -= 1
    return [("s2", "}")], ""


def _close_alone(found: re.Match[str], groups: int, opened: list[int]) -> tuple[Any, str]:
    opened[0] -= 1
    return [("s2", "}")], ""


def _open(found: re.Match[str], groups: int, opened: list[int]) -> tuple[Any, str]:
    opened[0] += 1
    return [("s2", "{")], ""


def _insertions(within: str) -> Rules:
    return (
        (r"\[", "p", f"bracket{within}"),
        (r"\$[a-z0-9.:-]+", "nv"),
        (until(r"\$\{", r"\}"), "nv"),
        (r"\$", ""),
        (r"\\(?:[0-7]{3}|[xX][0-9a-fA-F]{2}|[uU][0-9a-fA-F]{4}|[\s\S])", "se"),
    )


def _words(within: str) -> Rules:
    """The rules for words; `within` tells states that stand within braces from others."""
    return (
        (r"\{\*\}", "k"),
        (r"\}", "p", "<brace") if within else (r"\}", "err"),
        *_insertions(within),
        (r"\{", "p", "brace"),
        (r"\(", "p", f"paren{within}"),
        (r'"', "s2", f"string{within}"),
        (r"[^)\]};\n\r\t\v(\[{\"\\]++(?=[(\[{\"\\])", ""),
    )


def _command(rest: str, within: str) -> Rules:
    return (
        *_words(within),
        (r"#[^)\]};\n]+", "c1"),
        (r"(?=[)\]};\n\r\t\v])", "", rest),
        (_WORD, _WORDS),
        (r"\s+", ""),
    )


def _rest(within: str) -> Rules:
    return (
        (r";", "p", "-"),
        (r"\n", "", "-"),
        (r"else|elseif|then", "k"),
        *_words(within),
        (r"\s+", ""),
        (_WORD, ""),
    )


def _states(within: str) -> Table:
    table: dict[str, Rules] = {
        f"string{within}": (
            (r'"', "s2", "-"),
            *_insertions(within),
            (r'[^\\\[$"{}]+', "s2"),
            (r"\{", _open),
            (r"\}", _close if within else _close_alone),
        ),
    }
    for name, (close, other) in _BRACES.items():
        state = name if name == "brace" else f"{name}{within}"
        inner = within or ("_in" if name == "brace" else "")
        table[state] = ((close, "p", "-"), *_command(f"{state}_rest", inner))
        table[f"{state}_rest"] = (
            (close, "p", "- -"),
            (r"[)\]}]", other),
            *_rest(inner),
        )
    return table


TCL: Final = Machine(
    {
        "start": _command("rest", ""),
        "rest": _rest(""),
        **_states(""),
        **_states("_in"),
    },
    notes=lambda: [0],
)
