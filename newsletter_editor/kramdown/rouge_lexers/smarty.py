"""Smarty, HTML in which braces stand around what is inserted."""

from __future__ import annotations

from typing import Final

from newsletter_editor.kramdown.rouge_lexers.machine import (
    ByWord,
    Machine,
    Table,
    bare,
    ending,
    until,
)
from newsletter_editor.kramdown.rouge_lexers.markup import HTML

_WORDS: Final = ByWord(
    "na",
    {
        "nb": """
        append assign block break call capitalize capture cat config_load continue
        count_characters count_paragraphs count_sentences count_words counter cycle date_format
        debug default else elseif escape eval extends fetch for foreach foreachelse from_charset
        function html_checkboxes html_image html_options html_radios html_select_date
        html_select_time html_table if include include_php indent insert ldelim literal lower
        mailto math nl2br nocache php rdelim regex_replace replace section sectionelse setfilter
        spacify string_format strip strip_tags textformat to_charset truncate unescape upper while
        wordwrap
""",
        "kc": """
        false no null off on true yes
""",
    },
)
_TABLE: Final[Table] = {
    "start": (
        (until(r"\{\*", r"\*\}"), "c"),
        (
            ending(r"(\{)(php)(\})([\s\S]*?)(\{/)(php)(\})", r"\{/php\}"),
            ("k", "nb", "k", "", "k", "nb", "k"),
        ),
        (r"\{(?=[\s{*])", "&html"),
        (r"\{/?", "k", "tag"),
        (r"[^{]+", "&html"),
    ),
    "tag": (
        (r"\}", "k", "-"),
        (r"\s+", ""),
        (ending(r"'(?:\\[\s\S]|[^'\\\n])*'", bare("'")), "s1"),
        (ending(r'"(?:\\[\s\S]|[^"\\\n])*"', bare('"')), "s2"),
        (r"\$[a-zA-Z_]\w*(?:\.\w+)*|#\w+#", "nv"),
        (r"\d+(?:\.\d+)?", "m"),
        (r"[a-zA-Z_]\w*", _WORDS),
        (r"[-+*/%=<>!&|@:\[\].,()?;^~]", "o"),
        (r"\{", "k"),
    ),
}
SMARTY: Final = Machine(_TABLE, embedded={"html": HTML})
