"""CSS and SCSS."""

from __future__ import annotations

from typing import Final

from newsletter_editor.kramdown.rouge_lexers.machine import (
    WRONG,
    ByWord,
    Machine,
    Rules,
    Table,
    ending,
    quoted,
    until,
    words,
)
from newsletter_editor.kramdown.rouge_lexers.style_words import (
    CSS_COLOURS,
    CSS_PROPERTIES,
    CSS_VALUES,
)

_NAME: Final = r"(?u:(?:[^\W\d]|[_-])[\w-]*)"
_UNITS: Final = (
    "em|px|pt|pc|in|mm|cm|ex|rem|ch|vw|vh|vmin|vmax|dpi|dpcm|dppx|deg|grad|rad|turn|s|ms|Hz|kHz"
)
_VENDOR: Final = "(?:-(?:ah|atsc|hp|khtml|moz|ms|o|rim|ro|tc|wap|webkit|xv)-|mso-|prince-)"
_VALUE_NAME: Final = ByWord("n", {"nb": CSS_VALUES, "no": CSS_COLOURS})
_BASICS: Final[Rules] = ((r"\s+", ""), (until(r"/\*", r"\*/"), "c"))
_STRINGS: Final[Rules] = (*quoted('"', "s1"), *quoted("'", "s2"))
_BLOCKS: Final[Rules] = (
    *_BASICS,
    (r"\{", "p", "body"),
    (rf"::?{_NAME}", "nd"),
    (rf"\.{_NAME}", "nc"),
    (rf"#{_NAME}", "nf"),
    (rf"@{_NAME}", "k", "rule"),
    (_NAME, "nt"),
    (r"[~^*!%&\[\]()<>|+=@:;,./?-]", "o"),
    *_STRINGS,
)
_BODY: Final[Rules] = (
    *_BASICS,
    (r"\}", "p", "-"),
    (rf"({_VENDOR}[\w-]*|(?:{words(CSS_PROPERTIES)}))(\s*)(:)", ("nl", "", "p"), "property"),
    (rf"({_NAME})(\s*)(:)", ("py", "", "p"), "property"),
    # Each of its letters would be taken for the beginning of one.
    (_NAME, WRONG),
)
_VALUES: Final[Rules] = (
    *_BASICS,
    (ending(r"url\([^\n]*?\)", r"\)"), "sx"),
    (r"#[0-9a-fA-F]{1,6}", "m"),
    (rf"-?(?:\d+(?:\.\d+)?|\.\d+)(?:%|(?:{_UNITS})\b)?", "m"),
    (r"[\[\]():/.,]", "p"),
    *_STRINGS,
    (_NAME, _VALUE_NAME),
)
_CSS: Final[Table] = {
    "start": _BLOCKS,
    "body": _BODY,
    # What a rule such as @media holds are blocks again, what @font-face holds are properties.
    "rule": (
        (rf"\{{(?=\s*{_NAME}\s*:)", "p", "properties"),
        (r"\{", "p", "blocks"),
        (r";", "p", "-"),
        *_VALUES,
    ),
    "blocks": ((r"\}", "p", "- -"), *_BLOCKS),
    "properties": ((r"\}", "p", "- -"), *_BODY),
    "property": (
        (r";", "p", "-"),
        (r"(?=\})", "", "-"),
        (r"!\s*important\b", "cp"),
        (r"^@[^\n]*", "cp"),
        *_VALUES,
    ),
}
CSS: Final = Machine(_CSS)

