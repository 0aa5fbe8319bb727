"""R."""

from __future__ import annotations

from typing import Final

from newsletter_editor.kramdown.rouge_lexers.machine import Machine, quoted, words

_KEYWORDS: Final = words("if else for while repeat in next break function")
_CONSTANTS: Final = words(
    "NULL Inf TRUE FALSE NaN NA NA_integer_ NA_real_ NA_complex_ NA_character_"
)
_BUILTINS: Final = words("LETTERS letters month.abb month.name pi T F")
_PRIMITIVES: Final = words(
    """
    abs acos acosh all any Arg asin asinh atan atanh attr attributes baseenv browser c call ceiling
    class Conj cos cosh cospi cummax cummin cumprod cumsum digamma dim dimnames emptyenv exp
    expression floor forceAndCall gamma gc.time globalenv Im interactive invisible is.array is.call
    is.character is.complex is.double is.environment is.finite is.function is.infinite is.integer
    is.language is.list is.logical is.matrix is.na is.name is.nan is.null is.numeric is.object
    is.pairlist is.raw is.recursive is.single is.symbol lazyLoadDBfetch length lgamma list log max
    min missing Mod names nargs nzchar oldClass on.exit pos.to.env proc.time prod quote range Re rep
    retracemem return round seq.int seq_along seq_len sign signif sin sinh sinpi sqrt
    standardGeneric substitute sum switch tan tanh tanpi tracemem trigamma trunc unclass untracemem
    UseMethod xtfrm as.numeric as.character as.integer as.double as.logical as.call as.complex
    as.environment as.raw
    """
)
R: Final = Machine(
    {
        "start": (
            (r"#'[^\n]*", "cd"),
            (r"#[^\n]*", "c1"),
            (r"\s+", "w"),
            (r"`[^`]+`", "n"),
            (r"%(?:[^%\n]*?%)?", "o"),
            (r"0[xX][a-fA-F0-9]+(?:[pP][0-9]+)?[Li]?", "mh"),
            (r"[+-]?(?:\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?)[Li]?", "m"),
            *quoted("'", "s1"),
            *quoted('"', "s2"),
            (rf"(?<![\w.])(?:{_KEYWORDS})(?![\w.])", "k"),
            (rf"(?<![\w.])(?:{_CONSTANTS})(?![\w.])", "kc"),
            (rf"(?<![\w.])(?:{_BUILTINS})(?![\w.])", "nb"),
            (rf"(?<![\w.])(?:{_PRIMITIVES})(?=\()", "nf"),
            (r"(?u:[^\W\d_][\w.]*|\.+[\w.]*)", "n"),
            (r"[\[\]{}();,]", "p"),
            (r"<<?-|->>?|\|>|[-<>=!|&~@^/*+$:?]+", "o"),
        ),
    }
)
