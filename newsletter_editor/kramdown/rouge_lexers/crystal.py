"""Crystal, which rouge reads much as Ruby."""

from __future__ import annotations

from typing import Final

from newsletter_editor.kramdown.rouge_lexers.machine import Machine, ending, words
from newsletter_editor.kramdown.rouge_lexers.ruby import ruby_code, ruby_states

_KEYWORDS: Final = words(
    """
    BEGIN END alias as begin break case class def defined? do else elsif end ensure for fun if ifdef
    in lib macro next of raise redo rescue retry return super then type undef unless until when
    while yield
    """
)
_PSEUDO: Final = words(
    """
    __FILE__ __LINE__ alias_method attr attr_accessor attr_reader attr_writer catch extend false
    getter include initialize loop module_function new nil private property protected public record
    setter struct throw true
    """
)
_BUILTINS: Final = words(
    """
    abort ancestors at_exit caller chomp chop clone constants display dup eql? equal? eval exec exit
    exit! fail fork format freeze getc gets global_variables gsub gsub! hash id included_modules
    inspect instance_eval instance_method instance_methods is_a? iterator? kind_of? lambda method
    method_missing methods module_eval name object_id open p print printf proc putc puts rand
    readline readlines require scan select self send sleep split sprintf srand sub sub! syscall
    system test to_a to_s trap warn
    """
)
_STATES: Final = ruby_states(
    (
        (ending(r"@\[[^\]\n]*\]", r"\]"), "nd"),
        (r"\{%|%\}|\{\{|\}\}", "p"),
        (
            r"(def|macro)(\s*)(?:([a-zA-Z_][\w:]*)(\.))?"
            r"([a-zA-Z_]\w*[?!]?|\*\*|<<|>>|===?|\[\][?=]?|[-+~!]@|=(?!~)|[-+*/%`&^~<>|])",
            ("k", "", "nc", "o", "nf"),
        ),
        (
            r"(')(\\(?:u\{[0-9a-fA-F]+\}|u[0-9a-fA-F]{4}|[0-7]{1,3}|[^\n'\\]))(')",
            ("s1", "se", "s1"),
        ),
        (r":(?:\*\*|<=>|<<|>>|===?|\[\][=?]?|[-+]@|<=?|>=?|!=?|==?|//?|[-+*%&|^~])", "ss"),
        (r"0x[0-9a-fA-F_]+(?:_[iu]\d+)?", "mh"),
        (r"0o[0-7_]+(?:_[iu]\d+)?", "mo"),
        (r"0b[01_]+(?:_[iu]\d+)?", "mb"),
        (
            r"\d+(?:_\d+)*\.\d+(?:_\d+)*(?:e[-+]?\d+)?(?:_f\d+)?|\d+e[-+]?\d+|\d+(?:_\d+)*_f\d+",
            "mf",
        ),
        (r"\d+(?:_\d+)*(?:_[iu]\d+)?", "mi"),
        (r"@[a-zA-Z_]\w*", "vi"),
        *ruby_code(_KEYWORDS, _PSEUDO, _BUILTINS),
    )
)
_ESCAPE: Final = (r"\\u(?:\{[0-9a-fA-F ]+\}|[0-9a-fA-F]{4})", "se")
CRYSTAL: Final = Machine(
    {
        **_STATES,
        "operand": ((r"%\}", "p", "-"), *_STATES["operand"]),
        "double": (_ESCAPE, *_STATES["double"]),
    }
)
