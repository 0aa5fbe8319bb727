"""Vue's components: a template, scripts and styles of several languages."""

from __future__ import annotations

from typing import Final

from newsletter_editor.kramdown.rouge_lexers.javascript import JAVASCRIPT
from newsletter_editor.kramdown.rouge_lexers.machine import Machine, Rules, Table
from newsletter_editor.kramdown.rouge_lexers.markup import HTML
from newsletter_editor.kramdown.rouge_lexers.sass import SASS
from newsletter_editor.kramdown.rouge_lexers.styles import CSS, SCSS

_PLAIN: Final = Machine({"start": ((r"[\s\S]+", ""),)})
_LANGUAGES: Final = {
    "javascript": JAVASCRIPT,
    "css": CSS,
    "scss": SCSS,
    "sass": SASS,
    "plain": _PLAIN,
}
_OPENED: Final = (
    ("script", r"", "javascript"),
    ("style", r'scss"', "scss"),
    ("style", r'sass"', "sass"),
    ("style", r"[^>]", "plain"),
    ("style", r"", "css"),
)
_ATTRIBUTES: Final[Rules] = (
    (r"\s*/?>", "nt", "-"),
    (r"\s+", ""),
    (r"[^\s=>/\"']+=", "na"),
    (r"\"[^\"]*\"|'[^']*'|(?<==)[^\s>]+", "s"),
    (r"[^\s=>/\"']+", "na"),
)
_TABLE: Final[Table] = {
    "start": (
        (r"(<)(template)\b", ("nt", "k"), "template attributes"),
        *(
            (
                rf"(<)({name})\b" + (rf'(?=[^>]{{0,300}}\blang="{lang})' if lang else ""),
                ("nt", "k"),
                f"{language} attributes",
            )
            for name, lang, language in _OPENED
        ),
        (r"(?:[^<]|<(?!template\b|script\b|style\b))+", "@html"),
    ),
    "attributes": _ATTRIBUTES,
    "template": (
        (r"(</)(template)(\s*>)", ("nt", "k", "nt"), "-"),
        (r"(\{\{)((?:[^}]|\}(?!\}))*)(\}\})", ("si", "@javascript", "si")),
        (r"<(?:[^{<]|<(?!/template\b))*", "@html"),
        (r"[^{<]+|\{", ""),
    ),
    **{
        language: (
            (r"(</)(script|style)(\s*>)", ("nt", "k", "nt"), "-"),
            (r"(?:[^<]|<(?!/(?:script|style)\b))+", f"@{language}"),
            (r"<", ""),
        )
        for language in _LANGUAGES
    },
}
VUE: Final = Machine(_TABLE, embedded={**_LANGUAGES, "html": HTML})
