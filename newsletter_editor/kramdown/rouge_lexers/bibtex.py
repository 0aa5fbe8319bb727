"""BibTeX."""

from __future__ import annotations

from typing import Final

from newsletter_editor.kramdown.rouge_lexers.machine import Machine, Rules, Table

_SIGNS: Final = r"@!$&.\\:;<>?\[\]^`|~*/+\-"
_NAME: Final = rf"[a-zA-Z_{_SIGNS}][\w{_SIGNS}]*"
_SPACE: Final[Rules] = ((r"\s+", ""),)
_LEAVE: Final[Rules] = ((r"", "", "-"),)
_TABLE: Final[Table] = {
    "start": (
        *_SPACE,
        (rf"(?i:@comment)(?![\w{_SIGNS}])", "c"),
        (rf"(?i:@preamble)(?![\w{_SIGNS}])", "nc", "end value opening"),
        (rf"(?i:@string)(?![\w{_SIGNS}])", "nc", "end field opening"),
        (rf"@{_NAME}", "nc", "end body opening"),
        (r"[^\n]+", "c"),
    ),
    "opening": (*_SPACE, (r"[{(]", "p", "-")),
    "end": (*_SPACE, (r"[})]", "p", "-")),
    "body": (*_SPACE, (r"[^\s,}]+", "nl", "=fields")),
    "fields": (*_SPACE, (r",", "p", "field"), *_LEAVE),
    "field": (*_SPACE, (_NAME, "na", "value equals"), *_LEAVE),
    "equals": (*_SPACE, (r"=", "p", "-")),
    "value": (
        *_SPACE,
        (_NAME, "nv"),
        (r'"', "s", "quoted"),
        (r"\{", "s", "braced"),
        (r"\d+", "m"),
        (r"#", "p"),
        *_LEAVE,
    ),
    "quoted": ((r"\{", "s", "braced"), (r'"', "s", "-"), (r'[^{"]+', "s")),
    "braced": ((r"\{", "s", "braced"), (r"\}", "s", "-"), (r"[^{}]+", "s")),
}
BIBTEX: Final = Machine(_TABLE)
