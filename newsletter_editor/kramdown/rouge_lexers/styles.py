"""CSS and SCSS."""

from __future__ import annotations

import re
from typing import Final

from newsletter_editor.kramdown.rouge_lexers.machine import Machine, Table
from newsletter_editor.kramdown.rouge_lexers.style_words import (
    CSS_COLOURS,
    CSS_PROPERTIES,
    CSS_VALUES,
)

_NAME: Final = r"[a-zA-Z_-][\w-]*"
_UNITS: Final = (
    "em|px|%|cm|in|pt|pc|ex|rem|mm|vh|vw|vmin|vmax|ch|ms|s|deg|grad|rad|turn|dpi|dpcm|dppx|Hz|kHz|Q"
)
_END: Final = r"(?![\w-])"
_VENDOR: Final = "(?:-(?:ms|moz|webkit|o|khtml|wap|xv|atsc|rim|hp|ah|ro|tc)-|mso-)"
_PREFIX: Final = f"{_VENDOR}?"

_SELECTORS: Final = (
    (r"\s+", ""),
    (r"/\*[\s\S]*?(?:\*/|\Z)", "c"),
    (r"\}", "p", "-"),
    (r"\{", "p", "body"),
    (r":[:\w-]+", "nd"),
    (rf"\.{_NAME}", "nc"),
    (rf"#{_NAME}", "nf"),
    (rf"@{_NAME}", "k", "rule"),
    (_NAME, "nt"),
    (r"[~^*!%&<>|+=@:;,./?()\[\]]", "o"),
    (r'"(?:\\[\s\S]|[^"\\])*+(?:"|\Z)', "s1"),
    (r"'(?:\\[\s\S]|[^'\\])*+(?:'|\Z)", "s2"),
    (r"\}", "p"),
)
_VALUES: Final = (
    (r"\s+", ""),
    (r"/\*[\s\S]*?(?:\*/|\Z)", "c"),
    (r"url\([^)\n]{0,500}\)", "sx"),
    (r"#[0-9a-fA-F]{1,6}", "m"),
    (rf"-?(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?:(?:{_UNITS}){_END})?%?", "m"),
    (rf"(?:{CSS_VALUES}){_END}", "nb"),
    (rf"(?:{CSS_COLOURS}){_END}", "no"),
    (r"!important\b", "cp"),
    (_NAME, "n"),
    (r"[/():,.]", "p"),
    (r'"(?:\\[\s\S]|[^"\\])*+(?:"|\Z)', "s1"),
    (r"'(?:\\[\s\S]|[^'\\])*+(?:'|\Z)", "s2"),
)
_CSS: Final[Table] = {
    "start": _SELECTORS,
    "rule": (
        (r"\{", "p", "=inside"),
        (r";", "p", "-"),
        *_VALUES,
    ),
    # What a rule such as @media holds are blocks again, what @font-face holds are properties.
    "inside": (
        (rf"({_PREFIX}(?:{CSS_PROPERTIES})|{_VENDOR}[\w-]+)(\s*)(:)", ("nl", "", "p"), "value"),
        (rf"({_NAME})(\s*)(:)", ("py", "", "p"), "value"),
        *_SELECTORS,
    ),
    "body": (
        (r"\s+", ""),
        (r"/\*[\s\S]*?(?:\*/|\Z)", "c"),
        (r"\}", "p", "-"),
        (rf"({_PREFIX}(?:{CSS_PROPERTIES})|{_VENDOR}[\w-]+)(\s*)(:)", ("nl", "", "p"), "value"),
        (rf"({_NAME})(\s*)(:)", ("py", "", "p"), "value"),
    ),
    "value": (
        (r"(?=\})", "", "-"),
        (r";", "p", "-"),
        *_VALUES,
    ),
}
CSS: Final = Machine(_CSS)

_SCSS_COMMON: Final = (
    (r"\s+", ""),
    (r"//[^\n]*", "c1"),
    (r"/\*[\s\S]*?(?:\*/|\Z)", "cm"),
)
_INTERPOLATION: Final = (r"#\{", "si", "interpolation")
_STRINGS: Final = ((r'"', "s2", "double"), (r"'", "s1", "single"))
_SCSS_VALUES: Final = (
    *_SCSS_COMMON,
    (r"[()]", "p"),
    (r"url\([^)\n]{0,500}\)", "sx"),
    _INTERPOLATION,
    (rf"\${_NAME}", "nv"),
    (r"#[0-9a-fA-F]{1,6}\b", "mh"),
    (rf"(-?[0-9]+)(\.[0-9]+(?:{_UNITS})?)", ("m", "mi")),
    (rf"-?[0-9]+(?:%|(?:{_UNITS})\b)?", "m"),
    (rf"(?:{CSS_VALUES}){_END}(?!\()", "nb"),
    (rf"(?:{CSS_COLOURS}){_END}(?!\()", "no"),
    (rf"(?:true|false){_END}", "bp"),
    (rf"(?:and|or|not|from|through){_END}(?!\s*\()", "ow"),
    (rf"(!)(\s*)(default){_END}", ("o", "", "nb")),
    (rf"{_NAME}(?=\s*\()", "nf"),
    (_NAME, "n"),
    (r"[~^*!%&<>|+=@:,./?-]+", "o"),
    *_STRINGS,
)
_SCSS: Final[Table] = {
    "start": (
        *_SCSS_COMMON,
        (r"@import\b", "k", "value"),
        (r"@(?:for|if|while|each|else|return|media|debug|warn|error|charset)\b", "k", "value"),
        (r"(@include)( )([\w-]+)", ("k", "", "nd"), "value"),
        (r"(@(?:mixin|function))( )([\w-]+)", ("k", "", "nf"), "value"),
        (r"@extend\b", "k"),
        (r"@[\w-]+", "k"),
        (rf"(\${_NAME})([ \t]*)(:)", ("nv", "", "p"), "value"),
        (r"[{};]", "p"),
        (rf"({_PREFIX}(?:{CSS_PROPERTIES}))(:)(?=\s|\$|\d|#)", ("nl", "p"), "value"),
        (rf"({_NAME})(:)(?=[\s$])", ("na", "p"), "value"),
        (r":[\w:-]+|:", "nd"),
        (r"\.", "nc", "class"),
        (r"#(?=[\w-])", "nn", "identifier"),
        _INTERPOLATION,
        (r"&", "k"),
        (rf"%{_NAME}|%", "nv"),
        (r"url\([^)\n]{0,500}\)", "sx"),
        (r"[\w-]+", "nt"),
        (r"[~^*!&\[\]()<>|+=@;,./?-]", "o"),
        *_STRINGS,
    ),
    "class": ((r"[\w-]+", "nc"), (r"#\{", "si", "interpolation"), (r"", "", "-")),
    "identifier": ((r"[\w-]+", "nn"), (r"#\{", "si", "interpolation"), (r"", "", "-")),
    "value": ((r"(?=\})", "", "-"), (r"[;{]", "p", "-"), *_SCSS_VALUES),
    "interpolation": ((r"\}", "si", "-"), *_SCSS_VALUES),
    "double": (
        (r'"', "s2", "-"),
        _INTERPOLATION,
        (r'(?:\\[\s\S]|#(?!\{)|[^"\\#])+', "s2"),
    ),
    "single": (
        (r"'", "s1", "-"),
        _INTERPOLATION,
        (r"(?:\\[\s\S]|#(?!\{)|[^'\\#])+", "s1"),
    ),
}
SCSS: Final = Machine(_SCSS, re.MULTILINE | re.ASCII)
