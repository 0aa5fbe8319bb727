"""SPARQL."""

from __future__ import annotations

from typing import Final

from newsletter_editor.kramdown.rouge_lexers.machine import ByWord, Machine, Table

_WORDS: Final = ByWord(
    "err",
    {
        "k": """
        add all as asc ask base bind bindings by clear construct copy create data default delete
        desc describe distinct drop exists filter from graph group having in insert limit load
        minus move named not offset optional order prefix reduced select service silent to undef
        union using values where with
""",
        "nb": """
        abs avg bnode bound ceil coalesce concat contains count datatype day encode_for_uri floor
        group_concat hours if iri lang langmatches lcase max md5 min minutes month now rand regex
        replace round sameterm sample seconds separator sha1 sha256 sha384 sha512 str strafter
        strbefore strdt strends strlang strlen strstarts struuid substr sum timezone tz ucase uri
        uuid year
""",
        "kc": """
        false true
""",
    },
    ignore_case=True,
)
_TABLE: Final[Table] = {
    "start": (
        (r"\s+", "w"),
        (r"#[^\n]*", "c1"),
        (r'"""', "s2", "double_long"),
        (r"'''", "s1", "single_long"),
        (r'"', "s2", "double"),
        (r"'", "s1", "single"),
        (r"(?u:[?$]\w+)", "nv"),
        (r"<[^>]{0,500}>", "nn"),
        (r"(@)([a-zA-Z]+(?:-\w+)*)", ("o", "py")),
        (r"((?:[a-zA-Z_][\w-]{0,100})?)(:)((?u:[^\W\d][\w-]*))?", ("nn", "o", "ss")),
        (r"[-+]?(?:\d+\.\d*|\.\d+)(?:[eE][-+]?\d+)?", "mf"),
        (r"[-+]?\d+", "mi"),
        (r"a(?!\w)", "k"),
        (r"A(?!\w)", "err"),
        (r"[a-zA-Z]\w*", _WORDS),
        (r"&&|\|\||\^\^|[!*+/<>?]", "o"),
        (r"[(),.;=\[\]{}]", "p"),
    ),
    **{
        name: (
            (mark, css, "-"),
            (r"\\(?:u[\da-fA-F]{4}|U[\da-fA-F]{8}|[^uU])", "se"),
            (rf"[^\\{mark[0]}]+|[\\{mark[0]}]", css),
        )
        for name, mark, css in (
            ("double", '"', "s2"),
            ("double_long", '"""', "s2"),
            ("single", "'", "s1"),
            ("single_long", "'''", "s1"),
        )
    },
}
SPARQL: Final = Machine(_TABLE)
