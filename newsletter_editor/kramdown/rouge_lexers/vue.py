"""Vue's components: a template, scripts and styles of several languages."""

from __future__ import annotations

from typing import Final

from newsletter_editor.kramdown.rouge_lexers.coffeescript import COFFEESCRIPT
from newsletter_editor.kramdown.rouge_lexers.javascript import JAVASCRIPT
from newsletter_editor.kramdown.rouge_lexers.machine import Machine, Rules, Table
from newsletter_editor.kramdown.rouge_lexers.markup import (
    HTML,
    HTML_FLAGS,
    HTML_TABLE,
    without_value,
)
from newsletter_editor.kramdown.rouge_lexers.sass import SASS
from newsletter_editor.kramdown.rouge_lexers.styles import CSS, SCSS

_LANGUAGES: Final = {
    "html": HTML,
    "css": CSS,
    "javascript": JAVASCRIPT,
    "sass": SASS,
    "scss": SCSS,
    "coffee": COFFEESCRIPT,
    "plain": Machine({"start": ((r"[\s\S]+", ""),)}),
}
_PARTS: Final = {"template": "html", "style": "css", "script": "javascript"}
_SIGN: Final = r"[a-zA-Z0-9_:#\[\]()*.-]"
_TAG: Final[Rules] = (
    (rf"{_SIGN}+\s*=\s*", "na", "value"),
    (rf"{_SIGN}++(?!(?u:\w))", without_value),
    *HTML_TABLE["tag"],
)


def _opened(part: str) -> Rules:
    """The rules for what stands in the tag of a part, which may name another language."""
    return (
        *(
            (
                rf"((?-i:lang)\s*=)(\s*)(\"{name}\"|'{name}'|{name}(?=[\s>]))",
                ("na", "", "s"),
                f"- - {name}_{part} {name}_{part}_tag",
            )
            for name in _LANGUAGES
            if name != "plain"
        ),
        (
            r"((?-i:lang)\s*=)(\s*)(\"(?:\\.|[^\\])*?\"|'(?:\\.|[^\\])*?'|[^\s>]+)",
            ("na", "", "s"),
            f"- - plain_{part} plain_{part}_tag",
        ),
        *_TAG,
    )


def _inside(part: str, language: str) -> Rules:
    """The rules for what stands in a part; scripts go on as if nothing stood between them."""
    pieces: dict[str, Rules] = {
        "template": ((r"\{\{", "si", "!javascript inserted"), (r"[^{<]+", f"@{language}")),
        "style": ((r"[^<]+", f"@{language}"),),
        "script": ((r"[^<]+", "&javascript"),),
    }
    rest = {"template": rf"@{language}", "style": f"@{language}", "script": "&javascript"}
    return (
        (rf"(<\s*/\s*)((?-i:{part}))(\s*>)", ("nt", "k", "nt"), "-"),
        *pieces[part],
        (r"<" if part != "template" else r"[<{][^<{]*", rest[part]),
    )


_TABLE: Final[Table] = {
    **HTML_TABLE,
    "start": (
        *(
            (
                rf"(<)(\s*)((?-i:{part}))",
                ("nt", "", "k"),
                f"{language}_{part} {language}_{part}_tag",
            )
            for part, language in _PARTS.items()
        ),
        *HTML_TABLE["start"],
    ),
    "tag": _TAG,
    **{f"{language}_{part}_tag": _opened(part) for part in _PARTS for language in _LANGUAGES},
    **{f"{language}_{part}": _inside(part, language) for part in _PARTS for language in _LANGUAGES},
    "inserted": (
        (r"\}\}", "si", "-"),
        (r"\}", "err"),
        (r"\{", "&javascript", "inserted"),
        (r"[^{}]+", "&javascript"),
    ),
}
VUE: Final = Machine(_TABLE, HTML_FLAGS, _LANGUAGES)
