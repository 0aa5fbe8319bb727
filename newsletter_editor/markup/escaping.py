"""Text as Markdown that says just that text, when kramdown and Liquid have read it.

The signs are those of kramdown's syntax page, section "Automatic and Manual Escaping", and GitHub's
tilde. Quotes and dots are left to kramdown's typography, which says the same in better type.
"""

from __future__ import annotations

import re

_SIGN = r"""
    \\ (?P<last>$)?
    | [*`|]
    | (?<![^\W_])_ | _(?![^\W_])    # within a word it is no emphasis
    | ~(?=~) | (?<=~)~
    | -(?=-) | (?<=-)-              # would be joined to a dash
    | \$(?=\$) | (?<=\$)\$
    | <(?=[^\W\d]|[/!?:<]|$) | (?<=<)<      # kramdown's names of tags are XML's
    | >(?=>) | (?<=>)>
    | &(?=\#?\w+;)
    | \{(?=[:{%#]|$) | (?<=\{)[{%]
    | \[
    | \](?=[(\[:{]|$)
"""
_SIGNS = re.compile(_SIGN, re.VERBOSE)
_SIGNS_IN_LABEL = re.compile(_SIGN + r"| \]", re.VERBOSE)
_BRACKETED = re.compile(r"\[[^\^\[\]\n!][^\[\]\n]*\](?![(\[:{]|$)")
_END_RAW = re.compile(r"\{%(?=-?\s*endraw)")
_LINE_START = re.compile(
    r"""
    (?P<sign> \#{1,6} | > | [-+](?=[ \t]|$) | :(?=[ \t]) | =(?==*[ \t]*$) )
    | (?P<number> \d+ ) (?P<point> \. (?=[ \t]|$) )
    | (?P<label> \[ [^\]\n]+ \] ) (?P<colon> : )
    | (?P<caret> \^ (?=[ \t]*$) )
    """,
    re.VERBOSE,
)


def escaped(text: str, *, in_label: bool = False, in_table: bool = False) -> str:
    """A text within a line; `in_label` for what stands in the brackets of a link."""
    kept = set() if in_label else {at.start() for at in _BRACKETED.finditer(text)}

    def escape(match: re.Match[str]) -> str:
        sign = match[0]
        if sign == "\\" and match["last"] is not None:
            # Two of them at the end of a line would break it.
            return "&#92;"
        if sign in "&<":
            return "&amp;" if sign == "&" else "&lt;"
        if sign == "`" and in_table:
            # Two escaped ones would still be code to who looks for the ends of cells.
            return "&#96;"
        if sign == "]" and in_label and text.startswith(":", match.end()):
            # A definition of a link is looked for before any backslash is taken away.
            return "&#93;"
        if sign == "%":
            # Liquid looks for it before kramdown takes any backslash away.
            return "&#37;"
        if sign == "[" and match.start() in kept:
            return sign
        return "\\" + sign

    return (_SIGNS_IN_LABEL if in_label else _SIGNS).sub(escape, text)


def escaped_start(line: str) -> str:
    """A line, written otherwise already, so that its beginning makes no block of it."""
    match = _LINE_START.match(line)
    if match is None:
        return line
    if match["caret"]:
        return "&#94;" + line[1:]
    at = match.end() - 1 if match["point"] or match["colon"] else 0
    return f"{line[:at]}\\{line[at:]}"


def code_span(code: str) -> str:
    """Code within a line, whatever signs are in it."""
    if any(sign in code for sign in ("|", "]:", "~~")):
        # Who looks for ends of cells, definitions of links or what is struck out knows no code.
        signs: dict[str, str | int | None] = {
            "&": "&amp;",
            "<": "&lt;",
            ">": "&gt;",
            "|": "&#124;",
            "{": "&#123;",
        }
        signs |= {sign: f"&#{ord(sign)};" for sign in "\\*_`[]~$'\"-."}
        return f"<code>{code.translate(str.maketrans(signs))}</code>"
    fence = "`" * (max(map(len, re.findall("`+", code)), default=0) + 1)
    pad = " " if code.startswith("`") or code.endswith("`") else ""
    return without_liquid(f"{fence}{pad}{code}{pad}{fence}")


def without_liquid(code: str, around: str = "") -> str:
    """Code in which Jekyll leaves tags and variables of Liquid alone; `around` parts it from what
    says so."""
    if "{{" not in code and "{%" not in code:
        return code
    # Only this tag would end what is left alone, so its beginning is said by a variable.
    inner = _END_RAW.sub('{% endraw %}{{ "{%" }}{% raw %}', code)
    return f"{{% raw %}}{around}{inner}{around}{{% endraw %}}"


def address(url: str) -> str:
    """An address as it can stand between the round brackets of a link."""
    written = url.strip()
    is_even = re.fullmatch(r"[^()]*(?:\([^()]*\)[^()]*)*", written) is not None
    for sign in ' <>"|\\`*{}\n\t' + ("" if is_even else "()"):
        written = written.replace(sign, f"%{ord(sign):02X}")
    return written