_ID: Final = r"[\w-]+"
_INTERPOLATION: Final[Rules] = ((r"#\{", "si", "interpolation"),)
_QUOTES: Final[Rules] = ((r'"', "s2", "double"), (r"'", "s1", "single"))
_VALUES_OF_SCSS: Final[Rules] = (
    (r"[ \t]+", ""),
    (rf"\${_ID}", "nv"),
    (r"url\(", "sx", "address"),
    (ending(rf"{_ID}(?=\s*\()", r"\("), "nf"),
    (rf"%{_ID}", "nd"),
    (r"(?:true|false)\b", "bp"),
    (r"(?:and|or|not)\b", "ow"),
    (r"#[a-zA-Z0-9]{1,6}", "mh"),
    (r"-?\d+(?:%|[a-z]+)?", "m"),
    (r"-?\d*\.\d+(?:%|[a-z]+)?", "mi"),
    *_QUOTES,
    *_INTERPOLATION,
    (r"[~^*!&%<>|+=@:,./?-]+", "o"),
    (r"[\[\]()]+", "p"),
    (r"/\*", "cm", "comment"),
    (r"//[^\n]*", "c1"),
    (_ID, _VALUE_NAME),
)


def _piece(css: str) -> Rules:
    return ((_ID, css), *_INTERPOLATION, (r"", "", "-"))


SCSS_CONTENT: Final[Rules] = (
    (r"@for\b", "k", "steps"),
    (r"@(?:debug|warn|if|each|while|else|return|media)", "k", "value"),
    (rf"(@(?:mixin|function))(\s+)({_ID})", ("k", "", "nf"), "value"),
    (r"@extend\b", "k", "selector"),
    (rf"(@include)(\s+)({_ID})", ("k", "", "nd"), "value"),
    (rf"@{_ID}|&", "k", "selector"),
    (rf"(\${_ID})([ \t]*)(:)", ("nv", "", "p"), "value"),
)
"""What a line of SCSS or of Sass may begin with."""


def scss_states(ends: Rules) -> Table:
    """The states of SCSS or of Sass but for where they begin; `ends` is what ends a line."""
    values = (*ends, *_VALUES_OF_SCSS)
    return {
        "value": values,
        "steps": ((r"from|to|through", "ow"), *values),
        "interpolation": ((r"\}", "si", "-"), *values),
        "selector": (
            *ends,
            *_QUOTES,
            *_INTERPOLATION,
            (r"[ \t]+", ""),
            (r":", "nd", "pseudo_class"),
            (r"\.", "nc", "class"),
            (r"#", "nn", "identifier"),
            (r"%", "nv", "placeholder"),
            (_ID, "nt"),
            (r"&", "k"),
            (r"[~^*!&\[\]()<>|+=@:;,./?-]", "o"),
        ),
        "pseudo_class": _piece("nd"),
        "class": _piece("nc"),
        "identifier": _piece("nn"),
        "placeholder": _piece("nv"),
        "attribute": (
            *_INTERPOLATION,
            (_ID, ByWord("na", {"nl": CSS_PROPERTIES})),
            (r"([ \t]*)(:)", ("", "p"), "value"),
        ),
        "double": ((r'"', "s2", "-"), *_INTERPOLATION, (r"(?:\\.|#(?!\{)|[^\n\"#])+", "s2")),
        "single": ((r"'", "s1", "-"), *_INTERPOLATION, (r"(?:\\.|#(?!\{)|[^\n'#])+", "s1")),
        "address": ((r"\)", "sx", "-"), (r"(?:\\.|#(?!\{)|[^\n)#])+", "sx"), *_INTERPOLATION),
        "comment": (
            (r"(?:\\#|#(?=[^\n{])|\*(?=[^\n/])|[^\n#*])+", "cm"),
            *_INTERPOLATION,
            (r"\*/", "cm", "-"),
        ),
    }


_SCSS: Final[Table] = {
    **scss_states(((r"\n", ""), (r"[;{}]", "p", "--"))),
    "start": (
        (r"\s+", ""),
        (r"//[^\n]*", "c1"),
        (until(r"/\*", r"\*/"), "cm"),
        (r"@import\b", "k", "value"),
        *SCSS_CONTENT,
        (r"(?=[^;{}][;}])", "", "attribute"),
        (r"(?=[^;{}:\[]+:[^a-z])", "", "attribute"),
        (r"", "", "selector"),
    ),
}
SCSS: Final = Machine(_SCSS)
