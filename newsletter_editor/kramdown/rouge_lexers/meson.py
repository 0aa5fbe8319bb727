"""Meson."""

from __future__ import annotations

from typing import Final

from newsletter_editor.kramdown.rouge_lexers.machine import ByWord, Machine, Rules, Table

_WORDS: Final = ByWord(
    "n",
    {
        "k": """
        break continue elif else endforeach endif false foreach if true
""",
        "nb": "build_machine host_machine meson target_machine",
        "ow": """
        and in not or
""",
    },
)
_CALLED: Final = ByWord(
    "n",
    {
        "nb": """
        add_global_arguments add_global_link_arguments add_languages add_project_arguments
        add_project_link_arguments add_test_setup alias_target assert benchmark both_libraries
        build_target configuration_data configure_file custom_target declare_dependency dependency
        disabler environment error executable files find_library find_program generator get_option
        get_variable gettext import include_directories install_data install_headers install_man
        install_subdir is_disabler is_variable jar join_paths library message option project
        run_command run_target set_variable shared_library shared_module static_library subdir
        subdir_done subproject summary test vcs_tag warning
""",
        "ow": "and in not or",
    },
)
_ESCAPE: Final = (
    r"\\(?:[abfnrtv'\\]|N\{[^}]*\}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|x[0-9a-fA-F]{2}|[0-7]{1,3})",
    "se",
)
_FIELD: Final = (r"(@)(\w+)(@)", ("si", "n", "si"))


def _text(end: str, formatted: bool, *escapes: tuple[str, str]) -> Rules:
    return (
        (end, "s", "-"),
        *((_FIELD,) if formatted else ()),
        *escapes,
        (r"[^'\\@]+|['\\@]", "s"),
    )


_TABLE: Final[Table] = {
    "start": (
        (r"[^\S\n]+|\n|\\", ""),
        (r"#[^\n]*\n?", "c1"),
        (r"(f)(''')", ("sa", "s"), "formatted_long"),
        (r"(f)(')", ("sa", "s"), "formatted"),
        (r"'''", "s", "long"),
        (r"'", "s", "text"),
        (r"0x[0-9a-fA-F]+", "mh"),
        (r"0b[01]+", "mb"),
        (r"0o[0-7]+", "mo"),
        (r"\d+", "mi"),
        (r"(?u:[^\W\d]\w*)(?=\()", _CALLED),
        (r"(?u:[^\W\d]\w*)", _WORDS),
        (r"[-+*/%]=?|[=!<>]=|[=<>]", "o"),
        (r"[(),.:;\[\]{}]", "p"),
    ),
    "long": _text("'''", False, _ESCAPE),
    "text": _text("'", False, _ESCAPE),
    "formatted_long": _text("'''", True),
    "formatted": _text("'", True, _ESCAPE),
}
MESON: Final = Machine(_TABLE)
