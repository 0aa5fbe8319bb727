"""JavaScript and TypeScript."""

from __future__ import annotations

from typing import Final

from newsletter_editor.kramdown.rouge_lexers.machine import (
    Classes,
    Machine,
    Rules,
    Table,
    before,
    words,
)

_KEYWORDS: Final = """
    async await break case catch continue debugger default delete do else export finally for
    from if import in instanceof new of return super switch this throw try typeof void while yield
"""
_DECLARATIONS: Final = "class const extends function get let set var with constructor"
_RESERVED: Final = "enum implements interface package private protected public"
_BUILTINS: Final = """
    eval Array ArrayBuffer Boolean DataView Date Error Float32Array Float64Array Function Int16Array
    Int32Array Int8Array Map Math Number Object Packages Promise Proxy Reflect RegExp Set String
    Symbol Uint16Array Uint16ClampedArray Uint32Array Uint32ClampedArray Uint8Array
    Uint8ClampedArray WeakMap WeakSet decodeURI decodeURIComponent document encodeURI
    encodeURIComponent isFinite isNaN parseFloat parseInt self window global sun navigator netscape
"""
_WORD: Final = r"(?u:(?:[^\W\d]|\$)\w*)"
JAVASCRIPT_SPACE: Final[Rules] = (
    (r"\s+", ""),
    (r"<!--", "c"),
    (r"//[^\n]*", "c1"),
    (r"/\*", "cm", "comment"),
    (r"#![^\n]*\n?", "cp"),
)
_END: Final = r"\b"


def _table(
    keywords: str,
    declarations: str,
    reserved: str,
    colon: str,
    builtins: str = _BUILTINS,
    *,
    names: Rules = (),
    first: Rules = (),
    escapes: str = "`$",
) -> Table:
    """`names` are rules for names that come before those for words."""
    expressions: Rules = (
        *first,
        *JAVASCRIPT_SPACE,
        (r"(@)(\w+)", ("p", "nd"), "operand"),
        (r"@", "p", "operand"),
        (r"\d+\.\d+(?:[eE][-+]?\d+)?[fd]?", "mf"),
        (r"0[xX][0-9a-fA-F]+", "mh"),
        (r"0[oO][0-7_]+", "mo"),
        (r"0[bB][01_]+", "mb"),
        (r"\d+", "mi"),
        (r"`", "s2", "template"),
        (r'"', "dl", "double"),
        (r"'", "dl", "single"),
        (r"\.\.\.|\?\.(?!\d)", "p"),
        (r"\+\+|--|&&|\|\||\?\?=?|<<|>>>?|===|!==|[-<>+*%&|^/!=]=?|~|\\(?=\n)", "o", "operand"),
        (r"[(,\[]", "p", "operand"),
        (r"\?", "p", "choice operand"),
        (r"[;{}]", "p", "statement"),
        (r"[:).\]]", "p"),
        *names,
        (rf"(?:{words(keywords)}){_END}", "k", "operand"),
        (rf"(?:{words(declarations)}){_END}", "kd", "operand"),
        (rf"(?:{words(reserved)}){_END}", "kr"),
        (rf"(?:true|false|null|NaN|Infinity|undefined){_END}", "kc"),
        (rf"(?:{words(builtins)}){_END}", "nb"),
        (_WORD, "nx"),
    )
    return {
        "start": expressions,
        "statement": (
            *JAVASCRIPT_SPACE,
            (rf"({_WORD})(\s*)({colon})", ("nl", "", "p")),
            (r"case(?![\w$])", "k", "=operand"),
            (r"\{", "p", "=object"),
            (r"/", "sr", "=regex"),
            (r"", "", "-"),
        ),
        "operand": (
            *JAVASCRIPT_SPACE,
            (r"/", "sr", "=regex"),
            (r"\{", "p", "=object"),
            (r"", "", "-"),
        ),
        # What stands before the colon of a choice is no label.
        "choice": ((r":", "p", "=operand"), *expressions),
        "object": (
            (r"\{", "p", "object"),
            (r"\}", "p", "=statement"),
            (rf"({_WORD})(\s*)(:)", ("na", "", "p"), "operand"),
            *expressions,
        ),
        "field": ((r"\}", "p", "-"), *expressions),
        "block": ((r"\}", "p", "=statement"), *expressions),
        "template": (
            (r"`", "s2", "-"),
            (r"\$\{", "p", "field"),
            (rf"\\[{escapes}]", "se"),
            (r"[^`$\\]+|[$\\]", "s2"),
        ),
        "double": (
            (r'"', "dl", "-"),
            (r"\\[\\nrt\"]?", "se"),
            (r'[^"\\]+', "s2"),
        ),
        "single": (
            (r"'", "dl", "-"),
            (r"\\[\\nrt']?", "se"),
            (r"[^'\\]+", "s1"),
        ),
        "comment": ((r"\*/", "cm", "-"), (r"[^*]+|\*", "cm")),
        "regex": (
            (r"/[gimuy]*", "sr", "-"),
            (r"[^/]?\n", "err", "-"),
            (r"\\.|\(\?[:!=<]|[()?]|\{\d+(?:,\d*)?\}", "se"),
            (r"\[\^?", "se", "characters"),
            (r"(?:[^\\/\[\n()?{](?!\n))+|[\\{]", "sr"),
        ),
        "characters": (
            (r"(?=[^/]?\n)", "", "-"),
            (r"\]", "se", "-"),
            (r"\\.|/", "se"),
            (r"(?:[^\\/\]\n](?!\n))+|\\", "sr"),
        ),
    }


