"""Prometheus' queries."""

from __future__ import annotations

from typing import Final

from newsletter_editor.kramdown.rouge_lexers.machine import ByWord, Machine, Table, until

_WORDS: Final = ByWord(
    "n",
    {
        "nb": """
        abs absent avg_over_time ceil changes clamp_max clamp_min count_over_time count_scalar
        day_of_month day_of_week days_in_month delta deriv drop_common_labels exp floor
        histogram_quantile holt_winters hour idelta increase irate label_replace ln log10 log2
        max_over_time min_over_time month predict_linear quantile_over_time rate resets round
        scalar sort sort_desc sqrt stddev_over_time stdvar_over_time sum_over_time time vector
        year
""",
        "nf": """
        avg bottomk count count_values max min stddev stdvar sum topk
""",
    },
)
_TABLE: Final[Table] = {
    "start": (
        (r"\s+", ""),
        (r"#[^\n]*", "c"),
        (r'"', "s2", "double"),
        (r"'", "s1", "single"),
        (until("`", "`"), "sb"),
        (r"-?(?:\d+[smhdwy])+", "mi"),
        (r"-?\d+\.\d+", "mf"),
        (r"-?\d+", "mi"),
        (r"(?:by|without)\b", "k", "by"),
        (r"(?:ignoring|on)(?=\()", "kp", "by"),
        (r"(?:group_left|group_right)(?=\()", "kt"),
        (r"(?:bool|offset)\b", "k"),
        (r"(?:and|or|unless)\b", "o"),
        (r"[a-zA-Z_:][\w:]*", _WORDS),
        (r"\{", "p", "labels"),
        (r"[-+*/%^=!<>]", "o"),
        (r"[()\[\],.]", "p"),
    ),
    "by": (
        (r"\s+", ""),
        (r"[(,]", "p"),
        (r"\)", "p", "-"),
        (r"[a-zA-Z_]\w*", "na"),
        (r"", "", "-"),
    ),
    "labels": (
        (r"\}", "p", "-"),
        (r"[ \t]+", ""),
        (r"\w+", "na"),
        (r'"', "s2", "double"),
        (r"'", "s1", "single"),
        (r"=~|!~|!=|=", "o"),
        (r",", "p"),
    ),
    "double": ((r'"', "s2", "-"), (r"\\[abfnrtv\\\"'`]", "se"), (r'[^"\\]+', "s2")),
    "single": ((r"'", "s1", "-"), (r"\\[abfnrtv\\\"'`]", "se"), (r"[^'\\]+", "s1")),
}
PROMETHEUS: Final = Machine(_TABLE)
