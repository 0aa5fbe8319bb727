"""Erlang."""

from __future__ import annotations

from typing import Final

from newsletter_editor.kramdown.rouge_lexers.machine import ByWord, Machine, Rules, Table

_RESERVED: Final = {
    "k": "after begin case catch cond end fun if let of query receive try when",
    "ow": "and andalso band bnot bor bsl bsr bxor div not or orelse rem xor",
    "nb": """
        abs append_element apply atom_to_list binary_to_list bump_reductions byte_size element erase
        exit float float_to_list garbage_collect get group_leader hd integer_to_list is_alive
        is_atom is_binary is_boolean is_float is_function is_integer is_list is_map is_number is_pid
        is_port is_process_alive is_record is_reference is_tuple length link list_to_atom
        list_to_binary list_to_float list_to_integer list_to_pid list_to_tuple load_module
        md5 monitor node nodes open_port pid_to_list process_display process_flag process_info
        purge_module put register registered round send setelement size spawn spawn_link
        spawn_monitor spawn_opt split_binary statistics term_to_binary tl trace trunc tuple_size
        tuple_to_list unlink unregister whereis
""",
}
_ATOM: Final = r"(?:[a-z]\w*|'[^\n']*[^\\]')"
_CODE: Final[Rules] = (
    (r"\s+", ""),
    (r"%[^\n]{0,2000}\n", "c"),
    (rf"({_ATOM})(\s*)(:)(?![:=])", ("nn", "", "p")),
    (rf"#{_ATOM}(?:\.{_ATOM})?", "nl"),
    (r"[a-z]\w*(?=\s*\()", ByWord("nf", _RESERVED)),
    (r"[a-z]\w*", ByWord("n", _RESERVED)),
    (_ATOM, "n"),
    (r"[A-Z]\w*", "nv"),
    (r"\+\+|--|<<|>>|=:=|=/=|==|/=|=<|>=|->|<-|<=|=>|[-+*/=<>!?]", "o"),
    (r"[|:.,;(){}\[\]_@]", "p"),
    (r"\d+#[a-zA-Z\d]+|\d+", "mi"),
    (r"\$(?:\\[\s\S]|[\s\S])", "sc"),
    (r'"', "s", "string"),
)
_TABLE: Final[Table] = {
    "start": (
        (r"^(-)(define)(\()(\w+)", ("p", "ni", "p", "no")),
        (rf"^(-)(record)(\()({_ATOM})", ("p", "ni", "p", "nl")),
        (r"^(-)(\s*)([a-z]\w*)", ("p", "", "ni")),
        *_CODE,
    ),
    "string": (
        (r'"', "s", "-"),
        (r"\\(?:[bdefnrstv'\"\\]|[0-7]{1,3}|\^[a-zA-Z])", "se"),
        (r"~[\d.*]{0,20}[a-zA-Z~#+]", "si"),
        (r'[^"\\~]+|~', "s"),
    ),
}
ERLANG: Final = Machine(_TABLE)
