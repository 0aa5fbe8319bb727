"""Cypher, the language of graph databases."""

from __future__ import annotations

from typing import Final

from newsletter_editor.kramdown.rouge_lexers.machine import ByWord, Machine, Table, bare, ending

_WORDS: Final = ByWord(
    "n",
    {
        "k": """
        as asc ascending assert by call case commit constraint create csv cypher delete desc
        descending detach distinct drop else end ends explain false fieldterminator foreach from
        headers in index is join limit load match merge null on optional order periodic profile
        remove return scan set skip start starts then true union unique unwind using when where
        with yield
""",
        "ow": """
        all and any contains exists has in none not or single xor
""",
    },
    ignore_case=True,
)
_CALLED: Final = _WORDS.with_words(
    {
        "ow": "",
        "nf": """
    abs acos allshortestpaths asin atan atan2 avg ceil coalesce collect cos cot count date degrees
    e endnode exp extract filter floor haversin head id keys labels last left length log log10
    lower ltrim max min node nodes percentilecont percentiledisc pi radians rand range reduce rel
    relationship relationships replace reverse right round rtrim shortestpath sign sin size split
    sqrt startnode stdev stdevp str substring sum tail tan timestamp tofloat toint tointeger
    tostring trim type upper
""",
    }
)
_TABLE: Final[Table] = {
    "start": (
        (r"\s+", ""),
        (r"//[^\n]*", "c1"),
        (r"/\*", "cm", "comment"),
        (r"(\d+)(\.\.)(\d+)", ("m", "o", "m")),
        (r"\d+\.\d*(?:[eE][-+]?\d+)?", "mf"),
        (r"\d+", "mi"),
        (r"([a-zA-Z_]\w*)(\s*)(?=\()", (_CALLED, "w")),
        (r"([a-zA-Z_]\w*)(:)(\s*)(-?\d+(?:\.\d+)?)", ("nl", "dl", "w", "m")),
        (r"[a-zA-Z_.$][\w.$]*:", "py"),
        (r":[a-zA-Z_]\w*", "nc"),
        (r"[a-zA-Z_.$][\w.$]*", _WORDS),
        (r"[-+*<>=%^~&|]", "o"),
        (r"[(){}\[\],;]", "ss"),
        (ending(r'"(?:\\[\s\S]|[^"\\])*"', bare('"')), "s2"),
        (ending(r"'(?:\\[\s\S]|[^'\\])*'", bare("'")), "s1"),
        (r"`[^`]*`", "sb"),
    ),
    "comment": ((r"\*/", "cm", "-"), (r"[^*]+|\*", "cm")),
}
CYPHER: Final = Machine(_TABLE)
