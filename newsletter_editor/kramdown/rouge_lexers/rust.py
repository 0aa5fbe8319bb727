"""Rust."""

from __future__ import annotations

from collections.abc import Mapping
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
}
_BUILTINS: Final = """
    Add Arc AsMut AsRef BitAnd BitOr BitXor Box Clone Copy DIR Default Div DoubleEndedIterator
    Drop Eq Err ExactSizeIterator Extend FILE Fn FnMut FnOnce From Index Into IntoIterator
    Iterator Mul Neg None Ok Option Ord Owned PartialEq PartialOrd Pin Rc Result Send Shl Shr
    Sized Some String Sub Sync Unpin Vec bool c_char c_double c_float c_int c_long c_longlong
    c_schar c_short c_uchar c_uint c_ulong c_ulonglong c_ushort c_void char clock_t dev_t dirent
    drop f32 f64 float fpos_t i128 i16 i32 i64 i8 ino_t int intptr_t isize mode_t off_t pid_t
    ptrdiff_t size_t ssize_t str time_t u128 u16 u32 u64 u8 uint uintptr_t usize
"""
_UNTIL_4: Final = "Cons Const Either Failure Gc Left Modulo Nil Num Ptr Right Success"
_SINCE_4: Final = "FromIterator ToOwned ToString TryFrom TryInto"
_ESCAPE: Final = r"\\(?:[nrt0\\'\"]|x[0-9a-fA-F]{2}|u\{[0-9a-fA-F_]{1,6}\})"


def _table(listed: Mapping[str, str]) -> Table:
    code: Rules = (
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
        (rf"{NAME}(?=\s*::)", ByWord("nn", {"k": listed["k"]})),
        (rf"{NAME}(?=\s*\()", ByWord("nf", {"k": listed["k"]})),
        (NAME, ByWord("n", listed)),
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
    return {
        "start": code,
        "called": (
            (r"[({\[]", "p", "called"),
            (r"[)}\]]", "p", "-"),
            *code,
            (r".", ""),
        ),
        "macro": (
            (r"\{", "p", "macro"),
            (r"\}", "p", "-"),
            (r"\$[a-zA-Z_]\w*(?::\w+)?|\$(?=\()", "nv"),
            *code,
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


RUST: Final = Machine(_table({**_WORDS, "nb": f"{_BUILTINS} {_UNTIL_4}"}))
RUST_4: Final = Machine(_table({**_WORDS, "nb": f"{_BUILTINS} {_SINCE_4}"}))
