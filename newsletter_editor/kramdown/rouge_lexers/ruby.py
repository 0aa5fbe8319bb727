"""Ruby."""

from __future__ import annotations

import re
from typing import Any, Final

from newsletter_editor.kramdown.rouge_lexers.machine import (
    Ending,
    Machine,
    Rules,
    Table,
    bare,
    ending,
    quoted,
    words,
)

_KEYWORDS: Final = words(
    """
    BEGIN END alias begin break case class def defined? do else elsif end ensure for if in next
    raise redo rescue retry return super then undef unless until when while yield
    """
)
_PSEUDO: Final = words(
    """
    __FILE__ __LINE__ alias_method attr catch extend false include loop module_function nil private
    protected public throw true
    """
)
_BUILTINS: Final = words(
    """
    __id__ __send__ abort ancestors at_exit attr_accessor attr_reader attr_writer autoload
    autoload? binding block_given? caller class_eval class_variables clone const_defined? const_get
    const_missing const_set constants display dup eql? equal? eval exec exit exit! fail fork format
    freeze frozen? getc gets global_variables gsub gsub! hash id included_modules inspect
    instance_eval instance_method instance_methods instance_of? instance_variable_get
    instance_variable_set instance_variables is_a? iterator? kind_of? lambda load local_variables
    method method_defined? method_missing methods module_eval name object_id open p print printf
    private_class_method private_instance_methods private_method_defined? private_methods proc
    protected_instance_methods protected_method_defined? protected_methods public_class_method
    public_instance_methods public_method_defined? public_methods putc puts rand readline readlines
    require require_relative respond_to? scan select self send set_trace_func singleton_methods
    sleep split sprintf srand sub sub! syscall system taint tainted? test to_a to_s trace_var trap
    untaint untrace_var warn
    """
)
_BRACKETS: Final = (
    *(("round", "(", ")"), ("square", "[", "]"), ("curly", "{", "}"), ("angle", "<", ">")),
    *((name, sign, sign) for name, sign in (("slash", "/"), ("bang", "!"), ("bar", "|"))),
    *((name, sign, sign) for name, sign in (("quote", "'"), ("comma", ","), ("tilde", "~"))),
)
_ESCAPE: Final = (r"\\(?:[0-7]{1,3}|x[0-9a-fA-F]{1,2}|[^\n])", "se")
_FIELD: Final[Rules] = (
    (r"#\{", "si", "field operand"),
    (r"#(?:@@?|\$)[a-zA-Z_]\w*", "si"),
)
_SPACE: Final[Rules] = (
    (ending(r"^=begin\b[\s\S]*?^=end\b", r"^=end\b"), "cm"),
    (r"[ \t\r]+", ""),
    (r"#[^\n]*", "c1"),
)
_EMPTY_MARK: Final = r"(<<[~-]?)(([\"'])\3)"
_MARK: Final = r"(<<[~-]?)(([\"'`]?)([a-zA-Z_]\w*)(?!\w)\3)"


def _percent() -> Rules:
    rules: list[tuple[str, str, str]] = []
    for name, start, _ in _BRACKETS:
        sign = re.escape(start)
        rules += [
            (rf"%r{sign}", "sr", f"=pattern_{name}"),
            (rf"%[QWIx]{sign}", "sx", f"=words_{name}"),
            (rf"%[qwis]?{sign}", "sx", f"=plain_{name}"),
        ]
    return rules