_OF_TYPES: Final = """
    implements is namespace private protected public readonly static
"""
_RESERVED_OF_TYPES: Final = "any declare enum interface keyof module number package string"
_TYPES: Final = "Partial Pick Readonly Record"
_TYPES_4: Final = f"""
    {_TYPES} Capitalize ConstructorParameters Exclude Extract InstanceType Lowercase NonNullable
    Omit OmitThisParameter Parameters Required ReturnType ThisParameterType ThisType Uncapitalize
    Uppercase
"""
_CAPITALIZED: Final = r"(?u:[$_]*[A-ZÀ-ÖØ-ÞΑ-ΩА-Я]\w*)"


def _calls(keywords: str) -> Rules:
    """Names before brackets, which rouge 4 tells from others."""
    called = r"[ \t]*(?=\()"
    return (
        (r"(class)((?:\s|\\\s)+)", ("kd", ""), "named"),
        (before(rf"{_CAPITALIZED}{called}", r"\)"), "nc"),
        (rf"(function)((?:\s|\\\s)+)({_WORD})", ("kd", "", "nf")),
        (r"function(?=\([^\n]{0,1000}\))", "kd"),
        (before(rf"(?:{words(keywords)}){called}", r"\)"), "k"),
        (before(rf"#?{_WORD}{called}", r"\)"), "nf"),
        (rf"#{_WORD}", "nx"),
    )


def _newer(table: Table) -> Table:
    named: Rules = (
        (rf"({_WORD})((?:\s|\\\s)+)(extends)((?:\s|\\\s)+)", ("nc", "", "kd", "")),
        (_WORD, "nc", "-"),
    )
    return {**table, "named": named}


def javascript_table(first: Rules = ()) -> Table:
    """The table of JavaScript, with rules of a language made of it before its own."""
    return _table(f"as {_KEYWORDS}", f"{_DECLARATIONS} static", _RESERVED, ":", first=first)


_JAVASCRIPT: Final = javascript_table()
_JAVASCRIPT_4: Final = _newer(
    _table(
        _KEYWORDS,
        f"{_DECLARATIONS} static",
        _RESERVED,
        ":",
        names=_calls(_KEYWORDS),
        escapes=r"`$\\",
    )
)
JAVASCRIPT: Final = Machine(_JAVASCRIPT)
JAVASCRIPT_4: Final = Machine(_JAVASCRIPT_4)
_TYPESCRIPT: Final = _table(
    f"as {_KEYWORDS} {_OF_TYPES}",
    f"{_DECLARATIONS} abstract type",
    _RESERVED_OF_TYPES,
    r"\??:",
    f"{_BUILTINS} {_TYPES}",
)
_TYPESCRIPT_4: Final = _newer(
    _table(
        f"{_KEYWORDS} {_OF_TYPES}",
        f"{_DECLARATIONS} abstract type",
        _RESERVED_OF_TYPES,
        r"\??:",
        f"{_BUILTINS} {_TYPES_4}",
        names=_calls(f"{_KEYWORDS} {_OF_TYPES}"),
        first=((r"(?:as|satisfies)\s+", "kd"),),
        escapes=r"`$\\",
    )
)
TYPESCRIPT: Final = Machine(_TYPESCRIPT)
TYPESCRIPT_4: Final = Machine(_TYPESCRIPT_4)


def _with_elements(table: Table, *others: tuple[str, Classes, str]) -> Table:
    """Elements stand where a value may; React's have a capital. `others` are for other names."""
    element: Rules = ((r"<", "p", "name"),)
    names: Rules = (*others, (r"[a-z0-9_]\w*", "nt"), (r"[A-Z]\w*", "nc"), (r"\.", "p"))
    attributes: Rules = (
        *JAVASCRIPT_SPACE,
        (r"\w[\w-]*", "na"),
        (r"=", "p"),
        (r"\"[^\"\n]*\"|'[^'\n]*'", "s"),
        (r"\{", "si", "braces operand"),
    )
    return {
        **table,
        "operand": (*element, *table["operand"]),
        "statement": (*element, *table["statement"]),
        "start": ((r"(?=[\s\S])", "", "=root operand"),),
        "root": table["start"],
        "name": (
            *names,
            (r"", "", "=attributes"),
        ),
        "attributes": (
            *attributes,
            (r"/>", "p", "-"),
            (r">", "p", "=children"),
        ),
        "behind_end": ((r"/?>", "p", "-"), *attributes),
        "children": (
            (r"</", "p", "=closing"),
            (r"<", "p", "name"),
            (r"\{", "si", "braces operand"),
            (r"&\S*?;", "ni"),
            (r"[^<{&]+", ""),
        ),
        "closing": (
            *names,
            (r"", "", "=behind_end"),
        ),
        "braces": (
            (r"\}", "si", "-"),
            (r"\{", "p", "block statement"),
            *table["start"],
        ),
    }


JSX: Final = Machine(_with_elements(_JAVASCRIPT))
_OF_LIST: Final = r"(\w+)(,)", ("nx", "p"), "-"
TSX: Final = Machine(_with_elements(_TYPESCRIPT, _OF_LIST))
JSX_4: Final = Machine(_with_elements(_JAVASCRIPT_4))
TSX_4: Final = Machine(
    _with_elements(
        {**_TYPESCRIPT_4, "type": _TYPESCRIPT_4["object"]}, _OF_LIST, (r"<", "p", "type")
    )
)
