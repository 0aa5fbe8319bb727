"""Sass in its older form, of lines and indentation."""

from __future__ import annotations

from typing import Final

from newsletter_editor.kramdown.rouge_lexers.machine import Machine, Rules, Table
from newsletter_editor.kramdown.rouge_lexers.styles import SCSS_STATES, SCSS_VALUES

_ID: Final = r"[\w-]+"
_END: Final[Rules] = ((r"\n", "", "--"),)
_VALUES: Final[Rules] = (*_END, (r"\}", "err"), *SCSS_VALUES)
_SASS: Final[Table] = {
    **SCSS_STATES,
    "start": (
        (r"^([ \t]*)(//[^\n]*(?:\n\1[ \t]+\S[^\n]*)*)", ("", "c1")),
        (r"^([ \t]*)(/\*[^\n]*(?:\n\1[ \t]+[^\n]*)*\n?)", ("", "cm")),
        (r"\n|[ \t]+", ""),
        (r"@import\b", "k", "import"),
        (r"@for\b", "k", "steps"),
        (r"@(?:debug|warn|if|each|while|else|return|media)", "k", "value"),
        (rf"(@(?:mixin|function))(\s+)({_ID})", ("k", "", "nf"), "value"),
        (r"@extend\b", "k", "selector"),
        (rf"(@include)(\s+)({_ID})", ("k", "", "nd"), "value"),
        (rf"@{_ID}|&", "k", "selector"),
        (rf"={_ID}", "nf", "value"),
        (rf"\+{_ID}", "nd", "value"),
        (rf"(\${_ID})([ \t]*)(:)", ("nv", "", "p"), "value"),
        (rf":{_ID}", "na", "value"),
        (r"(?=[^\s:\[]{1,300}:\s)", "", "attribute"),
        (r"", "", "selector"),
    ),
    "import": (*_END, (r"[ \t]+", ""), (r"\S+", "s")),
    "value": _VALUES,
    "steps": ((r"from|to|through", "ow"), *_VALUES),
    "selector": (*_END, (r"\}", "err"), *SCSS_STATES["selector"]),
}
SASS: Final = Machine(_SASS)
