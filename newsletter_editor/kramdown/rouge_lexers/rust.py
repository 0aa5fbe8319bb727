"""Rust."""

from __future__ import annotations

from typing import Final

from newsletter_editor.kramdown.rouge_lexers.machine import (
    NAME,
    ByWord,
    Machine,
    Rules,
    Table,
    bare,
    ending,
    nested_comment,
)

_WORDS: Final = {
    "k": """
        Self abstract as async await become box break const continue crate do dyn else enum extern
        false final fn for if impl in let log loop macro match mod move mut override priv pub ref
        return self static struct super trait true try type typeof union unsafe unsized use virtual
        where while yield
    """,
    "nb": """
        Add Arc AsMut AsRef Box Clone Const Copy Default DoubleEndedIterator Drop Either Eq Err
        ExactSizeIterator Extend FILE Fn FnMut FnOnce From Index Into IntoIterator Iterator None Ok
        Option Ord Owned PartialEq PartialOrd Pin Rc Result Send Sized Some String Sub Sync Unpin
        Vec bool c_int char drop f32 f64 float i128 i16 i32 i64 i8 isize pid_t str u128 u16 u32 u64
        u8 usize
    """,
}
_ESCAPE: Final = r"\\(?:[nrt0\\'\"]|x[0-9a-fA-F]{2}|u\{[0-9a-fA-F_]{1,6}\})"
_CODE: Final[Rules] = (
    (r"\s+", ""),
    (r"(?://!|///(?!/))[^\n]*", "cd"),
    (r"//[^\n]*", "c1"),
    (r"/\*\*", "cd", "documentation"),
    (r"/\*", "cm", "comment"),
    (r"#!?\[", "nd", "attribute"),
    (r"#\s[^\n]*", "cs"),
    (r"(try)(!)", ("k", "o")),
    (r"(?<=[\w)\]])(?:\.\d+)+", "na"),
    (r"(\bmacro_rules!)(\s*)(\w+)(\s*)(\{)", ("nd", "", "n", "", "p"), "macro"),
    (r"(\b\w+!)(\s*)([({\[])", ("nd", "", "p"), "called"),
    (r"\b\w+!(?!=)", "nd"),
    (r"'static\b", "k"),
    (r"b?'(?:[^'\\\n]|" + _ESCAPE + r")'", "sc"),
    (r"'(?u:\w+)", "nv"),
    (r"b?r\"[^\"]*\"", "s"),
    (ending(r"b?r(#+)\"[\s\S]*?\"\1", '"#'), "s"),
    (r"b?\"", "s", "string"),
    (r"\.\s*await\b", "k"),
    (rf"\.\s*{NAME}(?=\s*\()", "nf"),
    (rf"\.\s*{NAME}", "py"),
    (r"(?:self|super|crate|Self)\b", "k"),
    (rf"{NAME}(?=\s*::)", ByWord("nn", {"k": _WORDS["k"]})),
    (rf"{NAME}(?=\s*\()", ByWord("nf", {"k": _WORDS["k"]})),
    (NAME, ByWord("n", _WORDS)),
    (r"0[xob][0-9a-fA-F_]+(?:[iu](?:8|16|32|64|128|size))?", "mi"),
    (
        r"\d[\d_]*(?:\.\d[\d_]*(?:[eE][-+]?[\d_]+)?|[eE][-+]?[\d_]+|(?=f))(?:_?f(?:32|64))?",
        "mf",
    ),
    (r"\d[\d_]*\.(?![.\w])", "mf"),
    (r"\d[\d_]*(?:[iu](?:8|16|32|64|128|size))?", "mi"),
    (r"->|=>", "k"),
    (r"\.\.[.=]?|&&|<<=?|>>=?|[-+*/%^&|!=<>]=|[-+*/%^&=<>!?~@]", "o"),
    (r"[(){}\[\],;:|]", "p"),
)
_TABLE: Final[Table] = {
    "start": _CODE,
    "called": (
        (r"[({\[]", "p", "called"),
        (r"[)}\]]", "p", "-"),
        *_CODE,
        (r".", ""),
    ),
    "macro": (
        (r"\{", "p", "macro"),
        (r"\}", "p", "-"),
        (r"\$[a-zA-Z_]\w*(?::\w+)?|\$(?=\()", "nv"),
        *_CODE,
    ),
    "string": (
        (r"\"", "s", "-"),
        (_ESCAPE, "se"),
        (r"\\", "err"),
        (r"[^\"\\]+", "s"),
    ),
    "comment": nested_comment("comment", "cm"),
    "documentation": nested_comment("documentation", "cd"),
    "attribute": (
        (r"\]", "nd", "-"),
        (r"\s+", ""),
        (ending(r"\"(?:\\.|[^\"\\])*\"", bare('"')), "s"),
        (r"//[^\n]*", "c1"),
        (r"'(?:[^'\\\n]|\\.)'", "sc"),
        (r"\d+", "mi"),
        (r"(?:true|false)\b", "kc"),
        (r"[a-zA-Z_]\w*|[(),:=]", "nd"),
    ),
}
RUST: Final = Machine(_TABLE)
