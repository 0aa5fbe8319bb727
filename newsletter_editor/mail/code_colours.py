"""The colours of code, by the classes that rouge gives its tokens (those of Pygments)."""

from __future__ import annotations

_COLOURS = {
    "#646b76": "c ch cm cpf c1 cs cd gp go",
    "#8a3ea8": "k kc kd kn kp kr kv ow",
    "#0f7280": "cp kt nc nn no ne se si",
    "#1f5fa8": "nf fm nt nd nl",
    "#a8501b": "na nb bp nv vc vg vi vm py ni m mb mf mh mi il mo mx l",
    "#2c7a3f": "s sa sb sc dl sd s1 s2 sh sx sr ss ld gi",
    "#b3261e": "err gr gt gd",
}
_COLOUR_OF = {name: colour for colour, names in _COLOURS.items() for name in names.split()}
_STYLE_OF = {"ge": "font-style:italic", "gs": "font-weight:700", "gh": "font-weight:700"}


def style_of_token(classes: list[str]) -> str:
    """The style of a token, "" for one that looks as the code around it."""
    for name in reversed(classes):
        if name in _COLOUR_OF:
            return f"color:{_COLOUR_OF[name]}"
        if name in _STYLE_OF:
            return _STYLE_OF[name]
    return ""
