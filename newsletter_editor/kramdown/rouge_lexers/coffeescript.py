"""CoffeeScript."""

from __future__ import annotations

from typing import Final

from newsletter_editor.kramdown.rouge_lexers.machine import ByWord, Machine, Rules, Table, until

_NAME: Final = r"[a-zA-Z$_][\w$]*"
_WORDS: Final = ByWord(
    "nx",
    {
        "k": """
        for by while until loop break continue return switch when then if else do yield throw try
        catch finally await new delete typeof instanceof super extends this class debugger export
        import
""",
        "o": "isnt is not and or of in",
        "no": "true false yes no on off null undefined NaN Infinity",
        "nb": """
        Array Boolean Date Error Function Math netscape Number Object Packages RegExp String sun
        decodeURI encodeURI eval isFinite isNaN parseFloat parseInt document window
""",
    },
)
_INSERTED: Final[Rules] = ((r"#\{", "si", "inserted"),)
_ESCAPE: Final[Rules] = ((r"\\(?:x[\da-fA-F]{2}|u[\da-fA-F]{4}|[\s\S])", "se"),)
_CODE: Final[Rules] = (
    (r"\s+", ""),
    (until("###(?!#)", "###"), "cm"),
    (r"#[^\n]*", "c1"),
    (r"///", "sr", "long_expression"),
    (
        r"(?<![\w$)\]])/(?![/\s]{0,100}\n)"
        r"(?:\\.|\[(?:\\.|[^\]\\\n]){0,100}\]|[^/\\\n\[]){1,300}/[gim]*",
        "sr",
    ),
    (r'"""', "s", "long_double"),
    (r"'''", "s", "long_single"),
    (r'"', "s", "double"),
    (r"'", "s", "single"),
    (rf"({_NAME})(\s*)(:)", ("na", "", "o")),
    (rf"(\.)({_NAME})", ("p", "na")),
    (rf"(@)({_NAME})", ("vi", "na")),
    (r"(?:or|and|\|\||&&|\?)=", "o"),
    (_NAME, _WORDS),
    (r"[-+*/%=<>!~?:&|^`]", "o"),
    (r"[.,;(){}\[\]]", "p"),
    (r"\d+\.\d+(?:[eE]\d+)?", "mf"),
    (r"0x[\da-fA-F]+", "mh"),
    (r"\d+", "mi"),
)
_TABLE: Final[Table] = {
    "start": _CODE,
    "inserted": ((r"\}", "si", "-"), *_CODE),
    "double": ((r'"', "s", "-"), *_INSERTED, *_ESCAPE, (r'[^"#\\]+|#', "s")),
    "single": ((r"'", "s", "-"), *_ESCAPE, (r"[^'\\]+", "s")),
    "long_double": ((r'"""', "s", "-"), *_INSERTED, *_ESCAPE, (r'[^"#\\]+|["#]', "s")),
    "long_single": ((r"'''", "s", "-"), *_ESCAPE, (r"[^'\\]+|'", "s")),
    "long_expression": (
        (r"///[gim]*", "sr", "-"),
        *_INSERTED,
        *_ESCAPE,
        (r"#[^\n]*", "c1"),
        (r"\s+", ""),
        (r"[^/\\#\s]+|/", "sr"),
    ),
}
COFFEESCRIPT: Final = Machine(_TABLE)