def ruby_code(keywords: str, pseudo: str, builtins: str) -> Rules:
    """Code with these words, as of `words`."""
    return (
        (r"__END__[\s\S]*", "cp"),
        *_SPACE,
        (r"\n\s*", "", "operand"),
        *(
            (
                ending(
                    rf"{mark}([^\n]*)(\n(?:[\s\S]*?\n)?)({indent}{name}[ \t\r]*)(?=\n|\Z)", r"\n"
                ),
                ("o", "no", None, *names, "@root", "@here", "no"),
                "operand",
            )
            for mark, name, names in ((_MARK, r"\4", (None,)), (_EMPTY_MARK, "", ()))
            for mark, indent in (
                (mark.replace("[~-]?", "[~-]"), r"[ \t]*"),
                (mark.replace("[~-]?", ""), ""),
            )
        ),
        (ending(_MARK + r"([^\n]*)(\n[\s\S]*)", r"\n"), ("o", "no", None, None, "@root", "@here")),
        (_EMPTY_MARK, ("o", "no", None)),
        (_MARK, ("o", "no", None, None)),
        (r'"', "s2", "double"),
        *quoted("'", "s1"),
        (r"`", "sb", "backticks"),
        (r"::", "o", "colons"),
        (r':"', "ss", "symbol"),
        (ending(r":'(?:\\[\s\S]|[^'\\])*'", bare("'")), "ss"),
        (r":(?:@@?)?[a-zA-Z_]\w*[?!]?", "ss"),
        (r":(?:\*\*|<=>|<<|>>|===?|\[\]=?|[-+]@|<=?|[/%&|^`~])", "ss"),
        (r"(?<![\w.])[a-z_]\w*[?!]?:\s+", "ss", "operand"),
        (r"0[xX][0-9a-fA-F_]+", "mh"),
        (r"0[bB][01_]+", "mb"),
        (r"0[0-7_]+", "mo"),
        (r"\d[\d_]*\.\d[\d_]*(?:[eE][-+]?\d+)?|\d[\d_]*[eE][-+]?\d+", "mf"),
        (r"\d[\d_]*", "mi"),
        (
            r"(def)(\s+)(?:([a-zA-Z_][\w:]*)(\.))?"
            r"([a-zA-Z_]\w*[?!]?|\*\*|<<|>>|===?|\[\]=?|[-+~!]@|=(?!~)|[-+*/%`&^~<>|])",
            ("k", "", "nc", "o", "nf"),
        ),
        (r"(class)(\s+)([A-Z]\w*::[\w:]*)", ("k", "", "nc"), "class"),
        (r"(class)(\s+)([A-Z]\w*)", ("k", "", "nc")),
        (r"(module)(\s+)([a-zA-Z][\w:]*)", ("k", "", "nn")),
        (r"(\.)(\s*)([a-z_]\w*[?!]?|[%&*+,\-/<=>\[^`~])", ("p", "", "nf"), "behind_name"),
        (rf"(?:{keywords})(?!\w)", "k", "operand"),
        (rf"(?:{pseudo})(?!\w)", "kp", "behind_name"),
        (rf"(?:{builtins})(?!\w)", "nb", "behind_name"),
        (r"[A-Z]\w*", "no", "behind_name"),
        (r"[a-z_]\w*[?!]", "n", "operand"),
        (r"[a-z_]\w*", "n", "behind_name"),
        (r"@@[a-z_]\w*", "vc"),
        (r"@[a-z_]\w*", "vi"),
        (r"\$(?:[a-zA-Z_]\w*|-\w|\d+|[!@&`'+~=/\\,;.<>_*$?:\"])", "vg"),
        (
            r"<=>|===?|=~|!~|\*\*=?|<<=?|>>=?|&&=?|\|\|=?|=>|\.\.\.?|[-+*/%&|^<>=!~]=?|->",
            "o",
            "operand",
        ),
        (r"\.", "o", "operand"),
        (r"[(,\[{;:?\\]", "p", "operand"),
        (r"[)\]}]", "p"),
    )


def ruby_states(code: Rules) -> Table:
    """All states for such code."""
    return {
        "start": ((r"", "", "=root operand"),),
        "root": code,
        "operand": (
            *_SPACE,
            (r"\n\s*", ""),
            (r"/", "sr", "=pattern"),
            (r"\?(?:\\\S|[^\s\\])(?!\w)", "sc", "-"),
            *_percent(),
            (r"(%r([^\w\t\n\r\f\v])(?:\\[\s\S]|(?!\2)[^\\])*\2[mixounse]*)", ("sr", None), "-"),
            (r"(%[QWIxqwis]?([^\w\t\n\r\f\v])(?:\\[\s\S]|(?!\2)[^\\])*\2)", ("sx", None), "-"),
            (r"", "", "-"),
        ),
        # What stands behind a space here, and before none, is a method's first argument.
        "behind_name": (
            (r"([ \t]+)(?=[/%][^\s=])", ("",), "=operand"),
            (r"", "", "-"),
        ),
        "colons": (
            (r"[a-z_]\w*[?!]?", "n", "-"),
            (r"", "", "-"),
        ),
        # Rouge takes a constant behind a class's name of several parts for one more.
        "class": (
            (r"(\s+)([A-Z]\w*(?:::\w*)+)", ("", "nc")),
            (r"(\s+)([A-Z]\w*)", ("", "nc"), "-"),
            (r"", "", "-"),
        ),
        "field": ((r"\}", "si", "-"), *code),
        "double": ((r'"', "s2", "-"), *_FIELD, _ESCAPE, (r'[^"\\#]+|[#\\]', "s2")),
        "backticks": ((r"`", "sb", "-"), *_FIELD, _ESCAPE, (r"[^`\\#]+|[#\\]", "sb")),
        "symbol": ((r'"', "ss", "-"), *_FIELD, _ESCAPE, (r'[^"\\#]+|[#\\]', "ss")),
        "here": (*_FIELD, _ESCAPE, (r"[^\\#]+|[#\\]", "sh")),
        "pattern": ((r"/[mixounse]*", "sr", "-"), *_FIELD, (r"\\[\s\S]|[^/\\#]+|[#\\]", "sr")),
        **{
            f"{kind}_{name}{inner}": (
                (
                    re.escape(end) + ("[mixounse]*" if kind == "pattern" and not inner else ""),
                    css,
                    "-",
                ),
                *(() if start == end else ((re.escape(start), css, f"{kind}_{name}_inner"),)),
                *(_FIELD if kind != "plain" else ()),
                (rf"\\[\\{re.escape(start + end)}]", "se"),
                *((_ESCAPE,) if kind != "plain" else ()),
                (rf"[^\\#{re.escape(start + end)}]+|[#\\]", css),
            )
            for kind, css in (("pattern", "sr"), ("words", "sx"), ("plain", "sx"))
            for name, start, end in _BRACKETS
            for inner in ("", "_inner")
        },
    }


RUBY_CODE: Final = ruby_code(_KEYWORDS, _PSEUDO, _BUILTINS)
RUBY_STATES: Final = ruby_states(RUBY_CODE)
RUBY: Final = Machine(RUBY_STATES)


_ANY_SCRIPT: Final = {
    r"[a-zA-Z_]\w*": r"(?u:[^\W\d]\w*)",
    r"[a-z_]\w*": r"(?u:[^\W\dA-ZÀ-ÖØ-Þ]\w*)",
    r"[A-Z]\w*": r"(?u:[A-ZÀ-ÖØ-Þ]\w*)",
    r"[a-zA-Z][\w:]*": r"(?u:[^\W\d][\w:]*)",
    r"(?!\w)": r"(?!(?u:\w))",
}


def _of_any_script(rules: Rules) -> Rules:
    """With names of any letters, and the words for `and` and its like operators."""
    changed: list[Any] = [(r"(?:not|and|or)\b", "ow", "operand")]
    for pattern, *rest in rules:
        wider = str(pattern)
        for ascii_only, any_script in _ANY_SCRIPT.items():
            wider = wider.replace(ascii_only, any_script)
        known = ending(wider, pattern.end) if isinstance(pattern, Ending) else wider
        changed.append((known, *rest))
    return changed


RUBY_4: Final = Machine(ruby_states(_of_any_script(RUBY_CODE)))
